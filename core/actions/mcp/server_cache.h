// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "actions/mcp/agent_server.h"

namespace signalbox::actions {

/// MCP servers by chain and agent, for an hour. Thread-safe; bounded.
class ServerCache {
public:
    static constexpr std::size_t most = 4096;
    static constexpr qint64 keptMs = 3'600'000;

    std::optional<AgentServer> find(qint64 chainId, const QString& agent);
    /// `round` is that of before the file was read: a server that was forgotten in between is not kept.
    void keep(qint64 chainId, const QString& agent, const AgentServer& server, quint64 round);
    void forget(qint64 chainId, const QString& agent);
    quint64 round() const;

private:
    struct Entry {
        AgentServer server;
        QDeadlineTimer until;
    };
    mutable std::mutex m_mutex;
    std::map<std::pair<qint64, QString>, Entry> m_entries;
    quint64 m_round = 0;
};

}  // namespace signalbox::actions
