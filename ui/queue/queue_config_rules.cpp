// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_config_rules.h"

#include <QCoreApplication>

#include "language/engine_words.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct QueueConfigRules {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::QueueConfigRules)
};

QString limits(const ConfigField& field)
{
    return QueueConfigRules::tr("%1 to %2", "limits of a number")
        .arg(format::number(qint64(field.least)), format::number(qint64(field.most)));
}

}  // namespace

QString configTitle(const ConfigField& field)
{
    if (field.value == &QueueConfig::batchSize)
        return QueueConfigRules::tr("Batch size");
    if (field.value == &QueueConfig::intervalSeconds)
        return QueueConfigRules::tr("Interval, s");
    if (field.value == &QueueConfig::mostAttempts)
        return QueueConfigRules::tr("Attempts");
    if (field.value == &QueueConfig::boostHours)
        return QueueConfigRules::tr("Boost after, h");
    if (field.value == &QueueConfig::retryMs)
        return QueueConfigRules::tr("Retry delay, ms");
    return QueueConfigRules::tr("Longest delay, ms");
}

QString configTip(const ConfigField& field)
{
    QString meaning;
    if (field.value == &QueueConfig::batchSize)
        meaning = QueueConfigRules::tr("Items that are processed in one transaction.");
    else if (field.value == &QueueConfig::intervalSeconds)
        meaning = QueueConfigRules::tr("Seconds between batches. New items start a batch at once.");
    else if (field.value == &QueueConfig::mostAttempts)
        meaning = QueueConfigRules::tr("Attempts until an item fails, including the first.");
    else if (field.value == &QueueConfig::boostHours)
        meaning = QueueConfigRules::tr("Hours after which the priority of a waiting item rises by 1.");
    else if (field.value == &QueueConfig::retryMs)
        meaning = QueueConfigRules::tr("Milliseconds before the first retry, doubled after each attempt.");
    else
        meaning = QueueConfigRules::tr("The delay is not doubled beyond this number of milliseconds.");
    return joinSentences({meaning, QueueConfigRules::tr("From %1.", "limits: 1 to 100").arg(limits(field))});
}

bool isWithin(const ConfigField& field, int value)
{
    return value >= field.least && value <= field.most;
}

QString configRefusal(const QueueConfig& config)
{
    for (const ConfigField& field : configFields)
        if (!isWithin(field, config.*field.value))
            return QueueConfigRules::tr("%1: enter %2.", "field, limits").arg(configTitle(field), limits(field));
    if (config.longestRetryMs < config.retryMs)
        return QueueConfigRules::tr("The longest delay must not be below the first one.");
    return {};
}

QString configWarning(const QueueConfig& config, int users)
{
    if (!config.enabled)
        return config.caip2.isEmpty()
                   ? QueueConfigRules::tr("Stops the queues of %n chains that use the defaults.", nullptr, users)
                   : QueueConfigRules::tr("Stops the queue: items wait until it is enabled.");
    if (config.mostAttempts == 1)
        return QueueConfigRules::tr("No retries: an item fails at its first error.");
    return {};
}

bool sameValues(const QueueConfig& a, const QueueConfig& b)
{
    return a.enabled == b.enabled &&
           std::all_of(std::begin(configFields), std::end(configFields),
                       [&](const ConfigField& field) { return a.*field.value == b.*field.value; });
}

arguments::QueueConfigure configChanges(const QueueConfig& from, const QueueConfig& to)
{
    arguments::QueueConfigure changes;
    if (from.enabled != to.enabled)
        changes.enabled = to.enabled;
    for (const ConfigField& field : configFields)
        if (from.*field.value != to.*field.value)
            changes.*field.change = to.*field.value;
    return changes;
}

QueueConfig rebased(const QueueConfig& draft, const QueueConfig& seen, const QueueConfig& now)
{
    QueueConfig result = now;
    if (draft.enabled != seen.enabled)
        result.enabled = draft.enabled;
    for (const ConfigField& field : configFields)
        if (draft.*field.value != seen.*field.value)
            result.*field.value = draft.*field.value;
    return result;
}

}  // namespace signalbox::ui
