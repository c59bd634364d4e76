// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands.h"

namespace signalbox::cli {

std::vector<CommandSpec> allCommands()
{
    std::vector<CommandSpec> all;
    for (auto part :
         {workspaceCommands,   databaseCommands,     addChainCommands, chainCommands,     endpointCommands,
          streamCommands,      tokenCommands,        runCommands,      repairCommands,    verifyCommands,
          canopyCommands,      schemaCommands,       syncCommands,     balanceCommands,   balanceCheckCommands,
          queueCommands,       queueSettingCommands, priceCommands,    triggerCommands,   triggerEditCommands,
          triggerFileCommands, actionCommands,       userCommands,     packetCommands,    channelCommands,
          clearCommands,       operationCommands,    ruleCommands,     telemetryCommands, exploreCommands,
          eventCommands,       sqlCommands,          recordCommands,   settingsCommands,  careCommands,
          maintainCommands,    ownJobCommands})
        for (CommandSpec& spec : part())
            all.push_back(std::move(spec));
    return all;
}

}  // namespace signalbox::cli
