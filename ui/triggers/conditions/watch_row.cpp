// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/conditions/watch_row.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>

#include "signalbox/literals.h"
#include "theme/style.h"
#include "theme/theme.h"
#include "triggers/conditions/condition_row.h"
#include "triggers/model/condition_choices.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/model/trigger_words.h"
#include "widgets/format.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

/// Conditions that the other registry does not have go; an event type becomes one that it has.
void adopt(Trigger& trigger, const QString& registry)
{
    trigger.registry = registry;
    const auto choices = conditionChoices(registry);
    std::vector<TriggerCondition> kept;
    for (TriggerCondition condition : trigger.conditions) {
        const auto found = std::find_if(choices.begin(), choices.end(), [&](const ConditionChoice& choice) {
            return choice.kind->type == condition.type &&
                   (choice.field == condition.field || choice.kind->fields.size() < 2);
        });
        if (found == choices.end())
            continue;
        if (condition.type == "event_type_equals"_L1 && !eventTypesOf(registry).contains(condition.value))
            condition.value = eventTypesOf(registry).value(0);
        kept.push_back(std::move(condition));
    }
    trigger.conditions = std::move(kept);
}

}  // namespace

WatchRow::WatchRow(TriggerDraft* draft, QWidget* parent)
    : QWidget(parent),
      m_draft(draft),
      m_chain(new QComboBox),
      m_registry(new QComboBox),
      m_hint(new Text({}, TextRole::Small, Ink::Secondary))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6 + 16 + 8, 5, 8, 5);
    row->setSpacing(8);
    auto* join = new Text(tr("on", "before the name of a chain"), TextRole::Base, Ink::Secondary);
    join->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    join->setFixedWidth(joinWidth());
    m_chain->setAccessibleName(tr("Chain"));
    m_registry->setAccessibleName(tr("Registry"));
    for (QComboBox* each : {m_chain, m_registry}) {
        setControlSize(each, ControlSize::Card);
        each->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    }
    m_chain->setFixedWidth(150);
    m_registry->setFixedWidth(112);
    for (const auto& [name, events] : triggerVocabulary().eventTypes)
        m_registry->addItem(registryWord(name), name);
    m_hint->setElide(Qt::ElideRight);
    row->addWidget(join);
    row->addWidget(m_chain);
    row->addWidget(m_registry);
    row->addWidget(m_hint, 1);
    connect(m_chain, &QComboBox::activated, this, [this] {
        const qint64 id = m_chain->currentData().toLongLong();
        m_draft->change([id](Trigger& trigger) { trigger.chainId = id; });
    });
    connect(m_registry, &QComboBox::activated, this, [this] {
        const QString registry = m_registry->currentData().toString();
        if (registry != m_draft->now().registry)
            m_draft->reshape([&](Trigger& trigger) { adopt(trigger, registry); });
    });
}

void WatchRow::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    std::vector<WatchedChain> chains = watchedChains(snapshot);
    if (chains == m_chains)
        return;
    m_chains = std::move(chains);
    m_chain->clear();
    for (const WatchedChain& chain : m_chains)
        m_chain->addItem(format::safe(chain.name), chain.id);
    renew();
}

void WatchRow::renew()
{
    const Trigger& trigger = m_draft->now();
    int chain = m_chain->findData(trigger.chainId);
    if (chain < 0 && trigger.chainId > 0) {
        m_chain->addItem(tr("chain %1", "its number").arg(trigger.chainId), trigger.chainId);
        chain = m_chain->count() - 1;
    }
    m_chain->setCurrentIndex(chain);
    m_registry->setCurrentIndex(m_registry->findData(trigger.registry));
    const WatchedChain* watched = findChain(m_chains, trigger.chainId);
    const bool receives = watched && watched->hasRegistries;
    m_hint->setText(receives ? tr("registry; its events are evaluated in block order")
                             : tr("receives no events yet: see the message above"));
    m_hint->setInk(receives ? Ink::Secondary : Ink::Warn);
}

void WatchRow::focusField(const QString& section)
{
    (section == "registry"_L1 ? m_registry : m_chain)->setFocus(Qt::TabFocusReason);
}

void WatchRow::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(0, height() - 1, width(), 1, Theme::current().grid);
}

}  // namespace signalbox::ui
