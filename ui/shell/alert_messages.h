// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <vector>

#include "signalbox/workspace.h"
#include "widgets/message_bar.h"

namespace signalbox::ui {

/// Turns the errors of a snapshot into message bars: cause, start time, next attempt; Retry now and Details. When every
/// endpoint of every running chain is unreachable, one message replaces those of the chains.
class AlertMessages : public QObject {
    Q_OBJECT
public:
    AlertMessages(MessageStack* stack, std::function<void(const QString&)> go, QObject* parent = nullptr);

    /// Action for a keychain that refuses or does not respond.
    void setMoveKeys(std::function<void()> moveKeys) { m_moveKeys = std::move(moveKeys); }
    void setEngine(Engine* engine) { m_engine = engine; }
    void set(const WorkspaceSnapshot& snapshot);
    void clear();

    /// The messages for a snapshot, worst first; `now` for the countdown.
    std::vector<BarMessage> messagesFor(const WorkspaceSnapshot& snapshot, const QDateTime& now) const;

private:
    BarMessage chainMessage(const ChainSnapshot& chain, const QDateTime& now) const;
    void retry(const QStringList& chains) const;

    MessageStack* m_stack;
    std::function<void(const QString&)> m_go;
    std::function<void()> m_moveKeys;
    Engine* m_engine = nullptr;
};

/// The text of an error in the window's language.
QString errorText(const Error& error);

}  // namespace signalbox::ui
