// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <random>

#include "chain/interval_set.h"
#include "ingest_place.h"
#include "signalbox/literals.h"
#include "store/stream_drop.h"
#include "sums_set.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

/// Sums over transfers: after any change of the transfers, the sums are those of the rows in the blocks that the
/// derived stream covers, and the base covers all of these.
class DerivedSetTest : public QObject, IngestPlace {
    Q_OBJECT

    inline static const QString all = u"transfers"_s, sums = u"sums"_s, schema = u"eip155_31337"_s;
    inline static const SumsSet::Base base{all, u"eip155_31337.transfers"_s, "t.contract_address", "t.value",
                                           "t.block_number"};
    std::shared_ptr<SumsSet> m_set;

    static QString token(int contract)
    {
        return u"transfers:0x%1"_s.arg(contract, 2, 16, QLatin1Char('0')) + QString(38, QLatin1Char('0'));
    }
    std::vector<std::shared_ptr<const DataSet>> sets() const
    {
        auto made = evm::dataSets({chainId, schema});
        made.push_back(m_set);
        return made;
    }
    ChainIngest ingest() const
    {
        return ChainIngest(db->connection(), chainId, epoch, [this](const auto&, const auto&, qint64) {
            return ChainTables{sets(), nullptr};
        });
    }
    StreamDrop drops() const { return StreamDrop(*session, {chainId, schema}, epoch, sets()); }
    Expected<Done> add(const QString& stream, Height from = 0)
    {
        return Chains(*session).addStream({chainId, stream, from, std::nullopt, {}, {}, {}});
    }
    static Commit live(Height number, int branch = 0)
    {
        Commit commit = commitOf({number, number}, branch);
        commit.live = true;
        return commit;
    }
    static Commit replace(Interval range, const std::function<int(Height)>& rows)
    {
        Commit commit;
        commit.mode = Commit::Mode::Replace;
        commit.missing = Commit::Missing::Remove;
        commit.ranges = {range};
        commit.streams = {u"headers"_s, all};
        for (Height number = range.lo; number <= range.hi; ++number) {
            commit.blocks.push_back(block(number));
            for (int log = 0; log < rows(number); ++log)
                transfer(commit, number, log, std::uint8_t(1 + log));
        }
        return commit;
    }
    QString log() const
    {
        return db->value(
            u"SELECT string_agg(kind || ' ' || array_to_string(data_sets, '+') || ' ' || ranges::text, '; ' ORDER BY "
            "seq) FROM signalbox.changes"_s);
    }
    QString total() const { return db->value(u"SELECT sum(rows) FROM eip155_31337.sums"_s); }
    /// Empty if the sums are right and no block is covered that the base does not cover.
    QString wrong() const
    {
        return db->value(SumsSet::wrong(schema, base)) +
               db->value(
                   u"SELECT (range_agg(int8range(lo, hi, '[]')) FILTER (WHERE stream = 'sums') - "
                   "coalesce(range_agg(int8range(lo, hi, '[]')) FILTER (WHERE stream ~ '^transfers'), '{}'))::text "
                   "FROM signalbox.coverage HAVING NOT isempty(range_agg(int8range(lo, hi, '[]')) FILTER (WHERE "
                   "stream = 'sums') - coalesce(range_agg(int8range(lo, hi, '[]')) FILTER (WHERE stream ~ "
                   "'^transfers'), '{}'))"_s);
    }

private Q_SLOTS:
    void init()
    {
        make();
        m_set = std::make_shared<SumsSet>(ChainPlace{chainId, schema}, base);
        OK(session->write([&](Transaction& transaction) {
            transaction.exec(SumsSet::createTable(schema).toStdString());
            return Done{};
        }));
    }
    void cleanup() { drop(); }

