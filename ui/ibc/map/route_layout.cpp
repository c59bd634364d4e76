// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/map/route_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace signalbox::ui {

namespace {

constexpr double boxWidth = 116, boxHeight = 41, compactWidth = 92, compactHeight = 24, margin = 12;
constexpr double thinnest = 1.5, thickest = 11;
constexpr size_t leastForCenter = 5, mostOnRing = 11;

double weight(const std::vector<RoutePair>& pairs, const QString& a, const QString& b)
{
    double sum = 0;
    for (const RoutePair& pair : pairs)
        if ((pair.a == a && pair.b == b) || (pair.a == b && pair.b == a))
            sum += double(pair.sent) + 1;
    return sum;
}

/// Of a bow between two points: its control point lies beside their middle, away from `center`.
QPointF bend(const QPointF& from, const QPointF& to, const QPointF& center)
{
    const QPointF middle = (from + to) / 2, along = to - from;
    const double length = std::hypot(along.x(), along.y());
    if (length < 1)
        return middle;
    QPointF across(-along.y() / length, along.x() / length);
    const QPointF out = middle - center;
    if (QPointF::dotProduct(across, out) < 0)
        across = -across;
    return middle + across * std::min(34.0, length * 0.11);
}

}  // namespace

std::vector<RoutePair> routePairs(const std::vector<IbcRoute>& routes)
{
    std::map<std::pair<QString, QString>, RoutePair> pairs;
    for (const IbcRoute& route : routes) {
        if (route.from == route.to || route.from.isEmpty() || route.to.isEmpty())
            continue;
        const auto [low, high] = std::minmax(route.from, route.to);
        RoutePair& pair = pairs[{low, high}];
        pair.a = low;
        pair.b = high;
        (route.from == pair.a ? pair.there : pair.back) = route;
        pair.sent += route.sent;
        pair.stuck += route.stuck;
        pair.critical += route.critical;
    }
    std::vector<RoutePair> all;
    for (auto& [key, pair] : pairs)
        all.push_back(std::move(pair));
    return all;
}

/// The chain with the most packets first, then always the one with the most packets to the last: neighbors on the ring
/// are chains that talk to each other.
void RouteLayout::order(const std::vector<IbcChain>& chains, const std::vector<RoutePair>& pairs)
{
    std::map<QString, double> left;
    for (const IbcChain& chain : chains) {
        double sum = double(chain.total) * 1e-6;
        for (const RoutePair& pair : pairs)
            sum += pair.a == chain.chainId || pair.b == chain.chainId ? double(pair.sent) + 1 : 0;
        left.emplace(chain.chainId, sum);
    }
    while (left.size() > size_t(most))
        left.erase(std::min_element(left.begin(), left.end(),
                                    [](const auto& a, const auto& b) { return a.second < b.second; }));
    const bool same = m_order.size() == left.size() &&
                      std::all_of(m_order.begin(), m_order.end(), [&](const QString& id) { return left.count(id); });
    if (same)
        return;
    m_order.clear();
    while (!left.empty()) {
        auto best = left.begin();
        double bestNear = -1;
        for (auto it = left.begin(); it != left.end(); ++it) {
            // the center has no neighbors on the ring
            const double near = m_order.size() < 2 ? it->second : weight(pairs, m_order.back(), it->first);
            if (near > bestNear || (near == bestNear && it->second > best->second)) {
                best = it;
                bestNear = near;
            }
        }
        m_order.push_back(best->first);
        left.erase(best);
    }
}

