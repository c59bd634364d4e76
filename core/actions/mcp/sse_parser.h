// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <functional>
#include <optional>

namespace signalbox::actions {

struct SseEvent {
    QByteArray type = "message", data;
};

/// Server-sent events from a stream that arrives in pieces. Bounded: an event of more than 1 MiB breaks the stream.
class SseParser {
public:
    static constexpr qsizetype mostBytes = 1 << 20;
    using Sink = std::function<bool(const SseEvent& event)>;  ///< false: no more events are wanted

    bool feed(const QByteArray& bytes, const Sink& sink);  ///< false once the sink has stopped or the stream is broken
    bool isBroken() const { return m_broken; }
    const QByteArray& lastId() const { return m_lastId; }
    std::optional<qint64> retryMs() const { return m_retryMs; }

private:
    bool endLine(const Sink& sink);

    QByteArray m_line, m_lastId;
    SseEvent m_event;
    std::optional<qint64> m_retryMs;
    bool m_hasData = false, m_afterReturn = false, m_first = true, m_broken = false, m_stopped = false;
};

}  // namespace signalbox::actions
