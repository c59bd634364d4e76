// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <vector>

namespace signalbox::ui {

/// This window's history of figures that the engine does not sample: failed items and database size. One point every 10
/// s; old points are thinned, so that weeks of history stay small. Times without a window are gaps.
class TileHistory {
public:
    struct Point {
        qint64 at = 0;  ///< milliseconds since the epoch
        double failed = 0, bytes = 0;
    };
    static constexpr qint64 stepMs = 10'000;
    static constexpr size_t most = 2'000;

    explicit TileHistory(const QByteArray& kept = {});
    /// Returns false if the previous point is more recent than the step.
    bool add(const Point& point);
    QByteArray toBytes() const;

    const std::vector<Point>& points() const { return m_points; }
    /// Returns the values of one figure since `from`, with NaN at gaps.
    std::vector<double> values(double Point::*figure, qint64 from) const;
    /// Returns the growth of the figure since `from`, or since the first point after it, and sets `seconds` to the
    /// length of that period. NaN if it is unknown.
    double change(double Point::*figure, qint64 from, double* seconds) const;

private:
    void thin();
    std::vector<Point> m_points;  ///< points in order of time; a gap is a point with NaN
};

}  // namespace signalbox::ui
