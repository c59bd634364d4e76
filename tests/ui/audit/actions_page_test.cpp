// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/actions_page.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include "audit/action_totals.h"
#include "audit/actions_badge.h"
#include "audit/audit_feed.h"
#include "audit/audit_filter.h"
#include "audit/audit_list.h"
#include "audit/audit_tree.h"
#include "audit/job_pane.h"
#include "language/language_manager.h"
#include "support/scripted_actions.h"
#include "support/test_registry.h"
#include "ui/audit/actions_screen.h"
#include "ui/screen_bench.h"
#include "ui/window_keys.h"
#include "widgets/empty_state.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// The page of actions with scripted jobs, operated by mouse and keys.
class ActionsPageTest : public QObject {
    Q_OBJECT

    struct Bench : ScreenBench<ActionsScreen> {
        explicit Bench(int jobs = 158) : actions(jobs)
        {
            engine.acted = &actions;
            time.setSeconds(7 * 86'400);
            context.signIn = [this] { ++signIns; };
        }
        ScriptedActions actions;
        int signIns = 0;

        AuditList* list() const { return screen.page->list(); }
        AuditTree* tree() const { return list()->tree(); }
        JobTreeModel* model() const { return tree()->audit(); }
    };
    static std::unique_ptr<Bench> opened(const QString& place = {}, int jobs = 158)
    {
        auto bench = std::make_unique<Bench>(jobs);
        bench->screen.open(place);
        bench->show();
        bench->screen.activateWindow();
        return bench;
    }
    static QString words(QWidget* in)
    {
        QStringList all;
        for (const QLabel* label : in->findChildren<QLabel*>())
            if (label->isVisible())
                all << label->text();
        return all.join(u'\n');
    }
    static Error refusal(const char* code)
    {
        return Error::make(ErrorKind::Refused, code, Message(u"The database does not answer."_s));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        LanguageManager::instance().setLanguage(u"en"_s);  // plurals
    }

    void theTreeHasEventsTriggersAndAttempts()
    {
        const auto bench = opened();
        const JobTreeModel* model = bench->model();
        QTRY_COMPARE(model->jobCount(), 158);
        const QModelIndex event = model->index(2, 0);
        QCOMPARE(event.data().toString(), u"NewFeedback"_s);
        QCOMPARE(event.data(NoteRole).toString(), u"agent 1207, Base, log 142"_s);
        QCOMPARE(model->rowCount(event), 2);
        QVERIFY(bench->tree()->isExpanded(event));
        const QModelIndex dead = model->index(0, 0, model->index(3, 0));
        QCOMPARE(dead.data().toString(), u"Trusted validators failing"_s);
        QCOMPARE(dead.siblingAtColumn(1).data().toString(), u"pager.example.net"_s);
        QCOMPARE(dead.siblingAtColumn(2).data().toString(), u"dead letter"_s);
        QCOMPARE(model->rowCount(dead), 3);
        QVERIFY(!bench->tree()->isExpanded(dead));
        const QModelIndex second = model->index(1, 0, dead);
        QCOMPARE(second.data().toString(), u"attempt 2"_s);
        QCOMPARE(second.data(NoteRole).toString(), u"after 1 s"_s);
        QCOMPARE(second.siblingAtColumn(2).data().toString(), u"HTTP 503"_s);
    }

