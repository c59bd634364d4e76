// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QWidget>
#include <optional>
#include <vector>

namespace signalbox::ui {

/// A change of an amount at a moment.
struct ChartStep {
    qint64 at = 0;     ///< ms since epoch
    double value = 0;  ///< after it; for the height only
    QString change;    ///< "+80,000"
    QString place;     ///< "25,441,530"
    QString exact;     ///< the amount after it, with all digits
};

/// An amount over time as steps, never slopes: it stays until a change, each with a dotted line, its amount and its
/// block above the plot where there is room. The pointer, or the arrow keys, choose a change; what is read out is
/// exact.
class StepChart : public QWidget {
    Q_OBJECT
public:
    explicit StepChart(QWidget* parent = nullptr);

    /// By time. `before`: the value before the first one; none if there was no balance. `mark`: the chain's.
    void setSteps(std::vector<ChartStep> steps, std::optional<double> before, qint64 from, qint64 to, int mark);
    void clear(const QString& text);  ///< text shown in the center
    QString readOut() const;          ///< "24 Aug, block 25,829,406: 600,450.25 (+150,000)"; empty: none is chosen
    const std::vector<ChartStep>& steps() const { return m_steps; }
    QSize sizeHint() const override { return {380, 210}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF plot() const;
    double toX(qint64 at) const;
    double toY(double value) const;
    void paintAxes(QPainter& painter) const;
    void paintLine(QPainter& painter) const;
    void paintLabels(QPainter& painter) const;
    void paintReadOut(QPainter& painter) const;
    void choose(int step);

    std::vector<ChartStep> m_steps;
    std::optional<double> m_before;
    QString m_text;
    qint64 m_from = 0, m_to = 1;
    double m_top = 1, m_tick = 1;
    int m_mark = 0, m_chosen = -1;
};

}  // namespace signalbox::ui
