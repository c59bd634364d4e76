// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "indexing/adapter.h"

namespace signalbox::indexing {

/// Why a range is fetched; lower comes first.
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
    qint64 job = 0;        ///< Reindex: whose
    qint64 since = 0;      ///< ms of the worker's clock
    bool confirm = false;  ///< stored rows were missing from an earlier answer: FetchRequest::confirm
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
    bool outcomeUnknown = false;  ///< a commit of it may have happened: only the store knows
    bool keep = false;            ///< nothing confirmed that the stored rows it lacks are not the chain's
};

}  // namespace signalbox::indexing
