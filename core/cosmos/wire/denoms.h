// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace signalbox::cosmos {

/// A denomination with the path that it took: (port, channel) pairs in front of its base, which may have slashes, too.
struct DenomTrace {
    int hops = 0;
    QByteArray base;
};
DenomTrace denomTrace(QByteArrayView trace);

/// "ibc/…" of "transfer/channel-0/uatom"; the name itself if it has no path.
QByteArray hashedDenom(QByteArrayView trace);

/// Name on the receiving chain of what was sent as `denom`: with one pair more, or, coming home, without its first
/// pair.
QByteArray receivedDenom(QByteArrayView denom, QByteArrayView srcPort, QByteArrayView srcChannel,
                         QByteArrayView dstPort, QByteArrayView dstChannel);

}  // namespace signalbox::cosmos
