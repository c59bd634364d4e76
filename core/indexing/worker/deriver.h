// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexing/committer.h"
#include "indexing/derived_work.h"
#include "indexing/scheduler.h"

namespace signalbox::indexing {

/// Computes the rows of derived streams from stored rows, piece by piece. What fails is retried with growing pauses and
/// holds up nothing else.
class Deriver {
public:
    struct Parts {
        const WorkerConfig& config;
        const WorkerClock& clock;
        Ledger& ledger;
        StoreLink& link;
        DatabaseState& database;
        const CommitQueue& queue;
        const Scheduler& scheduler;
        const ForkResolver& forks;
        const Throughput& throughput;
        Journal& journal;
    };
    struct Hooks {
        std::function<void()> checkSynced, turnSoon;
    };

    Deriver(Parts parts, Hooks hooks) : m(parts), m_hooks(std::move(hooks)) {}

    /// At most one piece, and none while a live block waits: that block waits for one piece at most.
    void once();
    void reloaded() { m_work.reloaded(); }               ///< the coverage was read again
    qint64 retryAt() const { return m_work.retryAt(); }  ///< 0 if none failed

private:
    bool mayWrite() const;
    bool isQuiet() const;
    void failed(const Error& error);
    void retryLater();

    Parts m;
    Hooks m_hooks;
    DerivedWork m_work;
};

}  // namespace signalbox::indexing
