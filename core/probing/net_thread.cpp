// SPDX-License-Identifier: GPL-3.0-or-later

#include "probing/net_thread.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

NetThread::NetThread(std::shared_ptr<rpc::RateRegistry> rates) : m_rates(std::move(rates))
{
    m_thread.setObjectName(u"net"_s);
    m_home = new QObject;
    m_home->moveToThread(&m_thread);
    m_thread.start();
    post([this] {
        m_services = std::make_unique<evm::EvmServices>(m_rates);
        m_canopy = std::make_unique<canopy::CanopyServices>(m_rates);
    });
}

NetThread::~NetThread()
{
    QMetaObject::invokeMethod(
        m_home,
        [this] {
            m_services.reset();
            m_canopy.reset();
        },
        Qt::BlockingQueuedConnection);
    m_home->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

bool NetThread::post(std::function<void()> job)
{
    return QMetaObject::invokeMethod(m_home, std::move(job), Qt::QueuedConnection);
}

}  // namespace signalbox::engine
