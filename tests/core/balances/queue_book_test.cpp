// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/books/queue_book.h"

#include <cmath>

#include "balances/books/queue_health.h"
#include "books_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

class QueueBookTest : public QObject, BooksPlace {
    Q_OBJECT

    std::unique_ptr<balances::QueueBook> m_book;

    void queueHolders(int number, std::initializer_list<int> holders)
    {
        int log = 0;
        for (int each : holders)
            transfer(number, log++, 1, 0, each, u"1"_s);
        sql(u"SELECT enqueue(31337, int8multirange(int8range(%1, %1, '[]')))"_s.arg(number));
        cover(number, number);
    }
    BalanceQueue queue()
    {
        const auto all = wait(m_book->queues());
        return all && all->size() == 1 ? all->front() : BalanceQueue();
    }
    QString entries(const QueueFilter& filter)
    {
        const auto all = wait(m_book->entries(filter));
        if (!all)
            return all.error().code;
        QStringList shown;
        for (const QueueEntry& entry : *all)
            shown << u"%1 %2"_s.arg(entry.holder.right(1), QLatin1String(name(entry.state)));
        return shown.join(u", "_s);
    }

private Q_SLOTS:
    void init()
    {
        makeBooks();
        m_book = std::make_unique<balances::QueueBook>(reader);
    }
    void cleanup()
    {
        m_book.reset();
        dropBooks();
    }

