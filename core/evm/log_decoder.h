#pragma once

#include <optional>
#include <vector>

#include "evm/log_filter.h"
#include "rpc/answer_buffer.h"
#include "rpc/error_class.h"
#include "support/copy_buffer.h"
#include "sync/adapter.h"

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

/// Everything that the answers of one range held; answers are added one by one.
struct DecodedLogs {
    struct Row {
        Height block = 0;
        int logIndex = 0;
        qsizetype offset = 0;  ///< in `transfers`
    };
    CopyBuffer transfers;
    std::vector<Row> rows;
    std::vector<RegistryLog> registry;
    std::vector<LogBlock> blocks;  ///< ascending after settle()
    std::vector<sync::Quarantined> quarantined;
    qint64 logs = 0;
    qint64 duplicates = 0;
    bool disorder = false;

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
    /// outside `range`, or with another hash than `blockHash` when that is given, is "incomplete".
    std::optional<rpc::Fault> decode(const rpc::AnswerBuffer& answer, const LogFilter& filter, Interval range,
                                     const std::optional<Bytes32>& blockHash, DecodedLogs& into);

    /// The same from receipts; every receipt must be of that block, and their number `transactions` when it is not -1.
    std::optional<rpc::Fault> decodeReceipts(const rpc::AnswerBuffer& answer, const LogFilter& filter, Height block,
                                             const Bytes32& blockHash, int transactions, DecodedLogs& into);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace signalbox::evm
