// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "signalbox/action_queries.h"
#include "signalbox/engine.h"

namespace signalbox::ui {

class MessageStack;

/// Replays and discards jobs, and reports the outcome in a message. Discarding, and replaying several, is confirmed
/// first. GUI thread.
class JobCommands : public QObject {
    Q_OBJECT
public:
    /// `messages` may be null.
    JobCommands(QWidget* page, MessageStack* messages);

    void setEngine(Engine* engine) { m_engine = engine; }
    void replay(const std::vector<qint64>& ids);
    void replayAll(const std::vector<ActionJob>& jobs);  ///< asks first: what is sent, how often, how old
    void discard(const std::vector<qint64>& ids);

Q_SIGNALS:
    void ended();  ///< something may have changed

private:
    void send(QFuture<Expected<qint64>> answer, bool replayed);

    QWidget* m_page;
    MessageStack* m_messages;
    QPointer<Engine> m_engine;
};

}  // namespace signalbox::ui
