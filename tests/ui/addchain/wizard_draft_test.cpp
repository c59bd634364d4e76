// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QPushButton>
#include <QTest>

#include "addchain/add_chain_wizard.h"
#include "addchain/network_list.h"
#include "chains/chains_screen.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "ui/window_keys.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// State that the wizard keeps: a draft of its entries, and the chain that an endpoint really serves.
class WizardDraftTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        ThemeManager::instance().install();
        m_workspace = std::make_unique<ScriptedWorkspace>(Scene::One);
        m_window = std::make_unique<QMainWindow>();
        m_window->resize(1440, 900);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_context.workspace = m_workspace.get();
        m_context.go = [](const QString&) {};
        m_engine = m_workspace->scripted();
        connect(m_engine, &Engine::commandChanged, this,
                [this](const CommandStatus& status) { m_request = status.request; });
    }

    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void escapeClosesAnEmptyWizard()
    {
        AddChainWizard* wizard = open();
        QVERIFY(wizard);
        QTest::keyClick(wizard, Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<AddChainWizard*>());
    }

    void escapeAsksAndADraftIsKept()
    {
        AddChainWizard* wizard = open();
        QVERIFY(wizard);
        enterEndpoint(u"bnb"_s, u"https://bsc-rpc.publicnode.com"_s);
        QTest::keyClick(wizard, Qt::Key_Escape);
        auto* keep = awaitSpoken<QPushButton>(u"Keep draft"_s);
        QVERIFY(keep);
        QVERIFY(wizard->isVisible());
        QTRY_COMPARE(QApplication::focusWidget(), keep);
        QTest::keyClick(keep, Qt::Key_Escape);  // closes the question: the wizard continues
        QTRY_VERIFY(!findSpoken<QPushButton>(u"Keep draft"_s));
        QVERIFY(wizard->isVisible() && !wizard->isDraft());
        // … and the focus is where it was
        QTRY_COMPARE(QApplication::focusWidget(), url());

        QTest::keyClick(wizard, Qt::Key_Escape);
        keep = awaitSpoken<QPushButton>(u"Keep draft"_s);
        QVERIFY(keep);
        QTest::keyClick(keep, Qt::Key_Return);
        QTRY_VERIFY(!wizard->isVisible());
        QVERIFY(wizard->isDraft());

        QCOMPARE(open(), wizard);
        QVERIFY(wizard->isVisible() && !wizard->isDraft());
        QCOMPARE(wizard->current(), 1);
        QCOMPARE(url()->text(), u"https://bsc-rpc.publicnode.com"_s);

        QVERIFY(click(u"Start over"_s, wizard));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QTRY_VERIFY(m_window->findChild<AddChainWizard*>());
        auto* fresh = m_window->findChild<AddChainWizard*>();
        QTRY_VERIFY(fresh->isVisible());
        QCOMPARE(fresh->current(), 0);
        QVERIFY(!fresh->plan().preset);
    }

    void discardForgetsTheEntries()
    {
        AddChainWizard* wizard = open();
        QVERIFY(wizard);
        enterEndpoint(u"bnb"_s, u"https://bsc-rpc.publicnode.com"_s);
        QTest::keyClick(wizard, Qt::Key_Escape);
        QVERIFY(click(u"Discard"_s));
        QTRY_VERIFY(!m_window->findChild<AddChainWizard*>());
    }

    void anEndpointOfAnotherPresetOffersThatChain()
    {
        AddChainWizard* wizard = open();
        QVERIFY(wizard);
        serves(u"eip155:11155111"_s);
        enterEndpoint(u"bnb"_s, u"https://bsc.example.org"_s);
        QVERIFY(click(u"Add Sepolia instead"_s));
        QTRY_COMPARE(wizard->plan().caip2, u"eip155:11155111"_s);
        QCOMPARE(wizard->plan().name, u"Sepolia"_s);
        QVERIFY(wizard->plan().preset);
        QCOMPARE(wizard->current(), 1);
        QCOMPARE(url()->text(), u"https://bsc.example.org"_s);  // what was entered is kept
        QTRY_VERIFY(findSpoken<QPushButton>(u"Next"_s, wizard)->isEnabled());
    }

    void anEndpointOfAnUnknownChainOffersThatChain()
    {
        AddChainWizard* wizard = open();
        QVERIFY(wizard);
        serves(u"eip155:424242"_s);
        enterEndpoint(u"bnb"_s, u"https://bsc.example.org"_s);
        QTRY_VERIFY(url()->accessibleDescription().contains(u"This endpoint serves chain 424242."_s));
        QVERIFY(click(u"Add chain 424242 instead"_s));
        QTRY_COMPARE(wizard->plan().caip2, u"eip155:424242"_s);
        QCOMPARE(wizard->plan().name, u"Chain 424242"_s);
        QTRY_VERIFY(findSpoken<QPushButton>(u"Next"_s, wizard)->isEnabled());
    }

    void anExistingChainIsNotOffered()
    {
        AddChainWizard* wizard = open();
        QVERIFY(wizard);
        serves(u"eip155:8453"_s);  // Base is in the workspace
        enterEndpoint(u"bnb"_s, u"https://base.example.org"_s);
        QTRY_VERIFY(url()->accessibleDescription().contains(u"This endpoint serves Base."_s));
        for (const auto* button : wizard->findChildren<QAbstractButton*>())
            QVERIFY2(!button->isVisible() || !button->text().endsWith(u"instead"_s), qPrintable(button->text()));
    }

    void enterContinuesAfterTheTest()
    {
        AddChainWizard* wizard = open();
        QVERIFY(wizard);
        enterEndpoint(u"bnb"_s, u"https://bsc-rpc.publicnode.com"_s);
        QTest::keyClick(url(), Qt::Key_Return);  // before the test has started
        QTRY_COMPARE(wizard->current(), 2);
    }

    void aSilentKeychainIsNamedWhileTheChainIsAdded()
    {
        m_engine->finishCommands = false;
        int moved = 0;
        m_context.moveKeys = [&](QWidget*) { ++moved; };
        AddChainWizard* wizard = open();
        QVERIFY(wizard);
        enterEndpoint(u"bnb"_s, u"https://bsc-rpc.publicnode.com/v2/aB3dE6gH9jK2mN5pQ8sT1vW4"_s);
        for (int page = 2; page <= 4; ++page) {
            QVERIFY(click(u"Next"_s, wizard));
            QTRY_COMPARE(wizard->current(), page);
        }
        QVERIFY(click(u"Start"_s, wizard));
        QTRY_COMPARE(m_engine->submitted.size(), size_t(1));
        const auto says = [wizard](const QString& words) {
            const auto labels = wizard->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
                return label->isVisible() && label->text().contains(words);
            });
        };
        const QString silent = u"keychain has not responded yet"_s, file = u"Use an encrypted file…"_s;
        // The secrets may be in a file, or their passphrase may be asked for: a delay alone is not evidence of a
        // keychain.
        QTest::qWait(3'200);
        QVERIFY(!says(silent) && !findSpoken<QPushButton>(file, wizard));
        Q_EMIT m_workspace->keychainSilent(true);
        QTRY_VERIFY(says(silent));
        QVERIFY(click(file, wizard));
        QCOMPARE(moved, 1);
        Q_EMIT m_workspace->keychainSilent(false);
        QTRY_VERIFY(!says(silent) && !findSpoken<QPushButton>(file, wizard));
        // It refuses: the chain is not added, and the encrypted file is offered.
        CommandStatus status;
        status.request = m_request;
        status.verb = Verb::ChainAdd;
        status.state = CommandState::Failed;
        status.error = Error::make(ErrorKind::Refused, "KEYCHAIN_REFUSED",
                                   Message(u"The system's keychain refused access (denied). Unlock it and try "
                                           "again."_s));
        Q_EMIT m_engine->commandChanged(status);
        QTRY_VERIFY(says(u"keychain refused access (denied)"_s));
        QVERIFY(click(file, wizard));
        QCOMPARE(moved, 2);
        m_context.moveKeys = {};
    }

