// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/database_link.h"

#include "postgres/call_watch.h"
#include "support/log.h"

namespace signalbox::engine {

DatabaseLink::DatabaseLink(store::ConnectionInfo database, Ensure ensure, QObject* parent)
    : QObject(parent), m_session(std::move(database)), m_ensure(std::move(ensure))
{
}

DatabaseLink::~DatabaseLink() = default;

void DatabaseLink::listen(const QString& channel, std::function<void(const QString& payload)> handler)
{
    (void)m_session.listen(channel, std::move(handler));
}

Expected<bool> DatabaseLink::open()
{
    if (m_session.isOpen())
        return false;
    if (m_ensure)
        if (const auto running = m_ensure(); !running)
            return fail(running.error());
    if (const auto open = m_session.open(); !open)
        return fail(open.error());
    return true;
}

void DatabaseLink::watch()
{
    if (m_notifier && m_session.connections() == m_connections)
        return;
    m_connections = m_session.connections();
    m_notifier.reset();  // before the new one: its socket may be closed, and the socket's number reused
    m_notifier = std::make_unique<QSocketNotifier>(m_session.socket(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &DatabaseLink::poll);
    if (m_answeredAt.isValid())
        Q_EMIT resumed(m_answeredAt);
}

void DatabaseLink::poll()
{
    if (m_closed || !m_session.isOpen())
        return;
    if (const auto polled = m_session.poll(); !polled)
        m_notifier.reset();  // the next beat reopens the session
}

void DatabaseLink::pollLess()
{
    m_notifier.reset();
}

void DatabaseLink::close()
{
    m_closed = true;
    m_notifier.reset();
    m_session.close();
}

bool DatabaseLink::isSilent()
{
    if (m_session.isOpen() || !m_failure || m_ensure)
        return false;
    if (!m_probe.valid())
        m_probe = std::async(std::launch::async, [info = m_session.info()] { return store::serverAnswers(info); });
    if (m_probe.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready)
        return true;
    const auto answer = m_probe.get();
    if (!answer)
        failed(answer.error());
    return !answer;
}

void DatabaseLink::failed(const Error& error)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (!m_failure) {
        m_failure = Failure{error, now, now, 0, {}};
        qCWarning(logEngine).noquote() << "The database is unavailable:" << error.text();
    }
    m_failure->error = error;
    m_failure->lastAt = now;
    ++m_failure->count;
    m_notifier.reset();
    m_session.close();
    m_pauseMs = m_pause.isValid() ? std::min(m_pauseMs * 2, longestPauseMs) : firstPauseMs;
    m_pause.start();
    m_failure->nextTryAt = now.addMSecs(m_pauseMs);
    Q_EMIT changed();
}

std::optional<Failure> DatabaseLink::answered()
{
    m_pause.invalidate();
    m_answeredAt = QDateTime::currentDateTimeUtc();
    if (!m_failure)
        return {};
    qCInfo(logEngine).noquote() << "The database is available again.";
    auto outage = std::exchange(m_failure, {});
    outage->lastAt = m_answeredAt;
    Q_EMIT changed();
    return outage;
}

}  // namespace signalbox::engine
