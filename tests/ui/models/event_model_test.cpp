// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/event_model.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "ui/paged_engine.h"

using namespace signalbox;
using namespace signalbox::ui;
using signalbox::test::PagedEngine;

namespace {

void settle()
{
    for (int i = 0; i < 8; ++i)
        QCoreApplication::processEvents();
}

// "120..21" for neighbors, so that a page is one word.
QString blocks(const EventModel& model)
{
    QStringList runs;
    for (int i = 0; i < model.rowCount();) {
        const int first = i;
        const auto number = [&](int row) { return model.row(row).cells.value(u"block"_s).toString().toLongLong(); };
        while (i + 1 < model.rowCount() && number(i + 1) == number(i) - 1)
            ++i;
        runs << (first == i ? QString::number(number(i)) : u"%1..%2"_s.arg(number(first)).arg(number(i)));
        ++i;
    }
    return runs.join(u' ');
}

struct EventBench {
    explicit EventBench(qint64 blockCount, bool prompt = true)
    {
        engine.add(1, blockCount);
        engine.prompt = prompt;
        model.feed()->setEngine(&engine);
        model.feed()->setRefreshDelay(1);
        ask();
    }
    void ask(bool newestFirst = true, const QString& chain = u"eip155:1"_s)
    {
        EventQuery query;
        query.caip2 = chain;
        query.newestFirst = newestFirst;
        model.feed()->ask(query, query);
        settle();
    }
    void look(int first, int last)
    {
        model.feed()->setViewport(first, last);
        settle();
    }
    // As a view does: moves down one screen at a time.
    void scrollTo(int row)
    {
        for (int at = 0; at < row; at += 25)
            look(std::min(at, model.rowCount() - 1), std::min(at + 25, model.rowCount() - 1));
        look(row, row + 25);
    }
    void commit()
    {
        Q_EMIT engine.rowsCommitted(u"eip155:1"_s, 0);
        QTest::qWait(10);
        settle();
    }

    PagedEngine engine;
    EventModel model{EventKind::Transfers};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

}  // namespace

class EventModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Pages may be returned before they are full: the model continues to request until the screen is filled.
    void continuesAfterShortPages()
    {
        EventBench bench(150, false);
        bench.engine.shortPages = 3;
        const auto answerAll = [&] {
            while (!bench.engine.waiting.empty()) {
                bench.engine.answer();
                settle();
            }
        };
        bench.engine.answer();
        settle();
        QVERIFY(bench.model.feed()->isSearching());
        QCOMPARE(bench.model.rowCount(), 0);
        answerAll();
        QVERIFY(!bench.model.feed()->isSearching());
        QCOMPARE(blocks(bench.model).section(u' ', 0, 0), u"150..51"_s);
        QAbstractItemModelTester tester(&bench.model);
        bench.look(60, 90);
        answerAll();
        QCOMPARE(blocks(bench.model), u"150..1"_s);
    }

    void firstPage()
    {
        EventBench bench(250);
        QCOMPARE(blocks(bench.model), u"250..151"_s);
        QCOMPARE(*bench.model.feed()->totals().matching, 250);
        QVERIFY(bench.model.feed()->totals().matchingExact);
        QVERIFY(!bench.model.feed()->atEnd());
    }

    void scrollsToTheEnd()
    {
        EventBench bench(250);
        bench.look(20, 45);
        QCOMPARE(blocks(bench.model), u"250..51"_s);
        bench.look(150, 175);
        QCOMPARE(blocks(bench.model), u"250..1"_s);
        QVERIFY(bench.model.feed()->atEnd());
        bench.look(220, 249);
        QCOMPARE(bench.engine.asked.size(), size_t(3));
    }

    void unloadsDistantPages()
    {
        EventBench bench(5000);
        // The viewport moves as the view would after rows above it were removed.
        for (int i = 0; i < 300 && bench.model.row(bench.model.rowCount() - 1).key != u"1:0"_s; ++i)
            bench.look(bench.model.rowCount() - 40, bench.model.rowCount() - 1);
        QVERIFY(bench.model.rowCount() <= 2100);
        QVERIFY(!bench.model.feed()->pages().hasHead());
        QCOMPARE(bench.model.row(bench.model.rowCount() - 1).key, u"1:0"_s);
        for (int i = 0; i < 300 && !bench.model.feed()->pages().hasHead(); ++i)
            bench.look(5, 30);
        QCOMPARE(bench.model.row(0).key, u"5000:0"_s);
        QVERIFY(bench.model.rowCount() <= 2100);
        QVERIFY(blocks(bench.model).startsWith(u"5000.."_s));
        QVERIFY(!blocks(bench.model).contains(u' '));
    }

