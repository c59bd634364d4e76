// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/lp_job.h"

#include <QElapsedTimer>

#include "layers/lp_days.h"
#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::layers {

LpJob::LpJob(store::ConnectionInfo engine, const catalog::Catalog& catalog, ChainPlace chain, qint64 epoch)
    : m_info(engine.withApplication(u"signalbox positions"_s)),
      m_catalog(catalog),
      m_chain(std::move(chain)),
      m_epoch(epoch)
{
}

LpJob::~LpJob()
{
    m_stop = true;
    {
        const std::lock_guard lock(m_mutex);
        if (m_running)
            m_running->abandon();
    }
    if (m_thread.joinable())
        m_thread.join();
}

/// False if more days are due and `goesOn` asked to stop.
bool LpJob::take(store::Session& session, const std::function<bool()>& goesOn) const
{
    const LogChainScope scope(m_chain.caip2);
    const auto done = LpDays(session, m_catalog, m_chain, m_epoch).run(goesOn);
    if (done)
        return *done;
    if (!m_stop && done.error().code != "LEASE_LOST"_L1 && done.error().kind != ErrorKind::Retryable)
        qCWarning(logSync).noquote() << "Liquidity positions were not computed:" << done.error().text();
    return true;
}

void LpJob::run(qint64 atOnceMs)
{
    if (m_busy)
        return;
    if (m_thread.joinable())
        m_thread.join();
    QElapsedTimer clock;
    clock.start();
    {
        store::Session session(m_info);
        if (take(session, [&] { return clock.elapsed() < atOnceMs; }))
            return;
    }
    m_busy = true;
    m_thread = std::thread([this] {
        store::Session session(m_info);
        {
            const std::lock_guard lock(m_mutex);
            m_running = &session;
        }
        (void)take(session, [this] { return !m_stop; });
        {
            const std::lock_guard lock(m_mutex);
            m_running = nullptr;
        }
        m_busy = false;
    });
}

}  // namespace signalbox::layers
