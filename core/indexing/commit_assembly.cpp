// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/commit_assembly.h"

namespace signalbox::indexing {

namespace {

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from)
{
    to.insert(to.end(), from.begin(), from.end());
}

store::Commit::Missing missingOf(const Queued& item)
{
    using Missing = store::Commit::Missing;
    if (!item.work.confirm)
        return Missing::Refuse;
    return item.data.confirmed ? Missing::Remove : item.keep ? Missing::Keep : Missing::Refuse;
}

}  // namespace

store::Commit assembleCommit(const std::vector<const Queued*>& items, store::Commit::Mode mode, bool blocksAbsent)
{
    const Queued& first = *items.front();
    store::Commit commit;
    commit.mode = mode;
    commit.streams = first.work.streams;
    commit.live = isLive(first.work.kind);
    commit.missing = missingOf(first);
    commit.blocksAbsent = blocksAbsent;
    for (const auto* item : items) {
        commit.ranges.push_back(item->work.range);
        append(commit.blocks, item->data.headers);
        append(commit.blooms, item->data.blooms);
        commit.tables.append(item->data.tables);
        append(commit.work, item->data.work);
        append(commit.quarantined, item->data.quarantined);
        append(commit.proven, item->data.proven);
    }
    return commit;
}

}  // namespace signalbox::indexing
