// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include "signalbox/engine.h"
#include "signalbox/triggers.h"

class QScrollArea;

namespace signalbox::ui {

class ConditionsCard;
class DryRunAsker;
class DryRunCard;
class EditorTabs;
class EffectPreviews;
class EffectsCard;
class SentenceCard;
class Text;
class TriggerButtons;
class TriggerDraft;
class TriggerHistory;
struct ScreenContext;

/// One trigger. Beside the list: head, sentence, and its parts in tabs. On a page of its own: sentence, conditions and
/// actions, with the dry run at the right, or below them in a small window.
class TriggerEditor : public QWidget {
    Q_OBJECT
public:
    enum class Mode { Beside, Whole };
    TriggerEditor(TriggerDraft* draft, ScreenContext* context, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const WorkspaceSnapshot& snapshot);
    void setWatched(bool watched);
    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    void setNarrow(bool narrow);
    void setSummary(const TriggerSummary* summary);  ///< of the stored trigger; null: not known
    void loadStored();                               ///< state and history of the stored trigger
    void showField(const QString& path);
    void refresh();

    TriggerButtons* buttons() const { return m_buttons; }
    SentenceCard* sentence() const { return m_sentence; }
    ConditionsCard* conditions() const { return m_conditions; }
    EffectsCard* effects() const { return m_effects; }
    DryRunCard* dryRun() const { return m_dryRun; }
    TriggerHistory* history() const { return m_history; }
    EditorTabs* tabs() const { return m_tabs; }

Q_SIGNALS:
    void openWanted();  ///< on its own page
    void resetWanted();
    void breakerResetWanted();
    void eventWanted(const QString& eventId);

private:
    void connectParts();
    void arrange();
    void renew();
    void tellWatched();
    TriggerDraft* m_draft;
    QPointer<Engine> m_engine;
    DryRunAsker* m_asker;
    EffectPreviews* m_previews;
    TriggerButtons* m_buttons;
    Text* m_name;
    SentenceCard* m_sentence;
    ConditionsCard* m_conditions;
    EffectsCard* m_effects;
    DryRunCard* m_dryRun;
    TriggerHistory* m_history;
    EditorTabs* m_tabs;
    QScrollArea* m_area;
    QScrollArea* m_conditionsArea;
    QScrollArea* m_effectsArea;
    QWidget* m_content;
    QWidget* m_left;
    Mode m_mode = Mode::Beside;
    bool m_narrow = false, m_watched = false;
};

}  // namespace signalbox::ui
