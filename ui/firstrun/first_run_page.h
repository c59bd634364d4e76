// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "shell/cures.h"
#include "signalbox/workspace.h"

class QStackedWidget;

namespace signalbox::ui {

class Desk;
class PassphraseForm;
class ProgressForm;
class ServerForm;
class WelcomeForm;

/// Shown while no workspace is open: the choice of where the data is stored, then the progress of the setup.
/// `lookAround` starts the demo; without it the choice is not offered. `cures` are offered next to Retry. `directory`
/// is where a new workspace is created.
class FirstRunPage : public QWidget {
    Q_OBJECT
public:
    FirstRunPage(Workspace* workspace, Desk* desk, const QString& directory, std::function<void()> lookAround,
                 QWidget* parent = nullptr, Cures cures = {});

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void setUpHere();
    void connectTo(const ServerParameters& server);
    void take(WorkspaceState state);
    void again();
    void keychainSilent(bool silent);
    void present(QWidget* form);

    Workspace* m_workspace;
    QString m_directory;
    std::function<void()> m_again;
    /// Whether the secrets were moved to the encrypted file while opening waited for the keychain.
    bool m_moved = false;
    Cures m_cures;
    QStackedWidget* m_stack;
    WelcomeForm* m_welcome;
    ServerForm* m_server;
    ProgressForm* m_progress;
    PassphraseForm* m_passphrase;
};

}  // namespace signalbox::ui
