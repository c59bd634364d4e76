// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/engine/concerns.h"

#include "signalbox/literals.h"
#include "store/message_columns.h"
#include "triggers/engine/consumer_lease.h"

namespace signalbox::triggers {

namespace {

using engine::Concern;
using engine::Concerns;

constexpr int gapMinutes = 10, stuckMinutes = 5;

/// The chain's CAIP-2 ID as a column; empty if the workspace does not have it.
constexpr const char* place =
    "coalesce((SELECT c.caip2 FROM signalbox.chains c WHERE c.caip2 = 'eip155:' || t.chain_id AND c.state NOT IN "
    "('deleting', 'deleted')), '')";

/// `row` begins with the place, and the trigger's ID and name.
void add(Concerns& concerns, const pqxx::row& row, const QString& kind, const QString& severity, const Message& text)
{
    const QString trigger = store::text(row[1]);
    concerns[store::text(row[0])].push_back({kind, trigger, severity, text, {{u"trigger"_s, trigger}}});
}

void readBreakers(store::Transaction& transaction, Concerns& concerns)
{
    for (const auto& row : transaction.exec(
             std::string("SELECT ") + place +
             ", t.id, t.name, t.circuit_breaker_state -> 'reason', coalesce(d.skipped, 0) FROM erc8004.triggers t LEFT "
             "JOIN erc8004.trigger_days d ON d.trigger_id = t.id AND d.day = (now() AT TIME ZONE 'UTC')::date WHERE "
             "t.enabled AND t.broken AND t.circuit_breaker_state ->> 'state' = 'Open' ORDER BY t.name, t.id LIMIT 50"))
        add(concerns, row, u"trigger_breaker"_s, u"error"_s,
            Message::counted(
                "%1 is paused after failures, and %Ln event was skipped today: %2",
                QT_TRANSLATE_N_NOOP("Engine", "%1 is paused after failures, and %Ln events were skipped today: %2"),
                store::integer(row[4]))
                .arg(store::text(row[2]))
                .arg(store::messageIn(row[3])));
}

void readErrors(store::Transaction& transaction, Concerns& concerns)
{
    for (const auto& row : transaction.exec(
             std::string("SELECT ") + place +
             ", t.id, t.name, d.evaluation_errors, d.last_error FROM erc8004.trigger_days d JOIN erc8004.triggers t ON "
             "t.id = d.trigger_id WHERE t.enabled AND d.day = (now() AT TIME ZONE 'UTC')::date AND d.evaluation_errors "
             "> 0 AND d.last_error_at > now() - interval '1 hour' AND t.circuit_breaker_state ->> 'state' <> 'Open' "
             "ORDER BY t.name, t.id LIMIT 50"))
        add(concerns, row, u"trigger_errors"_s, u"warning"_s,
            Message::counted("%1 failed on %Ln event today: %2",
                             QT_TRANSLATE_N_NOOP("Engine", "%1 failed on %Ln events today: %2"), store::integer(row[3]))
                .arg(store::text(row[2]))
                .arg(store::messageIn(row[4])));
}

void readGaps(store::Transaction& transaction, Concerns& concerns)
{
    for (const auto& row : transaction.exec(
             std::string("SELECT ") + place +
                 ", t.id, t.name, lower(p.waits_for), upper(p.waits_for) - 1 FROM erc8004.trigger_places p JOIN "
                 "erc8004.triggers t ON t.id = p.trigger_id WHERE t.enabled AND p.waits_for IS NOT NULL AND "
                 "p.waits_since < "
                 "now() - $1 * interval '1 minute' ORDER BY t.name, t.id LIMIT 50",
             {gapMinutes}))
        add(concerns, row, u"trigger_gap"_s, u"warning"_s,
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "%1 counts events in their order and waits for the blocks %L2 to %L3, which are "
                                      "not indexed. Index them, or skip the gap."))
                .arg(store::text(row[2]))
                .arg(store::integer(row[3]))
                .arg(store::integer(row[4])));
}

