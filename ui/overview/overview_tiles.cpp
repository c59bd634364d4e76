// SPDX-License-Identifier: GPL-3.0-or-later

#include "overview/overview_tiles.h"

#include <QHBoxLayout>

#include <cmath>

#include "desk/desk.h"
#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/tile.h"

namespace signalbox::ui {

namespace {
const QString historyKey = u"overview/seen"_s;
constexpr qint64 keepEveryMs = 60'000;
}  // namespace

OverviewTiles::OverviewTiles(Desk* desk, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_chains(new Tile(tr("Chains ok"))),
      m_lag(new Tile(tr("Worst lag"))),
      m_rows(new Tile(tr("Rows written"))),
      m_queue(new Tile(tr("Queue"))),
      m_failed(new Tile(tr("Failed items"))),
      m_database(new Tile(tr("Database"))),
      m_seen(desk->value(historyKey).toByteArray()),
      m_tiles{m_chains, m_lag, m_rows, m_queue, m_failed, m_database}
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    for (Tile* tile : tiles())
        row->addWidget(tile, 1);
    m_chains->setToolTip(tr("Chains that follow their heads. Opens the chain list."));
    m_lag->setToolTip(tr(
        "The largest lag of the chains that have reached their head; paused chains are excluded. Opens that chain."));
    m_rows->setToolTip(tr("Rows committed per second, total of all chains. Opens the events."));
    m_queue->setToolTip(tr("Requests waiting or in flight, and decoded rows not yet committed. Opens the chain list."));
    m_failed->setToolTip(
        tr("Logs that could not be decoded or stored. They are kept. Opens the chain with the most failed items."));
    m_failed->setFixedScale(0, {});
    const auto chainOr = [](const QString& caip2) { return caip2.isEmpty() ? u"chains"_s : u"chains/"_s + caip2; };
    connect(m_chains, &Tile::clicked, this, [this] { Q_EMIT opened(u"chains"_s); });
    connect(m_lag, &Tile::clicked, this, [this, chainOr] { Q_EMIT opened(chainOr(m_totals.worstChain)); });
    connect(m_rows, &Tile::clicked, this, [this] { Q_EMIT opened(u"events"_s); });
    connect(m_queue, &Tile::clicked, this, [this] { Q_EMIT opened(u"chains"_s); });
    connect(m_failed, &Tile::clicked, this, [this, chainOr] { Q_EMIT opened(chainOr(m_totals.failingChain)); });
    connect(m_database, &Tile::clicked, this, [this] { Q_EMIT opened(u"settings"_s); });
}

void OverviewTiles::add(Tile* tile)
{
    m_tiles.push_back(tile);
    static_cast<QHBoxLayout*>(layout())->addWidget(tile, 1);
}

void OverviewTiles::setTotals(const OverviewTotals& totals, bool live)
{
    m_totals = totals;
    m_chains->setFigure(okText(totals));
    m_chains->setChange(statesText(totals));
    m_chains->setSquares(totals.squares);
    m_lag->setFigure(lagFigure(totals));
    m_lag->setChange(worstText(totals));
    m_lag->setState(totals.worstLag ? stateOf(totals.worstState) : State::Ok);
    m_rows->setFigure(live ? tr("%1 /s", "rows per second").arg(format::rate(totals.rowsPerSecond)) : format::none());
    m_queue->setFigure(live ? format::number(totals.queueDepth) : format::none());
    m_failed->setFigure(format::number(totals.failedItems));
    m_failed->setState(totals.failedItems > 0 ? State::Slow : State::Ok);
    m_database->setFigure(totals.databaseBytes >= 0 ? format::size(totals.databaseBytes) : format::none());
    m_database->setToolTip(totals.diskFreeBytes >= 0
                               ? tr("Size of the workspace's database. %1 free on its disk. Opens the settings.")
                                     .arg(format::size(totals.diskFreeBytes))
                               : tr("Size of the workspace's database. Opens the settings."));
    if (live)
        remember(totals);
    renewChanges();
    showSeen();
}

void OverviewTiles::remember(const OverviewTotals& totals)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (totals.databaseBytes < 0 || !m_seen.add({now, double(totals.failedItems), double(totals.databaseBytes)}))
        return;
    if (now - m_keptAt < keepEveryMs)
        return;
    m_keptAt = now;
    m_desk->setValue(historyKey, m_seen.toBytes());
}

/// Shows failed items and size from this window's own history, because the engine does not sample them.
void OverviewTiles::showSeen()
{
    using Point = TileHistory::Point;
    const qint64 from = QDateTime::currentMSecsSinceEpoch() - m_seconds * 1000;
    m_failed->setSparkline(m_seen.values(&Point::failed, from));
    m_database->setSparkline(m_seen.values(&Point::bytes, from));
    double seconds = 0;
    const double failed = m_seen.change(&Point::failed, from, &seconds);
    m_failed->setChange(failed > 0 ? tr("+%1 in %2", "growth of a count over a time, as in: +7 in 1 h")
                                         .arg(format::number(qint64(failed)), format::shortDuration(seconds))
                                   : failedText(m_totals));
    const double bytes = m_seen.change(&Point::bytes, from, &seconds);
    const QString free = m_totals.diskFreeBytes >= 0
                             ? tr("%1 free", "space on the disk").arg(format::size(m_totals.diskFreeBytes))
                             : QString();
    m_database->setChange(std::isfinite(bytes) && std::abs(bytes) >= 1e6
                              ? tr("%1 in %2", "growth of a size over a time, as in: +1.2 GB in 1 h")
                                    .arg((bytes > 0 ? u"+"_s : u"−"_s) + format::size(qint64(std::abs(bytes))),
                                         format::shortDuration(seconds))
                              : free);
}

void OverviewTiles::setHistory(const std::vector<double>& lag, const std::vector<double>& rows,
                               const std::vector<double>& queue, qint64 seconds)
{
    std::vector<double> scaled(lag.size());
    std::transform(lag.begin(), lag.end(), scaled.begin(), lagSpark);
    m_lag->setFixedScale(lagSparkMin, lagSparkMax);
    m_lag->setSparkline(std::move(scaled));
    m_rows->setFixedScale(0, {});
    m_rows->setSparkline(rows);
    m_queue->setFixedScale(0, {});
    m_queue->setSparkline(queue);
    m_rowHistory = rows;
    m_queueHistory = queue;
    m_seconds = seconds;
    renewChanges();
    showSeen();
}

void OverviewTiles::renewChanges()
{
    m_rows->setChange(changeText(m_rowHistory, m_totals.rowsPerSecond, m_seconds));
    m_queue->setChange(changeText(m_queueHistory, double(m_totals.queueDepth), m_seconds));
}

void OverviewTiles::setSmall(bool small)
{
    for (Tile* tile : tiles())
        tile->setSmall(small);
}

}  // namespace signalbox::ui
