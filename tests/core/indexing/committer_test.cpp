// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/committer.h"

#include <QTest>

#include "core/indexing/parts.h"
#include "indexing/short_blocks.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;
using Fault = FakeDatabase::Fault;
using Source = Journal::Source;

namespace {

struct Committing : Bench {
    QObject context;
    metrics::TimeAccounting time;
    DatabaseState database{config, clock, journal, [](const Error&) {}};
    CommitQueue queue;
    Anchors anchors;
    StoreLink link{clock, time, database, &context, [](const Writing&, const Expected<Done>&) {}, [] {}};
    Setbacks setbacks{config, clock, ledger, journal, throughput, [] { return QDateTime(); }};
    ShortBlocks shorts{chain::IntervalSet{{0, 4}}, life, ledger, link, database, queue, journal};
    std::shared_ptr<FakeDatabase> db = std::make_shared<FakeDatabase>();
    FakeChain blocks{200};
    bool urgent = true;
    Height trusted = 1'000;
    int suspicions = 0, transactions = 0;
    std::vector<Interval> committed;
    std::unique_ptr<Committer> committer;

    Committing()
    {
        Committer::Hooks hooks;
        hooks.isLost = [this] { return life.isLost(); };
        hooks.mayCommit = [this](const Work& work) { return work.range.hi <= trusted; };
        hooks.hasJob = [](qint64) { return true; };
        hooks.isUrgent = [this](qint64) { return urgent; };
        hooks.suspectFork = [this](const char*, std::optional<Height>) { ++suspicions; };
        hooks.committed = [this](const Queued& item) { committed.push_back(item.work.range); };
        hooks.ended = [this](const Writing&) { ++transactions; };
        hooks.turnSoon = [] {};
        committer = std::make_unique<Committer>(
            Committer::Parts{config, clock, ledger, link, database, queue, setbacks, anchors, journal},
            std::move(hooks));
        db->streams[u"headers"_s] = {};
        link.open(std::make_unique<FakeStore>(db));
        ledger.adopt(*link.call([](store::IngestStore* store) { return store->load(); }), config, false);
        ledger.setHead(blocks.at(199), 135, config);
    }
    void decoded(qint64 id, WorkKind kind, Interval range)
    {
        auto item = decodedRange(id, kind, range);
        for (Height height = range.lo; height <= range.hi; ++height)
            item.data.headers.push_back(blocks.at(height));
        item.since = clock.now();
        queue.push(std::move(item));
    }
    const chain::IntervalSet& covered() const { return ledger.find(u"headers"_s)->stream.covered; }
};

}  // namespace

class CommitterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aGroupBecomesOneTransaction();
    void historyWaitsForCompany();
    void aBrokenLinkIsASuspicion();
    void aRefusedGroupGoesOneByOne();
    void anUnknownOutcomeIsReadFromTheStore();
    void aStubbornAnchorIsDropped();
    void shortBlocksAreUncovered();
};

void CommitterTest::aGroupBecomesOneTransaction()
{
    Committing c;
    c.decoded(1, WorkKind::History, {10, 19});
    c.decoded(2, WorkKind::History, {0, 9});
    QVERIFY(c.committer->commitOnce(false));
    QCOMPARE(c.transactions, 1);
    QCOMPARE(c.committed, (std::vector<Interval>{{10, 19}, {0, 9}}));
    QCOMPARE(c.covered().intervals(), (Intervals{{0, 19}}));
    QVERIFY(c.queue.isEmpty());
    QVERIFY(c.db->violations.isEmpty());
    QVERIFY(!c.committer->commitOnce(true));
}

void CommitterTest::historyWaitsForCompany()
{
    Committing c;
    c.urgent = false;
    c.decoded(1, WorkKind::History, {0, 9});
    QVERIFY(!c.committer->commitOnce(false));
    c.trusted = 5;
    QVERIFY(!c.committer->commitOnce(true));
    c.trusted = 1'000;
    c.clock.at += static_cast<double>(c.config.pace.commitMs);
    QVERIFY(c.committer->commitOnce(false));
}

