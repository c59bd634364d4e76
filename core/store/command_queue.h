// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>

#include "postgres/session.h"
#include "signalbox/commands.h"

namespace signalbox::store {

/// signalbox.commands: operator actions, jobs and audit. Every insert and change is announced on channel
/// `signalbox_commands` with the payload "<id> <state> <target>". Errors: REQUEST_TWICE, COMMAND_UNKNOWN,
/// COMMAND_FINAL, CLAIM_LOST, PREVIEW_MISSING.
class CommandQueue {
public:
    /// `claimant`: progress() and finish() change only commands that it has claimed, because another console may have
    /// taken a command over (CLAIM_LOST); empty for any.
    explicit CommandQueue(Session& session, QString claimant = {}) : m_session(session), m_claimant(std::move(claimant))
    {
    }

    /// Dangerous commands need a preview; they expire after 5 minutes in the queue. Args and preview are redacted.
    Expected<CommandId> insert(const Command& command, const QUuid& request, const QString& console);
    /// The oldest queued command for one of `targets` ("" is the workspace itself), marked as running; nullopt if there
    /// is none. Of the long ones (chain_delete, reindex, rewind, stream_remove, resync, repair, optimize) one per
    /// target runs at a time; the others may overtake them.
    Expected<std::optional<CommandStatus>> claim(const QStringList& targets, const QString& console);
    /// `done`: heights that a reindex has committed, from which it continues after a restart.
    Expected<Done> progress(CommandId id, double share, const Message& text, double rate,
                            std::optional<double> remainingSeconds, const Intervals& done = {});
    Expected<Intervals> doneHeights(CommandId id);  ///< as progress() wrote them last; empty if none
    Expected<Done> finish(CommandId id, CommandState state, const QJsonObject& result,
                          const std::optional<Error>& error = {});
    Expected<int> expire();  ///< ends queued commands that have expired
    /// Inside a transaction: ensures that it is running and claimed by this engine until the transaction ends.
    /// CLAIM_LOST, COMMAND_FINAL.
    Expected<Done> stillOurs(Transaction& transaction, CommandId id) const;
    /// Running commands of engines that have ended: idempotent verbs are queued again, the rest fail with ENGINE_GONE.
    Expected<int> recover(const QStringList& targets, const QString& console);
    Expected<int> recoverFrom(const QStringList& claimants);  ///< the same for all commands that these had claimed
    /// Running commands of `claimant` that are not in `known` are queued again.
    Expected<int> requeue(const QString& claimant, const std::vector<CommandId>& known);
    Expected<Done> requestCancel(const QUuid& request);  ///< a queued command is canceled at once
    Expected<bool> cancelRequested(CommandId id);
    Expected<std::vector<CommandStatus>> list(int limit);  ///< newest first
    Expected<std::optional<CommandStatus>> find(CommandId id);
    Expected<std::optional<CommandStatus>> find(const QUuid& request);

private:
    Expected<int> recoverWhere(const std::string& which, const Value& value, const Value& other);
    tl::unexpected<Error> notOurs(Transaction& transaction, CommandId id) const;
    Session& m_session;
    QString m_claimant;
};

}  // namespace signalbox::store
