// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/price_card.h"

#include <QPainter>
#include <QPushButton>

#include "models/decimal_text.h"
#include "signalbox/engine.h"
#include "theme/sign.h"
#include "tokens/balance_words.h"
#include "widgets/button.h"
#include "widgets/format.h"

namespace signalbox::ui {

/// Place, name, state and price of a source: 30 px.
class PriceCard::Line : public QWidget {
public:
    Line(int place, const QString& name) : m_state(new Text({}, TextRole::Base, Ink::Secondary)), m_price(new Text({}))
    {
        setFixedHeight(30);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(11, 0, 11, 0);
        row->setSpacing(8);
        auto* title = new Text(name);
        row->addWidget(new Text(QString::number(place), TextRole::Base, Ink::Secondary));
        row->addWidget(title);
        row->addSpacing(20);
        row->addWidget(m_state, 1);
        row->addWidget(m_price);
        m_state->setElide(Qt::ElideRight);
        m_price->setFigures(true);
        m_name = name;
    }
    void set(State sign, const QString& state, const QString& price)
    {
        m_sign = sign;
        m_state->setText(state);
        m_state->setInk(sign == State::True ? Ink::Ok : Ink::Secondary);
        m_price->setText(price);
        m_price->setInk(price == format::none() ? Ink::Muted : Ink::Text);
        setAccessibleName(format::list({m_name, state, price}));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        paintSign(p, QRectF(m_state->x() - 16, (height() - 10) / 2.0, 10, 10), m_sign);
        p.fillRect(11, height() - 1, width() - 22, 1, Theme::current().grid);
    }

private:
    QString m_name;
    State m_sign = State::None;
    Text *m_state, *m_price;
};

PriceCard::PriceCard(QWidget* parent)
    : Card(tr("Price source"), parent),
      m_table(new Line(1, tr("Price table"))),
      m_feed(new Line(2, tr("Price feed"))),
      m_peg(new Line(3, tr("Pegged price")))
{
    auto* edit = makeButton(tr("Edit…"), ButtonKind::Normal, {}, ControlSize::Card);
    edit->setAccessibleName(tr("Edit prices…"));
    head()->addRight(edit);
    for (Line* line : {m_table, m_feed, m_peg})
        body()->addWidget(line);
    body()->addStretch(1);
    connect(edit, &QPushButton::clicked, this, &PriceCard::editWanted);
    clear();
}

PriceCard::~PriceCard() = default;

void PriceCard::clear()
{
    m_answer.drop();
    m_token.reset();
    m_prices.clear();
    renew();
}

void PriceCard::setToken(const TokenFigures& token)
{
    m_token = token;
    renew();
}

void PriceCard::ask(Engine* engine, const TokenRef& token)
{
    TokenQueries* tokens = engine ? engine->tokens() : nullptr;
    if (!tokens || token.isEmpty())
        return;
    m_answer.ask(tokens->prices(token.caip2, token.contract), this,
                 [this](const Expected<std::vector<PriceRow>>& rows) {
                     if (!rows)
                         return;
                     m_prices = *rows;
                     std::stable_sort(m_prices.begin(), m_prices.end(),
                                      [](const auto& a, const auto& b) { return a.at > b.at; });
                     renew();
                 });
}

void PriceCard::renew()
{
    const QString used = m_token ? m_token->priceSource : QString();
    const auto shown = [](const QString& price) { return u"%1 $"_s.arg(decimal::shown(price)); };
    const auto say = [&](Line* line, const std::vector<PriceRow>& rows, bool inUse, const QString& none) {
        if (rows.empty())
            return line->set(State::Paused, none, format::none());
        const QString many = tr("%n prices, newest %1", nullptr, int(rows.size()))
                                 .arg(BalanceWords::shortDay(rows.front().at.toUTC().date()));
        line->set(inUse ? State::True : State::None, inUse ? tr("in use, %1", "number of prices").arg(many) : many,
                  shown(rows.front().price));
    };
    std::vector<PriceRow> table, feed;
    for (const PriceRow& row : m_prices)
        (row.source == "coingecko"_L1 ? feed : table).push_back(row);
    say(m_table, table, used == "manual"_L1 || used == "csv"_L1, tr("empty"));
    say(m_feed, feed, used == "coingecko"_L1,
        m_token && !m_token->coingeckoId.isEmpty() ? tr("no price yet") : tr("off: no CoinGecko ID"));
    const bool stable = m_token && m_token->stable, inUse = used == "pegged"_L1;
    m_peg->set(inUse    ? State::True
               : stable ? State::None
                        : State::Paused,
               inUse    ? tr("in use")
               : stable ? tr("without another price")
                        : tr("off"),
               stable ? shown(u"1"_s) : format::none());
}

}  // namespace signalbox::ui
