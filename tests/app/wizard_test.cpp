// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "app/real_window.h"
#include "chains/chains_screen.h"
#include "signalbox/literals.h"
#include "support/anvil_node.h"
#include "support/database.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// One function waits for a real chain: the default of five minutes is for functions that only compute.
[[maybe_unused]] const bool waitMs = qputenv("QTEST_FUNCTION_TIMEOUT", "900000");

/// The whole program: a real window without a display, a real engine, a private database and a real node. Acts only by
/// mouse and keys on elements that a screen reader can name, and reads the text in the tables.
class WizardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_node = std::make_unique<AnvilNode>();
        m_token = deployToken(*m_node);
        emitTransfers(*m_node, m_token, 60, 2, 10);
        m_node->mine(80);
        ui::ScreenRegistry registry;
        registry.add(ui::chainsScreenEntry());
        registry.addChain = ui::openAddChain;
        m_real = std::make_unique<RealWindow>(std::move(registry));
        QVERIFY(m_real->open());
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
        if (const Engine* engine = m_real ? m_real->engine() : nullptr) {
            qInfo().noquote() << QJsonDocument(toJson(*engine->snapshot())).toJson();
            for (const LogEntry& entry : engine->recentLog({}, 40))
                qInfo().noquote() << entry.level << entry.category << entry.text;
        }
        if (const QString folder = qEnvironmentVariable("SIGNALBOX_PICTURES"); !folder.isEmpty())
            m_real->window()->grab().save(folder + u"/wizard-test-failed.png"_s);
    }

    void cleanupTestCase()
    {
        m_database.reset();
        m_cluster.reset();
        m_real.reset();
        m_node.reset();
    }

    void theFirstRunCreatesAWorkspace() { QCOMPARE(m_real->setUp(), QString()); }

    void addsTheChain()
    {
        QVERIFY(click(u"Add chain"_s));
        auto* list = awaitSpoken<QListView>(u"Networks"_s);
        QVERIFY(list);
        QTRY_VERIFY(list->model()->rowCount() > 30);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(60, 20));
        QVERIFY(type(u"Network name"_s, u"Anvil"_s));
        QVERIFY(click(u"Next"_s));

        QVERIFY(type(u"URL of endpoint 1"_s, m_node->url()));
        QVERIFY2(RealWindow::nextIsReady(),
                 qPrintable(awaitSpoken<QLineEdit>(u"URL of endpoint 1"_s)->accessibleDescription()));
        QVERIFY(click(u"Next"_s));

        QVERIFY(type(u"Address of another token"_s, m_token));
        auto* add = awaitSpoken<QAbstractButton>(u"Add token"_s);
        QVERIFY(add);
        QTRY_VERIFY_WITH_TIMEOUT(add->isEnabled(), longWait);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(awaitSpoken<QAbstractButton>(u"Token TST"_s));
        QVERIFY(click(u"Next"_s));

        QVERIFY(RealWindow::nextIsReady());
        QVERIFY(click<QRadioButton>(u"Genesis"_s));
        QVERIFY(RealWindow::nextIsReady());
        QVERIFY(click(u"Next"_s));
        QVERIFY(click(u"Start"_s));
        QTRY_COMPARE_WITH_TIMEOUT(m_real->window()->address(), u"chains/eip155:31337"_s, longWait);
    }

    void showsTheRows()
    {
        QTRY_COMPARE_WITH_TIMEOUT(rowsOfToken(), transfersOfNode(), longWait);
        QTRY_COMPARE_WITH_TIMEOUT(chain().indexed.value_or(-1), Height(m_node->head()), longWait);
        QTRY_COMPARE_WITH_TIMEOUT(doneOfToken(), u"100.0 %"_s, longWait);
        QVERIFY(findSpoken<QAbstractButton>(u"Pause"_s));
    }

    void followsTheHead()
    {
        emitTransfers(*m_node, m_token, 3, 1, 5, 7);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOfToken(), transfersOfNode(), longWait);
    }

    void pausesAndResumes()
    {
        QVERIFY(click(u"Pause"_s));
        QVERIFY(awaitSpoken<QAbstractButton>(u"Resume"_s, nullptr, longWait));
        QCOMPARE(chain().state, ChainState::Paused);
        const qint64 before = rowsOfToken();
        emitTransfers(*m_node, m_token, 4, 1, 5, 8);
        QTest::qWait(2'500);
        QCOMPARE(rowsOfToken(), before);
        QVERIFY(click(u"Resume"_s));
        QTRY_COMPARE_WITH_TIMEOUT(rowsOfToken(), transfersOfNode(), longWait);
        QVERIFY(awaitSpoken<QAbstractButton>(u"Pause"_s, nullptr, longWait));
    }

    void reindexesARange()
    {
        QVERIFY(click(u"Reindex range…"_s));
        QVERIFY(type(u"From block"_s, u"10"_s));
        QVERIFY(type(u"To block"_s, u"20"_s));
        auto* reindex = awaitSpoken<QAbstractButton>(u"Reindex"_s);
        QVERIFY(reindex);
        QTRY_VERIFY_WITH_TIMEOUT(reindex->isEnabled(), longWait);  // no name must be typed: rows are only replaced
        int done = 0;
        const auto connection =
            connect(m_real->engine(), &Engine::commandChanged, this, [&](const CommandStatus& status) {
                if (status.verb == Verb::Reindex && isFinal(status.state)) {
                    QVERIFY2(status.state == CommandState::Done,
                             status.error ? qPrintable(status.error->text()) : name_(status.state));
                    ++done;
                }
            });
        QVERIFY(click(u"Reindex"_s));
        QTRY_VERIFY_WITH_TIMEOUT(done >= 1, longWait);  // a change may be reported more than once
        disconnect(connection);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOfToken(), transfersOfNode(), longWait);
    }

    void deletesTheChain()
    {
        auto* more = awaitSpoken<QToolButton>(u"More actions"_s);
        QVERIFY(more);
        QTimer::singleShot(300, this, [] {
            if (auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())) {
                QTest::keyClick(menu, Qt::Key_Up);  // the last item is the dangerous one
                QTest::keyClick(menu, Qt::Key_Return);
            }
        });
        QTest::mouseClick(more, Qt::LeftButton);
        QVERIFY(awaitSpoken<QRadioButton>(u"Delete the chain and its data"_s, nullptr, longWait));
        QVERIFY(click<QRadioButton>(u"Delete the chain and its data"_s));
        auto* name = awaitSpoken<QLineEdit>(u"Type Anvil to continue"_s, nullptr, longWait);
        QVERIFY(name);
        QTest::keyClicks(name, u"Anvil"_s);
        QVERIFY(click(u"Delete chain"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!m_real->engine()->snapshot()->chain(u"eip155:31337"_s), longWait);
        QCOMPARE(m_database->number("SELECT count(*) FROM pg_namespace WHERE nspname = 'eip155_31337'"), qint64(0));
        QTRY_COMPARE_WITH_TIMEOUT(m_real->window()->address(), u"chains"_s, longWait);
    }

