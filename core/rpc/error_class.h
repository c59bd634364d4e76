// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

#include "signalbox/error.h"
#include "signalbox/interval.h"

namespace signalbox::rpc {

/// What an endpoint's refusal means, sorted by what to do about it.
enum class ErrorClass {
    RangeHint,         ///< asks for a smaller range and says which
    TooLarge,          ///< halve at once, waiting never helps
    TooManyAddresses,  ///< halve the address batch
    Billing,           ///< parked until the next UTC day or the operator
    Rate,              ///< cool down
    Auth,              ///< parked until the operator
    Tag,               ///< finalized or safe is not known there
    NotYet,            ///< that backend lags: elsewhere, then later
    Pruned,            ///< history is gone there
    Unsupported,       ///< the method is not offered
    Revert,            ///< an answer of the contract, not a fault
    Transient,         ///< retry elsewhere
    FatalParams,       ///< our request is wrong
    Cancelled,
};
const char* name(ErrorClass);

/// Everything a failed exchange told. `network` is set when there was no usable HTTP answer at all.
struct Fault {
    int httpStatus = 200;
    std::optional<qint64> code;
    QString message;  ///< the endpoint's words
    Message finding;  ///< what is wrong with its answer, in our words
    QString data;     ///< JSON of error.data
    std::optional<Interval> dataRange;
    QString network;  ///< timeout, connection, tls, too_large, redirect, bad_json, web_page, cancelled, incomplete
    std::optional<qint64> retryAfterMs;
};

struct Verdict {
    ErrorClass kind = ErrorClass::Transient;
    std::optional<qint64> cap;        ///< structural: blocks per request, counted with both ends
    std::optional<qint64> resultCap;  ///< logs per answer
    std::optional<Interval> range;    ///< density hint, both ends included
};

/// `blocks`: how many the refused eth_getLogs asked for; 0 when it was another call. First matching row of the tables
/// wins.
Verdict classify(const Fault& fault, qint64 blocks = 0);

/// A sentence for people about the fault; `where` is the masked URL.
Error toError(const Fault& fault, const Verdict& verdict, const QString& where);

}  // namespace signalbox::rpc
