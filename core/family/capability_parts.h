// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/capability.h"

namespace signalbox::engine {

// What the capabilities of a family add to its own parts.

Features featuresOf(const Capabilities& capabilities);
std::vector<store::StreamRow> streamsOf(const Capabilities& capabilities, const QString& caip2);
/// None if no capability has a stream of this name.
std::optional<store::StreamRow> streamOf(const Capabilities& capabilities, const QString& caip2, const QString& name);

using DataSets = std::vector<std::shared_ptr<const store::DataSet>>;
/// The family's own sets, then those that the capabilities compute from them.
DataSets withCapabilities(DataSets own, const Capabilities& capabilities, const store::ChainPlace& place);
store::MakeChainTables withCapabilities(store::MakeChainTables own, const Capabilities& capabilities);

void addTables(const Capabilities& capabilities, store::Transaction& transaction, const store::ChainRow& chain);
/// The preview of a deletion with the tables of the capabilities.
Expected<Preview> withCapabilities(Expected<Preview> own, const Capabilities& capabilities, store::Session& session,
                                   const store::ChainRow& chain);
Expected<Done> removeAll(const Capabilities& capabilities, store::Session& session, const store::ChainRow& chain,
                         qint64 epoch);

}  // namespace signalbox::engine
