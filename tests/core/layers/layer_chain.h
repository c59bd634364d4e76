// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>
#include <QTest>

#include "crosschain/resync.h"
#include "layers/schema_keeper.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"
#include "store/chains.h"
#include "store/leases.h"
#include "support/layer_commit.h"
#include "support/pg_fixture.h"
#include "support/pg_rows.h"
#include "support/test_registry.h"

/// A workspace with Canopy chains and generated rows for them.
namespace signalbox::test {

inline QByteArray key20(int number)
{
    QByteArray key(20, '\0');
    key[0] = static_cast<char>(number * 37);
    key[18] = static_cast<char>(number >> 8);
    key[19] = static_cast<char>(number);
    return key;
}

inline constexpr qint64 blockTime = 1'767'225'600'000'000;

class LayerWorkspace {
public:
    PgDatabase db;
    std::unique_ptr<store::Session> session = db.session();
    catalog::Catalog catalog = catalog::Catalog::canopy();

    layers::SchemaKeeper keeper() { return layers::SchemaKeeper(*session, catalog, store::readerRole); }

    layers::ChainPlace add(qint64 id)
    {
        if (const auto made = keeper().bringUpToDate(); !made)
            qFatal("%s", qPrintable(made.error().text()));
        store::NewChain chain;
        chain.chain.caip2 = u"canopy:%1"_s.arg(id);
        chain.chain.schema = u"chain_%1"_s.arg(id);
        chain.chain.name = u"Canopy %1"_s.arg(id);
        chain.streams.push_back({chain.chain.caip2, u"blocks"_s, 1, std::nullopt, {}, {}, {}});
        const auto row =
            store::Chains(*session).add(chain, [&](store::Transaction& transaction, const store::ChainRow& added) {
                layers::SchemaKeeper::make(transaction, catalog, {added.caip2, added.schema}, store::readerRole);
            });
        if (!row)
            qFatal("%s", qPrintable(row.error().text()));
        return {row->caip2, row->schema};
    }
    qint64 lease(const layers::ChainPlace& chain)
    {
        const auto epoch = store::Leases(*session).takeOver(chain.caip2, {u"test"_s, u"here"_s, 1});
        if (!epoch)
            qFatal("%s", qPrintable(epoch.error().text()));
        return *epoch;
    }
    QString value(const QString& sql)
    {
        const auto answer = session->read([&](store::Transaction& transaction) {
            const auto rows = transaction.exec(sql.toStdString());
            return rows.empty() ? QString() : store::text(rows[0][0]);
        });
        if (!answer)
            qFatal("%s: %s", qPrintable(sql), qPrintable(answer.error().text()));
        return *answer;
    }

    /// All rows of the chain in the global schema, as text: the result of triggers and resyncs.
    QString globalRows(const layers::ChainPlace& chain)
    {
        return rows(chain, [&](const catalog::Entity& entity, const QString& columns) {
            return u"SELECT %1 FROM canopyx_global.\"%2\" WHERE chain_id = %3"_s.arg(columns, entity.globalTable())
                .arg(chain.id);
        });
    }
    /// The expected rows, computed from the chain's own tables by the simplest query.
    QString expectedRows(const layers::ChainPlace& chain)
    {
        return rows(chain, [&](const catalog::Entity& entity, const QString&) {
            QStringList columns;
            for (const auto& column : entity.globalColumns())
                columns << u"t.\"%1\" AS \"%2\""_s.arg(column.name, column.globalName());
            QString sql =
                u"SELECT %1 FROM \"%2\".\"%3\" t WHERE true"_s.arg(columns.join(u','), chain.schema, entity.table());
            if (entity.newestOnly()) {
                QString same;
                for (const QString& key : entity.key)
                    same += u" AND n.\"%1\" = t.\"%1\""_s.arg(key);
                sql += u" AND NOT EXISTS (SELECT FROM \"%1\".\"%2\" n WHERE n.height > t.height%3)"_s.arg(
                    chain.schema, entity.table(), same);
            }
            return sql + (entity.closing ? u" AND NOT t.deleted"_s : QString());
        });
    }
    /// Every row of the chain's own tables.
    QString chainRows(const layers::ChainPlace& chain)
    {
        QString all;
        for (const auto* entity : catalog.inChain())
            all += value(
                       u"SELECT '%2' || coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') "
                       "FROM \"%1\".\"%2\" t"_s.arg(chain.schema, entity->table())) +
                   u'\n';
        return all;
    }

private:
    template <class Query>
    QString rows(const layers::ChainPlace& chain, Query query)
    {
        Q_UNUSED(chain)
        QString all;
        for (const auto* entity : catalog.synced()) {
            QStringList columns;
            for (const auto& column : entity->globalColumns())
                columns << QLatin1Char('"') + column.globalName() + QLatin1Char('"');
            all +=
                value(u"SELECT '%1 ' || coalesce(string_agg(r::text, E'\\n' ORDER BY r::text), '') FROM (%2) r"_s.arg(
                    entity->name, query(*entity, columns.join(u',')))) +
                u'\n';
        }
        return all;
    }
};

/// A chain generated from a seed: accounts that appear, change, close and return; pools; orders; and the rest of a
/// block.
class MadeUpChain {
public:
    MadeUpChain(const catalog::Catalog& catalog, quint32 seed) : m_catalog(catalog), m_seed(seed) {}

