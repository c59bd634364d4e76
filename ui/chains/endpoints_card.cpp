// SPDX-License-Identifier: GPL-3.0-or-later

#include "chains/endpoints_card.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>

#include "models/chain_words.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

/// Fits the table to its rows, up to `most` rows, so that the page scrolls instead of the table.
void fitRows(DataTable* table, int rows, int least, int most)
{
    const int height = 44 + 28 + std::clamp(rows, least, most) * ThemeManager::instance().rowHeight() + 2;
    if (table->minimumHeight() != height)
        table->setMinimumHeight(height);
}

}  // namespace

EndpointsCard::EndpointsCard(Desk* desk, QWidget* parent)
    : DataTable(desk, u"chain-endpoints"_s, tr("Endpoints"), parent), m_rows(new EndpointTableModel(this))
{
    auto* retry = makeButton(tr("Retry now"), ButtonKind::Normal, u"refresh"_s, ControlSize::Card);
    retry->setAccessibleName(tr("Retry all endpoints now"));
    auto* add = makeButton(tr("Add endpoint"), ButtonKind::Normal, u"plus"_s, ControlSize::Card);
    auto* test = makeButton(tr("Test"), ButtonKind::Normal, u"check"_s, ControlSize::Card);
    test->setAccessibleName(tr("Test the selected endpoint"));
    test->setEnabled(false);
    head()->setHeight(44);
    head()->addRight(test);
    head()->addRight(retry);
    head()->addRight(add);
    setModel(m_rows);
    setEmpty(tr("This chain has no endpoints, so nothing can be fetched."), tr("Add endpoint"),
             [this] { Q_EMIT addRequested(); });
    view()->setAccessibleName(tr("Endpoints"));
    connect(retry, &QPushButton::clicked, this, &EndpointsCard::tryRequested);
    connect(test, &QPushButton::clicked, this, [this] {
        if (const EndpointSnapshot* chosen = selected())
            Q_EMIT testRequested(*chosen);
    });
    connect(this, &DataTable::selectionChanged, this, [this, test] { test->setEnabled(selected() != nullptr); });
    connect(add, &QPushButton::clicked, this, &EndpointsCard::addRequested);
    connect(this, &DataTable::activated, this, [this](int row) {
        if (const EndpointSnapshot* chosen = m_rows->at(row))
            Q_EMIT editRequested(*chosen);
    });
    setRowActions([this](QMenu* menu, const QList<int>& rows) {
        const EndpointSnapshot* chosen = rows.size() == 1 ? m_rows->at(rows.first()) : nullptr;
        if (!chosen)
            return;
        const EndpointSnapshot copy = *chosen;
        connect(menu->addAction(icon(u"edit"_s), tr("Edit…")), &QAction::triggered, this,
                [this, copy] { Q_EMIT editRequested(copy); });
        connect(menu->addAction(icon(u"check"_s), tr("Test…")), &QAction::triggered, this,
                [this, copy] { Q_EMIT testRequested(copy); });
        connect(
            menu->addAction(icon(copy.enabled ? u"pause"_s : u"play"_s), copy.enabled ? tr("Disable") : tr("Enable")),
            &QAction::triggered, this, [this, copy] { Q_EMIT enableRequested(copy, !copy.enabled); });
        if (rows.first() > 0)
            connect(menu->addAction(icon(u"arrow-up"_s), tr("Move up")), &QAction::triggered, this,
                    [this, copy] { Q_EMIT moveRequested(copy, -1); });
        if (rows.first() + 1 < m_rows->rowCount())
            connect(menu->addAction(icon(u"arrow-down"_s), tr("Move down")), &QAction::triggered, this,
                    [this, copy] { Q_EMIT moveRequested(copy, 1); });
        menu->addSeparator();
        QAction* remove = menu->addAction(icon(u"trash"_s, Ink::Error), tr("Remove endpoint…"));
        remove->setProperty("danger", true);
        connect(remove, &QAction::triggered, this, [this, copy] { Q_EMIT removeRequested(copy); });
    });
}

const EndpointSnapshot* EndpointsCard::selected() const
{
    const QList<int> rows = selectedRows();
    return rows.size() == 1 ? m_rows->at(rows.first()) : nullptr;
}

void EndpointsCard::setNarrow(bool narrow)
{
    m_narrow = narrow;
    fit();
}

void EndpointsCard::resizeEvent(QResizeEvent* event)
{
    DataTable::resizeEvent(event);
    fit();
}

/// The limits of an endpoint are long: columns that its test shows, too, are dropped first.
void EndpointsCard::fit()
{
    constexpr int last = 4;
    int level = m_narrow ? last : 0;
    for (; level < last; ++level) {
        int needed = 0;
        for (int column = 0; column < m_rows->columnCount(); ++column) {
            const int drop = m_rows->headerData(column, Qt::Horizontal, DropOrderRole).toInt();
            if (drop == 0 || drop > level)
                needed += m_rows->headerData(column, Qt::Horizontal, WidthRole).toInt();
        }
        if (needed <= width() - 2)
            break;
    }
    setDropLevel(level);
    if (m_logs)
        return;
    for (const auto column : {EndpointTableModel::Column::Limits, EndpointTableModel::Column::Finalized,
                              EndpointTableModel::Column::WebSocket})
        view()->setColumnHidden(int(column), true);
    // Redistributes the width of the hidden columns.
    QResizeEvent again(view()->viewport()->size(), view()->viewport()->size());
    QCoreApplication::sendEvent(view()->viewport(), &again);
}

