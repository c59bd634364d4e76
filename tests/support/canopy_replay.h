// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <memory>

#include "support/canopy_recording.h"

namespace signalbox::test {

/// What the replayed node does wrong. Everything off by default. Paths are those of the requests, "" stands for any.
struct CanopyFaults {
    bool refuse = false;           ///< does not listen; open connections are cut
    bool bulk = true;              ///< false: an older node, 404 on indexer-blobs
    bool blockOneMissing = false;  ///< a state request at height 1 hides block 1 until 64 other blocks were asked
    int latencyMs = 0;
    Height poisoned = 0;  ///< a number in this block is larger than any column takes (plain routes)
    int idleMs = 3'000;   ///< after which a quiet connection is closed
    /// The next `count` answers to the path are spoilt.
    enum class Kind {
        None,
        ShortPage,     ///< a page with fewer rows than it counts
        CutPage,       ///< a whole page that lacks its last rows, and counts so, while the total stays
        ManyPages,     ///< counts 10^15 pages, though the rows that it counts fill one
        EndlessPages,  ///< each page is full, and 10^15 more are said to come
        NoRows,        ///< an empty list, and it counts so
        CutBody,       ///< the connection ends in the middle of the answer
        EmptyBody,     ///< status 200, no body
        Status500,
        NullBlock,  ///< an empty header
    } kind = Kind::None;
    QByteArray path;
    int count = 0;
};

/// A node of a recorded chain over HTTP on 127.0.0.1, in a thread of its own: state and index routes as of a head that
/// moves by hand or by the recording's clock, clamped as the node clamps, with its headers and its short-lived
/// connections. All methods may be called from any thread.
class CanopyReplay {
public:
    /// The head stands at the last recorded state.
    explicit CanopyReplay(std::shared_ptr<const CanopyRecording> recording);
    ~CanopyReplay();
    CanopyReplay(const CanopyReplay&) = delete;
    CanopyReplay& operator=(const CanopyReplay&) = delete;

    QString url() const;  ///< http://127.0.0.1:port
    quint16 port() const;

    void setHead(Height state);  ///< what /height answers: the next block; may go back
    /// From now on the head follows the recording from that state on, so many times faster; where it shows the node
    /// gone, connections are refused.
    void play(Height from, double speed);
    Height head() const;

    void setFaults(const CanopyFaults& faults);
    void impersonate(std::shared_ptr<const CanopyRecording> other);  ///< serves another chain; null: its own again

    qint64 requests(const QByteArray& path = {}) const;  ///< answered so far
    qint64 connections() const;
    void forget();

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::test
