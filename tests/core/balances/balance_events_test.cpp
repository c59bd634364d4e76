// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <random>

#include "balances/balances.h"
#include "chain/interval_set.h"
#include "core/store/ingest_place.h"
#include "store/stream_drop.h"
#include "support/balance_rows.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

/// Balances of tokens with rules: a plain sum over transfers and events, also while the events' stream is added late,
/// read again and removed.
class BalanceEventsTest : public QObject, IngestPlace {
    Q_OBJECT

    inline static const QString all = u"transfers"_s, schema = u"eip155_31337"_s;
    static constexpr int ruled = 101, plain = 102;
    balances::Balances m_balances;

    struct Log {
        int index, token, from, to;
        U256 value;
        std::optional<std::size_t> rule;  ///< of an event, whose holder is `to`
    };
    std::map<Height, std::vector<Log>> m_chain;
    std::mt19937 m_dice;

    int pick(int below) { return int(m_dice() % unsigned(below)); }
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
    void mine(Height number)
    {
        auto& logs = m_chain[number];
        logs.clear();
        U256 most;
        most.limbs.fill(~std::uint64_t(0));
        for (int index = 0; index < pick(6); ++index) {
            const bool isEvent = pick(2) == 0;
            logs.push_back({index, isEvent || pick(2) == 0 ? ruled : plain, pick(5), isEvent ? 1 + pick(4) : pick(5),
                            pick(9) == 0 ? most : U256(std::uint64_t(1 + pick(1'000))),
                            isEvent ? std::optional(std::size_t(pick(5))) : std::nullopt});
        }
    }
    /// What an endpoint returns of these blocks for these streams.
    Commit read(Interval range, const chain::Streams& streams) const
    {
        Commit commit;
        commit.ranges = {range};
        commit.streams = streams;
        for (Height number = range.lo; number <= range.hi; ++number) {
            commit.blocks.push_back(block(number));
            for (const Log& log : m_chain.at(number)) {
                if (log.rule && chain::contains(streams, eventsOf(log.token)))
                    balanceEvent(commit, number, log.index, log.token, log.to, log.value, *log.rule);
                else if (!log.rule && chain::contains(streams, all))
                    rowsOf(commit, evm::transfersEntity)
                        .begin()
                        .bigint(number)
                        .integer(log.index)
                        .bytea(hashOf(number))
                        .bytea(addressOf(log.token))
                        .bytea(addressOf(log.from))
                        .bytea(addressOf(log.to))
                        .amount256(log.value)
                        .end();
            }
        }
        return commit;
    }
    Expected<Done> switchOn(const QString& revision = u"deposits"_s)
    {
        return Chains(*session).addStream({chainId, eventsOf(ruled), 0, std::nullopt, {}, revision});
    }
    Expected<qint64> switchOff()
    {
        if (const auto removed = Chains(*session).removeStream(chainId, eventsOf(ruled)); !removed)
            return fail(removed.error());
        return StreamDrop(*session, {chainId, schema}, epoch, sets()).run(eventsOf(ruled));
    }
    /// Keys and supplies that are not the sum of the stored rows in covered blocks.
    QString wrong() const
    {
        return db->value(
            u"WITH covered AS (SELECT * FROM signalbox.coverage WHERE stream = 'balances'), moves AS (SELECT "
            "t.contract_address AS contract, v.holder, v.delta FROM eip155_31337.transfers t JOIN covered c ON "
            "t.block_number BETWEEN c.lo AND c.hi, LATERAL (VALUES (t.to_address, t.value), (t.from_address, "
            "-t.value)) "
            "v (holder, delta) UNION ALL SELECT e.contract_address, e.holder, e.delta FROM eip155_31337.balance_events "
            "e "
            "JOIN covered c ON e.block_number BETWEEN c.lo AND c.hi), supply AS (SELECT contract, sum(minted) AS "
            "minted, "
            "sum(burned) AS burned FROM (SELECT t.contract_address AS contract, CASE WHEN t.from_address = zero THEN "
            "t.value ELSE 0 END AS minted, CASE WHEN t.to_address = zero THEN t.value ELSE 0 END AS burned FROM "
            "eip155_31337.transfers t JOIN covered c ON t.block_number BETWEEN c.lo AND c.hi, (SELECT "
            "decode(repeat('00', 20), 'hex') AS zero) z UNION ALL SELECT e.contract_address, greatest(e.delta, 0), "
            "greatest(-e.delta, 0) FROM eip155_31337.balance_events e JOIN covered c ON e.block_number BETWEEN c.lo "
            "AND "
            "c.hi) s GROUP BY contract) SELECT string_agg(s, '; ') FROM (SELECT right(encode(contract, 'hex'), 2) || ' "
            "' "
            "|| right(encode(holder, 'hex'), 2) || ' ' || coalesce(h.net::text, 'none') || ' instead of ' || "
            "coalesce(m.net::text, 'none') AS s FROM (SELECT contract, holder, sum(net) AS net FROM (SELECT contract, "
            "holder, net FROM balances.holdings UNION ALL SELECT contract, holder, delta FROM balances.queue WHERE NOT "
            "delta_lost) k GROUP BY 1, 2 HAVING sum(net) <> 0) h FULL JOIN (SELECT contract, holder, sum(delta) AS net "
            "FROM moves WHERE holder <> decode(repeat('00', 20), 'hex') GROUP BY 1, 2 HAVING sum(delta) <> 0) m USING "
            "(contract, holder) WHERE h.net IS DISTINCT FROM m.net UNION ALL SELECT 'supply of ' || "
            "right(encode(contract, 'hex'), 2) FROM supply FULL JOIN balances.tokens k USING (contract) WHERE "
            "(coalesce(supply.minted, 0), coalesce(supply.burned, 0)) <> (coalesce(k.minted, 0), coalesce(k.burned, "
            "0))) "
            "w"_s);
    }
    qint64 eventsUpTo(Height head) const
    {
        qint64 count = 0;
        for (const auto& [number, logs] : m_chain)
            for (const Log& log : logs)
                count += number <= head && log.rule ? 1 : 0;
        return count;
    }

private Q_SLOTS:
    void init()
    {
        IngestPlace::make();
        OK(Chains(*session).addStream(m_balances.streams(chainId).front()));
        OK(session->write([&](Transaction& transaction) {
            m_balances.makeTables(transaction, Chains(*session).find(chainId).value());
            return Done{};
        }));
        m_chain.clear();
        m_dice.seed(7);
    }
    void cleanup() { drop(); }

    /// Nothing else is counted again, and no block is uncovered in the meantime.
    void aLateStreamIsCountedWhenItIsStored()
    {
        for (Height number = 0; number < 20; ++number)
            mine(number);
        auto store = ingest();
        OK(store->commit(read({0, 19}, {u"headers"_s, all})));
        OK(store->derive(19, 1'000'000));
        db->value(u"CREATE TABLE before AS SELECT contract, holder, xmin::text AS version FROM balances.holdings"_s);
        OK(switchOn());
        const QString span = u"SELECT balances.covered(31337, decode('%1', 'hex'))::text"_s.arg(
            QString::fromLatin1(hex::bytes(addressOf(ruled))).mid(2));
        const QString newest = QString(span).replace(u"balances.covered"_s, u"balances.newest_span"_s);
        QCOMPARE(db->value(span), u"{}"_s);
        QCOMPARE(db->value(newest), QString());
        OK(store->commit(read({5, 9}, {{eventsOf(ruled), {}, u"deposits"_s}})));
        QCOMPARE(coverage("balances"), u"0-19"_s);
        QCOMPARE(wrong(), QString());
        QCOMPARE(db->value(span), u"{[5,10)}"_s);
        QCOMPARE(db->value(newest), QString());
        QCOMPARE(
            db->value(u"SELECT array_to_string(data_sets, '+') FROM signalbox.changes ORDER BY seq DESC LIMIT 1"_s),
            u"blocks+balance_events+balances"_s);
        OK(store->commit(read({0, 4}, {{eventsOf(ruled), {}, u"deposits"_s}})));
        OK(store->commit(read({10, 19}, {{eventsOf(ruled), {}, u"deposits"_s}})));
        QCOMPARE(wrong(), QString());
        QCOMPARE(db->value(span), u"{[0,20)}"_s);
        QCOMPARE(db->value(u"SELECT count(*) FROM balances.holdings h JOIN before b USING (contract, holder) WHERE "
                           "h.xmin::text <> b.version AND get_byte(h.contract, 19) = %1"_s.arg(plain)),
                 u"0"_s);
        QVERIFY(db->value(u"SELECT count(*) FROM balances.holdings h JOIN before b USING (contract, holder) WHERE "
                          "h.xmin::text <> b.version"_s) != "0"_L1);
        QCOMPARE(db->value(newest), u"[0,20)"_s);
        OK(switchOff());
        QCOMPARE(count("eip155_31337.balance_events"), u"0"_s);
        QCOMPARE(coverage("balances"), u"0-19"_s);
        QCOMPARE(wrong(), QString());
    }

    /// Blocks that transfers cover later count their events with them.
    void eventsOpenNoBlock()
    {
        for (Height number = 0; number < 6; ++number)
            mine(number);
        OK(switchOn());
        auto store = ingest();
        OK(store->commit(read({0, 5}, {u"headers"_s, {eventsOf(ruled), {}, u"deposits"_s}})));
        OK(store->derive(5, 1'000'000));
        QCOMPARE(coverage("balances"), QString());
        QCOMPARE(count("balances.holdings"), u"0"_s);
        OK(store->commit(read({2, 5}, {all})));
        OK(store->derive(5, 1'000'000));
        QCOMPARE(coverage("balances"), u"2-5"_s);
        QCOMPARE(wrong(), QString());
    }

    void theHoldingsAreRightAfterAnyChange_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void theHoldingsAreRightAfterAnyChange()
    {
        QFETCH(unsigned, seed);
        m_dice.seed(seed);
        auto store = ingest();
        Height head = 29;
        for (Height number = 0; number <= head; ++number)
            mine(number);
        OK(store->commit(read({0, head}, {u"headers"_s, all})));
        chain::IntervalSet covered;  // of the events
        bool on = false;
        const auto spec = [&] { return chain::StreamSpec(eventsOf(ruled), {}, u"deposits"_s); };
        const auto fillGap = [&]() -> Expected<Done> {
            const auto gap = covered.complement({0, head}).first();
            if (!gap)
                return Done{};
            Interval range{*gap, *gap};
            while (range.hi < head && range.count() < 1 + pick(8) && !covered.contains(range.hi + 1))
                ++range.hi;
            Commit commit = read(range, {spec()});
            commit.live = range.count() == 1 && pick(2) == 0;
            covered.add(range);
            return store->commit(commit);
        };
        for (int step = 0; step < 90; ++step) {
            const Height lo = Height(m_dice()) % (head + 1);
            switch (pick(10)) {
                case 0:
                case 1: {
                    mine(++head);
                    chain::Streams streams{u"headers"_s, all};
                    if (on && pick(3) != 0)
                        streams.push_back(spec());
                    Commit commit = read({head, head}, streams);
                    commit.live = true;
                    commit.blocksAbsent = true;
                    OK(store->commit(commit));
                    if (streams.size() > 2)
                        covered.add({head, head});
                    break;
                }
                case 2:
                    OK(store->derive(Height(pick(int(head + 1))), 1 + pick(60)));
                    break;
                case 3:
                    if (lo + 3 < head)
                        break;
                    OK(store->undo({lo, int(head - lo), {}, {}, u"reorg"_s}));
                    covered.subtract(Interval{lo + 1, head});
                    head = lo;
                    break;
                case 4: {  // a reindex finds other logs
                    const Interval range{lo, std::min<Height>(head, lo + pick(5))};
                    chain::Streams streams{u"headers"_s, all};
                    if (on && covered.containsAll(range))
                        streams.push_back(spec());
                    else if (covered.intersects(range))
                        break;
                    for (Height number = range.lo; number <= range.hi; ++number)
                        mine(number);
                    Commit again = read(range, streams);
                    again.mode = Commit::Mode::Replace;
                    again.missing = Commit::Missing::Remove;
                    OK(store->commit(again));
                    break;
                }
                case 5:
                    store = ingest();  // the writer was killed
                    break;
                case 6:
                    if (on && pick(3) == 0) {
                        OK(switchOff());
                        covered.clear();
                        on = false;
                    } else if (!on) {
                        OK(switchOn());
                        on = true;
                    }
                    break;
                case 7:
                    if (on && covered.contains(lo)) {  // an endpoint omitted logs
                        OK(store->uncover({spec()}, {{lo, lo}}));
                        covered.subtract(Interval{lo, lo});
                    }
                    break;
                default:
                    if (on)
                        OK(fillGap());
                    break;
            }
            const QString different = wrong();
            QVERIFY2(different.isEmpty(), qPrintable(u"step %1: %2"_s.arg(step).arg(different)));
        }
        if (!on)
            OK(switchOn());
        while (!covered.containsAll({0, head})) {
            OK(fillGap());
            QCOMPARE(wrong(), QString());
        }
        OK(store->derive(head, 1'000'000));
        QCOMPARE(coverage("balances"), u"0-%1"_s.arg(head));
        QCOMPARE(count("eip155_31337.balance_events").toLongLong(), eventsUpTo(head));
        QCOMPARE(wrong(), QString());
        db->value(u"SELECT balances.recalculate_all(31337)"_s);
        while (db->value(u"SELECT processed_count FROM balances.process_balance_update_queue(1000)"_s) != "0"_L1)
            QCOMPARE(wrong(), QString());
        QCOMPARE(wrong(), QString());
    }

    /// An opening is the balance at its block: events that are read later were part of it.
    void anOpeningAllowsForLateEvents()
    {
        for (Height number = 0; number < 10; ++number)
            m_chain[number] = {{0, ruled, 1, 2, U256(std::uint64_t(1)), std::nullopt},
                               {1, ruled, 0, 2, U256(std::uint64_t(10)), std::size_t(0)}};
        auto store = ingest();
        OK(store->commit(read({0, 9}, {u"headers"_s, all})));
        OK(store->derive(9, 1'000'000));
        const QString contract = QString::fromLatin1(hex::bytes(addressOf(ruled)));
        const QString owner = QString::fromLatin1(hex::bytes(addressOf(2)));
        const QString opening =
            u"SELECT net || ' ' || coalesce(opening::text, 'none') FROM balances.holdings WHERE "
            "get_byte(holder, 19) = 2"_s;
        db->value(u"SELECT balances.set_opening(31337, '%1', '%2', 105, 9)"_s.arg(contract, owner));
        QCOMPARE(db->value(opening), u"10 95"_s);
        OK(switchOn());
        OK(store->commit(read({0, 4}, {{eventsOf(ruled), {}, u"deposits"_s}})));
        QCOMPARE(db->value(opening), u"60 45"_s);
        OK(switchOff());
        QCOMPARE(db->value(opening), u"10 95"_s);
    }
};

SIGNALBOX_TEST(BalanceEventsTest)
#include "balance_events_test.moc"