    void rowsOf(Height height, catalog::RowSet& rows) const
    {
        QRandomGenerator random(m_seed * 7919 + static_cast<quint32>(height));
        const qint64 time = blockTime + height * 20'000'000;
        rows.of(u"blocks"_s)
            .begin()
            .bigint(height)
            .bytea(key20(int(height)))
            .bytea(key20(int(height - 1)))
            .bytea(key20(1))
            .time(time)
            .bigint(1)
            .bigint(0)
            .end();
        auto& accounts = rows.of(u"accounts"_s);
        for (int key = 0; key < 12; ++key)
            if (random.bounded(3) == 0) {
                const bool gone = random.bounded(4) == 0;
                accounts.begin()
                    .bytea(key20(key))
                    .amount(gone ? 0 : random.generate64())
                    .amount(quint64(height))
                    .amount(0)
                    .bigint(height)
                    .time(time)
                    .boolean(gone)
                    .end();
            }
        auto& pools = rows.of(u"pools"_s);
        for (int key = 1; key < 4; ++key)
            if (random.bounded(3) == 0) {
                const bool gone = random.bounded(5) == 0;
                pools.begin()
                    .bigint(key)
                    .bigint(height)
                    .bigint(key)
                    .amount(gone ? 0 : 1000 + random.bounded(100))
                    .amount(5)
                    .bigint(2)
                    .time(time)
                    .bigint(32767 + key)
                    .bigint(16383 + key)
                    .bigint(65535 + key)
                    .bigint(key)
                    .difference(5, 9)
                    .difference(7, 7)
                    .bigint(-1)
                    .boolean(gone)
                    .end();
            }
        auto& holders = rows.of(u"pool_points_by_holder"_s);
        for (int key = 0; key < 6; ++key)
            if (random.bounded(3) == 0) {
                const bool gone = random.bounded(3) == 0;
                holders.begin()
                    .bytea(key20(key / 2))
                    .bigint(32768 + key % 2)
                    .bigint(32768 + key % 2)
                    .bigint(height)
                    .time(time)
                    .bigint(1)
                    .amount(gone ? 0 : 9)
                    .amount(90)
                    .amount(900)
                    .boolean(gone)
                    .end();
            }
        auto& orders = rows.of(u"orders"_s);
        for (int key = 0; key < 3; ++key)
            if (random.bounded(4) == 0)
                orders.begin()
                    .bytea(key20(100 + key))
                    .bigint(height)
                    .time(time)
                    .bigint(2)
                    .bytea({})
                    .amount(height)
                    .amount(1)
                    .bytea(key20(1))
                    .bytea({})
                    .bytea({})
                    .bigint(0)
                    .bytea(key20(2))
                    .text(height % 2 ? "open" : "canceled")
                    .end();
        auto& payments = rows.of(u"committee_payments"_s);
        payments.begin().bigint(1).bytea(key20(random.bounded(3))).bigint(90).bigint(height).time(time).end();
        rows.of(u"block_summaries"_s).begin().bigint(height).time(time).bigint(height * 3).bigint(1).end();
    }
    LayerCommit commit(const std::vector<Interval>& ranges, LayerCommit::Mode mode = LayerCommit::Mode::Append) const
    {
        LayerCommit commit(m_catalog);
        commit.mode = mode;
        commit.ranges = ranges;
        for (const Interval& range : ranges)
            for (Height height = range.lo; height <= range.hi; ++height) {
                rowsOf(height, commit.rows);
                commit.work.push_back({height, blockTime + height * 20'000'000, 1.5, "{\"fetch_block_ms\":1}"});
            }
        return commit;
    }

private:
    const catalog::Catalog& m_catalog;
    quint32 m_seed;
};

}  // namespace signalbox::test
