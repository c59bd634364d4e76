// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/event_feed.h"

#include <algorithm>

namespace signalbox::ui {

namespace {
constexpr int ahead = 60;         ///< rows before the edge at which the next page is requested
constexpr int nearTop = 300;      ///< rows from the top within which new rows are added
constexpr int mostHeadPages = 5;  ///< requested until they overlap the rows in memory
}  // namespace

EventFeed::EventFeed(EventKind kind, Sink sink, QObject* parent)
    : QObject(parent), m_sink(std::move(sink)), m_counter(&m_requests)
{
    m_query.kind = kind;
    m_soon.setSingleShot(true);
    m_soon.setInterval(150);
    connect(&m_soon, &QTimer::timeout, this, &EventFeed::refreshHead);
    connect(&m_counter, &EventCounter::changed, this, &EventFeed::changed);
}

void EventFeed::setEngine(Engine* engine)
{
    disconnect(m_commits);
    m_requests.setEngine(engine);
    if (engine)
        m_commits = connect(engine, &Engine::rowsCommitted, this, [this](const QString& caip2) { committed(caip2); });
}

void EventFeed::ask(const EventQuery& query, const std::optional<EventQuery>& unfiltered)
{
    if (query.caip2 != m_query.caip2) {
        m_sink.reset([&] {
            m_pages.clear();
            m_query.caip2 = query.caip2;
        });
        m_counter.forgetAll();
    }
    const EventKind kind = m_query.kind;
    m_query = query;
    m_query.kind = kind;
    m_query.cursor.clear();
    m_query.limit = m_pages.pageSize();
    m_counter.setQuery(unfiltered);
    reload();
}

void EventFeed::reload()
{
    m_requests.restart();
    m_refresh = Refresh::Idle;
    m_newer = false;
    m_head.clear();
    m_first = m_last = 0;
    m_error.reset();
    m_phase = m_requests.hasEngine() ? Phase::Loading : Phase::Idle;
    Q_EMIT changed();
    fetchFirst();
    m_counter.count();
}

void EventFeed::fetchFirst()
{
    m_requests.send(at({}), [this](const Answer& answer) {
        if (!answer)
            return failed(answer.error());
        Q_EMIT aboutToEdit();
        m_sink.reset([&] { m_pages.reset(*answer); });
        Q_EMIT edited();
        m_phase = Phase::Ready;
        m_error.reset();
        m_milliseconds = answer->milliseconds;
        m_counter.take(*answer);
        goOn(*answer);
        Q_EMIT changed();
    });
}

void EventFeed::goOn(const EventPage& answer)
{
    if (int(answer.rows.size()) < m_pages.pageSize() && m_last + ahead >= m_pages.rowCount())
        fetchNext();
}

EventQuery EventFeed::at(const QString& cursor) const
{
    EventQuery query = m_query;
    query.cursor = cursor;
    return query;
}

bool EventFeed::isSearching() const
{
    return m_requests.isOpen(FeedRequests::Direction::Next) && m_pages.hasHead() &&
           m_pages.rowCount() < m_pages.pageSize();
}

void EventFeed::failed(const Error& error)
{
    m_error = error;
    if (m_phase == Phase::Loading)
        m_phase = Phase::Failed;
    Q_EMIT changed();
}

void EventFeed::give(const RowEdit& edit)
{
    if (edit.count > 0)
        m_sink.edit(edit, [&] { m_pages.apply(edit); });
}

void EventFeed::setViewport(int firstRow, int lastRow)
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

void EventFeed::fetchNext()
{
    if (m_pages.next().isEmpty())
        return;
    const QString cursor = m_pages.next();
    m_requests.sendOnce(FeedRequests::Direction::Next, at(cursor), [this, cursor](const Answer& answer) {
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
        if (m_pages.next().isEmpty() && m_pages.hasHead())
            m_counter.complete(m_pages.rowCount());
        goOn(*answer);
        Q_EMIT changed();
    });
}

void EventFeed::fetchPrevious()
{
    if (m_pages.previous().isEmpty())
        return;
    const QString cursor = m_pages.previous();
    m_requests.sendOnce(FeedRequests::Direction::Previous, at(cursor), [this, cursor](const Answer& answer) {
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

void EventFeed::setLive(bool live)
{
    if (m_live == live)
        return;
    m_live = live;
    if (live)
        committed(m_query.caip2);
}

void EventFeed::committed(const QString& caip2)
{
    const bool ours = m_query.caip2.isEmpty() || m_query.caip2 == caip2;
    if (ours && m_live && m_query.newestFirst && !m_soon.isActive())
        m_soon.start();
}

void EventFeed::refreshHead()
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
    if (m_refresh != Refresh::Idle) {
        m_refresh = Refresh::Due;
        return;
    }
    m_refresh = Refresh::Running;
    m_head.clear();
    m_requests.send(at({}), [this](const Answer& answer) { headArrived(answer); });
}

void EventFeed::headArrived(const Answer& answer)
{
    if (!answer) {
        m_refresh = Refresh::Idle;
        return failed(answer.error());
    }
    if (m_head.empty()) {
        m_milliseconds = answer->milliseconds;
        m_counter.take(*answer);
    }
    m_counter.countAgain();
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
        m_requests.send(at(answer->next), [this](const Answer& more) { headArrived(more); });
        return;
    } else {
        // Empty head pages are short pages: they do not tell whether newer rows exist.
        m_newer = std::any_of(m_head.begin(), m_head.end(), [](const EventPage& page) { return !page.rows.empty(); });
    }
    const bool due = std::exchange(m_refresh, Refresh::Idle) == Refresh::Due;
    m_head.clear();
    m_error.reset();
    Q_EMIT changed();
    if (due)
        m_soon.start();
}

}  // namespace signalbox::ui
