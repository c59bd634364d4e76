// SPDX-License-Identifier: GPL-3.0-or-later

// The actions of the Sync screen.
#include <QJsonArray>
#include <QMenu>

#include "actions/action_notes.h"
#include "actions/backfill_offers.h"
#include "crosschain/sync_lag_card.h"
#include "crosschain/sync_model.h"
#include "crosschain/sync_pane.h"
#include "crosschain/sync_screen.h"
#include "crosschain/sync_sheets.h"
#include "crosschain/sync_view.h"
#include "crosschain/sync_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/format.h"
#include "widgets/message_bar.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {
using CellState = SyncCell::State;
}  // namespace

/// The same counts as in the first tile; without errors, the number of ok cells.
StatusNote SyncScreen::statusNote() const
{
    QStringList words;
    for (const CellState state : {CellState::Error, CellState::Behind})
        if (const int count = m_model->count(state); count > 0)
            words << tr("%1 %2", "count, state").arg(format::number(qint64(count)), syncWord(state));
    if (const int ok = m_model->count(CellState::Ok); words.isEmpty() && ok > 0)
        words << tr("%1 %2", "count, state").arg(format::number(qint64(ok)), syncWord(CellState::Ok));
    if (words.isEmpty())
        return {};
    StatusNote note{tr("sync %1", "counts by state").arg(words.join(u" · "_s)), tr("Cells of the matrix by state"),
                    u"sync"_s};
    if (const SyncCell* worst = worstCell())
        note.address += QLatin1Char('/') + worst->caip2 + QLatin1Char('/') + worst->entity;
    return note;
}

void SyncScreen::showSegments()
{
    std::vector<Segments::Item> items{
        {u"all"_s, tr("All %1").arg(format::number(qint64(m_model->matrix().cells.size())))}};
    for (const CellState state : syncWorstFirst)
        if (const int count = m_model->count(state); count > 0 || m_segments->current() == QLatin1String(name(state)))
            items.push_back({QLatin1String(name(state)),
                             tr("%1 %2", "state, count").arg(syncWord(state), format::number(qint64(count)))});
    m_segments->setItems(items);
}

void SyncScreen::filter()
{
    const QString id = m_segments->current();
    std::optional<CellState> wanted;
    for (const CellState state : syncWorstFirst)
        if (id == QLatin1String(name(state)))
            wanted = state;
    m_model->setFilter(wanted);
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_view->setRowHidden(row, !m_model->hasMatch(row));
}

/// The cell with the highest priority.
const SyncCell* SyncScreen::worstCell(const QString& caip2) const
{
    for (const CellState state : syncWorstFirst)
        for (const SyncCell& cell : m_model->matrix().cells)
            if (cell.state == state && (caip2.isEmpty() || cell.caip2 == caip2))
                return &cell;
    return nullptr;
}

void SyncScreen::chooseWorst(const QString& caip2)
{
    if (const SyncCell* cell = worstCell(caip2))
        m_view->choose(cell->caip2, cell->entity);
}

void SyncScreen::chooseWanted()
{
    const auto [caip2, entity] = std::exchange(m_wanted, {});
    if (entity.isEmpty())
        chooseWorst(caip2);
    else
        m_view->choose(caip2, entity);
}

void SyncScreen::showOffers()
{
    std::vector<BarMessage> messages;
    for (const SyncAlert& alert : m_offers->all())
        if (auto message = m_offers->message(alert.caip2, true); message && alert.kind == SyncAlert::Kind::Unfilled)
            messages.push_back(std::move(*message));
    m_bars->setMessages(u"backfill"_s, std::move(messages));
    showChosen();
}

