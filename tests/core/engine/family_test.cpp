// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine_world.h"
#include "signalbox/literals.h"
#include "support/pg_rows.h"
#include "support/test_registry.h"
#include "toy_family.h"
#include "units/families.h"

using namespace signalbox;
using namespace signalbox::test;

/// A family of chains that no other file knows is added, indexed, followed, undone and deleted like every other.
class FamilyTest : public QObject {
    Q_OBJECT

    inline static const QString toy = u"toy:alpha"_s;

private Q_SLOTS:
    void aNewFamilyIsAnAddition()
    {
        World world;
        const auto chain = std::make_shared<ToyChain>();
        EngineParts parts = world.parts();
        parts.workerParts = {};
        auto families = shippedFamilies()->all();
        families.push_back(std::make_shared<ToyFamily>(chain));
        parts.families = std::make_shared<const Families>(families);
        world.engine = std::make_unique<EngineImpl>(parts);
        QTRY_COMPARE_WITH_TIMEOUT(world.engine->snapshot()->engine, EngineState::Running, 10'000);

        ChainDraft draft;
        draft.family = u"toy"_s;
        draft.caip2 = toy;
        draft.name = u"Alpha"_s;
        EndpointDraft endpoint;
        endpoint.url = u"http://127.0.0.1:1"_s;
        draft.endpoints = {endpoint};
        const CommandStatus added = world.carryOut({Verb::ChainAdd, toy, draft.toJson(), {}});
        QVERIFY2(added.state == CommandState::Done, qPrintable(textOf(added)));

        const auto now = [&] { return world.engine->snapshot()->chain(toy); };
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

        const CommandStatus again =
            world.carryOut(world.dangerous({Verb::Reindex, toy, {{u"lo"_s, 10}, {u"hi"_s, 20}}, {}}));
        QVERIFY2(again.state == CommandState::Done, qPrintable(textOf(again)));
        QCOMPARE(ticks(), u"307 306"_s);

        const CommandStatus deleted =
            world.carryOut(world.dangerous({Verb::ChainDelete, toy, {{u"hard"_s, true}}, {}}));
        QVERIFY2(deleted.state == CommandState::Done, qPrintable(textOf(deleted)));
        QTRY_VERIFY(!now());
        QCOMPARE(world.database.value(u"SELECT to_regnamespace('toy_alpha') IS NULL"_s), u"t"_s);
    }

    void anUnknownFamilyIsRefused()
    {
        World world;
        world.start();
        ChainDraft draft;
        draft.family = u"toy"_s;
        draft.caip2 = toy;
        EndpointDraft endpoint;
        endpoint.url = u"http://127.0.0.1:1"_s;
        draft.endpoints = {endpoint};
        const CommandStatus refused = world.carryOut({Verb::ChainAdd, toy, draft.toJson(), {}});
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, u"BAD_FAMILY"_s);
    }
};

SIGNALBOX_TEST(FamilyTest)
#include "family_test.moc"
