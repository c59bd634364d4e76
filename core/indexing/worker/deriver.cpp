// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/deriver.h"

#include <algorithm>

namespace signalbox::indexing {

using Source = Journal::Source;

bool Deriver::mayWrite() const
{
    return m.link.isUsable() && !m.scheduler.standsStill() && m.forks.isCalm() && !m.queue.hasLive();
}

bool Deriver::isQuiet() const
{
    const auto& inFlight = m.scheduler.inFlight();
    return m.queue.isEmpty() && !m.link.isWriting() &&
           std::all_of(inFlight.begin(), inFlight.end(), [](const Work& work) { return isLive(work.kind); });
}

void Deriver::once()
{
    if (!mayWrite())
        return;
    const bool quiet = isQuiet();
    const auto upTo = m_work.next(m.ledger, m.throughput.rows(), quiet, m.clock.now());
    if (!upTo)
        return;
    m.link.settle();
    if (!mayWrite())
        return;
    const auto piece =
        m.link.call([&](store::IngestStore* store) { return store->derive(*upTo, DerivedWork::pieceRows); });
    if (!piece)
        return failed(piece.error());
    m.database.answered();
    m.journal.over(Source::Derived);
    m_work.done(*piece, *upTo, m.throughput.rows(), m.clock.now());
    m.ledger.streams().applyPiece(*piece);
    if (piece->stream.isEmpty() && m_work.next(m.ledger, m.throughput.rows(), quiet, m.clock.now()))
        retryLater();  // the store knows better what is open
    m_hooks.checkSynced();
    m_hooks.turnSoon();
}

void Deriver::failed(const Error& error)
{
    if (m.database.failed(error) != DatabaseState::Cause::Other)
        return;
    retryLater();
    Error shown = error;
    shown.message = Message(QT_TRANSLATE_NOOP("Engine",
                                              "Rows that are computed from stored rows could not be "
                                              "stored. %1"))
                        .arg(error.message);
    m.journal.failed(Source::Derived, shown, m_work.retryAt() - m.clock.now());
}

void Deriver::retryLater()
{
    m_work.failed(m.config.pace.databaseFirstMs, m.config.pace.databaseMostMs, m.clock.now());
    m.database.noteStale();
}

}  // namespace signalbox::indexing
