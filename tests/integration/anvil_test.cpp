// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/anvil_node.h"

#include <QElapsedTimer>
#include <QTest>

#include "support/test_registry.h"

using namespace signalbox::test;

namespace {

/// The fixture itself: the properties of the node and the contracts on which the other integration tests rely.
class AnvilTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReorgReplacesLogs()
    {
        AnvilNode node;
        const QString token = deployToken(node);
        emitTransfers(node, token, 5, 2, 10);
        QCOMPARE(node.head(), 6);
        const QJsonObject filter{{u"fromBlock"_qs, u"0x0"_qs}, {u"toBlock"_qs, u"latest"_qs}, {u"address"_qs, token}};
        QCOMPARE(node.rpc().call(u"eth_getLogs"_qs, {filter}).toArray().size(), 101);
        const QString before =
            node.rpc().call(u"eth_getBlockByNumber"_qs, {u"latest"_qs, false}).toObject()[u"hash"].toString();
        node.reorg(3);
        QCOMPARE(node.head(), 6);
        QCOMPARE(node.rpc().call(u"eth_getLogs"_qs, {filter}).toArray().size(), 41);
        QVERIFY(node.rpc().call(u"eth_getBlockByNumber"_qs, {u"latest"_qs, false}).toObject()[u"hash"].toString() !=
                before);
        emitTransfers(node, token, 1, 1, 10, 99);
        QCOMPARE(node.head(), 7);
    }

    void finalizedTrails64Blocks()
    {
        AnvilNode node;
        node.mine(100);
        const auto number = [&](const char* tag) {
            return fromQuantity(
                node.rpc().call(u"eth_getBlockByNumber"_qs, {QString::fromLatin1(tag), false}).toObject()[u"number"]);
        };
        QCOMPARE(number("finalized"), quint64(100 - 64));
        QCOMPARE(number("safe"), quint64(100 - 32));
    }

    void emitsEveryRegistryLayout()
    {
        AnvilNode node;
        const QString identity = node.deploy(u"IdentityEmitter"_qs);
        const QString reputation = node.deploy(u"ReputationEmitter"_qs);
        const QString owner = node.accounts().first();
        const QString made = node.send(
            identity, contract(u"IdentityEmitter"_qs)
                          .call("register(uint256,address,string)", {number(22), address(owner), text("ipfs://a")}));
        std::vector<QString> feedback;
        for (quint64 shape = 0; shape < 8; ++shape) {
            const AbiTuple tuple{number(22),       address(owner),  number(1),   signedNumber(shape < 6 ? 85 : -32),
                                 number(1),        text("starred"), text("day"), text(""),
                                 text("ipfs://f"), bytes32({})};
            feedback.push_back(node.send(
                reputation,
                contract(u"ReputationEmitter"_qs)
                    .call("feedback(uint8,(uint256,address,uint64,int256,uint8,string,string,string,string,bytes32))",
                          {number(shape), tuple})));
        }
        node.mine();
        QCOMPARE(node.receipt(made)[u"logs"].toArray().size(), 4);
        QSet<QString> topics;
        for (const QString& hash : feedback) {
            const auto logs = node.receipt(hash)[u"logs"].toArray();
            QCOMPARE(logs.size(), 1);
            topics << logs.first()[u"topics"][0].toString();
        }
        QCOMPARE(topics.size(), 8);
        QVERIFY(topics.contains(u"0x6a4a61743519c9d648a14e6493f47dbe3ff1aa29e7785c96c8326a205e58febc"_qs));
    }

    void loadsFast()
    {
        AnvilNode node;
        const QString token = deployToken(node);
        QElapsedTimer timer;
        timer.start();
        emitTransfers(node, token, 200, 4, 25);
        qInfo("200 blocks with 20,000 events in %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 12'000);
    }
};

}  // namespace

SIGNALBOX_TEST(AnvilTest)

#include "anvil_test.moc"
