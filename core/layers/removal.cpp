// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/removal.h"

#include "postgres/pq_connection.h"
#include "postgres/sql_text.h"
#include "signalbox/literals.h"
#include "store/chains.h"
#include "store/leases.h"

namespace signalbox::layers {

using catalog::Entity;
using store::Transaction;

namespace {

constexpr int rowsAtOnce = 20'000;

constexpr const char* tableNames[] = {"",
                                      QT_TRANSLATE_NOOP("Engine", "stopping the head scan"),
                                      QT_TRANSLATE_NOOP("Engine", "stopping the gap scan"),
                                      QT_TRANSLATE_NOOP("Engine", "marking the chain as deleted"),
                                      QT_TRANSLATE_NOOP("Engine", "removing it from the global tables"),
                                      QT_TRANSLATE_NOOP("Engine", "dropping its connections"),
                                      QT_TRANSLATE_NOOP("Engine", "dropping its queue counts"),
                                      QT_TRANSLATE_NOOP("Engine", "removing its endpoints' health"),
                                      QT_TRANSLATE_NOOP("Engine", "removing its indexing progress"),
                                      QT_TRANSLATE_NOOP("Engine", "removing its reindex requests"),
                                      QT_TRANSLATE_NOOP("Engine", "dropping its schema")};

tl::unexpected<Error> cancelled()
{
    return fail(ErrorKind::Cancelled, "CANCELLED",
                Message(QT_TRANSLATE_NOOP(
                    "Engine",
                    "The deletion was canceled. Rows that were already deleted are not restored. Delete the "
                    "chain again to finish.")));
}

Expected<Done> call(const std::function<Expected<Done>()>& hook)
{
    return hook ? hook() : Expected<Done>(Done{});
}

}  // namespace

Removal::Removal(store::Session& session, const catalog::Catalog& catalog, ChainPlace chain, qint64 epoch)
    : m_session(session), m_catalog(catalog), m_chain(std::move(chain)), m_epoch(epoch)
{
}

bool Removal::goesOn()
{
    return !m_progress || !*m_progress || (*m_progress)(m_at);
}

void Removal::record(Transaction& transaction, int number)
{
    transaction.exec(
        "INSERT INTO canopyx.removals (chain_id, step) VALUES ($1, $2) ON CONFLICT (chain_id) DO UPDATE SET step = $2",
        {m_chain.id, number});
}

Expected<Done> Removal::inFence(const std::function<void(Transaction&)>& work, int recorded)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (const auto ours = store::Leases::fence(transaction, m_chain.caip2, m_epoch); !ours)
            return ours;
        work(transaction);
        if (recorded > 0)
            record(transaction, recorded);
        store::failpoint("delete");
        return Done{};
    });
}

Expected<int> Removal::stepDone()
{
    return m_session.read([&](Transaction& transaction) {
        const auto row = transaction.exec("SELECT step FROM canopyx.removals WHERE chain_id = $1", {m_chain.id});
        return row.empty() ? 0 : static_cast<int>(store::integer(row[0][0]));
    });
}

Expected<Done> Removal::run(const Hooks& hooks, const std::function<bool(const Progress&)>& progress)
{
    m_hooks = &hooks;
    m_progress = &progress;
    const auto done = stepDone();
    if (!done)
        return fail(done.error());
    for (int number = *done + 1; number <= steps; ++number) {
        m_at = {number, Message(tableNames[number]), 0, double(number - 1) / steps};
        if (!goesOn())
            return cancelled();
        if (const auto stepped = step(number); !stepped)
            return stepped;
    }
    return forget();
}

Expected<Done> Removal::step(int number)
{
    const auto hook = [&](const std::function<Expected<Done>()>& called) -> Expected<Done> {
        if (const auto done = call(called); !done)
            return done;
        return inFence([](Transaction&) {}, number);
    };
    const auto rows = [&](const char* sql) {
        return inFence([&](Transaction& transaction) { transaction.exec(sql, {m_chain.id}); }, number);
    };
    switch (number) {
        case 1:
            return hook(m_hooks->stopHeadScan);
        case 2:
            return hook(m_hooks->stopGapScan);
        case 3:
            return inFence(
                [&](Transaction& transaction) {
                    transaction.exec(
                        "UPDATE signalbox.chains SET state = 'deleting', deleted_at = coalesce(deleted_at, now()) "
                        "WHERE caip2 = $1",
                        {m_chain.caip2});
                    transaction.exec("SELECT pg_notify('signalbox', 'chain ' || $1)", {m_chain.caip2});
                },
                number);
        case 4:
            if (const auto done = unsync(); !done)
                return done;
            for (const Entity& entity : m_catalog.entities())
                if (entity.synced || !entity.inChain())
                    if (const auto done = globalRows(entity); !done)
                        return done;
            if (const auto done = vacuum(); !done)
                return done;
            return inFence([](Transaction&) {}, number);
        case 5:
            return hook(m_hooks->dropHandles);
        case 6:
            return hook(m_hooks->dropQueueCounts);
        case 7:
            return rows("DELETE FROM canopyx.rpc_endpoints WHERE chain_id = $1");
        case 8:
            if (const auto done =
                    batches(ident(adminSchema, u"index_progress"_s), {u"height"_s}, {u"bigint"_s}, u"chain_id"_s);
                !done)
                return done;
            return rows("DELETE FROM canopyx.index_progress_agg WHERE chain_id = $1");
        case 9:
            return rows("DELETE FROM canopyx.reindex_requests WHERE chain_id = $1");
        default:
            return dropSchema();
    }
}

