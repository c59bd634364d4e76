// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/commit_queue.h"

#include <algorithm>
#include <limits>

namespace signalbox::indexing {

namespace {

bool isAmong(const std::vector<qint64>& ids, const Queued& item)
{
    return std::find(ids.begin(), ids.end(), item.work.id) != ids.end();
}

bool isAlone(const Queued& item)
{
    return isLive(item.work.kind) || item.work.confirm;
}

}  // namespace

std::optional<Queued> CommitQueue::take(qint64 id)
{
    const auto found =
        std::find_if(m_items.begin(), m_items.end(), [id](const Queued& item) { return item.work.id == id; });
    if (found == m_items.end())
        return std::nullopt;
    Queued item = std::move(*found);
    m_items.erase(found);
    return item;
}

void CommitQueue::removeIf(const Rule& rule)
{
    std::erase_if(m_items, rule);
}

void CommitQueue::removeAbove(Height height)
{
    removeIf([height](const Queued& item) { return item.work.range.hi > height; });
    m_doubtful.subtract({height + 1, std::numeric_limits<Height>::max() / 2});
}

void CommitQueue::markUnknown(const std::vector<qint64>& ids)
{
    for (auto& item : m_items)
        item.outcomeUnknown = item.outcomeUnknown || isAmong(ids, item);
}

std::optional<CommitQueue::Group> CommitQueue::next(const Rule& open,
                                                    const std::function<store::Commit::Mode(const Work&)>& modeOf,
                                                    qint64 mostWeight) const
{
    Group group;
    for (const auto& item : m_items)
        if (isAlone(item) && open(item)) {
            group.ids = {item.work.id};
            group.mode = modeOf(item.work);
            group.since = item.since;
            group.alone = true;
            return group;
        }

    const auto first =
        std::find_if(m_items.begin(), m_items.end(), [&](const Queued& item) { return !isAlone(item) && open(item); });
    if (first == m_items.end())
        return std::nullopt;
    group.mode = modeOf(first->work);
    group.since = first->since;
    group.waiting = backfillRanges();
    group.alone = m_grouping == Grouping::Singly;
    for (const auto& item : m_items) {
        if (isAlone(item) || !open(item) || item.work.kind != first->work.kind || item.work.job != first->work.job ||
            item.work.streams != first->work.streams || modeOf(item.work) != group.mode || group.weight >= mostWeight ||
            (group.alone && !group.ids.empty()))
            continue;
        group.ids.push_back(item.work.id);
        group.weight += item.weight();
    }
    return group;
}

void CommitQueue::doubt(const std::vector<qint64>& ids, const chain::IntervalSet& blocks)
{
    for (auto item = m_items.begin(); item != m_items.end();) {
        if (!isAmong(ids, *item) || !blocks.intersects(item->work.range)) {
            ++item;
        } else if (item->work.confirm) {
            item->keep = true;
            ++item;
        } else {
            m_doubtful.add(blocks.intersected(item->work.range));
            item = m_items.erase(item);
        }
    }
}

bool CommitQueue::hasLive() const
{
    return std::any_of(m_items.begin(), m_items.end(), [](const Queued& item) { return isLive(item.work.kind); });
}

std::ptrdiff_t CommitQueue::backfillRanges() const
{
    return std::count_if(m_items.begin(), m_items.end(), [](const Queued& item) { return !isLive(item.work.kind); });
}

std::vector<const Queued*> CommitQueue::find(const std::vector<qint64>& ids) const
{
    std::vector<const Queued*> found;
    for (const auto& item : m_items)
        if (isAmong(ids, item))
            found.push_back(&item);
    std::sort(found.begin(), found.end(),
              [](const Queued* a, const Queued* b) { return a->work.range.lo < b->work.range.lo; });
    return found;
}

}  // namespace signalbox::indexing
