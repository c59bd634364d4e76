// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/secret_prompts.h"

#include <QSignalSpy>
#include <QTest>

#include "sheets/passphrase_sheet.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "widgets/message_bar.h"

using namespace signalbox;
using namespace signalbox::ui;
using test::Scene;

class SecretPromptsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().install(); }
    void init()
    {
        m_workspace = std::make_unique<test::ScriptedWorkspace>(Scene::One);
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 600);
        m_bars = new MessageStack(m_window.get());
        m_asides = 0;
        m_prompts = new SecretPrompts(m_workspace.get(),
                                      {[this]() -> Expected<Done> {
                                           ++m_asides;
                                           if (m_asideFails)
                                               return fail(*m_asideFails);
                                           return Done{};
                                       },
                                       [this](QWidget*) { ++m_moves; }},
                                      m_window.get());
        m_prompts->setMessages(m_bars);
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_asideFails.reset();
        m_moves = 0;
    }

    void asksOnceAndPassesThePassphraseOn()
    {
        Q_EMIT m_workspace->passphraseNeeded(false);
        Q_EMIT m_workspace->passphraseNeeded(false);
        QCOMPARE(m_window->findChildren<PassphraseSheet*>().size(), 1);
        answer(u"secret"_s);
        QCOMPARE(m_workspace->passphrases, QStringList{u"secret"_s});
        QCOMPARE(m_bars->count(), 0);
    }

    void doesNotAskAgainAfterTheOperatorWentOnWithoutKeys()
    {
        Q_EMIT m_workspace->passphraseNeeded(false);
        answer({});
        QCOMPARE(m_bars->count(), 1);  // the keys are locked
        Q_EMIT m_workspace->passphraseNeeded(false);
        QVERIFY(!sheet());
        QCOMPARE(m_workspace->passphrases, (QStringList{QString(), QString()}));
        m_prompts->unlock();
        answer(u"secret"_s);
        QSignalSpy unlocked(m_prompts, &SecretPrompts::unlocked);
        Q_EMIT m_workspace->stepChanged(OpenStep::Secrets, StepState::Done, {});
        QCOMPARE(unlocked.size(), 1);
        QCOMPARE(m_bars->count(), 0);
    }

    void aLostPassphraseSetsTheFileAside()
    {
        Q_EMIT m_workspace->passphraseNeeded(false);
        Q_EMIT sheet()->lost();
        QCOMPARE(m_asides, 1);
        QCOMPARE(m_workspace->passphrases, QStringList{QString()});
        QCOMPARE(m_bars->count(), 0);
    }

    void aFileThatCannotBeSetAsideIsReported()
    {
        m_asideFails = Error::make(ErrorKind::Unavailable, "FILE", Message(u"The disk is full."_s));
        Q_EMIT m_workspace->passphraseNeeded(false);
        Q_EMIT sheet()->lost();
        QCOMPARE(m_bars->count(), 1);
    }

    void anUnresponsiveKeychainIsReportedWhileItIsSilent()
    {
        QSignalSpy changed(m_prompts, &SecretPrompts::keychainChanged);
        Q_EMIT m_workspace->keychainSilent(true);
        QCOMPARE(m_bars->count(), 1);
        Q_EMIT m_workspace->keychainSilent(false);
        QCOMPARE(m_bars->count(), 0);
        QCOMPARE(changed.size(), 2);
    }

    void staysQuietWhileAnotherPageAsks()
    {
        m_prompts->setActive(false);
        Q_EMIT m_workspace->passphraseNeeded(true);
        Q_EMIT m_workspace->keychainSilent(true);
        QVERIFY(!sheet());
        QCOMPARE(m_bars->count(), 0);
    }

private:
    PassphraseSheet* sheet() const
    {
        for (auto* each : m_window->findChildren<PassphraseSheet*>())
            if (each->isVisible())
                return each;
        return nullptr;
    }
    void answer(const QString& passphrase)
    {
        PassphraseSheet* asked = sheet();
        QVERIFY(asked);
        Q_EMIT asked->answered(passphrase);
        delete asked;
    }

    std::unique_ptr<test::ScriptedWorkspace> m_workspace;
    std::unique_ptr<QWidget> m_window;
    MessageStack* m_bars = nullptr;
    SecretPrompts* m_prompts = nullptr;
    std::optional<Error> m_asideFails;
    int m_asides = 0, m_moves = 0;
};
SIGNALBOX_TEST(SecretPromptsTest)

#include "secret_prompts_test.moc"
