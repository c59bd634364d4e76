// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_actions.h"

#include <QMenu>

#include "actions/action_notes.h"
#include "crosschain/sync_view.h"
#include "crosschain/sync_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "theme/icon.h"

namespace signalbox::ui {

SyncActions::SyncActions(const SyncModel* model, const SyncView* view, QWidget* screen)
    : QObject(screen), m_model(model), m_view(view), m_screen(screen)
{
}

void SyncActions::send(const Command& command)
{
    if (m_engine)
        ActionNotes::expectIn(m_screen, m_engine->submit(command));
}

void SyncActions::resync()
{
    openSyncResync(m_engine, chosen(), m_screen->window(), [this](const Command& command) { send(command); });
}

void SyncActions::optimize()
{
    openSyncOptimize(m_engine, chosen(), m_screen->window(), [this](const Command& command) { send(command); });
}

void SyncActions::repair(const SyncChoice& tables)
{
    for (const auto& [caip2, names] : tables)
        send({arguments::Repair{names}, caip2, {}});
}

void SyncActions::repairChosen()
{
    repair(curable());
}

void SyncActions::count()
{
    const auto cells = m_view->chosen();
    SyncQueries* sync = m_engine ? m_engine->sync() : nullptr;
    if (!sync || cells.size() != 1)
        return;
    Q_EMIT counting(true);
    const quint64 ticket = ++m_ticket;
    whenAnswered(sync->measure(cells.front().first, cells.front().second), this,
                 [this, ticket](const Expected<SyncCell>&) {
                     if (ticket == m_ticket)
                         Q_EMIT counting(false);
                     Q_EMIT counted();
                 });
}

/// An empty list: all tables of the chain.
SyncChoice SyncActions::chosen() const
{
    SyncChoice all;
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

SyncChoice SyncActions::curable() const
{
    SyncChoice tables;
    for (const auto& [caip2, entity] : m_view->chosen())
        if (const SyncCell* cell = m_model->matrix().cell(caip2, entity); cell && isCurable(*cell))
            tables[caip2] << entity;
    return tables;
}

void SyncActions::showMenu(const QPoint& globalPos)
{
    auto* menu = new QMenu(m_screen);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& iconName, const QString& text, void (SyncActions::*run)()) {
        connect(menu->addAction(icon(iconName), text), &QAction::triggered, this, run);
    };
    const auto cells = m_view->chosen();
    if (!curable().empty())
        add(u"check"_s, tr("Repair"), &SyncActions::repairChosen);
    add(u"refresh"_s, cells.empty() ? tr("Resync all chains…") : tr("Resync selection…"), &SyncActions::resync);
    add(u"database"_s, cells.empty() ? tr("Optimize all chains…") : tr("Optimize selection…"), &SyncActions::optimize);
    if (cells.size() == 1) {
        menu->addSeparator();
        add(u"search"_s, tr("Count this cell now"), &SyncActions::count);
        connect(menu->addAction(icon(u"chains"_s), tr("Open chain")), &QAction::triggered, this,
                [this, caip2 = cells.front().first] { Q_EMIT chainWanted(caip2); });
    }
    menu->popup(globalPos);
}

std::vector<PaletteCommand> SyncActions::commands(const QString& hint, const std::function<void()>& show)
{
    const auto action = [&](const QString& text, const QString& iconName, void (SyncActions::*run)()) {
        return PaletteCommand{text, hint, iconName, [this, show, run] {
                                  show();
                                  (this->*run)();
                              }};
    };
    return {action(tr("Resync selection"), u"refresh"_s, &SyncActions::resync),
            action(tr("Repair selection"), u"check"_s, &SyncActions::repairChosen),
            action(tr("Count the rows of the selected cell"), u"search"_s, &SyncActions::count),
            action(tr("Optimize selection"), u"database"_s, &SyncActions::optimize)};
}

}  // namespace signalbox::ui
