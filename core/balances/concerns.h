// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/capability.h"

namespace signalbox::balances {

/// Queues that are delayed or fail, entries that failed for good, and tokens that were found untrusted in the last
/// week.
Expected<engine::Concerns> readConcerns(store::Session& session);

}  // namespace signalbox::balances
