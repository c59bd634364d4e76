#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include "firstrun/first_run_page.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
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
        QVERIFY(!findSpoken<QAbstractButton>(QStringLiteral("Look around in the demo")));
        int looked = 0;
        m_page = std::make_unique<FirstRunPage>(m_workspace.get(), QStringLiteral("/tmp/nowhere"), [&] { ++looked; });
        m_page->resize(1440, 900);
        m_page->show();
        QVERIFY(click(QStringLiteral("Look around in the demo")));
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
        QTRY_VERIFY(findSpoken<QAbstractButton>(QStringLiteral("Try again")));
        m_workspace->failWith.reset();
        QVERIFY(click(QStringLiteral("Try again")));
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
        auto* go = findSpoken<QAbstractButton>(QStringLiteral("Make the file"));
        QVERIFY(go && !go->isEnabled());
        QVERIFY(type(QStringLiteral("Passphrase"), QStringLiteral("correct horse")));
        QVERIFY(!go->isEnabled());
        QVERIFY(type(QStringLiteral("Passphrase once more"), QStringLiteral("correct horse")));
        QVERIFY(go->isEnabled());
        Q_EMIT m_workspace->passphraseNeeded(false);
        QVERIFY(findSpoken<QAbstractButton>(QStringLiteral("Unlock")));
        QVERIFY(!findSpoken<QLineEdit>(QStringLiteral("Passphrase once more")));
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
    std::unique_ptr<ScriptedWorkspace> m_workspace;
    std::unique_ptr<FirstRunPage> m_page;
};

SIGNALBOX_TEST(FirstRunTest)
#include "first_run_test.moc"
