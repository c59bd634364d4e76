// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "postgres/session.h"
#include "signalbox/triggers.h"

namespace signalbox::triggers {

using ChainNames = std::map<qint64, QString>;  ///< EVM chains of the workspace, by number

/// The triggers of the user whom scope() has set, by name, in a number of queries that does not depend on theirs.
std::vector<TriggerSummary> readSummaries(store::Transaction& transaction, const ChainNames& chains);

}  // namespace signalbox::triggers
