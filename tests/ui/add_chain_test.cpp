#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "addchain/add_chain_wizard.h"
#include "addchain/start_table.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "ui/window_keys.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// The wizard over a scripted engine, acted on by keys and mouse only.
class AddChainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_engine = std::make_unique<ScriptedEngine>(Scene::One);
        m_window = std::make_unique<QMainWindow>();
        m_window->resize(1440, 900);
        m_window->show();
        m_wizard = new AddChainWizard(m_engine.get(), m_window.get());
        m_wizard->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_wizard));
    }

    void cleanup()
    {
        if (m_wizard)
            m_wizard->close();
        m_window.reset();
        m_engine.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void addsAPresetByKeysOnly()
    {
        QSignalSpy added(m_wizard, &AddChainWizard::chainAdded);
        chooseNetwork(QStringLiteral("bnb"));
        QCOMPARE(m_wizard->current(), 1);
        auto* url = findSpoken<QLineEdit>(QStringLiteral("URL of endpoint 1"));
        QVERIFY(url);
        QCOMPARE(QApplication::focusWidget(), url);
        QTest::keyClicks(url, QStringLiteral("https://bsc-rpc.publicnode.com"));
        QTRY_VERIFY(next()->isEnabled());
        QTest::keyClick(url, Qt::Key_Return);
        QCOMPARE(m_wizard->current(), 2);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_wizard->current(), 3);
        QTRY_VERIFY(next()->isEnabled());
        QCOMPARE(m_wizard->plan().startId, QStringLiteral("creation"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_wizard->current(), 4);
        QCOMPARE(next()->text(), QStringLiteral("Start"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(added.count(), 1);
        QCOMPARE(added.first().first().toString(), QStringLiteral("eip155:56"));
        QCOMPARE(m_engine->submitted.size(), size_t(1));
        const Command& command = m_engine->submitted.front();
        QCOMPARE(command.verb, Verb::ChainAdd);
        const ChainDraft draft = ChainDraft::fromJson(command.args);
        QCOMPARE(draft.name, QStringLiteral("BNB Smart Chain"));
        QCOMPARE(draft.from, Height(79'031'671));
        QCOMPARE(draft.streams.size(), size_t(4));  // headers, registries, two tokens
    }

    void leavesOutTheCreationBlockOfEverything()
    {
        StartTable table;
        table.setCreationMeant(false);
        StartChoice genesis;
        genesis.id = QStringLiteral("genesis");
        table.setChoices({genesis});
        table.show();
        QVERIFY(!findSpoken<QRadioButton>(QStringLiteral("Creation block"), &table));
        table.select(QStringLiteral("creation"));
        QCOMPARE(table.selected(), QString());
        table.select(QStringLiteral("genesis"));
        QCOMPARE(table.selected(), QStringLiteral("genesis"));
        table.setCreationMeant(true);  // chosen contracts, but their creation was not found
        QVERIFY(!findSpoken<QRadioButton>(QStringLiteral("Creation block"), &table)->isEnabled());
    }

    void backKeepsWhatWasEntered()
    {
        chooseNetwork(QStringLiteral("bnb"));
        QVERIFY(type(QStringLiteral("URL of endpoint 1"), QStringLiteral("https://bsc-rpc.publicnode.com")));
        QTRY_VERIFY(next()->isEnabled());
        QVERIFY(click(QStringLiteral("Next")));
        QVERIFY(click(QStringLiteral("Token USDT")));
        QVERIFY(click(QStringLiteral("Back")));
        QCOMPARE(findSpoken<QLineEdit>(QStringLiteral("URL of endpoint 1"))->text(),
                 QStringLiteral("https://bsc-rpc.publicnode.com"));
        QVERIFY(click(QStringLiteral("Back")));
        QCOMPARE(m_wizard->current(), 0);
        QVERIFY(click(QStringLiteral("Next")));
        QVERIFY(click(QStringLiteral("Next")));
        QCOMPARE(m_wizard->plan().tickedTokens(), 1);
        QVERIFY(awaitSpoken<QAbstractButton>(QStringLiteral("Token USDT")));
        QCOMPARE(findSpoken<QAbstractButton>(QStringLiteral("Token USDT"))->isChecked(), false);
    }

    void hidesAKeyOnceItIsEntered()
    {
        chooseNetwork(QStringLiteral("bnb"));
        const QString secret = QStringLiteral("https://bnb-mainnet.g.alchemy.com/v2/aB3dE6gH9jK2mN5pQ8sT1vW4");
        QVERIFY(type(QStringLiteral("URL of endpoint 1"), secret));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QString shown = findSpoken<QLineEdit>(QStringLiteral("URL of endpoint 1"))->text();
        QVERIFY2(!shown.contains(QStringLiteral("aB3dE6")), qPrintable(shown));
        QVERIFY(shown.startsWith(QStringLiteral("https://bnb-mainnet.g.alchemy.com/v2/")));
        QTRY_VERIFY(findSpoken<QPushButton>(QStringLiteral("Retry endpoint 1 now")));
        QVERIFY(!next()->isEnabled());  // rate limited alone is not ready
        QVERIFY(click(QStringLiteral("Add endpoint")));
        QVERIFY(type(QStringLiteral("URL of endpoint 2"), QStringLiteral("https://bsc-rpc.publicnode.com")));
        QTRY_VERIFY(next()->isEnabled());
        QCOMPARE(m_wizard->plan().endpoints.size(), size_t(2));
        QCOMPARE(m_wizard->plan().endpoints[0].url, secret);
    }

    void refusesAnotherChain()
    {
        chooseNetwork(QStringLiteral("bnb"));
        QVERIFY(type(QStringLiteral("URL of endpoint 1"),
                     QStringLiteral("https://data-seed-prebsc-1-s1.bnbchain.org:8545")));
        QTRY_VERIFY(findSpoken<QLineEdit>(QStringLiteral("URL of endpoint 1"))
                        ->accessibleDescription()
                        .contains(QStringLiteral("ID 97, not 56")));
        QVERIFY(!next()->isEnabled());
    }

    void pastesSeveral()
    {
        chooseNetwork(QStringLiteral("bnb"));
        QApplication::clipboard()->setText(
            QStringLiteral("https://bsc-rpc.publicnode.com\nhttps://bsc-dataseed.bnbchain.org"));
        QVERIFY(click(QStringLiteral("Paste URLs")));
        QTRY_COMPARE(m_wizard->plan().endpoints.size(), size_t(2));
        QWidget* grip = findSpoken(QStringLiteral("Position of endpoint 2"));
        QVERIFY(grip);
        grip->setFocus();
        QTest::keyClick(grip, Qt::Key_Up);
        QCOMPARE(m_wizard->plan().endpoints[0].url, QStringLiteral("https://bsc-dataseed.bnbchain.org"));
    }

    void addsACanopyChain()
    {
        QSignalSpy added(m_wizard, &AddChainWizard::chainAdded);
        auto* list = findSpoken<QListView>(QStringLiteral("Networks"));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(60, 64));  // the second row
        QVERIFY(type(QStringLiteral("Network name"), QStringLiteral("Root")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_wizard->current(), 1);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("http://127.0.0.1:50002"));
        QTRY_VERIFY(next()->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_wizard->current(), 3);  // it is indexed whole: nothing to choose
        QVERIFY(!findSpoken<QSpinBox>(QStringLiteral("Confirmations")));
        QTRY_VERIFY(next()->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_wizard->current(), 4);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(added.count(), 1);
        const ChainDraft draft = ChainDraft::fromJson(m_engine->submitted.front().args);
        QCOMPARE(draft.family, QStringLiteral("canopy"));
        QCOMPARE(draft.caip2, QStringLiteral("canopy:1"));
        QCOMPARE(draft.name, QStringLiteral("Root"));
        QCOMPARE(draft.networkId, std::optional<qint64>(1));
        QVERIFY(draft.streams.empty());
    }

    void aChainThatIsHereCannotBeAddedTwice()
    {
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Base"));
        QVERIFY(!next()->isEnabled());  // Base is in the workspace: its row cannot be chosen
        QVERIFY(type(QStringLiteral("Search networks"), QStringLiteral("another")));
        auto* list = findSpoken<QListView>(QStringLiteral("Networks"));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(60, 20));
        QVERIFY(type(QStringLiteral("Network name"), QStringLiteral("Second")));
        m_engine->onProbe = [](const EndpointDraft&) {
            ProbeReport report;
            report.caip2 = QStringLiteral("eip155:8453");
            return report;
        };
        QTRY_VERIFY(next()->isEnabled());
        QVERIFY(click(QStringLiteral("Next")));
        QVERIFY(type(QStringLiteral("URL of endpoint 1"), QStringLiteral("https://mainnet.base.org")));
        QTRY_VERIFY(findSpoken<QLineEdit>(QStringLiteral("URL of endpoint 1"))
                        ->accessibleDescription()
                        .contains(QStringLiteral("already")));
        QVERIFY(!next()->isEnabled());
    }

    void aSearchThatNoPresetHasIsTheName()
    {
        auto* search = findSpoken<QLineEdit>(QStringLiteral("Search networks"));
        const auto name = [] { return findSpoken<QLineEdit>(QStringLiteral("Network name"))->text(); };
        QTest::keyClicks(search, QStringLiteral("Zephyrine"));
        QCOMPARE(name(), QStringLiteral("Zephyrine"));  // not what was typed when the last preset went
        search->clear();
        QTest::keyClicks(search, QStringLiteral("900001"));
        QCOMPARE(name(), QStringLiteral("Chain 900001"));
        QVERIFY(type(QStringLiteral("Network name"), QStringLiteral("Mine")));
        search->clear();
        QTest::keyClicks(search, QStringLiteral("Zephyrine"));
        QCOMPARE(name(), QStringLiteral("Mine"));
    }

    void addsATokenByAddress()
    {
        toPageThree();
        QVERIFY(!findSpoken<QAbstractButton>(QStringLiteral("Add token"))->isEnabled());
        QVERIFY(type(QStringLiteral("Address of another token"),
                     QStringLiteral("0x6B175474E89094C44Da98b954EedeAC495271d0F")));
        QTRY_VERIFY(findSpoken<QAbstractButton>(QStringLiteral("Add token"))->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);  // adds, and does not go on
        QCOMPARE(m_wizard->current(), 2);
        QCOMPARE(m_wizard->plan().tickedTokens(), 3);
        QVERIFY(awaitSpoken<QAbstractButton>(QStringLiteral("Token DAI")));
    }

    void saysWhyStartFailed()
    {
        toPageThree();
        QVERIFY(click(QStringLiteral("Next")));
        QTRY_VERIFY(next()->isEnabled());
        QVERIFY(click(QStringLiteral("Next")));
        m_engine->finishCommands = false;
        QVERIFY(click(QStringLiteral("Start")));
        QVERIFY(!next()->isEnabled());
        CommandStatus status;
        QSignalSpy changed(m_engine.get(), &Engine::commandChanged);
        QTRY_COMPARE(changed.count(), 1);
        status = changed.first().first().value<CommandStatus>();
        status.state = CommandState::Refused;
        status.error =
            Error::make(ErrorKind::Conflict, "CHAIN_EXISTS", QStringLiteral("BNB Smart Chain is here already."));
        Q_EMIT m_engine->commandChanged(status);
        QTRY_VERIFY(next()->isEnabled());
        QVERIFY(m_wizard->isVisible());
    }

    void unknownPricesStayUnknown()
    {
        toPageThree();
        m_engine->failAll = Error::make(ErrorKind::Unavailable, "NO_SAMPLES",
                                        QStringLiteral("The endpoint answers too slowly to be measured."));
        QVERIFY(click(QStringLiteral("Next")));
        QTRY_VERIFY(findSpoken<QPushButton>(QStringLiteral("Measure again")));
        QVERIFY(!next()->isEnabled());
        m_engine->failAll.reset();
        QVERIFY(click(QStringLiteral("Measure again")));
        QTRY_VERIFY(next()->isEnabled());
        QVERIFY(click<QRadioButton>(QStringLiteral("Genesis")));
        QCOMPARE(m_wizard->plan().start->from, Height(0));
    }

    void everyControlHasAName()
    {
        QVERIFY2(unnamedControls(m_wizard).isEmpty(), qPrintable(unnamedControls(m_wizard).join(QLatin1Char('\n'))));
        toPageThree();
        QVERIFY2(unnamedControls(m_wizard).isEmpty(), qPrintable(unnamedControls(m_wizard).join(QLatin1Char('\n'))));
        QVERIFY(click(QStringLiteral("Next")));
        QVERIFY2(unnamedControls(m_wizard).isEmpty(), qPrintable(unnamedControls(m_wizard).join(QLatin1Char('\n'))));
    }

    void escapeCancels()
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!m_wizard);
        QVERIFY(m_engine->submitted.empty());
    }

private:
    QPushButton* next() const { return m_wizard->nextButton(); }

    void chooseNetwork(const QString& words)
    {
        QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        QTRY_VERIFY(findSpoken<QListView>(QStringLiteral("Networks"))->model()->rowCount() > 1);
        QTest::keyClicks(QApplication::focusWidget(), words);
        QVERIFY(next()->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }

    void toPageThree()
    {
        chooseNetwork(QStringLiteral("bnb"));
        QVERIFY(type(QStringLiteral("URL of endpoint 1"), QStringLiteral("https://bsc-rpc.publicnode.com")));
        QTRY_VERIFY(next()->isEnabled());
        QVERIFY(click(QStringLiteral("Next")));
        QCOMPARE(m_wizard->current(), 2);
    }

    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<QMainWindow> m_window;
    QPointer<AddChainWizard> m_wizard;
};

SIGNALBOX_TEST(AddChainTest)
#include "add_chain_test.moc"
