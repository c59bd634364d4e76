// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <vector>

#include "sim/chain.h"
#include "support/bytes.h"
#include "support/database.h"
#include "support/rpc_client.h"

namespace signalbox::test {

struct TruthBlock {
    Height number = 0;
    Bytes32 hash{}, parent{};
    qint64 timestamp = 0;
    bool operator==(const TruthBlock&) const = default;
};

struct TruthTransfer {
    Height block = 0;
    int logIndex = 0;
    Bytes32 transaction{}, value{};
    Bytes20 contract{}, from{}, to{};
    bool operator==(const TruthTransfer&) const = default;
};

struct TruthEvent {
    QString id, transaction, topic;  ///< topic: topic 0 at the source, the event's type in the database
    bool operator==(const TruthEvent&) const = default;
};

/// The canonical tables of one chain, as its node reports them or as the database contains them.
struct Truth {
    std::vector<TruthBlock> blocks;
    std::vector<TruthTransfer> transfers;
    std::vector<TruthEvent> events;  ///< only IDs and their number are compared
};

struct TruthScope {
    Height lo = 0, hi = 0;
    QStringList tokens;      ///< empty for all
    QStringList registries;  ///< empty for no events
    Height eventsHi = -1;    ///< events are stored up to here; none if below lo
    bool blocks = true;
};

Truth truthOfNode(RpcClient& rpc, quint64 chainId, const TruthScope& scope);
Truth truthOfSim(const sim::SimChain& chain, const TruthScope& scope);
Truth truthOfDatabase(Database& database, const QString& schema, quint64 chainId);

/// Empty if equal; else a description of the first difference.
QString difference(const Truth& wanted, const Truth& found);

}  // namespace signalbox::test
