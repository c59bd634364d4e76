// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/cosmos/cosmos_net.h"
#include "sim/cosmos/event_writer.h"

/// The events of a block as its chain's generation of ibc-go emits them. The net must not mine meanwhile.
namespace signalbox::sim {

/// Of one transaction: fee and signature, then its messages.
void writeTxEvents(EventWriter& to, const CosmosSimNet& net, int chain, Height height, std::size_t index);
/// Of its messages only: what the log of a transaction repeats before SDK 0.50.
void writeMessageEvents(EventWriter& to, const CosmosSimNet& net, int chain, Height height, std::size_t index);
void writeBeginBlockEvents(EventWriter& to, const CosmosSimNet& net, int chain, Height height);
void writeEndBlockEvents(EventWriter& to, const CosmosSimNet& net, int chain, Height height);

}  // namespace signalbox::sim