void CommitterTest::aBrokenLinkIsASuspicion()
{
    Committing c;
    c.decoded(1, WorkKind::Follow, {150, 150});
    QVERIFY(c.committer->commitOnce(false));
    auto item = decodedRange(2, WorkKind::Follow, {151, 151});
    item.data.headers = {c.blocks.at(151)};
    item.data.headers.front().parent = digest("a side branch"_ba);
    c.queue.push(item);
    QVERIFY(c.committer->commitOnce(false));
    QCOMPARE(c.suspicions, 1);
    QCOMPARE(c.transactions, 1);
    QVERIFY(c.queue.isEmpty());
    QCOMPARE(c.setbacks.lane(WorkKind::Follow).attempts, 1);
}

void CommitterTest::aRefusedGroupGoesOneByOne()
{
    Committing c;
    c.db->onCommit = [](const store::Commit& commit) {
        const auto bad = [](const Interval& range) { return range.contains(15); };
        return std::any_of(commit.ranges.begin(), commit.ranges.end(), bad) ? Fault::Refused : Fault::None;
    };
    c.decoded(1, WorkKind::History, {0, 9});
    c.decoded(2, WorkKind::History, {10, 19});
    QVERIFY(!c.committer->commitOnce(false));
    QVERIFY(c.database.isStale());
    QCOMPARE(c.queue.items().size(), std::size_t(2));
    QVERIFY(!c.committer->commitOnce(false));
    c.database.noteCurrent();
    QVERIFY(c.committer->commitOnce(false));
    QVERIFY(!c.committer->commitOnce(false));
    QCOMPARE(c.committed, (std::vector<Interval>{{0, 9}}));
    QVERIFY(c.has(Source::Range));
    QCOMPARE(c.suspicions, 1);
    QVERIFY(c.queue.isEmpty());
}

void CommitterTest::anUnknownOutcomeIsReadFromTheStore()
{
    Committing c;
    c.db->onCommit = [](const store::Commit&) { return Fault::UnknownDone; };
    c.decoded(1, WorkKind::History, {0, 9});
    QVERIFY(!c.committer->commitOnce(false));
    QVERIFY(c.queue.items().front().outcomeUnknown);
    QVERIFY(c.database.isStale());
    c.clock.at += 1'000;
    c.ledger.adopt(*c.link.call([](store::IngestStore* store) { return store->load(); }), c.config, false);
    c.database.noteCurrent();
    QVERIFY(!c.committer->commitOnce(false));
    QCOMPARE(c.committed, (std::vector<Interval>{{0, 9}}));
    QVERIFY(c.queue.isEmpty());
}

void CommitterTest::aStubbornAnchorIsDropped()
{
    Committing c;
    auto wrong = c.blocks.at(149);
    wrong.hash = digest("a side branch"_ba);
    c.anchors.add(wrong);
    for (qint64 attempt = 1; attempt <= 5; ++attempt) {
        c.decoded(attempt, WorkKind::Follow, {150, 150});
        QVERIFY(c.committer->commitOnce(false));
        QCOMPARE(c.transactions, 0);
    }
    c.decoded(6, WorkKind::Follow, {150, 150});
    QVERIFY(c.committer->commitOnce(false));
    QCOMPARE(c.transactions, 1);
}

void CommitterTest::shortBlocksAreUncovered()
{
    Committing c;
    c.run();
    c.decoded(1, WorkKind::History, {0, 19});
    QVERIFY(c.committer->commitOnce(false));
    c.decoded(2, WorkKind::History, {20, 29});
    c.database.noteStale();
    c.shorts.found({{15, 24}}, {u"headers"_s});
    QVERIFY(!c.shorts.isEmpty());
    std::optional<LogChecks> checks;
    c.shorts.addTo(checks);
    QCOMPARE(checks->uncheckedBlocks, qint64(15));
    c.database.noteCurrent();
    c.shorts.uncoverFound();
    QVERIFY(c.shorts.isEmpty());
    QVERIFY(c.queue.isEmpty());
    QCOMPARE(c.covered().intervals(), (Intervals{{0, 14}}));
    QCOMPARE(c.db->coverage[u"headers"_s].intervals(), (Intervals{{0, 14}}));
    // An earlier run's doubts are about every stream but the headers.
    c.shorts.uncoverLeft();
    QCOMPARE(c.covered().intervals(), (Intervals{{0, 14}}));
}

SIGNALBOX_TEST(CommitterTest)
#include "committer_test.moc"
