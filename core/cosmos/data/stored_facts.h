// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "cosmos/lcd/channel_facts.h"
#include "postgres/session.h"
#include "signalbox/interval.h"
#include "store/chain_place.h"

namespace signalbox::cosmos {

/// What the tables of a chain say about what is still to be asked: ends of channels whose counterparty is not known,
/// and blocks whose results the next header contradicts. Writes behind the lease. One thread; calls block.
class StoredFacts {
public:
    StoredFacts(store::ConnectionInfo database, store::ChainPlace place, qint64 epoch);

    /// Ends that are due, the oldest first; an end that could not be learnt is due again after a minute.
    Expected<std::vector<ChannelEnd>> unlearnt(int most);
    Expected<Done> learnt(const ChannelFacts& facts);
    /// `problem`: why it was not learnt.
    Expected<Done> notLearnt(const ChannelEnd& end, const QString& problem);

    /// Heights among the newest blocks whose results are not those that the next header states. Each is returned once:
    /// where a second read gives the same, the chain's software hashes them in its own way.
    Expected<Intervals> contradicted();

private:
    store::Session m_session;
    store::ChainPlace m_place;
    std::string m_schema;  // SQL
    qint64 m_epoch;
    Height m_checkedTo = 0;
    std::set<Height> m_told;
};

}  // namespace signalbox::cosmos
