// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <memory>

#include "signalbox/interval.h"

namespace signalbox::test {

/// Faults of the replayed node. All are off by default.
struct CosmosFaults {
    bool refuse = false;           ///< connections are cut
    Height earliest = 1;           ///< lower heights are pruned
    bool discardsResults = false;  ///< the results of blocks are not kept
    int lateResults = 0;           ///< so many times, the results of the newest block are not there yet
    Height wrongResults = 0;       ///< of this block, the next `wrongTimes` results have another gas
    int wrongTimes = 0;
    bool sockets = true;  ///< false: no WebSocket
};

/// A CometBFT node of a recorded chain over HTTP and WebSocket on 127.0.0.1, in its own thread, with a head that moves
/// by hand. POST is its RPC; GET its REST interface, of which only the given answers exist. Any thread may call the
/// methods.
class CosmosReplay {
public:
    /// The head is the last block of the first run of recorded heights. Throws std::runtime_error without a recording
    /// of the chain.
    explicit CosmosReplay(const QByteArray& chainId);
    ~CosmosReplay();
    CosmosReplay(const CosmosReplay&) = delete;
    CosmosReplay& operator=(const CosmosReplay&) = delete;

    QString url() const;     ///< http://127.0.0.1:port
    Interval known() const;  ///< recorded heights without a gap

    void setHead(Height head);  ///< announces it to subscribers
    void setFaults(const CosmosFaults& faults);
    void serve(const QByteArray& recordedChain);                  ///< blocks of another chain under the same chain ID
    void nameItself(const QByteArray& chainId);                   ///< serves another chain from now on
    void answer(const QByteArray& path, const QByteArray& json);  ///< of the REST interface
    void answerQuery(const QByteArray& path, const QByteArray& value);  ///< of abci_query: protobuf

    qint64 requests(const QByteArray& method = {}) const;
    int subscribers() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::test
