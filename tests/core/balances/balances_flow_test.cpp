// SPDX-License-Identifier: GPL-3.0-or-later

#include <random>

#include "balances_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// Sums: a key's holdings and its entry in the queue equal its transfers within coverage, whatever the order of ingest.
class BalancesFlowTest : public QObject, BalancesPlace {
    Q_OBJECT

    inline static const QString most =
        u"115792089237316195423570985008687907853269984665640564039457584007913129639935"_s;  // 2^256 - 1

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    /// Flaw 12, section 5 "oracle": self-transfers, mint, burn, zero, 2^256 - 1; reorgs, the queue and recalculations.
    void theSumsAreThoseOfRandomTransfers()
    {
        std::mt19937 random(7);
        const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
        qint64 next = 0, counted = 0;
        cover(0, 100'000, u"ARRAY['transfers']"_s);
        for (int step = 0; step < 60; ++step) {
            const qint64 lo = next;
            for (int number = 0; number < 5; ++number, ++next)
                for (int log = 0; log < 8; ++log)
                    transfer(next, log, pick(3), pick(7), pick(7),
                             pick(8) == 0   ? most
                             : pick(8) == 0 ? u"0"_s
                                            : QString::number(pick(1'000'000)));
            const QString ranges = u"'{[%1,%2)}'"_s.arg(lo).arg(next);
            sql(pick(2) == 0 ? u"SELECT add_live(31337, %1)"_s.arg(ranges)
                             : u"SELECT enqueue(31337, %1)"_s.arg(ranges));
            cover(lo, next - 1, u"ARRAY['balances']"_s);
            switch (pick(5)) {
                case 0:
                    sql(u"SELECT process_balance_update_queue(%1)"_s.arg(1 + pick(10)));
                    break;
                case 1: {  // a reorg, with other rows afterwards
                    const qint64 ancestor = next - 1 - pick(12);
                    if (ancestor < 0)
                        break;
                    sql(u"SELECT subtract(31337, int8multirange(int8range(%1, %2))), signalbox.uncover('eip155:31337', "
                        "ARRAY['balances'], %1, %2)"_s.arg(ancestor + 1)
                            .arg(next));
                    sql(u"DELETE FROM eip155_31337.transfers WHERE block_number > %1"_s.arg(ancestor));
                    next = ancestor + 1;
                    break;
                }
                case 2:
                    sql(u"SELECT recalculate_address_balance(31337, t(%1), h(%2))"_s.arg(pick(3)).arg(1 + pick(6)));
                    break;
                case 3:
                    sql(u"SELECT recalculate_all(31337, t(%1))"_s.arg(pick(3)));
                    break;
            }
            QCOMPARE(wrong(), QString());
            QCOMPARE(miscounted(), QString());
            counted = next;
        }
        QVERIFY(counted > 50);
        sql(u"SELECT recalculate_all(31337)"_s);
        while (sql(u"SELECT processed_count FROM process_balance_update_queue(1000)"_s) != "0"_L1)
            QCOMPARE(wrong(), QString());
        QCOMPARE(sql(u"SELECT count(*) FROM queue"_s), u"0"_s);
        QVERIFY(sql(u"SELECT max(balance) > 2::numeric ^ 256 FROM holdings"_s) == "t"_L1);  // flaw 33
        QCOMPARE(sql(u"SELECT count(*) FROM holdings WHERE holder = a(0)"_s), u"0"_s);
    }

    /// Flaw 12, section 2.9.
    void aSelfTransferIsActivityAndAZeroIsNot()
    {
        transfer(1, 0, 1, 0, 5, u"400000"_s);
        transfer(2, 0, 1, 5, 5, u"400000"_s);
        transfer(3, 0, 1, 5, 6, u"0"_s);
        sql(u"SELECT add_live(31337, '{[0,10)}')"_s);
        cover(0, 9);
        QCOMPARE(balance(1, 5), u"400000"_s);
        QCOMPARE(sql(u"SELECT last_updated_block FROM get_current_balance(31337, t(1), h(5))"_s), u"2"_s);
        QCOMPARE(balance(1, 6), QString());
        QCOMPARE(sql(u"SELECT minted - burned FROM tokens"_s), u"400000"_s);
    }

    /// Flaw 16.
    void anUndoLowersTheBalanceAndTheHeight()
    {
        transfer(1, 0, 1, 0, 5, u"100"_s);
        transfer(5, 0, 1, 0, 5, u"50"_s);
        transfer(5, 1, 1, 5, 6, u"30"_s);
        sql(u"SELECT add_live(31337, '{[0,6)}')"_s);
        cover(0, 5);
        sql(u"SELECT subtract(31337, '{[4,6)}'), signalbox.uncover('eip155:31337', ARRAY['balances'], 4, 5)"_s);
        QCOMPARE(balance(1, 5), u"100"_s);
        QCOMPARE(balance(1, 6), u"0"_s);  // rows at 0 remain
        QCOMPARE(sql(u"SELECT last_updated_block FROM get_current_balance(31337, t(1), h(5))"_s), u"3"_s);
        QCOMPARE(sql(u"SELECT minted FROM tokens"_s), u"100"_s);
    }

    /// Flaws 27, 28; section 5 "coalescing": the entry counts as one completed job, its updates are counted beside.
    void tenThousandUpdatesOfAKeyAreOneEntry()
    {
        block(1);
        sql(u"INSERT INTO eip155_31337.transfers SELECT 1, n, int8send(n), a(1001), a(0), a(5), n FROM "
            "generate_series(1, 5000) n"_s);
        block(2);
        sql(u"INSERT INTO eip155_31337.transfers SELECT 2, n, int8send(n), a(1001), a(5), a(0), n FROM "
            "generate_series(1, 5000) n WHERE n > 1"_s);
        QCOMPARE(sql(u"SELECT enqueue(31337, '{[0,2)}', 7)"_s), u"5000"_s);
        QCOMPARE(sql(u"SELECT enqueue(31337, '{[2,3)}', 4)"_s), u"4999"_s);
        QCOMPARE(sql(u"SELECT concat_ws(' ', count(*), sum(delta), sum(updates), min(priority), min(first_block), "
                     "max(last_block)) FROM queue"_s),
                 u"1 1 9999 4 1 2"_s);
        QCOMPARE(sql(u"SELECT concat_ws(' ', processed_count, error_count) FROM process_balance_update_queue()"_s),
                 u"1 0"_s);
        cover(0, 2);
        QCOMPARE(balance(1, 5), u"1"_s);
        QCOMPARE(sql(u"SELECT concat_ws(' ', completed, updates) FROM queue_minutes"_s), u"1 9999"_s);
        QCOMPARE(sql(u"SELECT concat_ws(' ', count(*), sum(updates)) FROM balance_update_journal"_s), u"1 9999"_s);
        QCOMPARE(wrong(), QString());
    }

    void recalculatingCountsCoveredBlocksOnlyAndRemovesTheDelta()
    {
        for (int number = 0; number < 10; ++number)
            transfer(number, 0, 1, 0, 5, u"1"_s);
        cover(0, 9, u"ARRAY['transfers']"_s);
        sql(u"SELECT enqueue(31337, '{[0,3)}')"_s);
        cover(0, 2, u"ARRAY['balances']"_s);
        sql(u"SELECT add_live(31337, '{[6,8)}')"_s);
        cover(6, 7, u"ARRAY['balances']"_s);
        sql(u"UPDATE holdings SET net = 77"_s);
        QCOMPARE(sql(u"SELECT recalculate_address_balance(31337, t(1), h(5))"_s), u"5"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM queue"_s), u"0"_s);
        QCOMPARE(wrong(), QString());
        QCOMPARE(sql(u"SELECT recalculate_address_balance(31337, t(2), h(5))"_s), u"0"_s);
        QCOMPARE(balance(2, 5), QString());  // never seen: no row
    }

    void eventsOfRulesCountToo()
    {
        transfer(1, 0, 1, 0, 5, u"10"_s);
        sql(u"INSERT INTO eip155_31337.balance_events VALUES (1, 1, '', a(1001), a(5), 90, 'deposit')"_s);
        sql(u"SELECT add_live(31337, '{[0,2)}')"_s);
        cover(0, 1);
        QCOMPARE(balance(1, 5), u"100"_s);
        sql(u"UPDATE holdings SET net = 0"_s);
        QCOMPARE(sql(u"SELECT recalculate_address_balance(31337, t(1), h(5))"_s), u"100"_s);
        QCOMPARE(sql(u"SELECT balance FROM get_balance_at(31337, t(1), h(5), 1)"_s), u"100"_s);
    }

    /// Section 4.3.
    void anOpeningMakesALateStartCompleteAndMovesWithEarlierBlocks()
    {
        for (int number = 100; number < 110; ++number)
            transfer(number, 0, 1, 5, 6, u"1"_s);
        sql(u"SELECT add_live(31337, '{[100,110)}')"_s);
        cover(100, 109);
        QCOMPARE(balance(1, 5), u"-10"_s);  // shown, not hidden
        QCOMPARE(sql(u"SELECT complete FROM get_current_balance(31337, t(1), h(5))"_s), u"f"_s);
        QCOMPARE(sql(u"SELECT mark_negatives(31337)"_s), u"0"_s);
        sql(u"SELECT set_opening(31337, t(1), h(5), 1000, 104)"_s);
        QCOMPARE(sql(u"SELECT concat_ws(' ', opening, opening_block, balance) FROM holdings WHERE holder = a(5)"_s),
                 u"1005 104 995"_s);
        QCOMPARE(sql(u"SELECT complete FROM get_current_balance(31337, t(1), h(5))"_s), u"t"_s);
        QCOMPARE(sql(u"SELECT balance FROM get_balance_at(31337, t(1), h(5), 104)"_s), u"1000"_s);
        QCOMPARE(sql(u"SELECT recalculate_address_balance(31337, t(1), h(5))"_s), u"995"_s);
        transfer(50, 0, 1, 0, 5, u"7"_s);
        sql(u"SELECT enqueue(31337, '{[0,100)}')"_s);
        cover(0, 99);
        QCOMPARE(sql(u"SELECT complete FROM get_current_balance(31337, t(1), h(5))"_s), u"f"_s);  // queued
        sql(u"SELECT process_balance_update_queue()"_s);
        QCOMPARE(sql(u"SELECT concat_ws(' ', opening, balance) FROM holdings WHERE holder = a(5)"_s), u"998 995"_s);
        sql(u"SELECT subtract(31337, '{[0,100)}')"_s);
        QCOMPARE(sql(u"SELECT concat_ws(' ', opening, balance) FROM holdings WHERE holder = a(5)"_s), u"1005 995"_s);
        sql(u"SELECT subtract(31337, '{[100,110)}')"_s);  // blocks on both sides: it is read again
        QCOMPARE(sql(u"SELECT count(opening) FROM holdings"_s), u"0"_s);
    }

    /// Section 4.3, last row.
    void aNegativeBalanceOfCompleteHistoryMarksTheToken()
    {
        transfer(0, 0, 1, 5, 6, u"1"_s);
        sql(u"SELECT add_live(31337, '{[0,1)}')"_s);
        cover(0, 0);
        QCOMPARE(sql(u"SELECT mark_negatives(31337)"_s), u"1"_s);
        QCOMPARE(sql(u"SELECT untrusted FROM get_current_balance(31337, t(1), h(6))"_s), u"t"_s);
        QVERIFY(sql(u"SELECT untrusted_reason FROM tokens"_s).contains("is negative: -1"_L1));
        sql(u"SELECT set_untrusted(31337, t(1), NULL)"_s);
        QCOMPARE(sql(u"SELECT untrusted FROM current_token_balances LIMIT 1"_s), u"f"_s);
    }

    /// Flaws 1, 2.
    void aChainGetsAndLosesItsPartition()
    {
        QVERIFY(store::Chains(*session).add(newChain(u"eip155:11297108109"_s)));
        transfer(0, 0, 1, 0, 5, u"3"_s, 11297108109);
        sql(u"SELECT add_live(11297108109, '{[0,1)}')"_s);
        QCOMPARE(sql(u"SELECT tableoid::regclass FROM holdings"_s), u"holdings_other"_s);
        sql(u"SELECT create_chain(11297108109), create_chain(11297108109)"_s);
        QCOMPARE(sql(u"SELECT concat_ws(' ', tableoid::regclass, balance) FROM holdings"_s),
                 u"holdings_11297108109 3"_s);
        sql(u"SELECT enqueue(11297108109, '{[0,1)}')"_s);
        sql(u"SELECT clear_chain(11297108109)"_s);
        QCOMPARE(sql(u"SELECT (SELECT count(*) FROM holdings) + (SELECT count(*) FROM queue) + (SELECT count(*) FROM "
                     "tokens)"_s),
                 u"0"_s);
        sql(u"SELECT drop_chain(11297108109)"_s);
        QCOMPARE(sql(u"SELECT to_regclass('balances.holdings_11297108109') IS NULL"_s), u"t"_s);
    }
};

SIGNALBOX_TEST(BalancesFlowTest)
#include "balances_flow_test.moc"
