// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/ibc_queries.h"

class QWidget;

namespace signalbox::ui {

inline constexpr int mostExportedPackets = 10'000;  ///< the newest

/// Asks for a file and writes the packets into it: CSV, or JSON if its name ends so. The text is made outside the GUI
/// thread. Reports errors over `parent`.
void exportPackets(QWidget* parent, const QFuture<Expected<PacketPage>>& packets);

QByteArray packetsCsv(const PacketPage& page);  ///< times in UTC; cells that begin with = + - @ are prefixed
QByteArray packetsJson(const PacketPage& page);

}  // namespace signalbox::ui
