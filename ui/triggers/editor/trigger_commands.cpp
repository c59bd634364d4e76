// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/editor/trigger_commands.h"

#include <QWidget>

#include "signalbox/literals.h"
#include "triggers/editor/trigger_buttons.h"
#include "triggers/model/trigger_calls.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/sheets/delete_trigger_sheet.h"
#include "triggers/sheets/import_sheet.h"
#include "triggers/sheets/trigger_sheets.h"
#include "widgets/format.h"

namespace signalbox::ui {

TriggerCommands::TriggerCommands(TriggerDraft* draft, TriggerCalls* calls, QWidget* over)
    : QObject(over), m_draft(draft), m_calls(calls), m_over(over)
{
}

void TriggerCommands::serve(TriggerButtons* buttons)
{
    connect(buttons, &TriggerButtons::saveWanted, this, &TriggerCommands::save);
    connect(buttons, &TriggerButtons::revertWanted, this, &TriggerCommands::revert);
    connect(buttons, &TriggerButtons::duplicateWanted, this, &TriggerCommands::duplicate);
    connect(buttons, &TriggerButtons::deleteWanted, this, &TriggerCommands::removeWanted);
    connect(buttons, &TriggerButtons::exportWanted, this, &TriggerCommands::exportOne);
    connect(buttons, &TriggerButtons::enableWanted, this, &TriggerCommands::setOn);
    connect(buttons, &TriggerButtons::resetWanted, this, [this] { m_calls->resetState(m_draft->stored().id); });
    connect(buttons, &TriggerButtons::breakerResetWanted, this,
            [this] { m_calls->resetBreaker(m_draft->stored().id); });
    connect(m_calls, &TriggerCalls::busyChanged, buttons, [this, buttons] { buttons->setBusy(m_calls->isBusy()); });
}

void TriggerCommands::save()
{
    if (m_draft->isChanged() && m_draft->isValid() && !m_calls->isBusy())
        m_calls->save(m_draft->now());
}

void TriggerCommands::revert()
{
    if (!m_draft->isChanged())
        return;
    askToDiscard(format::safe(m_draft->now().name), m_over->window(), [this] {
        if (m_draft->isNew())
            return Q_EMIT discarded();
        m_draft->revert();
        Q_EMIT reverted();
    });
}

void TriggerCommands::duplicate()
{
    Trigger copy = m_draft->now();
    copy.name = tr("%1 (copy)", "name of a trigger").arg(copy.name);
    copy.enabled = false;
    copy.breaker.state = BreakerState::Closed;
    copy.breaker.failures = 0;
    for (TriggerCondition& each : copy.conditions)
        each.id = 0;
    for (TriggerAction& each : copy.actions)
        each.id = 0;
    Q_EMIT editWanted(copy);
}

void TriggerCommands::remove(const TriggerSummary& summary, int edits)
{
    openDeleteTriggerSheet(summary, edits, m_over->window(),
                           [calls = QPointer<TriggerCalls>(m_calls), id = summary.trigger.id] {
                               if (calls)
                                   calls->remove(id);
                           });
}

void TriggerCommands::setOn(bool on)
{
    if (m_draft->isNew())
        m_draft->change([on](Trigger& trigger) { trigger.enabled = on; });
    else
        m_calls->setEnabled(m_draft->stored().id, on);
}

void TriggerCommands::exportOne()
{
    exportTriggers(m_engine, {m_draft->stored().id}, m_draft->stored().name.simplified() + u".json"_s,
                   m_over->window());
}

}  // namespace signalbox::ui
