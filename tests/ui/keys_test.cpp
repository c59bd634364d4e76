#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "desk/desk.h"
#include "settings/catalog_sheet.h"
#include "settings/shared_key_sheet.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "ui/screen_walk.h"
#include "widgets/check_line.h"
#include "widgets/format.h"
#include "widgets/message_bar.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

/// Keys behind a passphrase, and keys that consoles share, in a window that stands.
class KeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        ThemeManager::instance().install();
        setDesk(&m_desk);
        m_workspace = std::make_unique<ScriptedWorkspace>(Scene::Twelve);
        m_settings = std::make_shared<ScriptedSettings>();
        MainWindow::Parts parts;
        parts.workspace = m_workspace.get();
        parts.directory = QStringLiteral("/nowhere");
        parts.registry.add(settingsScreenEntry(m_settings));
        parts.cures = catalogCures(m_settings, m_workspace.get());
        parts.setSecretsAside = [this]() -> Expected<Done> {
            ++m_setAside;
            if (m_refuse)
                return fail(*m_refuse);
            return Done{};
        };
        m_window = std::make_unique<MainWindow>(std::move(parts));
        m_window->resize(1280, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
        m_settings.reset();
        m_refuse.reset();
        m_setAside = 0;
        setDesk(nullptr);
    }

    void thePassphraseIsAskedForInASheet()
    {
        Q_EMIT m_workspace->passphraseNeeded(false);
        Q_EMIT m_workspace->passphraseNeeded(false);  // a second endpoint wants its key
        QVERIFY(answer("wrong words"));
        QCOMPARE(m_workspace->passphrases, QStringList{QStringLiteral("wrong words")});
        Q_EMIT m_workspace->passphraseNeeded(false);
        QVERIFY(awaitSpoken<CheckLine>(QStringLiteral("Wrong passphrase Enter it again.")));
        QVERIFY(answer("right words"));
        Q_EMIT m_workspace->stepChanged(OpenStep::Secrets, StepState::Done, {});
        // what waited for a key is tried now
        QTRY_VERIFY(std::any_of(m_workspace->scripted()->submitted.begin(), m_workspace->scripted()->submitted.end(),
                                [](const Command& command) { return command.verb == Verb::RetryNow; }));
        QVERIFY(!findSpoken<QAbstractButton>(QStringLiteral("Unlock…")));
    }

    void withoutTheKeysItIsNotAskedAgain()
    {
        Q_EMIT m_workspace->passphraseNeeded(false);
        QVERIFY(click(QStringLiteral("Open without keys")));
        QTRY_COMPARE(m_workspace->passphrases, QStringList{QString()});
        QVERIFY(awaitSpoken<QAbstractButton>(QStringLiteral("Unlock…")));
        Q_EMIT m_workspace->passphraseNeeded(false);  // an endpoint tries again
        QCOMPARE(m_workspace->passphrases.size(), 2);
        QVERIFY(!QApplication::activeModalWidget());
        Q_EMIT m_workspace->passphraseNeeded(true);  // a key was entered: that is somebody's wish
        QVERIFY(awaitSpoken<QAbstractButton>(QStringLiteral("Create file")));
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
        QTRY_COMPARE(m_workspace->passphrases.size(), 3);
        QVERIFY(click(QStringLiteral("Unlock…")));
        QVERIFY(answer("right words"));
        QCOMPARE(m_workspace->passphrases.last(), QStringLiteral("right words"));
    }

    void aLostPassphraseBeginsANewFile()
    {
        Q_EMIT m_workspace->passphraseNeeded(false);
        QVERIFY(click(QStringLiteral("Lost passphrase")));
        QTRY_VERIFY(QApplication::activeModalWidget());
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Return);  // a danger button is not pressed by Enter
        QCOMPARE(m_setAside, 0);
        cleanup();
        init();
        Q_EMIT m_workspace->passphraseNeeded(false);
        QVERIFY(click(QStringLiteral("Lost passphrase")));
        QVERIFY(click(QStringLiteral("Create new file")));
        QTRY_COMPARE(m_setAside, 1);
        QCOMPARE(m_workspace->passphrases, QStringList{QString()});
        QVERIFY(!findSpoken<QAbstractButton>(QStringLiteral("Unlock…")));
        m_refuse = Error::make(ErrorKind::Unavailable, "FILE_WRITE", QStringLiteral("The folder is read-only."));
        Q_EMIT m_workspace->passphraseNeeded(false);
        QVERIFY(click(QStringLiteral("Lost passphrase")));
        QVERIFY(click(QStringLiteral("Create new file")));
        QTRY_COMPARE(m_setAside, 2);
        QTRY_VERIFY(m_window->findChild<MessageBar*>());
    }

    void settingsUnlockAndShare()
    {
        m_workspace->mode = QStringLiteral("server");
        m_workspace->secretStore = QStringLiteral("file");
        m_settings->locked = true;
        Q_EMIT m_workspace->stepChanged(OpenStep::Secrets, StepState::Warning, {});
        QVERIFY(click(QStringLiteral("Unlock…")));
        QVERIFY(answer("right words"));
        m_settings->locked = false;
        Q_EMIT m_workspace->stepChanged(OpenStep::Secrets, StepState::Done, {});
        QTRY_VERIFY(!findSpoken<QAbstractButton>(QStringLiteral("Unlock…")));

        QVERIFY(click(QStringLiteral("Workspace key…")));
        QVERIFY(click(QStringLiteral("Show key")));
        auto* shown = awaitSpoken<QLineEdit>(QStringLiteral("Workspace key"));
        QVERIFY(shown && shown->isReadOnly() && !shown->text().isEmpty());
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);

        m_settings->key.held.clear();
        m_workspace->scripted()->submitted.clear();
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QVERIFY(click(QStringLiteral("Workspace key…")));
        QVERIFY(type<QLineEdit>(QStringLiteral("Workspace key"), QStringLiteral("wrong")));
        QVERIFY(click(QStringLiteral("Apply key")));
        QCOMPARE(m_settings->took, QStringLiteral("wrong"));
        QVERIFY(m_workspace->scripted()->submitted.empty());
        QVERIFY(type<QLineEdit>(QStringLiteral("Workspace key"), QStringLiteral("the right one")));
        QVERIFY(click(QStringLiteral("Apply key")));
        QTRY_VERIFY(!m_workspace->scripted()->submitted.empty());
        QCOMPARE(m_settings->took, QStringLiteral("the right one"));
        QVERIFY(!findSpoken<QLineEdit>(QStringLiteral("Workspace key")));  // hidden after it was applied
    }

    void resolvesACatalogThatDiffers()
    {
        const QString take = QStringLiteral("Adopt workspace catalog…"),
                      publish = QStringLiteral("Publish local catalog…");
        QVERIFY(!findSpoken<QAbstractButton>(publish));  // a local workspace's file is its catalog
        // the workspace did not open because of it: the message offers both actions
        m_workspace->close();
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Closed);
        m_workspace->failWith =
            Error::make(ErrorKind::Refused, "CATALOG_DIFFERS", QStringLiteral("The file is another one."));
        m_workspace->open({});
        QVERIFY(awaitSpoken<QAbstractButton>(take) && awaitSpoken<QAbstractButton>(publish));
        QVERIFY(click(take));
        m_workspace->failWith.reset();
        QVERIFY(click(QStringLiteral("Adopt workspace catalog")));
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Open);
        QVERIFY(!m_settings->catalog.differs);
        QVERIFY(click(QStringLiteral("Close")));
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QVERIFY(!findSpoken<QAbstractButton>(take));
    }

    void publishesFromTheSettings()
    {
        const QString publish = QStringLiteral("Publish local catalog…");
        m_workspace->mode = QStringLiteral("server");
        Q_EMIT m_workspace->stateChanged(WorkspaceState::Open);
        QVERIFY(awaitSpoken<QAbstractButton>(QStringLiteral("Adopt workspace catalog…")));
        m_settings->othersOpen = true;
        QVERIFY(click(publish));
        auto* go = awaitSpoken<QAbstractButton>(QStringLiteral("Publish"));
        QVERIFY(go);
        QTRY_VERIFY(go->isEnabled());  // after the changes were read
        QVERIFY(click(QStringLiteral("Publish")));
        // it is closed here for that, refused because of others, and opened again
        QVERIFY(awaitSpoken<CheckLine>(QStringLiteral(
            "This workspace is open in a window or another command. Close it before changing the tables.")));
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Open);
        QVERIFY(m_settings->catalog.differs);
        m_settings->othersOpen = false;
        QVERIFY(click(QStringLiteral("Publish")));
        QTRY_VERIFY(!m_settings->catalog.differs);
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Open);
        QVERIFY(click(QStringLiteral("Close")));
        QTRY_VERIFY(!findSpoken<QAbstractButton>(publish));
        QVERIFY(
            awaitSpoken<CheckLine>(QStringLiteral("This console's catalog file is the published catalog. Published by "
                                                  "alice on desk-2, ") +
                                   format::time(m_settings->catalog.at) + u'.'));
    }

private:
    static bool answer(const char* words)
    {
        return type(QStringLiteral("Passphrase"), QLatin1String(words)) && click(QStringLiteral("Unlock")) &&
               QTest::qWaitFor([] { return !QApplication::activeModalWidget(); });
    }

    Desk m_desk{QString()};
    std::unique_ptr<ScriptedWorkspace> m_workspace;
    std::shared_ptr<ScriptedSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::optional<Error> m_refuse;
    int m_setAside = 0;
};

}  // namespace

SIGNALBOX_TEST(KeysTest)

#include "keys_test.moc"
