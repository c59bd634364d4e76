// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "rpc/answer_buffer.h"
#include "rpc/error_class.h"
#include "rpc/http_transport.h"

namespace signalbox::rpc {

/// One exchange with the best endpoint. `read` decodes the body (called once per attempt) and returns a fault if the
/// endpoint refused or its answer is invalid.
struct Call {
    const char* method = "";
    int count = 1;  ///< number of elements of a batch
    QByteArray body;
    std::function<std::optional<Fault>(const AnswerBuffer&)> read;
    QByteArray path;  ///< appended to that of the URL, for nodes with many routes; may have a query
    std::function<std::optional<Verdict>(const Fault&)> judge =
        {};                         ///< classification of a fault, before the common tables
    qint64 only = 0;                ///< the only allowed endpoint
    qint64 avoid = 0;               ///< an endpoint to avoid if there is another
    qint64 blocks = 0;              ///< number of blocks of an eth_getLogs
    Height highest = -1;            ///< the endpoint must have this block
    bool archive = false;           ///< true if it needs old state
    bool timeoutsToCaller = false;  ///< true if a smaller request may succeed: this one is not repeated
    bool somebodyWaits = false;     ///< true if a user waits: a request that timed out is not repeated
    bool checked = true;            ///< true if the chain ID must have been verified
    bool first = false;             ///< true to be sent before others that wait for a limited rate: the head
    HttpLimits limits;
};

struct Served {
    qint64 endpoint = 0;
    qint64 bytes = 0;
    double milliseconds = 0;
};

struct Refusal {
    bool smallerBatch = false;  ///< a rate refusal of the batch cut by batchSize()
    Fault fault;
    Verdict verdict;
    Error error;
    qint64 endpoint = 0;
    int calls = 0;  ///< in the request
    bool is(ErrorClass kind) const { return verdict.kind == kind; }
};

using Outcome = tl::expected<Served, Refusal>;

/// The requests that a pool sends itself, for families whose nodes do not use the JSON-RPC of EVM nodes.
struct Dialect {
    struct Identity {
        bool ours = false;
        QString seen;  ///< description of the other server, for display
    };
    QString chain = {};  ///< the wanted chain, for display; empty for the pool's number
    std::function<Call(Identity*)> identity;
    std::function<Call(std::optional<Height>*)> height;
    bool manySmall = false;  ///< true if answers are many and small: see DirectHttp
};

}  // namespace signalbox::rpc
