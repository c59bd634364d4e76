// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/database_state.h"

#include <QTest>

#include "core/indexing/parts.h"
#include "indexing/store_link.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;
using Cause = DatabaseState::Cause;
using Source = Journal::Source;

namespace {

struct Database : Bench {
    int lost = 0;
    DatabaseState state{config, clock, journal, [this](const Error&) { ++lost; }};
};

/// A store behind a link whose commits run beside.
struct Linked : Database {
    QObject context;
    metrics::TimeAccounting time;
    QStringList order;
    std::shared_ptr<FakeDatabase> db = std::make_shared<FakeDatabase>();
    StoreLink link{clock,
                   time,
                   state,
                   &context,
                   [this](const Writing& done, const Expected<Done>& result) {
                       order << u"ended %1 %2"_s.arg(done.ids.front()).arg(result.has_value());
                   },
                   [this] { order << u"resumed"_s; }};
    Linked()
    {
        db->streams[u"headers"_s] = {};
        db->commitMs = 20;
        link.open(std::make_unique<FakeStore>(db));
    }
    void write(qint64 id)
    {
        Writing writing;
        writing.ids = {id};
        link.write(std::move(writing));
    }
};

}  // namespace

class DatabaseStateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void failuresAreToldApart();
    void anUnknownOutcomeMakesTheMemoryStale();
    void aFullDiskWaitsForACommit();
    void waitsGrowUntilItAnswers();
    void aCommitBesideEndsBeforeTheNextCall();
    void aCommitBesideResumesTheWorker();
    void aLinkIsUsableWhenItsDatabaseIs();
};

void DatabaseStateTest::failuresAreToldApart()
{
    Database d;
    QVERIFY(d.state.failed(errorOf(ErrorKind::Refused, "LEASE_LOST")) == Cause::Lost);
    QCOMPARE(d.lost, 1);
    QVERIFY(d.state.failed(errorOf(ErrorKind::Internal, "ROW_REFUSED")) == Cause::Other);
    QVERIFY(d.state.isDue());
    QVERIFY(d.journal.failures().all().empty());
    QVERIFY(d.state.failed(errorOf(ErrorKind::Retryable, "DATABASE_AWAY")) == Cause::Away);
    QVERIFY(!d.state.isDue());
    QVERIFY(!d.state.isStale());
    QVERIFY(d.has(Source::Database));
    d.state.answered();
    QVERIFY(d.state.isDue());
    QVERIFY(!d.has(Source::Database));
}

void DatabaseStateTest::anUnknownOutcomeMakesTheMemoryStale()
{
    Database d;
    QVERIFY(d.state.failed(errorOf(ErrorKind::Retryable, "COMMIT_UNKNOWN")) == Cause::Unknown);
    QVERIFY(d.state.isStale());
    d.state.answered();
    QVERIFY(d.state.isStale());
    d.state.noteCurrent();
    QVERIFY(!d.state.isStale());
}

void DatabaseStateTest::aFullDiskWaitsForACommit()
{
    Database d;
    QVERIFY(d.state.failed(errorOf(ErrorKind::Unavailable, "DISK_FULL")) == Cause::Disk);
    QVERIFY(d.state.isDiskFull());
    // A database that answers says nothing about the disk.
    d.state.answered();
    QVERIFY(!d.state.isDue());
    d.state.tryDisk();
    QVERIFY(d.state.isDiskFull());
    d.clock.at = 10'000;
    d.state.tryDisk();
    QVERIFY(!d.state.isDiskFull());
    QVERIFY(!d.has(Source::Disk));
}

void DatabaseStateTest::waitsGrowUntilItAnswers()
{
    Database d;
    d.state.failed(errorOf(ErrorKind::Retryable, "DATABASE_AWAY"));
    const qint64 first = d.state.waitMs();
    QVERIFY(first >= 90 && first <= 110);
    d.state.failed(errorOf(ErrorKind::Retryable, "DATABASE_AWAY"));
    QVERIFY(d.state.waitMs() >= 180);
    d.state.unreadable(errorOf(ErrorKind::Internal, "ODD"));
    QVERIFY(d.state.waitMs() >= 360);
    d.state.tryNow();
    QCOMPARE(d.state.waitMs(), qint64(1));
    d.state.answered();
    d.state.failed(errorOf(ErrorKind::Retryable, "DATABASE_AWAY"));
    QVERIFY(d.state.waitMs() <= 110);
}

void DatabaseStateTest::aCommitBesideEndsBeforeTheNextCall()
{
    Linked l;
    l.write(7);
    QVERIFY(l.link.isWriting());
    QCOMPARE(l.link.writingRanges(), std::size_t(1));
    l.link.call([&](store::IngestStore* store) {
        l.order << u"call"_s;
        return store->heartbeat();
    });
    QVERIFY(!l.link.isWriting());
    QCOMPARE(l.order, (QStringList{u"ended 7 1"_s, u"call"_s}));
    // What was waited for resumes nobody.
    QTest::qWait(50);
    QCOMPARE(l.order.size(), 2);
}

void DatabaseStateTest::aCommitBesideResumesTheWorker()
{
    Linked l;
    l.db->onCommit = [](const store::Commit&) { return FakeDatabase::Fault::Away; };
    l.write(8);
    QVERIFY(eventually([&] { return l.order.size() == 2; }));
    QCOMPARE(l.order, (QStringList{u"ended 8 0"_s, u"resumed"_s}));
}

void DatabaseStateTest::aLinkIsUsableWhenItsDatabaseIs()
{
    Linked l;
    QVERIFY(l.link.isUsable());
    l.state.noteStale();
    QVERIFY(!l.link.isUsable());
    l.state.noteCurrent();
    l.state.holdOff(10);
    QVERIFY(!l.link.isUsable());
    l.clock.at = 10;
    QVERIFY(l.link.isUsable());
    l.link.close();
    QVERIFY(!l.link.isUsable());
}

SIGNALBOX_TEST(DatabaseStateTest)
#include "database_state_test.moc"
