// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/jobs/action_jobs.h"

#include <QJsonArray>
#include <algorithm>

#include "actions/jobs/job_text.h"
#include "signalbox/literals.h"

namespace signalbox::actions {

namespace {

using store::Transaction;

const std::string waits =
    "j.state IN ('pending', 'queued', 'retrying', 'waiting') AND j.run_at <= statement_timestamp()";
// What an operator has just replayed counts from then.
const std::string stale =
    "CASE j.state WHEN 'queued' THEN j.run_at ELSE j.created_at END < clock_timestamp() - interval '" +
    std::to_string(ActionJobs::staleSeconds) + " s'";
const std::string lease = "clock_timestamp() + interval '" + std::to_string(ActionJobs::leaseSeconds) + " s'";

Message tooOld(bool mayHaveBeenSent)
{
    if (mayHaveBeenSent)
        return Message(QT_TRANSLATE_NOOP("Engine",
                                         "The job was over an hour old when it could start again. An earlier attempt "
                                         "may have been sent: its outcome was never stored. Replay or discard it."));
    return Message(QT_TRANSLATE_NOOP(
        "Engine", "The job was over an hour old when it could start. Replay it to send it now, or discard it."));
}

ClaimedJob jobOf(const pqxx::row& row, const QString& holder)
{
    ClaimedJob job;
    job.id = store::integer(row[0]);
    job.priority = int(store::integer(row[1]));
    job.key = store::text(row[2]);
    job.eventId = store::text(row[3]);
    job.userId = store::text(row[4]);
    job.type = store::text(row[5]);
    job.config = store::object(row[6]);
    job.fields = fieldsFromJson(store::object(row[7]));
    job.attempt = int(store::integer(row[8])) + 1;
    job.mayHaveBeenSent = store::boolean(row[9]);
    job.lease = holder;
    return job;
}

void tell(Transaction& transaction)
{
    transaction.exec("SELECT pg_notify($1, '')", {ActionJobs::channel});
}

}  // namespace

qint64 ActionJobs::enqueue(Transaction& transaction, const std::vector<NewJob>& jobs)
{
    if (jobs.empty())
        return 0;
    QJsonArray rows;
    for (const NewJob& job : jobs) {
        QJsonObject row{{u"event_id"_s, job.eventId},
                        {u"trigger_id"_s, job.triggerId},
                        {u"action_id"_s, job.actionId},
                        {u"user_id"_s, job.userId},
                        {u"action_type"_s, job.type},
                        {u"priority"_s, job.priority},
                        {u"config"_s, job.config},
                        {u"fields"_s, toJson(job.fields)},
                        {u"target"_s, targetOf(job.type, job.config, job.fields)},
                        {u"fired_at"_s, job.firedAt.toUTC().toString(Qt::ISODateWithMs)}};
        if (job.held)
            row.insert(u"reason"_s, jsonOf(*job.held));
        rows.append(row);
    }
    const auto stored = transaction.exec(
        "INSERT INTO erc8004.action_jobs (event_id, trigger_id, action_id, user_id, action_type, priority, config, "
        "fields, chain_id, target, fired_at, state, reason) SELECT r.event_id, r.trigger_id, r.action_id, "
        "r.user_id, r.action_type, r.priority, r.config, r.fields, coalesce((r.fields ->> 'chain_id')::bigint, 0), "
        "r.target, r.fired_at, CASE WHEN r.reason IS NULL THEN 'pending' ELSE 'held' END, r.reason FROM "
        "jsonb_array_elements($1::jsonb) WITH ORDINALITY AS e (job, place), jsonb_to_record(e.job) AS r (event_id "
        "text, trigger_id text, action_id integer, user_id text, action_type text, priority integer, config "
        "jsonb, fields jsonb, target text, fired_at timestamptz, reason jsonb) ORDER BY e.place ON CONFLICT "
        "(event_id, trigger_id, action_id) DO NOTHING",
        {rows});
    if (stored.affected_rows() > 0)
        tell(transaction);
    return stored.affected_rows();
}

std::vector<ClaimedJob> ActionJobs::claim(Transaction& transaction, const QString& holder, int limit,
                                          const std::vector<qint64>& without)
{
    static const std::string take =
        "WITH due AS MATERIALIZED (SELECT j.id, j.sending_since IS NOT NULL AS unknown, " + stale +
        " AS stale FROM erc8004.action_jobs j WHERE " + waits +
        " AND j.id <> ALL ($3::bigint[]) AND EXISTS (SELECT FROM erc8004.action_server s WHERE s.identity = "
        "erc8004.server_identity()) ORDER BY j.priority, j.id LIMIT $2::integer FOR UPDATE OF j SKIP LOCKED) UPDATE "
        "erc8004.action_jobs j SET state = CASE WHEN due.stale THEN 'held' ELSE 'running' END, reason = CASE WHEN "
        "NOT due.stale THEN NULL WHEN due.unknown THEN $4::jsonb ELSE $5::jsonb END, lease_holder = CASE WHEN NOT "
        "due.stale THEN $1 END, lease_until = CASE WHEN NOT due.stale THEN " +
        lease +
        " END, sending_since = CASE WHEN due.stale THEN j.sending_since ELSE clock_timestamp() END FROM due WHERE j.id "
        "= due.id RETURNING j.id, j.priority, j.idempotency_key, j.event_id, j.user_id, j.action_type, j.config, "
        "j.fields, j.attempts, due.unknown, due.stale";
    static const std::string holdAll =
        "UPDATE erc8004.action_jobs SET state = 'held', reason = CASE WHEN sending_since IS NULL THEN $2::jsonb ELSE "
        "$1::jsonb END WHERE id IN (SELECT j.id FROM erc8004.action_jobs j WHERE " +
        waits + " AND " + stale + " FOR UPDATE SKIP LOCKED)";
    const store::Value again(jsonOf(tooOld(true))), fresh(jsonOf(tooOld(false)));
    std::vector<ClaimedJob> claimed;
    bool anyStale = true;
    for (int round = 0; anyStale && round < 2 && int(claimed.size()) < limit; ++round) {
        anyStale = false;
        for (const auto& row : transaction.exec(
                 take, {holder, limit - int(claimed.size()), store::Value::bigintArray(without), again, fresh})) {
            if (store::boolean(row[10]))
                anyStale = true;
            else
                claimed.push_back(jobOf(row, holder));
        }
        if (anyStale)
            transaction.exec(holdAll, {again, fresh});
    }
    std::sort(claimed.begin(), claimed.end(), [](const ClaimedJob& a, const ClaimedJob& b) {
        return std::tie(a.priority, a.id) < std::tie(b.priority, b.id);
    });
    return claimed;
}

void ActionJobs::renew(Transaction& transaction, const std::vector<ClaimedJob>& jobs)
{
    static const std::string sql =
        "UPDATE erc8004.action_jobs j SET lease_until = " + lease +
        " FROM unnest($1::bigint[], $2::text[]) AS k (id, lease) WHERE j.id = k.id AND j.lease_holder = k.lease AND "
        "j.state = 'running'";
    std::vector<qint64> ids;
    QStringList leases;
    for (const ClaimedJob& job : jobs) {
        ids.push_back(job.id);
        leases << job.lease;
    }
    transaction.exec(sql, {store::Value::bigintArray(ids), store::Value::textArray(leases)});
}

void ActionJobs::release(Transaction& transaction, const ClaimedJob& job, const Message& reason, qint64 pauseMs)
{
    transaction.exec(
        "UPDATE erc8004.action_jobs SET state = 'waiting', reason = $3::jsonb, lease_holder = NULL, lease_until = "
        "NULL, "
        "run_at = clock_timestamp() + $5::bigint * interval '1 ms', sending_since = CASE WHEN $4::boolean THEN "
        "sending_since END "
        "WHERE id = $1 AND lease_holder = $2 AND state = 'running'",
        {job.id, job.lease, jsonOf(reason), job.mayHaveBeenSent, pauseMs});
}

void ActionJobs::giveUp(Transaction& transaction, const ClaimedJob& job)
{
    transaction.exec(
        "UPDATE erc8004.action_jobs SET state = 'retrying', lease_holder = NULL, lease_until = NULL, run_at = "
        "clock_timestamp() WHERE id = $1 AND lease_holder = $2 AND state = 'running'",
        {job.id, job.lease});
    tell(transaction);
}

void ActionJobs::hold(Transaction& transaction, const ClaimedJob& job, const Message& reason)
{
    transaction.exec(
        "UPDATE erc8004.action_jobs SET state = 'held', reason = $3::jsonb, lease_holder = NULL, lease_until = NULL "
        "WHERE id = $1 AND lease_holder = $2 AND state = 'running'",
        {job.id, job.lease, jsonOf(reason)});
}

qint64 ActionJobs::replay(Transaction& transaction, const QString& user, const std::vector<qint64>& ids)
{
    const auto changed = transaction.exec(
        "UPDATE erc8004.action_jobs SET state = 'queued', reason = NULL, ended_at = NULL, run_at = clock_timestamp(), "
        "max_attempts = attempts + $3::integer WHERE user_id = $1 AND id = ANY ($2::bigint[]) AND state IN ('dead', "
        "'held')",
        {user, store::Value::bigintArray(ids), attemptsAtOnce});
    tell(transaction);
    return changed.affected_rows();
}

qint64 ActionJobs::discard(Transaction& transaction, const QString& user, const std::vector<qint64>& ids)
{
    const Message reason(QT_TRANSLATE_NOOP("Engine", "The operator discarded the job. It is not sent."));
    return transaction
        .exec(
            "UPDATE erc8004.action_jobs SET state = 'done', reason = $3::jsonb, ended_at = clock_timestamp() WHERE "
            "user_id = $1 AND id = ANY ($2::bigint[]) AND state IN ('dead', 'held')",
            {user, store::Value::bigintArray(ids), jsonOf(reason)})
        .affected_rows();
}

std::optional<qint64> ActionJobs::nextDue(Transaction& transaction)
{
    const auto row = transaction.exec(
        "SELECT (extract(epoch FROM least((SELECT min(run_at) FROM erc8004.action_jobs WHERE state IN ('pending', "
        "'queued', 'retrying', 'waiting')), (SELECT min(lease_until) FROM erc8004.action_jobs WHERE state IN "
        "('queued', "
        "'running'))) - clock_timestamp()) * 1000)::bigint")[0];
    return store::maybeInteger(row[0]);
}

}  // namespace signalbox::actions
