// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/telegram/chat_pace.h"

#include <algorithm>

namespace signalbox::actions {

namespace {

constexpr qint64 secondMs = 1'000, longestRestMs = 3'600'000;

qint64 nowMs()
{
    return QDeadlineTimer::current().deadline();
}

}  // namespace

void ChatPace::forget(qint64 now)
{
    if (m_next.size() < mostChats)
        return;
    std::erase_if(m_next, [now](const auto& entry) { return entry.second <= now; });
    while (m_next.size() >= mostChats)
        m_next.erase(std::min_element(m_next.begin(), m_next.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; }));
}

qint64 ChatPace::turn(const QString& chat, qint64 patienceMs)
{
    const std::lock_guard lock(m_mutex);
    const qint64 now = nowMs();
    qint64 at = now;
    if (const auto found = m_next.find(chat); found != m_next.end())
        at = std::max(at, found->second);
    if (m_taken.size() >= perSecond)
        at = std::max(at, m_taken.front() + secondMs);
    if (at - now > patienceMs)
        return at - now;
    forget(now);
    m_next[chat] = at + secondMs;
    m_taken.insert(std::upper_bound(m_taken.begin(), m_taken.end(), at), at);
    if (m_taken.size() > perSecond)
        m_taken.pop_front();
    return at - now;
}

void ChatPace::rest(const QString& chat, qint64 milliseconds)
{
    const std::lock_guard lock(m_mutex);
    const qint64 now = nowMs();
    forget(now);
    qint64& next = m_next[chat];
    next = std::max(next, now + std::clamp<qint64>(milliseconds, 0, longestRestMs));
}

std::size_t ChatPace::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_next.size();
}

}  // namespace signalbox::actions
