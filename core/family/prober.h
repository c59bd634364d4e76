// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QDateTime>
#include <optional>
#include <vector>

#include "signalbox/commands.h"
#include "signalbox/queries.h"
#include "support/bytes.h"
#include "support/task_scope.h"

namespace signalbox::engine {

/// A known block of a chain.
struct KnownBlock {
    Height number = 0;
    Bytes32 hash{};
};

std::optional<KnownBlock> knownBlock(Height number,
                                     const QByteArray& hash);  ///< none if the hash does not have 32 bytes

/// A node as described by its own family.
struct Recognized {
    QString caip2;
    Message node;  ///< with article and network: "a Canopy node (chain 1 of network 1)"
};

/// The log of an event: its position, and its bytes if its row contains them.
struct EventLog {
    struct Bytes {
        std::vector<Bytes32> topics;
        QByteArray data;
    };
    Height block = 0;
    QString blockHash;  ///< 0x…; empty if unknown
    int logIndex = 0;
    std::optional<Bytes> stored;
};

/// A family's requests to endpoints that need not belong to a chain yet: for the wizard, and to test an endpoint. All
/// drafts have their secrets resolved. Lives in one thread with an event loop. No result contains a secret.
class Prober {
public:
    /// Cancels running requests and waits for them. A family's prober whose requests use its members does this first,
    /// in its own destructor.
    virtual ~Prober() = default;
    TaskScope& scope() { return m_scope; }  ///< of its requests, and of other work that must end with it

    /// Every check of the wizard in order; `expectedCaip2` may be empty. Returns a report even for a useless endpoint
    /// (ProbeReport::error); the task fails only if canceled.
    virtual QCoro::Task<Expected<ProbeReport>> probeEndpoint(EndpointDraft endpoint, QString expectedCaip2) = 0;
    /// The node at the endpoint, if it belongs to this family.
    virtual QCoro::Task<std::optional<Recognized>> recognize(EndpointDraft endpoint) = 0;
    /// Checks that all endpoints serve the network with these blocks, or without blocks the same network. Refused
    /// OTHER_NETWORK only for a contradiction: an endpoint that does not answer contradicts nothing.
    virtual QCoro::Task<Expected<Done>> compareNetworks(std::vector<EndpointDraft> endpoints,
                                                        std::vector<KnownBlock> known);
    /// The possible starts of the draft, each with an estimate; figures without samples are unknown.
    virtual QCoro::Task<Expected<std::vector<StartChoice>>> startChoices(ChainDraft chain, QDateTime date,
                                                                         int lastDays) = 0;
    /// NO_CONTRACT if there is no contract at the address, NO_TOKENS if the family has no tokens.
    virtual QCoro::Task<Expected<TokenInfo>> tokenInfo(std::vector<EndpointDraft> endpoints, QString address);
    /// Bytes and fields of an event's log as an endpoint returns it; as stored if none does, with the reason in
    /// rawError. The row is left to the caller. EVENT_UNKNOWN if the family has no events.
    virtual QCoro::Task<Expected<EventDetail>> rawEvent(std::vector<EndpointDraft> endpoints, EventLog log);

private:
    TaskScope m_scope;
};

}  // namespace signalbox::engine
