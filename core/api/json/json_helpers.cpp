// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/json_helpers.h"

#include <cmath>
#include <limits>

namespace signalbox::json {

namespace {
constexpr qint64 exactLimit = qint64(1) << 53;
}

QJsonValue number(qint64 value)
{
    if (value > -exactLimit && value < exactLimit)
        return QJsonValue(value);
    return QJsonValue(QString::number(value));
}

std::optional<qint64> toOptionalNumber(const QJsonValue& value)
{
    if (value.isString()) {
        bool ok = false;
        const qint64 number = value.toString().trimmed().toLongLong(&ok);
        return ok ? std::optional(number) : std::nullopt;
    }
    if (!value.isDouble())
        return std::nullopt;
    constexpr qint64 none = std::numeric_limits<qint64>::min();
    const qint64 exact = value.toInteger(none);
    if (exact != none)
        return exact;
    return std::nullopt;
}

qint64 toNumber(const QJsonValue& value, qint64 otherwise)
{
    return toOptionalNumber(value).value_or(otherwise);
}

QString toText(const QDateTime& at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime toTime(const QJsonValue& value)
{
    const QString text = value.toString();
    return text.isEmpty() ? QDateTime() : QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

QJsonArray fromIntervals(const Intervals& intervals)
{
    QJsonArray list;
    for (const Interval& interval : intervals)
        list.append(QJsonArray{number(interval.lo), number(interval.hi)});
    return list;
}

Intervals toIntervals(const QJsonValue& value)
{
    Intervals intervals;
    for (const QJsonValue entry : value.toArray()) {
        const QJsonArray pair = entry.toArray();
        if (pair.size() == 2)
            intervals.push_back({toNumber(pair.at(0)), toNumber(pair.at(1), -1)});
    }
    return intervals;
}

void put(QJsonObject& object, const char* key, const std::optional<qint64>& value)
{
    if (value)
        object.insert(QLatin1String(key), number(*value));
}

void put(QJsonObject& object, const char* key, const std::optional<double>& value)
{
    if (value && std::isfinite(*value))
        object.insert(QLatin1String(key), *value);
}

void put(QJsonObject& object, const char* key, const std::optional<int>& value)
{
    if (value)
        object.insert(QLatin1String(key), *value);
}

void put(QJsonObject& object, const char* key, const std::optional<bool>& value)
{
    if (value)
        object.insert(QLatin1String(key), *value);
}

void put(QJsonObject& object, const char* key, const QDateTime& value)
{
    if (value.isValid())
        object.insert(QLatin1String(key), toText(value));
}

void put(QJsonObject& object, const char* key, const QString& value)
{
    if (!value.isEmpty())
        object.insert(QLatin1String(key), value);
}

void put(QJsonObject& object, const char* key, const char* pattern, const Message& value)
{
    put(object, key, value.english());
    if (const QJsonValue json = value.toJson(); json.isObject())
        object.insert(QLatin1String(pattern), json);
}

Message toMessage(const QJsonObject& object, const char* key, const char* pattern)
{
    const QJsonValue json = object.value(QLatin1String(pattern));
    return json.isObject() ? Message::fromJson(json) : Message(object.value(QLatin1String(key)).toString());
}

std::optional<double> toOptionalDouble(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<bool> toOptionalBool(const QJsonValue& value)
{
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

std::optional<int> toOptionalInt(const QJsonValue& value)
{
    const auto number = toOptionalNumber(value);
    return number ? std::optional(int(*number)) : std::nullopt;
}

}  // namespace signalbox::json
