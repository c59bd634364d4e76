// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include "tables/columns.h"
#include "tables/table_text.h"

namespace signalbox::ui {

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
    void setHovered(int row);

    int m_hovered = -1, m_dropLevel = 0, m_first = -1, m_last = -1;
    QHash<QString, bool> m_chosen;
    QHash<QString, int> m_widths;
    bool m_spreading = false;
};

}  // namespace signalbox::ui
