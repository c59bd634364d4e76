// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/mcp/mcp_client.h"

namespace signalbox::actions {

inline constexpr const char* statelessVersion = "2026-07-28";
inline constexpr const char* newestStateful = "2025-11-25";
inline constexpr int headerMismatch = -32020, unsupportedVersion = -32022;

bool isKnownVersion(const QString& version);  ///< of those with a handshake
QString mcpHost(const McpServer& server);
QJsonObject clientInfo();
QJsonObject callParams(const McpCall& call);  ///< with the idempotency key in _meta
HttpHeaders keyHeader(const McpCall& call);
QJsonObject withProtocolMeta(QJsonObject params);  ///< of the stateless family
QByteArray headerValue(const QString& text);       ///< plain, or =?base64?…?=

/// Headers for the arguments that a tool's schema marks with x-mcp-header. Nothing if the schema is not valid.
std::optional<HttpHeaders> parameterHeaders(const QJsonObject& tool, const QJsonObject& arguments);

}  // namespace signalbox::actions
