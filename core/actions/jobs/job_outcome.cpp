// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRandomGenerator>
#include <limits>

#include "actions/jobs/action_jobs.h"
#include "actions/jobs/attempts.h"
#include "actions/jobs/job_text.h"
#include "signalbox/literals.h"

namespace signalbox::actions {

namespace {

using store::Transaction;

constexpr qint64 firstPauseMs = 1'000, longPauseMs = 5'000, mostPauseMs = 3'600'000;

struct Next {
    QString state;
    qint64 pauseMs = 0;
    Message reason;
    bool ends = false;
};

/// `round` is the number of attempts since the job was stored or replayed.
Next nextOf(const SendOutcome& outcome, int round)
{
    if (outcome.kind == SendOutcome::Done)
        return {u"done"_s, 0, {}, true};
    if (outcome.kind == SendOutcome::Held)
        return {u"held"_s, 0, outcome.error, false};
    if (outcome.kind == SendOutcome::Failed || round >= ActionJobs::attemptsAtOnce)
        return {u"dead"_s, 0, outcome.error, true};
    qint64 pause = firstPauseMs << (round - 1);
    pause += QRandomGenerator::global()->bounded(static_cast<int>(pause / 5));  // not all jobs of a burst at once
    const qint64 asked = std::min(outcome.retryAfterMs.value_or(0), mostPauseMs);
    if (asked <= longPauseMs)
        return {u"retrying"_s, std::max(pause, asked), {}, false};
    return {u"waiting"_s, asked,
            Message(QT_TRANSLATE_NOOP("Engine", "The receiver asks to wait for %L1 s. %2"))
                .arg((asked + 999) / 1000)
                .arg(outcome.error),
            false};
}

}  // namespace

QString storeAttempt(Transaction& transaction, const Attempt& attempt)
{
    const SendOutcome& outcome = attempt.outcome;
    const bool succeeded = outcome.kind == SendOutcome::Done;
    QJsonObject response = redacted(outcome.responseData).toObject();
    const QJsonObject error = jsonOf(outcome.error);
    const QString said = shortened(outcome.error.english());
    if (!succeeded && !response.contains(u"error"_s))
        response.insert(u"error"_s, said);
    const auto none = store::Value(std::nullopt);
    return store::text(transaction.exec(
        "INSERT INTO erc8004.action_results (job_id, trigger_id, event_id, action_type, status, duration_ms, "
        "error_message, response_data, retry_count, user_id, error, request, answer, outcome, may_have_been_sent, "
        "is_test, executed_at) VALUES ($1, (SELECT t.id FROM erc8004.triggers t WHERE t.id = $2), (SELECT e.id FROM "
        "erc8004.events e WHERE e.id = $3), $4, $5, $6::integer, $7, $8::jsonb, $9::integer, $10, $11::jsonb, $12, "
        "$13, "
        "$14, $15::boolean, $16::boolean, clock_timestamp()) RETURNING id",
        {attempt.job, attempt.trigger, attempt.event, attempt.type, attempt.status,
         std::clamp<qint64>(attempt.milliseconds, 0, std::numeric_limits<qint32>::max()),
         succeeded ? none : store::Value(said), response, attempt.number - 1, attempt.user,
         succeeded ? none : store::Value(error), shortened(outcome.request), shortened(outcome.answer),
         shortened(outcome.status), attempt.mayHaveBeenSent, attempt.isTest})[0][0]);
}

bool ActionJobs::finish(Transaction& transaction, const ClaimedJob& job, const SendOutcome& outcome,
                        qint64 milliseconds)
{
    const std::string mine =
        "SELECT trigger_id, event_id, attempts, max_attempts FROM erc8004.action_jobs WHERE id = $1 AND lease_holder = "
        "$2 AND state = 'running'";
    auto rows = transaction.exec(mine, {job.id, job.lease});
    if (rows.empty())
        return false;
    // The trigger first, as whoever deletes it does. A failure's breaker wants the whole row.
    transaction.exec(std::string("SELECT FROM erc8004.triggers WHERE id = $1 FOR ") +
                         (outcome.kind == SendOutcome::Done ? "NO KEY UPDATE" : "UPDATE"),
                     {store::text(rows[0][0])});
    rows = transaction.exec(mine + " FOR UPDATE", {job.id, job.lease});
    if (rows.empty())
        return false;
    const QString trigger = store::text(rows[0][0]);
    const int attempts = int(store::integer(rows[0][2])) + 1;
    const Next next = nextOf(outcome, attempts - (int(store::integer(rows[0][3])) - attemptsAtOnce));

    Attempt attempt;
    attempt.job = QString::number(job.id);
    attempt.trigger = trigger;
    attempt.event = store::text(rows[0][1]);
    attempt.user = job.userId;
    attempt.type = job.type;
    attempt.status = outcome.kind == SendOutcome::Done                  ? u"success"_s
                     : outcome.kind == SendOutcome::Retry && !next.ends ? u"retrying"_s
                                                                        : u"failed"_s;
    attempt.number = attempts;
    attempt.milliseconds = milliseconds;
    attempt.mayHaveBeenSent = job.mayHaveBeenSent;
    attempt.outcome = outcome;
    storeAttempt(transaction, attempt);
    transaction.exec(
        "UPDATE erc8004.action_jobs SET state = $2, reason = $3::jsonb, attempts = $4::integer, duration_ms = "
        "duration_ms + $5::bigint, run_at = clock_timestamp() + $6::bigint * interval '1 ms', ended_at = CASE WHEN "
        "$7::boolean THEN clock_timestamp() END, lease_holder = NULL, lease_until = NULL, sending_since = NULL WHERE "
        "id "
        "= $1",
        {job.id, next.state, next.reason.isEmpty() ? store::Value(std::nullopt) : store::Value(jsonOf(next.reason)),
         attempts, std::max<qint64>(milliseconds, 0), next.pauseMs, next.ends});
    if (outcome.kind == SendOutcome::Done)
        transaction.exec("SELECT erc8004.breaker_succeeded($1)", {trigger});
    else if (next.ends)
        transaction.exec("SELECT erc8004.breaker_failed($1, $2::jsonb)", {trigger, jsonOf(outcome.error)});
    return true;
}

}  // namespace signalbox::actions
