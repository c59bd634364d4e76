// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPersistentModelIndex>

class QTableView;

namespace signalbox::ui {

/// Keeps the visible rows of a table in place while rows above them are added and removed. At the top with
/// no selection the table follows new rows.
class ScrollAnchor : public QObject {
    Q_OBJECT
public:
    explicit ScrollAnchor(QTableView* view);
    void watchModel();  ///< call after the view's model is set

Q_SIGNALS:
    void viewportMoved(int firstRow, int lastRow);

private:
    void hold();
    void restore();
    void tell();

    QTableView* m_view;
    QPersistentModelIndex m_row;
    int m_offset = 0;
    bool m_held = false;
};

}  // namespace signalbox::ui
