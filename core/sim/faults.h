// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <memory>
#include <optional>
#include <vector>

#include "signalbox/interval.h"
#include "sim/call_faults.h"
#include "sim/rate_limit.h"
#include "support/bytes.h"

namespace signalbox::sim {

class SimChain;

/// Faults and limits of a simulated endpoint. All are off by default. Shares are shares of the answers, 0…1.
struct SimFaults {
    // Transport
    bool refuse = false;  ///< true if it does not listen; open connections are cut
    int latencyMs = 0;
    int jitterMs = 0;
    int httpStatus = 0;            ///< status of every answer: 401, 403, 429, 500, 502, 503 …
    double httpStatusShare = 1;    ///< share of answers with this status
    int retryAfterSeconds = -1;    ///< sent with httpStatus
    double requestsPerSecond = 0;  ///< further requests are answered by 429; 0 for no limit
    RateLimit limit;               ///< by request, call or weight; may be changed while it runs
    bool html = false;             ///< true for status 200 with a web page
    bool endless = false;          ///< true for an answer that never ends
    qint64 slowBytesPerSecond = 0;
    double cutShare = 0;            ///< answers that end in the middle
    double brokenChunkShare = 0;    ///< chunked answers that end in the middle of a chunk
    double silentShare = 0;         ///< requests without an answer on a connection that stays open
    bool retryAfterByDate = false;  ///< retryAfterSeconds as an HTTP date
    int interim = 0;                ///< 100 or 103: status of an interim response before each answer
    bool webSocket = true;          ///< false if it offers no WebSocket; open ones are cut

    // JSON-RPC
    int lagBlocks = 0;
    Height inventedBlocks = 0;           ///< number of blocks by which its head and finalized block exceed the chain's
    bool inventedReadable = true;        ///< true if it returns the header of that head by number
    qint64 secondsAhead = 0;             ///< time by which the newest block is ahead
    std::optional<quint64> chainId;      ///< chain ID that it claims while it serves this chain
    std::shared_ptr<SimChain> impostor;  ///< another chain that it serves instead, with its ID
    QByteArray words = "geth";           ///< provider whose wording refusals have: see provider_words.h
    qint64 maxBlocks = 0;                ///< maximum blocks of one eth_getLogs; 0 for no limit
    qint64 maxLogs = 0;
    int maxBatch = 0;
    bool batches = true;
    bool receipts = true;
    bool archive = true;  ///< false if it keeps the states of the newest 128 blocks only
    qint64 callGas = 0;   ///< gas limit of one eth_call, of which each call of a contract uses 30,000; 0 for no limit
    struct Words {
        int code = -32000;
        QByteArray message;
    };
    QHash<QByteArray, Words> methodErrors;  ///< by method; "*" for all

    CallFaults calls;
    Height prunedBelow = 0;  ///< height below which logs and receipts are pruned

    // Wrong content of eth_getLogs answers that looks plausible
    double blankShare = 0;     ///< answers that are an empty array
    double truncateShare = 0;  ///< answers without their second half
    double doubleShare = 0;    ///< answers with each log twice
    bool zeroBlooms = false;
    double shortReceipts = 0;  ///< share of blocks whose receipts lack their last log, always the same blocks
    double extraReceipts = 0;  ///< share of blocks whose receipts contain their last log twice
    double cutReceipts = 0;    ///< share of blocks whose receipts lack the last one

    // Faults that are the same each time for the same range; answers by block hash are right unless `liesByHash`
    double blankRanges = 0;    ///< share of ranges answered with an empty array
    int dropLast = 0;          ///< number of logs omitted at the end of each answer
    double dropLogs = 0;       ///< share of omitted logs
    double removedRanges = 0;  ///< share of ranges in which one log in four is marked as removed
    double pendingRanges = 0;  ///< share of ranges in which one log in four has no block yet
    double inventRanges = 0;   ///< share of ranges with one transfer that is in no block
    double strayRanges = 0;    ///< share of ranges with a log from beyond their end
    bool liesByHash = false;
    bool isTruthful() const
    {
        return blankRanges <= 0 && dropLast <= 0 && dropLogs <= 0 && removedRanges <= 0 && pendingRanges <= 0 &&
               inventRanges <= 0 && strayRanges <= 0;
    }
};

/// One eth_getLogs request that was received.
struct SeenLogs {
    Interval range;
    int addresses = 0;
    std::vector<Bytes20> asked;  ///< the addresses, if the server reads them
    bool byHash = false;
    bool refused = false;
    bool anyTopic = false;   ///< true if the request has no topics
    QByteArray client = {};  ///< address of the client
    qint64 atMs = 0;         ///< time by the steady clock, which all processes of a machine share
};

}  // namespace signalbox::sim
