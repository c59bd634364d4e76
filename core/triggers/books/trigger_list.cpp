// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/books/trigger_list.h"

#include <QHash>

#include "signalbox/literals.h"
#include "store/message_columns.h"
#include "triggers/rows/trigger_rows.h"

namespace signalbox::triggers {

namespace {

/// Counts of all days, the newest evaluation error of today, and the newest job that ended.
constexpr const char* figures =
    "SELECT t.id, t.disabled_at, d.today, d.total, d.last, d.errors, d.last_error, d.last_error_at, j.dead, j.held, "
    "e.ended_at, e.reason FROM erc8004.triggers t "
    "LEFT JOIN (SELECT y.trigger_id, sum(y.fired) FILTER (WHERE y.day = (now() AT TIME ZONE 'UTC')::date) AS today, "
    "sum(y.fired) AS total, max(y.last_fired_at) AS last, sum(y.evaluation_errors) AS errors, "
    "(array_agg(y.last_error) FILTER (WHERE y.day = (now() AT TIME ZONE 'UTC')::date))[1] AS last_error, "
    "max(y.last_error_at) AS last_error_at FROM erc8004.trigger_days y GROUP BY y.trigger_id) d ON d.trigger_id = t.id "
    "LEFT JOIN (SELECT o.trigger_id, count(*) FILTER (WHERE o.state = 'dead') AS dead, count(*) FILTER (WHERE o.state "
    "= "
    "'held') AS held FROM erc8004.action_jobs o WHERE o.state IN ('dead', 'held') GROUP BY o.trigger_id) j ON "
    "j.trigger_id = t.id "
    "LEFT JOIN LATERAL (SELECT n.ended_at, CASE WHEN n.state = 'dead' THEN n.reason END AS reason FROM "
    "erc8004.action_jobs n WHERE n.trigger_id = t.id AND n.ended_at IS NOT NULL ORDER BY n.id DESC LIMIT 1) e ON true";

/// Blocks for which stateful triggers wait.
constexpr const char* gaps =
    "SELECT p.trigger_id, lower(p.waits_for), upper(p.waits_for) - 1 FROM erc8004.trigger_places p JOIN "
    "erc8004.triggers t "
    "ON t.id = p.trigger_id WHERE t.enabled AND p.waits_for IS NOT NULL AND NOT isempty(p.waits_for)";

/// The newest of what went wrong; empty if the newest attempt succeeded and no evaluation of today failed.
Message troubleOf(const Trigger& trigger, const pqxx::row& row)
{
    if (trigger.breaker.state != BreakerState::Closed && !trigger.breaker.reason.isEmpty())
        return trigger.breaker.reason;
    const QDateTime evaluated = store::time(row["last_error_at"]), ended = store::time(row["ended_at"]);
    const bool failedToday = !row["last_error"].is_null();
    if (failedToday && (row["reason"].is_null() || evaluated > ended))
        return store::messageIn(row["last_error"]);
    return store::messageIn(row["reason"]);
}

}  // namespace

std::vector<TriggerSummary> readSummaries(store::Transaction& transaction, const ChainNames& chains)
{
    std::vector<TriggerSummary> all;
    QHash<QString, size_t> places;
    for (Trigger& trigger : readTriggers(transaction)) {
        places.insert(trigger.id, all.size());
        TriggerSummary& summary = all.emplace_back();
        if (const auto chain = chains.find(trigger.chainId); chain != chains.end())
            summary.chain = chain->second;
        summary.trigger = std::move(trigger);
    }
    // Compiling the statement would take longer than running it.
    transaction.exec("SELECT set_config('jit', 'off', true)");
    for (const auto& row : transaction.exec(figures)) {
        const auto place = places.constFind(store::text(row["id"]));
        if (place == places.constEnd())
            continue;
        TriggerSummary& summary = all[*place];
        summary.disabledAt = store::time(row["disabled_at"]);
        summary.firedToday = store::integer(row["today"]);
        summary.firedTotal = store::integer(row["total"]);
        summary.lastFired = store::time(row["last"]);
        summary.evaluationErrors = store::integer(row["errors"]);
        summary.dead = store::integer(row["dead"]);
        summary.held = store::integer(row["held"]);
        summary.trouble = troubleOf(summary.trigger, row);
    }
    for (const auto& row : transaction.exec(gaps))
        if (const auto place = places.constFind(store::text(row[0])); place != places.constEnd())
            all[*place].waitsFor = Interval{store::integer(row[1]), store::integer(row[2])};
    return all;
}

}  // namespace signalbox::triggers
