// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"

namespace signalbox::triggers {

/// The test data of the documents: the users alice, bob and charlie (inactive), whose password is password123, three
/// triggers with their conditions, actions and a state, eight events, four results. Rows that exist are left as they
/// are, so it can be run again. Their chain is 84532, as the documents have it, or 1000000084532 if the workspace has
/// that chain or other events of it: the events remain for ever. Returns the number of the chain.
qint64 seed(store::Transaction& transaction);

}  // namespace signalbox::triggers
