#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QString>

namespace signalbox::window {

/// An application that knows how long its event handlers run by the clock.
class TimedApplication : public QApplication {
    Q_OBJECT
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;
    double takeHandledMs();  ///< since the last call

private:
    int m_depth = 0;
    QElapsedTimer m_clock;
    double m_handled = 0;
};

/// Measures every turn of the GUI thread's event loop: the CPU time that the thread spent (sleeping costs none), and,
/// apart from that, how long its handlers ran by the clock, which counts waiting for a core, too. A turn over the limit
/// is logged.
class TurnWatch : public QObject {
    Q_OBJECT
public:
    static constexpr double limitMs = 50;

    explicit TurnWatch(TimedApplication* application);  ///< from here on, in this thread

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
