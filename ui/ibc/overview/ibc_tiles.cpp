// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/overview/ibc_tiles.h"

#include <QHBoxLayout>

#include "ibc/model/ibc_words.h"
#include "ibc/overview/health_card.h"
#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/tile.h"

namespace signalbox::ui {

IbcTiles::IbcTiles(QWidget* parent)
    : QWidget(parent),
      m_health(new HealthCard),
      m_sent(new Tile(tr("Packets sent"))),
      m_cleared(new Tile(tr("Cleared"))),
      m_stuck(new Tile(tr("Stuck"))),
      m_time(new Tile(tr("Clear time")))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_health, 7);
    const std::pair<Tile*, QString> all[] = {
        {m_sent, u"packets"_s}, {m_cleared, u"channels"_s}, {m_stuck, u"stuck"_s}, {m_time, u"channels"_s}};
    for (const auto& [tile, place] : all) {
        row->addWidget(tile, 2);
        connect(tile, &Tile::clicked, this, [this, place = place] { Q_EMIT opened(place); });
        tile->setFigure(format::none());
    }
}

void IbcTiles::setOverview(const IbcOverview& overview)
{
    m_health->setOverview(overview);
    m_sent->setFigure(format::number(overview.sent));
    m_sent->setChange(tr("%1 in flight", "number of packets").arg(format::number(overview.inFlight)));
    const bool any = overview.sent > 0;
    m_cleared->setFigure(any ? format::share(double(overview.cleared) / double(overview.sent)) : format::none());
    m_cleared->setChange(
        any ? tr("%1 packets", nullptr, format::plural(overview.cleared)).arg(format::number(overview.cleared))
            : tr("no data"));
    m_stuck->setFigure(format::number(overview.stuck));
    m_stuck->setState(overview.stuck > 0 ? State::Error : State::Ok);
    m_oldest = overview.oldestStuck;
    renewOldest();
    m_time->setFigure(ibc::milliseconds(overview.p50));
    m_time->setChange(overview.p50
                          ? tr("p50; p95 %1", "percentiles of clear times").arg(ibc::milliseconds(overview.p95))
                          : tr("no data"));
}

void IbcTiles::renewOldest()
{
    const double seconds = double(m_oldest.value_or(0)) / 1000;
    m_stuck->setChange(m_oldest ? tr("oldest %1", "stuck packet: its age")
                                      .arg(m_small ? format::shortDuration(seconds) : format::duration(seconds))
                                : tr("none", "stuck packets"));
}

void IbcTiles::setSmall(bool small)
{
    m_small = small;
    renewOldest();
    m_health->setSmall(small);
    for (Tile* tile : {m_sent, m_cleared, m_stuck, m_time})
        tile->setSmall(small);
}

}  // namespace signalbox::ui
