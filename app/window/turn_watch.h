// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QString>

namespace signalbox::window {

/// An application that measures the wall-clock time of its event handlers.
class TimedApplication : public QApplication {
    Q_OBJECT
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;
    double takeHandledMs();  ///< milliseconds since the last call

private:
    int m_depth = 0;
    QElapsedTimer m_clock;
    double m_handled = 0;
};

/// Measures every turn of the GUI thread's event loop: the CPU time of the thread and, separately, the wall-clock time
/// of its handlers, which includes waiting for a core. A turn over the limit is logged.
class TurnWatch : public QObject {
    Q_OBJECT
public:
    static constexpr double limitMs = 50;

    explicit TurnWatch(TimedApplication* application);  ///< starts measuring in the current thread

    qint64 turns() const { return m_turns; }
    qint64 over() const { return m_over; }
    double longestOwnMs() const { return m_longestOwn; }
    QString summary() const;

private:
    void turn();

    TimedApplication* m_application;
    double m_ownBefore;
    qint64 m_turns = 0, m_over = 0;
    double m_longestOwn = 0, m_longestClock = 0;
};

}  // namespace signalbox::window
