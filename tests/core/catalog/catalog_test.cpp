// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "catalog/catalog.h"
#include "catalog/rows.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "support/u256.h"

using namespace signalbox;
using namespace signalbox::catalog;

class CatalogTest : public QObject {
    Q_OBJECT

    static QStringList names(const std::vector<const Entity*>& entities)
    {
        QStringList all;
        for (const Entity* entity : entities)
            all << entity->name;
        return all;
    }
    static Entity cup()
    {
        Entity cup;
        cup.name = u"cups"_s;
        cup.key = cup.globalKey = {u"cup_id"_s};
        cup.columns = {{u"cup_id"_s}, {u"height"_s}, {u"volume"_s}};
        return cup;
    }
    static QString wrong(const Entity& entity)
    {
        const auto read = Catalog::fromEntities({entity});
        return read ? QString() : read.error().args[u"mistakes"_s].toStringList().join(u'|');
    }

private Q_SLOTS:
    void containsTheDocumentsEntities()
    {
        const Catalog& catalog = Catalog::canopy();
        QCOMPARE(names(catalog.inChain()).size(), 22);
        QCOMPARE(names(catalog.staged()).size(), 20);
        QStringList synced = names(catalog.synced());
        synced.sort();
        const QStringList document{u"accounts"_s,
                                   u"block_summaries"_s,
                                   u"committee_payments"_s,
                                   u"dex_deposits"_s,
                                   u"dex_orders"_s,
                                   u"dex_withdrawals"_s,
                                   u"orders"_s,
                                   u"pool_points_by_holder"_s,
                                   u"pools"_s,
                                   u"validator_double_signing_info"_s,
                                   u"validator_signing_info"_s,
                                   u"validators"_s};
        QCOMPARE(synced, document);
        const Entity* pools = catalog.find(u"pools"_s);
        QCOMPARE(pools->column(u"chain_id"_s)->globalName(), u"pool_chain_id"_s);
        QCOMPARE(pools->primaryKey(), (QStringList{u"pool_id"_s, u"height"_s}));
        QCOMPARE(pools->stagingKey(), (QStringList{u"height"_s, u"pool_id"_s}));
        QVERIFY(pools->newestOnly());
        QVERIFY(!catalog.find(u"block_summaries"_s)->newestOnly());
        QCOMPARE(catalog.entities().front().name, u"blocks"_s);
    }

    void everyEntityCanBeSynced()
    {
        QSet<QString> all;
        for (const Entity* entity : Catalog::canopy().staged())
            all << entity->name;
        const auto wide = Catalog::canopy().alsoSynced(all);
        QVERIFY2(wide, wide ? "" : qPrintable(wide.error().text()));
        QCOMPARE(wide->synced().size(), std::size_t(20));
        QVERIFY(!Catalog::canopy().alsoSynced({u"poll_snapshots"_s}));
        QVERIFY(!Catalog::canopy().alsoSynced({u"nothing"_s}));
    }

    void mistakesAreReported()
    {
        QCOMPARE(wrong(cup()), QString());
        Entity both = cup();
        both.columns[2].skip = true;
        both.columns[2].rename = u"size"_s;
        QVERIFY(wrong(both).contains(u"skips and renames column volume"_s));
        Entity keyless = cup();
        keyless.key = {u"saucer"_s};
        QVERIFY(wrong(keyless).contains(u"no column saucer"_s));
        Entity clash = cup();
        clash.columns.push_back({u"chain_id"_s});
        QVERIFY(wrong(clash).contains(u"rename or skip one"_s));
        clash.columns.back().rename = u"cup_chain_id"_s;
        QCOMPARE(wrong(clash), QString());
        Entity skipped = cup();
        skipped.columns[0].skip = true;
        QVERIFY(wrong(skipped).contains(u"a part of its global key"_s));
        Entity closing = cup();
        closing.closing = true;
        QVERIFY(wrong(closing).contains(u"bool column deleted"_s));
        Entity value = cup();
        value.columns[2].defaultValue = u"much"_s;
        QVERIFY(wrong(value).contains(u"default that is not a valid bigint"_s));
        Entity quote = cup();
        quote.columns[2].name = u"a\"b"_s;
        QVERIFY(wrong(quote).contains(u"bad name"_s));
        QVERIFY(!Catalog::fromEntities({cup(), cup()}));
        Entity flat = cup();
        flat.columns.erase(flat.columns.begin() + 1);
        QVERIFY(wrong(flat).contains(u"needs a bigint column height"_s));
        // all mistakes are listed
        Entity many = both;
        many.key = {u"saucer"_s};
        QVERIFY(wrong(many).count(u'|') >= 2);
    }

