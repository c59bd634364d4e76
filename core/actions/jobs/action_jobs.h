// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <optional>
#include <vector>

#include "actions/fields.h"
#include "actions/sender.h"
#include "postgres/session.h"
#include "signalbox/literals.h"

namespace signalbox::actions {

/// An action of a trigger that fired.
struct NewJob {
    QString eventId, triggerId;
    qint64 actionId = 0;
    QString userId;  ///< owner of the trigger
    QString type;    ///< telegram, rest, mcp
    int priority = 1;
    QJsonObject config;
    Fields fields;  ///< of the event, with chain_id, agent_id, event_type, log_index, trigger_name
    QDateTime firedAt;
    std::optional<Message> held = {};  ///< why a person has to decide before it is sent
};

/// A job that this console may send until its lease ends.
struct ClaimedJob {
    qint64 id = 0;
    int priority = 1;
    QString key;  ///< goes with every attempt
    QString eventId, userId, type;
    QJsonObject config;
    Fields fields;
    int attempt = 1;
    bool mayHaveBeenSent = false;  ///< an earlier attempt began, and its outcome was never stored
    QString lease;                 ///< names the holder and this claim
};

/// Rows of erc8004.action_jobs. All functions run in the caller's transaction, and throw its exceptions. Runners of all
/// consoles are woken when jobs that were stored, replayed or given up are committed.
class ActionJobs {
public:
    inline static const QString channel = u"action_jobs"_s;  ///< of NOTIFY
    static constexpr int leaseSeconds = 30, staleSeconds = 3600, attemptsAtOnce = 3;

    /// Stores them in one statement; those that exist (event, trigger, action) are left out. Returns how many are new.
    static qint64 enqueue(store::Transaction& transaction, const std::vector<NewJob>& jobs);

    /// Jobs whose time has come, by priority, then ID, at most `limit`, without the listed ones. Those over an hour old
    /// become held instead. None on a server that is not that of the jobs: see JobUpkeep. `lease` is unique.
    static std::vector<ClaimedJob> claim(store::Transaction& transaction, const QString& lease, int limit,
                                         const std::vector<qint64>& without = {});
    /// Makes the leases last again, where they were not lost.
    static void renew(store::Transaction& transaction, const std::vector<ClaimedJob>& jobs);
    /// Stores the attempt and what follows from it: done, a later attempt, held or dead, and the trigger's breaker.
    /// False, and nothing is stored, if the lease was lost.
    static bool finish(store::Transaction& transaction, const ClaimedJob& job, const SendOutcome& outcome,
                       qint64 milliseconds);
    /// Gives back a job that was not sent, with the reason; it is due again after the pause.
    static void release(store::Transaction& transaction, const ClaimedJob& job, const Message& reason, qint64 pauseMs);
    /// Gives back a job of which is not known whether it was sent; it is due at once.
    static void giveUp(store::Transaction& transaction, const ClaimedJob& job);
    static void hold(store::Transaction& transaction, const ClaimedJob& job, const Message& reason);

    // Dead and held jobs of one user; the others are left. Each returns how many.
    static qint64 replay(store::Transaction& transaction, const QString& user, const std::vector<qint64>& ids);
    static qint64 discard(store::Transaction& transaction, const QString& user, const std::vector<qint64>& ids);

    /// Milliseconds until the next job is due or the next lease ends; not positive: now. Nothing if there is none.
    static std::optional<qint64> nextDue(store::Transaction& transaction);
};

/// "ops-room", "hooks.example.org", "agent 1663, verify_file".
QString targetOf(const QString& type, const QJsonObject& config, const Fields& fields);

QJsonObject toJson(const Fields& fields);
Fields fieldsFromJson(const QJsonObject& json);

}  // namespace signalbox::actions
