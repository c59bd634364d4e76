#pragma once

#include <map>
#include <optional>
#include <vector>

#include "chain/coverage.h"
#include "chain/finality.h"
#include "chain/recent_headers.h"
#include "store/ingest.h"
#include "sync/worker_config.h"

namespace signalbox::sync {

/// What the worker holds of its chain in memory: the streams with their coverage (always what the store committed,
/// never more), the newest stored headers, the head. Pure state.
class Ledger {
public:
    struct Entry {
        chain::Stream stream;
        std::optional<Height> liveBase;  ///< heights above it are followed live, those at or below are history
        std::optional<Height> target;    ///< newest block wanted now
    };

    /// Takes over what the store holds. Coverage that was here and is gone in the store becomes unscheduled when
    /// `holdLost`.
    void adopt(const store::ChainState& state, const WorkerConfig& config, bool holdLost);
    void setHead(const chain::BlockRef& head, std::optional<Height> finalizedTag, const WorkerConfig& config);
    void lowerHead(const chain::BlockRef& head,
                   const WorkerConfig& config);  ///< after an undo: the chain is shorter now
    void retarget(const WorkerConfig& config);

    void applyCommit(const std::vector<Interval>& ranges, const std::vector<QString>& streams,
                     const std::vector<chain::BlockRef>& blocks);
    void undo(Height ancestor);
    void schedule();  ///< gaps become backfill

    const std::vector<Entry>& entries() const { return m_entries; }
    const Entry* find(const QString& stream) const;
    const std::optional<chain::BlockRef>& head() const { return m_head; }
    std::optional<Height> finalized() const { return m_finality.height(); }
    const chain::Finality& finality() const { return m_finality; }
    const chain::RecentHeaders& recent() const { return m_recent; }
    std::optional<Height> stored() const;
    std::optional<Height> indexed() const;
    Height start() const;
    std::optional<qint64> timeOf(Height height) const;  ///< Unix seconds, of borders and recent blocks
    void rememberTime(Height height, qint64 unixSeconds);

    bool coversUpTo(Height goal) const;     ///< every stream, from its start, as far as it wants at all
    chain::IntervalSet allMissing() const;  ///< of any stream, scheduled or not
    chain::IntervalSet allGaps() const;
    chain::IntervalSet allBackfill() const;

private:
    void advanceLiveBases();

    std::vector<Entry> m_entries;
    chain::RecentHeaders m_recent{600};
    chain::Finality m_finality;
    std::optional<chain::BlockRef> m_head;
    std::map<Height, qint64> m_times;
};

}  // namespace signalbox::sync
