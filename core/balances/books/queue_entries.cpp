// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/books/queue_entries.h"

namespace signalbox::balances {

namespace {

/// The newest $2 entries in a state, of the chains w, by the index that has them.
std::string newest(QueueEntryState state)
{
    const std::string is = " q.state = '" + std::string(name(state)) + "' ";
    switch (state) {
        case QueueEntryState::Pending:
            return "SELECT q.* FROM w, generate_series(1, 10) AS p (level), LATERAL (SELECT q.* FROM balances.queue q "
                   "WHERE q.chain_id = w.id AND q.priority = p.level AND" +
                   is + "ORDER BY q.enqueued_at DESC LIMIT $2::integer) q";
        case QueueEntryState::Processing:
            return "SELECT q.* FROM w JOIN balances.queue q ON q.chain_id = w.id AND" + is;
        case QueueEntryState::Retrying:
        case QueueEntryState::Failed:
            break;
    }
    return "(SELECT q.* FROM balances.queue q WHERE q.state IN ('error', 'failed') AND q.chain_id IN (SELECT w.id FROM "
           "w) AND" +
           is + "ORDER BY q.id DESC LIMIT $2::integer)";
}

QueueEntry entryOf(const pqxx::row& row)
{
    QueueEntry entry;
    entry.id = store::integer(row["id"]);
    entry.caip2 = caip2Of(store::integer(row["chain_id"]));
    entry.chain = store::text(row["chain_name"]);
    entry.contract = store::text(row["contract_address"]);
    entry.holder = store::text(row["holder_address"]);
    entry.symbol = shownText(row["symbol"]);
    entry.state = queueEntryStateFromName(store::text(row["state"])).value_or(QueueEntryState::Pending);
    entry.recalculates = store::boolean(row["recalculate"]);
    entry.delta = store::text(row["delta"]);
    entry.priority = int(store::integer(row["priority"]));
    entry.attempts = int(store::integer(row["attempts"]));
    entry.mostAttempts = int(store::integer(row["max_retry_attempts"]));
    entry.updates = store::integer(row["updates"]);
    entry.firstBlock = store::maybeInteger(row["first_block"]);
    entry.lastBlock = store::maybeInteger(row["last_block"]);
    entry.queuedAt = store::time(row["enqueued_at"]);
    entry.nextTry = store::time(row["next_retry_at"]);
    entry.errorCode = store::text(row["error_code"]);
    entry.error = shownText(row["error_text"]);
    return entry;
}

}  // namespace

std::vector<QueueEntry> readEntries(store::Transaction& transaction, const QueueFilter& filter,
                                    std::optional<qint64> chain)
{
    std::string parts;
    for (const QueueEntryState state :
         {QueueEntryState::Pending, QueueEntryState::Processing, QueueEntryState::Retrying, QueueEntryState::Failed})
        if (!filter.state || *filter.state == state)
            parts += (parts.empty() ? "" : " UNION ALL ") + newest(state);
    std::vector<QueueEntry> all;
    for (const auto& row : transaction.exec(
             "WITH w AS MATERIALIZED (SELECT k.chain_id AS id, c.name, f.max_retry_attempts FROM "
             "balances.queue_counters k JOIN signalbox.chains c ON c.caip2 = 'eip155:' || k.chain_id AND c.state IN "
             "('active', 'paused'), LATERAL balances.config_of(k.chain_id) f WHERE $1::bigint IS NULL OR k.chain_id = "
             "$1::bigint) SELECT e.*, w.name AS chain_name, w.max_retry_attempts, balances.hex(e.contract) AS "
             "contract_address, balances.hex(e.holder) AS holder_address, m.symbol FROM (SELECT q.* FROM (" +
                 parts +
                 ") q ORDER BY q.enqueued_at DESC, q.id DESC LIMIT $2::integer) e JOIN w ON w.id = e.chain_id LEFT "
                 "JOIN balances.token_metadata m ON m.chain_id = e.chain_id AND m.contract = e.contract ORDER BY "
                 "e.enqueued_at DESC, e.id DESC",
             {chain, filter.limit}))
        all.push_back(entryOf(row));
    return all;
}

}  // namespace signalbox::balances