    void aQueueIsHealthyUntilAThresholdIsExceeded()
    {
        QCOMPARE(queue().caip2, chain);
        QCOMPARE(queue().state, QueueState::Healthy);
        QVERIFY(queue().reasons.empty() && !queue().oldest);
        queueHolders(60, {5, 6, 7});
        QCOMPARE(queue().pending, 3);
        QVERIFY(queue().oldest && queue().queuedPerSecond > 0);
        OK(wait(m_book->setThresholds({2, {}, 60'000, 50, 0.8})));
        QCOMPARE(queue().state, QueueState::HighLoad);
        QCOMPARE(queue().reasons.front().text.english(), u"3 entries wait (threshold 2)."_s);
        sql(u"UPDATE balances.queue SET enqueued_at = clock_timestamp() - interval '90 s'"_s);
        sql(u"INSERT INTO queue_minutes (chain_id, minute, errors) VALUES (31337, date_trunc('minute', now()), 51) ON "
            "CONFLICT (chain_id, minute) DO UPDATE SET errors = 51"_s);
        const BalanceQueue now = queue();
        QCOMPARE(now.state, QueueState::Errors);
        QCOMPARE(now.reasons.size(), std::size_t(3));
        QCOMPARE(now.reasons[0].text.english(), u"51 attempts failed in the last hour (threshold 50)."_s);
        const QString waits = now.reasons[1].text.english();
        QVERIFY2(waits.startsWith("The oldest entry has waited for 9"_L1) && waits.endsWith(" s (threshold 60 s)."_L1),
                 qPrintable(waits));
        QCOMPARE(now.reasons[2].state, QueueState::HighLoad);
    }

    void aLoadIsJudgedByTheTimeThatItTakes()
    {
        BalanceQueue queue;
        queue.pending = 1;
        queue.donePerSecond = 0.04;
        QueueThresholds limits = balances::presetThresholds({});
        QCOMPARE(balances::reasonsOf(queue, limits, {u"HIGH_LOAD"_s}, {}).front().text.english(),
                 u"1 entry waits and takes 25 s at the present rate (threshold 10 s)."_s);
        limits.pending = 1;
        // A state that held ends below a share of its threshold.
        QCOMPARE(balances::reasonsOf(queue, limits, {u"HIGH_LOAD"_s}, {u"HIGH_LOAD"_s}).front().text.english(),
                 u"1 entry waits (threshold 1)."_s);
    }

    void entriesAreListedByStateNewestFirst()
    {
        queueHolders(60, {5});
        poison(6);
        sql(u"UPDATE queue_processing_config SET max_retry_attempts = 2 WHERE chain_id IS NULL"_s);
        queueHolders(61, {6, 7});
        sql(u"SELECT process_balance_update_queue(100, 31337)"_s);
        queueHolders(62, {8, 9});
        sql(u"UPDATE balances.queue SET enqueued_at = timestamptz '2026-01-01Z' + get_byte(holder, 19) * interval '1 "
            "s'"_s);
        QCOMPARE(entries({}), u"9 pending, 8 pending, 6 error"_s);
        QCOMPARE(entries({chain, QueueEntryState::Pending, 1}), u"9 pending"_s);
        QCOMPARE(entries({chain, QueueEntryState::Retrying, 10}), u"6 error"_s);
        sql(u"UPDATE balances.queue SET next_retry_at = now() - interval '1 s' WHERE state = 'error'"_s);
        sql(u"SELECT claim_entries(31337, 1, 'me')"_s);
        QCOMPARE(entries({{}, QueueEntryState::Processing, 10}), u"6 processing"_s);
        sql(u"SELECT process_claimed(31337, 'me')"_s);
        const auto failed = wait(m_book->entries({chain, QueueEntryState::Failed, 10}));
        OK(failed);
        QCOMPARE(failed->size(), std::size_t(1));
        const QueueEntry& entry = failed->front();
        QCOMPARE(entry.caip2, chain);
        QCOMPARE(entry.symbol, u"AAA"_s);
        QCOMPARE(entry.delta, u"1"_s);
        QCOMPARE(entry.attempts, 2);
        QCOMPARE(entry.mostAttempts, 2);
        QCOMPARE(entry.firstBlock, std::optional<Height>(61));
        QCOMPARE(entry.errorCode + u' ' + entry.error, u"XX999 poisoned"_s);
        QVERIFY(entry.queuedAt.isValid() && !entry.nextTry.isValid());
        QCOMPARE(entries({u"eip155:9"_s, {}, 10}), u"CHAIN_UNKNOWN"_s);
        QCOMPARE(entries({{}, {}, 10'001}), u"BAD_VALUE"_s);
    }

    void aSeriesHasGapsWhereNothingWasSampled()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        sql(u"INSERT INTO queue_health_metrics (chain_id, recorded_at, pending_count, processing_count, "
            "completed_count_last_hour, error_count_last_hour, avg_processing_time_ms, oldest_pending_age_ms, "
            "health_status) SELECT 31337, date_bin('10 s', now(), 'epoch') - n * interval '10 s', n, 0, 0, 2, 0, 5000, "
            "'HEALTHY' FROM unnest(ARRAY[10, 11, 12, 20, 21]) n"_s);
        const auto all = wait(m_book->series(now.addSecs(-3600), {}));
        OK(all);
        QCOMPARE(all->size(), std::size_t(1));
        const QueueSeries& series = all->front();
        QCOMPARE(series.caip2, chain);
        QCOMPARE(series.at.size(), std::size_t(6));
        QVERIFY(std::isnan(series.pending[2]) && std::isnan(series.oldestSeconds[2]));
        QCOMPARE(series.pending[0], 21.0);
        QCOMPARE(series.pending[5], 10.0);
        QCOMPARE(series.oldestSeconds[5], 5.0);
        QCOMPARE(series.errorsPerHour[5], 2.0);
        QVERIFY(wait(m_book->series(now.addDays(-700), now.addDays(-600)))->empty());
        QCOMPARE(code(m_book->series(now, now.addSecs(-1))), u"BAD_VALUE"_s);
    }

    void settingsAreStored()
    {
        auto configs = wait(m_book->configs());
        OK(configs);
        QCOMPARE(configs->size(), std::size_t(2));
        QVERIFY(configs->front().caip2.isEmpty() && configs->front().isOwn);
        QVERIFY(configs->back().caip2 == chain && !configs->back().isOwn);
        QueueConfig wanted = configs->front();
        wanted.batchSize = 300;
        wanted.longestRetryMs = 5000;
        OK(wait(m_book->setDefaults(wanted)));
        configs = wait(m_book->configs());
        QCOMPARE(configs->back().batchSize, 300);
        QCOMPARE(configs->back().longestRetryMs, 5000);
        wanted.batchSize = 0;
        QCOMPARE(code(m_book->setDefaults(wanted)), u"BAD_VALUE"_s);
        for (const QueueThresholds& wrong :
             {QueueThresholds{0}, QueueThresholds{{}, -1}, QueueThresholds{{}, {}, 0}, QueueThresholds{{}, {}, 1, -1},
              QueueThresholds{{}, {}, 1, 1, 1.5}, QueueThresholds{{}, {}, 1, 1, 0}})
            QCOMPARE(code(m_book->setThresholds(wrong)), u"BAD_VALUE"_s);
    }

    /// The presets are those of the database.
    void presetsAreKnown()
    {
        for (const char* each : {"default", "document"}) {
            sql(u"SELECT use_health_thresholds('%1')"_s.arg(QLatin1String(each)));
            const auto stored = wait(m_book->thresholds());
            OK(stored);
            QCOMPARE(toJson(*stored), toJson(m_book->preset(QLatin1String(each))));
        }
        QCOMPARE(toJson(m_book->preset(u"other"_s)), toJson(m_book->preset(u"default"_s)));
    }
};

SIGNALBOX_TEST(QueueBookTest)
#include "queue_book_test.moc"
