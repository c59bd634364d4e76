// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <map>
#include <set>

#include "postgres/database_link.h"
#include "signalbox/commands.h"

namespace signalbox::engine {

/// Reports changes of commands to listeners: each change once, and none after the final state. A change comes from the
/// console that executes the command (report()), or from the database's notification. Engine thread.
class CommandNews : public QObject {
    Q_OBJECT
public:
    explicit CommandNews(DatabaseLink& link, QObject* parent = nullptr);

    void report(const CommandStatus& status);

Q_SIGNALS:
    void changed(const signalbox::CommandStatus& status);
    void queued();    ///< there are commands to claim
    void finished();  ///< another console may have changed chains, endpoints or streams

private:
    void onNotification(const QString& payload);
    void readHeard();
    void readMissed(const QDateTime& since);

    static constexpr size_t remembered = 5'000;

    DatabaseLink& m_link;
    std::map<CommandId, QByteArray> m_reported;  ///< state and progress of the newest commands, as reported last
    std::set<CommandId> m_heard;                 ///< notified, not read yet
    bool m_heardFinished = false, m_heardQueued = false;
};

}  // namespace signalbox::engine
