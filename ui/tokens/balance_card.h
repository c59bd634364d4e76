// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/latest_answer.h"
#include "signalbox/balance_queries.h"
#include "tokens/token_ref.h"
#include "widgets/card.h"

class QPushButton;

namespace signalbox {
class Engine;
}

namespace signalbox::ui {

class StepChart;

/// The balance of one holder of a token in steps with their blocks. It is asked for as is, and at an earlier block.
class BalanceCard : public Card {
    Q_OBJECT
public:
    explicit BalanceCard(QWidget* parent = nullptr);

    void setHolder(const QString& holder);  ///< empty: none is chosen
    void ask(Engine* engine, const TokenRef& token, const std::optional<int>& decimals, int mark);
    const QString& holder() const { return m_holder; }

Q_SIGNALS:
    void atBlockWanted();

private:
    void show(const std::vector<BalanceStep>& steps, const std::optional<int>& decimals, int mark);

    QString m_holder;
    StepChart* m_chart;
    QPushButton* m_at;
    LatestAnswer m_answer;
};

}  // namespace signalbox::ui
