// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexing/fork_resolver.h"
#include "indexing/head_follower.h"
#include "indexing/reply.h"

namespace signalbox::indexing {

/// The rewind command: undoes all blocks above a height and ends REORG_TOO_DEEP.
class Rewinder {
public:
    struct Parts {
        const WorkerConfig& config;
        const Life& life;
        Ledger& ledger;
        ForkResolver& forks;
        HeadFollower& head;
        Naps& naps;
        TaskScope& scope;
    };

    Rewinder(Parts parts, std::function<void()> turnSoon) : m(parts), m_turnSoon(std::move(turnSoon)) {}

    /// Replies INVALID_HEIGHT above the newest stored block. Waits for a running comparison.
    void rewind(Height to, const Reply<ReorgReport>& reply) { m.scope.launch(run(to, reply)); }

private:
    QCoro::Task<> run(Height to, Reply<ReorgReport> reply);

    Parts m;
    std::function<void()> m_turnSoon;
};

}  // namespace signalbox::indexing
