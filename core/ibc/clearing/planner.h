// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/clearing/hermes_settings.h"
#include "ibc/state/chain_thread.h"
#include "ibc/state/known_chains.h"
#include "ibc/state/state_method.h"
#include "signalbox/clearing_queries.h"

namespace signalbox::ibc {

class HermesRest;

/// Finds out what clearing would do, by asking both chains and Hermes. In a ChainThread.
class Planner {
public:
    Planner(ChainThread::Access& access, HermesSettings settings) : m_access(access), m_settings(std::move(settings)) {}

    /// Refusals are in the plan. Errors: TOO_MANY, BAD_VALUE, CHANNEL_UNKNOWN, those of the chains and the database.
    Expected<ClearingPlan> plan(const ClearingRequest& request);
    Expected<HermesStatus> status();

    static constexpr int mostPackets = 100;

private:
    struct Ends {
        Route route;
        LcdClient* source = nullptr;
        LcdClient* destination = nullptr;
        LcdChannel from, to;
        LcdClientState sourceClient, destinationClient;
    };
    Expected<ClearingPlan> planChain(const ClearingRequest& request);
    Expected<Ends> ends(const ClearingRequest& request);
    Expected<Done> planPackets(const Ends& ends, ClearingPlan& plan);
    Expected<Done> checkStored(const Ends& ends, ClearingPlan& plan);
    void checkEnds(const Ends& ends, ClearingPlan& plan) const;
    void checkHistory(const Ends& ends, ClearingPlan& plan);
    void checkHermes(const Ends& ends, ClearingPlan& plan);
    void checkCost(const Ends& ends, ClearingPlan& plan);

    ChainThread::Access& m_access;
    const HermesSettings m_settings;
};

/// Packets of the plan for which that is to be done.
int countOf(const ClearingPlan& plan, QLatin1String work);

}  // namespace signalbox::ibc
