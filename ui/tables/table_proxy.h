// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <functional>

#include "tables/columns.h"

namespace signalbox::ui {

/// Sorts by SortRole and filters by words (all must be found in FilterRole or the texts of the row).
class TableProxy : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit TableProxy(QObject* parent = nullptr);
    void setWords(const QString& text);
    void setPredicate(
        std::function<bool(const QAbstractItemModel&, int sourceRow)> accepts);  ///< filter of segments and chips
    void predicateChanged() { invalidateRowsFilter(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
    std::function<bool(const QAbstractItemModel&, int)> m_accepts;
};

}  // namespace signalbox::ui
