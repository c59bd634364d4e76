// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/conditions/conditions_card.h"

#include <QMenu>
#include <QPushButton>

#include "addchain/drag_grip.h"
#include "signalbox/literals.h"
#include "triggers/conditions/condition_row.h"
#include "triggers/conditions/reorder_guide.h"
#include "triggers/conditions/watch_row.h"
#include "triggers/model/condition_choices.h"
#include "triggers/model/trigger_draft.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/state_chip.h"

namespace signalbox::ui {

ConditionsCard::ConditionsCard(TriggerDraft* draft, QWidget* parent)
    : Card(tr("Conditions"), parent),
      m_draft(draft),
      m_watch(new WatchRow(draft)),
      m_guide(new ReorderGuide(this, [this] { return std::vector<QWidget*>(m_rows.begin(), m_rows.end()); })),
      m_box(new QVBoxLayout),
      m_add(makeButton(tr("Add condition"), ButtonKind::Normal, u"plus"_s, ControlSize::Card))
{
    head()->setHeight(37);
    head()->setLine(true);
    head()->setNote(tr("all must be true"));
    auto* faults = new StateChip;
    faults->setBare(true);
    m_faults = faults;
    head()->addRight(m_faults);
    head()->addRight(m_add);
    m_box->setContentsMargins(0, 0, 0, 0);
    m_box->setSpacing(0);
    body()->addWidget(m_watch);
    body()->addLayout(m_box);
    body()->addStretch(1);
    auto* menu = new QMenu(m_add);
    m_add->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const ConditionChoice& choice : conditionChoices(m_draft->now().registry))
            connect(menu->addAction(choice.label), &QAction::triggered, this, [this, choice] {
                m_draft->reshape(
                    [&](Trigger& trigger) { trigger.conditions.push_back(newCondition(choice, trigger.registry)); });
                focusField(u"conditions[%1].value"_s.arg(m_draft->now().conditions.size() - 1));
            });
    });
    connect(m_guide, &ReorderGuide::moved, this, &ConditionsCard::move);
    connect(draft, &TriggerDraft::reshaped, this, &ConditionsCard::rebuild);
    connect(draft, &TriggerDraft::changed, this, &ConditionsCard::renew);
    rebuild();
    renew();
}

void ConditionsCard::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    m_watch->setSnapshot(snapshot);
}

void ConditionsCard::rebuild()
{
    for (ConditionRow* row : m_rows) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    for (int i = 0; i < int(m_draft->now().conditions.size()); ++i) {
        auto* row = new ConditionRow(m_draft, i);
        m_box->addWidget(row);
        m_rows.push_back(row);
        connect(row, &ConditionRow::removeWanted, this, [this, i] {
            m_draft->reshape([i](Trigger& trigger) { trigger.conditions.erase(trigger.conditions.begin() + i); });
            if (!m_rows.empty())
                m_rows[size_t(std::min(i, int(m_rows.size()) - 1))]->focusField(u"value"_s);
            else
                m_add->setFocus(Qt::OtherFocusReason);
        });
        m_guide->add(row->grip(), i);
    }
}

void ConditionsCard::renew()
{
    m_watch->renew();
    int refused = 0;
    for (ConditionRow* row : m_rows) {
        row->renew();
        refused += row->isRefused() ? 1 : 0;
    }
    static_cast<StateChip*>(m_faults)->set(State::Error,
                                           tr("%1 of %2 not valid", "conditions").arg(refused).arg(m_rows.size()));
    m_faults->setVisible(refused > 0);
}

void ConditionsCard::setDryRun(const DryRun* run)
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        QString hint;
        if (run && i < run->passed.size())
            hint = tr("%1 of %2 events", "that pass so far, checked", format::plural(run->events))
                       .arg(format::number(run->passed[i]), format::number(run->events));
        m_rows[i]->setCounts(hint);
    }
}

void ConditionsCard::focusField(const QString& path)
{
    const TriggerPlace place = TriggerPlace::of(path);
    if (place.section == "conditions"_L1 && place.index >= 0 && size_t(place.index) < m_rows.size())
        m_rows[size_t(place.index)]->focusField(place.rest);
    else
        m_watch->focusField(place.section);
}

void ConditionsCard::addCondition(const QString& type)
{
    const auto choices = conditionChoices(m_draft->now().registry);
    const auto wanted = std::find_if(choices.begin(), choices.end(),
                                     [&](const ConditionChoice& choice) { return choice.kind->type == type; });
    if (wanted == choices.end())
        return;
    // before the stateful ones: they count what reaches them
    int at = 0;
    m_draft->reshape([&](Trigger& trigger) {
        const auto first = std::find_if(trigger.conditions.begin(), trigger.conditions.end(), [](const auto& each) {
            const auto* kind = conditionKind(each.type);
            return kind && kind->stateful;
        });
        at = int(first - trigger.conditions.begin());
        trigger.conditions.insert(first, newCondition(*wanted, trigger.registry));
    });
    Q_EMIT m_draft->fieldWanted(u"conditions[%1].value"_s.arg(at));
}

void ConditionsCard::showChoices()
{
    m_add->setFocus(Qt::OtherFocusReason);
    // not QPushButton::showMenu(): that waits in a loop of its own
    m_add->menu()->popup(m_add->mapToGlobal(QPoint(0, m_add->height())));
}

void ConditionsCard::setLent(bool lent)
{
    setFlat(lent);
    head()->setTitle(lent ? QString() : tr("Conditions"));
}

void ConditionsCard::move(int from, int to)
{
    const int count = int(m_draft->now().conditions.size());
    if (from < 0 || to < 0 || from >= count || to >= count || from == to)
        return;
    m_draft->reshape([from, to](Trigger& trigger) { moveRow(trigger.conditions, from, to); });
    m_rows[size_t(to)]->grip()->setFocus(Qt::OtherFocusReason);
}

}  // namespace signalbox::ui
