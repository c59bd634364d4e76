// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

namespace signalbox::indexing {

/// Milliseconds since the worker was made. Tests override the time.
class WorkerClock {
public:
    WorkerClock() { m_timer.start(); }
    virtual ~WorkerClock() = default;
    virtual double precise() const { return static_cast<double>(m_timer.nsecsElapsed()) / 1e6; }
    qint64 now() const { return static_cast<qint64>(precise()); }

private:
    QElapsedTimer m_timer;
};

}  // namespace signalbox::indexing
