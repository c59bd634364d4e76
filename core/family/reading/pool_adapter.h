// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexing/adapter.h"
#include "rpc/endpoint_pool.h"

namespace signalbox::engine {

/// An adapter whose requests go to one endpoint pool, and what follows from that. A derived class cancels the pool and
/// drains its scope in its destructor.
class PoolAdapter : public indexing::Adapter {
public:
    void abort() override { pool().cancel(); }
    bool waitingForRate() const override { return pool().waitingForRate(); }
    QDateTime nextTry() const override { return pool().endpoints().nextTryAt(); }
    void tryNow() override { pool().tryNow(); }
    Message limitDetail() const override { return pool().endpoints().limitWords(); }

protected:
    virtual rpc::EndpointPool& pool() const = 0;
    /// Concurrent fetches that keep `each` requests running at every usable endpoint, twice as many at distant ones,
    /// where time is spent waiting.
    int inFlight(int each, int most) const;
};

}  // namespace signalbox::engine
