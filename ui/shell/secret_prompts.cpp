// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/secret_prompts.h"

#include <QApplication>

#include "language/engine_words.h"
#include "sheets/passphrase_sheet.h"
#include "signalbox/literals.h"
#include "widgets/message_bar.h"

namespace signalbox::ui {

namespace {
const QString secretsKey = u"secrets"_s;
const QString keychainKey = u"keychain"_s;
}  // namespace

SecretPrompts::SecretPrompts(Workspace* workspace, Actions actions, QWidget* window)
    : QObject(window), m_workspace(workspace), m_actions(std::move(actions)), m_window(window)
{
    connect(workspace, &Workspace::passphraseNeeded, this, &SecretPrompts::ask);
    connect(workspace, &Workspace::keychainSilent, this, &SecretPrompts::takeKeychain);
    connect(workspace, &Workspace::stepChanged, this, [this](OpenStep step, StepState state) {
        if (step == OpenStep::Secrets)
            takeStep(state);
    });
}

void SecretPrompts::ask(bool create)
{
    if (!m_active || m_sheet)
        return;
    if (m_withoutKeys && !create) {  // every endpoint that needs its key would ask again
        m_workspace->unlockSecrets({});
        return;
    }
    QWidget* modal = QApplication::activeModalWidget();
    auto* sheet = new PassphraseSheet(create, m_entered && !create, modal ? modal : m_window);
    m_sheet = sheet;
    connect(sheet, &PassphraseSheet::answered, this, [this, create](const QString& passphrase) {
        m_sheet = nullptr;
        m_entered = !passphrase.isEmpty();
        m_withoutKeys = passphrase.isEmpty() && !create;
        m_workspace->unlockSecrets(passphrase);
        if (m_withoutKeys)
            showLocked();
    });
    connect(sheet, &PassphraseSheet::lost, this, [this] {
        m_sheet = nullptr;
        m_messages->remove(secretsKey);
        const auto aside = m_actions.setAside ? m_actions.setAside() : Done{};
        if (!aside)
            m_messages->post(
                {secretsKey, State::Error, tr("The secrets file was not changed:"), engineWords(aside.error()), {}});
        m_workspace->unlockSecrets({});  // continue without keys
    });
    sheet->open();
}

void SecretPrompts::showLocked()
{
    BarMessage message;
    message.key = secretsKey;
    message.state = State::Slow;
    message.what = tr("The keys are locked.");
    message.text =
        tr("Endpoints that need a key are not used until the passphrase is entered. Indexed data can be viewed.");
    message.actions.push_back({u"unlock"_s, tr("Unlock…"), false, [this] { unlock(); }});
    m_messages->post(message);
}

void SecretPrompts::takeKeychain(bool silent)
{
    Q_EMIT keychainChanged(silent);
    if (!silent || !m_active)
        return m_messages->remove(keychainKey);
    BarMessage message;
    message.key = keychainKey;
    message.state = State::Slow;
    message.what = tr("The system keychain has not responded yet.");
    message.text =
        tr("It may be waiting for its password: check for its window, or keep the keys in an encrypted file.");
    message.whole = true;
    if (m_actions.moveKeys)
        message.actions.push_back(
            {u"file"_s, tr("Use an encrypted file…"), false, [this] { m_actions.moveKeys(m_window); }});
    m_messages->post(message);
}

void SecretPrompts::unlock()
{
    m_withoutKeys = m_entered = false;
    ask(false);
}

void SecretPrompts::takeStep(StepState state)
{
    if (state != StepState::Done || !m_active)
        return;
    m_withoutKeys = m_entered = false;
    m_messages->remove(secretsKey);
    Q_EMIT unlocked();
}

}  // namespace signalbox::ui
