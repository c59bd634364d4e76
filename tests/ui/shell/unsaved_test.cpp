// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include "desk/desk.h"
#include "language/language_manager.h"
#include "shell/main_window.h"
#include "support/scripted_actions.h"
#include "support/scripted_engine.h"
#include "support/scripted_triggers.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "triggers/conditions/conditions_card.h"
#include "triggers/editor/trigger_editor.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/triggers_page.h"
#include "triggers/triggers_screen.h"
#include "ui/window_keys.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

class EmptyScreen : public Screen {
public:
    explicit EmptyScreen(ScreenContext* context) : Screen(context) {}
    QString title() const override { return u"Overview"_s; }
};

/// A window with an empty screen and the triggers.
struct TriggerWindow {
    explicit TriggerWindow(bool demo = false)
    {
        ScreenEntry overview;
        overview.id = u"overview"_s;
        overview.title = [] { return u"Overview"_s; };
        overview.make = [](ScreenContext* context) { return new EmptyScreen(context); };
        workspace.scripted()->triggered = &triggers;
        workspace.scripted()->acted = &jobs;
        MainWindow::Parts parts;
        parts.workspace = &workspace;
        parts.desk = &desk;
        parts.demo = demo;
        parts.registry.add(overview);
        parts.registry.add(triggersScreenEntry([this] { return workspace.engine(); }));
        window = std::make_unique<MainWindow>(std::move(parts));
        window->show();
    }
    TriggersPage* page() const { return static_cast<TriggersScreen*>(window->screen(u"triggers"_s))->page(); }
    const TriggerDraft& draft(const QString& id) const
    {
        window->go(u"triggers/?id="_s + id);
        return *page()->draft();
    }
    void setScore(const QString& id, const QString& value) const
    {
        draft(id);
        page()->draft()->change([&](Trigger& trigger) {
            for (TriggerCondition& each : trigger.conditions)
                if (each.type == "score_threshold"_L1)
                    each.value = value;
        });
    }
    QWidget* question() const
    {
        QWidget* sheet = QApplication::activeModalWidget();
        return sheet && sheet->objectName() == "unsavedSheet"_L1 ? sheet : nullptr;
    }
    bool isOpen() const { return workspace.state() == WorkspaceState::Open && window->isVisible(); }

    Desk desk{QString()};
    ScriptedTriggers triggers;
    ScriptedActions jobs{5};
    ScriptedWorkspace workspace;
    std::unique_ptr<MainWindow> window;
};

}  // namespace

