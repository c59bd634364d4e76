// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <functional>

#include "signalbox/snapshot.h"
#include "signalbox/triggers.h"

namespace signalbox::ui {

class MessageStack;
struct ScreenContext;

/// The messages above the triggers: what stands in the way of the opened one, and what became of a change.
class TriggerBars {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::TriggerBars)
public:
    TriggerBars(MessageStack* bars, ScreenContext* context) : m_bars(bars), m_context(context) {}

    /// A trigger whose chain or registries the workspace does not have receives nothing. Null: no message.
    void setChain(const WorkspaceSnapshot* snapshot, const Trigger* trigger);
    void setWaiting(const TriggerSummary* summary, std::function<void()> skip);  ///< for blocks; null: no message
    void setConflict(const Trigger& mine, std::function<void()> load, std::function<void()> overwrite);
    void setUnread(const Error& error, std::function<void()> retry);
    void clearUnread();
    void note(const QString& what, const QString& text, bool error);
    void clearNotes();  ///< and the conflict

private:
    MessageStack* m_bars;
    ScreenContext* m_context;
};

}  // namespace signalbox::ui
