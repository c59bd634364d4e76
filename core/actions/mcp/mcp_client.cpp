// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/mcp/mcp_client.h"

#include <QCryptographicHash>
#include <QThread>
#include <algorithm>

#include "actions/mcp/mcp_protocol.h"
#include "signalbox/literals.h"

namespace signalbox::actions {

namespace {

constexpr qint64 keptMs = 3'600'000, probeMs = 5'000, farewellMs = 1'000;
constexpr int mostResumes = 5;

QByteArray keyOf(const McpServer& server)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(server.url.toUtf8());
    for (const auto& [name, value] : server.headers)
        hash.addData('\n' + name.toLower() + ':' + value);
    return hash.result();
}

QDeadlineTimer atMost(QDeadlineTimer deadline, qint64 milliseconds)
{
    return QDeadlineTimer(std::clamp<qint64>(deadline.remainingTime(), 0, milliseconds));
}

/// Whether the error says that the server does not know this family, so that another one is tried.
bool isOtherFamily(const Error& error)
{
    return error.code == "MCP_ERROR"_L1 || error.code == "HTTP_STATUS"_L1 || error.code == "ANSWER_MISSING"_L1 ||
           error.code == "MCP_VERSION"_L1;
}

bool isOtherVersion(const Error& error)
{
    return error.code == "MCP_ERROR"_L1 && error.args.value(u"rpcCode"_s).toInt() == unsupportedVersion;
}

bool isLost(const Error& error)
{
    return error.code == "SESSION_LOST"_L1 || isOtherVersion(error);
}

}  // namespace

std::vector<McpClient::Family> McpClient::order(const QString& hint)
{
    if (hint >= QLatin1String(statelessVersion) || hint.isEmpty())
        return {Family::Stateless, Family::Stateful, Family::Sse, Family::Bare};
    if (hint < u"2025"_s)
        return {Family::Stateful, Family::Sse, Family::Stateless, Family::Bare};
    return {Family::Stateful, Family::Stateless, Family::Sse, Family::Bare};
}

Expected<McpClient::Session> McpClient::openStateless(const McpServer& server, QDeadlineTimer deadline)
{
    McpTrace trace;
    const auto reply = postRpc(m_http, server, rpcRequest(1, u"server/discover"_s, withProtocolMeta({})),
                               {{"MCP-Protocol-Version", statelessVersion}, {"Mcp-Method", "server/discover"}},
                               atMost(deadline, probeMs), trace);
    if (!reply) {
        Error error = reply.error();
        if (error.code == "TIMEOUT"_L1 && error.args.value(u"sent"_s).toBool())
            error.code = u"HTTP_STATUS"_s;  // old servers may ignore what they do not know
        return fail(std::move(error));
    }
    auto result = resultOf(*reply, mcpHost(server));
    if (!result && result.error().code == "MCP_BUSY"_L1 && reply->http.status >= 500)
        result.error().code = u"HTTP_STATUS"_s;  // some fail at an unknown method
    if (!result)
        return fail(result.error());
    const QStringList versions = (*result)["supportedVersions"_L1].toVariant().toStringList();
    if (!versions.contains(QLatin1String(statelessVersion)))
        return fail(
            ErrorKind::Invalid, "MCP_VERSION",
            Message(QT_TRANSLATE_NOOP("Engine", "The MCP server %1 speaks other versions of the protocol (%2)."))
                .arg(mcpHost(server), versions.join(u", "_s).left(200)));
    return Session{Family::Stateless, statelessVersion, {}, server, QDeadlineTimer(keptMs)};
}

