// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/latest_answer.h"
#include "tokens/day_chart.h"
#include "tokens/token_ref.h"

namespace signalbox {
class Engine;
struct TokenDay;
}  // namespace signalbox

namespace signalbox::ui {

/// Holders of a token at the end of each day.
class HoldersCard : public DayChart {
    Q_OBJECT
public:
    explicit HoldersCard(QWidget* parent = nullptr);

    void ask(Engine* engine, const TokenRef& token, int mark);

Q_SIGNALS:
    void suppliesRead(const std::vector<double>& supplies);  ///< of the same days

private:
    void show(const std::vector<TokenDay>& days, int mark);

    LatestAnswer m_answer;
};

}  // namespace signalbox::ui
