// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "indexing/adapter.h"

namespace signalbox::indexing {

/// The purpose of a fetch, in order of priority.
enum class WorkKind {
    Follow,     ///< near the head
    Confirmed,  ///< registries, `confirmations` below the head
    Reindex,
    History,
};

inline bool isLive(WorkKind kind)
{
    return kind == WorkKind::Follow || kind == WorkKind::Confirmed;
}

struct Plan {
    Interval range;
    chain::Streams streams;
};

struct Work {
    qint64 id = 0;
    WorkKind kind = WorkKind::History;
    Interval range;
    chain::Streams streams;
    qint64 job = 0;        ///< Reindex: ID of the job
    qint64 since = 0;      ///< ms of the worker's clock
    bool confirm = false;  ///< stored rows were missing in an earlier answer: FetchRequest::confirm
    bool stale = false;    ///< undone or no longer wanted: the answer is dropped
};

/// A fetched range that waits for its commit.
struct Decoded {
    Work work;
    Fetched data;
    qint64 since = 0;

    qint64 weight() const { return data.rows() + static_cast<qint64>(data.headers.size()); }
};

struct Queued : Decoded {
    bool outcomeUnknown = false;  ///< a commit of it may have succeeded: only the store has the outcome
    bool keep = false;            ///< true to keep stored rows that it lacks, because no check confirmed their absence
};

}  // namespace signalbox::indexing
