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
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "ui/scripted_settings.h"
#include "ui/window_keys.h"
#include "widgets/message_bar.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// What the window says and does after an action, and where the keys are then.
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
        parts.directory = QStringLiteral("/nowhere");
        parts.moveKeys = [this](QWidget*) { ++m_moved; };
        parts.registry.add({QStringLiteral("overview"),
                            QStringLiteral("overview"),
                            [] { return QStringLiteral("Overview"); },
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

    /// Chooses rows of the Overview's table by their names; others are not chosen.
    QTableView* choose(const QStringList& names)
    {
        auto* table = awaitSpoken<QTableView>(QStringLiteral("Chains"));
        if (!table)
            return nullptr;
        table->clearSelection();
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (names.contains(table->model()->index(row, 0).data().toString()))
                table->selectionModel()->select(table->model()->index(row, 0),
                                                QItemSelectionModel::Select | QItemSelectionModel::Rows);
        return int(table->selectionModel()->selectedRows().size()) == names.size() ? table : nullptr;
    }

    /// Runs an entry of the menu over the rows that are chosen; "Recover/Base" is in a menu of that menu.
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
        setDesk(m_desk.get());
        m_moved = 0;
    }
    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
        setDesk(nullptr);
    }

    void severalChainsArePausedAndResumed()
    {
        open(Scene::Twelve);
        QTableView* table = choose({QStringLiteral("Base"), QStringLiteral("Ethereum"), QStringLiteral("Noble")});
        QVERIFY(table);
        QVERIFY(run(table, QStringLiteral("Resume")));  // Noble is the one that is paused
        QTRY_COMPARE(submitted().size(), size_t(1));
        QCOMPARE(submitted()[0].verb, Verb::ChainResume);
        QCOMPARE(submitted()[0].target, QStringLiteral("cosmos:noble-1"));
        QTRY_VERIFY2(messages().contains(QStringLiteral("Noble resumed.")), qPrintable(messages()));
        QVERIFY(run(table, QStringLiteral("Pause")));
        QTRY_COMPARE(submitted().size(), size_t(3));
        QTRY_VERIFY2(messages().contains(QStringLiteral("2 chains paused.")), qPrintable(messages()));
        QVERIFY(click(QStringLiteral("Undo")));
        QTRY_COMPARE(submitted().size(), size_t(5));
        QCOMPARE(submitted()[4].verb, Verb::ChainResume);
    }

    void severalChainsAreReindexedOneAfterTheOther()
    {
        open(Scene::Twelve);
        QTableView* table = choose({QStringLiteral("Base"), QStringLiteral("Ethereum")});
        QVERIFY(table);
        QVERIFY(run(table, QStringLiteral("Reindex range…")));
        for (size_t number = 1; number <= 2; ++number) {
            QVERIFY(type(QStringLiteral("From block"), QStringLiteral("45000000")));
            QVERIFY(type(QStringLiteral("To block"), QStringLiteral("45000009")));
            auto* go = awaitSpoken<QPushButton>(QStringLiteral("Reindex"));
            QVERIFY(go);
            if (number == 2 && !QTest::qWaitFor([&] { return go->isEnabled(); }, 500)) {
                // the second chain is shorter: its own heights
                QVERIFY(type(QStringLiteral("From block"), QStringLiteral("25000000")));
                QVERIFY(type(QStringLiteral("To block"), QStringLiteral("25000009")));
            }
            QVERIFY(click(QStringLiteral("Reindex")));
            QTRY_COMPARE(submitted().size(), number);
            QCOMPARE(submitted().back().verb, Verb::Reindex);
        }
        QVERIFY(submitted()[0].target != submitted()[1].target);
        QTRY_VERIFY2(messages().contains(QStringLiteral("10 blocks reindexed.")), qPrintable(messages()));
    }

    void aDeletedChainIsNamedAndComesBack()
    {
        open(Scene::Twelve);
        QTableView* table = choose({QStringLiteral("Polygon")});
        QVERIFY(table);
        QVERIFY(run(table, QStringLiteral("Delete chain…")));
        auto* go = awaitSpoken<QPushButton>(QStringLiteral("Delete chain"));
        QVERIFY(go);
        QTRY_VERIFY(go->isEnabled());  // the data is kept: no name is asked for
        QVERIFY(click(QStringLiteral("Delete chain")));
        QTRY_COMPARE(submitted().size(), size_t(1));
        QVERIFY(!submitted()[0].args.value(QStringLiteral("hard")).toBool());
        QTRY_VERIFY2(messages().contains(QStringLiteral("Polygon deleted. Its data is kept.")), qPrintable(messages()));
        auto snapshot = *engine()->snapshot();
        for (ChainSnapshot& chain : snapshot.chains)
            if (chain.name == QStringLiteral("Polygon") || chain.name == QStringLiteral("Cedar"))
                chain.state = ChainState::Deleted;
        engine()->publish(snapshot);
        QVERIFY(click(QStringLiteral("Undo")));
        QTRY_COMPARE(submitted().size(), size_t(2));
        QCOMPARE(submitted()[1].verb, Verb::ChainRecover);
        QCOMPARE(submitted()[1].target, QStringLiteral("eip155:137"));
        // … and without Undo by the menu of any other chain
        table = choose({QStringLiteral("Base")});
        QVERIFY(table);
        QVERIFY(run(table, QStringLiteral("Recover/Cedar")));
        QTRY_COMPARE(submitted().size(), size_t(3));
        QCOMPARE(submitted()[2].target, QStringLiteral("canopy:2"));
        QTRY_VERIFY2(messages().contains(QStringLiteral("Cedar recovered.")), qPrintable(messages()));
    }

    void theSyncScreenSaysWhatItDid()
    {
        open(Scene::Canopy);
        m_window->go(QStringLiteral("sync"));
        auto* view = awaitSpoken<SyncView>(QStringLiteral("State and lag of each table and chain"));
        QVERIFY(view);
        QTRY_COMPARE(view->model()->rowCount(), 12);
        view->setCurrentIndex(view->model()->index(1, 1));
        QVERIFY(click(QStringLiteral("Resync table…")));
        auto* go = awaitSpoken<QPushButton>(QStringLiteral("Resync"));
        QVERIFY(go);
        QTRY_VERIFY(go->isEnabled());
        QVERIFY(click(QStringLiteral("Resync")));
        QTRY_COMPARE(submitted().size(), size_t(1));
        QTRY_VERIFY2(messages().contains(QStringLiteral("resynced: 0 rows differed.")), qPrintable(messages()));
    }

    void theJobsSayWhatTheyDid()
    {
        open(Scene::Twelve);
        m_window->go(QStringLiteral("activity/jobs"));
        auto* table = awaitSpoken<QTableView>(QStringLiteral("Jobs"));
        QVERIFY(table);
        QTRY_VERIFY(table->model()->rowCount() > 2);
        auto* again = awaitSpoken<QPushButton>(QStringLiteral("Try again"));
        QVERIFY(again);
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (table->model()->index(row, 0).data().toString() == QStringLiteral("Fill gaps of Celo"))
                table->selectRow(row);
        QVERIFY(again->isEnabled());
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_COMPARE(submitted().size(), size_t(1));
        QTRY_VERIFY2(messages().contains(QStringLiteral("Celo: 0 blocks filled.")), qPrintable(messages()));
        // a cancel is answered by the job itself
        table->selectRow(0);
        QVERIFY(click(QStringLiteral("Cancel job")));
        QTRY_COMPARE(engine()->cancelled.size(), size_t(1));
        CommandStatus status;
        status.request = engine()->cancelled.front();
        status.verb = Verb::Reindex;
        status.target = QStringLiteral("eip155:8453");
        status.state = CommandState::Cancelled;
        Q_EMIT engine()->commandChanged(status);
        QTRY_VERIFY2(messages().contains(QStringLiteral("Reindex Base: canceled.")), qPrintable(messages()));
    }

    void aVerificationIsReported()
    {
        open(Scene::Twelve);
        engine()->finishCommands = false;
        QTableView* table = choose({QStringLiteral("Base")});
        QVERIFY(table);
        QVERIFY(run(table, QStringLiteral("Verify…")));
        QVERIFY(click(QStringLiteral("Verify")));
        QTRY_COMPARE(submitted().size(), size_t(1));
        QCOMPARE(submitted()[0].args.value(QStringLiteral("sample")).toInt(), 1'000);
        QUuid request;
        connect(engine(), &Engine::commandChanged, this,
                [&](const CommandStatus& status) { request = status.request; });
        QTRY_VERIFY(!request.isNull());
        CommandStatus status;
        status.request = request;
        status.verb = Verb::Verify;
        status.target = QStringLiteral("eip155:8453");
        status.state = CommandState::Done;
        status.result = {{QStringLiteral("checked"), 1'000},
                         {QStringLiteral("stored"), 4'600'000},
                         {QStringLiteral("differences"), 0},
                         {QStringLiteral("atMost"), 0.003}};
        Q_EMIT engine()->commandChanged(status);
        QTRY_VERIFY2(messages().contains(QStringLiteral("Base verified. 1,000 of 4,600,000 blocks: no difference; at "
                                                        "most 0.3 % of blocks with 95 % confidence.")),
                     qPrintable(messages()));
    }

    /// Blocks far from each other are reindexed one run at a time, never with all that lies between them.
    void eachRunOfDifferingBlocksIsOfferedByItself()
    {
        const auto report = [](std::initializer_list<qint64> blocks) {
            QJsonArray different;
            for (const qint64 block : blocks)
                different << QJsonObject{{QStringLiteral("block"), block}};
            return QJsonObject{{QStringLiteral("differences"), different.size()},
                               {QStringLiteral("different"), different}};
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
        status.target = QStringLiteral("eip155:8453");
        status.state = CommandState::Done;
        status.result = scattered;
        Q_EMIT engine()->commandChanged(status);
        QTRY_COMPARE(jobs.findChildren<QPushButton*>(QRegularExpression(QStringLiteral("^reindex"))).size(), 3);
        QCOMPARE(jobs.findChild<QPushButton*>(QStringLiteral("reindex"))->text(), QStringLiteral("Reindex 100–108…"));
        jobs.findChild<QPushButton*>(QStringLiteral("reindex"))->click();
        jobs.findChild<QPushButton*>(QStringLiteral("reindex2"))->click();
        QVERIFY(asked.size() == 2 && asked[0] == runs[0] && asked[1] == runs[1]);
    }

    void aSilentKeychainIsNamedWithAWayOut()
    {
        open(Scene::Twelve);
        Q_EMIT m_workspace->keychainSilent(true);
        QTRY_VERIFY2(messages().contains(QStringLiteral("keychain has not answered yet")), qPrintable(messages()));
        QVERIFY(click(QStringLiteral("Use an encrypted file…")));
        QCOMPARE(m_moved, 1);
        Q_EMIT m_workspace->keychainSilent(false);
        QTRY_VERIFY2(!messages().contains(QStringLiteral("keychain")), qPrintable(messages()));
    }

    void aRefusingKeychainHasAWayOut()
    {
        open(Scene::One);
        auto snapshot = *engine()->snapshot();
        Trouble trouble;
        trouble.error = Error::make(ErrorKind::Refused, "KEYCHAIN_REFUSED",
                                    QStringLiteral("The system's keychain refused access (denied). Unlock it and try "
                                                   "again."));
        trouble.since = trouble.lastAt = QDateTime::currentDateTimeUtc();
        snapshot.chains.front().trouble = trouble;
        snapshot.chains.front().live = true;
        snapshot.chains.front().state = ChainState::Error;
        engine()->publish(snapshot);
        QTRY_VERIFY2(messages().contains(QStringLiteral("keychain refused access (denied)")), qPrintable(messages()));
        QVERIFY(click(QStringLiteral("Use an encrypted file…")));
        QCOMPARE(m_moved, 1);
        // a workspace that does not open because of it: the same offer, then it is opened again
        const auto settings = std::make_shared<ScriptedSettings>();
        int opened = 0;
        const auto cures = keychainCures(settings, trouble.error, m_window.get(), [&] { ++opened; });
        QCOMPARE(cures.size(), size_t(1));
        cures.front().run();
        QVERIFY(type(QStringLiteral("Passphrase"), QStringLiteral("correct horse")));
        QVERIFY(type(QStringLiteral("Repeat passphrase"), QStringLiteral("correct horse")));
        QVERIFY(click(QStringLiteral("Move")));
        QCOMPARE(opened, 0);
        QVERIFY(click<QToolButton>(QStringLiteral("Close")));  // of the sheet's head, as good as the one below
        QTRY_COMPARE(opened, 1);
        QVERIFY(
            keychainCures(settings, Error::make(ErrorKind::Refused, "RPC_AUTH", {}), m_window.get(), [] {}).empty());
    }

    void theKeysComeBackWhenASheetCloses()
    {
        open(Scene::Twelve);
        QTableView* table = choose({QStringLiteral("Base")});
        QVERIFY(table);
        table->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QTRY_VERIFY(QApplication::activeModalWidget());
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QTRY_COMPARE(QApplication::focusWidget(), table);
        // the control that opened the sheet is gone: the page has the keys
        m_window->go(QStringLiteral("chains/eip155:8453"));
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        QTRY_VERIFY(QApplication::activeModalWidget());
        m_window->go(QStringLiteral("overview"));
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget()->window() == m_window.get());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Comma, Qt::ControlModifier);
        QTRY_COMPARE(m_window->address(), QStringLiteral("settings"));
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
        QVERIFY(press(QStringLiteral("Settings")));  // of the rail
        QTRY_COMPARE(m_window->address(), QStringLiteral("settings"));
        m_window->go(QStringLiteral("chains/eip155:8453"));
        QVERIFY(press(QStringLiteral("Pause")));
        QTRY_COMPARE(submitted().size(), size_t(1));
        QVERIFY(press(QStringLiteral("failed 7")));  // of the status bar
        QTRY_VERIFY(m_window->address().startsWith(QStringLiteral("chains/")));
        m_window->go(QStringLiteral("overview"));
        QVERIFY(press(QStringLiteral("Undo")));  // of a message
        QTRY_COMPARE(submitted().size(), size_t(2));
    }
};

SIGNALBOX_TEST(WindowMessagesTest)
#include "window_messages_test.moc"
