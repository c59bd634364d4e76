// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/event_counter.h"

#include "models/feed_requests.h"

namespace signalbox::ui {

namespace {
constexpr int againMs = 10'000;
}

EventCounter::EventCounter(FeedRequests* requests, QObject* parent) : QObject(parent), m_requests(requests) {}

void EventCounter::setQuery(const std::optional<EventQuery>& unfiltered)
{
    m_unfiltered = unfiltered;
    if (m_unfiltered)
        m_unfiltered->limit = 1;
    m_totals.matching.reset();
}

void EventCounter::count()
{
    m_counted.start();
    if (!m_unfiltered)
        return;
    m_requests->send(*m_unfiltered, [this](const Expected<EventPage>& answer) {
        if (!answer)
            return;
        m_totals.all = answer->total;
        m_totals.allExact = answer->totalExact;
        Q_EMIT changed();
    });
}

void EventCounter::countAgain()
{
    if (m_counted.hasExpired(againMs))
        count();
}

void EventCounter::take(const EventPage& page)
{
    if (!page.total)
        return;
    m_totals.matching = page.total;
    m_totals.matchingExact = page.totalExact;
}

void EventCounter::complete(qint64 rows)
{
    if (m_totals.matching)
        return;
    m_totals.matching = rows;
    m_totals.matchingExact = true;
}

}  // namespace signalbox::ui
