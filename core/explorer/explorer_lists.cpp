// SPDX-License-Identifier: GPL-3.0-or-later

// Lists of related rows, page by page, and values over heights.
#include <QElapsedTimer>

#include "explorer/explorer_reader.h"
#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

using layers::ident;
using store::integer;
using store::text;
using store::Transaction;
using What = ExplorerListQuery::What;

namespace {

constexpr int mostRows = 500;
constexpr int trendPoints = 240;

/// A page ends at a row; the cursor is the row's position in the order, as text.
struct Cursor {
    std::vector<qint64> at;
    static Expected<Cursor> of(const QString& text, int parts)
    {
        Cursor cursor;
        if (text.isEmpty())
            return cursor;
        for (const QString& part : text.split(QLatin1Char(':'))) {
            bool ok = false;
            cursor.at.push_back(part.toLongLong(&ok));
            if (!ok)
                cursor.at.clear();
        }
        if (static_cast<int>(cursor.at.size()) != parts)
            return fail(ErrorKind::Invalid, "BAD_CURSOR",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "\"%1\" is not a position in this list. Start with the first page."))
                            .arg(text.left(80)));
        return cursor;
    }
    bool isSet() const { return !at.empty(); }
};

Expected<AskedChain> oneChain(Transaction& transaction, const QString& caip2)
{
    auto chains = askedChains(transaction, {caip2});
    if (!chains)
        return fail(chains.error());
    if (!chains->front().ready)
        return fail(*chains->front().chain.error);
    return std::move(chains->front());
}

class Listing {
public:
    Listing(Transaction& transaction, const catalog::Catalog& catalog, const ExplorerListQuery& query,
            const AskedChain& chain, int limit)
        : m_transaction(transaction), m_catalog(catalog), m_query(query), m_chain(chain), m_limit(limit)
    {
    }

