// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>
#include <QVariantMap>
#include <cmath>

#include "json/json_helpers.h"

/// Conversion of one value to JSON and back: Codec<T>::write, read and isKnown. A value that is missing in the JSON, or
/// has another type there, is unchanged. Specialize it for a type with its own form.
namespace signalbox::json {

template <class T>
struct Codec;

template <class T>
QJsonValue toValue(const T& value)
{
    return Codec<T>::write(value);
}
template <class T>
void fromValue(const QJsonValue& json, T& value)
{
    Codec<T>::read(json, value);
}

template <>
struct Codec<bool> {
    static QJsonValue write(bool value) { return value; }
    static void read(const QJsonValue& json, bool& value) { value = json.toBool(value); }
};

template <>
struct Codec<int> {
    static QJsonValue write(int value) { return value; }
    static void read(const QJsonValue& json, int& value) { value = json.toInt(value); }
    static bool isKnown(int value) { return value >= 0; }
};

template <>
struct Codec<qint64> {
    static QJsonValue write(qint64 value) { return number(value); }
    static void read(const QJsonValue& json, qint64& value) { value = toNumber(json, value); }
    static bool isKnown(qint64 value) { return value >= 0; }
};

/// Unsigned 64 bits, as sequences of packets are.
template <>
struct Codec<quint64> {
    static QJsonValue write(quint64 value)
    {
        return value < (1ULL << 53) ? QJsonValue(static_cast<qint64>(value)) : QJsonValue(QString::number(value));
    }
    static void read(const QJsonValue& json, quint64& value) { value = json.toVariant().toULongLong(); }
};

template <>
struct Codec<double> {
    static QJsonValue write(double value) { return value; }
    static void read(const QJsonValue& json, double& value) { value = json.toDouble(value); }
    static bool isKnown(double value) { return value >= 0; }
};

template <>
struct Codec<QString> {
    static QJsonValue write(const QString& value) { return value; }
    static void read(const QJsonValue& json, QString& value) { value = json.toString(value); }
    static bool isKnown(const QString& value) { return !value.isEmpty(); }
};

template <>
struct Codec<QDateTime> {
    static QJsonValue write(const QDateTime& value) { return toText(value); }
    static void read(const QJsonValue& json, QDateTime& value) { value = toTime(json); }
    static bool isKnown(const QDateTime& value) { return value.isValid(); }
};

template <>
struct Codec<QDate> {
    static QJsonValue write(const QDate& value) { return value.toString(Qt::ISODate); }
    static void read(const QJsonValue& json, QDate& value) { value = QDate::fromString(json.toString(), Qt::ISODate); }
    static bool isKnown(const QDate& value) { return value.isValid(); }
};

template <>
struct Codec<QUuid> {
    static QJsonValue write(const QUuid& value) { return value.toString(QUuid::WithoutBraces); }
    static void read(const QJsonValue& json, QUuid& value) { value = QUuid(json.toString()); }
    static bool isKnown(const QUuid& value) { return !value.isNull(); }
};

template <>
struct Codec<QJsonObject> {
    static QJsonValue write(const QJsonObject& value) { return value; }
    static void read(const QJsonValue& json, QJsonObject& value) { value = json.toObject(value); }
    static bool isKnown(const QJsonObject& value) { return !value.isEmpty(); }
};

template <>
struct Codec<QVariantMap> {
    static QJsonValue write(const QVariantMap& value) { return QJsonObject::fromVariantMap(value); }
    static void read(const QJsonValue& json, QVariantMap& value) { value = json.toObject().toVariantMap(); }
    static bool isKnown(const QVariantMap& value) { return !value.isEmpty(); }
};

template <>
struct Codec<QStringList> {
    static QJsonValue write(const QStringList& value) { return QJsonArray::fromStringList(value); }
    static void read(const QJsonValue& json, QStringList& value)
    {
        for (const QJsonValue entry : json.toArray())
            value << entry.toString();
    }
    static bool isKnown(const QStringList& value) { return !value.isEmpty(); }
};

template <>
struct Codec<Intervals> {
    static QJsonValue write(const Intervals& value) { return fromIntervals(value); }
    static void read(const QJsonValue& json, Intervals& value) { value = toIntervals(json); }
    static bool isKnown(const Intervals& value) { return !value.empty(); }
};

template <class T>
struct Codec<std::vector<T>> {
    static QJsonValue write(const std::vector<T>& list)
    {
        QJsonArray array;
        for (const T& entry : list)
            array.append(toValue(entry));
        return array;
    }
    static void read(const QJsonValue& json, std::vector<T>& list)
    {
        for (const QJsonValue entry : json.toArray())
            fromValue(entry, list.emplace_back());
    }
    static bool isKnown(const std::vector<T>& list) { return !list.empty(); }
};

/// A number that is not finite is not known.
template <class T>
struct Codec<std::optional<T>> {
    static QJsonValue write(const std::optional<T>& value)
    {
        return isKnown(value) ? toValue(*value) : QJsonValue(QJsonValue::Null);
    }
    static void read(const QJsonValue& json, std::optional<T>& value)
    {
        if constexpr (std::is_same_v<T, bool>)
            value = toOptionalBool(json);
        else if constexpr (std::is_same_v<T, int>)
            value = toOptionalInt(json);
        else if constexpr (std::is_same_v<T, qint64>)
            value = toOptionalNumber(json);
        else if constexpr (std::is_same_v<T, double>)
            value = toOptionalDouble(json);
        else if (json.isObject())
            fromValue(json, value.emplace());
    }
    static bool isKnown(const std::optional<T>& value)
    {
        if constexpr (std::is_same_v<T, double>)
            return value && std::isfinite(*value);
        else
            return value.has_value();
    }
};

/// By its name; `byName(text, value)` is declared next to the fields of the struct that is read.
template <class T>
requires std::is_enum_v<T>
struct Codec<T> {
    static QJsonValue write(T value) { return QLatin1String(name(value)); }
    static void read(const QJsonValue& json, T& value) { byName(json.toString(), value); }
};

}  // namespace signalbox::json
