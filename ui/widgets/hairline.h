// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace signalbox::ui {

/// A line of 1 px between parts of a card, over the width or, in a row, over the height.
class Hairline : public QFrame {
public:
    explicit Hairline(Qt::Orientation orientation = Qt::Horizontal)
    {
        setAutoFillBackground(true);
        setBackgroundRole(QPalette::Midlight);
        setOrientation(orientation);
    }
    void setOrientation(Qt::Orientation orientation)
    {
        const bool vertical = orientation == Qt::Vertical;
        setMinimumSize(1, 1);
        setMaximumSize(vertical ? 1 : QWIDGETSIZE_MAX, vertical ? QWIDGETSIZE_MAX : 1);
    }
    QSize sizeHint() const override { return {1, 1}; }
};

}  // namespace signalbox::ui
