// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QCheckBox;
class QModelIndex;
class QMouseEvent;
class QPainter;
class QRectF;
class QStyleOptionViewItem;

namespace signalbox::ui {

class TableView;

/// Paints a check box of 16 px at the left of `box`.
void paintCheck(QPainter& painter, const QRectF& box, bool on, const QStyleOptionViewItem& option);

/// Check boxes in the first column of a table: they are its selection. A click on a box changes its row alone, with
/// Shift the rows up to it; the box in the header selects all rows or none. Ctrl+Space does the same by the keyboard.
class RowChecks : public QObject {
    Q_OBJECT
public:
    RowChecks(TableView* view, const QString& allName);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool mouse(const QMouseEvent& event);
    void press(const QModelIndex& index, bool extends);
    void renew();
    void place();

    TableView* m_view;
    QCheckBox* m_all;
    bool m_pressed = false;
};

}  // namespace signalbox::ui