void readJobs(store::Transaction& transaction, Concerns& concerns)
{
    for (const auto& row : transaction.exec(
             std::string("SELECT ") + place +
             ", t.state, sum(t.jobs)::bigint FROM (SELECT j.chain_id, j.state, count(*) AS jobs FROM "
             "erc8004.action_jobs j WHERE j.state IN ('dead', 'held') GROUP BY 1, 2) t GROUP BY 1, 2 ORDER BY 1, 2")) {
        const bool dead = store::text(row[1]) == "dead"_L1;
        const qint64 count = store::integer(row[2]);
        concerns[store::text(row[0])].push_back(
            {u"trigger_jobs"_s,
             store::text(row[1]),
             dead ? u"error"_s : u"warning"_s,
             dead ? Message::counted(
                        "%Ln action failed for good. Replay or discard it.",
                        QT_TRANSLATE_N_NOOP("Engine", "%Ln actions failed for good. Replay or discard them."), count)
                  : Message::counted(
                        "%Ln action waits for your decision. Replay or discard it.",
                        QT_TRANSLATE_N_NOOP("Engine", "%Ln actions wait for your decision. Replay or discard them."),
                        count),
             {}});
    }
}

/// Nothing moved the place although something is to be read: an evaluation that always fails.
void readStuck(store::Transaction& transaction, Concerns& concerns)
{
    for (const auto& row : transaction.exec(
             "SELECT k.caip2, c.name, floor(extract(epoch FROM now() - g.changed_at) / 60)::bigint FROM "
             "signalbox.consumers k JOIN signalbox.chains c ON c.caip2 = k.caip2 JOIN signalbox.changes g ON g.caip2 = "
             "k.caip2 AND g.seq = k.seq + 1 WHERE k.name = $1 AND c.state IN ('active', 'paused') AND greatest("
             "g.changed_at, k.updated_at) < now() - $2 * interval '1 minute'",
             {consumerName, stuckMinutes}))
        concerns[store::text(row[0])].push_back(
            {u"trigger_evaluation"_s,
             {},
             u"error"_s,
             Message::counted("Events of %1 have not been evaluated for %Ln minute. The log tells why.",
                              QT_TRANSLATE_N_NOOP(
                                  "Engine", "Events of %1 have not been evaluated for %Ln minutes. The log tells why."),
                              store::integer(row[2]))
                 .arg(store::text(row[1])),
             {}});
}

}  // namespace

Expected<Concerns> readConcerns(store::Session& session)
{
    return session.read([](store::Transaction& transaction) {
        Concerns concerns;
        readBreakers(transaction, concerns);
        readErrors(transaction, concerns);
        readGaps(transaction, concerns);
        readJobs(transaction, concerns);
        readStuck(transaction, concerns);
        return concerns;
    });
}

/// In one snapshot: what is not read yet, and what is stored.
Expected<std::map<QString, Height>> readSettled(store::Session& session)
{
    return session.read([](store::Transaction& transaction) {
        std::map<QString, Height> settled;
        for (const auto& row : transaction.exec(
                 "SELECT c.caip2, CASE WHEN k.seq IS NULL OR k.stale OR EXISTS (SELECT FROM erc8004.event_arrivals a "
                 "WHERE a.chain_id = n.id) THEN -1 ELSE least((SELECT CASE WHEN v.hi >= s.to_block THEN NULL ELSE "
                 "coalesce(v.hi, s.from_block - 1) END FROM signalbox.streams s LEFT JOIN signalbox.coverage v ON "
                 "v.caip2 = s.caip2 AND v.stream = s.stream AND s.from_block BETWEEN v.lo AND v.hi WHERE s.caip2 = "
                 "c.caip2 AND s.stream = 'registries' AND s.removed_at IS NULL), (SELECT min(lower(g.ranges)) - 1 FROM "
                 "signalbox.changes g WHERE g.caip2 = c.caip2 AND g.seq > k.seq AND 'events' = ANY (g.data_sets)), "
                 "(SELECT min(greatest(p.block_number, coalesce((SELECT s.from_block - 1 FROM signalbox.streams s "
                 "WHERE "
                 "s.caip2 = c.caip2 AND s.stream = 'registries'), -1))) FROM erc8004.trigger_places p JOIN "
                 "erc8004.triggers t ON t.id = p.trigger_id WHERE p.chain_id = n.id AND t.enabled AND t.is_stateful), "
                 "$2) END FROM signalbox.chains c CROSS JOIN LATERAL (SELECT CASE WHEN c.caip2 ~ "
                 "'^eip155:[0-9]{1,18}$' THEN substr(c.caip2, 8)::bigint END AS id) n LEFT JOIN signalbox.consumers k "
                 "ON k.caip2 = c.caip2 AND k.name = $1 WHERE n.id IS NOT NULL AND c.state IN ('active', 'paused')",
                 {consumerName, std::numeric_limits<Height>::max() - 1}))
            settled[store::text(row[0])] = store::integer(row[1]);
        return settled;
    });
}

}  // namespace signalbox::triggers
