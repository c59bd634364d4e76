// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "signalbox/literals.h"

namespace signalbox::test {

/// An HTTP proxy on 127.0.0.1: whatever a client wants to reach, it tunnels to one port of this machine. Threads of its
/// own.
class TunnelProxy {
public:
    explicit TunnelProxy(quint16 target);
    ~TunnelProxy();
    TunnelProxy(const TunnelProxy&) = delete;
    TunnelProxy& operator=(const TunnelProxy&) = delete;

    QString url(const QString& user = {}) const;  ///< http://user@127.0.0.1:port
    QList<QByteArray> heads() const;              ///< of all requests, as they came
    std::atomic<bool> refuses = false;            ///< answers 407

private:
    void accept();
    void serve(int client);

    quint16 m_target, m_port = 0;
    int m_socket;
    std::atomic<bool> m_stop = false;
    mutable std::mutex m_mutex;
    QList<QByteArray> m_heads;
    std::vector<std::thread> m_tunnels;
    std::thread m_thread;
};

}  // namespace signalbox::test
