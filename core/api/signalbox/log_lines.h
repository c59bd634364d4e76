// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/queries.h"

namespace signalbox {

/// Writes and reads a line of the log file, without its line break; an invalid time means that it is not a log line.
/// Pure.
QString logLine(const LogEntry& entry);
LogEntry logEntryFromLine(const QString& line);

}  // namespace signalbox
