// SPDX-License-Identifier: GPL-3.0-or-later

#include "window/turn_watch.h"

#include <QAbstractEventDispatcher>
#include <QThread>
#include <ctime>
#include <utility>

#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::window {

namespace {
double ownMs()
{
    timespec now = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}
}  // namespace

bool TimedApplication::notify(QObject* receiver, QEvent* event)
{
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    if (m_depth++ == 0)
        m_clock.start();
    const bool taken = QApplication::notify(receiver, event);
    if (--m_depth == 0)
        m_handled += double(m_clock.nsecsElapsed()) / 1e6;
    return taken;
}

double TimedApplication::takeHandledMs()
{
    return std::exchange(m_handled, 0);
}

TurnWatch::TurnWatch(TimedApplication* application) : m_application(application), m_ownBefore(ownMs())
{
    application->takeHandledMs();
    // A turn is the time between two sleeps. The dispatcher sleeps and handles events in one call, so only its start
    // can be observed.
    if (QAbstractEventDispatcher* loop = QThread::currentThread()->eventDispatcher())
        connect(loop, &QAbstractEventDispatcher::aboutToBlock, this, &TurnWatch::turn, Qt::DirectConnection);
}

void TurnWatch::turn()
{
    const double now = ownMs(), own = now - m_ownBefore, clock = m_application->takeHandledMs();
    m_ownBefore = now;
    ++m_turns;
    m_longestOwn = qMax(m_longestOwn, own);
    m_longestClock = qMax(m_longestClock, clock);
    if (own <= limitMs)
        return;
    ++m_over;
    qCInfo(logUi, "A turn of the event loop took %.0f ms of its own time, %.0f ms by the clock.", own, clock);
}

QString TurnWatch::summary() const
{
    return u"%1 turns of the event loop, %2 over %3 ms of their own time; the longest took %4 ms of its own time, "
           "%5 ms by the clock."_s.arg(m_turns)
               .arg(m_over)
               .arg(limitMs)
               .arg(m_longestOwn, 0, 'f', 1)
               .arg(m_longestClock, 0, 'f', 1);
}

}  // namespace signalbox::window
