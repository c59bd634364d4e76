// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/engine/chain_news.h"

#include "signalbox/literals.h"
#include "store/change_log.h"
#include "triggers/engine/consumer_lease.h"
#include "triggers/engine/parked_events.h"

namespace signalbox::triggers {

namespace {

using store::Transaction;

constexpr int mostChanges = 64, mostArrivals = 1'000;
const QString eventsSet = u"events"_s;

/// Continues at the newest change. What came since the last place, or since the oldest trigger of a chain that was not
/// followed yet, is noted as arrived: pairs that fired do not fire again.
void begin(Transaction& transaction, const store::ChangeLog& log, const WatchedChain& chain)
{
    const QString since = store::text(transaction.exec(
        "SELECT coalesce((SELECT updated_at - interval '1 hour' FROM signalbox.consumers WHERE name = $1 AND caip2 = "
        "$2), (SELECT least(min(created_at), now()) - interval '1 day' FROM erc8004.triggers WHERE chain_id = "
        "$3))::text",
        {consumerName, chain.caip2(), chain.id})[0][0]);
    log.start(transaction);
    if (since.isEmpty())
        return;
    transaction.exec(
        "INSERT INTO erc8004.event_arrivals (chain_id, event_ids) SELECT $1, array_agg(n.id ORDER BY n.n) FROM (SELECT "
        "e.id, row_number() OVER (ORDER BY e.block_number, e.log_index) AS n FROM erc8004.events e WHERE e.chain_id = "
        "$1 AND (e.created_at >= $2::timestamptz OR e.id IN (SELECT r.event_id FROM erc8004.event_retractions r WHERE "
        "r.retracted_at >= $2::timestamptz))) n GROUP BY n.n / 1000 ORDER BY min(n.n)",
        {chain.id, since});
}

/// The change up to which `most` events are read; at least the first one.
qint64 lastOf(Transaction& transaction, const WatchedChain& chain, const std::vector<store::Change>& changes,
              qint64 most)
{
    qint64 last = 0, sum = 0;
    for (const auto& row : transaction.exec(
             "SELECT c.seq, CASE WHEN $4 = ANY (c.data_sets) THEN (SELECT count(*) FROM erc8004.events e WHERE "
             "e.chain_id = $1 AND e.created_at = c.changed_at) ELSE 0 END FROM signalbox.changes c WHERE c.caip2 = $2 "
             "AND c.seq >= $3 AND c.seq <= $5 ORDER BY c.seq",
             {chain.id, chain.caip2(), changes.front().seq, eventsSet, changes.back().seq})) {
        sum += store::integer(row[1]);
        if (last > 0 && sum > most)
            break;
        last = store::integer(row[0]);
    }
    return last;
}

/// Rows that a transaction wrote have the time of its change.
void readRows(Transaction& transaction, const WatchedChain& chain, qint64 first, qint64 last, ChainNews& news)
{
    for (const auto& row : transaction.exec(
             "SELECT e.id, e.block_number FROM signalbox.changes c JOIN erc8004.events e ON e.created_at = "
             "c.changed_at AND c.ranges "
             "@> e.block_number WHERE e.chain_id = $1 AND c.caip2 = $2 AND c.seq BETWEEN $3 AND $4 AND $5 = ANY "
             "(c.data_sets) AND c.kind IN ('commit', 'replace')",
             {chain.id, chain.caip2(), first, last, eventsSet}))
        news.add(store::text(row[0]), store::integer(row[1]));
    for (const auto& row : transaction.exec(
             "SELECT DISTINCT e.block_number FROM signalbox.changes c JOIN erc8004.event_retractions r ON "
             "r.retracted_at = c.changed_at JOIN erc8004.events e ON e.id = r.event_id WHERE e.chain_id = $1 AND "
             "c.caip2 = $2 AND c.seq BETWEEN $3 AND $4 AND $5 = ANY (c.data_sets) AND c.kind <> 'undo'",
             {chain.id, chain.caip2(), first, last, eventsSet}))
        news.retracted.push_back(store::integer(row[0]));
}

Expected<Done> readChanges(Transaction& transaction, const WatchedChain& chain, qint64 most, bool wanted,
                           ChainNews& news)
{
    const store::ChangeLog log(consumerName, chain.caip2());
    const auto changes = log.after(transaction, mostChanges);
    if (!changes) {
        if (changes.error().code != "CONSUMER_STALE"_L1 && changes.error().code != "CONSUMER_UNKNOWN"_L1)
            return fail(changes.error());
        begin(transaction, log, chain);
        return Done{};
    }
    if (changes->empty())
        return Done{};
    qint64 last = changes->back().seq;
    const auto concerns = [](const store::Change& change) { return change.dataSets.contains(eventsSet); };
    if (wanted && std::any_of(changes->begin(), changes->end(), concerns)) {
        last = lastOf(transaction, chain, *changes, most);
        readRows(transaction, chain, changes->front().seq, last, news);
        for (const store::Change& change : *changes)
            if (change.seq <= last && change.kind == "undo"_L1 && concerns(change) && !change.ranges.empty())
                news.ancestor =
                    std::min(news.ancestor.value_or(std::numeric_limits<Height>::max()), change.ranges.front().lo - 1);
    }
    news.more = last < changes->back().seq || changes->size() == mostChanges;
    log.keep(transaction, last);
    return Done{};
}

void takeArrivals(Transaction& transaction, const WatchedChain& chain, qint64 most, ChainNews& news)
{
    int taken = 0;
    for (const auto& row : transaction.exec(
             "WITH first AS (SELECT id, sum(cardinality(event_ids)) OVER (ORDER BY id) - cardinality(event_ids) AS "
             "earlier FROM (SELECT * FROM erc8004.event_arrivals WHERE chain_id = $1 ORDER BY id LIMIT $3) a) DELETE "
             "FROM erc8004.event_arrivals a USING first f WHERE a.id = f.id AND f.earlier < $2 RETURNING "
             "array_to_string(a.event_ids, ' ')",
             {chain.id, most, mostArrivals})) {
        news.events << store::text(row[0]).split(u' ', Qt::SkipEmptyParts);
        news.blocks = {0, std::numeric_limits<Height>::max()};
        ++taken;
    }
    news.more =
        news.more ||
        (taken > 0 &&
         !transaction.exec("SELECT FROM erc8004.event_arrivals WHERE chain_id = $1 LIMIT 1", {chain.id}).empty());
}

}  // namespace

std::vector<qint64> chainsWithNews(Transaction& transaction)
{
    std::vector<qint64> chains;
    for (const auto& row : transaction.exec(
             "SELECT substr(c.caip2, 8)::bigint FROM signalbox.chains c JOIN signalbox.leases l ON l.caip2 = c.caip2 "
             "LEFT JOIN signalbox.consumers k ON k.caip2 = c.caip2 AND k.name = $1 WHERE c.caip2 ~ "
             "'^eip155:[0-9]{1,18}$' AND c.state NOT IN ('deleting', 'deleted') AND (k.seq IS NULL OR k.stale OR k.seq "
             "< l.changes) UNION SELECT chain_id FROM erc8004.event_arrivals UNION " +
                 chainsWithParked,
             {consumerName}))
        chains.push_back(store::integer(row[0]));
    return chains;
}

WatchedChain watchedChain(Transaction& transaction, qint64 id)
{
    WatchedChain chain;
    chain.id = id;
    const auto rows = transaction.exec(
        "SELECT name FROM signalbox.chains WHERE caip2 = $1 AND state NOT IN ('deleting', 'deleted')", {chain.caip2()});
    chain.registered = !rows.empty();
    if (chain.registered)
        chain.name = store::text(rows[0][0]);
    return chain;
}

void ChainNews::add(const QString& event, Height block)
{
    blocks =
        events.isEmpty() ? Interval{block, block} : Interval{std::min(blocks.lo, block), std::max(blocks.hi, block)};
    events << event;
}

Expected<ChainNews> ChainNews::take(Transaction& transaction, const WatchedChain& chain, qint64 most, bool wanted)
{
    ChainNews news;
    if (chain.registered)
        if (const auto read = readChanges(transaction, chain, most, wanted, news); !read)
            return fail(read.error());
    takeArrivals(transaction, chain, most, news);
    news.events.removeDuplicates();
    return news;
}

}  // namespace signalbox::triggers
