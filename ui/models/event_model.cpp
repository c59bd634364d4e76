// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/event_model.h"

#include <algorithm>

#include "models/answer.h"
#include "models/event_cells.h"
#include "theme/fonts.h"
#include "theme/sign.h"

namespace signalbox::ui {

namespace {
constexpr int ahead = 60;           ///< rows before the edge at which the next page is asked for
constexpr int nearTop = 300;        ///< rows from the top within which new rows are taken in
constexpr int countAgain = 10'000;  ///< ms between counts of the whole while rows arrive
constexpr int mostHeadPages = 5;    ///< asked for until they meet the rows in memory

QVariant inkOf(const EventRow& row, EventColumn column)
{
    if (row.pending || column == EventColumn::Tag2)
        return int(Ink::Secondary);
    return {};
}
}  // namespace

EventModel::EventModel(EventKind kind, QObject* parent)
    : QAbstractTableModel(parent), m_kind(kind), m_columns(eventColumns(kind))
{
    m_query.kind = kind;
    m_soon.setSingleShot(true);
    m_soon.setInterval(150);
    connect(&m_soon, &QTimer::timeout, this, &EventModel::refreshHead);
}

void EventModel::setEngine(Engine* engine)
{
    disconnect(m_commits);
    m_engine = engine;
    if (engine)
        m_commits = connect(engine, &Engine::rowsCommitted, this, [this](const QString& caip2) { committed(caip2); });
}

template <class Handler>
void EventModel::request(const EventQuery& query, Handler handler)
{
    if (!m_engine)
        return;
    const quint64 number = m_number;
    whenAnswered(m_engine->events(query), this, [this, number, handler](const Answer& answer) {
        if (number == m_number)
            handler(answer);
    });
}

void EventModel::ask(const EventQuery& query, const std::optional<EventQuery>& unfiltered)
{
    if (query.caip2 != m_query.caip2) {
        beginResetModel();
        m_pages.clear();
        m_query.caip2 = query.caip2;
        endResetModel();
        m_allTotal.reset();
    }
    m_query = query;
    m_query.kind = m_kind;
    m_query.cursor.clear();
    m_query.limit = m_pages.pageSize();
    m_unfiltered = unfiltered;
    if (m_unfiltered)
        m_unfiltered->limit = 1;
    m_total.reset();
    reload();
}

void EventModel::reload()
{
    ++m_number;
    m_fetchingNext = m_fetchingPrevious = m_refreshing = m_again = m_newer = false;
    m_head.clear();
    m_first = m_last = 0;
    m_error.reset();
    m_phase = m_engine ? Phase::Loading : Phase::Idle;
    Q_EMIT changed();
    fetchFirst();
    countAll();
}

void EventModel::countAll()
{
    m_counted.start();
    if (!m_unfiltered)
        return;
    request(*m_unfiltered, [this](const Answer& answer) {
        if (!answer)
            return;
        m_allTotal = answer->total;
        m_allExact = answer->totalExact;
        Q_EMIT changed();
    });
}

void EventModel::fetchFirst()
{
    request(at({}), [this](const Answer& answer) {
        if (!answer)
            return failed(answer.error());
        Q_EMIT aboutToEdit();
        beginResetModel();
        m_pages.reset(*answer);
        endResetModel();
        Q_EMIT edited();
        m_phase = Phase::Ready;
        m_error.reset();
        takeTotals(*answer);
        goOn(*answer);
        Q_EMIT changed();
    });
}

void EventModel::goOn(const EventPage& answer)
{
    if (int(answer.rows.size()) < m_pages.pageSize() && m_last + ahead >= m_pages.rowCount())
        fetchNext();
}

EventQuery EventModel::at(const QString& cursor) const
{
    EventQuery query = m_query;
    query.cursor = cursor;
    return query;
}

void EventModel::takeTotals(const EventPage& page)
{
    m_milliseconds = page.milliseconds;
    if (!page.total)
        return;
    m_total = page.total;
    m_totalExact = page.totalExact;
}

void EventModel::failed(const Error& error)
{
    m_fetchingNext = m_fetchingPrevious = m_refreshing = false;
    m_error = error;
    if (m_phase == Phase::Loading)
        m_phase = Phase::Failed;
    Q_EMIT changed();
}

void EventModel::give(const RowEdit& edit)
{
    if (edit.count == 0)
        return;
    const int last = edit.first + edit.count - 1;
    switch (edit.kind) {
        case RowEdit::Insert:
            beginInsertRows({}, edit.first, last);
            m_pages.apply(edit);
            endInsertRows();
            break;
        case RowEdit::Remove:
            beginRemoveRows({}, edit.first, last);
            m_pages.apply(edit);
            endRemoveRows();
            break;
        case RowEdit::Change:
            m_pages.apply(edit);
            Q_EMIT dataChanged(index(edit.first, 0), index(last, columnCount() - 1));
            break;
    }
}

void EventModel::setViewport(int firstRow, int lastRow)
{
    m_first = std::max(0, firstRow);
    m_last = std::max(m_first, lastRow);
    if (m_phase != Phase::Ready)
        return;
    if (m_last + ahead >= m_pages.rowCount())
        fetchNext();
    if (m_first < ahead) {
        if (!m_pages.hasHead())
            fetchPrevious();
        else if (m_newer && m_live)
            refreshHead();
    }
}

void EventModel::fetchNext()
{
    if (m_fetchingNext || m_pages.next().isEmpty())
        return;
    m_fetchingNext = true;
    const QString cursor = m_pages.next();
    request(at(cursor), [this, cursor](const Answer& answer) {
        m_fetchingNext = false;
        if (!answer)
            return failed(answer.error());
        if (cursor != m_pages.next())
            return;  // the end moved while the answer was on its way
        m_error.reset();
        Q_EMIT aboutToEdit();
        give(m_pages.append(*answer));
        for (const RowEdit& edit : m_pages.trimTop(m_first)) {
            give(edit);
            m_first -= edit.count;
            m_last -= edit.count;
        }
        Q_EMIT edited();
        if (m_pages.next().isEmpty() && m_pages.hasHead() && !m_total) {
            m_total = m_pages.rowCount();
            m_totalExact = true;
        }
        goOn(*answer);
        Q_EMIT changed();
    });
}

void EventModel::fetchPrevious()
{
    if (m_fetchingPrevious || m_pages.previous().isEmpty())
        return;
    m_fetchingPrevious = true;
    const QString cursor = m_pages.previous();
    request(at(cursor), [this, cursor](const Answer& answer) {
        m_fetchingPrevious = false;
        if (!answer)
            return failed(answer.error());
        if (cursor != m_pages.previous())
            return;
        m_error.reset();
        const RowEdit edit = m_pages.prepend(*answer);
        Q_EMIT aboutToEdit();
        give(edit);
        m_first += edit.count;
        m_last += edit.count;
        for (const RowEdit& trim : m_pages.trimBottom(m_last))
            give(trim);
        Q_EMIT edited();
        Q_EMIT changed();
        if (m_pages.hasHead())
            refreshHead();
        else if (int(answer->rows.size()) < m_pages.pageSize() && m_first < ahead)
            fetchPrevious();
    });
}

void EventModel::setLive(bool live)
{
    if (m_live == live)
        return;
    m_live = live;
    if (live)
        committed(m_query.caip2);
}

void EventModel::committed(const QString& caip2)
{
    const bool ours = m_query.caip2.isEmpty() || m_query.caip2 == caip2;
    if (ours && m_live && m_query.newestFirst && !m_soon.isActive())
        m_soon.start();
}

void EventModel::toNewest()
{
    reload();
}

void EventModel::refreshHead()
{
    if (m_phase == Phase::Failed)
        return reload();
    if (m_phase != Phase::Ready)
        return;
    if (!m_pages.hasHead() || m_first > nearTop) {
        if (!m_newer) {
            m_newer = true;
            Q_EMIT changed();
        }
        return;
    }
    if (m_refreshing) {
        m_again = true;
        return;
    }
    m_refreshing = true;
    m_head.clear();
    const quint64 number = m_number;
    request(at({}), [this, number](const Answer& answer) { headArrived(number, answer); });
}

void EventModel::headArrived(quint64 number, const Answer& answer)
{
    if (!answer) {
        m_refreshing = false;
        return failed(answer.error());
    }
    if (m_head.empty())
        takeTotals(*answer);
    if (m_counted.hasExpired(countAgain))
        countAll();
    m_head.push_back(*answer);
    std::vector<RowEdit> edits;
    if (!m_pages.hasHead()) {
        m_newer = true;
    } else if (m_pages.mergeHead(m_head, edits)) {
        Q_EMIT aboutToEdit();
        for (const RowEdit& edit : edits)
            give(edit);
        m_newer = false;
        for (const RowEdit& edit : m_pages.trimBottom(m_last))
            give(edit);
        Q_EMIT edited();
    } else if (int(m_head.size()) < mostHeadPages && !answer->next.isEmpty()) {
        request(at(answer->next), [this, number](const Answer& more) { headArrived(number, more); });
        return;
    } else {
        // Empty head pages are short pages: they do not tell whether newer rows exist.
        m_newer = std::any_of(m_head.begin(), m_head.end(), [](const EventPage& page) { return !page.rows.empty(); });
    }
    m_refreshing = false;
    m_head.clear();
    m_error.reset();
    Q_EMIT changed();
    if (std::exchange(m_again, false))
        m_soon.start();
}

QString EventModel::chainOf(int row) const
{
    return eventChain(m_pages.row(row), m_kind, m_query.caip2);
}

int EventModel::columnOf(EventColumn column) const
{
    const auto it = std::find(m_columns.begin(), m_columns.end(), column);
    return it == m_columns.end() ? -1 : int(it - m_columns.begin());
}

void EventModel::setRaw(bool raw)
{
    m_raw = raw;
    const int column = columnOf(EventColumn::Value);
    if (rowCount() > 0 && column >= 0)
        Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
}

int EventModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_pages.rowCount();
}

int EventModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const EventColumn column = m_columns[size_t(section)];
    if (role == ShownRole && column == EventColumn::Chain)
        return m_chainColumn;
    return columnHeader(eventColumnSpec(column, m_kind), role);
}

bool EventModel::setChainColumn(bool shown)
{
    return std::exchange(m_chainColumn, shown) != shown;
}

void EventModel::setChains(const std::vector<ChainSnapshot>& chains)
{
    for (const ChainSnapshot& chain : chains)
        m_chains.insert(chain.caip2, {chain.name, chain.mark});
}

QVariant EventModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const EventRow& row = m_pages.row(index.row());
    const EventColumn column = m_columns[size_t(index.column())];
    switch (role) {
        case Qt::DisplayRole: {
            if (column == EventColumn::Chain) {
                const QString chain = chainOf(index.row());
                const auto it = m_chains.constFind(chain);
                return it == m_chains.cend() ? chain : it->name;
            }
            return shownText(row, column, m_kind, m_raw);
        }
        case Qt::ToolTipRole:
            return tipText(row, column, m_kind);
        case KeyRole:
            return row.key;
        case CopyRole:
            return column == EventColumn::Chain ? chainOf(index.row()) : copiedText(row, column, m_kind, m_raw);
        case MarkRole:
            return column == EventColumn::Chain ? m_chains.value(chainOf(index.row())).mark : QVariant();
        case InkRole:
            return inkOf(row, column);
        case StateItemRole:
            if (row.pending && (column == EventColumn::Time || column == EventColumn::Status))
                return int(State::Starting);
            return column == EventColumn::Status && row.finalized ? QVariant(int(State::Ok)) : QVariant();
        case PendingRole:
            return row.pending;
        case IntegerRole:
        case FractionRole: {
            if (column != EventColumn::Value)
                return {};
            const auto amount = eventAmount(row, m_kind, m_raw);
            if (!amount)
                return {};
            return role == IntegerRole ? amount->integer : amount->fraction;
        }
        default:
            return {};
    }
}

}  // namespace signalbox::ui
