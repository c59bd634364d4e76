// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/map/routes_card.h"

#include <QStackedWidget>

#include "ibc/map/route_legend.h"
#include "ibc/map/route_map.h"
#include "ibc/map/route_matrix.h"
#include "signalbox/literals.h"
#include "widgets/empty_state.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {
const QString mapId = u"map"_s, matrixId = u"matrix"_s;
}

RoutesCard::RoutesCard(QWidget* parent)
    : Card(tr("Routes"), parent),
      m_legend(new RouteLegend),
      m_kind(new Segments(tr("Routes as"))),
      m_stack(new QStackedWidget),
      m_map(new RouteMap),
      m_matrix(new RouteMatrix),
      m_none(new EmptyState(u"ibc"_s, tr("No packets in this period. Chains and their channels are drawn here once "
                                         "packets are indexed.")))
{
    head()->setHeight(40);
    m_kind->setItems({{mapId, tr("Map")}, {matrixId, tr("Matrix")}});
    head()->addStretching(m_legend);
    head()->addRight(m_kind);
    m_stack->addWidget(m_map);
    m_stack->addWidget(m_matrix);
    m_stack->addWidget(m_none);
    body()->addWidget(m_stack, 1);
    keepCorners();
    connect(m_kind, &Segments::currentChanged, this, [this](const QString& id) { showMatrix(id == matrixId); });
    connect(m_map, &RouteMap::chainChosen, this, &RoutesCard::chainChosen);
    connect(m_map, &RouteMap::routeChosen, this, &RoutesCard::routeChosen);
    connect(m_matrix, &RouteMatrix::routeChosen, this, &RoutesCard::routeChosen);
}

void RoutesCard::setOverview(const IbcOverview& overview)
{
    m_map->setData(overview.chains, overview.routes);
    m_matrix->setRoutes(overview.chains, overview.routes);
    m_any = !overview.chains.empty() || !overview.routes.empty();
    showMatrix(m_kind->current() == matrixId);
}

void RoutesCard::setMarks(const ibc::ChainMarks& marks)
{
    m_map->setMarks(marks);
    m_matrix->matrix()->setMarks(marks);
}

void RoutesCard::setSmall(bool small)
{
    m_legend->setVisible(!small);
}

void RoutesCard::showMatrix(bool matrix)
{
    m_kind->setCurrent(matrix ? matrixId : mapId);
    m_stack->setCurrentWidget(!m_any   ? static_cast<QWidget*>(m_none)
                              : matrix ? static_cast<QWidget*>(m_matrix)
                                       : static_cast<QWidget*>(m_map));
}

}  // namespace signalbox::ui
