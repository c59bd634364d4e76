// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "activity/activity_screen.h"
#include "chains/chains_screen.h"
#include "chains/command_jobs.h"
#include "crosschain/sync_screen.h"
#include "crosschain/sync_view.h"
#include "desk/desk.h"
#include "models/verify_words.h"
#include "overview/overview_screen.h"
#include "settings/move_keys_sheet.h"
#include "settings/settings_screen.h"
#include "shell/main_window.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "ui/scripted_settings.h"
#include "ui/window_keys.h"
#include "widgets/message_bar.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// The window's messages after an action, and the keyboard focus then.
class WindowMessagesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ScriptedWorkspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    int m_moved = 0;

    ScriptedEngine* engine() const { return m_workspace->scripted(); }
    const std::vector<Command>& submitted() const { return engine()->submitted; }

    void open(Scene scene)
    {
        m_workspace = std::make_unique<ScriptedWorkspace>(scene);
        MainWindow::Parts parts;
        parts.workspace = m_workspace.get();
        parts.desk = m_desk.get();
        parts.directory = u"/nowhere"_s;
        parts.moveKeys = [this](QWidget*) { ++m_moved; };
        parts.registry.add({u"overview"_s,
                            u"overview"_s,
                            [] { return u"Overview"_s; },
                            [](ScreenContext* context) { return new OverviewScreen(context); },
                            {}});
        parts.registry.add(chainsScreenEntry());
        parts.registry.add(syncScreenEntry([this] { return m_workspace->engine(); }));
        parts.registry.add(activityScreenEntry());
        parts.registry.add(settingsScreenEntry());
        m_window = std::make_unique<MainWindow>(std::move(parts));
        m_window->resize(1440, 900);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    QString messages() const
    {
        QStringList all;
        for (const MessageBar* bar : m_window->messages()->findChildren<MessageBar*>())
            if (bar->isVisible())
                all << bar->accessibleName();
        return all.join(u'|');
    }

    /// Selects rows of the Overview's table by their names, and deselects others.
    QTableView* choose(const QStringList& names)
    {
        auto* table = awaitSpoken<QTableView>(u"Chains"_s);
        if (!table)
            return nullptr;
        table->clearSelection();
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (names.contains(table->model()->index(row, 0).data().toString()))
                table->selectionModel()->select(table->model()->index(row, 0),
                                                QItemSelectionModel::Select | QItemSelectionModel::Rows);
        return int(table->selectionModel()->selectedRows().size()) == names.size() ? table : nullptr;
    }

    /// Runs an entry of the menu for the selected rows; "Recover/Base" is in a submenu.
    bool run(QTableView* table, const QString& text)
    {
        bool ran = false, seen = false;
        QTimer::singleShot(50, this, [&] {
            seen = true;
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu)
                return;
            const QStringList path = text.split(u'/');
            QMenu* in = menu;
            for (const QString& part : path)
                for (QAction* action : in->actions()) {
                    if (action->text() != part)
                        continue;
                    if (action->menu()) {
                        in = action->menu();
                    } else {
                        action->trigger();
                        ran = true;
                    }
                    break;
                }
            menu->close();
        });
        const QModelIndex first = table->selectionModel()->selectedRows().value(0);
        Q_EMIT table->customContextMenuRequested(table->visualRect(first).center());
        (void)QTest::qWaitFor([&] { return seen; }, 2000);
        return ran;
    }

