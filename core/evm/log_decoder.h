// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "evm/balance_events.h"
#include "evm/log_filter.h"
#include "indexing/adapter.h"
#include "rpc/answer_buffer.h"
#include "rpc/error_class.h"
#include "support/copy_buffer.h"

namespace signalbox::evm {

/// A registry log, kept until its block's time is known.
struct RegistryLog {
    RegistryKind kind = RegistryKind::Identity;
    std::vector<Bytes32> topics;
    QByteArray data;
    Height block = 0;
    Bytes32 blockHash{}, transactionHash{};
    int logIndex = 0;
};

/// A block with logs.
struct LogBlock {
    Height number = 0;
    Bytes32 hash{};
    int logs = 0;  ///< number of logs that match the filter, skipped ones included
};

/// A contract with logs in a block; zero for a transfer of any token, if those of all tokens are wanted.
struct LogSource {
    Height block = 0;
    Bytes20 who{};
    bool operator==(const LogSource&) const = default;
};

/// An unwanted log of a wanted contract: it explains why the block's bloom matches the contract.
struct OtherLog {
    Height block = 0;
    Bytes20 who{};
    Bytes32 topic{};
    bool operator==(const OtherLog&) const = default;
};

/// Blocks are sorted; a few contracts alternate within one.
template <class T>
void noteOnce(std::vector<T>& all, const T& item)
{
    for (std::size_t i = all.size(), looks = 0; i > 0 && looks < 16 && all[i - 1].block == item.block; --i, ++looks)
        if (all[i - 1] == item)
            return;
    all.push_back(item);
}

/// A transaction with logs, to be compared with the header.
struct LogTransaction {
    Height block = 0;
    int index = -1;          ///< -1 if not given
    std::uint64_t hash = 0;  ///< its first eight bytes
    bool operator==(const LogTransaction&) const = default;
};

/// The content of all answers for one range; answers are added one by one.
struct DecodedLogs {
    struct Row {
        Height block = 0;
        int logIndex = 0;
        bool indexed = true;   ///< from and to are topics, which the block's bloom holds
        qsizetype offset = 0;  ///< in `transfers`
    };
    CopyBuffer transfers;
    std::vector<Row> rows;
    std::vector<RegistryLog> registry;
    std::vector<BalanceEvent> events;  ///< of rules
    std::vector<LogBlock> blocks;      ///< ascending after settle()
    std::vector<chain::Quarantined> quarantined;
    qint64 logs = 0;
    qint64 duplicates = 0;
    qint64 outside = 0;  ///< omitted logs of blocks that were not requested
    bool marked =
        false;  ///< true if some were removed or have no block yet: the answer is not the content of the blocks
    bool disorder = false;
    bool wasSorted = false;  ///< the node's order of the logs is not kept
    std::vector<LogSource> sources;
    std::vector<OtherLog> others;
    std::vector<LogTransaction> transactions;

    /// Removes the logs of those blocks (ascending).
    DecodedLogs take(const std::vector<Height>& numbers);

    /// Sorts by (block, index) and removes duplicates if the node's order was not strict. False if one height has two
    /// hashes, or one position two logs.
    bool settle();
};

/// Decodes answers of eth_getLogs and eth_getBlockReceipts. Reads each byte once; keeps its buffers. One thread.
class LogDecoder {
public:
    LogDecoder();
    ~LogDecoder();

    /// Adds the logs of one answer. A fault (bad_json, incomplete, or the node's error) leaves `into` unchanged. A log
    /// with a hash other than `blockHash`, if given, is "incomplete".
    std::optional<rpc::Fault> decode(const rpc::AnswerBuffer& answer, const LogFilter& filter, Interval range,
                                     const std::optional<Bytes32>& blockHash, DecodedLogs& into);

    /// The same for a batch: element i requested the logs of block i.
    struct Place {
        Height number = 0;
        Bytes32 hash{};
    };
    struct Elements {
        std::vector<bool> answered;         ///< true if answered by a list of logs
        std::optional<rpc::Fault> refused;  ///< the last error of a single element
    };
    std::optional<rpc::Fault> decodeBatch(const rpc::AnswerBuffer& answer, const LogFilter& filter,
                                          const std::vector<Place>& places, Elements& elements, DecodedLogs& into);

    /// The same from receipts, whose logs count whatever their mark; every receipt must belong to that block, and their
    /// number must be `transactions` unless that is -1.
    std::optional<rpc::Fault> decodeReceipts(const rpc::AnswerBuffer& answer, const LogFilter& filter, Height block,
                                             const Bytes32& blockHash, int transactions, DecodedLogs& into);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::evm
