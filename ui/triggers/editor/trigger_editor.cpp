// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/editor/trigger_editor.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/answer.h"
#include "shell/screen.h"
#include "signalbox/literals.h"
#include "signalbox/trigger_queries.h"
#include "triggers/conditions/conditions_card.h"
#include "triggers/dryrun/dry_run_asker.h"
#include "triggers/dryrun/dry_run_card.h"
#include "triggers/dryrun/rendered_actions.h"
#include "triggers/editor/editor_tabs.h"
#include "triggers/editor/trigger_buttons.h"
#include "triggers/effects/effect_previews.h"
#include "triggers/effects/effects_card.h"
#include "triggers/history/trigger_history.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/model/watched_chain.h"
#include "triggers/sentence/sentence_card.h"
#include "triggers/sentence/sentence_view.h"
#include "triggers/sheets/trigger_sheets.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

QScrollArea* makeArea()
{
    auto* area = new QScrollArea;
    area->setFrameStyle(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    area->verticalScrollBar()->setProperty("overlay", true);
    return area;
}

void place(QWidget* part, QScrollArea* area)
{
    area->setWidget(part);
    part->setAutoFillBackground(false);
    part->show();
}

constexpr int dryRunWidth = 420, leastTabs = 300;

}  // namespace

TriggerEditor::TriggerEditor(TriggerDraft* draft, ScreenContext* context, QWidget* parent)
    : QWidget(parent),
      m_draft(draft),
      m_asker(new DryRunAsker(draft, this)),
      m_previews(new EffectPreviews(draft, this)),
      m_buttons(new TriggerButtons(draft)),
      m_name(new Text({}, TextRole::Section)),
      m_sentence(new SentenceCard(draft)),
      m_conditions(new ConditionsCard(draft)),
      m_effects(new EffectsCard(draft, m_previews)),
      m_dryRun(new DryRunCard(draft, m_asker, context->desk)),
      m_history(new TriggerHistory(context->desk)),
      m_tabs(new EditorTabs(draft)),
      m_content(new QWidget),
      m_left(new QWidget)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(12);
    auto* rename = makeIconButton(u"edit"_s, tr("Rename the trigger"), ControlSize::Card);
    auto* open = makeIconButton(u"expand"_s, tr("Open the editor on its own page"), ControlSize::Card);
    m_name->setElide(Qt::ElideRight);
    CardHead* head = m_sentence->head();
    head->setHeight(42);
    head->setLine(true);
    head->addLeft(m_name);
    head->addLeft(rename);
    head->addRight(m_buttons);
    head->addRight(open);
    m_area = makeArea();
    m_conditionsArea = makeArea();
    m_effectsArea = makeArea();
    m_tabs->lend(EditorTabs::Conditions, m_conditionsArea);
    m_tabs->lend(EditorTabs::Actions, m_effectsArea);
    m_tabs->lend(EditorTabs::History, m_history);
    auto* left = new QVBoxLayout(m_left);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(12);
    auto* grid = new QGridLayout(m_content);
    grid->setContentsMargins(0, 0, 12, 16);  // the scroll bar is beside the cards
    grid->setSpacing(12);
    outer->addWidget(m_area);
    grid->addWidget(m_sentence, 0, 0, 1, 2);
    grid->addWidget(m_tabs, 1, 0, 1, 2);
    grid->addWidget(m_left, 1, 0);
    grid->setRowStretch(1, 1);
    grid->setColumnStretch(0, 1);
    m_tabs->setMinimumHeight(leastTabs);
    place(m_content, m_area);
    connect(rename, &QToolButton::clicked, this, [this] { openNameSheet(m_draft, window()); });
    connect(open, &QToolButton::clicked, this, &TriggerEditor::openWanted);
    connectParts();
    arrange();
    renew();
}

void TriggerEditor::connectParts()
{
    connect(m_draft, &TriggerDraft::changed, this, &TriggerEditor::renew);
    connect(m_draft, &TriggerDraft::fieldWanted, this, &TriggerEditor::showField);
    connect(m_sentence->view(), &SentenceView::fieldWanted, this, &TriggerEditor::showField);
    connect(m_sentence, &SentenceCard::conditionWanted, this, [this](const QString& type) {
        if (m_mode == Mode::Beside)
            m_tabs->setCurrent(EditorTabs::Conditions);
        if (type.isEmpty())
            m_conditions->showChoices();
        else
            m_conditions->addCondition(type);
    });
    connect(m_sentence, &SentenceCard::actionWanted, this, [this] {
        if (m_mode == Mode::Beside)
            m_tabs->setCurrent(EditorTabs::Actions);
        m_effects->showChoices();
    });
    connect(m_sentence, &SentenceCard::resetWanted, this, &TriggerEditor::resetWanted);
    connect(m_sentence, &SentenceCard::breakerWanted, this,
            [this] { openBreakerSheet(m_draft, window(), [this] { Q_EMIT breakerResetWanted(); }); });
    connect(m_asker, &DryRunAsker::changed, this,
            [this] { m_conditions->setDryRun(m_asker->result() ? &*m_asker->result() : nullptr); });
    connect(m_dryRun, &DryRunCard::eventChosen, m_previews, &EffectPreviews::setEvent);
    connect(m_dryRun, &DryRunCard::openWanted, this, &TriggerEditor::eventWanted);
    connect(m_dryRun->rendered(), &RenderedActions::testWanted, m_effects, &EffectsCard::openTest);
    connect(m_previews, &EffectPreviews::arrived, m_dryRun->rendered(), &RenderedActions::setPreview);
    connect(m_history, &TriggerHistory::countChanged, m_tabs, &EditorTabs::setEdits);
    connect(m_tabs, &EditorTabs::currentChanged, this, &TriggerEditor::tellWatched);
}

