// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <random>

#include "core/canopy/recorded_world.h"
#include "core/layers/layer_chain.h"
#include "layers/lp_days.h"

using namespace signalbox;
using namespace signalbox::layers;
using namespace signalbox::test;
using Mode = LayerCommit::Mode;

/// The rows of the generated chains, with keys of every table that close and return, committed in any order, with
/// resyncs, reindexes and takeovers in between, equal those committed in order.
class CanopyOrderTest : public QObject {
    Q_OBJECT
    struct Chain {
        LayerWorkspace work;
        ChainPlace place;
        qint64 epoch = 0;
        std::unique_ptr<store::ChainIngest> ingest;

        explicit Chain(quint64 id) : place(work.add(static_cast<qint64>(id))) { takeOver(); }
        void takeOver()
        {
            epoch = work.lease(place);
            ingest =
                std::make_unique<store::ChainIngest>(work.db.connection(), place.caip2, epoch, tablesOf(work.catalog));
        }
        QString positions()
        {
            const auto done = LpDays(*work.session, work.catalog, place, epoch).run();
            if (!done || !*done)
                qFatal("positions: %s", done ? "not done" : qPrintable(done.error().text()));
            return work.value(
                u"SELECT string_agg((to_jsonb(s) - 'computed_at' - 'updated_at')::text, '|' ORDER BY "
                "pool_id, address, snapshot_date) FROM canopyx_global.lp_position_snapshots_global s"_s);
        }
    };
    static LayerCommit commitOf(const std::map<Height, catalog::RowSet>& rows, const catalog::Catalog& catalog,
                                Interval range, Mode mode)
    {
        LayerCommit commit(catalog);
        commit.mode = mode;
        commit.ranges = {range};
        commit.streams = {u"blocks"_s};
        for (Height height = range.lo; height <= range.hi; ++height) {
            commit.rows.append(rows.at(height));
            commit.work.push_back({height, blockTime + height, 1, "{}"});
        }
        return commit;
    }

private Q_SLOTS:
    void anyOrderGivesEqualTables_data()
    {
        QTest::addColumn<QString>("set");
        QTest::addColumn<quint32>("seed");
        QTest::newRow("root") << u"made up root"_s << quint32(1);
        QTest::newRow("nested") << u"made up nested"_s << quint32(2);
    }
    void anyOrderGivesEqualTables()
    {
        QFETCH(QString, set);
        QFETCH(quint32, seed);
        const auto& sets = CanopyRecording::sets();
        const auto found = std::find_if(sets.begin(), sets.end(), [&](const auto& one) { return one.name == set; });
        QVERIFY(found != sets.end());
        RecordedWorld world(found->recording);
        std::map<Height, catalog::RowSet> rows;
        for (const Height height : world.blocks())
            rows.emplace(height, world.bulkRows(height));
        const Height last = world.lastBlock();

        Chain ordered(found->recording->chain());
        OK(ordered.ingest->commit(commitOf(rows, ordered.work.catalog, {1, last}, Mode::Append)));
        const QString chainRows = ordered.work.chainRows(ordered.place);
        const QString globalRows = ordered.work.globalRows(ordered.place), positions = ordered.positions();
        QCOMPARE(globalRows, ordered.work.expectedRows(ordered.place));
        QVERIFY(positions.size() > 1'000);

        Chain mixed(found->recording->chain());
        std::mt19937 random(seed);
        std::vector<Interval> pieces;
        for (Height lo = 1; lo <= last;) {
            const Height hi = std::min<Height>(last, lo + static_cast<Height>(random() % 4));
            pieces.push_back({lo, hi});
            lo = hi + 1;
        }
        std::shuffle(pieces.begin(), pieces.end(), random);
        std::vector<Interval> there;
        for (const Interval& piece : pieces) {
            OK(mixed.ingest->commit(commitOf(rows, mixed.work.catalog, piece, Mode::Append)));
            there.push_back(piece);
            const Interval again = there[random() % there.size()];
            switch (random() % 6) {
                case 0:
                    OK(Resync(*mixed.work.session, mixed.work.catalog, mixed.place, mixed.epoch).run());
                    break;
                case 1:
                    OK(mixed.ingest->commit(commitOf(rows, mixed.work.catalog, again, Mode::Replace)));
                    break;
                case 2:
                    OK(mixed.ingest->commit(commitOf(rows, mixed.work.catalog, again, Mode::Replace)));
                    break;
                case 3: {  // a part of the global rows is lost and resynced
                    const auto lost = mixed.work.session->write([&](store::Transaction& transaction) {
                        for (const auto* entity : mixed.work.catalog.synced())
                            transaction.exec(u"DELETE FROM canopyx_global.\"%1\" WHERE mod(height, 3) = 0"_s
                                                 .arg(entity->globalTable())
                                                 .toStdString());
                        return Done{};
                    });
                    OK(lost);
                    OK(Resync(*mixed.work.session, mixed.work.catalog, mixed.place, mixed.epoch).run());
                    break;
                }
                case 4:
                    (void)mixed.positions();
                    break;
                default:
                    mixed.takeOver();
                    break;
            }
        }
        QCOMPARE(mixed.work.chainRows(mixed.place), chainRows);
        QCOMPARE(mixed.work.globalRows(mixed.place), globalRows);
        QCOMPARE(mixed.positions(), positions);
    }
};

SIGNALBOX_TEST(CanopyOrderTest)
#include "canopy_order_test.moc"
#include "signalbox/literals.h"