    Expected<ExplorerPage> page()
    {
        switch (m_query.what) {
            case What::History:
                return history();
            case What::Transactions:
                return m_query.kind == ExplorerKind::Block ? ofBlock("transactions", "tx_index") : transactions();
            case What::Events:
                return m_query.kind == ExplorerKind::Block ? ofBlock("events", "event_index") : events(false);
            case What::Slashes:
                return events(true);
            case What::Payments:
                return payments();
            case What::Positions:
                return positions();
            case What::Holders:
                break;
        }
        return holders();
    }

private:
    Expected<ExplorerPage> history()
    {
        const QString name = m_query.entity.isEmpty() ? entitiesOf(m_query.kind).front() : m_query.entity;
        const catalog::Entity* entity = m_catalog.find(name);
        const bool position = name == "pool_points_by_holder"_L1;  // its key: pool:address
        if (!entity || entity->kind != catalog::Kind::Versioned ||
            (!position && !entitiesOf(m_query.kind).contains(name)))
            return fail(ErrorKind::Invalid, "EXPLORER_KEY",
                        Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" has no versions for this key.")).arg(name.left(80)),
                        {{u"key"_s, name.left(80)}});
        const auto key = storedKey(position ? ExplorerKind::Account : m_query.kind,
                                   position ? m_query.key.section(QLatin1Char(':'), 1) : m_query.key);
        const auto cursor = Cursor::of(m_query.cursor, 1);
        if (!key)
            return fail(key.error());
        if (!cursor)
            return fail(cursor.error());
        m_shape = m_reader.add(name, false);
        const bool hex = position || isHexKey(m_query.kind);
        const QString sql =
            select() + u"WHERE t.%1 = %2%3 AND t.\"height\" < $2::bigint ORDER BY t.\"height\" DESC"_s.arg(
                           ident(position ? u"address"_s : keyColumn(m_query.kind)), keyParameter(hex),
                           position ? u" AND t.\"pool_id\" = $3::bigint"_s : QString());
        std::vector<store::Value> values{keyValue(*key, hex),
                                         store::Value(cursor->isSet() ? cursor->at[0] : qint64(INT64_MAX))};
        if (position)
            values.emplace_back(m_query.key.section(QLatin1Char(':'), 0, 0).toLongLong());
        return read(sql, values, {});
    }

    Expected<ExplorerPage> transactions()
    {
        const auto cursor = before(2);
        if (!cursor)
            return fail(cursor.error());
        m_shape = m_reader.add(u"transactions"_s, false, true);
        m_place = u"tx_index"_s;
        const QString order = u"ORDER BY t.\"height\" DESC, t.\"tx_index\" DESC LIMIT %1"_s.arg(m_limit + 1);
        const QString rest =
            u"t.\"height\" <= $2::bigint AND (t.\"height\", t.\"tx_index\") < ($2::bigint, $3::bigint) "_s;
        const QString one = u"(SELECT t.* FROM %1 t WHERE %2 AND "_s + rest + order + QLatin1Char(')');
        const QString table = m_reader.shape(m_shape).table(m_chain.place);
        const QString both = one.arg(table, u"t.\"signer\" = $1::bytea"_s) + " UNION ALL "_L1 +
                             one.arg(table, u"t.\"recipient\" = $1::bytea AND t.\"signer\" <> $1::bytea"_s);
        return read(select(u"(%1)"_s.arg(both)) + u"ORDER BY t.\"height\" DESC, t.\"tx_index\" DESC"_s, *cursor,
                    m_place);
    }

    Expected<ExplorerPage> events(bool slashes)
    {
        const auto cursor = before(2);
        if (!cursor)
            return fail(cursor.error());
        m_shape = m_reader.add(u"events"_s, false, true);
        m_place = u"event_index"_s;
        return read(select() +
                        u"WHERE t.\"address\" = $1::bytea AND t.\"height\" <= $2::bigint AND "
                        "(t.\"height\", t.\"event_index\") < ($2::bigint, $3::bigint)%1 ORDER BY "
                        "t.\"height\" DESC, t.\"event_index\" DESC"_s.arg(slashes ? u" AND t.\"event_type\" = 'slash'"_s
                                                                                  : QString()),
                    *cursor, m_place);
    }

    Expected<ExplorerPage> payments()
    {
        const auto cursor = before(2);
        if (!cursor)
            return fail(cursor.error());
        m_shape = m_reader.add(u"committee_payments"_s, true);
        m_place = u"committee_id"_s;
        return read(select() +
                        u"WHERE t.\"address\" = $1::bytea AND t.\"chain_id\" = %1 AND t.\"height\" "
                        "<= $2::bigint AND (t.\"height\", t.\"committee_id\") < ($2::bigint, "
                        "$3::bigint) ORDER BY t.\"height\" DESC, t.\"committee_id\" DESC"_s.arg(m_chain.place.id),
                    *cursor, m_place);
    }

    /// Days are counted from 1970 in the cursor.
    Expected<ExplorerPage> positions()
    {
        const auto cursor = before(2);
        if (!cursor)
            return fail(cursor.error());
        m_shape = m_reader.add(u"lp_position_snapshots"_s, true);
        const QString day = u"(t.\"snapshot_date\" - '1970-01-01'::date)"_s;
        auto page = read(select() +
                             u"WHERE t.\"address\" = $1::bytea AND t.\"source_chain_id\" = %1 AND "
                             "(%2, t.\"pool_id\") < ($2::bigint, $3::bigint) ORDER BY "
                             "t.\"snapshot_date\" DESC, t.\"pool_id\" DESC"_s.arg(m_chain.place.id)
                                 .arg(day),
                         *cursor, QString());
        if (page && !page->next.isEmpty()) {
            const ExplorerRecord& last = page->records.back();
            page->next =
                u"%1:%2"_s.arg(QDate(1970, 1, 1).daysTo(QDate::fromString(last.value("snapshot_date"), Qt::ISODate)))
                    .arg(last.value("pool_id"));
        }
        return page;
    }

    Expected<ExplorerPage> holders()
    {
        const auto pool = storedKey(ExplorerKind::Pool, m_query.key);
        if (!pool)
            return fail(pool.error());
        const QByteArray after = QByteArray::fromHex(m_query.cursor.toLatin1());
        if (after.isEmpty() != m_query.cursor.isEmpty())
            return fail(Cursor::of(u"?"_s, 1).error());
        m_shape = m_reader.add(u"pool_points_by_holder"_s, true);
        auto page = read(select() +
                             u"WHERE t.\"chain_id\" = %1 AND t.\"pool_id\" = $1::bigint AND "
                             "t.\"address\" > $2::bytea ORDER BY t.\"address\""_s.arg(m_chain.place.id),
                         {store::Value(pool->toLongLong()), store::Value::bytes(after)}, QString());
        if (page && !page->next.isEmpty())
            page->next = page->records.back().value("address");
        return page;
    }

    Expected<ExplorerPage> ofBlock(const char* entity, const char* place)
    {
        const auto key = storedKey(ExplorerKind::Block, m_query.key);
        const auto cursor = Cursor::of(m_query.cursor, 2);
        if (!key)
            return fail(key.error());
        if (!cursor)
            return fail(cursor.error());
        m_shape = m_reader.add(QLatin1String(entity), false, true);
        m_place = QLatin1String(place);
        const bool byHash = key->size() == 64;
        const QString height = byHash ? u"(SELECT b.\"height\" FROM %1 b WHERE b.\"hash\" = $1::bytea LIMIT 1)"_s.arg(
                                            ident(m_chain.place.schema, u"blocks"_s))
                                      : u"$1::bigint"_s;
        return read(
            select() + u"WHERE t.\"height\" = %1 AND t.%2 > $2::bigint ORDER BY t.%2"_s.arg(height, ident(m_place)),
            {keyValue(*key, byHash), store::Value(cursor->isSet() ? cursor->at[1] : qint64(-1))}, m_place);
    }

    /// The address, and the position before which the page begins.
    Expected<std::vector<store::Value>> before(int parts)
    {
        const auto key = storedKey(ExplorerKind::Account, m_query.key);
        const auto cursor = Cursor::of(m_query.cursor, parts);
        if (!key)
            return fail(key.error());
        if (!cursor)
            return fail(cursor.error());
        return std::vector<store::Value>{keyValue(*key, true),
                                         store::Value(cursor->isSet() ? cursor->at[0] : qint64(INT64_MAX)),
                                         store::Value(cursor->isSet() ? cursor->at[1] : qint64(INT64_MAX))};
    }

    QString select(const QString& from = {}) const
    {
        return u"SELECT %1 FROM %2 t "_s.arg(m_reader.list(m_shape, u"t"_s, QString::number(m_chain.place.id)),
                                             from.isEmpty() ? m_reader.shape(m_shape).table(m_chain.place) : from);
    }

    Expected<ExplorerPage> read(const QString& sql, const std::vector<store::Value>& values, const QString& place)
    {
        ExplorerPage page;
        for (const auto& row : m_transaction.exec((sql + u" LIMIT %1"_s.arg(m_limit + 1)).toStdString(), values)) {
            if (static_cast<int>(page.records.size()) == m_limit) {
                const ExplorerRecord& last = page.records.back();
                page.next = QString::number(last.height);
                if (!place.isEmpty())
                    page.next += QLatin1Char(':') + last.value(place.toLatin1().constData());
                break;
            }
            page.records.push_back(m_reader.read(row).record);
            page.records.back().caip2 = m_chain.chain.caip2;
        }
        return page;
    }

    Transaction& m_transaction;
    const catalog::Catalog& m_catalog;
    const ExplorerListQuery& m_query;
    const AskedChain& m_chain;
    int m_limit;
    RowReader m_reader{m_catalog};
    int m_shape = 0;
    QString m_place;
};

