// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/ws_client.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWebSocket>

#include "evm/head/ws_message.h"
#include "evm/rpc_session.h"
#include "rpc/heads/web_socket.h"
#include "signalbox/literals.h"

namespace signalbox::evm {

QCoro::Task<Expected<WsVisit>> visitWebSocket(rpc::EndpointSettings endpoint, int timeoutMs, Cancellation cancellation)
{
    WsVisit visit;
    Message problem(QT_TRANSLATE_NOOP("Engine", "it did not answer in time"));
    int answers = 0;
    QElapsedTimer clock;
    clock.start();
    Gate gate;
    const Later<QWebSocket> socket(new QWebSocket);
    const Later<QTimer> timer(new QTimer);
    QObject::connect(socket.get(), &QWebSocket::connected, socket.get(), [&] {
        socket->sendTextMessage(QString::fromLatin1(rpc::requestBody("eth_chainId", "[]", 1)));
        socket->sendTextMessage(QString::fromLatin1(rpc::requestBody("eth_blockNumber", "[]", 2)));
        socket->sendTextMessage(QString::fromLatin1(rpc::requestBody("eth_subscribe", "[\"newHeads\"]", 3)));
    });
    QObject::connect(socket.get(), &QWebSocket::textMessageReceived, socket.get(), [&](const QString& message) {
        const WsMessage told = readWsMessage(message);
        switch (told.id) {
            case 1:
                visit.chainId = quantityOf(told.result);
                break;
            case 2:
                visit.head = quantityOf(told.result);
                break;
            case 3:
                visit.newHeads = told.result.isString();
                break;
            default:
                return;
        }
        if (++answers == 3)
            gate.open();
    });
    QObject::connect(socket.get(), QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), socket.get(), [&] {
        problem = Message(endpoint.redact(socket->errorString()));
        gate.open();
    });
    QObject::connect(socket.get(), &QWebSocket::disconnected, socket.get(), [&] { gate.open(); });
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [&] { gate.open(); });
    const auto hook = cancellation.onRequest([&gate] { gate.open(); });
    timer->start(timeoutMs);
    rpc::openWebSocket(*socket, endpoint);
    const auto opened = gate.opened();
    co_await opened;
    socket->disconnect();
    socket->abort();
    visit.milliseconds = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    if (cancellation.isRequested())
        co_return fail(ErrorKind::Cancelled, "CANCELLED",
                       Message(QT_TRANSLATE_NOOP("Engine", "The request was stopped.")));
    if (!visit.chainId)
        co_return fail(ErrorKind::Unavailable, "RPC_CONNECTION",
                       Message(QT_TRANSLATE_NOOP("Engine", "The WebSocket at %1 cannot be used: %2. Check the URL."))
                           .arg(endpoint.masked(), problem));
    co_return visit;
}

}  // namespace signalbox::evm
