#pragma once

#include <QString>

namespace signalbox::rpc {

/// What the provider of this host bills for one call, in its own units (compute units, credits); 1 where no price list
/// is known.
double callCost(const QString& host, const char* method);

}  // namespace signalbox::rpc
