// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoroTask>
#include <QTest>

#include "family/new_chain.h"
#include "family/probe/report_writer.h"
#include "family/probe/start_choices.h"
#include "family/reading/block_errors.h"
#include "family/reading/range_fetch.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;

namespace {

constexpr qint64 blockMs = 10'000;

/// Block h was made h × 10 s after 1970; the nodes have blocks from `earliest` on, and fail at `broken`.
TimeOf clockOf(Height earliest, Height broken = -1)
{
    return [earliest, broken](Height height) -> QCoro::Task<Expected<qint64>> {
        if (height == broken)
            co_return fail(ErrorKind::Unavailable, "RPC_CONNECTION", Message(u"down"_s));
        if (height < earliest)
            co_return fail(ErrorKind::Refused, "HISTORY_PRUNED", Message(u"pruned"_s));
        co_return height* blockMs;
    };
}

std::vector<StartChoice> startsAt(Height block, const TimeOf& timeOf)
{
    const QDateTime date = QDateTime::fromMSecsSinceEpoch(block * blockMs - 1, Qt::UTC);
    const auto estimate = [](qint64 blocks) {
        Estimate made;
        made.blocks = blocks;
        return made;
    };
    return QCoro::waitFor(startsOf({{1, 100}, "genesis", 0, date, 0}, timeOf, estimate));
}

}  // namespace

/// What families have in common; their own tests use the rest of it.
class SharedPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDateIsFoundByHalving_data()
    {
        QTest::addColumn<Height>("block");
        QTest::addColumn<Height>("earliest");
        QTest::addColumn<Height>("broken");
        QTest::addColumn<Height>("found");  // −1: no choice
        QTest::newRow("first") << Height(1) << Height(1) << Height(-1) << Height(1);
        QTest::newRow("middle") << Height(37) << Height(1) << Height(-1) << Height(37);
        QTest::newRow("last") << Height(100) << Height(1) << Height(-1) << Height(100);
        QTest::newRow("in the future") << Height(101) << Height(1) << Height(-1) << Height(-1);
        QTest::newRow("pruned") << Height(5) << Height(20) << Height(-1) << Height(20);
        QTest::newRow("block 1 is hidden") << Height(1) << Height(1) << Height(1) << Height(1);
        QTest::newRow("no answer") << Height(50) << Height(1) << Height(51) << Height(-1);
    }
    void aDateIsFoundByHalving()
    {
        QFETCH(Height, block);
        QFETCH(Height, earliest);
        QFETCH(Height, broken);
        QFETCH(Height, found);
        const auto choices = startsAt(block, clockOf(earliest, broken));
        QCOMPARE(choices.front().id, u"genesis"_s);
        QCOMPARE(choices.front().estimate.blocks, qint64(100));
        QCOMPARE(choices.size(), found > 0 ? std::size_t(2) : std::size_t(1));
        if (found > 0) {
            QCOMPARE(choices.back().id, u"date"_s);
            QCOMPARE(choices.back().from, found);
            QCOMPARE(choices.back().estimate.blocks, 101 - found);
        }
    }

    void costsAreOfTheSample()
    {
        HistorySample sample{12, 24, 48, 6, 3};
        const Estimate estimate = sample.estimate(240, 100);
        QCOMPARE(estimate.samples, 12);
        QCOMPARE(*estimate.rows, 480.0);
        QCOMPARE(*estimate.bytes, 48'000.0);
        QCOMPARE(*estimate.seconds, 20.0);
        QVERIFY(!HistorySample{}.estimate(240, 100).rows);
    }

    void rangesGrowAndShrink()
    {
        FetchSize size(40);
        QCOMPARE(size.blocks(), qint64(16));
        size.fetched(15, 1, 1);  // a part of a range gives no information
        QCOMPARE(size.blocks(), qint64(16));
        size.fetched(16, 1'000, 100);
        QCOMPARE(size.blocks(), qint64(32));
        size.fetched(32, 1'000, 100);
        QCOMPARE(size.blocks(), qint64(40));
        size.fetched(40, 10 << 20, 1'000);  // neither quick nor slow
        QCOMPARE(size.blocks(), qint64(40));
        size.fetched(40, 30 << 20, 100);
        QCOMPARE(size.blocks(), qint64(20));
        for (int i = 0; i < 8; ++i)
            size.fetched(20, 1, 5'000);
        QCOMPARE(size.blocks(), qint64(1));
    }

    void aBrokenParentIsReported()
    {
        const chain::BlockRef first{7, {1}, {}, 0}, second{8, {2}, {1}, 0}, other{9, {3}, {1}, 0};
        QVERIFY(!brokenParent({}));
        QVERIFY(!brokenParent({first, second}));
        const auto broken = brokenParent({first, second, other});
        QVERIFY(broken);
        QCOMPARE(broken->code, u"INCONSISTENT_ANSWERS"_s);
        QVERIFY2(broken->text().contains(u"block 9 "_s), qPrintable(broken->text()));
    }

    void anotherChainIsRuledOut()
    {
        ReportWriter writer;
        QVERIFY(writer.takeChain(u"toy:1"_s));
        writer.expected = u"toy:2"_s;
        QVERIFY(!writer.takeChain(u"toy:1"_s));
        QCOMPARE(writer.report.error->code, u"WRONG_CHAIN"_s);
        QCOMPARE(writer.report.checks.back().name, u"chain_id"_s);
        writer.tellLatency({});
        QVERIFY(!writer.report.checks.back().ok);
        writer.tellLatency({30, 10, 20});
        QCOMPARE(*writer.report.latencyMs, 20.0);
        QCOMPARE(writer.report.checks.back().text.english(), u"20.0 ms"_s);
    }

    void aDraftBecomesARow()
    {
        ChainDraft draft;
        draft.caip2 = u"toy:1"_s;
        draft.name = u"  "_s;
        draft.to = 20;
        draft.explorer = u"https://toy.example"_s;
        draft.genesisHash = u"0x"_s + QString(64, u'a');
        const auto row = newChainRow(draft, u"toy"_s, u"Toy 1"_s, 10);
        QVERIFY(row);
        QCOMPARE(row->name, u"Toy 1"_s);
        QCOMPARE(row->genesisHash.size(), qsizetype(32));
        QCOMPARE(row->settings.value(u"from"_s).toInteger(), 10);
        QCOMPARE(row->settings.value(u"to"_s).toInteger(), 20);
        QCOMPARE(row->settings.value(u"explorer"_s).toString(), draft.explorer);
        QCOMPARE(newChainRow(draft, u"toy"_s, {}, 21).error().code, u"BAD_ARGS"_s);
        draft.genesisHash = u"0xab"_s;
        QCOMPARE(newChainRow(draft, u"toy"_s, {}, 10).error().code, u"BAD_ARGS"_s);
    }
};
SIGNALBOX_TEST(SharedPartsTest)
#include "shared_parts_test.moc"
