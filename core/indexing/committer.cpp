// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/committer.h"

#include <algorithm>

#include "indexing/commit_assembly.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::indexing {

using Mode = store::Commit::Mode;
using Source = Journal::Source;

namespace {

/// After so many contradictions a live block is accepted and the anchor below it is discarded.
constexpr int mostAdrift = 5;

/// The whole chain's transfers and one token's share rows: where one of them is stored, the other replaces instead of
/// adding.
bool transfersOverlap(const Ledger& ledger, const Work& work)
{
    const QString all = u"transfers"_s;
    const QString one = u"transfers:"_s;
    for (const auto& [name, settings, revision] : work.streams) {
        if (name != all && !name.startsWith(one))
            continue;
        for (const auto& entry : ledger.entries()) {
            const bool other = name == all ? entry.stream.name.startsWith(one) : entry.stream.name == all;
            if (other && entry.stream.covered.intersects(work.range))
                return true;
        }
    }
    return false;
}

bool touched(const Ledger& ledger, Interval range)
{
    return std::any_of(ledger.entries().begin(), ledger.entries().end(),
                       [range](const Ledger::Entry& entry) { return entry.stream.covered.intersects(range); });
}

}  // namespace

Mode Committer::modeOf(const Work& work) const
{
    return work.kind == WorkKind::Reindex || transfersOverlap(m.ledger, work) ? Mode::Replace : Mode::Append;
}

void Committer::dropUnwanted()
{
    std::vector<qint64> unwanted;
    std::vector<qint64> stored;  // committed, although the result was lost
    for (const auto& item : m.queue.items()) {
        const Work& work = item.work;
        bool known = true, anyCovered = false, allCovered = true;
        for (const auto& stream : work.streams) {
            const auto* entry = m.ledger.find(stream.name);
            known = known && entry && entry->spec == stream;
            anyCovered = anyCovered || (entry && entry->stream.covered.intersects(work.range));
            allCovered = allCovered && entry && entry->stream.covered.containsAll(work.range);
        }
        bool drop = work.stale || !known || m_hooks.isLost();
        if (work.kind == WorkKind::Reindex) {
            drop = drop || !allCovered || !m_hooks.hasJob(work.job);
        } else if (anyCovered && !drop) {
            if (allCovered && item.outcomeUnknown)
                stored.push_back(work.id);
            drop = true;
        }
        if (drop)
            unwanted.push_back(work.id);
    }
    for (const qint64 id : unwanted)
        if (const auto item = m.queue.take(id); std::find(stored.begin(), stored.end(), id) != stored.end())
            wasCommitted(*item);
    if (m.queue.isEmpty())
        m.queue.group(CommitQueue::Grouping::Together);
}

bool Committer::commitOnce(bool all)
{
    if (m.queue.isEmpty() || m_hooks.isLost() || !m.link.isUsable())
        return false;
    if (m.link.isWriting()) {
        // A live block does not wait for a running commit of history.
        if (!m.queue.hasLive())
            return false;  // the end of the write brings the next turn
        m.link.settle();
        if (m_hooks.isLost() || !m.link.isUsable())
            return false;
    }
    dropUnwanted();
    const auto group = m.queue.next([this](const Queued& item) { return m_hooks.mayCommit(item.work); },
                                    [this](const Work& work) { return modeOf(work); }, m.config.pace.commitRows);
    return group && (all || isRipe(*group)) && commit(*group);
}

bool Committer::isRipe(const CommitQueue::Group& group) const
{
    return group.alone || group.weight >= m.config.pace.commitRows ||
           m.clock.now() - group.since >= m.config.pace.commitMs || m_hooks.isUrgent(group.waiting);
}

bool Committer::isBlocksAbsent(const std::vector<const Queued*>& items, Mode mode) const
{
    return mode == Mode::Append && m.config.headerMode == HeaderMode::Full &&
           chain::contains(items.front()->work.streams, u"headers") &&
           std::none_of(items.begin(), items.end(),
                        [this](const Queued* item) { return touched(m.ledger, item->work.range); });
}

bool Committer::isAdrift(const store::Commit& commit, WorkKind kind)
{
    if (!commit.live || commit.blocks.empty() || !m.anchors.contradict(commit.blocks.front()))
        return false;
    if (m.setbacks.lane(kind).attempts < mostAdrift)
        return true;
    // Repeated answers agree on this parent: the anchor was wrong.
    m.anchors.remove(commit.blocks.front().number - 1);
    return false;
}

