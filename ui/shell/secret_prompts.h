// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <functional>

#include "signalbox/workspace.h"

namespace signalbox::ui {

class MessageStack;
class PassphraseSheet;

/// Asks for the passphrase of the secrets file in an open window, and reports locked keys and an unresponsive keychain.
/// GUI thread.
class SecretPrompts : public QObject {
    Q_OBJECT
public:
    struct Actions {
        std::function<Expected<Done>()> setAside;  ///< renames the secrets file after a lost passphrase; may be empty
        std::function<void(QWidget* over)> moveKeys;  ///< moves keys from the keychain to a file; may be empty
    };

    SecretPrompts(Workspace* workspace, Actions actions, QWidget* window);

    void setMessages(MessageStack* messages) { m_messages = messages; }
    void setActive(bool active) { m_active = active; }  ///< false: another page asks (first run), or no key is needed
    void unlock();                                      ///< asks again after the operator continued without keys

Q_SIGNALS:
    void unlocked();  ///< the secrets can be read
    void keychainChanged(bool silent);

private:
    void ask(bool create);
    void showLocked();
    void takeKeychain(bool silent);
    void takeStep(StepState state);

    Workspace* m_workspace;
    const Actions m_actions;
    QWidget* m_window;
    MessageStack* m_messages = nullptr;
    QPointer<PassphraseSheet> m_sheet;
    bool m_active = true;
    bool m_entered = false;      ///< a passphrase was entered; another prompt means it was wrong
    bool m_withoutKeys = false;  ///< the operator continues without keys until unlock()
};

}  // namespace signalbox::ui
