// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/mcp/sse_parser.h"

#include <algorithm>
#include <utility>

namespace signalbox::actions {

bool SseParser::feed(const QByteArray& bytes, const Sink& sink)
{
    qsizetype at = 0;
    while (at < bytes.size() && !m_broken && !m_stopped) {
        if (std::exchange(m_afterReturn, false) && bytes[at] == '\n') {
            ++at;
            continue;
        }
        const auto* const begin = bytes.constData() + at;
        const auto* const end = bytes.constData() + bytes.size();
        const auto* const stop = std::find_if(begin, end, [](char c) { return c == '\n' || c == '\r'; });
        if (m_line.size() + m_event.data.size() + (stop - begin) > mostBytes) {
            m_broken = true;
            break;
        }
        m_line.append(begin, stop - begin);
        at += stop - begin;
        if (stop == end)
            break;
        m_afterReturn = *stop == '\r';
        ++at;
        m_stopped = !endLine(sink);
    }
    return !m_broken && !m_stopped;
}

bool SseParser::endLine(const Sink& sink)
{
    QByteArray line = std::exchange(m_line, {});
    if (std::exchange(m_first, false) && line.startsWith("\xef\xbb\xbf"))
        line.remove(0, 3);
    if (line.isEmpty()) {
        SseEvent event = std::exchange(m_event, {});
        if (!std::exchange(m_hasData, false))
            return true;
        if (event.type.isEmpty())
            event.type = "message";
        return sink(event);
    }
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return true;  // a comment keeps the connection alive
    const QByteArray name = colon < 0 ? line : line.left(colon);
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (name == "data") {
        if (m_hasData)
            m_event.data += '\n';
        m_event.data += value;
        m_hasData = true;
    } else if (name == "event") {
        m_event.type = value;
    } else if (name == "id" && !value.contains('\0')) {
        m_lastId = value.left(1024);
    } else if (name == "retry") {
        bool isNumber = false;
        const qint64 wait = value.toLongLong(&isNumber);
        if (isNumber && wait >= 0)
            m_retryMs = wait;
    }
    return true;
}

}  // namespace signalbox::actions
