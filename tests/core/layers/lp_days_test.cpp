// SPDX-License-Identifier: GPL-3.0-or-later

#include <map>

#include "layer_chain.h"
#include "layers/lp_days.h"
#include "layers/removal.h"

using namespace signalbox;
using namespace signalbox::layers;
using namespace signalbox::test;
using Mode = LayerCommit::Mode;

namespace {

__extension__ using Wide = unsigned __int128;

constexpr qint64 midnight = 1'767'225'600'000'000;  // 2026-01-01 00:00 UTC
constexpr qint64 hour = 3'600'000'000;
constexpr int holders = 4, pools = 2;

/// A chain whose liquidity is generated from a seed: a block every 1 to 40 hours, positions that open, change, close
/// and return.
class Liquidity {
public:
    explicit Liquidity(quint32 seed, Height last) : m_seed(seed)
    {
        QRandomGenerator random(seed);
        qint64 time = midnight + 2 * hour;
        for (Height height = 1; height <= last; ++height) {
            Block block{time, {}, {}};
            for (int pool = 0; pool < pools; ++pool) {
                std::map<int, quint64>& points = m_points[pool];
                bool changed = false;
                for (int holder = 0; holder < holders; ++holder)
                    if (random.bounded(4) == 0) {
                        const bool there = points.contains(holder);
                        if (there && random.bounded(2) == 0) {
                            points.erase(holder);
                            block.holders[{pool, holder}] = 0;
                        } else {
                            points[holder] = 1 + random.generate64() / 8;
                            block.holders[{pool, holder}] = points[holder];
                        }
                        changed = true;
                    }
                if (changed || random.bounded(3) == 0) {
                    quint64 total = 0;
                    for (const auto& [holder, each] : points)
                        total += each;
                    block.pools[pool] = {total == 0 ? 0 : random.generate64(), total};
                }
            }
            m_blocks.push_back(std::move(block));
            time += hour * (1 + random.bounded(40)) / 2 + hour * (random.bounded(10) == 0 ? 60 : 0);
        }
    }

    LayerCommit commit(const catalog::Catalog& catalog, Interval range, Mode mode = Mode::Append) const
    {
        LayerCommit commit(catalog);
        commit.mode = mode;
        commit.ranges = {range};
        commit.streams = {u"blocks"_s};
        for (Height height = range.lo; height <= range.hi; ++height)
            rowsOf(height, commit.rows);
        return commit;
    }

    /// The result of the rules for the blocks up to `last`, computed block by block: key and values of every row.
    QStringList expected(Height last) const
    {
        struct Position {
            quint64 points = 0;
            QDate created;
        };
        std::map<std::pair<int, int>, Position> positions;
        std::map<int, std::pair<quint64, quint64>> amounts;
        QStringList all;
        const auto dayOf = [](qint64 time) { return QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC).date(); };
        Height height = 1;
        for (QDate day = dayOf(m_blocks.front().time); day <= dayOf(m_blocks[std::size_t(last - 1)].time);
             day = day.addDays(1)) {
            std::map<std::pair<int, int>, QDate> seen;  // open at some moment of the day, with the day of opening
            for (const auto& [key, position] : positions)
                if (position.points > 0)
                    seen[key] = position.created;
            for (; height <= last && dayOf(m_blocks[std::size_t(height - 1)].time) == day; ++height) {
                const Block& block = m_blocks[std::size_t(height - 1)];
                for (const auto& [key, points] : block.holders) {
                    Position& position = positions[key];
                    if (points > 0 && position.points == 0)
                        position.created = day;
                    position.points = points;
                    if (points > 0 && !seen.contains(key))
                        seen[key] = day;
                }
                for (const auto& [pool, amount] : block.pools)
                    amounts[pool] = amount;
            }
            for (const auto& [key, since] : seen) {
                const Position& position = positions[key];
                const auto [amount, total] = amounts[key.first];
                const auto part = [&, whole = amount, of = total](quint64 factor) {
                    const Wide product = Wide(position.points) * factor;
                    return QString::number(position.points == 0 ? 0 : quint64(product / of));
                };
                all << u"%1 %2 %3 at %4: %5 %6 %7-%8"_s.arg(32768 + key.first)
                           .arg(QString::fromLatin1(key20(key.second + 1).toHex()), day.toString(Qt::ISODate))
                           .arg(height - 1)
                           .arg(part(amount), part(100'000'000),
                                (position.points > 0 ? position.created : since).toString(Qt::ISODate),
                                position.points > 0 ? u"open"_s : day.toString(Qt::ISODate));
            }
        }
        all.sort();
        return all;
    }

private:
    struct Block {
        qint64 time = 0;
        std::map<std::pair<int, int>, quint64> holders;
        std::map<int, std::pair<quint64, quint64>> pools;
    };

