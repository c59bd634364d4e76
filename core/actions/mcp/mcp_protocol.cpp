// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/mcp/mcp_protocol.h"

#include <QUrl>
#include <algorithm>
#include <cmath>

#include "signalbox/literals.h"
#include "signalbox/url.h"

namespace signalbox::actions {

namespace {

constexpr double mostSafe = 9'007'199'254'740'991;

bool isToken(const QString& name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar character) {
        return (character.unicode() < 0x80 && character.isLetterOrNumber()) || "!#$%&'*+-.^_`|~"_L1.contains(character);
    });
}

bool collect(const QJsonObject& schema, const QJsonObject& arguments, int depth, QStringList& names,
             HttpHeaders& headers)
{
    const QJsonObject properties = schema["properties"_L1].toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const QJsonObject property = it.value().toObject();
        const QJsonValue value = arguments[it.key()];
        if (property.contains("x-mcp-header"_L1)) {
            const QString name = property["x-mcp-header"_L1].toString(), type = property["type"_L1].toString();
            if (!isToken(name) || names.contains(name, Qt::CaseInsensitive) ||
                (type != "string"_L1 && type != "integer"_L1 && type != "boolean"_L1))
                return false;
            names << name;
            if (value.isString())
                headers.emplace_back("Mcp-Param-" + name.toLatin1(), headerValue(value.toString()));
            else if (value.isBool())
                headers.emplace_back("Mcp-Param-" + name.toLatin1(), value.toBool() ? "true" : "false");
            else if (value.isDouble() && std::abs(value.toDouble()) <= mostSafe)
                headers.emplace_back("Mcp-Param-" + name.toLatin1(), QByteArray::number(value.toInteger()));
        }
        if (depth > 0 && !collect(property, value.toObject(), depth - 1, names, headers))
            return false;
    }
    return true;
}

}  // namespace

bool isKnownVersion(const QString& version)
{
    static const QStringList known{u"2025-11-25"_s, u"2025-06-18"_s, u"2025-03-26"_s, u"2024-11-05"_s};
    return known.contains(version);
}

QString mcpHost(const McpServer& server)
{
    return shownHost(QUrl(server.url));
}

QJsonObject clientInfo()
{
    return {{u"name"_s, u"signalbox"_s}, {u"version"_s, QLatin1String(SIGNALBOX_VERSION)}};
}

QJsonObject callParams(const McpCall& call)
{
    QJsonObject meta{{u"signalbox/idempotency-key"_s, call.key}};
    if (call.isTest)
        meta[u"signalbox/test"_s] = true;
    return {{u"name"_s, call.tool}, {u"arguments"_s, call.arguments}, {u"_meta"_s, meta}};
}

HttpHeaders keyHeader(const McpCall& call)
{
    return {{"Idempotency-Key", call.key.toUtf8()}};
}

QJsonObject withProtocolMeta(QJsonObject params)
{
    QJsonObject meta = params["_meta"_L1].toObject();
    meta[u"io.modelcontextprotocol/protocolVersion"_s] = QLatin1String(statelessVersion);
    meta[u"io.modelcontextprotocol/clientCapabilities"_s] = QJsonObject();
    meta[u"io.modelcontextprotocol/clientInfo"_s] = clientInfo();
    params[u"_meta"_s] = meta;
    return params;
}

QByteArray headerValue(const QString& text)
{
    const bool plain =
        !text.isEmpty() && text == text.trimmed() &&
        std::all_of(text.begin(), text.end(),
                    [](QChar character) { return character.unicode() >= 0x20 && character.unicode() < 0x7f; }) &&
        !(text.startsWith("=?base64?"_L1) && text.endsWith("?="_L1));
    return plain ? text.toLatin1() : "=?base64?" + text.toUtf8().toBase64() + "?=";
}

std::optional<HttpHeaders> parameterHeaders(const QJsonObject& tool, const QJsonObject& arguments)
{
    HttpHeaders headers;
    QStringList names;
    constexpr int mostDepth = 32;
    if (!collect(tool["inputSchema"_L1].toObject(), arguments, mostDepth, names, headers))
        return std::nullopt;
    return headers;
}

}  // namespace signalbox::actions
