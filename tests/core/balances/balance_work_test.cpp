// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/balances.h"
#include "books_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// The commands that the capability carries out.
class BalanceWorkTest : public QObject, BooksPlace {
    Q_OBJECT

    balances::Balances m_balances;

    Expected<QJsonObject> carryOut(const Arguments& wanted, bool goesOn = true)
    {
        return m_balances.carryOut(*session, {}, chain, wanted, [goesOn](const Message&, double) { return goesOn; });
    }
    void queueHolders(std::initializer_list<int> holders)
    {
        int log = 0;
        for (int each : holders)
            transfer(60, log++, 1, 0, each, u"1"_s);
        sql(u"SELECT enqueue(31337, '{[60,61)}')"_s);
        cover(60, 60);
    }
    std::vector<qint64> ids() const
    {
        std::vector<qint64> all;
        for (const QString& id : sql(u"SELECT string_agg(id::text, ' ' ORDER BY holder) FROM queue"_s).split(u' '))
            all.push_back(id.toLongLong());
        return all;
    }
    void process() const { sql(u"SELECT process_balance_update_queue(1000, 31337)"_s); }

private Q_SLOTS:
    void init() { makeBooks(); }
    void cleanup() { dropBooks(); }

    void itsVerbsAreKnown()
    {
        for (const Verb verb : {Verb::BalancesRecalculate, Verb::BalancesRebuild, Verb::QueueRetry, Verb::QueueDiscard,
                                Verb::QueueConfigure, Verb::TokenEdit})
            QVERIFY(m_balances.carriesOut(verb));
        QVERIFY(!m_balances.carriesOut(Verb::Reindex));
        QCOMPARE(carryOut(arguments::Reindex{}).error().code, u"UNKNOWN_VERB"_s);
    }

    void oneBalanceIsRecalculatedAtOnceAndOthersAreQueued()
    {
        sql(u"UPDATE holdings SET net = net + 7"_s);
        const auto one = carryOut(arguments::BalancesRecalculate{token(1), holder(5)});
        OK(one);
        QCOMPARE(one->value("balance"_L1).toString(), u"500"_s);
        QCOMPARE(balance(1, 5), u"500"_s);
        const auto all = carryOut(arguments::BalancesRecalculate{token(1), {}});
        OK(all);
        QCOMPARE(all->value("queued"_L1).toInteger(), 3);
        process();
        QCOMPARE(wrong(), QString());
        OK(carryOut(arguments::BalancesRecalculate{}));
        QCOMPARE(carryOut(arguments::BalancesRecalculate{}, false).error().kind, ErrorKind::Cancelled);
    }

    /// Proofs of blocks stay: only the balances are uncovered.
    void aRebuildLeavesNothingCounted()
    {
        queueHolders({8});
        sql(u"SELECT signalbox.prove('eip155:31337', ARRAY[0], ARRAY[5], ARRAY[0], ARRAY[5], ARRAY[0])"_s);
        const auto done = carryOut(arguments::BalancesRebuild{});
        OK(done);
        QCOMPARE(done->value("blocks"_L1).toInteger(), 61);
        QCOMPARE(sql(u"SELECT (SELECT count(*) FROM holdings) + (SELECT count(*) FROM queue) + (SELECT count(*) FROM "
                     "closed_days)"_s),
                 u"0"_s);
        QCOMPARE(sql(u"SELECT string_agg(DISTINCT stream, ' ') FROM signalbox.coverage"_s), u"transfers"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM signalbox.proofs"_s), u"1"_s);
        QCOMPARE(sql(u"SELECT kind || data_sets::text FROM signalbox.changes ORDER BY seq DESC LIMIT 1"_s),
                 u"drop{balances}"_s);
        OK(carryOut(arguments::BalancesRebuild{}));
        sql(u"SELECT add_live(31337, '{[0,61)}')"_s);
        cover(0, 60, u"ARRAY['balances']"_s);
        QCOMPARE(wrong(), QString());
    }

    void entriesAreRetriedAndDiscarded()
    {
        queueHolders({8, 9});
        poison(8);
        process();
        QCOMPARE(sql(u"SELECT state FROM queue"_s), u"error"_s);
        cure();
        const auto retried = carryOut(arguments::QueueRetry{});
        OK(retried);
        QCOMPARE(retried->value("entries"_L1).toInteger(), 1);
        QCOMPARE(sql(u"SELECT state FROM queue"_s), u"pending"_s);
        QCOMPARE(carryOut(arguments::QueueRetry{ids()}).error().code, u"ENTRY_UNKNOWN"_s);  // it is pending already
        const auto discarded = carryOut(arguments::QueueDiscard{ids()});
        OK(discarded);
        QCOMPARE(discarded->value("entries"_L1).toInteger(), 1);
        QCOMPARE(sql(u"SELECT recalculate FROM queue"_s), u"t"_s);
        process();
        QCOMPARE(wrong(), QString());
        QCOMPARE(carryOut(arguments::QueueDiscard{{4711}}).error().code, u"ENTRY_UNKNOWN"_s);
    }

    void aChainHasItsOwnConfiguration()
    {
        const auto config = [&] {
            return sql(
                u"SELECT concat_ws(' ', c.chain_id, c.enabled, c.batch_size, c.max_retry_attempts, "
                "c.retry_delay_max_ms) FROM config_of(31337) c"_s);
        };
        arguments::QueueConfigure wanted;
        wanted.batchSize = 70;
        OK(carryOut(wanted));
        QCOMPARE(config(), u"31337 t 70 3 300000"_s);
        wanted = {};
        wanted.enabled = false;
        wanted.longestRetryMs = 9000;
        OK(carryOut(wanted));
        QCOMPARE(config(), u"31337 f 70 3 9000"_s);
        wanted = {};
        wanted.reset = true;
        OK(carryOut(wanted));
        QCOMPARE(config(), u"t 100 3 300000"_s);
    }

    void aTokenIsEditedAndItsTextsReturn()
    {
        const auto metadata = [&](int number) {
            return sql(
                u"SELECT concat_ws(' ', symbol, coalesce(name, '-'), coalesce(decimals, -1), mode, "
                "is_stable_token, coalesce(start_block, -1), start_quality) FROM token_metadata WHERE contract "
                "= a(%1)"_s.arg(1000 + number));
        };
        sql(u"UPDATE token_metadata SET symbol_onchain = 'CHAIN' WHERE chain_id = 31337"_s);
        arguments::TokenEdit edit;
        edit.contract = token(1);
        edit.name = u"Token"_s;
        edit.start = 12;
        OK(carryOut(edit));
        QCOMPARE(metadata(1), u"AAA Token 2 transfers t 12 exact"_s);
        edit = {};
        edit.contract = token(1);
        edit.symbol = edit.name = QString();
        edit.decimals = -1;
        edit.start = -1;
        edit.mode = u"rules"_s;
        edit.stable = false;
        OK(carryOut(edit));
        QCOMPARE(metadata(1), u"CHAIN - -1 rules f -1"_s);
        edit = {};
        edit.contract = token(2);
        edit.symbol = u"NEW"_s;
        const auto made = carryOut(edit);
        OK(made);
        QCOMPARE(made->value("contract"_L1).toString(), token(2));
        QCOMPARE(metadata(2), u"NEW - -1 transfers f -1"_s);
    }
};

SIGNALBOX_TEST(BalanceWorkTest)
#include "balance_work_test.moc"
