// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <optional>

#include "signalbox/engine.h"

namespace signalbox::ui {

class FeedRequests;

/// Numbers of matching events; none: not counted yet.
struct EventTotals {
    std::optional<qint64> matching, all;  ///< with the filters; without them
    bool matchingExact = false, allExact = false;
};

/// Counts the events of a query. The number of matching ones comes with its pages; all of them are counted by a query
/// of their own. GUI thread.
class EventCounter : public QObject {
    Q_OBJECT
public:
    explicit EventCounter(FeedRequests* requests, QObject* parent = nullptr);

    const EventTotals& totals() const { return m_totals; }
    void setQuery(
        const std::optional<EventQuery>& unfiltered);  ///< none: all are not counted; forgets the matching ones
    void forgetAll() { m_totals.all.reset(); }         ///< another chain
    void count();
    void countAgain();  ///< while rows arrive: at most every 10 s
    void take(const EventPage& page);
    void complete(qint64 rows);  ///< every matching row is in the list

Q_SIGNALS:
    void changed();  ///< the number of all events arrived

private:
    FeedRequests* m_requests;
    std::optional<EventQuery> m_unfiltered;
    QElapsedTimer m_counted;
    EventTotals m_totals;
};

}  // namespace signalbox::ui
