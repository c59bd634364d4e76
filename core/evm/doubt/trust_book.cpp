// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/doubt/trust_book.h"

#include "signalbox/literals.h"

namespace signalbox::evm {

qint64 TrustBook::trustedEndpoint() const
{
    if (trustsAll())
        return 0;
    for (const EndpointSnapshot& endpoint : m_pool.endpoints().snapshots())
        if (endpoint.enabled && endpoint.kind != "ws"_L1 && !isDistrusted(endpoint.id) &&
            (endpoint.state == EndpointState::Ok || endpoint.state == EndpointState::Untested))
            return endpoint.id;
    return 0;
}

}  // namespace signalbox::evm
