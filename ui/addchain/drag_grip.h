// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace signalbox::ui {

/// The handle at the left of a row, dragged with the mouse or moved with the arrow keys while it has the focus.
class DragGrip : public QWidget {
    Q_OBJECT
public:
    explicit DragGrip(QWidget* parent = nullptr);
    QSize sizeHint() const override { return {16, 30}; }

Q_SIGNALS:
    void dragged(int globalY);
    void stepped(int by);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
};

}  // namespace signalbox::ui
