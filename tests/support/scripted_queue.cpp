// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/scripted_queue.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "signalbox/literals.h"
#include "support/ready.h"

namespace signalbox::test {

namespace {

struct QueuePlan {
    const char* name;
    qint64 pending, processing;
    double done, p95;
    qint64 oldest;
};
constexpr QueuePlan queuePlans[] = {{"Polygon", 61, 8, 402, 41, 9'800}, {"Base", 96, 24, 3'316, 18, 600},
                                    {"Ethereum", 24, 4, 71, 12, 400},   {"Arbitrum One", 18, 4, 162, 11, 300},
                                    {"OP Mainnet", 11, 2, 51, 10, 300}, {"Plasma", 8, 2, 32, 10, 300}};

QString address(quint32 seed)
{
    QString text = u"0x"_s;
    for (quint32 i = 0; i < 40; ++i)
        text += QString::number((seed * 2654435761u + i * 40503u * (seed + 3)) >> 12 & 15, 16);
    return text;
}

QueueEntry entry(qint64 id, const ChainSnapshot& chain, const char* symbol, QueueEntryState state, const QDateTime& at)
{
    QueueEntry e;
    e.id = id;
    e.caip2 = chain.caip2;
    e.chain = chain.name;
    e.contract = address(quint32(id) + 900);
    e.holder = address(quint32(id));
    e.symbol = QString::fromLatin1(symbol);
    e.state = state;
    e.delta = u"-1204099000"_s;
    e.mostAttempts = 3;
    e.attempts = state == QueueEntryState::Failed ? 3 : state == QueueEntryState::Retrying ? 2 : 0;
    e.updates = 1 + id % 4;
    e.queuedAt = at.addSecs(-9);
    if (state == QueueEntryState::Failed || state == QueueEntryState::Retrying)
        e.failedAt = at;
    return e;
}

/// Noise that is the same in every run.
double noise(quint32 a, quint32 b)
{
    quint32 x = a * 374761393u + b * 668265263u;
    x = (x ^ (x >> 13)) * 1274126177u;
    return double((x ^ (x >> 16)) & 0xffffff) / double(0xffffff);
}

}  // namespace

ScriptedQueue::ScriptedQueue()
{
    limits = preset(u"document"_s);
    QueueConfig base;
    base.isOwn = true;
    base.batchSize = 500;
    base.intervalSeconds = 1;
    own[u"eip155:8453"_s] = base;
}

std::vector<BalanceQueue> ScriptedQueue::make() const
{
    std::vector<BalanceQueue> all;
    const SnapshotPtr now = snapshot();
    for (const ChainSnapshot& chain : now->chains) {
        if (!chain.has(Feature::Balances) || chain.state == ChainState::Deleted)
            continue;
        BalanceQueue queue;
        queue.caip2 = chain.caip2;
        queue.chain = chain.name;
        const auto plan = std::find_if(std::begin(queuePlans), std::end(queuePlans),
                                       [&](const QueuePlan& each) { return chain.name == QLatin1String(each.name); });
        if (const auto found = own.find(chain.caip2); found != own.end())
            queue.enabled = found->second.enabled;
        if (plan != std::end(queuePlans)) {
            queue.pending = plan->pending;
            queue.processing = plan->processing;
            queue.donePerSecond = queue.queuedPerSecond = plan->done;
            queue.p95 = plan->p95;
            queue.oldest = plan->oldest;
        } else if (chain.name != "Celo"_L1) {
            queue.pending = chain.mark % 5;
            queue.donePerSecond = 3.5;
            queue.p95 = 9;
            queue.oldest = 200;
        }
        if (quiet) {
            queue.pending = queue.processing = 0;
            queue.oldest.reset();
        } else if (chain.name == "Celo"_L1) {
            queue.state = QueueState::Errors;
            queue.failed = queue.errorsLastHour = 5;
            queue.reasons = {
                {QueueState::Errors, Message::counted("%Ln attempt failed in the last hour (threshold %L1).",
                                                      "%Ln attempts failed in the last hour (threshold %L1).", 5)
                                         .arg(3)}};
        } else if (chain.name == "Polygon"_L1) {
            queue.state = QueueState::Delayed;
            queue.failed = queue.errorsLastHour = 2;
            queue.retrying = 1;
            queue.reasons = {
                {QueueState::Delayed,
                 Message("The oldest entry has waited for %L1 s (threshold %L2 s).").arg(u"9.8"_s).arg(5)}};
        }
        all.push_back(std::move(queue));
    }
    std::sort(all.begin(), all.end(),
              [](const BalanceQueue& a, const BalanceQueue& b) { return a.chain.compare(b.chain) < 0; });
    return all;
}

std::vector<QueueEntry> ScriptedQueue::allEntries() const
{
    std::vector<QueueEntry> all;
    const SnapshotPtr now = snapshot();
    const ChainSnapshot *polygon = nullptr, *celo = nullptr;
    for (const ChainSnapshot& chain : now->chains) {
        polygon = chain.name == "Polygon"_L1 ? &chain : polygon;
        celo = chain.name == "Celo"_L1 ? &chain : celo;
    }
    const QDateTime at = now->at;
    if (quiet || !polygon || !celo)
        return all;
    const auto failed = [&](qint64 id, const ChainSnapshot& chain, const char* symbol, int ago) {
        all.push_back(entry(id, chain, symbol, QueueEntryState::Failed, at.addSecs(-ago)));
        QueueEntry& e = all.back();
        const bool locked = chain.name == "Polygon"_L1;
        e.recalculates = !locked;
        e.errorCode = locked ? u"55P03"_s : u"22003"_s;
        e.error = locked ? u"lock timeout after 5,000 ms"_s : u"value overflows numeric format"_s;
    };
    failed(101, *polygon, "USDC", 144);
    failed(102, *polygon, "USDCe", 306);
    failed(103, *celo, "USDC", 2'008);
    failed(104, *celo, "USDC", 2'009);
    failed(105, *celo, "USDT", 2'009);
    failed(106, *celo, "USDT", 2'756);
    failed(107, *celo, "USDC", 2'757);
    all.push_back(entry(201, *polygon, "USDT", QueueEntryState::Retrying, at.addSecs(-4)));
    all.back().nextTry = QDateTime::currentDateTimeUtc().addSecs(8);
    all.back().errorCode = u"40P01"_s;
    all.back().error = u"deadlock detected"_s;
    for (int i = 0; i < 61; ++i)
        all.push_back(entry(300 + i, *polygon, i % 3 ? "USDC" : "", QueueEntryState::Pending, at.addSecs(-i / 10)));
    all.erase(
        std::remove_if(all.begin(), all.end(),
                       [this](const QueueEntry& e) { return std::find(gone.begin(), gone.end(), e.id) != gone.end(); }),
        all.end());
    return all;
}

QFuture<Expected<std::vector<BalanceQueue>>> ScriptedQueue::queues()
{
    ++asked;
    return failWith ? ready<std::vector<BalanceQueue>>(fail(*failWith)) : ready<std::vector<BalanceQueue>>(make());
}

QFuture<Expected<std::vector<QueueEntry>>> ScriptedQueue::entries(const QueueFilter& filter)
{
    filters.push_back(filter);
    if (failWith)
        return ready<std::vector<QueueEntry>>(fail(*failWith));
    std::vector<QueueEntry> wanted;
    for (const QueueEntry& each : allEntries())
        if ((filter.caip2.isEmpty() || filter.caip2 == each.caip2) && (!filter.state || *filter.state == each.state) &&
            wanted.size() < std::size_t(filter.limit))
            wanted.push_back(each);
    return ready<std::vector<QueueEntry>>(std::move(wanted));
}

/// A restart 51 minutes ago leaves a gap; after it the queues are deep.
QFuture<Expected<std::vector<QueueSeries>>> ScriptedQueue::series(const QDateTime& from, const QDateTime& to)
{
    if (failWith)
        return ready<std::vector<QueueSeries>>(fail(*failWith));
    const qint64 end = (to.isValid() ? to : QDateTime::currentDateTimeUtc()).toMSecsSinceEpoch();
    const qint64 begin = from.toMSecsSinceEpoch(), step = std::max<qint64>(10'000, (end - begin) / 360);
    std::vector<QueueSeries> all;
    quint32 seed = 1;
    for (const BalanceQueue& queue : make()) {
        QueueSeries line;
        line.caip2 = queue.caip2;
        ++seed;
        for (qint64 at = begin - begin % step; at <= end; at += step) {
            const double ago = double(end - at) / 1000;
            const double n = noise(seed, quint32(at / step)), slow = std::sin(double(at / step) / 14 + seed);
            const bool gap = ago > 3'010 && ago < 3'060;
            const double deep = 1 + 0.2 * slow + 0.14 * n + (ago < 3'010 ? 2.6 * std::exp(-(3'010 - ago) / 280) : 0);
            double oldest = double(queue.oldest.value_or(0)) / 1000 * (0.85 + 0.2 * n);
            if (queue.state == QueueState::Delayed)
                oldest = ago > 2'400 ? 0.6 : ago > 240 ? 2.2 + 2 * n : 5.2 + (240 - ago) / 240 * 4.4 + 0.3 * n;
            const double none = std::numeric_limits<double>::quiet_NaN();
            line.at.push_back(at);
            line.pending.push_back(gap ? none : std::floor(double(queue.pending) * deep));
            line.oldestSeconds.push_back(gap ? none : oldest);
            line.queuedPerSecond.push_back(gap ? none : queue.queuedPerSecond);
            line.donePerSecond.push_back(gap ? none : queue.donePerSecond);
            line.errorsPerHour.push_back(gap ? none : double(queue.errorsLastHour));
        }
        all.push_back(std::move(line));
    }
    return ready<std::vector<QueueSeries>>(std::move(all));
}

QFuture<Expected<std::vector<QueueConfig>>> ScriptedQueue::configs()
{
    if (failWith)
        return ready<std::vector<QueueConfig>>(fail(*failWith));
    std::vector<QueueConfig> all{defaults};
    for (const BalanceQueue& queue : make()) {
        const auto found = own.find(queue.caip2);
        QueueConfig config = found == own.end() ? defaults : found->second;
        config.caip2 = queue.caip2;
        config.chain = queue.chain;
        config.isOwn = found != own.end();
        all.push_back(config);
    }
    return ready<std::vector<QueueConfig>>(std::move(all));
}

QFuture<Expected<QueueThresholds>> ScriptedQueue::thresholds()
{
    return failWith ? ready<QueueThresholds>(fail(*failWith)) : ready<QueueThresholds>(limits);
}

QFuture<Expected<Done>> ScriptedQueue::setThresholds(const QueueThresholds& thresholds)
{
    if (refuseChanges)
        return ready<Done>(fail(*refuseChanges));
    savedThresholds.push_back(thresholds);
    limits = thresholds;
    return ready<Done>(Done{});
}

QFuture<Expected<Done>> ScriptedQueue::setDefaults(const QueueConfig& config)
{
    if (refuseChanges)
        return ready<Done>(fail(*refuseChanges));
    savedDefaults.push_back(config);
    defaults = config;
    return ready<Done>(Done{});
}

QueueThresholds ScriptedQueue::preset(const QString& name) const
{
    QueueThresholds thresholds;
    if (name == "document"_L1) {
        thresholds.pending = 1'000;
        thresholds.delayedMs = 5'000;
        thresholds.errorsPerHour = 10;
    } else {
        thresholds.drainSeconds = 60;
    }
    return thresholds;
}

}  // namespace signalbox::test
