// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "addchain/wizard_page.h"

class QCheckBox;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace signalbox::ui {

class CheckLine;
class ElidedCheck;
class Text;
class TokenReader;

/// Page 3: what to index. Registries, tokens of the preset (selected by default), tokens by address, or all transfers.
class IndexPage : public WizardPage {
    Q_OBJECT
public:
    explicit IndexPage(WizardContext& context, QWidget* parent = nullptr);

    QString question() const override;
    QString explanation() const override;
    QString stepNote() const override;
    QString footNote() const override;
    bool isComplete() const override;
    bool isChecking() const override;
    void enter() override;
    bool leave() override;
    QWidget* firstField() const override;
    bool takesEnter(QWidget* focus) override;

private:
    struct Address {
        QLineEdit* field;
        Text* note;
        QString ChainPlan::*where;
    };

    QWidget* makeRegistries();
    QWidget* makeTransfers();
    void renewTokens();
    void showState();
    void addToken();

    QCheckBox* m_registries;
    std::vector<Address> m_addresses;
    QWidget* m_addressBox;
    QRadioButton* m_chosen;
    QRadioButton* m_all;
    QWidget* m_tokenBox;
    QVBoxLayout* m_tokens;
    std::vector<ElidedCheck*> m_checks;
    QLineEdit* m_newToken;
    QPushButton* m_addToken;
    CheckLine* m_newTokenNote;
    Text* m_price;
    TokenReader* m_reader;
    bool m_addWhenRead = false;  ///< whether Enter was pressed while the token was being read
};

}  // namespace signalbox::ui
