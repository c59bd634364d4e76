// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/mcp/agent_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "signalbox/literals.h"

namespace signalbox::actions {

Expected<AgentServer> readAgentServer(const QByteArray& file)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file, &error);
    if (!document.isObject())
        return fail(ErrorKind::Invalid, "FILE_INVALID",
                    Message(QT_TRANSLATE_NOOP("Engine", "The agent's registration file is not a JSON object (\"%1\")."))
                        .arg(error.errorString()));
    const QJsonObject root = document.object();
    const QJsonObject described = root["capabilities"_L1].toObject()["mcp"_L1].toObject();
    AgentServer server;
    server.tokenHeader = described["authentication"_L1].toObject()["tokenHeader"_L1].toString();
    for (const auto key : {"services"_L1, "endpoints"_L1}) {
        for (const QJsonValue& entry : root[key].toArray()) {
            const QJsonObject service = entry.toObject();
            if (service["name"_L1].toString().compare("MCP"_L1, Qt::CaseInsensitive) != 0)
                continue;
            server.url = service["endpoint"_L1].toString();
            server.version = service["version"_L1].toString();
            if (!server.url.isEmpty())
                return server;
        }
    }
    server.url = described["url"_L1].toString();
    server.version = described["version"_L1].toString();
    if (!server.url.isEmpty())
        return server;
    if (described.contains("command"_L1))
        return fail(ErrorKind::Invalid, "ENDPOINT_MISSING",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The agent's registration file names a program instead of the "
                                              "URL of an MCP server. Programs of agents are never run.")));
    return fail(ErrorKind::Invalid, "ENDPOINT_MISSING",
                Message(QT_TRANSLATE_NOOP("Engine", "The agent's registration file does not name an MCP server.")));
}

}  // namespace signalbox::actions
