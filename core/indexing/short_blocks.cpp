// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/short_blocks.h"

#include <algorithm>

#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::indexing {

ShortBlocks::ShortBlocks(chain::IntervalSet leftUnchecked, const Life& life, Ledger& ledger, StoreLink& link,
                         DatabaseState& database, CommitQueue& queue, Journal& journal)
    : m_life(life),
      m_ledger(ledger),
      m_link(link),
      m_database(database),
      m_queue(queue),
      m_journal(journal),
      m_left(std::move(leftUnchecked))
{
}

void ShortBlocks::found(const Intervals& blocks, const chain::Streams& streams)
{
    m_found.push_back({chain::IntervalSet(blocks), streams});
    uncoverFound();
}

void ShortBlocks::uncoverFound()
{
    while (!m_found.empty() && m_link.isUsable()) {
        m_link.settle();
        if (m_life.isLost() || m_database.isStale() || m_found.empty())
            return;
        const Short found = m_found.front();
        const auto concerned = [&](const Work& work) {
            return found.blocks.intersects(work.range) &&
                   std::any_of(work.streams.begin(), work.streams.end(), [&](const chain::StreamSpec& stream) {
                       return chain::contains(found.streams, stream.name);
                   });
        };
        // Queued ranges come from the same answers: they are fetched again as a whole.
        m_queue.removeIf([&](const Queued& item) { return !item.outcomeUnknown && concerned(item.work); });
        const auto done = m_link.call(
            [&](store::IngestStore* store) { return store->uncover(found.streams, found.blocks.intervals()); });
        if (!done) {
            if (m_database.failed(done.error()) == DatabaseState::Cause::Other)
                m_database.noteStale();
            return;
        }
        m_database.answered();
        m_ledger.streams().uncover(found.streams, found.blocks);
        m_found.pop_front();
        m_journal.log(
            "warning",
            found.blocks.count() == 1
                ? u"Block %1 was stored without some of its logs. It is read again."_s.arg(*found.blocks.first())
                : u"%1 between %2 and %3 came from an endpoint that omitted logs. They are read again."_s
                      .arg(plural(found.blocks.count(), "block"))
                      .arg(*found.blocks.first())
                      .arg(*found.blocks.last()));
    }
}

bool ShortBlocks::uncoverUnchecked(const std::vector<Adapter::Unchecked>& left)
{
    qint64 blocks = 0;
    for (const Adapter::Unchecked& part : left) {
        const auto done = m_link.call(
            [&](store::IngestStore* store) { return store->uncover(part.streams, part.blocks.intervals()); });
        if (!done) {
            m_database.failed(done.error());
            return false;
        }
        m_ledger.streams().uncover(part.streams, part.blocks);
        blocks += part.blocks.count();
    }
    if (blocks > 0)
        m_journal.log(
            "info",
            u"Reading %1 again: an endpoint that omits logs returned them, and they were not checked before the stop."_s
                .arg(plural(blocks, "block")));
    return true;
}

void ShortBlocks::uncoverLeft()
{
    if (m_left.isEmpty())
        return;
    chain::Streams streams;
    for (const auto& entry : m_ledger.entries())
        if (entry.stream.name != "headers"_L1)
            streams.push_back(entry.spec);
    if (uncoverUnchecked({{m_left, streams}}))
        m_left.clear();
}

void ShortBlocks::addTo(std::optional<LogChecks>& checks) const
{
    if (!checks && !m_left.isEmpty())
        checks.emplace();
    if (!checks || (m_found.empty() && m_left.isEmpty()))
        return;
    chain::IntervalSet unchecked(checks->unchecked);
    for (const Short& found : m_found) {
        checks->uncheckedBlocks += found.blocks.count();
        unchecked.add(found.blocks);
    }
    unchecked.add(m_left);
    checks->uncheckedBlocks += m_left.count();
    checks->unchecked = unchecked.intervals();
}

}  // namespace signalbox::indexing
