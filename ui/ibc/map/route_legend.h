// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace signalbox::ui {

/// What the lines of the route map mean; entries without room are left out from the end.
class RouteLegend : public QWidget {
    Q_OBJECT
public:
    explicit RouteLegend(QWidget* parent = nullptr);
    QSize sizeHint() const override { return {320, 20}; }
    QSize minimumSizeHint() const override { return {0, 20}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace signalbox::ui
