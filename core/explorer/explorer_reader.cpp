// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/explorer_reader.h"

#include <QElapsedTimer>

#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

using layers::ident;
using store::Transaction;

namespace {

const QString holders = u"pool_points_by_holder"_s;

bool isLocal(ExplorerKind kind)  ///< only the chains' own tables contain it
{
    return kind == ExplorerKind::Block || kind == ExplorerKind::Transaction;
}

void sort(ExplorerChain& chain, const QStringList& order)
{
    std::stable_sort(chain.records.begin(), chain.records.end(), [&](const ExplorerRecord& a, const ExplorerRecord& b) {
        const auto place = [&](const ExplorerRecord& record) {
            const auto at = order.indexOf(record.entity);
            return at < 0 ? order.size() : at;
        };
        return place(a) < place(b);
    });
}

class Answering {
public:
    Answering(Transaction& transaction, const catalog::Catalog& catalog, ExplorerKind kind, const QString& key,
              std::vector<AskedChain>& chains)
        : m_transaction(transaction),
          m_catalog(catalog),
          m_kind(kind),
          m_key(key),
          m_chains(chains),
          m_hex(isHexKey(kind))
    {
    }

    void now()
    {
        if (isLocal(m_kind))
            return local();
        RowReader reader(m_catalog);
        QStringList entities = entitiesOf(m_kind);
        if (m_kind == ExplorerKind::Account)
            entities << holders;
        for (const QString& entity : entities)
            reader.add(entity, true);
        QStringList arms;
        std::vector<qint64> ids;
        for (const AskedChain& each : m_chains)
            ids.push_back(each.place.id);
        for (int i = 0; i < entities.size(); ++i)
            arms << u"SELECT %1 FROM %2 t WHERE t.%3 = %4 AND t.\"chain_id\" = ANY ($2::bigint[])"_s.arg(
                reader.list(i, u"t"_s, u"t.\"chain_id\""_s), reader.shape(i).table({}), ident(keyColumn(m_kind)),
                keyParameter(m_hex));
        take(reader, arms.join(" UNION ALL "_L1), {keyValue(m_key, m_hex), store::Value::bigintArray(ids)});
        // A closed key has no row in the global tables: its last row shows since when it is closed.
        if (std::none_of(m_chains.begin(), m_chains.end(),
                         [](const AskedChain& each) { return !each.chain.records.empty(); }))
            last();
        order(entities);
    }

    void at(Height height)
    {
        if (isLocal(m_kind))
            return local();
        QStringList entities = entitiesOf(m_kind);
        for (AskedChain& each : m_chains) {
            if (!each.ready)
                continue;
            const Height from = qMax(each.chain.from.value_or(0), each.chain.historyFrom);
            if (!each.chain.from || height < from || height > each.chain.indexed.value_or(-1)) {
                each.chain.error = notIndexed(each.chain, height, from);
                continue;
            }
            RowReader reader(m_catalog);
            for (const QString& entity : entities)
                reader.add(entity, false);
            const bool positions = m_kind == ExplorerKind::Account;
            const int holder = positions ? reader.add(holders, false) : -1;
            QStringList arms;
            const QString id = QString::number(each.place.id), t = u"t"_s;
            for (int i = 0; i < entities.size(); ++i)
                arms << u"SELECT %1 FROM %2($2::bigint, %3) t"_s.arg(
                    reader.list(i, t, id), ident(each.place.schema, reader.shape(i).entity->table() + "_at"_L1),
                    keyParameter(m_hex));
            if (positions)
                // The pools that ever had holders, by one index lookup each.
                arms << u"(WITH RECURSIVE ids AS ((SELECT h.\"pool_id\" FROM %2 h ORDER BY 1 LIMIT 1) UNION ALL "
                        "SELECT (SELECT h.\"pool_id\" FROM %2 h WHERE h.\"pool_id\" > i.\"pool_id\" ORDER BY 1 "
                        "LIMIT 1) FROM ids i WHERE i.\"pool_id\" IS NOT NULL) SELECT %1 FROM ids i CROSS JOIN "
                        "LATERAL %3($2::bigint, i.\"pool_id\", $1::bytea) t WHERE i.\"pool_id\" IS NOT NULL)"_s.arg(
                            reader.list(holder, t, id), ident(each.place.schema, holders),
                            ident(each.place.schema, holders + "_at"_L1));
            take(reader, arms.join(" UNION ALL "_L1), {keyValue(m_key, m_hex), store::Value(height)});
        }
        if (m_kind == ExplorerKind::Account)
            entities << holders;
        order(entities);
    }

