// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "sim/chain.h"
#include "sim/faults.h"

namespace signalbox::sim {

class Responder;

/// A thread that serves any number of simulated endpoints.
class SimThread {
public:
    SimThread();
    ~SimThread();
    SimThread(const SimThread&) = delete;
    SimThread& operator=(const SimThread&) = delete;

private:
    friend class SimServer;
    class Private;
    std::unique_ptr<Private> d;
};

/// One simulated endpoint: JSON-RPC over HTTP and WebSocket (newHeads) on 127.0.0.1 and a random port. The path
/// contains a random token; a request with another path, a foreign Host or any Origin is refused. Calls may come from
/// any thread but the server's own. Several servers may serve one chain.
class SimServer {
public:
    explicit SimServer(std::shared_ptr<SimChain> chain, std::shared_ptr<SimThread> thread = {});
    explicit SimServer(std::shared_ptr<Responder> responder,
                       std::shared_ptr<SimThread> thread = {});  ///< a server without its own chain
    ~SimServer();
    SimServer(const SimServer&) = delete;
    SimServer& operator=(const SimServer&) = delete;

    void setPath(const QByteArray& path);  ///< replaces the token, for tests that must not need a secret store

    bool isListening() const;
    quint16 port() const;
    QByteArray path() const;  ///< "/" + token
    QString url() const;      ///< http://127.0.0.1:port/token
    QString wsUrl() const;
    SimChain& chain();

    void setFaults(const SimFaults& faults);
    SimFaults faults() const;
    void setBlockTime(double seconds);           ///< mines automatically; 0 stops it
    void setReorgs(int everyBlocks, int depth);  ///< small forks while it mines automatically; 0 for none

    std::vector<SeenLogs> seenLogs() const;                ///< the first 100,000 since forget()
    qint64 requests(const QByteArray& method = {}) const;  ///< HTTP requests and WebSocket messages if empty
    qint64 calls() const;                                  ///< JSON-RPC calls; each call of a batch counts
    RateSeen rateSeen() const;                             ///< since forget(), if the faults have a limit
    void forget();                                         ///< resets all counts and recorded requests

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::sim
