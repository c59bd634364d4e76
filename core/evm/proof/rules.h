// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>
#include <vector>

#include "signalbox/error.h"
#include "signalbox/interval.h"

namespace signalbox::evm::proof {

/// How the headers and receipts of a chain are hashed from a height on. The defaults are Ethereum's own.
struct Rule {
    enum class Header {
        Standard,   ///< Ethereum up to Prague, OP Stack, Nitro, BSC, Bor
        Avalanche,  ///< extDataHash and gas costs before the blob fields
        Celo,       ///< Celo before Gingerbread: ten fields
    };
    enum class Deposit {
        Answer,  ///< as the answer says: nonce and version when it has a depositReceiptVersion
        Plain,   ///< before Canyon: neither is hashed
        Nonce,   ///< since Canyon: both are hashed, version 1 when the answer leaves it out
    };
    Height from = 0;
    Header header = Header::Standard;
    Deposit deposit = Deposit::Answer;
    bool stateSyncOutside = false;  ///< Polygon: the receipt of a state sync is not under the root
    bool blockReceipt = false;      ///< Celo: one receipt more than transactions, for the logs of system calls
    bool impossible = false;        ///< the roots of this chain's headers are not those of its receipts
};

/// Rules of one chain, ascending by height.
class Rules {
public:
    /// The `proof` member of a preset; empty: Ethereum's rules at every height. BAD_PRESET for words it does not know.
    static Expected<Rules> fromJson(const QJsonArray& array);

    const Rule& at(Height height) const;
    /// The highest block with the rule of `height`.
    Height lastLike(Height height) const;
    bool impossibleEverywhere() const;

private:
    std::vector<Rule> m_rules{Rule{}};
};

}  // namespace signalbox::evm::proof
