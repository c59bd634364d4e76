// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rpc/call.h"
#include "rpc/endpoint_list.h"

namespace signalbox::rpc {

/// Decides how many calls a request contains, and when the chain's ID is worth one of them.
class BatchRules {
public:
    explicit BatchRules(const EndpointList& endpoints) : m_endpoints(endpoints) {}

    /// Number of elements for a batch to this endpoint, or (0) to every usable one: as many as it accepts at once, few
    /// if its rate counts them.
    int size(qint64 endpoint) const;
    /// A larger batch, of at most `available`, that the next request there tests; 0 for none. The entry records that it
    /// was returned.
    int toTry(qint64 endpoint, int available) const;
    /// True if the chain's ID is worth a call in every batch: not if a rate limits the calls and it was checked
    /// recently, or if the endpoint accepts no larger batches; there it is requested separately.
    bool identityDue(qint64 endpoint) const;

    static bool fits(const EndpointEntry& entry, const Call& call);
    static bool identityAlone(const EndpointEntry& entry, const Call& call);

private:
    const EndpointList& m_endpoints;
};

}  // namespace signalbox::rpc
