// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/schema_keeper.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"
#include "support/pg_rows.h"
#include "support/test_registry.h"
#include "toy_world.h"

using namespace signalbox;
using namespace signalbox::test;

/// A family of chains that no other file names is added, indexed, followed, undone and deleted like every other.
class FamilyTest : public QObject {
    Q_OBJECT

    inline static const QString toy = ToyWorld::toy;

private Q_SLOTS:
    void aNewFamilyNeedsNoOtherChange()
    {
        ToyWorld world;
        world.start<ToyFamily>();
        const auto chain = world.chain;
        const CommandStatus added = world.carryOut(ToyWorld::addCommand());
        QVERIFY2(added.state == CommandState::Done, qPrintable(textOf(added)));

        const auto now = [&] { return world.now(); };
        const auto ticks = [&] {
            return world.database.value(u"SELECT count(*) || ' ' || max(number) FROM toy_alpha.ticks"_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(now() && now()->live && now()->indexed == chain->head(), 20'000);
        QCOMPARE(ticks(), u"301 300"_s);
        QVERIFY(now()->has(Feature::Forks) && !now()->has(Feature::Events));
        chain->mine(5);
        QTRY_VERIFY_WITH_TIMEOUT(now()->indexed == Height(305), 20'000);

        chain->fork(298);
        chain->mine(1);
        QTRY_VERIFY_WITH_TIMEOUT(now()->indexed == Height(306), 20'000);
        const auto hash = QByteArray(reinterpret_cast<const char*>(chain->block(300).hash.data()), 32).toHex();
        QTRY_COMPARE_WITH_TIMEOUT(
            world.database.value(u"SELECT encode(hash, 'hex') FROM toy_alpha.ticks WHERE number = 300"_s),
            QString::fromLatin1(hash), 20'000);
        QCOMPARE(world.database.value(u"SELECT count(*) FROM signalbox.changes WHERE kind = 'undo'"_s), u"1"_s);

        const CommandStatus again = world.carryOut(world.dangerous({arguments::Reindex{{10, 20}}, toy, {}}));
        QVERIFY2(again.state == CommandState::Done, qPrintable(textOf(again)));
        QCOMPARE(ticks(), u"307 306"_s);

        const CommandStatus deleted = world.carryOut(world.dangerous({arguments::ChainDelete{true}, toy, {}}));
        QVERIFY2(deleted.state == CommandState::Done, qPrintable(textOf(deleted)));
        QTRY_VERIFY(!now());
        QCOMPARE(world.database.value(u"SELECT to_regnamespace('toy_alpha') IS NULL"_s), u"t"_s);
    }

    void aNewFamilyIsProbed()
    {
        ToyWorld world;
        world.make<ToyFamily>();

        const auto listed = world.engine->families();
        QCOMPARE(listed.size(), size_t(4));
        QCOMPARE(listed.front().id, u"eip155"_s);  // the default
        QCOMPARE(listed.back().label.english(), u"Toy chains"_s);
        QVERIFY(!listed.back().features.testFlag(Feature::Streams));

        EndpointDraft endpoint;
        endpoint.url = u"http://127.0.0.1:1/other"_s;
        const auto other = world.wait(world.engine->probe(endpoint, u"toy"_s));
        QVERIFY(other && other->error);
        QCOMPARE(other->error->code, u"NOT_TOY"_s);  // the other families were tried, and do not recognize it
        endpoint.url = u"http://127.0.0.1:1/toy"_s;
        const auto report = world.wait(world.engine->probe(endpoint, u"toy"_s));
        QVERIFY(report && !report->error);
        QCOMPARE(report->caip2, toy);
        QCOMPARE(report->head, std::optional<Height>(300));

        ChainDraft draft;
        draft.family = u"toy"_s;
        draft.caip2 = toy;
        draft.endpoints = {endpoint};
        const auto choices = world.wait(world.engine->startChoices(draft, {}, 0));
        QVERIFY(choices);
        QCOMPARE(choices->size(), size_t(1));
        QCOMPARE(choices->front().estimate.blocks, qint64(301));
        QCOMPARE(world.wait(world.engine->token(draft, u"0x1"_s)).error().code, u"NO_TOKENS"_s);
        draft.family = u"other"_s;
        QCOMPARE(world.wait(world.engine->startChoices(draft, {}, 0)).error().code, u"BAD_FAMILY"_s);
    }

    void twoCatalogsCoexistInOneProcess()
    {
        const auto more = catalog::Catalog::canopy().extended(R"({"entities": [{"name": "cups", "key": ["cup_id"],
            "columns": [{"name": "cup_id", "type": "bigint"}, {"name": "height", "type": "bigint"}]}]})");
        QVERIFY(more);
        const auto wide = shippedFamilies(std::make_shared<const catalog::Catalog>(*more)), narrow = shippedFamilies();
        PgDatabase one, two;
        const auto cups = [](PgDatabase& database, const Families& families) {
            const Family& canopy = *families.find(u"canopy"_s);
            const auto session = database.session();
            if (!layers::SchemaKeeper(*session, *canopy.catalog(), store::readerRole).bringUpToDate())
                return u"no global tables"_s;
            ChainDraft draft;
            draft.caip2 = u"canopy:1"_s;
            draft.networkId = 1;
            draft.endpoints = {EndpointDraft{}};
            const auto chain = store::Chains(*session).add(
                *canopy.newChain(draft), [&](store::Transaction& transaction, const store::ChainRow& row) {
                    canopy.makeTables(transaction, row);
                });
            return chain ? database.value(u"SELECT to_regclass('chain_1.cups') IS NOT NULL"_s) : chain.error().text();
        };
        QCOMPARE(cups(one, *wide), u"t"_s);
        QCOMPARE(cups(two, *narrow), u"f"_s);
    }

    void anUnknownFamilyIsRefused()
    {
        World world;
        world.start();
        const CommandStatus refused = world.carryOut(ToyWorld::addCommand());
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, u"BAD_FAMILY"_s);
    }
};

SIGNALBOX_TEST(FamilyTest)
#include "family_test.moc"
