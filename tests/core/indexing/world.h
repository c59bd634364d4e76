// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTest>

#include "core/indexing/fake_store.h"
#include "indexing/chain_worker.h"
#include "signalbox/literals.h"

namespace signalbox::test {

inline indexing::WorkerPace fastPace()
{
    indexing::WorkerPace pace;
    pace.pollMs = 3;
    pace.commitMs = 5;
    pace.retryFirstMs = 2;
    pace.retryMostMs = 20;
    pace.databaseFirstMs = 2;
    pace.databaseMostMs = 20;
    pace.writeBeside = false;  // the tests read the database while the worker works
    pace.statusMs = 10;
    pace.heartbeatMs = 20;
    pace.gapScanMs = 0;
    return pace;
}

inline unsigned seedOf(const char* what)
{
    const unsigned seed = qEnvironmentVariableIsSet("SIGNALBOX_SEED")
                              ? static_cast<unsigned>(qEnvironmentVariable("SIGNALBOX_SEED").toULong())
                              : std::random_device{}();
    qInfo("%s: seed %u (SIGNALBOX_SEED repeats it)", what, seed);
    return seed;
}

/// Runs the event loop until the condition holds.
template <class Rule>
bool eventually(Rule rule, int timeoutMs = 10'000)
{
    QElapsedTimer timer;
    timer.start();
    while (!rule()) {
        if (timer.elapsed() > timeoutMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        QThread::usleep(200);
    }
    return true;
}

template <class T>
Expected<T> wait(QFuture<Expected<T>> future)
{
    if (!eventually([&] { return future.isFinished(); }, 20'000))
        return fail(ErrorKind::Internal, "TIMEOUT", Message(u"no answer"_s));
    return future.result();
}

/// A chain, a database and the worker that connects them.
struct World {
    explicit World(Height length = 200, unsigned seed = 1,
                   std::vector<QString> streams = {u"headers"_s, tokenA, tokenB})
        : chain(std::make_shared<FakeChain>(length, seed)),
          faults(std::make_shared<Faults>()),
          db(std::make_shared<FakeDatabase>()),
          seed(seed)
    {
        config.caip2 = u"eip155:31337"_s;
        config.pace = fastPace();
        config.confirmations = 5;
        for (const auto& stream : streams)
            db->streams[stream] = {};
    }
    ~World() { stop(); }

    void start()
    {
        indexing::ChainWorker::Parts parts;
        parts.store = [this]() -> Expected<std::unique_ptr<store::IngestStore>> {
            if (db->away)
                return fail(ErrorKind::Retryable, "DATABASE_AWAY", Message(u"The database cannot be reached."_s));
            return std::make_unique<FakeStore>(db);
        };
        parts.adapter = [this]() -> Expected<std::unique_ptr<indexing::Adapter>> {
            auto made =
                std::make_unique<FakeAdapter>(chain, faults, seed++, config.headerMode == indexing::HeaderMode::Full);
            made->blocks = blocks;
            made->inFlight = inFlight;
            adapter = made.get();
            return made;
        };
        worker = std::make_unique<indexing::ChainWorker>(config, parts);
        reorgs.clear();
        liveCommits = 0;
        synced = lost = 0;
        QObject::connect(worker.get(), &indexing::ChainWorker::reorged, worker.get(),
                         [this](const indexing::ReorgReport& report) { reorgs.push_back(report); });
        QObject::connect(worker.get(), &indexing::ChainWorker::committed, worker.get(),
                         [this](qint64, bool live) { liveCommits += live; });
        QObject::connect(worker.get(), &indexing::ChainWorker::synced, worker.get(), [this] { ++synced; });
        QObject::connect(worker.get(), &indexing::ChainWorker::leaseLost, worker.get(), [this] { ++lost; });
        QObject::connect(worker.get(), &indexing::ChainWorker::logged, worker.get(),
                         [this](const QString& level, const QString& text) { log << level + ": "_L1 + text; });
        worker->start();
    }
    void stop()
    {
        if (!worker)
            return;
        const auto done = wait(worker->stop());
        if (!done)
            qFatal("the worker did not stop: %s", qPrintable(done.error().text()));
        adapter = nullptr;
        worker.reset();
    }
    /// As kill -9: from this moment no write of the old worker reaches the database.
    void kill()
    {
        ++db->epoch;
        stop();
    }

    bool covers(Height target) const
    {
        for (const auto& [name, stream] : db->streams) {
            const Height last =
                std::min(name == "registries"_L1 ? target - config.confirmations : target, stream.to.value_or(target));
            const auto found = db->coverage.find(name);
            if (last >= stream.from && (found == db->coverage.end() || !found->second.containsAll({stream.from, last})))
                return false;
        }
        return true;
    }
    QString describe() const
    {
        if (!worker)
            return u"no worker"_s;
        const auto now = worker->status();
        QString text =
            u"state %1, head %2, stored %3, indexed %4, waiting %5, in flight %6, running %7"_s.arg(int(now.state))
                .arg(now.head.value_or(-1))
                .arg(now.stored.value_or(-1))
                .arg(now.indexed.value_or(-1))
                .arg(now.waitingBlocks)
                .arg(now.inFlightRequests)
                .arg(adapter ? adapter->running : -1);
        for (const auto& failure : now.failures)
            text += u"; "_s + failure.error.text();
        return text + u"; "_s + db->violations.join(u',');
    }
    bool caughtUp(int timeoutMs = 20'000)
    {
        // The newest block must be the chain's, too: coverage alone may belong to a branch that is about to be undone.
        const bool done = eventually(
            [this] {
                const Height head = chain->head();
                if (!covers(head))
                    return false;
                const auto top = db->blocks.find(head);
                return top != db->blocks.end() && top->second.hash == chain->at(head).hash;
            },
            timeoutMs);
        if (!done)
            qWarning("%s", qPrintable(describe()));
        return done;
    }
    /// The same by the worker's own status, for runs whose database another thread may be writing.
    bool saysCaughtUp(int timeoutMs = 20'000)
    {
        return eventually(
            [this] {
                const auto now = worker->status();
                return now.stored == chain->head() && now.indexed == chain->head() && now.queueDepth == 0;
            },
            timeoutMs);
    }
    QString wrong(bool canonical = true) const
    {
        return difference(*db, canonical ? chain.get() : nullptr, config.headerMode == indexing::HeaderMode::Full);
    }
    indexing::WorkerStatus status() const { return worker->status(); }

    std::shared_ptr<FakeChain> chain;
    std::shared_ptr<Faults> faults;
    std::shared_ptr<FakeDatabase> db;
    unsigned seed;
    indexing::WorkerConfig config;
    qint64 blocks = 10;
    int inFlight = 3;
    std::unique_ptr<indexing::ChainWorker> worker;
    FakeAdapter* adapter = nullptr;
    std::vector<indexing::ReorgReport> reorgs;
    QStringList log;
    int liveCommits = 0, synced = 0, lost = 0;
};

#define VERIFY_EQUAL_TO_CHAIN(world) QVERIFY2((world).wrong().isEmpty(), qPrintable((world).wrong()))

}  // namespace signalbox::test
