// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "signalbox/error.h"

namespace signalbox::actions {

/// The MCP server of an agent, as its registration file names it. The file is under the control of the agent's owner.
struct AgentServer {
    QString url;
    QString version;      ///< of the protocol, 2025-06-18; empty if the file does not give it
    QString tokenHeader;  ///< empty: Authorization
};

/// Reads a registration file: the entry MCP of services[] or endpoints[], else capabilities.mcp. A command in it is
/// never run. Errors: FILE_INVALID, ENDPOINT_MISSING.
Expected<AgentServer> readAgentServer(const QByteArray& file);

}  // namespace signalbox::actions
