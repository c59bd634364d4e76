// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "signalbox/ibc_queries.h"
#include "signalbox/snapshot.h"
#include "theme/fonts.h"
#include "theme/sign.h"

/// Short texts about packets, channels and relayers, the same on every page. Text from a chain is made harmless.
namespace signalbox::ui::ibc {

using ChainMarks = QHash<QString, int>;  ///< by CAIP-2 ID
ChainMarks chainMarks(const WorkspaceSnapshot& snapshot);

QString chainText(const IbcEnd& end);                             ///< name, else chain ID; "unknown chain"
QString routeText(const QString& from, const QString& to);        ///< "Osmosis to Axelar"
QString routeText(const IbcEnd& from, const IbcEnd& to);          ///< the same
QString channelsText(const IbcEnd& from, const IbcEnd& to);       ///< "208 → 3"
QString wholeChannelsText(const IbcEnd& from, const IbcEnd& to);  ///< with chain IDs and ports, for tips and copies
QString sequenceText(quint64 sequence);                           ///< grouped
QString briefText(const QString& text, int most = 80);            ///< harmless; longer text is cut
QString briefAddress(const QString& address);                     ///< "osmo1s8y…d29e"
QString briefHash(const QString& hash);                           ///< "9405A6EE…8644"
QString feesText(const QString& fees);        ///< "12,504.2 ATOM, 3 OSMO" of the engine's text; empty: a dash
QString amountText(const IbcPacket& packet);  ///< "412.5 ATOM"; empty for packets without amount
QString milliseconds(const std::optional<qint64>& value);  ///< "9.7 s", "1 h 18 min"; "–" for none
QString percent(const std::optional<double>& value);       ///< "73.6 %"; "–" for none
QString scoreText(const std::optional<double>& value);     ///< "75.6"; "no data" for none

QString stuckWord(StuckKind kind);           ///< unreceived, unacknowledged, past timeout
QString stateNote(const IbcPacket& packet);  ///< "in 18 s", "sent 36 min ago"; empty: none
QString stateWord(const IbcPacket& packet);  ///< the kind if it is stuck, else sent, received, acknowledged, …
State stateSign(const IbcPacket& packet);
Ink stateInk(const IbcPacket& packet);
QString outcomeText(const IbcPacket& packet);  ///< "acknowledged in 18 s", "unreceived, sent 36 min ago"
QString timeoutText(const IbcPacket& packet);  ///< "in 10 h 41 min", "passed 13:38", "received 13:51"
QString stepWord(PacketRelay::Kind kind);      ///< receive, acknowledge, timeout
QString partTitle(const QString& what);        ///< name of a step: "Sent", "Acknowledgement written"

}  // namespace signalbox::ui::ibc