Expected<McpClient::Session> McpClient::openStateful(const McpServer& server, QDeadlineTimer deadline)
{
    McpTrace trace;
    const QJsonObject params{{u"protocolVersion"_s, QLatin1String(newestStateful)},
                             {u"capabilities"_s, QJsonObject()},
                             {u"clientInfo"_s, clientInfo()}};
    const auto reply = postRpc(m_http, server, rpcRequest(1, u"initialize"_s, params), {}, deadline, trace);
    if (!reply)
        return fail(reply.error());
    const auto result = resultOf(*reply, mcpHost(server));
    if (!result)
        return fail(result.error());
    const QString version = (*result)["protocolVersion"_L1].toString();
    if (!isKnownVersion(version))
        return fail(
            ErrorKind::Invalid, "MCP_VERSION",
            Message(QT_TRANSLATE_NOOP("Engine", "The MCP server %1 speaks other versions of the protocol (%2)."))
                .arg(mcpHost(server), version.left(40)));
    Session session{Family::Stateful, version.toLatin1(), reply->http.header("mcp-session-id").left(1024), server,
                    QDeadlineTimer(keptMs)};
    HttpHeaders headers{{"MCP-Protocol-Version", session.version}};
    if (!session.id.isEmpty())
        headers.emplace_back("Mcp-Session-Id", session.id);
    const auto told =
        postRpc(m_http, server, rpcNotification(u"notifications/initialized"_s), headers, deadline, trace);
    if (!told)
        return fail(told.error());
    if (!told->http.isSuccess()) {
        const auto refused = resultOf(*told, mcpHost(server));
        return fail(refused.error());
    }
    return session;
}

Expected<McpClient::Session> McpClient::open(Family family, const McpServer& server, QDeadlineTimer deadline)
{
    if (family == Family::Stateless)
        return openStateless(server, deadline);
    if (family == Family::Stateful)
        return openStateful(server, deadline);
    return Session{family, {}, {}, server, QDeadlineTimer(keptMs)};  // seen at the call
}

Expected<QJsonObject> McpClient::callStateless(const Session& session, const McpCall& call, McpTrace& trace)
{
    const QJsonObject message = rpcRequest(2, u"tools/call"_s, withProtocolMeta(callParams(call)));
    HttpHeaders headers = keyHeader(call);
    headers.insert(headers.end(), {{"MCP-Protocol-Version", session.version},
                                   {"Mcp-Method", "tools/call"},
                                   {"Mcp-Name", headerValue(call.tool)}});
    auto reply = postRpc(m_http, session.server, message, headers, call.deadline, trace);
    if (!reply)
        return fail(reply.error());
    if (reply->message["error"_L1].toObject()["code"_L1].toInt() == headerMismatch) {
        const auto list = tools(session, call.deadline);
        if (!list)
            return fail(list.error());
        const auto tool = std::find_if(list->begin(), list->end(), [&call](const QJsonObject& one) {
            return one["name"_L1].toString() == call.tool;
        });
        const auto more = tool == list->end() ? std::nullopt : parameterHeaders(*tool, call.arguments);
        if (more) {
            headers.insert(headers.end(), more->begin(), more->end());
            reply = postRpc(m_http, session.server, message, headers, call.deadline, trace);
            if (!reply)
                return fail(reply.error());
        }
    }
    return resultOf(*reply, mcpHost(session.server));
}

Expected<QJsonObject> McpClient::callStateful(const Session& session, const McpCall& call, McpTrace& trace)
{
    const QJsonObject message = rpcRequest(2, u"tools/call"_s, callParams(call));
    HttpHeaders headers{{"MCP-Protocol-Version", session.version}};
    if (!session.id.isEmpty())
        headers.emplace_back("Mcp-Session-Id", session.id);
    HttpHeaders first = headers;
    first.emplace_back(keyHeader(call).front());
    auto reply = postRpc(m_http, session.server, message, first, call.deadline, trace);
    for (int i = 0; i < mostResumes && reply && reply->http.isSuccess() && reply->message.isEmpty() &&
                    !reply->lastId.isEmpty() && !call.deadline.hasExpired();
         ++i) {
        const QDeadlineTimer pause(std::clamp<qint64>(reply->retryMs.value_or(1000), 0, call.deadline.remainingTime()));
        while (!pause.hasExpired() && !m_canceled)
            QThread::msleep(static_cast<unsigned long>(std::clamp<qint64>(pause.remainingTime(), 1, 100)));
        reply = resumeRpc(m_http, session.server, message["id"_L1], reply->lastId, headers, call.deadline, trace);
    }
    if (!reply)
        return fail(reply.error());
    if (!session.id.isEmpty() && reply->http.status == 404)
        return fail(ErrorKind::Retryable, "SESSION_LOST",
                    Message(QT_TRANSLATE_NOOP("Engine", "The MCP server %1 has forgotten the session."))
                        .arg(mcpHost(session.server)));
    return resultOf(*reply, mcpHost(session.server));
}

