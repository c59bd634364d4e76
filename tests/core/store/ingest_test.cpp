// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRandomGenerator>
#include <QTest>
#include <thread>

#include "ingest_place.h"
#include "signalbox/literals.h"
#include "store/status.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

class IngestTest : public QObject, IngestPlace {
    Q_OBJECT

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void commitsAndLoads()
    {
        auto store = ingest();
        OK(store.commit(commitOf({100, 119})));
        OK(store.commit(commitOf({0, 49})));
        OK(store.commit(commitOf({50, 99})));
        QCOMPARE(coverage("transfers"), u"0-119"_s);
        QCOMPARE(coverage("headers"), u"0-119"_s);
        QCOMPARE(count("eip155_31337.transfers"), u"240"_s);
        QCOMPARE(count("eip155_31337.blocks"), u"120"_s);
        const auto state = store.load();
        OK(state);
        QCOMPARE(state->streams.size(), std::size_t(3));
        QCOMPARE(state->recent.size(), std::size_t(120));
        QCOMPARE(state->recent.back(), block(119));
        QCOMPARE(db->value(u"SELECT value FROM eip155_31337.transfers WHERE block_number = 77 LIMIT 1"_s), u"77"_s);
        // an overlap is refused and changes nothing
        const auto twice = store.commit(commitOf({110, 130}));
        QVERIFY(!twice);
        QCOMPARE(count("eip155_31337.blocks"), u"120"_s);
        OK(store.heartbeat());
    }

