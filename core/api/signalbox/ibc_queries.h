// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QJsonObject>

#include "signalbox/ibc_values.h"

namespace signalbox {

class IbcRules;

struct PacketFilter {
    QString text;              ///< address, transaction hash, sequence or key; empty: all
    QString chainId, channel;  ///< of the source; empty: all
    std::optional<PacketState> state;
    std::optional<StuckKind> stuck;  ///< None: any kind that is stuck
    QDateTime from, to;              ///< sentAt
    qint64 before = 0;               ///< for the next page: value of PacketPage::next
    int limit = 200;                 ///< at most 10,000
};
struct PacketPage {
    std::vector<IbcPacket> packets;  ///< newest first
    qint64 next = 0;                 ///< 0 at the end
    qint64 total = 0;                ///< at most 10,000 are counted
    double milliseconds = 0;
};

/// The difference between the commitments of a channel and the stored packets.
struct ChannelCheck {
    IbcEnd source, destination;
    QDateTime at;                                     ///< invalid if it was never asked, as its chain is not indexed
    Height height = 0;                                ///< at which the source was asked
    std::vector<quint64> unreceived, unacknowledged;  ///< by the chains' state
    std::vector<quint64> missing, surplus;            ///< pending on chain and not here; here and not on chain
    Message note;                                     ///< why it could not be checked
};

struct PacketSeries {
    std::vector<qint64> at;                                          ///< ms since epoch, UTC
    std::vector<std::pair<QString, std::vector<double>>> perMinute;  ///< by source chain
};

/// Packets between the Cosmos chains of the workspace. Calls return at once, from the thread that owns the engine.
/// Periods are whole days in UTC. Errors: PACKET_UNKNOWN, CHANNEL_UNKNOWN, CHAIN_UNKNOWN, BAD_VALUE.
class IbcQueries {
public:
    virtual ~IbcQueries() = default;
    virtual QFuture<Expected<IbcOverview>> overview(const QDate& from, const QDate& to) = 0;
    virtual QFuture<Expected<PacketPage>> packets(const PacketFilter& filter) = 0;
    virtual QFuture<Expected<PacketDetail>> packet(const PacketKey& key) = 0;
    virtual QFuture<Expected<std::vector<IbcChannel>>> channels(const QDate& from, const QDate& to) = 0;
    virtual QFuture<Expected<std::vector<IbcRelayer>>> relayers(const QString& chainId, const QDate& from,
                                                                const QDate& to) = 0;  ///< chainId empty: all
    virtual QFuture<Expected<PacketSeries>> series(const QDateTime& from, const QDateTime& to) = 0;
    virtual QFuture<Expected<std::vector<ChannelCheck>>> checks() = 0;  ///< the last one of each channel
    /// Asks the chains now; `chainId` and `channel` empty: all channels.
    virtual QFuture<Expected<std::vector<ChannelCheck>>> check(const QString& chainId, const QString& channel) = 0;
    /// What the consoles' Hermes and chainpulse said last; `now`: this console's are asked first.
    virtual QFuture<Expected<std::vector<TelemetryReading>>> telemetry(bool now)
    {
        Q_UNUSED(now)
        using All = std::vector<TelemetryReading>;
        return QtFuture::makeReadyFuture(Expected<All>(All()));
    }
    virtual QFuture<Expected<qint64>> importClearing(const QByteArray& json, bool store) = 0;  ///< rows; BAD_FILE
    virtual IbcRules* rules() { return nullptr; }  ///< signalbox/ibc_rules.h; null if they cannot be changed
};

QJsonObject toJson(const IbcPacket&);
QJsonObject toJson(const PacketDetail&);
QJsonObject toJson(const IbcOverview&);
QJsonObject toJson(const IbcChannel&);
QJsonObject toJson(const IbcRelayer&);
QJsonObject toJson(const ChannelCheck&);

}  // namespace signalbox
