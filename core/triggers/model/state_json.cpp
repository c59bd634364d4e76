// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/state_json.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <algorithm>
#include <cmath>

#include "signalbox/literals.h"

namespace signalbox::triggers {

namespace {

bool isMissing(const QJsonValue& value)
{
    return value.isUndefined() || value.isNull();
}

/// Seconds since epoch; none for any other value.
std::optional<qint64> timeOf(const QJsonValue& value)
{
    const double seconds = value.toDouble(NAN);
    if (!(std::abs(seconds) < 9e15) || seconds != std::floor(seconds))
        return std::nullopt;
    return static_cast<qint64>(seconds);
}

/// The key that cannot be read; empty if all is well.
QString readAverage(const QJsonObject& json, ConditionState& state)
{
    const QJsonValue ema = json.value(u"ema"_s), count = json.value(u"count"_s);
    if (!isMissing(ema)) {
        if (!ema.isDouble() || !std::isfinite(ema.toDouble()))
            return u"ema"_s;
        state.ema = ema.toDouble();
    }
    if (!isMissing(count)) {
        const auto number = timeOf(count);
        if (!number || *number < 0)
            return u"count"_s;
        state.count = *number;
    }
    return {};
}

QString readTimes(const QJsonObject& json, ConditionState& state)
{
    const QJsonValue times = json.value(u"recent_timestamps"_s);
    if (!isMissing(times) && !times.isArray())
        return u"recent_timestamps"_s;
    for (const QJsonValue& each : times.toArray()) {
        const auto time = timeOf(each);
        if (!time)
            return u"recent_timestamps"_s;
        state.times.push_back(*time);
    }
    std::sort(state.times.begin(), state.times.end());
    while (state.times.size() > most_counted)
        state.times.pop_front();
    state.count = static_cast<qint64>(state.times.size());
    const QDateTime hour = QDateTime::fromString(json.value(u"current_hour"_s).toString(), Qt::ISODate);
    state.last = !state.times.empty() ? state.times.back() : hour.isValid() ? hour.toSecsSinceEpoch() : 0;
    return {};
}

QJsonObject written(const ConditionState& state, ConditionKind kind)
{
    if (state.isEmpty())
        return {};
    if (kind == ConditionKind::Ema)
        return {{u"ema"_s, *state.ema}, {u"count"_s, state.count}};
    QJsonArray times;
    for (const qint64 time : state.times)
        times.append(time);
    const qint64 hour = state.last - (state.last % 3600 + 3600) % 3600;
    return {{u"current_hour"_s, QDateTime::fromSecsSinceEpoch(hour, Qt::UTC).toString(Qt::ISODate)},
            {u"count"_s, state.count},
            {u"recent_timestamps"_s, times}};
}

}  // namespace

Expected<TriggerState> readState(const QJsonObject& state, const std::vector<StatePlace>& places)
{
    TriggerState read;
    const QJsonObject map = state.value(u"conditions"_s).toObject();
    for (const StatePlace& place : places) {
        const bool mapped = map.contains(place.key);
        const bool flat = &place == &places.front() && !mapped;
        const QJsonObject json = mapped ? map.value(place.key).toObject() : flat ? state : QJsonObject();
        ConditionState& condition = read.conditions.emplace_back();
        const QString wrong =
            place.kind == ConditionKind::Ema ? readAverage(json, condition) : readTimes(json, condition);
        if (!wrong.isEmpty())
            return fail(
                ErrorKind::Invalid, "STATE_UNREADABLE",
                Message(QT_TRANSLATE_NOOP(
                            "Engine", "The stored state of condition %1 is damaged (%2). Reset the trigger's state."))
                    .arg(place.index + 1)
                    .arg(wrong));
    }
    return read;
}

QJsonObject writtenState(const TriggerState& state, const std::vector<StatePlace>& places)
{
    QJsonObject all, map;
    for (size_t i = 0; i < places.size() && i < state.conditions.size(); ++i) {
        const QJsonObject one = written(state.conditions[i], places[i].kind);
        if (i == 0)
            all = one;
        if (!one.isEmpty())
            map.insert(places[i].key, one);
    }
    if (places.size() > 1 && !map.isEmpty())
        all.insert(u"conditions"_s, map);
    return all;
}

}  // namespace signalbox::triggers
