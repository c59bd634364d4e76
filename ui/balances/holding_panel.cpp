// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/holding_panel.h"

#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include "balances/history_models.h"
#include "balances/portfolio_model.h"
#include "desk/desk.h"
#include "language/engine_words.h"
#include "models/decimal_text.h"
#include "tables/data_table.h"
#include "theme/icon.h"
#include "tokens/balance_words.h"
#include "tokens/day_chart.h"
#include "tokens/tabbed_tables.h"
#include "tokens/table_export.h"
#include "widgets/button.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
constexpr int shownDays = 365, mostPoints = 1000;
const QString leastKey = u"balances/least"_s;
}  // namespace

HoldingPanel::HoldingPanel(Desk* desk, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_tabs(new TabbedTables(tr("Balances, days and changes"))),
      m_balances(new DataTable(desk, u"balances/portfolio"_s, tr("Portfolio"))),
      m_days(new DataTable(desk, u"balances/days"_s, tr("Daily snapshots"))),
      m_steps(new DataTable(desk, u"balances/steps"_s, tr("Changes"))),
      m_model(new PortfolioModel(this)),
      m_dayModel(new DayModel(this)),
      m_stepModel(new StepModel(this)),
      m_filter(makeButton({}, ButtonKind::Normal, u"filter"_s, ControlSize::Card))
{
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_tabs);
    m_tabs->add(m_balances, tr("Portfolio"));
    m_tabs->add(m_days, tr("Daily snapshots"));
    m_tabs->add(m_steps, tr("Changes"));
    const QString names[] = {tr("Portfolio"), tr("Daily snapshots"), tr("Changes")};
    const QString files[] = {u"portfolio"_s, u"daily-snapshots"_s, u"changes"_s};
    makeFilter();
    for (int i = 0; i < 3; ++i) {
        DataTable* table = m_tabs->table(i);
        table->view()->setAccessibleName(names[i]);
        addExport(table, [this, file = files[i]] {
            const Holding* holding = current();
            return holding ? file + u'-' + holding->holder : file;
        });
    }
    m_balances->setColumnChooser(true);
    m_balances->setModel(m_model);
    if (const int sorted = m_balances->view()->horizontalHeader()->sortIndicatorSection();
        sorted < 0 || sorted >= m_model->columnCount())
        m_balances->view()->sortByColumn(int(PortfolioModel::Column::Value), Qt::DescendingOrder);
    m_balances->view()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_balances->setEmpty(tr("This address has no balance in the counted tokens of this workspace."));
    m_balances->setFilteredEmpty(tr("No balance is worth that much."));
    m_balances->setRowActions([this](QMenu* menu, const QList<int>& rows) { fillMenu(menu, rows); });
    m_days->setPagedModel(m_dayModel);
    m_steps->setPagedModel(m_stepModel);
    for (DataTable* table : {m_days, m_steps})
        table->setCountLine(true);
    setLeast(m_desk->value(leastKey, 1).toInt());
    connect(m_balances, &DataTable::activated, this, [this](int row) {
        if (const Holding* holding = m_model->at(row))
            Q_EMIT tokenWanted(*holding);
    });
    connect(m_balances, &DataTable::currentRowChanged, this, &HoldingPanel::askHistory);
    connect(m_tabs, &TabbedTables::currentChanged, this, &HoldingPanel::askHistory);
}

void HoldingPanel::makeFilter()
{
    auto* menu = new QMenu(m_filter);
    for (const int usd : {0, 1, 100, 10'000}) {
        QAction* action =
            menu->addAction(usd == 0 ? tr("All balances") : tr("Value over %1 $").arg(format::number(qint64(usd))));
        connect(action, &QAction::triggered, this, [this, usd] {
            m_desk->setValue(leastKey, usd);
            setLeast(usd);
        });
    }
    m_filter->setMenu(menu);
    m_balances->head()->addRight(m_filter);
}

/// Balances without a price, or that are not counted for another reason, pass.
void HoldingPanel::setLeast(int usd)
{
    m_least = usd;
    m_filter->setText(usd == 0 ? tr("all balances") : tr("value over %1 $").arg(format::number(qint64(usd))));
    m_filter->setAccessibleName(tr("Filter: %1").arg(m_filter->text()));
    m_balances->proxy()->setPredicate([this, least = QString::number(usd)](const QAbstractItemModel&, int row) {
        const Holding* holding = m_model->at(row);
        return !holding || !isCounted(*holding) || decimal::compare(*holding->usd, least) >= 0;
    });
    m_balances->setCountLine(m_balances->proxy()->rowCount() < m_model->rowCount());
}

void HoldingPanel::fillMenu(QMenu* menu, const QList<int>& rows)
{
    const Holding* holding = rows.size() == 1 ? m_model->at(rows.first()) : nullptr;
    if (!holding)
        return;
    const auto add = [&](const QString& iconName, const QString& text, void (HoldingPanel::*wanted)(const Holding&)) {
        connect(menu->addAction(icon(iconName), text), &QAction::triggered, this, [this, wanted, one = *holding] {
            Q_EMIT(this->*wanted)(one);
        });
    };
    add(u"token"_s, tr("Open token"), &HoldingPanel::tokenWanted);
    add(u"clock"_s, tr("Balance at block…"), &HoldingPanel::atBlockWanted);
    add(u"refresh"_s, tr("Recalculate this balance…"), &HoldingPanel::recalculateWanted);
}

void HoldingPanel::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    m_model->setMarks(snapshot);
}

