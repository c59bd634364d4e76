// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/probe_queue.h"

#include <algorithm>
#include <vector>

#include "models/answer.h"

namespace signalbox::ui {

ProbeQueue::ProbeQueue(Probe probe, QObject* parent) : QObject(parent), m_probe(std::move(probe))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ProbeQueue::tick);
}

void ProbeQueue::schedule(int line, const QDateTime& at)
{
    m_times.insert(line, at);
    tick();
}

void ProbeQueue::drop(int line)
{
    m_times.remove(line);
    m_running.remove(line);
}

void ProbeQueue::start(int line, const EndpointDraft& draft)
{
    const quint64 ticket = m_nextTicket++;
    m_times.remove(line);
    m_running.insert(line, ticket);
    whenAnswered(m_probe(draft), this, [this, line, ticket](const Expected<ProbeReport>& answer) {
        if (m_running.value(line) != ticket)
            return;
        m_running.remove(line);
        Q_EMIT answered(line, {answer});
    });
}

void ProbeQueue::tick()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    std::vector<int> lines;
    QDateTime next;
    for (auto it = m_times.cbegin(); it != m_times.cend(); ++it) {
        if (it.value() <= now)
            lines.push_back(it.key());
        else if (!next.isValid() || it.value() < next)
            next = it.value();
    }
    if (next.isValid())
        m_timer.start(int(std::clamp<qint64>(now.msecsTo(next), 1, 60000)));
    std::sort(lines.begin(), lines.end());
    for (const int line : lines)
        if (m_times.remove(line))
            Q_EMIT due(line);
}

}  // namespace signalbox::ui
