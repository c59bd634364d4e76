// SPDX-License-Identifier: GPL-3.0-or-later

#include "chains/chains_list.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include "actions/chain_actions.h"
#include "chains/command_jobs.h"
#include "desk/desk.h"
#include "models/answer.h"
#include "models/chain_table_model.h"
#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "theme/icon.h"
#include "theme/sign.h"
#include "widgets/button.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {

constexpr ChainState order[] = {ChainState::Error,    ChainState::Slow,     ChainState::Waiting,
                                ChainState::Starting, ChainState::Backfill, ChainState::Ok,
                                ChainState::Paused,   ChainState::Deleting, ChainState::Deleted};

}  // namespace

ChainsList::ChainsList(ScreenContext* context, ChainActions* actions, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_actions(actions),
      m_model(new ChainTableModel(this)),
      m_table(new DataTable(context->desk, u"chains"_s, {})),
      m_segments(new Segments(tr("Chains by state"))),
      m_pause(makeButton(tr("Pause"), ButtonKind::Normal, u"pause"_s, ControlSize::Card)),
      m_resume(makeButton(tr("Resume"), ButtonKind::Normal, u"play"_s, ControlSize::Card)),
      m_retry(makeButton(tr("Retry now"), ButtonKind::Normal, u"refresh"_s, ControlSize::Card)),
      m_delete(makeButton(tr("Delete…"), ButtonKind::Normal, u"trash"_s, ControlSize::Card)),
      m_jobs(new CommandJobs)
{
    m_model->setDeletedShown(true);
    m_table->setModel(m_model);
    m_table->head()->setHeight(44);
    m_table->head()->addLeft(m_segments);
    for (QPushButton* button : {m_pause, m_resume, m_retry, m_delete})
        m_table->head()->addLeft(button);
    m_table->setQuickFilter(tr("Filter by name or ID"));
    m_table->setColumnChooser(true);
    m_table->view()->setAccessibleName(tr("Chains"));
    m_table->view()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    if (!context->desk->value(u"table/chains"_s).isValid())
        m_table->view()->sortByColumn(int(ChainTableModel::Column::State), Qt::DescendingOrder);
    m_table->setFilteredEmpty(tr("No chain matches the filter."));
    if (context->addChain) {
        m_add = makeButton(tr("Add chain"), ButtonKind::Normal, u"plus"_s, ControlSize::Card);
        m_add->setEnabled(false);
        m_table->head()->addRight(m_add);
        connect(m_add, &QPushButton::clicked, this, [this] { m_context->addChain(); });
        m_table->setEmpty(tr("Indexed chains are listed here with their state, lag and rate."), tr("Add chain"),
                          [this] { m_context->addChain(); });
    } else {
        m_table->setEmpty(tr("Indexed chains are listed here with their state, lag and rate."));
    }
    m_table->proxy()->setPredicate([this](const QAbstractItemModel&, int row) {
        const ChainSnapshot* chain = m_model->chain(row);
        if (!chain)
            return false;
        if (m_segment == u"all"_s)
            return chain->state != ChainState::Deleted;
        return m_segment == QLatin1String(name(chain->state));
    });
    m_table->setRowActions([this](QMenu* menu, const QList<int>& rows) {
        QStringList chains;
        for (const int row : rows)
            if (const ChainSnapshot* chain = m_model->chain(row))
                chains << chain->caip2;
        if (chains.size() == 1)
            connect(menu->addAction(icon(u"chains"_s), tr("Open")), &QAction::triggered, this,
                    [this, id = chains.first()] { Q_EMIT opened(id); });
        m_actions->fillMenu(menu, chains);
    });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_jobs);
    layout->addWidget(m_table, 1);

    connect(m_table, &DataTable::activated, this, [this](int row) {
        if (const ChainSnapshot* chain = m_model->chain(row))
            Q_EMIT opened(chain->caip2);
    });
    connect(m_table, &DataTable::selectionChanged, this, &ChainsList::renewActions);
    connect(m_segments, &Segments::currentChanged, this, [this](const QString& segment) {
        m_segment = segment;
        m_table->proxy()->predicateChanged();
    });
    connect(m_pause, &QPushButton::clicked, this, [this] { m_actions->sendAll(arguments::ChainPause{}, selected()); });
    connect(m_resume, &QPushButton::clicked, this,
            [this] { m_actions->sendAll(arguments::ChainResume{}, selected()); });
    connect(m_retry, &QPushButton::clicked, this, [this] { m_actions->sendAll(arguments::RetryNow{}, selected()); });
    connect(m_delete, &QPushButton::clicked, this, [this] { m_actions->remove(selected()); });
    m_lagTimer.setInterval(30000);
    connect(&m_lagTimer, &QTimer::timeout, this, &ChainsList::askLag);
    renewActions();
}

