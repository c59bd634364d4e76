// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "rpc/endpoint_entry.h"

namespace signalbox::rpc {

using EntryPtr = std::shared_ptr<EndpointEntry>;

/// The endpoints of one chain, and what they amount to together. Whoever waits for one holds its entry: it may be taken
/// out meanwhile.
class EndpointList {
public:
    explicit EndpointList(std::shared_ptr<RateRegistry> rates);

    void set(std::vector<EndpointSettings> endpoints);  ///< what is known of those that stay is kept
    const std::vector<EntryPtr>& all() const { return m_entries; }
    EntryPtr find(qint64 endpoint) const;  ///< null: it was taken out
    void clearHolds();                     ///< "try now"

    bool hasOther(qint64 endpoint) const;  ///< another usable one
    qint64 widestRange() const;            ///< blocks that the most generous usable endpoint takes; 0: no cap known
    int usableCount() const;
    int slots() const;              ///< requests that the usable endpoints take at once
    double callsPerSecond() const;  ///< that the rates of all allow together; 0: no limit known
    Message limitWords() const;     ///< "15 calls/s, learned" when every endpoint has such a limit; else empty
    double medianLatency() const;   ///< milliseconds, of the quickest
    std::optional<Clock::time_point> nextTry() const;  ///< none: at least one can be asked now
    QDateTime nextTryAt() const;
    std::vector<EndpointSnapshot> snapshots() const;

private:
    std::shared_ptr<RateRegistry> m_rates;
    std::vector<EntryPtr> m_entries;
};

}  // namespace signalbox::rpc
