// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/commit_assembly.h"

#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using Missing = store::Commit::Missing;
using Mode = store::Commit::Mode;

namespace {

Queued queued(Height lo, Height hi, WorkKind kind)
{
    Queued item;
    item.work.kind = kind;
    item.work.range = item.data.range = {lo, hi};
    item.work.streams = item.data.streams = {u"headers"_s};
    for (Height height = lo; height <= hi; ++height) {
        chain::BlockRef block;
        block.number = height;
        item.data.headers.push_back(block);
    }
    return item;
}

}  // namespace

class CommitAssemblyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rangesAreJoined();
    void rowsAreJoined();
    void onlyAConfirmingAnswerDecidesOnMissingRows();
};

void CommitAssemblyTest::rangesAreJoined()
{
    const Queued low = queued(1, 3, WorkKind::History), high = queued(7, 8, WorkKind::History);
    const auto commit = assembleCommit({&low, &high}, Mode::Append, true);
    QCOMPARE(commit.ranges, (std::vector<Interval>{{1, 3}, {7, 8}}));
    QCOMPARE(commit.blocks.size(), std::size_t(5));
    QCOMPARE(commit.blocks.back().number, Height(8));
    QCOMPARE(chain::namesOf(commit.streams), std::vector<QString>{u"headers"_s});
    QVERIFY(commit.blocksAbsent);
    QVERIFY(!commit.live);
    const Queued live = queued(9, 9, WorkKind::Follow);
    QVERIFY(assembleCommit({&live}, Mode::Append, false).live);
}

void CommitAssemblyTest::rowsAreJoined()
{
    catalog::Entity ticks;
    ticks.name = u"ticks"_s;
    ticks.kind = catalog::Kind::Plain;
    ticks.key = {u"block"_s};
    ticks.columns.push_back({u"block"_s});
    const auto catalog = catalog::Catalog::fromEntities({ticks}).value();
    Queued low = queued(1, 3, WorkKind::History), none = queued(4, 6, WorkKind::History),
           high = queued(7, 8, WorkKind::History);
    low.data.tables = high.data.tables = catalog::RowSet(catalog);
    low.data.tables.of(u"ticks"_s).begin().bigint(1).end();
    high.data.tables.of(u"ticks"_s).begin().bigint(7).end();
    const auto one = assembleCommit({&low}, Mode::Append, true);
    QCOMPARE(one.tables.rowsOf(u"ticks"_s).data().constData(), low.data.tables.rowsOf(u"ticks"_s).data().constData());
    const auto all = assembleCommit({&none, &low, &high}, Mode::Append, true);
    QCOMPARE(all.tables.rows(), 2);
    QCOMPARE(all.tables.rowsOf(u"ticks"_s).data(),
             low.data.tables.rowsOf(u"ticks"_s).data() + high.data.tables.rowsOf(u"ticks"_s).data());
    QVERIFY(all.tables.fault().isEmpty());
    QCOMPARE(low.data.rows(), 1);
}

void CommitAssemblyTest::onlyAConfirmingAnswerDecidesOnMissingRows()
{
    Queued item = queued(1, 1, WorkKind::Reindex);
    item.data.confirmed = item.keep = true;
    QVERIFY(assembleCommit({&item}, Mode::Replace, false).missing == Missing::Refuse);
    item.work.confirm = true;
    QVERIFY(assembleCommit({&item}, Mode::Replace, false).missing == Missing::Remove);
    item.data.confirmed = false;
    QVERIFY(assembleCommit({&item}, Mode::Replace, false).missing == Missing::Keep);
    item.keep = false;
    QVERIFY(assembleCommit({&item}, Mode::Replace, false).missing == Missing::Refuse);
}

SIGNALBOX_TEST(CommitAssemblyTest)
#include "commit_assembly_test.moc"
