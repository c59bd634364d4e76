// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <optional>

#include "signalbox/interval.h"
#include "signalbox/message.h"

/// Small readers and writers shared by the conversions in this folder.
namespace signalbox::json {

/// A JSON number below 2^53, else text, so that readers in other languages keep it exact.
QJsonValue number(qint64 value);
qint64 toNumber(const QJsonValue& value, qint64 otherwise = 0);
std::optional<qint64> toOptionalNumber(const QJsonValue& value);
QString toText(const QDateTime& at);  ///< ISO with milliseconds, UTC; empty if invalid
QDateTime toTime(const QJsonValue& value);

QJsonArray fromIntervals(const Intervals& intervals);
Intervals toIntervals(const QJsonValue& value);

void put(QJsonObject& object, const char* key, const std::optional<qint64>& value);
void put(QJsonObject& object, const char* key, const std::optional<double>& value);
void put(QJsonObject& object, const char* key, const std::optional<int>& value);
void put(QJsonObject& object, const char* key, const std::optional<bool>& value);
void put(QJsonObject& object, const char* key, const QDateTime& value);
void put(QJsonObject& object, const char* key, const QString& value);  ///< omitted if empty

/// The English text under `key` and the pattern for the window's translation under `pattern`; omitted if empty.
void put(QJsonObject& object, const char* key, const char* pattern, const Message& value);
Message toMessage(const QJsonObject& object, const char* key, const char* pattern);

std::optional<double> toOptionalDouble(const QJsonValue& value);
std::optional<bool> toOptionalBool(const QJsonValue& value);
std::optional<int> toOptionalInt(const QJsonValue& value);

}  // namespace signalbox::json
