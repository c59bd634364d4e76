// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/receivers/receivers.h"

#include <QThread>
#include <atomic>

#include "signalbox/literals.h"
#include "sim/receivers/receiver_answers.h"

namespace signalbox::sim {

class Receivers::Private {
public:
    struct Place {
        HttpListener* listener = nullptr;
        QByteArray path;
        quint16 port = 0;

        QString url() const { return u"http://127.0.0.1:%1%2"_s.arg(port).arg(QString::fromLatin1(path)); }
    };

    QThread thread;
    QObject hub;  ///< lives in the thread and receives its work
    Place telegram, hook, pager, mcp;
    std::atomic<qint64> messages = 0, hooks = 0, pages = 0, toolCalls = 0;

    template <class Work>
    void inThread(Work work)
    {
        QMetaObject::invokeMethod(&hub, std::move(work), Qt::BlockingQueuedConnection);
    }

    void open(Place& place, const QByteArray& path, HttpListener::Handler handler)
    {
        place.path = path;
        place.listener = new HttpListener(path, std::move(handler));
        place.listener->moveToThread(&thread);
        inThread([&place] { place.port = place.listener->open(); });
    }
};

Receivers::Receivers(const std::function<QByteArray()>& path) : d(std::make_unique<Private>())
{
    d->thread.setObjectName(u"receivers"_s);
    d->hub.moveToThread(&d->thread);
    d->thread.start();
    d->open(d->telegram, path(), [this](const ReceivedRequest& request) {
        const ReceiverReply reply = telegramAnswer(request, botToken().toLatin1(), d->messages + 1);
        d->messages += reply.status == 200;
        return reply;
    });
    d->open(d->hook, path(), [this](const ReceivedRequest& request) {
        const ReceiverReply reply = hookAnswer(request);
        d->hooks += reply.status == 200;
        return reply;
    });
    d->open(d->pager, path(), [this](const ReceivedRequest&) {
        ++d->pages;
        return pagerAnswer();
    });
    d->open(d->mcp, path(), [this](const ReceivedRequest& request) {
        return mcpAnswer(request, mcpUrl().toLatin1(), [this] { ++d->toolCalls; });
    });
}

Receivers::~Receivers()
{
    d->inThread([this] {
        for (Private::Place* place : {&d->telegram, &d->hook, &d->pager, &d->mcp})
            delete place->listener;
    });
    d->thread.quit();
    d->thread.wait();
}

QString Receivers::botToken()
{
    return u"100000001:demo"_s;
}

QString Receivers::telegramUrl() const
{
    return d->telegram.url();
}

QString Receivers::hookUrl() const
{
    return d->hook.url();
}

QString Receivers::pagerUrl() const
{
    return d->pager.url();
}

QString Receivers::mcpUrl() const
{
    return d->mcp.url();
}

QString Receivers::agentFiles() const
{
    return mcpUrl() + u"/agents/"_s;
}

qint64 Receivers::messages() const
{
    return d->messages;
}

qint64 Receivers::hooks() const
{
    return d->hooks;
}

qint64 Receivers::pages() const
{
    return d->pages;
}

qint64 Receivers::toolCalls() const
{
    return d->toolCalls;
}

}  // namespace signalbox::sim
