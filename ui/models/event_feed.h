// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <functional>
#include <optional>

#include "models/event_pages.h"
#include "signalbox/engine.h"

namespace signalbox::ui {

/// Numbers of matching events; none: not counted yet.
struct EventTotals {
    std::optional<qint64> matching, all;  ///< with the filters; without them
    bool matchingExact = false, allExact = false;
};

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
    const EventTotals& totals() const { return m_totals; }
    bool hasNewer() const { return m_newer; }  ///< newer rows exist that are not in the list
    bool atEnd() const { return m_phase == Phase::Ready && m_pages.next().isEmpty(); }
    double milliseconds() const { return m_milliseconds; }  ///< duration of the last query
    /// True while the engine reads on for the first page because matches are far apart.
    bool isSearching() const { return m_fetchingNext && m_pages.hasHead() && m_pages.rowCount() < m_pages.pageSize(); }
    const EventPages& pages() const { return m_pages; }

Q_SIGNALS:
    void changed();      ///< phase, totals or hasNewer()
    void aboutToEdit();  ///< rows are about to change: a view may lose its selection until edited()
    void edited();

private:
    using Answer = Expected<EventPage>;
    void countAll();
    void fetchFirst();
    void fetchNext();
    void goOn(const EventPage& answer);  ///< continues after a short page
    void fetchPrevious();
    void refreshHead();
    void headArrived(quint64 number, const Answer& answer);
    void give(const RowEdit& edit);
    void failed(const Error& error);
    void takeTotals(const EventPage& page);
    void committed(const QString& caip2);
    EventQuery at(const QString& cursor) const;
    template <class Handler>
    void request(const EventQuery& query, Handler handler);

    const Sink m_sink;
    QPointer<Engine> m_engine;
    QMetaObject::Connection m_commits;
    EventQuery m_query;
    std::optional<EventQuery> m_unfiltered;
    QElapsedTimer m_counted;
    EventPages m_pages;
    quint64 m_number = 0;  ///< number of the current query: other answers are late
    bool m_fetchingNext = false, m_fetchingPrevious = false, m_refreshing = false, m_again = false;
    std::vector<EventPage> m_head;
    int m_first = 0, m_last = 0;
    bool m_live = true, m_newer = false;
    Phase m_phase = Phase::Idle;
    std::optional<Error> m_error;
    EventTotals m_totals;
    double m_milliseconds = 0;
    QTimer m_soon;
};

}  // namespace signalbox::ui