    void rowsOf(Height height, catalog::RowSet& rows) const
    {
        const Block& block = m_blocks[std::size_t(height - 1)];
        rows.of(u"blocks"_s)
            .begin()
            .bigint(height)
            .bytea(key20(int(height)))
            .bytea(key20(int(height - 1)))
            .bytea(key20(1))
            .time(block.time)
            .bigint(1)
            .bigint(0)
            .end();
        for (const auto& [key, points] : block.holders)
            rows.of(u"pool_points_by_holder"_s)
                .begin()
                .bytea(key20(key.second + 1))
                .bigint(32768 + key.first)
                .bigint(32768 + key.first)
                .bigint(height)
                .time(block.time)
                .bigint(1)
                .amount(points)
                .amount(7)
                .amount(9)
                .boolean(points == 0)
                .end();
        for (const auto& [pool, amount] : block.pools)
            rows.of(u"pools"_s)
                .begin()
                .bigint(32768 + pool)
                .bigint(height)
                .bigint(1)
                .amount(amount.first)
                .amount(amount.second)
                .bigint(1)
                .time(block.time)
                .bigint(32768 + pool)
                .bigint(1)
                .bigint(1)
                .bigint(1)
                .difference(0, 0)
                .difference(0, 0)
                .bigint(0)
                .boolean(amount.second == 0)
                .end();
    }

    quint32 m_seed;
    std::vector<Block> m_blocks;
    std::map<int, std::map<int, quint64>> m_points;
};

}  // namespace

/// Liquidity positions at the end of every day follow the rules, in whatever order the blocks came.
class LpDaysTest : public QObject {
    Q_OBJECT
    std::unique_ptr<LayerWorkspace> work;
    ChainPlace chain;
    qint64 epoch = 0;

    void start()
    {
        work = std::make_unique<LayerWorkspace>();
        chain = work->add(1);
        epoch = work->lease(chain);
    }
    void take()
    {
        const auto done = LpDays(*work->session, work->catalog, chain, epoch).run();
        OK(done);
        QVERIFY(*done);
    }
    QStringList rows()
    {
        const QString all = work->value(
            u"SELECT coalesce(string_agg(pool_id || ' ' || encode(address, 'hex') || ' ' || snapshot_date || ' at ' || "
            "snapshot_height || ': ' || snapshot_balance || ' ' || pool_share_percentage || ' ' || "
            "position_created_date || '-' || CASE WHEN is_position_active THEN 'open' ELSE "
            "position_closed_date::text END, E'\\n' ORDER BY 1), '') FROM "
            "canopyx_global.lp_position_snapshots_global WHERE source_chain_id = 1"_s);
        QStringList lines = all.split(u'\n', Qt::SkipEmptyParts);
        lines.sort();
        return lines;
    }
    void compare(const QStringList& wanted)
    {
        const QStringList there = rows();
        for (qsizetype i = 0; i < qMax(there.size(), wanted.size()); ++i)
            if (there.value(i) != wanted.value(i))
                QFAIL(qPrintable(u"row %1 of %2: is\n%3\nand should be\n%4"_s.arg(i)
                                     .arg(wanted.size())
                                     .arg(there.value(i), wanted.value(i))));
    }

private Q_SLOTS:
    void cleanup() { work.reset(); }

