// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "sim/canopy_chain.h"
#include "sim/canopy_writer.h"

namespace signalbox::sim {

void writeAccount(CanopyWriter& to, const CanopySimAccount& account);
void writeValidator(CanopyWriter& to, const CanopySimValidator& validator);
void writePool(CanopyWriter& to, const CanopySimPool& pool);
void writeOrder(CanopyWriter& to, const CanopySimOrder& order);

}  // namespace signalbox::sim
