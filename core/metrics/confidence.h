// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace signalbox::metrics {

/// The largest share of a population that is compatible, at the given confidence (0…1), with `found` hits among
/// `looked` items drawn at random: the exact binomial bound (0.05^(1/n) for none found at 95 %). 1 if no item was
/// looked at.
double shareAtMost(qint64 found, qint64 looked, double confidence = 0.95);

}  // namespace signalbox::metrics
