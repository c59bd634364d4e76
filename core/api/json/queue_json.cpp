// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/json_fields.h"
#include "signalbox/queue_queries.h"

namespace signalbox {

template <class V, json::Is<BalanceQueue::Reason> T>
void fields(V& v, T& reason)
{
    v.always("state", reason.state);
    v.english("text", reason.text);
}

template <class V, json::Is<BalanceQueue> T>
void fields(V& v, T& queue)
{
    v.always("chain", queue.caip2);
    v.known("chainName", queue.chain);
    v.always("state", queue.state);
    v.known("reasons", queue.reasons);
    v.always("enabled", queue.enabled);
    v.always("pending", queue.pending);
    v.always("processing", queue.processing);
    v.always("retrying", queue.retrying);
    v.always("failed", queue.failed);
    v.always("doneLastHour", queue.doneLastHour);
    v.always("errorsLastHour", queue.errorsLastHour);
    v.always("queuedPerSecond", queue.queuedPerSecond);
    v.always("donePerSecond", queue.donePerSecond);
    v.known("p50Ms", queue.p50);
    v.known("p95Ms", queue.p95);
    v.known("p99Ms", queue.p99);
    v.known("oldestMs", queue.oldest);
}

template <class V, json::Is<QueueEntry> T>
void fields(V& v, T& entry)
{
    v.always("id", entry.id);
    v.always("chain", entry.caip2);
    v.known("chainName", entry.chain);
    v.always("contract", entry.contract);
    v.always("holder", entry.holder);
    v.known("symbol", entry.symbol);
    v.always("state", entry.state);
    v.positive("recalculates", entry.recalculates);
    v.known("delta", entry.delta);
    v.always("priority", entry.priority);
    v.always("attempts", entry.attempts);
    v.always("mostAttempts", entry.mostAttempts);
    v.always("updates", entry.updates);
    v.known("firstBlock", entry.firstBlock);
    v.known("lastBlock", entry.lastBlock);
    v.known("queuedAt", entry.queuedAt);
    v.known("failedAt", entry.failedAt);
    v.known("nextTry", entry.nextTry);
    v.known("errorCode", entry.errorCode);
    v.known("error", entry.error);
}

template <class V, json::Is<QueueConfig> T>
void fields(V& v, T& config)
{
    v.known("chain", config.caip2);
    v.known("chainName", config.chain);
    v.always("own", config.isOwn);
    v.always("enabled", config.enabled);
    v.always("batchSize", config.batchSize);
    v.always("intervalSeconds", config.intervalSeconds);
    v.always("mostAttempts", config.mostAttempts);
    v.always("boostHours", config.boostHours);
    v.always("retryMs", config.retryMs);
    v.always("longestRetryMs", config.longestRetryMs);
}

template <class V, json::Is<QueueThresholds> T>
void fields(V& v, T& thresholds)
{
    v.known("pending", thresholds.pending);
    v.known("drainSeconds", thresholds.drainSeconds);
    v.always("delayedMs", thresholds.delayedMs);
    v.always("errorsPerHour", thresholds.errorsPerHour);
    v.always("endFactor", thresholds.endFactor);
}

QJsonObject toJson(const BalanceQueue& queue)
{
    return json::written(queue);
}

QJsonObject toJson(const QueueEntry& entry)
{
    return json::written(entry);
}

QJsonObject toJson(const QueueConfig& config)
{
    return json::written(config);
}

QJsonObject toJson(const QueueThresholds& thresholds)
{
    return json::written(thresholds);
}

}  // namespace signalbox
