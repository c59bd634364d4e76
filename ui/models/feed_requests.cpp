// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feed_requests.h"

#include "models/answer.h"

namespace signalbox::ui {

void FeedRequests::restart()
{
    ++m_number;
    m_open.clear();
}

void FeedRequests::send(const EventQuery& query, Handler handler)
{
    if (!m_engine)
        return;
    whenAnswered(m_engine->events(query), this,
                 [this, number = m_number, handler = std::move(handler)](const Answer& answer) {
                     if (number == m_number)
                         handler(answer);
                 });
}

void FeedRequests::sendOnce(Direction direction, const EventQuery& query, Handler handler)
{
    if (!m_open.insert(direction).second)
        return;
    send(query, [this, direction, handler = std::move(handler)](const Answer& answer) {
        m_open.erase(direction);
        handler(answer);
    });
}

}  // namespace signalbox::ui
