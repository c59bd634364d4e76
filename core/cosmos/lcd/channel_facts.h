// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::cosmos {

/// One end of a channel on this chain; of IBC v2 the port is empty and the channel a client ID.
struct ChannelEnd {
    QString port, channel;
    int version = 1;
};

/// What the chain's state says of it. Texts that do not exist are empty.
struct ChannelFacts {
    ChannelEnd end;
    QString state;     ///< STATE_OPEN, …
    QString ordering;  ///< ORDER_UNORDERED, …
    QString connection, client;
    QString chainId;  ///< the counterparty's, by the client state
    QString counterpartyPort, counterpartyChannel;
};

}  // namespace signalbox::cosmos