    void aJobIsShownInFull()
    {
        const auto bench = opened();
        QTRY_COMPARE(bench->model()->jobCount(), 158);
        bench->tree()->choose(bench->actions.all[4].id);
        QTRY_VERIFY(words(bench->screen.page->pane()).contains(u"pager.example.net answered HTTP 503."_s));
        const auto texts = bench->screen.page->pane()->findChildren<QPlainTextEdit*>();
        QTRY_COMPARE(bench->screen.page->pane()->findChildren<QPlainTextEdit*>().size(), 2);
        QVERIFY(texts.value(0)->toPlainText().contains(u"secret:pager_key"_s));
        QVERIFY(click(u"Copy: Request"_s, &bench->screen));
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"POST https://pager.example.net"_s));
        // links to the event and its trigger
        for (DetailRow* row : bench->screen.page->pane()->findChildren<DetailRow*>())
            if (row->isVisible() && row->accessibleName().startsWith(u"Event:"_s)) {
                row->setFocus();
                QTest::keyClick(row, Qt::Key_Return);
            }
        QVERIFY2(bench->gone.startsWith(u"events?kind=registry&chain=eip155:8453&key=8453-"_s),
                 qPrintable(bench->gone));
    }

    void theLastAttemptIsShownUnlessOneIsChosen()
    {
        const auto bench = opened();
        QTRY_COMPARE(bench->model()->jobCount(), 158);
        bench->tree()->choose(bench->actions.all[4].id);
        QTRY_VERIFY(words(bench->screen.page->pane()).contains(u"3 of 3"_s));
        const QModelIndex job = bench->tree()->currentIndex();
        bench->tree()->setFocus();
        QTest::keyClick(bench->tree(), Qt::Key_Down);
        QCOMPARE(bench->tree()->currentIndex().parent(), job.siblingAtColumn(0));
        QTRY_VERIFY(words(bench->screen.page->pane()).contains(u"1 of 3"_s));
    }

    void replayIsSentAtOnceAndDiscardIsConfirmed()
    {
        const auto bench = opened(u"dead"_s);
        QTRY_COMPARE(bench->model()->jobCount(), 3);
        bench->tree()->choose(bench->actions.all[4].id);
        QVERIFY(click(u"Replay"_s, bench->screen.page->pane()));
        QCOMPARE(bench->actions.replayed, std::vector<std::vector<qint64>>{{bench->actions.all[4].id}});
        QTRY_COMPARE(bench->model()->jobCount(), 2);
        const qint64 id = bench->actions.all[5].id;
        bench->tree()->choose(id);
        settle();  // the pane shows the row in the next turn
        QVERIFY(click(u"Discard…"_s, bench->screen.page->pane()));
        QTRY_VERIFY(QApplication::activeModalWidget());
        QVERIFY(bench->actions.discarded.empty());
        QVERIFY(click(u"Discard 1 job"_s, QApplication::activeModalWidget()));
        QTRY_COMPARE(bench->actions.discarded, std::vector<std::vector<qint64>>{{id}});
        QTRY_COMPARE(bench->model()->jobCount(), 1);
    }

    void allOfATriggerAreReplayedAfterAQuestion()
    {
        const auto bench = opened(u"dead"_s);
        QTRY_COMPARE(bench->model()->jobCount(), 3);
        bench->tree()->choose(bench->actions.all[4].id);
        QVERIFY(click(u"Replay all 3…"_s, bench->screen.page->pane()));
        QTRY_VERIFY(QApplication::activeModalWidget());
        QVERIFY(words(QApplication::activeModalWidget()).contains(u"REST, pager.example.net"_s));
        QVERIFY(click(u"Replay 3 jobs"_s, QApplication::activeModalWidget()));
        QTRY_COMPARE(bench->actions.replayed.size(), size_t(1));
        QCOMPARE(bench->actions.replayed.front().size(), size_t(3));
        QTRY_COMPARE(bench->model()->jobCount(), 0);
    }

    void aSentJobOffersNoReplay()
    {
        const auto bench = opened();
        QTRY_COMPARE(bench->model()->jobCount(), 158);
        bench->tree()->choose(bench->actions.all[0].id);
        QTRY_VERIFY(!bench->screen.page->pane()->replayButton()->isVisible());
    }

    void tabsCountWhatWaits()
    {
        const auto bench = opened();
        auto* tabs = bench->list()->findChild<QTabBar*>();
        QTRY_COMPARE(tabs->tabText(0), u"Audit 158"_s);
        QTRY_COMPARE(tabs->accessibleDescription(), u"3 dead letters, 2 held jobs"_s);
        QCOMPARE(tabs->tabText(2), u"Held 2"_s);
        tabs->setCurrentIndex(2);
        QTRY_COMPARE(bench->model()->jobCount(), 2);
        QCOMPARE(bench->screen.address(), u"held"_s);
        QVERIFY(!bench->actions.filters.back().from.isValid());  // of any time
    }

    void filtersGoToTheEngine()
    {
        const auto bench = opened();
        auto* type = findSpoken<QComboBox>(u"Type of action"_s, &bench->screen);
        QVERIFY(type);
        type->setCurrentIndex(3);
        QTRY_COMPARE(bench->actions.filters.back().type, u"mcp"_s);
        auto* trigger = findSpoken<QComboBox>(u"Trigger"_s, &bench->screen);
        trigger->setCurrentIndex(trigger->findText(u"Fraud burst on Base"_s));
        QTRY_COMPARE(bench->actions.filters.back().triggerId, u"t-fraud-burst-on-base"_s);
        QTRY_COMPARE(bench->model()->jobCount(), 0);
        auto* clear = awaitSpoken<QPushButton>(u"Clear filter"_s, &bench->screen);
        QVERIFY(clear);
        QTest::mouseClick(clear, Qt::LeftButton);
        QTRY_COMPARE(bench->model()->jobCount(), 158);
    }

    void anAddressOpensAJob()
    {
        const auto probe = ScriptedActions();
        const QString place = u"audit?trigger=t-fraud-burst-on-base&job=%1"_s.arg(probe.all[3].id);
        const auto bench = opened(place);
        QTRY_COMPARE(bench->tree()->selectedJobs(), QSet<qint64>{probe.all[3].id});
        QCOMPARE(bench->screen.address(), place);
        QVERIFY(!bench->screen.open(u"nowhere"_s));
    }

    void olderJobsComeByPages()
    {
        const auto bench = opened({}, 450);
        QTRY_COMPARE(bench->model()->jobCount(), 200);
        QScrollBar* bar = bench->tree()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        bar->setValue(bar->maximum());
        QTRY_COMPARE(bench->model()->jobCount(), 400);
        QCOMPARE(bench->actions.filters.back().before, bench->actions.all[199].id);
        QTRY_VERIFY(bar->value() < bar->maximum());
        bar->setValue(bar->maximum());
        QTRY_COMPARE(bench->model()->jobCount(), 450);
        // a refresh of the newest page keeps the older ones
        bench->screen.refresh();
        settle();
        QCOMPARE(bench->model()->jobCount(), 450);
    }

    void selectionAndExpansionSurviveARefresh()
    {
        const auto bench = opened();
        QTRY_COMPARE(bench->model()->jobCount(), 158);
        const qint64 chosen = bench->actions.all[40].id;
        bench->tree()->choose(chosen);
        ActionJob fresh = bench->actions.all[0];
        fresh.id = 9'500;
        fresh.eventId = u"8453-60000000-1"_s;
        bench->actions.all.insert(bench->actions.all.begin(), fresh);
        bench->screen.refresh();
        QTRY_COMPARE(bench->model()->jobCount(), 159);
        QCOMPARE(bench->tree()->selectedJobs(), QSet<qint64>{chosen});
        QVERIFY(bench->tree()->isExpanded(bench->tree()->currentIndex().siblingAtColumn(0)));
        QVERIFY(bench->tree()->isExpanded(bench->model()->index(0, 0)));  // the new event
    }

    void aJobThatChangesKeepsItsRow()
    {
        const auto bench = opened();
        QTRY_COMPARE(bench->model()->jobCount(), 158);
        const QPersistentModelIndex row(bench->model()->indexOf(bench->actions.all[4].id));
        bench->actions.all[4].state = JobState::Done;
        bench->actions.all[4].attempts = 4;
        bench->actions.all[4].list.push_back(bench->actions.all[0].list.front());
        bench->screen.refresh();
        QTRY_COMPARE(QModelIndex(row).siblingAtColumn(2).data().toString(), u"done, 4 attempts"_s);
        QCOMPARE(bench->model()->rowCount(row), 4);
    }

    void pausedTimeAsksNothing()
    {
        const auto bench = opened();
        QTRY_COMPARE(bench->model()->jobCount(), 158);
        bench->time.setLive(false);
        settle();
        const size_t asked = bench->actions.filters.size();
        QTest::qWait(2300);
        QCOMPARE(bench->actions.filters.size(), asked);
    }

    void emptyStatesSayTheNextStep()
    {
        const auto none = opened({}, 0);
        QTRY_VERIFY(words(&none->screen).contains(u"No trigger fired in this time range"_s));
        none->time.setSeconds(3600);
        QVERIFY(click(u"Show the last 7 days"_s, &none->screen));
        QCOMPARE(none->time.seconds(), 7 * 86'400);

        const auto nobody = opened();
        nobody->actions.failWith = refusal("NOT_SIGNED_IN");
        nobody->list()->showPlace(u"held"_s);
        QVERIFY(click(u"Sign in…"_s, &nobody->screen));
        QCOMPARE(nobody->signIns, 1);

        nobody->actions.failWith = refusal("DATABASE_AWAY");
        nobody->screen.refresh();
        QTRY_VERIFY(words(&nobody->screen).contains(u"The database does not answer."_s));
        nobody->actions.failWith.reset();
        QVERIFY(click(u"Retry"_s, &nobody->screen));
        QTRY_COMPARE(nobody->model()->jobCount(), 2);
    }

    void badgeAndNoteCountTheDead()
    {
        ScriptedEngine engine;
        ScriptedActions actions;
        engine.acted = &actions;
        ActionsBadge badge([&] { return &engine; });
        (void)badge.look(*engine.snapshot());
        QTRY_COMPARE(badge.look(*engine.snapshot()).text, u"3"_s);
        QCOMPARE(badge.note().text, u"dead letters 3 · held 2"_s);
        QCOMPARE(badge.note().address, u"triggers/actions/dead"_s);
    }
};
SIGNALBOX_TEST(ActionsPageTest)

#include "actions_page_test.moc"
