// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/map/route_layout.h"
#include "ibc/model/ibc_words.h"
#include "ibc/parts/parts_view.h"

namespace signalbox::ui {

/// Chains as boxes, channels between two chains as one arc: its width is the number of packets, its color and sign say
/// whether packets are stuck. Dashed: one of the chains is not indexed.
class RouteMap : public PartsView {
    Q_OBJECT
public:
    explicit RouteMap(QWidget* parent = nullptr);

    void setData(const std::vector<IbcChain>& chains, const std::vector<IbcRoute>& routes);
    void setMarks(const ibc::ChainMarks& marks);
    const RouteLayout& layoutNow() const { return m_layout; }

    int partCount() const override { return int(m_layout.nodes().size() + m_layout.arcs().size()); }
    QString partName(int part) const override;
    QRectF partBox(int part) const override;
    int partAt(const QPointF& at) const override;

    QSize sizeHint() const override { return {640, 372}; }
    QSize minimumSizeHint() const override { return {320, 220}; }

Q_SIGNALS:
    void chainChosen(const QString& chainId);
    void routeChosen(const QString& from, const QString& to);  ///< the direction with more stuck packets

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose(int part);
    QString nameOf(const QString& chainId) const;
    QString describe(const IbcChain& chain) const;
    QString describe(const RoutePair& pair) const;
    QString describe(const IbcRoute& route) const;

    RouteLayout m_layout;
    ibc::ChainMarks m_marks;
};

}  // namespace signalbox::ui
