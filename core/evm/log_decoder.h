// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

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

/// A block that logs came from.
struct LogBlock {
    Height number = 0;
    Bytes32 hash{};
    int logs = 0;  ///< that the filter matches, skipped ones as well
};

/// A contract that brought logs of a block; zero: some token's transfer, where those of all tokens are wanted.
struct LogSource {
    Height block = 0;
    Bytes20 who{};
};

/// A log of a wanted contract that is not wanted itself: it explains why the block's bloom names the contract.
struct OtherLog {
    Height block = 0;
    Bytes20 who{};
    Bytes32 topic{};
    bool operator==(const OtherLog&) const = default;
};

/// A transaction that brought logs, to be held against the header.
struct LogTransaction {
    Height block = 0;
    int index = -1;          ///< -1: not told
    std::uint64_t hash = 0;  ///< its first eight bytes
    bool operator==(const LogTransaction&) const = default;
};

/// Everything that the answers of one range held; answers are added one by one.
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
    std::vector<LogBlock> blocks;  ///< ascending after settle()
    std::vector<chain::Quarantined> quarantined;
    qint64 logs = 0;
    qint64 duplicates = 0;
    qint64 outside = 0;   ///< left out: they are of blocks that were not asked for
    bool marked = false;  ///< some were removed or have no block yet: the answer does not tell what the blocks hold
    bool disorder = false;
    bool wasSorted = false;  ///< the order in which the node told the logs is lost
    std::vector<LogSource> sources;
    std::vector<OtherLog> others;
    std::vector<LogTransaction> transactions;

    /// Takes the logs of those blocks out (ascending).
    DecodedLogs take(const std::vector<Height>& numbers);

    /// Sorts by (block, index) and takes duplicates out where the node's order was not strict. False: one height came
    /// with two hashes, or one place with two logs.
    bool settle();
};

/// Decodes answers of eth_getLogs and eth_getBlockReceipts. Reads each byte once; keeps its buffers. One thread.
class LogDecoder {
public:
    LogDecoder();
    ~LogDecoder();

    /// Adds the logs of one answer. A fault (bad_json, incomplete, or the node's error) leaves `into` as it was. A log
    /// with another hash than `blockHash`, when that is given, is "incomplete".
    std::optional<rpc::Fault> decode(const rpc::AnswerBuffer& answer, const LogFilter& filter, Interval range,
                                     const std::optional<Bytes32>& blockHash, DecodedLogs& into);

    /// The same from a batch: element i asked for the logs of block i.
    struct Place {
        Height number = 0;
        Bytes32 hash{};
    };
    struct Elements {
        std::vector<bool> answered;         ///< by a list of logs
        std::optional<rpc::Fault> refused;  ///< the last error of a single element
    };
    std::optional<rpc::Fault> decodeBatch(const rpc::AnswerBuffer& answer, const LogFilter& filter,
                                          const std::vector<Place>& places, Elements& elements, DecodedLogs& into);

    /// The same from receipts, whose logs count whatever their mark says; every receipt must be of that block, and
    /// their number `transactions` when it is not -1.
    std::optional<rpc::Fault> decodeReceipts(const rpc::AnswerBuffer& answer, const LogFilter& filter, Height block,
                                             const Bytes32& blockHash, int transactions, DecodedLogs& into);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::evm
