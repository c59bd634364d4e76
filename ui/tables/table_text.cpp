// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables/table_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "signalbox/literals.h"
#include "tables/columns.h"

namespace signalbox::ui {

namespace {

QVariant whole(const QAbstractItemModel& model, int row, int column)
{
    const QModelIndex index = model.index(row, column);
    const QVariant copy = index.data(CopyRole);
    return copy.isValid() ? copy : index.data(Qt::DisplayRole);
}

QString columnId(const QAbstractItemModel& model, int column)
{
    const QString id = model.headerData(column, Qt::Horizontal, ColumnIdRole).toString();
    return id.isEmpty() ? model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() : id;
}

}  // namespace

QString csvCell(const QString& value)
{
    QString cell = value;
    // a spreadsheet would run it as a formula
    if (!cell.isEmpty() && u"=+-@\t\r"_s.contains(cell.front()))
        cell.prepend(QLatin1Char('\''));
    if (cell.contains(QLatin1Char(',')) || cell.contains(QLatin1Char('"')) || cell.contains(QLatin1Char('\n')) ||
        cell.contains(QLatin1Char('\r')))
        cell = QLatin1Char('"') + cell.replace(QLatin1Char('"'), u"\"\""_s) + QLatin1Char('"');
    return cell;
}

QString tableText(const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns,
                  TableFormat format, bool withHeader)
{
    if (format == TableFormat::Json) {
        QJsonArray array;
        for (const int row : rows) {
            QJsonObject object;
            for (const int column : columns) {
                const QVariant value = whole(model, row, column);
                object.insert(columnId(model, column),
                              value.isValid() ? QJsonValue::fromVariant(value) : QJsonValue(QJsonValue::Null));
            }
            array.append(object);
        }
        return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented));
    }
    const bool csv = format == TableFormat::Csv;
    const QString separator = csv ? u","_s : u"\t"_s;
    QStringList lines;
    if (withHeader) {
        QStringList cells;
        for (const int column : columns) {
            const QString title = model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
            cells << (csv ? csvCell(columnId(model, column)) : title);
        }
        lines << cells.join(separator);
    }
    for (const int row : rows) {
        QStringList cells;
        for (const int column : columns) {
            const QString text = whole(model, row, column).toString();
            cells << (csv ? csvCell(text)
                          : QString(text)
                                .replace(QLatin1Char('\t'), QLatin1Char(' '))
                                .replace(QLatin1Char('\n'), QLatin1Char(' ')));
        }
        lines << cells.join(separator);
    }
    return lines.join(csv ? u"\r\n"_s : u"\n"_s) + (csv ? u"\r\n"_s : QString());
}

}  // namespace signalbox::ui
