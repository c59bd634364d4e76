// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "rpc/error_class.h"

namespace signalbox::rpc {

/// One way in which a provider says how wide a request may be.
struct CapPattern {
    const char* expression;  ///< on the lower-cased text whose numbers lost their commas
    enum class Takes { HexRange, DecimalRange, Blocks, Results } takes;
    const char* only = "";    ///< the text must hold this
    const char* unless = "";  ///< and must not hold this
};
std::span<const CapPattern> capPatterns();

/// Refusals with a fixed cap that they do not name.
struct FixedCap {
    const char* text;
    qint64 whenBelow;  ///< requests of fewer blocks than this were refused: the small cap counts
    qint64 small, large;
};
std::span<const FixedCap> fixedCaps();

/// One sign of a class. Rows are tried in order; the first whose conditions all hold wins.
struct Sign {
    ErrorClass kind;
    const char* text;       ///< part of the lower-cased text; empty: any
    int http = 0;           ///< exact status; 0: any; 5: every 5xx
    qint64 code = 0;        ///< JSON-RPC code; 0: any
    bool wideOnly = false;  ///< only when an eth_getLogs of more than one block was refused
};
std::span<const Sign> signs();

}  // namespace signalbox::rpc