    static Error notIndexed(const ExplorerChain& chain, Height height, Height from)
    {
        const Message range = chain.from ? Message(QT_TRANSLATE_NOOP("Engine", "It is known for blocks %1 to %2."))
                                               .arg(from)
                                               .arg(chain.indexed.value_or(0))
                                         : Message(QT_TRANSLATE_NOOP("Engine", "No block is indexed yet."));
        return Error::make(ErrorKind::NotFound, "HEIGHT_UNKNOWN",
                           Message(QT_TRANSLATE_NOOP("Engine", "The state of %1 at block %2 is not known here. %3"))
                               .arg(chain.caip2)
                               .arg(height)
                               .arg(range),
                           {{u"chain"_s, chain.caip2},
                            {u"height"_s, height},
                            {u"from"_s, chain.from ? from : Height(-1)},
                            {u"to"_s, chain.indexed.value_or(-1)}});
    }

private:
    /// Blocks by height or hash and transactions by hash, in one statement over the chains' tables.
    void local()
    {
        const bool byHash = m_key.size() == 64;
        const bool blocks = m_kind == ExplorerKind::Block;
        RowReader reader(m_catalog);
        const int row = reader.add(blocks ? u"blocks"_s : u"transactions"_s, false);
        const int summary = blocks ? reader.add(u"block_summaries"_s, false) : -1;
        const QString column = ident(!blocks ? keyColumn(m_kind) : byHash ? u"hash"_s : keyColumn(m_kind));
        QStringList arms;
        for (const AskedChain& each : m_chains) {
            if (!each.ready)
                continue;
            const QString id = QString::number(each.place.id), table = reader.shape(row).table(each.place);
            arms << u"SELECT %1 FROM %2 t WHERE t.%3 = %4"_s.arg(reader.list(row, u"t"_s, id), table, column,
                                                                 keyParameter(byHash));
            if (blocks)
                arms << u"SELECT %1 FROM %2 t JOIN %3 s ON s.\"height\" = t.\"height\" WHERE t.%4 = %5"_s.arg(
                    reader.list(summary, u"s"_s, id), table, reader.shape(summary).table(each.place), column,
                    keyParameter(byHash));
        }
        if (!arms.isEmpty())
            take(reader, arms.join(" UNION ALL "_L1), {keyValue(m_key, byHash)});
        order(entitiesOf(m_kind));
    }

    void last()
    {
        RowReader reader(m_catalog);
        const QString t = u"t"_s;
        const int row = reader.add(entitiesOf(m_kind).front(), false);
        if (!reader.shape(row).entity->closing)
            return;
        QStringList arms;
        for (const AskedChain& each : m_chains)
            if (each.ready)
                arms << u"(SELECT %1 FROM %2 t WHERE t.%3 = %4 ORDER BY t.\"height\" DESC LIMIT 1)"_s.arg(
                    reader.list(row, t, QString::number(each.place.id)), reader.shape(row).table(each.place),
                    ident(keyColumn(m_kind)), keyParameter(m_hex));
        if (!arms.isEmpty())
            take(reader, arms.join(" UNION ALL "_L1), {keyValue(m_key, m_hex)});
    }

    void take(const RowReader& reader, const QString& sql, const std::vector<store::Value>& values)
    {
        // Planning takes longer than the lookup itself, and the same queries are repeated.
        for (const auto& row : m_transaction.execPrepared(sql.toStdString(), values)) {
            RowReader::Read read = reader.read(row);
            for (AskedChain& each : m_chains)
                if (each.place.id == read.chain) {
                    read.record.caip2 = each.chain.caip2;
                    each.chain.records.push_back(std::move(read.record));
                    break;
                }
        }
    }

    void order(const QStringList& entities)
    {
        for (AskedChain& each : m_chains)
            sort(each.chain, entities);
    }

    Transaction& m_transaction;
    const catalog::Catalog& m_catalog;
    ExplorerKind m_kind;
    QString m_key;
    std::vector<AskedChain>& m_chains;
    bool m_hex;
};

std::vector<ExplorerChain> plain(std::vector<AskedChain>& asked)
{
    std::vector<ExplorerChain> all;
    for (AskedChain& each : asked)
        all.push_back(std::move(each.chain));
    return all;
}

}  // namespace

Expected<ExplorerAnswer> readAnswer(store::Session& session, const catalog::Catalog& catalog,
                                    const ExplorerQuery& query)
{
    const auto key = storedKey(query.kind, query.key);
    if (!key)
        return fail(key.error());
    QElapsedTimer clock;
    clock.start();
    return session.read([&](Transaction& transaction) -> Expected<ExplorerAnswer> {
        auto chains = askedChains(transaction, query.chains);
        if (!chains)
            return fail(chains.error());
        Answering answering(transaction, catalog, query.kind, *key, *chains);
        if (query.height)
            answering.at(*query.height);
        else
            answering.now();
        ExplorerAnswer answer{query.kind, *key, plain(*chains), 0};
        answer.milliseconds = double(clock.nsecsElapsed()) / 1e6;
        return answer;
    });
}

Expected<ExplorerHits> readHits(store::Session& session, const catalog::Catalog& catalog, const QString& text)
{
    ExplorerHits hits;
    hits.keys = recognizeKey(text);
    if (hits.keys.empty())
        return fail(ErrorKind::Invalid, "EXPLORER_KEY",
                    Message(QT_TRANSLATE_NOOP(
                                "Engine",
                                "\"%1\" is not a key. Blocks and pools are numbers; accounts, validators and orders "
                                "have 40 hex digits; hashes of transactions and blocks have 64."))
                        .arg(text.left(80)),
                    {{u"key"_s, text.left(80)}});
    QElapsedTimer clock;
    clock.start();
    return session.read([&](Transaction& transaction) -> Expected<ExplorerHits> {
        for (const ExplorerKey& key : hits.keys) {
            auto chains = askedChains(transaction, {});
            if (!chains)
                return fail(chains.error());
            Answering(transaction, catalog, key.kind, key.key, *chains).now();
            const QStringList own =
                key.kind == ExplorerKind::Order ? entitiesOf(key.kind) : entitiesOf(key.kind).mid(0, 1);
            ExplorerHits::Hit hit{key, {}};
            for (AskedChain& each : *chains) {
                if (std::any_of(each.chain.records.begin(), each.chain.records.end(),
                                [&](const ExplorerRecord& record) { return own.contains(record.entity); }))
                    hit.chains << each.chain.caip2;
                each.chain.records.clear();
            }
            if (!hit.chains.isEmpty())
                hits.hits.push_back(std::move(hit));
            hits.chains = plain(*chains);
        }
        hits.milliseconds = double(clock.nsecsElapsed()) / 1e6;
        return hits;
    });
}

}  // namespace signalbox::engine
