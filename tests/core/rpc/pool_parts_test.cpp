// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "rpc/batch_rules.h"
#include "rpc/endpoint_pick.h"
#include "rpc/head_choice.h"
#include "rpc/waiting_line.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::rpc;
using namespace std::chrono_literals;

namespace {

EndpointSettings settings(qint64 id, int priority = 0)
{
    EndpointSettings one;
    one.id = id;
    one.url = QUrl(u"https://rpc%1.example.org"_s.arg(id));
    one.priority = priority;
    return one;
}

EndpointList listOf(std::vector<EndpointSettings> all)
{
    EndpointList list(std::make_shared<RateRegistry>());
    list.set(std::move(all));
    return list;
}

QCoro::Task<> waitAndNote(WaitingLine& line, std::optional<qint64> place, std::vector<int>& woken, int name)
{
    auto wait = line.wait(60'000, place);
    if (const bool goOn = co_await wait; goOn)
        woken.push_back(name);
}

void makeLag(HeadChoice& heads, qint64 slow, qint64 quick)
{
    heads.seen(quick, 1'000, heads.ask());
    heads.seen(slow, 900, heads.ask());
}

}  // namespace

/// The parts of the endpoint pool, each alone and without a network.
class PoolPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theStateOfAnEndpointSurvivesNewSettings()
    {
        EndpointList list = listOf({settings(1), settings(2)});
        list.find(1)->maxBlocks = 10;
        list.find(2)->maxBlocks = 10;
        EndpointSettings moved = settings(2);
        moved.url = QUrl(u"https://other.example.org"_s);
        EndpointSettings raised = settings(1);
        raised.priority = 5;
        list.set({raised, moved});
        QCOMPARE(list.find(1)->maxBlocks, qint64(10));
        QCOMPARE(list.find(1)->settings.priority, 5);
        QCOMPARE(list.find(2)->maxBlocks, qint64(0));
        QVERIFY(!list.find(3));
    }

    void figuresCountUsableEndpointsOnly()
    {
        EndpointSettings off = settings(2), socket = settings(3);
        off.enabled = false;
        socket.webSocket = true;
        const EndpointList list = listOf({settings(1), off, socket});
        QCOMPARE(list.usableCount(), 1);
        QCOMPARE(list.slots(), list.find(1)->concurrency);
        QVERIFY(!list.hasOther(1));
        QVERIFY(list.hasOther(2));
        QVERIFY(!list.nextTry());
        QCOMPARE(list.callsPerSecond(), 0.0);
    }

    void theWidestRangeIsThatOfTheMostGenerous()
    {
        const EndpointList list = listOf({settings(1), settings(2)});
        list.find(1)->maxBlocks = 10;
        QCOMPARE(list.widestRange(), qint64(0));
        list.find(2)->maxBlocks = 100;
        QCOMPARE(list.widestRange(), qint64(100));
        list.find(2)->wrongChain = true;
        QCOMPARE(list.widestRange(), qint64(10));
    }

    void theLowestPriorityIsPickedAndThenTheLeastLoaded()
    {
        const EndpointList list = listOf({settings(1, 1), settings(2), settings(3)});
        list.find(2)->inFlight = 1;
        Call call;
        QCOMPARE(pick(list, call, {}).entry->settings.id, qint64(3));
        QCOMPARE(pick(list, call, {3}).entry->settings.id, qint64(2));
        QCOMPARE(pick(list, call, {2, 3}).entry->settings.id, qint64(1));
        call.avoid = 3;
        QCOMPARE(pick(list, call, {}).entry->settings.id, qint64(2));
        call.only = 1;
        QCOMPARE(pick(list, call, {}).entry->settings.id, qint64(1));
    }

    void anAvoidedEndpointIsNotPickedWhileAnotherIsBusy()
    {
        const EndpointList list = listOf({settings(1), settings(2)});
        list.find(2)->inFlight = list.find(2)->concurrency;
        Call call;
        call.avoid = 1;
        const Pick busy = pick(list, call, {});
        QVERIFY(!busy.entry);
        QVERIFY(busy.queued);
        list.find(2)->settings.enabled = false;
        QCOMPARE(pick(list, call, {}).entry->settings.id, qint64(1));
    }

    void unsuitableEndpointsAreNotPicked()
    {
        const EndpointList list = listOf({settings(1), settings(2)});
        list.find(1)->maxBlocks = 10;
        list.find(2)->archive = false;
        Call call;
        call.blocks = 11;
        QCOMPARE(pick(list, call, {}).entry->settings.id, qint64(2));
        call.archive = true;
        const Pick none = pick(list, call, {});
        QVERIFY(!none.entry && !none.queued);
        QCOMPARE(none.waitMs, qint64(-1));
    }

    void aFullEndpointIsWorthWaitingFor()
    {
        const EndpointList list = listOf({settings(1)});
        list.find(1)->inFlight = list.find(1)->concurrency;
        Call call;
        QVERIFY(pick(list, call, {}).queued);
        call.first = true;  // the head has its own places
        QVERIFY(pick(list, call, {}).entry);
    }

    void theHeadStaysOnOneEndpointUntilItLags()
    {
        const EndpointList list = listOf({settings(1), settings(2)});
        HeadChoice heads(list);
        QCOMPARE(heads.endpoint(), qint64(1));
        list.find(2)->settings.priority = -1;
        QCOMPARE(heads.endpoint(), qint64(1));
        makeLag(heads, 1, 2);
        QVERIFY(list.find(1)->lagging);
        QCOMPARE(heads.endpoint(), qint64(2));
        QCOMPARE(*heads.best(), Height(1'000));
    }

    void blocksMinedDuringARequestAreNotLag()
    {
        const EndpointList list = listOf({settings(1), settings(2)});
        HeadChoice heads(list);
        const auto asked = heads.ask();
        heads.seen(2, 1'000, heads.ask());
        heads.seen(1, 900, asked);
        QVERIFY(!list.find(1)->lagging);
    }

    void aRefusedHeightDoesNotCount()
    {
        const EndpointList list = listOf({settings(1), settings(2)});
        HeadChoice heads(list);
        QCOMPARE(heads.endpoint(), qint64(1));
        makeLag(heads, 2, 1);
        heads.refuse(1);
        QVERIFY(!list.find(2)->lagging);
        QCOMPARE(*heads.best(), Height(900));
        heads.seen(1, 2'000, heads.ask());
        QCOMPARE(*heads.best(), Height(900));
        QCOMPARE(heads.endpoint(), qint64(2));
    }

    void droppingTheHeadEndpointChoosesAnother()
    {
        const EndpointList list = listOf({settings(1), settings(2)});
        HeadChoice heads(list);
        QCOMPARE(heads.endpoint(), qint64(1));
        heads.leave();
        QCOMPARE(heads.endpoint(), qint64(2));
        heads.drop(1);
        QCOMPARE(heads.endpoint(), qint64(2));
        heads.drop(2);
        QCOMPARE(heads.endpoint(), qint64(1));
    }

    /// Its failure dropped it before the caller left it.
    void aFailedHeadEndpointIsNotChosenAgain()
    {
        const EndpointList list = listOf({settings(1), settings(2)});
        HeadChoice heads(list);
        QCOMPARE(heads.endpoint(), qint64(1));
        heads.drop(1);
        heads.leave();
        QCOMPARE(heads.endpoint(), qint64(2));
        heads.drop(2);
        heads.leave();
        QCOMPARE(heads.endpoint(), qint64(1));
    }

    void theSmallestBatchOfAllCounts()
    {
        EndpointSettings small = settings(2);
        small.batch = 7;
        const EndpointList list = listOf({settings(1), small});
        const BatchRules rules(list);
        QCOMPARE(rules.size(1), 20);
        QCOMPARE(rules.size(2), 7);
        QCOMPARE(rules.size(0), 7);
        QCOMPARE(rules.toTry(0, 1'000), 0);
        QVERIFY(rules.identityDue(0));
        Call call;
        call.count = 20;
        list.find(1)->batch.refused(20);
        QVERIFY(!BatchRules::fits(*list.find(1), call));
        QVERIFY(BatchRules::fits(*list.find(2), call));
    }

    void aFreePlaceWakesAsManyAsThereArePlaces()
    {
        TaskScope scope;
        WaitingLine line(scope.cancellation());
        EndpointEntry entry(settings(1), std::make_shared<RateBucket>());
        entry.concurrency = 1;
        std::vector<int> woken;
        scope.launch(waitAndNote(line, 2, woken, 1));  // for another endpoint
        scope.launch(waitAndNote(line, 1, woken, 2));
        scope.launch(waitAndNote(line, 0, woken, 3));             // for any endpoint
        scope.launch(waitAndNote(line, std::nullopt, woken, 4));  // for another condition
        line.placesFree(entry);
        // the woken waiters send no requests, so the place remains free for all who may have it
        QCOMPARE(woken, (std::vector<int>{4, 2, 3}));
        entry.inFlight = 1;
        scope.launch(waitAndNote(line, 1, woken, 5));
        line.placesFree(entry);
        QCOMPARE(woken.size(), std::size_t(3));
        line.wakeAll();
        QCOMPARE(woken, (std::vector<int>{4, 2, 3, 1, 5}));
    }

    void aTurnTakesAndReturnsAPlace()
    {
        TaskScope scope;
        WaitingLine line(scope.cancellation());
        const auto entry = std::make_shared<EndpointEntry>(settings(1), std::make_shared<RateBucket>());
        std::vector<int> woken;
        {
            const Turn turn(line, entry);
            QCOMPARE(entry->inFlight, 1);
            scope.launch(waitAndNote(line, 1, woken, 1));
            QVERIFY(woken.empty());
        }
        QCOMPARE(entry->inFlight, 0);
        QCOMPARE(woken, std::vector<int>{1});
    }

    void cancelingEndsEveryWait()
    {
        TaskScope scope;
        WaitingLine line(scope.cancellation());
        std::vector<int> woken;
        scope.launch(waitAndNote(line, std::nullopt, woken, 1));
        QCOMPARE(scope.running(), 1);
        scope.cancel();
        scope.drain();
        QVERIFY(woken.empty());
    }
};

SIGNALBOX_TEST(PoolPartsTest)
#include "pool_parts_test.moc"
