// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <functional>

#include "signalbox/engine.h"
#include "signalbox/triggers.h"

namespace signalbox::ui {

class TriggerButtons;
class TriggerCalls;
class TriggerDraft;

/// What the buttons of the opened trigger do. Asks where something would be lost.
class TriggerCommands : public QObject {
    Q_OBJECT
public:
    TriggerCommands(TriggerDraft* draft, TriggerCalls* calls, QWidget* over);

    void setEngine(Engine* engine) { m_engine = engine; }
    void serve(TriggerButtons* buttons);
    void save();
    void revert();
    void duplicate();
    void remove(const TriggerSummary& summary, int edits);
    void setOn(bool on);
    void exportOne();

Q_SIGNALS:
    void editWanted(const signalbox::Trigger& fresh);
    void discarded();  ///< a trigger that was not stored yet
    void reverted();
    void removeWanted();  ///< answered by remove(), with what is known of it

private:
    TriggerDraft* m_draft;
    TriggerCalls* m_calls;
    QWidget* m_over;
    QPointer<Engine> m_engine;
};

}  // namespace signalbox::ui
