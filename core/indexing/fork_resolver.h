// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <functional>
#include <memory>

#include "chain/reorg.h"
#include "indexing/adapter.h"
#include "indexing/ledger.h"
#include "indexing/worker/journal.h"
#include "indexing/worker/life.h"
#include "indexing/worker_clock.h"
#include "indexing/worker_status.h"
#include "support/task_scope.h"

namespace signalbox::indexing {

/// Checks that the stored blocks are still canonical. A contradiction raises a suspicion; then the chain is compared
/// twice, and blocks are undone only if both comparisons agree. An ancestor below the floor is too deep: the worker
/// stops until a rewind, or until the chain agrees again.
class ForkResolver {
public:
    using Undo = std::function<QCoro::Task<Expected<ReorgReport>>(Height ancestor, Bytes32 newHead, QString reason)>;
    struct Parts {
        const WorkerConfig& config;
        const WorkerClock& clock;
        const Life& life;
        Ledger& ledger;
        const std::unique_ptr<Adapter>& adapter;
        Journal& journal;
        TaskScope& scope;
    };
    struct Hooks {
        std::function<void()> settle;                ///< waits for a running commit
        Undo undo;                                   ///< undoes in the store and in the ledger
        std::function<void(const Head&)> corrected;  ///< earlier heads were wrong; called before the ledger is updated
        std::function<void()> dropAll;               ///< discards ranges in flight and decoded ranges
        std::function<void()> pollNow, turnSoon;
    };

    ForkResolver(Parts parts, Hooks hooks) : m(parts), m_hooks(std::move(hooks)) {}

    void started(Height head);        ///< the first head is known
    void headSeen(const Head& head);  ///< called after the ledger is updated
    void headCorrected(Height head);  ///< earlier heads were wrong; called after the ledger is updated
    void followed();                  ///< a live block was committed whose parent is stored
    /// `at`: the lowest stored height that something contradicts; none: the newest.
    void suspect(const char* why, std::optional<Height> at = {});
    void checkWhenDue();
    void tryNow() { m_retryAt = 0; }
    QCoro::Task<Expected<ReorgReport>> undo(Height ancestor, Bytes32 newHead, QString reason);
    void resolved();  ///< the contradiction was undone

    bool isCalm() const { return m_doubt == Doubt::None; }  ///< live blocks may be planned
    bool isBusy() const { return m_doubt == Doubt::Busy || m_doubt == Doubt::BusySuspected; }
    bool isTooDeep() const { return m_tooDeep.has_value(); }
    bool trusts(Height height) const;  ///< a block at this height may be committed now
    std::optional<Height> floor() const { return m_floor; }
    std::optional<qint64> nextTry() const;

private:
    enum class Doubt {
        None,
        Suspected,      ///< a check is pending
        Busy,           ///< a check or an undo is running
        BusySuspected,  ///< a check or an undo is running, and another check is pending
    };
    struct Comparison {
        chain::ReorgVerdict verdict;
        std::optional<chain::BlockRef> different;  ///< the lowest canonical block that is stored otherwise
        chain::BlockRef head;
    };

    QCoro::Task<> check();
    QCoro::Task<Expected<Comparison>> compare(std::optional<Height> from);
    void begin() { m_doubt = m_doubt == Doubt::Suspected ? Doubt::BusySuspected : Doubt::Busy; }
    void end() { m_doubt = m_doubt == Doubt::BusySuspected ? Doubt::Suspected : Doubt::None; }
    void unfinished(const Error& problem, std::optional<Height> from);
    void agreed();
    void stopTooDeep(const Comparison& seen);

    Parts m;
    Hooks m_hooks;
    Doubt m_doubt = Doubt::None;
    std::optional<Error> m_tooDeep;
    std::optional<Height> m_at;
    std::optional<Height> m_floor;  ///< finalized block at the last check that confirmed the stored blocks
    int m_attempts = 0;
    qint64 m_retryAt = 0;
};

}  // namespace signalbox::indexing
