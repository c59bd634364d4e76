// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/command_news.h"

#include "signalbox/literals.h"
#include "store/command_queue.h"

namespace signalbox::engine {

CommandNews::CommandNews(DatabaseLink& link, QObject* parent) : QObject(parent), m_link(link)
{
    m_link.listen(u"signalbox_commands"_s, [this](const QString& payload) { onNotification(payload); });
    connect(&m_link, &DatabaseLink::resumed, this, &CommandNews::readMissed);
}

void CommandNews::onNotification(const QString& payload)
{
    const QStringList words = payload.split(QLatin1Char(' '));  // <id> <state>
    const CommandState state = commandStateFromName(words.value(1));
    m_heardFinished |= state == CommandState::Done;
    m_heardQueued |= state == CommandState::Queued;
    // The session is busy inside poll(); afterwards all delivered notifications are read at once.
    if (m_heard.empty())
        QMetaObject::invokeMethod(this, &CommandNews::readHeard, Qt::QueuedConnection);
    m_heard.insert(words.value(0).toLongLong());
}

void CommandNews::readHeard()
{
    const auto heard = std::exchange(m_heard, {});
    const bool isFinished = std::exchange(m_heardFinished, false), isQueued = std::exchange(m_heardQueued, false);
    if (!m_link.session().isOpen())
        return;
    for (const CommandId id : heard)
        if (const auto status = store::CommandQueue(m_link.session()).find(id); status && *status)
            report(**status);
    if (isFinished)
        Q_EMIT finished();
    if (isQueued)
        Q_EMIT queued();
}

void CommandNews::report(const CommandStatus& status)
{
    QByteArray& last = m_reported[status.id];
    if (!last.isEmpty() && isFinal(CommandState(last.front() - 'a')))
        return;
    QByteArray now(1, char('a' + int(status.state)));
    if (!isFinal(status.state))
        now += QByteArray::number(status.progress) + status.progressText.english().toUtf8();
    if (std::exchange(last, now) == now)
        return;
    while (m_reported.size() > remembered)
        m_reported.erase(m_reported.begin());
    Q_EMIT changed(status);
}

void CommandNews::readMissed(const QDateTime& since)
{
    const auto newest = store::CommandQueue(m_link.session()).list(1'000);
    if (!newest)
        return;
    const QDateTime earliest = since.addSecs(-60);
    for (auto status = newest->rbegin(); status != newest->rend(); ++status)
        if (m_reported.contains(status->id) || !isFinal(status->state) || status->finishedAt > earliest)
            report(*status);
}

}  // namespace signalbox::engine
