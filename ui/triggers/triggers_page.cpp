// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/triggers_page.h"

#include <QLineEdit>
#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <numeric>

#include "language/engine_words.h"
#include "models/action_words.h"
#include "signalbox/literals.h"
#include "signalbox/trigger_queries.h"
#include "triggers/editor/trigger_buttons.h"
#include "triggers/editor/trigger_commands.h"
#include "triggers/empty_triggers.h"
#include "triggers/held_bar.h"
#include "triggers/history/trigger_history.h"
#include "triggers/list/trigger_list.h"
#include "triggers/list/trigger_list_model.h"
#include "triggers/model/trigger_calls.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/model/trigger_examples.h"
#include "triggers/model/watched_chain.h"
#include "triggers/sheets/import_sheet.h"
#include "triggers/trigger_bars.h"
#include "widgets/format.h"
#include "widgets/message_bar.h"

namespace signalbox::ui {

namespace {
constexpr int againMs = 5'000;
constexpr int listWidth = 276, narrowListWidth = 216;
const QString fresh = u"new"_s;
}  // namespace

TriggersPage::TriggersPage(ScreenContext* context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_draft(new TriggerDraft(this)),
      m_calls(new TriggerCalls(this)),
      m_model(new TriggerListModel(this)),
      m_bars(new MessageStack),
      m_held(new HeldBar(m_bars, this)),
      m_stack(new QStackedWidget),
      m_work(new QWidget),
      m_empty(new EmptyTriggers),
      m_list(new TriggerList(m_model)),
      m_editor(new TriggerEditor(m_draft, context)),
      m_commands(new TriggerCommands(m_draft, m_calls, this)),
      m_notes(std::make_unique<TriggerBars>(m_bars, context))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bars);
    column->addWidget(m_stack, 1);
    auto* row = new QHBoxLayout(m_work);
    row->setContentsMargins(16, 12, 4, 0);  // the editor scrolls between its cards and the window's edge
    row->setSpacing(12);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(0, 0, 0, 16);
    left->addWidget(m_list);
    row->addLayout(left);
    row->addWidget(m_editor, 1);
    m_list->setFixedWidth(listWidth);
    m_stack->addWidget(m_work);
    m_stack->addWidget(m_empty);
    m_clock.setInterval(againMs);
    connect(&m_clock, &QTimer::timeout, this, &TriggersPage::ask);
    connect(m_held, &HeldBar::showWanted, this, [this] { Q_EMIT auditWanted(u"held"_s); });
    connectList();
    connectCalls();
    connectDraft();
    connectCommands();
    m_editor->setEnabled(false);
}

TriggersPage::~TriggersPage() = default;

void TriggersPage::connectList()
{
    connect(m_list, &TriggerList::chosen, this, [this](const QString& id) { open(id, TriggerEditor::Mode::Beside); });
    connect(m_list, &TriggerList::openWanted, this, [this](const QString& id) { m_context->go(u"triggers/"_s + id); });
    connect(m_list, &TriggerList::newWanted, this, [this] { m_context->go(u"triggers/new"_s); });
    connect(m_list, &TriggerList::importWanted, this, &TriggersPage::openImport);
    connect(m_list, &TriggerList::exportWanted, this,
            [this] { exportTriggers(m_engine, {}, u"triggers.json"_s, window()); });
    connect(m_empty, &EmptyTriggers::exampleWanted, this, &TriggersPage::edit);
    connect(m_empty, &EmptyTriggers::importWanted, this, &TriggersPage::openImport);
}

void TriggersPage::connectCalls()
{
    connect(m_calls, &TriggerCalls::saved, this, [this](const Trigger& trigger) {
        m_notes->clearNotes();
        m_kept.forget(m_draft->isNew() ? fresh : trigger.id);
        if (m_draft->isNew() || m_draft->stored().id == trigger.id) {
            m_draft->open(trigger);
            m_editor->loadStored();
        }
        Q_EMIT addressChanged();
        ask();
        endSave(true);
    });
    connect(m_calls, &TriggerCalls::conflicted, this, [this](const Trigger& mine) {
        const auto load = [this, id = mine.id] {
            m_notes->clearNotes();
            m_kept.forget(id);
            if (m_draft->stored().id == id)
                m_draft->revert();
            read(id);
        };
        m_notes->setConflict(mine, load, [this, mine] { m_calls->overwrite(mine); });
        endSave(false);
    });
    connect(m_calls, &TriggerCalls::changed, this, [this](const QString& id) {
        if (id == m_draft->stored().id)
            read(id);
        ask();
    });
    connect(m_calls, &TriggerCalls::removed, this, [this](const QString& id) {
        m_kept.forget(id);
        if (m_draft->stored().id == id)
            closeEditor();
        ask();
    });
    connect(m_calls, &TriggerCalls::failed, this, [this](const QString& what, const Error& error) {
        m_notes->note(what, engineWords(error), true);
        endSave(false);
    });
}