private:
    static const char* name_(CommandState state) { return name(state); }

    ChainSnapshot chain() const
    {
        const ChainSnapshot* found = m_real->chain(u"eip155:31337"_s);
        return found ? *found : ChainSnapshot();
    }

    /// The token's row in the table "Contracts and tokens": its share done, as displayed.
    QString doneOfToken() const
    {
        auto* table = findSpoken<QTableView>(u"Contracts and tokens"_s);
        if (!table)
            return {};
        const QAbstractItemModel* model = table->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, 0).data().toString() == u"TST"_s)
                return model->index(row, 4).data().toString();
        return {};
    }

    /// Rows of the token, as seen by another session.
    qint64 rowsOfToken()
    {
        if (!m_database) {
            auto joined = store::PrivateCluster::join(m_real->directory());
            if (!joined)
                return -1;
            m_cluster = std::move(*joined);
            m_database = std::make_unique<Database>(
                m_cluster->connection(store::Role::Engine).withApplication(u"test"_s).conninfo());
        }
        return m_database->number("SELECT count(*) FROM eip155_31337.transfers");
    }

    qint64 transfersOfNode()
    {
        return m_node->rpc()
            .call(u"eth_getLogs"_s,
                  {QJsonObject{{u"fromBlock"_s, u"0x0"_s},
                               {u"toBlock"_s, u"latest"_s},
                               {u"address"_s, m_token},
                               {u"topics"_s,
                                QJsonArray{u"0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"_s}}}})
            .toArray()
            .size();
    }

    bool m_broken = false;
    QElapsedTimer m_clock;
    std::unique_ptr<AnvilNode> m_node;
    QString m_token;
    std::unique_ptr<store::PrivateCluster> m_cluster;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<RealWindow> m_real;
};

}  // namespace

SIGNALBOX_TEST(WizardTest)
#include "wizard_test.moc"
