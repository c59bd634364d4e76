// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_words.h"

#include <QCoreApplication>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct QueueWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::QueueWords)
};

bool isOff(const BalanceQueue& queue)
{
    return !queue.enabled && queue.state == QueueState::Healthy;
}

}  // namespace

State queueSign(const BalanceQueue& queue)
{
    if (isOff(queue))
        return State::Paused;
    switch (queue.state) {
        case QueueState::Healthy:
            return State::Ok;
        case QueueState::HighLoad:
            return State::Backfill;
        case QueueState::Delayed:
            return State::Slow;
        case QueueState::Errors:
            return State::Error;
    }
    return State::None;
}

QString queueWord(const BalanceQueue& queue)
{
    if (isOff(queue))
        return QueueWords::tr("disabled", "state of a queue");
    switch (queue.state) {
        case QueueState::Healthy:
            return QueueWords::tr("healthy", "state of a queue");
        case QueueState::HighLoad:
            return QueueWords::tr("high load", "state of a queue");
        case QueueState::Delayed:
            return QueueWords::tr("delayed", "state of a queue");
        case QueueState::Errors:
            return QueueWords::tr("errors", "state of a queue");
    }
    return {};
}

int queueSeverity(const BalanceQueue& queue)
{
    return isOff(queue) ? 1 : 2 * int(queue.state);
}

bool hasReason(const BalanceQueue& queue, QueueState state)
{
    return std::any_of(queue.reasons.begin(), queue.reasons.end(),
                       [state](const BalanceQueue::Reason& reason) { return reason.state == state; });
}

QString queueReason(const BalanceQueue& queue)
{
    if (!queue.reasons.empty())
        return format::safe(engineWords(queue.reasons.front().text));
    if (!queue.enabled)
        return QueueWords::tr("items wait until the queue is enabled");
    return queue.failed > 0 ? QueueWords::tr("%n failed items", nullptr, format::plural(queue.failed)) : QString();
}

QString queueReasons(const BalanceQueue& queue)
{
    QStringList all;
    for (const BalanceQueue::Reason& reason : queue.reasons)
        all << format::safe(engineWords(reason.text));
    if (!queue.enabled)
        all << QueueWords::tr("items wait until the queue is enabled");
    if (queue.failed > 0)
        all << QueueWords::tr("%n failed items", nullptr, format::plural(queue.failed));
    return all.join(QLatin1Char('\n'));
}

QString queueAge(const std::optional<qint64>& ms)
{
    return ms ? format::duration(double(*ms) / 1000) : format::none();
}

QString entryWord(QueueEntryState state)
{
    switch (state) {
        case QueueEntryState::Pending:
            return QueueWords::tr("waiting", "state of an item");
        case QueueEntryState::Processing:
            return QueueWords::tr("in work", "state of an item");
        case QueueEntryState::Retrying:
            return QueueWords::tr("retrying", "state of an item");
        case QueueEntryState::Failed:
            return QueueWords::tr("failed", "state of an item");
    }
    return {};
}

QDateTime entryTime(const QueueEntry& entry)
{
    return entry.failedAt.isValid() ? entry.failedAt : entry.queuedAt;
}

QString entryType(const QueueEntry& entry)
{
    return entry.recalculates ? QueueWords::tr("recalculate", "type of an item")
                              : QueueWords::tr("apply", "type of an item");
}

QString entryNextStep(const QueueEntry& entry)
{
    switch (entry.state) {
        case QueueEntryState::Pending:
            return QueueWords::tr("next batch");
        case QueueEntryState::Processing:
            return QueueWords::tr("in work", "state of an item");
        case QueueEntryState::Retrying:
            return entry.nextTry.isValid()
                       ? QueueWords::tr("retry %1", "retry in 8 s").arg(format::inTime(entry.nextTry))
                       : QueueWords::tr("retry", "next step");
        case QueueEntryState::Failed:
            break;
    }
    // SQLSTATE classes of the data itself: the same would fail again
    if (entry.errorCode.startsWith("22"_L1) || entry.errorCode.startsWith("23"_L1))
        return entry.recalculates ? QueueWords::tr("check the token, then retry")
                                  : QueueWords::tr("discard to recalculate it");
    return QueueWords::tr("retry", "next step");
}

QString tokenText(const QueueEntry& entry)
{
    return entry.symbol.isEmpty() ? format::shortAddress(entry.contract) : format::safe(entry.symbol);
}

QueueTotals QueueTotals::of(const std::vector<BalanceQueue>& queues)
{
    QueueTotals sum;
    for (const BalanceQueue& queue : queues) {
        ++sum.chains;
        sum.pending += queue.pending;
        sum.processing += queue.processing;
        sum.retrying += queue.retrying;
        sum.failed += queue.failed;
        sum.errorsLastHour += queue.errorsLastHour;
        sum.donePerSecond += queue.donePerSecond;
        if (queue.oldest && *queue.oldest > sum.oldest.value_or(-1))
            sum.oldest = queue.oldest;
        const auto rank = [](const BalanceQueue& each) {
            return std::pair(queueSeverity(each), each.oldest.value_or(-1));
        };
        if (!sum.worst || rank(queue) > rank(*sum.worst))
            sum.worst = &queue;
    }
    return sum;
}

}  // namespace signalbox::ui
