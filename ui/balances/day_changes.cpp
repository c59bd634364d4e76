// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/day_changes.h"

#include <algorithm>

#include "models/decimal_text.h"
#include "tokens/balance_words.h"

namespace signalbox::ui {

namespace {
constexpr int mostSteps = 1000;
constexpr qint64 daySeconds = 86'400;
}  // namespace

DayChange dayChange(const Holding& holding, const std::vector<BalanceStep>& steps, const QDateTime& now)
{
    DayChange change;
    QString sum = u"0"_s;
    for (const BalanceStep& step : steps) {
        if (step.time.secsTo(now) >= daySeconds)
            continue;
        ++(decimal::sign(step.change) < 0 ? change.out : change.in);
        sum = decimal::sum(sum, step.change);
    }
    const int decimals = holding.decimals.value_or(0);
    if (isCounted(holding) && holding.price)
        change.usd = decimal::product(decimal::scaled(sum, decimals), *holding.price);
    if (!steps.empty())
        change.newestChange = decimal::shownSigned(decimal::scaled(steps.back().change, decimals));
    return change;
}

void DayChanges::drop()
{
    m_answer.drop();
    m_waiting.clear();
}

void DayChanges::ask(Engine* engine, const std::vector<Holding>& holdings)
{
    drop();
    m_engine = engine;
    m_sum = {};
    m_newestIsRead = false;
    m_now = QDateTime::currentDateTimeUtc();
    for (const Holding& holding : holdings)
        if (holding.changedAt.isValid() && holding.changedAt.secsTo(m_now) < daySeconds)
            m_waiting.push_back(holding);
    std::sort(m_waiting.begin(), m_waiting.end(),
              [](const Holding& a, const Holding& b) { return a.changedAt < b.changedAt; });
    askNext();
}

void DayChanges::askNext()
{
    BalanceQueries* balances = m_engine ? m_engine->balances() : nullptr;
    if (!balances)
        return;
    if (m_waiting.empty()) {
        Q_EMIT read(m_sum);
        return;
    }
    const Holding holding = m_waiting.back();
    m_waiting.pop_back();
    m_answer.ask(balances->steps(holding.caip2, holding.contract, holding.holder, mostSteps), this,
                 [this, holding](const Expected<std::vector<BalanceStep>>& steps) {
                     if (!steps)
                         return;  // the tile keeps the last sum: a part of it would be a wrong one
                     const DayChange one = dayChange(holding, *steps, m_now);
                     m_sum.usd = decimal::sum(m_sum.usd, one.usd);
                     m_sum.in += one.in;
                     m_sum.out += one.out;
                     if (!std::exchange(m_newestIsRead, true))
                         m_sum.newestChange = one.newestChange;
                     askNext();
                 });
}

}  // namespace signalbox::ui