void SyncScreen::showChosen()
{
    const auto cells = m_view->chosen();
    m_chart->setChosen(cells);
    const SyncMatrix& matrix = m_model->matrix();
    if (cells.empty())
        return m_pane->showNothing();
    if (cells.size() > 1) {
        int wrong = 0;
        for (const auto& [caip2, entity] : cells)
            if (const SyncCell* cell = matrix.cell(caip2, entity))
                wrong += isCurable(*cell);
        return m_pane->showMany(int(cells.size()), wrong);
    }
    const SyncCell* cell = matrix.cell(cells.front().first, cells.front().second);
    for (const SyncChain& chain : matrix.chains)
        if (cell && chain.caip2 == cell->caip2)
            m_pane->showCell(*cell, chain, cell->needsBackfill ? m_offers->of(cell->caip2) : nullptr);
}

std::map<QString, QStringList> SyncScreen::chosen() const
{
    std::map<QString, QStringList> all;
    for (const auto& [caip2, entity] : m_view->chosen())
        all[caip2] << entity;
    if (all.empty())
        for (const SyncChain& chain : m_model->matrix().chains)
            all[chain.caip2] = {};
    for (auto& [caip2, tables] : all)
        if (tables.size() == m_model->matrix().entities.size())
            tables.clear();
    return all;
}

void SyncScreen::measure()
{
    const auto cells = m_view->chosen();
    SyncQueries* sync = engine() ? engine()->sync() : nullptr;
    if (!sync || cells.size() != 1)
        return;
    m_pane->setCounting(true);
    const quint64 ticket = ++m_counting;
    whenAnswered(sync->measure(cells.front().first, cells.front().second), this,
                 [this, ticket](const Expected<SyncCell>&) {
                     if (ticket == m_counting)
                         m_pane->setCounting(false);
                     m_asking = false;
                     ask();
                 });
}

void SyncScreen::repair(const std::map<QString, QStringList>& tables)
{
    if (engine())
        for (const auto& [caip2, names] : tables)
            ActionNotes::expectIn(this, engine()->submit({arguments::Repair{names}, caip2, {}}));
}

void SyncScreen::repairChosen()
{
    std::map<QString, QStringList> tables;
    for (const auto& [caip2, entity] : m_view->chosen())
        if (const SyncCell* cell = m_model->matrix().cell(caip2, entity); cell && isCurable(*cell))
            tables[caip2] << entity;
    repair(tables);
}

void SyncScreen::resync()
{
    openSyncResync(engine(), chosen(), window(), [this](const Command& command) {
        if (engine())
            ActionNotes::expectIn(this, engine()->submit(command));
    });
}

void SyncScreen::optimize()
{
    openSyncOptimize(engine(), chosen(), window(), [this](const Command& command) {
        if (engine())
            ActionNotes::expectIn(this, engine()->submit(command));
    });
}

void SyncScreen::showMenu(const QPoint& global)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& iconName, const QString& text, void (SyncScreen::*run)()) {
        connect(menu->addAction(icon(iconName), text), &QAction::triggered, this, run);
    };
    const auto cells = m_view->chosen();
    const bool curable = std::any_of(cells.begin(), cells.end(), [this](const auto& key) {
        const SyncCell* cell = m_model->matrix().cell(key.first, key.second);
        return cell && isCurable(*cell);
    });
    if (curable)
        add(u"check"_s, tr("Repair"), &SyncScreen::repairChosen);
    add(u"refresh"_s, cells.empty() ? tr("Resync all chains…") : tr("Resync selection…"), &SyncScreen::resync);
    add(u"database"_s, cells.empty() ? tr("Optimize all chains…") : tr("Optimize selection…"), &SyncScreen::optimize);
    if (cells.size() == 1) {
        menu->addSeparator();
        add(u"search"_s, tr("Count this cell now"), &SyncScreen::measure);
        connect(menu->addAction(icon(u"chains"_s), tr("Open chain")), &QAction::triggered, this,
                [this, caip2 = cells.front().first] { context().go(u"chains/"_s + caip2); });
    }
    menu->popup(global);
}

}  // namespace signalbox::ui