/// Unsaved changes when the window closes, and when its screens are made again.
class UnsavedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        ThemeManager::instance().install();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        LanguageManager::instance().setLanguage(u"en"_s);
    }
    void cleanup() { LanguageManager::instance().setLanguage(u"en"_s); }

    void closingAsksOnce()
    {
        TriggerWindow world;
        world.setScore(u"fraud"_s, u"40"_s);
        world.window->go(u"overview"_s);
        world.window->close();
        QVERIFY(world.isOpen());
        QTRY_VERIFY(world.question());
        const auto labels = world.question()->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text() ==
                   u"The changes of \"Fraud burst on Base\" are not saved. They are lost if you discard them."_s;
        }));
        world.window->close();
        QVERIFY(world.isOpen());
        QTest::keyClick(world.question(), Qt::Key_Escape);
        QTRY_VERIFY(!world.question());
        QVERIFY(world.isOpen());
        QCOMPARE(world.draft(u"fraud"_s).now().conditions[1].value, u"40"_s);
        world.window->close();
        QTRY_VERIFY(world.question());
        QVERIFY(click(u"Discard changes"_s, world.question()));
        QTRY_COMPARE(world.workspace.state(), WorkspaceState::Closed);
        QTRY_VERIFY(!world.window->isVisible());
        QVERIFY(world.triggers.saved.empty());
    }

    void savesAllBeforeItCloses()
    {
        TriggerWindow world;
        world.setScore(u"fraud"_s, u"40"_s);
        world.draft(u"ema"_s);
        world.page()->draft()->change([](Trigger& trigger) { trigger.name = u"Renamed"_s; });
        world.window->close();
        QTRY_VERIFY(world.question());
        QVERIFY(click(u"Save"_s, world.question()));
        QTRY_COMPARE(world.workspace.state(), WorkspaceState::Closed);
        QCOMPARE(world.triggers.saved.size(), size_t(2));
    }

    void showsWhatCannotBeSaved()
    {
        TriggerWindow world;
        world.setScore(u"fraud"_s, u"not a number"_s);
        QVERIFY(!world.draft(u"fraud"_s).isValid());
        world.draft(u"ema"_s);
        world.window->go(u"overview"_s);
        world.window->close();
        QTRY_VERIFY(world.question());
        QVERIFY(click(u"Save"_s, world.question()));
        QTRY_COMPARE(world.window->address(), u"triggers/?id=fraud"_s);
        QVERIFY(world.isOpen());
        QVERIFY(world.triggers.saved.empty());
        world.setScore(u"fraud"_s, u"40"_s);
        world.triggers.refuseSave = Error::make(ErrorKind::Conflict, "TRIGGER_CHANGED", Message(u"It was saved."_s));
        world.window->close();
        QTRY_VERIFY(world.question());
        QVERIFY(click(u"Save"_s, world.question()));
        QTRY_VERIFY(findSpoken<QPushButton>(u"Overwrite"_s));
        QVERIFY(world.isOpen());
    }

    void doesNotAskWithoutReason()
    {
        for (const QString& place : {u"triggers/new"_s, u"triggers/fraud"_s}) {  // nothing was typed
            TriggerWindow world;
            world.window->go(place);
            world.window->close();
            QVERIFY(!world.question());
            QTRY_COMPARE(world.workspace.state(), WorkspaceState::Closed);
        }
        TriggerWindow demo(true);
        demo.setScore(u"fraud"_s, u"40"_s);
        demo.window->close();
        QVERIFY(!demo.question());
        QTRY_COMPARE(demo.workspace.state(), WorkspaceState::Closed);
        TriggerWindow ended;
        ended.setScore(u"fraud"_s, u"40"_s);
        ended.window->closeUnasked();
        QVERIFY(!ended.question());
        QTRY_COMPARE(ended.workspace.state(), WorkspaceState::Closed);
    }

    void aRemadeScreenKeepsItsDrafts()
    {
        TriggerWindow world;
        world.window->go(u"triggers/new"_s);
        world.page()->draft()->change([](Trigger& trigger) { trigger.name = u"Begun"_s; });
        world.setScore(u"fraud"_s, u"40"_s);
        const QPointer<TriggersPage> before = world.page();
        LanguageManager::instance().setLanguage(u"zh_CN"_s);
        QTRY_VERIFY(!before);
        QTRY_COMPARE(world.window->address(), u"triggers/?id=fraud"_s);
        QTRY_COMPARE(world.page()->draft()->now().conditions[1].value, u"40"_s);
        QVERIFY(world.page()->draft()->isChanged());
        world.window->go(u"triggers/new"_s);
        QCOMPARE(world.page()->draft()->now().name, u"Begun"_s);
        // a screen that is not in sight keeps them, too
        world.window->go(u"overview"_s);
        const QPointer<TriggersPage> again = world.page();
        LanguageManager::instance().setLanguage(u"en"_s);
        QTRY_VERIFY(!again);
        world.window->close();
        QTRY_VERIFY(world.question());
        QVERIFY(click(u"Discard changes"_s, world.question()));
        QTRY_COMPARE(world.workspace.state(), WorkspaceState::Closed);
    }

    void whatIsTypedInATemplateIsKept()
    {
        TriggerWindow world;
        world.window->go(u"triggers/fraud"_s);
        auto* body = awaitSpoken<QPlainTextEdit>(u"Body template of action 2"_s);
        QVERIFY(body);
        body->setPlainText(u"{\"score\": "_s);
        QVERIFY(!world.page()->draft()->isValid());
        world.page()->editor()->conditions()->addCondition(u"agent_id_equals"_s);
        body = awaitSpoken<QPlainTextEdit>(u"Body template of action 2"_s);
        QVERIFY(body);
        QCOMPARE(body->toPlainText(), u"{\"score\": "_s);
        QVERIFY(!world.page()->draft()->isValid());
        const QPointer<TriggersPage> before = world.page();
        ThemeManager::instance().setFontPercent(110);
        const auto restore = qScopeGuard([] { ThemeManager::instance().setFontPercent(100); });
        QTRY_VERIFY(!before);
        body = awaitSpoken<QPlainTextEdit>(u"Body template of action 2"_s);
        QVERIFY(body);
        QCOMPARE(body->toPlainText(), u"{\"score\": "_s);
    }
};

SIGNALBOX_TEST(UnsavedTest)
#include "unsaved_test.moc"
