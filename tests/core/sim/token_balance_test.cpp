// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "sim/tokens/amount.h"
#include "sim/tokens/funding.h"
#include "sim/tokens/token_ledger.h"
#include "support/test_registry.h"
#include "token_world.h"

using namespace signalbox;
using namespace signalbox::sim;
using namespace signalbox::test;

namespace {

class TokenBalanceTest : public QObject {
    Q_OBJECT

    static void compare(TokenWorld& world, Height at)
    {
        const auto sums = world.sums(at);
        QVERIFY(at == 0 || !sums.empty());
        for (const auto& [holder, sum] : sums)
            if (holder != Bytes20{})
                QCOMPARE(world.balance(holder, toQuantity(quint64(at))).toHex(), wordBytes(sum).toHex());
    }

private Q_SLOTS:
    void balancesAreTheSumsOfTransfers()
    {
        TokenWorld world(TokenWorld::spec());
        for (const Height at : {300, 1, 57, 255, 256, 257, 256, 299})
            compare(world, at);
        const auto [holder, sum] = *world.sums(300).begin();
        QCOMPARE(world.balance(holder), wordBytes(sum));
        world.chain->mine(3);
        compare(world, 303);
        QCOMPARE(world.balance(Bytes20{1, 2, 3}), wordBytes(qint64(0)));
    }

    void balancesFollowForks()
    {
        TokenWorld world(TokenWorld::spec());
        compare(world, 300);
        compare(world, 298);
        const QString gone = hex::text(world.chain->ref(298).hash);
        const auto before = world.sums(298);
        world.chain->reorg(50);
        QVERIFY(world.sums(298) != before);
        for (const Height at : {298, 301, 250, 251, 256})
            compare(world, at);
        const Bytes20 holder = before.begin()->first;
        const QJsonObject block{{u"blockHash"_qs, gone}};
        QCOMPARE(world.refusal(world.token().address, TokenWorld::balanceInput(holder), block),
                 u"header for hash not found"_qs);
    }

    void blocksAreNamedInEveryForm()
    {
        TokenWorld world(TokenWorld::spec());
        const Bytes20 holder = world.sums(300).begin()->first;
        const auto at = [&](Height height) { return world.balance(holder, toQuantity(quint64(height))); };
        QCOMPARE(world.balance(holder, u"latest"_qs), at(300));
        QCOMPARE(world.balance(holder, u"safe"_qs), at(268));
        QCOMPARE(world.balance(holder, u"finalized"_qs), at(236));
        const QString hash = hex::text(world.chain->ref(99).hash);
        QCOMPARE(world.balance(holder, hash), at(99));
        QCOMPARE(world.balance(holder, QJsonObject{{u"blockHash"_qs, hash}, {u"requireCanonical"_qs, true}}), at(99));
        QCOMPARE(world.balance(holder, QJsonObject{{u"blockNumber"_qs, u"0x63"_qs}}), at(99));
    }

    void unknownBlocksAreRefused()
    {
        SimSpec spec = TokenWorld::spec();
        spec.tags = false;
        spec.tokens[0].createdAt = 100;
        TokenWorld world(spec);
        const auto refusal = [&](const QJsonValue& block) {
            return world.refusal(world.token().address, TokenWorld::balanceInput({}), block);
        };
        QCOMPARE(refusal(u"0x12d"_qs), u"header not found"_qs);
        QCOMPARE(refusal(QString(u"0x"_qs + QString(64, u'7'))), u"header for hash not found"_qs);
        QCOMPARE(refusal(u"finalized"_qs), u"finalized block not found"_qs);
        QVERIFY(refusal(u"-1"_qs).startsWith(u"invalid argument"));
        QCOMPARE(world.balance({}, u"0x63"_qs), QByteArray());  // an address without code
        QCOMPARE(world.balance({}, u"0x64"_qs).size(), 32);
        SimFaults faults;
        faults.lagBlocks = 10;
        world.server.setFaults(faults);
        QCOMPARE(refusal(u"0x123"_qs), u"header not found"_qs);
    }

    void oldStatesNeedAnArchive()
    {
        TokenWorld world(TokenWorld::spec());
        SimFaults faults;
        faults.archive = false;
        world.server.setFaults(faults);
        const Bytes20 holder = world.sums(300).begin()->first;
        QCOMPARE(world.balance(holder, toQuantity(300 - 128)).size(), 32);
        const QString said =
            world.refusal(world.token().address, TokenWorld::balanceInput(holder), toQuantity(300 - 129));
        QVERIFY2(said.startsWith(u"missing trie node "), qPrintable(said));
    }