private Q_SLOTS:
    void init()
    {
        ThemeManager::instance().install();
        m_desk = std::make_unique<Desk>(QString());
        m_moved = 0;
    }
    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
    }

    void severalChainsArePausedAndResumed()
    {
        open(Scene::Twelve);
        QTableView* table = choose({u"Base"_s, u"Ethereum"_s, u"Noble"_s});
        QVERIFY(table);
        QVERIFY(run(table, u"Resume"_s));  // Noble is the paused one
        QTRY_COMPARE(submitted().size(), size_t(1));
        QCOMPARE(submitted()[0].verb(), Verb::ChainResume);
        QCOMPARE(submitted()[0].target, u"cosmos:noble-1"_s);
        QTRY_VERIFY2(messages().contains(u"Noble resumed."_s), qPrintable(messages()));
        QVERIFY(run(table, u"Pause"_s));
        QTRY_COMPARE(submitted().size(), size_t(3));
        QTRY_VERIFY2(messages().contains(u"2 chains paused."_s), qPrintable(messages()));
        QVERIFY(click(u"Undo"_s));
        QTRY_COMPARE(submitted().size(), size_t(5));
        QCOMPARE(submitted()[4].verb(), Verb::ChainResume);
    }

    void severalChainsAreReindexedOneAfterTheOther()
    {
        open(Scene::Twelve);
        QTableView* table = choose({u"Base"_s, u"Ethereum"_s});
        QVERIFY(table);
        QVERIFY(run(table, u"Reindex range…"_s));
        for (size_t number = 1; number <= 2; ++number) {
            QVERIFY(type(u"From block"_s, u"45000000"_s));
            QVERIFY(type(u"To block"_s, u"45000009"_s));
            auto* go = awaitSpoken<QPushButton>(u"Reindex"_s);
            QVERIFY(go);
            if (number == 2 && !QTest::qWaitFor([&] { return go->isEnabled(); }, 500)) {
                // the second chain is shorter: its own heights
                QVERIFY(type(u"From block"_s, u"25000000"_s));
                QVERIFY(type(u"To block"_s, u"25000009"_s));
            }
            QVERIFY(click(u"Reindex"_s));
            QTRY_COMPARE(submitted().size(), number);
            QCOMPARE(submitted().back().verb(), Verb::Reindex);
        }
        QVERIFY(submitted()[0].target != submitted()[1].target);
        QTRY_VERIFY2(messages().contains(u"10 blocks reindexed."_s), qPrintable(messages()));
    }

    void aDeletedChainIsNamedAndRecovered()
    {
        open(Scene::Twelve);
        QTableView* table = choose({u"Polygon"_s});
        QVERIFY(table);
        QVERIFY(run(table, u"Delete chain…"_s));
        auto* go = awaitSpoken<QPushButton>(u"Delete chain"_s);
        QVERIFY(go);
        QTRY_VERIFY(go->isEnabled());  // the data is kept: no name must be typed
        QVERIFY(click(u"Delete chain"_s));
        QTRY_COMPARE(submitted().size(), size_t(1));
        QVERIFY(!std::get<arguments::ChainDelete>(submitted()[0].args).hard);
        QTRY_VERIFY2(messages().contains(u"Polygon deleted. Its data is kept."_s), qPrintable(messages()));
        auto snapshot = *engine()->snapshot();
        for (ChainSnapshot& chain : snapshot.chains)
            if (chain.name == u"Polygon"_s || chain.name == u"Cedar"_s)
                chain.state = ChainState::Deleted;
        engine()->publish(snapshot);
        QVERIFY(click(u"Undo"_s));
        QTRY_COMPARE(submitted().size(), size_t(2));
        QCOMPARE(submitted()[1].verb(), Verb::ChainRecover);
        QCOMPARE(submitted()[1].target, u"eip155:137"_s);
        // … and without Undo by the menu of any other chain
        table = choose({u"Base"_s});
        QVERIFY(table);
        QVERIFY(run(table, u"Recover/Cedar"_s));
        QTRY_COMPARE(submitted().size(), size_t(3));
        QCOMPARE(submitted()[2].target, u"canopy:2"_s);
        QTRY_VERIFY2(messages().contains(u"Cedar recovered."_s), qPrintable(messages()));
    }

    void theSyncScreenReportsItsActions()
    {
        open(Scene::Canopy);
        m_window->go(u"sync"_s);
        auto* view = awaitSpoken<SyncView>(u"State and lag of each table and chain"_s);
        QVERIFY(view);
        QTRY_COMPARE(view->model()->rowCount(), 12);
        view->setCurrentIndex(view->model()->index(1, 1));
        QVERIFY(click(u"Resync table…"_s));
        auto* go = awaitSpoken<QPushButton>(u"Resync"_s);
        QVERIFY(go);
        QTRY_VERIFY(go->isEnabled());
        QVERIFY(click(u"Resync"_s));
        QTRY_COMPARE(submitted().size(), size_t(1));
        QTRY_VERIFY2(messages().contains(u"resynced: 0 rows differed."_s), qPrintable(messages()));
    }

    void jobsReportTheirResult()
    {
        open(Scene::Twelve);
        m_window->go(u"activity/jobs"_s);
        auto* table = awaitSpoken<QTableView>(u"Jobs"_s);
        QVERIFY(table);
        QTRY_VERIFY(table->model()->rowCount() > 2);
        auto* again = awaitSpoken<QPushButton>(u"Retry"_s);
        QVERIFY(again);
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (table->model()->index(row, 0).data().toString() == u"Fill gaps of Celo"_s)
                table->selectRow(row);
        QVERIFY(again->isEnabled());
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_COMPARE(submitted().size(), size_t(1));
        QTRY_VERIFY2(messages().contains(u"Celo: 0 blocks filled."_s), qPrintable(messages()));
        // the job itself shows the result of a cancel
        table->selectRow(0);
        QVERIFY(click(u"Cancel job"_s));
        QTRY_COMPARE(engine()->cancelled.size(), size_t(1));
        CommandStatus status;
        status.request = engine()->cancelled.front();
        status.verb = Verb::Reindex;
        status.target = u"eip155:8453"_s;
        status.state = CommandState::Cancelled;
        Q_EMIT engine()->commandChanged(status);
        QTRY_VERIFY2(messages().contains(u"Reindex Base: canceled."_s), qPrintable(messages()));
    }

    void aVerificationIsReported()
    {
        open(Scene::Twelve);
        engine()->finishCommands = false;
        QTableView* table = choose({u"Base"_s});
        QVERIFY(table);
        QVERIFY(run(table, u"Verify…"_s));
        QVERIFY(click(u"Verify"_s));
        QTRY_COMPARE(submitted().size(), size_t(1));
        QCOMPARE(std::get<arguments::Verify>(submitted()[0].args).sample, std::optional<qint64>(1'000));
        QUuid request;
        connect(engine(), &Engine::commandChanged, this,
                [&](const CommandStatus& status) { request = status.request; });
        QTRY_VERIFY(!request.isNull());
        CommandStatus status;
        status.request = request;
        status.verb = Verb::Verify;
        status.target = u"eip155:8453"_s;
        status.state = CommandState::Done;
        status.result = {{u"checked"_s, 1'000}, {u"stored"_s, 4'600'000}, {u"differences"_s, 0}, {u"atMost"_s, 0.003}};
        Q_EMIT engine()->commandChanged(status);
        QTRY_VERIFY2(messages().contains(u"Base verified. 1,000 of 4,600,000 blocks: no difference; at "
                                         "most 0.3 % of blocks with 95 % confidence."_s),
                     qPrintable(messages()));
    }

    /// Blocks far from each other are reindexed in separate runs, never with all blocks between them.
    void eachRunOfDifferingBlocksIsOfferedByItself()
    {
        const auto report = [](std::initializer_list<qint64> blocks) {
            QJsonArray different;
            for (const qint64 block : blocks)
                different << QJsonObject{{u"block"_s, block}};
            return QJsonObject{{u"differences"_s, different.size()}, {u"different"_s, different}};
        };
        const QJsonObject scattered = report({900, 100, 101, 108, 4'000'000, 5'000'000});
        const auto runs = differingRuns(scattered);
        QCOMPARE(runs.size(), std::size_t(4));
        QVERIFY(runs[0] == (Interval{100, 108}) && runs[1] == (Interval{900, 900}));
        QVERIFY(differingRuns(report({})).empty());
        CommandJobs jobs;
        QList<Interval> asked;
        connect(&jobs, &CommandJobs::reindexRequested, this,
                [&](const QString&, const Interval& range) { asked << range; });
        open(Scene::Twelve);
        jobs.setEngine(engine());
        CommandStatus status;
        status.id = 91;
        status.request = QUuid::createUuid();
        status.verb = Verb::Verify;
        status.target = u"eip155:8453"_s;
        status.state = CommandState::Done;
        status.result = scattered;
        Q_EMIT engine()->commandChanged(status);
        QTRY_COMPARE(jobs.findChildren<QPushButton*>(QRegularExpression(u"^reindex"_s)).size(), 3);
        QCOMPARE(jobs.findChild<QPushButton*>(u"reindex"_s)->text(), u"Reindex 100–108…"_s);
        jobs.findChild<QPushButton*>(u"reindex"_s)->click();
        jobs.findChild<QPushButton*>(u"reindex2"_s)->click();
        QVERIFY(asked.size() == 2 && asked[0] == runs[0] && asked[1] == runs[1]);
    }

    void aSilentKeychainIsNamedWithAWayOut()
    {
        open(Scene::Twelve);
        Q_EMIT m_workspace->keychainSilent(true);
        QTRY_VERIFY2(messages().contains(u"keychain has not responded yet"_s), qPrintable(messages()));
        QVERIFY(click(u"Use an encrypted file…"_s));
        QCOMPARE(m_moved, 1);
        Q_EMIT m_workspace->keychainSilent(false);
        QTRY_VERIFY2(!messages().contains(u"keychain"_s), qPrintable(messages()));
    }

    void aRefusingKeychainHasAWayOut()
    {
        open(Scene::One);
        auto snapshot = *engine()->snapshot();
        Failure failure;
        failure.error = Error::make(ErrorKind::Refused, "KEYCHAIN_REFUSED",
                                    Message(u"The system's keychain refused access (denied). Unlock it and try "
                                            "again."_s));
        failure.since = failure.lastAt = QDateTime::currentDateTimeUtc();
        snapshot.chains.front().failure = failure;
        snapshot.chains.front().live = true;
        snapshot.chains.front().state = ChainState::Error;
        engine()->publish(snapshot);
        QTRY_VERIFY2(messages().contains(u"keychain refused access (denied)"_s), qPrintable(messages()));
        QVERIFY(click(u"Use an encrypted file…"_s));
        QCOMPARE(m_moved, 1);
        // a workspace that does not open for this reason: the same offer, then it is opened again
        const auto settings = std::make_shared<ScriptedSettings>();
        int opened = 0;
        const auto cures = keychainCures(settings, failure.error, m_window.get(), [&] { ++opened; });
        QCOMPARE(cures.size(), size_t(1));
        cures.front().run();
        QVERIFY(type(u"Passphrase"_s, u"correct horse"_s));
        QVERIFY(type(u"Repeat passphrase"_s, u"correct horse"_s));
        QVERIFY(click(u"Move"_s));
        QCOMPARE(opened, 0);
        QVERIFY(click<QToolButton>(u"Close"_s));  // at the top of the sheet, equivalent to the one below
        QTRY_COMPARE(opened, 1);
        QVERIFY(keychainCures(settings, Error::make(ErrorKind::Refused, "RPC_AUTH", signalbox::Message()),
                              m_window.get(), [] {})
                    .empty());
    }

    void theKeysComeBackWhenASheetCloses()
    {
        open(Scene::Twelve);
        QTableView* table = choose({u"Base"_s});
        QVERIFY(table);
        table->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QTRY_VERIFY(QApplication::activeModalWidget());
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QTRY_COMPARE(QApplication::focusWidget(), table);
        // the control that opened the sheet no longer exists: the page has the focus
        m_window->go(u"chains/eip155:8453"_s);
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QTRY_VERIFY(QApplication::activeModalWidget());
        m_window->go(u"overview"_s);
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget()->window() == m_window.get());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Comma, Qt::ControlModifier);
        QTRY_COMPARE(m_window->address(), u"settings"_s);
    }

    void enterPressesTheButtonsOfEveryScreen()
    {
        open(Scene::Twelve);
        const auto press = [&](const QString& name) {
            auto* button = awaitSpoken<QAbstractButton>(name, m_window.get());
            if (!button || button->focusPolicy() == Qt::NoFocus)
                return false;
            button->setFocus(Qt::TabFocusReason);
            QTest::keyClick(button, Qt::Key_Return);
            return true;
        };
        QVERIFY(press(u"Settings"_s));  // in the navigation bar
        QTRY_COMPARE(m_window->address(), u"settings"_s);
        m_window->go(u"chains/eip155:8453"_s);
        QVERIFY(press(u"Pause"_s));
        QTRY_COMPARE(submitted().size(), size_t(1));
        QVERIFY(press(u"failed 7"_s));  // in the status bar
        QTRY_VERIFY(m_window->address().startsWith(u"chains/"_s));
        m_window->go(u"overview"_s);
        QVERIFY(press(u"Undo"_s));  // in a message
        QTRY_COMPARE(submitted().size(), size_t(2));
    }
};

SIGNALBOX_TEST(WindowMessagesTest)
#include "window_messages_test.moc"