Expected<QJsonObject> McpClient::callBare(const Session& session, const McpCall& call, McpTrace& trace)
{
    const auto reply = postRpc(m_http, session.server, rpcRequest(call.key, u"tools/call"_s, callParams(call)),
                               keyHeader(call), call.deadline, trace);
    return reply ? resultOf(*reply, mcpHost(session.server)) : fail(reply.error());
}

Expected<QJsonObject> McpClient::callWith(const Session& session, const McpCall& call, McpTrace& trace)
{
    switch (session.family) {
        case Family::Stateless:
            return described(session, call, callStateless(session, call, trace));
        case Family::Stateful:
            return described(session, call, callStateful(session, call, trace));
        case Family::Sse:
            return callOverSse(session.server, call, trace);
        case Family::Bare:
            break;
    }
    return callBare(session, call, trace);
}

Expected<QJsonObject> McpClient::call(const McpServer& server, const McpCall& call, McpTrace& trace)
{
    const QByteArray key = keyOf(server);
    if (const auto known = m_sessions.find(key); known != m_sessions.end() && known->second.until.hasExpired()) {
        const Session old = known->second;
        m_sessions.erase(known);
        end(old);
    } else if (known != m_sessions.end()) {
        const Session session = known->second;
        auto result = callWith(session, call, trace);
        if (result)
            return result;
        // 400 is what some servers answer to an old session instead of 404
        const bool isOld = !session.id.isEmpty() && result.error().args.value(u"status"_s).toInt() == 400;
        if (!isOld && !isLost(result.error()))
            return result;
        m_sessions.erase(key);
    }
    Error last = Error::make(ErrorKind::Internal, "MCP_VERSION", Message());
    for (const Family family : order(server.hint)) {
        auto session = open(family, server, call.deadline);
        if (!session) {
            last = session.error();
            // a server that shakes hands, but in a version of the future, has nothing else
            if (!isOtherFamily(last) || (family == Family::Stateful && last.code == "MCP_VERSION"_L1))
                return fail(last);
            continue;
        }
        auto result = callWith(*session, call, trace);
        if (!result && (result.error().code == "OTHER_TRANSPORT"_L1 || isOtherVersion(result.error()))) {
            last = result.error();
            continue;
        }
        const bool isSeen = family == Family::Stateless || family == Family::Stateful;
        if (result || (isSeen && !isLost(result.error())))
            keep(key, *std::move(session));
        return result;
    }
    return fail(last);
}

void McpClient::keep(const QByteArray& key, Session session)
{
    if (m_sessions.size() >= mostSessions) {
        const auto oldest = std::min_element(m_sessions.begin(), m_sessions.end(), [](const auto& a, const auto& b) {
            return a.second.until.deadline() < b.second.until.deadline();
        });
        const Session ended = oldest->second;
        m_sessions.erase(oldest);
        end(ended);
    }
    m_sessions.insert_or_assign(key, std::move(session));
}

void McpClient::end(const Session& session)
{
    if (session.family != Family::Stateful || session.id.isEmpty() || m_canceled)
        return;
    HttpRequest request;
    request.method = "DELETE";
    request.url = session.server.url;
    request.headers = session.server.headers;
    request.headers.emplace_back("Mcp-Session-Id", session.id);
    request.headers.emplace_back("MCP-Protocol-Version", session.version);
    request.privateHosts = session.server.privateHosts;
    request.deadline = QDeadlineTimer(farewellMs);
    m_http.run(request);  // a server may refuse it
}

McpClient::~McpClient()
{
    const QDeadlineTimer patience(3 * farewellMs);
    for (const auto& [key, session] : m_sessions)
        if (!patience.hasExpired())
            end(session);
}

}  // namespace signalbox::actions
