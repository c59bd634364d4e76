#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "desk/desk.h"
#include "firstrun/first_run_page.h"
#include "language/language_manager.h"
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
        m_page = std::make_unique<FirstRunPage>(m_workspace.get(), QStringLiteral("/tmp/nowhere"), nullptr);
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
        QVERIFY(!findSpoken<QAbstractButton>(QStringLiteral("Start demo")));
        int looked = 0;
        m_page = std::make_unique<FirstRunPage>(m_workspace.get(), QStringLiteral("/tmp/nowhere"), [&] { ++looked; });
        m_page->resize(1440, 900);
        m_page->show();
        QVERIFY(click(QStringLiteral("Start demo")));
        QCOMPARE(looked, 1);
    }

    void setsUpOnThisMachine()
    {
        QVERIFY(click(QStringLiteral("Set up on this machine")));
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Open);
    }

    void saysWhyItStopped()
    {
        m_workspace->failWith =
            Error::make(ErrorKind::Unavailable, "NO_SERVER",
                        QStringLiteral("The database did not start. Free some disk space, then try again."));
        QVERIFY(click(QStringLiteral("Set up on this machine")));
        QTRY_VERIFY(findSpoken<QAbstractButton>(QStringLiteral("Retry")));
        m_workspace->failWith.reset();
        QVERIFY(click(QStringLiteral("Retry")));
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Open);
    }

    void connectsToAServer()
    {
        QVERIFY(click(QStringLiteral("Connect to a server")));
        auto* go = findSpoken<QAbstractButton>(QStringLiteral("Connect"));
        QVERIFY(go && !go->isEnabled());
        QVERIFY(type(QStringLiteral("Host"), QStringLiteral("db.example.org")));
        QVERIFY(type(QStringLiteral("User"), QStringLiteral("box")));
        QVERIFY(go->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Open);
    }

    void asksForAPassphrase()
    {
        Q_EMIT m_workspace->passphraseNeeded(true);
        auto* go = findSpoken<QAbstractButton>(QStringLiteral("Create file"));
        QVERIFY(go && !go->isEnabled());
        QVERIFY(type(QStringLiteral("Passphrase"), QStringLiteral("correct horse")));
        QVERIFY(!go->isEnabled());
        QVERIFY(type(QStringLiteral("Repeat passphrase"), QStringLiteral("correct horse")));
        QVERIFY(go->isEnabled());
        Q_EMIT m_workspace->passphraseNeeded(false);
        QVERIFY(findSpoken<QAbstractButton>(QStringLiteral("Unlock")));
        QVERIFY(!findSpoken<QLineEdit>(QStringLiteral("Repeat passphrase")));
    }

    void languageThemeAndVersionCanBeSeenAndChosen()
    {
        Desk desk{QString()};
        setDesk(&desk);
        QVERIFY(choose(QStringLiteral("Theme"), QStringLiteral("Dark theme")));
        QCOMPARE(ThemeManager::instance().mode(), ThemeMode::Dark);
        QCOMPARE(desk.value(QStringLiteral("settings/theme")).toInt(), int(ThemeMode::Dark));
        QCOMPARE(findSpoken<QAbstractButton>(QStringLiteral("Theme"))->text(), QStringLiteral("Dark theme"));
        QVERIFY(choose(QStringLiteral("Language"), QStringLiteral("简体中文")));
        QCOMPARE(LanguageManager::instance().choice(), QStringLiteral("zh_CN"));
        LanguageManager::instance().setLanguage(QStringLiteral("en"));
        ThemeManager::instance().setMode(ThemeMode::System);
        const auto labels = m_page->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() &&
                   label->text() == QStringLiteral("Version ") + QCoreApplication::applicationVersion();
        }));
        setDesk(nullptr);
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
        QVERIFY(click(QStringLiteral("Set up on this machine")));
        Q_EMIT m_workspace->keychainSilent(true);
        QTRY_VERIFY(says(QStringLiteral("keychain has not responded yet")));
        Q_EMIT m_workspace->keychainSilent(false);
        QTRY_VERIFY(!says(QStringLiteral("keychain has not responded yet")));
    }

    void aSilentKeychainIsLeftForAFile()
    {
        int asked = 0;
        std::function<void()> moved;
        m_page = std::make_unique<FirstRunPage>(
            m_workspace.get(), QStringLiteral("/tmp/nowhere"), nullptr, nullptr,
            [&](const Error& error, QWidget*, const std::function<void()>& again) -> std::vector<MessageAction> {
                if (!error.code.startsWith(QStringLiteral("KEYCHAIN_")))
                    return {};
                return {
                    {QStringLiteral("file"), QStringLiteral("Use an encrypted file…"), false, [&asked, &moved, again] {
                         ++asked;
                         moved = again;
                     }}};
            });
        m_page->resize(1440, 900);
        m_page->show();
        m_workspace->there = false;
        m_workspace->failWith =
            Error::make(ErrorKind::Unavailable, "KEYCHAIN_TIMEOUT", QStringLiteral("The keychain did not answer."));
        const auto file = [this]() -> QPushButton* {
            for (auto* button : m_page->findChildren<QPushButton*>())
                if (button->text() == QStringLiteral("Use an encrypted file…"))
                    return button;
            return nullptr;
        };
        connect(m_workspace.get(), &Workspace::stateChanged, this, [this](WorkspaceState state) {
            if (state == WorkspaceState::Failed)
                m_workspace->failWith.reset();
        });
        QSignalSpy states(m_workspace.get(), &Workspace::stateChanged);
        findSpoken<QAbstractButton>(QStringLiteral("Set up on this machine"), m_page.get())->click();
        QCOMPARE(m_workspace->state(), WorkspaceState::Opening);
        QVERIFY(!file());
        Q_EMIT m_workspace->keychainSilent(true);
        QVERIFY(file());
        file()->click();
        QCOMPARE(asked, 1);
        moved();  // the secrets are in the file; the call to the keychain is still to fail
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Open);
        QCOMPARE(states.count(), 4);  // opening, failed, opened once more without a question
        Q_EMIT m_workspace->keychainSilent(true);
        QTRY_VERIFY(file() && file()->isVisible());
        Q_EMIT m_workspace->keychainSilent(false);
        QTRY_VERIFY(!file());
        m_page.reset();
        moved();  // the page went while the sheet was open
    }

    void everyControlHasAName()
    {
        QVERIFY2(unnamedControls(m_page.get()).isEmpty(),
                 qPrintable(unnamedControls(m_page.get()).join(QLatin1Char('\n'))));
        QVERIFY(click(QStringLiteral("Connect to a server")));
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

    std::unique_ptr<ScriptedWorkspace> m_workspace;
    std::unique_ptr<FirstRunPage> m_page;
};

SIGNALBOX_TEST(FirstRunTest)
#include "first_run_test.moc"