/// The parts are lent to the tabs or to the page: each exists once.
void TriggerEditor::arrange()
{
    const bool beside = m_mode == Mode::Beside;
    m_conditions->setLent(beside);
    m_effects->setLent(beside);
    m_dryRun->setBeside(beside);
    m_dryRun->setLent(beside);
    m_sentence->setAdding(beside);
    m_sentence->head()->setVisible(beside);
    m_tabs->setVisible(beside);
    m_left->setVisible(!beside);
    auto* grid = static_cast<QGridLayout*>(m_content->layout());
    if (beside) {
        place(m_conditions, m_conditionsArea);
        place(m_effects, m_effectsArea);
        m_tabs->lend(EditorTabs::DryRun, m_dryRun);
        m_dryRun->setMinimumSize(0, 0);
        m_dryRun->setMaximumWidth(QWIDGETSIZE_MAX);
    } else {
        auto* left = static_cast<QVBoxLayout*>(m_left->layout());
        m_conditionsArea->takeWidget();
        m_effectsArea->takeWidget();
        left->addWidget(m_conditions);
        left->addWidget(m_effects);
        left->setStretch(1, 1);
        m_conditions->show();
        m_effects->show();
        grid->addWidget(m_left, 1, 0, 1, m_narrow ? 2 : 1);
        if (m_narrow)
            grid->addWidget(m_dryRun, 2, 0, 1, 2);
        else
            grid->addWidget(m_dryRun, 1, 1);
        m_dryRun->show();
        m_dryRun->setMinimumHeight(m_narrow ? 460 : 520);
        m_dryRun->setMaximumWidth(m_narrow ? QWIDGETSIZE_MAX : dryRunWidth);
        m_dryRun->setMinimumWidth(m_narrow ? 0 : dryRunWidth);
    }
    tellWatched();
}

void TriggerEditor::setMode(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    arrange();
}

void TriggerEditor::setNarrow(bool narrow)
{
    m_buttons->setSmall(narrow);
    if (std::exchange(m_narrow, narrow) != narrow)
        arrange();
}

void TriggerEditor::setEngine(Engine* engine)
{
    m_engine = engine;
    TriggerQueries* queries = engine ? engine->triggers() : nullptr;
    m_draft->setQueries(queries);
    m_asker->setQueries(queries);
    m_previews->setQueries(queries);
    m_history->setQueries(queries);
    m_effects->setEngine(engine);
}

void TriggerEditor::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    m_conditions->setSnapshot(snapshot);
    const std::vector<WatchedChain> chains = watchedChains(snapshot);
    const WatchedChain* chain = findChain(chains, m_draft->now().chainId);
    m_sentence->setChain(chain ? format::safe(chain->name) : QString());
}

void TriggerEditor::setWatched(bool watched)
{
    m_watched = watched;
    tellWatched();
}

void TriggerEditor::tellWatched()
{
    m_asker->setWatched(m_watched);
    m_previews->setWatched(m_watched);
}

void TriggerEditor::setSummary(const TriggerSummary* summary)
{
    m_sentence->setLastFired(summary ? summary->lastFired : QDateTime());
}

void TriggerEditor::loadStored()
{
    const QString id = m_draft->stored().id;
    m_history->setTrigger(id);
    m_history->load();
    m_sentence->setState({});
    if (!m_engine || !m_engine->triggers() || id.isEmpty() || !m_draft->stored().stateful)
        return;
    whenAnswered(m_engine->triggers()->state(id), this, [this, id](const Expected<QJsonObject>& answer) {
        if (answer && m_draft->stored().id == id)
            m_sentence->setState(*answer);
    });
}

void TriggerEditor::refresh()
{
    loadStored();
    m_asker->run();
    m_effects->loadSecrets();
}

void TriggerEditor::renew()
{
    const QString name = format::safe(m_draft->now().name);
    m_name->setText(m_draft->isChanged() ? tr("%1 (not saved)", "name of a trigger").arg(name) : name);
}

void TriggerEditor::showField(const QString& path)
{
    const TriggerPlace place = TriggerPlace::of(path);
    if (place.section == "name"_L1 || place.section == "description"_L1)
        return openNameSheet(m_draft, window());
    const bool action = place.section == "actions"_L1;
    if (m_mode == Mode::Beside)
        m_tabs->setCurrent(action ? EditorTabs::Actions : EditorTabs::Conditions);
    if (action)
        m_effects->focusField(path);
    else
        m_conditions->focusField(path);
    if (QWidget* focus = window()->focusWidget())
        for (QWidget* each = focus->parentWidget(); each; each = each->parentWidget())
            if (auto* area = qobject_cast<QScrollArea*>(each)) {
                area->ensureWidgetVisible(focus);
                break;
            }
}

}  // namespace signalbox::ui