    void rangesAreLinkedToTheirNeighbors()
    {
        auto store = ingest();
        OK(store.commit(commitOf({10, 19})));
        // Another network's blocks: they are consecutive, but do not follow the stored ones.
        for (const Interval range : {Interval{20, 29}, Interval{0, 9}}) {
            Commit other = commitOf(range);
            for (auto& each : other.blocks)
                each = block(each.number, 1);
            const auto refused = store.commit(other);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, u"BLOCKS_DIFFER"_s);
        }
        OK(store.commit(commitOf({20, 29})));
        OK(store.commit(commitOf({0, 9})));
        QCOMPARE(coverage("transfers"), u"0-29"_s);
    }

    void blocksAreMergedAndCompared()
    {
        auto store = ingest();
        OK(store.commit(commitOf({10, 12})));
        Commit late;
        late.ranges = {{10, 400}};
        late.streams = {u"transfers:0x0300000000000000000000000000000000000000"_s};
        for (Height number = 10; number <= 400; ++number)
            late.blocks.push_back(block(number));
        transfer(late, 10, 9, 3);
        OK(store.commit(late));
        QCOMPARE(count("eip155_31337.blocks"), u"391"_s);
        Commit other;
        other.ranges = {{500, 500}};
        other.streams = {u"registries"_s};
        other.blocks = {block(11, 1)};
        const auto differs = store.commit(other);
        QVERIFY(!differs);
        QCOMPARE(differs.error().code, u"BLOCKS_DIFFER"_s);
    }

    void replaceKeepsCoverage()
    {
        auto store = ingest();
        OK(store.commit(commitOf({0, 99})));
        auto again = commitOf({10, 19});
        again.mode = Commit::Mode::Replace;
        again.missing = Commit::Missing::Remove;
        again.blocksAbsent = false;
        again.tables.clear(evm::transfersEntity);
        transfer(again, 15, 5);
        OK(store.commit(again));
        QCOMPARE(coverage("transfers"), u"0-99"_s);
        QCOMPARE(count("eip155_31337.transfers"), u"181"_s);
        QCOMPARE(count("eip155_31337.blocks"), u"100"_s);
    }

    /// The first attempt was committed and its answer lost: the second has nothing to undo and writes no second row.
    void aRepeatedUndoWritesOneReorg()
    {
        auto store = ingest();
        OK(store.commit(commitOf({0, 99})));
        Undo undo{89, 10, hashOf(99), hashOf(99, 1), u"reorg"_s};
        OK(store.undo(undo));
        undo.repeated = true;
        const auto again = store.undo(undo);
        OK(again);
        QCOMPARE(*again, 20);
        QCOMPARE(readReorgs(*session, chainId, 10)->size(), std::size_t(1));
        // A first attempt that was not committed leaves the row to the second.
        OK(store.commit(commitOf({90, 99})));
        OK(store.undo(undo));
        QCOMPARE(readReorgs(*session, chainId, 10)->size(), std::size_t(2));
    }

    void blocksAreUncoveredAndReadAgain()
    {
        auto store = ingest();
        OK(store.commit(commitOf({0, 99})));
        db->value(u"DELETE FROM eip155_31337.transfers WHERE block_number = 41 AND log_index = 0"_s);
        OK(store.uncover({u"transfers"_s}, {{40, 42}, {90, 90}}));
        QCOMPARE(coverage("transfers"), u"0-39 43-89 91-99"_s);
        QCOMPARE(coverage("headers"), u"0-99"_s);
        auto again = commitOf({40, 42});
        again.streams = {u"transfers"_s};
        again.blocksAbsent = false;
        OK(store.commit(again));  // existing rows are kept, omitted ones are added
        QCOMPARE(coverage("transfers"), u"0-89 91-99"_s);
        QCOMPARE(count("eip155_31337.transfers"), u"200"_s);
    }

    void bloomsAreStored()
    {
        auto store = ingest();
        for (const bool absent : {true, false}) {
            const Height lo = absent ? 0 : 100;
            auto commit = commitOf({lo, lo + 19});
            commit.blocksAbsent = absent;
            chain::BlockBloom some{lo + 3, block(lo + 3).hash, {}};
            some.bloom[7] = 0x42;
            commit.blooms = {{lo + 1, block(lo + 1).hash, {}}, some};
            OK(store.commit(commit));
            const auto blooms = store.blooms({lo, lo + 19});
            OK(blooms);
            QCOMPARE(blooms->size(), std::size_t(2));
            QVERIFY(blooms->front().isZero());
            QCOMPARE(blooms->back().number, lo + 3);
            QVERIFY(blooms->back().hash == block(lo + 3).hash);
            QCOMPARE(int(blooms->back().bloom[7]), 0x42);
        }
        OK(store.undo({99, 20, hashOf(119), hashOf(119, 1), u"reorg"_s}));
        const auto left = store.blooms({0, 1'000});
        OK(left);
        QCOMPARE(left->size(), std::size_t(2));
    }

    void undoStopsAtTheCommonAncestor()
    {
        auto store = ingest();
        OK(store.commit(commitOf({0, 99})));
        Commit events;
        events.ranges = {{0, 99}};
        events.streams = {u"registries"_s};
        registryEvent(events, 95, 0);
        registryEvent(events, 50, 0);
        OK(store.commit(events));
        QCOMPARE(db->value(u"SELECT last_block_number || ' ' || length(last_block_hash) FROM "
                           "erc8004.checkpoints WHERE chain_id = 31337"_s),
                 u"99 66"_s);
        const auto undone = store.undo({89, 10, hashOf(99), hashOf(99, 1), u"reorg"_s});
        OK(undone);
        QCOMPARE(*undone, 21);
        QCOMPARE(coverage("transfers"), u"0-89"_s);
        QCOMPARE(count("eip155_31337.transfers"), u"180"_s);
        QCOMPARE(count("erc8004.events"), u"2"_s);
        QCOMPARE(count("erc8004.events_live"), u"1"_s);
        QCOMPARE(db->value(u"SELECT last_block_number FROM erc8004.checkpoints WHERE chain_id = 31337"_s), u"89"_s);
        const auto rows = readReorgs(*session, chainId, 10);
        OK(rows);
        QCOMPARE(rows->front().rowsUndone, 21);
        QCOMPARE(rows->front().depth, 10);
        // the new branch has the same log: it gets a new ID each time
        for (int round = 1; round <= 3; ++round) {
            Commit fresh;
            fresh.ranges = {{90, 99}};
            fresh.streams = {u"registries"_s};
            registryEvent(fresh, 95, 0, round % 2);
            fresh.live = true;
            OK(store.commit(fresh));
            QCOMPARE(count("erc8004.events_live"), u"2"_s);
            if (round < 3)
                OK(store.undo({89, 10, hashOf(99), hashOf(99, 1), u"reorg"_s}));
        }
        const auto state = store.load();
        OK(state);
        QCOMPARE(state->retractedEventIds.size(), std::size_t(3));
        QVERIFY(state->retractedEventIds.at(0).startsWith("31337-95-0"_L1));
    }

    void eventsAreVerifiedAndRetracted()
    {
        auto store = ingest();
        Commit first;
        first.ranges = {{0, 10}};
        first.streams = {u"registries"_s};
        registryEvent(first, 3, 0);
        registryEvent(first, 4, 0);
        registryEvent(first, 5, 0);
        OK(store.commit(first));
        Commit again;
        again.mode = Commit::Mode::Replace;
        again.ranges = {{0, 10}};
        again.streams = first.streams;
        registryEvent(again, 3, 0);              // unchanged
        registryEvent(again, 4, 0, 0, "other");  // differs
        registryEvent(again, 6, 0);              // new
        again.missing = Commit::Missing::Remove;
        OK(store.commit(again));
        QCOMPARE(db->value(u"SELECT string_agg(id, ' ' ORDER BY block_number) FROM erc8004.events_live"_s),
                 u"31337-3-0 31337-4-0-a0000000 31337-6-0"_s);
        QCOMPARE(db->value(u"SELECT string_agg(event_id, ' ' ORDER BY event_id) FROM erc8004.event_retractions"_s),
                 u"31337-4-0 31337-5-0"_s);
        again.tables.clear(evm::eventsEntity);
        OK(store.commit(again));
        QCOMPARE(count("erc8004.events_live"), u"0"_s);
    }

    void eventsAreAppendOnly()
    {
        auto store = ingest();
        Commit commit;
        commit.ranges = {{0, 10}};
        commit.streams = {u"registries"_s};
        registryEvent(commit, 3, 0);
        OK(store.commit(commit));
        for (const char* sql : {"UPDATE erc8004.events SET tag = 'x'", "DELETE FROM erc8004.events",
                                "TRUNCATE erc8004.events CASCADE", "DELETE FROM erc8004.event_retractions"}) {
            const auto engine = session->write([&](Transaction& transaction) {
                transaction.exec(sql);
                return Done{};
            });
            QVERIFY2(!engine, sql);
            QVERIFY2(engine.error().code == "NO_RIGHT"_L1,
                     qPrintable(engine.error().text() + engine.error().args.value(u"sqlState"_s).toString()));
            const auto boss = db->session(Role::Bootstrap)->write([&](Transaction& transaction) {
                transaction.exec("SET LOCAL signalbox.retention = 'on'");
                transaction.exec(sql);
                return Done{};
            });
            QVERIFY2(!boss, sql);
            QCOMPARE(boss.error().code, u"APPEND_ONLY"_s);
        }
        const auto reader = db->session(Role::Reader)->write([](Transaction& transaction) {
            transaction.exec("INSERT INTO signalbox.samples (caip2, step, at) VALUES ('x', '10 s', now())");
            return Done{};
        });
        QVERIFY(!reader);
        QVERIFY(!db->session(Role::Reader)->read([](Transaction& transaction) {
            transaction.exec("SELECT * FROM signalbox.secrets");
            return Done{};
        }));
        QVERIFY(!db->session(Role::Reader)->read([](Transaction& transaction) {
            transaction.exec("SELECT pg_advisory_lock(1)");
            return Done{};
        }));
        OK(db->session(Role::Reader)->read([](Transaction& transaction) {
            transaction.exec("SELECT * FROM eip155_31337.transfers");
            return Done{};
        }));
    }

    void commitsAreNotified()
    {
        QStringList heard;
        auto listener = db->session();
        OK(listener->listen(u"new_event"_s, [&](const QString& id) { heard << id; }));
        OK(listener->listen(u"signalbox"_s, [&](const QString& what) { heard << what; }));
        auto store = ingest();
        const auto commit = [&](Height number, int events, bool live) {
            Commit made;
            made.ranges = {{number, number}};
            made.streams = {u"registries"_s};
            made.live = live;
            for (int log = 0; log < events; ++log)
                registryEvent(made, number, log);
            OK(store.commit(made));
            heard.clear();
            for (int i = 0; i < (live ? 100 : 10) && (heard.isEmpty() || !heard.back().startsWith("chain eip155"_L1));
                 ++i) {
                OK(listener->poll());
                QTest::qWait(5);
            }
        };
        commit(1, 2, false);
        QVERIFY(heard.isEmpty());
        commit(2, 2, true);
        QCOMPARE(heard, QStringList({u"31337-2-0"_s, u"31337-2-1"_s, u"chain eip155:31337 2"_s}));
        commit(3, 101, true);
        QCOMPARE(heard, QStringList({u"chain 31337"_s, u"chain eip155:31337 3"_s}));
    }

    void quarantineIsKept()
    {
        auto store = ingest();
        auto commit = commitOf({0, 9});
        commit.quarantined.push_back({3, u"4"_s, Message(u"the value has 33 bytes"_s), "{\"data\":\"0x\\u0000\"}"});
        commit.quarantined.push_back({4, u"block"_s, Message(u"not JSON"_s), QByteArray("<html>\0 '", 9)});
        // Texts are unchanged, including a leading byte order mark.
        commit.quarantined.push_back({5, u"6"_s, Message(u"odd"_s),
                                      "\xEF\xBB\xBF{\"\xEF\xBB\xBF"
                                      "a\":\"\xEF\xBB\xBFtext\xEF\xBB\xBF\"}"});
        commit.quarantined.push_back({6, u"7"_s, Message(u"not JSON"_s), "\xEF\xBB\xBF\"\xEF\xBB\xBFtext\""});
        OK(store.commit(commit));
        const auto rows = Quarantine(*session).list(chainId, 10);
        OK(rows);
        QCOMPARE(rows->size(), std::size_t(4));
        QCOMPARE(db->value(u"SELECT encode(convert_to(raw::text, 'UTF8'), 'hex') FROM "
                           "signalbox.quarantine WHERE block_number = 5"_s),
                 QString::fromLatin1(QByteArray("{\"\xEF\xBB\xBF"
                                                "a\": \"\xEF\xBB\xBFtext\xEF\xBB\xBF\"}")
                                         .toHex()));
        QCOMPARE(db->value(u"SELECT encode(convert_to(raw->>'text', 'UTF8'), 'hex') FROM "
                           "signalbox.quarantine WHERE block_number = 6"_s),
                 QString::fromLatin1(QByteArray("\xEF\xBB\xBF\"\xEF\xBB\xBFtext\"").toHex()));
        auto again = commitOf({0, 9});
        again.mode = Commit::Mode::Replace;
        again.quarantined = {commit.quarantined.front()};
        again.missing = Commit::Missing::Remove;
        OK(store.commit(again));
        QCOMPARE(*Quarantine(*session).waiting(chainId), 1);
        QCOMPARE(db->value(u"SELECT tries FROM signalbox.quarantine WHERE block_number = 3"_s), u"2"_s);
    }

    void coverageEqualsTheModel()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        auto store = ingest();
        std::vector<bool> model(200, false);
        const auto text = [](const std::vector<bool>& covered) {
            QStringList ranges;
            for (std::size_t i = 0; i < covered.size(); ++i) {
                if (!covered[i])
                    continue;
                const std::size_t lo = i;
                while (i + 1 < covered.size() && covered[i + 1])
                    ++i;
                ranges << u"%1-%2"_s.arg(lo).arg(i);
            }
            return ranges.join(u' ');
        };
        const auto killer = db->session();
        int kills = 0, lost = 0;
        for (int step = 0; step < 160; ++step) {
            if (random.bounded(4) == 0) {
                // The writer's backend is killed at any moment of a commit: afterwards all of it is stored, or nothing.
                const int lo = random.bounded(200);
                const int hi = qMin(199, lo + random.bounded(20));
                auto commit = commitOf({lo, hi});
                commit.mode = Commit::Mode::Replace;
                commit.blocksAbsent = false;
                std::thread kill([&killer, after = random.bounded(4'000)] {
                    std::this_thread::sleep_for(std::chrono::microseconds(after));
                    (void)killer->read([](Transaction& transaction) {
                        transaction.exec(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE "
                            "'signalbox ingest%'");
                        return Done{};
                    });
                });
                const bool told = store.commit(commit).has_value();
                kill.join();
                ++kills;
                lost += !told;
                auto with = model;
                std::fill(with.begin() + lo, with.begin() + hi + 1, true);
                const QString now = coverage("headers");
                QVERIFY2(now == text(with) || (!told && now == text(model)), qPrintable(now));
                if (now == text(with))
                    model = with;
                if (!store.load())  // the killed connection is reopened
                    OK(store.load());
                continue;
            }
            if (random.bounded(12) == 0) {
                const int ancestor = random.bounded(200);
                OK(store.undo({ancestor, 1, {}, {}, u"reorg"_s}));
                std::fill(model.begin() + ancestor + 1, model.end(), false);
                continue;
            }
            const int lo = random.bounded(200);
            const int hi = qMin(199, lo + random.bounded(20));
            const bool absent =
                std::none_of(model.begin() + lo, model.begin() + hi + 1, [](bool covered) { return covered; });
            auto commit = commitOf({lo, hi});
            if (!absent && random.bounded(2) == 0) {
                commit.mode = Commit::Mode::Replace;
                commit.blocksAbsent = false;
            }
            const auto done = store.commit(commit);
            QCOMPARE(bool(done), absent || commit.mode == Commit::Mode::Replace);
            if (done)
                std::fill(model.begin() + lo, model.begin() + hi + 1, true);
        }
        qInfo("%d kills, %d of them inside the commit", kills, lost);
        QCOMPARE(coverage("headers"), text(model));
        const auto covered = std::count(model.begin(), model.end(), true);
        QCOMPARE(count("eip155_31337.blocks"), QString::number(covered));
        QCOMPARE(count("eip155_31337.transfers"), QString::number(covered * 2));
    }

    void twoTransferStreamsMayOverlap()
    {
        auto store = ingest();
        Commit token;
        token.ranges = {{0, 9}};
        token.streams = {u"transfers:0x0100000000000000000000000000000000000000"_s};
        for (Height number = 0; number <= 9; ++number)
            transfer(token, number, 0);
        OK(store.commit(token));
        OK(store.commit(commitOf({0, 9})));  // all transfers: ten of them are stored already
        QCOMPARE(count("eip155_31337.transfers"), u"20"_s);
    }
};

SIGNALBOX_TEST(IngestTest)
#include "ingest_test.moc"
