// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QDateTime>
#include <optional>
#include <vector>

#include "signalbox/commands.h"
#include "signalbox/queries.h"
#include "support/bytes.h"

namespace signalbox::engine {

/// A block that a chain is known to have.
struct KnownBlock {
    Height number = 0;
    Bytes32 hash{};
};

std::optional<KnownBlock> knownBlock(Height number, const QByteArray& hash);  ///< none: it is not a hash of 32 bytes

/// A node as its own family knows it.
struct Recognized {
    QString caip2;
    Message node;  ///< with article and network: "a Canopy node (chain 1 of network 1)"
};

/// What a family asks of endpoints that need not belong to a chain yet: for the wizard, and to test an endpoint. All
/// drafts come with their secrets resolved. Lives in one thread with an event loop; its destructor cancels and waits
/// for what is under way. No answer holds a secret.
class Prober {
public:
    virtual ~Prober() = default;

    /// Every check of the wizard in its order; `expectedCaip2` may be empty. The report is a value even when the
    /// endpoint is useless (ProbeReport::error); the task fails only when cancelled.
    virtual QCoro::Task<Expected<ProbeReport>> probeEndpoint(EndpointDraft endpoint, QString expectedCaip2) = 0;
    /// The node that answers there, when it is one of this family.
    virtual QCoro::Task<std::optional<Recognized>> recognize(EndpointDraft endpoint) = 0;
    /// Whether all endpoints serve the network with these blocks, or else the same one. Refused OTHER_NETWORK on a
    /// contradiction only: an endpoint that does not answer contradicts nothing.
    virtual QCoro::Task<Expected<Done>> compareNetworks(std::vector<EndpointDraft> endpoints,
                                                        std::vector<KnownBlock> known);
    /// Where the draft could begin, each with an estimate; figures that could not be sampled stay unknown.
    virtual QCoro::Task<Expected<std::vector<StartChoice>>> startChoices(ChainDraft chain, QDateTime date,
                                                                         int lastDays) = 0;
    /// NO_CONTRACT when nothing lives at the address, NO_TOKENS when the family has none.
    virtual QCoro::Task<Expected<TokenInfo>> tokenInfo(std::vector<EndpointDraft> endpoints, QString address);
};

}  // namespace signalbox::engine
