// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/server.h"

#include <QRandomGenerator>
#include <QThread>
#include <numeric>

#include "signalbox/literals.h"
#include "sim/listener.h"
#include "sim/rpc_service.h"

namespace signalbox::sim {

class SimThread::Private {
public:
    QThread thread;
    QObject hub;  ///< lives in the thread and receives its work
};

SimThread::SimThread() : d(std::make_unique<Private>())
{
    d->thread.setObjectName(u"sim"_s);
    d->hub.moveToThread(&d->thread);
    d->thread.start();
}

SimThread::~SimThread()
{
    d->thread.quit();
    d->thread.wait();
}

class SimServer::Private {
public:
    std::shared_ptr<SimChain> chain;
    std::shared_ptr<SimThread> thread;
    std::shared_ptr<SimShared> shared = std::make_shared<SimShared>();
    SimListener* listener = nullptr;
    quint16 port = 0;

    void open(std::shared_ptr<Responder> responder, std::shared_ptr<SimThread> useThread);

    template <class Work>
    void inThread(Work work)
    {
        QMetaObject::invokeMethod(&thread->d->hub, std::move(work), Qt::BlockingQueuedConnection);
    }
};

SimServer::SimServer(std::shared_ptr<SimChain> chain, std::shared_ptr<SimThread> thread)
    : d(std::make_unique<Private>())
{
    d->chain = chain;
    d->open(std::make_shared<RpcService>(std::move(chain)), std::move(thread));
}

SimServer::SimServer(std::shared_ptr<Responder> responder, std::shared_ptr<SimThread> thread)
    : d(std::make_unique<Private>())
{
    d->open(std::move(responder), std::move(thread));
}

void SimServer::Private::open(std::shared_ptr<Responder> responder, std::shared_ptr<SimThread> useThread)
{
    thread = useThread ? std::move(useThread) : std::make_shared<SimThread>();
    quint32 random[4];
    QRandomGenerator::system()->generate(random, random + 4);
    shared->path = "/" + QByteArray(reinterpret_cast<const char*>(random), sizeof random).toHex();
    listener = new SimListener(std::move(responder), chain, shared);
    listener->moveToThread(&thread->d->thread);
    inThread([this] { port = listener->open(); });
}

SimServer::~SimServer()
{
    d->inThread([this] { delete d->listener; });
}

bool SimServer::isListening() const
{
    return d->port != 0;
}

quint16 SimServer::port() const
{
    return d->port;
}

void SimServer::setPath(const QByteArray& path)
{
    const std::lock_guard lock(d->shared->mutex);
    d->shared->path = path;
}

QByteArray SimServer::path() const
{
    const std::lock_guard lock(d->shared->mutex);
    return d->shared->path;
}

QString SimServer::url() const
{
    return u"http://127.0.0.1:%1%2"_s.arg(d->port).arg(QString::fromLatin1(path()));
}

QString SimServer::wsUrl() const
{
    return u"ws://127.0.0.1:%1%2"_s.arg(d->port).arg(QString::fromLatin1(path()));
}

SimChain& SimServer::chain()
{
    return *d->chain;
}

void SimServer::setFaults(const SimFaults& faults)
{
    {
        const std::lock_guard lock(d->shared->mutex);
        d->shared->faults = faults;
    }
    d->inThread([this] { d->listener->faultsChanged(); });
}

SimFaults SimServer::faults() const
{
    return d->shared->copyFaults();
}

void SimServer::setBlockTime(double seconds)
{
    d->inThread([this, seconds] { d->listener->setBlockTime(seconds); });
}

void SimServer::setReorgs(int everyBlocks, int depth)
{
    d->inThread([this, everyBlocks, depth] { d->listener->setReorgs(everyBlocks, depth); });
}

std::vector<SeenLogs> SimServer::seenLogs() const
{
    const std::lock_guard lock(d->shared->mutex);
    return d->shared->seen;
}

qint64 SimServer::requests(const QByteArray& method) const
{
    const std::lock_guard lock(d->shared->mutex);
    return method.isEmpty() ? d->shared->requests : d->shared->methods.value(method);
}

qint64 SimServer::calls() const
{
    const std::lock_guard lock(d->shared->mutex);
    return std::accumulate(d->shared->methods.cbegin(), d->shared->methods.cend(), qint64(0));
}

RateSeen SimServer::rateSeen() const
{
    const std::lock_guard lock(d->shared->mutex);
    return d->shared->rate;
}

void SimServer::forget()
{
    const std::lock_guard lock(d->shared->mutex);
    d->shared->seen.clear();
    d->shared->methods.clear();
    d->shared->requests = 0;
    d->shared->rate = {};
}

}  // namespace signalbox::sim
