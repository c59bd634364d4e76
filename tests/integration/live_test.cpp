// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "support/indexed_chain.h"
#include "support/registry_events.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// New blocks: how they are noticed, and events that are not confirmed yet.
class LiveTest : public QObject {
    Q_OBJECT

    static QJsonObject endpoint(IndexedChain& chain)
    {
        return chain.snapshot().value(u"endpoints").toArray().first().toObject();
    }
    static qint64 events(IndexedChain& chain) { return chain.database().number("SELECT count(*) FROM erc8004.events"); }

private Q_SLOTS:
    /// anvil serves HTTP and WebSocket on one port, and the operator entered only the first.
    void aWebSocketAtTheHttpAddressIsFound()
    {
        AnvilNode node;
        const QString token = deployToken(node);
        emitTransfers(node, token, 5, 1, 5);
        IndexedChain chain({u"--rpc"_qs, node.url(), u"--from"_qs, u"genesis"_qs, u"--token"_qs, token});
        chain.startRun();
        QVERIFY(chain.waitIndexed(node.head()));
        QTRY_COMPARE_WITH_TIMEOUT(endpoint(chain).value(u"webSocket").toBool(), true, 10'000);
        QCOMPARE(endpoint(chain).value(u"kind").toString(), u"http"_qs);
        const CliResult list = chain.workspace().run({u"endpoint"_qs, u"list"_qs, chain.caip2()});
        QCOMPARE(list.json().value(u"webSocket").toBool(), true);
        const CliResult table = chain.workspace().run({u"endpoint"_qs, u"list"_qs, chain.caip2()}, {}, 30'000, false);
        QVERIFY2(table.text().contains(u"WEBSOCKET") && table.text().contains(u"yes"), qPrintable(table.text()));
        QVERIFY(chain.stopRun());
    }

    void aBrokenWebSocketIsReplacedByPolling()
    {
        sim::SimSpec spec = SimEndpoints::spec(900'710, 50);
        spec.blockSeconds = 1;
        SimEndpoints sims(spec);
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs} + sims.rpcOptions());
        chain.startRun();
        const auto inUse = [&] { return endpoint(chain).value(u"webSocket"); };
        QTRY_COMPARE_WITH_TIMEOUT(inUse(), QJsonValue(true), 20'000);
        sim::SimFaults faults;
        faults.webSocket = false;
        sims[0].setFaults(faults);
        QTRY_COMPARE_WITH_TIMEOUT(inUse(), QJsonValue(false), 5'000);
        QCOMPARE(endpoint(chain).value(u"state").toString(), u"ok"_qs);  // HTTP answers as before
        QCOMPARE(endpoint(chain)[u"trouble"][u"error"][u"code"].toString(), u"WEBSOCKET_LOST"_qs);
        sims.chain->mine(3);
        QVERIFY(chain.waitIndexed(sims.chain->head(), 5'000));
        sims[0].setFaults({});
        QTRY_COMPARE_WITH_TIMEOUT(inUse(), QJsonValue(true), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(endpoint(chain).value(u"trouble").isUndefined(), 5'000);
        sims.chain->mine(3);
        QVERIFY(chain.waitIndexed(sims.chain->head(), 5'000));
        QCOMPARE(chain.coverageFault(), QString());
        QVERIFY(chain.stopRun());
    }

    void pollingWorksWithoutAWebSocket()
    {
        SimEndpoints sims(SimEndpoints::spec(900'711, 50));
        sim::SimFaults faults;
        faults.webSocket = false;
        sims[0].setFaults(faults);
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs} + sims.rpcOptions());
        chain.startRun();
        QTRY_COMPARE_WITH_TIMEOUT(endpoint(chain).value(u"webSocket"), QJsonValue(false), 20'000);
        QVERIFY(endpoint(chain).value(u"trouble").isUndefined());
        QCOMPARE(endpoint(chain).value(u"state").toString(), u"ok"_qs);
        QVERIFY(chain.stopRun());
    }

    void anEndpointsUseAndTransportAreShown()
    {
        SimEndpoints sims(SimEndpoints::spec(900'712, 50), 2);
        const QStringList first = sims.rpcOptions().mid(0, 2);
        const QString second = sims[1].url();
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs} + first);
        CliWorkspace& workspace = chain.workspace();
        QCOMPARE(workspace.run({u"endpoint"_qs, u"edit"_qs, chain.caip2(), u"1"_qs, u"--daily-budget"_qs, u"100000"_qs})
                     .exitCode,
                 0);
        QCOMPARE(chain.syncOnce().exitCode, 0);
        const QString table = workspace.run({u"endpoint"_qs, u"list"_qs, chain.caip2()}, {}, 30'000, false).text();
        QVERIFY2(table.contains(u" of 100,000") && table.contains(u"COST TODAY"), qPrintable(table));
        const QJsonObject used = workspace.run({u"endpoint"_qs, u"list"_qs, chain.caip2()}).json();
        QVERIFY(used.value(u"callsToday").toInteger() > 3);
        QCOMPARE(used.value(u"callsBudget").toInteger(), 100'000);

        const QStringList add{u"endpoint"_qs, u"add"_qs, chain.caip2(), u"--rpc"_qs, second};
        QCOMPARE(workspace.run(add + QStringList{u"--proxy"_qs, u"http://ann:secret@127.0.0.1:1"_qs}).exitCode, 2);
        QCOMPARE(workspace.run(add + QStringList{u"--ca-file"_qs, u"/nowhere/ca.pem"_qs}).exitCode, 3);
        QCOMPARE(workspace.run(add + QStringList{u"--proxy"_qs, u"http://127.0.0.1:1"_qs}).exitCode, 1);
        QCOMPARE(chain.database().number("SELECT count(*) FROM signalbox.endpoints"), 1);
        QCOMPARE(workspace.run(add).exitCode, 0);
        QCOMPARE(chain.database().number("SELECT count(*) FROM signalbox.endpoints"), 2);

        // an endpoint of another network with the same chain ID, which only the existing endpoint can reveal
        chain.database().run("UPDATE signalbox.chains SET genesis_hash = NULL");
        sim::SimSpec another = SimEndpoints::spec(900'712, 50);
        another.seed += 1;
        SimEndpoints stranger(another);
        const auto refused = workspace.run({u"endpoint"_qs, u"add"_qs, chain.caip2(), u"--rpc"_qs, stranger[0].url()});
        QVERIFY(refused.exitCode != 0);
        QVERIFY2(refused.text().contains(u"OTHER_NETWORK"), qPrintable(refused.text()));
        QCOMPARE(chain.database().number("SELECT count(*) FROM signalbox.endpoints"), 2);
    }

    /// Every layout of every registry, each in its own block: stored when it is confirmed, once, and none is lost.
    void registryEventsAreStoredOnceConfirmed()
    {
        constexpr int confirmations = 3;
        AnvilNode node;
        const Registries registries(node);
        node.mine(70);
        const QString owner = node.accounts().first(), other = node.accounts().at(1);
        IndexedChain chain(
            {u"--rpc"_qs, node.url(), u"--from"_qs, u"genesis"_qs, u"--registries"_qs, registries.option()},
            confirmations);
        const auto truth = [&] {
            return truthOfNode(
                node.rpc(), 31337,
                {0, node.head(), {QString(42, u'0')}, registries.addresses(), node.head() - confirmations, true});
        };
        chain.startRun();
        QTRY_VERIFY_WITH_TIMEOUT(chain.indexed(u"registries"_qs) == node.head() - confirmations, 30'000);
        std::vector<qsizetype> confirmed;
        for (const RegistryCall& call : registryCalls(registries, owner, other)) {
            node.send(call.to, call.data);
            node.mine();
            const Truth wanted = truth();
            confirmed.push_back(qsizetype(wanted.events.size()));
            QTRY_COMPARE_WITH_TIMEOUT(events(chain), qint64(wanted.events.size()), 10'000);
        }
        QVERIFY(confirmed.back() > confirmed.front());
        const qint64 before = events(chain);
        node.mine(confirmations);
        QTRY_VERIFY_WITH_TIMEOUT(events(chain) > before, 10'000);
        QCOMPARE(chain.compare(truth, 10'000), QString());
        QCOMPARE(chain.database().number("SELECT count(DISTINCT id) FROM erc8004.events"), events(chain));

        // Within the confirmations, a reorg removes events before they are stored.
        const qint64 kept = events(chain);
        for (const RegistryCall& call : registryCalls(registries, owner, other))
            node.send(call.to, call.data);
        node.mine();
        node.mine();
        QTRY_VERIFY_WITH_TIMEOUT(chain.indexed() == node.head(), 10'000);
        node.reorg(2);
        node.mine(confirmations + 3);
        QTRY_VERIFY_WITH_TIMEOUT(chain.indexed(u"registries"_qs) == node.head() - confirmations, 20'000);
        QCOMPARE(chain.compare(truth, 10'000), QString());
        QCOMPARE(events(chain), kept);
        QCOMPARE(chain.database().number("SELECT count(*) FROM erc8004.event_retractions"), 0);
        QVERIFY(chain.stopRun());
    }
};

}  // namespace

SIGNALBOX_TEST(LiveTest)

#include "live_test.moc"
