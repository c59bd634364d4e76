// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "support/test_registry.h"
#include "token_world.h"

using namespace signalbox;
using namespace signalbox::sim;
using namespace signalbox::test;

namespace {

const QByteArray deposit = "0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c";
const QByteArray withdrawal = "0x7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65";
const QByteArray issue = "0xcb8241adb0c3fdb35b70c24ce35c5eb0c17af7431c99f827d44a445ca624176a";
const QByteArray redeem = "0x702d5967f45f6513a38ffc42d6ba9bf230bd40e8f53b16363c7eb4fd2deb9a44";
const QByteArray blackFunds = "0x61e6e66b0d6339b2980aecc6ccc0039736791f0ccde9ed512e789a7fbdd698c6";

class TokenKindsTest : public QObject {
    Q_OBJECT

    static QJsonArray logsOf(TokenWorld& world, const QByteArray& topic)
    {
        return world.rpc
            .call(u"eth_getLogs"_qs, {QJsonObject{{u"fromBlock"_qs, u"0x0"_qs},
                                                  {u"toBlock"_qs, u"latest"_qs},
                                                  {u"topics"_qs, QJsonArray{QString::fromLatin1(topic)}}}})
            .toArray();
    }

    /// The logs of an event are in the blooms, by which the filter finds them, and in the receipts.
    static void hasRealLogs(TokenWorld& world, const QByteArray& topic)
    {
        const QJsonArray logs = logsOf(world, topic);
        QVERIFY2(!logs.isEmpty(), topic.constData());
        const auto receipt =
            world.rpc.call(u"eth_getTransactionReceipt"_qs, {logs.first()[u"transactionHash"]}).toObject();
        QVERIFY(receipt[u"logs"].toArray().contains(logs.first()));
    }

    static void compare(TokenWorld& world, const TokenWorld::Sums& sums, const QJsonValue& at)
    {
        for (const auto& [holder, sum] : sums)
            if (holder != Bytes20{})
                QCOMPARE(world.balance(holder, at).toHex(), wordBytes(sum).toHex());
    }

private Q_SLOTS:
    void wrappedTokensDepositAndWithdraw()
    {
        SimSpec spec = TokenWorld::spec(TokenKind::Wrapped);
        spec.tokens[0].minted = 1'000'000'000'000'000;
        TokenWorld world(spec);
        for (const Height at : {1, 200, 300}) {
            auto sums = world.sums(at);
            QVERIFY(!sums.contains(Bytes20{}));  // WETH9 mints without a Transfer
            qint64 supply = 0;
            for (const auto& log : world.logs(at)) {
                const qint64 sign = log.topic == deposit ? 1 : log.topic == withdrawal ? -1 : 0;
                sums[log.addresses.at(0)] += sign * log.words.at(0);
                supply += sign * log.words.at(0);
            }
            compare(world, sums, toQuantity(quint64(at)));
            QCOMPARE(world.supply(toQuantity(quint64(at))), wordBytes(supply));
        }
        hasRealLogs(world, deposit);
        hasRealLogs(world, withdrawal);
        QCOMPARE(logsOf(world, deposit).first()[u"topics"].toArray().size(), 2);
    }

    void rebasingTokensGrowWithoutEvents()
    {
        SimSpec spec = TokenWorld::spec(TokenKind::Rebasing);
        const Bytes20 holder{9};
        spec.openings = {{{}, holder, 5'000'000}};
        TokenWorld world(spec);
        for (const auto& [at, balance] : std::map<int, qint64>{
                 {0, 5'000'000}, {99, 5'000'000}, {100, 5'005'000}, {199, 5'005'000}, {200, 5'010'000}})
            QCOMPARE(world.balance(holder, toQuantity(quint64(at))), wordBytes(balance));
        QVERIFY(!world.sums(300).contains(holder));
        // A transfer moves what it says, to a unit.
        const auto sums = world.sums(99);
        for (const auto& [other, sum] : sums) {
            const auto told = qint64(world.balance(other, u"0x63"_qs).right(8).toHex().toULongLong(nullptr, 16));
            QVERIFY(qAbs(told - sum) <= 1);
        }
        const auto drifted = world.sums(300);
        QVERIFY(std::any_of(drifted.begin(), drifted.end(),
                            [&](const auto& one) { return world.balance(one.first) != wordBytes(one.second); }));
    }

    void lyingTokensTakeAFee()
    {
        TokenWorld world(TokenWorld::spec(TokenKind::LyingFee));
        auto sums = world.sums(300);
        for (const auto& log : world.logs(300)) {
            sums[log.addresses.at(1)] -= log.words.at(0) / 100;
            sums[world.token().owner] += log.words.at(0) / 100;
        }
        QVERIFY(sums[world.token().owner] > 0);
        compare(world, sums, u"latest"_qs);
        QCOMPARE(world.bytes(world.token().address, QByteArray::fromHex("8da5cb5b")), wordBytes(world.token().owner));
    }

