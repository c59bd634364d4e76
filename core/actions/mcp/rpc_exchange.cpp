// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/mcp/rpc_exchange.h"

#include <QJsonArray>
#include <QJsonDocument>

#include "actions/mcp/sse_parser.h"
#include "actions/outcome.h"
#include "signalbox/literals.h"

namespace signalbox::actions {

namespace {

constexpr qsizetype mostTraced = 65'536;

/// Reads one answer of either form.
class Reader {
public:
    Reader(QJsonValue id, McpTrace& trace) : m_id(std::move(id)), m_trace(trace) { m_trace.answer.clear(); }

    bool take(const QByteArray& bytes, const HttpAnswer& soFar)
    {
        m_trace.answer += bytes.left(mostTraced - m_trace.answer.size());
        if (!soFar.header("content-type").toLower().startsWith("text/event-stream")) {
            m_body += bytes;
            return true;
        }
        return m_parser.feed(bytes, [this](const SseEvent& event) {
            m_response = responseIn(event.data, m_id);
            return m_response.isEmpty();
        });
    }

    Expected<RpcReply> end(HttpAnswer&& http)
    {
        m_trace.status = http.status;
        if (http.cut || m_parser.isBroken())
            return fail(ErrorKind::Invalid, "ANSWER_INVALID",
                        Message(QT_TRANSLATE_NOOP("Engine", "The MCP server's answer is larger than 1 MiB.")));
        if (m_response.isEmpty())
            m_response = responseIn(m_body, m_id);
        return RpcReply{std::move(http), m_response, m_parser.lastId(), m_parser.retryMs()};
    }

private:
    QJsonValue m_id;
    McpTrace& m_trace;
    QByteArray m_body;
    SseParser m_parser;
    QJsonObject m_response;
};

Expected<RpcReply> run(HttpClient& http, HttpRequest request, const QJsonValue& id, McpTrace& trace)
{
    Reader reader(id, trace);
    request.onData = [&reader](const QByteArray& bytes, const HttpAnswer& soFar) { return reader.take(bytes, soFar); };
    auto answer = http.run(request);
    if (!answer)
        return fail(std::move(answer.error()));
    return reader.end(*std::move(answer));
}

HttpRequest requestTo(const McpServer& server, HttpHeaders&& more, QDeadlineTimer deadline)
{
    HttpRequest request;
    request.url = server.url;
    request.headers = server.headers;
    request.headers.insert(request.headers.end(), more.begin(), more.end());
    request.deadline = deadline;
    request.privateHosts = server.privateHosts;
    request.plain = server.plain;
    return request;
}

}  // namespace

QJsonObject rpcRequest(const QJsonValue& id, const QString& method, const QJsonObject& params)
{
    return {{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {u"method"_s, method}, {u"params"_s, params}};
}

QJsonObject rpcNotification(const QString& method)
{
    return {{u"jsonrpc"_s, u"2.0"_s}, {u"method"_s, method}};
}

QJsonObject responseIn(const QByteArray& json, const QJsonValue& id)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QJsonArray messages = document.array();
    if (document.isObject())
        messages.append(document.object());
    for (const QJsonValue& one : messages) {
        const QJsonObject message = one.toObject();
        const bool isError = message["error"_L1].isObject();
        if (!isError && !message["result"_L1].isObject())
            continue;
        // an error before the request was understood has the ID null, or none
        if (message["id"_L1] == id || (isError && message["id"_L1].isNull()) ||
            (isError && message["id"_L1].isUndefined()))
            return message;
    }
    return {};
}

Expected<RpcReply> postRpc(HttpClient& http, const McpServer& server, const QJsonObject& message, HttpHeaders more,
                           QDeadlineTimer deadline, McpTrace& trace)
{
    HttpRequest request = requestTo(server, std::move(more), deadline);
    request.method = "POST";
    request.body = QJsonDocument(message).toJson(QJsonDocument::Compact);
    request.headers.emplace_back("Content-Type", "application/json");
    request.headers.emplace_back("Accept", "application/json, text/event-stream");
    trace.request = *request.body;
    return run(http, std::move(request), message["id"_L1], trace);
}

Expected<RpcReply> resumeRpc(HttpClient& http, const McpServer& server, const QJsonValue& id, const QByteArray& lastId,
                             HttpHeaders more, QDeadlineTimer deadline, McpTrace& trace)
{
    HttpRequest request = requestTo(server, std::move(more), deadline);
    request.headers.emplace_back("Accept", "text/event-stream");
    request.headers.emplace_back("Last-Event-ID", lastId);
    return run(http, std::move(request), id, trace);
}

Expected<QJsonObject> resultOf(const RpcReply& reply, const QString& host)
{
    const int status = reply.http.status;
    const QJsonObject error = reply.message["error"_L1].toObject();
    const QString said = error["message"_L1].toString().left(500);
    if (status == 401 || status == 403)
        return fail(ErrorKind::Refused, "MCP_DENIED",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The MCP server %1 refuses access (HTTP %2). Check the agent's "
                                              "token."))
                        .arg(host)
                        .arg(status));
    if (isPassing(status)) {
        Error busy = Error::make(
            ErrorKind::Retryable, "MCP_BUSY",
            Message(QT_TRANSLATE_NOOP("Engine", "The MCP server %1 answered HTTP %2.")).arg(host).arg(status));
        if (const auto wait = reply.http.retryAfterMs())
            busy.retryAfterMs = std::min(*wait, mostRetryAfterMs);
        return fail(std::move(busy));
    }
    if (!error.isEmpty())
        return fail(ErrorKind::Invalid, "MCP_ERROR",
                    Message(QT_TRANSLATE_NOOP("Engine", "The MCP server %1 refuses the call (%2: \"%3\")."))
                        .arg(host)
                        .arg(error["code"_L1].toInt())
                        .arg(said),
                    {{u"rpcCode"_s, error["code"_L1].toInt()},
                     {u"status"_s, status},
                     {u"supported"_s, error["data"_L1].toObject()["supported"_L1].toVariant().toStringList()}});
    if (reply.http.isSuccess() && reply.message.contains("result"_L1))
        return reply.message["result"_L1].toObject();
    if (!reply.http.isSuccess())
        return fail(ErrorKind::Invalid, "HTTP_STATUS",
                    Message(QT_TRANSLATE_NOOP("Engine", "The MCP server %1 answered HTTP %2.")).arg(host).arg(status),
                    {{u"status"_s, status}});
    return fail(
        ErrorKind::Retryable, "ANSWER_MISSING",
        Message(QT_TRANSLATE_NOOP("Engine", "The MCP server %1 accepted the call but sent no result.")).arg(host));
}

}  // namespace signalbox::actions