    void liveBlocksAreCountedInTheirTransaction()
    {
        OK(add(sums));
        auto store = ingest();
        for (Height number = 0; number < 3; ++number)
            OK(store.commit(live(number)));
        QCOMPARE(coverage("sums"), u"0-2"_s);
        QCOMPARE(total(), u"6"_s);
        QCOMPARE(wrong(), QString());
        QCOMPARE(log().section(u"; "_s, -1), u"commit blocks+transfers+sums {[2,3)}"_s);
        QVERIFY(store.derive(100, 50'000)->stream.isEmpty());
    }

    void historyIsCountedInPiecesOfWholeBlocks()
    {
        OK(add(sums));
        auto store = ingest();
        OK(store.commit(commitOf({0, 9})));
        OK(store.commit(commitOf({20, 29})));
        QCOMPARE(coverage("sums"), QString());
        QVERIFY(!log().contains(sums));
        auto piece = store.derive(25, 7);  // three and a half blocks
        OK(piece);
        QCOMPARE(piece->stream, sums);
        QCOMPARE(piece->covered, Intervals({{0, 3}}));
        QCOMPARE(piece->rows, 7);
        QCOMPARE(wrong(), QString());
        QCOMPARE(log().section(u"; "_s, -1), u"commit sums {[0,4)}"_s);
        piece = store.derive(25, 1'000);
        QCOMPARE(piece->covered, Intervals({{4, 9}, {20, 25}}));
        QVERIFY(store.derive(25, 1'000)->stream.isEmpty());
        QCOMPARE(coverage("sums"), u"0-9 20-25"_s);
        QCOMPARE(wrong(), QString());
        const auto state = store.load();
        OK(state);
        for (const StreamState& stream : state->streams)
            QCOMPARE(stream.follows, stream.spec.name == sums ? all : QString());
    }

    /// Blocks stored by a version without the set are only missing coverage.
    void earlierRowsAreCountedWithoutAFetch()
    {
        {
            auto old = IngestPlace::ingest();
            OK(old.commit(commitOf({0, 99})));
            OK(old.commit(live(100)));
        }
        auto store = ingest();
        QVERIFY(store.derive(1'000, 1'000)->stream.isEmpty());  // no stream wants it
        OK(store.commit(live(101)));
        QCOMPARE(total(), QString());
        OK(add(sums, 50));
        OK(store.derive(1'000, 1'000));
        QCOMPARE(coverage("sums"), u"50-101"_s);
        QCOMPARE(total(), u"104"_s);
        QCOMPARE(wrong(), QString());
    }

    void aReorgSubtractsCoveredBlocks()
    {
        OK(add(sums));
        auto store = ingest();
        OK(store.commit(commitOf({0, 9})));
        OK(store.commit(live(10)));
        OK(store.derive(4, 1'000));
        OK(store.undo({2, 8, {}, {}, u"reorg"_s}));
        QCOMPARE(coverage("sums"), u"0-2"_s);
        QCOMPARE(total(), u"6"_s);
        QCOMPARE(wrong(), QString());
        QVERIFY(log().section(u"; "_s, -1).startsWith("undo "_L1) && log().contains("+sums {[3,)}"_L1));
    }

    void aReplaceCountsCoveredBlocksAgain()
    {
        OK(add(sums));
        auto store = ingest();
        OK(store.commit(commitOf({0, 9})));
        OK(store.derive(4, 1'000));
        OK(store.commit(replace({3, 6}, [](Height number) { return int(number % 4); })));
        QCOMPARE(coverage("sums"), u"0-4"_s);
        QCOMPARE(total(), u"9"_s);
        QCOMPARE(wrong(), QString());
        QVERIFY(log().section(u"; "_s, -1).contains(sums));
        OK(store.commit(replace({7, 8}, [](Height) { return 1; })));  // not covered
        QCOMPARE(total(), u"9"_s);
        QVERIFY(!log().section(u"; "_s, -1).contains(sums));
        OK(store.derive(100, 1'000));
        QCOMPARE(wrong(), QString());
        OK(store.uncover({all}, {{2, 3}}));
        QCOMPARE(coverage("sums"), u"0-1 4-9"_s);
        QCOMPARE(wrong(), QString());
    }

    /// A second token's history arrives in blocks that are already counted.
    void aLateStreamOfTheBaseIsCounted()
    {
        OK(Chains(*session).removeStream(chainId, all));
        OK(add(token(1)));
        OK(add(sums));
        auto store = ingest();
        const auto read = [&](Interval range, std::uint8_t contract) {
            Commit commit;
            commit.ranges = {range};
            commit.streams = {token(contract)};
            for (Height number = range.lo; number <= range.hi; ++number)
                transfer(commit, number, contract - 1, contract);
            return store.commit(commit);
        };
        OK(read({0, 19}, 1));
        OK(store.derive(100, 1'000));
        QCOMPARE(coverage("sums"), u"0-19"_s);
        OK(add(token(2)));
        OK(read({5, 9}, 2));
        QCOMPARE(coverage("sums"), u"0-4 10-19"_s);
        QCOMPARE(wrong(), QString());
        OK(store.derive(100, 1'000));
        QCOMPARE(total(), u"25"_s);
        QCOMPARE(wrong(), QString());
        // Removed again: the first token's rows are still counted.
        OK(Chains(*session).removeStream(chainId, token(2)));
        QCOMPARE(drops().run(token(2)).value_or(-1), 5);
        QCOMPARE(wrong(), QString());
        OK(store.derive(100, 1'000));
        QCOMPARE(coverage("sums"), u"0-19"_s);
        QCOMPARE(total(), u"20"_s);
    }

    void aDropOfTheBaseSubtractsItsRows()
    {
        OK(add(sums));
        auto store = ingest();
        OK(store.commit(commitOf({0, 29'999})));
        OK(store.derive(27'000, 1'000'000));
        OK(Chains(*session).removeStream(chainId, all));
        int batches = 0;
        const auto stopped = drops().run(all, [&](qint64, double) { return ++batches < 1; });
        QCOMPARE(stopped.error().code, u"CANCELLED"_s);
        QCOMPARE(coverage("sums"), u"25000-27000"_s);
        QCOMPARE(wrong(), QString());
        QCOMPARE(log().section(u"; "_s, -1), u"drop transfers+sums {[0,25000)}"_s);
        OK(drops().run(all));
        QCOMPARE(coverage("sums"), QString());
        QCOMPARE(total(), u"0"_s);
        QVERIFY(store.derive(100'000, 1'000)->stream.isEmpty());
    }

    void aDropOfTheDerivedStreamLeavesTheBase()
    {
        OK(add(sums));
        auto store = ingest();
        OK(store.commit(commitOf({0, 9})));
        OK(store.derive(4, 1'000));
        OK(Chains(*session).removeStream(chainId, sums));
        OK(store.commit(live(10)));
        OK(store.undo({8, 2, {}, {}, u"reorg"_s}));
        QCOMPARE(wrong(), QString());
        QCOMPARE(drops().run(sums).value_or(-1), 0);
        QCOMPARE(coverage("sums") + total(), QString());
        QCOMPARE(coverage("transfers"), u"0-8"_s);
        QCOMPARE(count("eip155_31337.transfers"), u"18"_s);
        QCOMPARE(log().section(u"; "_s, -1), u"drop sums {[0,5)}"_s);
        OK(add(sums));
        OK(store.derive(100, 1'000));
        QCOMPARE(coverage("sums"), u"0-8"_s);
        QCOMPARE(wrong(), QString());
    }

    /// Changed settings removed the base's coverage: its counted rows are subtracted before others are added.
    void blocksThatTheBaseLostAreSubtracted()
    {
        OK(add(sums));
        auto store = ingest();
        OK(store.commit(commitOf({0, 9})));
        OK(store.derive(9, 1'000));
        db->value(u"DELETE FROM signalbox.coverage WHERE stream = 'transfers'"_s);
        const auto piece = store.derive(9, 1'000);
        OK(piece);
        QCOMPARE(piece->uncovered, Intervals({{0, 9}}));
        QCOMPARE(coverage("sums"), QString());
        QCOMPARE(total(), u"0"_s);
        auto again = commitOf({0, 9});
        again.blocksAbsent = false;
        again.streams = {all};
        OK(store.commit(again));
        OK(store.derive(9, 1'000));
        QCOMPARE(total(), u"20"_s);
        QCOMPARE(wrong(), QString());
    }

    void aBrokenConnectionLeavesWholePieces()
    {
        OK(add(sums));
        auto store = ingest();
        OK(store.commit(commitOf({0, 9})));
        m_set->endsConnection = true;
        QCOMPARE(store.derive(9, 1'000).error().code, u"DATABASE_AWAY"_s);
        QCOMPARE(coverage("sums") + total(), QString());
        QVERIFY(!store.commit(live(10)));
        m_set->endsConnection = false;
        QCOMPARE(coverage("transfers"), u"0-9"_s);
        OK(store.commit(live(10)));
        OK(store.derive(9, 1'000));
        QCOMPARE(coverage("sums"), u"0-10"_s);
        QCOMPARE(wrong(), QString());

        const auto taken = Leases(*session).takeOver(chainId, {u"b"_s, u"there"_s, 2});
        OK(taken);
        auto late = store.derive(9, 1'000);
        if (late.error().code == "DATABASE_AWAY"_L1)  // its backend was ended
            late = store.derive(9, 1'000);
        QCOMPARE(late.error().code, u"LEASE_LOST"_s);
    }

    void theSumsAreRightAfterAnyChange_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void theSumsAreRightAfterAnyChange()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        auto store = std::unique_ptr<ChainIngest>(new ChainIngest(ingest()));
        Height head = 29;
        OK(store->commit(commitOf({0, head})));
        OK(add(sums));
        bool wanted = true;
        for (int step = 0; step < 70; ++step) {
            const Height lo = Height(random()) % (head + 1);
            const Interval some{lo, std::min<Height>(head, lo + Height(random() % 6))};
            const int what = int(random() % 10);
            m_set->endsConnection = random() % 6 == 0;
            const bool ends = m_set->endsConnection;
            switch (what) {
                case 0:
                case 1:
                    if (const auto done = store->derive(head - Height(random() % 3), 1 + qint64(random() % 20)))
                        QVERIFY(!ends || done->covered.empty());
                    break;
                case 2:
                    if (store->commit(replace(some, [&](Height) { return int(random() % 3); })))
                        break;
                    QVERIFY(ends);
                    break;
                case 3:
                    if (head < 10)
                        break;
                    OK(store->undo({head - 3, 3, {}, {}, u"reorg"_s}));
                    head -= 3;
                    break;
                case 4:
                    OK(store->uncover({all}, {some}));
                    m_set->endsConnection = false;
                    OK(store->commit(replace(some, [&](Height) { return int(random() % 3); })));
                    break;
                case 5:
                    store = std::unique_ptr<ChainIngest>(new ChainIngest(ingest()));
                    break;
                case 6:
                    OK(wanted ? Chains(*session).removeStream(chainId, sums) : add(sums));
                    wanted = !wanted;
                    if (!wanted && random() % 2 == 0)
                        OK(drops().run(sums));
                    break;
                default:
                    if (store->commit(live(head + 1)))
                        ++head;
                    else
                        QVERIFY(ends);
            }
            QVERIFY2(wrong().isEmpty(), qPrintable(u"step %1, %2: %3"_s.arg(step).arg(what).arg(wrong())));
        }
        m_set->endsConnection = false;
        if (!wanted)
            OK(add(sums));
        while (!store->derive(head, 10)->stream.isEmpty())
            QVERIFY2(wrong().isEmpty(), qPrintable(wrong()));
        QCOMPARE(coverage("sums"), coverage("transfers"));
        QCOMPARE(total().toLongLong(), count("eip155_31337.transfers").toLongLong());
    }
};

SIGNALBOX_TEST(DerivedSetTest)
#include "derived_set_test.moc"
