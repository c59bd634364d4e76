// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QTableView>
#include <functional>

#include "tables/columns.h"
#include "tables/table_text.h"
#include "widgets/card.h"

class QStackedLayout;
class QLineEdit;
class QToolButton;

namespace signalbox::ui {

class Desk;

class EmptyState;

/// The table itself: rows of 28 px, no vertical lines, hovered row tinted, frame around the current row, copy by Ctrl+C
/// (selected rows as text), delegates by the header's CellKindRole, column widths by WidthRole and StretchRole.
class TableView : public QTableView {
    Q_OBJECT
public:
    explicit TableView(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    void setDropLevel(int level);  ///< hides columns whose dropOrder is 1..level (small windows)
    void copy(TableFormat format, bool withHeader) const;
    QStringList shownColumns() const;
    QMenu* columnMenu();  ///< the column chooser
    QByteArray layoutState() const;
    void setLayoutState(const QByteArray& state);
    int hoveredRow() const { return m_hovered; }
    int firstColumn() const { return m_first; }  ///< leftmost one shown
    int lastColumn() const { return m_last; }

Q_SIGNALS:
    void columnsChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void arrange();
    void spread();
    QHash<int, int> widthsFor(int room);
    int leastWidth(int column, double share) const;
    int contentWidth(int column) const;
    void setHovered(int row);

    int m_hovered = -1, m_dropLevel = 0, m_first = -1, m_last = -1;
    QHash<QString, bool> m_chosen;
    QHash<QString, int> m_widths;
    bool m_spreading = false;
};

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

/// A card with head (title, quick filter, column chooser), table, empty state, optional total row and count line. The
/// id is the key of the stored layout (columns, widths, sorting).
class DataTable : public Card {
    Q_OBJECT
public:
    DataTable(Desk* desk, const QString& id, const QString& title, QWidget* parent = nullptr);
    ~DataTable() override;

    const QString& id() const { return m_id; }
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
    void setCountText(const QString& text);       ///< replaces the table's own count
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
    class TotalRow;
    void bind(QAbstractItemModel* shown);
    void renew();
    void showMenu(const QPoint& at);
    int toSource(const QModelIndex& index) const;

    Desk* m_desk;
    QString m_id, m_emptyText, m_emptyButton, m_filteredText, m_countText;
    std::function<void()> m_emptyRun;
    std::function<void(QMenu*, const QList<int>&)> m_rowActions;
    TableView* m_view;
    TableProxy* m_proxy = nullptr;
    QAbstractItemModel* m_source = nullptr;
    QStackedLayout* m_stack;
    EmptyState* m_empty;
    QLineEdit* m_filter = nullptr;
    QToolButton* m_chooser = nullptr;
    Text* m_count = nullptr;
    TotalRow* m_totals = nullptr;
    bool m_loading = false, m_restored = false, m_counting = false;
};

}  // namespace signalbox::ui
