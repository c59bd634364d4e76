// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/events_screen.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "events/event_pane.h"
#include "events/event_panel.h"
#include "events/event_selection.h"
#include "events/export_jobs.h"
#include "events/export_sheet.h"
#include "events/filter_bar.h"
#include "events/filter_popup.h"
#include "events/hex_view.h"
#include "events/open_link.h"
#include "events/topic_list.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "ui/paged_engine.h"
#include "ui/screen_bench.h"
#include "ui/window_keys.h"
#include "widgets/empty_state.h"
#include "widgets/segments.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

QString chipsOf(const EventPanel& panel)
{
    QStringList names;
    for (const FilterChip* chip : panel.bar()->findChildren<FilterChip*>())
        if (!chip->isHidden())
            names << chip->accessibleName();
    return names.join(u" | "_s);
}

class LinkCatcher : public QObject {
    Q_OBJECT
public:
    QList<QUrl> opened;
public Q_SLOTS:
    void take(const QUrl& url) { opened << url; }
};

}  // namespace

class EventsScreenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsTransfersOfTheFirstChain()
    {
        ScreenBench<EventsScreen> bench;
        bench.show();
        EventPanel* panel = bench.screen.panel();
        QAbstractItemModelTester tester(panel->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(panel->model()->feed()->query().caip2, bench.engine.snapshot()->chains.front().caip2);
        QVERIFY(panel->model()->rowCount() >= 100);
        QCOMPARE(panel->countText(), u"45,210 transfers"_s);
        bench.engine.eventTotal = 20'000'000;
        bench.screen.refresh();
        settle();
        QCOMPARE(panel->countText(), u"≈ 20,000,000 transfers"_s);
    }

    void filterByKeys()
    {
        ScreenBench<EventsScreen> bench;
        bench.show();
        EventPanel* panel = bench.screen.panel();
        bench.screen.activateWindow();
        bench.screen.findField()->setFocus(Qt::ShortcutFocusReason);
        settle();
        auto* popup = panel->bar()->findChild<FilterPopup*>();
        QTRY_VERIFY(popup->isVisible());
        auto* field = findSpoken<QLineEdit>(u"Value"_s, popup);
        QVERIFY(field);
        QTest::keyClicks(field, u"0x12"_s);
        QTest::keyClick(popup, Qt::Key_Return);
        QVERIFY(popup->isVisible());  // refused, with the reason
        field->clear();
        // a transaction entered in place of an address goes to its own filter
        QTest::keyClicks(field, u"0x"_s + QString(64, u'a'));
        QTest::keyClick(popup, Qt::Key_Return);
        settle();
        QVERIFY(!popup->isVisible());
        QCOMPARE(panel->model()->feed()->query().transaction, u"0x"_s + QString(64, u'a'));
        QVERIFY2(chipsOf(*panel).contains(u"transaction is"_s), qPrintable(chipsOf(*panel)));
        QCOMPARE(panel->countText(), u"45,210 of 45,210"_s);
        // Delete on the chip removes it
        auto* chip = panel->bar()->findChildren<FilterChip*>().constLast();
        QSignalSpy removed(chip, &FilterChip::removed);
        QTest::keyClick(chip, Qt::Key_Delete);
        settle();
        QCOMPARE(removed.size(), 1);
        QVERIFY(panel->model()->feed()->query().transaction.isEmpty());
    }

    void addressOfTheScreen()
    {
        ScreenBench<EventsScreen> bench;
        bench.show();
        QVERIFY(bench.screen.open(u"?kind=registry&chain=eip155:8453&registry=reputation&event=NewFeedback"_s));
        settle();
        EventPanel* panel = bench.screen.panel();
        QVERIFY(panel->filter().kind == EventKind::Registry);
        QCOMPARE(panel->model()->feed()->query().eventType, u"NewFeedback"_s);
        QVERIFY2(chipsOf(*panel).contains(u"registry is"_s), qPrintable(chipsOf(*panel)));
        const QString address = bench.screen.address();
        QVERIFY(bench.screen.open(u"kind=transfers&chain=eip155:1"_s));
        settle();
        QCOMPARE(bench.screen.panel()->model()->feed()->query().caip2, u"eip155:1"_s);
        QVERIFY(bench.screen.open(address));
        settle();
        QCOMPARE(bench.screen.panel()->model()->feed()->query().registry, u"reputation"_s);
    }

    void anEventOpensByItsAddress()
    {
        ScreenBench<EventsScreen> bench;
        bench.show();
        QVERIFY(bench.screen.open(u"?kind=registry&key=8453-1-2"_s));  // not on the first page
        settle();
        QVERIFY(bench.screen.pane()->isVisible());
        QCOMPARE(bench.screen.pane()->key(), u"8453-1-2"_s);
        QVERIFY(!bench.screen.pane()->fields().empty());
        QVERIFY(bench.screen.panel()->table()->view()->shownColumns().contains(u"chain"_s));
        const QString key = bench.screen.panel()->model()->row(3).key;
        bench.screen.panel()->selection()->select(key);
        QCOMPARE(bench.screen.panel()->selection()->row(), 3);
        settle();
        QCOMPARE(bench.screen.pane()->key(), key);
        bench.screen.refresh();
        settle();
        QCOMPARE(bench.screen.pane()->key(), key);
        QCOMPARE(bench.screen.panel()->selection()->row(), 3);
        bench.screen.open(u"?kind=registry&chain=eip155:8453"_s);
        settle();
        QVERIFY(!bench.screen.panel()->table()->view()->shownColumns().contains(u"chain"_s));
    }

    void fieldAndBytesAreLinked()
    {
        ScreenBench<EventsScreen> bench;
        bench.screen.open(u"?kind=registry&chain=eip155:8453"_s);
        bench.show();
        EventPanel* panel = bench.screen.panel();
        panel->table()->view()->setCurrentIndex(panel->model()->index(7, 0));
        EventPane* pane = bench.screen.pane();
        QTRY_VERIFY(pane->isVisible() && pane->hex());
        int tag = -1;
        for (size_t i = 0; i < pane->fields().size(); ++i)
            if (pane->fields()[i].name == u"tag1"_s)
                tag = int(i);
        pane->selectField(tag);
        const auto marks = pane->hex()->marks();
        QCOMPARE(marks.size(), size_t(2));
        QVERIFY(marks[0].pointer && !marks[1].pointer);
        QCOMPARE(marks[1].length, 5);
        QVERIFY(pane->hex()->accessibleDescription().startsWith(u"tag1 selected"_s));
        // and back: a byte of another field
        settle();
        const QRectF box = pane->hex()->byteBox(marks[1].offset);
        QVERIFY(box.isValid());
        QVERIFY2(pane->hex()->viewport()->rect().contains(box.center().toPoint()),
                 qPrintable(u"%1,%2 in %3x%4, bar %5"_s.arg(box.x())
                                .arg(box.y())
                                .arg(pane->hex()->viewport()->width())
                                .arg(pane->hex()->viewport()->height())
                                .arg(pane->hex()->verticalScrollBar()->value())));
        pane->selectField(0);
        QVERIFY(pane->hex()->marks().empty());  // agentId is a topic
        QCOMPARE(pane->findChild<TopicList*>()->marked(), 1);
        pane->selectField(tag);
        settle();
        QTest::mouseClick(pane->hex()->viewport(), Qt::LeftButton, {},
                          pane->hex()->byteBox(marks[0].offset).center().toPoint());
        QCOMPARE(pane->selectedField(), tag);
        QTest::keySequence(pane->hex(), QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"0x6672617564"_s);
        // the next event of the same layout keeps the field
        QTest::keyClick(panel->table()->view(), Qt::Key_Down);
        QTRY_VERIFY(pane->key() == panel->model()->row(8).key);
        QTRY_COMPARE(pane->selectedField(), tag);
    }

    void selectionAndScrollStayWhileRowsArrive()
    {
        PagedEngine engine;
        engine.add(1, 3000);
        ScreenBench<EventsScreen> bench;
        WorkspaceSnapshot snapshot = sceneSnapshot(Scene::One, QDateTime::currentDateTimeUtc());
        bench.screen.resize(1240, 820);
        bench.screen.setEngine(&engine);
        bench.screen.setSnapshot(std::make_shared<WorkspaceSnapshot>(snapshot));
        bench.screen.show();
        bench.screen.setWatched(true);
        settle();
        EventPanel* panel = bench.screen.panel();
        panel->model()->feed()->setRefreshDelay(1);
        QTableView* view = panel->table()->view();
        const QString chain = snapshot.chains.front().caip2;
        qint64 head = 3000;
        const auto commit = [&](int rows) {
            engine.add(head + 1, head + rows);
            head += rows;
            Q_EMIT engine.rowsCommitted(chain, head);
            settle(20);
        };
        // at the top without a current row, the list follows
        commit(3);
        QCOMPARE(view->rowAt(0), 0);
        QCOMPARE(panel->model()->row(0).key, u"3003:0"_s);
        // with a current row, it keeps its position on the screen
        view->setCurrentIndex(panel->model()->index(5, 0));
        const QString key = panel->model()->row(5).key;
        const int at = view->rowViewportPosition(5);
        commit(4);
        QCOMPARE(panel->model()->row(view->currentIndex().row()).key, key);
        QCOMPARE(view->rowViewportPosition(view->currentIndex().row()), at);
        QCOMPARE(view->selectionModel()->selectedRows().size(), 1);
        // paging by keys down and back up, while rows above are dropped
        for (int i = 0; i < 120; ++i) {
            QTest::keyClick(view, Qt::Key_PageDown);
            settle(0);
        }
        QVERIFY(!panel->model()->feed()->pages().hasHead());
        QVERIFY(panel->model()->rowCount() <= 2200);
        const QString deep = panel->model()->row(view->currentIndex().row()).key;
        QVERIFY2(deep.section(u':', 0, 0).toInt() < 600, qPrintable(deep));
        QCOMPARE(view->selectionModel()->selectedRows().size(), 1);
        for (int i = 0; i < 160; ++i) {
            QTest::keyClick(view, Qt::Key_PageUp);
            settle(0);
        }
        QVERIFY(panel->model()->feed()->pages().hasHead());
        QCOMPARE(panel->model()->row(view->currentIndex().row()).key, u"%1:0"_s.arg(head));
    }

    void oldestFirstByTheHeader()
    {
        ScreenBench<EventsScreen> bench;
        bench.show();
        QTableView* view = bench.screen.panel()->table()->view();
        QVERIFY(bench.engine.queries.back().newestFirst);
        QTest::mouseClick(view->horizontalHeader()->viewport(), Qt::LeftButton, {}, QPoint(20, 10));
        settle();
        QVERIFY(!bench.screen.panel()->model()->feed()->query().newestFirst);
    }

    void exportsInTheBackground()
    {
        QTemporaryDir folder;
        ScreenBench<EventsScreen> bench;
        bench.show();
        bench.screen.activateWindow();
        bench.screen.exportAll();
        settle();
        auto* sheet = bench.screen.findChild<ExportSheet*>();
        QVERIFY(sheet && sheet->isVisible());
        auto* file = findSpoken<QLineEdit>(u"File"_s, sheet);
        auto* start = findSpoken<QPushButton>(u"Start export"_s, sheet);
        QVERIFY(file && start);
        file->setText(u"relative.csv"_s);
        QVERIFY(!start->isEnabled());
        file->setText(folder.filePath(u"none/x.csv"_s));
        QVERIFY(!start->isEnabled());
        file->setText(folder.filePath(u"all.csv"_s));
        QVERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
        settle();
        QCOMPARE(bench.engine.exports.size(), size_t(1));
        QCOMPARE(bench.engine.exports.front().file, folder.filePath(u"all.csv"_s));
        QVERIFY(bench.engine.exports.front().query.cursor.isEmpty());
        QVERIFY(bench.screen.jobs()->isVisible());
        QVERIFY(findSpoken<QWidget>(u"Open folder"_s, &bench.screen));
    }

    void onlyHttpsOpensAndOnlyAfterAQuestion()
    {
        QVERIFY(isOpenable(u"https://basescan.org/tx/0x12"_s));
        for (const char* bad : {"http://basescan.org/tx/0x12", "file:///etc/passwd", "javascript:alert(1)", "https://",
                                "https://user@evil.example/", "basescan.org", ""})
            QVERIFY2(!isOpenable(QString::fromLatin1(bad)), bad);
        LinkCatcher catcher;
        QDesktopServices::setUrlHandler(u"https"_s, &catcher, "take");
        QWidget window;
        window.show();
        askToOpen(u"https://basescan.org/tx/0x12"_s, &window);
        settle();
        QVERIFY(catcher.opened.isEmpty());
        auto* open = findSpoken<QPushButton>(u"Open in browser"_s);
        QVERIFY(open);
        QTest::mouseClick(open, Qt::LeftButton);
        settle();
        QCOMPARE(catcher.opened.size(), 1);
        QDesktopServices::unsetUrlHandler(u"https"_s);
    }

    void emptyAndErrorStatesOfferAnAction()
    {
        ScreenBench<EventsScreen> none(Scene::Empty);
        none.show();
        EmptyState* empty = none.screen.panel()->emptyState();
        QVERIFY(empty->isVisible());
        QTest::mouseClick(empty->button(), Qt::LeftButton);
        QCOMPARE(none.added, 1);

        ScreenBench<EventsScreen> broken;
        broken.engine.failAll = Error::make(ErrorKind::Unavailable, "DATABASE_AWAY",
                                            Message(u"The database does not answer. Nothing is lost."_s));
        broken.show();
        empty = broken.screen.panel()->emptyState();
        QVERIFY(empty->isVisible());
        QVERIFY(empty->accessibleName().contains(u"does not answer"_s));
        broken.engine.failAll.reset();
        QTest::mouseClick(empty->button(), Qt::LeftButton);
        settle();
        QVERIFY(!empty->isVisible());

        ScreenBench<EventsScreen> filtered;
        filtered.engine.eventTotal = 0;
        filtered.screen.open(u"?kind=registry&tag=fraud"_s);
        filtered.show();
        empty = filtered.screen.panel()->emptyState();
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->button()->text(), u"Clear filters"_s);
        filtered.engine.eventTotal = 50;
        QTest::mouseClick(empty->button(), Qt::LeftButton);
        settle();
        QCOMPARE(filtered.screen.panel()->model()->rowCount(), 50);
    }

    void theEngineCanStopAndRestart()
    {
        ScreenBench<EventsScreen> bench;
        bench.show();
        const int rows = bench.screen.panel()->model()->rowCount();
        bench.screen.setEngine(nullptr);
        settle();
        QCOMPARE(bench.screen.panel()->model()->rowCount(), rows);  // loaded rows remain readable
        bench.screen.setEngine(&bench.engine);
        bench.screen.setSnapshot(bench.engine.snapshot());
        settle();
        QVERIFY(bench.screen.panel()->model()->rowCount() > 0);
    }

    void everyControlHasAName()
    {
        ScreenBench<EventsScreen> bench;
        bench.show();
        bench.screen.panel()->table()->view()->setCurrentIndex(bench.screen.panel()->model()->index(0, 0));
        settle();
        for (const QAbstractButton* button : bench.screen.findChildren<QAbstractButton*>()) {
            const bool corner = button->parentWidget() == bench.screen.panel()->table()->view();
            if (button->isVisible() && !corner)
                QVERIFY2(!spokenName(button).isEmpty(), button->metaObject()->className());
        }
    }

    void pictures()
    {
        const QString id = u"events"_s;
        takePictures<EventsScreen>(id, id, u"Events"_s, [](EventsScreen& screen) {
            screen.open(u"?kind=registry&chain=eip155:8453&registry=reputation&event=NewFeedback"_s);
            settle(150);
            screen.panel()->table()->view()->setCurrentIndex(screen.panel()->model()->index(7, 0));
            settle(150);
            for (size_t i = 0; i < screen.pane()->fields().size(); ++i)
                if (screen.pane()->fields()[i].name == u"tag1"_s)
                    screen.pane()->selectField(int(i));
        });
        takePictures<EventsScreen>(
            id, id, u"Events"_s,
            [](EventsScreen& screen) {
                screen.open(u"?kind=transfers&chain=eip155:8453"_s);
                settle(150);
                screen.panel()->table()->view()->setCurrentIndex(screen.panel()->model()->index(4, 0));
                settle(150);
                screen.pane()->selectField(2);
            },
            Scene::Twelve, u"-transfers"_s);
        takePictures<EventsScreen>(id, id, u"Events"_s, {[](EventsScreen&) {}}, Scene::Empty, u"-empty"_s);
        takePictures<EventsScreen>(
            id, id, u"Events"_s,
            [](EventsScreen& screen) {
                screen.open(u"?kind=registry&chain=eip155:8453"_s);
                settle(150);
                screen.panel()->table()->view()->setCurrentIndex(screen.panel()->model()->index(7, 0));
                settle(150);
                screen.pane()->selectField(6);
                for (Segments* segments : screen.pane()->findChildren<Segments*>()) {
                    segments->setCurrent(u"words"_s);
                    Q_EMIT segments->currentChanged(u"words"_s);
                }
                screen.jobs()->start(
                    {screen.panel()->model()->feed()->query(), u"/home/operator/events.csv"_s, u"csv"_s});
                screen.panel()->bar()->ask(EventField::Time);
                settle(100);
                const QString folder = qEnvironmentVariable("SIGNALBOX_PICTURES");
                const QString look = ThemeManager::instance().mode() == ThemeMode::Dark ? u"dark"_s : u"light"_s;
                auto* popup = screen.panel()->bar()->findChild<FilterPopup*>();
                popup->grab().save(folder + u"/piece-filter-time-"_s + look + u".png"_s);
                popup->close();
                screen.panel()->bar()->ask({});
                settle(100);
                QTest::keyClicks(popup->findChild<QLineEdit*>(), u"0x12"_s);
                QTest::keyClick(popup, Qt::Key_Return);
                settle(50);
                popup->grab().save(folder + u"/piece-filter-"_s + look + u".png"_s);
                popup->close();
                screen.exportAll();
                settle(100);
                auto* sheet = screen.findChild<ExportSheet*>();
                if (!sheet)
                    sheet = screen.window()->findChild<ExportSheet*>();
                sheet->grab().save(folder + u"/piece-export-"_s + look + u".png"_s);
                sheet->close();
                settle(50);
            },
            Scene::Twelve, u"-words"_s);
    }
};

SIGNALBOX_TEST(EventsScreenTest)
#include "events_screen_test.moc"
