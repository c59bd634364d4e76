// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/receivers_mcp.h"

#include <QJsonArray>
#include <QJsonDocument>

#include "signalbox/literals.h"

namespace signalbox::test {

namespace {

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

ReceiverAnswer json(const QJsonObject& object, int status = 200)
{
    ReceiverAnswer answer;
    answer.status = status;
    answer.body = compact(object);
    return answer;
}

ReceiverAnswer plain(int status, const QByteArray& text = {})
{
    ReceiverAnswer answer;
    answer.status = status;
    answer.body = text;
    answer.type = "text/plain";
    return answer;
}

QJsonObject success(const QJsonObject& message, const QJsonObject& result)
{
    return {{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, message["id"_L1]}, {u"result"_s, result}};
}

QJsonObject failure(const QJsonObject& message, int code, const QString& text, const QJsonObject& data = {})
{
    return {{u"jsonrpc"_s, u"2.0"_s},
            {u"id"_s, message["id"_L1]},
            {u"error"_s, QJsonObject{{u"code"_s, code}, {u"message"_s, text}, {u"data"_s, data}}}};
}

QByteArray event(const QByteArray& type, const QByteArray& data, const QByteArray& id = {})
{
    return "event: " + type + "\r\n" + (id.isEmpty() ? QByteArray() : "id: " + id + "\r\n") + "data: " + data +
           "\r\n\r\n";
}

}  // namespace

McpPlace::McpPlace(Family family, const Certificate* certificate)
    : receiver([this](const SeenRequest& request) { return answer(request); }, certificate), m_family(family)
{
}

QString McpPlace::file(const QString& name, const QByteArray& content, qint64 fill)
{
    const QMutexLocker lock(&m_mutex);
    m_files['/' + name.toUtf8()] = {content, fill};
    return receiver.url(u'/' + name);
}

QString McpPlace::registration(const QString& name, const QString& version)
{
    const QJsonObject service{{u"name"_s, u"mcp"_s}, {u"endpoint"_s, url()}, {u"version"_s, version}};
    return file(
        name,
        compact({{u"type"_s, u"agent"_s},
                 {u"services"_s, QJsonArray{QJsonObject{{u"name"_s, u"web"_s}, {u"endpoint"_s, u"x"_s}}, service}}}));
}

void McpPlace::forgetSessions()
{
    const QMutexLocker lock(&m_mutex);
    m_sessions.clear();
}

QStringList McpPlace::methods() const
{
    const QMutexLocker lock(&m_mutex);
    return m_methods;
}

std::vector<QJsonObject> McpPlace::calls() const
{
    const QMutexLocker lock(&m_mutex);
    return m_calls;
}

QJsonObject McpPlace::tools() const
{
    QJsonObject agent{{u"type"_s, u"integer"_s}};
    if (wantsParameter)
        agent[u"x-mcp-header"_s] = u"Agent"_s;
    const QJsonObject schema{{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject{{u"agentId"_s, agent}}}};
    return {{u"tools"_s, QJsonArray{QJsonObject{{u"name"_s, u"verify_file"_s}, {u"inputSchema"_s, schema}}}}};
}

QJsonObject McpPlace::result(const QJsonObject& message)
{
    const QJsonObject params = message["params"_L1].toObject();
    const QString method = message["method"_L1].toString();
    if (method == "tools/list"_L1)
        return success(message, tools());
    if (method != "tools/call"_L1)
        return failure(message, -32601, u"Method not found"_s);
    if (params["name"_L1].toString() != "verify_file"_L1)
        return failure(message, -32602, u"Unknown tool"_s);
    m_calls.push_back(params);
    const QJsonObject text{{u"type"_s, u"text"_s}, {u"text"_s, toolFails ? u"the file is not a feedback"_s : u"ok"_s}};
    QJsonObject result{{u"content"_s, QJsonArray{text}}, {u"isError"_s, toolFails}};
    if (m_family == Family::Stateless)
        result[u"resultType"_s] = u"complete"_s;
    return success(message, result);
}

ReceiverAnswer McpPlace::called(const QJsonObject& message)
{
    if (status > 0 && message["method"_L1].toString() == "tools/call"_L1)
        return plain(status, "busy");
    const QByteArray response = compact(result(message));
    if (!asStream)
        return json(QJsonDocument::fromJson(response).object());
    ReceiverAnswer answer;
    answer.type = "text/event-stream";
    answer.body =
        ": hello\n\n" + event("message", R"({"jsonrpc":"2.0","method":"notifications/progress","params":{}})", "e1");
    if (breaksStream && m_kept.isEmpty()) {
        m_kept = response;
        answer.body += "retry: 20\n\n";
    } else {
        answer.body += event("message", response, "e2");
    }
    return answer;
}

ReceiverAnswer McpPlace::stateless(const SeenRequest& request, const QJsonObject& message)
{
    const QJsonObject params = message["params"_L1].toObject();
    const QJsonObject meta = params["_meta"_L1].toObject();
    const QString version = meta["io.modelcontextprotocol/protocolVersion"_L1].toString();
    const QByteArray method = message["method"_L1].toString().toUtf8();
    if (version.isEmpty() || !meta["io.modelcontextprotocol/clientCapabilities"_L1].isObject())
        return json(failure(message, -32602, u"_meta is missing"_s), 400);
    if (version != "2026-07-28"_L1)
        return json(failure(message, -32022, u"Unsupported protocol version"_s,
                            {{u"supported"_s, QJsonArray{u"2026-07-28"_s}}}),
                    400);
    const bool headersFit =
        request.headers["mcp-protocol-version"] == version.toUtf8() && request.headers["mcp-method"] == method &&
        (method != "tools/call" || request.headers["mcp-name"] == params["name"_L1].toString().toUtf8());
    const QJsonValue agent = params["arguments"_L1].toObject()["agentId"_L1];
    const bool parameterFits = !wantsParameter || method != "tools/call" || agent.isUndefined() ||
                               request.headers["mcp-param-agent"] == QByteArray::number(agent.toInteger());
    if (!headersFit || !parameterFits)
        return json(failure(message, -32020, u"Header mismatch"_s), 400);
    if (method == "server/discover")
        return json(success(message, {{u"resultType"_s, u"complete"_s},
                                      {u"supportedVersions"_s, QJsonArray{u"2026-07-28"_s}},
                                      {u"capabilities"_s, QJsonObject{{u"tools"_s, QJsonObject()}}}}));
    return called(message);
}

ReceiverAnswer McpPlace::stateful(const SeenRequest& request, const QJsonObject& message)
{
    const QString method = message["method"_L1].toString();
    const QByteArray session = request.headers["mcp-session-id"];
    if (method == "initialize"_L1) {
        const QByteArray made = "session-" + QByteArray::number(++m_number);
        m_sessions.insert(made);
        ReceiverAnswer answer = json(success(message, {{u"protocolVersion"_s, u"2025-06-18"_s},
                                                       {u"capabilities"_s, QJsonObject()},
                                                       {u"serverInfo"_s, QJsonObject{{u"name"_s, u"test"_s}}}}));
        answer.headers = {"Mcp-Session-Id: " + made};
        return answer;
    }
    if (session.isEmpty())
        return json(failure(message, -32000, u"Bad Request: no session"_s), 400);
    if (!m_sessions.contains(session))
        return json(failure(message, -32001, u"Session not found"_s), 404);
    if (request.headers["mcp-protocol-version"] != "2025-06-18")
        return plain(400);
    if (method == "notifications/initialized"_L1)
        return plain(202);
    return called(message);
}

ReceiverAnswer McpPlace::overSse(const SeenRequest& request, const QJsonObject& message)
{
    const QString method = message["method"_L1].toString();
    if (request.target != "/messages?session=1")
        return plain(405);
    if (method == "initialize"_L1)
        receiver.push(m_stream, event("message", compact(success(message, {{u"protocolVersion"_s, u"2024-11-05"_s}}))));
    else if (method == "tools/call"_L1)
        receiver.push(m_stream, event("message", compact(result(message))));
    return plain(202, "Accepted");
}

ReceiverAnswer McpPlace::post(const SeenRequest& request)
{
    const QJsonObject message = QJsonDocument::fromJson(request.body).object();
    m_methods << message["method"_L1].toString();
    switch (m_family) {
        case Family::Stateless:
            return stateless(request, message);
        case Family::Stateful:
            return stateful(request, message);
        case Family::Sse:
            return overSse(request, message);
        case Family::Bare:
            break;
    }
    return message["method"_L1].toString() == "tools/call"_L1 ? json(result(message)) : plain(400);
}

ReceiverAnswer McpPlace::answer(const SeenRequest& request)
{
    const QMutexLocker lock(&m_mutex);
    if (const auto file = m_files.constFind(request.target); file != m_files.constEnd()) {
        ReceiverAnswer answer = plain(200, file->first);
        answer.fill = file->second;
        return answer;
    }
    if (request.target != "/mcp" && !request.target.startsWith("/messages"))
        return plain(404);
    if (!token.isEmpty() && request.headers["authorization"] != "Bearer " + token)
        return plain(401);
    if (request.method == "POST")
        return post(request);
    if (request.method == "DELETE") {
        m_methods << u"DELETE"_s;
        m_sessions.remove(request.headers["mcp-session-id"]);
        return plain(200);
    }
    if (m_family == Family::Sse) {
        m_stream = request.connection;
        ReceiverAnswer stream;
        stream.type = "text/event-stream";
        stream.keepsOpen = true;
        stream.body =
            event("endpoint", foreignEndpoint.isEmpty() ? QByteArray("/messages?session=1") : foreignEndpoint.toUtf8());
        return stream;
    }
    if (!m_kept.isEmpty() && request.headers["last-event-id"] == "e1") {
        ReceiverAnswer stream;
        stream.type = "text/event-stream";
        stream.body = event("message", m_kept, "e2");
        return stream;
    }
    return plain(405);
}

}  // namespace signalbox::test
