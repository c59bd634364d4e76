// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "addchain/add_chain_wizard.h"
#include "app/real_window.h"
#include "chains/chains_screen.h"
#include "crosschain/sync_screen.h"
#include "explorer/explorer_screen.h"
#include "signalbox/literals.h"
#include "support/canopy_replay.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"
#include "widgets/message_bar.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// A web server that is unrelated to chains.
class WebPage {
public:
    WebPage()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket* socket = m_server.nextPendingConnection())
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                    const QByteArray page = "<!DOCTYPE html><html><head><title>Welcome</title></head></html>";
                    socket->readAll();
                    socket->write(
                        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: " +
                        QByteArray::number(page.size()) + "\r\n\r\n" + page);
                    socket->disconnectFromHost();
                });
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    QString url() const { return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()); }

private:
    QTcpServer m_server;
};

/// What a Canopy node does wrong, as shown in the window: cause and next step; the other chain continues, and the
/// message disappears when the node works again. With SIGNALBOX_PICTURES=DIR each is kept as a picture.
class CanopyFaultsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CanopyReplay> m_node, m_other;
    std::unique_ptr<SimEndpoints> m_evm;
    WebPage m_page;
    std::unique_ptr<RealWindow> m_real;
    Height m_last = 30, m_otherLast = 20;

    const ChainSnapshot* one() const { return m_real->chain(u"canopy:1"_s); }
    const ChainSnapshot* two() const { return m_real->chain(u"canopy:2"_s); }
    void grow(int blocks)
    {
        m_last += blocks;
        m_node->setHead(m_last + 1);
    }
    void serve(CanopyFaults faults)
    {
        faults.bulk = false;
        m_node->setFaults(faults);
    }
    /// All bars above the screen.
    QString bars() const
    {
        QStringList all;
        for (const ui::MessageBar* bar : m_real->window()->findChildren<ui::MessageBar*>())
            if (bar->isVisible())
                all << bar->accessibleName();
        return all.join(QLatin1Char('\n'));
    }
    void keepPicture(const QString& name) const
    {
        const QString folder = qEnvironmentVariable("SIGNALBOX_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(300);
        QWidget* sheet = QApplication::activeModalWidget();
        (void)(sheet ? sheet : m_real->window())->grab().save(folder + QLatin1Char('/') + name + u".png"_s);
    }
    void theOtherChainContinues()
    {
        m_other->setHead(++m_otherLast + 1);
        QTRY_COMPARE_WITH_TIMEOUT(two()->stored.value_or(0), m_otherLast, longWait);
        QVERIFY(two()->failure == std::nullopt);
    }
    /// Opens the page of endpoints; false if it was not reached.
    bool openWizard(bool canopy)
    {
        m_real->window()->go(u"chains"_s);
        if (!click(u"Add chain"_s))
            return false;
        auto* list = awaitSpoken<QListView>(u"Networks"_s);
        if (!list || !QTest::qWaitFor([list] { return list->model()->rowCount() > 30; }, longWait))
            return false;
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(60, canopy ? 64 : 20));
        return true;
    }
    static QLineEdit* url() { return awaitSpoken<QLineEdit>(u"URL of endpoint 1"_s); }

