#pragma once

#include <QByteArray>
#include <QDateTime>
#include <vector>

namespace signalbox::ui {

/// What this window has seen of figures that the engine keeps no samples of: failed items and the database's size. One
/// point every 10 s; old ones are thinned, so that it stays small for weeks. Time without a window is a gap.
class TileHistory {
public:
    struct Point {
        qint64 at = 0;  ///< ms since epoch
        double failed = 0, bytes = 0;
    };
    static constexpr qint64 stepMs = 10'000;
    static constexpr size_t most = 2'000;

    explicit TileHistory(const QByteArray& kept = {});
    /// False: the point before is younger than the step.
    bool add(const Point& point);
    QByteArray toBytes() const;

    const std::vector<Point>& points() const { return m_points; }
    /// Values of one figure since `from`, NaN at gaps.
    std::vector<double> values(double Point::*figure, qint64 from) const;
    /// How much the figure grew since `from`, or since the first point after it; `seconds` says how long that is.
    /// NaN: not known.
    double change(double Point::*figure, qint64 from, double* seconds) const;

private:
    void thin();
    std::vector<Point> m_points;  ///< a gap is a point of NaN
};

}  // namespace signalbox::ui
