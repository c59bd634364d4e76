// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "desk/desk.h"
#include "firstrun/first_run_page.h"
#include "language/language_manager.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "ui/window_keys.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

class FirstRunTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<ScriptedWorkspace>(Scene::Empty, false);
        m_page = std::make_unique<FirstRunPage>(m_workspace.get(), &m_desk, u"/tmp/nowhere"_s, nullptr);
        m_page->resize(1440, 900);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        m_workspace.reset();
    }

    void offersTheDemoOnlyWhenThereIsOne()
    {
        QVERIFY(!findSpoken<QAbstractButton>(u"Start demo"_s));
        int looked = 0;
        m_page = std::make_unique<FirstRunPage>(m_workspace.get(), &m_desk, u"/tmp/nowhere"_s, [&] { ++looked; });
        m_page->resize(1440, 900);
        m_page->show();
        QVERIFY(click(u"Start demo"_s));
        QCOMPARE(looked, 1);
    }

    void setsUpOnThisMachine()
    {
        QVERIFY(click(u"Set up on this machine"_s));
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Open);
    }

    void aFailedSetupIsExplained()
    {
        m_workspace->failWith =
            Error::make(ErrorKind::Unavailable, "NO_SERVER",
                        Message(u"The database did not start. Free some disk space, then try again."_s));
        QVERIFY(click(u"Set up on this machine"_s));
        QTRY_VERIFY(findSpoken<QAbstractButton>(u"Retry"_s));
        m_workspace->failWith.reset();
        QVERIFY(click(u"Retry"_s));
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Open);
    }

    void connectsToAServer()
    {
        QVERIFY(click(u"Connect to a server"_s));
        auto* go = findSpoken<QAbstractButton>(u"Connect"_s);
        QVERIFY(go && !go->isEnabled());
        QVERIFY(type(u"Host"_s, u"db.example.org"_s));
        QVERIFY(type(u"User"_s, u"box"_s));
        QVERIFY(go->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Open);
    }

    void asksForAPassphrase()
    {
        Q_EMIT m_workspace->passphraseNeeded(true);
        auto* go = findSpoken<QAbstractButton>(u"Create file"_s);
        QVERIFY(go && !go->isEnabled());
        QVERIFY(type(u"Passphrase"_s, u"correct horse"_s));
        QVERIFY(!go->isEnabled());
        QVERIFY(type(u"Repeat passphrase"_s, u"correct horse"_s));
        QVERIFY(go->isEnabled());
        Q_EMIT m_workspace->passphraseNeeded(false);
        QVERIFY(findSpoken<QAbstractButton>(u"Unlock"_s));
        QVERIFY(!findSpoken<QLineEdit>(u"Repeat passphrase"_s));
    }

    void languageThemeAndVersionCanBeSeenAndChosen()
    {
        LanguageManager::instance().install(&m_desk);
        LanguageManager::instance().setLanguage(u"en"_s);
        QVERIFY(choose(u"Theme"_s, u"Dark theme"_s));
        QCOMPARE(ThemeManager::instance().mode(), ThemeMode::Dark);
        QCOMPARE(m_desk.value(u"settings/theme"_s).toInt(), int(ThemeMode::Dark));
        QCOMPARE(findSpoken<QAbstractButton>(u"Theme"_s)->text(), u"Dark theme"_s);
        QVERIFY(choose(u"Language"_s, u"简体中文"_s));
        QCOMPARE(LanguageManager::instance().choice(), u"zh_CN"_s);
        LanguageManager::instance().setLanguage(u"en"_s);
        ThemeManager::instance().setMode(ThemeMode::System);
        const auto labels = m_page->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text() == u"Version "_s + QCoreApplication::applicationVersion();
        }));
        LanguageManager::instance().install(nullptr);
    }

    void aSilentKeychainIsNamed()
    {
        const auto says = [this](const QString& words) {
            const auto labels = m_page->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
                return label->isVisible() && label->text().contains(words);
            });
        };
        m_workspace->there = false;
        QVERIFY(click(u"Set up on this machine"_s));
        Q_EMIT m_workspace->keychainSilent(true);
        QTRY_VERIFY(says(u"keychain has not responded yet"_s));
        Q_EMIT m_workspace->keychainSilent(false);
        QTRY_VERIFY(!says(u"keychain has not responded yet"_s));
    }

    void aSilentKeychainIsLeftForAFile()
    {
        int asked = 0;
        std::function<void()> moved;
        m_page = std::make_unique<FirstRunPage>(
            m_workspace.get(), &m_desk, u"/tmp/nowhere"_s, nullptr, nullptr,
            [&](const Error& error, QWidget*, const std::function<void()>& again) -> std::vector<MessageAction> {
                if (!error.code.startsWith(u"KEYCHAIN_"_s))
                    return {};
                return {{u"file"_s, u"Use an encrypted file…"_s, false, [&asked, &moved, again] {
                             ++asked;
                             moved = again;
                         }}};
            });
        m_page->resize(1440, 900);
        m_page->show();
        m_workspace->there = false;
        m_workspace->failWith =
            Error::make(ErrorKind::Unavailable, "KEYCHAIN_TIMEOUT", Message(u"The keychain did not answer."_s));
        const auto file = [this]() -> QPushButton* {
            for (auto* button : m_page->findChildren<QPushButton*>())
                if (button->text() == u"Use an encrypted file…"_s)
                    return button;
            return nullptr;
        };
        connect(m_workspace.get(), &Workspace::stateChanged, this, [this](WorkspaceState state) {
            if (state == WorkspaceState::Failed)
                m_workspace->failWith.reset();
        });
        QSignalSpy states(m_workspace.get(), &Workspace::stateChanged);
        findSpoken<QAbstractButton>(u"Set up on this machine"_s, m_page.get())->click();
        QCOMPARE(m_workspace->state(), WorkspaceState::Opening);
        QVERIFY(!file());
        Q_EMIT m_workspace->keychainSilent(true);
        QVERIFY(file());
        file()->click();
        QCOMPARE(asked, 1);
        moved();  // the secrets are in the file; the call to the keychain has not failed yet
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Open);
        QCOMPARE(states.count(), 4);  // opening, failed, opened again without a question
        Q_EMIT m_workspace->keychainSilent(true);
        QTRY_VERIFY(file() && file()->isVisible());
        Q_EMIT m_workspace->keychainSilent(false);
        QTRY_VERIFY(!file());
        m_page.reset();
        moved();  // the page changed while the sheet was open
    }

    void everyControlHasAName()
    {
        QVERIFY2(unnamedControls(m_page.get()).isEmpty(),
                 qPrintable(unnamedControls(m_page.get()).join(QLatin1Char('\n'))));
        QVERIFY(click(u"Connect to a server"_s));
        QVERIFY2(unnamedControls(m_page.get()).isEmpty(),
                 qPrintable(unnamedControls(m_page.get()).join(QLatin1Char('\n'))));
    }

private:
    /// An entry of a button's menu.
    static bool choose(const QString& button, const QString& entry)
    {
        auto* chooser = awaitSpoken<QPushButton>(button);
        if (!chooser || !chooser->menu())
            return false;
        for (QAction* action : chooser->menu()->actions())
            if (action->text() == entry) {
                action->trigger();
                return true;
            }
        return false;
    }

    Desk m_desk{QString()};
    std::unique_ptr<ScriptedWorkspace> m_workspace;
    std::unique_ptr<FirstRunPage> m_page;
};

SIGNALBOX_TEST(FirstRunTest)
#include "first_run_test.moc"
