// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/jobs/job_upkeep.h"

#include <QCoreApplication>
#include <atomic>

#include "actions/jobs/action_jobs.h"
#include "actions/jobs/job_text.h"
#include "signalbox/literals.h"
#include "store/leases.h"
#include "store/shared_settings.h"

namespace signalbox::actions {

namespace {

const QString pidMark = u" pid "_s, claimMark = u" claim "_s;

/// Whether the process that holds a lease is one of this machine and has ended.
bool hasEnded(const QString& holder)
{
    const qsizetype mark = holder.lastIndexOf(pidMark);
    return mark > 0 && holder.left(mark) == store::thisHost() &&
           store::processGone(holder.mid(mark + pidMark.size()).toLongLong());
}

}  // namespace

QString JobUpkeep::newLease()
{
    static std::atomic<quint64> number{0};
    return store::thisHost() + pidMark + QString::number(QCoreApplication::applicationPid()) + claimMark +
           QString::number(++number);
}

qint64 JobUpkeep::holdRestored(store::Transaction& transaction)
{
    const std::string compare = "SELECT identity = erc8004.server_identity() FROM erc8004.action_server";
    const auto isSame = [](const pqxx::result& rows) { return !rows.empty() && store::boolean(rows[0][0]); };
    if (isSame(transaction.exec(compare)))
        return 0;
    // By the first runner of all; otherwise by one at a time.
    transaction.exec(
        "INSERT INTO erc8004.action_server (identity) VALUES (erc8004.server_identity()) ON CONFLICT (is_only) DO "
        "NOTHING");
    if (isSame(transaction.exec(compare + " FOR UPDATE")))
        return 0;
    const Message reason(QT_TRANSLATE_NOOP(
        "Engine",
        "The database was restored or moved to another server while the job was open: it may have been sent already. "
        "Replay it to send it, or discard it."));
    const auto held = transaction.exec(
        "UPDATE erc8004.action_jobs SET state = 'held', reason = $1::jsonb, lease_holder = NULL, lease_until = NULL "
        "WHERE state IN ('pending', 'queued', 'running', 'retrying', 'waiting')",
        {jsonOf(reason)});
    transaction.exec("UPDATE erc8004.action_server SET identity = erc8004.server_identity(), since = now()");
    return held.affected_rows();
}

std::vector<qint64> ExpiredLeases::lost(std::map<qint64, QString> now)
{
    const auto at = Clock::now();
    std::map<qint64, std::pair<QString, Clock::time_point>> seen;
    std::vector<qint64> lost;
    for (auto& [job, lease] : now) {
        const auto before = m_seen.find(job);
        const bool isSame = before != m_seen.end() && before->second.first == lease;
        const auto since = isSame ? before->second.second : at;
        if (at - since >= m_patience)
            lost.push_back(job);
        seen.emplace(job, std::pair(std::move(lease), since));
    }
    m_seen = std::move(seen);
    return lost;
}

qint64 JobUpkeep::recover(store::Transaction& transaction, ExpiredLeases& expired)
{
    std::vector<qint64> lost;
    std::map<qint64, QString> over;
    for (const auto& row : transaction.exec(
             "SELECT id, split_part(lease_holder, $1, 1), concat(lease_holder, ' ', lease_until), "
             "greatest(lease_until, "
             "pg_postmaster_start_time() + $2::integer * interval '1 s') < clock_timestamp() FROM erc8004.action_jobs "
             "WHERE state = 'running'",
             {claimMark, ActionJobs::leaseSeconds})) {
        const qint64 id = store::integer(row[0]);
        if (hasEnded(store::text(row[1])))
            lost.push_back(id);
        else if (store::boolean(row[3]))
            over[id] = store::text(row[2]);
    }
    const std::vector<qint64> late = expired.lost(std::move(over));
    lost.insert(lost.end(), late.begin(), late.end());
    if (lost.empty())
        return 0;
    return transaction
        .exec(
            "UPDATE erc8004.action_jobs SET state = 'retrying', lease_holder = NULL, lease_until = NULL, run_at = "
            "clock_timestamp() WHERE id IN (SELECT j.id FROM erc8004.action_jobs j WHERE j.id = ANY ($1::bigint[]) AND "
            "j.state = 'running' FOR UPDATE SKIP LOCKED)",
            {store::Value::bigintArray(lost)})
        .affected_rows();
}

void JobUpkeep::prune(store::Transaction& transaction)
{
    // one console at a time; the engine's role has no advisory locks
    if (transaction.exec("SELECT FROM erc8004.users WHERE id = 'local' FOR NO KEY UPDATE SKIP LOCKED").empty())
        return;
    transaction.exec(
        "SELECT erc8004.cleanup_old_action_results(), erc8004.cleanup_old_action_jobs(), "
        "erc8004.cleanup_old_processed_events()");
    if (const qint64 days = store::sharedSetting(transaction, u"triggers.state_days"_s).toInteger(); days > 0)
        transaction.exec("SELECT erc8004.cleanup_old_trigger_state($1::integer * interval '1 day')", {days});
}

}  // namespace signalbox::actions
