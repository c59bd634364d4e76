// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/http_client.h"
#include "signalbox/literals.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace signalbox::test {

HttpClient::HttpClient(quint16 port, QByteArray path) : m_port(port), m_path(std::move(path)) {}

HttpClient::~HttpClient()
{
    close();
}

void HttpClient::close()
{
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
    m_buffer.clear();
    m_at = 0;
}

bool HttpClient::connectNow()
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval timeout{m_timeoutMs / 1000, (m_timeoutMs % 1000) * 1000};
    const int on = 1;
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
    ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof timeout);
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return true;
    m_error = QString::fromLocal8Bit(std::strerror(errno));
    close();
    return false;
}

bool HttpClient::sendAll(const QByteArray& data)
{
    qsizetype sent = 0;
    while (sent < data.size()) {
        const auto count = ::send(m_socket, data.constData() + sent, size_t(data.size() - sent), MSG_NOSIGNAL);
        if (count <= 0) {
            m_error = QString::fromLocal8Bit(std::strerror(errno));
            return false;
        }
        sent += count;
    }
    return true;
}

bool HttpClient::more()
{
    if (m_at == m_buffer.size()) {
        m_buffer.resize(0);
        m_at = 0;
    }
    char chunk[65536];
    const auto count = ::recv(m_socket, chunk, sizeof chunk, 0);
    if (count <= 0) {
        m_error = count == 0 ? u"connection closed"_s : QString::fromLocal8Bit(std::strerror(errno));
        return false;
    }
    m_buffer.append(chunk, count);
    return true;
}

bool HttpClient::readLine(QByteArray& line)
{
    for (;;) {
        const auto end = m_buffer.indexOf("\r\n", m_at);
        if (end >= 0) {
            line = m_buffer.mid(m_at, end - m_at);
            m_at = end + 2;
            return true;
        }
        if (!more())
            return false;
    }
}

bool HttpClient::readBody(qint64 size, HttpAnswer& answer, bool discard)
{
    while (size > 0) {
        if (m_at == m_buffer.size() && !more())
            return false;
        const auto take = std::min<qint64>(size, m_buffer.size() - m_at);
        if (!discard)
            answer.body.append(m_buffer.constData() + m_at, take);
        answer.bodyBytes += take;
        m_at += take;
        size -= take;
    }
    return true;
}

std::optional<HttpAnswer> HttpClient::readAnswer(bool discard)
{
    HttpAnswer answer;
    QByteArray line;
    if (!readLine(line))
        return {};
    answer.status = line.mid(9, 3).toInt();
    while (readLine(line) && !line.isEmpty()) {
        const auto colon = line.indexOf(':');
        answer.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    bool whole = true;
    if (answer.headers.value("transfer-encoding").toLower() == "chunked") {
        for (;;) {
            if (!readLine(line))
                return {};
            const qint64 size = line.split(';').first().trimmed().toLongLong(nullptr, 16);
            whole = readBody(size, answer, discard) && readLine(line);
            if (!whole || size == 0)
                break;
        }
    } else if (answer.headers.contains("content-length")) {
        whole = readBody(answer.headers.value("content-length").toLongLong(), answer, discard);
    } else {
        while (more())
            readBody(m_buffer.size() - m_at, answer, discard);
        close();
    }
    if (!whole || answer.headers.value("connection").toLower() == "close")
        close();
    return whole ? std::optional(answer) : std::nullopt;
}

std::optional<HttpAnswer> HttpClient::exchange(const QByteArray& request, bool discard)
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        const bool fresh = m_socket < 0;
        if (fresh && !connectNow())
            return {};
        if (sendAll(request))
            if (auto answer = readAnswer(discard))
                return answer;
        close();
        if (fresh)
            return {};
    }
    return {};
}

std::optional<HttpAnswer> HttpClient::post(const QByteArray& body, bool discard)
{
    return exchange("POST " + m_path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) +
                        "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) +
                        "\r\n\r\n" + body,
                    discard);
}

}  // namespace signalbox::test
