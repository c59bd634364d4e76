// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <optional>
#include <vector>

#include "theme/sign.h"

namespace signalbox::ui {

/// Label, big number with unit, change, sparkline or squares. A click opens the screen behind the number (clicked()).
/// `figure` is split by words: digits are drawn big, other words as units: "2 h 27 min", "12,304 /s", "8 of 12", "–".
class Tile : public QAbstractButton {
    Q_OBJECT
public:
    explicit Tile(const QString& label, QWidget* parent = nullptr);

    void setFigure(const QString& figure);
    void setChange(const QString& text) { setParts(text.isEmpty() ? QStringList() : QStringList{text}); }
    void setParts(const QStringList& parts);  ///< the same as a list: parts without room are left out, never cut
    QString changeWithin(const QFontMetrics& metrics, int room) const;  ///< the parts that fit
    void setState(State state);  ///< Error: a bar at the left edge; Slow and Error color the sparkline
    void setSparkline(std::vector<double> values);  ///< NaN: gap; empty: none
    void setFixedScale(std::optional<double> min, std::optional<double> max);
    void setSquares(std::vector<State> states);  ///< one per chain, worst first; above 24 a bar of shares
    void setSmall(bool small);                   ///< small windows: no sparkline
    QSize sizeHint() const override { return {180, 80}; }
    QSize minimumSizeHint() const override { return {92, 80}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintFigure(QPainter& painter, const QRectF& box) const;
    void paintSquares(QPainter& painter) const;
    void nameAgain();

    QString m_label, m_figure;
    QStringList m_parts;
    State m_state = State::Ok;
    std::vector<double> m_values;
    std::vector<State> m_squares;
    std::optional<double> m_min, m_max;
    bool m_small = false;
};

}  // namespace signalbox::ui
