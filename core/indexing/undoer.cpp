// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/undoer.h"

#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::indexing {

using Cause = DatabaseState::Cause;
using Source = Journal::Source;

namespace {

QString hexOf(const Bytes32& hash)
{
    return "0x"_L1 + QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(hash.data()), 32).toHex());
}

}  // namespace

QCoro::Task<Expected<ReorgReport>> Undoer::run(Height ancestor, Bytes32 newHead, QString reason)
{
    store::Undo request;
    request.ancestor = ancestor;
    request.depth = static_cast<int>(m.ledger.stored().value_or(ancestor) - ancestor);
    if (const auto top = m.ledger.recent().newest())
        request.oldHead = top->hash;
    request.newHead = newHead;
    request.reason = reason;
    m_hooks.forget(ancestor);
    while (!m.life.isOver()) {
        const auto rows = m.link.call([&](store::IngestStore* store) { return store->undo(request); });
        if (rows) {
            m.database.written();
            m.database.answered();
            ReorgReport report = reportOf(request, *rows);
            m.ledger.undo(ancestor);
            m.database.noteStale();  // the retracted events
            m.journal.over(Source::Commit);
            m.journal.log("warning",
                          u"%1: undid %2 above block %3 (%4)."_s.arg(reason == "rewind"_L1 ? u"Rewind"_s : u"Reorg"_s)
                              .arg(plural(report.depth, "block"))
                              .arg(ancestor)
                              .arg(plural(report.rowsUndone, "row")));
            m_hooks.undone(report);
            co_return report;
        }
        const auto failure = m.database.failed(rows.error());
        request.repeated = request.repeated || failure == Cause::Unknown;
        if (failure == Cause::Other) {
            m.journal.failed(Source::Commit, rows.error(), m.config.pace.retryFirstMs);
            m.database.holdOff(m.config.pace.retryFirstMs);
            if (reason == "rewind"_L1)
                co_return fail(rows.error());
        }
        if (m.life.isLost())
            break;
        auto nap = m.naps.rest(m.database.waitMs());
        co_await nap;
    }
    co_return fail(stoppedError());
}

ReorgReport Undoer::reportOf(const store::Undo& request, qint64 rows) const
{
    ReorgReport report;
    report.ancestor = request.ancestor;
    report.depth = request.depth;
    report.oldHead = hexOf(request.oldHead);
    report.newHead = hexOf(request.newHead);
    report.rowsUndone = rows;
    report.reason = request.reason;
    return report;
}

}  // namespace signalbox::indexing
