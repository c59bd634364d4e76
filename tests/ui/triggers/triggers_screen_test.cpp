// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/triggers_screen.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include "addchain/drag_grip.h"
#include "language/language_manager.h"
#include "support/scripted_actions.h"
#include "support/scripted_triggers.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "triggers/conditions/condition_row.h"
#include "triggers/conditions/conditions_card.h"
#include "triggers/dryrun/dry_run_card.h"
#include "triggers/editor/editor_tabs.h"
#include "triggers/editor/trigger_commands.h"
#include "triggers/editor/trigger_editor.h"
#include "triggers/effects/effects_card.h"
#include "triggers/list/trigger_list.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/model/trigger_examples.h"
#include "triggers/sentence/sentence_card.h"
#include "triggers/sentence/sentence_view.h"
#include "triggers/sheets/import_sheet.h"
#include "triggers/triggers_page.h"
#include "ui/screen_bench.h"
#include "ui/window_keys.h"
#include "widgets/message_bar.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

struct Opened {
    ScriptedTriggers triggers;
    ScriptedActions jobs{20};
    ScreenBench<TriggersScreen> bench;

    explicit Opened(const QString& place = {}, Scene scene = Scene::Twelve, std::function<void(Opened&)> before = {})
        : bench(scene)
    {
        std::erase_if(jobs.all, [](const ActionJob& job) { return job.state == JobState::Held; });
        if (before)
            before(*this);
        bench.engine.triggered = &triggers;
        bench.engine.acted = &jobs;
        bench.context.go = [this](const QString& address) {
            bench.gone = address;
            if (address.startsWith(u"triggers"_s))
                bench.screen.open(address.mid(9));
        };
        bench.screen.setWatched(true);
        bench.screen.open(place);
        bench.show();
        bench.screen.activateWindow();
    }
    TriggersPage* page() { return bench.screen.page(); }
    TriggerDraft* draft() { return page()->draft(); }
    TriggerEditor* editor() { return page()->editor(); }
};

QWidget* triggerSheet()
{
    return QApplication::activeModalWidget();
}

}  // namespace

