// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/capability.h"

namespace signalbox::ibc {

/// What remove() deletes.
Expected<std::vector<Preview::Table>> tablesOf(store::Session& session, const store::ChainRow& chain);

/// Deletes the packets that the chain sent, its relays and its statistics. Packets to it keep what their own chain says
/// of them. In steps that can be repeated.
Expected<Done> removeChain(store::Session& session, const store::ChainRow& chain, qint64 epoch);

}  // namespace signalbox::ibc
