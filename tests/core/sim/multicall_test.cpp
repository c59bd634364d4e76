// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/tokens/multicall.h"

#include <QTest>

#include "support/test_registry.h"
#include "token_world.h"

using namespace signalbox;
using namespace signalbox::sim;
using namespace signalbox::test;

namespace {

struct Wanted {
    Bytes20 target;
    bool allowFailure;
    QByteArray data;
};

QByteArray word(qint64 number)
{
    return wordBytes(number);
}

QByteArray input(const std::vector<Wanted>& calls)
{
    QByteArray offsets, content;
    for (const Wanted& call : calls) {
        offsets += word(qint64(calls.size()) * 32 + content.size());
        content += wordBytes(call.target) + word(call.allowFailure) + word(96) + word(call.data.size()) + call.data +
                   QByteArray((32 - call.data.size() % 32) % 32, '\0');
    }
    return QByteArray::fromHex("82ad56cb") + word(32) + word(qint64(calls.size())) + offsets + content;
}

struct Got {
    bool success;
    QByteArray data;
    bool operator==(const Got&) const = default;
};

std::vector<Got> results(const QByteArray& answer)
{
    const auto number = [&](qsizetype at) { return answer.mid(at + 24, 8).toHex().toLongLong(nullptr, 16); };
    std::vector<Got> all;
    for (qint64 i = 0; i < number(32); ++i) {
        const qsizetype at = 64 + number(64 + 32 * i);
        const qsizetype bytes = at + number(at + 32);
        all.push_back({number(at) == 1, answer.mid(bytes + 32, number(bytes))});
    }
    return all;
}

class MulticallTest : public QObject {
    Q_OBJECT

    static SimSpec spec()
    {
        SimSpec spec = TokenWorld::spec();
        spec.tokens.resize(2, spec.tokens[0]);
        spec.tokens[1].kind = TokenKind::Reverting;
        return spec;
    }

private Q_SLOTS:
    void answersManyCallsAtOneBlock()
    {
        TokenWorld world(spec());
        const Bytes20 token = world.token(0).address, broken = world.token(1).address;
        std::vector<Wanted> calls;
        std::vector<Got> wanted;
        for (const auto& [holder, sum] : world.sums(200)) {
            calls.push_back({token, true, TokenWorld::balanceInput(holder)});
            wanted.push_back({true, wordBytes(sum)});
        }
        calls.push_back({broken, true, TokenWorld::balanceInput({})});
        wanted.push_back({false, {}});
        calls.push_back({token, false, QByteArray::fromHex("95d89b41")});
        wanted.push_back({true, world.bytes(token, QByteArray::fromHex("95d89b41"))});
        calls.push_back({Bytes20{5}, false, TokenWorld::balanceInput({})});  // an address without code
        wanted.push_back({true, {}});
        calls.push_back({multicallAddress, false, QByteArray::fromHex("42cbb15c")});  // getBlockNumber()
        wanted.push_back({true, word(200)});
        calls.push_back({multicallAddress, false, input({{token, true, {}}})});
        wanted.push_back({true, word(32) + word(1) + word(32) + word(0) + word(64) + word(0)});
        const QByteArray answer = world.bytes(multicallAddress, input(calls), u"0xc8"_qs);
        QVERIFY(results(answer) == wanted);
        QCOMPARE(results(world.bytes(multicallAddress, input({}))).size(), std::size_t(0));
    }

    void encodesAsTheContractDoes()
    {
        TokenWorld world(spec());
        const QByteArray answer =
            world.bytes(multicallAddress, input({{world.token(0).address, false, QByteArray::fromHex("313ce567")},
                                                 {world.token(1).address, true, TokenWorld::balanceInput({})}}));
        QCOMPARE(answer.toHex(), (word(32) + word(2) + word(0x40) + word(0xc0) + word(1) + word(0x40) + word(32) +
                                  word(6) + word(0) + word(0x40) + word(0))
                                     .toHex());
    }

    void failuresThatAreNotAllowedRevertAll()
    {
        TokenWorld world(spec());
        const QJsonValue error = world.answer(
            multicallAddress, input({{world.token(0).address, true, TokenWorld::balanceInput({})},
                                     {world.token(1).address, false, TokenWorld::balanceInput({})}}))[u"error"];
        QCOMPARE(error[u"code"].toInt(), 3);
        QCOMPARE(error[u"message"].toString(), u"execution reverted: Multicall3: call failed"_qs);
        QCOMPARE(error[u"data"].toString().toLatin1(),
                 "0x08c379a0" + (word(32) + word(23)).toHex() +
                     QByteArray("Multicall3: call failed").leftJustified(32, '\0').toHex());
    }

    void malformedArgumentsRevert()
    {
        TokenWorld world(spec());
        const QByteArray good = input({{world.token(0).address, true, TokenWorld::balanceInput({})}});
        QByteArray longer = good;
        longer[4 + 63] = 2;  // two calls, of which there is one
        QByteArray flag = good;
        flag[4 + 32 * 4 + 31] = 2;
        for (const QByteArray& bad : {good.left(60), longer, flag, good.left(good.size() - 33)})
            QCOMPARE(world.refusal(multicallAddress, bad), u"execution reverted"_qs);
        QCOMPARE(world.refusal(multicallAddress, QByteArray::fromHex("01020304")), u"execution reverted"_qs);
    }

    void mayBeMissing()
    {
        SimSpec late = spec();
        late.multicallAt = 100;
        TokenWorld world(late);
        const QByteArray call = input({{world.token(0).address, true, TokenWorld::balanceInput({})}});
        const auto code = [](TokenWorld& of, const QString& at) {
            return of.rpc.call(u"eth_getCode"_qs, {hex::text(multicallAddress), at}).toString();
        };
        QCOMPARE(world.bytes(multicallAddress, call, u"0x63"_qs), QByteArray());
        QCOMPARE(code(world, u"0x63"_qs), u"0x"_qs);
        QVERIFY(!world.bytes(multicallAddress, call, u"0x64"_qs).isEmpty());
        QVERIFY(code(world, u"0x64"_qs).size() > 2);
        late.multicallAt = -1;
        TokenWorld without(late);
        QCOMPARE(without.bytes(multicallAddress, call), QByteArray());
        QCOMPARE(code(without, u"latest"_qs), u"0x"_qs);
    }

    void gasIsLimited()
    {
        TokenWorld world(spec());
        SimFaults faults;
        faults.callGas = 30'000 * 11;
        world.server.setFaults(faults);
        std::vector<Wanted> calls(10, {world.token(0).address, true, TokenWorld::balanceInput({})});
        QCOMPARE(results(world.bytes(multicallAddress, input(calls))).size(), std::size_t(10));
        calls.push_back(calls.front());
        const QJsonValue error = world.answer(multicallAddress, input(calls))[u"error"];
        QCOMPARE(error[u"code"].toInt(), -32000);
        QCOMPARE(error[u"message"].toString(), u"out of gas"_qs);
    }
};

}  // namespace

SIGNALBOX_TEST(MulticallTest)

#include "multicall_test.moc"