    void phantomTransfersMoveNothing()
    {
        TokenWorld world(TokenWorld::spec(TokenKind::Phantom));
        const auto sums = world.sums(300);
        QVERIFY(sums.size() > 20);
        for (const auto& [holder, sum] : sums)
            QCOMPARE(world.balance(holder), wordBytes(qint64(0)));
    }

    void brokenBalances()
    {
        SimSpec spec = TokenWorld::spec(TokenKind::Reverting);
        spec.tokens.resize(3, spec.tokens[0]);
        spec.tokens[1].kind = TokenKind::Short;
        spec.tokens[2].kind = TokenKind::Zero;
        TokenWorld world(spec);
        const auto sums = world.sums(300, 1);
        const QByteArray input = TokenWorld::balanceInput(sums.begin()->first);
        const QJsonValue error = world.answer(world.token().address, input)[u"error"];
        QCOMPARE(error[u"code"].toInt(), 3);
        QCOMPARE(error[u"message"].toString(), u"execution reverted"_qs);
        QCOMPARE(error[u"data"].toString(), u"0x"_qs);
        QCOMPARE(world.supply(), wordBytes(qint64(0)));
        QCOMPARE(world.bytes(world.token(1).address, input), wordBytes(sums.begin()->second) + '\0');
        QCOMPARE(world.bytes(world.token(2).address, input), QByteArray());
    }

    void issuingTokensMoveBySpecialEvents()
    {
        SimSpec spec = TokenWorld::spec(TokenKind::Issuing);
        spec.tokens[0].minted = 10'000'000'000'000;
        TokenWorld world(spec);
        const Bytes20 owner = world.token().owner;
        const auto wanted = [&](Height at) {
            auto sums = world.sums(at);
            for (const auto& log : world.logs(at))
                if (log.topic == issue)
                    sums[owner] += log.words.at(0);
                else if (log.topic == redeem)
                    sums[owner] -= log.words.at(0);
            return sums;
        };
        Bytes20 black{};
        for (const auto& json : logsOf(world, blackFunds)) {
            const QString data = json[u"data"].toString();
            black = *hex::address(u"0x"_qs + data.mid(26, 40));
            const quint64 at = fromQuantity(json[u"blockNumber"]);
            const QByteArray amount = QByteArray::fromHex(data.mid(66).toLatin1());
            QCOMPARE(world.balance(black, toQuantity(at - 1)), amount);
            QCOMPARE(world.balance(black, toQuantity(at)), wordBytes(qint64(0)));
        }
        QVERIFY(black != Bytes20{});
        QVERIFY(wanted(300)[owner] > 0);
        QVERIFY(world.sums(300)[owner] < 0);  // as its Transfer events alone say
        for (const Height at : {100, 300})
            for (const auto& [holder, sum] : wanted(at)) {
                const QByteArray balance = world.balance(holder, toQuantity(quint64(at)));
                QVERIFY(holder == Bytes20{} || balance == wordBytes(sum) || balance == wordBytes(qint64(0)));
            }
        for (const QByteArray& topic : {issue, redeem, blackFunds})
            hasRealLogs(world, topic);
        world.chain->reorg(40);  // the events are the same on each branch
        QCOMPARE(world.balance(owner), wordBytes(wanted(301)[owner]));
    }

    void textsMayBeHostile()
    {
        SimSpec spec = TokenWorld::spec();
        spec.tokens.resize(4, spec.tokens[0]);
        spec.tokens[0].symbol = "MKR";
        spec.tokens[0].wordTexts = true;
        spec.tokens[1].symbol = QByteArray("\x1b[31m\n\0\xff", 8);
        spec.tokens[1].decimals = -1;
        spec.tokens[2].symbol = QByteArray(10'000, 'S');
        spec.tokens[2].decimals = 255;
        TokenWorld world(spec);
        const QByteArray symbol = QByteArray::fromHex("95d89b41"), decimals = QByteArray::fromHex("313ce567");
        QCOMPARE(world.bytes(world.token(0).address, symbol), QByteArray("MKR") + QByteArray(29, '\0'));
        QCOMPARE(world.bytes(world.token(1).address, symbol),
                 wordBytes(qint64(32)) + wordBytes(qint64(8)) + spec.tokens[1].symbol + QByteArray(24, '\0'));
        QCOMPARE(world.refusal(world.token(1).address, decimals), u"execution reverted"_qs);
        QCOMPARE(world.bytes(world.token(2).address, symbol).mid(64, 10'000), spec.tokens[2].symbol);
        QCOMPARE(world.bytes(world.token(2).address, decimals), wordBytes(qint64(255)));
    }

    void kindsHaveNames()
    {
        for (const QByteArray& name : tokenKindNames().split(',')) {
            const auto kind = tokenKind(name.trimmed());
            QVERIFY(kind);
            QCOMPARE(nameOf(*kind), name.trimmed());
        }
        QVERIFY(!tokenKind("other"));
    }
};

}  // namespace

SIGNALBOX_TEST(TokenKindsTest)

#include "token_kinds_test.moc"
