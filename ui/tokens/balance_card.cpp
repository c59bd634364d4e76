// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/balance_card.h"

#include <QPushButton>

#include "charts/step_chart.h"
#include "language/engine_words.h"
#include "models/address_text.h"
#include "models/decimal_text.h"
#include "signalbox/engine.h"
#include "tokens/balance_words.h"
#include "widgets/button.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr int mostSteps = 500;
constexpr qint64 leastSpan = 3'600'000;  ///< ms of the axis

QString noHolder()
{
    return BalanceCard::tr("Select a holder, or search one, to see its balance over time.");
}

}  // namespace

BalanceCard::BalanceCard(QWidget* parent)
    : Card(tr("Balance"), parent),
      m_chart(new StepChart),
      m_at(makeButton(tr("At block…"), ButtonKind::Quiet, {}, ControlSize::Card))
{
    head()->setTitleElided();
    head()->addRight(m_at);
    body()->addWidget(m_chart, 1);
    connect(m_at, &QPushButton::clicked, this, &BalanceCard::atBlockWanted);
    setHolder({});
}

void BalanceCard::setHolder(const QString& holder)
{
    if (m_holder == holder && !holder.isEmpty())
        return;
    m_holder = holder;
    m_answer.drop();
    head()->setTitle(holder.isEmpty() ? tr("Balance") : tr("Balance of %1", "address").arg(shortHolder(holder)));
    head()->setNote({});
    m_at->setEnabled(!holder.isEmpty());
    m_chart->clear(holder.isEmpty() ? noHolder() : tr("Reading"));
}

void BalanceCard::ask(Engine* engine, const TokenRef& token, const std::optional<int>& decimals, int mark)
{
    BalanceQueries* balances = engine ? engine->balances() : nullptr;
    if (!balances || m_holder.isEmpty() || token.isEmpty())
        return;
    m_answer.ask(balances->steps(token.caip2, token.contract, m_holder, mostSteps), this,
                 [this, decimals, mark](const Expected<std::vector<BalanceStep>>& steps) {
                     if (!steps)
                         return m_chart->clear(engineWords(steps.error()));
                     show(*steps, decimals, mark);
                 });
}

void BalanceCard::show(const std::vector<BalanceStep>& steps, const std::optional<int>& decimals, int mark)
{
    if (steps.empty()) {
        head()->setNote({});
        return m_chart->clear(tr("This holder has no transfer of the token in the counted blocks."));
    }
    const auto plain = [&](const QString& raw) { return decimal::scaled(raw, decimals.value_or(0)); };
    std::vector<ChartStep> shown;
    for (const BalanceStep& step : steps)
        shown.push_back({step.time.toMSecsSinceEpoch(), decimal::approximate(plain(step.raw)),
                         decimal::shownSigned(plain(step.change)), format::number(step.block),
                         decimal::shown(plain(step.raw))});
    const qint64 now = QDateTime::currentMSecsSinceEpoch(), first = shown.front().at;
    const qint64 lead = std::max(leastSpan, (now - first) / 10);
    // before the first step that was read; a holder without any earlier one had nothing
    const double before =
        decimal::approximate(decimal::difference(plain(steps.front().raw), plain(steps.front().change)));
    m_chart->setSteps(std::move(shown), before, first - lead, now, mark);
    const int count = int(steps.size());
    head()->setNote(count == mostSteps ? tr("the newest %n changes", nullptr, count)
                                       : tr("%n changes", nullptr, count));
}

}  // namespace signalbox::ui
