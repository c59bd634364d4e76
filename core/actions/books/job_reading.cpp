// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/books/job_reading.h"

#include <unordered_map>

#include "actions/jobs/job_text.h"
#include "signalbox/literals.h"
#include "store/message_columns.h"

namespace signalbox::actions {

namespace {

using store::Transaction;

const std::string attemptColumns =
    "SELECT r.job_id, r.id, r.retry_count + 1, r.status = 'success', r.executed_at, coalesce(r.duration_ms, 0), "
    "coalesce(r.error_message, ''), r.error, coalesce(r.request, ''), coalesce(r.answer, ''), coalesce(r.outcome, ''), "
    "r.may_have_been_sent FROM erc8004.action_results r ";

ActionAttempt attemptOf(const pqxx::row& row)
{
    ActionAttempt attempt;
    attempt.id = store::text(row[1]);
    attempt.number = int(store::integer(row[2]));
    attempt.succeeded = store::boolean(row[3]);
    attempt.at = store::time(row[4]);
    attempt.milliseconds = store::integer(row[5]);
    attempt.error = store::messageIn(store::text(row[6]), store::object(row[7]));
    attempt.request = store::text(row[8]);
    attempt.answer = store::text(row[9]);
    attempt.status = store::text(row[10]);
    attempt.mayHaveBeenSent = store::boolean(row[11]);
    return attempt;
}

ActionJob shownJob(const pqxx::row& row)
{
    ActionJob job;
    job.id = store::integer(row["id"]);
    job.state = jobStateFromName(store::text(row["state"])).value_or(JobState::Pending);
    job.eventId = store::text(row["event_id"]);
    job.eventType = store::text(row["event_type"]);
    job.agent = store::text(row["agent"]);
    job.chain = store::text(row["chain"]);
    job.logIndex = store::integer(row["log_index"]);
    job.triggerId = store::text(row["trigger_id"]);
    job.trigger = store::text(row["trigger_name"]);
    job.type = store::text(row["action_type"]);
    job.target = store::text(row["target"]);
    job.createdAt = store::time(row["created_at"]);
    job.endedAt = store::time(row["ended_at"]);
    if (job.state == JobState::Retrying || job.state == JobState::Waiting)
        job.nextTry = store::time(row["run_at"]);
    job.attempts = int(store::integer(row["attempts"]));
    job.mostAttempts = int(store::integer(row["max_attempts"]));
    job.milliseconds = store::integer(row["duration_ms"]);
    job.reason = store::messageIn(row["reason"]);
    job.eventRetracted = store::boolean(row["retracted"]);
    return job;
}

std::vector<ActionJob> read(Transaction& transaction, const std::string& where, const std::vector<store::Value>& values)
{
    std::vector<ActionJob> jobs;
    QStringList ids;
    for (const auto& row : transaction.exec(
             "SELECT j.id, j.state, j.event_id, j.fields ->> 'event_type' AS event_type, j.fields ->> 'agent_id' AS "
             "agent, coalesce(c.name, j.chain_id::text) AS chain, coalesce((j.fields ->> 'log_index')::bigint, 0) AS "
             "log_index, j.trigger_id, t.name AS trigger_name, j.action_type, j.target, j.created_at, j.ended_at, "
             "j.run_at, j.attempts, j.max_attempts, j.duration_ms, j.reason, EXISTS (SELECT FROM "
             "erc8004.event_retractions r WHERE r.event_id = j.event_id) AS retracted FROM erc8004.action_jobs j LEFT "
             "JOIN erc8004.triggers t ON t.id = j.trigger_id LEFT JOIN signalbox.chains c ON c.caip2 = 'eip155:' || "
             "j.chain_id " +
                 where,
             values)) {
        jobs.push_back(shownJob(row));
        ids << QString::number(jobs.back().id);
    }
    std::unordered_map<qint64, std::size_t> places;
    for (std::size_t i = 0; i < jobs.size(); ++i)
        places.emplace(jobs[i].id, i);
    if (!jobs.empty())
        for (const auto& row : transaction.exec(
                 attemptColumns + "WHERE r.job_id = ANY ($1::text[]) ORDER BY r.retry_count, r.executed_at",
                 {store::Value::textArray(ids)}))
            jobs[places.at(store::integer(row[0]))].list.push_back(attemptOf(row));
    return jobs;
}

store::Value maybe(const QString& text)
{
    return text.isEmpty() ? store::Value(std::nullopt) : store::Value(text);
}

}  // namespace

std::vector<ActionJob> readJobs(Transaction& transaction, const QString& user, const ActionFilter& filter)
{
    QStringList states;
    for (const JobState state : filter.states)
        states << QLatin1String(name(state));
    return read(
        transaction,
        "WHERE j.user_id = $1 AND ($2::text IS NULL OR j.trigger_id = $2) AND ($3::text IS NULL OR j.event_id = "
        "$3) AND ($4::text IS NULL OR j.action_type = $4) AND (cardinality($5::text[]) = 0 OR j.state = ANY "
        "($5::text[])) AND ($6::timestamptz IS NULL OR j.created_at >= $6) AND ($7::timestamptz IS NULL OR "
        "j.created_at < $7) AND ($8::bigint = 0 OR j.id < $8) ORDER BY j.id DESC LIMIT $9::integer",
        {user, maybe(filter.triggerId), maybe(filter.eventId), maybe(filter.type), store::Value::textArray(states),
         filter.from, filter.to, filter.before, filter.limit});
}

std::optional<ActionJob> readJob(Transaction& transaction, const QString& user, qint64 id)
{
    auto jobs = read(transaction, "WHERE j.user_id = $1 AND j.id = $2", {user, id});
    return jobs.empty() ? std::nullopt : std::optional(std::move(jobs.front()));
}

bool anyJob(Transaction& transaction, const QString& user, const std::vector<qint64>& ids)
{
    return store::boolean(transaction.exec(
        "SELECT EXISTS (SELECT FROM erc8004.action_jobs WHERE user_id = $1 AND id = ANY ($2::bigint[]))",
        {user, store::Value::bigintArray(ids)})[0][0]);
}

std::vector<ActionTotals> readTotals(Transaction& transaction, const QString& user)
{
    std::vector<ActionTotals> all;
    for (
        const auto& row : transaction.exec(
            "WITH today AS (SELECT date_trunc('day', now(), 'UTC') AS began), jobs AS (SELECT action_type, count(*) AS "
            "n FROM erc8004.action_jobs, today WHERE user_id = $1 AND created_at >= began GROUP BY 1), attempts AS "
            "(SELECT action_type, count(*) AS n, count(*) FILTER (WHERE status <> 'success') AS failed FROM "
            "erc8004.action_results, today WHERE user_id = $1 AND executed_at >= began AND NOT is_test GROUP BY 1), "
            "open AS (SELECT action_type, count(*) FILTER (WHERE state = 'dead') AS dead, count(*) FILTER (WHERE state "
            "= 'held') AS held FROM erc8004.action_jobs WHERE user_id = $1 AND state <> 'done' AND state IN ('dead', "
            "'held') GROUP BY 1) SELECT k.type, jobs.n, attempts.n, attempts.failed, open.dead, open.held FROM "
            "unnest(ARRAY['telegram', 'rest', 'mcp']) WITH ORDINALITY AS k (type, place) LEFT JOIN jobs ON "
            "jobs.action_type = k.type LEFT JOIN attempts ON attempts.action_type = k.type LEFT JOIN open ON "
            "open.action_type = k.type ORDER BY k.place",
            {user}))
        all.push_back({store::text(row[0]), store::integer(row[1]), store::integer(row[2]), store::integer(row[3]),
                       store::integer(row[4]), store::integer(row[5])});
    return all;
}

ActionAttempt readAttempt(Transaction& transaction, const QString& id)
{
    return attemptOf(transaction.exec(attemptColumns + "WHERE r.id = $1", {id})[0]);
}

}  // namespace signalbox::actions
