// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/books/queue_health.h"

#include <cmath>

#include "balances/books/book_parts.h"

namespace signalbox::balances {

namespace {

/// Below ten seconds with a fraction.
Message withSeconds(const Message& text, double seconds)
{
    return seconds >= 10 || seconds == std::floor(seconds) ? text.arg(qint64(seconds))
                                                           : text.arg(std::round(seconds * 10) / 10);
}

Message loadText(const BalanceQueue& queue, const QueueThresholds& thresholds, double factor)
{
    if (thresholds.pending && double(queue.pending) > double(*thresholds.pending) * factor)
        return Message::counted("%Ln entry waits (threshold %L1).",
                                QT_TRANSLATE_N_NOOP("Engine", "%Ln entries wait (threshold %L1)."), queue.pending)
            .arg(*thresholds.pending);
    const Message text = Message::counted(
        "%Ln entry waits and takes %L1 s at the present rate (threshold %L2 s).",
        QT_TRANSLATE_N_NOOP("Engine", "%Ln entries wait and take %L1 s at the present rate (threshold %L2 s)."),
        queue.pending);
    const double rate = std::max(queue.donePerSecond, 1e-9);
    return withSeconds(withSeconds(text, std::round(double(queue.pending) / rate)),
                       thresholds.drainSeconds.value_or(0));
}

}  // namespace

QueueThresholds presetThresholds(const QString& name)
{
    QueueThresholds made;
    if (name == "document"_L1) {
        made.pending = 1000;
        made.delayedMs = 3'600'000;
        made.endFactor = 1;
    } else {
        made.drainSeconds = 10;
    }
    return made;
}

Expected<Done> checkThresholds(const QueueThresholds& thresholds)
{
    const auto isPositive = [](double value) { return std::isfinite(value) && value > 0; };
    if (thresholds.pending.value_or(1) < 1)
        return badValue(
            Message(QT_TRANSLATE_NOOP("Engine", "The threshold of entries must be 1 or more, or unset to use none.")));
    if (!isPositive(thresholds.drainSeconds.value_or(1)))
        return badValue(Message(QT_TRANSLATE_NOOP(
            "Engine", "The threshold of the time that entries take must be above 0 s, or unset to use none.")));
    if (thresholds.delayedMs < 1)
        return badValue(
            Message(QT_TRANSLATE_NOOP("Engine", "The threshold of the oldest entry's age must be above 0 ms.")));
    if (thresholds.errorsPerHour < 0)
        return badValue(
            Message(QT_TRANSLATE_NOOP("Engine", "The threshold of failed attempts in an hour must be 0 or more.")));
    if (!isPositive(thresholds.endFactor) || thresholds.endFactor > 1)
        return badValue(Message(
            QT_TRANSLATE_NOOP("Engine", "A state ends at a share of its threshold that is above 0 and not above 1.")));
    return Done{};
}

std::vector<BalanceQueue::Reason> reasonsOf(const BalanceQueue& queue, const QueueThresholds& thresholds,
                                            const QStringList& states, const QStringList& latched)
{
    std::vector<BalanceQueue::Reason> all;
    for (const QString& name : states) {
        BalanceQueue::Reason reason{queueStateFromName(name), {}};
        switch (reason.state) {
            case QueueState::Healthy:
                continue;
            case QueueState::Errors:
                reason.text = Message::counted("%Ln attempt failed in the last hour (threshold %L1).",
                                               QT_TRANSLATE_N_NOOP(
                                                   "Engine", "%Ln attempts failed in the last hour (threshold %L1)."),
                                               queue.errorsLastHour)
                                  .arg(thresholds.errorsPerHour);
                break;
            case QueueState::Delayed:
                reason.text =
                    withSeconds(withSeconds(Message(QT_TRANSLATE_NOOP(
                                                "Engine", "The oldest entry has waited for %L1 s (threshold %L2 s).")),
                                            double(queue.oldest.value_or(0)) / 1000),
                                double(thresholds.delayedMs) / 1000);
                break;
            case QueueState::HighLoad:
                reason.text = loadText(queue, thresholds, latched.contains(name) ? thresholds.endFactor : 1);
                break;
        }
        all.push_back(std::move(reason));
    }
    return all;
}

}  // namespace signalbox::balances
