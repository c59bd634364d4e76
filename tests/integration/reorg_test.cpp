// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "sim/server.h"
#include "support/indexed_chain.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

class ReorgTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reorgsOfANodeAreUndone_data()
    {
        QTest::addColumn<int>("depth");
        QTest::newRow("1") << 1;
        QTest::newRow("10") << 10;
        QTest::newRow("60") << 60;
    }
    void reorgsOfANodeAreUndone()
    {
        QFETCH(int, depth);
        AnvilNode node;
        const QString token = deployToken(node);
        emitTransfers(node, token, 100, 1, 5);
        IndexedChain chain({u"--rpc"_qs, node.url(), u"--from"_qs, u"genesis"_qs, u"--token"_qs, token});
        const auto truth = [&] { return truthOfNode(node.rpc(), 31337, {0, node.head(), {token}, {}, -1, true}); };
        chain.startRun();
        QVERIFY(chain.waitIndexed(node.head()));
        QCOMPARE(chain.compare(truth, 5'000), QString());
        node.reorg(depth);
        emitTransfers(node, token, 3, 2, 4, 700);
        QCOMPARE(chain.compare(truth, 30'000), QString());
        QCOMPARE(chain.coverageFault(), QString());
        const auto rows = chain.database().rows("SELECT ancestor, depth FROM " + chain.schema().toUtf8() + ".reorgs");
        QCOMPARE(rows.size(), size_t(1));
        QCOMPARE(rows.front().at(0).toInt(), 101 - depth);
        QCOMPARE(rows.front().at(1).toInt(), depth);
        QVERIFY(chain.stopRun());
    }

    void aReorgDuringAStopIsUndone()
    {
        AnvilNode node;
        const QString token = deployToken(node);
        emitTransfers(node, token, 80, 1, 5);
        IndexedChain chain({u"--rpc"_qs, node.url(), u"--from"_qs, u"genesis"_qs, u"--token"_qs, token});
        QCOMPARE(chain.syncOnce().exitCode, 0);
        node.reorg(20);
        emitTransfers(node, token, 2, 1, 7, 70);
        QCOMPARE(chain.syncOnce().exitCode, 0);
        QCOMPARE(chain.compare([&] {
            return truthOfNode(node.rpc(), 31337, {0, node.head(), {token}, {}, -1, true});
        }),
                 QString());
    }

    void tooDeepStopsAndRewindRepairs()
    {
        AnvilNode node;
        const QString token = deployToken(node);
        emitTransfers(node, token, 150, 1, 5);
        IndexedChain chain({u"--rpc"_qs, node.url(), u"--from"_qs, u"genesis"_qs, u"--token"_qs, token});
        const auto truth = [&] { return truthOfNode(node.rpc(), 31337, {0, node.head(), {token}, {}, -1, true}); };
        chain.startRun();
        QVERIFY(chain.waitIndexed(node.head()));
        const Truth before = truthOfDatabase(chain.database(), chain.schema(), 31337);
        node.reorg(80);
        emitTransfers(node, token, 3, 2, 4, 700);
        const auto failure = [&] { return chain.status()[u"trouble"][u"error"][u"code"].toString(); };
        QTRY_COMPARE_WITH_TIMEOUT(failure(), u"REORG_TOO_DEEP"_qs, 30'000);
        QCOMPARE(chain.status()[u"state"].toString(), u"error"_qs);
        const auto alerts = [&] {
            return chain.database().number(
                "SELECT count(*) FROM signalbox.alerts WHERE kind = 'reorg_too_deep' AND until IS NULL");
        };
        QTRY_COMPARE_WITH_TIMEOUT(alerts(), 1, 10'000);
        // Blocks below finalized are never undone automatically.
        QCOMPARE(
            chain.database().number("SELECT count(*) FROM " + chain.schema().toUtf8() + ".blocks WHERE number <= 87"),
            qint64(88));
        const CliResult rewound = chain.workspace().run({u"rewind"_qs, chain.caip2(), u"60"_qs, u"--yes"_qs});
        QVERIFY2(rewound.exitCode == 0, qPrintable(rewound.text()));
        QCOMPARE(chain.compare(truth, 30'000), QString());
        QCOMPARE(chain.coverageFault(), QString());
        QVERIFY(chain.stopRun());
    }

    void reorgsOfSimulatedChainsAreUndone_data() { reorgsOfANodeAreUndone_data(); }
    void reorgsOfSimulatedChainsAreUndone()
    {
        QFETCH(int, depth);
        sim::SimSpec spec;
        spec.chainId = 900'100;
        spec.history = 300;
        spec.genesisTime = 1'700'000'000;
        spec.registryEventsPerBlock = 1;
        const auto sim = std::make_shared<sim::SimChain>(spec);
        sim::SimServer server(sim);
        server.setPath("/");
        const auto& made = sim->spec();
        const auto hexText = [](const Bytes20& address) {
            return u"0x"_qs +
                   QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(address.data()), 20).toHex());
        };
        const QStringList registries{hexText(made.identity), hexText(made.reputation), hexText(made.validation)};
        IndexedChain chain(
            {u"--rpc"_qs, server.url(), u"--rpc"_qs, server.wsUrl(), u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs,
             u"--registries"_qs,
             u"identity=%1,reputation=%2,validation=%3"_qs.arg(registries[0], registries[1], registries[2])});
        const auto truth = [&] { return truthOfSim(*sim, {0, sim->head(), {}, registries, sim->head(), true}); };
        chain.startRun();
        QVERIFY(chain.waitIndexed(sim->head()));
        for (int round = 0; round < 2; ++round) {
            sim->reorg(depth);
            QCOMPARE(chain.compare(truth, 30'000), QString());
            sim->mine(3);
        }
        QCOMPARE(chain.compare(truth, 30'000), QString());
        QCOMPARE(chain.coverageFault(), QString());
        // Confirmations 0: stored events that are undone are retracted, never deleted.
        QVERIFY(chain.database().number("SELECT count(*) FROM erc8004.event_retractions") > 0);
        QVERIFY(chain.stopRun());
    }
};

}  // namespace

SIGNALBOX_TEST(ReorgTest)

#include "reorg_test.moc"
