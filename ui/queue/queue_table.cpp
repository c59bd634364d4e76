// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_table.h"

#include <QMenu>

#include "desk/desk.h"
#include "models/answer.h"
#include "queue/queue_table_model.h"
#include "queue/queue_words.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "theme/theme.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
constexpr int mostRows = 8;  // of a page that scrolls: more chains scroll inside
constexpr int askDepthMs = 30'000;
}  // namespace

QueueTable::QueueTable(ScreenContext* context, QWidget* parent)
    : DataTable(context->desk, u"queue"_s, tr("Balance queue"), parent),
      m_context(context),
      m_model(new QueueTableModel(this))
{
    setModel(m_model);
    head()->setNote(tr("one row per chain"));
    setColumnChooser(true);
    setLoading(true);
    setEmpty(tr("No chain has a balance queue yet. One is created with the first indexed transfers."));
    setTotals(m_model->totals());
    if (!context->desk->value(u"table/queue"_s).isValid())
        view()->sortByColumn(int(QueueTableModel::Column::State), Qt::DescendingOrder);
    setRowActions([this](QMenu* menu, const QList<int>& rows) { fillMenu(menu, rows); });
    connect(this, &DataTable::selectionChanged, this, &QueueTable::chosenChanged);
    connect(this, &DataTable::activated, this, [this](int row) {
        if (const BalanceQueue* queue = m_model->queue(row))
            m_context->go(u"chains/"_s + queue->caip2);
    });
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &QueueTable::fit);
    m_timer.setInterval(askDepthMs);
    connect(&m_timer, &QTimer::timeout, this, &QueueTable::askDepths);
    fit();
}

void QueueTable::fillMenu(QMenu* menu, const QList<int>& rows)
{
    QStringList chains;
    qint64 failed = 0, retrying = 0;
    for (const int row : rows)
        if (const BalanceQueue* queue = m_model->queue(row)) {
            chains << queue->caip2;
            failed += queue->failed;
            retrying += queue->retrying;
        }
    if (chains.isEmpty())
        return;
    const auto add = [&](const char* iconName, const QString& text, auto run) {
        QAction* action = menu->addAction(icon(QLatin1String(iconName)), text);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    if (chains.size() == 1)
        add("chains", tr("Open %1").arg(format::safe(m_model->queue(rows.first())->chain)),
            [this, id = chains.first()] { m_context->go(u"chains/"_s + id); });
    add("list", tr("Show failed items"), [this] { Q_EMIT placeWanted(u"failed"_s); });
    add("refresh", tr("Retry all failed items"), [this, chains] {
        Q_EMIT retryWanted(chains);
    })->setEnabled(m_engine && failed + retrying > 0);
    add("settings", tr("Show configuration"), [this] { Q_EMIT placeWanted(u"configuration"_s); });
}

void QueueTable::setEngine(Engine* engine)
{
    m_engine = engine;
    ++m_ticket;
    setLoading(engine && m_model->rowCount() == 0);
    askDepths();
}

void QueueTable::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    m_model->setSnapshot(snapshot);
}

void QueueTable::setQueues(const std::vector<BalanceQueue>& queues)
{
    const auto before = m_model->rowCount();
    setLoading(false);
    m_model->setQueues(queues);
    setTotals(m_model->totals());
    if (before != m_model->rowCount()) {
        fit();
        askDepths();
    }
}

void QueueTable::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched)
        return m_timer.stop();
    m_timer.start();
    askDepths();
}

void QueueTable::askDepths()
{
    QueueQueries* queue = m_engine ? m_engine->balanceQueue() : nullptr;
    if (!queue || !m_watched)
        return;
    const quint64 ticket = ++m_ticket;
    whenAnswered(queue->series(QDateTime::currentDateTimeUtc().addSecs(-3600), {}), this,
                 [this, ticket](const Expected<std::vector<QueueSeries>>& answer) {
                     if (ticket == m_ticket && answer)
                         m_model->setDepths(*answer);
                 });
}

QStringList QueueTable::chosen() const
{
    QStringList chains;
    for (const int row : selectedRows())
        if (const BalanceQueue* queue = m_model->queue(row))
            chains << queue->caip2;
    return chains;
}

void QueueTable::setNarrow(bool narrow)
{
    m_narrow = narrow;
    fit();
}

void QueueTable::setRoom(int width)
{
    m_room = width;
    fit();
}

/// As high as its rows, so that the page scrolls, not the table; only as many columns as fit.
void QueueTable::fit()
{
    const int rows = std::clamp(m_model->rowCount(), 3, mostRows);
    setFixedHeight(2 + 36 + 28 + rows * ThemeManager::instance().rowHeight() + 28);
    int level = m_narrow ? 2 : 0;
    for (; level < 3; ++level) {
        int needed = 0;
        for (const ColumnSpec& column : m_model->columns())
            needed += column.shown && (column.dropOrder == 0 || column.dropOrder > level) ? column.width : 0;
        if (needed <= m_room)
            break;
    }
    setDropLevel(level);
}

}  // namespace signalbox::ui
