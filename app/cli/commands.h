// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "cli/arguments.h"

namespace signalbox::cli {

std::vector<CommandSpec> workspaceCommands();
std::vector<CommandSpec> databaseCommands();
std::vector<CommandSpec> addChainCommands();
std::vector<CommandSpec> chainCommands();
std::vector<CommandSpec> endpointCommands();
std::vector<CommandSpec> streamCommands();
std::vector<CommandSpec> runCommands();
std::vector<CommandSpec> repairCommands();
std::vector<CommandSpec> verifyCommands();
std::vector<CommandSpec> canopyCommands();  ///< resync, indexing
std::vector<CommandSpec> schemaCommands();
std::vector<CommandSpec> syncCommands();  ///< sync, optimize
std::vector<CommandSpec> balanceCommands();
std::vector<CommandSpec> balanceCheckCommands();
std::vector<CommandSpec> queueCommands();
std::vector<CommandSpec> queueSettingCommands();
std::vector<CommandSpec> tokenCommands();  ///< show, edit
std::vector<CommandSpec> priceCommands();
std::vector<CommandSpec> triggerCommands();
std::vector<CommandSpec> triggerEditCommands();
std::vector<CommandSpec> triggerFileCommands();  ///< dry-run, import, export, db seed
std::vector<CommandSpec> actionCommands();
std::vector<CommandSpec> userCommands();       ///< and secrets set
std::vector<CommandSpec> packetCommands();     ///< ibc overview, packets, stuck, packet
std::vector<CommandSpec> channelCommands();    ///< ibc channels, relayers, check
std::vector<CommandSpec> clearCommands();      ///< ibc clear, import
std::vector<CommandSpec> operationCommands();  ///< ibc operations, cancel, hermes
std::vector<CommandSpec> ruleCommands();       ///< ibc thresholds, prices, price
std::vector<CommandSpec> telemetryCommands();  ///< ibc telemetry
std::vector<CommandSpec> exploreCommands();
std::vector<CommandSpec> eventCommands();
std::vector<CommandSpec> sqlCommands();
std::vector<CommandSpec> recordCommands();  ///< jobs, log, audit, alerts
std::vector<CommandSpec> settingsCommands();
std::vector<CommandSpec> secretCommands();
std::vector<CommandSpec> careCommands();      ///< db indexes, bloat, slow, tables, connections
std::vector<CommandSpec> maintainCommands();  ///< db jobs, maintain, schedule
std::vector<CommandSpec> ownJobCommands();    ///< db add-job, edit-job, delete-job, runs

std::vector<CommandSpec> allCommands();

}  // namespace signalbox::cli
