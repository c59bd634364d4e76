// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <set>

#include "support/canopy_replay.h"

namespace signalbox::test {

/// The answers of the replayed node, without sockets.
struct CanopyReply {
    int status = 200;
    QByteArray body;
    QByteArray type = "application/json; charset=utf-8";  ///< value of Content-Type; empty if not sent
    QByteArray extra;                                     ///< further header lines
    bool cut = false;                                     ///< true to end the connection in the middle
};

/// The rules of the recordings' README. One thread.
class CanopyNode {
public:
    explicit CanopyNode(std::shared_ptr<const CanopyRecording> recording) : m_recording(std::move(recording)) {}

    /// `head`: the newest state; `at`: the corresponding time of the recording.
    CanopyReply answer(const QByteArray& method, const QByteArray& target, const QByteArray& body, Height head,
                       qint64 at, CanopyFaults& faults);
    void setRecording(std::shared_ptr<const CanopyRecording> recording) { m_recording = std::move(recording); }

private:
    CanopyReply query(const QByteArray& path, const QByteArray& body, quint64 head, qint64 at,
                      const CanopyFaults& faults);
    CanopyReply block(const CanopyRecording::Request& request, quint64 head);
    CanopyReply bulk(const CanopyRecording::Request& request, quint64 head);
    CanopyReply state(const CanopyRecording::Request& request, quint64 head);
    void spoil(CanopyReply& reply, const QByteArray& path, CanopyFaults& faults) const;

    std::shared_ptr<const CanopyRecording> m_recording;
    bool m_blockOneHidden = false;
    std::set<quint64> m_blocksSince;  ///< other blocks requested since then
};

}  // namespace signalbox::test
