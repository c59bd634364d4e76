#include "overview/overview_tiles.h"

#include <QHBoxLayout>

#include "widgets/format.h"
#include "widgets/tile.h"

namespace signalbox::ui {

OverviewTiles::OverviewTiles(QWidget* parent)
    : QWidget(parent),
      m_chains(new Tile(tr("Chains ok"))),
      m_lag(new Tile(tr("Worst lag"))),
      m_rows(new Tile(tr("Rows written"))),
      m_queue(new Tile(tr("Queue"))),
      m_failed(new Tile(tr("Failed items"))),
      m_database(new Tile(tr("Database")))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    for (Tile* tile : tiles())
        row->addWidget(tile, 1);
    m_chains->setToolTip(tr("Chains that follow their heads. Opens the chains."));
    m_lag->setToolTip(
        tr("The largest lag of the chains that should follow; filling history and paused ones are left out. Opens that "
           "chain."));
    m_rows->setToolTip(tr("Rows committed each second, all chains together. Opens the events."));
    m_queue->setToolTip(
        tr("Requests that wait or are in flight, and decoded rows not yet committed. Opens the chains."));
    m_failed->setToolTip(
        tr("Logs that could not be decoded or stored. They are kept. Opens the chain with most of them."));
    m_database->setToolTip(tr("Size of the workspace's database. Opens the settings."));
    const auto chainOr = [](const QString& caip2) {
        return caip2.isEmpty() ? QStringLiteral("chains") : QStringLiteral("chains/") + caip2;
    };
    connect(m_chains, &Tile::clicked, this, [this] { Q_EMIT opened(QStringLiteral("chains")); });
    connect(m_lag, &Tile::clicked, this, [this, chainOr] { Q_EMIT opened(chainOr(m_totals.worstChain)); });
    connect(m_rows, &Tile::clicked, this, [this] { Q_EMIT opened(QStringLiteral("events")); });
    connect(m_queue, &Tile::clicked, this, [this] { Q_EMIT opened(QStringLiteral("chains")); });
    connect(m_failed, &Tile::clicked, this, [this, chainOr] { Q_EMIT opened(chainOr(m_totals.failingChain)); });
    connect(m_database, &Tile::clicked, this, [this] { Q_EMIT opened(QStringLiteral("settings")); });
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
    m_failed->setChange(failedText(totals));
    m_failed->setState(totals.failedItems > 0 ? State::Slow : State::Ok);
    m_database->setFigure(totals.databaseBytes >= 0 ? format::size(totals.databaseBytes) : format::none());
    m_database->setChange(totals.diskFreeBytes >= 0
                              ? tr("%1 free", "space on the disk").arg(format::size(totals.diskFreeBytes))
                              : QString());
    renewChanges();
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
