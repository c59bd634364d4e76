// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/sums_set.h"
#include "signalbox/literals.h"
#include "support/pg_rows.h"
#include "support/test_registry.h"
#include "toy_world.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// The toy family with an additional set that is computed from its ticks.
class SummedToyFamily : public ToyFamily {
public:
    using ToyFamily::ToyFamily;

    static SumsSet::Base base()
    {
        return {u"ticks"_s, u"toy_alpha.ticks"_s, "t.number % 7", "t.at + get_byte(t.hash, 0)", "t.number"};
    }
    void makeTables(store::Transaction& transaction, const store::ChainRow& chain) const override
    {
        ToyFamily::makeTables(transaction, chain);
        transaction.exec(SumsSet::createTable(chain.schema).toStdString());
    }
    Expected<store::StreamRow> streamRow(const store::ChainRow& chain, const StreamDraft& draft) const override
    {
        return store::StreamRow{chain.caip2, draft.stream, draft.from.value_or(0), draft.to, {}, {}, {}};
    }
    Expected<QString> streamName(const store::ChainRow&, const QString& given) const override { return given; }
    std::vector<std::shared_ptr<const store::DataSet>> dataSets(const store::ChainPlace& place) const override
    {
        auto sets = ToyFamily::dataSets(place);
        sets.push_back(std::make_shared<SumsSet>(place, base()));
        return sets;
    }
};

}  // namespace

/// A derived stream is added to an existing chain, follows, is undone and removed; no blocks are fetched for it.
class DerivedFamilyTest : public QObject {
    Q_OBJECT

    inline static const QString toy = ToyWorld::toy, sums = u"sums"_s;

private Q_SLOTS:
    void aDerivedStreamFollowsItsBase()
    {
        ToyWorld world;
        world.start<SummedToyFamily>();
        const auto chain = world.chain;
        const auto carryOut = [&](const Command& command) {
            const CommandStatus done = world.carryOut(command);
            if (done.state != CommandState::Done)
                qWarning("%s", qPrintable(textOf(done)));
            return done.state == CommandState::Done;
        };
        const auto now = [&] { return world.now(); };
        const auto streamNow = [&]() -> std::optional<StreamSnapshot> {
            if (const auto snapshot = now())
                for (const StreamSnapshot& stream : snapshot->streams)
                    if (stream.stream == sums)
                        return stream;
            return std::nullopt;
        };
        const auto covered = [&] {
            return world.database.value(
                u"SELECT string_agg(lo || '-' || hi, ' ' ORDER BY lo) FROM signalbox.coverage WHERE stream = 'sums'"_s);
        };
        const auto wrong = [&] {
            return world.database.value(SumsSet::wrong(u"toy_alpha"_s, SummedToyFamily::base()));
        };

        QVERIFY(carryOut(ToyWorld::addCommand()));
        QTRY_VERIFY_WITH_TIMEOUT(now() && now()->live && now()->indexed == chain->head(), 20'000);
        QCOMPARE(covered(), QString());

        // Stored rows are counted up to the head, and not fetched again.
        const qint64 asked = chain->askedBlocks();
        QVERIFY(carryOut({arguments::StreamAdd{{.stream = sums, .from = 10}}, toy, {}}));
        QTRY_COMPARE_WITH_TIMEOUT(covered(), u"10-300"_s, 20'000);
        QCOMPARE(chain->askedBlocks(), asked);
        QCOMPARE(wrong(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(streamNow() && streamNow()->done == 1 && now()->indexed == Height(300), 20'000);

        chain->mine(5);
        QTRY_VERIFY_WITH_TIMEOUT(now()->indexed == Height(305), 20'000);
        QCOMPARE(covered(), u"10-305"_s);
        QCOMPARE(wrong(), QString());

        chain->fork(298);
        chain->mine(1);
        QTRY_VERIFY_WITH_TIMEOUT(now()->indexed == Height(306) && covered() == "10-306"_L1, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(world.database.value(u"SELECT count(*) FROM signalbox.changes WHERE kind = 'undo' "
                                                       "AND 'sums' = ANY (data_sets)"_s),
                                  u"1"_s, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(wrong().isEmpty() && covered() == "10-306"_L1, 20'000);

        QVERIFY(carryOut(world.dangerous({arguments::Reindex{{5, 20}}, toy, {}})));
        QCOMPARE(covered(), u"10-306"_s);
        QCOMPARE(wrong(), QString());
        QVERIFY(carryOut(world.dangerous({arguments::Rewind{290}, toy, {}})));
        QTRY_COMPARE_WITH_TIMEOUT(covered(), u"10-306"_s, 20'000);
        QCOMPARE(wrong(), QString());

        // Rows that were not counted when the console stopped are counted by the next one.
        world.engine.reset();
        world.database.value(
            u"WITH gone AS (DELETE FROM signalbox.coverage WHERE stream = 'sums' RETURNING 1) SELECT count(*) FROM gone"_s);
        world.database.value(u"DELETE FROM toy_alpha.sums"_s);
        chain->mine(20);
        world.start<SummedToyFamily>();
        QTRY_COMPARE_WITH_TIMEOUT(covered(), u"10-326"_s, 20'000);
        QCOMPARE(wrong(), QString());

        QVERIFY(carryOut(world.dangerous({arguments::StreamRemove{sums, true}, toy, {}})));
        QCOMPARE(covered() + world.database.value(u"SELECT count(*) FROM toy_alpha.sums"_s), u"0"_s);
        QTRY_VERIFY_WITH_TIMEOUT(now()->indexed == Height(326) && !streamNow(), 20'000);
        QCOMPARE(chain->askedStreams(), QSet<QString>({u"ticks"_s}));
    }
};

SIGNALBOX_TEST(DerivedFamilyTest)
#include "derived_family_test.moc"
