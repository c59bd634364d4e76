// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/overview/overview_page.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include "ibc/map/route_map.h"
#include "ibc/map/routes_card.h"
#include "ibc/overview/ibc_tiles.h"
#include "ibc/overview/packets_chart.h"
#include "ibc/overview/stuck_card.h"
#include "ibc/overview/top_relayers.h"
#include "shell/screen.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {
constexpr int chartHeight = 196, smallChartHeight = 160, gap = 12, rightWidth = 468, smallRightWidth = 340,
              leastStuck = 290;
}

IbcOverviewPage::IbcOverviewPage(Desk* desk, QWidget* parent)
    : IbcPage(parent),
      m_page(new ScrollPage),
      m_tiles(new IbcTiles),
      m_routes(new RoutesCard),
      m_chart(new PacketsChart),
      m_relayers(new TopRelayers(desk)),
      m_stuck(new StuckCard(desk))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_page);
    m_page->column()->addWidget(m_tiles);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(12);
    auto* right = new QVBoxLayout;
    right->setSpacing(gap);
    right->addWidget(m_chart);
    right->addWidget(m_relayers);
    middle->addWidget(m_routes, 1);
    middle->addLayout(right);
    m_page->column()->addLayout(middle);
    m_page->column()->addWidget(m_stuck, 1);
    m_stuck->setMinimumHeight(leastStuck);
    connectParts();
    setNarrow(false);
}

void IbcOverviewPage::connectParts()
{
    connect(m_tiles, &IbcTiles::opened, this, [this](const QString& place) {
        if (place == u"stuck"_s)
            focusStuck();
        else
            Q_EMIT placeWanted(place);
    });
    connect(m_routes, &RoutesCard::routeChosen, this, [this](const QString& from, const QString& to) {
        m_stuck->showRoute(from, to);
        focusStuck();
    });
    connect(m_routes, &RoutesCard::chainChosen, this, [this](const QString& chainId) {
        for (const IbcChain& chain : m_overview.chains)
            if (chain.chainId == chainId && !chain.caip2.isEmpty())
                return Q_EMIT chainWanted(chain.caip2);
    });
    connect(m_chart, &PacketsChart::rangeChanged, this, [this] { m_chart->ask(queries()); });
    connect(m_relayers, &TopRelayers::allWanted, this, [this] { Q_EMIT placeWanted(u"relayers"_s); });
    connect(m_stuck, &StuckCard::packetWanted, this, &IbcOverviewPage::packetWanted);
    connect(m_stuck, &StuckCard::clearWanted, this, &IbcOverviewPage::clearWanted);
    connect(m_stuck, &StuckCard::checkWanted, this, &IbcOverviewPage::checkNow);
}

void IbcOverviewPage::engineChanged()
{
    for (LatestAnswer* answer : {&m_overviewAnswer, &m_stuckAnswer, &m_relayersAnswer, &m_checkAnswer})
        answer->drop();
    m_chart->ask(nullptr);
    m_stuck->setChecking(false);
    m_stuck->setClearing(clearing() != nullptr);
}

void IbcOverviewPage::load()
{
    IbcQueries* ibc = queries();
    if (!ibc || !period().from.isValid())
        return;
    m_overviewAnswer.ask(ibc->overview(period().from, period().to), this, [this](const Expected<IbcOverview>& answer) {
        if (!answer)
            return Q_EMIT failed(answer.error());
        take(*answer);
        Q_EMIT loaded();
    });
    PacketFilter filter;
    filter.stuck = StuckKind::None;
    filter.limit = StuckCard::most;
    m_stuckAnswer.ask(ibc->packets(filter), this, [this](const Expected<PacketPage>& answer) { m_stuck->set(answer); });
    m_relayersAnswer.ask(ibc->relayers({}, period().from, period().to), this,
                         [this](const Expected<std::vector<IbcRelayer>>& answer) { m_relayers->set(answer); });
    m_chart->setPeriod(period());
    m_chart->ask(ibc);
}

void IbcOverviewPage::take(const IbcOverview& overview)
{
    m_overview = overview;
    m_tiles->setOverview(overview);
    m_routes->setOverview(overview);
    m_chart->setChains(overview.chains, m_marks);
    m_stuck->setChecked(overview.checkedAt, overview.differences);
}

void IbcOverviewPage::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    const ibc::ChainMarks marks = ibc::chainMarks(snapshot);
    if (marks == m_marks)
        return;
    m_marks = marks;
    m_routes->setMarks(marks);
    m_stuck->setMarks(marks);
    m_chart->setChains(m_overview.chains, marks);
}

void IbcOverviewPage::checkNow()
{
    if (!queries())
        return;
    m_stuck->setChecking(true);
    m_checkAnswer.ask(queries()->check({}, {}), this, [this](const Expected<std::vector<ChannelCheck>>& answer) {
        m_stuck->setChecking(false);
        if (!answer)
            return Q_EMIT refused(answer.error());
        load();
    });
}

void IbcOverviewPage::focusStuck()
{
    m_page->area()->ensureWidgetVisible(m_stuck, 0, 12);
    m_stuck->view()->setFocus(Qt::OtherFocusReason);
}

void IbcOverviewPage::setNarrow(bool narrow)
{
    m_tiles->setSmall(narrow);
    m_routes->setSmall(narrow);
    m_chart->setSmall(narrow);
    m_chart->setFixedHeight(narrow ? smallChartHeight : chartHeight);
    m_relayers->setRows(narrow ? 3 : 4);
    m_routes->setFixedHeight(m_chart->minimumHeight() + gap + m_relayers->minimumHeight());
    for (QWidget* card : {static_cast<QWidget*>(m_chart), static_cast<QWidget*>(m_relayers)})
        card->setFixedWidth(narrow ? smallRightWidth : rightWidth);
    m_stuck->setNarrow(narrow);
}

}  // namespace signalbox::ui
