// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPersistentModelIndex>

class QTableView;

namespace signalbox::ui {

/// Keeps the rows of a table where they are on the screen while rows come and go above them. At the very top with
/// nothing selected the table follows: new rows are seen as they come.
class ScrollAnchor : public QObject {
    Q_OBJECT
public:
    explicit ScrollAnchor(QTableView* view);
    void watchModel();  ///< after the view got its model

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
