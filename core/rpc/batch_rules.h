// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rpc/call.h"
#include "rpc/endpoint_list.h"

namespace signalbox::rpc {

/// How many calls a request shall hold, and when the chain's id is worth one of them.
class BatchRules {
public:
    explicit BatchRules(const EndpointList& endpoints) : m_endpoints(endpoints) {}

    /// Elements worth sending in a batch to this one, or (0) to every usable one: as many as it takes at once, few
    /// where its rate counts them.
    int size(qint64 endpoint) const;
    /// A larger batch, of at most `available`, that the next one sent there shall try; 0: none. The entry remembers
    /// that it was asked for.
    int toTry(qint64 endpoint, int available) const;
    /// Whether the chain's id is worth a call in every batch: not where a rate limits them and it was seen lately, or
    /// where the endpoint takes no larger batches; there it is asked for alone.
    bool identityDue(qint64 endpoint) const;

    static bool fits(const EndpointEntry& entry, const Call& call);
    static bool identityAlone(const EndpointEntry& entry, const Call& call);

private:
    const EndpointList& m_endpoints;
};

}  // namespace signalbox::rpc
