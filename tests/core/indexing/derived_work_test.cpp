// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "indexing/derived_work.h"
#include "indexing/ledger_sums.h"
#include "indexing/planner.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;

/// When a derived stream takes a piece, and what the ledger holds of it.
class DerivedWorkTest : public QObject {
    Q_OBJECT

    inline static const QString transfers = u"transfers:0x01"_s, sums = u"sums"_s;
    static store::StoredChain stored(Intervals base, Intervals derived = {})
    {
        store::StoredChain chain;
        chain.streams.push_back({{transfers}, 100, std::nullopt, std::move(base)});
        chain.streams.push_back({{sums}, 0, std::nullopt, std::move(derived), u"transfers"_s});
        return chain;
    }
    /// Head 200, finalized 180.
    static void fill(Ledger& ledger, const store::StoredChain& chain)
    {
        ledger.adopt(chain, {}, false);
        ledger.setHead({200, {}, {}, 0}, 180, {});
    }
    static const Ledger::Entry& derivedOf(const Ledger& ledger) { return *ledger.find(sums); }
    static store::Commit commitOf(Interval range, bool live, store::Commit::Mode mode = store::Commit::Mode::Append)
    {
        store::Commit commit;
        commit.mode = mode;
        commit.live = live;
        commit.ranges = {range};
        commit.streams = {transfers};
        return commit;
    }

private Q_SLOTS:
    void noBlocksAreFetchedForADerivedStream()
    {
        Ledger ledger;
        fill(ledger, stored({{100, 190}}));
        const std::vector<const Work*> none;
        RetryList retries(500, 60'000);
        const Planner planner(ledger, none, retries, 0);
        QVERIFY(!planner.history(1'000));
        const auto live = planner.live(WorkKind::Follow, 0, 1'000);
        QVERIFY(live);
        QCOMPARE(chain::namesOf(live->streams), std::vector<QString>{transfers});
        chain::IntervalSet remaining;
        remaining.add({0, 200});
        const auto again = planner.reindex(remaining, 1, 1'000);
        QVERIFY(again);
        QCOMPARE(chain::namesOf(again->streams), std::vector<QString>{transfers});
    }

    void aDerivedStreamWantsTheBlocksOfItsBase()
    {
        Ledger ledger;
        fill(ledger, stored({{100, 200}}));
        QCOMPARE(derivedOf(ledger).stream.from, Height(100));
        QVERIFY(!coversUpTo(ledger, 200));
        QCOMPARE(ledger.indexed(), std::optional<Height>());
        ledger.streams().applyPiece({sums, {{100, 200}}, {}, 5});
        QVERIFY(coversUpTo(ledger, 200));
        QCOMPARE(ledger.indexed(), std::optional<Height>(200));

        store::StoredChain alone = stored({}, {});
        alone.streams.erase(alone.streams.begin());
        Ledger none;
        fill(none, alone);
        QVERIFY(coversUpTo(none, 200));
        QVERIFY(missingOf(none).isEmpty());
    }

    /// One token ends before another begins: the blocks between them are wanted by neither.
    void aHoleBetweenTheStreamsOfItsBaseIsNotWanted()
    {
        store::StoredChain chain = stored({{100, 150}}, {{100, 150}});
        chain.streams[0].to = 150;
        chain.streams.push_back({{u"transfers:0x02"_s}, 300, std::nullopt, {{300, 400}}});
        Ledger ledger;
        ledger.adopt(chain, {}, false);
        ledger.setHead({400, {}, {}, 0}, 390, {});
        QCOMPARE(missingOf(ledger).intervals(), Intervals({{300, 400}}));
        QCOMPARE(backfillOf(ledger).intervals(), Intervals({{300, 400}}));
        QVERIFY(coversUpTo(ledger, 299));
        QVERIFY(!coversUpTo(ledger, 388));
        QVERIFY(historyMissing(ledger));
        QCOMPARE(ledger.indexed(), std::optional<Height>(299));
        QVERIFY(ledger.noteBackfill());
        QCOMPARE(ledger.progress().doneOf(derivedOf(ledger)), 51.0 / 152.0);

        ledger.streams().applyPiece({sums, {{300, 400}}, {}, 5});
        QVERIFY(missingOf(ledger).isEmpty());
        QVERIFY(gapsOf(ledger).isEmpty());
        QVERIFY(backfillOf(ledger).isEmpty());
        QVERIFY(coversUpTo(ledger, 388));
        QVERIFY(!historyMissing(ledger));
        QVERIFY(!ledger.noteBackfill());
        QCOMPARE(ledger.indexed(), std::optional<Height>(400));
        QCOMPARE(ledger.progress().done(), 1.0);
        QCOMPARE(ledger.progress().doneOf(derivedOf(ledger)), 1.0);
        QCOMPARE(*derivedOf(ledger).liveBase, Height(390));
    }

    /// The live base of the set passes the hole while the chain is followed.
    void theLiveBasePassesAHole()
    {
        store::StoredChain chain = stored({{100, 150}}, {{100, 150}});
        chain.streams[0].to = 150;
        chain.streams.push_back({{u"transfers:0x02"_s}, 200, std::nullopt, {}});
        Ledger ledger;
        ledger.adopt(chain, {}, false);
        ledger.setHead({160, {}, {}, 0}, 140, {});
        QCOMPARE(*derivedOf(ledger).liveBase, Height(140));
        ledger.setHead({180, {}, {}, 0}, 170, {});
        QCOMPARE(ledger.indexed(), std::optional<Height>(180));
        QCOMPARE(*derivedOf(ledger).liveBase, Height(150));
        ledger.setHead({210, {}, {}, 0}, 199, {});
        QCOMPARE(missingOf(ledger).intervals(), Intervals({{200, 210}}));
        QVERIFY(!historyMissing(ledger));
    }

    /// Rows of registries are read below the confirmations, so a set that is computed from them ends there, too.
    void theConfirmationsOfItsBaseApply()
    {
        store::StoredChain chain;
        chain.streams.push_back({{u"registries"_s}, 100, std::nullopt, {{100, 188}}});
        chain.streams.push_back({{sums}, 0, std::nullopt, {{100, 180}}, u"registries"_s});
        Ledger ledger;
        fill(ledger, chain);  // 12 confirmations
        QCOMPARE(derivedOf(ledger).target, std::optional<Height>(188));
        QCOMPARE(missingOf(ledger).intervals(), Intervals({{181, 188}}));
        QCOMPARE(ledger.indexed(), std::optional<Height>(192));
        DerivedWork work;
        work.done({}, -1, 0, 0);
        QCOMPARE(work.next(ledger, 0, true, 0), std::optional<Height>(188));
        ledger.streams().applyPiece({sums, {{181, 188}}, {}, 1});
        QVERIFY(missingOf(ledger).isEmpty());
        QVERIFY(coversUpTo(ledger, 188));
        QCOMPARE(ledger.indexed(), std::optional<Height>(200));
        QCOMPARE(ledger.progress().doneOf(derivedOf(ledger)), 0.0);
        ledger.noteBackfill();
        QCOMPARE(ledger.progress().doneOf(derivedOf(ledger)), 1.0);
        ledger.setHead({201, {}, {}, 0}, 181, {});
        QCOMPARE(missingOf(ledger).intervals(), Intervals({{189, 189}}));
        QCOMPARE(ledger.indexed(), std::optional<Height>(200));
    }

    void commitsOfTheBaseChangeTheDerivedStream()
    {
        Ledger ledger;
        fill(ledger, stored({{100, 150}}, {{100, 150}}));
        ledger.streams().applyToDerived(commitOf({120, 129}, false, store::Commit::Mode::Replace));
        QCOMPARE(derivedOf(ledger).stream.covered.intervals(), Intervals({{100, 150}}));
        ledger.streams().applyToDerived(commitOf({120, 129}, false));
        QCOMPARE(derivedOf(ledger).stream.covered.intervals(), Intervals({{100, 119}, {130, 150}}));
        ledger.streams().applyToDerived(commitOf({151, 151}, true));
        QCOMPARE(derivedOf(ledger).stream.covered.intervals(), Intervals({{100, 119}, {130, 151}}));
        chain::IntervalSet some;
        some.add({140, 145});
        ledger.streams().uncover({transfers}, some);
        QCOMPARE(derivedOf(ledger).stream.covered.intervals(), Intervals({{100, 119}, {130, 139}, {146, 151}}));
        ledger.undo(110);
        QCOMPARE(derivedOf(ledger).stream.covered.intervals(), Intervals({{100, 110}}));
    }

    void piecesAreLargeWhileHistoryIsFetched()
    {
        Ledger ledger;
        fill(ledger, stored({{100, 150}}));
        DerivedWork work;
        QCOMPARE(work.next(ledger, 0, false, 0), std::optional<Height>(180));  // what an earlier run left
        work.done({sums, {{100, 150}}, {}, 10}, 180, 10, 0);
        ledger.streams().applyPiece({sums, {{100, 150}}, {}, 10});
        QCOMPARE(work.next(ledger, 10, true, 0), std::optional<Height>());
        ledger.applyCommit({{151, 170}}, {transfers}, {});
        QCOMPARE(work.next(ledger, 49'000, false, 0), std::optional<Height>());
        QCOMPARE(work.next(ledger, 49'000, true, 0), std::optional<Height>(180));
        QCOMPARE(work.next(ledger, 50'010, false, 0), std::optional<Height>());  // more follow soon
        QCOMPARE(work.next(ledger, 50'010, false, DerivedWork::leastMs), std::optional<Height>(180));
        QCOMPARE(work.next(ledger, 200'010, false, 0), std::optional<Height>(180));
        work.done({sums, {{151, 160}}, {}, DerivedWork::pieceRows, true}, 180, 60'000, 0);
        ledger.streams().applyPiece({sums, {{151, 160}}, {}, DerivedWork::pieceRows, true});
        QCOMPARE(work.next(ledger, 60'000, false, 0), std::optional<Height>(180));  // another may wait
    }

    void blocksAboveFinalizedAreTakenWhenQuiet()
    {
        Ledger ledger;
        fill(ledger, stored({{100, 195}}, {{100, 180}}));
        DerivedWork work;
        work.done({}, -1, 0, 0);
        QCOMPARE(work.next(ledger, 0, false, 0), std::optional<Height>());
        QCOMPARE(work.next(ledger, 0, true, 0), std::optional<Height>(195));
    }

    void aFailedPieceWaits()
    {
        Ledger ledger;
        fill(ledger, stored({{100, 150}}));
        DerivedWork work;
        work.failed(100, 1'000, 0);
        QVERIFY(work.retryAt() > 0);
        QCOMPARE(work.next(ledger, 0, true, 0), std::optional<Height>());
        QCOMPARE(work.next(ledger, 0, true, work.retryAt()), std::optional<Height>(180));
    }
};

SIGNALBOX_TEST(DerivedWorkTest)
#include "derived_work_test.moc"
