// SPDX-License-Identifier: GPL-3.0-or-later

// The store: one commit of history may run beside the worker's thread, everything else waits for it.
#include "indexing/worker_private.h"
#include "signalbox/literals.h"

namespace signalbox::indexing {

void ChainWorker::Private::write(Writing next)
{
    writing.emplace(std::move(next));
    writing->result = std::async(std::launch::async,
                                 [this, target = store.get(), commit = &writing->commit, serial = writing->serial] {
                                     Expected<Done> result = target->commit(*commit);
                                     QMetaObject::invokeMethod(
                                         q,
                                         [this, serial] {
                                             if (!writing || writing->serial != serial)
                                                 return;  // somebody could not wait
                                             settle();
                                             turn();
                                         },
                                         Qt::QueuedConnection);
                                     return result;
                                 });
}

void ChainWorker::Private::settle()
{
    if (!writing)
        return;
    const auto before = time.state();
    time.enter(TimeState::Database, preciseNow());
    writing->result.wait();
    time.enter(before, preciseNow());
    Writing done = std::move(*writing);
    writing.reset();
    commitEnded(done, done.result.get());
}

ChainWorker::Private::StoreFailure ChainWorker::Private::storeFailed(const Error& error)
{
    if (error.code == "LEASE_LOST"_L1) {
        lose(error);
        return StoreFailure::Lost;
    }
    if (error.code == "DISK_FULL"_L1) {
        diskFull = true;
        databaseRetryAt = now() + config.pace.databaseMostMs;
        trouble(Source::Disk, error, config.pace.databaseMostMs);
        return StoreFailure::Disk;
    }
    const bool unknown = error.code == "COMMIT_UNKNOWN"_L1;
    const bool away =
        error.code == "DATABASE_AWAY"_L1 || error.kind == ErrorKind::Retryable || error.kind == ErrorKind::Unavailable;
    if (!unknown && !away)
        return StoreFailure::Other;
    needsReload = needsReload || unknown;
    const qint64 wait = std::max(backoffMs(config.pace.databaseFirstMs, config.pace.databaseMostMs, ++databaseAttempts),
                                 error.retryAfterMs.value_or(0));
    databaseRetryAt = now() + wait;
    trouble(Source::Database, error, wait);
    return unknown ? StoreFailure::Unknown : StoreFailure::Away;
}

void ChainWorker::Private::storeAnswered()
{
    databaseAttempts = 0;
    if (!diskFull)
        databaseRetryAt = 0;
    over(Source::Database);
}

bool ChainWorker::Private::reload(bool holdLost)
{
    auto loaded = inDatabase([this] { return store->load(); });
    if (!loaded) {
        if (storeFailed(loaded.error()) == StoreFailure::Other) {
            const qint64 wait = backoffMs(config.pace.databaseFirstMs, config.pace.databaseMostMs, ++databaseAttempts);
            databaseRetryAt = now() + wait;
            trouble(Source::Database, loaded.error(), wait);
        }
        return false;
    }
    needsReload = false;
    storeAnswered();
    ledger.adopt(*loaded, config, holdLost);
    derived.reloaded();
    if (adapter)
        adapter->setRetracted(loaded->retractedEventIds);
    uncoverLeft();
    checkSynced();
    return true;
}

void ChainWorker::Private::checkSynced()
{
    if (!started || syncedTold || !shorts.empty() || !goal || ledger.entries().empty() || !coversUpTo(ledger, *goal) ||
        (adapter && !adapter->unchecked().empty()))
        return;
    syncedTold = true;
    upkeep();
    log("info", u"Synced: everything up to block %1 is stored."_s.arg(*goal));
    Q_EMIT q->synced();
    Q_EMIT q->statusChanged(status());  // whoever waits for this must not wait for the next turn
}

void ChainWorker::Private::upkeep()
{
    if (!store || rowsCommitted == rowsAtUpkeep || databaseRetryAt > now())
        return;
    rowsAtUpkeep = rowsCommitted;
    inDatabase([this] {
        store->upkeep();
        return true;
    });
}

void ChainWorker::Private::heartbeat()
{
    if (!store || stopping || lost || databaseRetryAt > now())
        return;
    const auto result = inDatabase([this] { return store->heartbeat(); });
    if (result)
        storeAnswered();
    else if (storeFailed(result.error()) == StoreFailure::Other)
        log("warning", u"The lease could not be renewed. %1"_s.arg(result.error().text()));
    turnSoon();
}

}  // namespace signalbox::indexing
