// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "signalbox/explorer.h"

namespace signalbox::ui {

/// A number over heights as steps: it stays until a block changes it. The pointer, or the arrow keys, read a point out;
/// what is read is exact, whatever its size.
class TrendChart : public QWidget {
    Q_OBJECT
public:
    explicit TrendChart(QWidget* parent = nullptr);

    /// `mark`: the chain's. `until`: the value holds to this height.
    void setTrend(const ExplorerTrend& trend, int mark, Height until);
    void clear(const QString& text);  ///< text shown in the center
    bool isEmpty() const { return m_trend.heights.empty(); }
    QString readOut() const;  ///< "block 1,200: 5,000" of the chosen point; empty: none
    QSize sizeHint() const override { return {380, 120}; }
    QSize minimumSizeHint() const override { return {160, 90}; }

Q_SIGNALS:
    void chosen(qlonglong height);  ///< a click or Enter on a point

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF plot() const;
    double toX(Height height) const;
    double toY(size_t point) const;
    void choose(int point);

    ExplorerTrend m_trend;
    std::vector<double> m_values;
    QString m_text;
    int m_mark = 0, m_point = -1;
    Height m_until = 0;
    double m_low = 0, m_high = 1;
};

}  // namespace signalbox::ui
