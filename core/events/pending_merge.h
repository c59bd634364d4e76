// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "signalbox/queries.h"

namespace signalbox::engine {

/// Inserts pending rows between the stored rows of a page that is sorted newest first: by time, and only on the page
/// whose range contains them. Stored rows replace pending rows with the same key.
void mergePending(const EventQuery& query, std::vector<EventRow> pending, EventPage& page);

}  // namespace signalbox::engine