    void daysAreEqualInEveryOrderOfBlocks_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void daysAreEqualInEveryOrderOfBlocks()
    {
        QFETCH(quint32, seed);
        constexpr Height last = 90;
        const Liquidity liquidity(seed, last), other(seed + 100, last);
        start();
        store::ChainIngest ingest(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
        OK(ingest.commit(liquidity.commit(work->catalog, {1, last})));
        take();
        const QStringList whole = liquidity.expected(last);
        QVERIFY2(whole.size() > 100, qPrintable(QString::number(whole.size())));
        compare(whole);
        if (QTest::currentTestFailed())
            return;

        // the same in pieces of any order, computed in between, with reindexes, undos and wrong blocks corrected later
        start();
        store::ChainIngest pieces(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
        QRandomGenerator random(seed);
        std::vector<Interval> todo;
        for (Height lo = 1; lo <= last;) {
            const Height hi = qMin(last, lo + Height(random.bounded(12)));
            todo.push_back({lo, hi});
            lo = hi + 1;
        }
        std::shuffle(todo.begin(), todo.end(), random);
        for (const Interval& piece : todo) {
            const bool wrong = random.bounded(3) == 0;
            OK(pieces.commit((wrong ? other : liquidity).commit(work->catalog, piece)));
            if (random.bounded(2) == 0)
                take();
            if (wrong)
                OK(pieces.commit(liquidity.commit(work->catalog, piece, Mode::Replace)));
        }
        take();
        compare(whole);
        if (QTest::currentTestFailed())
            return;
        const Height ancestor = 30 + Height(random.bounded(40));
        store::Undo undo;
        undo.ancestor = ancestor;
        OK(pieces.undo(undo));
        take();
        compare(liquidity.expected(ancestor));
        if (QTest::currentTestFailed())
            return;
        OK(pieces.commit(liquidity.commit(work->catalog, {ancestor + 1, last})));
        take();
        compare(whole);
        if (QTest::currentTestFailed())
            return;

        // no rows are written if no day is due, and a permanent delete leaves none
        const QString at = work->value(
            u"SELECT max(computed_at) FROM "
            "canopyx_global.lp_position_snapshots_global"_s);
        take();
        QCOMPARE(work->value(u"SELECT max(computed_at) FROM "
                             "canopyx_global.lp_position_snapshots_global"_s),
                 at);
        OK(Removal(*work->session, work->catalog, chain, epoch).run({}));
        QVERIFY(rows().isEmpty());
        QCOMPARE(work->value(u"SELECT count(*) FROM canopyx.lp_progress"_s), u"0"_s);
    }

    void daysStopAtAGap()
    {
        const Liquidity liquidity(3, 60);
        start();
        store::ChainIngest ingest(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
        OK(ingest.commit(liquidity.commit(work->catalog, {31, 60})));
        take();
        QVERIFY(rows().isEmpty());  // the first block is missing
        OK(ingest.commit(liquidity.commit(work->catalog, {1, 20})));
        take();
        compare(liquidity.expected(20));
        OK(ingest.commit(liquidity.commit(work->catalog, {21, 30})));
        take();
        compare(liquidity.expected(60));
    }

    void anAbsurdBlockTimeHasNoDays()
    {
        start();
        store::ChainIngest ingest(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
        OK(ingest.commit(Liquidity(3, 20).commit(work->catalog, {1, 20})));
        OK(work->session->write([&](store::Transaction& transaction) {
            transaction.exec("UPDATE " + chain.schema.toStdString() +
                             ".blocks SET time = '9999-01-01' WHERE height = 15");
            return Done{};
        }));
        take();
        QCOMPARE(work->value(u"SELECT max(snapshot_date) < now() + interval '2 years' AND "
                             "max(snapshot_height) = 14 FROM "
                             "canopyx_global.lp_position_snapshots_global"_s),
                 u"t"_s);
    }

    void anotherEpochIsRefused()
    {
        start();
        store::ChainIngest ingest(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
        OK(ingest.commit(Liquidity(1, 20).commit(work->catalog, {1, 20})));
        const auto done = LpDays(*work->session, work->catalog, chain, epoch + 1).run();
        QVERIFY(!done);
        QCOMPARE(done.error().code, u"LEASE_LOST"_s);
        QVERIFY(rows().isEmpty());
    }
};
SIGNALBOX_TEST(LpDaysTest)
#include "lp_days_test.moc"
#include "signalbox/literals.h"
