// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/start_up.h"

#include "indexing/retry_list.h"

namespace signalbox::indexing {

using Source = Journal::Source;

QCoro::Task<std::optional<Head>> StartUp::run()
{
    auto opening = openStore();
    const bool opened = co_await opening;
    if (!opened)
        co_return std::nullopt;
    m_hooks.loaded();
    auto making = makeAdapter();
    const bool made = co_await making;
    if (!made)
        co_return std::nullopt;
    m.database.noteStale();  // the adapter needs the retracted events of a second load
    m_hooks.made(*m.adapter);
    auto asking = m.head.first(m.naps);
    auto first = co_await asking;
    co_return first;
}

QCoro::Task<bool> StartUp::openStore()
{
    for (int attempt = 1; !m.life.isStopping(); ++attempt) {
        auto made = m.link.call([this](store::IngestStore*) { return m_makers.store(); });
        if (made) {
            m.link.open(std::move(*made));
            break;
        }
        const qint64 wait = backoffMs(m.config.pace.databaseFirstMs, m.config.pace.databaseMostMs, attempt);
        m.journal.failed(Source::Database, made.error(), wait);
        auto nap = m.naps.rest(wait);
        co_await nap;
    }
    while (!m.life.isOver() && !m_hooks.reload()) {
        auto nap = m.naps.rest(m.database.waitMs());
        co_await nap;
    }
    co_return !m.life.isOver();
}

QCoro::Task<bool> StartUp::makeAdapter()
{
    for (int attempt = 1; !m.life.isStopping(); ++attempt) {
        auto made = m_makers.adapter();
        if (made) {
            m.adapter = std::move(*made);
            m.journal.over(Source::Start);
            break;
        }
        const qint64 wait = backoffMs(m.config.pace.retryFirstMs, m.config.pace.retryMostMs, attempt);
        m.journal.failed(Source::Start, made.error(), wait);
        auto nap = m.naps.rest(wait);
        co_await nap;
    }
    co_return !m.life.isOver();
}

}  // namespace signalbox::indexing
