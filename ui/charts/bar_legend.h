// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "charts/bar_chart.h"

namespace signalbox::ui {

/// Names and sums of the series of a BarChart; names without room are left out from the end.
class BarLegend : public QWidget {
    Q_OBJECT
public:
    explicit BarLegend(QWidget* parent = nullptr);
    void set(const Bars& bars);
    bool showsAll() const { return room() <= width(); }  ///< no name is left out
    QSize sizeHint() const override { return {room(), 20}; }
    QSize minimumSizeHint() const override { return {0, 20}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int room() const;
    struct Entry {
        QString name, sum;
        BarSeries::Tint tint;
    };
    std::vector<Entry> m_entries;
};

}  // namespace signalbox::ui
