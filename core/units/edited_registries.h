// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chain/interval_set.h"
#include "postgres/session.h"

namespace signalbox::engine {

/// Registry events that may be missing. Up to schema version 15 the coverage of the stream "registries" did not record
/// the addresses for which blocks were read: if the recorded commands show that addresses were added, blocks stored
/// until then were not read for them.
struct EditedRegistries {
    QString caip2;
    chain::IntervalSet blocks;  ///< covered, not reindexed since; not empty
};

/// For all chains. A reindex, or a later edit after which the whole stream is read again, removes the entry. Reads the
/// command log.
Expected<std::vector<EditedRegistries>> editedRegistries(store::Session& session);

}  // namespace signalbox::engine