void HoldingPanel::setLoading(bool loading)
{
    m_balances->setLoading(loading && m_model->rowCount() == 0);
}

void HoldingPanel::setFailed(const QString& words)
{
    if (m_model->rowCount() == 0)
        m_balances->setEmpty(words);
}

void HoldingPanel::clear()
{
    m_dayAnswer.drop();
    m_stepAnswer.drop();
    m_history.clear();
    m_model->resetRows({});
    m_dayModel->resetRows({});
    m_stepModel->resetRows({});
    m_balances->setTotals({});
    m_tabs->setTitle(0, tr("Portfolio"));
    m_balances->setEmpty(tr("This address has no balance in the counted tokens of this workspace."));
}

void HoldingPanel::setHoldings(const std::vector<Holding>& holdings)
{
    m_model->setHoldings(holdings);
    m_tabs->setTitle(0, tr("Portfolio %1", "number of balances").arg(format::number(qint64(holdings.size()))));
    m_balances->setTotals(m_model->totals());
    m_balances->setCountLine(m_balances->proxy()->rowCount() < m_model->rowCount());
    if (!m_balances->view()->currentIndex().isValid() && m_balances->proxy()->rowCount() > 0) {
        m_balances->view()->setCurrentIndex(m_balances->proxy()->index(0, 0));
        m_balances->view()->selectRow(0);
    }
    askHistory();
}

const Holding* HoldingPanel::current() const
{
    return m_model->at(m_balances->currentRow());
}

void HoldingPanel::select(const Holding& holding)
{
    showBalances();
    m_balances->selectKey(PortfolioModel::keyOf(holding));
}

void HoldingPanel::showBalances()
{
    m_tabs->setCurrent(0);
}

void HoldingPanel::showChanges()
{
    m_tabs->setCurrent(2);
}

void HoldingPanel::setNarrow(bool narrow)
{
    m_balances->setDropLevel(narrow ? 2 : 0);
}

void HoldingPanel::askHistory()
{
    const Holding* holding = current();
    BalanceQueries* balances = m_engine ? m_engine->balances() : nullptr;
    if (!holding || !balances || m_tabs->current() == 0)
        return;
    if (const QString key = holding->holder + PortfolioModel::keyOf(*holding); std::exchange(m_history, key) != key) {
        m_dayModel->resetRows({});
        m_stepModel->resetRows({});
    }
    if (m_tabs->current() == 1)
        askDays(balances, *holding);
    else
        askSteps(balances, *holding);
}

void HoldingPanel::askDays(BalanceQueries* balances, const Holding& holding)
{
    const QString name = tr("%1 on %2", "token, chain")
                             .arg(BalanceWords::symbol(holding.symbol, holding.contract), format::safe(holding.chain));
    m_days->setLoading(m_dayModel->rowCount() == 0);
    m_dayAnswer.ask(balances->days(holding.caip2, holding.contract, holding.holder,
                                   DayRange::last().addDays(1 - shownDays), DayRange::last()),
                    this, [this, name, decimals = holding.decimals](const Expected<std::vector<BalanceDay>>& days) {
                        m_days->setLoading(false);
                        m_days->setEmpty(days ? tr("No day is closed yet. Days are closed at midnight UTC.")
                                              : engineWords(days.error()));
                        if (days)
                            m_dayModel->setDays(*days, decimals);
                        m_days->setCountText(tr("%1, %n days", "token", m_dayModel->rowCount()).arg(name));
                    });
}

void HoldingPanel::askSteps(BalanceQueries* balances, const Holding& holding)
{
    const QString name = tr("%1 on %2", "token, chain")
                             .arg(BalanceWords::symbol(holding.symbol, holding.contract), format::safe(holding.chain));
    m_steps->setLoading(m_stepModel->rowCount() == 0);
    m_stepAnswer.ask(balances->steps(holding.caip2, holding.contract, holding.holder, mostPoints), this,
                     [this, name, decimals = holding.decimals](const Expected<std::vector<BalanceStep>>& steps) {
                         m_steps->setLoading(false);
                         m_steps->setEmpty(steps ? tr("No transfer of the counted blocks changed this balance.")
                                                 : engineWords(steps.error()));
                         if (steps)
                             m_stepModel->setSteps(*steps, decimals);
                         const int rows = m_stepModel->rowCount();
                         m_steps->setCountText(rows == mostPoints
                                                   ? tr("%1, the newest %n changes", "token", rows).arg(name)
                                                   : tr("%1, %n changes", "token", rows).arg(name));
                     });
}

}  // namespace signalbox::ui
