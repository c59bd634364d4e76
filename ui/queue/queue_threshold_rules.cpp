// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_threshold_rules.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct QueueThresholdRules {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::QueueThresholdRules)
};

struct Limits {
    double least, most;
    bool whole, optional;
};
constexpr Limits thresholdLimits[ThresholdField::count] = {{1, 1e12, true, true},
                                                           {0.001, 1e9, false, true},
                                                           {0.001, 1e8, false, false},
                                                           {0, 1e9, true, false},
                                                           {1, 100, true, false}};

/// With or without group separators; none if it is no number.
std::optional<double> numberOf(QString text)
{
    text = text.trimmed();
    const QString separator = QLocale().groupSeparator();
    if (!separator.isEmpty())
        text.remove(separator);
    text.remove(QLatin1Char(','));
    bool good = false;
    const double value = text.toDouble(&good);
    return good && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// To a thousandth, without zeros at the end.
QString textOf(double value)
{
    if (value == std::floor(value))
        return format::number(qint64(value));
    QString text = format::number(value, 3);
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    return text;
}

}  // namespace

const std::array<ThresholdField, ThresholdField::count>& thresholdFields()
{
    static std::array<ThresholdField, ThresholdField::count> fields;
    const QString off = QueueThresholdRules::tr("Empty: not checked.");
    const QString high = QueueThresholdRules::tr("high load", "state of a queue"),
                  delayed = QueueThresholdRules::tr("delayed", "state of a queue"),
                  errors = QueueThresholdRules::tr("errors", "state of a queue");
    fields = {{{ThresholdField::Pending, State::Backfill, high, QueueThresholdRules::tr("Waiting items above"),
                QueueThresholdRules::tr("items"), off, true},
               {ThresholdField::Drain, State::Backfill, high, QueueThresholdRules::tr("Time to drain above"),
                QueueThresholdRules::tr("s", "unit: seconds"),
                QueueThresholdRules::tr("At the present rate. Empty: not checked."), true},
               {ThresholdField::Delayed, State::Slow, delayed, QueueThresholdRules::tr("Oldest item above"),
                QueueThresholdRules::tr("s", "unit: seconds"), QueueThresholdRules::tr("The dashed line of the chart."),
                false},
               {ThresholdField::Errors,
                State::Error,
                errors,
                QueueThresholdRules::tr("Failed attempts above"),
                QueueThresholdRules::tr("per hour"),
                {},
                false},
               {ThresholdField::End,
                State::None,
                {},
                QueueThresholdRules::tr("A state ends below"),
                QueueThresholdRules::tr("% of its threshold"),
                QueueThresholdRules::tr("Keeps a state from alternating near its threshold."),
                false}}};
    return fields;
}

ThresholdTexts textsOf(const QueueThresholds& thresholds)
{
    ThresholdTexts texts;
    if (thresholds.pending)
        texts[ThresholdField::Pending] = format::number(*thresholds.pending);
    if (thresholds.drainSeconds)
        texts[ThresholdField::Drain] = textOf(*thresholds.drainSeconds);
    texts[ThresholdField::Delayed] = textOf(double(thresholds.delayedMs) / 1000);
    texts[ThresholdField::Errors] = format::number(thresholds.errorsPerHour);
    texts[ThresholdField::End] = format::number(qint64(std::llround(thresholds.endFactor * 100)));
    return texts;
}

bool isThreshold(ThresholdField::Id id, const QString& text)
{
    const Limits& limit = thresholdLimits[id];
    if (text.trimmed().isEmpty())
        return limit.optional;
    const auto value = numberOf(text);
    return value && *value >= limit.least && *value <= limit.most && (!limit.whole || *value == std::floor(*value));
}

std::optional<QueueThresholds> thresholdsOf(const ThresholdTexts& texts)
{
    for (int id = 0; id < ThresholdField::count; ++id)
        if (!isThreshold(ThresholdField::Id(id), texts[std::size_t(id)]))
            return std::nullopt;
    QueueThresholds thresholds;
    const auto value = [&](ThresholdField::Id id) { return numberOf(texts[id]); };
    if (const auto pending = value(ThresholdField::Pending))
        thresholds.pending = qint64(*pending);
    thresholds.drainSeconds = value(ThresholdField::Drain);
    thresholds.delayedMs = qint64(std::llround(value(ThresholdField::Delayed).value_or(0) * 1000));
    thresholds.errorsPerHour = qint64(value(ThresholdField::Errors).value_or(0));
    thresholds.endFactor = value(ThresholdField::End).value_or(0) / 100;
    return thresholds;
}

bool sameThresholds(const QueueThresholds& a, const QueueThresholds& b)
{
    return a.pending == b.pending && a.drainSeconds.has_value() == b.drainSeconds.has_value() &&
           std::abs(a.drainSeconds.value_or(0) - b.drainSeconds.value_or(0)) < 0.001 && a.delayedMs == b.delayedMs &&
           a.errorsPerHour == b.errorsPerHour && std::abs(a.endFactor - b.endFactor) < 0.005;
}

}  // namespace signalbox::ui
