// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>

#include "language/engine_words.h"
#include "sheets/passphrase_sheet.h"
#include "shell/main_window.h"
#include "signalbox/literals.h"
#include "widgets/message_bar.h"

namespace signalbox::ui {

namespace {
const QString secretsKey = u"secrets"_s;
const QString keychainKey = u"keychain"_s;
}  // namespace

/// The first run has a page for it; an open window asks in a sheet.
void MainWindow::askPassphrase(bool create)
{
    if (m_firstRun || m_parts.demo || m_passphrase)
        return;
    if (m_withoutKeys && !create) {  // every endpoint that wants its key would ask again
        m_parts.workspace->unlockSecrets({});
        return;
    }
    QWidget* modal = QApplication::activeModalWidget();
    auto* sheet = new PassphraseSheet(create, m_passphraseGiven && !create, modal ? modal : this);
    m_passphrase = sheet;
    connect(sheet, &PassphraseSheet::answered, this, [this, create](const QString& passphrase) {
        m_passphrase = nullptr;
        m_passphraseGiven = !passphrase.isEmpty();
        m_withoutKeys = passphrase.isEmpty() && !create;
        m_parts.workspace->unlockSecrets(passphrase);
        if (m_withoutKeys)
            sayLocked();
    });
    connect(sheet, &PassphraseSheet::lost, this, [this] {
        m_passphrase = nullptr;
        m_messages->remove(secretsKey);
        const auto aside = m_parts.setSecretsAside ? m_parts.setSecretsAside() : Done{};
        if (!aside)
            m_messages->post(
                {secretsKey, State::Error, tr("The secrets file was not changed:"), engineWords(aside.error()), {}});
        m_parts.workspace->unlockSecrets({});  // continue without keys
    });
    sheet->open();
}

void MainWindow::sayLocked()
{
    BarMessage message;
    message.key = secretsKey;
    message.state = State::Slow;
    message.what = tr("The keys are locked.");
    message.text =
        tr("Endpoints that need a key are not used until the passphrase is entered. Indexed data can be viewed.");
    message.actions.push_back({u"unlock"_s, tr("Unlock…"), false, [this] { unlockKeys(); }});
    m_messages->post(message);
}

/// A call to the keychain waits: the cause is named, and the file that needs no keychain is offered.
void MainWindow::keychainSilent(bool silent)
{
    m_context.keychainSilent = silent;
    if (!silent || m_firstRun)
        return m_messages->remove(keychainKey);
    BarMessage message;
    message.key = keychainKey;
    message.state = State::Slow;
    message.what = tr("The system keychain has not responded yet.");
    message.text =
        tr("It may be waiting for its password: check for its window, or keep the keys in an encrypted file.");
    message.whole = true;
    if (m_parts.moveKeys)
        message.actions.push_back({u"file"_s, tr("Use an encrypted file…"), false, [this] { m_parts.moveKeys(this); }});
    m_messages->post(message);
}

void MainWindow::unlockKeys()
{
    m_withoutKeys = m_passphraseGiven = false;
    askPassphrase(false);
}

void MainWindow::secretsStep(StepState state)
{
    if (state != StepState::Done || m_firstRun)
        return;
    m_withoutKeys = m_passphraseGiven = false;
    m_messages->remove(secretsKey);
    if (m_engine && m_snapshot)
        for (const ChainSnapshot& chain : m_snapshot->chains)
            if (chain.state != ChainState::Paused && chain.state != ChainState::Deleted)
                m_engine->submit({Verb::RetryNow, chain.caip2, {}, {}});
}

}  // namespace signalbox::ui
