// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <memory>

#include "models/latest_answer.h"
#include "shell/screen.h"
#include "signalbox/engine.h"
#include "signalbox/triggers.h"
#include "triggers/editor/trigger_editor.h"
#include "triggers/model/kept_drafts.h"

class QStackedWidget;

namespace signalbox::ui {

class EmptyTriggers;
class HeldBar;
class MessageStack;
class TriggerBars;
class TriggerCalls;
class TriggerCommands;
class TriggerDraft;
class TriggerList;
class TriggerListModel;

/// The list of triggers and the editor of the chosen one. Unsaved changes of others are kept until they are saved or
/// discarded.
class TriggersPage : public QWidget {
    Q_OBJECT
public:
    explicit TriggersPage(ScreenContext* context, QWidget* parent = nullptr);
    ~TriggersPage() override;

    void setEngine(Engine* engine);
    void setSnapshot(const SnapshotPtr& snapshot);
    void setWatched(bool watched);
    void setNarrow(bool narrow);
    void refresh();

    void open(const QString& id, TriggerEditor::Mode mode);  ///< empty: the list; new: a new trigger
    void edit(const Trigger& fresh);                         ///< a new one, on its own page
    void openImport();
    QString openedId() const;
    KeptDrafts drafts() const;  ///< all unsaved changes, those of the opened trigger too
    void setDrafts(const KeptDrafts& drafts) { m_kept = drafts; }
    /// Saves all of them, one after the other; opens the first that cannot be saved.
    void saveAll(std::function<void(bool saved)> answer);
    TriggerEditor::Mode mode() const { return m_editor->mode(); }
    bool isEmpty() const;

    TriggerDraft* draft() const { return m_draft; }
    TriggerEditor* editor() const { return m_editor; }
    TriggerList* list() const { return m_list; }
    TriggerListModel* model() const { return m_model; }
    TriggerCalls* calls() const { return m_calls; }
    QWidget* findField() const;
    TriggerCommands* commands() const { return m_commands; }

Q_SIGNALS:
    void changed();  ///< opened trigger, its name or whether it has changes
    void addressChanged();
    void auditWanted(const QString& place);

private:
    void connectList();
    void connectCalls();
    void connectDraft();
    void connectCommands();
    void ask();
    void take(const Expected<std::vector<TriggerSummary>>& answer);
    void read(const QString& id);
    void showStored(const Trigger& stored);
    void showNew(const KeptDrafts::Kept& begun);
    void endSave(bool saved);
    void closeEditor();
    void renew();
    void renewMarks();
    void renewBars();
    qint64 firstChain() const;

    ScreenContext* m_context;
    QPointer<Engine> m_engine;
    SnapshotPtr m_snapshot;
    TriggerDraft* m_draft;
    TriggerCalls* m_calls;
    TriggerListModel* m_model;
    MessageStack* m_bars;
    HeldBar* m_held;
    QStackedWidget* m_stack;
    QWidget* m_work;
    EmptyTriggers* m_empty;
    TriggerList* m_list;
    TriggerEditor* m_editor;
    TriggerCommands* m_commands;
    std::unique_ptr<TriggerBars> m_notes;
    KeptDrafts m_kept;
    QTimer m_clock;
    LatestAnswer m_listAnswer, m_triggerAnswer;
    QString m_wanted;                              ///< ID to open once the list is there
    std::function<void(bool saved)> m_saveAnswer;  ///< of saveAll(), while it waits for a save
    bool m_known = false, m_watched = false;
};

}  // namespace signalbox::ui
