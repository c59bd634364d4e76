// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/sample_keeper.h"

#include "store/change_log.h"
#include "support/supervisor_tools.h"

namespace signalbox::engine {

void SampleKeeper::close()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (m_sampler.isDue(now))
        m_sampler.close(Sampler::endOfSpan(now));
}

Expected<Done> SampleKeeper::write()
{
    if (m_sampler.backlog() == 0)
        return Done{};
    store::Samples samples(m_session);
    const auto rows = m_sampler.waiting();
    if (const auto done = samples.insert(rows); !done)
        return done;
    m_sampler.written(rows.size());
    if (const auto rolled = samples.rollUp(); !rolled)
        return fail(rolled.error());
    return Done{};
}

void SampleKeeper::writeLast()
{
    if (m_sampler.backlog() > 0)
        (void)store::Samples(m_session).insert(m_sampler.waiting());
}

Expected<Done> SampleKeeper::prune()
{
    if (!due(m_prunedAt, 3'600'000))
        return Done{};
    if (const auto pruned = m_session.write(&store::ChangeLog::prune); !pruned)
        return fail(pruned.error());
    return Done{};
}

}  // namespace signalbox::engine
