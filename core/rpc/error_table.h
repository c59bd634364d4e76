// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "rpc/error_class.h"

namespace signalbox::rpc {

/// One wording in which a provider reports the limit of a request.
struct CapPattern {
    const char* expression;  ///< applied to the lower-case text without grouping commas
    enum class Takes { HexRange, DecimalRange, Blocks, Results } takes;
    const char* only = "";    ///< the text must contain this
    const char* unless = "";  ///< and must not contain this
};
std::span<const CapPattern> capPatterns();

/// Refusals with a fixed limit that they do not contain.
struct FixedCap {
    const char* text;
    qint64 whenBelow;  ///< if requests of fewer blocks than this were refused, the small limit counts
    qint64 small, large;
};
std::span<const FixedCap> fixedCaps();

/// One condition for a class. Rows are tested in order; the first whose conditions all hold decides.
struct Sign {
    ErrorClass kind;
    const char* text;       ///< part of the lower-case text; empty for any
    int http = 0;           ///< exact status; 0 for any; 5 for every 5xx
    qint64 code = 0;        ///< JSON-RPC code; 0 for any
    bool wideOnly = false;  ///< true if it applies only to an eth_getLogs of more than one block
};
std::span<const Sign> signs();

}  // namespace signalbox::rpc
