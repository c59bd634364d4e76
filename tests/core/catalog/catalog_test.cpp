#include <QTest>

#include "catalog/catalog.h"
#include "catalog/rows.h"
#include "support/test_registry.h"

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
        cup.name = QStringLiteral("cups");
        cup.key = cup.globalKey = {QStringLiteral("cup_id")};
        cup.columns = {{QStringLiteral("cup_id")}, {QStringLiteral("height")}, {QStringLiteral("volume")}};
        return cup;
    }
    static QString wrong(const Entity& entity)
    {
        const auto read = Catalog::fromEntities({entity});
        return read ? QString() : read.error().args[QStringLiteral("mistakes")].toStringList().join(u'|');
    }

private Q_SLOTS:
    void theDocumentsEntities()
    {
        const Catalog& catalog = Catalog::canopy();
        QCOMPARE(names(catalog.inChain()).size(), 22);
        QCOMPARE(names(catalog.staged()).size(), 20);
        QStringList synced = names(catalog.synced());
        synced.sort();
        const QStringList document{QStringLiteral("accounts"),
                                   QStringLiteral("block_summaries"),
                                   QStringLiteral("committee_payments"),
                                   QStringLiteral("dex_deposits"),
                                   QStringLiteral("dex_orders"),
                                   QStringLiteral("dex_withdrawals"),
                                   QStringLiteral("orders"),
                                   QStringLiteral("pool_points_by_holder"),
                                   QStringLiteral("pools"),
                                   QStringLiteral("validator_double_signing_info"),
                                   QStringLiteral("validator_signing_info"),
                                   QStringLiteral("validators")};
        QCOMPARE(synced, document);
        const Entity* pools = catalog.find(QStringLiteral("pools"));
        QCOMPARE(pools->column(QStringLiteral("chain_id"))->globalName(), QStringLiteral("pool_chain_id"));
        QCOMPARE(pools->primaryKey(), (QStringList{QStringLiteral("pool_id"), QStringLiteral("height")}));
        QCOMPARE(pools->stagingKey(), (QStringList{QStringLiteral("height"), QStringLiteral("pool_id")}));
        QVERIFY(pools->newestOnly());
        QVERIFY(!catalog.find(QStringLiteral("block_summaries"))->newestOnly());
        QCOMPARE(catalog.entities().front().name, QStringLiteral("blocks"));
    }

    void everyEntityCanBeSynced()
    {
        QSet<QString> all;
        for (const Entity* entity : Catalog::canopy().staged())
            all << entity->name;
        const auto wide = Catalog::canopy().alsoSynced(all);
        QVERIFY2(wide, wide ? "" : qPrintable(wide.error().text));
        QCOMPARE(wide->synced().size(), std::size_t(20));
        QVERIFY(!Catalog::canopy().alsoSynced({QStringLiteral("poll_snapshots")}));
        QVERIFY(!Catalog::canopy().alsoSynced({QStringLiteral("nothing")}));
    }

    void mistakesAreTold()
    {
        QCOMPARE(wrong(cup()), QString());
        Entity both = cup();
        both.columns[2].skip = true;
        both.columns[2].rename = QStringLiteral("size");
        QVERIFY(wrong(both).contains(QStringLiteral("skips and renames column volume")));
        Entity keyless = cup();
        keyless.key = {QStringLiteral("saucer")};
        QVERIFY(wrong(keyless).contains(QStringLiteral("no column saucer")));
        Entity clash = cup();
        clash.columns.push_back({QStringLiteral("chain_id")});
        QVERIFY(wrong(clash).contains(QStringLiteral("rename or skip one")));
        clash.columns.back().rename = QStringLiteral("cup_chain_id");
        QCOMPARE(wrong(clash), QString());
        Entity skipped = cup();
        skipped.columns[0].skip = true;
        QVERIFY(wrong(skipped).contains(QStringLiteral("a part of its global key")));
        Entity closing = cup();
        closing.closing = true;
        QVERIFY(wrong(closing).contains(QStringLiteral("bool column deleted")));
        Entity value = cup();
        value.columns[2].defaultValue = QStringLiteral("much");
        QVERIFY(wrong(value).contains(QStringLiteral("default that is no bigint")));
        Entity quote = cup();
        quote.columns[2].name = QStringLiteral("a\"b");
        QVERIFY(wrong(quote).contains(QStringLiteral("bad name")));
        QVERIFY(!Catalog::fromEntities({cup(), cup()}));
        Entity flat = cup();
        flat.columns.erase(flat.columns.begin() + 1);
        QVERIFY(wrong(flat).contains(QStringLiteral("needs a bigint column height")));
        // all of them at once
        Entity many = both;
        many.key = {QStringLiteral("saucer")};
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
        QVERIFY2(more, more ? "" : qPrintable(more.error().text));
        QCOMPARE(more->entities().size(), Catalog::canopy().entities().size() + 1);
        QCOMPARE(more->find(QStringLiteral("accounts"))->columns.back().literal(), QStringLiteral("7"));
        QVERIFY(more->find(QStringLiteral("accounts"))->synced);
        QVERIFY(!(*more == Catalog::canopy()));
    }

    void rowsKeepTheColumns()
    {
        RowSet set(Catalog::canopy());
        auto& rows = set.of(QStringLiteral("accounts"));
        const QByteArray address(20, 'a');
        rows.begin().bytea(address).amount(~quint64(0)).amount(1).amount(0).bigint(5).time(1).boolean(false).end();
        QCOMPARE(rows.fault(), QString());
        QCOMPARE(set.rows(), 1);
        QCOMPARE(set.inOrder().size(), std::size_t(1));
        // the last columns may be missing, but then everywhere
        auto& holders = set.of(QStringLiteral("supply"));
        holders.begin().amount(1).amount(2).amount(3).bigint(1).end();
        QCOMPARE(holders.fields(), 4);
        holders.begin().amount(1).amount(2).amount(3).bigint(2).time(9).end();
        QVERIFY(!holders.fault().isEmpty());
        QVERIFY(!set.fault().isEmpty());

        RowSet bad(Catalog::canopy());
        bad.of(QStringLiteral("accounts")).begin().bigint(1).end();
        QVERIFY(bad.fault().contains(QStringLiteral("of type bigint for address")));
        RowSet wide(Catalog::canopy());
        wide.of(QStringLiteral("accounts"))
            .begin()
            .bytea(address)
            .amount(1)
            .amount(1)
            .amount(0)
            .bigint(~quint64(0))
            .end();
        QVERIFY(wide.fault().contains(QStringLiteral("at most 9223372036854775807")));

        RowSet joined(Catalog::canopy());
        joined.append(set);
        QCOMPARE(joined.of(QStringLiteral("accounts")).rows().data(), rows.rows().data());
    }
};

SIGNALBOX_TEST(CatalogTest)
#include "catalog_test.moc"
