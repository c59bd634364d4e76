// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <QByteArray>
#include <QString>
#include <atomic>
#include <map>
#include <mutex>
#include <stdexcept>
#include <thread>
#include "signalbox/literals.h"

namespace signalbox::test {

/// An HTTP server on 127.0.0.1 that accepts every request and records it by its Idempotency-Key.
class TriggerReceiver {
public:
    struct Received {
        int times = 0;
        QByteArray body;  ///< of the first
        bool differed = false;
    };
    TriggerReceiver() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        if (::bind(m_socket, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(m_socket, 64) != 0 ||
            ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no port is free for the receiver");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { accept(); });
    }
    ~TriggerReceiver()
    {
        m_stop = true;
        ::shutdown(m_socket, SHUT_RDWR);
        m_thread.join();
        ::close(m_socket);
    }
    QString host() const { return u"127.0.0.1:%1"_s.arg(m_port); }
    QString url() const { return u"http://%1/hook"_s.arg(host()); }
    std::map<QByteArray, Received> received() const
    {
        const std::lock_guard lock(m_mutex);
        return m_received;
    }

private:
    void accept()
    {
        while (!m_stop) {
            const int client = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
            if (client < 0)
                continue;
            timeval patience{2, 0};
            ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
            serve(client);
            ::close(client);
        }
    }
    /// One request of a connection; a sender that was killed leaves it incomplete.
    void serve(int client)
    {
        QByteArray data;
        qsizetype whole = -1;
        char part[4096];
        while (whole < 0 || data.size() < whole) {
            const auto got = ::recv(client, part, sizeof(part), 0);
            if (got <= 0)
                return;
            data.append(part, got);
            if (const auto end = data.indexOf("\r\n\r\n"); whole < 0 && end >= 0)
                whole = end + 4 + header(data.left(end), "content-length").toLongLong();
        }
        const auto end = data.indexOf("\r\n\r\n");
        {
            const std::lock_guard lock(m_mutex);
            Received& one = m_received[header(data.left(end), "idempotency-key")];
            const QByteArray body = data.mid(end + 4);
            if (one.times++ == 0)
                one.body = body;
            one.differed = one.differed || one.body != body;
        }
        constexpr char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
        (void)::send(client, answer, sizeof(answer) - 1, MSG_NOSIGNAL);
    }
    static QByteArray header(const QByteArray& head, const char* name)
    {
        for (const QByteArray& line : head.split('\n'))
            if (line.toLower().startsWith(QByteArray(name) + ':'))
                return line.mid(line.indexOf(':') + 1).trimmed();
        return {};
    }

    int m_socket;
    quint16 m_port = 0;
    std::atomic<bool> m_stop = false;
    mutable std::mutex m_mutex;
    std::map<QByteArray, Received> m_received;
    std::thread m_thread;
};

}  // namespace signalbox::test
