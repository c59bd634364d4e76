// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "signalbox/ibc_telemetry.h"

namespace signalbox::ibc {

struct TelemetryPace {
    qint64 mostBytes = qint64(8) << 20;
    int silenceMs = 5'000, totalMs = 10'000;
};

/// Asks a source for its metrics once; the address may lack /metrics. Blocks its thread, whose events are handled
/// meanwhile; `isStopped` ends it early. Errors: TELEMETRY_FAILED (no answer, too large, too slow, another program).
Expected<TelemetryReading> readTelemetry(TelemetrySource source, const QString& address,
                                         const std::function<bool()>& isStopped, const TelemetryPace& pace = {});

/// The address that is asked, as it is shown: without credentials.
QString metricsAddress(const QString& address);

}  // namespace signalbox::ibc
