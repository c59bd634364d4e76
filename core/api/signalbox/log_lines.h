// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/queries.h"

namespace signalbox {

/// A line of the log's file, without its end; and read back (an invalid time: it is none). Pure.
QString logLine(const LogEntry& entry);
LogEntry logEntryFromLine(const QString& line);

}  // namespace signalbox
