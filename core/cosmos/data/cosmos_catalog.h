// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "postgres/session.h"
#include "signalbox/literals.h"

namespace signalbox::cosmos {

inline const QString ibcStream = u"ibc"_s;  // the only one of such a chain

inline const QString blocksEntity = u"blocks"_s;
inline const QString packetEventsEntity = u"packet_events"_s;
inline const QString relaysEntity = u"relays"_s;
inline const QString channelsEntity = u"channels"_s;
inline const QString clientsEntity = u"clients"_s;
inline const QString channelEndsEntity = u"channel_ends"_s;

/// The tables of Cosmos chains: resources/catalog/cosmos.json.
const catalog::Catalog& cosmosCatalog();

/// Those whose rows belong to blocks: all but channel_ends.
std::vector<const catalog::Entity*> blockEntities();

/// The entity's first columns in the order of its rows, for COPY and SELECT; `fields` −1: all.
QByteArray columnList(const catalog::Entity& entity, int fields = -1);

/// The schema of a new chain with its tables, in the transaction that adds it to signalbox.chains. `reader` may read
/// them; empty if only the owner may.
void makeTables(store::Transaction& transaction, const QString& schema, const QString& reader);

}  // namespace signalbox::cosmos
