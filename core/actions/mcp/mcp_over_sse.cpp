// SPDX-License-Identifier: GPL-3.0-or-later

// HTTP+SSE of 2024-11-05: answers arrive on a stream that stays open; requests go to the address that its first event
// gives.

#include <QJsonDocument>
#include <QUrl>

#include "actions/http/outgoing_guard.h"
#include "actions/mcp/mcp_client.h"
#include "actions/mcp/mcp_protocol.h"
#include "actions/mcp/sse_parser.h"
#include "signalbox/literals.h"

namespace signalbox::actions {

namespace {

constexpr qint64 firstEventMs = 5'000;

Error otherTransport(const QString& host)
{
    return Error::make(ErrorKind::Invalid, "OTHER_TRANSPORT",
                       Message(QT_TRANSLATE_NOOP("Engine", "%1 does not answer as an MCP server.")).arg(host));
}

class Conversation {
public:
    Conversation(HttpClient& http, const McpServer& server, const McpCall& call, McpTrace& trace)
        : m_http(http), m_server(server), m_call(call), m_trace(trace)
    {
    }

    Expected<QJsonObject> run();

private:
    bool take(const SseEvent& event);
    bool answered(const SseEvent& event);
    bool post(const QJsonObject& message, const HttpHeaders& more = {});
    bool stop(Error error);

    HttpClient& m_http;
    const McpServer& m_server;
    const McpCall& m_call;
    McpTrace& m_trace;
    SseParser m_parser;
    QDeadlineTimer m_firstUntil{firstEventMs};
    QString m_target;
    bool m_isOpen = false;
    std::optional<Expected<QJsonObject>> m_result;
};

bool Conversation::stop(Error error)
{
    m_result = fail(std::move(error));
    return false;
}

bool Conversation::post(const QJsonObject& message, const HttpHeaders& more)
{
    HttpRequest request;
    request.method = "POST";
    request.url = m_target;
    request.headers = m_server.headers;
    request.headers.emplace_back("Content-Type", "application/json");
    request.headers.insert(request.headers.end(), more.begin(), more.end());
    request.body = QJsonDocument(message).toJson(QJsonDocument::Compact);
    request.privateHosts = m_server.privateHosts;
    request.plain = m_server.plain;
    request.deadline = m_call.deadline;
    request.waitsForSlot = false;
    m_trace.request = *request.body;
    const auto answer = m_http.run(request);
    if (!answer)
        return stop(answer.error());
    m_trace.status = answer->status;
    if (answer->isSuccess())
        return true;
    const auto refused = resultOf(RpcReply{*answer, {}, {}, {}}, mcpHost(m_server));
    return stop(refused.error());
}

bool Conversation::take(const SseEvent& event)
{
    if (!m_target.isEmpty())
        return answered(event);
    const QUrl base(m_server.url), target = base.resolved(QUrl(QString::fromUtf8(event.data.trimmed())));
    if (event.type != "endpoint")
        return stop(otherTransport(mcpHost(m_server)));
    if (originOf(target) != originOf(base))
        return stop(Error::make(ErrorKind::Refused, "REDIRECT_REFUSED",
                                Message(QT_TRANSLATE_NOOP("Engine",
                                                          "The MCP server %1 names an address on another host "
                                                          "(%2); nothing is sent there."))
                                    .arg(mcpHost(m_server), originOf(target))));
    m_target = target.toString(QUrl::FullyEncoded);
    return post(rpcRequest(1, u"initialize"_s,
                           {{u"protocolVersion"_s, u"2024-11-05"_s},
                            {u"capabilities"_s, QJsonObject()},
                            {u"clientInfo"_s, clientInfo()}}));
}

bool Conversation::answered(const SseEvent& event)
{
    const QJsonObject message = responseIn(event.data, m_isOpen ? 2 : 1);
    if (message.isEmpty())
        return true;
    HttpAnswer ok;
    ok.status = 200;
    auto result = resultOf(RpcReply{ok, message, {}, {}}, mcpHost(m_server));
    if (m_isOpen || !result) {
        m_trace.answer = event.data;
        m_result = std::move(result);
        return false;
    }
    m_isOpen = true;
    return post(rpcNotification(u"notifications/initialized"_s)) &&
           post(rpcRequest(2, u"tools/call"_s, callParams(m_call)), keyHeader(m_call));
}

Expected<QJsonObject> Conversation::run()
{
    HttpRequest request;
    request.url = m_server.url;
    request.headers = m_server.headers;
    request.headers.emplace_back("Accept", "text/event-stream");
    request.privateHosts = m_server.privateHosts;
    request.plain = m_server.plain;
    request.deadline = m_call.deadline;
    request.onData = [this](const QByteArray& bytes, const HttpAnswer& soFar) {
        const bool isStream = soFar.header("content-type").toLower().startsWith("text/event-stream");
        if (!soFar.isSuccess() || !isStream)
            return false;
        return m_parser.feed(bytes, [this](const SseEvent& event) { return take(event); });
    };
    request.mayWait = [this] { return !m_target.isEmpty() || !m_firstUntil.hasExpired(); };
    const auto answer = m_http.run(request);
    if (m_result)
        return *std::move(m_result);
    if (m_target.isEmpty() && (answer || answer.error().code == "TIMEOUT"_L1))
        return fail(otherTransport(mcpHost(m_server)));
    if (!answer)
        return fail(answer.error());
    return fail(ErrorKind::Retryable, "ANSWER_MISSING",
                Message(QT_TRANSLATE_NOOP("Engine", "The MCP server %1 accepted the call but sent no result."))
                    .arg(mcpHost(m_server)));
}

}  // namespace

Expected<QJsonObject> McpClient::callOverSse(const McpServer& server, const McpCall& call, McpTrace& trace)
{
    return Conversation(m_http, server, call, trace).run();
}

}  // namespace signalbox::actions
