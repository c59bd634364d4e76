// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "signalbox/queries.h"

namespace signalbox::engine {

/// Puts pending rows between the stored rows of a page that is sorted newest first: at their place in time, and only on
/// the page in whose range they fall. Stored rows win over pending rows with the same key.
void mergePending(const EventQuery& query, std::vector<EventRow> pending, EventPage& page);

}  // namespace signalbox::engine
