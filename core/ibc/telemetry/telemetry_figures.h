// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "signalbox/ibc_telemetry.h"

namespace signalbox::ibc {

/// Figures of a source's metrics, and how many lines were read and skipped. At most 2,000 channels and 2,000 relayers.
/// False if none of the source's own metrics are among them.
bool figuresOf(TelemetrySource source, std::string_view text, TelemetryReading& reading);

}  // namespace signalbox::ibc
