#pragma once

#include <QString>

#include "signalbox/error.h"

namespace signalbox::chain {

/// A CAIP-2 id: namespace ":" reference. Families that Signalbox knows: eip155, canopy, cosmos.
struct ChainId {
    QString family;
    QString reference;
    qint64 number = 0;  ///< eip155 and canopy: the reference as a number

    QString caip2() const { return family + QLatin1Char(':') + reference; }
    bool operator==(const ChainId&) const = default;
};

/// Parses "eip155:1" (surrounding blanks allowed). Errors, all Invalid: CAIP2_SYNTAX, UNKNOWN_FAMILY, CHAIN_ID_RANGE
/// (below 1 or above 2^63 − 1), NOT_EVM_CHAIN (an id that lists give to a network which does not speak the EVM's
/// JSON-RPC).
Expected<ChainId> parseChainId(const QString& text);

/// The same for a bare number, as eth_chainId answers it ("0x1", "1"): its eip155 id.
Expected<ChainId> parseEip155Number(const QString& text);

}  // namespace signalbox::chain
