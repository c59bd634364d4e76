// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/setbacks.h"

#include <QTest>

#include "core/indexing/parts.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;
using Source = Journal::Source;

namespace {

struct Failing : Bench {
    Setbacks setbacks{config, clock, ledger, journal, throughput, [this] { return back; }};
    QDateTime back;

    static Work work(WorkKind kind, Interval range)
    {
        Work result;
        result.kind = kind;
        result.range = range;
        return result;
    }
    void fail(WorkKind kind, Interval range, const char* code = "BAD_ANSWER")
    {
        setbacks.fetchFailed(work(kind, range), errorOf(ErrorKind::Retryable, code));
    }
};

}  // namespace

class SetbacksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRangeThatFailsWaitsAlone();
    void allWaitWhileNothingGetsThrough();
    void coolingEndpointsSetThePause();
    void whatIsGoneIsNobodysFault();
    void aLaneGoesBlockByBlock();
    void aBadLiveBlockIsPassedOver();
    void cancelledRequestsAreNoFailures();
    void refusedRowsAndBrokenLinks();
};

void SetbacksTest::aRangeThatFailsWaitsAlone()
{
    Failing f;
    f.fail(WorkKind::History, {0, 9});
    QVERIFY(f.has(Source::Range));
    QVERIFY(!f.setbacks.backfillWaits());
    QVERIFY(f.setbacks.isWaiting());
    QCOMPARE(f.throughput.errors(), qint64(1));
    const auto next = f.setbacks.nextTry();
    QVERIFY(next && *next >= 90 && *next <= 110);
    f.setbacks.committed(Failing::work(WorkKind::History, {0, 9}));
    QVERIFY(!f.has(Source::Range));
    QVERIFY(!f.setbacks.isWaiting());
}

void SetbacksTest::allWaitWhileNothingGetsThrough()
{
    Failing f;
    for (Height lo = 0; lo < 30; lo += 10)
        f.fail(WorkKind::History, {lo, lo + 9});
    QVERIFY(f.setbacks.backfillWaits());
    QVERIFY(f.setbacks.nothingWorks());
    f.setbacks.answered();
    QVERIFY(!f.setbacks.backfillWaits());
    QVERIFY(!f.setbacks.nothingWorks());
}

void SetbacksTest::coolingEndpointsSetThePause()
{
    Failing f;
    f.back = QDateTime::currentDateTimeUtc().addMSecs(5'000);
    for (Height lo = 0; lo < 30; lo += 10)
        f.fail(WorkKind::History, {lo, lo + 9});
    f.clock.at = 4'000;
    QVERIFY(f.setbacks.backfillWaits());
    f.setbacks.tryNow();
    QVERIFY(!f.setbacks.backfillWaits());
    QVERIFY(!f.setbacks.nextTry());
}

void SetbacksTest::whatIsGoneIsNobodysFault()
{
    Failing f;
    for (Height lo = 0; lo < 100; lo += 10)
        f.fail(WorkKind::History, {lo, lo + 9}, "RPC_PRUNED");
    QVERIFY(!f.setbacks.backfillWaits());
}

void SetbacksTest::aLaneGoesBlockByBlock()
{
    Failing f;
    f.fail(WorkKind::Follow, {100, 109});
    // Once is nothing: often the endpoint only does not have the block yet.
    QVERIFY(!f.has(Source::Follow));
    QVERIFY(!f.setbacks.lane(WorkKind::Follow).single);
    f.fail(WorkKind::Follow, {100, 109});
    QVERIFY(f.has(Source::Follow));
    QVERIFY(f.setbacks.lane(WorkKind::Follow).single);
    QCOMPARE(f.setbacks.lane(WorkKind::Confirmed).attempts, 0);
    f.setbacks.committed(Failing::work(WorkKind::Follow, {100, 100}));
    QVERIFY(!f.has(Source::Follow));
    QCOMPARE(f.setbacks.lane(WorkKind::Follow).attempts, 0);
}

void SetbacksTest::aBadLiveBlockIsPassedOver()
{
    Failing f;
    for (int attempt = 0; attempt < 6; ++attempt)
        f.fail(WorkKind::Follow, {100, 100});
    QVERIFY(f.setbacks.retries().all().contains(100));
    QCOMPARE(f.setbacks.lane(WorkKind::Follow).retryAt, qint64(0));
    f.setbacks.removeAbove(99);
    QVERIFY(f.setbacks.retries().items().empty());
}

void SetbacksTest::cancelledRequestsAreNoFailures()
{
    Failing f;
    f.setbacks.fetchFailed(Failing::work(WorkKind::Follow, {5, 5}), errorOf(ErrorKind::Cancelled, "CANCELLED"));
    f.setbacks.fetchFailed(Failing::work(WorkKind::History, {0, 1}), errorOf(ErrorKind::Cancelled, "CANCELLED"));
    QCOMPARE(f.throughput.errors(), qint64(0));
    QVERIFY(f.journal.failures().all().empty());
    QVERIFY(f.setbacks.backfillWaits());
    f.clock.at = 51;
    QVERIFY(!f.setbacks.isWaiting());
}

void SetbacksTest::refusedRowsAndBrokenLinks()
{
    Failing f;
    const auto refusal = errorOf(ErrorKind::Internal, "ROW_REFUSED");
    f.setbacks.refused(Failing::work(WorkKind::Follow, {7, 8}), refusal);
    QVERIFY(f.has(Source::Commit));
    QVERIFY(f.setbacks.lane(WorkKind::Follow).single);
    f.setbacks.refused(Failing::work(WorkKind::History, {0, 3}), refusal);
    QVERIFY(f.has(Source::Range));

    Failing g;
    g.setbacks.linkBroken(Failing::work(WorkKind::History, {0, 3}));
    QVERIFY(!g.has(Source::Range));
    g.clock.at = 60'000;  // the first attempt's wait is over
    g.setbacks.linkBroken(Failing::work(WorkKind::History, {0, 3}));
    QVERIFY(g.has(Source::Range));
    QCOMPARE(g.journal.failures().find(Source::Range)->error.code, u"HEADER_MISMATCH"_s);
}

SIGNALBOX_TEST(SetbacksTest)
#include "setbacks_test.moc"