private Q_SLOTS:
    void initTestCase()
    {
        m_node = std::make_unique<CanopyReplay>(CanopyRecording::ofChain(1));
        m_other = std::make_unique<CanopyReplay>(CanopyRecording::ofChain(2));
        m_evm = std::make_unique<SimEndpoints>(SimEndpoints::spec(31337, 40));
        serve({});
        grow(0);
        m_other->setHead(m_otherLast + 1);
        ui::ScreenRegistry registry;
        registry.add(ui::chainsScreenEntry());
        registry.add(ui::syncScreenEntry());
        registry.add(ui::explorerScreenEntry());
        registry.addChain = ui::openAddChain;
        m_real = std::make_unique<RealWindow>(std::move(registry));
        QVERIFY(m_real->open());
        QCOMPARE(m_real->setUp(), QString());
    }
    void cleanup()
    {
        if (QTest::currentTestFailed())
            keepPicture(u"failed-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
        for (int i = 0; i < 3 && QApplication::activeModalWidget(); ++i)
            if (auto* wizard = qobject_cast<ui::AddChainWizard*>(QApplication::activeModalWidget()))
                wizard->discard();  // Esc would ask about its entries
            else
                QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
    }
    void cleanupTestCase()
    {
        m_real.reset();
        m_node.reset();
        m_other.reset();
    }

    void theWizardReportsAnotherKindOfServer_data()
    {
        QTest::addColumn<bool>("canopy");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("words");
        const QString evm = m_evm->rpcOptions().value(1), closed = u"http://127.0.0.1:9"_s;
        QTest::newRow("canopy-nonsense") << true << u"hello"_s << u"http://"_s;
        QTest::newRow("canopy-closed-port") << true << closed << u"cannot be reached"_s;
        QTest::newRow("canopy-evm-node") << true << evm << u"EVM node"_s;
        QTest::newRow("canopy-web-page") << true << m_page.url() << u"is not a Canopy node"_s;
        QTest::newRow("canopy-websocket") << true << u"ws://127.0.0.1:9"_s << u"HTTP"_s;
        QTest::newRow("evm-canopy-node") << false << m_node->url() << u"Canopy node"_s;
        QTest::newRow("evm-web-page") << false << m_page.url() << u"a web page"_s;
        QTest::newRow("evm-closed-port") << false << closed << u"cannot be reached"_s;
    }
    void theWizardReportsAnotherKindOfServer()
    {
        QFETCH(bool, canopy);
        QFETCH(QString, typed);
        QFETCH(QString, words);
        QVERIFY(openWizard(canopy));
        QVERIFY(type(u"Network name"_s, u"Root"_s));
        QVERIFY(click(u"Next"_s));
        QVERIFY(type(u"URL of endpoint 1"_s, typed));
        QString said;
        QTRY_VERIFY2_WITH_TIMEOUT((said = url()->accessibleDescription(), said.contains(words)), qPrintable(said),
                                  20'000);
        qInfo().noquote() << said;
        keepPicture(u"wizard-"_s + QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!awaitSpoken<QPushButton>(u"Next"_s)->isEnabled());
    }

    void bothChainsAreAdded()
    {
        for (const CanopyReplay* node : {m_node.get(), m_other.get()}) {
            QVERIFY(openWizard(true));
            QVERIFY(type(u"Network name"_s, node == m_node.get() ? u"Root"_s : u"Nested"_s));
            QVERIFY(click(u"Next"_s));
            QVERIFY(type(u"URL of endpoint 1"_s, node->url()));
            QVERIFY2(RealWindow::nextIsReady(), qPrintable(url()->accessibleDescription()));
            keepPicture(u"wizard-well"_s);
            QVERIFY(click(u"Next"_s));
            QVERIFY(RealWindow::nextIsReady());
            keepPicture(u"wizard-from-where"_s);
            QVERIFY(click(u"Next"_s));
            keepPicture(u"wizard-summary"_s);
            QVERIFY(click(u"Start"_s));
            QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activeModalWidget(), longWait);
        }
        QTRY_VERIFY_WITH_TIMEOUT(one() && one()->stored.value_or(0) == m_last, longWait);
        QTRY_VERIFY_WITH_TIMEOUT(two() && two()->stored.value_or(0) == m_otherLast, longWait);
    }

    void init()
    {
        const bool needsChains = !QByteArray(QTest::currentTestFunction()).startsWith("theWizard") &&
                                 !QByteArray(QTest::currentTestFunction()).startsWith("both");
        if (needsChains && !(one() && two()))
            QSKIP("the chains were not added");
    }

    void faultsAreReported_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("words");
        using enum CanopyFaults::Kind;
        QTest::newRow("short-page") << int(ShortPage) << QByteArray("/v1/query/accounts") << u"accounts: a page of"_s;
        QTest::newRow("cut-page") << int(CutPage) << QByteArray("/v1/query/accounts") << u"accounts: page 1 has"_s;
        QTest::newRow("cut-answer") << int(CutBody) << QByteArray("/v1/query/validators") << u"cannot be reached"_s;
        QTest::newRow("empty-answer") << int(EmptyBody) << QByteArray("/v1/query/supply") << u"an empty answer"_s;
        QTest::newRow("status-500") << int(Status500) << QByteArray("/v1/query/params") << u"snapshot failed"_s;
        QTest::newRow("no-block") << int(NullBlock) << QByteArray("/v1/query/block-by-height")
                                  << u"does not return block"_s;
    }
    void faultsAreReported()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, path);
        QFETCH(QString, words);
        m_real->window()->go(u"chains/canopy:1"_s);
        CanopyFaults faults;
        faults.kind = CanopyFaults::Kind(kind);
        faults.path = path;
        faults.count = 1'000'000;
        serve(faults);
        grow(2);
        QTRY_VERIFY2_WITH_TIMEOUT(bars().contains(words), qPrintable(bars()), 20'000);
        QVERIFY2(bars().startsWith(u"Root "_s), qPrintable(bars()));
        QVERIFY2(bars().contains(u"Next attempt"_s) || bars().contains(u"Retrying"_s), qPrintable(bars()));
        qInfo().noquote() << bars();
        keepPicture(u"fault-"_s + QString::fromLatin1(QTest::currentDataTag()));
        theOtherChainContinues();
        serve({});
        QTRY_COMPARE_WITH_TIMEOUT(one()->stored.value_or(0), m_last, longWait);
        QTRY_VERIFY2_WITH_TIMEOUT(!bars().contains(words), qPrintable(bars()), longWait);
    }

    void aDamagedBlockWaitsAndOthersAreIndexed()
    {
        CanopyFaults faults;
        faults.poisoned = m_last + 2;
        serve(faults);
        grow(5);
        QTRY_COMPARE_WITH_TIMEOUT(one()->stored.value_or(0), m_last, longWait);
        const QString words = u"Block %1 contains something that cannot be stored"_s.arg(faults.poisoned);
        QTRY_VERIFY2_WITH_TIMEOUT(bars().contains(words), qPrintable(bars()), longWait);
        qInfo().noquote() << bars();
        keepPicture(u"fault-poisoned"_s);
        theOtherChainContinues();
        serve({});
        QTRY_VERIFY_WITH_TIMEOUT(one()->gaps.empty() && !one()->failure, 120'000);
        QVERIFY2(!bars().contains(words), qPrintable(bars()));
    }

    void aLowerHeadIsWaitedFor()
    {
        m_node->setHead(m_last - 5);
        const QString words = u"but block %1 is already stored"_s.arg(m_last);
        QTRY_VERIFY2_WITH_TIMEOUT(bars().contains(words), qPrintable(bars()), longWait);
        qInfo().noquote() << "back:" << bars() << (one()->failure ? one()->failure->error.text() : QString())
                          << (one()->endpoints.front().failure ? one()->endpoints.front().failure->error.text()
                                                               : QString());
        keepPicture(u"fault-head-back"_s);
        QCOMPARE(one()->stored.value_or(0), m_last);  // blocks are final: none is undone
        theOtherChainContinues();
        grow(1);
        QTRY_COMPARE_WITH_TIMEOUT(one()->stored.value_or(0), m_last, longWait);
        QTRY_VERIFY2_WITH_TIMEOUT(!bars().contains(words), qPrintable(bars()), longWait);
    }

    void anotherChainIsRefused()
    {
        m_node->impersonate(CanopyRecording::ofChain(2));
        grow(2);
        QTRY_VERIFY2_WITH_TIMEOUT(bars().contains(u"serves chain 2"_s), qPrintable(bars()), longWait);
        qInfo().noquote() << bars();
        keepPicture(u"fault-other-chain"_s);
        QCOMPARE(one()->stored.value_or(0), m_last - 2);
        theOtherChainContinues();
        m_node->impersonate(nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(one()->stored.value_or(0), m_last, 120'000);
    }

    void aMissingNodeIsWaitedFor()
    {
        CanopyFaults faults;
        faults.refuse = true;
        serve(faults);
        QTRY_VERIFY2_WITH_TIMEOUT(bars().startsWith(u"Root "_s), qPrintable(bars()), longWait);
        QTest::qWait(2'000);
        qInfo().noquote() << bars();
        keepPicture(u"fault-gone"_s);
        theOtherChainContinues();
        serve({});
        grow(1);
        QTRY_COMPARE_WITH_TIMEOUT(one()->stored.value_or(0), m_last, 120'000);
    }
};

SIGNALBOX_TEST(CanopyFaultsTest)

}  // namespace

#include "canopy_faults_test.moc"
