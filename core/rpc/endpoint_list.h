// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "rpc/endpoint_entry.h"

namespace signalbox::rpc {

using EntryPtr = std::shared_ptr<EndpointEntry>;

/// The endpoints of one chain, and their combined values. Waiting calls hold an entry, because it may be removed in the
/// meantime.
class EndpointList {
public:
    explicit EndpointList(std::shared_ptr<RateRegistry> rates);

    void set(std::vector<EndpointSettings> endpoints);  ///< the state of endpoints that are kept is kept, too
    const std::vector<EntryPtr>& all() const { return m_entries; }
    EntryPtr find(qint64 endpoint) const;  ///< null if it was removed
    void clearHolds();                     ///< for the action "try now"

    bool hasOther(qint64 endpoint) const;  ///< true if there is another usable one
    qint64 widestRange() const;  ///< blocks that the most generous usable endpoint accepts; 0 if no limit is known
    int usableCount() const;
    int slots() const;              ///< concurrent requests that the usable endpoints accept
    double callsPerSecond() const;  ///< sum of all rates; 0 if no limit is known
    Message limitWords() const;     ///< "15 calls/s, learned" if every endpoint has such a limit; else empty
    double medianLatency() const;   ///< milliseconds, of the fastest
    std::optional<Clock::time_point> nextTry() const;  ///< none if at least one can be used now
    QDateTime nextTryAt() const;
    std::vector<EndpointSnapshot> snapshots() const;

private:
    std::shared_ptr<RateRegistry> m_rates;
    std::vector<EntryPtr> m_entries;
};

}  // namespace signalbox::rpc
