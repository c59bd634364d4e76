// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/error.h"

namespace signalbox::care {

/// Copies the server's log to <file>.1 and empties it: the server keeps the file open and appends. Returns its size.
/// FILE_WRITE.
Expected<qint64> rotateLog(const QString& file);

}  // namespace signalbox::care
