// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QStringList>
#include <variant>
#include <vector>

#include "signalbox/drafts.h"
#include "signalbox/error.h"
#include "signalbox/verbs.h"

namespace signalbox {

/// The arguments of each verb. JSON of them exists in the table signalbox.commands (and in `--json`) only.
namespace arguments {

struct ChainAdd {
    ChainDraft draft;  ///< at least one endpoint
};
/// Unset values are unchanged.
struct ChainEdit {
    std::optional<QString> name;  ///< 1 to 100 characters
    std::optional<int> confirmations;
    std::optional<QString> headers;  ///< proven, full, borders
    QJsonObject settings;            ///< of the family
    std::optional<Interval> lower;   ///< a range lowered from proven to full
    QJsonObject was;                 ///< values that the operator saw, by the same keys
};
struct ChainPause {};
struct ChainResume {};
struct ChainDelete {
    bool hard = false;
};
struct ChainRecover {};
struct EndpointAdd {
    EndpointDraft draft;
};
/// Unset values are unchanged.
struct EndpointEdit {
    qint64 id = 0;
    std::optional<EndpointDraft> address;  ///< URL, kind, credentials, proxy and certificate, as a whole
    std::optional<int> priority;
    std::optional<bool> enabled;
    QJsonObject limits;  ///< changes; null removes one
    std::optional<QString> note;
    QJsonObject was;  ///< values that the operator saw, by the same keys
};
struct EndpointRemove {
    qint64 id = 0;
};
struct StreamAdd {
    StreamDraft draft;
};
struct StreamRemove {
    QString stream;
    bool dropRows = false;
};
struct Reindex {
    Interval range;
};
struct FillGaps {};
struct ScanGaps {};
struct Rewind {
    Height to = -1;  ///< the last block that is kept; -1 if not set
};
struct RetryNow {};
struct QuarantineRetry {
    Height block = 0;
    QString position;
};
struct QuarantineSkip {
    Height block = 0;
    QString position;
};
struct AlertAcknowledge {
    qint64 id = 0;
};
struct AlertMute {
    qint64 id = 0;
    QDateTime until;  ///< invalid to end the mute
};
struct Resync {
    QStringList tables;  ///< of the cross-chain sync; empty for all
};
struct Repair {
    QStringList tables;  ///< resynced in addition to those that are known to need it
};
struct Optimize {
    QStringList tables;  ///< of the chain; empty for all
    bool dropSuperseded = false;
    std::optional<Height> keepFrom;  ///< first height that can be queried afterwards; none to use the setting
    QString scheduled;               ///< weekly or monthly if it was scheduled
};
struct Verify {
    std::optional<Interval> range;  ///< none for all stored blocks
    std::optional<qint64> sample;   ///< number of blocks drawn from it; none for every one
};

/// Computes balances from the stored transfers again, and replaces them.
struct BalancesRecalculate {
    QString contract;  ///< empty for all tokens
    QString holder;    ///< empty for all holders of the token
};
/// Removes all balances of the chain and counts its stored transfers from the beginning.
struct BalancesRebuild {};
/// Compares sampled holders with the contracts.
struct BalancesVerify {
    QString contract;   ///< empty for all tokens
    int holders = 200;  ///< sampled of each token, 1 to 10,000
};
struct QueueRetry {
    std::vector<qint64> ids;  ///< entries of the queue; empty for all that failed or wait for a retry
};
struct QueueDiscard {
    std::vector<qint64> ids;  ///< at least one
};
/// Unset values are unchanged.
struct QueueConfigure {
    bool reset = false;  ///< the chain uses the defaults again
    std::optional<bool> enabled;
    std::optional<int> batchSize, intervalSeconds, mostAttempts, boostHours, retryMs, longestRetryMs;
};
/// Unset values are unchanged; an empty text removes one.
struct TokenEdit {
    QString contract;
    std::optional<QString> symbol, name, coingeckoId, mode;  ///< mode: transfers, rules, call
    std::optional<int> decimals;                             ///< -1: unknown
    std::optional<bool> stable;
    std::optional<Height> start;  ///< first block of the token, exactly; -1: unknown
};
/// Packets cleared by a console's Hermes: a record, which no engine executes.
struct PacketsClear {
    QString chainId, port, channel;  ///< the sending end; port and channel empty for the whole chain
    std::vector<quint64> sequences;
};
/// The age at which packets of a channel are stuck was changed: a record.
struct ThresholdSet {
    QString chainId, port, channel;                       ///< the sending end; an empty part means any
    std::optional<qint64> stuckSeconds, criticalSeconds;  ///< unset: removed
};
/// The price of a denomination was changed: a record.
struct PriceSet {
    QString chainId, denom, symbol;  ///< chainId empty: any
    std::optional<int> decimals;
    QString usd;      ///< empty: all prices were removed
    QDateTime since;  ///< invalid: the time of the command
};

}  // namespace arguments

/// In the order of Verb.
using Arguments =
    std::variant<arguments::ChainAdd, arguments::ChainEdit, arguments::ChainPause, arguments::ChainResume,
                 arguments::ChainDelete, arguments::ChainRecover, arguments::EndpointAdd, arguments::EndpointEdit,
                 arguments::EndpointRemove, arguments::StreamAdd, arguments::StreamRemove, arguments::Reindex,
                 arguments::FillGaps, arguments::ScanGaps, arguments::Rewind, arguments::RetryNow,
                 arguments::QuarantineRetry, arguments::QuarantineSkip, arguments::AlertAcknowledge,
                 arguments::AlertMute, arguments::Resync, arguments::Repair, arguments::Optimize, arguments::Verify,
                 arguments::BalancesRecalculate, arguments::BalancesRebuild, arguments::BalancesVerify,
                 arguments::QueueRetry, arguments::QueueDiscard, arguments::QueueConfigure, arguments::TokenEdit,
                 arguments::PacketsClear, arguments::ThresholdSet, arguments::PriceSet>;

inline Verb verbOf(const Arguments& arguments)
{
    return static_cast<Verb>(arguments.index());
}

QJsonObject toJson(const Arguments& arguments);
/// Errors: BAD_ARGS, NO_ENDPOINT, HEADERS_STAY.
Expected<Arguments> readArguments(Verb verb, const QJsonObject& json);
/// The arguments as they are read back from the table: the same errors. Drafts must not contain a secret.
Expected<Arguments> valid(const Arguments& arguments);

/// For std::visit, without a default, so that the compiler lists a missing verb.
template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace signalbox
