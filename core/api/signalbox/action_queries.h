// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFuture>
#include <QJsonObject>
#include <optional>
#include <vector>

#include "signalbox/triggers.h"

namespace signalbox {

enum class JobState { Pending, Queued, Running, Retrying, Waiting, Held, Done, Dead };
const char* name(JobState);  ///< pending, queued, running, …
std::optional<JobState> jobStateFromName(const QString&);

/// One attempt of a job: a row of erc8004.action_results.
struct ActionAttempt {
    QString id;
    int number = 1;
    bool succeeded = false;
    QDateTime at;
    qint64 milliseconds = 0;
    Message error;                 ///< empty if it succeeded
    QString request, answer;       ///< secrets are masked; the answer's first 4 KiB
    QString status;                ///< "HTTP 503", "message 42"
    bool mayHaveBeenSent = false;  ///< an earlier attempt ended without a stored outcome
};

/// One action of one event and trigger.
struct ActionJob {
    qint64 id = 0;
    JobState state = JobState::Pending;
    QString eventId, eventType, agent, chain;  ///< chain: name, else the number
    qint64 logIndex = 0;
    QString triggerId, trigger;  ///< empty if it was deleted
    QString type, target;        ///< telegram, rest, mcp; "ops-room", "hooks.example.org", "agent 1663, verify_file"
    QDateTime createdAt, endedAt, nextTry;
    int attempts = 0, mostAttempts = 3;
    qint64 milliseconds = 0;  ///< of all attempts
    Message reason;           ///< why it is held, waits or is dead
    bool eventRetracted = false;
    std::vector<ActionAttempt> list;  ///< the attempts, oldest first
};

struct ActionFilter {
    QString triggerId, eventId, type;  ///< empty: all
    std::vector<JobState> states;      ///< empty: all
    QDateTime from, to;                ///< createdAt; invalid: not restricted
    qint64 before = 0;                 ///< IDs below it; 0: the newest
    int limit = 200;                   ///< at most 10,000
};

/// Of one type of action: jobs, attempts and failed attempts since midnight UTC; dead and held are all that there are.
struct ActionTotals {
    QString type;
    qint64 jobs = 0, attempts = 0, failed = 0, dead = 0, held = 0;
};

/// The jobs of the current user's triggers. Calls return at once. Errors: NOT_SIGNED_IN, JOB_UNKNOWN, JOB_STATE.
class ActionQueries {
public:
    virtual ~ActionQueries() = default;

    virtual QFuture<Expected<std::vector<ActionJob>>> jobs(const ActionFilter& filter) = 0;  ///< newest first
    virtual QFuture<Expected<ActionJob>> job(qint64 id) = 0;
    virtual QFuture<Expected<std::vector<ActionTotals>>> totals() = 0;
    /// Dead and held jobs are sent again with the same key; done ones are refused. Returns how many.
    virtual QFuture<Expected<qint64>> replay(const std::vector<qint64>& ids) = 0;
    virtual QFuture<Expected<qint64>> discard(const std::vector<qint64>& ids) = 0;
    /// Sends one action of a trigger now, marked as a test, with an event (empty: the newest). Leaves no job; the
    /// attempt is in the audit.
    virtual QFuture<Expected<ActionAttempt>> test(const Trigger& trigger, int action, const QString& event) = 0;

    /// Names under which secrets are stored for actions, without values: telegram.bot_token, actions.hmac_key,
    /// mcp.CHAIN.AGENT, and those of header values.
    virtual QFuture<Expected<QStringList>> secrets() = 0;
    virtual QFuture<Expected<Done>> setSecret(const QString& name, const QString& value) = 0;  ///< empty: removes it
};

QJsonObject toJson(const ActionJob&);
QJsonObject toJson(const ActionAttempt&);
QJsonObject toJson(const ActionTotals&);

}  // namespace signalbox
