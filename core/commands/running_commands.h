// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <atomic>
#include <map>
#include <memory>

#include "commands/command_host.h"
#include "commands/run.h"
#include "postgres/session_thread.h"
#include "store/command_queue.h"

namespace signalbox::engine {

/// The commands that this engine has claimed and not ended: their progress, cancellation and end; writes nothing once
/// another engine has them. Engine thread.
class RunningCommands : public QObject {
    Q_OBJECT
public:
    struct Entry {
        CommandStatus status;
        std::function<void()> cancel;
        std::unique_ptr<SessionThread> thread;  ///< for blocking work
        std::shared_ptr<std::atomic_bool> interrupted = std::make_shared<std::atomic_bool>(false);
        Intervals committed;
        QElapsedTimer written;  ///< since its progress was stored
        bool canceled = false;
    };

    RunningCommands(CommandHost& host, QString claimant, QObject* parent = nullptr);
    ~RunningCommands() override;

    Run begin(CommandStatus status);
    Run beginUnrecorded(Verb verb, const QString& target);  ///< work without a row in the queue; its ID is negative
    void finish(CommandId id, const Run::Result& result);
    void ended(CommandId id, CommandState state, const QJsonObject& result, const std::optional<Error>& error);
    void writeProgress(const Entry& entry);
    void leaseLost(const QString& target);
    void stop();  ///< long work is interrupted and stays "running" in the queue, for the next engine

    Entry* find(CommandId id);  ///< null if it has ended, or another console has it
    std::vector<CommandId> ids() const;
    bool isRunningFor(const QString& target) const;
    bool isIdle() const { return m_entries.empty(); }
    bool isStopped() const { return m_stopped; }
    store::CommandQueue queue();
    CommandHost& host() { return m_host; }

Q_SIGNALS:
    void someEnded();

private:
    void finish(CommandId id, CommandState state, const QJsonObject& result, const std::optional<Error>& error);
    void drop(CommandId id);
    void checkCancels();

    CommandHost& m_host;
    const QString m_claimant;  ///< this engine, as claimed_by names it
    std::map<CommandId, Entry> m_entries;
    QTimer m_cancelTimer{this};
    CommandId m_unrecorded = 0;
    bool m_stopped = false;
};

}  // namespace signalbox::engine