QString trendField(ExplorerKind kind)
{
    switch (kind) {
        case ExplorerKind::Account:
        case ExplorerKind::Pool:
            return u"amount"_s;
        case ExplorerKind::Validator:
            return u"staked_amount"_s;
        case ExplorerKind::Order:
            return u"amount_for_sale"_s;
        case ExplorerKind::Block:
        case ExplorerKind::Transaction:
            break;
    }
    return {};
}

}  // namespace

Expected<ExplorerPage> readPage(store::Session& session, const catalog::Catalog& catalog,
                                const ExplorerListQuery& query)
{
    QElapsedTimer clock;
    clock.start();
    return session.read([&](Transaction& transaction) -> Expected<ExplorerPage> {
        const auto chain = oneChain(transaction, query.caip2);
        if (!chain)
            return fail(chain.error());
        auto page = Listing(transaction, catalog, query, *chain, std::clamp(query.limit, 1, mostRows)).page();
        if (page)
            page->milliseconds = double(clock.nsecsElapsed()) / 1e6;
        return page;
    });
}

Expected<ExplorerTrend> readTrend(store::Session& session, const catalog::Catalog& catalog, ExplorerKind kind,
                                  const QString& text, const QString& caip2)
{
    ExplorerTrend trend;
    trend.field = trendField(kind);
    if (trend.field.isEmpty())
        return trend;
    const auto key = storedKey(kind, text);
    if (!key)
        return fail(key.error());
    return session.read([&](Transaction& transaction) -> Expected<ExplorerTrend> {
        const auto chain = oneChain(transaction, caip2);
        if (!chain)
            return fail(chain.error());
        const catalog::Entity* entity = catalog.find(entitiesOf(kind).front());
        const bool hex = isHexKey(kind);
        const QString table = ident(chain->place.schema, entity->table());
        const QString where = u"t.%1 = %2"_s.arg(ident(keyColumn(kind)), keyParameter(hex));
        const QString value =
            (entity->closing ? u"CASE WHEN t.\"deleted\" THEN 0 ELSE t.%1 END"_s : u"t.%1"_s).arg(ident(trend.field));
        const std::vector<store::Value> values{keyValue(*key, hex)};
        const auto take = [&](const pqxx::result& rows) {
            for (const auto& row : rows) {
                trend.heights.push_back(integer(row[0]));
                trend.times.push_back(store::time(row[1]));
                trend.values.push_back(store::text(row[2]));
            }
        };
        const auto newest = transaction.exec(
            u"SELECT t.\"height\", t.\"height_time\", %1 FROM %2 t WHERE %3 ORDER BY t.\"height\" DESC "
            "LIMIT %4"_s.arg(value, table, where)
                .arg(trendPoints + 1)
                .toStdString(),
            values);
        trend.complete = newest.size() <= trendPoints;
        if (trend.complete) {
            take(newest);
            std::reverse(trend.heights.begin(), trend.heights.end());
            std::reverse(trend.times.begin(), trend.times.end());
            std::reverse(trend.values.begin(), trend.values.end());
            return trend;
        }
        // Even steps between the first and the last version: one index lookup each.
        take(transaction.exec(
            u"WITH ends AS (SELECT (SELECT t.\"height\" FROM %1 t WHERE %2 ORDER BY t.\"height\" LIMIT 1) "
            "AS a, (SELECT t.\"height\" FROM %1 t WHERE %2 ORDER BY t.\"height\" DESC LIMIT 1) AS z) "
            "SELECT DISTINCT ON (v.\"height\") v.* FROM ends e, generate_series(0, %3) n CROSS JOIN LATERAL "
            "(SELECT t.\"height\", t.\"height_time\", %4 FROM %1 t WHERE %2 AND t.\"height\" <= e.a + "
            "((e.z - e.a)::numeric * n / %3)::bigint ORDER BY t.\"height\" DESC LIMIT 1) v ORDER BY 1"_s
                .arg(table, where)
                .arg(trendPoints - 1)
                .arg(value)
                .toStdString(),
            values));
        return trend;
    });
}

}  // namespace signalbox::engine
