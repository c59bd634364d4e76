#include "postgres/sql_text.h"

namespace signalbox::layers {

QString ident(const QString& name)
{
    QString inner = name;
    inner.remove(QChar(0));
    return QLatin1Char('"') + inner.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

QString ident(const QString& schema, const QString& name)
{
    return ident(schema) + QLatin1Char('.') + ident(name);
}

QString literal(const QString& text)
{
    QString inner = text;
    inner.replace(QChar(0), QChar(QChar::ReplacementCharacter));
    return QLatin1Char('\'') + inner.replace(QLatin1Char('\''), QLatin1String("''")) + QLatin1Char('\'');
}

QString bigints(const std::vector<qint64>& values)
{
    QStringList all;
    for (const qint64 value : values)
        all << QString::number(value);
    return QStringLiteral("'{%1}'::bigint[]").arg(all.join(QLatin1Char(',')));
}

QString idents(const QStringList& names, const QString& alias)
{
    QStringList all;
    for (const QString& name : names)
        all << (alias.isEmpty() ? QString() : alias + QLatin1Char('.')) + ident(name);
    return all.join(QLatin1String(", "));
}

QString equal(const QStringList& names, const QString& left, const QString& right)
{
    QStringList all;
    for (const QString& name : names)
        all << QStringLiteral("%1.%3 = %2.%3").arg(left, right, ident(name));
    return all.join(QLatin1String(" AND "));
}

QString commaLines(const QStringList& lines, int indent)
{
    return QString(indent, QLatin1Char(' ')) + lines.join(QLatin1String(",\n") + QString(indent, QLatin1Char(' ')));
}

QString within(const std::vector<Interval>& ranges, const QString& alias)
{
    QStringList all;
    for (const Interval& range : ranges)
        all << QStringLiteral("%1.\"height\" BETWEEN %2 AND %3").arg(alias).arg(range.lo).arg(range.hi);
    return all.isEmpty() ? QStringLiteral("false")
                         : QLatin1Char('(') + all.join(QLatin1String(" OR ")) + QLatin1Char(')');
}

}  // namespace signalbox::layers
