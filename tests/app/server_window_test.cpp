#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "desk/desk.h"
#include "engine/make_engine.h"
#include "firstrun/first_run_page.h"
#include "settings/catalog_sheet.h"
#include "settings/settings_screen.h"
#include "shell/main_window.h"
#include "support/test_registry.h"
#include "support/tls_server.h"
#include "theme/theme.h"
#include "ui/window_keys.h"
#include "window/settings_book.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

constexpr int longWait = 60'000;

/// The first run of the window against a server of somebody else: by keys, with everything that can go wrong first.
class ServerWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");  // no keychain of the person who runs the tests
        ui::ThemeManager::instance().install();
        m_server = std::make_unique<TlsServer>();
        m_desk = std::make_unique<ui::Desk>(QString());
        ui::setDesk(m_desk.get());
        m_workspace = engine::makeWorkspace();
        ui::MainWindow::Parts parts;
        parts.workspace = m_workspace.get();
        parts.directory = directory();
        parts.firstRun = true;
        const auto book = std::make_shared<window::SettingsBook>(m_workspace.get(), directory(), false);
        parts.cures = ui::catalogCures(book, m_workspace.get());
        parts.registry.add(ui::settingsScreenEntry(book));
        parts.makeFirstRun = [this, cures = parts.cures](Workspace* workspace, QWidget* parent) {
            return new ui::FirstRunPage(workspace, directory(), {}, parent, cures);
        };
        m_window = std::make_unique<ui::MainWindow>(std::move(parts));
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanupTestCase()
    {
        m_window.reset();
        if (m_workspace && m_workspace->state() != WorkspaceState::Closed) {
            m_workspace->close();
            (void)QTest::qWaitFor([this] { return m_workspace->state() == WorkspaceState::Closed; }, longWait);
        }
        m_workspace.reset();
        ui::setDesk(nullptr);
        m_desk.reset();
        m_server.reset();
    }

    void wrongHostIsRefused()
    {
        QVERIFY(click(QStringLiteral("Connect to a server")));
        QVERIFY(fill(QStringLiteral("Host"), QStringLiteral("127.0.0.1")));
        QVERIFY(fill(QStringLiteral("Port"), QString::number(m_server->port())));
        QVERIFY(fill(QStringLiteral("Database"), QStringLiteral("sb")));
        QVERIFY(fill(QStringLiteral("Root certificate"), m_server->caFile()));
        QVERIFY(fill(QStringLiteral("User"), QStringLiteral("sb")));
        QVERIFY(fill(QStringLiteral("Password"), QString::fromLatin1(TlsServer::ownerPassword)));
        QCOMPARE(outcome(), QStringLiteral("TLS_REFUSED"));
        QVERIFY(m_workspace->error()->text.contains(QStringLiteral("for another name")));
        QVERIFY(!m_workspace->exists(directory()));
    }

    void wrongPasswordIsRefused()
    {
        QVERIFY(click(QStringLiteral("Back")));
        QVERIFY(fill(QStringLiteral("Host"), QStringLiteral("localhost")));
        QVERIFY(fill(QStringLiteral("Password"), QStringLiteral("wrong")));
        QCOMPARE(outcome(), QStringLiteral("LOGIN_REFUSED"));
    }

    void withoutTlsIsRefused()
    {
        QVERIFY(click(QStringLiteral("Back")));
        auto* mode = awaitSpoken<QComboBox>(QStringLiteral("TLS"));
        QVERIFY(mode);
        mode->setFocus();
        QTest::keyClick(mode, Qt::Key_End);
        QCOMPARE(mode->currentData().toString(), QStringLiteral("disable"));
        QVERIFY(fill(QStringLiteral("Password"), QString::fromLatin1(TlsServer::ownerPassword)));
        QCOMPARE(outcome(), QStringLiteral("TLS_NEEDED"));
        QVERIFY(click(QStringLiteral("Back")));
        mode->setFocus();
        QTest::keyClick(mode, Qt::Key_Home);
        QCOMPARE(mode->currentData().toString(), QStringLiteral("verify-full"));
    }

    void connects()
    {
        QCOMPARE(outcome(), QString());
        QCOMPARE(m_workspace->state(), WorkspaceState::Open);
        QCOMPARE(m_workspace->info().mode, QStringLiteral("server"));
        QCOMPARE(m_server->superuser().number("SELECT count(*) FROM signalbox.chains"), qint64(0));
        QTRY_VERIFY(m_workspace->engine()->snapshot()->engine == EngineState::Running);
        QFile record(directory() + QStringLiteral("/workspace.json"));
        QVERIFY(record.open(QIODevice::ReadOnly));
        QVERIFY(!record.readAll().contains(TlsServer::ownerPassword));
    }

    /// This console's catalog.json differs from the published catalog: the window offers to publish it or to adopt the
    /// published one.
    void resolvesACatalogThatDiffers()
    {
        const QString take = QStringLiteral("Adopt workspace catalog…"),
                      publish = QStringLiteral("Publish local catalog…");
        const auto put = [this](const char* column) {
            QFile file(directory() + QStringLiteral("/catalog.json"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray("{\"entities\": [{\"name\": \"accounts\", \"columns\": [{\"name\": \"") + column +
                       "\", \"type\": \"text\"}]}]}");
        };
        const auto agreed = [this] { return m_server->superuser().value("SELECT content FROM canopyx.catalog"); };
        // the file of keys is locked again with every opening
        const auto opens = [this](WorkspaceState wanted) {
            bool given = false;
            return QTest::qWaitFor(
                [&] {
                    if (!given && findSpoken<QAbstractButton>(QStringLiteral("Unlock")))
                        given = type(QStringLiteral("Passphrase"), QStringLiteral("a passphrase for tests")) &&
                                click(QStringLiteral("Unlock"));
                    return m_workspace->state() == wanted && !findSpoken<QAbstractButton>(QStringLiteral("Unlock"));
                },
                longWait);
        };
        const auto isRefused = [&] {
            m_workspace->close();
            if (!opens(WorkspaceState::Closed))
                return false;
            m_workspace->open(directory());
            return opens(WorkspaceState::Failed) && m_workspace->error()->code == QStringLiteral("CATALOG_DIFFERS");
        };
        QVERIFY(!findSpoken<QAbstractButton>(publish));
        put("nickname");
        QVERIFY(isRefused());

        // published by whom nobody hinders
        const auto publishes = [&] {
            if (!click(publish))
                return false;
            auto* go = awaitSpoken<QAbstractButton>(QStringLiteral("Publish"));
            return go && QTest::qWaitFor([go] { return go->isEnabled(); }) && click(QStringLiteral("Publish"));
        };
        {
            Database other = m_server->superuser();
            other.run("SET application_name = 'signalbox window'");
            QVERIFY(publishes());
            QVERIFY(awaitSpoken<QWidget>(
                QStringLiteral(
                    "This workspace is open in a window or another command. Close it before changing the tables."),
                nullptr, 10'000));
            QCOMPARE(agreed(), QString());
        }
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QVERIFY(publishes());
        QVERIFY(opens(WorkspaceState::Open));
        QVERIFY(agreed().contains(QStringLiteral("nickname")));
        QVERIFY(click(QStringLiteral("Close")));
        QTRY_VERIFY(!QApplication::activeModalWidget());

        // the other way round: the file that is there is kept
        put("colour");
        QVERIFY(isRefused());
        QVERIFY(click(take));
        QVERIFY(click(QStringLiteral("Adopt workspace catalog")));
        QVERIFY(opens(WorkspaceState::Open));
        QVERIFY(click(QStringLiteral("Close")));
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QFile file(directory() + QStringLiteral("/catalog.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("nickname"));
        QCOMPARE(QDir(directory()).entryList({QStringLiteral("catalog.json.*")}).size(), 1);

        // and in the settings of a console that is open
        m_window->go(QStringLiteral("settings"));
        QVERIFY(!findSpoken<QAbstractButton>(publish));
        put("colour");
        m_window->screen(QStringLiteral("settings"))->hide();
        m_window->screen(QStringLiteral("settings"))->show();
        QVERIFY(awaitSpoken<QAbstractButton>(publish, nullptr, 10'000));
        QVERIFY(publishes());
        QTRY_VERIFY_WITH_TIMEOUT(agreed().contains(QStringLiteral("colour")), longWait);
        QVERIFY(opens(WorkspaceState::Open));
        QVERIFY(click(QStringLiteral("Close")));
        QTRY_VERIFY(!findSpoken<QAbstractButton>(publish));
    }

    /// The server is stopped at once, then frozen; each time the window says so, stays usable, and finds it again.
    void anOutageIsAnAlert_data()
    {
        QTest::addColumn<bool>("frozen");
        QTest::newRow("stopped") << false;
        QTest::newRow("frozen") << true;
    }
    void anOutageIsAnAlert()
    {
        QFETCH(bool, frozen);
        const auto state = [this] { return m_workspace->engine()->snapshot()->engine; };
        QTRY_VERIFY_WITH_TIMEOUT(state() == EngineState::Running, 10'000);
        const auto shown = [this](const QString& words) {
            const auto widgets = m_window->findChildren<QWidget*>();
            return std::any_of(widgets.begin(), widgets.end(), [&](const QWidget* widget) {
                return widget->isVisible() && widget->accessibleName().contains(words);
            });
        };
        // The longest turn of the window's event loop while nobody answers.
        qint64 longest = 0;
        QElapsedTimer turn;
        QTimer pulse;
        pulse.setInterval(20);
        QObject::connect(&pulse, &QTimer::timeout, this, [&] { longest = std::max(longest, turn.restart()); });
        const qint64 alertsBefore =
            m_server->superuser().number("SELECT count(*) FROM signalbox.alerts WHERE kind = 'database'");
        if (frozen)
            m_server->freeze(true);
        else
            m_server->stopAtOnce();
        turn.start();
        pulse.start();
        const bool said = QTest::qWaitFor([&] { return state() == EngineState::DatabaseAway; }, 15'000);
        const bool written = QTest::qWaitFor([&] { return shown(QStringLiteral("database is away since")); }, 3'000);
        // questions and levers are answered with the reason, and none of them waits for the server for long
        auto alerts = m_workspace->engine()->alerts(10);
        std::optional<CommandStatus> ended;
        QUuid asked;
        QObject receiver;
        QObject::connect(m_workspace->engine(), &Engine::commandChanged, &receiver, [&](const CommandStatus& status) {
            if (status.request == asked && isFinal(status.state))
                ended = status;
        });
        asked = m_workspace->engine()->submit({Verb::ChainPause, QStringLiteral("eip155:1"), {}, {}});
        const bool answered = QTest::qWaitFor([&] { return alerts.isFinished() && ended; }, 25'000);
        QTest::qWait(2'000);
        pulse.stop();
        // whatever was seen: the server must go on before anything else is asked
        if (frozen)
            m_server->freeze(false);
        else
            m_server->start();
        QVERIFY(said);
        QVERIFY(written);
        QVERIFY(answered);
        QCOMPARE(alerts.result().error().code, QStringLiteral("DATABASE_AWAY"));
        QCOMPARE(ended->state, CommandState::Failed);
        QVERIFY2(longest < 400, qPrintable(QStringLiteral("a turn of %1 ms").arg(longest)));
        QTRY_VERIFY_WITH_TIMEOUT(state() == EngineState::Running, 8'000);
        QTRY_VERIFY_WITH_TIMEOUT(!shown(QStringLiteral("database is away since")), 5'000);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_server->superuser().number("SELECT count(*) FROM signalbox.alerts WHERE kind = 'database'"),
            alertsBefore + 1, 10'000);
    }

    /// A window can be closed while nobody answers.
    void closesWithoutTheServer()
    {
        m_server->freeze(true);
        QElapsedTimer clock;
        clock.start();
        m_window.reset();
        m_workspace->close();
        const bool closed =
            QTest::qWaitFor([this] { return m_workspace->state() == WorkspaceState::Closed; }, longWait);
        const qint64 took = clock.elapsed();
        m_server->freeze(false);
        QVERIFY(closed);
        QVERIFY2(took < 20'000, qPrintable(QStringLiteral("%1 ms").arg(took)));
        qInfo("closed after %lld ms", took);
    }

private:
    QString directory() const { return m_folder.filePath(QStringLiteral("workspace")); }

    static bool fill(const QString& name, const QString& text)
    {
        auto* field = awaitSpoken<QWidget>(name);
        if (!field)
            return false;
        field->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), text);
        return true;
    }

    /// Sends the form; answers the error's code, or nothing when the workspace is open.
    QString outcome()
    {
        if (!click(QStringLiteral("Connect")))
            return QStringLiteral("the form cannot be sent");
        (void)QTest::qWaitFor([this] { return m_workspace->state() == WorkspaceState::Opening; }, 2'000);
        const auto asked = [] { return findSpoken<QAbstractButton>(QStringLiteral("Create file")) != nullptr; };
        const auto over = [this] {
            return m_workspace->state() == WorkspaceState::Open || m_workspace->state() == WorkspaceState::Failed;
        };
        (void)QTest::qWaitFor([&] { return over() || asked(); }, longWait);
        if (asked()) {
            if (!type(QStringLiteral("Passphrase"), QStringLiteral("a passphrase for tests")) ||
                !type(QStringLiteral("Repeat passphrase"), QStringLiteral("a passphrase for tests")))
                return QStringLiteral("the passphrase cannot be typed");
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
            (void)QTest::qWaitFor(over, longWait);
        }
        if (m_workspace->state() == WorkspaceState::Open)
            return {};
        return m_workspace->error() ? m_workspace->error()->code : QStringLiteral("no answer");
    }

    QTemporaryDir m_folder;
    std::unique_ptr<TlsServer> m_server;
    std::unique_ptr<ui::Desk> m_desk;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ui::MainWindow> m_window;
};

}  // namespace

SIGNALBOX_TEST(ServerWindowTest)
#include "server_window_test.moc"