void EndpointsCard::setChain(const ChainSnapshot& chain)
{
    const std::vector<EndpointSnapshot>& rows = chain.endpoints;
    int used = 0;
    for (const EndpointSnapshot& each : rows)
        used += each.enabled && (each.state == EndpointState::Ok || each.state == EndpointState::Slow ||
                                 each.state == EndpointState::Limited || each.state == EndpointState::Lagging);
    head()->setNote(tr("%1 of %2 in use, %3 requests/s")
                        .arg(used)
                        .arg(rows.size())
                        .arg(format::number(chain.requestsPerSecond, 1)));
    fitRows(this, int(rows.size()), 3, 8);
    setMaximumHeight(minimumHeight());
    m_rows->setEndpoints(rows);
    const bool logs = chain.has(Feature::Events);
    if (logs != std::exchange(m_logs, logs)) {
        setDropLevel(-1);  // the columns depend on what the chain has
        fit();
    }
}

StreamsCard::StreamsCard(Desk* desk, QWidget* parent)
    : DataTable(desk, u"chain-streams"_s, tr("Contracts and tokens"), parent), m_rows(new StreamTableModel(this))
{
    auto* add = makeButton(tr("Add"), ButtonKind::Normal, u"plus"_s, ControlSize::Card);
    add->setAccessibleName(tr("Add contract or token"));
    head()->setHeight(44);
    head()->addRight(add);
    setModel(m_rows);
    setEmpty(tr("Nothing is indexed on this chain."), tr("Add contract"), [this] { Q_EMIT addRequested(); });
    view()->setAccessibleName(tr("Contracts and tokens"));
    connect(add, &QPushButton::clicked, this, &StreamsCard::addRequested);
    setRowActions([this](QMenu* menu, const QList<int>& rows) {
        const StreamSnapshot* chosen = rows.size() == 1 ? m_rows->at(rows.first()) : nullptr;
        if (!chosen || chosen->stream == u"headers"_s || chosen->computed)
            return;
        QAction* remove = menu->addAction(icon(u"trash"_s, Ink::Error), tr("Remove…"));
        remove->setProperty("danger", true);
        connect(remove, &QAction::triggered, this, [this, copy = *chosen] { Q_EMIT removeRequested(copy); });
    });
}

void StreamsCard::setChain(const ChainSnapshot& chain)
{
    head()->setNote(format::number(qint64(chain.streams.size())));
    fitRows(this, int(chain.streams.size()), 5, 10);
    m_rows->setRows(chain.streams);
}

ReorgsCard::ReorgsCard(Desk* desk, QWidget* parent)
    : DataTable(desk, u"chain-reorgs"_s, tr("Reorgs"), parent), m_rows(new ReorgTableModel(this))
{
    setModel(m_rows);
    setColumnChooser(false);
    setEmpty(tr("No reorgs yet. Each one is undone back to the common ancestor and listed here."));
    view()->setAccessibleName(tr("Reorgs"));
    view()->sortByColumn(0, Qt::DescendingOrder);
    setMinimumHeight(36 + 28 + 4 * ThemeManager::instance().rowHeight());
}

void ReorgsCard::setReorgs(const std::vector<ReorgRow>& reorgs)
{
    const QDateTime dayAgo = QDateTime::currentDateTimeUtc().addDays(-1);
    int today = 0, deepest = 0;
    for (const ReorgRow& each : reorgs) {
        if (each.detectedAt < dayAgo)
            continue;
        ++today;
        deepest = std::max(deepest, each.depth);
    }
    head()->setNote(today > 0 ? tr("%1 in 24 h, deepest %2").arg(today).arg(deepest) : tr("none in 24 h"));
    m_rows->setRows(reorgs);
}

QuarantineCard::QuarantineCard(Desk* desk, QWidget* parent)
    : DataTable(desk, u"chain-quarantine"_s, tr("Failed items"), parent), m_rows(new QuarantineTableModel(this))
{
    auto* retry = makeButton(tr("Retry"), ButtonKind::Normal, u"refresh"_s, ControlSize::Card);
    auto* skip = makeButton(tr("Skip"), ButtonKind::Normal, {}, ControlSize::Card);
    retry->setAccessibleName(tr("Retry the selected items"));
    skip->setAccessibleName(tr("Skip the selected items"));
    m_retry = retry;
    m_skip = skip;
    head()->setHeight(44);
    head()->addRight(retry);
    head()->addRight(skip);
    setModel(m_rows);
    setEmpty(tr("No failed items. Every log was decoded and stored."));
    view()->setAccessibleName(tr("Failed items"));
    view()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(retry, &QPushButton::clicked, this, [this] { forSelected(&QuarantineCard::retryRequested); });
    connect(skip, &QPushButton::clicked, this, [this] { forSelected(&QuarantineCard::skipRequested); });
    const auto renew = [this] {
        m_retry->setEnabled(!selectedRows().isEmpty());
        m_skip->setEnabled(!selectedRows().isEmpty());
    };
    connect(this, &DataTable::selectionChanged, this, renew);
    renew();
}

void QuarantineCard::setItems(const std::vector<QuarantineRow>& items)
{
    head()->setNote(format::number(qint64(items.size())));
    fitRows(this, int(items.size()), 2, 8);
    m_rows->setRows(items);
}

void QuarantineCard::forSelected(void (QuarantineCard::*signal)(const QuarantineRow&))
{
    std::vector<QuarantineRow> chosen;
    for (const int row : selectedRows())
        if (const QuarantineRow* item = m_rows->at(row))
            chosen.push_back(*item);
    for (const QuarantineRow& item : chosen)
        Q_EMIT(this->*signal)(item);
}

}  // namespace signalbox::ui
