// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/capability.h"
#include "ibc/state/known_chains.h"
#include "ibc/state/lcd_client.h"
#include "signalbox/ibc_queries.h"

namespace signalbox::ibc {

/// Facts of a channel that a check stores beside its sequences.
struct ChannelFacts {
    QString state, clientId, clientStatus;
    bool compared = false;
    std::optional<Interval> blocks;  ///< to be reindexed
};

/// What is stored of a channel's packets. One snapshot.
struct StoredPackets {
    Sequences pending;             ///< neither acknowledged nor timed out
    Sequences known;               ///< those of the given ones that are stored, in any state
    std::optional<quint64> first;  ///< the lowest stored one
    std::optional<Height> height;  ///< up to which the source is stored
};
StoredPackets readStored(store::Transaction& transaction, const IbcEnd& from, const Sequences& asked);

/// The blocks between the stored neighbors of these packets.
std::optional<Interval> blocksOf(store::Transaction& transaction, const IbcEnd& from, const Sequences& missing);

void storeCheck(store::Transaction& transaction, const ChannelCheck& check, const ChannelFacts& facts);

/// The last check of each channel, by source.
std::vector<ChannelCheck> readChecks(store::Transaction& transaction);

/// Channels to chains that the workspace does not index, both directions, with a note that says so and without a time.
std::vector<ChannelCheck> uncheckable(store::Transaction& transaction, RouteFilter filter);

/// Differences, and channels whose client is not active.
void readStateConcerns(store::Transaction& transaction, engine::Concerns& concerns);

/// A message for a column of jsonb, without secrets; an object in every case: text of others becomes the argument of a
/// pattern.
QJsonObject noteOf(const Message& note);
store::Value sequenceArray(const Sequences& sequences);  ///< numeric[]
Sequences sequencesIn(const pqxx::field& field);         ///< of numeric[]

}  // namespace signalbox::ibc
