#pragma once

#include <QUuid>

#include "signalbox/commands.h"
#include "store/session.h"

namespace signalbox::store {

/// signalbox.commands: levers, jobs and audit. Every insert and change is told on channel `signalbox_commands` with the
/// payload "<id> <state> <target>". Errors: REQUEST_TWICE, COMMAND_UNKNOWN, COMMAND_FINAL, PREVIEW_MISSING.
class CommandQueue {
public:
    explicit CommandQueue(Session& session) : m_session(session) {}

    /// Dangerous verbs must carry a preview; they expire after 5 minutes in the queue. Args and preview are redacted.
    Expected<CommandId> insert(const Command& command, const QUuid& request, const QString& console);
    /// Oldest queued command for one of `targets` ("" is the workspace itself), marked running; none: nullopt. Of the
    /// long ones (chain_delete, reindex, rewind, stream_remove) one per target runs at a time; the others pass them.
    Expected<std::optional<CommandStatus>> claim(const QStringList& targets, const QString& console);
    /// `done`: heights that a reindex has committed; with them it goes on after a restart.
    Expected<Done> progress(CommandId id, double share, const QString& text, double rate,
                            std::optional<double> remainingSeconds, const Intervals& done = {});
    Expected<Intervals> doneHeights(CommandId id);  ///< as progress() last wrote them; empty: none
    Expected<Done> finish(CommandId id, CommandState state, const QJsonObject& result,
                          const std::optional<Error>& error = {});
    Expected<int> expire();  ///< queued ones past their time
    /// Running ones whose engine is gone: idempotent verbs go back to the queue, the rest fail with ENGINE_GONE.
    Expected<int> recover(const QStringList& targets, const QString& console);
    Expected<Done> requestCancel(const QUuid& request);  ///< a queued one is cancelled at once
    Expected<bool> cancelRequested(CommandId id);
    Expected<std::vector<CommandStatus>> list(int limit);  ///< newest first
    Expected<std::optional<CommandStatus>> find(CommandId id);
    Expected<std::optional<CommandStatus>> find(const QUuid& request);

private:
    Session& m_session;
};

}  // namespace signalbox::store
