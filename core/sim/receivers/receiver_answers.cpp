// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/receivers/receiver_answers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "signalbox/literals.h"

namespace signalbox::sim {

namespace {

const QString protocolVersion = u"2025-06-18"_s, toolName = u"verify_agent"_s;

ReceiverReply json(int status, const QJsonObject& object)
{
    return {status, QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

ReceiverReply telegramError(int code, const QString& description)
{
    return json(code, {{u"ok"_s, false}, {u"error_code"_s, code}, {u"description"_s, description}});
}

ReceiverReply rpcResult(const QJsonValue& id, const QJsonObject& result)
{
    return json(200, {{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {u"result"_s, result}});
}

ReceiverReply rpcError(const QJsonValue& id, int code, const QString& message)
{
    return json(200, {{u"jsonrpc"_s, u"2.0"_s},
                      {u"id"_s, id},
                      {u"error"_s, QJsonObject{{u"code"_s, code}, {u"message"_s, message}}}});
}

ReceiverReply registrationFile(const QByteArray& name, const QByteArray& url)
{
    const QString agent = QString::fromLatin1(name.left(name.indexOf('.')));
    return json(200, {{u"type"_s, u"https://eips.ethereum.org/EIPS/eip-8004#registration-v1"_s},
                      {u"name"_s, u"Simulated agent %1"_s.arg(agent)},
                      {u"description"_s, u"An agent of the demo."_s},
                      {u"services"_s, QJsonArray{QJsonObject{{u"name"_s, u"MCP"_s},
                                                             {u"endpoint"_s, QString::fromLatin1(url)},
                                                             {u"version"_s, protocolVersion}}}}});
}

ReceiverReply initialized(const QJsonValue& id)
{
    ReceiverReply reply =
        rpcResult(id, {{u"protocolVersion"_s, protocolVersion},
                       {u"capabilities"_s, QJsonObject{{u"tools"_s, QJsonObject()}}},
                       {u"serverInfo"_s, QJsonObject{{u"name"_s, u"demo"_s}, {u"version"_s, u"1"_s}}}});
    reply.extra = "Mcp-Session-Id: demo\r\n";
    return reply;
}

ReceiverReply toolResult(const QJsonValue& id, const QJsonObject& arguments)
{
    const QString text = u"Agent %1 is verified."_s.arg(arguments.value(u"agent_id"_s).toVariant().toString());
    return rpcResult(id, {{u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, text}}}},
                          {u"isError"_s, false}});
}

}  // namespace

ReceiverReply telegramAnswer(const ReceivedRequest& request, const QByteArray& token, qint64 messageId)
{
    if (request.target != "/bot" + token + "/sendMessage")
        return telegramError(request.target.endsWith("/sendMessage") ? 401 : 404,
                             request.target.endsWith("/sendMessage") ? u"Unauthorized"_s : u"Not Found"_s);
    const QJsonObject message = QJsonDocument::fromJson(request.body).object();
    const QString chat = message.value(u"chat_id"_s).toVariant().toString();
    if (chat.isEmpty())
        return telegramError(400, u"Bad Request: chat_id is empty"_s);
    if (message.value(u"text"_s).toString().isEmpty())
        return telegramError(400, u"Bad Request: message text is empty"_s);
    return json(200, {{u"ok"_s, true},
                      {u"result"_s, QJsonObject{{u"message_id"_s, messageId},
                                                {u"chat"_s, QJsonObject{{u"id"_s, chat}}},
                                                {u"text"_s, message.value(u"text"_s)}}}});
}

ReceiverReply hookAnswer(const ReceivedRequest& request)
{
    if (request.method == "GET" || QJsonDocument::fromJson(request.body).isNull())
        return json(400, {{u"error"_s, u"a JSON body is expected"_s}});
    return json(200, {{u"accepted"_s, true}});
}

ReceiverReply pagerAnswer()
{
    return {503, "down for maintenance\n", "text/plain"};
}

ReceiverReply mcpAnswer(const ReceivedRequest& request, const QByteArray& url, const std::function<void()>& called)
{
    if (request.method == "GET" && request.target.startsWith("/agents/"))
        return registrationFile(request.target.mid(8), url);
    if (request.method == "DELETE")
        return {200, {}};
    if (request.method != "POST" || !request.target.isEmpty())
        return {405, "method not allowed\n", "text/plain"};
    const QJsonObject call = QJsonDocument::fromJson(request.body).object();
    const QJsonValue id = call.value(u"id"_s);
    const QString method = call.value(u"method"_s).toString();
    const QJsonObject parameters = call.value(u"params"_s).toObject();
    if (method == "initialize"_L1)
        return initialized(id);
    if (id.isUndefined())
        return {202, {}};
    if (method == "tools/list"_L1)
        return rpcResult(
            id, {{u"tools"_s, QJsonArray{QJsonObject{{u"name"_s, toolName},
                                                     {u"description"_s, u"Checks an agent."_s},
                                                     {u"inputSchema"_s, QJsonObject{{u"type"_s, u"object"_s}}}}}}});
    if (method != "tools/call"_L1)
        return rpcError(id, -32601, u"method not found"_s);
    if (parameters.value(u"name"_s).toString() != toolName)
        return rpcError(id, -32602, u"unknown tool"_s);
    called();
    return toolResult(id, parameters.value(u"arguments"_s).toObject());
}

}  // namespace signalbox::sim
