// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rpc/rate/send_log.h"

namespace signalbox::rpc {

/// The operator's limit in calls per second. A batch of more calls than that is sent alone, and the following requests
/// wait until its calls are made up for.
class RateCeiling {
public:
    using Clock = SendLog::Clock;
    using Time = SendLog::Time;

    void lower(double callsPerSecond);  ///< the lowest of all counts; 0 for none
    void sent(const SendCost& cost, Time now);

    /// Time until `cost` may be sent in addition to the requests of the log; not above 0 for now.
    Clock::duration room(const SendLog& log, const SendCost& cost, Time now) const;
    bool isMoreThanASecond(const SendCost& cost) const;
    double cut(double calls) const { return isSet() ? std::min(calls, m_perSecond) : calls; }

private:
    bool isSet() const { return m_perSecond > 0; }

    double m_perSecond = 0;
    Time m_overUntil{};
};

}  // namespace signalbox::rpc
