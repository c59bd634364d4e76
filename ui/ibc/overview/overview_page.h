// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/ibc_page.h"
#include "ibc/model/ibc_words.h"

namespace signalbox::ui {

class Desk;
class IbcTiles;
class PacketsChart;
class RoutesCard;
class ScrollPage;
class StuckCard;
class TopRelayers;

/// Health, routes, packets per minute, relayers and stuck packets of the period.
class IbcOverviewPage : public IbcPage {
    Q_OBJECT
public:
    explicit IbcOverviewPage(Desk* desk, QWidget* parent = nullptr);

    void load() override;
    void setSnapshot(const WorkspaceSnapshot& snapshot) override;
    void setNarrow(bool narrow) override;
    void focusStuck();  ///< scrolls to the stuck packets
    void checkNow();

    IbcTiles* tiles() const { return m_tiles; }
    RoutesCard* routes() const { return m_routes; }
    PacketsChart* chart() const { return m_chart; }
    StuckCard* stuck() const { return m_stuck; }
    TopRelayers* relayers() const { return m_relayers; }

Q_SIGNALS:
    void placeWanted(const QString& place);  ///< a page of the screen
    void chainWanted(const QString& caip2);
    void packetWanted(const signalbox::PacketKey& key);
    void clearWanted(const signalbox::ClearingRequest& request);

protected:
    void engineChanged() override;

private:
    void connectParts();
    void take(const IbcOverview& overview);

    ScrollPage* m_page;
    IbcTiles* m_tiles;
    RoutesCard* m_routes;
    PacketsChart* m_chart;
    TopRelayers* m_relayers;
    StuckCard* m_stuck;
    IbcOverview m_overview;
    ibc::ChainMarks m_marks;
    LatestAnswer m_overviewAnswer, m_stuckAnswer, m_relayersAnswer, m_checkAnswer;
};

}  // namespace signalbox::ui
