// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>
#include <vector>

#include "chain/stream_spec.h"
#include "evm/adapter_config.h"

namespace signalbox::evm {

/// Which logs a set of streams wants: what is asked of the node, and where each log that comes belongs.
struct LogFilter {
    bool allTransfers = false;
    std::vector<Bytes20> tokens;  ///< sorted; confirmed to be ERC-20
    std::vector<RegistryAddress> registries;
    std::vector<Bytes32> alongside;  ///< further topics to ask for: other logs of the same contracts
    bool anyTopic = false;  ///< asks for all logs of the addresses; without effect where all transfers are wanted

    /// INVALID_STREAM for a name that is none of: headers, registries, transfers, transfers:0x….
    static Expected<LogFilter> forStreams(const chain::Streams& streams);

    bool isEmpty() const { return !allTransfers && tokens.empty() && registries.empty(); }
    bool isToken(const Bytes20& address) const;
    const RegistryAddress* registry(const Bytes20& address) const;
    QString streamOf(const Bytes20& address) const;  ///< that wants logs of this contract

    /// "address" and "topics" members of eth_getLogs, without braces. `part`: from..to of addresses(); all of them by
    /// default.
    QByteArray jsonMembers(std::size_t first = 0, std::size_t count = SIZE_MAX) const;
    std::vector<Bytes20> addresses() const;  ///< empty when allTransfers alone

    /// The filter cut into requests: transfers of every token cannot share one with the registries (their Approval
    /// topic would bring every approval of the chain), and address lists have a longest length.
    std::vector<LogFilter> requests(std::size_t maxAddresses) const;
};

}  // namespace signalbox::evm
