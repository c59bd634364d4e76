// SPDX-License-Identifier: GPL-3.0-or-later

#include "overview/overview_table.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include "actions/chain_actions.h"
#include "desk/desk.h"
#include "models/answer.h"
#include "models/chain_table_model.h"
#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {
const QString all = u"all"_s;
}

OverviewTable::OverviewTable(ScreenContext* context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_model(new ChainTableModel(this)),
      m_table(new DataTable(context->desk, u"overview"_s, tr("Chains"))),
      m_segments(new Segments(tr("Chains by state"))),
      m_segment(all)
{
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_table);
    m_table->setModel(m_model);
    m_table->head()->addLeft(m_segments);
    m_table->setQuickFilter(tr("Filter by name or ID"));
    m_table->setColumnChooser(true);
    if (context->addChain) {
        m_add = makeButton(tr("Add chain"), ButtonKind::Normal, u"plus"_s, ControlSize::Card);
        m_add->setEnabled(false);
        m_table->head()->addRight(m_add);
        connect(m_add, &QPushButton::clicked, this, [this] { m_context->addChain(); });
    }
    m_table->setFilteredEmpty(tr("No chain matches the filter."));
    if (!context->desk->value(u"table/overview"_s).isValid())
        m_table->view()->sortByColumn(int(ChainTableModel::Column::State), Qt::DescendingOrder);
    m_table->proxy()->setPredicate([this](const QAbstractItemModel&, int row) {
        const ChainSnapshot* chain = m_model->chain(row);
        return chain && (m_segment == all || m_segment == QLatin1String(name(chain->state)));
    });
    connect(m_segments, &Segments::currentChanged, this, [this](const QString& id) {
        m_segment = id.isEmpty() ? all : id;
        m_table->proxy()->predicateChanged();
    });
    connect(m_table, &DataTable::activated, this, [this](int row) {
        if (const ChainSnapshot* chain = m_model->chain(row))
            m_context->go(u"chains/"_s + chain->caip2);
    });
    m_actions = new ChainActions([this] { return m_engine.data(); }, this);
    m_table->setRowActions([this](QMenu* menu, const QList<int>& rows) { fillMenu(menu, rows); });
    m_lagTimer.setInterval(30'000);
    connect(&m_lagTimer, &QTimer::timeout, this, &OverviewTable::askLag);
}

void OverviewTable::fillMenu(QMenu* menu, const QList<int>& rows)
{
    QStringList chains;
    for (const int row : rows)
        if (const ChainSnapshot* chain = m_model->chain(row))
            chains << chain->caip2;
    if (chains.size() == 1) {
        const ChainSnapshot* chain = m_model->chain(rows.first());
        const QString id = chains.first();
        connect(menu->addAction(icon(u"chains"_s), tr("Open %1").arg(format::safe(chain->name))), &QAction::triggered,
                this, [this, id] { m_context->go(u"chains/"_s + id); });
        connect(menu->addAction(icon(u"events"_s), tr("Show transfers")), &QAction::triggered, this,
                [this, id] { m_context->go(u"events?kind=transfers&chain="_s + id); });
        menu->addSeparator();
    }
    if (!m_engine)
        return;
    m_actions->fillMenu(menu, chains);
    const SnapshotPtr snapshot = m_engine->snapshot();
    QMenu* recover = nullptr;
    for (const ChainSnapshot& chain : snapshot->chains) {
        if (chain.state != ChainState::Deleted)
            continue;
        if (!recover) {
            menu->addSeparator();
            recover = menu->addMenu(icon(u"undo"_s), tr("Recover"));
        }
        connect(recover->addAction(format::safe(chain.name)), &QAction::triggered, this,
                [this, id = chain.caip2] { m_actions->sendAll(arguments::ChainRecover{}, {id}); });
    }
}

void OverviewTable::setEngine(Engine* engine)
{
    if (m_add)
        m_add->setEnabled(engine);  // chains can be added only to an open workspace
    m_engine = engine;
    askLag();
}

void OverviewTable::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched)
        return m_lagTimer.stop();
    m_lagTimer.start();
    askLag();
}

void OverviewTable::setSnapshot(const WorkspaceSnapshot& snapshot, const OverviewTotals& totals)
{
    m_model->setSnapshot(snapshot);
    const bool others = totals.chains != std::exchange(m_chains, totals.chains);
    renewSegments(totals);
    fit();
    m_table->proxy()->predicateChanged();
    if (others)
        askLag();
}

void OverviewTable::renewSegments(const OverviewTotals& totals)
{
    std::vector<Segments::Item> items = {
        {all, tr("All %1", "all chains and their number").arg(format::number(qint64(totals.chains)))}};
    for (const auto& count : totals.states)
        items.push_back({QString::fromLatin1(name(count.state)),
                         tr("%1 %2", "state and number of chains")
                             .arg(stateWord(count.state), format::number(qint64(count.chains)))});
    m_segments->setItems(items);
    if (m_segments->current().isEmpty())
        m_segments->setCurrent(all);
    m_segment = m_segments->current();
}

void OverviewTable::setNarrow(bool narrow)
{
    m_narrow = narrow;
    fit();
}

void OverviewTable::setRoom(int width)
{
    m_room = width;
    fit();
}

/// Keeps the filter field, the columns button and Add chain visible. The filter field finds states by their names, too.
void OverviewTable::fit()
{
    const bool whole = !m_narrow && m_room >= m_segments->sizeHint().width() + 480;
    m_segments->setVisible(whole);
    if (!whole)
        m_segments->setCurrent(all);
    m_table->head()->setNote(whole ? QString() : format::number(qint64(m_chains)));
    m_table->setDropLevel(m_narrow ? 4 : ChainTableModel::dropLevel(m_room));
}

/// Queries the lag of the last hour for the sparklines, regardless of the charts' range; the column header says so.
void OverviewTable::askLag()
{
    if (!m_engine || !m_watched)
        return;
    SeriesQuery query;
    query.metric = Metric::LagSeconds;
    query.to = QDateTime::currentDateTimeUtc();
    query.from = query.to.addSecs(-3600);
    query.maxPoints = 90;
    const quint64 number = ++m_number;
    whenAnswered(m_engine->series(query), this, [this, number](const Expected<std::vector<Series>>& answer) {
        if (number == m_number && answer)
            m_model->setLagSeries(*answer);
    });
}

}  // namespace signalbox::ui
