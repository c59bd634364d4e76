// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/wire/attribute_keys.h"

#include <deque>
#include <unordered_map>

namespace signalbox::cosmos {

namespace {

constexpr std::pair<const char*, Key> names[] = {
    {"packet_sequence", Key::Sequence},
    {"packet_src_port", Key::SrcPort},
    {"packet_src_channel", Key::SrcChannel},
    {"packet_dst_port", Key::DstPort},
    {"packet_dst_channel", Key::DstChannel},
    {"packet_timeout_height", Key::TimeoutHeight},
    {"packet_timeout_timestamp", Key::TimeoutTimestamp},
    {"packet_channel_ordering", Key::Ordering},
    {"packet_data", Key::Data},
    {"packet_data_hex", Key::DataHex},
    {"packet_ack", Key::Ack},
    {"packet_ack_hex", Key::AckHex},
    {"packet_connection", Key::PacketConnection},
    {"connection_id", Key::ConnectionId},
    {"packet_source_client", Key::SourceClient},
    {"packet_dest_client", Key::DestClient},
    {"encoded_packet_hex", Key::EncodedPacketHex},
    {"encoded_acknowledgement_hex", Key::EncodedAckHex},
    {"msg_index", Key::MsgIndex},
    {"authz_msg_index", Key::AuthzMsgIndex},
    {"mode", Key::Mode},
    {"port_id", Key::PortId},
    {"channel_id", Key::ChannelId},
    {"counterparty_port_id", Key::CounterpartyPortId},
    {"counterparty_channel_id", Key::CounterpartyChannelId},
    {"counterparty_connection_id", Key::CounterpartyConnectionId},
    {"counterparty_client_id", Key::CounterpartyClientId},
    {"version", Key::Version},
    {"client_id", Key::ClientId},
    {"client_type", Key::ClientType},
    {"consensus_height", Key::ConsensusHeight},
    {"fee", Key::Fee},
    {"fee_payer", Key::FeePayer},
    {"success", Key::Success},
    {"error", Key::Error},
    {"acknowledgement", Key::Acknowledgement},
};

class KeyTable {
public:
    KeyTable()
    {
        for (const auto& [name, key] : names) {
            m_found.emplace(name, FoundKey{key, false});
            const QByteArray& encoded = m_encoded.emplace_back(QByteArray(name).toBase64());
            m_found.emplace(std::string_view(encoded.constData(), static_cast<std::size_t>(encoded.size())),
                            FoundKey{key, true});
        }
    }
    FoundKey find(std::string_view sent) const
    {
        const auto found = m_found.find(sent);
        return found == m_found.end() ? FoundKey() : found->second;
    }

private:
    std::deque<QByteArray> m_encoded;
    std::unordered_map<std::string_view, FoundKey> m_found;
};

}  // namespace

FoundKey attributeKey(std::string_view sent)
{
    static const KeyTable table;
    return table.find(sent);
}

}  // namespace signalbox::cosmos