void TriggersPage::connectDraft()
{
    connect(m_draft, &TriggerDraft::changed, this, [this] {
        renewMarks();
        renewBars();
        if (m_snapshot)
            m_editor->setSnapshot(*m_snapshot);
        Q_EMIT changed();
    });
    connect(m_editor, &TriggerEditor::resetWanted, this, [this] { m_calls->resetState(m_draft->stored().id); });
    connect(m_editor, &TriggerEditor::breakerResetWanted, this,
            [this] { m_calls->resetBreaker(m_draft->stored().id); });
    connect(m_editor, &TriggerEditor::openWanted, this, [this] { m_context->go(u"triggers/"_s + openedId()); });
    connect(m_editor, &TriggerEditor::eventWanted, this,
            [this](const QString& event) { m_context->go(registryEventAddress(event)); });
}

void TriggersPage::connectCommands()
{
    m_commands->serve(m_editor->buttons());
    connect(m_commands, &TriggerCommands::editWanted, this, &TriggersPage::edit);
    connect(m_commands, &TriggerCommands::reverted, this, [this] { m_kept.forget(openedId()); });
    connect(m_commands, &TriggerCommands::discarded, this, [this] {
        m_kept.forget(fresh);
        closeEditor();
        ask();
    });
    connect(m_commands, &TriggerCommands::removeWanted, this, [this] {
        if (const TriggerSummary* row = m_model->find(m_draft->stored().id))
            m_commands->remove(*row, m_editor->history()->count());
    });
}

void TriggersPage::setEngine(Engine* engine)
{
    m_engine = engine;
    m_calls->setEngine(engine);
    m_held->setEngine(engine);
    m_commands->setEngine(engine);
    m_editor->setEngine(engine);
    m_listAnswer.drop();
    m_triggerAnswer.drop();
    m_known = false;
    if (m_watched)
        ask();
}

void TriggersPage::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    m_editor->setSnapshot(*snapshot);
    m_empty->setChain(firstChain());
    renewBars();
}

void TriggersPage::setWatched(bool watched)
{
    m_watched = watched;
    m_editor->setWatched(watched);
    if (!watched)
        return m_clock.stop();
    m_clock.start();
    ask();
}

void TriggersPage::setNarrow(bool narrow)
{
    m_list->setFixedWidth(narrow ? narrowListWidth : listWidth);
    m_editor->setNarrow(narrow);
}

void TriggersPage::refresh()
{
    ask();
    m_editor->refresh();
}

void TriggersPage::ask()
{
    if (!m_engine || !m_engine->triggers())
        return;
    m_listAnswer.ask(m_engine->triggers()->triggers(), this, [this](const auto& answer) { take(answer); });
}

void TriggersPage::take(const Expected<std::vector<TriggerSummary>>& answer)
{
    if (!answer) {
        m_notes->setUnread(answer.error(), [this] { refresh(); });
        if (answer.error().code == "NOT_SIGNED_IN"_L1) {  // they belong to another user
            m_kept.clear();
            m_model->setTriggers({});
            closeEditor();
        }
        return;
    }
    m_notes->clearUnread();
    m_known = true;
    m_model->setTriggers(*answer);
    m_held->setHeld(std::accumulate(answer->begin(), answer->end(), qint64(0),
                                    [](qint64 sum, const TriggerSummary& each) { return sum + each.held; }));
    m_editor->setSummary(m_model->find(m_draft->stored().id));
    if (!m_wanted.isEmpty()) {
        const QString id = std::exchange(m_wanted, {});
        open(id, m_editor->mode());
    } else if (!m_draft->isOpen() && !answer->empty()) {
        open(answer->front().trigger.id, TriggerEditor::Mode::Beside);
    } else if (const TriggerSummary* row = m_model->find(m_draft->stored().id);
               row && row->trigger.updatedAt != m_draft->stored().updatedAt && !m_draft->isChanged()) {
        read(row->trigger.id);  // someone else saved it
    }
    m_list->setCurrentId(m_draft->isNew() ? QString() : m_draft->stored().id);
    renew();
}

void TriggersPage::closeEditor()
{
    m_draft->close();
    m_editor->setEnabled(false);
    m_editor->setMode(TriggerEditor::Mode::Beside);
    renew();
    Q_EMIT addressChanged();
}

bool TriggersPage::isEmpty() const
{
    return m_known && m_model->triggers().empty() && !m_draft->isOpen();
}

void TriggersPage::renew()
{
    m_stack->setCurrentWidget(isEmpty() ? static_cast<QWidget*>(m_empty) : m_work);
    m_list->setVisible(m_editor->mode() == TriggerEditor::Mode::Beside);
    renewMarks();
    Q_EMIT changed();
}

void TriggersPage::renewMarks()
{
    m_model->setChanged(drafts().keys());
}

