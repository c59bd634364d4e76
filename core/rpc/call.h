// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "rpc/answer_buffer.h"
#include "rpc/error_class.h"
#include "rpc/http_transport.h"

namespace signalbox::rpc {

/// One exchange with whichever endpoint is best. `read` decodes the body (it is called once for each attempt) and
/// answers a fault when the endpoint refused or talked nonsense.
struct Call {
    const char* method = "";
    int count = 1;  ///< elements, when a batch
    QByteArray body;
    std::function<std::optional<Fault>(const AnswerBuffer&)> read;
    QByteArray path;  ///< behind that of the URL, for nodes that have many routes
    std::function<std::optional<Verdict>(const Fault&)> judge = {};  ///< what a fault means, before the common tables
    qint64 only = 0;                                                 ///< this endpoint or none
    qint64 avoid = 0;                                                ///< another one, if there is another
    qint64 blocks = 0;                                               ///< of an eth_getLogs
    Height highest = -1;                                             ///< the endpoint must have this block
    bool archive = false;                                            ///< needs old state
    bool timeoutsToCaller = false;  ///< a smaller request may succeed: do not repeat this one
    bool somebodyWaits = false;     ///< a person does: what timed out is not repeated
    bool checked = true;            ///< the chain id must have been verified
    bool first = false;             ///< before others in the line of a limited rate: the head
    HttpLimits limits;
};

struct Served {
    qint64 endpoint = 0;
    qint64 bytes = 0;
    double milliseconds = 0;
};

struct Refusal {
    bool smallerBatch = false;  ///< for the rate of the endpoint: cut by batchSize()
    Fault fault;
    Verdict verdict;
    Error error;
    qint64 endpoint = 0;
    int calls = 0;  ///< of the request
    bool is(ErrorClass kind) const { return verdict.kind == kind; }
};

using Outcome = tl::expected<Served, Refusal>;

/// The questions that a pool asks by itself, for families that do not speak the JSON-RPC of EVM nodes.
struct Dialect {
    struct Identity {
        bool ours = false;
        QString seen;  ///< what it is instead, for people
    };
    std::function<Call(Identity*)> identity;
    std::function<Call(std::optional<Height>*)> height;
    bool manySmall = false;  ///< answers are many and small: see DirectHttp
};

}  // namespace signalbox::rpc
