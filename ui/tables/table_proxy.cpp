// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables/table_proxy.h"

#include <algorithm>

namespace signalbox::ui {

TableProxy::TableProxy(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
    setDynamicSortFilter(true);
}

void TableProxy::setWords(const QString& text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

void TableProxy::setPredicate(std::function<bool(const QAbstractItemModel&, int)> accepts)
{
    m_accepts = std::move(accepts);
    invalidateRowsFilter();
}

bool TableProxy::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (parent.isValid())
        return false;
    if (m_accepts && !m_accepts(*sourceModel(), row))
        return false;
    if (m_words.isEmpty())
        return true;
    QString all;
    for (int column = 0; column < sourceModel()->columnCount(); ++column) {
        const QModelIndex index = sourceModel()->index(row, column);
        const QVariant own = index.data(FilterRole);
        all += (own.isValid()
                    ? own.toString()
                    : index.data(Qt::DisplayRole).toString() + QLatin1Char(' ') + index.data(NoteRole).toString()) +
               QLatin1Char('\n');
    }
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

bool TableProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    QVariant a = left.data(SortRole), b = right.data(SortRole);
    if (!a.isValid() && !b.isValid()) {
        a = left.data(Qt::DisplayRole);
        b = right.data(Qt::DisplayRole);
    }
    if (!a.isValid() || !b.isValid())
        return !a.isValid() && b.isValid();
    if (a.typeId() == QMetaType::QString && b.typeId() == QMetaType::QString)
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    const QPartialOrdering order = QVariant::compare(a, b);
    return order == QPartialOrdering::Less;
}

}  // namespace signalbox::ui
