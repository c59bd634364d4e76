// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"

namespace signalbox::ibc {

struct JoinTurn {
    bool more = false;   ///< there is more to read
    qint64 packets = 0;  ///< that changed
};

/// Joins what came to the chains of the workspace, in the transaction; about `events` packet events. The function
/// ibc.join_turn tells how. Its temporary tables stay with the session.
JoinTurn joinTurn(store::Transaction& transaction, qint64 events);

/// All blocks of all chains are joined again by the next turns; wrong rows are replaced meanwhile, and none is missing.
Expected<Done> joinAgain(store::Session& session);

}  // namespace signalbox::ibc
