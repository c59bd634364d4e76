// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/trend_card.h"

#include "explorer/explorer_words.h"
#include "explorer/trend_chart.h"
#include "language/engine_words.h"
#include "models/answer.h"

namespace signalbox::ui {

TrendCard::TrendCard(QWidget* parent) : Card(tr("Amount by block"), parent), m_chart(new TrendChart)
{
    body()->addWidget(m_chart, 1);
    connect(m_chart, &TrendChart::chosen, this, &TrendCard::chosen);
}

void TrendCard::ask(Explorer* explorer, ExplorerKind kind, const QString& key, const ExplorerChain& chain)
{
    whenAnswered(explorer->trend(kind, key, chain.caip2), this,
                 [this, ticket = ++m_ticket, mark = chain.mark,
                  until = chain.indexed.value_or(0)](const Expected<ExplorerTrend>& trend) {
                     if (ticket != m_ticket)
                         return;
                     if (!trend)
                         return m_chart->clear(engineWords(trend.error()));
                     head()->setTitle(tr("%1 by block").arg(ExplorerWords::field(trend->field)));
                     head()->setNote(trend->complete ? tr("all changes")
                                                     : tr("sample of %n changes", nullptr, int(trend->values.size())));
                     m_chart->setTrend(*trend, mark, until);
                 });
}

}  // namespace signalbox::ui
