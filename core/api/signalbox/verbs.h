// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace signalbox {

/// The closed list of operator commands. Each becomes a row of signalbox.commands; the engine that holds the chain's
/// lease executes it. PacketsClear, ThresholdSet and PriceSet are only recorded there, by the console that cleared
/// (signalbox/clearing_queries.h) or changed rules of IBC (signalbox/ibc_rules.h).
enum class Verb {
    ChainAdd,
    ChainEdit,
    ChainPause,
    ChainResume,
    ChainDelete,
    ChainRecover,
    EndpointAdd,
    EndpointEdit,
    EndpointRemove,
    StreamAdd,
    StreamRemove,
    Reindex,
    FillGaps,
    ScanGaps,
    Rewind,
    RetryNow,
    QuarantineRetry,
    QuarantineSkip,
    AlertAcknowledge,
    AlertMute,
    Resync,
    Repair,
    Optimize,
    Verify,
    BalancesRecalculate,
    BalancesRebuild,
    BalancesVerify,
    QueueRetry,
    QueueDiscard,
    QueueConfigure,
    TokenEdit,
    PacketsClear,
    ThresholdSet,
    PriceSet,
};

const char* name(Verb);
std::optional<Verb> verbFromName(const QString&);
bool isDangerous(Verb);  ///< needs a confirmed preview and expires after 5 minutes

enum class CommandState { Queued, Running, Done, Failed, Refused, Cancelled, Expired };
const char* name(CommandState);
CommandState commandStateFromName(const QString&);
inline bool isFinal(CommandState state)
{
    return state != CommandState::Queued && state != CommandState::Running;
}

}  // namespace signalbox
