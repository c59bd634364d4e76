// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/tunnel_proxy.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <stdexcept>

namespace signalbox::test {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

/// Passes what has come from one side to the other; false at the end.
bool relay(int from, int to)
{
    char part[16'384];
    const auto got = ::recv(from, part, sizeof(part), 0);
    return got > 0 && ::send(to, part, static_cast<size_t>(got), MSG_NOSIGNAL) == got;
}

}  // namespace

TunnelProxy::TunnelProxy(quint16 target) : m_target(target), m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof(address);
    if (::bind(m_socket, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(m_socket, 64) != 0 ||
        ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("no port is free for the proxy");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { accept(); });
}

TunnelProxy::~TunnelProxy()
{
    m_stop = true;
    ::shutdown(m_socket, SHUT_RDWR);
    m_thread.join();
    for (std::thread& tunnel : m_tunnels)
        tunnel.join();
    ::close(m_socket);
}

QString TunnelProxy::url(const QString& user) const
{
    return u"http://"_s + (user.isEmpty() ? QString() : user + u'@') + u"127.0.0.1:"_s + QString::number(m_port);
}

QList<QByteArray> TunnelProxy::heads() const
{
    const std::lock_guard lock(m_mutex);
    return m_heads;
}

void TunnelProxy::accept()
{
    while (!m_stop) {
        const int client = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
        if (client >= 0)
            m_tunnels.emplace_back([this, client] {
                serve(client);
                ::close(client);
            });
    }
}

void TunnelProxy::serve(int client)
{
    QByteArray head;
    char one = 0;
    while (!head.endsWith("\r\n\r\n")) {
        if (head.size() > 16'384 || ::recv(client, &one, 1, 0) != 1)
            return;
        head.append(one);
    }
    {
        const std::lock_guard lock(m_mutex);
        m_heads << head;
    }
    const QByteArray answer = refuses ? "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
                                      : "HTTP/1.1 200 Connection established\r\n\r\n";
    if (::send(client, answer.constData(), static_cast<size_t>(answer.size()), MSG_NOSIGNAL) < 0 || refuses)
        return;
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(m_target);
    bool open = ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
    while (open && !m_stop) {
        pollfd sides[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
        ::poll(sides, 2, 100);
        open = (sides[0].revents == 0 || relay(client, server)) && (sides[1].revents == 0 || relay(server, client));
    }
    ::close(server);
}

}  // namespace signalbox::test
