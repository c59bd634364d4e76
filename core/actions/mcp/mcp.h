// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/action_config.h"
#include "actions/mcp/agent_server.h"
#include "actions/mcp/mcp_client.h"
#include "actions/outcome.h"
#include "actions/send_context.h"

namespace signalbox::actions {

/// The MCP server of an agent, from the cache or from its registration file. Errors: AGENT_MISSING, those of the
/// resolver, of fetchAgentFile and of readAgentServer.
Expected<AgentServer> resolveAgentServer(const SendContext& context, qint64 chainId, const QString& agent,
                                         const QStringList& privateHosts, QDeadlineTimer deadline);

SendOutcome sendMcp(const SendContext& context, McpClient& client, const Outgoing& outgoing, const McpConfig& config);

}  // namespace signalbox::actions
