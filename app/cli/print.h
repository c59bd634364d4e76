// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"
#include "signalbox/queries.h"
#include "signalbox/snapshot.h"

namespace signalbox::cli {

QStringList chainHead();
QStringList chainRow(const ChainSnapshot& chain);
QString mark(const ProbeReport::Check& check);  ///< ✓, ! (passed with a warning) or ✗
/// Prints the warnings of the checks that passed to standard error.
void warn(const Output& out, const ProbeReport& report);
/// Whether new blocks are announced by WebSocket: yes, no, or – if not tried.
QString webSocketWord(const EndpointSnapshot& endpoint);
void printChain(const Output& out, const ChainSnapshot& chain);

}  // namespace signalbox::cli
