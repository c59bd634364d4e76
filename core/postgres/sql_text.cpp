// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::layers {

QString ident(const QString& name)
{
    QString inner = name;
    inner.remove(QChar(0));
    return QLatin1Char('"') + inner.replace(QLatin1Char('"'), "\"\""_L1) + QLatin1Char('"');
}

QString ident(const QString& schema, const QString& name)
{
    return ident(schema) + QLatin1Char('.') + ident(name);
}

QString literal(const QString& text)
{
    QString inner = text;
    inner.replace(QChar(0), QChar(QChar::ReplacementCharacter));
    return QLatin1Char('\'') + inner.replace(QLatin1Char('\''), "''"_L1) + QLatin1Char('\'');
}

QString bigints(const std::vector<qint64>& values)
{
    QStringList all;
    for (const qint64 value : values)
        all << QString::number(value);
    return u"'{%1}'::bigint[]"_s.arg(all.join(QLatin1Char(',')));
}

QString idents(const QStringList& names, const QString& alias)
{
    QStringList all;
    for (const QString& name : names)
        all << (alias.isEmpty() ? QString() : alias + QLatin1Char('.')) + ident(name);
    return all.join(", "_L1);
}

QString equal(const QStringList& names, const QString& left, const QString& right)
{
    QStringList all;
    for (const QString& name : names)
        all << u"%1.%3 = %2.%3"_s.arg(left, right, ident(name));
    return all.join(" AND "_L1);
}

QString commaLines(const QStringList& lines, int indent)
{
    return QString(indent, QLatin1Char(' ')) + lines.join(",\n"_L1 + QString(indent, QLatin1Char(' ')));
}

QString within(const std::vector<Interval>& ranges, const QString& alias)
{
    QStringList all;
    for (const Interval& range : ranges)
        all << u"%1.\"height\" BETWEEN %2 AND %3"_s.arg(alias).arg(range.lo).arg(range.hi);
    return all.isEmpty() ? u"false"_s : QLatin1Char('(') + all.join(" OR "_L1) + QLatin1Char(')');
}

}  // namespace signalbox::layers
