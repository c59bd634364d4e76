// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/timeline.h"

#include <QDateTime>
#include <QTest>

#include "sim/chain.h"
#include "support/rpc_client.h"
#include "support/sim_process.h"
#include "support/test_registry.h"
#include "token_world.h"

using namespace signalbox;
using namespace signalbox::sim;
using namespace signalbox::test;

namespace {

class TimelineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksAreEvenlySpacedByDefault()
    {
        SimSpec spec = TokenWorld::spec();
        spec.blockSeconds = 0.4;
        const SimChain chain(spec);
        for (const Height at : {0, 1, 4, 299})
            QCOMPARE(chain.ref(at).timestamp, 1'700'000'000 + qint64(double(at) * 0.4));
    }

    void fewBlocksCoverManyDays()
    {
        SimSpec spec = TokenWorld::spec(TokenKind::Plain, 3'000);
        spec.genesisTime = 0;
        spreadOver(spec, 120);
        QCOMPARE(spec.sparseBlocks, Height(1'500));  // the newest hour has 1,800 blocks, more than half
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        const SimChain chain(spec);
        QVERIFY(qAbs(chain.ref(3'000).timestamp - now) <= 2);
        QCOMPARE(chain.ref(1'500).timestamp - chain.ref(0).timestamp, qint64(120 * 86'400));
        QCOMPARE(chain.ref(3'000).timestamp - chain.ref(1'500).timestamp, qint64(3'000));
        for (Height at = 1; at <= 3'000; at += 7)
            QVERIFY(chain.ref(at).timestamp > chain.ref(at - 1).timestamp);
    }

    void theProgramHasOptions()
    {
        const SimProcess sims(1, {u"--history"_qs, u"300"_qs, u"--block-time"_qs, u"0"_qs, u"--days"_qs, u"30"_qs,
                                  u"--token-kind"_qs, u"phantom"_qs, u"--token-kind"_qs, u"issuing"_qs, u"--funded"_qs,
                                  u"--opening"_qs, u"9"_qs, u"--no-archive"_qs, u"--no-multicall"_qs});
        RpcClient rpc(sims.chains().front().port());
        const auto time = [&](const QString& at) {
            return qint64(fromQuantity(rpc.call(u"eth_getBlockByNumber"_qs, {at, false})[u"timestamp"]));
        };
        QCOMPARE(time(u"0x96"_qs) - time(u"0x0"_qs), qint64(30 * 86'400));
        QVERIFY(rpc.tryCall(u"eth_getCode"_qs, {hex::text(Bytes20{1}), u"0x1"_qs})[u"error"][u"message"]
                    .toString()
                    .startsWith(u"missing trie node"));
        QCOMPARE(
            rpc.call(u"eth_getCode"_qs, {u"0xcA11bde05977b3631167028862bE2a173976CA11"_qs, u"latest"_qs}).toString(),
            u"0x"_qs);
        SimSpec same;  // the program's tokens, made from its seed
        same.history = 0;
        same.tokens.resize(4);
        const SimChain tokens(same);
        const auto ask = [&](std::size_t index, const QByteArray& data) {
            const QJsonObject call{{u"to"_qs, hex::text(tokens.spec().tokens.at(index).address)},
                                   {u"data"_qs, QString::fromLatin1("0x" + data.toHex())}};
            return rpc.call(u"eth_call"_qs, {call, u"latest"_qs}).toString();
        };
        QVERIFY(QByteArray::fromHex(ask(2, QByteArray::fromHex("95d89b41")).mid(2).toLatin1()).contains("PHAN"));
        QVERIFY(QByteArray::fromHex(ask(3, QByteArray::fromHex("95d89b41")).mid(2).toLatin1()).contains("ISSU"));
        QCOMPARE(ask(2, QByteArray::fromHex("18160ddd")),
                 QString::fromLatin1("0x" + wordBytes(qint64(9 * 2'000)).toHex()));
    }
};

}  // namespace

SIGNALBOX_TEST(TimelineTest)

#include "timeline_test.moc"
