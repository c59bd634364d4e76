// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/shutdown.h"

namespace signalbox::indexing {

namespace {
/// Time for requests to end after abort() before the adapter is destroyed.
constexpr qint64 patienceMs = 300;
}  // namespace

Shutdown::Shutdown(Parts parts, Hooks hooks, QObject* context) : m(parts), m_hooks(std::move(hooks))
{
    m_timer.setParent(context);  // moves with it to its thread
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, context, [this] { drain(); });
}

void Shutdown::stop(const Reply<Done>& reply)
{
    m.life.stop();
    if (m_stage == Stage::Ended || !m.life.hasBegun()) {
        reply.finish(Done{});
        return;
    }
    m_replies.push_back(reply);
    if (m_stage == Stage::Draining)
        return;
    m_stage = Stage::Draining;
    m_hooks.quiet();
    if (m.adapter)
        m.adapter->abort();
    m.scope.cancel();
    m.naps.end();
    m_since = m.clock.now();
    drain();
}

void Shutdown::drain()
{
    if (m.scope.running() > 0) {
        if (m.adapter && m.clock.now() - m_since > patienceMs) {
            m_unchecked = m.adapter->unchecked();
            m.adapter.reset();
        }
        m_timer.start(2);
        return;
    }
    saveDecoded();
    m.queue.clear();
    m.jobs.stop();
    m_hooks.ended();
    m.adapter.reset();
    m.link.close();
    m_stage = Stage::Ended;
    for (const auto& reply : std::exchange(m_replies, {}))
        reply.finish(Done{});
}

/// Commits the decoded ranges, unless the database is unavailable.
void Shutdown::saveDecoded()
{
    m.link.settle();
    while (!m.life.isLost() && m.link.isUsable() && m.committer.commitOnce(true))
        m.link.settle();
    if (m.adapter)
        m_unchecked = m.adapter->unchecked();
    if (!m.life.isLost() && m.link.isUsable())
        (void)m.shorts.uncoverUnchecked(std::exchange(m_unchecked, {}));
}

}  // namespace signalbox::indexing