QWidget* ChainsList::filterField() const
{
    return m_table->filterField();
}

void ChainsList::setEngine(Engine* engine)
{
    if (m_add)
        m_add->setEnabled(engine);  // chains can be added only to an open workspace
    m_engine = engine;
    m_jobs->setEngine(engine);
    renewActions();
}

void ChainsList::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    if (!snapshot)
        return;
    m_table->setLoading(snapshot->chains.empty() && snapshot->engine != EngineState::Running);
    m_model->setSnapshot(*snapshot);
    renewSegments(*snapshot);
    m_table->proxy()->predicateChanged();
    renewActions();
}

void ChainsList::setWatched(bool watched)
{
    if (!watched)
        return m_lagTimer.stop();
    m_lagTimer.start();
    askLag();
}

void ChainsList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // On a small screen at 200 % the filter field finds states by their names, too.
    if (width() < 800 && m_segments->current() != u"all"_s)
        m_segments->setCurrent(u"all"_s);
    fitColumns();
    renewRoom();
}

/// Replaces the segments by the actions of the selected chains if there is no room for both.
void ChainsList::renewRoom()
{
    int needed = m_segments->sizeHint().width() + 420;  // room for the filter field, columns, Add chain and margins
    for (QPushButton* button : {m_pause, m_resume, m_retry, m_delete})
        if (!button->isHidden())
            needed += button->sizeHint().width() + 8;
    m_segments->setVisible(width() >= std::max(800, needed));
}

void ChainsList::setNarrow(bool narrow)
{
    m_narrow = narrow;
    fitColumns();
}

void ChainsList::fitColumns()
{
    m_table->setDropLevel(m_narrow ? 4 : ChainTableModel::dropLevel(width() - 34));
}

void ChainsList::askLag()
{
    if (!m_engine)
        return;
    SeriesQuery query;
    query.metric = Metric::LagSeconds;
    query.to = QDateTime::currentDateTimeUtc();
    query.from = query.to.addSecs(-3600);
    query.maxPoints = 90;
    const quint64 ticket = ++m_ticket;
    whenAnswered(m_engine->series(query), this, [this, ticket](const Expected<std::vector<Series>>& answer) {
        if (ticket == m_ticket && answer)
            m_model->setLagSeries(*answer);
    });
}

QStringList ChainsList::selected() const
{
    QStringList chains;
    for (const int row : m_table->selectedRows())
        if (const ChainSnapshot* chain = m_model->chain(row))
            chains << chain->caip2;
    return chains;
}

void ChainsList::renewSegments(const WorkspaceSnapshot& snapshot)
{
    const auto count = [&](ChainState state) {
        return int(std::count_if(snapshot.chains.begin(), snapshot.chains.end(),
                                 [state](const ChainSnapshot& chain) { return chain.state == state; }));
    };
    const int listed = int(snapshot.chains.size()) - count(ChainState::Deleted);
    std::vector<Segments::Item> items{{u"all"_s, tr("All %1").arg(listed)}};
    for (const ChainState state : order)
        if (const int chains = count(state); chains > 0)
            items.push_back(
                {QLatin1String(name(state)), tr("%1 %2", "state and its count").arg(stateWord(state)).arg(chains)});
    m_segments->setItems(items);
    m_segment = m_segments->current();
}

void ChainsList::renewActions()
{
    bool pausable = false, resumable = false, failing = false;
    const QStringList chains = selected();
    for (const QString& id : chains) {
        const ChainSnapshot* chain = m_snapshot ? m_snapshot->chain(id) : nullptr;
        if (!chain)
            continue;
        resumable |= ChainActions::canResume(*chain);
        pausable |= ChainActions::canPause(*chain);
        failing |= chain->failure.has_value();
    }
    m_pause->setVisible(pausable && m_engine);
    m_resume->setVisible(resumable && m_engine);
    m_retry->setVisible(failing && m_engine);
    m_delete->setVisible(!chains.isEmpty() && m_engine);
    renewRoom();
}

}  // namespace signalbox::ui
