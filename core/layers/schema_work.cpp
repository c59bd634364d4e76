// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/schema_keeper.h"

#include <QRandomGenerator>
#include <thread>

#include "layers/agreed_catalog.h"
#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::layers {

using store::Transaction;
using Kind = Finding::Kind;
using What = TableNeed::What;

struct SchemaKeeper::Round {
    How how;
    const std::vector<ChainPlace>& chains;
    Outcome outcome;
    std::map<QString, bool> globalChanged;  ///< entity → true if the table was created, false if columns were added
};

namespace {

bool waits(Kind kind)
{
    return kind == Kind::DisabledTrigger || kind == Kind::WrongColumn || kind == Kind::WrongKey ||
           kind == Kind::WrongPersistence;
}

bool hasRows(Transaction& transaction, const ChainPlace& chain, const QString& table)
{
    return !transaction.exec("SELECT FROM " + ident(chain.schema, table).toStdString() + " LIMIT 1").empty();
}

/// The remaining work after one table's findings are repaired.
class Needs {
public:
    Needs(const catalog::Entity& entity, const std::vector<Finding>& findings)
    {
        for (const Finding& finding : findings) {
            const QString column = finding.object.section(u'.', 1);
            if (finding.object == entity.table() && finding.kind == Kind::MissingTable)
                m_made = true;
            if (finding.kind == Kind::MissingColumn && finding.object.section(u'.', 0, 0) == entity.table())
                m_added << column;
            if (finding.kind == Kind::MissingTrigger || finding.kind == Kind::DisabledTrigger ||
                finding.kind == Kind::WrongTrigger)
                m_unsynced = true;
            if (finding.kind == Kind::WrongFunction && finding.object.contains("_sync_"_L1))
                m_body = true;
        }
    }
    std::vector<std::pair<What, QStringList>> list(bool repairing, bool globalNew, bool globalWider) const
    {
        std::vector<std::pair<What, QStringList>> all;
        if (m_made)
            all.push_back({What::Backfill, {}});
        else if (!m_added.isEmpty())
            all.push_back({What::Backfill, m_added});
        if (!m_made && (globalNew || m_unsynced || (globalWider && m_added.isEmpty()) ||
                        (repairing && m_body && m_added.isEmpty())))
            all.push_back({What::Resync, {}});
        return all;
    }
    bool made() const { return m_made; }

private:
    bool m_made = false, m_unsynced = false, m_body = false;
    QStringList m_added;
};

/// For Backfill: all stored blocks are to be backfilled. Needs that are open already have been noted before.
std::optional<TableNeed> note(Transaction& transaction, TableNeed need)
{
    const bool backfill = need.what == What::Backfill;
    const QString word = backfill ? u"backfill"_s : u"resync"_s;
    const auto columns = store::Value::textArray(need.columns);
    constexpr const char* stored =
        "coalesce((SELECT range_agg(int8range(v.lo, v.hi + 1)) FROM signalbox.coverage v JOIN canopyx.chains c USING "
        "(caip2) WHERE c.chain_id = $1), '{}')";
    const auto known = transaction.exec(
        std::string("UPDATE canopyx.table_needs SET noticed_at = now(), remaining = ") + (backfill ? stored : "'{}'") +
            " WHERE chain_id = $1 AND entity = $2 AND need = $3 AND columns = $4::text[] AND state = 'open'",
        {need.chain.id, need.entity, word, columns});
    if (known.affected_rows() > 0)
        return std::nullopt;
    const auto row = transaction.exec(
        std::string("INSERT INTO canopyx.table_needs (chain_id, entity, need, columns, remaining) SELECT $1, $2, $3, "
                    "$4::text[], s FROM (SELECT ") +
            (backfill ? stored : "'{}'::int8multirange") + " AS s) x" + (backfill ? " WHERE NOT isempty(s)" : "") +
            " RETURNING id, noticed_at",
        {need.chain.id, need.entity, word, columns});
    if (row.empty())
        return std::nullopt;
    need.id = store::integer(row[0][0]);
    need.noticedAt = store::time(row[0][1]);
    return need;
}

/// A text such as "1-20,41-60".
chain::IntervalSet blocksOf(const QString& text)
{
    chain::IntervalSet blocks;
    for (const QString& piece : text.split(u',', Qt::SkipEmptyParts))
        blocks.add({piece.section(u'-', 0, 0).toLongLong(), piece.section(u'-', 1).toLongLong()});
    return blocks;
}

}  // namespace

