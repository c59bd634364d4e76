// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/http_session.h"

#include <QDateTime>
#include <QLocale>
#include <QTcpSocket>

#include "signalbox/literals.h"
#include "sim/http_head.h"
#include "sim/listener.h"
#include "sim/provider_words.h"

namespace signalbox::sim {

namespace {

constexpr qint64 mostHeadBytes = 32 * 1024;
constexpr qint64 mostBody = 16 * 1024 * 1024;
constexpr int dripMs = 50;

QByteArray retryAfter(const SimFaults& faults)
{
    const QByteArray value = faults.retryAfterByDate
                                 ? QLocale::c()
                                       .toString(QDateTime::currentDateTimeUtc().addSecs(faults.retryAfterSeconds),
                                                 u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
                                       .toLatin1()
                                 : QByteArray::number(faults.retryAfterSeconds);
    return "Retry-After: " + value + "\r\n";
}

}  // namespace

HttpSession::HttpSession(SimListener* listener, QTcpSocket* socket)
    : QObject(listener), m_listener(listener), m_socket(socket), m_drip(this)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpSession::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(&m_drip, &QTimer::timeout, this, &HttpSession::drip);
    if (m_socket->bytesAvailable() > 0)
        read();
}

void HttpSession::abort()
{
    m_socket->abort();
}

void HttpSession::read()
{
    while (!m_busy && m_socket) {
        if (m_bodySize < 0) {
            const QByteArray peeked = m_socket->peek(mostHeadBytes);
            const auto end = peeked.indexOf("\r\n\r\n");
            if (end < 0) {
                if (peeked.size() >= mostHeadBytes)
                    abort();
                return;
            }
            m_in = peeked.left(end);
            if (!handleHead(end + 4))
                return;
            m_in.clear();
        }
        m_in += m_socket->read(m_bodySize - m_in.size());
        if (m_in.size() < m_bodySize)
            return;
        handleBody();
    }
}

/// False if this connection was handed over or has ended.
bool HttpSession::handleHead(qsizetype end)
{
    const QList<QByteArray> line = m_in.left(m_in.indexOf('\r') < 0 ? m_in.size() : m_in.indexOf('\r')).split(' ');
    const bool known = line.size() == 3 && m_listener->pathIsOurs(line.at(1)) &&
                       m_listener->hostIsOurs(headerOf(m_in, "host")) && headerOf(m_in, "origin").isEmpty();
    if (known && line.at(0) == "GET" && headerOf(m_in, "upgrade").toLower() == "websocket" &&
        m_listener->offersWebSocket()) {
        m_socket->disconnect(this);
        m_listener->upgrade(m_socket);
        m_socket = nullptr;
        deleteLater();
        return false;
    }
    m_socket->read(end);
    const qint64 size = headerOf(m_in, "content-length").toLongLong();
    if (!known || line.at(0) != "POST" || size > mostBody) {
        m_closeAfter = true;
        reply(!known ? 403 : line.at(0) != "POST" ? 405 : 413, "text/plain", "refused\n", "Connection: close\r\n");
        return false;
    }
    m_bodySize = size;
    return true;
}

void HttpSession::handleBody()
{
    const QByteArray body = m_in;
    m_in.clear();
    m_bodySize = -1;
    m_busy = true;
    const SimFaults faults = m_listener->shared().copyFaults();
    const int wait =
        faults.latencyMs + (faults.jitterMs > 0 ? int(m_listener->dice().below(quint64(faults.jitterMs))) : 0);
    if (wait > 0)
        QTimer::singleShot(wait, Qt::PreciseTimer, this, [this, body] { serve(body); });
    else
        serve(body);
}

void HttpSession::serve(const QByteArray& body)
{
    const SimFaults faults = m_listener->shared().copyFaults();
    const bool over = m_listener->overRate();
    const QByteArray retry = faults.retryAfterSeconds >= 0 ? retryAfter(faults) : QByteArray();
    if (faults.silentShare > 0 && m_listener->dice().unit() < faults.silentShare)
        return;  // the request never ends
    if (faults.httpStatus != 0 && m_listener->dice().unit() < faults.httpStatusShare)
        return reply(faults.httpStatus, "text/plain", "status " + QByteArray::number(faults.httpStatus) + "\n", retry);
    if (over) {
        const Refusal refusal = tooManyRequests(faults.words);
        return reply(refusal.httpStatus, "application/json",
                     "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":" + QByteArray::number(refusal.code) +
                         ",\"message\":\"" + refusal.message + "\"}}",
                     retry);
    }
    if (m_listener->overLimit(faults, body)) {
        const Refusal refusal = RateCounter::words(faults.limit);
        const int seconds = faults.limit.retryAfterSeconds;
        return reply(refusal.httpStatus, "application/json",
                     "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":" + QByteArray::number(refusal.code) +
                         ",\"message\":\"" + refusal.message + "\"}}",
                     seconds >= 0 ? "Retry-After: " + QByteArray::number(seconds) + "\r\n" : QByteArray());
    }
    if (faults.html)
        return reply(200, "text/html",
                     "<!DOCTYPE html><html><head><title>Welcome</title></head><body><h1>It works</h1></body></html>\n");
    if (faults.endless) {
        m_endless = true;
        m_socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        m_drip.start(dripMs);
        return;
    }
    const RpcReply answer = m_listener->answer(body, m_socket->peerAddress());
    reply(answer.httpStatus, "application/json", answer.body);
}

void HttpSession::reply(int status, const QByteArray& type, const QByteArray& body, const QByteArray& extra)
{
    const SimFaults faults = m_listener->shared().copyFaults();
    QByteArray out;
    if (faults.interim != 0)
        out = "HTTP/1.1 " + QByteArray::number(faults.interim) + " Wait\r\nLink: </x>; rel=preload\r\n\r\n";
    out += "HTTP/1.1 " + QByteArray::number(status) + (status == 200 ? " OK" : " Refused") +
           "\r\nContent-Type: " + type + "\r\n" + extra;
    if (faults.brokenChunkShare > 0 && m_listener->dice().unit() < faults.brokenChunkShare) {
        m_socket->write(out + "Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(body.size(), 16) + "\r\n" +
                        body.left(body.size() / 2));
        m_closeAfter = true;
        return finish();
    }
    out += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    if (faults.cutShare > 0 && m_listener->dice().unit() < faults.cutShare) {
        out.truncate(out.size() - body.size() / 2 - 1);
        m_closeAfter = true;
    }
    if (faults.slowBytesPerSecond > 0) {
        m_out = out;
        m_bytesPerTick = std::max<qint64>(1, faults.slowBytesPerSecond * dripMs / 1000);
        m_drip.start(dripMs);
        return;
    }
    m_socket->write(out);
    finish();
}

void HttpSession::drip()
{
    if (m_endless) {
        if (m_socket->bytesToWrite() < 4 * 1024 * 1024)
            m_socket->write("10000\r\n" + QByteArray(0x10000, ' ') + "\r\n");
        return;
    }
    m_socket->write(m_out.left(m_bytesPerTick));
    m_out.remove(0, m_bytesPerTick);
    if (m_out.isEmpty()) {
        m_drip.stop();
        finish();
    }
}

void HttpSession::finish()
{
    m_busy = false;
    if (m_closeAfter) {
        m_socket->disconnectFromHost();
        return;
    }
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpSession::read, Qt::QueuedConnection);
}

}  // namespace signalbox::sim
