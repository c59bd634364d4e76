// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>

#include "postgres/session.h"
#include "signalbox/triggers.h"

namespace signalbox::triggers {

/// The breakers of triggers during one transaction that evaluates; they are stored with the functions
/// erc8004.breaker_…, which the jobs use as well. Counts failed evaluations and skipped events.
class Breakers {
public:
    explicit Breakers(store::Transaction& transaction);  ///< reads those that are not closed

    bool isClosed(const QString& trigger) const { return m_broken.empty() || !m_broken.contains(trigger); }
    /// False, and counted, if the trigger is not to be evaluated now.
    bool allows(const QString& trigger);
    void failed(const QString& trigger, const Message& error);
    /// The evaluation succeeded. A trial ends when the trigger fires: its jobs tell how it went.
    void passed(const QString& trigger, bool fired);
    void store();  ///< the counters

private:
    struct Broken {
        bool shut = false;  ///< not due yet
        bool trial = false;
        bool byEvaluation = false;  ///< what opened it
    };
    struct Day {
        qint64 errors = 0, skipped = 0;
        Message error;
    };
    store::Transaction& m_transaction;
    std::map<QString, Broken> m_broken;  ///< by trigger
    std::map<QString, Day> m_days;
};

}  // namespace signalbox::triggers
