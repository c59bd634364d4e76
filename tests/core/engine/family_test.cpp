#include "engine_world.h"
#include "support/pg_rows.h"
#include "support/test_registry.h"
#include "toy_family.h"
#include "units/families.h"

using namespace signalbox;
using namespace signalbox::test;

/// A family of chains that no other file knows is added, indexed, followed, undone and deleted like every other.
class FamilyTest : public QObject {
    Q_OBJECT

    inline static const QString toy = QStringLiteral("toy:alpha");

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
        draft.family = QStringLiteral("toy");
        draft.caip2 = toy;
        draft.name = QStringLiteral("Alpha");
        EndpointDraft endpoint;
        endpoint.url = QStringLiteral("http://127.0.0.1:1");
        draft.endpoints = {endpoint};
        const CommandStatus added = world.carryOut({Verb::ChainAdd, toy, draft.toJson(), {}});
        QVERIFY2(added.state == CommandState::Done, qPrintable(textOf(added)));

        const auto now = [&] { return world.engine->snapshot()->chain(toy); };
        const auto ticks = [&] {
            return world.database.value(QStringLiteral("SELECT count(*) || ' ' || max(number) FROM toy_alpha.ticks"));
        };
        QTRY_VERIFY_WITH_TIMEOUT(now() && now()->live && now()->indexed == chain->head(), 20'000);
        QCOMPARE(ticks(), QStringLiteral("301 300"));
        QVERIFY(now()->has(Feature::Forks) && !now()->has(Feature::Events));
        chain->mine(5);
        QTRY_VERIFY_WITH_TIMEOUT(now()->indexed == Height(305), 20'000);

        chain->fork(298);
        chain->mine(1);
        QTRY_VERIFY_WITH_TIMEOUT(now()->indexed == Height(306), 20'000);
        const auto hash = QByteArray(reinterpret_cast<const char*>(chain->block(300).hash.data()), 32).toHex();
        QTRY_COMPARE_WITH_TIMEOUT(
            world.database.value(QStringLiteral("SELECT encode(hash, 'hex') FROM toy_alpha.ticks WHERE number = 300")),
            QString::fromLatin1(hash), 20'000);
        QCOMPARE(world.database.value(QStringLiteral("SELECT count(*) FROM signalbox.changes WHERE kind = 'undo'")),
                 QStringLiteral("1"));

        const CommandStatus again = world.carryOut(
            world.dangerous({Verb::Reindex, toy, {{QStringLiteral("lo"), 10}, {QStringLiteral("hi"), 20}}, {}}));
        QVERIFY2(again.state == CommandState::Done, qPrintable(textOf(again)));
        QCOMPARE(ticks(), QStringLiteral("307 306"));

        const CommandStatus deleted =
            world.carryOut(world.dangerous({Verb::ChainDelete, toy, {{QStringLiteral("hard"), true}}, {}}));
        QVERIFY2(deleted.state == CommandState::Done, qPrintable(textOf(deleted)));
        QTRY_VERIFY(!now());
        QCOMPARE(world.database.value(QStringLiteral("SELECT to_regnamespace('toy_alpha') IS NULL")),
                 QStringLiteral("t"));
    }

    void anUnknownFamilyIsRefused()
    {
        World world;
        world.start();
        ChainDraft draft;
        draft.family = QStringLiteral("toy");
        draft.caip2 = toy;
        EndpointDraft endpoint;
        endpoint.url = QStringLiteral("http://127.0.0.1:1");
        draft.endpoints = {endpoint};
        const CommandStatus refused = world.carryOut({Verb::ChainAdd, toy, draft.toJson(), {}});
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, QStringLiteral("BAD_FAMILY"));
    }
};

SIGNALBOX_TEST(FamilyTest)
#include "family_test.moc"
