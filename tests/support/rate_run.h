// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>
#include <cmath>

#include "evm/data/evm_tables.h"
#include "evm/evm_adapter.h"
#include "indexing/worker_thread.h"
#include "signalbox/literals.h"
#include "sim/server.h"
#include "store/chain_ingest.h"
#include "support/pg_fixture.h"
#include "support/worker_place.h"

/// The worker alone (adapter, decoder, ingest) with one simulated endpoint that has a limit. Used by a bench and by an
/// integration test.
namespace signalbox::test {

inline std::shared_ptr<sim::SimChain> limitedChain(Height history)
{
    sim::SimSpec spec;
    spec.chainId = 900'800;
    spec.history = history;
    spec.genesisTime = 1'700'000'000;
    spec.transfersPerBlock = 0.5;
    return std::make_shared<sim::SimChain>(spec);
}

/// Blocks per second, with all headers, that a limit allows if `batch` calls may be in one request.
inline double possible(const sim::RateLimit& limit, int batch)
{
    constexpr double range = 500;
    switch (limit.unit) {
        case sim::RateLimit::Unit::Requests:
            return limit.perSecond * range / (std::ceil(range / batch) + 1);
        case sim::RateLimit::Unit::Calls:
            return limit.perSecond * range / (range + 1);
        case sim::RateLimit::Unit::Weight:
            return limit.perSecond * range / (20 * range + 60);
    }
    return 0;
}

class LimitedRun {
public:
    LimitedRun(const std::shared_ptr<sim::SimChain>& chain, const sim::RateLimit& limit, int maxBatch)
        : m_server(chain), m_maxBatch(maxBatch)
    {
        m_server.setPath("/rpc");
        setLimit(limit);
        const auto session = m_place.session();
        const auto place = WorkerPlace::make(*session, chain->spec());
        if (!place) {
            m_failure = place.error().text();
            return;
        }
        evm::EvmAdapterConfig config;
        config.chainId = static_cast<qint64>(chain->spec().chainId);
        EndpointDraft draft;
        draft.url = m_server.url();
        draft.limits = {{u"webSocket"_s, false}};
        config.endpoints = {*rpc::EndpointSettings::fromDraft(draft, 1)};
        const store::ConnectionInfo connection = m_place.connection();
        indexing::WorkerConfig worker;
        worker.caip2 = place->caip2;
        worker.confirmations = 0;
        worker.pace.pollMs = 60'000;
        m_thread = std::make_unique<indexing::WorkerThread>(
            worker, indexing::ChainWorker::Parts{
                        [config]() -> Expected<std::unique_ptr<indexing::Adapter>> {
                            return std::make_unique<evm::EvmAdapter>(config, std::make_shared<rpc::RateRegistry>());
                        },
                        [connection, place = *place]() -> Expected<std::unique_ptr<store::IngestStore>> {
                            return std::make_unique<store::ChainIngest>(connection, place.caip2, place.epoch,
                                                                        evm::chainTables);
                        }});
        QObject::connect(
            m_thread->worker(), &indexing::ChainWorker::statusChanged, m_thread->worker(),
            [this](const indexing::WorkerStatus& status) {
                const QMutexLocker lock(&m_mutex);
                m_status = status;
            },
            Qt::DirectConnection);
        m_thread->start();
    }
    ~LimitedRun()
    {
        if (m_thread)
            m_thread->stop();
    }

    void setLimit(const sim::RateLimit& limit)
    {
        m_limit = limit;
        sim::SimFaults faults;
        faults.limit = limit;
        faults.maxBatch = m_maxBatch;
        m_server.setFaults(faults);
    }
    const sim::RateLimit& limit() const { return m_limit; }

    void begin()
    {
        m_start = m_server.rateSeen();
        m_clock.start();
    }
    /// Since begin(): share of the blocks that the limit allows.
    double share() const { return shareOf(0); }
    /// Without the logs that are read by block hash: those of the newest 64 blocks come before all others, and take
    /// half a minute of the smallest limits.
    double shareBesideHashes() const { return shareOf(m_server.rateSeen().byHash - m_start.byHash); }
    /// Since begin(): share of all calls.
    double refused() const
    {
        const auto now = m_server.rateSeen();
        const double no = static_cast<double>(now.refusedCalls - m_start.refusedCalls);
        const double yes = static_cast<double>(now.calls - m_start.calls);
        return no / std::max(1.0, no + yes);
    }
    indexing::WorkerStatus status() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_status;
    }
    QString learned() const
    {
        const auto now = status();
        return now.endpoints.empty() || !now.endpoints[0].learned ? u"nothing"_s
                                                                  : describe(*now.endpoints[0].learned).english();
    }
    QString failure() const
    {
        const auto now = status();
        return now.failure ? now.failure->error.text() : m_failure;
    }

private:
    double shareOf(double otherCost) const
    {
        const double units = m_limit.perSecond * static_cast<double>(m_clock.nsecsElapsed()) / 1e9;
        const auto blocks = m_server.rateSeen().headers.size() - m_start.headers.size();
        return static_cast<double>(blocks) * m_limit.perSecond /
               (possible(m_limit, m_maxBatch) * std::max(1.0, units - otherCost));
    }

    sim::SimServer m_server;
    PgDatabase m_place;
    int m_maxBatch;
    sim::RateLimit m_limit;
    sim::RateSeen m_start;
    QElapsedTimer m_clock;
    QString m_failure;
    mutable QMutex m_mutex;
    indexing::WorkerStatus m_status;
    std::unique_ptr<indexing::WorkerThread> m_thread;
};

}  // namespace signalbox::test
