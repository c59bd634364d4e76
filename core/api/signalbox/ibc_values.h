// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "signalbox/error.h"
#include "signalbox/ibc_telemetry.h"
#include "signalbox/interval.h"

namespace signalbox {

/// One end of a channel. Chain IDs of IBC are the chains' own ("osmosis-1"), not CAIP-2 IDs. IBC v2 has clients instead
/// of channels: there, `port` is empty and `channel` is the client ID ("07-tendermint-1").
struct IbcEnd {
    QString chainId, chain;  ///< chain: name in the workspace, else the ID
    QString port, channel;
    QString caip2;  ///< empty if the workspace does not index the chain
    bool operator==(const IbcEnd&) const = default;
};

/// Identifies a packet: what the sending chain numbered.
struct PacketKey {
    QString chainId, port, channel;
    quint64 sequence = 0;
    int version = 1;       ///< 2: of IBC v2, as in IbcEnd
    QString text() const;  ///< osmosis-1/transfer/channel-0/5118204, osmosis-1/v2/07-tendermint-1/12
    static std::optional<PacketKey> fromText(const QString& text);
    bool operator==(const PacketKey&) const = default;
};

enum class PacketState { Sent, Received, Acknowledged, Failed, TimedOut };
const char* name(PacketState);  ///< sent, received, acknowledged, failed (error acknowledgement), timed_out
std::optional<PacketState> packetStateFromName(const QString&);

/// Why a packet that is not done is said to be stuck.
enum class StuckKind { None, Unreceived, Unacknowledged, PastTimeout };
const char* name(StuckKind);  ///< none, unreceived, unacknowledged, past_timeout
std::optional<StuckKind> stuckKindFromName(const QString&);

struct IbcPacket {
    PacketKey key;
    IbcEnd source, destination;
    PacketState state = PacketState::Sent;
    StuckKind stuck = StuckKind::None;
    bool critical = false;     ///< stuck for longer than the second threshold of its channel
    QString sender, receiver;  ///< of ICS-20; empty for other packets
    QString amount, denom;     ///< whole units and the denomination as sent; empty for other packets
    QString symbol;            ///< base denomination or symbol; empty if unknown
    std::optional<int> decimals;
    QString amountUsd;  ///< exact decimal; empty without a price
    QString memo;
    QDateTime sentAt, receivedAt, doneAt;  ///< block times
    std::optional<qint64> age;             ///< ms since it was sent, never negative; none if it is done
    QDateTime timeoutAt;                   ///< invalid if only a height was given
    QString timeoutHeight;                 ///< "0-0" if only a time was given
    int relays = 0;                        ///< messages that tried to relay it
    Message cause;                         ///< of stuck or failed ones
};

/// A message that tried to relay a packet.
struct PacketRelay {
    enum class Kind { Receive, Acknowledge, Timeout } kind = Kind::Receive;
    bool won = false;
    QString chainId, signer, software;  ///< software: from the memo, "hermes 1.13.2"; empty if not stated
    bool ours = false;                  ///< the signer is a relayer of this workspace
    QString transaction;
    Height height = 0;
    qint64 position = 0;  ///< index of the transaction in its block
    QDateTime at;
    std::optional<qint64> after;  ///< ms after what it relays became possible
    QString fee;                  ///< "412 uatom"; empty if not seen
};
const char* name(PacketRelay::Kind);  ///< receive, acknowledge, timeout

struct PacketDetail {
    struct Step {
        QString what;  ///< sent, received, acknowledgement_written, acknowledged, timed_out
        QString chainId, transaction;
        Height height = 0;
        QDateTime at;
        QString signer;
    };
    IbcPacket packet;
    std::vector<Step> steps;  ///< in the order of their times
    std::vector<PacketRelay> relays;
    QByteArray data, acknowledgement;  ///< raw; empty if not seen
    QString commitment;  ///< SHA-256 of timeout and data as stored on chain, upper-case hex; empty without data
    QString ordering, sourceClient, destinationClient;
    QStringList notes;  ///< "the destination is not indexed"
};

struct IbcChannel {
    IbcEnd a, b;
    QString state, ordering, connection, client, clientStatus;  ///< of a's end, as the chain states them
    qint64 sent = 0, cleared = 0, stuck = 0, failed = 0;        ///< of the period, both directions
    std::optional<double> successRate, congestion;              ///< percent; none without packets
    std::optional<qint64> p50, p95;                             ///< ms from sent to done
    QDateTime lastRelay;
    std::vector<std::pair<QString, QString>> escrow;  ///< denomination, amount held on a
    std::vector<TelemetryChannel> telemetry;          ///< what Hermes and chainpulse state of it
};

struct IbcRelayer {
    QString address, chainId;
    bool ours = false;
    QString software;
    qint64 relayed = 0, won = 0, lost = 0;
    std::optional<double> successRate, score;
    std::optional<qint64> response;  ///< ms, median
    QString fees;                    ///< paid, "3.21 ATOM"; empty if none was seen
    QDateTime lastSeen;
    std::vector<TelemetryRelayer> telemetry;  ///< what Hermes and chainpulse state of it
};

/// Whether it is the ID of a client, such as 07-tendermint-1: what IBC v2 has instead of a channel.
bool isClientId(const QString& text);

/// A node of the route map.
struct IbcChain {
    QString chainId, name, caip2;  ///< caip2 empty: not indexed
    std::optional<double> health;  ///< 0 to 100; none without data
    qint64 total = 0, cleared = 0, failed = 0, stuck = 0, channels = 0, relayers = 0;
    double success = 0, notStuck = 0, breadth = 0;  ///< parts of the score: of 50, 30 and 20
};
struct IbcRoute {
    QString from, to;  ///< chain IDs, in one direction
    qint64 sent = 0, stuck = 0, critical = 0;
    QDateTime lastReceived;
    QStringList channels;  ///< of IBC v2: clients
};
struct IbcCounts {
    qint64 sent = 0, cleared = 0, inFlight = 0, stuck = 0, failed = 0;
    bool isEmpty() const { return sent == 0 && inFlight == 0 && stuck == 0; }
};
/// Packets of IBC v2 are kept apart: all figures but `v2` and `v2Routes` are of IBC v1.
struct IbcOverview {
    std::vector<IbcChain> chains;
    std::vector<IbcRoute> routes, v2Routes;
    IbcCounts v2;
    std::optional<double> health;  ///< weighted by packets
    qint64 sent = 0, cleared = 0, inFlight = 0, stuck = 0, failed = 0;
    std::optional<qint64> oldestStuck, p50, p95;  ///< ms
    QDateTime checkedAt;                          ///< of the last comparison with the chains' state
    qint64 differences = 0;
};

}  // namespace signalbox
