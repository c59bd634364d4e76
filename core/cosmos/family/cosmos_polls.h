// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexing/adapter.h"
#include "postgres/connection_info.h"
#include "store/chain_place.h"

namespace signalbox::engine {

/// Asks for the counterparties of channels that are not known yet, and has blocks read again whose results the next
/// header contradicts. In the worker's thread; failures are logged and repeated with the next poll.
void pollCosmos(indexing::Adapter& adapter, const store::ConnectionInfo& database, const store::ChainPlace& place,
                qint64 epoch);

}  // namespace signalbox::engine
