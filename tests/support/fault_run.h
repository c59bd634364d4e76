// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QMutex>

#include "evm/data/evm_tables.h"
#include "evm/evm_adapter.h"
#include "indexing/worker_thread.h"
#include "signalbox/literals.h"
#include "sim/server.h"
#include "store/chain_ingest.h"
#include "support/database.h"
#include "support/pg_fixture.h"
#include "support/worker_place.h"

/// The worker alone (adapter, decoder, ingest) against one simulated endpoint with faults: the rows that it stores, and
/// the number of calls. Used by a bench and by the integration tests.
namespace signalbox::test {

struct FaultRun {
    bool done = false;  ///< true if everything was covered within the time
    qint64 calls = 0;   ///< each call of a batch counts
    qint64 requests = 0;
    double seconds = 0;
    qint64 covered = 0;   ///< blocks of headers
    QString fingerprint;  ///< of headers and transfers
    QString failure;      ///< the worker's last failure
};

inline sim::SimSpec faultSpec(Height history)
{
    sim::SimSpec spec;
    spec.chainId = 900'700;
    spec.history = history;
    spec.genesisTime = 1'700'000'000;
    spec.transfersPerBlock = 5;
    return spec;
}

/// Indexes headers and tokens of the whole chain up to its finalized block and the head. `lowest`: the first block that
/// must be covered.
inline FaultRun runWithFaults(const std::shared_ptr<sim::SimChain>& chain, const sim::SimFaults& faults, int timeoutMs,
                              Height lowest = 0)
{
    FaultRun run;
    sim::SimServer server(chain);
    server.setPath("/rpc");
    server.setFaults(faults);
    PgDatabase database;
    const auto session = database.session();
    const auto place = WorkerPlace::make(*session, chain->spec());
    if (!place) {
        run.failure = place.error().text();
        return run;
    }
    evm::EvmAdapterConfig config;
    config.chainId = static_cast<qint64>(chain->spec().chainId);
    EndpointDraft draft;
    draft.url = server.url();
    draft.limits = {{u"batch"_s, 20}, {u"webSocket"_s, false}};
    config.endpoints = {*rpc::EndpointSettings::fromDraft(draft, 1)};
    const auto rates = std::make_shared<rpc::RateRegistry>();
    const store::ConnectionInfo connection = database.connection();
    indexing::WorkerConfig worker;
    worker.caip2 = place->caip2;
    worker.confirmations = 0;
    worker.pace.pollMs = 5'000;
    Database reader(connection.conninfo());
    bool synced = lowest > 0;  // a chain without its first blocks is never synced
    QMutex mutex;
    QElapsedTimer timer;
    timer.start();
    {
        indexing::WorkerThread thread(worker, {[=]() -> Expected<std::unique_ptr<indexing::Adapter>> {
                                                   return std::make_unique<evm::EvmAdapter>(config, rates);
                                               },
                                               [=]() -> Expected<std::unique_ptr<store::IngestStore>> {
                                                   return std::make_unique<store::ChainIngest>(
                                                       connection, place->caip2, place->epoch, evm::chainTables);
                                               }});
        QObject::connect(
            thread.worker(), &indexing::ChainWorker::statusChanged, thread.worker(),
            [&](const indexing::WorkerStatus& status) {
                const QMutexLocker lock(&mutex);
                synced = synced || status.synced;
                if (status.failure)
                    run.failure = status.failure->error.text();
            },
            Qt::DirectConnection);
        thread.start();
        const qint64 wanted = static_cast<qint64>(place->streams.size()) * (chain->head() + 1 - lowest);
        const QByteArray from = QByteArray::number(lowest);
        const QByteArray sum = "SELECT coalesce(sum(hi - greatest(lo, " + from +
                               ") + 1), 0) FROM signalbox.coverage "
                               "WHERE hi >= " +
                               from;
        while (!run.done && timer.elapsed() < timeoutMs) {
            const bool covered = reader.number(sum) >= wanted;
            QMutexLocker lock(&mutex);
            run.done = covered && synced;
            lock.unlock();
            if (!run.done)
                QThread::msleep(5);
        }
        run.seconds = static_cast<double>(timer.elapsed()) / 1000;
        thread.stop();
    }
    run.calls = server.calls();
    run.requests = server.requests();
    const QByteArray schema = place->schema.toUtf8(), from = QByteArray::number(lowest);
    run.covered =
        reader.number("SELECT coalesce(sum(hi - lo + 1), 0) FROM signalbox.coverage WHERE stream = 'headers'");
    run.fingerprint = reader.value("SELECT md5(string_agg(t::text, ',' ORDER BY t.block_number, t.log_index)) FROM \"" +
                                   schema + "\".transfers t WHERE block_number >= " + from) +
                      reader.value("SELECT md5(string_agg(number || hash::text, ',' ORDER BY number)) FROM \"" +
                                   schema + "\".blocks WHERE number >= " + from);
    return run;
}

}  // namespace signalbox::test
