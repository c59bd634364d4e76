// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include "desk/desk.h"
#include "models/summary.h"
#include "settings/settings_screen.h"
#include "shell/alert_messages.h"
#include "shell/command_palette.h"
#include "shell/go_to_block.h"
#include "shell/main_window.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "widgets/height_field.h"
#include "widgets/message_bar.h"
#include "widgets/sheet.h"
#include "widgets/time_range.h"

using namespace signalbox;
using namespace signalbox::ui;
using test::Scene;
using test::sceneSnapshot;

namespace {

class PlainScreen : public Screen {
    Q_OBJECT
public:
    PlainScreen(QString name, ScreenContext* context) : Screen(context), m_name(std::move(name))
    {
        m_field = new QLineEdit(this);
    }
    QString title() const override { return m_name; }
    bool usesTimeRange() const override { return true; }
    void setSnapshot(const SnapshotPtr& snapshot) override
    {
        Screen::setSnapshot(snapshot);
        ++snapshots;
    }
    void refresh() override { ++refreshes; }
    QWidget* findField() override { return m_field; }
    bool open(const QString& rest) override
    {
        m_rest = rest;
        return true;
    }
    QString address() const override { return m_rest; }
    int snapshots = 0, refreshes = 0;

private:
    QString m_name, m_rest;
    QLineEdit* m_field;
};

ScreenRegistry registry()
{
    ScreenRegistry all;
    for (const char* id : {"overview", "chains"}) {
        const QString name = QLatin1String(id);
        ScreenEntry entry;
        entry.id = name;
        entry.icon = name;
        entry.title = [name] { return name; };
        entry.make = [name](ScreenContext* context) { return new PlainScreen(name, context); };
        entry.badge = [](const WorkspaceSnapshot& s) {
            return RailBadge{QString::number(s.chains.size()), State::Error, u"chains"_s};
        };
        all.add(entry);
    }
    all.add(settingsScreenEntry());
    return all;
}

struct World {
    explicit World(Scene scene = Scene::Twelve, bool open = true) : workspace(scene, open)
    {
        MainWindow::Parts parts;
        parts.workspace = &workspace;
        parts.desk = &desk;
        parts.registry = registry();
        parts.directory = u"/nowhere"_s;
        parts.firstRun = !open;
        parts.makeFirstRun = [](Workspace*, QWidget* parent) { return new QWidget(parent); };
        window = std::make_unique<MainWindow>(std::move(parts));
        window->show();
    }
    PlainScreen* screen(const char* id) { return static_cast<PlainScreen*>(window->screen(QLatin1String(id))); }
    Desk desk{QString()};
    test::ScriptedWorkspace workspace;
    std::unique_ptr<MainWindow> window;
};

}  // namespace

class ShellTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        ThemeManager::instance().install();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }
    void screensAreMadeWhenNeededAndHiddenOnesAreQuiet()
    {
        World world;
        QCOMPARE(world.window->address(), u"overview"_s);
        PlainScreen* overview = world.screen("overview");
        QVERIFY(overview->snapshots > 0);
        world.window->go(u"chains/eip155:8453"_s);
        QCOMPARE(world.window->address(), u"chains/eip155:8453"_s);
        QVERIFY(!overview->isWatched());
        const int before = overview->snapshots;
        world.workspace.scripted()->setScene(Scene::One);
        QCOMPARE(overview->snapshots, before);
        QVERIFY(world.screen("chains")->snapshots > 1);
    }

    void keysReachEveryScreen()
    {
        World world;
        QVERIFY(QTest::qWaitForWindowExposed(world.window.get()));
        world.window->activateWindow();
        QTest::keyClick(world.window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(world.window->address(), u"chains"_s);
        QTest::keyClick(world.window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(world.window->address(), u"settings"_s);
        QTest::keyClick(world.window.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(world.window->address(), u"chains"_s);
        QTest::keyClick(world.window.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(world.window->address(), u"settings"_s);
        world.window->go(u"overview"_s);
        QTest::keyClick(world.window.get(), Qt::Key_F5);
        QCOMPARE(world.screen("overview")->refreshes, 1);
        QTest::keyClick(world.window.get(), Qt::Key_Space);
        QVERIFY(!world.window->time()->isLive());
        const int before = world.screen("overview")->snapshots;
        world.workspace.scripted()->setScene(Scene::One);
        QCOMPARE(world.screen("overview")->snapshots, before);  // paused: no updates
        QTest::keyClick(world.window.get(), Qt::Key_Space);
        QVERIFY(world.screen("overview")->snapshots > before);
        QTest::keyClick(world.window.get(), Qt::Key_K, Qt::ControlModifier);
        auto* palette = world.window->findChild<CommandPalette*>();
        QVERIFY(palette && palette->isVisible());
        auto* field = palette->findChild<QLineEdit*>();
        QTest::keyClicks(field, u"chains"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(world.window->address(), u"chains"_s);
    }

    void goesToABlock()
    {
        const WorkspaceSnapshot s = sceneSnapshot(Scene::Twelve, QDateTime::currentDateTimeUtc());
        QWidget window;
        window.resize(900, 600);
        window.show();
        QString gone;
        openGoToBlock(s, u"eip155:8453"_s, &window, [&](const QString& address) { gone = address; });
        auto* sheet = window.findChild<Sheet*>();
        QVERIFY(sheet);
        auto* field = sheet->findChild<HeightField*>();
        QCOMPARE(sheet->findChild<QComboBox*>()->currentText(), u"Base"_s);
        QTest::keyClicks(field, u"99,999,999,999"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(gone.isEmpty());  // above the newest stored block
        field->selectAll();
        QTest::keyClicks(field, u"46,812,000"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(gone, u"events?kind=transfers&chain=eip155:8453&blocks=46812000-46812000"_s);
    }

    void choosesTheTimeRangeByKeys()
    {
        World world;
        QVERIFY(QTest::qWaitForWindowExposed(world.window.get()));
        world.window->activateWindow();
        QTest::keyClick(world.window.get(), Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QTRY_VERIFY(!QApplication::activePopupWidget());
        QCOMPARE(world.window->time()->seconds(), qint64(900));
    }

    void theScreensReplaceTheFirstRun()
    {
        World world(Scene::Empty, false);
        QVERIFY(world.window->address().isEmpty());
        world.workspace.open({});
        QTRY_COMPARE(world.window->address(), u"overview"_s);
    }

    void lastKnownChainsAreShownBeforeTheEngine()
    {
        test::ScriptedWorkspace workspace(Scene::Starting, false);
        QTemporaryDir folder;
        Desk desk(folder.filePath(u"desk.sqlite"_s));
        desk.keepSnapshot(u"/w"_s, sceneSnapshot(Scene::Twelve, QDateTime::currentDateTimeUtc()));
        desk.flush();
        MainWindow::Parts parts;
        parts.workspace = &workspace;
        parts.desk = &desk;
        parts.registry = registry();
        parts.directory = u"/w"_s;
        MainWindow window(std::move(parts));
        QSignalSpy painted(&window, &MainWindow::firstFramePainted);
        window.show();
        QTRY_COMPARE(painted.size(), 1);
        QCOMPARE(window.currentScreen()->snapshot()->chains.size(), size_t(12));
        QVERIFY(!window.currentScreen()->snapshot()->chains.front().live);
    }

    void everyControlHasAName()
    {
        World world;
        world.window->go(u"settings"_s);
        for (const auto* button : world.window->findChildren<QAbstractButton*>())
            if (button->isVisibleTo(world.window.get()))
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                         button->metaObject()->className());
    }

    void closingStopsTheEngineFirst()
    {
        World world;
        QSignalSpy states(&world.workspace, &Workspace::stateChanged);
        world.window->close();
        QVERIFY(world.window->isVisible());
        QTRY_VERIFY(!world.window->isVisible());
        QCOMPARE(world.workspace.state(), WorkspaceState::Closed);
    }

    void numbersOfTheSummaryAgree()
    {
        const WorkspaceSnapshot s = sceneSnapshot(Scene::Twelve, QDateTime::currentDateTimeUtc());
        const auto counts = summary::count(s);
        QCOMPARE(summary::countsText(counts), u"8 ok · 1 backfill · 1 slow · 1 error · 1 paused"_s);
        QCOMPARE(counts.all(), 12);
        QCOMPARE(summary::worstLag(s)->name, u"Celo"_s);  // not Base, which backfills
    }

    void networkGoneIsOneMessage()
    {
        MessageStack stack;
        AlertMessages failures(&stack, [](const QString&) {});
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto offline = failures.messagesFor(sceneSnapshot(Scene::Offline, now), now);
        QCOMPARE(offline.size(), size_t(1));
        QVERIFY(offline.front().what.startsWith(u"Offline since"_s));
        QVERIFY(offline.front().text.endsWith(u"Next attempt in 12 s."_s));
        // a message dismissed while the chain was slow is shown again when it stops, and when the operator must act
        auto snapshot = sceneSnapshot(Scene::Twelve, now);
        ChainSnapshot& chain = snapshot.chains.front();
        QSet<QString> keys;
        const auto told = [&](ChainState state, ErrorKind kind, const char* code) {
            chain.state = state;
            chain.failure = Failure{Error::make(kind, code, Message(u"Why."_s)), now, now, 1, {}};
            for (const BarMessage& message : failures.messagesFor(snapshot, now))
                if (message.key.contains(chain.caip2))
                    keys << message.key;
            return keys.size();
        };
        QCOMPARE(told(ChainState::Slow, ErrorKind::Retryable, "RPC_SLOW"), 1);
        QCOMPARE(told(ChainState::Slow, ErrorKind::Retryable, "RPC_TIMEOUT"), 1);
        QCOMPARE(told(ChainState::Error, ErrorKind::Retryable, "RPC_HTTP"), 2);
        QCOMPARE(told(ChainState::Error, ErrorKind::Refused, "REORG_TOO_DEEP"), 3);
        const auto one = failures.messagesFor(sceneSnapshot(Scene::Twelve, now), now);
        QCOMPARE(one.size(), size_t(1));
        QVERIFY(one.front().what.startsWith(u"Celo stopped at"_s));
        QVERIFY(one.front().text.endsWith(u"Next attempt in 8 s."_s));
        test::ScriptedEngine engine;
        failures.setEngine(&engine);
        one.front().actions.front().run();
        QCOMPARE(engine.submitted.size(), size_t(1));
        QVERIFY(engine.submitted.front().verb() == Verb::RetryNow);
    }

    void theDeskRemembers()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"there/desk.sqlite"_s);
        {
            Desk desk(file);
            desk.setValue(u"a"_s, 7);
            desk.flush();
            QVERIFY(!QFile::exists(file));  // the workspace creates the folder
            QVERIFY(QDir(folder.path()).mkdir(u"there"_s));
            desk.setValue(u"b"_s, QByteArray("\0\1x", 3));
        }
        {
            Desk desk(file);
            QCOMPARE(desk.value(u"a"_s).toInt(), 7);
            QCOMPARE(desk.value(u"b"_s).toByteArray(), QByteArray("\0\1x", 3));
            desk.remove(u"a"_s);
        }
        Desk desk(file);
        QVERIFY(!desk.value(u"a"_s).isValid());
        QVERIFY(desk.failure().isEmpty());
        QCOMPARE(QDir(folder.filePath(u"there"_s)).entryList(QDir::Files), QStringList{u"desk.sqlite"_s});
    }

    void aDamagedDeskFileIsNotFatal()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"desk.sqlite"_s);
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(QByteArray(4096, 'x'));
        damaged.close();
        Desk desk(file);
        desk.setValue(u"a"_s, 1);
        QCOMPARE(desk.value(u"a"_s).toInt(), 1);
        QVERIFY(!desk.failure().isEmpty());
    }

    void paletteFindsBeginningsFirst()
    {
        QVERIFY(paletteRank(u"Base"_s, u"ba"_s) > paletteRank(u"Go to Base"_s, u"ba"_s));
        QVERIFY(paletteRank(u"Go to Base"_s, u"ba"_s) > paletteRank(u"Database"_s, u"ba"_s));
        QCOMPARE(paletteRank(u"Overview"_s, u"xy"_s), 0);
    }
};
SIGNALBOX_TEST(ShellTest)

#include "shell_test.moc"