    void mintsKeepBalancesPositive()
    {
        SimSpec spec = TokenWorld::spec();
        spec.tokens = defaultTokens(enoughMinted(spec, 300));
        TokenWorld world(spec);
        qint64 minted = 0;
        for (const auto& log : world.logs(1))
            if (log.addresses.at(0) == Bytes20{})
                minted += log.words.at(0);
        QVERIFY(minted > 0);
        QCOMPARE(world.supply(), wordBytes(minted));
        QCOMPARE(world.supply(u"0x1"_qs), wordBytes(minted));
        for (const Height at : {1, 150, 300}) {
            const auto sums = world.sums(at);
            QCOMPARE(sums.size(), std::size_t(41));
            for (const auto& [holder, sum] : sums)
                QVERIFY(sum >= 0 || holder == Bytes20{});
            compare(world, at);
        }
    }

    void openingsAreOfNoEvent()
    {
        SimSpec spec = TokenWorld::spec();
        const Bytes20 rich{7};
        spec.openings = {{{}, {}, 5'000}, {{}, rich, 70}};
        TokenWorld world(spec);
        QCOMPARE(world.balance(rich), wordBytes(qint64(70)));
        QCOMPARE(world.supply(), wordBytes(qint64(40 * 5'000 + 70)));
        const auto sums = world.sums(300);
        for (const auto& [holder, sum] : sums) {
            QCOMPARE(world.balance(holder, u"0x0"_qs), wordBytes(qint64(5'000)));
            QCOMPARE(world.balance(holder), wordBytes(5'000 + sum));
        }
    }

    void oddLogsMoveWhatTheySay()
    {
        SimSpec spec = TokenWorld::spec();
        spec.oddShare = 0.3;
        TokenWorld world(spec);
        std::map<Bytes20, U256> sums;
        for (Height at = 1; at <= 300; ++at) {
            const auto content = world.chain->content(at);
            for (const SimLog& log : content->logs) {
                if (log.topics.size() != 3 || log.data.size() != 32 || log.topics[1][0] != 0)
                    continue;
                const U256 value = U256::fromWord(reinterpret_cast<const std::uint8_t*>(log.data.constData()));
                const auto side = [&](std::size_t i) -> U256& {
                    Bytes20 holder;
                    std::copy_n(log.topics[i].begin() + 12, 20, holder.begin());
                    return sums[holder];
                };
                side(1) = minus(side(1), value);
                side(2) = plus(side(2), value);
            }
        }
        for (const auto& [holder, sum] : sums)
            QCOMPARE(U256::fromWord(reinterpret_cast<const std::uint8_t*>(world.balance(holder).constData())), sum);
    }

    void longChainsAreReadAtAnyBlock()
    {
        SimSpec spec = TokenWorld::spec(TokenKind::Plain, 20'000);
        spec.transfersPerBlock = 1;
        spec.tokens[0].minted = 1'000'000'000;
        const SimChain chain(spec);
        const SimToken& token = chain.spec().tokens.front();
        std::map<Height, U256> wanted;
        Bytes20 holder;
        const auto first = chain.content(1)->logs.at(0).topics.at(2);
        std::copy_n(first.begin() + 12, 20, holder.begin());
        U256 sum;
        for (Height at = 1; at <= 20'000; ++at) {
            const auto content = chain.content(at);
            for (const SimLog& log : content->logs) {
                const U256 value = U256::fromWord(reinterpret_cast<const std::uint8_t*>(log.data.constData()));
                if (log.topics[1] == wordOf(holder))
                    sum = minus(sum, value);
                if (log.topics[2] == wordOf(holder))
                    sum = plus(sum, value);
            }
            wanted[at] = sum;
        }
        for (const Height at : {20'000, 3, 511, 512, 513, 19'999, 10'240, 10'241, 300, 20'000})
            QCOMPARE(chain.ledger(at)->balance(token, holder), wanted[at]);
        QVERIFY(!chain.ledger(20'001));
    }
};

}  // namespace

SIGNALBOX_TEST(TokenBalanceTest)

#include "token_balance_test.moc"
