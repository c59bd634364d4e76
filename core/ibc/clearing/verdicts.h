// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "ibc/clearing/hermes_output.h"
#include "ibc/clearing/operation_rows.h"
#include "ibc/state/state_method.h"

namespace signalbox::ibc {

/// What is known of an operation's packets when it ends.
struct Evidence {
    PendingState state;                  ///< by the chains, afterwards
    HermesOutput output;                 ///< of all runs
    std::map<quint64, QString> outcome;  ///< of ibc.packet_flow: acknowledged, failed, timed_out of those that ended
    Message unprovable;                  ///< why nothing can be proved; empty if it can
};

/// The chains' state decides, not what Hermes says: a packet is done once its commitment is gone. How it ended, and
/// whether by us, is told by Hermes' result and by what is indexed.
std::vector<ClearingOperation::Packet> verdictsOf(const OpenOperation& operation, const Evidence& evidence);

/// As if nothing had been done; `why` says why nothing better is known.
std::vector<ClearingOperation::Packet> untouched(const OpenOperation& operation, const Message& why);

/// Completed: all are done. Partial: some are done or received.
ClearingState stateOf(const std::vector<ClearingOperation::Packet>& packets);

/// Sequences that Hermes says its own transactions relayed on the sending end of the request.
Sequences relayedBy(const HermesOutput& output, const ClearingRequest& request);

}  // namespace signalbox::ibc
