// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <atomic>
#include <map>
#include <memory>

#include "commands/command_host.h"
#include "postgres/session_thread.h"
#include "store/command_queue.h"

namespace signalbox::layers {
struct ResyncProgress;
}

namespace signalbox::engine {

/// Takes queued commands whose chain is ours and carries them out; writes progress and result down. Engine thread. Long
/// work runs in the chain's worker or in a thread of its own; a stop leaves it where it is, and the next engine goes
/// on.
class CommandRunner : public QObject {
    Q_OBJECT
public:
    explicit CommandRunner(CommandHost& host, QObject* parent = nullptr);
    ~CommandRunner() override;

    void look();                               ///< claims what is queued for us
    void recover(const QStringList& targets);  ///< takes up what a dead engine left behind
    void recoverFree();                        ///< the same for commands without a chain, when their process is gone
    void reclaim();  ///< what is ours by the table and unknown here: the answer to a claim was lost on the way
    void leaseLost(const QString& target);  ///< whoever holds the chain now carries its commands on
    void resumeDelete(ChainUnit& unit);     ///< a chain whose delete was broken off, with no command left for it
    void onJobProgress(const indexing::JobProgress& progress);
    void onUnitChanged(const ChainUnit& unit);  ///< a range that a command waits for may be covered now
    void stop();                                ///< nothing is claimed any more; long work is interrupted
    bool isIdle() const { return m_running.empty(); }

private:
    struct Running {
        CommandStatus status;
        std::function<void()> cancel;
        std::unique_ptr<SessionThread> thread;  ///< for blocking work
        std::shared_ptr<std::atomic_bool> interrupted = std::make_shared<std::atomic_bool>(false);
        Intervals reindexed;  ///< what a reindex has committed
        Intervals waitFor;    ///< done when all of it is covered
        qint64 waitBlocks = 0;
        QElapsedTimer since, told;
        bool cancelled = false;
    };
    using Change = std::function<Expected<QJsonObject>(store::Session&)>;
    using Work =
        std::function<Expected<QJsonObject>(store::Session&, const std::function<bool(const Message&, double)>&)>;

    void begin(CommandStatus status);
    void chainAdd(Running& running);
    void addProbed(CommandId id, ChainDraft draft);
    void chainDelete(Running& running, ChainUnit& unit);
    void hardDelete(CommandId id, const QString& caip2);
    void addCompared(CommandId id, ChainDraft draft);  ///< once its endpoints are seen to serve one network
    void endpointCompared(Running& running, ChainUnit& unit);
    void endpoint(Running& running, ChainUnit& unit);
    /// Whether the endpoints serve that network, in the engine thread; silence is no contradiction.
    void compareNetworks(std::vector<EndpointDraft> endpoints, std::vector<evm::KnownBlock> known,
                         std::function<void(const Expected<Done>&)> then);
    void streamAdd(Running& running, ChainUnit& unit);
    void streamRemove(Running& running, ChainUnit& unit);
    void reindex(Running& running, ChainUnit& unit, Interval range,
                 std::function<Expected<QJsonObject>(QJsonObject)> then = {});
    void fillGaps(Running& running, ChainUnit& unit);
    void resync(Running& running, ChainUnit& unit);
    void repair(Running& running, ChainUnit& unit);
    void optimize(Running& running, ChainUnit& unit);
    void verify(Running& running, ChainUnit& unit);
    /// What a resync tells, from any thread; false: it is to stop.
    std::function<bool(const layers::ResyncProgress&)> resyncTold(const Running& running);
    void quarantine(Running& running, ChainUnit& unit);
    void chainState(Running& running, const QString& state);
    void chainEdit(Running& running);

    /// What `work` changes is one transaction with the proof that chain and command are still ours and, when it `ends`
    /// the command, with its end in the audit: done once and told, or not done.
    Expected<QJsonObject> guarded(CommandId id, const Change& work, bool ends);
    /// The whole command is that change; `after` when it is stored.
    void change(CommandId id, const Change& work, const std::function<void()>& after = {});
    /// Blocking work on a session of its own; `then` in the engine thread, by default finish().
    void inThread(Running& running, Work work, std::function<void(const Expected<QJsonObject>&)> then = {});
    indexing::ChainWorker* readyWorker(CommandId id,
                                       ChainUnit& unit);  ///< null: the command was finished with the reason
    void progress(CommandId id, double share, const Message& text, double rate = 0,
                  std::optional<double> remaining = {});
    void writeProgress(const Running& running);
    void noteKept(Running& running, const indexing::JobProgress& job);
    void finish(CommandId id, const Expected<QJsonObject>& result);
    void finish(CommandId id, CommandState state, const QJsonObject& result, const std::optional<Error>& error);
    void ended(CommandId id, CommandState state, const QJsonObject& result, const std::optional<Error>& error);
    void drop(CommandId id);  ///< not ours any more: nothing is written
    store::CommandQueue queue();
    void checkCancels();
    Running* find(CommandId id);

    CommandHost& m_host;
    const QString m_claimant;  ///< this very engine, as claimed_by names it
    std::map<CommandId, Running> m_running;
    QTimer m_cancelTimer{this};
    CommandId m_internal = 0;  ///< negative ids: work without a row
    bool m_stopped = false;
};

}  // namespace signalbox::engine
