// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/table_proxy.h"
#include "tables/table_view.h"
#include "widgets/card.h"

class QLineEdit;
class QMenu;
class QStackedLayout;
class QToolButton;

namespace signalbox::ui {

class CountLine;
class Desk;
class NoRows;
class RowMenu;
class TotalRow;

/// A card with head (title, quick filter, column chooser), table, empty state, optional total row and count line. The
/// id is the key of the stored layout (columns, widths, sorting).
class DataTable : public Card {
    Q_OBJECT
public:
    DataTable(Desk* desk, const QString& id, const QString& title, QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* source);       ///< sorted and filtered by the table
    void setPagedModel(QAbstractItemModel* source);  ///< shown unchanged: the engine sorts and filters
    TableView* view() const { return m_view; }
    TableProxy* proxy() const { return m_proxy; }  ///< null for a paged model
    QLineEdit* filterField() const { return m_filter; }

    void setQuickFilter(const QString& placeholder);  ///< shows the filter field in the head
    void setColumnChooser(bool shown);
    void setEmpty(const QString& text, const QString& button = {}, std::function<void()> run = {});
    void setFilteredEmpty(const QString& text);   ///< text when rows exist but none matches
    void setLoading(bool loading);                ///< no empty state while the first answer is pending
    void setCountLine(bool shown);                ///< "120 of 45,210" below the table
    void setCountText(const QString& text);       ///< replaces the table's own count in that line
    void setTotals(const QStringList& byColumn);  ///< total row, one text per column of the source; empty list: none
    void setRowActions(
        std::function<void(QMenu*, const QList<int>& sourceRows)> fill);  ///< context menu above copy items

    QList<int> selectedRows() const;  ///< rows of the source
    int currentRow() const;
    void selectKey(const QString& key);
    void setDropLevel(int level) { m_view->setDropLevel(level); }

Q_SIGNALS:
    void activated(int sourceRow);          ///< Enter or double click
    void currentRowChanged(int sourceRow);  ///< -1: none
    void selectionChanged();

private:
    void bind(QAbstractItemModel* shown);
    void renew();
    int toSource(const QModelIndex& index) const;

    Desk* m_desk;
    const QString m_id;
    TableView* m_view;
    TableProxy* m_proxy = nullptr;
    QAbstractItemModel* m_source = nullptr;
    QStackedLayout* m_stack;
    NoRows* m_empty;
    RowMenu* m_menu;
    QLineEdit* m_filter = nullptr;
    QToolButton* m_chooser = nullptr;
    CountLine* m_count = nullptr;
    TotalRow* m_totals = nullptr;
    bool m_restored = false;
};

}  // namespace signalbox::ui
