// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/head_follower.h"

#include <QTest>

#include "core/indexing/parts.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;
using Source = Journal::Source;

namespace {

struct Following : Bench {
    std::shared_ptr<FakeChain> chain = std::make_shared<FakeChain>(200);
    std::shared_ptr<Faults> faults = std::make_shared<Faults>();
    std::unique_ptr<Adapter> adapter = std::make_unique<FakeAdapter>(chain, faults, 1, true);
    QObject context;
    Anchors anchors;
    Naps naps;
    int known = 0, corrected = 0, polled = 0, waits = 0;
    std::unique_ptr<BlockPace> pace;
    std::unique_ptr<HeadFollower> head;
    TaskScope scope;

    Following()
    {
        pace = std::make_unique<BlockPace>(config, clock, life, ledger, adapter, scope, [] {});
        HeadFollower::Hooks hooks;
        hooks.isPaused = [this] {
            if (++waits == 2)
                life.setPaused(false);
        };
        hooks.corrected = [this](const Head&) { ++corrected; };
        hooks.known = [this](const Head&) { ++known; };
        hooks.polled = [this] { ++polled; };
        head = std::make_unique<HeadFollower>(
            HeadFollower::Parts{config, clock, life, ledger, adapter, anchors, *pace, journal, throughput, scope},
            std::move(hooks), &context);
        run();
        storeUpTo(*chain, 199);
    }
    FakeAdapter* fake() const { return static_cast<FakeAdapter*>(adapter.get()); }
    bool poll()
    {
        const int before = polled;
        head->pollIn(0);
        return eventually([&] { return polled > before; });
    }
    Head headAt(Height height) const
    {
        Head result;
        result.latest = chain->at(height);
        return result;
    }
};

}  // namespace

class HeadFollowerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAnswerReachesTheLedger();
    void aQuestionWhileAskingComesAfterIt();
    void nothingIsAskedWhilePaused();
    void silenceCountsFromTheFirstQuestion();
    void failuresMakeAFailure();
    void aLowHeadIsAFailure();
    void theFirstHeadWaitsForTheOperator();
    void wrongHeadsAreToldFirst();
    void thePaceIsMeasuredByAnOlderBlock();
};

void HeadFollowerTest::anAnswerReachesTheLedger()
{
    Following f;
    QVERIFY(f.poll());
    QCOMPARE(f.known, 1);
    QCOMPARE(f.ledger.head()->number, f.chain->head());
    QVERIFY(f.ledger.finalized());
    QVERIFY(f.head->seenAt().isValid());
    QCOMPARE(f.head->last()->latest.number, f.chain->head());
    // The finalized block is an anchor now.
    auto other = f.chain->at(*f.ledger.finalized() + 1);
    other.parent = digest("a side branch"_ba);
    QVERIFY(f.anchors.contradict(other));
}

void HeadFollowerTest::aQuestionWhileAskingComesAfterIt()
{
    Following f;
    f.faults->fixedDelayMs = 20;
    f.config.pace.pollMs = 3'000'000;
    f.head->pollIn(0);
    QVERIFY(eventually([&] { return f.fake()->heads == 1; }));
    f.head->pollIn(0);
    f.head->pollIn(0);
    QVERIFY(eventually([&] { return f.polled == 2; }));
    QTest::qWait(30);
    QCOMPARE(f.fake()->heads, 2);
}

void HeadFollowerTest::nothingIsAskedWhilePaused()
{
    Following f;
    f.life.setPaused(true);
    f.head->pollIn(0);
    QTest::qWait(20);
    QCOMPARE(f.fake()->heads, 0);
    f.life.setPaused(false);
    QVERIFY(f.poll());
    QCOMPARE(f.fake()->heads, 1);
}

void HeadFollowerTest::silenceCountsFromTheFirstQuestion()
{
    Following f;
    QVERIFY(f.poll());
    f.clock.at = 5'000;
    QVERIFY(!f.head->silence().overdue);
    f.faults->fixedDelayMs = 50;
    f.head->pollIn(0);
    QVERIFY(eventually([&] { return f.fake()->heads == 2; }));
    f.clock.at = 7'000;
    QVERIFY(f.head->silence().overdue);
    QVERIFY(eventually([&] { return f.polled == 2; }));
    QVERIFY(!f.head->silence().overdue);
}

void HeadFollowerTest::failuresMakeAFailure()
{
    Following f;
    f.faults->down = true;
    for (int attempt = 0; attempt < 3; ++attempt) {
        QVERIFY(!f.head->isFailing());
        QVERIFY(f.poll());
    }
    QVERIFY(f.has(Source::Head));
    QVERIFY(f.head->isFailing());
    QCOMPARE(f.throughput.errors(), qint64(3));
    f.faults->down = false;
    QVERIFY(f.poll());
    QVERIFY(!f.has(Source::Head));
    QVERIFY(!f.head->isFailing());
}

void HeadFollowerTest::aLowHeadIsAFailure()
{
    Following f;
    f.head->seen(f.headAt(150));
    QVERIFY(!f.has(Source::Follow));
    f.head->seen(f.headAt(100));
    QVERIFY(f.has(Source::Follow));
    QCOMPARE(f.journal.failures().find(Source::Follow)->error.code, u"HEAD_BELOW_STORED"_s);
    f.head->seen(f.headAt(199));
    QVERIFY(!f.has(Source::Follow));
    // Where blocks are final at once, a little lower is told too, when it lasts.
    auto low = f.headAt(190);
    low.finalized = low.latest;
    f.head->seen(low);
    QVERIFY(!f.has(Source::Follow));
    f.clock.at += 1;
    f.head->seen(low);
    f.clock.at += 20'000;
    f.head->seen(low);
    QVERIFY(f.has(Source::Follow));
}

void HeadFollowerTest::theFirstHeadWaitsForTheOperator()
{
    Following f;
    f.life.setPaused(true);
    std::optional<Head> first;
    const auto ask = [&]() -> QCoro::Task<> {
        auto task = f.head->first(f.naps);
        first = co_await task;
    };
    f.scope.launch(ask());
    QCOMPARE(f.fake()->heads, 0);
    f.scope.drain();
    QVERIFY(first);
    QCOMPARE(f.waits, 2);
    QCOMPARE(f.known, 0);
}

void HeadFollowerTest::wrongHeadsAreToldFirst()
{
    Following f;
    auto head = f.headAt(120);
    head.corrects = true;
    f.head->seen(head);
    QCOMPARE(f.corrected, 1);
    QCOMPARE(f.known, 1);
}

void HeadFollowerTest::thePaceIsMeasuredByAnOlderBlock()
{
    Following f;
    f.chain->blockSeconds = 1;
    QVERIFY(!f.pace->secondsPerBlock());
    f.pace->observe(f.headAt(199));
    f.scope.drain();
    QCOMPARE(f.pace->secondsPerBlock(), std::optional<double>(1.0));
    QCOMPARE(f.fake()->headerCalls, 1);
}

SIGNALBOX_TEST(HeadFollowerTest)
#include "head_follower_test.moc"
