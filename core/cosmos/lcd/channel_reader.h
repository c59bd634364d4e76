// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cosmos/lcd/channel_facts.h"
#include "cosmos/lcd/lcd_client.h"
#include "cosmos/node_client.h"

namespace signalbox::cosmos {

/// The counterparty of a channel by its connection's client state. The REST interface is asked first; without one, or
/// if it does not answer, the RPC by abci_query. Both must outlive it; their thread. Errors: CHANNEL_UNKNOWN and those
/// of the endpoints.
class ChannelReader {
public:
    ChannelReader(NodeClient& node, LcdClient& lcd) : m_node(node), m_lcd(lcd) {}

    QCoro::Task<Expected<ChannelFacts>> read(ChannelEnd end);

private:
    QCoro::Task<Expected<ChannelFacts>> byLcd(ChannelEnd end);
    QCoro::Task<Expected<ChannelFacts>> byQuery(ChannelEnd end);

    NodeClient& m_node;
    LcdClient& m_lcd;
};

}  // namespace signalbox::cosmos
