// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "signalbox/trigger_queries.h"

namespace signalbox::triggers {

/// Steps of 1 min, 5 min, 15 min, 1 h, 6 h or a day, at most 300; without gaps. BAD_VALUE.
Expected<TriggerSeries> readSeries(store::Transaction& transaction, const QDateTime& from, const QDateTime& to,
                                   const QString& trigger);

}  // namespace signalbox::triggers
