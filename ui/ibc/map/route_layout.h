// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QRectF>
#include <QSizeF>

#include "signalbox/ibc_values.h"

namespace signalbox::ui {

/// Packets between two chains, both directions together.
struct RoutePair {
    QString a, b;                         ///< chain IDs, a < b
    std::optional<IbcRoute> there, back;  ///< a to b, b to a
    qint64 sent = 0, stuck = 0, critical = 0;
};

/// One pair for each two chains with a route, by chain IDs. Routes of a chain to itself are left out.
std::vector<RoutePair> routePairs(const std::vector<IbcRoute>& routes);

/// Places of chains and arcs of the route map: the same for the same chains, routes and size. Sizes in px.
class RouteLayout {
public:
    static constexpr int most = 28;  ///< chains that are drawn: those with the most packets

    struct Node {
        IbcChain chain;
        QRectF box;
    };
    struct Arc {
        RoutePair pair;
        QPainterPath path;
        double width = 1;
        QPointF middle;  ///< place of the count of stuck packets
    };

    /// Keeps the places of the chains while their set is the same, so that nothing jumps when data arrive.
    void setData(const std::vector<IbcChain>& chains, const std::vector<IbcRoute>& routes);
    void lay(const QSizeF& size);
    const std::vector<Node>& nodes() const { return m_nodes; }
    const std::vector<Arc>& arcs() const { return m_arcs; }
    bool isCompact() const { return m_compact; }  ///< boxes of one line
    int hidden() const { return m_hidden; }       ///< chains without a place

private:
    void order(const std::vector<IbcChain>& chains, const std::vector<RoutePair>& pairs);
    void placeNodes(const QSizeF& size);
    void placeArcs();
    void placeMiddles();
    const Node* node(const QString& chainId) const;

    std::vector<QString> m_order;  ///< the first one is the center if there are at least five
    std::vector<Node> m_nodes;
    std::vector<Arc> m_arcs;
    bool m_compact = false;
    int m_hidden = 0;
};

}  // namespace signalbox::ui
