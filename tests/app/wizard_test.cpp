#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "chains/chains_screen.h"
#include "desk/desk.h"
#include "engine/make_engine.h"
#include "firstrun/first_run_page.h"
#include "shell/main_window.h"
#include "store/private_cluster.h"
#include "support/anvil_node.h"
#include "support/database.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "ui/window_keys.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

constexpr int longWait = 60'000;

/// One function waits for a real chain: the default of five minutes is for functions that only compute.
[[maybe_unused]] const bool patient = qputenv("QTEST_FUNCTION_TIMEOUT", "900000");

/// The whole house: a real window without a display, a real engine, a private database and a real node. Acts only by
/// mouse and keys on what a screen reader can name, and reads what stands in the tables.
class WizardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");  // no keychain of the person who runs the tests
        ui::ThemeManager::instance().install();
        m_node = std::make_unique<AnvilNode>();
        m_token = deployToken(*m_node);
        emitTransfers(*m_node, m_token, 60, 2, 10);
        m_node->mine(80);
        m_desk = std::make_unique<ui::Desk>(QString());
        ui::setDesk(m_desk.get());
        m_workspace = engine::makeWorkspace();
        ui::MainWindow::Parts parts;
        parts.workspace = m_workspace.get();
        parts.directory = directory();
        parts.firstRun = true;
        parts.registry.add(ui::chainsScreenEntry());
        parts.registry.addChain = [](QWidget* parent, ui::ScreenContext* context) {
            ui::openAddChain(parent, context);
        };
        parts.makeFirstRun = [this](Workspace* workspace, QWidget* parent) {
            return new ui::FirstRunPage(workspace, directory(), {}, parent);
        };
        m_window = std::make_unique<ui::MainWindow>(std::move(parts));
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_clock.start();
    }

    void init()
    {
        if (m_broken)
            QSKIP("a step before this one failed");
    }

    void cleanup()
    {
        qInfo("%lld ms", m_clock.restart());
        if (!QTest::currentTestFailed())
            return;
        m_broken = true;
        if (const Engine* engine = m_workspace ? m_workspace->engine() : nullptr) {
            qInfo().noquote() << QJsonDocument(toJson(*engine->snapshot())).toJson();
            for (const LogEntry& entry : engine->recentLog({}, 40))
                qInfo().noquote() << entry.level << entry.category << entry.text;
        }
        if (const QString folder = qEnvironmentVariable("SIGNALBOX_PICTURES"); !folder.isEmpty())
            m_window->grab().save(folder + QStringLiteral("/wizard-test-failed.png"));
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_database.reset();
        m_cluster.reset();
        if (m_workspace && m_workspace->state() != WorkspaceState::Closed) {
            m_workspace->close();
            (void)QTest::qWaitFor([this] { return m_workspace->state() == WorkspaceState::Closed; }, longWait);
        }
        m_workspace.reset();
        ui::setDesk(nullptr);
        m_desk.reset();
        m_node.reset();
        (void)store::PrivateCluster::remove(directory());
    }

    void firstRun()
    {
        QVERIFY(click(QStringLiteral("Set up on this machine")));
        const auto open = [this] { return m_workspace->state() == WorkspaceState::Open; };
        const auto asked = [] { return findSpoken<QAbstractButton>(QStringLiteral("Make the file")) != nullptr; };
        QVERIFY(QTest::qWaitFor([&] { return open() || asked() || m_workspace->state() == WorkspaceState::Failed; },
                                longWait));
        if (asked()) {
            QVERIFY(type(QStringLiteral("Passphrase"), QStringLiteral("a passphrase for tests")));
            QVERIFY(type(QStringLiteral("Passphrase once more"), QStringLiteral("a passphrase for tests")));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        }
        const bool opened = QTest::qWaitFor(open, longWait);
        QVERIFY2(opened, m_workspace->error() ? qPrintable(m_workspace->error()->text) : "still opening");
    }

    void addsTheChain()
    {
        QVERIFY(click(QStringLiteral("Add chain")));
        auto* list = awaitSpoken<QListView>(QStringLiteral("Networks"));
        QVERIFY(list);
        QTRY_VERIFY(list->model()->rowCount() > 30);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(60, 20));
        QVERIFY(type(QStringLiteral("Name of the network"), QStringLiteral("Anvil")));
        QVERIFY(click(QStringLiteral("Next")));

        QVERIFY(type(QStringLiteral("URL of endpoint 1"), m_node->url()));
        QVERIFY2(nextIsReady(),
                 qPrintable(awaitSpoken<QLineEdit>(QStringLiteral("URL of endpoint 1"))->accessibleDescription()));
        QVERIFY(click(QStringLiteral("Next")));

        QVERIFY(type(QStringLiteral("Address of another token"), m_token));
        auto* add = awaitSpoken<QAbstractButton>(QStringLiteral("Add token"));
        QVERIFY(add);
        QTRY_VERIFY_WITH_TIMEOUT(add->isEnabled(), longWait);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(awaitSpoken<QAbstractButton>(QStringLiteral("Token TST")));
        QVERIFY(click(QStringLiteral("Next")));

        QVERIFY(nextIsReady());
        QVERIFY(click<QRadioButton>(QStringLiteral("Genesis")));
        QVERIFY(nextIsReady());
        QVERIFY(click(QStringLiteral("Next")));
        QVERIFY(click(QStringLiteral("Start")));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->address(), QStringLiteral("chains/eip155:31337"), longWait);
    }

    void showsTheRows()
    {
        QTRY_COMPARE_WITH_TIMEOUT(rowsOfToken(), transfersOfNode(), longWait);
        QTRY_COMPARE_WITH_TIMEOUT(chain().indexed.value_or(-1), Height(m_node->head()), longWait);
        QTRY_COMPARE_WITH_TIMEOUT(doneOfToken(), QStringLiteral("100.0 %"), longWait);
        QVERIFY(findSpoken<QAbstractButton>(QStringLiteral("Pause")));
    }

    void followsTheHead()
    {
        emitTransfers(*m_node, m_token, 3, 1, 5, 7);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOfToken(), transfersOfNode(), longWait);
    }

    void pausesAndResumes()
    {
        QVERIFY(click(QStringLiteral("Pause")));
        QVERIFY(awaitSpoken<QAbstractButton>(QStringLiteral("Resume"), nullptr, longWait));
        QCOMPARE(chain().state, ChainState::Paused);
        const qint64 before = rowsOfToken();
        emitTransfers(*m_node, m_token, 4, 1, 5, 8);
        QTest::qWait(2'500);
        QCOMPARE(rowsOfToken(), before);
        QVERIFY(click(QStringLiteral("Resume")));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOfToken(), transfersOfNode(), longWait);
        QVERIFY(awaitSpoken<QAbstractButton>(QStringLiteral("Pause"), nullptr, longWait));
    }

    void reindexesARange()
    {
        QVERIFY(click(QStringLiteral("Reindex range…")));
        QVERIFY(type(QStringLiteral("From block"), QStringLiteral("10")));
        QVERIFY(type(QStringLiteral("To block"), QStringLiteral("20")));
        auto* name = awaitSpoken<QLineEdit>(QStringLiteral("Type Anvil to go on"), nullptr, longWait);
        QVERIFY(name);
        QTest::mouseClick(name, Qt::LeftButton);
        QTest::keyClicks(name, QStringLiteral("Anvil"));
        int done = 0;
        const auto connection =
            connect(m_workspace->engine(), &Engine::commandChanged, this, [&](const CommandStatus& status) {
                if (status.verb == Verb::Reindex && isFinal(status.state)) {
                    QVERIFY2(status.state == CommandState::Done,
                             status.error ? qPrintable(status.error->text) : name_(status.state));
                    ++done;
                }
            });
        QVERIFY(click(QStringLiteral("Reindex")));
        QTRY_VERIFY_WITH_TIMEOUT(done >= 1, longWait);  // a change may be told more than once
        disconnect(connection);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOfToken(), transfersOfNode(), longWait);
    }

    void deletesTheChain()
    {
        auto* more = awaitSpoken<QToolButton>(QStringLiteral("More levers"));
        QVERIFY(more);
        QTimer::singleShot(300, this, [] {
            if (auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())) {
                QTest::keyClick(menu, Qt::Key_Up);  // the last item is the danger one
                QTest::keyClick(menu, Qt::Key_Return);
            }
        });
        QTest::mouseClick(more, Qt::LeftButton);
        QVERIFY(awaitSpoken<QRadioButton>(QStringLiteral("Delete the chain and its data"), nullptr, longWait));
        QVERIFY(click<QRadioButton>(QStringLiteral("Delete the chain and its data")));
        auto* name = awaitSpoken<QLineEdit>(QStringLiteral("Type Anvil to go on"), nullptr, longWait);
        QVERIFY(name);
        QTest::keyClicks(name, QStringLiteral("Anvil"));
        QVERIFY(click(QStringLiteral("Delete chain")));
        QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->engine()->snapshot()->chain(QStringLiteral("eip155:31337")), longWait);
        QCOMPARE(m_database->number("SELECT count(*) FROM pg_namespace WHERE nspname = 'eip155_31337'"), qint64(0));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->address(), QStringLiteral("chains"), longWait);
    }

