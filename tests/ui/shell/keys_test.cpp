// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "desk/desk.h"
#include "settings/catalog_sheet.h"
#include "settings/shared_key_sheet.h"
#include "signalbox/literals.h"
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

/// Keys protected by a passphrase, and keys that consoles share, in an open window.
class KeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        ThemeManager::instance().install();
        m_workspace = std::make_unique<ScriptedWorkspace>(Scene::Twelve);
        m_settings = std::make_shared<ScriptedSettings>();
        MainWindow::Parts parts;
        parts.workspace = m_workspace.get();
        parts.desk = &m_desk;
        parts.directory = u"/nowhere"_s;
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
    }

    void thePassphraseIsAskedForInASheet()
    {
        Q_EMIT m_workspace->passphraseNeeded(false);
        Q_EMIT m_workspace->passphraseNeeded(false);  // a second endpoint needs its key
        QVERIFY(answer("wrong words"));
        QCOMPARE(m_workspace->passphrases, QStringList{u"wrong words"_s});
        Q_EMIT m_workspace->passphraseNeeded(false);
        QVERIFY(awaitSpoken<CheckLine>(u"Wrong passphrase Enter it again."_s));
        QVERIFY(answer("right words"));
        Q_EMIT m_workspace->stepChanged(OpenStep::Secrets, StepState::Done, {});
        // requests that waited for a key are retried now
        QTRY_VERIFY(std::any_of(m_workspace->scripted()->submitted.begin(), m_workspace->scripted()->submitted.end(),
                                [](const Command& command) { return command.verb() == Verb::RetryNow; }));
        QVERIFY(!findSpoken<QAbstractButton>(u"Unlock…"_s));
    }

    void withoutTheKeysItIsNotAskedAgain()
    {
        Q_EMIT m_workspace->passphraseNeeded(false);
        QVERIFY(click(u"Open without keys"_s));
        QTRY_COMPARE(m_workspace->passphrases, QStringList{QString()});
        QVERIFY(awaitSpoken<QAbstractButton>(u"Unlock…"_s));
        Q_EMIT m_workspace->passphraseNeeded(false);  // an endpoint retries
        QCOMPARE(m_workspace->passphrases.size(), 2);
        QVERIFY(!QApplication::activeModalWidget());
        Q_EMIT m_workspace->passphraseNeeded(true);  // a key was entered: the user asked for it
        QVERIFY(awaitSpoken<QAbstractButton>(u"Create file"_s));
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
        QTRY_COMPARE(m_workspace->passphrases.size(), 3);
        QVERIFY(click(u"Unlock…"_s));
        QVERIFY(answer("right words"));
        QCOMPARE(m_workspace->passphrases.last(), u"right words"_s);
    }

    void aLostPassphraseCreatesANewFile()
    {
        Q_EMIT m_workspace->passphraseNeeded(false);
        QVERIFY(click(u"Lost passphrase"_s));
        QTRY_VERIFY(QApplication::activeModalWidget());
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Return);  // Enter does not press a dangerous button
        QCOMPARE(m_setAside, 0);
        cleanup();
        init();
        Q_EMIT m_workspace->passphraseNeeded(false);
        QVERIFY(click(u"Lost passphrase"_s));
        QVERIFY(click(u"Create new file"_s));
        QTRY_COMPARE(m_setAside, 1);
        QCOMPARE(m_workspace->passphrases, QStringList{QString()});
        QVERIFY(!findSpoken<QAbstractButton>(u"Unlock…"_s));
        m_refuse = Error::make(ErrorKind::Unavailable, "FILE_WRITE", Message(u"The folder is read-only."_s));
        Q_EMIT m_workspace->passphraseNeeded(false);
        QVERIFY(click(u"Lost passphrase"_s));
        QVERIFY(click(u"Create new file"_s));
        QTRY_COMPARE(m_setAside, 2);
        QTRY_VERIFY(m_window->findChild<MessageBar*>());
    }

    void settingsUnlockAndShare()
    {
        m_workspace->mode = u"server"_s;
        m_workspace->secretStore = u"file"_s;
        m_settings->locked = true;
        Q_EMIT m_workspace->stepChanged(OpenStep::Secrets, StepState::Warning, {});
        QVERIFY(click(u"Unlock…"_s));
        QVERIFY(answer("right words"));
        m_settings->locked = false;
        Q_EMIT m_workspace->stepChanged(OpenStep::Secrets, StepState::Done, {});
        QTRY_VERIFY(!findSpoken<QAbstractButton>(u"Unlock…"_s));

        QVERIFY(click(u"Workspace key…"_s));
        QVERIFY(click(u"Show key"_s));
        auto* shown = awaitSpoken<QLineEdit>(u"Workspace key"_s);
        QVERIFY(shown && shown->isReadOnly() && !shown->text().isEmpty());
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);

        m_settings->key.held.clear();
        m_workspace->scripted()->submitted.clear();
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QVERIFY(click(u"Workspace key…"_s));
        QVERIFY(type<QLineEdit>(u"Workspace key"_s, u"wrong"_s));
        QVERIFY(click(u"Apply key"_s));
        QCOMPARE(m_settings->took, u"wrong"_s);
        QVERIFY(m_workspace->scripted()->submitted.empty());
        QVERIFY(type<QLineEdit>(u"Workspace key"_s, u"the right one"_s));
        QVERIFY(click(u"Apply key"_s));
        QTRY_VERIFY(!m_workspace->scripted()->submitted.empty());
        QCOMPARE(m_settings->took, u"the right one"_s);
        QVERIFY(!findSpoken<QLineEdit>(u"Workspace key"_s));  // hidden after it was applied
    }

    void resolvesACatalogThatDiffers()
    {
        const QString take = u"Adopt workspace catalog…"_s, publish = u"Publish local catalog…"_s;
        QVERIFY(!findSpoken<QAbstractButton>(publish));  // a local workspace's file is its catalog
        // the workspace did not open for this reason: the message offers both actions
        m_workspace->close();
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Closed);
        m_workspace->failWith =
            Error::make(ErrorKind::Refused, "CATALOG_DIFFERS", Message(u"The file is another one."_s));
        m_workspace->open({});
        QVERIFY(awaitSpoken<QAbstractButton>(take) && awaitSpoken<QAbstractButton>(publish));
        QVERIFY(click(take));
        m_workspace->failWith.reset();
        QVERIFY(click(u"Adopt workspace catalog"_s));
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Open);
        QVERIFY(!m_settings->catalog.differs);
        QVERIFY(click(u"Close"_s));
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QVERIFY(!findSpoken<QAbstractButton>(take));
    }

    void publishesFromTheSettings()
    {
        const QString publish = u"Publish local catalog…"_s;
        m_workspace->mode = u"server"_s;
        Q_EMIT m_workspace->stateChanged(WorkspaceState::Open);
        QVERIFY(awaitSpoken<QAbstractButton>(u"Adopt workspace catalog…"_s));
        m_settings->othersOpen = true;
        QVERIFY(click(publish));
        auto* go = awaitSpoken<QAbstractButton>(u"Publish"_s);
        QVERIFY(go);
        QTRY_VERIFY(go->isEnabled());  // after the changes were read
        QVERIFY(click(u"Publish"_s));
        // it is closed here first, refused because of other consoles, and opened again
        QVERIFY(awaitSpoken<CheckLine>(
            u"This workspace is open in a window or another command. Close it before changing the tables."_s));
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Open);
        QVERIFY(m_settings->catalog.differs);
        m_settings->othersOpen = false;
        QVERIFY(click(u"Publish"_s));
        QTRY_VERIFY(!m_settings->catalog.differs);
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Open);
        QVERIFY(click(u"Close"_s));
        QTRY_VERIFY(!findSpoken<QAbstractButton>(publish));
        QVERIFY(
            awaitSpoken<CheckLine>(u"This console's catalog file is the published catalog. Published by "
                                   "alice on desk-2, "_s +
                                   format::time(m_settings->catalog.at) + u'.'));
    }

private:
    static bool answer(const char* words)
    {
        return type(u"Passphrase"_s, QLatin1String(words)) && click(u"Unlock"_s) &&
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
