// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/database_tiles.h"

#include <QHBoxLayout>

#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/tile.h"

namespace signalbox::ui {

namespace {

QString perHour(const std::optional<qint64>& bytes)
{
    if (!bytes)
        return format::none();
    const QString size = format::size(std::abs(*bytes));
    return DatabaseTiles::tr("%1/h", "bytes per hour").arg(*bytes < 0 ? u"−"_s + size : size);
}

}  // namespace

DatabaseTiles::DatabaseTiles(QWidget* parent)
    : QWidget(parent),
      m_size(new Tile(tr("Size"))),
      m_growth(new Tile(tr("Growth"))),
      m_cache(new Tile(tr("Cache hit"))),
      m_bloat(new Tile(tr("Bloat"))),
      m_oldest(new Tile(tr("Oldest transaction"))),
      m_connections(new Tile(tr("Connections")))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    for (Tile* tile : all()) {
        tile->setFigure(format::none());
        row->addWidget(tile, 1);
    }
    for (const auto& [tile, place] :
         {std::pair(m_size, "tables"), std::pair(m_growth, "tables"), std::pair(m_cache, "slow"),
          std::pair(m_bloat, "indexes"), std::pair(m_oldest, "connections"), std::pair(m_connections, "connections")})
        connect(tile, &Tile::clicked, this, [this, to = QLatin1String(place)] { Q_EMIT placeWanted(to); });
}

void DatabaseTiles::set(const DatabaseSummary& summary)
{
    m_size->setFigure(format::size(summary.bytes));
    m_size->setChange(summary.freeBytes ? tr("%1 free").arg(format::size(*summary.freeBytes)) : QString());
    m_growth->setFigure(perHour(summary.bytesPerHour));
    m_growth->setToolTip(summary.forecastBytes && summary.forecastAt.isValid()
                             ? tr("Size when the backfill of %1 is done.").arg(format::safe(summary.forecastChain))
                             : QString());
    if (summary.forecastBytes && summary.forecastAt.isValid())
        m_growth->setParts(
            {tr("%1 at %2", "bytes; time").arg(format::size(*summary.forecastBytes), format::clock(summary.forecastAt)),
             format::safe(summary.forecastChain)});
    else
        m_growth->setChange(summary.bytesPerHour ? tr("in the last hour") : tr("measured after ten minutes"));
    m_cache->setFigure(summary.cacheHit ? format::share(*summary.cacheHit / 100) : format::none());
    m_cache->setChange(
        summary.readBytesPerHour
            ? tr("%1/h from disk", "bytes that are read").arg(format::size(qint64(*summary.readBytesPerHour)))
            : QString());
    m_cache->setState(summary.cacheHit && *summary.cacheHit < 90 ? State::Slow : State::Ok);
    m_bloat->setFigure(format::size(summary.bloatBytes));
    m_bloat->setChange(summary.bloatedIndexes > 0
                           ? tr("%n indexes over 1.30", nullptr, format::plural(summary.bloatedIndexes))
                           : tr("no index over 1.30"));
    m_bloat->setState(summary.bloatedIndexes > 0 ? State::Slow : State::Ok);
    m_oldest->setFigure(summary.oldestTransaction ? format::duration(double(*summary.oldestTransaction) / 1000)
                                                  : format::none());
    m_oldest->setChange(format::safe(summary.oldestQuery));
    m_connections->setFigure(
        tr("%1 of %2").arg(format::number(qint64(summary.connections)), format::number(qint64(summary.most))));
    m_connections->setParts({tr("%n active", nullptr, summary.active), tr("%n idle", nullptr, summary.idle)});
    m_connections->setState(summary.connections * 10 > summary.most * 9 ? State::Slow : State::Ok);
}

void DatabaseTiles::setSizes(const DatabaseSeries& series)
{
    std::vector<double> measured;
    for (const double bytes : series.bytes)
        if (bytes == bytes)  // NaN belongs to the forecast
            measured.push_back(bytes);
    m_size->setSparkline(std::move(measured));
}

void DatabaseTiles::setNarrow(bool narrow)
{
    for (Tile* tile : all())
        tile->setSmall(narrow);
}

}  // namespace signalbox::ui
