// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sql_result_model.h"

#include <QFontMetrics>

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr int longestCell = 300;  // letters of a cell that are drawn; the tip and the clipboard have all

/// 1234567.89 as 1,234,567.89; anything but a plain number is unchanged.
QString grouped(const QString& number)
{
    const qsizetype point = number.indexOf(u'.');
    const QString whole = point < 0 ? number : number.left(point);
    for (qsizetype i = 0; i < whole.size(); ++i)
        if (!whole.at(i).isDigit() && !(i == 0 && whole.at(i) == u'-' && whole.size() > 1))
            return number;
    QString out = whole;
    const QChar mark = QLocale().language() == QLocale::C ? u',' : QLocale().groupSeparator().at(0);
    for (qsizetype at = out.size() - 3; at > (out.startsWith(u'-') ? 1 : 0); at -= 3)
        out.insert(at, mark);
    return point < 0 ? out : out + number.mid(point);
}

CellKind kindOf(const SqlColumn& column)
{
    if (column.kind == SqlKind::Number)
        return CellKind::Number;
    return column.type == "bytea"_L1 || column.kind == SqlKind::Json ? CellKind::Mono : CellKind::Text;
}

bool isTime(const SqlColumn& column)
{
    return column.type.startsWith("timestamp"_L1) || column.type == "date"_L1;
}

}  // namespace

SqlResultModel::SqlResultModel(SqlResult result, QObject* parent)
    : QAbstractTableModel(parent), m_result(std::move(result))
{
    std::vector<SqlColumn> unique = m_result.columns;
    makeNamesUnique(unique);
    const QFontMetrics head(ui::font(TextRole::SmallStrong)), text(ui::font(TextRole::Base)),
        mono(ui::font(TextRole::Mono));
    for (size_t i = 0; i < unique.size(); ++i) {
        ColumnSpec spec;
        spec.id = unique[i].name;
        spec.title = format::safe(m_result.columns[i].name);
        spec.kind = kindOf(m_result.columns[i]);
        spec.tip = m_result.columns[i].type;
        const QFontMetrics& metrics = spec.kind == CellKind::Mono ? mono : text;
        int width = head.horizontalAdvance(spec.title) + 30;
        for (int row = 0; row < std::min(60, m_result.rows); ++row) {
            const QString& cell = m_result.cell(row, int(i));
            width = std::max(width, metrics.horizontalAdvance(
                                        spec.kind == CellKind::Number ? grouped(cell) : format::safe(cell.left(60))) +
                                        26);
        }
        spec.width = std::clamp(width, 56, spec.kind == CellKind::Number ? 560 : 340);
        m_columns.push_back(spec);
    }
}

QVariant SqlResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const ColumnSpec& column = m_columns[size_t(section)];
    const SqlColumn& of = m_result.columns[size_t(section)];
    if (role == LeastWidthRole && (of.kind == SqlKind::Number || isTime(of)))
        return column.width;  // cut, it would be another number or time: the table scrolls instead
    return columnHeader(column, role);
}

QVariant SqlResultModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const QString& cell = m_result.cell(index.row(), index.column());
    const bool number = m_result.columns[size_t(index.column())].kind == SqlKind::Number;
    switch (role) {
        case Qt::DisplayRole:
            if (cell.isNull())
                return u"NULL"_s;
            if (number)
                return grouped(cell);
            return format::safe(cell.size() > longestCell ? cell.left(longestCell) + u'…' : cell);
        case CopyRole:
            return cell.isNull() ? u"NULL"_s : format::safe(cell);
        case SortRole:
            return cell.isNull() ? QVariant() : number ? QVariant(cell.toDouble()) : QVariant(cell);
        case InkRole:
            return cell.isNull() ? QVariant(int(Ink::Muted)) : QVariant();
        case KeyRole:
            return QString::number(index.row());
        default:
            return {};
    }
}

}  // namespace signalbox::ui
