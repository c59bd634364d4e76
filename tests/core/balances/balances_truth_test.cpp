// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// The SQL that holds balances against what contracts answer (migration 0022).
class BalancesTruthTest : public QObject, BalancesPlace {
    Q_OBJECT

    void count(qint64 lo, qint64 hi) const
    {
        sql(u"SELECT add_live(31337, int8multirange(int8range(%1, %2)))"_s.arg(lo).arg(hi + 1));
    }
    /// Stores answers of token 1 for these holders at the block; returns the check's ID.
    QString check(qint64 block, const std::vector<std::pair<int, QString>>& answers) const
    {
        QStringList holders, numbers;
        for (const auto& [holder, number] : answers) {
            holders << u"a(%1)"_s.arg(holder);
            numbers << number;
        }
        return sql(
            u"SELECT record_check(31337, a(1001), %1, true, ARRAY[%2], ARRAY[%3]::numeric[], 1, 5)"_s.arg(block).arg(
                holders.join(u','), numbers.join(u',')));
    }
    QString outcomes(const QString& check) const
    {
        return sql(
            u"SELECT string_agg(outcome, ' ' ORDER BY holder) FROM drift_findings WHERE check_id = %1"_s.arg(check));
    }
    QString figures(const QString& check) const
    {
        return sql(
            u"SELECT concat_ws(' ', holders, equal, drifted, unanswered) FROM drift_checks WHERE id = %1"_s.arg(check));
    }
    void closeDays() const
    {
        while (!sql(u"SELECT close_next_day(31337)"_s).isEmpty()) {
        }
    }
    bool isUntrusted() const
    {
        return sql(u"SELECT coalesce(bool_or(untrusted), false) FROM tokens WHERE contract = a(1001)"_s) == "t"_L1;
    }

private Q_SLOTS:
    void init()
    {
        make();
        transfer(1, 0, 1, 0, 5, u"1000"_s);
        transfer(2, 0, 1, 5, 6, u"300"_s);
        transfer(3, 0, 1, 5, 7, u"100"_s);
    }
    void cleanup() { drop(); }

