// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>

#include "sim/canopy_chain.h"

namespace signalbox::sim {

/// One simulated Canopy node: the query routes over HTTP on 127.0.0.1, a random port and a path that begins with a
/// random token; a request with another path, a foreign Host or any Origin is refused. Idle connections are closed
/// after 3 s, as by real nodes. It has its own thread; calls may come from any other thread.
class CanopySimServer {
public:
    explicit CanopySimServer(std::shared_ptr<CanopySimChain> chain);
    ~CanopySimServer();
    CanopySimServer(const CanopySimServer&) = delete;
    CanopySimServer& operator=(const CanopySimServer&) = delete;

    quint16 port() const;
    QByteArray path() const;  ///< "/" + token
    QString url() const;      ///< http://127.0.0.1:port/token
    CanopySimChain& chain();
    void setPath(const QByteArray& path);  ///< for tests, before the first request; "/" for no token

    void setBlockTime(double seconds);  ///< mines automatically; 0 stops it
    void setListening(bool on);         ///< when off, connections are refused and open ones cut
    qint64 requests() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::sim
