#pragma once

#include <QWidget>
#include <functional>

#include "shell/cures.h"
#include "signalbox/workspace.h"

class QStackedWidget;

namespace signalbox::ui {

class PassphraseForm;
class ProgressForm;
class ServerForm;
class WelcomeForm;

/// Stands in the window while there is no open workspace: the choice of where the data live, then how the set-up goes.
/// `lookAround` starts the demo; without it the choice is not offered. `cures` stand beside "Try again". `directory` is
/// where a workspace is made.
class FirstRunPage : public QWidget {
    Q_OBJECT
public:
    FirstRunPage(Workspace* workspace, const QString& directory, std::function<void()> lookAround,
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
    bool m_moved = false;  ///< the secrets went to the encrypted file while the opening waited for the keychain
    Cures m_cures;
    QStackedWidget* m_stack;
    WelcomeForm* m_welcome;
    ServerForm* m_server;
    ProgressForm* m_progress;
    PassphraseForm* m_passphrase;
};

}  // namespace signalbox::ui
