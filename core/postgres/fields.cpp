// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>
#include <cmath>

#include "postgres/session.h"
#include "signalbox/literals.h"
#include "support/safe_text.h"

namespace signalbox::store {

QString text(const pqxx::field& field)
{
    return field.is_null() ? QString() : utf8Text({field.c_str(), field.size()});
}

std::optional<QString> maybeText(const pqxx::field& field)
{
    return field.is_null() ? std::nullopt : std::optional(text(field));
}

qint64 integer(const pqxx::field& field, qint64 ifNull)
{
    return maybeInteger(field).value_or(ifNull);
}

std::optional<qint64> maybeInteger(const pqxx::field& field)
{
    if (field.is_null())
        return std::nullopt;
    bool ok = false;
    const qint64 value = QByteArray::fromRawData(field.c_str(), static_cast<qsizetype>(field.size())).toLongLong(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

double real(const pqxx::field& field, double ifNull)
{
    return maybeReal(field).value_or(ifNull);
}

std::optional<double> maybeReal(const pqxx::field& field)
{
    if (field.is_null())
        return std::nullopt;
    bool ok = false;
    const double value = QByteArray::fromRawData(field.c_str(), static_cast<qsizetype>(field.size())).toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

bool boolean(const pqxx::field& field)
{
    return !field.is_null() && field.c_str()[0] == 't';
}

QByteArray bytes(const pqxx::field& field)
{
    if (field.is_null() || field.size() < 2)
        return {};
    return QByteArray::fromHex(QByteArray::fromRawData(field.c_str() + 2, static_cast<qsizetype>(field.size()) - 2));
}

QDateTime time(const pqxx::field& field)
{
    // Format: 2026-11-21 13:55:44.123456+00. Sessions are set to UTC and ISO.
    if (field.is_null() || field.size() < 19)
        return {};
    const QByteArray all(field.c_str(), static_cast<qsizetype>(field.size()));
    const QDate date(all.mid(0, 4).toInt(), all.mid(5, 2).toInt(), all.mid(8, 2).toInt());
    int milliseconds = 0;
    if (all.size() > 20 && all.at(19) == '.') {
        QByteArray fraction;
        for (qsizetype i = 20; i < all.size() && fraction.size() < 3 && all.at(i) >= '0' && all.at(i) <= '9'; ++i)
            fraction += all.at(i);
        milliseconds = fraction.leftJustified(3, '0').toInt();
    }
    return QDateTime(date, QTime(all.mid(11, 2).toInt(), all.mid(14, 2).toInt(), all.mid(17, 2).toInt(), milliseconds),
                     Qt::UTC);
}

QJsonObject object(const pqxx::field& field)
{
    if (field.is_null())
        return {};
    return QJsonDocument::fromJson(withEscapedMarks(QByteArray(field.c_str(), static_cast<qsizetype>(field.size()))))
        .object();
}

std::string quoteName(const QString& identifier)
{
    QString name = identifier;
    name.replace(QLatin1Char('"'), "\"\""_L1);
    return (QLatin1Char('"') + name + QLatin1Char('"')).toStdString();
}

std::string quoteText(const QString& literal)
{
    QString value = literal;
    value.replace(QLatin1Char('\''), "''"_L1);
    // An existing server may have standard_conforming_strings off.
    return (value.contains(QLatin1Char('\\')) ? "E'" + value.replace(QLatin1Char('\\'), "\\\\"_L1).toStdString()
                                              : "'" + value.toStdString()) +
           "'";
}

}  // namespace signalbox::store
