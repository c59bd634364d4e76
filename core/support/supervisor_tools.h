// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>

#include "signalbox/error.h"
#include "signalbox/literals.h"

/// Shared by the files of Supervisor.
namespace signalbox::engine {

/// True when the time since `timer` is over, or it never ran; starts it again.
inline bool due(QElapsedTimer& timer, qint64 ms)
{
    if (timer.isValid() && timer.elapsed() < ms)
        return false;
    timer.start();
    return true;
}

inline bool isAway(const Error& error)
{
    return error.kind == ErrorKind::Retryable || error.kind == ErrorKind::Unavailable;
}

/// application_name of an engine that stays and takes every chain; by it others know that it is there.
inline const QString liveName = u"signalbox engine"_s;

}  // namespace signalbox::engine
