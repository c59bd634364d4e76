// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "rpc/endpoint_pool.h"

namespace signalbox::evm {

/// Endpoints that omitted logs: from then on their receipts are read, or single blocks by hash if they return none.
class TrustBook {
public:
    explicit TrustBook(const rpc::EndpointPool& pool) : m_pool(pool) {}

    bool distrust(qint64 endpoint) { return m_distrusted.insert(endpoint).second; }  ///< true if it was trusted before
    bool isDistrusted(qint64 endpoint) const { return m_distrusted.contains(endpoint); }
    const std::set<qint64>& distrusted() const { return m_distrusted; }
    bool trustsAll() const { return m_distrusted.empty(); }
    qint64 trustedEndpoint() const;  ///< 0 for any: either none is distrusted, or all are
    bool allDistrusted() const { return !trustsAll() && trustedEndpoint() == 0; }

private:
    const rpc::EndpointPool& m_pool;
    std::set<qint64> m_distrusted;
};

}  // namespace signalbox::evm
