// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <memory>

#include "support/canopy_recording.h"

namespace signalbox::test {

/// Faults of the replayed node. All are off by default. Paths are those of the requests; "" is any.
struct CanopyFaults {
    bool refuse = false;  ///< true if it does not listen; open connections are cut
    bool bulk = true;     ///< false for an older node, which answers indexer-blobs with 404
    bool blockOneMissing =
        false;  ///< true if a state request at height 1 hides block 1 until 64 other blocks were requested
    int latencyMs = 0;
    Height poisoned = 0;  ///< height of a block with a number too large for every column (plain routes)
    int idleMs = 3'000;   ///< time after which an idle connection is closed
    /// Damages the next `count` answers to the path.
    enum class Kind {
        None,
        ShortPage,  ///< a page with fewer rows than it counts
        CutPage,    ///< a page without its last rows whose count is correct for the rest, while the total is unchanged
        ManyPages,  ///< counts 10^15 pages although its rows fill one
        EndlessPages,  ///< each page is full, and 10^15 more are announced
        NoRows,        ///< an empty list with a count of 0
        CutBody,       ///< the connection ends in the middle of the answer
        EmptyBody,     ///< status 200, no body
        Status500,
        NullBlock,  ///< an empty header
    } kind = Kind::None;
    QByteArray path;
    int count = 0;
};

/// A node of a recorded chain over HTTP on 127.0.0.1, in its own thread: state and index routes for a head that moves
/// by hand or by the recording's clock, with heights limited as by the node, its headers and its short-lived
/// connections. Any thread may call the methods.
class CanopyReplay {
public:
    /// The head is the last recorded state.
    explicit CanopyReplay(std::shared_ptr<const CanopyRecording> recording);
    ~CanopyReplay();
    CanopyReplay(const CanopyReplay&) = delete;
    CanopyReplay& operator=(const CanopyReplay&) = delete;

    QString url() const;  ///< http://127.0.0.1:port
    quint16 port() const;

    void setHead(Height state);  ///< answer of /height, the next block; may decrease
    /// From now on, the head follows the recording from that state on, `speed` times faster; while the recorded node
    /// was unavailable, connections are refused.
    void play(Height from, double speed);
    Height head() const;

    void setFaults(const CanopyFaults& faults);
    void impersonate(std::shared_ptr<const CanopyRecording> other);  ///< serves another chain; null for its own again

    qint64 requests(const QByteArray& path = {}) const;  ///< number of requests answered so far
    qint64 connections() const;
    void forget();

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::test
