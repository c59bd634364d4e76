// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

#include "cli/context.h"
#include "signalbox/clearing_queries.h"
#include "signalbox/ibc_queries.h"

/// Parts that the commands on packets, channels, relayers and clearing share.
namespace signalbox::cli {

Expected<IbcQueries*> ibcOf(Context& context);  ///< NO_IBC
Expected<ClearingQueries*> clearingOf(Context& context);

/// The chain's own ID, for a name in the workspace, a CAIP-2 ID or that ID. A chain that the workspace does not index
/// is known by its own ID only. CHAIN_UNKNOWN.
Expected<QString> ibcChainId(Context& context, IbcQueries& ibc, const QString& text);

struct ChannelName {
    QString port, channel;
};
ChannelName channelName(const QString& text);  ///< channel-0, or PORT/CHANNEL; the port is transfer by default

/// "4,7-9". BAD_USAGE; TOO_MANY above 100.
Expected<std::vector<quint64>> sequences(const QString& text);
QString sequencesText(const std::vector<quint64>& sequences, int most = 8);  ///< "4, 7, … (12)"; – if there are none

/// --from and --to, whole days in UTC; by default the last seven.
struct Days {
    QDate from, to;
};
Expected<Days> daysOf(Context& context);
std::vector<OptionSpec> withDays(std::vector<OptionSpec> options = {});

QString millisecondsText(const std::optional<qint64>& milliseconds);
QString percentText(const std::optional<double>& percent);  ///< "no data" without a value
QString endText(const IbcEnd& end);                         ///< "chain-a channel-0"; with a port other than transfer
QString packetStateText(const IbcPacket& packet);
QString amountText(const IbcPacket& packet);
void printPackets(Context& context, const std::vector<IbcPacket>& packets);  ///< as objects with --json, else a table
void printOperation(Context& context, const ClearingOperation& operation);   ///< its packets, fees and ID

}  // namespace signalbox::cli
