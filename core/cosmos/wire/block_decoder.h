// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "cosmos/wire/packet_event.h"
#include "cosmos/wire/relay_matching.h"

namespace signalbox::cosmos {

/// Where events are: a transaction, or the block.
struct Place {
    const Transaction* transaction = nullptr;
    RelayMatching* relays = nullptr;
    int txIndex = -1;
    Bytes32 txHash{};
    QByteArray feePayer;
    int client = 0;                  ///< clients created so far
    qsizetype lastAcknowledge = -1;  ///< in packets: the next event of the transfer module may explain it
    std::vector<std::pair<qsizetype, int>> received;  ///< in packets, and the message that relayed it
};

class BlockDecoder {
public:
    BlockDecoder(const BlockData& block, const BlockResults& results, JsonText& json)
        : m_block(block), m_results(results), m_json(json)
    {
    }
    DecodedBlock run();

private:
    void transaction(int index);
    void events(std::span<const Event> events, Place& place);
    void packet(const Event& event, Place& place);
    bool attribute(PacketEvent& packet, Place& place);
    void explain(const Event& event, const Place& place);
    void channel(const Event& event, const Place& place);
    void client(const Event& event, Place& place);

    const BlockData& m_block;
    const BlockResults& m_results;
    JsonText& m_json;
    SharedTexts m_shared;
    DecodedBlock m_out;
};

}  // namespace signalbox::cosmos
