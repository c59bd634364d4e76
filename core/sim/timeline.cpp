// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/timeline.h"

#include <algorithm>
#include <cmath>

namespace signalbox::sim {

qint64 secondsTo(const SimSpec& spec, Height height)
{
    const auto whole = [](Height blocks, double seconds) { return qint64(std::floor(double(blocks) * seconds)); };
    const Height sparse = std::min(height, spec.sparseBlocks);
    return whole(sparse, spec.sparseSeconds) + whole(height - sparse, spec.blockSeconds);
}

void spreadOver(SimSpec& spec, int days)
{
    const Height live = std::min(spec.history / 2, Height(std::ceil(3'600 / spec.blockSeconds)));
    spec.sparseBlocks = spec.history - live;
    spec.sparseSeconds = spec.sparseBlocks > 0 ? double(days) * 86'400 / double(spec.sparseBlocks) : 0;
}

}  // namespace signalbox::sim