    void aSampleHasTheNegativeTheLargestAndOthersOnce()
    {
        cover(0, 200);
        for (int holder = 100; holder < 140; ++holder)
            transfer(10, holder, 1, 5, holder, u"1"_s);
        transfer(11, 0, 1, 99, 5, u"50"_s);
        count(0, 200);
        QCOMPARE(sql(u"SELECT count(*) || ' ' || count(DISTINCT s) FROM sample_holders(31337, a(1001), 20) s"_s),
                 u"20 20"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM sample_holders(31337, a(1001), 20) s WHERE s IN (a(99), a(5))"_s), u"2"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM sample_holders(31337, a(1001), 1000) s"_s), u"44"_s);
    }

    void aKeyThatIsQueuedIsNotSampled()
    {
        cover(0, 200);
        count(0, 200);
        sql(u"SELECT queue_balance_update(31337, t(1), h(6), 'recalculate')"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM sample_holders(31337, a(1001), 100) s WHERE s = a(6)"_s), u"0"_s);
    }

    void equalAnswersAreNoFindings()
    {
        cover(0, 200);
        count(0, 200);
        const QString id = check(200, {{5, u"600"_s}, {6, u"300"_s}, {7, u"100"_s}});
        QCOMPARE(figures(id), u"3 3 0 0"_s);
        QCOMPARE(sql(u"SELECT outcome IS NULL FROM drift_checks WHERE id = %1"_s.arg(id)), u"t"_s);
        QVERIFY(!isUntrusted());
    }

    void balancesOfAnEarlierBlockAreCompared()
    {
        cover(0, 200);
        count(0, 200);
        QCOMPARE(figures(check(2, {{5, u"700"_s}, {6, u"300"_s}, {7, u"0"_s}})), u"3 3 0 0"_s);
    }

    void aWrongBalanceIsRecalculatedFirst()
    {
        cover(0, 200);
        count(0, 200);
        sql(u"UPDATE holdings SET net = 7 WHERE holder = a(6)"_s);
        const QString id = check(200, {{5, u"600"_s}, {6, u"300"_s}});
        QCOMPARE(outcomes(id), u"queued"_s);
        QCOMPARE(sql(u"SELECT priority || ' ' || recalculate FROM queue"_s), u"1 true"_s);
        sql(u"SELECT process_balance_update_queue(100, 31337)"_s);
        QCOMPARE(sql(u"SELECT review_check(%1)"_s.arg(id)), u"0"_s);
        QCOMPARE(outcomes(id), u"repaired"_s);
        QCOMPARE(balance(1, 6), u"300"_s);
        QVERIFY(!isUntrusted());
        QCOMPARE(wrong(), QString());
    }

    void aRecalculationWithoutEffectMarksTheTokenAndIsNotRepeated()
    {
        cover(0, 200);
        count(0, 200);
        const QString id = check(200, {{6, u"299"_s}});
        sql(u"SELECT process_balance_update_queue(100, 31337)"_s);
        sql(u"SELECT review_check(%1)"_s.arg(id));
        QCOMPARE(outcomes(id), u"untrusted"_s);
        QVERIFY(isUntrusted());
        QVERIFY(sql(u"SELECT untrusted_reason FROM tokens WHERE contract = a(1001)"_s).contains("1 of 1"_L1));
        const QString again = check(200, {{6, u"299"_s}});
        QCOMPARE(outcomes(again), u"untrusted"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM queue"_s), u"0"_s);
        sql(u"SELECT trust_again(31337, a(1001))"_s);
        QVERIFY(!isUntrusted());
    }

    void historyThatStartsLateGetsTheAnswerAsOpening()
    {
        cover(2, 200);
        count(2, 200);
        QCOMPARE(balance(1, 5), u"-400"_s);
        const QString id = check(200, {{5, u"600"_s}, {6, u"300"_s}});
        QCOMPARE(outcomes(id), u"opening"_s);
        QCOMPARE(balance(1, 5), u"600"_s);
        QCOMPARE(sql(u"SELECT complete FROM get_current_balance(31337, t(1), h(5))"_s), u"t"_s);
        QVERIFY(!isUntrusted());
    }

    void aNegativeBalanceWithOneDifferenceAtTwoBlocksGetsAnOpening()
    {
        cover(0, 200);
        transfer(20, 0, 1, 8, 6, u"40"_s);
        count(0, 200);
        const QString first = check(200, {{8, u"10"_s}});
        sql(u"SELECT process_balance_update_queue(100, 31337)"_s);
        sql(u"SELECT review_check(%1)"_s.arg(first));
        QCOMPARE(outcomes(first), u"queued"_s);
        const QString second = check(100, {{8, u"10"_s}});
        QCOMPARE(outcomes(second), u"opening"_s);
        QCOMPARE(balance(1, 8), u"10"_s);
        QVERIFY(!isUntrusted());
    }

    void aNegativeBalanceWithTwoDifferencesMarksTheToken()
    {
        cover(0, 200);
        transfer(20, 0, 1, 8, 6, u"40"_s);
        count(0, 200);
        const QString first = check(200, {{8, u"10"_s}});
        sql(u"SELECT process_balance_update_queue(100, 31337)"_s);
        sql(u"SELECT review_check(%1)"_s.arg(first));
        QCOMPARE(outcomes(check(100, {{8, u"11"_s}})), u"untrusted"_s);
        QVERIFY(isUntrusted());
    }

    void aContractThatGivesNoNumberIsNotTrusted()
    {
        cover(0, 200);
        count(0, 200);
        const QString id = check(200, {{5, u"NULL"_s}, {6, u"NULL"_s}});
        QCOMPARE(figures(id), u"2 0 0 2"_s);
        QVERIFY(isUntrusted());
        QCOMPARE(sql(u"SELECT outcome ->> 'pattern' FROM drift_checks WHERE id = %1"_s.arg(id)),
                 u"The contract does not answer balanceOf with a number."_s);
    }

    void inCallModeTheAnswersAreTheBalances()
    {
        cover(0, 200);
        count(0, 200);
        sql(u"INSERT INTO token_metadata (chain_id, contract_address, mode) VALUES (31337, t(1), 'call')"_s);
        const QString id = check(200, {{5, u"661"_s}, {6, u"300"_s}});
        QCOMPARE(figures(id), u"2 2 0 0"_s);
        QCOMPARE(balance(1, 5), u"661"_s);
        check(200, {{5, u"662"_s}});
        QCOMPARE(balance(1, 5), u"662"_s);
        QVERIFY(!isUntrusted());
    }

    void openingsAreReadForKeysThatWereAskedForNegativeAndLarge()
    {
        cover(2, 200);
        count(2, 200);
        sql(u"SELECT note_tokens(31337)"_s);
        sql(u"SELECT ask_opening(31337, t(1), h(77))"_s);
        QCOMPARE(sql(u"SELECT hex(claim_openings(31337)) = t(1)"_s), u"t"_s);
        QCOMPARE(
            sql(u"SELECT string_agg(CASE holder WHEN a(77) THEN 'asked' WHEN a(5) THEN 'negative' ELSE 'large' END "
                "|| block, ' ') FROM openings_to_read(31337, a(1001), 10)"_s),
            u"asked1 negative1 large1 large1"_s);
        sql(u"SELECT store_openings(31337, a(1001), 1, ARRAY[a(77), a(5)], ARRAY[9, 1000]::numeric[])"_s);
        QCOMPARE(balance(1, 77), u"9"_s);
        QCOMPARE(balance(1, 5), u"600"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM openings_to_read(31337, a(1001), 10)"_s), u"2"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM opening_requests"_s), u"0"_s);
    }

    QString asked(int holder) const
    {
        return sql(
            u"SELECT string_agg(block || ' ' || coalesce(refusal ->> 'pattern', 'waits'), ', ') FROM "
            "ask_openings(ARRAY[31337], ARRAY[t(1)], ARRAY[h(%1)])"_s.arg(holder));
    }

    void aRequestSaysWhatBecameOfIt()
    {
        cover(2, 200);
        count(2, 200);
        sql(u"SELECT note_tokens(31337)"_s);
        QCOMPARE(asked(77), u"1 waits"_s);
        QCOMPARE(asked(77), u"1 waits"_s);
        sql(u"SELECT refuse_openings(31337, a(1001), ARRAY[a(77)], message('No archive.'))"_s);
        QCOMPARE(asked(77), u"1 No archive."_s);
        QCOMPARE(sql(u"SELECT count(*) FROM openings_to_read(31337, a(1001), 10) WHERE holder = a(77)"_s), u"0"_s);
        sql(u"UPDATE opening_requests SET refused_at = refused_at - interval '61 min'"_s);
        QCOMPARE(asked(77), u"1 waits"_s);  // it may have an archive by now
        sql(u"SELECT store_openings(31337, a(1001), 1, ARRAY[a(77), a(78)], ARRAY[9, NULL]::numeric[])"_s);
        QCOMPARE(asked(77), QString());
        QCOMPARE(balance(1, 77), u"9"_s);
    }

    void aRequestedTokenIsReadFirstAndRequestsEnd()
    {
        transfer(5, 0, 2, 0, 5, u"1"_s);
        cover(2, 200);
        count(2, 200);
        sql(u"SELECT note_tokens(31337)"_s);
        sql(u"UPDATE tokens SET openings_after = clock_timestamp() + interval '1 day' WHERE contract = a(1002)"_s);
        QCOMPARE(sql(u"SELECT string_agg(block::text, '') FROM ask_openings(ARRAY[31337], ARRAY[t(2)], ARRAY[h(5)])"_s),
                 u"1"_s);
        QCOMPARE(sql(u"SELECT hex(claim_openings(31337)) = t(2)"_s), u"t"_s);
        sql(u"SELECT set_opening(31337, t(2), h(5), 3, 1)"_s);  // a check found it
        sql(u"SELECT settle_openings(31337, a(1002))"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM opening_requests"_s), u"0"_s);
        QCOMPARE(sql(u"SELECT hex(claim_openings(31337)) = t(1)"_s), u"t"_s);
    }

    void nothingIsAskedForWhereTheHistoryIsComplete()
    {
        cover(0, 200);
        count(0, 200);
        QCOMPARE(asked(5), QString());
        QCOMPARE(sql(u"SELECT count(*) FROM opening_requests"_s), u"0"_s);
    }

    /// Rules with which the balances fit that changed in blocks 3 to 100: +w of holder 5, by events of these rules.
    QString fitting(const QString& events, int w) const
    {
        return sql(
            u"SELECT coalesce(f::text, 'none') FROM fitting_rules(31337, a(1001), 2, 100, ARRAY[a(5), a(6), a(7)], "
            "ARRAY[700, 300, 0], ARRAY[600 + %2, 300, 100], ARRAY[%1]) f"_s.arg(events)
                .arg(w));
    }

    void aRuleIsFoundIfTheBalancesFitOnlyWithIt()
    {
        cover(0, 200);
        count(0, 200);
        const QString deposit = u"a(5)], ARRAY['deposit'], ARRAY[7"_s;
        QCOMPARE(fitting(deposit, 7), u"{deposit}"_s);
        QCOMPARE(fitting(deposit, 0), u"{}"_s);  // it means something else here
        QCOMPARE(fitting(deposit, 8), u"none"_s);
        const QString two = u"a(5), a(5)], ARRAY['deposit', '%1'], ARRAY[7, %2"_s;
        QCOMPARE(fitting(two.arg(u"withdrawal"_s, u"-3"_s), 4), u"{deposit,withdrawal}"_s);
        QCOMPARE(fitting(two.arg(u"withdrawal"_s, u"-3"_s), -3), u"{withdrawal}"_s);
        QCOMPARE(fitting(two.arg(u"issue"_s, u"7"_s), 7), u"none"_s);  // either one
        QCOMPARE(fitting(two.arg(u"issue"_s, u"7"_s), 14), u"{deposit,issue}"_s);
    }

    void aConstructorIsFoundIfItsMintsAreTheWholeDifference()
    {
        cover(0, 200);
        count(0, 200);
        const auto minted = [&](const char* first, const char* later, const char* supply) {
            return sql(
                u"SELECT coalesce(string_agg(right(hex(holder), 2) || ' ' || amount, ', '), 'none') FROM "
                "fitting_constructor(31337, a(1001), 1, 200, ARRAY[a(5), a(9)], ARRAY[%1], ARRAY[%2], %3)"_s.arg(
                    QLatin1String(first), QLatin1String(later), QLatin1String(supply)));
        };
        QCOMPARE(minted("1000, 50", "600, 50", "1050"), u"09 50"_s);
        QCOMPARE(minted("1005, 50", "605, 50", "NULL"), u"05 5, 09 50"_s);
        QCOMPARE(minted("1000, 50", "600, 50", "1051"), u"none"_s);  // somebody else has the rest
        QCOMPARE(minted("1000, 50", "600, 51", "NULL"), u"none"_s);  // it grew since
        QCOMPARE(minted("999, 50", "599, 50", "NULL"), u"none"_s);
        QCOMPARE(minted("1000, 0", "600, 0", "1000"), u"none"_s);
    }

    void rulesAreSearchedOnceADayAndNotAgainOnceFound()
    {
        cover(0, 200);
        count(0, 200);
        QCOMPARE(sql(u"SELECT claim_rule_search(31337) IS NULL"_s), u"t"_s);
        sql(u"SELECT set_untrusted(31337, t(1), 'different')"_s);
        QCOMPARE(sql(u"SELECT hex(claim_rule_search(31337)) = t(1)"_s), u"t"_s);
        QCOMPARE(sql(u"SELECT claim_rule_search(31337) IS NULL"_s), u"t"_s);
        sql(u"SELECT note_found_rules(31337, a(1001))"_s);
        QVERIFY(!isUntrusted());
        sql(u"SELECT set_untrusted(31337, t(1), 'different')"_s);
        QCOMPARE(sql(u"SELECT claim_rule_search(31337) IS NULL"_s), u"t"_s);
        QCOMPARE(sql(u"SELECT constructor_position(31337, 1)"_s), u"-1"_s);
        sql(u"INSERT INTO signalbox.streams (caip2, stream, from_block, settings) VALUES ('eip155:31337', "
            "'balance_events:' || t(9), 0, '{\"minted\": {\"block\": 1, \"position\": -1, \"holders\": [{}, {}]}}')"_s);
        QCOMPARE(sql(u"SELECT constructor_position(31337, 1)"_s), u"-3"_s);
    }

    void aTokenIsClaimedOnceADay()
    {
        cover(0, 200);
        count(0, 200);
        QCOMPARE(sql(u"SELECT note_tokens(31337)"_s), u"0"_s);  // minting has made the row
        QCOMPARE(sql(u"SELECT hex(claim_check(31337)) = t(1)"_s), u"t"_s);
        QCOMPARE(sql(u"SELECT claim_check(31337) IS NULL"_s), u"t"_s);
        QVERIFY(sql(u"SELECT check_after > now() + interval '20 hours' FROM tokens"_s) == "t"_L1);
    }

    void textsOfAContractAreCleanedAndDoNotReplaceWhatIsSet()
    {
        cover(0, 200);
        count(0, 200);
        sql(u"INSERT INTO token_metadata (chain_id, contract_address, symbol, decimals) VALUES (31337, t(1), 'OURS', 8)"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM tokens_to_read(31337, 10)"_s), u"1"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM tokens_to_read(31337, 10)"_s), u"0"_s);
        sql(u"SELECT store_token_texts(31337, ARRAY[a(1001), a(1002)], ARRAY[E'A\\u202eB', repeat('x', 500)], "
            u"ARRAY['', 'N'], "
            "ARRAY[6, NULL])"_s);
        QCOMPARE(
            sql(u"SELECT concat_ws(' ', symbol, symbol_onchain, decimals) FROM token_metadata WHERE contract = a(1001)"_s),
            u"OURS AB 8"_s);
        QCOMPARE(
            sql(u"SELECT concat_ws(' ', length(symbol), name, decimals) FROM token_metadata WHERE contract = a(1002)"_s),
            u"64 N"_s);
    }

    void daysOfATokenCountHoldersAndSupply()
    {
        // A block is an hour: days end before blocks 24 and 48.
        transfer(30, 0, 1, 5, 8, u"10"_s);
        transfer(31, 0, 1, 6, 0, u"300"_s);
        block(50);
        cover(0, 200);
        count(0, 200);
        closeDays();
        const QString days =
            u"SELECT string_agg(concat_ws(' ', day, holders, supply), ', ' ORDER BY day) FROM token_days"_s;
        QCOMPARE(sql(days), u"2026-01-01 3 1000, 2026-01-02 3 700"_s);
        sql(u"SELECT subtract(31337, '{[23,24)}')"_s);
        transfer(23, 5, 1, 0, 9, u"1"_s);
        count(23, 23);
        closeDays();
        QCOMPARE(sql(days), u"2026-01-01 4 1001, 2026-01-02 4 701"_s);
    }

    void aDeletedChainLeavesNothing()
    {
        cover(0, 200);
        count(0, 200);
        check(200, {{6, u"299"_s}});
        sql(u"SELECT ask_opening(31337, t(1), h(77)); SELECT drop_chain(31337)"_s);
        QCOMPARE(sql(u"SELECT (SELECT count(*) FROM drift_checks) + (SELECT count(*) FROM drift_findings) + (SELECT "
                     u"count(*) "
                     "FROM token_days) + (SELECT count(*) FROM opening_requests)"_s),
                 u"0"_s);
    }
};

SIGNALBOX_TEST(BalancesTruthTest)
#include "balances_truth_test.moc"
