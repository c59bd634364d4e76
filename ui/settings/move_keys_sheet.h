// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/cures.h"
#include "shell/settings_source.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace signalbox::ui {

class CheckLine;

/// Moves every API key and password of the workspace to the other store. The encrypted file asks for a passphrase
/// twice.
class MoveKeysSheet : public Sheet {
    Q_OBJECT
public:
    MoveKeysSheet(SettingsSource* source, const QString& store, QWidget* window);
    void reject() override;  ///< accepts after the move, regardless of how the sheet is closed

private:
    void renew();
    void move();

    SettingsSource* m_source;
    QString m_store;
    QLineEdit* m_first = nullptr;
    QLineEdit* m_second = nullptr;
    CheckLine* m_check;
    QPushButton* m_go;
    bool m_done = false;
};

/// For a workspace that did not open because of its keychain: moves to the encrypted file and opens the workspace
/// again.
std::vector<MessageAction> keychainCures(std::shared_ptr<SettingsSource> source, const Error& error, QWidget* window,
                                         const std::function<void()>& again);

}  // namespace signalbox::ui
