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

/// The engine's database session over outages: opened, listened on, closed after a failure, and opened again after a
/// pause that grows from 250 ms to 2 s. Engine thread; calls of the session block it.
class DatabaseLink : public QObject {
    Q_OBJECT
public:
    using Ensure = std::function<Expected<Done>()>;  ///< starts a private cluster; empty: the server is not ours

    DatabaseLink(store::ConnectionInfo database, Ensure ensure, QObject* parent = nullptr);
    ~DatabaseLink() override;

    store::Session& session() { return m_session; }
    /// Registers a handler for notifications; once for each channel, before open(). Handlers run inside a call of the
    /// session, which they must not use.
    void listen(const QString& channel, std::function<void(const QString& payload)> handler);

    /// Opens the session if it is closed. True: it was.
    Expected<bool> open();
    /// Watches the connection's socket if a call made a new connection, or the session was opened. Emits resumed().
    void watch();
    void poll();      ///< delivers notifications that have arrived, without waiting
    void pollLess();  ///< stops watching the socket; poll() still works
    void close();     ///< for good

    /// The pause after a failure is not over.
    bool isPausing() const { return m_pause.isValid() && m_pause.elapsed() < m_pauseMs; }
    /// After a failure: whether the server does not answer yet. Another thread asks, because a server that is frozen,
    /// or behind a broken line, blocks whoever connects.
    bool isSilent();

    void failed(const Error& error);
    /// The server answered. Returns the outage that this ended, if there was one.
    std::optional<Trouble> answered();
    const std::optional<Trouble>& trouble() const { return m_trouble; }  ///< empty: the database answers

Q_SIGNALS:
    void changed();  ///< trouble() did
    /// Listening again after an interruption; `since`: when the connection was last known to work, UTC.
    void resumed(const QDateTime& since);

private:
    store::Session m_session;
    Ensure m_ensure;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::future<Expected<Done>> m_probe;
    std::optional<Trouble> m_trouble;
    QElapsedTimer m_pause;
    qint64 m_pauseMs = firstPauseMs;
    QDateTime m_answeredAt;
    int m_connections = 0;  ///< the connection that is watched, by Session::connections()
    bool m_closed = false;

    static constexpr qint64 firstPauseMs = 250, longestPauseMs = 2'000;
};

}  // namespace signalbox::engine
