// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSet>
#include <QTest>

#include "activity/activity_screen.h"
#include "chains/chains_screen.h"
#include "desk/desk.h"
#include "events/events_screen.h"
#include "firstrun/first_run_page.h"
#include "overview/overview_screen.h"
#include "queue/queue_screen.h"
#include "settings/settings_screen.h"
#include "shell/main_window.h"
#include "signalbox/literals.h"
#include "support/scripted_actions.h"
#include "support/scripted_engine.h"
#include "support/scripted_triggers.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "triggers/triggers_screen.h"
#include "ui/window_keys.h"
#include "widgets/sheet.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

/// Every control that a user can operate, apart from scroll bars and the inner parts of a control.
bool isControl(const QWidget* widget)
{
    const QWidget* parent = widget->parentWidget();
    if (qobject_cast<const QScrollBar*>(widget) || qobject_cast<const QAbstractSpinBox*>(parent) ||
        qobject_cast<const QComboBox*>(parent) || qobject_cast<const QLineEdit*>(parent))
        return false;
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
           qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           (qobject_cast<const QAbstractItemView*>(widget) && !widget->inherits("QHeaderView")) ||
           qobject_cast<const QPlainTextEdit*>(widget) || widget->focusPolicy() & Qt::TabFocus;
}

QString described(const QWidget* widget)
{
    return u"%1 “%2” in %3"_s.arg(
        QString::fromLatin1(widget->metaObject()->className()), spokenName(widget),
        QString::fromLatin1(widget->parentWidget() ? widget->parentWidget()->metaObject()->className() : "nothing"));
}

/// Tab from control to control, one full round.
QSet<const QWidget*> reachedByTab(QWidget* window)
{
    QSet<const QWidget*> reached;
    const QWidget* before = nullptr;
    for (int i = 0; i < 400; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window, Qt::Key_Tab);
        const QWidget* now = QApplication::focusWidget();
        // a date field has a stop for each of its parts
        if (!now || (reached.contains(now) && (now != before || !qobject_cast<const QDateTimeEdit*>(now))))
            break;
        reached.insert(now);
        before = now;
    }
    return reached;
}

/// Tab stops at the selected control of a group, and arrows move on from there.
bool oneOfAGroup(const QWidget* widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return button && button->isCheckable() &&
           (button->autoExclusive() || (button->group() && button->group()->exclusive()));
}

/// Faults of a window or sheet: a control without a name, or one that Tab does not reach.
QStringList faults(QWidget* window, const QString& place)
{
    QStringList found;
    window->activateWindow();
    (void)QTest::qWaitForWindowActive(window);
    QTest::qWait(30);
    const QSet<const QWidget*> reached = reachedByTab(window);
    for (const QWidget* widget : window->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != window || widget->visibleRegion().isEmpty() ||
            widget->objectName().startsWith(u"qt_"_s) || !isControl(widget))
            continue;
        if (spokenName(widget).isEmpty())
            found << u"%1: no name: %2"_s.arg(place, described(widget));
        // the close button of a sheet is the mouse's Esc; lists controlled by their field take no focus
        const bool forMouse = (qobject_cast<const Sheet*>(window) && spokenName(widget) == u"Close"_s) ||
                              (widget->focusPolicy() == Qt::NoFocus && qobject_cast<const QAbstractItemView*>(widget));
        if (!forMouse && widget->isEnabled() && !reached.contains(widget) &&
            !(widget->focusProxy() && reached.contains(widget->focusProxy())) && !oneOfAGroup(widget))
            found << u"%1: Tab does not reach: %2"_s.arg(place, described(widget));
    }
    return found;
}

QWidget* topSheet()
{
    return QApplication::activeModalWidget();
}

}  // namespace

