// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QJsonObject>

#include "signalbox/ibc_values.h"

namespace signalbox {

/// The operator's own Hermes, as this console reaches it.
struct HermesStatus {
    QString path, config, rest;  ///< settings ibc.hermes_path, ibc.hermes_config, ibc.hermes_rest; empty: not set
    QString version;             ///< of the program; empty if it could not be asked
    bool restAnswers = false;
    QStringList chains;  ///< that it relays
    Message trouble;     ///< cause and next step; empty if all is well
};

enum class ClearingState { Planned, Queued, Running, Verifying, Completed, Partial, Failed, Cancelled };
const char* name(ClearingState);
std::optional<ClearingState> clearingStateFromName(const QString&);

struct ClearingRequest {
    QString chainId, port, channel;  ///< the sending end
    std::vector<quint64> sequences;  ///< 1 to 100
    bool wholeChain = false;         ///< by the REST interface; clears all of the chain's channels
    QString confirmation;            ///< the chain's ID, typed, for wholeChain
};

/// What would be relayed, after asking both chains.
struct ClearingPlan {
    struct Packet {
        quint64 sequence = 0;
        QString work;  ///< receive, acknowledge, timeout, nothing
        Message note;
    };
    ClearingRequest request;
    std::vector<Packet> packets;
    QString cost;                             ///< rough, "about 0.012 ATOM"; empty if no gas price is known
    std::vector<Message> warnings, refusals;  ///< a refusal keeps it from starting: client expired, channel closed
    QString command;                          ///< the command line that will run, without secrets
};

struct ClearingOperation {
    struct Packet {
        PacketKey key;
        QString verdict;  ///< received, acknowledged, timed_out, failed, pending, unprovable
        Message error;
        QString transaction;
    };
    QString id;  ///< UUID: clearing_token
    ClearingState state = ClearingState::Planned;
    QString person, console, chainId, channel;
    std::vector<Packet> packets;
    QDateTime createdAt, endedAt;
    int attempts = 0;
    Message error;
    QString fees;
    QByteArray output;  ///< of Hermes, masked, at most 64 KiB
};

/// Clears packets by the Hermes of this console. Errors: HERMES_MISSING, HERMES_FAILED, CLEAR_REFUSED, BREAKER_OPEN,
/// TOO_MANY, OPERATION_UNKNOWN, NOT_CONFIRMED.
class ClearingQueries {
public:
    virtual ~ClearingQueries() = default;
    virtual QFuture<Expected<HermesStatus>> hermes() = 0;
    virtual QFuture<Expected<ClearingPlan>> plan(const ClearingRequest& request) = 0;
    virtual QFuture<Expected<ClearingOperation>> clear(const ClearingRequest& request) = 0;  ///< returns once queued
    virtual QFuture<Expected<Done>> cancel(const QString& id) = 0;
    virtual QFuture<Expected<std::vector<ClearingOperation>>> operations(int limit) = 0;  ///< newest first
    virtual QFuture<Expected<ClearingOperation>> operation(const QString& id) = 0;
};

QJsonObject toJson(const HermesStatus&);
QJsonObject toJson(const ClearingPlan&);
QJsonObject toJson(const ClearingOperation&);

}  // namespace signalbox
