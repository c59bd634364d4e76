// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances_place.h"
#include "postgres/migrator.h"
#include "postgres/roles.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// The functions and views of the document, as called from psql; history; metadata and prices.
class BalancesReadTest : public QObject, BalancesPlace {
    Q_OBJECT

    void token(int number, const QString& symbol, const QString& decimals, bool stable)
    {
        sql(u"INSERT INTO token_metadata (chain_id, contract_address, symbol, decimals, is_stable_token) VALUES "
            u"(31337, "
            "upper(t(%1)), '%2', %3, %4)"_s.arg(number)
                .arg(symbol, decimals, stable ? u"true"_s : u"false"_s));
    }
    QString portfolio(const QString& arguments)
    {
        return sql(
            u"SELECT string_agg(concat(token_symbol, ' ', balance_formatted, ' ', coalesce(balance_usd::text, '?')), "
            "', ') FROM get_address_portfolio(%1)"_s.arg(arguments));
    }

    QByteArray m_function;

private Q_SLOTS:
    /// A database for each function: rows of data change nothing that is stored.
    void init()
    {
        if (m_function == QTest::currentTestFunction())
            return;
        drop();
        make();
        m_function = QTest::currentTestFunction();
    }
    void cleanupTestCase() { drop(); }

    /// Section 4.6; flaws 19, 20.
    void amountsAreFormattedExactly_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* call, const QString& text) {
            QTest::newRow(call) << QString::fromLatin1(call) << text;
        };
        row("5000000, 6", u"5"_s);
        row("1234567, 6", u"1.234567"_s);
        row("1, 18", u"0.000000000000000001"_s);
        row("1, 18, true", u"<0.000001"_s);
        row("-1, 18, true", u">-0.000001"_s);
        row("1999999999999999999, 18, true", u"1.999999"_s);
        row("1999999999999999999, 18", u"1.999999999999999999"_s);
        row("10::numeric ^ 25 - 1, 6", u"9999999999999999999.999999"_s);
        row("2::numeric ^ 256 - 1, 18",
            u"115792089237316195423570985008687907853269984665640564039457.584007913129639935"_s);
        row("-5000000, 6", u"-5"_s);
        row("123, 0", u"123"_s);
        row("0, 6", u"0"_s);
        row("7, 77", u"0."_s + QString(76, u'0') + u"7"_s);
        row("7, 255", u"0."_s + QString(254, u'0') + u"7"_s);
        row("123, NULL", u"123 raw"_s);
        row("123456789012345678901234567890, 18", u"123456789012.34567890123456789"_s);
        row("NULL, 6", QString());
    }
    void amountsAreFormattedExactly()
    {
        QFETCH(QString, call);
        QFETCH(QString, text);
        QCOMPARE(sql(u"SELECT format_token_balance(%1)"_s.arg(call)), text);
    }

    /// Flaws 7, 17, 18: any case; unknown USD passes the minimum and comes last; metadata is read, not copied.
    void aPortfolioShowsEachTokenWithOrWithoutAPrice()
    {
        int log = 0;
        for (const char* amount : {"5000000", "900000", "77", "3000000"})
            transfer(0, log++, log, 0, 5, QLatin1String(amount));
        transfer(0, log++, 9, 0, 5, u"1"_s);
        transfer(0, log++, 9, 5, 6, u"1"_s);
        sql(u"SELECT add_live(31337, '{[0,1)}')"_s);
        cover(0, 0);
        QCOMPARE(portfolio(u"h(5)"_s), u" 5000000 raw ?,  3000000 raw ?,  900000 raw ?,  77 raw ?"_s);
        token(1, u"AAA"_s, u"6"_s, true);
        token(2, u"BBB"_s, u"6"_s, true);
        token(4, u"DDD"_s, u"6"_s, false);
        sql(u"INSERT INTO prices (chain_id, contract, price, time, source) VALUES (31337, a(1004), 2.5, now() - "
            u"interval '1 day', "
            "'import'), (31337, a(1004), 9, now() + interval '1 day', 'import')"_s);
        QCOMPARE(portfolio(u"upper(substr(h(5), 3))"_s), u"DDD 3 7.500000, AAA 5 5.000000,  77 raw ?"_s);
        QCOMPARE(portfolio(u"h(5), 0"_s), u"DDD 3 7.500000, AAA 5 5.000000, BBB 0.9 0.900000,  77 raw ?"_s);
        QCOMPARE(portfolio(u"h(99)"_s), QString());
        QCOMPARE(sql(u"SELECT concat_ws(' ', chain_id, chain_name, contract_address = t(1), complete, untrusted) FROM "
                     "get_address_portfolio(h(5)) WHERE token_symbol = 'AAA'"_s),
                 u"31337 Test eip155:31337 t t f"_s);
        sql(u"UPDATE token_metadata SET symbol = 'NEW', decimals = NULL WHERE contract_address = t(1)"_s);
        QCOMPARE(
            sql(u"SELECT concat_ws(' ', token_symbol, balance_formatted, balance_usd) FROM get_current_balance(31337, t(1), h(5))"_s),
            u"NEW 5000000 raw"_s);
        // More than 10^12 USD, and decimals that leave nothing (flaw 35).
        sql(u"INSERT INTO prices VALUES (31337, a(1003), 10::numeric ^ 30, now(), 'manual')"_s);
        token(3, u"CCC"_s, u"0"_s, false);
        QCOMPARE(sql(u"SELECT balance_usd FROM get_current_balance(31337, t(3), h(5))"_s),
                 u"77"_s + QString(30, u'0') + u".000000"_s);
        sql(u"UPDATE token_metadata SET decimals = 255 WHERE symbol = 'CCC'"_s);
        QCOMPARE(sql(u"SELECT balance_usd FROM get_current_balance(31337, t(3), h(5))"_s), u"0.000000"_s);
    }

    /// Flaws 8, 37; section 4.3: zero and unknown differ.
    void topHoldersAreInOrder()
    {
        for (int holder = 1; holder < 8; ++holder)
            transfer(0, holder, 1, 0, holder, QString::number(holder % 5 * 10));
        transfer(1, 0, 1, 7, 3, u"20"_s);
        sql(u"SELECT add_live(31337, '{[0,2)}')"_s);
        cover(0, 1);
        QCOMPARE(
            sql(u"SELECT string_agg(concat_ws(' ', rank, right(holder_address, 1), balance), ', ' ORDER BY rank) FROM "
                "get_top_holders(31337, t(1), 3)"_s),
            u"1 3 50, 2 4 40, 3 2 20"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM get_top_holders(31337, t(1))"_s), u"5"_s);
        QCOMPARE(balance(1, 7), u"0"_s);
        QCOMPARE(balance(1, 5), QString());
        QCOMPARE(sql(u"SELECT count(*) FROM get_top_holders(31337, t(2))"_s), u"0"_s);
    }

    /// Late start and gaps are visible.
    void completenessFollowsTheCoverageOfTheToken()
    {
        transfer(10, 0, 1, 0, 5, u"1"_s);
        sql(u"SELECT add_live(31337, '{[10,21)}')"_s);
        const QString complete =
            u"SELECT concat_ws(' ', complete, complete_from) FROM get_current_balance(31337, t(1), h(5))"_s;
        QCOMPARE(sql(complete), u"f"_s);
        cover(10, 20);
        QCOMPARE(sql(complete), u"f 10"_s);
        sql(u"INSERT INTO token_metadata (chain_id, contract_address, start_block, start_quality) VALUES (31337, t(1), 10, 'rounded')"_s);
        QCOMPARE(sql(complete), u"f 10"_s);
        sql(u"UPDATE token_metadata SET start_quality = 'exact'"_s);
        QCOMPARE(sql(complete), u"t 10"_s);
        cover(30, 40);
        QCOMPARE(sql(complete), u"f 30"_s);
        cover(21, 29);
        QCOMPARE(sql(complete), u"t 10"_s);
        // Balances cover blocks that only another token's stream has.
        sql(u"SELECT signalbox.uncover('eip155:31337', ARRAY['transfers'], 0, 100)"_s);
        cover(10, 40, u"ARRAY['transfers:' || t(2)]"_s);
        QCOMPARE(sql(complete), u"f"_s);
        cover(15, 40, u"ARRAY['transfers:' || t(1)]"_s);
        QCOMPARE(sql(complete), u"f 15"_s);
    }

    /// Flaws 9, 26; section 4.5 "history".
    void daysAreClosedInOrderAndWrittenAgainAfterAChange()
    {
        for (int number = 0; number < 100; number += 10)
            transfer(number, 0, 1, 0, 5, u"1"_s);  // an hour a block
        transfer(50, 1, 1, 5, 6, u"2"_s);
        sql(u"SELECT add_live(31337, '{[0,100)}')"_s);
        cover(0, 99);
        const auto close = [&] {
            while (!sql(u"SELECT close_next_day(31337)"_s).isEmpty()) {
            }
        };
        close();
        QCOMPARE(sql(u"SELECT string_agg(day || ' ' || block, ', ' ORDER BY day) FROM closed_days"_s),
                 u"2026-01-01 20, 2026-01-02 40, 2026-01-03 70"_s);
        const QString days =
            u"SELECT string_agg(to_char(snapshot_date, 'DD') || ' ' || balance, ', ' ORDER BY snapshot_date) FROM "
            "daily_balance_snapshots WHERE holder_address = h(%1)"_s;
        QCOMPARE(sql(days.arg(5)), u"01 3, 02 5, 03 6"_s);
        QCOMPARE(sql(days.arg(6)), u"03 2"_s);
        QCOMPARE(sql(u"SELECT balance FROM get_balance_at(31337, t(1), h(5), '2026-01-02')"_s), u"5"_s);
        QCOMPARE(sql(u"SELECT balance FROM get_balance_at(31337, t(1), h(5), date '2026-01-04')"_s), u"8"_s);
        for (const auto& [at, amount] : {std::pair{0, 1}, {9, 1}, {30, 4}, {50, 4}, {55, 4}, {99, 8}})
            QCOMPARE(sql(u"SELECT balance FROM get_balance_at(31337, t(1), h(5), %1)"_s.arg(at)),
                     QString::number(amount));
        QCOMPARE(sql(u"SELECT balance FROM get_balance_at(31337, t(1), h(6), '99')"_s), u"2"_s);

        // A row that comes late.
        transfer(45, 0, 1, 0, 6, u"100"_s);
        sql(u"SELECT subtract(31337, '{[45,46)}')"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM closed_days"_s), u"1"_s);  // it is of the second day
        sql(u"SELECT add_live(31337, '{[45,46)}')"_s);
        close();
        QCOMPARE(sql(days.arg(6)), u"02 100, 03 102"_s);
        sql(u"INSERT INTO eip155_31337.blocks SELECT n, int8send(n), int8send(n), timestamptz '2026-01-01 00:00+00' + "
            u"n * interval '1 hour' "
            "FROM generate_series(100, 170) n ON CONFLICT DO NOTHING"_s);
        cover(100, 170);
        close();
        QCOMPARE(sql(days.arg(6)), u"02 100, 03 102, 04 102, 05 102, 06 102, 07 102"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM daily_changes WHERE holder = a(6)"_s), u"2"_s);  // change-only
    }

    /// NULL, malformed and unknown arguments: a sentence with the cause and the next step.
    void badArgumentsAreExplained_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* call, const char* said) {
            QTest::newRow(call) << QString::fromLatin1(call) << QString::fromLatin1(said);
        };
        row("get_current_balance(NULL, t(1), h(1))", "The chain ID is NULL. HINT");
        row("get_current_balance(31337, NULL, h(1))", "The contract address is NULL");
        row("get_current_balance(31337, t(1), NULL)", "The holder address is NULL");
        row("get_current_balance(31337, t(1), h(0))", "The zero address does not hold tokens");
        row("get_current_balance(999, t(1), h(1))", "Chain 999 is not registered in this workspace. HINT");
        row("get_current_balance(31337, '0x12', h(1))", "its length after 0x is 2, not 40");
        row("get_current_balance(31337, repeat('z', 40), h(1))", "not all of its characters are hexadecimal digits");
        row("get_address_portfolio(NULL)", "The holder address is NULL");
        row("get_address_portfolio(h(1), NULL)", "The minimum in USD is NULL");
        row("get_top_holders(31337, t(1), 0)", "The limit 0 is outside 1 to 1000");
        row("get_top_holders(31337, t(1), NULL)", "The limit NULL is outside 1 to 1000");
        row("get_balance_at(31337, t(1), h(1), 'soon')", "is not a block number or a date");
        row("get_balance_at(31337, t(1), h(1), -1)", "The block is -1");
        row("get_balance_at(31337, t(1), h(1), date '1999-01-01')",
            "No block of chain 31337 from before the end of 1999-01-01");
        row("format_token_balance(1.5, 6)", "is not an integer");
        row("format_token_balance(1, 256)", "outside 0 to 255");
        row("queue_balance_update(31337, t(1), h(1), NULL)", "The update type NULL is not valid");
        row("queue_balance_update(31337, t(1), h(1), 'x')", "Pass transfer_in, transfer_out or recalculate");
        row("queue_balance_update(31337, t(1), h(1), 'transfer_in', 'x')", "The transaction hash");
        row("queue_balance_update(31337, t(1), h(1), 'transfer_in', NULL, -1)", "Block -1 is negative");
        row("queue_balance_update(31337, t(1), h(1), 'transfer_in', NULL, 1, 11)", "Priority 11 is outside 1 to 10");
        row("queue_balance_update(5, t(1), h(1), 'transfer_in')", "Chain 5 is not registered");
        row("process_balance_update_queue(0)", "Batch size 0 is outside 1 to 100000");
        row("process_balance_update_queue(1, 5)", "Chain 5 is not registered");
        row("recalculate_address_balance(31337, t(1), h(0))", "The zero address does not hold tokens");
        row("recalculate_address_balance(NULL, t(1), h(1))", "The chain ID is NULL");
        row("add_live(5, '{}')", "Chain 5 is not registered");
        row("set_opening(31337, t(1), h(1), 'NaN', 1)", "needs an integer amount and a block");
    }
    void badArgumentsAreExplained()
    {
        QFETCH(QString, call);
        QFETCH(QString, said);
        const QString answer = refusal(u"SELECT * FROM %1"_s.arg(call));
        QVERIFY2(answer.contains(said), qPrintable(answer));
        QVERIFY2(answer.contains("HINT"_L1), qPrintable(answer));
        QCOMPARE(sql(u"SELECT count(*) FROM queue"_s), u"0"_s);
    }

    void aDeletedChainIsRefused()
    {
        transfer(0, 0, 1, 0, 5, u"1"_s);
        sql(u"SELECT add_live(31337, '{[0,1)}')"_s);
        sql(u"UPDATE signalbox.chains SET state = 'deleted'"_s);
        QVERIFY(
            refusal(u"SELECT get_current_balance(31337, t(1), h(5))"_s).contains("was deleted from this workspace"_L1));
        QCOMPARE(sql(u"SELECT count(*) FROM get_address_portfolio(h(5))"_s), u"0"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM queue_health_summary"_s), u"0"_s);
    }

    /// The document's calls, with its names of parameters and results.
    void theDocumentsCallsWork()
    {
        transfer(0, 0, 1, 0, 5, u"12"_s);
        cover(0, 0);
        QVERIFY(sql(u"SELECT queue_balance_update(p_chain_id => 31337, p_contract_address => t(1)::varchar(42), "
                    u"p_holder_address => "
                    "upper(h(5))::varchar(42), p_update_type => 'transfer_in', p_tx_hash => '0x' || repeat('aB', 32), "
                    "p_block_number => 0, "
                    "p_priority => 3)"_s)
                    .toLongLong() > 0);
        QCOMPARE(
            sql(u"SELECT concat_ws(' ', contract_address = t(1), holder_address = h(5), update_type, triggered_by_tx, "
                "triggered_by_block, priority, created_at IS NOT NULL, processed_at, status, retry_count, "
                "error_message, "
                "processing_duration_ms) FROM balance_update_queue"_s),
            u"t t recalculate 0x%1 0 3 t pending 0"_s.arg(u"ab"_s.repeated(32)));
        QCOMPARE(
            sql(u"SELECT processed_count FROM process_balance_update_queue(p_batch_size => 10, p_chain_id => 31337)"_s),
            u"1"_s);
        QCOMPARE(sql(u"SELECT concat_ws(' ', id > 0, chain_id, contract_address = t(1), holder_address = h(5), "
                     u"current_balance, "
                     "last_updated_block, last_updated_time IS NOT NULL, token_symbol, token_decimals, balance_usd, "
                     "complete, untrusted) FROM "
                     "current_token_balances"_s),
                 u"t 31337 t t 12 0 t t f"_s);
        sql(u"INSERT INTO token_metadata (chain_id, contract_address, symbol, name, decimals, is_stable_token, "
            u"coingecko_id) VALUES (31337, "
            "upper(t(1)), 'USDC', 'USD Coin', 6, TRUE, 'usd-coin') ON CONFLICT (chain_id, contract_address) DO NOTHING"_s);
        sql(u"INSERT INTO token_metadata (chain_id, contract_address, symbol) VALUES (31337, t(1), 'X') ON CONFLICT "
            u"(chain_id, "
            "contract_address) DO UPDATE SET name = 'Coin'"_s);
        QCOMPARE(sql(u"SELECT concat_ws(' ', symbol, name, contract_address = t(1), octet_length(contract)) FROM "
                     u"token_metadata WHERE "
                     "chain_id = 31337"_s),
                 u"USDC Coin t 20"_s);
        QCOMPARE(sql(u"SELECT concat_ws(' ', balance_formatted, balance_usd, token_symbol) FROM "
                     u"get_current_balance(31337, upper(t(1)), "
                     "substr(h(5), 3))"_s),
                 u"0.000012 0.000012 USDC"_s);
        sql(u"SELECT collect_queue_health_metrics()"_s);
        QCOMPARE(
            sql(u"SELECT concat_ws(' ', chain_id, pending_count, processing_count, completed_count_last_hour, "
                u"error_count_last_hour, "
                "avg_processing_time_ms > 0, oldest_pending_age_minutes, recorded_at IS NOT NULL) FROM queue_health_metrics WHERE step = '10 s'"_s),
            u"31337 0 0 1 0 t t"_s);
    }

    /// Section 1.3; flaws 17, 35: hostile strings are bounded.
    void metadataHasPresetsAndBoundedTexts()
    {
        QCOMPARE(sql(u"SELECT concat_ws(' ', count(*), count(DISTINCT chain_id), bool_and(is_stable_token), count(*) "
                     u"FILTER (WHERE "
                     "decimals <> 6), count(DISTINCT symbol)) FROM token_metadata"_s),
                 u"54 28 t 1 8"_s);
        sql(u"INSERT INTO token_metadata (chain_id, contract_address, symbol_onchain, name_onchain) VALUES (1, t(1), "
            u"E'\\u202eUSD\\u20ae0\\n', "
            "repeat('é', 10000))"_s);
        QCOMPARE(
            sql(u"SELECT concat_ws(' ', symbol, octet_length(name), name_onchain ~ '^é+$') FROM token_metadata WHERE contract_address = t(1)"_s),
            u"USD₮0 128 t"_s);
        QVERIFY(refusal(u"INSERT INTO token_metadata (chain_id, contract_address, decimals) VALUES (1, t(2), 256)"_s)
                    .contains("outside 0 to 255"_L1));
        QVERIFY(refusal(u"INSERT INTO token_metadata (chain_id, contract_address) VALUES (1, '0xzz')"_s)
                    .contains("not a valid address"_L1));
        QVERIFY(!refusal(u"INSERT INTO token_metadata (chain_id, contract_address, mode) VALUES (1, t(2), 'guess')"_s)
                     .isEmpty());
        for (const char* price : {"-1", "'NaN'", "'Infinity'"})
            QVERIFY(!refusal(u"INSERT INTO prices VALUES (1, a(1), %1, now(), 'manual')"_s.arg(QLatin1String(price)))
                         .isEmpty());
    }

    void aReaderReadsAndDoesNotWrite()
    {
        transfer(0, 0, 1, 0, 5, u"12"_s);
        sql(u"SELECT enqueue(31337, '{[0,1)}'); GRANT USAGE ON SCHEMA test TO signalbox_reader"_s);
        const auto reader = db->session(store::Role::Reader);
        for (const char* call :
             {"get_current_balance(31337, t(1), h(5))", "get_address_portfolio(h(5))", "get_top_holders(31337, t(1))",
              "queue_health_summary", "current_token_balances", "daily_balance_snapshots", "balance_update_queue"})
            OK(run(*reader, u"SELECT * FROM "_s + QLatin1String(call)));
        QVERIFY(!run(*reader, u"SELECT queue_balance_update(31337, t(1), h(5), 'recalculate')"_s));
        QVERIFY(!run(*reader, u"SELECT process_balance_update_queue()"_s));
    }

    void theMigrationGoesDownAndUpAgain()
    {
        transfer(0, 0, 1, 0, 5, u"12"_s);
        sql(u"SELECT add_live(31337, '{[0,1)}')"_s);
        cover(0, 0);
        const auto admin = db->session(store::Role::Bootstrap);
        store::Migrator migrator(*admin, store::localRoles(), store::Migrator::shipped().value());
        OK(migrator.revert(20));
        QCOMPARE(sql(u"SELECT count(*) FROM pg_namespace WHERE nspname = 'balances'"_s), u"0"_s);
        QCOMPARE(sql(u"SELECT string_agg(stream, ' ') FROM signalbox.coverage"_s), u"transfers"_s);
        OK(migrator.migrate());
        sql(u"SELECT create_chain(31337), add_live(31337, '{[0,1)}')"_s);
        cover(0, 0);
        QCOMPARE(balance(1, 5), u"12"_s);
    }
};

SIGNALBOX_TEST(BalancesReadTest)
#include "balances_read_test.moc"
