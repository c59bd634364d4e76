// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_tiles.h"

#include <QHBoxLayout>

#include "crosschain/sync_model.h"
#include "crosschain/sync_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/tile.h"

namespace signalbox::ui {

namespace {
using TileState = SyncCell::State;
}

SyncTiles::SyncTiles(QWidget* parent)
    : QWidget(parent),
      m_ok(new Tile(tr("Cells ok"))),
      m_lag(new Tile(tr("Worst lag"))),
      m_rows(new Tile(tr("Rows written"))),
      m_keys(new Tile(tr("Keys that differ")))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    for (Tile* tile : {m_ok, m_lag, m_rows, m_keys})
        row->addWidget(tile, 1);
    m_lag->setToolTip(tr("The largest lag from a chain's head to a global table; paused chains are excluded."));
    m_rows->setToolTip(
        tr("Rows that Canopy chains commit per second; synced rows reach the global tables in the same "
           "transaction. Opens the chain list."));
    m_keys->setToolTip(
        tr("Keys that are missing from the global tables, differ there, or exist only there. Cells are "
           "counted in the background while this page is open."));
    connect(m_ok, &Tile::clicked, this, [this] { Q_EMIT stateWanted(u"all"_s); });
    for (const Tile* tile : {m_lag, m_keys})
        connect(tile, &Tile::clicked, this, [this] { Q_EMIT stateWanted(u"error"_s); });
    connect(m_rows, &Tile::clicked, this, &SyncTiles::chainsWanted);
}

void SyncTiles::setNarrow(bool narrow)
{
    for (Tile* tile : {m_ok, m_lag, m_rows, m_keys})
        tile->setSmall(narrow);
}

void SyncTiles::set(const SyncModel& model, const WorkspaceSnapshot* snapshot)
{
    const SyncMatrix& matrix = model.matrix();
    QStringList words;
    std::vector<State> squares;
    for (const TileState state : syncWorstFirst) {
        const int count = model.count(state);
        if (count > 0 && state != TileState::Ok)
            words << tr("%1 %2", "count, state").arg(format::number(qint64(count)), syncWord(state));
        squares.insert(squares.end(), std::size_t(count), syncSign(state));
    }
    m_ok->setFigure(matrix.cells.empty() ? format::none()
                                         : tr("%1 of %2")
                                               .arg(format::number(qint64(model.count(TileState::Ok))),
                                                    format::number(qint64(matrix.cells.size()))));
    m_ok->setParts(words.isEmpty() && !matrix.cells.empty() ? QStringList{tr("all")} : words);
    m_ok->setToolTip(format::list(words));

    const SyncCell* worst = nullptr;
    qint64 wrong = 0, counted = 0;
    QStringList wrongPlaces;
    const auto chainName = [&](const QString& caip2) {
        for (const SyncChain& chain : matrix.chains)
            if (chain.caip2 == caip2)
                return format::safe(chain.name);
        return caip2;
    };
    for (const SyncCell& cell : matrix.cells) {
        if (cell.lagSeconds && cell.state != TileState::Paused &&
            (!worst || *cell.lagSeconds > worst->lagSeconds.value_or(0)))
            worst = &cell;
        counted += cell.isMeasured();
        if (!cell.isMeasured() || cell.wrong() == 0)
            continue;
        wrong += cell.wrong();
        wrongPlaces << tr("%1, %2", "table, chain").arg(cell.entity, chainName(cell.caip2));
    }
    m_lag->setFigure(worst ? format::duration(*worst->lagSeconds) : format::none());
    m_lag->setChange(!worst                   ? QString()
                     : *worst->lagSeconds < 1 ? tr("all tables follow")
                     : worst->since.isValid() ? tr("%1, %2", "table, chain").arg(worst->entity, chainName(worst->caip2))
                                              : chainName(worst->caip2));
    m_lag->setState(worst ? syncSign(worst->state) : State::Ok);

    double rate = 0;
    bool live = false;
    if (snapshot)
        for (const ChainSnapshot& chain : snapshot->chains)
            if (chain.has(Feature::GlobalTables)) {
                rate += chain.rowsPerSecond;
                live = live || chain.live;
            }
    m_rows->setFigure(live ? tr("%1 /s", "rows per second").arg(format::rate(rate)) : format::none());
    m_rows->setChange(tr("synced as they are written"));

    m_keys->setFigure(counted == 0 ? format::none() : format::number(wrong));
    m_keys->setState(wrong > 0 ? State::Error : State::Ok);
    m_keys->setChange(wrongPlaces.size() == 1 ? tr("all in %1").arg(wrongPlaces.first())
                      : counted < qint64(matrix.cells.size())
                          ? tr("%1 of %2 cells counted", nullptr, int(matrix.cells.size()))
                                .arg(format::number(counted), format::number(qint64(matrix.cells.size())))
                      : wrong > 0 ? tr("in %n cells", nullptr, int(wrongPlaces.size()))
                                  : tr("all cells counted"));
}

}  // namespace signalbox::ui
