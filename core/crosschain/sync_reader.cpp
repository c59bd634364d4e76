// SPDX-License-Identifier: GPL-3.0-or-later

// The matrix of synced tables and chains: what is read each time, and the meaning of each cell's figures.
#include <QElapsedTimer>
#include <QJsonArray>
#include <algorithm>

#include "crosschain/sync_frontier.h"
#include "crosschain/sync_memory.h"
#include "postgres/sql_text.h"
#include "signalbox/literals.h"
#include "store/command_queue.h"

namespace signalbox::engine {

using layers::ident;
using layers::TableSync;
using store::Transaction;

namespace {

constexpr qint64 behindBlocks = 2;  ///< lag up to which a chain counts as live, as in the document

/// What a queued or running resync or repair does to a chain's tables.
struct Work {
    bool running = false, all = false;
    QStringList tables;
    QString now;        ///< the table in progress
    double share = -1;  ///< share of that table
};

struct Facts {
    std::vector<SyncChain> chains;
    std::map<QString, layers::ChainPlace> places;
    std::map<QString, Work> work;
};

Expected<Facts> readFacts(Transaction& transaction)
{
    Facts facts;
    for (const auto& row : transaction.exec(
             "SELECT s.caip2, s.name, s.mark, s.state, s.schema_name, c.history_from, a.max_height, (SELECT "
             "max(finished_at) FROM signalbox.commands o WHERE o.verb = 'optimise' AND o.target = s.caip2 AND o.state "
             "= 'done') FROM canopyx.chains c JOIN signalbox.chains s USING (caip2) LEFT JOIN "
             "canopyx.index_progress_agg a USING (chain_id) WHERE s.state NOT IN ('deleting', 'deleted') ORDER BY "
             "s.mark")) {
        SyncChain chain;
        chain.caip2 = store::text(row[0]);
        chain.name = store::text(row[1]);
        chain.mark = static_cast<int>(store::integer(row[2]));
        chain.state = store::text(row[3]);
        chain.historyFrom = store::integer(row[5]);
        chain.stored = store::maybeInteger(row[6]);
        chain.optimizedAt = store::time(row[7]);
        facts.places[chain.caip2] = layers::ChainPlace(chain.caip2, store::text(row[4]));
        facts.chains.push_back(std::move(chain));
    }
    // the first argument of what a resync says of itself is the table
    for (const auto& row : transaction.exec(
             "SELECT c.target, c.state = 'running', c.args, n.entity, c.verb = 'resync', (SELECT r.done::float8 / "
             "greatest(r.listed, 1) FROM canopyx.resyncs r JOIN canopyx.chains x USING (chain_id) WHERE x.caip2 = "
             "c.target AND r.entity = n.entity) FROM signalbox.commands c, LATERAL (SELECT c.progress #>> "
             "'{message,args,0}' AS entity) n WHERE c.verb IN ('resync', 'repair') AND c.state IN ('queued', "
             "'running') ORDER BY c.state = 'running', c.id DESC")) {
        Work work;
        work.running = store::boolean(row[1]);
        for (const QJsonValue value : store::object(row[2]).value("tables"_L1).toArray())
            work.tables << value.toString();
        work.all = work.tables.isEmpty() && store::boolean(row[4]);
        if (work.running) {
            work.now = store::text(row[3]);
            work.share = store::real(row[5], -1);
        }
        facts.work[store::text(row[0])] = work;  // the oldest running command counts
    }
    return facts;
}

SyncCell::Problem problemOf(const TableSync& table, const SyncMemory& memory, const CellKey& key)
{
    using Problem = SyncCell::Problem;
    using Kind = layers::Finding::Kind;
    if (table.tableMissing)
        return Problem::SchemaDiffers;
    if (table.triggerMissing)
        return Problem::TriggerMissing;
    if (table.triggerDisabled)
        return Problem::TriggerDisabled;
    if (const auto finding = memory.findings.find(key); finding != memory.findings.end()) {
        const Kind kind = finding->second;
        if (kind == Kind::WrongTrigger || kind == Kind::ExtraTrigger || kind == Kind::WrongFunction ||
            kind == Kind::MissingFunction)
            return Problem::TriggerDiffers;
        if (kind == Kind::MissingTable || kind == Kind::MissingColumn || kind == Kind::WrongColumn ||
            kind == Kind::WrongKey)
            return Problem::SchemaDiffers;
    }
    const auto counted = memory.counted.find(key);
    if (memory.firstMissing.contains(key) ||
        (counted != memory.counted.end() && !counted->second.stale && counted->second.figures.wrong() > 0))
        return Problem::KeysDiffer;
    return table.needsResync ? Problem::NeedsResync : Problem::None;
}

void putCounted(SyncCell& cell, const TableSync& figures)
{
    cell.measuredAt = figures.measuredAt;
    cell.rowsHere = figures.sourceRows;
    cell.rowsGlobal = figures.globalRows;
    cell.keys = figures.keys;
    cell.missing = figures.missing;
    cell.stale = figures.stale;
    cell.surplus = figures.surplus;
    cell.heightsMissing = figures.heightsMissing;
    if (figures.sourceHeight >= 0)
        cell.tableHeight = figures.sourceHeight;
    if (figures.globalHeight >= 0)
        cell.globalHeight = figures.globalHeight;
    cell.lastSource = figures.lastSource;
    cell.lastGlobal = figures.lastGlobal;
}

SyncCell::State stateOf(const SyncCell& cell, const SyncChain& chain, const ChainSnapshot* live, const Work* work,
                        const catalog::Catalog& catalog)
{
    using State = SyncCell::State;
    if (work) {
        const auto order = [&catalog](const QString& entity) {
            const auto all = catalog.synced();
            const auto found = std::find_if(all.begin(), all.end(), [&](const auto* e) { return e->name == entity; });
            return found == all.end() ? -1 : found - all.begin();
        };
        const bool wanted = work->all || work->tables.contains(cell.entity) ||
                            (work->tables.isEmpty() && cell.problem != SyncCell::Problem::None);
        if (work->running && work->now == cell.entity)
            return State::Resync;
        if (wanted && (!work->running || order(work->now) < order(cell.entity)))
            return State::Waits;
    }
    if (cell.problem != SyncCell::Problem::None)
        return State::Error;
    if (chain.state == "paused"_L1)
        return State::Paused;
    if (!chain.stored || !cell.lagBlocks)
        return State::Unknown;
    const double block = live && live->blockSeconds ? *live->blockSeconds : 20;
    return *cell.lagBlocks > behindBlocks && cell.lagSeconds.value_or(0) > 3 * block ? State::Behind : State::Ok;
}

QDateTime timeOfBlock(Transaction& transaction, const layers::ChainPlace& place, Height height)
{
    const auto rows = transaction.exec(
        "SELECT max(time) FROM " + ident(place.schema, u"blocks"_s).toStdString() + " WHERE height = $1", {height});
    return store::time(rows[0][0]);
}

void putLag(SyncCell& cell, const SyncChain& chain, const ChainSnapshot* live, const SyncMemory& memory,
            const std::map<CellKey, std::pair<QDateTime, QDateTime>>& times)
{
    using Problem = SyncCell::Problem;
    cell.newestHere = chain.stored;
    cell.newestGlobal = chain.stored;
    // Rows that were lost while sync was enabled are differing keys, not lag: new rows do arrive.
    const bool stands =
        cell.problem != Problem::None && cell.problem != Problem::KeysDiffer && cell.problem != Problem::NeedsResync;
    const auto missing = stands ? memory.firstMissing.find({cell.caip2, cell.entity}) : memory.firstMissing.end();
    if (missing != memory.firstMissing.end())
        cell.newestGlobal = missing->second - 1;
    if (!cell.newestGlobal || !chain.head)
        return;
    cell.lagBlocks = std::max<qint64>(0, *chain.head - *cell.newestGlobal);
    if (missing == memory.firstMissing.end()) {
        if (live)
            cell.lagSeconds = *cell.lagBlocks == 0 ? std::optional<double>(0) : live->liveLagSeconds;
        return;
    }
    const auto known = times.find({cell.caip2, cell.entity});
    if (known == times.end())
        return;
    cell.since = known->second.second;
    const QDateTime before = known->second.first.isValid() ? known->second.first : known->second.second;
    const QDateTime head = live && live->headTime.isValid() ? live->headTime : QDateTime::currentDateTimeUtc();
    if (before.isValid())
        cell.lagSeconds = std::max<double>(0, double(before.msecsTo(head)) / 1000);
}

}  // namespace

Expected<SyncMatrix> readSyncMatrix(store::Session& session, SyncMemory& memory, const SnapshotPtr& snapshot,
                                    qint64 budgetMs)
{
    const auto tables = layers::SyncStatus(session, *memory.catalog).matrix();
    if (!tables)
        return fail(tables.error());
    return session.read([&](Transaction& transaction) -> Expected<SyncMatrix> {
        auto facts = readFacts(transaction);
        if (!facts)
            return fail(facts.error());
        SyncMatrix matrix;
        matrix.at = QDateTime::currentDateTimeUtc();
        for (const catalog::Entity* entity : memory.catalog->synced())
            matrix.entities << entity->name;

        // The newest blocks: cells with problems each time, the other chains in turn as far as the time allows.
        QElapsedTimer clock;
        clock.start();
        transaction.exec("SET LOCAL jit = off; SET LOCAL statement_timeout = '20s'");
        const auto look = [&](const SyncChain& chain, const catalog::Entity& entity) {
            const CellKey key{chain.caip2, entity.name};
            std::optional<Height> found;
            if (chain.stored)
                found = layers::SyncFrontier(entity, facts->places[chain.caip2]).find(transaction, *chain.stored);
            const std::lock_guard lock(memory.mutex);
            if (!found)
                memory.firstMissing.erase(key);
            else if (!std::exchange(memory.firstMissing[key], *found))
                memory.doubtful.insert(key);
        };
        std::set<CellKey> looked;
        for (const TableSync& table : *tables)
            if (table.tableMissing)
                looked.insert({table.chain.caip2, table.entity});  // this chain needs no search
        for (const SyncChain& chain : facts->chains)
            for (const TableSync& table : *tables) {
                const CellKey key{chain.caip2, table.entity};
                if (table.chain.caip2 != chain.caip2)
                    continue;
                bool doubt = !table.synced;
                {
                    const std::lock_guard lock(memory.mutex);
                    doubt = doubt || memory.firstMissing.contains(key);
                }
                if (doubt && looked.insert(key).second)
                    look(chain, *memory.catalog->find(table.entity));
            }
        const auto count = facts->chains.size();
        std::size_t begin = 0;
        {
            const std::lock_guard lock(memory.mutex);
            std::erase_if(memory.firstMissing,
                          [&](const auto& each) { return !facts->places.contains(each.first.first); });
            while (begin < count && facts->chains[begin].caip2 != memory.nextChain)
                ++begin;
        }
        for (std::size_t i = 0; i < count && (i == 0 || clock.elapsed() < budgetMs); ++i) {
            const SyncChain& chain = facts->chains[(begin + i) % count];
            // The range index lags behind large numbers of new rows: the search would read the whole table.
            const ChainSnapshot* live = snapshot ? snapshot->chain(chain.caip2) : nullptr;
            const bool fills = live && live->live && live->state == ChainState::Backfill;
            for (const catalog::Entity* entity : memory.catalog->synced())
                if (!fills && looked.insert({chain.caip2, entity->name}).second)
                    look(chain, *entity);
            const std::lock_guard lock(memory.mutex);
            memory.nextChain = facts->chains[(begin + i + 1) % count].caip2;
        }

        std::map<CellKey, std::pair<QDateTime, QDateTime>> times;  // of the block before the first missing one, its
        std::map<CellKey, Height> missing;
        {
            const std::lock_guard lock(memory.mutex);
            missing = memory.firstMissing;
        }
        for (const auto& [key, height] : missing)
            if (const auto place = facts->places.find(key.first); place != facts->places.end())
                times[key] = {timeOfBlock(transaction, place->second, height - 1),
                              timeOfBlock(transaction, place->second, height)};

        const std::lock_guard lock(memory.mutex);
        for (SyncChain& chain : facts->chains) {
            const ChainSnapshot* live = snapshot ? snapshot->chain(chain.caip2) : nullptr;
            if (live)
                chain.head = live->head;
            const auto work = facts->work.find(chain.caip2);
            for (const TableSync& table : *tables) {
                if (table.chain.caip2 != chain.caip2)
                    continue;
                const CellKey key{chain.caip2, table.entity};
                SyncCell cell;
                cell.caip2 = chain.caip2;
                cell.entity = table.entity;
                cell.needsBackfill = table.needsBackfill;
                cell.problem = problemOf(table, memory, key);
                if (const auto counted = memory.counted.find(key);
                    counted != memory.counted.end() && !counted->second.stale)
                    putCounted(cell, counted->second.figures);
                putLag(cell, chain, live, memory, times);
                cell.state =
                    stateOf(cell, chain, live, work == facts->work.end() ? nullptr : &work->second, *memory.catalog);
                if (cell.state == SyncCell::State::Resync)
                    cell.share = work->second.share;
                matrix.cells.push_back(std::move(cell));
            }
        }
        matrix.chains = std::move(facts->chains);
        return matrix;
    });
}

}  // namespace signalbox::engine