Expected<Done> Removal::unsync()
{
    return inFence([&](Transaction& transaction) {
        transaction.exec("SET LOCAL lock_timeout = '10s'");
        for (const auto& row :
             transaction.exec("SELECT format('DROP TRIGGER %I ON %s', g.tgname, g.tgrelid::regclass) FROM "
                              "pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid JOIN "
                              "pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND NOT "
                              "g.tgisinternal AND g.tgname LIKE 'sync\\_%'",
                              {m_chain.schema}))
            transaction.exec(row[0].c_str());
    });
}

Expected<Done> Removal::globalRows(const Entity& entity)
{
    QStringList key, types;
    const QString chainColumn = entity.inChain() ? u"chain_id"_s : entity.key.front();
    for (const QString& name : entity.globalKey) {
        const catalog::Column* column = entity.column(name);
        const QString global = entity.inChain() ? column->globalName() : name;
        if (global == chainColumn)
            continue;
        key << global;
        types << catalog::sqlType(column->type);
    }
    return batches(ident(globalSchema, entity.globalTable()), key, types, chainColumn);
}

Expected<Done> Removal::batches(const QString& table, const QStringList& key, const QStringList& types,
                                const QString& chainColumn)
{
    // In key order, so that no batch reads the dead rows of earlier batches.
    std::vector<store::Value> last;
    QStringList parameters;
    for (const QString& type : types)
        parameters << u"$%1::%2"_s.arg(parameters.size() + 1).arg(type);
    const QString page = u"SELECT ctid, %1 FROM %2 WHERE %3 = %4%5 ORDER BY %1 LIMIT %6"_s;
    const QString whole =
        u"WITH page AS (%1), gone AS (DELETE FROM %2 WHERE ctid = ANY (ARRAY(SELECT ctid FROM page))) "
        "SELECT (SELECT count(*) FROM page), %3 FROM page ORDER BY %4 LIMIT 1"_s;
    QStringList texts, down;
    for (const QString& name : key) {
        texts << ident(name) + "::text"_L1;
        down << ident(name) + " DESC"_L1;
    }
    for (bool first = true;; first = false) {
        if (!goesOn())
            return cancelled();
        const QString beyond = first ? QString() : u" AND (%1) > (%2)"_s.arg(idents(key), parameters.join(", "_L1));
        const QString some =
            page.arg(idents(key), table, ident(chainColumn)).arg(m_chain.id).arg(beyond).arg(rowsAtOnce);
        const QString sql = whole.arg(some, table, texts.join(", "_L1), down.join(", "_L1));
        qint64 rows = 0;
        const auto done = inFence([&](Transaction& transaction) {
            const auto ended = transaction.exec(sql.toStdString(), last);
            last.clear();
            if (ended.empty())
                return;
            rows = store::integer(ended[0][0]);
            for (int i = 0; i < key.size(); ++i)
                last.emplace_back(store::text(ended[0][static_cast<pqxx::row::size_type>(i + 1)]));
        });
        if (!done)
            return done;
        m_at.rows += rows;
        if (rows < rowsAtOnce)
            return Done{};
    }
}

Expected<Done> Removal::vacuum()
{
    if (m_at.rows == 0)
        return Done{};
    for (const Entity& entity : m_catalog.entities()) {
        if (!entity.synced && entity.inChain())
            continue;
        if (!goesOn())
            return cancelled();
        const auto done = m_session.plain([&](Transaction& transaction) {
            transaction.exec("VACUUM (ANALYZE) " + ident(globalSchema, entity.globalTable()).toStdString());
            return Done{};
        });
        if (!done)
            return done;
    }
    return Done{};
}

Expected<Done> Removal::dropSchema()
{
    return inFence(
        [&](Transaction& transaction) {
            for (const Entity& entity : m_catalog.entities())
                transaction.exec("DROP TABLE IF EXISTS " +
                                 ident(adminSchema, u"resync_%1_%2"_s.arg(m_chain.id).arg(entity.name)).toStdString());
            transaction.exec("DROP SCHEMA IF EXISTS " + ident(m_chain.schema).toStdString() + " CASCADE");
        },
        steps);
}

Expected<Done> Removal::forget()
{
    const auto gone = inFence([&](Transaction& transaction) {
        for (const char* table : {"coverage", "samples", "alerts"})
            transaction.exec(std::string("DELETE FROM signalbox.") + table + " WHERE caip2 = $1", {m_chain.caip2});
        // endpoints, streams, lease, status, quarantine and all of canopyx are deleted by cascade
        transaction.exec("DELETE FROM signalbox.chains WHERE caip2 = $1", {m_chain.caip2});
        transaction.exec("SELECT pg_notify('signalbox', 'chain ' || $1)", {m_chain.caip2});
    });
    return gone ? store::Chains(m_session).giveBackIds() : gone;
}

}  // namespace signalbox::layers
