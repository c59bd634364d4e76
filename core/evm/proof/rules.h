// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>
#include <vector>

#include "signalbox/error.h"
#include "signalbox/interval.h"

namespace signalbox::evm::proof {

/// Hashing of headers and receipts of a chain from a height on. The defaults are Ethereum's own.
struct Rule {
    enum class Header {
        Standard,   ///< Ethereum up to Prague, OP Stack, Nitro, BSC, Bor
        Avalanche,  ///< extDataHash and gas costs before the blob fields
        Celo,       ///< Celo before Gingerbread: ten fields
    };
    enum class Deposit {
        Answer,  ///< as in the answer: nonce and version if it has a depositReceiptVersion
        Plain,   ///< before Canyon: neither is hashed
        Nonce,   ///< since Canyon: both are hashed, with version 1 if the answer omits it
    };
    Height from = 0;
    Header header = Header::Standard;
    Deposit deposit = Deposit::Answer;
    bool stateSyncOutside = false;  ///< Polygon: true if the receipt of a state sync is not under the root
    bool blockReceipt = false;  ///< Celo: true for one receipt more than transactions, with the logs of system calls
    bool impossible = false;    ///< true if the roots in this chain's headers are not those of its receipts
};

/// Rules of one chain, ascending by height.
class Rules {
public:
    /// The `proof` member of a preset; empty for Ethereum's rules at every height. BAD_PRESET for unknown values.
    static Expected<Rules> fromJson(const QJsonArray& array);

    const Rule& at(Height height) const;
    /// The highest block with the rule of `height`.
    Height lastLike(Height height) const;
    bool impossibleEverywhere() const;

private:
    std::vector<Rule> m_rules{Rule{}};
};

}  // namespace signalbox::evm::proof