    void dropsLateAnswers()
    {
        EventBench bench(10, false);
        settle();
        const size_t before = bench.engine.waiting.size();
        bench.ask(true, u"eip155:10"_s);
        QCOMPARE(bench.engine.waiting.size(), before + 2);
        bench.engine.answer(before);  // the new request first
        settle();
        QCOMPARE(blocks(bench.model), u"10..1"_s);
        bench.engine.rows.clear();
        bench.engine.answer(0);  // the old one would empty the list
        settle();
        QCOMPARE(blocks(bench.model), u"10..1"_s);
    }

    void liveRowsKeepTheSelection()
    {
        EventBench bench(250);
        QItemSelectionModel selection(&bench.model);
        selection.setCurrentIndex(bench.model.index(3, 0),
                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        const QPersistentModelIndex tenth = bench.model.index(10, 0);
        bench.engine.add(251, 256);
        bench.commit();
        QCOMPARE(blocks(bench.model), u"256..151"_s);
        QCOMPARE(selection.currentIndex().row(), 9);
        QCOMPARE(tenth.row(), 16);
        QCOMPARE(bench.model.row(selection.currentIndex().row()).key, u"247:0"_s);
        QCOMPARE(*bench.model.feed()->totals().matching, 256);
        // The pages below the head are still reached, without duplicates.
        bench.scrollTo(200);
        QCOMPARE(blocks(bench.model), u"256..1"_s);
    }

    void manyLiveRowsStayBounded()
    {
        EventBench bench(300);
        qint64 head = 300;
        for (int round = 0; round < 40; ++round) {
            bench.engine.add(head + 1, head + 70);
            head += 70;
            bench.model.feed()->setViewport(0, 25);
            Q_EMIT bench.engine.rowsCommitted(u"eip155:1"_s, head);
            QTRY_COMPARE(bench.model.row(0).key, u"%1:0"_s.arg(head));
        }
        QVERIFY(bench.model.rowCount() <= 2200);
        bench.scrollTo(2600);
        QVERIFY(!blocks(bench.model).contains(u' '));
    }

    void aGapIsNotJoined()
    {
        EventBench bench(250);
        bench.engine.add(251, 1250);  // more than five pages of new rows
        bench.commit();
        QVERIFY(bench.model.feed()->hasNewer());
        QCOMPARE(blocks(bench.model), u"250..151"_s);
        bench.model.feed()->reload();
        settle();
        QCOMPARE(blocks(bench.model), u"1250..1151"_s);
        QVERIFY(!bench.model.feed()->hasNewer());
    }

    void twoPagesOfNewRowsMeet()
    {
        EventBench bench(250);
        bench.engine.add(251, 430);
        bench.commit();
        QCOMPARE(blocks(bench.model), u"430..151"_s);
    }

    void pendingRowsBecomeStored()
    {
        EventBench bench(3);
        EventRow pending = PagedEngine::row(4, 0);
        pending.pending = true;
        bench.engine.rows.push_back(pending);
        bench.commit();
        QVERIFY(bench.model.index(0, 0).data(EventModel::PendingRole).toBool());
        const QPersistentModelIndex kept = bench.model.index(0, 0);
        bench.engine.rows.back().pending = false;
        bench.commit();
        QVERIFY(kept.isValid());
        QVERIFY(!kept.data(EventModel::PendingRole).toBool());
        // undone by a reorg: another block replaces it
        bench.engine.rows.pop_back();
        bench.engine.rows.push_back(PagedEngine::row(4, 1));
        bench.commit();
        QVERIFY(!kept.isValid());
        QCOMPARE(bench.model.row(0).key, u"4:1"_s);
    }

    void pausedAndScrolledListsDoNotChange()
    {
        EventBench bench(900);
        bench.model.feed()->setLive(false);
        bench.engine.add(901, 905);
        bench.commit();
        QCOMPARE(bench.model.row(0).key, u"900:0"_s);
        bench.model.feed()->setLive(true);
        QTest::qWait(10);
        settle();
        QCOMPARE(bench.model.row(0).key, u"905:0"_s);
        bench.scrollTo(500);
        bench.engine.add(906, 906);
        bench.commit();
        QCOMPARE(bench.model.row(0).key, u"905:0"_s);
        QVERIFY(bench.model.feed()->hasNewer());
        bench.look(10, 35);
        QCOMPARE(bench.model.row(0).key, u"906:0"_s);
    }

    void oldestFirst()
    {
        EventBench bench(250);
        bench.ask(false);
        QCOMPARE(bench.model.row(0).key, u"1:0"_s);
        bench.look(80, 99);
        QCOMPARE(bench.model.rowCount(), 200);
    }

    void errors()
    {
        EventBench bench(250);
        bench.engine.broken = Error::make(ErrorKind::Unavailable, "DATABASE_AWAY", Message(u"The database is away."_s));
        bench.look(80, 99);
        QCOMPARE(blocks(bench.model), u"250..151"_s);
        QCOMPARE(bench.model.feed()->error()->code, u"DATABASE_AWAY"_s);
        QVERIFY(bench.model.feed()->phase() == EventFeed::Phase::Ready);
        bench.engine.broken.reset();
        bench.look(80, 99);
        QVERIFY(!bench.model.feed()->error());
        QCOMPARE(bench.model.rowCount(), 200);
        bench.engine.broken = Error::make(ErrorKind::Unavailable, "DATABASE_AWAY", Message(u"The database is away."_s));
        bench.model.feed()->reload();
        settle();
        QVERIFY(bench.model.feed()->phase() == EventFeed::Phase::Failed);
        bench.engine.broken.reset();
        bench.commit();
        QVERIFY(bench.model.feed()->phase() == EventFeed::Phase::Ready);
    }

    void cells()
    {
        EventBench bench(0);
        bench.engine.rows = {PagedEngine::row(51429159, 142, u"1204099000"_s)};
        bench.ask(true, u"eip155:8453"_s);
        QStringList line;
        for (int column = 0; column < bench.model.columnCount(); ++column)
            line << bench.model.index(0, column).data().toString();
        line.removeFirst();  // the time is local
        QCOMPARE(line.join(u" | "_s),
                 u"51,429,159 | 142 | USDC | 0x1111…1111 | 0x2222…2222 | 1,204.099 | 0x5e07…d20a | stored"_s);
        bench.model.setRaw(true);
        QCOMPARE(bench.model.index(0, 6).data().toString(), u"1,204,099,000"_s);
        QCOMPARE(bench.model.index(0, 6).data(CopyRole).toString(), u"1204099000"_s);
        bench.model.setRaw(false);
        QCOMPARE(bench.model.index(0, 6).data(CopyRole).toString(), u"1204.099"_s);
        QCOMPARE(bench.model.index(0, 6).data(EventModel::IntegerRole).toString(), u"1,204"_s);
        QCOMPARE(bench.model.index(0, 6).data(EventModel::FractionRole).toString(), u"099"_s);
        QCOMPARE(bench.model.index(0, 4).data(CopyRole).toString(), u"0x1111111111111111111111111111111111111111"_s);
    }

    void randomScrollsAndCommits()
    {
        const quint32 seed = qEnvironmentVariableIsSet("SIGNALBOX_SEED")
                                 ? qEnvironmentVariableIntValue("SIGNALBOX_SEED")
                                 : QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        EventBench bench(1500);
        qint64 head = 1500;
        int first = 0;
        for (int step = 0; step < 250; ++step) {
            first = std::clamp(first + int(random.bounded(400)) - 190, 0, std::max(0, bench.model.rowCount() - 26));
            if (random.bounded(5) == 0)
                first = 0;
            const QString key = bench.model.row(first).key;
            bench.look(first, first + 25);
            first = std::max(0, bench.model.rowOf(key));
            if (random.bounded(3) == 0) {
                const int more = int(random.bounded(30));
                bench.engine.add(head + 1, head + more);
                head += more;
                Q_EMIT bench.engine.rowsCommitted(u"eip155:1"_s, head);
                if (random.bounded(4) == 0)
                    QTest::qWait(5);
            }
            QVERIFY2(!blocks(bench.model).contains(u' '),
                     qPrintable(u"seed %1, step %2: %3"_s.arg(seed).arg(step).arg(blocks(bench.model))));
            QVERIFY(bench.model.rowCount() <= 2300);
        }
    }
};

SIGNALBOX_TEST(EventModelTest)
#include "event_model_test.moc"
