// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include "family/prober.h"
#include "family/worker_input.h"

namespace signalbox::engine {

/// The input of a verification of stored rows.
struct VerifyInput {
    FamilyParts parts;
    WorkerInput chain;
    Interval wanted;
    std::optional<qint64> sample;  ///< number of blocks to draw at random; none for every block
    quint64 seed = 0;
    /// Runs a job in the thread of the family's prober; false if it has stopped.
    std::function<bool(std::function<void(Prober&)> job)> ask;
};

/// Reports finished blocks and their total; false: stop.
using VerifyTold = std::function<bool(qint64 done, qint64 total)>;

}  // namespace signalbox::engine
