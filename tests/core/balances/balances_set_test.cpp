// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <random>

#include "balances/balances.h"
#include "balances/balances_set.h"
#include "balances/queue_worker.h"
#include "core/store/ingest_place.h"
#include "store/stream_drop.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

/// Holdings of a chain: after any change of its transfers, they are a plain sum over the rows in the covered blocks.
class BalancesSetTest : public QObject, IngestPlace {
    Q_OBJECT

    inline static const QString all = u"transfers"_s, schema = u"eip155_31337"_s;
    balances::Balances m_balances;

    std::vector<std::shared_ptr<const DataSet>> sets() const
    {
        auto made = evm::dataSets({chainId, schema});
        for (auto& set : m_balances.dataSets({chainId, schema}))
            made.push_back(set);
        return made;
    }
    std::unique_ptr<ChainIngest> ingest() const
    {
        return std::unique_ptr<ChainIngest>(
            new ChainIngest(db->connection(), chainId, epoch, [this](const auto&, const auto&, qint64) {
                return ChainTables{sets(), nullptr};
            }));
    }
    static void addTransfer(Commit& commit, Height number, int log, int token, int from, int to, const U256& value)
    {
        const auto address = [](int last) {
            Bytes20 made{};
            made[19] = std::uint8_t(last);
            return made;
        };
        rowsOf(commit, evm::transfersEntity)
            .begin()
            .bigint(number)
            .integer(log)
            .bytea(hashOf(number))
            .bytea(address(100 + token))
            .bytea(address(from))
            .bytea(address(to))
            .amount256(value)
            .end();
    }
    /// Holder 0 is the zero address. Self-transfers, mints, burns, zeros and the greatest amount occur.
    static Commit randomCommit(std::mt19937& random, Interval range, bool live = false)
    {
        Commit commit;
        commit.ranges = {range};
        commit.streams = {u"headers"_s, all};
        commit.blocksAbsent = true;
        commit.live = live;
        U256 most;
        most.limbs.fill(~std::uint64_t(0));
        for (Height number = range.lo; number <= range.hi; ++number) {
            commit.blocks.push_back(block(number));
            for (int log = 0; log < int(random() % 5); ++log)
                addTransfer(commit, number, log, int(random() % 3), int(random() % 6), int(random() % 6),
                            random() % 9 == 0   ? most
                            : random() % 7 == 0 ? U256(std::uint64_t(0))
                                                : U256(std::uint64_t(random() % 1'000)));
        }
        return commit;
    }
    QString wrong() const
    {
        return db->value(
            u"WITH covered AS (SELECT * FROM signalbox.coverage WHERE stream = 'balances'), sides AS (SELECT "
            "t.contract_address AS contract, v.holder, v.delta FROM eip155_31337.transfers t JOIN covered c ON "
            "t.block_number BETWEEN c.lo AND c.hi, LATERAL (VALUES (t.to_address, t.value), (t.from_address, "
            "-t.value)) v (holder, delta)) SELECT string_agg(encode(contract, 'hex') || ' ' || encode(holder, 'hex') "
            "|| "
            "' ' || coalesce(h.net::text, 'none') || ' ' || coalesce(s.net::text, 'none'), '; ') FROM (SELECT "
            "contract, holder, net FROM balances.holdings WHERE chain_id = 31337 AND net <> 0) h FULL JOIN (SELECT "
            "contract, holder, sum(delta) AS net FROM sides WHERE holder <> decode(repeat('00', 20), 'hex') GROUP BY "
            "1, 2 HAVING sum(delta) <> 0) s USING (contract, holder) WHERE h.net IS DISTINCT FROM s.net"_s);
    }
    /// What the functions read, too.
    QString supply() const
    {
        return db->value(u"SELECT string_agg(minted || '-' || burned, ' ' ORDER BY contract) FROM balances.tokens"_s);
    }

private Q_SLOTS:
    void init()
    {
        make();
        auto row = m_balances.streams(chainId).front();
        OK(Chains(*session).addStream(row));
        OK(session->write([&](Transaction& transaction) {
            m_balances.makeTables(transaction, Chains(*session).find(chainId).value());
            return Done{};
        }));
    }
    void cleanup() { drop(); }

    void liveBlocksAndHistoryAreCounted()
    {
        auto store = ingest();
        Commit history;
        history.ranges = {{0, 1}};
        history.streams = {u"headers"_s, all};
        history.blocksAbsent = true;
        history.blocks = {block(0), block(1)};
        addTransfer(history, 0, 0, 1, 0, 7, U256(std::uint64_t(500)));
        addTransfer(history, 1, 0, 1, 7, 7, U256(std::uint64_t(90)));
        OK(store->commit(history));
        QCOMPARE(count("balances.holdings"), u"0"_s);
        OK(store->derive(1, 50'000));
        QCOMPARE(coverage("balances"), u"0-1"_s);
        Commit newest;
        newest.ranges = {{2, 2}};
        newest.streams = history.streams;
        newest.blocksAbsent = newest.live = true;
        newest.blocks = {block(2)};
        addTransfer(newest, 2, 0, 1, 7, 8, U256(std::uint64_t(200)));
        OK(store->commit(newest));
        QCOMPARE(coverage("balances"), u"0-2"_s);
        QCOMPARE(wrong(), QString());
        QCOMPARE(db->value(u"SELECT string_agg(right(holder_address, 2) || '=' || current_balance, ' ' ORDER BY "
                           "holder_address) FROM balances.current_token_balances"_s),
                 u"07=300 08=200"_s);
        QCOMPARE(supply(), u"500-0"_s);
        QCOMPARE(db->value(u"SELECT data_sets::text FROM signalbox.changes ORDER BY seq DESC LIMIT 1"_s),
                 u"{blocks,transfers,balances}"_s);
    }

    void theHoldingsAreRightAfterAnyChange_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 4; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void theHoldingsAreRightAfterAnyChange()
    {
        QFETCH(unsigned, seed);
        std::mt19937 dice(seed);
        auto store = ingest();
        Height head = 39;
        OK(store->commit(randomCommit(dice, {0, head})));
        for (int step = 0; step < 60; ++step) {
            const Height lo = Height(dice()) % (head + 1);
            switch (dice() % 8) {
                case 0:
                case 1:
                    OK(store->commit(randomCommit(dice, {head + 1, head + 1}, true)));
                    ++head;
                    break;
                case 6:
                case 7: {  // history, some of it in memory until its piece
                    Commit history = randomCommit(dice, {head + 1, head + 1 + Height(dice() % 6)});
                    history.settledTo = head - 2 + Height(dice() % 9);
                    OK(store->commit(history));
                    head = history.ranges.front().hi;
                    break;
                }
                case 2:
                    OK(store->derive(Height(dice() % (head + 1)), 1 + dice() % 60));
                    break;
                case 3:
                    if (lo + 3 < head)
                        break;
                    OK(store->undo({lo, int(head - lo), {}, {}, u"reorg"_s}));
                    head = lo;
                    break;
                case 4: {
                    Commit again = randomCommit(dice, {lo, std::min<Height>(head, lo + Height(dice() % 5))});
                    again.mode = Commit::Mode::Replace;
                    again.missing = Commit::Missing::Remove;
                    again.blocksAbsent = false;
                    OK(store->commit(again));
                    break;
                }
                default:
                    store = ingest();  // the writer was killed
                    break;
            }
            const QString different = wrong();
            QVERIFY2(different.isEmpty(), qPrintable(u"step %1: %2"_s.arg(step).arg(different)));
        }
        for (auto piece = store->derive(head, 1'000'000); piece && !piece->stream.isEmpty();)
            piece = store->derive(head, 1'000'000);
        QCOMPARE(coverage("balances"), u"0-%1"_s.arg(head));
        QCOMPARE(wrong(), QString());
    }

    void aRemovedStreamAndARemovedChainLeaveNothing()
    {
        auto store = ingest();
        std::mt19937 dice(7);
        OK(store->commit(randomCommit(dice, {0, 30})));
        OK(store->derive(30, 1'000'000));
        QVERIFY(count("balances.holdings") != "0"_L1);
        OK(Chains(*session).removeStream(chainId, balances::stream));
        OK(StreamDrop(*session, {chainId, schema}, epoch, sets()).run(balances::stream));
        QCOMPARE(count("balances.holdings"), u"0"_s);
        OK(Chains(*session).addStream(m_balances.streams(chainId).front()));
        OK(store->derive(30, 1'000'000));
        QCOMPARE(wrong(), QString());
        const auto chain = Chains(*session).find(chainId);
        OK(chain);
        OK(m_balances.tables(*session, *chain));
        OK(m_balances.remove(*session, *chain, epoch));
        OK(m_balances.remove(*session, *chain, epoch));
        QCOMPARE(count("balances.holdings") + count("balances.tokens") + count("balances.queue_counters"), u"000"_s);
        QCOMPARE(coverage("balances"), QString());
        QVERIFY(!m_balances.remove(*session, *chain, epoch + 1));
    }

    /// An entry of the queue, the end of a day and a sample of the health, without an engine.
    void theWorkerProcessesTheQueue()
    {
        auto store = ingest();
        std::mt19937 dice(3);
        OK(store->commit(randomCommit(dice, {0, 30})));
        OK(store->derive(30, 1'000'000));
        db->value(u"UPDATE balances.holdings SET net = net + 5"_s);
        QVERIFY(!wrong().isEmpty());
        balances::QueueWorker worker(db->connection(), {.look = std::chrono::milliseconds(20),
                                                        .sample = std::chrono::milliseconds(50),
                                                        .days = std::chrono::milliseconds(50)});
        db->value(u"SELECT balances.recalculate_all(31337)"_s);
        QTRY_COMPARE_WITH_TIMEOUT(wrong(), QString(), 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(
            db->value(u"SELECT pending + processing + error + failed FROM balances.queue_counters"_s), u"0"_s, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(count("balances.queue_health_metrics") != "0"_L1, 10'000);
        QCOMPARE(db->value(u"SELECT health_status FROM balances.queue_health_summary"_s), u"HEALTHY"_s);
    }
};

SIGNALBOX_TEST(BalancesSetTest)
#include "balances_set_test.moc"
