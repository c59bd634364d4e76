// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/reindex_jobs.h"

#include <QTest>

#include "core/indexing/parts.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;

namespace {

struct Reindexing : Bench {
    std::vector<JobProgress> moves;
    ReindexJobs jobs{clock, ledger, journal, [this](const JobProgress& progress) { moves.push_back(progress); }};
    Reply<JobProgress> reply;

    Reindexing() { storeUpTo(FakeChain(100), 99); }
    void commit(Interval range, bool keep = false)
    {
        auto item = decodedRange(1, WorkKind::Reindex, range);
        item.work.job = 5;
        item.keep = keep;
        jobs.committed(item);
    }
};

}  // namespace

class ReindexJobsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aJobEndsWhenNothingRemains();
    void aJobGoesOnWhereItWas();
    void uncoveredHeightsAreNotWaitedFor();
    void endsByOrder();
};

void ReindexJobsTest::aJobEndsWhenNothingRemains()
{
    Reindexing r;
    r.jobs.add({5, {10, 29}, {}}, r.reply);
    QVERIFY(r.jobs.has(5));
    r.commit({10, 19});
    QCOMPARE(r.moves.back().doneBlocks, qint64(10));
    QCOMPARE(r.moves.back().totalBlocks, qint64(20));
    r.jobs.finish();
    QVERIFY(!r.reply.future().isFinished());
    r.commit({20, 29}, true);
    r.jobs.finish();
    QVERIFY(r.reply.future().isFinished());
    QCOMPARE(r.reply.future().result()->done, (Intervals{{10, 29}}));
    QCOMPARE(r.reply.future().result()->kept, (Intervals{{20, 29}}));
    QVERIFY(!r.jobs.has(5));
}

void ReindexJobsTest::aJobGoesOnWhereItWas()
{
    Reindexing r;
    r.jobs.add({5, {10, 29}, {{10, 19}, {90, 95}}}, r.reply);
    QCOMPARE(r.jobs.items().front().remaining.intervals(), (Intervals{{20, 29}}));
    r.commit({20, 24});
    QCOMPARE(r.moves.back().done, (Intervals{{10, 24}}));
}

void ReindexJobsTest::uncoveredHeightsAreNotWaitedFor()
{
    Reindexing r;
    r.jobs.add({5, {200, 210}, {}}, r.reply);
    r.jobs.finish();
    QVERIFY(r.reply.future().isFinished());
    QCOMPARE(r.reply.future().result()->doneBlocks, qint64(0));
}

void ReindexJobsTest::endsByOrder()
{
    Reindexing r;
    r.jobs.add({5, {10, 29}, {}}, r.reply);
    r.jobs.cancel(6);
    QVERIFY(r.jobs.has(5));
    r.jobs.cancel(5);
    QCOMPARE(r.reply.future().result().error().code, u"CANCELLED"_s);
    const Reply<JobProgress> second, third;
    r.jobs.add({7, {9, 1}, {}}, second);
    QCOMPARE(second.future().result().error().code, u"INVALID_RANGE"_s);
    r.jobs.add({8, {1, 9}, {}}, third);
    r.jobs.stop();
    QCOMPARE(third.future().result().error().code, u"WORKER_STOPPED"_s);
    QVERIFY(r.jobs.items().empty());
}

SIGNALBOX_TEST(ReindexJobsTest)
#include "reindex_jobs_test.moc"
