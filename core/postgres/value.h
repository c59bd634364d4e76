// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QUuid>
#include <optional>
#include <string>

#include "support/bytes.h"

namespace signalbox::store {

/// One parameter of a statement, in PostgreSQL's text form, or null.
struct Value {
    std::optional<std::string> text;

    Value(std::nullopt_t) {}
    Value(qint64 value) : text(std::to_string(value)) {}
    Value(int value) : text(std::to_string(value)) {}
    Value(bool value) : text(value ? "t" : "f") {}
    Value(double value);
    Value(const QString& value);  ///< NUL becomes U+FFFD because PostgreSQL refuses it
    Value(const char* value) : text(value) {}
    Value(const QDateTime& value);  ///< null if invalid
    Value(const QUuid& value) : text(value.toString(QUuid::WithoutBraces).toStdString()) {}
    Value(const QJsonObject& value);
    Value(const QJsonArray& value);
    Value(const Bytes32& value);
    Value(const Bytes20& value);
    template <class T>
    Value(const std::optional<T>& value)
    {
        if (value)
            text = Value(*value).text;
    }
    static Value bytes(const QByteArray& value);        ///< bytea
    static Value textArray(const QStringList& values);  ///< text[]
    static Value bigintArray(const std::vector<qint64>& values);
};

}  // namespace signalbox::store