Expected<Done> SchemaKeeper::run(Round& round, const SchemaSpec& spec, const ChainPlace* chain)
{
    const auto there = state(spec.schema);
    if (!there)
        return fail(there.error());
    const bool fresh = there->tables.empty();
    // The findings of one table together, tables in catalog order; the schema itself comes first.
    std::vector<std::pair<QString, std::vector<Finding>>> groups;
    for (Finding& finding : compare(spec, *there)) {
        if (finding.isExtra() || (round.how == How::Update && waits(finding.kind))) {
            round.outcome.left.push_back(std::move(finding));
            continue;
        }
        auto group =
            std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.first == finding.entity; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {finding.entity, {}});
        group->second.push_back(std::move(finding));
    }
    // Entities with a new global table only still need a check of their chains.
    if (chain)
        for (const auto& [entity, made] : round.globalChanged)
            if (std::none_of(groups.begin(), groups.end(), [&, &e = entity](const auto& g) { return g.first == e; }))
                groups.push_back({entity, {}});
    for (auto& [name, findings] : groups) {
        const catalog::Entity* entity = m_catalog.find(name);
        const auto done = m_session.write([&](Transaction& transaction) {
            std::vector<TableNeed> fresher;
            transaction.exec("SET LOCAL lock_timeout = '5s'");
            for (const Finding& finding : findings) {
                if (finding.kind ==
                    Kind::WrongColumn)  // the column's views are dropped and created again in the next pass
                    for (const ChainPlace& place : round.chains)
                        transaction.exec("DROP VIEW IF EXISTS " +
                                         ident(place.schema, name + "_latest"_L1).toStdString());
                for (const QString& statement : finding.repair)
                    transaction.exec(statement.toStdString());
            }
            if (!chain || fresh || !entity || !entity->staged())
                return fresher;
            const Needs needs(*entity, findings);
            const auto changed = round.globalChanged.find(name);
            const bool known = changed != round.globalChanged.end();
            for (const auto& [what, columns] :
                 needs.list(round.how == How::Repair, known && changed->second, known && !changed->second))
                if (needs.made() || hasRows(transaction, *chain, entity->table()))
                    if (auto noted = note(transaction, {0, *chain, name, what, columns, {}, {}}))
                        fresher.push_back(*noted);
            return fresher;
        });
        if (!done)
            return fail(done.error());
        round.outcome.needs.insert(round.outcome.needs.end(), done->begin(), done->end());
        for (Finding& finding : findings) {
            if (!chain && finding.kind == Kind::MissingTable)
                round.globalChanged[name] = true;
            else if (!chain && (finding.kind == Kind::MissingColumn || finding.kind == Kind::WrongColumn))
                round.globalChanged.try_emplace(name, false);
            round.outcome.done.push_back(std::move(finding));
        }
    }
    if (!fresh && there->exists)
        return Done{};
    return m_session.write([&](Transaction& transaction) {
        if (const QString rights = grants(transaction, spec.schema, m_reader); !rights.isEmpty())
            transaction.exec(rights.toStdString());
        return Done{};
    });
}

/// Several consoles may open a workspace at once: an object that one could not create because another was creating it
/// exists when it looks again. The engine's role has no advisory locks.
Expected<SchemaKeeper::Outcome> SchemaKeeper::work(How how)
{
    if (const auto agreed = AgreedCatalog::check(m_session, m_catalog); !agreed)
        return fail(agreed.error());
    constexpr int tries = 8;
    for (int i = 1;; ++i) {
        auto outcome = workOnce(how);
        if (outcome || i == tries || outcome.error().kind == ErrorKind::Unavailable)
            return outcome;
        std::this_thread::sleep_for(std::chrono::milliseconds(40 * i + QRandomGenerator::global()->bounded(40)));
    }
}

Expected<SchemaKeeper::Outcome> SchemaKeeper::workOnce(How how)
{
    const auto places = chains();
    if (!places)
        return fail(places.error());
    Round round{how, *places, {}, {}};
    // Twice: objects that were dropped for a change of type are created again.
    for (int pass = 0; pass < 2; ++pass) {
        round.outcome.left.clear();
        const std::size_t before = round.outcome.done.size();
        if (const auto done = run(round, globalSpec(m_catalog), nullptr); !done)
            return fail(done.error());
        for (const ChainPlace& chain : *places)
            if (const auto done = run(round, chainSpec(m_catalog, chain), &chain); !done)
                return fail(done.error());
        round.globalChanged.clear();
        if (round.outcome.done.size() == before)
            break;
    }
    return std::move(round.outcome);
}

Expected<SchemaKeeper::Outcome> SchemaKeeper::bringUpToDate()
{
    return work(How::Update);
}

Expected<SchemaKeeper::Outcome> SchemaKeeper::repair()
{
    return work(How::Repair);
}

Expected<std::vector<TableNeed>> SchemaKeeper::needs()
{
    return m_session.read([](Transaction& transaction) {
        std::vector<TableNeed> all;
        for (const auto& row : transaction.exec(
                 "SELECT n.id, s.caip2, s.schema_name, n.entity, n.need = 'backfill', array_to_string(n.columns, ','), "
                 "n.noticed_at, (SELECT string_agg(lower(r) || '-' || (upper(r) - 1), ',') FROM unnest(n.remaining) r) "
                 "FROM canopyx.table_needs n JOIN canopyx.chains x USING (chain_id) JOIN signalbox.chains s USING "
                 "(caip2) WHERE n.state = 'open' ORDER BY n.id"))
            all.push_back({store::integer(row[0]), ChainPlace(store::text(row[1]), store::text(row[2])),
                           store::text(row[3]), store::boolean(row[4]) ? What::Backfill : What::Resync,
                           store::text(row[5]).split(u',', Qt::SkipEmptyParts), store::time(row[6]),
                           blocksOf(store::text(row[7]))});
        return all;
    });
}

Expected<Done> SchemaKeeper::settle(qint64 need, bool done)
{
    return m_session.write([&](Transaction& transaction) {
        transaction.exec(
            "UPDATE canopyx.table_needs SET state = $2, settled_at = now() WHERE id = $1 AND state = 'open'",
            {need, done ? "done" : "dismissed"});
        return Done{};
    });
}

Expected<Done> SchemaKeeper::settle(const ChainPlace& chain, const QString& entity, What what)
{
    return m_session.write([&](Transaction& transaction) {
        transaction.exec(
            "UPDATE canopyx.table_needs SET state = 'done', settled_at = now() WHERE chain_id = $1 AND entity = $2 AND "
            "need "
            "= $3 AND state = 'open'",
            {chain.id, entity, what == What::Backfill ? "backfill" : "resync"});
        return Done{};
    });
}

}  // namespace signalbox::layers
