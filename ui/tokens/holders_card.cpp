// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/holders_card.h"

#include "language/engine_words.h"
#include "models/decimal_text.h"
#include "signalbox/engine.h"
#include "signalbox/token_queries.h"

namespace signalbox::ui {

HoldersCard::HoldersCard(QWidget* parent) : DayChart(tr("Holders, end of each day"), false, parent)
{
    head()->setTitleElided();
    chart()->changeLook([](ChartLook& look) {
        look.fitted = true;
        look.valueName.clear();
    });
}

void HoldersCard::ask(Engine* engine, const TokenRef& token, int mark)
{
    TokenQueries* tokens = engine ? engine->tokens() : nullptr;
    if (!tokens || token.isEmpty())
        return m_answer.drop();
    m_answer.ask(tokens->days(token.caip2, token.contract, range()->first(), DayRange::last()), this,
                 [this, mark](const Expected<std::vector<TokenDay>>& days) {
                     chart()->changeLook([&](ChartLook& look) {
                         look.emptyText = days ? tr("No day is closed yet. Days are closed at midnight UTC.")
                                               : engineWords(days.error());
                     });
                     if (days)
                         show(*days, mark);
                 });
}

void HoldersCard::show(const std::vector<TokenDay>& days, int mark)
{
    ChartSeries series{u"holders"_s, tr("holders", "name of a line"), std::max(1, mark), {}, {}};
    std::vector<double> supplies;
    for (const TokenDay& day : days) {
        series.at.push_back(DayRange::place(day.day));
        series.value.push_back(double(day.holders));
        supplies.push_back(decimal::approximate(day.supply));
    }
    if (!days.empty())
        setDays(days.front().day, days.back().day);
    chart()->setSeries(days.empty() ? std::vector<ChartSeries>() : std::vector<ChartSeries>{std::move(series)});
    Q_EMIT suppliesRead(supplies);
}

}  // namespace signalbox::ui
