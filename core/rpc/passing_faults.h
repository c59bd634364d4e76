// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rpc/endpoint_pool.h"
#include "signalbox/queries.h"

namespace signalbox::rpc {

/// Counts the requests of a probe that failed and were repeated: not a reason to refuse the endpoint, but worth
/// reporting. Must outlive the calls that it observes; thread of their pool.
class PassingFaults {
public:
    void watch(Call& call);
    /// "failures" with the error REQUESTS_FAILED; none if every request succeeded at once.
    std::optional<ProbeReport::Check> check(const QString& url) const;

private:
    int m_requests = 0, m_failures = 0;
    Fault m_last;
};

}  // namespace signalbox::rpc
