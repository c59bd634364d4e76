// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/housekeeping.h"

#include <QTest>

#include "core/indexing/assembly.h"
#include "indexing/ledger_sums.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;

namespace {

struct Keeping : Assembly {
    int reloads = 0;
    bool readable = true;
    Housekeeping housekeeping{{config, life, ledger, link, database, journal, throughput},
                              {[this] {
                                   ++reloads;
                                   return readable;
                               },
                               [this] { ++turns; }},
                              &context};

    Keeping()
    {
        config.pace.heartbeatMs = 1;
        config.pace.gapScanMs = 1;
    }
    /// Blocks 10 to 19 were stored and are gone.
    void loseBlocks()
    {
        store(99);
        db->coverage[u"headers"_s].subtract(Interval{10, 19});
        ledger.adopt(*link.call([](store::IngestStore* opened) { return opened->load(); }), config, true);
    }
    void wait() const { QTest::qWait(30); }
};

}  // namespace

class HousekeepingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLeaseIsRenewedUntilItIsLost()
    {
        Keeping k;
        k.housekeeping.startHeartbeat();
        QVERIFY(eventually([&] { return k.db->heartbeats > 2; }));
        QVERIFY(k.turns > 0);
        ++k.db->epoch;  // another engine took it over
        QVERIFY(eventually([&] { return k.lost == 1; }));
        k.life.lose();
        const int beats = k.db->heartbeats;
        k.wait();
        QCOMPARE(k.db->heartbeats, beats);
    }

    void noHeartbeatBeforeTheDatabasesNextTry()
    {
        Keeping k;
        k.db->away = true;
        k.housekeeping.startHeartbeat();
        QVERIFY(eventually([&] { return k.has(Journal::Source::Database); }));
        const int beats = k.db->heartbeats;
        k.wait();
        QCOMPARE(k.db->heartbeats, beats);
        k.db->away = false;
        k.clock.at += 1'000;
        QVERIFY(eventually([&] { return k.db->heartbeats > beats; }));
        QVERIFY(!k.has(Journal::Source::Database));
    }

    void upkeepFollowsNewRows()
    {
        Keeping k;
        k.housekeeping.upkeep();  // for the rows of an earlier process
        k.housekeeping.upkeep();
        QCOMPARE(k.db->upkeeps, 1);
        Queued item = k.decoded(WorkKind::History, {0, 9});
        item.data.tables = catalog::RowSet(fakeCatalog());
        item.data.tables.of(u"events"_s).begin().bigint(1).bytea(Bytes32{}).end();
        k.throughput.committed(item, 0);
        k.database.holdOff(1'000);
        k.housekeeping.upkeep();
        QCOMPARE(k.db->upkeeps, 1);
        k.clock.at += 1'000;
        k.housekeeping.upkeep();
        k.housekeeping.upkeep();
        QCOMPARE(k.db->upkeeps, 2);
    }

    void aScanByHandOnlyReports()
    {
        Keeping k;
        k.loseBlocks();
        k.housekeeping.scanGaps(true);
        QCOMPARE(k.housekeeping.gaps().blocks, qint64(10));
        QCOMPARE(k.log.filter(u"gap scan"_s).size(), 1);
        QVERIFY(!backfillOf(k.ledger).contains(10));
        k.housekeeping.scanGaps(false);
        QCOMPARE(k.housekeeping.gaps().blocks, qint64(0));
        QVERIFY(backfillOf(k.ledger).contains(10));
    }

    void thePeriodicScanFillsGapsIfConfigured()
    {
        Keeping k;
        k.config.fillGaps = false;
        k.loseBlocks();
        k.readable = false;
        k.housekeeping.startScans();
        QVERIFY(eventually([&] { return k.reloads > 1; }));
        QVERIFY(k.log.filter(u"gap scan"_s).isEmpty());  // the coverage is not known
        k.readable = true;
        QVERIFY(eventually([&] { return !k.log.filter(u"gap scan"_s).isEmpty(); }));
        QCOMPARE(k.housekeeping.gaps().blocks, qint64(10));
        k.config.fillGaps = true;
        QVERIFY(eventually([&] { return k.housekeeping.gaps().blocks == 0; }));
        k.housekeeping.stop();
        const int reloads = k.reloads;
        k.wait();
        QCOMPARE(k.reloads, reloads);
    }
};

SIGNALBOX_TEST(HousekeepingTest)
#include "housekeeping_test.moc"
