// SPDX-License-Identifier: GPL-3.0-or-later

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
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/scripted_ibc.h"
#include "support/test_registry.h"
#include "ui/window_keys.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// The wizard with a scripted engine, operated by keys and mouse only.
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
        chooseNetwork(u"bnb"_s);
        QCOMPARE(m_wizard->current(), 1);
        auto* url = findSpoken<QLineEdit>(u"URL of endpoint 1"_s);
        QVERIFY(url);
        QCOMPARE(QApplication::focusWidget(), url);
        QTest::keyClicks(url, u"https://bsc-rpc.publicnode.com"_s);
        QTRY_VERIFY(next()->isEnabled());
        QTest::keyClick(url, Qt::Key_Return);
        QCOMPARE(m_wizard->current(), 2);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_wizard->current(), 3);
        QTRY_VERIFY(next()->isEnabled());
        QCOMPARE(m_wizard->plan().startId, u"creation"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_wizard->current(), 4);
        QCOMPARE(next()->text(), u"Start"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(added.count(), 1);
        QCOMPARE(added.first().first().toString(), u"eip155:56"_s);
        QCOMPARE(m_engine->submitted.size(), size_t(1));
        const Command& command = m_engine->submitted.front();
        QCOMPARE(command.verb(), Verb::ChainAdd);
        const ChainDraft& draft = std::get<arguments::ChainAdd>(command.args).draft;
        QCOMPARE(draft.name, u"BNB Smart Chain"_s);
        QCOMPARE(draft.from, Height(79'031'671));
        QCOMPARE(draft.streams.size(), size_t(4));  // headers, registries, two tokens
    }

    void leavesOutTheCreationBlockOfEverything()
    {
        StartTable table;
        table.setCreationMeant(false);
        StartChoice genesis;
        genesis.id = u"genesis"_s;
        table.setChoices({genesis});
        table.show();
        QVERIFY(!findSpoken<QRadioButton>(u"Creation block"_s, &table));
        table.select(u"creation"_s);
        QCOMPARE(table.selected(), QString());
        table.select(u"genesis"_s);
        QCOMPARE(table.selected(), u"genesis"_s);
        table.setCreationMeant(true);  // selected contracts whose creation was not found
        QVERIFY(!findSpoken<QRadioButton>(u"Creation block"_s, &table)->isEnabled());
    }

    void backKeepsWhatWasEntered()
    {
        chooseNetwork(u"bnb"_s);
        QVERIFY(type(u"URL of endpoint 1"_s, u"https://bsc-rpc.publicnode.com"_s));
        QTRY_VERIFY(next()->isEnabled());
        QVERIFY(click(u"Next"_s));
        QVERIFY(click(u"Token USDT"_s));
        QVERIFY(click(u"Back"_s));
        QCOMPARE(findSpoken<QLineEdit>(u"URL of endpoint 1"_s)->text(), u"https://bsc-rpc.publicnode.com"_s);
        QVERIFY(click(u"Back"_s));
        QCOMPARE(m_wizard->current(), 0);
        QVERIFY(click(u"Next"_s));
        QVERIFY(click(u"Next"_s));
        QCOMPARE(m_wizard->plan().tickedTokens(), 1);
        QVERIFY(awaitSpoken<QAbstractButton>(u"Token USDT"_s));
        QCOMPARE(findSpoken<QAbstractButton>(u"Token USDT"_s)->isChecked(), false);
    }

    void hidesAKeyOnceItIsEntered()
    {
        chooseNetwork(u"bnb"_s);
        const QString secret = u"https://bnb-mainnet.g.alchemy.com/v2/aB3dE6gH9jK2mN5pQ8sT1vW4"_s;
        QVERIFY(type(u"URL of endpoint 1"_s, secret));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QString shown = findSpoken<QLineEdit>(u"URL of endpoint 1"_s)->text();
        QVERIFY2(!shown.contains(u"aB3dE6"_s), qPrintable(shown));
        QVERIFY(shown.startsWith(u"https://bnb-mainnet.g.alchemy.com/v2/"_s));
        QTRY_VERIFY(findSpoken<QPushButton>(u"Retry endpoint 1 now"_s));
        QVERIFY(!next()->isEnabled());  // a rate limit alone does not make it ready
        QVERIFY(click(u"Add endpoint"_s));
        QVERIFY(type(u"URL of endpoint 2"_s, u"https://bsc-rpc.publicnode.com"_s));
        QTRY_VERIFY(next()->isEnabled());
        QCOMPARE(m_wizard->plan().endpoints.size(), size_t(2));
        QCOMPARE(m_wizard->plan().endpoints[0].url, secret);
    }

    void refusesAnotherChain()
    {
        chooseNetwork(u"bnb"_s);
        QVERIFY(type(u"URL of endpoint 1"_s, u"https://data-seed-prebsc-1-s1.bnbchain.org:8545"_s));
        QTRY_VERIFY(
            findSpoken<QLineEdit>(u"URL of endpoint 1"_s)->accessibleDescription().contains(u"ID 97, not 56"_s));
        QVERIFY(!next()->isEnabled());
    }

    void pastesSeveral()
    {
        chooseNetwork(u"bnb"_s);
        QApplication::clipboard()->setText(u"https://bsc-rpc.publicnode.com\nhttps://bsc-dataseed.bnbchain.org"_s);
        QVERIFY(click(u"Paste URLs"_s));
        QTRY_COMPARE(m_wizard->plan().endpoints.size(), size_t(2));
        QWidget* grip = findSpoken(u"Position of endpoint 2"_s);
        QVERIFY(grip);
        grip->setFocus();
        QTest::keyClick(grip, Qt::Key_Up);
        QCOMPARE(m_wizard->plan().endpoints[0].url, u"https://bsc-dataseed.bnbchain.org"_s);
    }

    void addsACanopyChain()
    {
        QSignalSpy added(m_wizard, &AddChainWizard::chainAdded);
        auto* list = findSpoken<QListView>(u"Networks"_s);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(60, 64));  // the second row
        QVERIFY(type(u"Network name"_s, u"Root"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_wizard->current(), 1);
        QTest::keyClicks(QApplication::focusWidget(), u"http://127.0.0.1:50002"_s);
        QTRY_VERIFY(next()->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_wizard->current(), 3);  // it is indexed completely: there is no choice
        QVERIFY(!findSpoken<QSpinBox>(u"Confirmations"_s));
        QTRY_VERIFY(next()->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_wizard->current(), 4);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(added.count(), 1);
        const ChainDraft& draft = std::get<arguments::ChainAdd>(m_engine->submitted.front().args).draft;
        QCOMPARE(draft.family, u"canopy"_s);
        QCOMPARE(draft.caip2, u"canopy:1"_s);
        QCOMPARE(draft.name, u"Root"_s);
        QCOMPARE(draft.networkId, std::optional<qint64>(1));
        QVERIFY(draft.streams.empty());
    }

    void addsACosmosChain()
    {
        // a Cosmos chain needs two URLs: the RPC and the REST interface
        m_engine->moreFamilies = {cosmosFamily()};
        m_engine->onProbe = [](const EndpointDraft& endpoint) { return cosmosProbe(endpoint, QDateTime()); };
        m_wizard->discard();
        m_wizard = new AddChainWizard(m_engine.get(), m_window.get());
        m_wizard->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_wizard));
        QSignalSpy added(m_wizard, &AddChainWizard::chainAdded);
        auto* list = awaitSpoken<QListView>(u"Networks"_s, m_wizard);
        QVERIFY(list);
        QTRY_VERIFY(list->model()->rowCount() > 3);
        for (int row = 0; row < list->model()->rowCount(); ++row)
            if (list->model()->index(row, 0).data().toString() == u"Cosmos network"_s)
                QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                                  list->visualRect(list->model()->index(row, 0)).center());
        QVERIFY(type(u"Network name"_s, u"Juno"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(m_wizard->current(), 1);
        QVERIFY(type(u"URL of endpoint 1"_s, u"https://juno-rpc.example.org"_s));
        QTest::qWait(700);
        QVERIFY(!next()->isEnabled());  // the REST interface is missing
        QVERIFY(click(u"Add endpoint"_s));
        QVERIFY(type(u"URL of endpoint 2"_s, u"https://juno-lcd.example.org"_s));
        QTRY_VERIFY(next()->isEnabled());
        QVERIFY(click(u"Next"_s));
        QCOMPARE(m_wizard->current(), 3);  // all packets are indexed: there is no choice
        QTRY_VERIFY(next()->isEnabled());
        QVERIFY(click(u"Next"_s));
        QVERIFY(click(u"Start"_s));
        QTRY_COMPARE(added.count(), 1);
        const ChainDraft& draft = std::get<arguments::ChainAdd>(m_engine->submitted.front().args).draft;
        QCOMPARE(draft.family, u"cosmos"_s);
        QCOMPARE(draft.caip2, u"cosmos:juno-1"_s);
        QCOMPARE(draft.endpoints.size(), size_t(2));
        QCOMPARE(draft.endpoints[1].kind, u"lcd"_s);
    }

    void anExistingChainCannotBeAddedAgain()
    {
        QTest::keyClicks(QApplication::focusWidget(), u"Base"_s);
        QVERIFY(!next()->isEnabled());  // Base is in the workspace: its row cannot be selected
        QVERIFY(type(u"Search networks"_s, u"another"_s));
        auto* list = findSpoken<QListView>(u"Networks"_s);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(60, 20));
        QVERIFY(type(u"Network name"_s, u"Second"_s));
        m_engine->onProbe = [](const EndpointDraft&) {
            ProbeReport report;
            report.caip2 = u"eip155:8453"_s;
            return report;
        };
        QTRY_VERIFY(next()->isEnabled());
        QVERIFY(click(u"Next"_s));
        QVERIFY(type(u"URL of endpoint 1"_s, u"https://mainnet.base.org"_s));
        QTRY_VERIFY(findSpoken<QLineEdit>(u"URL of endpoint 1"_s)->accessibleDescription().contains(u"already"_s));
        QVERIFY(!next()->isEnabled());
    }

    void aSearchWithoutAPresetBecomesTheName()
    {
        auto* search = findSpoken<QLineEdit>(u"Search networks"_s);
        const auto name = [] { return findSpoken<QLineEdit>(u"Network name"_s)->text(); };
        QTest::keyClicks(search, u"Zephyrine"_s);
        QCOMPARE(name(), u"Zephyrine"_s);  // not the text typed when the last preset was deselected
        search->clear();
        QTest::keyClicks(search, u"900001"_s);
        QCOMPARE(name(), u"Chain 900001"_s);
        QVERIFY(type(u"Network name"_s, u"Mine"_s));
        search->clear();
        QTest::keyClicks(search, u"Zephyrine"_s);
        QCOMPARE(name(), u"Mine"_s);
    }

    void addsATokenByAddress()
    {
        toPageThree();
        QVERIFY(!findSpoken<QAbstractButton>(u"Add token"_s)->isEnabled());
        QVERIFY(type(u"Address of another token"_s, u"0x6B175474E89094C44Da98b954EedeAC495271d0F"_s));
        QTRY_VERIFY(findSpoken<QAbstractButton>(u"Add token"_s)->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);  // adds without leaving the page
        QCOMPARE(m_wizard->current(), 2);
        QCOMPARE(m_wizard->plan().tickedTokens(), 3);
        QVERIFY(awaitSpoken<QAbstractButton>(u"Token DAI"_s));
    }

    void aFailedStartIsExplained()
    {
        toPageThree();
        QVERIFY(click(u"Next"_s));
        QTRY_VERIFY(next()->isEnabled());
        QVERIFY(click(u"Next"_s));
        m_engine->finishCommands = false;
        QVERIFY(click(u"Start"_s));
        QVERIFY(!next()->isEnabled());
        CommandStatus status;
        QSignalSpy changed(m_engine.get(), &Engine::commandChanged);
        QTRY_COMPARE(changed.count(), 1);
        status = changed.first().first().value<CommandStatus>();
        status.state = CommandState::Refused;
        status.error = Error::make(ErrorKind::Conflict, "CHAIN_EXISTS", Message(u"BNB Smart Chain is here already."_s));
        Q_EMIT m_engine->commandChanged(status);
        QTRY_VERIFY(next()->isEnabled());
        QVERIFY(m_wizard->isVisible());
    }

    void unknownPricesStayUnknown()
    {
        toPageThree();
        m_engine->failAll = Error::make(ErrorKind::Unavailable, "NO_SAMPLES",
                                        Message(u"The endpoint answers too slowly to be measured."_s));
        QVERIFY(click(u"Next"_s));
        QTRY_VERIFY(findSpoken<QPushButton>(u"Measure again"_s));
        QVERIFY(!next()->isEnabled());
        m_engine->failAll.reset();
        QVERIFY(click(u"Measure again"_s));
        QTRY_VERIFY(next()->isEnabled());
        QVERIFY(click<QRadioButton>(u"Genesis"_s));
        QCOMPARE(m_wizard->plan().start->from, Height(0));
    }

    void everyControlHasAName()
    {
        QVERIFY2(unnamedControls(m_wizard).isEmpty(), qPrintable(unnamedControls(m_wizard).join(QLatin1Char('\n'))));
        toPageThree();
        QVERIFY2(unnamedControls(m_wizard).isEmpty(), qPrintable(unnamedControls(m_wizard).join(QLatin1Char('\n'))));
        QVERIFY(click(u"Next"_s));
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
        QTRY_VERIFY(findSpoken<QListView>(u"Networks"_s)->model()->rowCount() > 1);
        QTest::keyClicks(QApplication::focusWidget(), words);
        QVERIFY(next()->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }

    void toPageThree()
    {
        chooseNetwork(u"bnb"_s);
        QVERIFY(type(u"URL of endpoint 1"_s, u"https://bsc-rpc.publicnode.com"_s));
        QTRY_VERIFY(next()->isEnabled());
        QVERIFY(click(u"Next"_s));
        QCOMPARE(m_wizard->current(), 2);
    }

    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<QMainWindow> m_window;
    QPointer<AddChainWizard> m_wizard;
};

SIGNALBOX_TEST(AddChainTest)
#include "add_chain_test.moc"
