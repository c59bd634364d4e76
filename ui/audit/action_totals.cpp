// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/action_totals.h"

#include <QHeaderView>

#include "audit/action_totals_model.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "tables/total_row.h"
#include "theme/theme.h"
#include "widgets/format.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
constexpr int askMs = 5000;
}

ActionTotalsCard::ActionTotalsCard(Desk* desk, TimeScope* scope, QWidget* parent)
    : DataTable(desk, u"action-totals"_s, tr("By action"), parent), m_scope(scope), m_model(new ActionTotalsModel(this))
{
    head()->setNote(tr("today, UTC"));
    setPagedModel(m_model);
    view()->setItemDelegateForColumn(0, new ActionDelegate(view()));
    view()->setSelectionMode(QAbstractItemView::NoSelection);
    view()->setAccessibleName(tr("Jobs and attempts by type of action"));
    view()->horizontalHeader()->setSectionsMovable(false);
    setEmpty(tr("No actions today."));
    setLoading(true);
    m_timer.setInterval(askMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_scope->isLive() && !m_answer.isOpen())
            ask();
    });
}

void ActionTotalsCard::setEngine(Engine* engine)
{
    m_engine = engine;
    m_answer.drop();
    m_model->setRows({});
    setTotals({});
    setLoading(true);
    ask();
}

void ActionTotalsCard::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched)
        return m_timer.stop();
    m_timer.start();
    ask();
}

int ActionTotalsCard::fittingHeight()
{
    const int rows = 3 * ThemeManager::instance().rowHeight() + TotalRow::high;
    return 2 + head()->height() + view()->horizontalHeader()->height() + rows;
}

void ActionTotalsCard::ask()
{
    ActionQueries* actions = m_engine ? m_engine->actions() : nullptr;
    if (!actions || !m_watched)
        return;
    m_answer.ask(actions->totals(), this, [this](const Expected<std::vector<ActionTotals>>& answer) {
        setLoading(false);
        if (answer)
            return take(*answer);
        setEmpty(engineWords(answer.error()));
        m_model->setRows({});
        setTotals({});
    });
}

void ActionTotalsCard::take(const std::vector<ActionTotals>& totals)
{
    setEmpty(tr("No actions today."));
    m_model->setRows(totals);
    ActionTotals sum;
    for (const ActionTotals& each : totals) {
        sum.jobs += each.jobs;
        sum.attempts += each.attempts;
        sum.failed += each.failed;
        sum.dead += each.dead;
    }
    if (totals.empty())
        setTotals({});
    else
        setTotals({tr("Total"), format::number(sum.jobs), format::number(sum.attempts), format::number(sum.failed),
                   format::number(sum.dead)});
    Q_EMIT arrived(totals);
}

}  // namespace signalbox::ui
