// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox {

/// "1 block", "1,200 blocks": a count with its noun in English, for log lines and the command line. `many` is the
/// plural of a noun that takes more than an s. Text of the window uses Message::counted.
QString plural(qint64 count, const char* one, const char* many = nullptr);

}  // namespace signalbox
