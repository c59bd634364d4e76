// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <optional>
#include <vector>

#include "signalbox/error.h"

namespace signalbox {

/// Other programs that count relays: the operator's Hermes, and chainpulse.
enum class TelemetrySource { Hermes, Chainpulse };
const char* name(TelemetrySource);  ///< hermes, chainpulse
std::optional<TelemetrySource> telemetrySourceFromName(const QString&);

/// Whose figures these are, and of when.
struct TelemetryOrigin {
    TelemetrySource source = TelemetrySource::Hermes;
    QString console;             ///< that reads the source: "user@host"
    QDateTime readAt;            ///< of the figures
    QDateTime unreachableSince;  ///< the figures are older than this; invalid: the last attempt succeeded
    bool operator==(const TelemetryOrigin&) const = default;
};

/// What a source states of a channel. Counters begin with the source's own start; those that it does not state are
/// unset.
struct TelemetryChannel {
    TelemetryOrigin origin;
    QString chainId;           ///< Hermes: that sends the packets; chainpulse: on which the relays were seen
    QString port, channel;     ///< that sends the packets
    QString otherChainId;      ///< Hermes only: that receives them
    QString otherPort, other;  ///< chainpulse only: the channel that receives them
    std::optional<qint64> backlog, oldestSequence;        ///< pending packets as Hermes counts them; 0: none
    QDateTime backlogAt;                                  ///< when Hermes updated these
    std::optional<qint64> sends, acknowledged, timeouts;  ///< events that Hermes saw
    std::optional<qint64> received;                       ///< receives that Hermes confirmed
    std::optional<qint64> won, lost;                      ///< relay messages that chainpulse saw, of all relayers
    bool operator==(const TelemetryChannel&) const = default;
};

/// What a source states of a relayer.
struct TelemetryRelayer {
    struct Balance {
        QString denom, amount;  ///< whole units as the source rounds them
        bool operator==(const Balance&) const = default;
    };
    TelemetryOrigin origin;
    QString chainId, address;
    std::optional<qint64> won, lost, frontrun;  ///< chainpulse; frontrun: lost to another relayer that it names
    std::vector<Balance> balances;              ///< of Hermes' own wallets
    bool operator==(const TelemetryRelayer&) const = default;
};

/// The last reading of a source.
struct TelemetryReading {
    TelemetryOrigin origin;
    QString url;
    QDateTime triedAt;
    Message trouble;  ///< why the last attempt failed; empty if it succeeded
    std::vector<TelemetryChannel> channels;
    std::vector<TelemetryRelayer> relayers;
    qint64 samples = 0, skipped = 0;  ///< lines that were read, and lines that could not be
};

QJsonObject toJson(const TelemetryReading&);
QJsonObject toJson(const TelemetryChannel&);
QJsonObject toJson(const TelemetryRelayer&);

/// Figures of a reading as the database keeps them; the origin is not among them.
QJsonObject telemetryFigures(const TelemetryReading&);
void setTelemetryFigures(TelemetryReading&, const QJsonObject&);

}  // namespace signalbox
