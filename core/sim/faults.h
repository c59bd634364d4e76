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

/// What a simulated endpoint does wrong or does not allow. Everything off by default. Shares are of the answers, 0…1.
struct SimFaults {
    // Transport
    bool refuse = false;  ///< does not listen; open connections are cut
    int latencyMs = 0;
    int jitterMs = 0;
    int httpStatus = 0;            ///< every request: 401, 403, 429, 500, 502, 503 …
    double httpStatusShare = 1;    ///< … or only this share of them
    int retryAfterSeconds = -1;    ///< sent with httpStatus
    double requestsPerSecond = 0;  ///< more are answered by 429; 0: no limit
    RateLimit limit;               ///< by request, call or weight; set it while it runs to change it
    bool html = false;             ///< 200 with a web page
    bool endless = false;          ///< an answer that never ends
    qint64 slowBytesPerSecond = 0;
    double cutShare = 0;            ///< answers that end in the middle
    double brokenChunkShare = 0;    ///< answers in chunks that end in the middle of one
    double silentShare = 0;         ///< requests that get no answer, while the connection stays
    bool retryAfterByDate = false;  ///< retryAfterSeconds as an HTTP date
    int interim = 0;                ///< 100 or 103: a response with this status goes before each answer
    bool webSocket = true;          ///< offers one; off: open ones are cut

    // JSON-RPC
    int lagBlocks = 0;
    Height inventedBlocks = 0;           ///< names a head so many blocks above the chain's, finalized too
    bool inventedReadable = true;        ///< … whose header it returns by number
    qint64 secondsAhead = 0;             ///< the newest block's time is so far ahead
    std::optional<quint64> chainId;      ///< says that it is another chain, and serves this one
    std::shared_ptr<SimChain> impostor;  ///< serves this other chain, id and all
    QByteArray words = "geth";           ///< whose words refusals take: see provider_words.h
    qint64 maxBlocks = 0;                ///< of one eth_getLogs; 0: any
    qint64 maxLogs = 0;
    int maxBatch = 0;
    bool batches = true;
    bool receipts = true;
    bool archive = true;
    struct Words {
        int code = -32000;
        QByteArray message;
    };
    QHash<QByteArray, Words> methodErrors;  ///< by method; "*": all

    CallFaults calls;
    Height prunedBelow = 0;  ///< logs and receipts below are not kept

    // Content of eth_getLogs answers: lies that look like truth
    double blankShare = 0;     ///< an empty array
    double truncateShare = 0;  ///< the second half is left out
    double doubleShare = 0;    ///< each log comes twice
    bool zeroBlooms = false;
    double shortReceipts = 0;  ///< share of blocks whose receipts lack their last log, the same ones each time
    double extraReceipts = 0;  ///< … hold their last log twice
    double cutReceipts = 0;    ///< … end before the last one

    // Lies that are the same each time for the same range; answers by block hash are right unless `liesByHash`
    double blankRanges = 0;    ///< share of the ranges that are answered with an empty array
    int dropLast = 0;          ///< logs left out at the end of each answer
    double dropLogs = 0;       ///< share of the logs that are left out
    double removedRanges = 0;  ///< share of the ranges in which one log in four is marked as removed
    double pendingRanges = 0;  ///< … has no block yet
    double inventRanges = 0;   ///< share of the ranges with one transfer that no block holds
    double strayRanges = 0;    ///< share of the ranges with a log from behind their end
    bool liesByHash = false;
    bool isTruthful() const
    {
        return blankRanges <= 0 && dropLast <= 0 && dropLogs <= 0 && removedRanges <= 0 && pendingRanges <= 0 &&
               inventRanges <= 0 && strayRanges <= 0;
    }
};

/// One eth_getLogs that was asked.
struct SeenLogs {
    Interval range;
    int addresses = 0;
    std::vector<Bytes20> asked;  ///< the addresses, where the server reads them
    bool byHash = false;
    bool refused = false;
    bool anyTopic = false;   ///< asked for without topics
    QByteArray client = {};  ///< address it came from
    qint64 atMs = 0;         ///< by the steady clock, which all processes of a machine share
};

}  // namespace signalbox::sim
