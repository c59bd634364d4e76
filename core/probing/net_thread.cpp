// SPDX-License-Identifier: GPL-3.0-or-later

#include "probing/net_thread.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

NetThread::NetThread(std::shared_ptr<const Families> families, std::shared_ptr<rpc::RateRegistry> rates)
    : m_families(std::move(families)), m_rates(std::move(rates))
{
    m_thread.setObjectName(u"net"_s);
    m_home = new QObject;
    m_home->moveToThread(&m_thread);
    m_thread.start();
}

NetThread::~NetThread()
{
    QMetaObject::invokeMethod(
        m_home, [this] { m_probers.clear(); }, Qt::BlockingQueuedConnection);
    m_home->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

Prober* NetThread::prober(const QString& name)
{
    const Family* const family = m_families->find(name);
    if (!family)
        return nullptr;
    auto& prober = m_probers[family];
    if (!prober)
        prober = family->prober(m_rates);
    return prober.get();
}

bool NetThread::post(std::function<void()> job)
{
    return QMetaObject::invokeMethod(m_home, std::move(job), Qt::QueuedConnection);
}

}  // namespace signalbox::engine
