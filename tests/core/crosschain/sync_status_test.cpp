// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_status.h"
#include "core/layers/layer_chain.h"
#include "crosschain/sync_frontier.h"
#include "crosschain/sync_lags.h"
#include "crosschain/sync_memory.h"
#include "signalbox/literals.h"
#include "store/command_queue.h"
#include "store/samples.h"

using namespace signalbox;
using namespace signalbox::layers;
using namespace signalbox::test;

/// Sync status of tables that were damaged by hand, on a real PostgreSQL.
class LayerSyncStatusTest : public QObject {
    Q_OBJECT
    std::unique_ptr<LayerWorkspace> work;
    ChainPlace chain;
    qint64 epoch = 0;

    void exec(const QString& sql)
    {
        const auto done = work->session->write([&](store::Transaction& transaction) {
            transaction.exec(sql.toStdString());
            return Done{};
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
    }
    void ingest(Height lo, Height hi)
    {
        store::ChainIngest store(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
        OK(store.commit(MadeUpChain(work->catalog, 4).commit({{lo, hi}})));
    }
    std::optional<Height> frontier(const char* entity, Height newest)
    {
        const auto found = work->session->read([&](store::Transaction& transaction) {
            return SyncFrontier(*work->catalog.find(QLatin1String(entity)), chain).find(transaction, newest);
        });
        return found ? *found : std::optional<Height>(-1);
    }
    TableSync measured(const char* entity)
    {
        const auto table = SyncStatus(*work->session, work->catalog).measure(chain, QLatin1String(entity));
        if (!table)
            qFatal("%s", qPrintable(table.error().text()));
        return *table;
    }
    /// The lowest height above `after` of which global lacks rows, by the simplest query.
    QString lowest(const char* table, const char* key, Height after)
    {
        // If global has no row, heights below a closing row need none.
        return work->value(
            u"SELECT min(t.height) FROM chain_1.%1 t LEFT JOIN canopyx_global.%1_global g ON g.chain_id = 1 AND "
            "g.%2 "
            "= t.%2 WHERE t.height > %3 AND t.height > coalesce(g.height, -1) AND NOT (g.%2 IS NULL AND EXISTS "
            "(SELECT FROM chain_1.%1 c WHERE c.%2 = t.%2 AND c.deleted AND c.height >= t.height))"_s
                .arg(QLatin1String(table), QLatin1String(key))
                .arg(after));
    }

private Q_SLOTS:
    void init()
    {
        work = std::make_unique<LayerWorkspace>();
        chain = work->add(1);
        epoch = work->lease(chain);
        ingest(1, 50);
    }
    void cleanup() { work.reset(); }

    void healthyTablesAreOk()
    {
        for (const catalog::Entity* entity : work->catalog.synced()) {
            QCOMPARE(frontier(qPrintable(entity->name), 50), std::optional<Height>());
            const TableSync table = measured(qPrintable(entity->name));
            QVERIFY2(table.healthy(), qPrintable(entity->name));
            QCOMPARE(table.heightsMissing, qint64(0));
            QVERIFY(!table.triggerMissing && !table.triggerDisabled);
        }
    }

    void rowsDeletedByHandAreCounted()
    {
        const qint64 all = work->value(u"SELECT count(*) FROM canopyx_global.accounts_global"_s).toLongLong();
        exec(u"DELETE FROM canopyx_global.accounts_global"_s);
        const TableSync table = measured("accounts");
        QCOMPARE(table.missing, all);
        QCOMPARE(table.keys, all);
        QCOMPARE(table.globalRows, qint64(0));
        QVERIFY(table.heightsMissing > 0 && !table.healthy());
        QCOMPARE(QString::number(*frontier("accounts", 50)), lowest("accounts", "address", 0));
        QCOMPARE(table.rowDifference(), table.sourceRows);
        QVERIFY(measured("pools").healthy());
    }

    /// A wrong value at the right height: the count compares all values, and a resync corrects it.
    void valuesChangedByHandAreCounted()
    {
        exec(
            u"UPDATE canopyx_global.accounts_global SET amount = amount + 1 WHERE address IN (SELECT "
            "address FROM canopyx_global.accounts_global ORDER BY 1 LIMIT 3)"_s);
        exec(
            u"UPDATE canopyx_global.pools_global SET total_points = total_points + 1 WHERE pool_id IN "
            "(SELECT pool_id FROM canopyx_global.pools_global ORDER BY 1 LIMIT 1)"_s);
        QCOMPARE(frontier("accounts", 50), std::optional<Height>());  // no height is missing
        const TableSync table = measured("accounts");
        QCOMPARE(table.stale, qint64(3));
        QCOMPARE(table.wrong(), qint64(3));
        QCOMPARE(table.heightsMissing, qint64(0));
        QVERIFY(!table.healthy());
        QCOMPARE(measured("pools").stale, qint64(1));
        const auto done = Resync(*work->session, work->catalog, chain, epoch).run({u"accounts"_s, u"pools"_s});
        OK(done);
        QVERIFY(measured("accounts").healthy() && measured("pools").healthy());
        QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
    }

    void aDisabledTriggerMissesNewRows()
    {
        exec(u"ALTER TABLE chain_1.accounts DISABLE TRIGGER sync_insert"_s);
        ingest(51, 70);
        const auto matrix = SyncStatus(*work->session, work->catalog).matrix();
        OK(matrix);
        for (const TableSync& table : *matrix) {
            QCOMPARE(table.triggerDisabled, table.entity == "accounts"_L1);
            QVERIFY(!table.triggerMissing);
        }
        QCOMPARE(QString::number(frontier("accounts", 70).value_or(-1)), lowest("accounts", "address", 50));
        QVERIFY(measured("accounts").wrong() > 0);
        exec(u"DROP TRIGGER sync_insert ON chain_1.accounts"_s);
        const auto without = SyncStatus(*work->session, work->catalog).matrix();
        OK(without);
        QVERIFY(std::any_of(without->begin(), without->end(), [](const TableSync& table) {
            return table.entity == "accounts"_L1 && table.triggerMissing && !table.synced;
        }));
        // After repair and resync, all tables are OK.
        OK(work->keeper().repair());
        OK(Resync(*work->session, work->catalog, chain, epoch).run({u"accounts"_s}));
        QVERIFY(measured("accounts").healthy());
        QCOMPARE(frontier("accounts", 70), std::optional<Height>());
    }

    void aLateColumnIsFound()
    {
        exec(u"ALTER TABLE canopyx_global.accounts_global DROP COLUMN rewards CASCADE"_s);
        const auto found = work->keeper().check();
        OK(found);
        QVERIFY(std::any_of(found->begin(), found->end(), [](const Finding& finding) {
            return finding.kind == Finding::Kind::MissingColumn && finding.entity == "accounts"_L1;
        }));
        OK(work->keeper().repair());
        const auto needs = work->keeper().needs();
        OK(needs);
        QVERIFY(std::any_of(needs->begin(), needs->end(), [](const TableNeed& need) {
            return need.entity == "accounts"_L1 && need.what == TableNeed::What::Resync;
        }));
        QVERIFY(measured("accounts").needsResync);
        OK(Resync(*work->session, work->catalog, chain, epoch).run({u"accounts"_s}));
        QVERIFY(measured("accounts").healthy());
        QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
    }

    /// Its sentence is for people: in whatever words it is written, the message's first argument is the table.
    void theMessageNamesTheTableInProgress()
    {
        store::CommandQueue queue(*work->session);
        OK(queue.insert({arguments::Resync{}, chain.caip2, Preview{}}, QUuid::createUuid(), u"test"_s));
        const auto running = queue.claim({chain.caip2}, u"test"_s);
        OK(running);
        QVERIFY(*running);
        OK(queue.progress((*running)->id, 0, Message("Writing %2 of %3: %1").arg(u"orders"_s).arg(3).arg(12), 0, {},
                          {}));
        engine::SyncMemory memory(std::make_shared<const catalog::Catalog>(work->catalog));
        const auto matrix = engine::readSyncMatrix(*work->session, memory, nullptr, 0);
        OK(matrix);
        QCOMPARE(matrix->cell(chain.caip2, u"orders"_s)->state, SyncCell::State::Resync);
        int underWay = 0, waiting = 0;
        for (const SyncCell& cell : matrix->cells) {
            underWay += cell.state == SyncCell::State::Resync;
            waiting += cell.state == SyncCell::State::Waits;
        }
        QCOMPARE(underWay, 1);
        QVERIFY(waiting > 0);
    }

    void lagsFormALine()
    {
        const QDateTime end = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch() / 10 * 10 - 60, Qt::UTC);
        std::vector<store::SampleRow> samples;
        for (int i = 0; i < 12; ++i) {
            store::SampleRow row;
            row.caip2 = chain.caip2;
            row.at = end.addSecs(-10 * (11 - i));
            row.liveLagSeconds = 4;
            samples.push_back(row);
        }
        OK(store::Samples(*work->session).insert(samples));
        SyncLags lags(*work->session);
        OK(lags.insert({{chain.caip2, u"orders"_s, 130}}, end.addSecs(-20)));
        OK(lags.insert({{chain.caip2, u"orders"_s, 140}}, end.addSecs(-10)));
        OK(lags.insert({{chain.caip2, u"orders"_s, 999}}, end.addSecs(-10)));  // exists already
        SyncLagQuery query;
        query.cells = {{chain.caip2, u"orders"_s}, {chain.caip2, u"pools"_s}};
        query.from = end.addSecs(-300);
        query.to = end;
        const auto lines = lags.read(query);
        OK(lines);
        QCOMPARE(lines->size(), std::size_t(2));
        QCOMPARE((*lines)[0].seconds.size(), std::size_t(12));
        QCOMPARE((*lines)[0].seconds[8], 4.0);
        QCOMPARE((*lines)[0].seconds[9], 130.0);
        QCOMPARE((*lines)[0].seconds[10], 140.0);
        QCOMPARE((*lines)[0].seconds[11], 4.0);
        for (const double seconds : (*lines)[1].seconds)
            QCOMPARE(seconds, 4.0);
        OK(lags.rollUp());
        OK(lags.prune());
    }
};

SIGNALBOX_TEST(LayerSyncStatusTest)
#include "sync_status_test.moc"
