// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/ibc_values.h"

namespace signalbox::ui::ibc {

QString sourceText(const TelemetryOrigin& origin);  ///< "Hermes" or "chainpulse": names of programs
QString readText(const TelemetryOrigin& origin);    ///< when its figures were read, and since when it does not answer

/// Label and value of each figure that the source states of the channel.
std::vector<std::pair<QString, QString>> figuresOf(const TelemetryChannel& told);

/// A line for each source that counts the relayer; empty without one.
QString countsText(const std::vector<TelemetryRelayer>& told);

}  // namespace signalbox::ui::ibc
