// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "indexing/worker_private.h"
#include "signalbox/literals.h"

namespace signalbox::indexing {

/// One piece per turn, and none while a live block waits, so that the block waits for at most one piece.
void ChainWorker::Private::deriveOnce()
{
    const auto mayWrite = [this] {
        return store && !standsStill() && !needsReload && !forkSuspected && !forkRunning && databaseRetryAt <= now() &&
               std::none_of(queue.begin(), queue.end(), [](const Queued& item) { return isLive(item.work.kind); });
    };
    if (!mayWrite())
        return;
    const bool quiet = queue.empty() && !writing && count([](WorkKind kind) { return !isLive(kind); }) == 0;
    const auto upTo = derived.next(ledger, rowsCommitted, quiet, now());
    if (!upTo)
        return;
    settle();
    if (!mayWrite())
        return;
    const auto piece = inDatabase([&] { return store->derive(*upTo, DerivedWork::pieceRows); });
    if (!piece) {
        if (storeFailed(piece.error()) != StoreFailure::Other)
            return;
        derived.failed(config.pace.databaseFirstMs, config.pace.databaseMostMs, now());
        needsReload = true;
        Error shown = piece.error();
        shown.message = Message(QT_TRANSLATE_NOOP("Engine",
                                                  "Rows that are computed from stored rows could not be "
                                                  "stored. %1"))
                            .arg(piece.error().message);
        trouble(Source::Derived, shown, derived.retryAt() - now());
        return;
    }
    storeAnswered();
    over(Source::Derived);
    derived.done(*piece, rowsCommitted);
    ledger.applyPiece(*piece);
    if (piece->stream.isEmpty() && derived.next(ledger, rowsCommitted, quiet, now())) {
        derived.failed(config.pace.databaseFirstMs, config.pace.databaseMostMs, now());
        needsReload = true;  // the store has the exact state
    }
    checkSynced();
    turnSoon();
}

}  // namespace signalbox::indexing
