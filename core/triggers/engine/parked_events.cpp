// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/engine/parked_events.h"

#include "triggers/engine/breakers.h"

namespace signalbox::triggers {

namespace {

const std::string due =
    "p.tried_at < now() - interval '1 hour' AND t.id = p.trigger_id AND t.chain_id = p.chain_id AND t.enabled AND NOT "
    "t.broken";

}  // namespace

const std::string chainsWithParked = "SELECT p.chain_id FROM erc8004.parked_events p, erc8004.triggers t WHERE " + due;

bool isParkable(const Error& error)
{
    return error.kind == ErrorKind::Invalid || error.kind == ErrorKind::Internal || error.kind == ErrorKind::Conflict;
}

void park(store::Transaction& transaction, qint64 chain, const Fire& fire, const Error& error)
{
    const auto parked = transaction.exec(
        "INSERT INTO erc8004.parked_events (event_id, trigger_id, chain_id, extra) SELECT e.id, t.id, $3::bigint, "
        "$4::jsonb FROM erc8004.events e, erc8004.triggers t WHERE e.id = $1 AND t.id = $2 ON CONFLICT (event_id, "
        "trigger_id) DO UPDATE SET tried_at = excluded.tried_at",
        {fire.event, fire.trigger, chain, fire.extra});
    if (parked.affected_rows() == 0)
        return;  // deleted since then
    Breakers breakers(transaction);
    breakers.failed(
        fire.trigger,
        Message(QT_TRANSLATE_NOOP("Engine", "The jobs for event %1 cannot be stored. Signalbox retries every hour. %2"))
            .arg(fire.event)
            .arg(error.message));
    breakers.store();
}

std::vector<Fire> takeParked(store::Transaction& transaction, qint64 chain)
{
    std::vector<Fire> fires;
    for (const auto& row : transaction.exec("DELETE FROM erc8004.parked_events p USING erc8004.triggers t WHERE "
                                            "p.chain_id = $1 AND " +
                                                due + " RETURNING p.trigger_id, p.event_id, p.extra",
                                            {chain}))
        fires.push_back({store::text(row[0]), store::text(row[1]), store::object(row[2])});
    return fires;
}

}  // namespace signalbox::triggers
