// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "actions/mcp/mcp_client.h"
#include "actions/mcp/mcp_protocol.h"
#include "signalbox/literals.h"

namespace signalbox::actions {

namespace {

constexpr int mostPages = 20;
constexpr int methodNotFound = -32601, invalidParams = -32602;

}  // namespace

Expected<std::vector<QJsonObject>> McpClient::tools(const Session& session, QDeadlineTimer deadline)
{
    const bool stateless = session.family == Family::Stateless;
    HttpHeaders headers{{"MCP-Protocol-Version", session.version}};
    if (stateless)
        headers.emplace_back("Mcp-Method", "tools/list");
    if (!session.id.isEmpty())
        headers.emplace_back("Mcp-Session-Id", session.id);
    std::vector<QJsonObject> tools;
    QString cursor;
    for (int page = 0; page < mostPages; ++page) {
        QJsonObject params;
        if (!cursor.isEmpty())
            params[u"cursor"_s] = cursor;
        McpTrace trace;
        const auto reply =
            postRpc(m_http, session.server,
                    rpcRequest(10 + page, u"tools/list"_s, stateless ? withProtocolMeta(params) : params), headers,
                    deadline, trace);
        if (!reply)
            return fail(reply.error());
        const auto result = resultOf(*reply, mcpHost(session.server));
        if (!result)
            return fail(result.error());
        for (const QJsonValue& tool : (*result)["tools"_L1].toArray())
            tools.push_back(tool.toObject());
        cursor = (*result)["nextCursor"_L1].toString();
        if (cursor.isEmpty())
            break;
    }
    return tools;
}

/// Says that the tool does not exist, if that is why the call failed.
Expected<QJsonObject> McpClient::described(const Session& session, const McpCall& call, Expected<QJsonObject> result)
{
    const int code = result ? 0 : result.error().args.value(u"rpcCode"_s).toInt();
    if (code != methodNotFound && code != invalidParams)
        return result;
    const auto list = tools(session, call.deadline);
    if (!list)
        return result;
    QStringList names;
    for (const QJsonObject& tool : *list)
        names << tool["name"_L1].toString();
    if (names.contains(call.tool))
        return result;
    return fail(ErrorKind::Invalid, "TOOL_UNKNOWN",
                Message(QT_TRANSLATE_NOOP("Engine", "The MCP server %1 does not have the tool %2. Its tools: %3."))
                    .arg(mcpHost(session.server), call.tool, names.isEmpty() ? u"–"_s : names.join(u", "_s).left(500)));
}

}  // namespace signalbox::actions
