// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "actions/mcp/rpc_exchange.h"

namespace signalbox::actions {

struct McpCall {
    QString tool;
    QJsonObject arguments;
    QString key;  ///< idempotency
    bool isTest = false;
    QDeadlineTimer deadline;
};

/// Calls tools of MCP servers over HTTP: stateless (2026-07-28), with sessions (2025-03-26 to 2025-11-25), over
/// HTTP+SSE (2024-11-05), or by a bare tools/call. The family that the hint names is tried first; a server that does
/// not know one is asked for the next, before the tool is called. Sessions and families are kept for an hour. One
/// thread.
class McpClient {
public:
    McpClient(HttpClient& http, const std::atomic<bool>& canceled) : m_http(http), m_canceled(canceled) {}
    ~McpClient();  ///< ends the sessions
    McpClient(const McpClient&) = delete;
    McpClient& operator=(const McpClient&) = delete;

    /// The tool's result, isError included. Errors: those of resultOf and HttpClient, MCP_VERSION, TOOL_UNKNOWN.
    Expected<QJsonObject> call(const McpServer& server, const McpCall& call, McpTrace& trace);
    std::size_t sessions() const { return m_sessions.size(); }

    static constexpr std::size_t mostSessions = 64;

private:
    enum class Family { Stateless, Stateful, Sse, Bare };
    struct Session {
        Family family = Family::Bare;
        QByteArray version, id;
        McpServer server;
        QDeadlineTimer until;
    };

    static std::vector<Family> order(const QString& hint);
    Expected<Session> open(Family family, const McpServer& server, QDeadlineTimer deadline);
    Expected<Session> openStateless(const McpServer& server, QDeadlineTimer deadline);
    Expected<Session> openStateful(const McpServer& server, QDeadlineTimer deadline);
    Expected<QJsonObject> callWith(const Session& session, const McpCall& call, McpTrace& trace);
    Expected<QJsonObject> callStateless(const Session& session, const McpCall& call, McpTrace& trace);
    Expected<QJsonObject> callStateful(const Session& session, const McpCall& call, McpTrace& trace);
    Expected<QJsonObject> callBare(const Session& session, const McpCall& call, McpTrace& trace);
    Expected<QJsonObject> callOverSse(const McpServer& server, const McpCall& call, McpTrace& trace);
    Expected<QJsonObject> described(const Session& session, const McpCall& call, Expected<QJsonObject> result);
    Expected<std::vector<QJsonObject>> tools(const Session& session, QDeadlineTimer deadline);
    void keep(const QByteArray& key, Session session);
    void end(const Session& session);

    HttpClient& m_http;
    const std::atomic<bool>& m_canceled;
    std::map<QByteArray, Session> m_sessions;  ///< by server and token
};

}  // namespace signalbox::actions
