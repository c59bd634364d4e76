// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "signalbox/ibc_telemetry.h"

namespace signalbox::ibc {

/// ibc.telemetry: the last reading of each source by each console.
namespace telemetry {

/// `url` as in the reading; other addresses that this host had for the source and has not tried for an hour are
/// removed.
void storeReading(store::Transaction& transaction, const TelemetryReading& reading);
/// The figures of the last reading stay.
void storeFailure(store::Transaction& transaction, const TelemetryOrigin& origin, const QString& url,
                  const Error& error);
std::vector<TelemetryReading> readings(store::Transaction& transaction);  ///< the newest first

}  // namespace telemetry

}  // namespace signalbox::ibc
