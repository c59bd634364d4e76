// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <optional>

#include "signalbox/interval.h"

namespace signalbox::triggers {

/// A row of erc8004.events; columns that may be null are optional. The bytes of the log are left out.
struct EventRow {
    QString id;
    qint64 chainId = 0;
    Height blockNumber = 0;
    QString blockHash, transactionHash;
    int logIndex = 0;
    QString registry, eventType;
    std::optional<qint64> agentId;
    qint64 timestamp = 0;  ///< of the block, seconds since epoch
    std::optional<QString> owner, tokenUri, metadataKey, metadataValue, clientAddress;
    std::optional<qint64> feedbackIndex, score;
    std::optional<QString> tag1, tag2, fileUri, fileHash, validatorAddress, requestHash;
    std::optional<qint64> response;
    std::optional<QString> responseUri, responseHash, tag;
    QDateTime createdAt;                   ///< time of the transaction that stored it
    std::optional<QString> agentIdText;    ///< of any size
    std::optional<QString> feedbackValue;  ///< an integer of any size, to be divided by 10^decimals
    std::optional<qint64> feedbackValueDecimals;
    std::optional<QString> endpoint, requestUri;
    bool retracted = false;
};

}  // namespace signalbox::triggers
