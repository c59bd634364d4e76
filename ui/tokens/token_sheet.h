// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/action_sheets.h"
#include "tokens/token_edit.h"
#include "widgets/sheet.h"

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace signalbox::ui {

class CheckLine;
class HeightField;
class Switch;

/// Edits the metadata of a token. Each entry is checked beside its field; what differs is sent as one command.
class TokenSheet : public Sheet {
    Q_OBJECT
public:
    TokenSheet(const TokenFigures& token, int mark, QWidget* window, Send send);

private:
    CheckLine* addRow(QGridLayout* grid, const QString& label, QWidget* field);
    TokenEntries entries() const;
    void renew();

    TokenFigures m_token;
    QLineEdit *m_symbol, *m_name, *m_decimals, *m_coingecko;
    HeightField* m_start;
    QComboBox* m_mode;
    Switch* m_stable;
    CheckLine *m_symbolCheck, *m_nameCheck, *m_decimalsCheck, *m_coingeckoCheck, *m_startCheck, *m_modeCheck;
    QPushButton* m_save;
};

}  // namespace signalbox::ui
