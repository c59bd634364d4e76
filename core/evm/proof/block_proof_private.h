// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "evm/header_reader.h"
#include "evm/json_parser.h"
#include "evm/proof/block_proof.h"
#include "evm/proof/json_fields.h"

namespace signalbox::evm::proof {

/// One receipt of an answer, with its logs encoded already.
struct Receipt {
    std::uint64_t type = 0;
    std::optional<bool> succeeded;
    std::optional<Bytes32> stateRoot;  ///< receipts before Byzantium
    std::uint64_t cumulativeGas = 0;
    Bloom bloom{};
    bool hasBloom = false;
    qsizetype logsBegin = 0, logsEnd = 0;  ///< list of logs, in Private::logs
    int logCount = 0;
    bool hasLogs = false;
    std::optional<std::uint64_t> depositNonce, depositVersion;
    std::optional<std::string_view> baseFee;  ///< digits; in Celo's fee currency receipts
    Bytes32 transaction{};
    bool systemSender = false;  ///< from the zero address to the zero address
    std::uint64_t gasUsed = 0;
};

class BlockProof::Private {
public:
    JsonParser parser;
    RlpWriter node, logs, encoded;
    std::vector<Receipt> receipts;
    std::vector<qsizetype> ends;
    std::vector<QByteArrayView> values;
    std::deque<DigitRoom> rooms;  ///< for base fees that are JSON numbers

    std::optional<Mismatch> readReceipt(simdjson::ondemand::object object, const ProvenHeader& header, int* nextLog);
    std::optional<Mismatch> readLogs(simdjson::ondemand::array array, const ProvenHeader& header, Receipt& receipt,
                                     std::vector<Bytes32>& transactions, int* nextLog);
    bool encode(const Receipt& receipt, const Rule& rule);
};

inline tl::unexpected<Mismatch> unreadable(const char* what)
{
    return tl::unexpected(Mismatch{Message(what), true});
}

}  // namespace signalbox::evm::proof