void RouteLayout::setData(const std::vector<IbcChain>& chains, const std::vector<IbcRoute>& routes)
{
    // a chain that is only named by a route has a place, too
    std::vector<IbcChain> all = chains;
    std::set<QString> known;
    for (const IbcChain& chain : chains)
        known.insert(chain.chainId);
    const std::vector<RoutePair> pairs = routePairs(routes);
    for (const RoutePair& pair : pairs)
        for (const QString& id : {pair.a, pair.b})
            if (known.insert(id).second) {
                IbcChain chain;
                chain.chainId = chain.name = id;
                all.push_back(chain);
            }
    order(all, pairs);
    m_nodes.clear();
    for (const QString& id : m_order)
        m_nodes.push_back(
            {*std::find_if(all.begin(), all.end(), [&](const IbcChain& chain) { return chain.chainId == id; }), {}});
    m_hidden = int(all.size() - m_nodes.size());
    m_arcs.clear();
    for (const RoutePair& pair : pairs)
        if (node(pair.a) && node(pair.b))
            m_arcs.push_back({pair, {}, 1, {}});
    qint64 largest = 1;
    for (const Arc& arc : m_arcs)
        largest = std::max(largest, arc.pair.sent);
    for (Arc& arc : m_arcs)
        arc.width = arc.pair.sent <= 0
                        ? thinnest
                        : std::max(thinnest, thickest * std::sqrt(double(arc.pair.sent) / double(largest)));
}

const RouteLayout::Node* RouteLayout::node(const QString& chainId) const
{
    const auto found =
        std::find_if(m_nodes.begin(), m_nodes.end(), [&](const Node& each) { return each.chain.chainId == chainId; });
    return found == m_nodes.end() ? nullptr : &*found;
}

void RouteLayout::lay(const QSizeF& size)
{
    placeNodes(size);
    placeArcs();
    placeMiddles();
}

/// On one ellipse, or on two if one is crowded; the chain with the most packets in the center.
void RouteLayout::placeNodes(const QSizeF& size)
{
    const size_t count = m_nodes.size();
    m_compact = count > 12 || size.height() < 260 || size.width() < 480;
    const double wide = m_compact ? compactWidth : boxWidth, high = m_compact ? compactHeight : boxHeight;
    const QPointF center(size.width() / 2, size.height() / 2);
    const double radiusX = std::max(10.0, size.width() / 2 - margin - wide / 2);
    const double radiusY = std::max(10.0, size.height() / 2 - margin - high / 2);
    const auto put = [&](size_t at, const QPointF& middle) {
        m_nodes[at].box = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high);
    };
    size_t first = 0;
    if (count >= leastForCenter || count == 1)
        put(first++, center);
    const size_t rest = count - first;
    const size_t inner = rest > mostOnRing ? rest / 3 : 0;
    const auto ring = [&](size_t from, size_t number, double share, double turn) {
        for (size_t i = 0; i < number; ++i) {
            const double angle = (double(i) + turn) / double(number) * 2 * std::numbers::pi - std::numbers::pi / 2;
            put(from + i, center + QPointF(std::cos(angle) * radiusX * share, std::sin(angle) * radiusY * share));
        }
    };
    // half a step off, so that no box is above another one in the middle
    ring(first, inner, 0.55, 0.25);
    ring(first + inner, rest - inner, 1, 0.5);
}

void RouteLayout::placeArcs()
{
    QPointF center;
    for (const Node& each : m_nodes)
        center += each.box.center();
    if (!m_nodes.empty())
        center /= double(m_nodes.size());
    for (Arc& arc : m_arcs) {
        const QPointF from = node(arc.pair.a)->box.center(), to = node(arc.pair.b)->box.center();
        arc.path = QPainterPath(from);
        arc.path.quadTo(bend(from, to, center), to);
    }
}

/// Counts keep off boxes and other counts.
void RouteLayout::placeMiddles()
{
    std::vector<QRectF> taken;
    for (const Node& each : m_nodes)
        taken.push_back(each.box);
    for (Arc& arc : m_arcs) {
        arc.middle = arc.path.pointAtPercent(0.5);
        if (arc.pair.stuck <= 0)
            continue;
        for (const double share : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74}) {
            const QPointF at = arc.path.pointAtPercent(share);
            const QRectF box(at.x() - 36, at.y() - 11, 72, 22);
            if (std::any_of(taken.begin(), taken.end(), [&](const QRectF& each) { return each.intersects(box); }))
                continue;
            arc.middle = at;
            break;
        }
        taken.push_back(QRectF(arc.middle.x() - 36, arc.middle.y() - 11, 72, 22));
    }
}

}  // namespace signalbox::ui
