// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/map/route_map.h"

#include <QPainterPathStroker>

#include "ibc/map/route_paint.h"
#include "signalbox/literals.h"
#include "theme/focus_ring.h"
#include "theme/style_paint.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr double reach = 10;  ///< width of an arc for the pointer, px

bool hits(const RouteLayout::Arc& arc, const QPointF& at)
{
    QPainterPathStroker stroker;
    stroker.setWidth(std::max(reach, arc.width + 4));
    return stroker.createStroke(arc.path).contains(at) ||
           (arc.pair.stuck > 0 && QRectF(arc.middle.x() - 36, arc.middle.y() - 10, 72, 20).contains(at));
}

}  // namespace

RouteMap::RouteMap(QWidget* parent) : PartsView(tr("Route map: chains and the channels between them"), parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(this, &PartsView::chosen, this, &RouteMap::choose);
}

void RouteMap::setData(const std::vector<IbcChain>& chains, const std::vector<IbcRoute>& routes)
{
    const int before = partCount();
    m_layout.setData(chains, routes);
    m_layout.lay(size());
    if (before != partCount())
        partsChanged();
    update();
}

void RouteMap::setMarks(const ibc::ChainMarks& marks)
{
    m_marks = marks;
    update();
}

void RouteMap::resizeEvent(QResizeEvent* event)
{
    m_layout.lay(size());
    PartsView::resizeEvent(event);
}

QString RouteMap::nameOf(const QString& chainId) const
{
    for (const RouteLayout::Node& node : m_layout.nodes())
        if (node.chain.chainId == chainId && !node.chain.name.isEmpty())
            return ibc::briefText(node.chain.name, 40);
    return ibc::briefText(chainId, 40);
}

QString RouteMap::describe(const IbcChain& chain) const
{
    if (chain.caip2.isEmpty())
        return tr("%1 is not indexed: only what other chains sent to it is known.").arg(nameOf(chain.chainId));
    const QString name = tr("%1, health %2", "chain, score").arg(nameOf(chain.chainId), ibc::scoreText(chain.health));
    return name + u'\n' +
           format::list({tr("%1 packets", nullptr, format::plural(chain.total)).arg(format::number(chain.total)),
                         tr("%1 stuck", "number of packets").arg(format::number(chain.stuck)),
                         tr("%1 failed", "number of packets").arg(format::number(chain.failed)),
                         tr("%n channels", nullptr, format::plural(chain.channels)),
                         tr("%n relayers", nullptr, format::plural(chain.relayers))});
}

QString RouteMap::describe(const IbcRoute& route) const
{
    QStringList parts{tr("%1 sent", "number of packets").arg(format::number(route.sent))};
    if (route.stuck > 0)
        parts << tr("%1 stuck", "number of packets").arg(format::number(route.stuck));
    if (route.critical > 0)
        parts << tr("%1 of them for a long time", "number of stuck packets").arg(format::number(route.critical));
    parts << (route.lastReceived.isValid() ? tr("last received %1", "time").arg(format::clock(route.lastReceived))
                                           : tr("none received in this period"));
    const QString channels = route.channels.size() > 3 ? tr("%n channels", nullptr, int(route.channels.size()))
                                                       : ibc::briefText(format::list(route.channels), 120);
    return tr("%1 via %2: %3", "route, channels, numbers")
        .arg(ibc::routeText(nameOf(route.from), nameOf(route.to)), channels, format::list(parts));
}

QString RouteMap::describe(const RoutePair& pair) const
{
    QStringList lines;
    for (const std::optional<IbcRoute>* route : {&pair.there, &pair.back})
        if (*route)
            lines << describe(**route);
    return lines.join(u'\n');
}

QString RouteMap::partName(int part) const
{
    const auto nodes = int(m_layout.nodes().size());
    if (part < 0 || part >= partCount())
        return {};
    return part < nodes ? describe(m_layout.nodes()[size_t(part)].chain)
                        : describe(m_layout.arcs()[size_t(part - nodes)].pair);
}

QRectF RouteMap::partBox(int part) const
{
    const auto nodes = int(m_layout.nodes().size());
    if (part < 0 || part >= partCount())
        return {};
    if (part < nodes)
        return m_layout.nodes()[size_t(part)].box;
    const QPointF middle = m_layout.arcs()[size_t(part - nodes)].middle;
    return {middle.x() - 36, middle.y() - 11, 72, 22};
}

int RouteMap::partAt(const QPointF& at) const
{
    const auto& nodes = m_layout.nodes();
    for (size_t i = 0; i < nodes.size(); ++i)
        if (nodes[i].box.contains(at))
            return int(i);
    const auto& arcs = m_layout.arcs();
    for (size_t i = arcs.size(); i-- > 0;)  // the one painted last is on top
        if (hits(arcs[i], at))
            return int(nodes.size() + i);
    return -1;
}

void RouteMap::choose(int part)
{
    const auto nodes = int(m_layout.nodes().size());
    if (part < 0 || part >= partCount())
        return;
    if (part < nodes)
        return Q_EMIT chainChosen(m_layout.nodes()[size_t(part)].chain.chainId);
    const RoutePair& pair = m_layout.arcs()[size_t(part - nodes)].pair;
    const auto worth = [](const std::optional<IbcRoute>& route) {
        return route ? std::pair(route->stuck, route->sent) : std::pair<qint64, qint64>(-1, -1);
    };
    const bool there = worth(pair.there) >= worth(pair.back);
    Q_EMIT routeChosen(there ? pair.a : pair.b, there ? pair.b : pair.a);
}

void RouteMap::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const auto& nodes = m_layout.nodes();
    const auto& arcs = m_layout.arcs();
    const bool ring = hasFocus() && keyboardFocus();
    const auto lookOf = [&](size_t part) {
        return routes::Look{hoveredPart() == int(part), ring && focusedPart() == int(part), true};
    };
    const auto isIndexed = [&](const QString& id) {
        return std::any_of(nodes.begin(), nodes.end(), [&](const RouteLayout::Node& node) {
            return node.chain.chainId == id && !node.chain.caip2.isEmpty();
        });
    };
    for (size_t i = 0; i < arcs.size(); ++i) {
        routes::Look look = lookOf(nodes.size() + i);
        look.indexed = isIndexed(arcs[i].pair.a) && isIndexed(arcs[i].pair.b);
        routes::arc(p, arcs[i], look);
    }
    for (size_t i = 0; i < nodes.size(); ++i)
        routes::node(p, nodes[i], m_marks.value(nodes[i].chain.caip2), m_layout.isCompact(), lookOf(i));
    for (const RouteLayout::Arc& arc : arcs)
        routes::count(p, arc);
    if (ring && focusedPart() >= int(nodes.size()))
        paint::panel(p, partBox(focusedPart()).adjusted(-2, -2, 2, 2), 12, {}, Theme::current().accent, 2);
    if (m_layout.hidden() > 0) {
        p.setFont(ui::font(TextRole::Tiny));
        p.setPen(Theme::current().secondary);
        p.drawText(rect().adjusted(12, 0, -12, -4), Qt::AlignBottom | Qt::AlignRight,
                   tr("%n more chains are in the matrix", nullptr, m_layout.hidden()));
    }
}

}  // namespace signalbox::ui
