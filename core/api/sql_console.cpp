// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/sql_console.h"
#include "signalbox/literals.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>

#include "signalbox/sql_text.h"

namespace signalbox {

QString SavedQuery::forChain(const QString& schema) const
{
    return QString(text).replace(u"{chain}"_s, sql::quotedName(schema));
}

namespace {

constexpr qint64 exactInJson = qint64(1) << 53;

QByteArray csvField(QString text, SqlKind kind)
{
    if (kind != SqlKind::Number && !text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    const bool quoted = text.isEmpty() || std::any_of(text.cbegin(), text.cend(), [](QChar c) {
                            return c == u'"' || c == u',' || c == u'\n' || c == u'\r';
                        });
    if (quoted)
        text = u'"' + text.replace(u'"', u"\"\""_s) + u'"';
    return text.toUtf8();
}

QByteArray jsonText(const QString& text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

QByteArray jsonValue(const QString& cell, SqlKind kind)
{
    if (cell.isNull())
        return "null";
    switch (kind) {
        case SqlKind::Boolean:
            return cell.toUtf8();
        case SqlKind::Json:
            return cell.toUtf8().replace('\n', ' ');
        case SqlKind::Number: {
            bool whole = false, real = false;
            const qint64 number = cell.toLongLong(&whole);
            if (whole && number < exactInJson && number > -exactInJson)
                return QByteArray::number(number);
            // a fraction that the reader's double reproduces exactly
            const double value = cell.toDouble(&real);
            if (!whole && real && std::isfinite(value) && cell.size() <= 15 && cell.contains(u'.'))
                return cell.toUtf8();
            break;
        }
        case SqlKind::Text:
            break;
    }
    return jsonText(cell);
}

}  // namespace

QByteArray sqlCsvHead(const std::vector<SqlColumn>& columns)
{
    QByteArrayList head;
    for (const SqlColumn& column : columns)
        head << csvField(column.name, SqlKind::Text);
    return head.join(',') + "\r\n";
}

QByteArray sqlCsvLine(const std::vector<SqlColumn>& columns, const QString* cells)
{
    QByteArray line;
    for (size_t i = 0; i < columns.size(); ++i) {
        if (i > 0)
            line += ',';
        if (!cells[i].isNull())
            line += csvField(cells[i], columns[i].kind);
    }
    return line + "\r\n";
}

QByteArray sqlJsonLine(const std::vector<SqlColumn>& columns, const QString* cells)
{
    QByteArray line = "{";
    for (size_t i = 0; i < columns.size(); ++i) {
        if (i > 0)
            line += ',';
        line += jsonText(columns[i].name) + ':' + jsonValue(cells[i], columns[i].kind);
    }
    return line + "}\n";
}

void makeNamesUnique(std::vector<SqlColumn>& columns)
{
    QStringList names;
    for (SqlColumn& column : columns) {
        const QString name = column.name;
        for (int n = 2; names.contains(column.name); ++n)
            column.name = name + u'_' + QString::number(n);
        names << column.name;
    }
}

}  // namespace signalbox
