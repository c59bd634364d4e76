// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

#include "signalbox/error.h"
#include "signalbox/interval.h"

namespace signalbox::rpc {

/// Classes of refusals by the required reaction.
enum class ErrorClass {
    RangeHint,         ///< requests a smaller range and names it
    TooLarge,          ///< halve at once; waiting does not help
    TooManyAddresses,  ///< halve the address batch
    Billing,           ///< unused until the next UTC day or the operator's action
    Rate,              ///< cool down
    Auth,              ///< unused until the operator's action
    Tag,               ///< the endpoint does not support finalized or safe
    NotYet,            ///< this backend lags: try elsewhere, then later
    Pruned,            ///< the endpoint no longer has this history
    Unsupported,       ///< the method is not offered
    Revert,            ///< an answer of the contract, not a fault
    Transient,         ///< retry elsewhere
    FatalParams,       ///< our request is invalid
    Cancelled,
};
const char* name(ErrorClass);

/// The facts about a failed exchange. `network` is set if there was no usable HTTP answer.
struct Fault {
    int httpStatus = 200;
    std::optional<qint64> code;
    QString message;  ///< the endpoint's text
    Message finding;  ///< the fault of its answer, as a clause
    QString data;     ///< JSON of error.data
    std::optional<Interval> dataRange;
    QString network;  ///< timeout, connection, tls, too_large, redirect, bad_json, web_page, cancelled, incomplete
    std::optional<qint64> retryAfterMs;
};

struct Verdict {
    ErrorClass kind = ErrorClass::Transient;
    std::optional<qint64> cap;        ///< fixed limit: blocks per request, both ends included
    std::optional<qint64> resultCap;  ///< logs per answer
    std::optional<Interval> range;    ///< density hint, both ends included
};

/// `blocks`: number of blocks in the refused eth_getLogs; 0 for another call. The first matching row of the tables
/// decides.
Verdict classify(const Fault& fault, qint64 blocks = 0);

/// A sentence about the fault for display; `where` is the masked URL.
Error toError(const Fault& fault, const Verdict& verdict, const QString& where);

}  // namespace signalbox::rpc
