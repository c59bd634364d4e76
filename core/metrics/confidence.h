// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace signalbox::metrics {

/// The largest share of a population that, with the confidence given (0…1), still fits `found` hits among `looked`
/// items drawn at random: the exact binomial bound (0.05^(1/n) rule for none found at 95 %). 1 when nothing was looked
/// at.
double shareAtMost(qint64 found, qint64 looked, double confidence = 0.95);

}  // namespace signalbox::metrics
