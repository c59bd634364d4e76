// SPDX-License-Identifier: GPL-3.0-or-later

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
#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "support/tls_server.h"
#include "theme/theme.h"
#include "ui/window_keys.h"
#include "window/settings_book.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

constexpr int longWait = 60'000;

/// The window's first run with an existing server: by keys, with every failure first.
class ServerWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");  // keeps the test away from the user's keychain
        ui::ThemeManager::instance().install();
        m_server = std::make_unique<TlsServer>();
        m_desk = std::make_unique<ui::Desk>(QString());
        m_workspace = engine::makeWorkspace();
        ui::MainWindow::Parts parts;
        parts.workspace = m_workspace.get();
        parts.desk = m_desk.get();
        parts.directory = directory();
        parts.firstRun = true;
        const auto book = std::make_shared<window::SettingsBook>(m_workspace.get(), directory(), false);
        parts.cures = ui::catalogCures(book, m_workspace.get());
        parts.registry.add(ui::settingsScreenEntry(book));
        parts.makeFirstRun = [this, cures = parts.cures](Workspace* workspace, QWidget* parent) {
            return new ui::FirstRunPage(workspace, m_desk.get(), directory(), {}, parent, cures);
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
        m_desk.reset();
        m_server.reset();
    }

    void wrongHostIsRefused()
    {
        QVERIFY(click(u"Connect to a server"_s));
        QVERIFY(fill(u"Host"_s, u"127.0.0.1"_s));
        QVERIFY(fill(u"Port"_s, QString::number(m_server->port())));
        QVERIFY(fill(u"Database"_s, u"sb"_s));
        QVERIFY(fill(u"Root certificate"_s, m_server->caFile()));
        QVERIFY(fill(u"User"_s, u"sb"_s));
        QVERIFY(fill(u"Password"_s, QString::fromLatin1(TlsServer::ownerPassword)));
        QCOMPARE(outcome(), u"TLS_REFUSED"_s);
        QVERIFY(m_workspace->error()->text().contains(u"for another name"_s));
        QVERIFY(!m_workspace->exists(directory()));
    }

    void wrongPasswordIsRefused()
    {
        QVERIFY(click(u"Back"_s));
        QVERIFY(fill(u"Host"_s, u"localhost"_s));
        QVERIFY(fill(u"Password"_s, u"wrong"_s));
        QCOMPARE(outcome(), u"LOGIN_REFUSED"_s);
    }

    void withoutTlsIsRefused()
    {
        QVERIFY(click(u"Back"_s));
        auto* mode = awaitSpoken<QComboBox>(u"TLS"_s);
        QVERIFY(mode);
        mode->setFocus();
        QTest::keyClick(mode, Qt::Key_End);
        QCOMPARE(mode->currentData().toString(), u"disable"_s);
        QVERIFY(fill(u"Password"_s, QString::fromLatin1(TlsServer::ownerPassword)));
        QCOMPARE(outcome(), u"TLS_NEEDED"_s);
        QVERIFY(click(u"Back"_s));
        mode->setFocus();
        QTest::keyClick(mode, Qt::Key_Home);
        QCOMPARE(mode->currentData().toString(), u"verify-full"_s);
    }

    void connects()
    {
        QCOMPARE(outcome(), QString());
        QCOMPARE(m_workspace->state(), WorkspaceState::Open);
        QCOMPARE(m_workspace->info().mode, u"server"_s);
        QCOMPARE(m_server->superuser().number("SELECT count(*) FROM signalbox.chains"), qint64(0));
        QTRY_VERIFY(m_workspace->engine()->snapshot()->engine == EngineState::Running);
        QFile record(directory() + u"/workspace.json"_s);
        QVERIFY(record.open(QIODevice::ReadOnly));
        QVERIFY(!record.readAll().contains(TlsServer::ownerPassword));
    }

    /// This console's catalog.json differs from the published catalog: the window offers to publish it or to adopt the
    /// published one.
    void resolvesACatalogThatDiffers()
    {
        const QString take = u"Adopt workspace catalog…"_s, publish = u"Publish local catalog…"_s;
        const auto put = [this](const char* column) {
            QFile file(directory() + u"/catalog.json"_s);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray("{\"entities\": [{\"name\": \"accounts\", \"columns\": [{\"name\": \"") + column +
                       "\", \"type\": \"text\"}]}]}");
        };
        const auto agreed = [this] { return m_server->superuser().value("SELECT content FROM canopyx.catalog"); };
        // the secrets file is locked again at every opening
        const auto opens = [this](WorkspaceState wanted) {
            bool given = false;
            return QTest::qWaitFor(
                [&] {
                    if (!given && findSpoken<QAbstractButton>(u"Unlock"_s))
                        given = type(u"Passphrase"_s, u"a passphrase for tests"_s) && click(u"Unlock"_s);
                    return m_workspace->state() == wanted && !findSpoken<QAbstractButton>(u"Unlock"_s);
                },
                longWait);
        };
        const auto isRefused = [&] {
            m_workspace->close();
            if (!opens(WorkspaceState::Closed))
                return false;
            m_workspace->open(directory());
            return opens(WorkspaceState::Failed) && m_workspace->error()->code == u"CATALOG_DIFFERS"_s;
        };
        QVERIFY(!findSpoken<QAbstractButton>(publish));
        put("nickname");
        QVERIFY(isRefused());

        // publishing is possible
        const auto publishes = [&] {
            if (!click(publish))
                return false;
            auto* go = awaitSpoken<QAbstractButton>(u"Publish"_s);
            return go && QTest::qWaitFor([go] { return go->isEnabled(); }) && click(u"Publish"_s);
        };
        {
            Database other = m_server->superuser();
            other.run("SET application_name = 'signalbox window'");
            QVERIFY(publishes());
            QVERIFY(awaitSpoken<QWidget>(
                u"This workspace is open in a window or another command. Close it before changing the tables."_s,
                nullptr, 10'000));
            QCOMPARE(agreed(), QString());
        }
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QVERIFY(publishes());
        QVERIFY(opens(WorkspaceState::Open));
        QVERIFY(agreed().contains(u"nickname"_s));
        QVERIFY(click(u"Close"_s));
        QTRY_VERIFY(!QApplication::activeModalWidget());

        // the reverse: the existing file is kept
        put("colour");
        QVERIFY(isRefused());
        QVERIFY(click(take));
        QVERIFY(click(u"Adopt workspace catalog"_s));
        QVERIFY(opens(WorkspaceState::Open));
        QVERIFY(click(u"Close"_s));
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QFile file(directory() + u"/catalog.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("nickname"));
        QCOMPARE(QDir(directory()).entryList({u"catalog.json.*"_s}).size(), 1);

        // also in the settings of an open console
        m_window->go(u"settings"_s);
        QVERIFY(!findSpoken<QAbstractButton>(publish));
        put("colour");
        m_window->screen(u"settings"_s)->hide();
        m_window->screen(u"settings"_s)->show();
        QVERIFY(awaitSpoken<QAbstractButton>(publish, nullptr, 10'000));
        QVERIFY(publishes());
        QTRY_VERIFY_WITH_TIMEOUT(agreed().contains(u"colour"_s), longWait);
        QVERIFY(opens(WorkspaceState::Open));
        QVERIFY(click(u"Close"_s));
        QTRY_VERIFY(!findSpoken<QAbstractButton>(publish));
    }

    /// The server is stopped abruptly, then frozen; each time the window reports it, remains usable, and reconnects.
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
        // The longest turn of the window's event loop while the server does not answer.
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
        const bool written = QTest::qWaitFor([&] { return shown(u"database has been unreachable since"_s); }, 3'000);
        // queries and actions return the reason, and none waits long for the server
        auto alerts = m_workspace->engine()->alerts(10);
        std::optional<CommandStatus> ended;
        QUuid asked;
        QObject receiver;
        QObject::connect(m_workspace->engine(), &Engine::commandChanged, &receiver, [&](const CommandStatus& status) {
            if (status.request == asked && isFinal(status.state))
                ended = status;
        });
        asked = m_workspace->engine()->submit({arguments::ChainPause{}, u"eip155:1"_s, {}});
        const bool answered = QTest::qWaitFor([&] { return alerts.isFinished() && ended; }, 25'000);
        QTest::qWait(2'000);
        pulse.stop();
        // the server must run again before the checks
        if (frozen)
            m_server->freeze(false);
        else
            m_server->start();
        QVERIFY(said);
        QVERIFY(written);
        QVERIFY(answered);
        QCOMPARE(alerts.result().error().code, u"DATABASE_AWAY"_s);
        QCOMPARE(ended->state, CommandState::Failed);
        QVERIFY2(longest < 400, qPrintable(u"a turn of %1 ms"_s.arg(longest)));
        QTRY_VERIFY_WITH_TIMEOUT(state() == EngineState::Running, 8'000);
        QTRY_VERIFY_WITH_TIMEOUT(!shown(u"database has been unreachable since"_s), 5'000);
        QTRY_COMPARE_WITH_TIMEOUT(
            m_server->superuser().number("SELECT count(*) FROM signalbox.alerts WHERE kind = 'database'"),
            alertsBefore + 1, 10'000);
    }

    /// A window can be closed while the server does not answer.
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
        QVERIFY2(took < 20'000, qPrintable(u"%1 ms"_s.arg(took)));
        qInfo("closed after %lld ms", took);
    }

private:
    QString directory() const { return m_folder.filePath(u"workspace"_s); }

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

    /// Sends the form; returns the error's code, or an empty string when the workspace is open.
    QString outcome()
    {
        if (!click(u"Connect"_s))
            return u"the form cannot be sent"_s;
        (void)QTest::qWaitFor([this] { return m_workspace->state() == WorkspaceState::Opening; }, 2'000);
        const auto asked = [] { return findSpoken<QAbstractButton>(u"Create file"_s) != nullptr; };
        const auto over = [this] {
            return m_workspace->state() == WorkspaceState::Open || m_workspace->state() == WorkspaceState::Failed;
        };
        (void)QTest::qWaitFor([&] { return over() || asked(); }, longWait);
        if (asked()) {
            if (!type(u"Passphrase"_s, u"a passphrase for tests"_s) ||
                !type(u"Repeat passphrase"_s, u"a passphrase for tests"_s))
                return u"the passphrase cannot be typed"_s;
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
            (void)QTest::qWaitFor(over, longWait);
        }
        if (m_workspace->state() == WorkspaceState::Open)
            return {};
        return m_workspace->error() ? m_workspace->error()->code : u"no answer"_s;
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
