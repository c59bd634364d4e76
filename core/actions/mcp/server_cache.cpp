// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/mcp/server_cache.h"

#include <algorithm>

namespace signalbox::actions {

std::optional<AgentServer> ServerCache::find(qint64 chainId, const QString& agent)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find({chainId, agent});
    if (found == m_entries.end())
        return std::nullopt;
    if (!found->second.until.hasExpired())
        return found->second.server;
    m_entries.erase(found);
    return std::nullopt;
}

void ServerCache::keep(qint64 chainId, const QString& agent, const AgentServer& server, quint64 round)
{
    const std::lock_guard lock(m_mutex);
    if (round != m_round)
        return;
    if (m_entries.size() >= most)
        m_entries.erase(std::min_element(m_entries.begin(), m_entries.end(), [](const auto& a, const auto& b) {
            return a.second.until.deadline() < b.second.until.deadline();
        }));
    m_entries.insert_or_assign({chainId, agent}, Entry{server, QDeadlineTimer(keptMs)});
}

void ServerCache::forget(qint64 chainId, const QString& agent)
{
    const std::lock_guard lock(m_mutex);
    m_entries.erase({chainId, agent});
    ++m_round;
}

quint64 ServerCache::round() const
{
    const std::lock_guard lock(m_mutex);
    return m_round;
}

}  // namespace signalbox::actions
