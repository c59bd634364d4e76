// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/latest_answer.h"
#include "signalbox/token_queries.h"
#include "tokens/token_ref.h"
#include "widgets/card.h"

namespace signalbox {
class Engine;
}

namespace signalbox::ui {

/// The sources of a token's price in the order in which they are used: entered and imported prices, the feed, the peg.
class PriceCard : public Card {
    Q_OBJECT
public:
    explicit PriceCard(QWidget* parent = nullptr);
    ~PriceCard() override;

    void setToken(const TokenFigures& token);
    void ask(Engine* engine, const TokenRef& token);
    void clear();

Q_SIGNALS:
    void editWanted();

private:
    class Line;
    void renew();

    std::optional<TokenFigures> m_token;
    std::vector<PriceRow> m_prices;  ///< newest first
    Line *m_table, *m_feed, *m_peg;
    LatestAnswer m_answer;
};

}  // namespace signalbox::ui
