// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/books/queue_book.h"

#include <QJsonArray>

#include "balances/books/queue_entries.h"
#include "balances/books/queue_health.h"
#include "balances/books/queue_series.h"

namespace signalbox::balances {

namespace {

using store::Transaction;

QueueThresholds readThresholds(Transaction& transaction)
{
    const auto row = transaction.exec(
        "SELECT pending_limit, drain_seconds, delayed_ms, errors_per_hour, end_factor FROM "
        "balances.queue_health_thresholds WHERE name = 'active'")[0];
    return {store::maybeInteger(row[0]), store::maybeReal(row[1]), store::integer(row[2]), store::integer(row[3]),
            store::real(row[4])};
}

/// The states of the reasons, without the database's sentences.
QStringList split(const pqxx::field& field)
{
    return store::text(field).split(u',', Qt::SkipEmptyParts);
}

/// A row with the columns of queue_health_summary, states and latched.
BalanceQueue queueOf(const pqxx::row& row, const QueueThresholds& thresholds)
{
    BalanceQueue queue;
    queue.caip2 = caip2Of(store::integer(row["chain_id"]));
    queue.chain = store::text(row["chain_name"]);
    queue.state = queueStateFromName(store::text(row["health_status"]));
    queue.enabled = store::boolean(row["enabled"]);
    queue.pending = store::integer(row["pending_count"]);
    queue.processing = store::integer(row["processing_count"]);
    queue.retrying = store::integer(row["retrying_count"]);
    queue.failed = store::integer(row["failed_count"]);
    queue.doneLastHour = store::integer(row["completed_count_last_hour"]);
    queue.errorsLastHour = store::integer(row["error_count_last_hour"]);
    queue.queuedPerSecond = store::real(row["enqueued_per_second"]);
    queue.donePerSecond = store::real(row["completed_per_second"]);
    queue.p50 = store::maybeReal(row["p50_ms"]);
    queue.p95 = store::maybeReal(row["p95_ms"]);
    queue.p99 = store::maybeReal(row["p99_ms"]);
    queue.oldest = store::maybeInteger(row["oldest_pending_age_ms"]);
    queue.reasons = reasonsOf(queue, thresholds, split(row["states"]), split(row["latched"]));
    return queue;
}

/// `c` is a row of queue_processing_config.
QueueConfig configOf(const pqxx::row& row)
{
    QueueConfig config;
    config.caip2 = row["chain_id"].is_null() ? QString() : caip2Of(store::integer(row["chain_id"]));
    config.chain = store::text(row["chain_name"]);
    config.isOwn = store::boolean(row["own"]);
    config.enabled = store::boolean(row["enabled"]);
    config.batchSize = int(store::integer(row["batch_size"]));
    config.intervalSeconds = int(store::integer(row["processing_interval_seconds"]));
    config.mostAttempts = int(store::integer(row["max_retry_attempts"]));
    config.boostHours = int(store::integer(row["priority_boost_threshold_hours"]));
    config.retryMs = int(store::integer(row["retry_delay_ms"]));
    config.longestRetryMs = int(store::integer(row["retry_delay_max_ms"]));
    return config;
}

QFuture<Expected<Done>> changeIn(const Reader& thread, std::function<void(Transaction&)> change)
{
    return thread->run<Done>([change = std::move(change)](store::Session& session) {
        return session.write([&](Transaction& transaction) {
            change(transaction);
            return Done{};
        });
    });
}

}  // namespace

QFuture<Expected<std::vector<BalanceQueue>>> QueueBook::queues()
{
    return readIn<std::vector<BalanceQueue>>(m_thread, [](Transaction& transaction) {
        const QueueThresholds thresholds = readThresholds(transaction);
        std::vector<BalanceQueue> all;
        for (const auto& row : transaction.exec(
                 "SELECT s.*, (SELECT string_agg(split_part(r.reason, ':', 1), ',' ORDER BY r.place) FROM "
                 "unnest(s.reasons) WITH ORDINALITY AS r (reason, place)) AS states, array_to_string(k.latched, ',') "
                 "AS latched FROM balances.queue_health_summary s LEFT JOIN balances.queue_counters k ON k.chain_id = "
                 "s.chain_id ORDER BY s.chain_name, s.chain_id"))
            all.push_back(queueOf(row, thresholds));
        return all;
    });
}

QFuture<Expected<std::vector<QueueEntry>>> QueueBook::entries(const QueueFilter& filter)
{
    if (const auto good = checkLimit(filter.limit, 10'000); !good)
        return refused<std::vector<QueueEntry>>(good.error());
    if (filter.caip2.isEmpty())
        return readIn<std::vector<QueueEntry>>(
            m_thread, [filter](Transaction& transaction) { return readEntries(transaction, filter, {}); });
    return readOf<std::vector<QueueEntry>>(m_thread, filter.caip2,
                                           [filter](Transaction& transaction, const BookChain& chain) {
                                               return readEntries(transaction, filter, chain.number);
                                           });
}

QFuture<Expected<std::vector<QueueSeries>>> QueueBook::series(const QDateTime& from, const QDateTime& to)
{
    return readIn<std::vector<QueueSeries>>(
        m_thread, [from, to](Transaction& transaction) { return readSeries(transaction, from, to); });
}

QFuture<Expected<std::vector<QueueConfig>>> QueueBook::configs()
{
    return readIn<std::vector<QueueConfig>>(m_thread, [](Transaction& transaction) {
        std::vector<QueueConfig> all;
        for (const auto& row : transaction.exec(
                 "SELECT w.chain_id, w.name AS chain_name, c.chain_id IS NOT DISTINCT FROM w.chain_id AS own, "
                 "c.enabled, c.batch_size, c.processing_interval_seconds, c.max_retry_attempts, "
                 "c.priority_boost_threshold_hours, c.retry_delay_ms, c.retry_delay_max_ms FROM (SELECT NULL::bigint "
                 "AS chain_id, '' AS name UNION ALL SELECT k.chain_id, h.name FROM balances.queue_counters k JOIN "
                 "signalbox.chains h ON h.caip2 = 'eip155:' || k.chain_id AND h.state IN ('active', 'paused')) w, "
                 "LATERAL balances.config_of(w.chain_id) c ORDER BY w.chain_id IS NOT NULL, w.name, w.chain_id"))
            all.push_back(configOf(row));
        return all;
    });
}

QFuture<Expected<QueueThresholds>> QueueBook::thresholds()
{
    return readIn<QueueThresholds>(m_thread, [](Transaction& transaction) { return readThresholds(transaction); });
}

QFuture<Expected<Done>> QueueBook::setThresholds(const QueueThresholds& wanted)
{
    if (const auto good = checkThresholds(wanted); !good)
        return refused<Done>(good.error());
    return changeIn(m_thread, [wanted](Transaction& transaction) {
        transaction.exec(
            "UPDATE balances.queue_health_thresholds SET pending_limit = $1::bigint, drain_seconds = $2::numeric, "
            "delayed_ms = $3::bigint, errors_per_hour = $4::bigint, end_factor = $5::numeric WHERE name = 'active'",
            {wanted.pending, wanted.drainSeconds, wanted.delayedMs, wanted.errorsPerHour, wanted.endFactor});
    });
}

QFuture<Expected<Done>> QueueBook::setDefaults(const QueueConfig& config)
{
    return changeIn(m_thread, [config](Transaction& transaction) {
        transaction.exec(
            "UPDATE balances.queue_processing_config SET enabled = $1::boolean, batch_size = $2::integer, "
            "processing_interval_seconds = $3::integer, max_retry_attempts = $4::integer, "
            "priority_boost_threshold_hours = $5::integer, retry_delay_ms = $6::integer, retry_delay_max_ms = "
            "$7::integer WHERE chain_id IS NULL",
            {config.enabled, config.batchSize, config.intervalSeconds, config.mostAttempts, config.boostHours,
             config.retryMs, config.longestRetryMs});
    });
}

QueueThresholds QueueBook::preset(const QString& name) const
{
    return presetThresholds(name);
}

}  // namespace signalbox::balances
