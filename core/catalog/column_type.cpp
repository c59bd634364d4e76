// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/column_type.h"
#include "signalbox/literals.h"

#include <QDate>
#include <QDateTime>
#include <QJsonDocument>
#include <QRegularExpression>

namespace signalbox::catalog {

namespace {

struct Known {
    ColumnType type;
    const char *name, *sql, *zero;
};

constexpr Known known[] = {
    {ColumnType::Bigint, "bigint", "bigint", "0"},
    {ColumnType::Integer, "integer", "integer", "0"},
    {ColumnType::Smallint, "smallint", "smallint", "0"},
    {ColumnType::Amount, "amount", "numeric(20,0)", "0"},
    {ColumnType::Amount256, "amount256", "numeric(78,0)", "0"},
    {ColumnType::Text, "text", "text", ""},
    {ColumnType::Bytea, "bytea", "bytea", "\\x"},
    {ColumnType::Bool, "bool", "boolean", "false"},
    {ColumnType::Timestamp, "timestamptz", "timestamp with time zone", "1970-01-01 00:00:00+00"},
    {ColumnType::Date, "date", "date", "1970-01-01"},
    {ColumnType::Double, "double", "double precision", "0"},
    {ColumnType::Jsonb, "jsonb", "jsonb", "{}"},
};

const Known& of(ColumnType type)
{
    return known[static_cast<std::size_t>(type)];
}

bool matches(const char* pattern, const QString& text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))).match(text).hasMatch();
}

}  // namespace

std::optional<ColumnType> columnType(const QString& name)
{
    for (const Known& entry : known)
        if (name == QLatin1String(entry.name))
            return entry.type;
    return std::nullopt;
}

QString typeName(ColumnType type)
{
    return QLatin1String(of(type).name);
}

QString sqlType(ColumnType type)
{
    return QLatin1String(of(type).sql);
}

QString zeroLiteral(ColumnType type)
{
    return QLatin1String(of(type).zero);
}

bool isLiteral(ColumnType type, const QString& text)
{
    switch (type) {
        case ColumnType::Bigint: {
            bool number = false;
            (void)text.toLongLong(&number);
            return number;
        }
        case ColumnType::Integer: {
            bool number = false;
            (void)text.toInt(&number);
            return number;
        }
        case ColumnType::Smallint: {
            bool number = false;
            (void)text.toShort(&number);
            return number;
        }
        case ColumnType::Amount256:
            return matches("-?[0-9]{1,78}", text);
        case ColumnType::Amount:
            return matches("-?[0-9]{1,20}", text);
        case ColumnType::Text:
            return !text.contains(QChar(0));
        case ColumnType::Bytea:
            return matches("\\\\x([0-9a-f]{2})*", text);
        case ColumnType::Bool:
            return text == "true"_L1 || text == "false"_L1;
        case ColumnType::Timestamp:
            return matches("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\\+00", text);
        case ColumnType::Date:
            return QDate::fromString(text, Qt::ISODate).isValid();
        case ColumnType::Double: {
            bool number = false;
            (void)text.toDouble(&number);
            return number;
        }
        case ColumnType::Jsonb:
            return !QJsonDocument::fromJson(text.toUtf8()).isNull();
    }
    return false;
}

}  // namespace signalbox::catalog
