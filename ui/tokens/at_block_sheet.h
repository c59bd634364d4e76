// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/latest_answer.h"
#include "signalbox/balance_queries.h"
#include "signalbox/engine.h"
#include "tokens/token_ref.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace signalbox::ui {

class CheckLine;
class DetailRow;

/// A block or a date as it was entered.
struct EnteredMoment {
    QString at;       ///< digits, or yyyy-MM-dd; empty if it is refused
    QString refusal;  ///< a sentence; empty for no text, too
};
EnteredMoment enteredMoment(const QString& text, const QDate& today);

/// Asks for a block or a date and shows the balance of a holder there.
class AtBlockSheet : public Sheet {
    Q_OBJECT
public:
    AtBlockSheet(Engine* engine, const TokenRef& token, const QString& symbol, const QString& holder, QWidget* window);

private:
    void check();
    void ask();
    void show(const Expected<Holding>& answer);

    QPointer<Engine> m_engine;
    TokenRef m_token;
    QString m_symbol, m_holder;
    QLineEdit* m_field;
    CheckLine* m_check;
    DetailRow *m_balance, *m_value, *m_block;
    QPushButton* m_show;
    LatestAnswer m_answer;
};

}  // namespace signalbox::ui