bool Committer::commit(const CommitQueue::Group& group)
{
    const auto items = m.queue.find(group.ids);
    const WorkKind kind = items.front()->work.kind;
    Writing next;
    next.ids = group.ids;
    next.kind = kind;
    next.commit = assembleCommit(items, group.mode, isBlocksAbsent(items, group.mode));
    next.commit.settledTo = m.ledger.finalized().value_or(-1);
    const auto link = m.ledger.recent().check(next.commit.blocks);
    next.linked = link == chain::RecentHeaders::Link::Fits || m.ledger.recent().isEmpty();
    const bool adrift = isAdrift(next.commit, kind);
    if (link == chain::RecentHeaders::Link::Broken || adrift) {
        if (items.size() > 1)
            m.queue.group(CommitQueue::Grouping::Singly);
        else
            linkBroken(*items.front());
        return true;
    }
    if (next.commit.live || !m.config.pace.writeBeside) {
        const auto result = m.link.call([&](store::IngestStore* store) { return store->commit(next.commit); });
        return ended(next, result);
    }
    m.link.write(std::move(next));
    return true;
}

bool Committer::ended(const Writing& done, const Expected<Done>& result)
{
    if (!result) {
        failed(done.ids, result.error());
        return false;
    }
    const store::Commit& commit = done.commit;
    m.database.answered();
    m.database.written();
    if (commit.live)
        m.journal.over(Source::Commit);
    m.ledger.applyCommit(commit.ranges, commit.streams, commit.blocks, commit.proven);
    m.ledger.streams().applyToDerived(commit);
    for (const qint64 id : done.ids)
        if (const auto item = m.queue.take(id))
            wasCommitted(*item);
    m_hooks.ended(done);
    return true;
}

void Committer::wasCommitted(const Queued& item)
{
    if (item.work.confirm)
        m.queue.confirmed(item.work.range);
    if (item.keep)
        m.journal.log("warning",
                      u"Stored rows of block %1 are missing from the endpoints' answers and stay: neither "
                      "receipts nor a second endpoint confirmed the answer."_s.arg(item.work.range.lo));
    m_hooks.committed(item);
}

void Committer::linkBroken(const Queued& item)
{
    const Work work = item.work;
    const auto contradicted = m.ledger.recent().contradicted(item.data.headers);
    m.queue.take(work.id);
    m.setbacks.linkBroken(work);
    if (contradicted)
        m_hooks.suspectFork(QT_TRANSLATE_NOOP("Engine", "a block's parent is not the stored one"), contradicted);
}

/// An answer alone removes no row: the blocks are fetched again one by one, so that their receipts or a second endpoint
/// decide. Where neither does, the rows stay.
void Committer::rowsMissing(const std::vector<qint64>& ids, const QVariantList& blocks)
{
    m.database.answered();
    chain::IntervalSet missing;
    for (const QVariant& range : blocks)
        missing.add({range.toList().value(0).toLongLong(), range.toList().value(1).toLongLong()});
    m.queue.doubt(ids, missing);
    m.journal.log("info", u"An answer lacks stored rows of %1; receipts or a second endpoint decide."_s.arg(
                              plural(missing.count(), "block")));
    m_hooks.turnSoon();
}

void Committer::failed(const std::vector<qint64>& ids, const Error& error)
{
    if (error.code == "ROWS_MISSING"_L1)
        return rowsMissing(ids, error.args.value(u"blocks"_s).toList());
    if (error.code == "STREAM_CHANGED"_L1) {
        m.database.answered();
        m.database.noteStale();
        for (const qint64 id : ids)
            m.queue.take(id);
        return m_hooks.turnSoon();
    }
    switch (m.database.failed(error)) {
        case DatabaseState::Cause::Unknown:
            return m.queue.markUnknown(ids);
        case DatabaseState::Cause::Other:
            return refused(ids, error);
        case DatabaseState::Cause::Lost:
        case DatabaseState::Cause::Away:
        case DatabaseState::Cause::Disk:
            return;
    }
}

/// The database rejected one of these rows. Committing the ranges one by one finds the faulty one.
void Committer::refused(const std::vector<qint64>& ids, const Error& error)
{
    m.database.noteStale();
    if (ids.size() > 1)
        return m.queue.group(CommitQueue::Grouping::Singly);
    const auto item = m.queue.take(ids.front());
    if (!item)
        return;
    m.setbacks.refused(item->work, error);
    m_hooks.suspectFork(QT_TRANSLATE_NOOP("Engine", "the database refused a block"), {});
}

}  // namespace signalbox::indexing
