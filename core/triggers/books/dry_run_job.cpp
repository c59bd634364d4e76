// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/books/dry_run_job.h"

namespace signalbox::triggers {

using store::Transaction;

DryRunJob::DryRunJob(engine::SessionThread& thread, users::SignedIn user, Trigger trigger, const QDateTime& from,
                     int limit, int page)
    : m_thread(thread), m_user(std::move(user)), m_trigger(std::move(trigger)), m_limit(limit)
{
    m_filter.chainId = m_trigger.chainId;
    m_filter.registry = m_trigger.registry;
    m_filter.from = from;
    m_filter.withRetracted = true;  // the limit counts them
    m_filter.limit = page;
}

QFuture<Expected<DryRun>> DryRunJob::start()
{
    m_promise.start();
    next();
    return m_promise.future();
}

void DryRunJob::next()
{
    m_thread.post([job = shared_from_this()](store::Session* session) {
        if (job->m_promise.isCanceled())
            return job->m_promise.finish();
        const auto more = session ? job->page(*session) : Expected<bool>(fail(engine::stopping()));
        if (more && *more)
            return job->next();
        job->m_promise.addResult(more ? Expected<DryRun>(job->m_runner->result()) : fail(more.error()));
        job->m_promise.finish();
    });
}

Expected<bool> DryRunJob::page(store::Session& session)
{
    return session.read([&](Transaction& transaction) -> Expected<bool> {
        if (const auto owner = users::scope(transaction, *m_user); !owner)
            return fail(owner.error());
        if (!m_runner && !begin(transaction))
            return false;
        const auto events = readEvents(transaction, m_filter);
        m_runner->add(events);
        if (static_cast<int>(events.size()) < m_filter.limit)
            return false;
        m_filter.blocks.lo = events.back().blockNumber + 1;
        return !m_filter.blocks.isEmpty();
    });
}

/// Finds the first and the last block, and the block from which events are shown; false if there is no event.
bool DryRunJob::begin(Transaction& transaction)
{
    const store::Value from = m_filter.from.isValid() ? m_filter.from.toSecsSinceEpoch() : 0;
    // Times need not rise with the blocks where rows were stored by hand. The sums keep the planner from searching for
    // the first row in the order of the blocks, from the beginning of the chain.
    const auto span = transaction.exec(
        "SELECT min(e.block_number + 0), max(e.block_number + 0) FROM erc8004.events e WHERE e.chain_id = $1::bigint "
        "AND e.timestamp >= $2::bigint",
        {m_filter.chainId, from});
    const auto shown = transaction.exec(
        "SELECT e.block_number FROM erc8004.events_live e WHERE e.chain_id = $1::bigint AND e.registry = $2 AND "
        "e.timestamp >= $3::bigint ORDER BY e.block_number DESC OFFSET $4::integer LIMIT 1",
        {m_filter.chainId, m_filter.registry, from, std::max(m_limit - 1, 0)});
    m_runner.emplace(m_trigger, m_limit, shown.empty() ? 0 : store::integer(shown[0][0]));
    const auto first = store::maybeInteger(span[0][0]), last = store::maybeInteger(span[0][1]);
    if (!first || !last)
        return false;
    m_filter.blocks = {*first, *last};
    return true;
}

}  // namespace signalbox::triggers
