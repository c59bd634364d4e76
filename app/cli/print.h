#pragma once

#include "cli/output.h"
#include "signalbox/snapshot.h"

namespace signalbox::cli {

QStringList chainHead();
QStringList chainRow(const ChainSnapshot& chain);
void printChain(const Output& out, const ChainSnapshot& chain);

}  // namespace signalbox::cli
