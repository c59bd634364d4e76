// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::rpc {

/// What one call weighs where a provider speaks of compute units: by its own list, else by the most common one.
double callWeight(const QString& host, const char* method);
bool isPriced(const QString& host);  ///< its price list is known

/// What the provider of this host bills for one call, in its own units (compute units, credits); 1 where no price list
/// is known.
double callCost(const QString& host, const char* method);

}  // namespace signalbox::rpc
