// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/ibc_values.h"

namespace signalbox::ibc {

/// Adds to each channel what the readings state of its two ends, and to each relayer what they state of its address.
void addTelemetry(const std::vector<TelemetryReading>& readings, std::vector<IbcChannel>& channels);
void addTelemetry(const std::vector<TelemetryReading>& readings, std::vector<IbcRelayer>& relayers);

}  // namespace signalbox::ibc