private:
    AddChainWizard* open()
    {
        openAddChain(m_window.get(), &m_context);
        auto* wizard = m_window->findChild<AddChainWizard*>();
        if (!wizard)
            return nullptr;
        wizard->activateWindow();
        return QTest::qWaitForWindowActive(wizard) ? wizard : nullptr;
    }

    QLineEdit* url() const { return findSpoken<QLineEdit>(u"URL of endpoint 1"_s); }

    void serves(const QString& caip2)
    {
        m_engine->onProbe = [caip2](const EndpointDraft&) {
            ProbeReport report;
            report.caip2 = caip2;
            report.family = u"eip155"_s;
            report.head = 1'000'000;
            return report;
        };
    }

    void enterEndpoint(const QString& search, const QString& address)
    {
        auto* list = awaitSpoken<QListView>(u"Networks"_s);
        QVERIFY(list);
        QTRY_VERIFY(list->model()->rowCount() > NetworkListModel::fixed);
        auto* field = findSpoken<QLineEdit>(u"Search networks"_s);
        QVERIFY(field);
        QTest::keyClicks(field, search);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(awaitSpoken<QLineEdit>(u"URL of endpoint 1"_s));
        QTest::keyClicks(url(), address);
    }

    std::unique_ptr<ScriptedWorkspace> m_workspace;
    std::unique_ptr<QMainWindow> m_window;
    ScriptedEngine* m_engine = nullptr;
    ScreenContext m_context;
    QUuid m_request;
};

SIGNALBOX_TEST(WizardDraftTest)
#include "wizard_draft_test.moc"
