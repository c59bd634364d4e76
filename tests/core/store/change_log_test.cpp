// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <random>

#include "chain/interval_set.h"
#include "ingest_place.h"
#include "signalbox/literals.h"
#include "store/change_log.h"
#include "store/stream_drop.h"
#include "support/table_copy.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

/// Every transaction of a chain is one row of the log; a consumer that follows it has the tables.
class ChangeLogTest : public QObject, IngestPlace {
    Q_OBJECT

    static std::vector<TableCopy::Table> tables()
    {
        return {{u"b::text FROM eip155_31337.blocks b"_s, u"b.number"_s},
                {u"t::text FROM eip155_31337.transfers t"_s, u"t.block_number"_s},
                {u"e::text FROM erc8004.events_live e"_s, u"e.block_number"_s}};
    }
    QString log() const
    {
        return db->value(
            u"SELECT string_agg(seq || ' ' || kind || ' ' || array_to_string(data_sets, '+') || ' ' || "
            "ranges::text, '; ' ORDER BY seq) FROM signalbox.changes"_s);
    }

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void everyTransactionIsOneRow()
    {
        auto store = ingest();
        OK(store.commit(commitOf({0, 9})));
        auto again = commitOf({3, 4});
        again.mode = Commit::Mode::Replace;
        OK(store.commit(again));
        Commit events;
        events.ranges = {{0, 4}, {6, 9}};
        events.streams = {u"registries"_s};
        registryEvent(events, 6, 1);
        OK(store.commit(events));
        OK(store.undo({7, 2, hashOf(9), hashOf(8, 1), u"reorg"_s}));
        OK(Chains(*session).removeStream(chainId, u"transfers"_s));
        const ChainPlace place(chainId, u"eip155_31337"_s);
        OK(StreamDrop(*session, place, epoch, evm::dataSets(place)).run(u"transfers"_s));
        QCOMPARE(log(),
                 u"1 commit blocks+transfers {[0,10)}; 2 replace blocks+transfers {[3,5)}; "
                 "3 commit events {[0,5),[6,10)}; 4 undo blocks+transfers+balance_events+events {[8,)}; "
                 "5 drop transfers {[0,8)}"_s);
    }

    void aRefusedTransactionTakesNoNumber()
    {
        auto store = ingest();
        OK(store.commit(commitOf({0, 9})));
        QVERIFY(!store.commit(commitOf({5, 12}, 1)));  // other hashes
        auto less = commitOf({0, 9});
        less.mode = Commit::Mode::Replace;
        less.tables.clear(evm::transfersEntity);
        QCOMPARE(store.commit(less).error().code, u"ROWS_MISSING"_s);
        const auto taken = Leases(*session).takeOver(chainId, {u"b"_s, u"there"_s, 2});
        OK(taken);
        QVERIFY(!store.commit(commitOf({10, 12})));
        epoch = *taken;
        auto fresh = ingest();
        OK(fresh.commit(commitOf({10, 12})));
        QCOMPARE(log(), u"1 commit blocks+transfers {[0,10)}; 2 commit blocks+transfers {[10,13)}"_s);
    }

