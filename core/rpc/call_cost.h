// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::rpc {

/// Weight of one call for a provider that counts compute units: by its own price list, else by the most common one.
double callWeight(const QString& host, const char* method);
bool isPriced(const QString& host);  ///< true if its price list is known

/// Price of one call at this provider in its own units (compute units, credits); 1 if its price list is unknown.
double callCost(const QString& host, const char* method);

}  // namespace signalbox::rpc
