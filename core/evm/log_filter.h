// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>
#include <vector>

#include "chain/stream_spec.h"
#include "evm/adapter_config.h"
#include "evm/balance_rules.h"

namespace signalbox::evm {

/// The logs that a set of streams wants: the request to the node, and the stream of each returned log.
struct LogFilter {
    bool allTransfers = false;
    std::vector<Bytes20> tokens;  ///< sorted; confirmed to be ERC-20
    std::vector<RegistryAddress> registries;
    std::vector<RuledToken> ruled;   ///< sorted by address; their events besides transfers
    std::vector<Bytes32> alongside;  ///< further requested topics: other logs of the same contracts
    bool anyTopic = false;           ///< requests all logs of the addresses; without effect if all transfers are wanted

    /// INVALID_STREAM for a name other than headers, registries, transfers, transfers:0x…, balance_events:0x….
    static Expected<LogFilter> forStreams(const chain::Streams& streams);

    bool isEmpty() const { return !allTransfers && tokens.empty() && registries.empty() && ruled.empty(); }
    bool isToken(const Bytes20& address) const;
    const RuledToken* ruledToken(const Bytes20& address) const;
    const RegistryAddress* registry(const Bytes20& address) const;
    QString streamOf(
        const Bytes20& address) const;  ///< stream that wants transfers or registry events of this contract

    /// "address" and "topics" members of eth_getLogs, without braces. `part`: from..to of addresses(); all by default.
    QByteArray jsonMembers(std::size_t first = 0, std::size_t count = SIZE_MAX) const;
    std::vector<Bytes20> addresses() const;  ///< empty if all transfers are wanted and there are no registries

    /// The filter divided into requests: transfers of every token cannot share one with the registries (their Approval
    /// topic would return every approval of the chain), and address lists have a maximum length. Events of rules share
    /// a request with the transfers of the same token; those of other tokens have requests of their own, so that
    /// neither returns the other's logs.
    std::vector<LogFilter> requests(std::size_t maxAddresses) const;
};

}  // namespace signalbox::evm
