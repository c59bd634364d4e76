// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>

#include "signalbox/error.h"
#include "signalbox/literals.h"

/// Shared by the files of Supervisor.
namespace signalbox::engine {

/// True if the time since `timer` is over or it never ran; then restarts it.
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

/// application_name of a permanent engine that runs every chain; other sessions recognize it by this name.
inline const QString liveName = u"signalbox engine"_s;

}  // namespace signalbox::engine