    void filesAreReadStrictly()
    {
        QVERIFY(!Catalog::fromJson("[]"));
        QVERIFY(!Catalog::fromJson(R"({"entities":[{"name":"a","key":["b"],"columns":[{"name":"b","type":"int"}]}]})"));
        QVERIFY(!Catalog::fromJson(
            R"({"entities":[{"name":"a","key":["b"],"color":1,"columns":[{"name":"b","type":"bigint"},
            {"name":"height","type":"bigint"}]}]})"));
        QVERIFY(Catalog::fromJson(R"({"entities":[{"name":"a","key":["b"],"columns":[{"name":"b","type":"bigint"},
            {"name":"height","type":"bigint"}]}]})"));
    }

    void dataAddsEntitiesAndColumns()
    {
        const auto more = Catalog::canopy().extended(R"({"entities": [
            {"name": "accounts", "columns": [{"name": "staked", "type": "amount", "default": "7"}]},
            {"name": "cups", "key": ["cup_id"], "columns": [{"name": "cup_id", "type": "bigint"}, {"name": "height", "type": "bigint"}]}]})");
        QVERIFY2(more, more ? "" : qPrintable(more.error().text()));
        QCOMPARE(more->entities().size(), Catalog::canopy().entities().size() + 1);
        QCOMPARE(more->find(u"accounts"_s)->columns.back().literal(), u"7"_s);
        QVERIFY(more->find(u"accounts"_s)->synced);
        QVERIFY(!(*more == Catalog::canopy()));
    }

    void rowsKeepTheColumns()
    {
        RowSet set(Catalog::canopy());
        auto& rows = set.of(u"accounts"_s);
        const QByteArray address(20, 'a');
        rows.begin().bytea(address).amount(~quint64(0)).amount(1).amount(0).bigint(5).time(1).boolean(false).end();
        QCOMPARE(rows.fault(), QString());
        QCOMPARE(set.rows(), 1);
        QCOMPARE(set.inOrder().size(), std::size_t(1));
        // the last columns may be missing, but then in every row
        auto& holders = set.of(u"supply"_s);
        holders.begin().amount(1).amount(2).amount(3).bigint(1).end();
        QCOMPARE(holders.fields(), 4);
        holders.begin().amount(1).amount(2).amount(3).bigint(2).time(9).end();
        QVERIFY(!holders.fault().isEmpty());
        QVERIFY(!set.fault().isEmpty());

        RowSet bad(Catalog::canopy());
        bad.of(u"accounts"_s).begin().bigint(1).end();
        QVERIFY(bad.fault().contains(u"of type bigint for address"_s));
        RowSet wide(Catalog::canopy());
        wide.of(u"accounts"_s).begin().bytea(address).amount(1).amount(1).amount(0).bigint(~quint64(0)).end();
        QVERIFY(wide.fault().contains(u"at most 9223372036854775807"_s));

        RowSet joined(Catalog::canopy());
        joined.append(set);
        QCOMPARE(joined.of(u"accounts"_s).rows().data(), rows.rows().data());
    }

    void finishedRowsAreUsedUnchanged()
    {
        Entity moves;
        moves.name = u"moves"_s;
        moves.kind = Kind::Plain;
        moves.key = {u"block"_s, u"log"_s};
        moves.columns = {{u"block"_s, ColumnType::Bigint},
                         {u"log"_s, ColumnType::Integer},
                         {u"scale"_s, ColumnType::Smallint},
                         {u"value"_s, ColumnType::Amount256}};
        QCOMPARE(wrong(moves), QString());
        QVERIFY(!moves.staged());
        const Catalog catalog = *Catalog::fromEntities({moves});
        CopyBuffer finished;
        const auto add = [&](qint64 block) {
            finished.beginRow(4);
            finished.int8(block);
            finished.int4(2);
            finished.int2(-3);
            finished.numeric(true, U256(7));
        };
        add(1);
        const char* bytes = finished.data().constData();
        RowSet set(catalog);
        set.of(u"moves"_s).appendRows(std::move(finished));
        QCOMPARE(set.rowsOf(u"moves"_s).data().constData(), bytes);  // not copied
        set.of(u"moves"_s).begin().bigint(1).integer(2).smallint(-3).amount256(U256(7), true).end();
        finished = {};
        add(1);
        set.of(u"moves"_s).appendRows(std::move(finished));
        QCOMPARE(set.fault(), QString());
        QCOMPARE(set.rows(), 3);
        const QByteArray all = set.rowsOf(u"moves"_s).data();
        QCOMPARE(all, all.left(all.size() / 3).repeated(3));

        CopyBuffer narrow;
        narrow.beginRow(1);
        narrow.int8(1);
        RowSet bad(catalog);
        bad.of(u"moves"_s).appendRows(std::move(narrow));
        QVERIFY(bad.fault().contains(u"finished rows of 1 values"_s));
    }

    void aSetWithoutACatalogTakesTheFirstOne()
    {
        RowSet set(Catalog::canopy()), none;
        set.of(u"supply"_s).begin().amount(1).amount(2).amount(3).bigint(1).end();
        QVERIFY(none.isEmpty() && none.inOrder().empty() && none.rowsOf(u"supply"_s).isEmpty());
        none.append(RowSet());
        QVERIFY(!none.catalog());
        none.append(set);
        QCOMPARE(none.catalog(), &Catalog::canopy());
        QCOMPARE(none.rowsOf(u"supply"_s).data().constData(), set.rowsOf(u"supply"_s).data().constData());
        RowSet copy = none;
        copy.clear(u"supply"_s);
        QVERIFY(copy.isEmpty() && !none.isEmpty());
    }
};

SIGNALBOX_TEST(CatalogTest)
#include "catalog_test.moc"
