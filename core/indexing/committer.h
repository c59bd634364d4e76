// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantList>

#include "indexing/anchors.h"
#include "indexing/commit_queue.h"
#include "indexing/ledger.h"
#include "indexing/setbacks.h"
#include "indexing/store_link.h"

namespace signalbox::indexing {

/// Commits decoded ranges: checks that their headers link to the stored ones, writes them, and handles the result for
/// each range.
class Committer {
public:
    struct Parts {
        const WorkerConfig& config;
        const WorkerClock& clock;
        Ledger& ledger;
        StoreLink& link;
        DatabaseState& database;
        CommitQueue& queue;
        Setbacks& setbacks;
        Anchors& anchors;
        Journal& journal;
    };
    struct Hooks {
        std::function<bool()> isLost;
        std::function<bool(const Work&)> mayCommit;  ///< false: it can belong to a branch that will be undone
        std::function<bool(qint64 job)> hasJob;
        std::function<bool(qint64 decoded)> isUrgent;  ///< with so many decoded ranges, waiting has no benefit
        std::function<void(const char* why, std::optional<Height> at)> suspectFork;
        std::function<void(const Queued&)> committed;  ///< called for each range
        std::function<void(const Writing&)> ended;     ///< then called for the transaction
        std::function<void()> turnSoon;
    };

    Committer(Parts parts, Hooks hooks) : m(parts), m_hooks(std::move(hooks)) {}

    /// Starts at most one transaction; with `all` also one that could wait for more ranges. True if it did anything.
    bool commitOnce(bool all);
    bool ended(const Writing& done, const Expected<Done>& result);  ///< true if it is committed

private:
    store::Commit::Mode modeOf(const Work& work) const;
    bool isRipe(const CommitQueue::Group& group) const;
    bool isBlocksAbsent(const std::vector<const Queued*>& items, store::Commit::Mode mode) const;
    bool isAdrift(const store::Commit& commit, WorkKind kind);
    void dropUnwanted();
    bool commit(const CommitQueue::Group& group);
    void wasCommitted(const Queued& item);
    void linkBroken(const Queued& item);
    void failed(const std::vector<qint64>& ids, const Error& error);
    void rowsMissing(const std::vector<qint64>& ids, const QVariantList& blocks);
    void refused(const std::vector<qint64>& ids, const Error& error);

    Parts m;
    Hooks m_hooks;
};

}  // namespace signalbox::indexing
