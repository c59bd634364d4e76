// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/effects/effects_card.h"

#include <QMenu>
#include <QPointer>
#include <QPushButton>

#include "addchain/drag_grip.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "settings/secret_sheet.h"
#include "signalbox/action_queries.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "triggers/conditions/reorder_guide.h"
#include "triggers/effects/effect_block.h"
#include "triggers/effects/effect_form.h"
#include "triggers/effects/effect_previews.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/model/trigger_examples.h"
#include "triggers/model/trigger_words.h"
#include "triggers/sheets/test_sheet.h"
#include "widgets/button.h"

namespace signalbox::ui {

EffectsCard::EffectsCard(TriggerDraft* draft, EffectPreviews* previews, QWidget* parent)
    : Card(tr("Actions"), parent),
      m_draft(draft),
      m_previews(previews),
      m_guide(new ReorderGuide(this, [this] { return std::vector<QWidget*>(m_blocks.begin(), m_blocks.end()); })),
      m_box(new QVBoxLayout),
      m_add(makeButton(tr("Add action"), ButtonKind::Normal, u"plus"_s, ControlSize::Card)),
      m_none(new Text({}, TextRole::Small, Ink::Secondary))
{
    head()->setHeight(37);
    head()->setLine(true);
    head()->setNote(tr("started in this order, none waits for another"));
    head()->addRight(m_add);
    auto* menu = new QMenu(m_add);
    m_add->setMenu(menu);
    for (const char* each : {"telegram", "rest", "mcp"}) {
        const QString type = QLatin1String(each);
        connect(menu->addAction(icon(actionIcon(type)), actionTypeWord(type)), &QAction::triggered, this,
                [this, type] { addAction(type); });
    }
    m_box->setContentsMargins(0, 0, 0, 0);
    m_box->setSpacing(0);
    body()->addLayout(m_box);
    m_none->setText(tr("Without an action the trigger only counts. Add one to send a message or to call a service."));
    m_none->setWordWrap(true);
    m_none->setContentsMargins(12, 10, 12, 12);
    body()->addWidget(m_none);
    body()->addStretch(1);
    connect(m_guide, &ReorderGuide::moved, this, &EffectsCard::move);
    connect(draft, &TriggerDraft::reshaped, this, &EffectsCard::rebuild);
    connect(draft, &TriggerDraft::changed, this, &EffectsCard::renew);
    connect(previews, &EffectPreviews::arrived, this, [this](int action, const ActionPreview& preview) {
        if (size_t(action) < m_blocks.size())
            m_blocks[size_t(action)]->setPreview(preview, m_previews->eventTime());
    });
    connect(previews, &EffectPreviews::failed, this, [this](int action, const Error& error) {
        if (size_t(action) < m_blocks.size())
            m_blocks[size_t(action)]->form()->setPreviewFailure(engineWords(error));
    });
    rebuild();
}

void EffectsCard::setEngine(Engine* engine)
{
    m_engine = engine;
    loadSecrets();
    renew();
}

void EffectsCard::loadSecrets()
{
    if (!m_engine || !m_engine->actions())
        return;
    whenAnswered(m_engine->actions()->secrets(), this, [this](const Expected<QStringList>& answer) {
        if (!answer)
            return;
        m_secrets = *answer;
        for (EffectBlock* block : m_blocks)
            block->form()->setSecrets(m_secrets);
    });
}

void EffectsCard::rebuild()
{
    for (EffectBlock* block : m_blocks) {
        block->hide();
        block->deleteLater();
    }
    m_blocks.clear();
    for (int i = 0; i < int(m_draft->now().actions.size()); ++i) {
        auto* block = new EffectBlock(m_draft, i);
        m_box->addWidget(block);
        m_blocks.push_back(block);
        m_guide->add(block->grip(), i);
        block->form()->setSecrets(m_secrets);
        connectBlock(block, i);
    }
    m_none->setVisible(m_blocks.empty());
}

void EffectsCard::connectBlock(EffectBlock* block, int index)
{
    connect(block->form(), &EffectForm::secretWanted, this, &EffectsCard::openSecret);
    connect(block, &EffectBlock::testWanted, this, [this, index] { openTest(index); });
    connect(block, &EffectBlock::moveWanted, this, [this, index](int by) { move(index, index + by); });
    connect(block, &EffectBlock::copyWanted, this, [this, index] {
        m_draft->reshapeActions([index](std::vector<TriggerAction>& actions) {
            TriggerAction copy = actions[size_t(index)];
            copy.id = 0;
            actions.insert(actions.begin() + index + 1, copy);
        });
    });
    connect(block, &EffectBlock::removeWanted, this, [this, index] {
        m_draft->reshape([index](Trigger& trigger) { trigger.actions.erase(trigger.actions.begin() + index); });
        m_add->setFocus(Qt::OtherFocusReason);
    });
}

void EffectsCard::renew()
{
    const bool testable = m_engine && m_engine->actions();
    for (EffectBlock* block : m_blocks) {
        block->renew();
        block->setTestable(testable);
    }
}

void EffectsCard::addAction(const QString& type)
{
    m_draft->reshape([&](Trigger& trigger) {
        int last = 0;
        for (const TriggerAction& each : trigger.actions)
            last = std::max(last, each.priority);
        trigger.actions.push_back(newAction(type, last + 1));
    });
    Q_EMIT m_draft->fieldWanted(u"actions[%1].config"_s.arg(m_draft->now().actions.size() - 1));
}

void EffectsCard::showChoices()
{
    m_add->setFocus(Qt::OtherFocusReason);
    // not QPushButton::showMenu(): that waits in a loop of its own
    m_add->menu()->popup(m_add->mapToGlobal(QPoint(0, m_add->height())));
}

void EffectsCard::setLent(bool lent)
{
    setFlat(lent);
    head()->setTitle(lent ? QString() : tr("Actions"));
}

void EffectsCard::move(int from, int to)
{
    const int count = int(m_draft->now().actions.size());
    if (from < 0 || to < 0 || from >= count || to >= count || from == to)
        return;
    m_draft->reshapeActions([from, to](std::vector<TriggerAction>& actions) { moveRow(actions, from, to); });
    m_blocks[size_t(to)]->grip()->setFocus(Qt::OtherFocusReason);
}

void EffectsCard::focusField(const QString& path)
{
    const TriggerPlace place = TriggerPlace::of(path);
    if (place.index >= 0 && size_t(place.index) < m_blocks.size())
        m_blocks[size_t(place.index)]->form()->focusField(place.rest.section(u'.', 1));
    else
        m_add->setFocus(Qt::TabFocusReason);
}

void EffectsCard::openSecret(const QString& name)
{
    if (!m_engine || !m_engine->actions())
        return;
    auto* sheet = new SecretSheet(m_engine, name, window());
    connect(sheet, &SecretSheet::stored, this, &EffectsCard::loadSecrets);
    sheet->open();
}

void EffectsCard::openTest(int index)
{
    if (m_engine && m_engine->actions() && size_t(index) < m_blocks.size())
        openTestSheet({m_engine, m_draft->now(), index, m_previews->event(), m_blocks[size_t(index)]->preview()},
                      window());
}

}  // namespace signalbox::ui
