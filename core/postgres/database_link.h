// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSocketNotifier>
#include <functional>
#include <future>
#include <memory>
#include <optional>

#include "postgres/session.h"
#include "signalbox/snapshot.h"

namespace signalbox::engine {

/// The engine's database session over outages: opened, listened on, closed after a failure, and reopened after a pause
/// that grows from 250 ms to 2 s. Engine thread; calls of the session block it.
class DatabaseLink : public QObject {
    Q_OBJECT
public:
    using Ensure = std::function<Expected<Done>()>;  ///< starts a private cluster; empty for an existing server

    DatabaseLink(store::ConnectionInfo database, Ensure ensure, QObject* parent = nullptr);
    ~DatabaseLink() override;

    store::Session& session() { return m_session; }
    /// Registers a handler for notifications, once per channel, before open(). Handlers run inside a call of the
    /// session, which they must not use.
    void listen(const QString& channel, std::function<void(const QString& payload)> handler);

    /// Opens the session if it is closed. Returns true if it was.
    Expected<bool> open();
    /// Watches the connection's socket after a call opened a new connection. Emits resumed().
    void watch();
    void poll();      ///< delivers the notifications that have arrived, without waiting
    void pollLess();  ///< stops watching the socket; poll() still works
    void close();     ///< permanently

    /// True during the pause after a failure.
    bool isPausing() const { return m_pause.isValid() && m_pause.elapsed() < m_pauseMs; }
    /// After a failure: true while the server does not answer. Another thread asks, because connecting to a server that
    /// is frozen or behind a broken line blocks.
    bool isSilent();

    void failed(const Error& error);
    /// The server answered. Returns the outage that ended, if there was one.
    std::optional<Failure> answered();
    const std::optional<Failure>& failure() const { return m_failure; }  ///< empty while the database answers

Q_SIGNALS:
    void changed();  ///< failure() changed
    /// Listening again after an interruption; `since`: the last time at which the connection was known to work, UTC.
    void resumed(const QDateTime& since);

private:
    store::Session m_session;
    Ensure m_ensure;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::future<Expected<Done>> m_probe;
    std::optional<Failure> m_failure;
    QElapsedTimer m_pause;
    qint64 m_pauseMs = firstPauseMs;
    QDateTime m_answeredAt;
    int m_connections = 0;  ///< the watched connection, by Session::connections()
    bool m_closed = false;

    static constexpr qint64 firstPauseMs = 250, longestPauseMs = 2'000;
};

}  // namespace signalbox::engine
