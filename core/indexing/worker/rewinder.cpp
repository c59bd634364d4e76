// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/rewinder.h"

#include "signalbox/literals.h"

namespace signalbox::indexing {

QCoro::Task<> Rewinder::run(Height to, Reply<ReorgReport> reply)
{
    while ((m.forks.isBusy() || m.ledger.entries().empty()) && !m.life.isOver()) {
        auto nap = m.naps.rest(10);
        co_await nap;
    }
    if (m.life.isOver()) {
        reply.finish(fail(stoppedError()));
        co_return;
    }
    const auto stored = m.ledger.stored();
    if (to < -1 || !stored || to > *stored) {
        reply.finish(fail(
            ErrorKind::Invalid, "INVALID_HEIGHT",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "Cannot rewind to block %1: the newest stored block is %2. Enter a lower block."))
                .arg(to)
                .arg(stored ? QString::number(*stored) : u"none"_s)));
        co_return;
    }
    const auto& newest = m.ledger.head();
    auto task = m.forks.undo(to, newest ? newest->hash : Bytes32{}, u"rewind"_s);
    auto done = co_await task;
    if (done && !m.life.isOver()) {
        m.forks.resolved();
        if (const auto& last = m.head.last())
            m.ledger.lowerHead(last->latest, m.config);
        // The remaining blocks must be canonical, else the problem is raised again.
        m.forks.suspect("rewind");
        m.head.pollIn(0);
    }
    reply.finish(done);
    m_turnSoon();
}

}  // namespace signalbox::indexing