/// The screen Triggers with scripted triggers, operated by mouse and keys.
class TriggersScreenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        LanguageManager::instance().setLanguage(u"en"_s);
    }

    void cleanup()
    {
        for (int i = 0; i < 3 && triggerSheet(); ++i)
            QTest::keyClick(triggerSheet(), Qt::Key_Escape);
    }

    void listShowsTriggersAndOpensTheFirst()
    {
        Opened o;
        QCOMPARE(o.page()->list()->view()->model()->rowCount(), 7);
        QCOMPARE(o.page()->list()->currentId(), u"agent42"_s);
        QCOMPARE(o.bench.screen.title(), u"Triggers"_s);
        o.page()->list()->filterField()->setText(u"fails"_s);
        QCOMPARE(o.page()->list()->view()->model()->rowCount(), 1);
        o.page()->list()->filterField()->setText(u"no such"_s);
        QCOMPARE(o.page()->list()->view()->model()->rowCount(), 0);
    }

    void addressesOfListAndEditor()
    {
        Opened o(u"?id=fraud"_s);
        QCOMPARE(o.draft()->now().name, u"Fraud burst on Base"_s);
        QCOMPARE(o.bench.screen.address(), u"?id=fraud"_s);
        QVERIFY(o.bench.screen.open(u"?id=fraud&tab=history"_s));
        QCOMPARE(o.editor()->tabs()->current(), EditorTabs::History);
        QCOMPARE(o.bench.screen.address(), u"?id=fraud&tab=history"_s);
        QVERIFY(o.bench.screen.open(u"fraud"_s));
        QCOMPARE(o.bench.screen.address(), u"fraud"_s);
        QCOMPARE(o.bench.screen.title(), u"Fraud burst on Base"_s);
        QCOMPARE(o.bench.screen.breadcrumb(), u"Triggers"_s);
        QCOMPARE(o.bench.screen.breadcrumbAddress(), u"triggers/?id=fraud"_s);
        QVERIFY(!o.page()->list()->isVisible());
        QVERIFY(o.bench.screen.open(u"actions"_s));
        QVERIFY(o.bench.screen.address().startsWith(u"actions"_s));
        QVERIFY(o.bench.screen.usesTimeRange());
    }

    void sentenceLeadsToItsFields()
    {
        Opened o(u"?id=fraud"_s);
        const SentenceView* view = o.editor()->sentence()->view();
        QCOMPARE(view->sentence(),
                 u"When NewFeedback on Base has score less than 50 and tag1 is fraud, and more than 3 such events "
                 "come within 1 h, then send Telegram to @ops_room, then call REST POST hooks.example.org/agent."_s);
        QVERIFY(click(u"Edit hooks.example.org/agent"_s) || click(u"Edit POST hooks.example.org/agent"_s));
        QCOMPARE(o.editor()->tabs()->current(), EditorTabs::Actions);
        QTRY_COMPARE(spokenName(QApplication::focusWidget()), u"URL of action 2"_s);
        QVERIFY(click(u"Edit score"_s));
        QCOMPARE(o.editor()->tabs()->current(), EditorTabs::Conditions);
        QTRY_COMPARE(spokenName(QApplication::focusWidget()), u"Field of condition 2"_s);
    }

    void aValueIsEditedInThePlaceOfItsWord()
    {
        Opened o(u"?id=fraud"_s);
        QVERIFY(click(u"Edit 50"_s));
        QWidget* field = nullptr;
        QTRY_VERIFY((field = QApplication::focusWidget()) && spokenName(field) == u"Value"_s);
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(o.draft()->now().conditions[1].value, u"51"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(awaitSpoken(u"Edit 51"_s));
        QVERIFY(o.draft()->isChanged());
        // the window of time
        QVERIFY(click(u"Edit 1 h"_s));
        QTest::qWait(30);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(o.draft()->now().conditions[3].config.value(u"time_window"_s).toString(), u"2h"_s);
    }

    void whatIsNotValidIsMarkedInAllPlaces()
    {
        Opened o(u"fraud"_s);
        o.editor()->conditions()->addCondition(u"agent_id_equals"_s);
        QCOMPARE(o.draft()->now().conditions[3].type, u"agent_id_equals"_s);  // before the counter
        QVERIFY(type<QLineEdit>(u"Value of condition 4"_s, u"12o7"_s));
        QVERIFY(!o.draft()->isValid());
        QVERIFY(o.editor()->conditions()->rows()[3]->isRefused());
        QVERIFY(awaitSpoken(u"Edit 12o7, not valid"_s));
        for (QAbstractButton* save : o.bench.screen.findChildren<QAbstractButton*>())
            if (save->text() == u"Save"_s)
                QVERIFY(!save->isEnabled());
        QTRY_VERIFY(findSpoken(u"Condition 4 is left out until its value is valid."_s) ||
                    !o.editor()->dryRun()->findChildren<QLabel*>().isEmpty());
        QVERIFY(type<QLineEdit>(u"Value of condition 4"_s, u"1207"_s));
        QVERIFY(o.draft()->isValid());
    }

    void conditionsMoveByKeys()
    {
        Opened o(u"fraud"_s);
        QWidget* grip = findSpoken(u"Move condition 3"_s);
        QVERIFY(grip);
        grip->setFocus();
        QTest::keyClick(grip, Qt::Key_Up);
        QTRY_COMPARE(o.draft()->now().conditions[1].type, u"tag_equals"_s);
        QTRY_COMPARE(spokenName(QApplication::focusWidget()), u"Move condition 2"_s);
        QVERIFY(click(u"Remove condition 1"_s));
        QTRY_COMPARE(o.draft()->now().conditions.size(), size_t(3));
    }

    void conditionsMoveByMouse()
    {
        Opened o(u"fraud"_s);
        const auto drag = [&](int from, int to) {
            QTest::qWait(20);  // the rows are at their places
            const auto& rows = o.editor()->conditions()->rows();
            DragGrip* grip = rows[size_t(from)]->grip();
            const QPoint at = grip->mapFromGlobal(rows[size_t(to)]->mapToGlobal(QPoint(8, 18)));
            QTest::mousePress(grip, Qt::LeftButton);
            QMouseEvent move(QEvent::MouseMove, at, grip->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(grip, &move);
            QTest::mouseRelease(grip, Qt::LeftButton, {}, at);
        };
        const auto types = [&] {
            QStringList all;
            for (const TriggerCondition& each : o.draft()->now().conditions)
                all << each.type;
            return all;
        };
        const QStringList before = types();
        QCOMPARE(before.size(), 4);
        drag(2, 0);
        QTRY_COMPARE(types(), (QStringList{before[2], before[0], before[1], before[3]}));
        drag(0, 2);
        QTRY_COMPARE(types(), before);
        drag(1, 1);  // to its own place
        QTest::qWait(20);
        QCOMPARE(types(), before);
        QTRY_COMPARE(spokenName(QApplication::focusWidget()), u"Move condition 3"_s);
    }

    void anotherRegistryTakesItsConditions()
    {
        Opened o(u"fraud"_s);
        auto* registry = findSpoken<QComboBox>(u"Registry"_s);
        QVERIFY(registry);
        const int validation = registry->findData(u"validation"_s);
        registry->setCurrentIndex(validation);
        Q_EMIT registry->activated(validation);
        const Trigger& now = o.draft()->now();
        QCOMPARE(now.registry, u"validation"_s);
        QCOMPARE(now.conditions.size(), size_t(2));  // event and counter; a score is for reputation
        QCOMPARE(now.conditions[0].value, u"ValidationRequest"_s);
    }

    void unsavedChangesAreKept()
    {
        Opened o(u"?id=fraud"_s);
        o.draft()->change([](Trigger& trigger) { trigger.name = u"Renamed"_s; });
        o.page()->open(u"ema"_s, TriggerEditor::Mode::Beside);
        QCOMPARE(o.draft()->stored().id, u"ema"_s);
        QVERIFY(!o.draft()->isChanged());
        o.page()->open(u"fraud"_s, TriggerEditor::Mode::Beside);
        QCOMPARE(o.draft()->now().name, u"Renamed"_s);
        QVERIFY(o.draft()->isChanged());
        // asked before they are lost
        QVERIFY(click(u"Revert"_s));
        QTRY_VERIFY(triggerSheet());
        QVERIFY(click(u"Keep editing"_s, triggerSheet()));
        QTRY_VERIFY(!triggerSheet());
        QVERIFY(o.draft()->isChanged());
        QVERIFY(click(u"Revert"_s));
        QTRY_VERIFY(triggerSheet());
        QVERIFY(click(u"Discard changes"_s, triggerSheet()));
        QTRY_VERIFY(!o.draft()->isChanged());
    }

    void saveAndConflict()
    {
        Opened o(u"?id=fraud"_s);
        o.draft()->change([](Trigger& trigger) { trigger.conditions[1].value = u"40"_s; });
        QVERIFY(click(u"Save"_s));
        QTRY_COMPARE(o.triggers.saved.size(), size_t(1));
        QCOMPARE(o.triggers.saved[0].conditions[1].value, u"40"_s);
        QTRY_VERIFY(!o.draft()->isChanged());
        // someone else was first
        o.triggers.refuseSave = Error::make(ErrorKind::Conflict, "TRIGGER_CHANGED", Message(u"It was saved."_s));
        o.draft()->change([](Trigger& trigger) { trigger.conditions[1].value = u"30"_s; });
        QVERIFY(click(u"Save"_s));
        QVERIFY(click(u"Overwrite"_s));
        QTRY_COMPARE(o.triggers.saved.size(), size_t(2));
        QCOMPARE(o.triggers.saved[1].conditions[1].value, u"30"_s);
        o.triggers.refuseSave = Error::make(ErrorKind::Conflict, "TRIGGER_CHANGED", Message(u"It was saved."_s));
        o.draft()->change([](Trigger& trigger) { trigger.conditions[1].value = u"20"_s; });
        QVERIFY(click(u"Save"_s));
        QVERIFY(click(u"Load theirs"_s));
        QTRY_COMPARE(o.draft()->now().conditions[1].value, u"30"_s);
        QVERIFY(!o.draft()->isChanged());
    }

    void switchTakesEffectAtOnce()
    {
        Opened o(u"?id=fraud"_s);
        o.draft()->change([](Trigger& trigger) { trigger.name = u"Renamed"_s; });
        QVERIFY(click(u"Trigger is on"_s));
        QTRY_COMPARE(o.triggers.enabled.size(), size_t(1));
        QVERIFY(!o.triggers.enabled[0].second);
        QTRY_VERIFY(!o.draft()->now().enabled);
        QCOMPARE(o.draft()->now().name, u"Renamed"_s);  // the edit stays
    }

    void newTriggerFromAnExample()
    {
        Opened o({}, Scene::Twelve, [](Opened& before) { before.triggers.all.clear(); });
        QTRY_VERIFY(o.page()->isEmpty());
        QVERIFY(click(u"Use the example: New registrations"_s));
        QCOMPARE(o.draft()->now().registry, u"identity"_s);
        QVERIFY(o.draft()->isNew() && !o.draft()->isValid());
        QCOMPARE(o.bench.screen.address(), u"new"_s);
        QVERIFY(type<QLineEdit>(u"Chat of action 1"_s, u"@ops"_s));
        QTRY_VERIFY(o.draft()->isValid());
        o.page()->commands()->save();
        QTRY_COMPARE(o.triggers.saved.size(), size_t(1));
        QTRY_COMPARE(o.bench.screen.address(), u"stored-1"_s);
    }

    void duplicateIsOffAndNew()
    {
        Opened o(u"fraud"_s);
        o.page()->commands()->duplicate();
        QVERIFY(o.draft()->isNew());
        QCOMPARE(o.draft()->now().name, u"Fraud burst on Base (copy)"_s);
        QVERIFY(!o.draft()->now().enabled);
        QCOMPARE(o.draft()->now().conditions[0].id, qint64(0));
    }

    void deleteAsksForTheName()
    {
        Opened o(u"?id=fraud"_s);
        Q_EMIT o.page()->commands()->removeWanted();
        QTRY_VERIFY(triggerSheet());
        auto* danger = findSpoken<QPushButton>(u"Delete"_s, triggerSheet());
        QVERIFY(danger && !danger->isEnabled());
        QVERIFY(type(u"Type Fraud burst on Base to continue"_s, u"Fraud burst on Base"_s, triggerSheet()));
        QVERIFY(click(u"Delete"_s, triggerSheet()));
        QTRY_COMPARE(o.triggers.removed, QStringList(u"fraud"_s));
        QTRY_COMPARE(o.page()->list()->view()->model()->rowCount(), 6);
    }

    void testSendShowsWhatGoesWhere()
    {
        Opened o(u"fraud"_s);
        QTRY_VERIFY(
            findSpoken<QPlainTextEdit>(u"Preview of action 1"_s)->toPlainText().contains(u"Agent 1207 on Base"_s));
        QVERIFY(click(u"Send a test of action 2"_s));
        QTRY_VERIFY(triggerSheet());
        auto* request = findSpoken<QPlainTextEdit>(u"Request"_s, triggerSheet());
        QVERIFY(request && request->toPlainText().contains(u"POST https://hooks.example.org/agent"_s));
        QVERIFY(request->toPlainText().contains(u"••••"_s));
        QVERIFY(click(u"Send test"_s, triggerSheet()));
        QVERIFY(awaitSpoken<QPushButton>(u"Close"_s, triggerSheet()));
    }

    void dryRunFollowsTheDraft()
    {
        Opened o(u"fraud"_s);
        auto* table = o.editor()->dryRun()->table();
        QTRY_COMPARE(table->view()->model()->rowCount(), 14);
        const auto runs = o.triggers.dryRunHours.size();
        o.draft()->change([](Trigger& trigger) { trigger.conditions[1].value = u"10"_s; });
        QTRY_VERIFY(o.triggers.dryRunHours.size() > runs);
        QTRY_COMPARE(table->view()->model()->index(0, 5).data().toString(), u"2 score"_s);
        auto* range = findSpoken<QComboBox>(u"Events of the dry run"_s);
        QVERIFY(range);
        range->setCurrentIndex(0);
        Q_EMIT range->activated(0);
        QTRY_COMPARE(o.triggers.dryRunHours.back(), 1);
    }

    void aLongDryRunCanBeStopped()
    {
        Opened o(u"fraud"_s);
        auto* table = o.editor()->dryRun()->table();
        QTRY_COMPARE(table->view()->model()->rowCount(), 14);
        auto slow = std::make_shared<QPromise<Expected<DryRun>>>();
        slow->start();
        o.triggers.slowRun = slow;
        auto* again = findSpoken<QPushButton>(u"Run again"_s, o.editor()->dryRun());
        QVERIFY(again);
        again->click();
        QVERIFY(!again->isEnabled());
        QTRY_COMPARE(again->text(), u"Stop"_s);
        again->click();
        QVERIFY(slow->isCanceled());
        slow->finish();
        QCOMPARE(again->text(), u"Run again"_s);
        QCOMPARE(table->view()->model()->rowCount(), 0);
        const auto labels = o.editor()->dryRun()->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [](const QLabel* each) { return each->text() == u"The dry run was stopped."_s; }));
        o.triggers.slowRun.reset();
        again->click();
        QTRY_COMPARE(table->view()->model()->rowCount(), 14);
        // A run that a change makes useless is stopped too.
        slow = std::make_shared<QPromise<Expected<DryRun>>>();
        slow->start();
        o.triggers.slowRun = slow;
        const auto runs = o.triggers.dryRunHours.size();
        again->click();
        o.triggers.slowRun.reset();
        o.draft()->change([](Trigger& trigger) { trigger.conditions[1].value = u"10"_s; });
        QTRY_VERIFY(o.triggers.dryRunHours.size() > runs + 1);
        QVERIFY(slow->isCanceled());
        slow->finish();
        QTRY_COMPARE(table->view()->model()->rowCount(), 14);
    }

    void importShowsProblemsBeforeAnythingIsStored()
    {
        Opened o;
        o.triggers.importProblems = {
            {u"triggers[3].actions[1].config.url"_s, Message(u"Enter an https URL."_s), false}};
        o.page()->openImport();
        QTRY_VERIFY(triggerSheet());
        auto* sheet = qobject_cast<ImportSheet*>(triggerSheet());
        QVERIFY(sheet);
        sheet->check(u"triggers.json"_s, "{\"version\": 1, \"triggers\": [{}, {}]}");
        auto* table = awaitSpoken<QAbstractItemView>(u"Problems of the file"_s, sheet);
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 1).data().toString(), u"triggers[3].actions[1].config.url"_s);
        QVERIFY(!o.triggers.imports[0].second);
        auto* import = findSpoken<QPushButton>(u"Import 2 triggers"_s, sheet);
        QVERIFY(import && !import->isEnabled());
        o.triggers.importProblems[0].warning = true;
        sheet->check(u"triggers.json"_s, "{\"version\": 1, \"triggers\": [{}, {}]}");
        QTRY_VERIFY(import->isEnabled());
        QTest::mouseClick(import, Qt::LeftButton);
        QTRY_VERIFY(o.triggers.imports.back().second);
        QTRY_VERIFY(!triggerSheet());
    }

    void heldActionsAskWhatToDo()
    {
        Opened o({}, Scene::Twelve, [](Opened& before) {
            ActionJob job;
            job.id = 900;
            job.state = JobState::Held;
            job.reason = Message(u"Its event arrived while Signalbox was off."_s);
            before.jobs.all.insert(before.jobs.all.begin(), job);
            before.triggers.find(u"file"_s)->held = 1;
        });
        QVERIFY(click(u"Send now"_s));
        QTRY_COMPARE(o.jobs.replayed.size(), size_t(1));
        QCOMPARE(o.jobs.replayed[0], std::vector<qint64>{900});
    }

    void aChainThatIsMissingSaysWhatToDo()
    {
        Opened o(u"fraud"_s);
        o.draft()->change([](Trigger& trigger) { trigger.chainId = 424242; });
        QVERIFY(click(u"Add chain"_s));
        QCOMPARE(o.bench.added, 1);
    }

    void failuresAreShown()
    {
        Opened o({}, Scene::Twelve, [](Opened& before) {
            before.triggers.failWith = Error::make(ErrorKind::Refused, "NOT_SIGNED_IN", Message(u"Sign in."_s));
            before.bench.context.signIn = [&before] { ++before.bench.added; };
        });
        QVERIFY(click(u"Sign in…"_s));
        QCOMPARE(o.bench.added, 1);
    }

    void everyControlHasAName()
    {
        for (const QString& place : {u"?id=fraud"_s, u"fraud"_s, u"new"_s}) {
            Opened o(place);
            QTest::qWait(500);
            for (const EditorTabs::Tab tab :
                 {EditorTabs::Conditions, EditorTabs::Actions, EditorTabs::DryRun, EditorTabs::History}) {
                o.editor()->tabs()->setCurrent(tab);
                QTest::qWait(20);
                const QStringList unnamed = unnamedControls(&o.bench.screen);
                QVERIFY2(unnamed.isEmpty(), qPrintable(place + u": "_s + unnamed.join(u'\n')));
            }
        }
    }
};

SIGNALBOX_TEST(TriggersScreenTest)
#include "triggers_screen_test.moc"
