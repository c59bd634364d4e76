// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <functional>

#include "signalbox/queue_queries.h"

class QWidget;

namespace signalbox::ui {

inline constexpr int mostExported = 10'000;  ///< entries; the newest

/// Asks for a file and writes the entries that `accepts` wants into it: CSV, or JSON if its name ends so. Reports
/// errors over `parent`; the answer may arrive before or after the choice of the file.
void exportQueueEntries(QWidget* parent, const QFuture<Expected<std::vector<QueueEntry>>>& entries,
                        std::function<bool(const QueueEntry&)> accepts, QueueEntryState state);

/// The text of such a file.
QByteArray queueEntriesText(std::vector<QueueEntry> entries, QueueEntryState state, bool json);

}  // namespace signalbox::ui
