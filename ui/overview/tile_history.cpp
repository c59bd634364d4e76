// SPDX-License-Identifier: GPL-3.0-or-later

#include "overview/tile_history.h"

#include <QDataStream>
#include <cmath>
#include <limits>

namespace signalbox::ui {

namespace {
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr qint64 gapMs = 60'000;
constexpr quint8 version = 1;
}  // namespace

TileHistory::TileHistory(const QByteArray& kept)
{
    QDataStream in(kept);
    quint8 found = 0;
    quint32 count = 0;
    in >> found >> count;
    if (in.status() != QDataStream::Ok || found != version || count > 2 * most)
        return;
    for (quint32 i = 0; i < count; ++i) {
        Point point;
        in >> point.at >> point.failed >> point.bytes;
        if (in.status() != QDataStream::Ok || (!m_points.empty() && point.at < m_points.back().at)) {
            m_points.clear();
            return;
        }
        m_points.push_back(point);
    }
}

QByteArray TileHistory::toBytes() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << version << quint32(m_points.size());
    for (const Point& point : m_points)
        out << point.at << point.failed << point.bytes;
    return bytes;
}

bool TileHistory::add(const Point& point)
{
    if (!m_points.empty()) {
        const qint64 since = point.at - m_points.back().at;
        if (since < stepMs)
            return false;
        if (since > gapMs && !std::isnan(m_points.back().bytes))
            m_points.push_back({m_points.back().at + 1, nothing, nothing});
    }
    m_points.push_back(point);
    if (m_points.size() > most)
        thin();
    return true;
}

/// Drops every second point of the older half; gaps stay.
void TileHistory::thin()
{
    std::vector<Point> kept;
    const size_t half = m_points.size() / 2;
    bool drop = false;
    for (size_t i = 0; i < m_points.size(); ++i) {
        const bool gap = std::isnan(m_points[i].bytes);
        if (i >= half || gap || !(drop = !drop))
            kept.push_back(m_points[i]);
    }
    m_points = std::move(kept);
    if (m_points.size() > most)  // if only gaps are left, the oldest are dropped
        m_points.erase(m_points.begin(), m_points.end() - std::ptrdiff_t(most));
}

std::vector<double> TileHistory::values(double Point::*figure, qint64 from) const
{
    std::vector<double> out;
    for (const Point& point : m_points)
        if (point.at >= from)
            out.push_back(point.*figure);
    return out;
}

double TileHistory::change(double Point::*figure, qint64 from, double* seconds) const
{
    const auto first = std::find_if(m_points.begin(), m_points.end(),
                                    [&](const Point& point) { return point.at >= from && !std::isnan(point.*figure); });
    if (first == m_points.end() || std::isnan(m_points.back().*figure))
        return nothing;
    *seconds = double(m_points.back().at - first->at) / 1000;
    return m_points.back().*figure - (*first).*figure;
}

}  // namespace signalbox::ui
