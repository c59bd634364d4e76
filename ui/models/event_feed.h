// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>

#include "models/event_counter.h"
#include "models/event_pages.h"
#include "models/feed_requests.h"
#include "signalbox/engine.h"

namespace signalbox::ui {

/// The events of one query, paged by the engine's cursors. Prefetches in both directions as the viewport moves, keeps a
/// bounded number of pages, drops answers to earlier queries, and adds new rows at the top without touching the others.
/// GUI thread.
class EventFeed : public QObject {
    Q_OBJECT
public:
    enum class Phase { Idle, Loading, Ready, Failed };
    /// Called around each change of the pages, so that a model can announce it.
    struct Sink {
        std::function<void(const std::function<void()>& change)> reset;
        std::function<void(const RowEdit& edit, const std::function<void()>& change)> edit;
    };

    EventFeed(EventKind kind, Sink sink, QObject* parent = nullptr);

    void setEngine(Engine* engine);
    /// Drops earlier queries; rows stay until the answer arrives. `unfiltered`: counted as EventTotals::all; none
    /// without filters.
    void ask(const EventQuery& query, const std::optional<EventQuery>& unfiltered);
    void reload();  ///< starts again at the newest row
    void setLive(bool live);
    void setViewport(int firstRow, int lastRow);  ///< prefetches, and unloads distant pages
    void setRefreshDelay(int ms) { m_soon.setInterval(ms); }

    Phase phase() const { return m_phase; }
    const EventQuery& query() const { return m_query; }
    std::optional<Error> error() const { return m_error; }
    const EventTotals& totals() const { return m_counter.totals(); }
    bool hasNewer() const { return m_newer; }  ///< newer rows exist that are not in the list
    bool atEnd() const { return m_phase == Phase::Ready && m_pages.next().isEmpty(); }
    double milliseconds() const { return m_milliseconds; }  ///< duration of the last query
    /// True while the engine reads on for the first page because matches are far apart.
    bool isSearching() const;
    const EventPages& pages() const { return m_pages; }

Q_SIGNALS:
    void changed();      ///< phase, totals or hasNewer()
    void aboutToEdit();  ///< rows are about to change: a view may lose its selection until edited()
    void edited();

private:
    using Answer = FeedRequests::Answer;
    /// Of the newest rows. Due: rows were committed while it was running.
    enum class Refresh { Idle, Running, Due };
    void fetchFirst();
    void fetchNext();
    void goOn(const EventPage& answer);  ///< continues after a short page
    void fetchPrevious();
    void refreshHead();
    void headArrived(const Answer& answer);
    void give(const RowEdit& edit);
    void failed(const Error& error);
    void committed(const QString& caip2);
    EventQuery at(const QString& cursor) const;

    const Sink m_sink;
    FeedRequests m_requests;
    EventCounter m_counter;
    QMetaObject::Connection m_commits;
    EventQuery m_query;
    EventPages m_pages;
    Refresh m_refresh = Refresh::Idle;
    std::vector<EventPage> m_head;  ///< pages of the refresh that is running
    int m_first = 0, m_last = 0;
    bool m_live = true, m_newer = false;
    Phase m_phase = Phase::Idle;
    std::optional<Error> m_error;
    double m_milliseconds = 0;
    QTimer m_soon;
};

}  // namespace signalbox::ui