private:
    QString directory() const { return m_folder.filePath(QStringLiteral("workspace")); }

    static const char* name_(CommandState state) { return name(state); }

    static bool nextIsReady()
    {
        auto* next = awaitSpoken<QPushButton>(QStringLiteral("Next"));
        return next && QTest::qWaitFor([next] { return next->isEnabled(); }, longWait);
    }

    ChainSnapshot chain() const
    {
        const ChainSnapshot* found = m_workspace->engine()->snapshot()->chain(QStringLiteral("eip155:31337"));
        return found ? *found : ChainSnapshot();
    }

    /// The token's line in the table "Contracts and tokens": its share done, as the operator reads it.
    QString doneOfToken() const
    {
        auto* table = findSpoken<QTableView>(QStringLiteral("Contracts and tokens"));
        if (!table)
            return {};
        const QAbstractItemModel* model = table->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, 0).data().toString() == QStringLiteral("TST"))
                return model->index(row, 4).data().toString();
        return {};
    }

    /// Rows of the token, as another session sees them.
    qint64 rowsOfToken()
    {
        if (!m_database) {
            auto joined = store::PrivateCluster::join(directory());
            if (!joined)
                return -1;
            m_cluster = std::move(*joined);
            m_database = std::make_unique<Database>(
                m_cluster->connection(store::Role::Engine).withApplication(QStringLiteral("test")).conninfo());
        }
        return m_database->number("SELECT count(*) FROM eip155_31337.transfers");
    }

    qint64 transfersOfNode()
    {
        return m_node->rpc()
            .call(QStringLiteral("eth_getLogs"),
                  {QJsonObject{{QStringLiteral("fromBlock"), QStringLiteral("0x0")},
                               {QStringLiteral("toBlock"), QStringLiteral("latest")},
                               {QStringLiteral("address"), m_token},
                               {QStringLiteral("topics"),
                                QJsonArray{QStringLiteral(
                                    "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef")}}}})
            .toArray()
            .size();
    }

    bool m_broken = false;
    QElapsedTimer m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<AnvilNode> m_node;
    QString m_token;
    std::unique_ptr<store::PrivateCluster> m_cluster;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ui::Desk> m_desk;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ui::MainWindow> m_window;
};

}  // namespace

SIGNALBOX_TEST(WizardTest)
#include "wizard_test.moc"
