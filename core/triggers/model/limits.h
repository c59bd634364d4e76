// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// Limits of a trigger and of a file with triggers; sizes in characters or bytes.
namespace signalbox::triggers::limits {

inline constexpr int name = 255, description = 1000;
inline constexpr int conditions = 50, actions = 20, priority = 1'000'000;
inline constexpr qsizetype config = 256 * 1024;  ///< of one action, as compact JSON
inline constexpr qsizetype file = 32 * 1024 * 1024;
inline constexpr int triggers = 10'000, depth = 32;

}  // namespace signalbox::triggers::limits