/// Every control of every screen, sheet and page has an accessible name and is reached by Tab.
class AccessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().install(); }

    void screens_data()
    {
        QTest::addColumn<int>("scene");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QSize>("size");
        for (const Scene scene : {Scene::Twelve, Scene::Empty, Scene::Offline})
            for (const char* address :
                 {"overview", "chains", "chains/eip155:8453", "events?kind=registry", "activity/jobs", "activity/audit",
                  "activity/log", "activity/alerts", "queue/failed", "queue/configuration", "queue/thresholds",
                  "triggers", "triggers/fraud", "triggers/new", "settings"})
                for (const QSize& size : {QSize(1440, 900), QSize(1024, 640)})
                    if (scene != Scene::Empty || !QByteArray(address).contains('8'))
                        QTest::addRow("%d %s %d", int(scene), address, size.width())
                            << int(scene) << QString::fromLatin1(address) << size;
    }

    void screens()
    {
        QFETCH(int, scene);
        QFETCH(QString, address);
        QFETCH(QSize, size);
        ScriptedWorkspace workspace{Scene(scene)};
        ScriptedTriggers triggers;
        ScriptedActions actions;
        workspace.scripted()->triggered = &triggers;
        workspace.scripted()->acted = &actions;
        const auto window = open(&workspace, size);
        window->go(address);
        check(faults(window.get(), address));
    }

    void opensWithoutARing()
    {
        ScriptedWorkspace workspace(Scene::Twelve);
        const auto window = open(&workspace, {1440, 900});
        QCOMPARE(QApplication::focusWidget(), window->currentScreen());
        window->go(u"chains"_s);
        QCOMPARE(QApplication::focusWidget(), window->currentScreen());
    }

    void paletteAndSheets()
    {
        ScriptedWorkspace workspace(Scene::Twelve);
        const auto window = open(&workspace, {1440, 900});
        for (const Qt::Key key : {Qt::Key_K, Qt::Key_G}) {
            window->activateWindow();
            QTRY_VERIFY(window->isActiveWindow());
            QTest::keyClick(window.get(), key, Qt::ControlModifier);
            QTRY_VERIFY(topSheet());
            check(faults(topSheet(), topSheet()->windowTitle()));
            QTest::keyClick(topSheet(), Qt::Key_Escape);
            QTRY_VERIFY(!topSheet());
        }
        window->activateWindow();
        QTRY_VERIFY(window->isActiveWindow());
        QTest::keyClick(window.get(), Qt::Key_F1);
        QTRY_VERIFY(topSheet());
        check(faults(topSheet(), u"shortcuts"_s));
        QTest::keyClick(topSheet(), Qt::Key_Escape);
        QTRY_VERIFY(!topSheet());
    }

    void confirmSheets()
    {
        ScriptedWorkspace workspace(Scene::Twelve);
        const auto window = open(&workspace, {1440, 900});
        window->go(u"chains/eip155:8453"_s);
        for (const char* button : {"Reindex range…", "Add endpoint", "Add contract or token"}) {
            QVERIFY2(click(QString::fromUtf8(button), window.get()), button);
            QTRY_VERIFY(topSheet());
            check(faults(topSheet(), QString::fromUtf8(button)));
            QTest::keyClick(topSheet(), Qt::Key_Escape);
            QTRY_VERIFY(!topSheet());
        }
    }

    void wizard()
    {
        ScriptedWorkspace workspace(Scene::Twelve);
        const auto window = open(&workspace, {1440, 900});
        QTest::keyClick(window.get(), Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(topSheet());
        QWidget* sheet = topSheet();
        auto* list = awaitSpoken<QAbstractItemView>(u"Networks"_s, sheet);
        QVERIFY(list);
        QTRY_VERIFY(list->model()->rowCount() > 2);
        for (int page = 1; page <= 5; ++page) {
            check(faults(sheet, u"wizard, page %1"_s.arg(page)));
            if (page == 1) {
                // the first networks of the list may be in the workspace already
                const auto* first = findSpoken<QAbstractButton>(u"Next"_s, sheet);
                for (int row = 1; row < list->model()->rowCount() && !first->isEnabled(); ++row)
                    list->setCurrentIndex(list->model()->index(row, 0));
            }
            if (page == 2)
                QVERIFY(type(u"URL of endpoint 1"_s, u"https://rpc.example.org"_s, sheet));
            auto* next = findSpoken<QAbstractButton>(u"Next"_s, sheet);
            if (page == 5 || !next)
                break;
            QTRY_VERIFY_WITH_TIMEOUT(next->isEnabled(), 5000);
            QTest::mouseClick(next, Qt::LeftButton);
        }
        QTest::keyClick(sheet, Qt::Key_Escape);
    }

    void firstRun()
    {
        ScriptedWorkspace workspace(Scene::Empty, false);
        workspace.there = false;
        FirstRunPage page(&workspace, &m_desk, QDir::homePath(), [] {});
        page.resize(1024, 640);
        page.show();
        page.activateWindow();
        check(faults(&page, u"first run"_s));
        QVERIFY(click(u"Connect to a server"_s));
        check(faults(&page, u"server"_s));
        Q_EMIT workspace.passphraseNeeded(true);
        check(faults(&page, u"passphrase"_s));
    }

private:
    std::unique_ptr<MainWindow> open(ScriptedWorkspace* workspace, const QSize& size)
    {
        MainWindow::Parts parts;
        parts.workspace = workspace;
        parts.desk = &m_desk;
        parts.directory = u"/tmp/none"_s;
        parts.registry.add({u"overview"_s,
                            u"overview"_s,
                            [] { return u"Overview"_s; },
                            [](ScreenContext* context) { return new OverviewScreen(context); },
                            {}});
        parts.registry.add(chainsScreenEntry());
        parts.registry.add({u"events"_s,
                            u"events"_s,
                            [] { return u"Events"_s; },
                            [](ScreenContext* context) { return new EventsScreen(context); },
                            {}});
        parts.registry.add(queueScreenEntry());
        parts.registry.add(triggersScreenEntry([workspace] { return workspace->engine(); }));
        parts.registry.add(activityScreenEntry());
        parts.registry.add(settingsScreenEntry());
        parts.registry.addChain = openAddChain;
        auto window = std::make_unique<MainWindow>(std::move(parts));
        window->resize(size);
        window->go(u"overview"_s);
        window->show();
        window->activateWindow();
        (void)QTest::qWaitForWindowActive(window.get());
        QTest::qWait(30);
        return window;
    }

    static void check(const QStringList& found)
    {
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    Desk m_desk{QString()};
};

SIGNALBOX_TEST(AccessTest)
#include "access_test.moc"
