// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/value_card.h"

#include <map>

#include "language/engine_words.h"
#include "signalbox/balance_queries.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
constexpr int shownChains = 3;
}

ValueCard::ValueCard(QWidget* parent) : DayChart(tr("Value, end of each day"), true, parent)
{
    chart()->changeLook([](ChartLook& look) {
        look.kind = ChartKind::Stacked;
        look.unit = ChartUnit::Dollars;
    });
    chart()->setAccessibleName(tr("Value at the end of each day by chain"));
}

void ValueCard::ask(Engine* engine, const QString& holder)
{
    m_engine = engine;
    BalanceQueries* balances = engine ? engine->balances() : nullptr;
    if (!balances || holder.isEmpty())
        return m_answer.drop();
    m_answer.ask(balances->values(holder, range()->first(), DayRange::last()), this,
                 [this](const Expected<std::vector<ValueDay>>& days) {
                     chart()->changeLook([&](ChartLook& look) {
                         look.emptyText = days ? tr("No day with a counted balance is closed yet. Days are closed at "
                                                    "midnight UTC.")
                                               : engineWords(days.error());
                     });
                     show(days ? *days : std::vector<ValueDay>());
                 });
}

void ValueCard::show(const std::vector<ValueDay>& days)
{
    const SnapshotPtr snapshot = m_engine ? m_engine->snapshot() : nullptr;
    std::map<QString, ChartSeries> byChain;
    QDate first;
    for (const ValueDay& day : days) {
        ChartSeries& series = byChain[day.caip2];
        if (series.id.isEmpty()) {
            const ChainSnapshot* chain = snapshot ? snapshot->chain(day.caip2) : nullptr;
            series.id = day.caip2;
            series.name = format::safe(day.chain);
            series.mark = chain ? chain->mark : 0;
        }
        series.at.push_back(DayRange::place(day.day));
        series.value.push_back(day.usd);
        if (day.usd > 0 && (!first.isValid() || day.day < first))
            first = day.day;
    }
    std::vector<ChartSeries> all;
    for (auto& [caip2, series] : byChain)
        all.push_back(std::move(series));
    // "all" begins with the first value; a shorter range is shown as a whole
    setDays(range()->isAll() && first.isValid() ? first : range()->first(), DayRange::last());
    chart()->setSeries(first.isValid() ? stackLargest(std::move(all), shownChains, tr("others"))
                                       : std::vector<ChartSeries>());
}

}  // namespace signalbox::ui