void TriggersPage::renewBars()
{
    const bool open = m_draft->isOpen();
    m_notes->setChain(m_snapshot.get(), open ? &m_draft->now() : nullptr);
    m_notes->setWaiting(open ? m_model->find(m_draft->stored().id) : nullptr,
                        [this] { m_calls->skipGap(m_draft->stored().id); });
}

KeptDrafts TriggersPage::drafts() const
{
    KeptDrafts all = m_kept;
    all.keep(*m_draft);
    return all;
}

void TriggersPage::saveAll(std::function<void(bool saved)> answer)
{
    const QStringList keys = drafts().editedKeys();
    if (keys.isEmpty())
        return answer(true);
    open(keys.front(), m_editor->mode());
    if (openedId() != keys.front() || !m_draft->isValid() || m_calls->isBusy()) {
        m_notes->note(tr("%1 was not saved.", "name of a trigger").arg(format::safe(m_draft->now().name)),
                      m_draft->errors() > 0 ? tr("Correct the marked places and save it again.")
                                            : tr("Retry when the workspace is open."),
                      true);
        return answer(false);
    }
    m_saveAnswer = std::move(answer);
    m_commands->save();
}

void TriggersPage::endSave(bool saved)
{
    if (const auto answer = std::exchange(m_saveAnswer, {}); answer && saved)
        saveAll(answer);
    else if (answer)
        answer(false);
}

QString TriggersPage::openedId() const
{
    return KeptDrafts::keyOf(*m_draft);
}

void TriggersPage::open(const QString& id, TriggerEditor::Mode mode)
{
    m_editor->setMode(mode);
    if (id.isEmpty() || id == openedId()) {
        m_list->setCurrentId(m_draft->isNew() ? QString() : m_draft->stored().id);
        return renew();
    }
    m_kept.keep(*m_draft);
    if (id == fresh) {
        const auto* kept = m_kept.find(fresh);
        const Trigger empty = emptyTrigger(firstChain());
        return showNew(kept ? *kept : KeptDrafts::Kept{empty, empty, {}});
    }
    const TriggerSummary* row = m_model->find(id);
    if (row)
        showStored(row->trigger);
    else
        m_wanted = m_known ? QString() : id;
    read(id);
    renew();
    Q_EMIT addressChanged();
}

void TriggersPage::read(const QString& id)
{
    if (!m_engine || !m_engine->triggers())
        return;
    m_triggerAnswer.ask(m_engine->triggers()->trigger(id), this, [this, id](const Expected<Trigger>& answer) {
        if (!answer)
            return m_notes->note(tr("The trigger could not be read."), engineWords(answer.error()), true);
        if (m_draft->isOpen() && m_draft->stored().id == id)
            m_draft->rebase(*answer);
        else
            showStored(*answer);
        m_editor->loadStored();
    });
}

void TriggersPage::showStored(const Trigger& stored)
{
    const auto* kept = m_kept.find(stored.id);
    m_editor->setEnabled(true);
    m_editor->setSummary(m_model->find(stored.id));
    if (kept)
        m_draft->open(kept->stored, kept->now, kept->faults);
    else
        m_draft->open(stored);
    m_list->setCurrentId(stored.id);
    m_editor->loadStored();
    renew();
}

void TriggersPage::edit(const Trigger& trigger)
{
    m_kept.keep(*m_draft);
    Trigger begun = trigger;
    begun.id.clear();
    showNew({begun, begun, {}});
}

void TriggersPage::showNew(const KeptDrafts::Kept& begun)
{
    m_editor->setEnabled(true);
    m_editor->setSummary(nullptr);
    m_draft->open(begun.stored, begun.now, begun.faults);
    m_editor->setMode(TriggerEditor::Mode::Whole);
    m_editor->loadStored();
    m_list->setCurrentId({});
    renew();
    Q_EMIT addressChanged();
}

void TriggersPage::openImport()
{
    if (!m_engine || !m_engine->triggers())
        return;
    auto* sheet = new ImportSheet(m_engine, m_context->desk, window());
    connect(sheet, &ImportSheet::imported, this, [this](const QStringList& ids) {
        m_notes->note(tr("%n triggers were imported.", nullptr, int(ids.size())),
                      tr("Check them before you enable them."), false);
        ask();
    });
    sheet->open();
}

QWidget* TriggersPage::findField() const
{
    return m_list->isVisible() ? m_list->filterField() : nullptr;
}

qint64 TriggersPage::firstChain() const
{
    if (!m_snapshot)
        return 0;
    const std::vector<WatchedChain> chains = watchedChains(*m_snapshot);
    const auto indexed =
        std::find_if(chains.begin(), chains.end(), [](const auto& each) { return each.hasRegistries; });
    return indexed != chains.end() ? indexed->id : chains.empty() ? 0 : chains.front().id;
}

}  // namespace signalbox::ui
