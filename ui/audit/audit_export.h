// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>

#include "signalbox/action_queries.h"

class QWidget;

namespace signalbox::ui {

inline constexpr int mostExportedJobs = 10'000;  ///< the newest

/// Asks for a file and writes the jobs into it, one row for each attempt: CSV, or JSON if its name ends so. The text is
/// made outside the GUI thread. Reports errors over `parent`.
void exportJobs(QWidget* parent, const QFuture<Expected<std::vector<ActionJob>>>& jobs);

QByteArray jobsCsv(const std::vector<ActionJob>& jobs);  ///< times in UTC; cells that begin with = + - @ are prefixed
QByteArray jobsJson(const std::vector<ActionJob>& jobs);

}  // namespace signalbox::ui