    void aConsumersCopyEqualsTheTables_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void aConsumersCopyEqualsTheTables()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const auto reader = db->session();
        TableCopy copy(*reader, chainId, tables());
        auto store = std::unique_ptr<ChainIngest>(new ChainIngest(ingest()));
        chain::IntervalSet there;
        Height head = -1;
        int branch = 0;
        std::map<Height, int> branches;
        const auto commitRange = [&](Interval range, Commit::Mode mode) {
            Commit commit;
            commit.mode = mode;
            commit.ranges = {range};
            commit.streams = {u"headers"_s, u"transfers"_s, u"registries"_s};
            commit.missing = Commit::Missing::Remove;
            for (Height number = range.lo; number <= range.hi; ++number) {
                chain::BlockRef one = block(number, branches[number]);
                one.parent = hashOf(number - 1, number == 0 ? 0 : branches[number - 1]);
                commit.blocks.push_back(one);
                transfer(commit, number, int(random() % 3));
                if (random() % 3 == 0)
                    registryEvent(commit, number, 9, branches[number]);
            }
            return store->commit(commit);
        };
        OK(commitRange({0, head = 5}, Commit::Mode::Append));
        OK(copy.start());
        for (int step = 0; step < 60; ++step) {
            switch (random() % 8) {
                case 0: {
                    const Height lo = Height(random()) % (head + 1);
                    OK(commitRange({lo, std::min(head, lo + Height(random() % 5))}, Commit::Mode::Replace));
                    break;
                }
                case 1: {
                    const Height ancestor = Height(random()) % head;
                    ++branch;
                    for (Height number = ancestor + 1; number <= head + 20; ++number)
                        branches[number] = branch;
                    OK(store->undo({ancestor, int(head - ancestor), {}, {}, u"reorg"_s}));
                    head = std::max<Height>(ancestor, 1);
                    if (ancestor == 0)
                        OK(commitRange({1, 1}, Commit::Mode::Append));
                    break;
                }
                case 2: {
                    const auto taken = Leases(*session).takeOver(chainId, {QString::number(step), u"there"_s, 2});
                    OK(taken);
                    epoch = *taken;
                    store = std::unique_ptr<ChainIngest>(new ChainIngest(ingest()));
                    break;
                }
                case 3:
                    OK(copy.follow());
                    break;
                default: {
                    const Interval range{head + 1, head + 1 + Height(random() % 6)};
                    for (Height number = range.lo; number <= range.hi; ++number)
                        branches[number] = branch;
                    OK(commitRange(range, Commit::Mode::Append));
                    head = range.hi;
                }
            }
        }
        OK(copy.follow());
        TableCopy truth(*reader, chainId, tables());
        OK(truth.start());
        QVERIFY(truth.rows().size() > 3);
        QCOMPARE(copy.rows(), truth.rows());
        QCOMPARE(db->value(u"SELECT count(*) = max(seq) AND min(seq) = 1 FROM signalbox.changes"_s), u"t"_s);
    }

    /// The server ends the connection in a statement, or in COMMIT itself, so that only the tables know the outcome.
    void killsLeaveNoGap()
    {
        OK(session->write([](Transaction& transaction) {
            transaction.exec(
                "CREATE FUNCTION eip155_31337.die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM "
                "pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$");
            transaction.exec(
                "CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON eip155_31337.transfers DEFERRABLE INITIALLY "
                "DEFERRED FOR EACH ROW WHEN (NEW.block_number % 5 = 3 AND NEW.log_index = 1) EXECUTE FUNCTION "
                "eip155_31337.die()");
            transaction.exec(
                "CREATE TRIGGER at_once AFTER INSERT ON eip155_31337.transfers FOR EACH ROW WHEN (NEW.block_number % 5 "
                "= 4 AND NEW.log_index = 1) EXECUTE FUNCTION eip155_31337.die()");
            return Done{};
        }));
        const auto reader = db->session();
        TableCopy copy(*reader, chainId, tables());
        OK(copy.start());
        auto store = ingest();
        int killed = 0;
        for (Height number = 0; number < 15; ++number) {
            auto commit = commitOf({number, number});
            commit.live = true;
            if (!store.commit(commit)) {
                ++killed;
                commit.tables.clear(evm::transfersEntity);
                transfer(commit, number, 0);
                const bool there = coverage("transfers").endsWith(u"-%1"_s.arg(number));
                if (!there)
                    OK(store.commit(commit));
            }
        }
        QCOMPARE(killed, 6);
        OK(copy.follow());
        TableCopy truth(*reader, chainId, tables());
        OK(truth.start());
        QCOMPARE(copy.rows(), truth.rows());
        QCOMPARE(copy.rows().size(), std::size_t(15));
        QCOMPARE(db->value(u"SELECT count(*) || ' ' || max(seq) FROM signalbox.changes"_s), u"15 15"_s);
    }

    void aStaleConsumerStartsAgain()
    {
        auto store = ingest();
        const auto reader = db->session();
        TableCopy copy(*reader, chainId, tables());
        QCOMPARE(copy.follow().error().code, u"CONSUMER_UNKNOWN"_s);
        OK(store.commit(commitOf({0, 1})));
        OK(copy.start());
        for (Height number = 2; number < 40; ++number)
            OK(store.commit(commitOf({number, number})));
        const auto prune = [&](const char* sql) {
            return session->write([&](Transaction& transaction) { return integer(transaction.exec(sql)[0][0]); });
        };
        QCOMPARE(*prune("SELECT signalbox.prune_changes('7 days', 1000)"), 0);
        OK(copy.follow());
        QCOMPARE(*prune("SELECT signalbox.prune_changes('7 days', 10)"), 29);
        OK(copy.follow());  // only changes that it had not read
        OK(store.commit(commitOf({40, 41})));
        QCOMPARE(*prune("SELECT signalbox.prune_changes('-1 days', 1000)"), 11);
        QCOMPARE(copy.follow().error().code, u"CONSUMER_STALE"_s);
        OK(store.commit(commitOf({42, 42})));
        QCOMPARE(copy.follow().error().code, u"CONSUMER_STALE"_s);
        OK(copy.start());
        OK(copy.follow());
        QCOMPARE(copy.rows().size(), std::size_t(43));
        QCOMPARE(copy.seq(), 41);
    }
};

SIGNALBOX_TEST(ChangeLogTest)
#include "change_log_test.moc"
