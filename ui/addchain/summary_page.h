// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "addchain/wizard_page.h"

class QPushButton;
class QVBoxLayout;

namespace signalbox::ui {

class CheckLine;

/// Page 5: a summary of the command. Start sends it, and the result is shown below.
class SummaryPage : public WizardPage {
    Q_OBJECT
public:
    explicit SummaryPage(WizardContext& context, QWidget* parent = nullptr);

    QString question() const override;
    QString explanation() const override;
    QString footNote() const override;
    QString nextText() const override;
    bool isComplete() const override;
    void enter() override;
    QWidget* firstField() const override { return nullptr; }

    void setBusy(const QString& words);  ///< shows that the command was sent and has not been answered yet
    void setFailed(const Error& error);
    /// Sets whether an encrypted file is offered in place of a keychain that does not respond or refuses.
    void setMoveKeys(bool offered) { m_hasFile = offered; }
    void setKeychainSilent(bool silent);  ///< see Workspace::keychainSilent
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void moveKeysRequested();

private:
    std::vector<std::pair<QString, QString>> lines() const;
    void showBusy();

    QVBoxLayout* m_lines;
    CheckLine* m_result;
    QPushButton* m_useFile;
    bool m_hasFile = false, m_keychainSilent = false;
    bool m_busy = false;
    QString m_words;
};

}  // namespace signalbox::ui
