#pragma once

#include "addchain/wizard_page.h"

class QPushButton;
class QVBoxLayout;

namespace signalbox::ui {

class CheckLine;

/// Page 5: what will be done, in one list. Start sends it; what the engine answers stands below.
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

    void setBusy(const QString& words);  ///< sent, not answered yet
    void setFailed(const Error& error);
    void setMoveKeys(bool offered) { m_hasFile = offered; }  ///< in place of a keychain that is silent or refuses
    void setKeychainSilent(bool silent);                     ///< see Workspace::keychainSilent
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
