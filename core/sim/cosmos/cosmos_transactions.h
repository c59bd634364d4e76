// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/cosmos/cosmos_net.h"

/// The transactions of a block as protobuf. Blocks 2 to 5 have one each that opens the chain's clients, connections and
/// channels. The net must not mine meanwhile.
namespace signalbox::sim {

constexpr Height cosmosHandshake[] = {2, 3, 4, 5};  ///< clients, connections, channels, and the last step of both
inline bool isCosmosHandshake(Height height)
{
    return height >= cosmosHandshake[0] && height <= cosmosHandshake[3];
}

inline std::size_t cosmosTransactions(const CosmosSimBlock& block, Height height)
{
    return isCosmosHandshake(height) ? 1 : block.transactions.size();
}
QByteArray cosmosTxBytes(const CosmosSimNet& net, int chain, const CosmosSimBlock& block, Height height,
                         std::size_t index);

/// What the chain says about a transaction besides its events.
struct CosmosSimResult {
    quint32 code = 0;
    QByteArray codespace, log, data;
    qint64 gasWanted = 0, gasUsed = 0;
    QByteArray fee, payer;
};
CosmosSimResult cosmosResult(const CosmosSimNet& net, int chain, const CosmosSimBlock& block, Height height,
                             std::size_t index);
/// The part of the next header's last_results_hash.
QByteArray cosmosResultLeaf(const CosmosSimNet& net, int chain, const CosmosSimBlock& block, Height height,
                            std::size_t index);

QByteArray cosmosPacketData(const CosmosSimNet& net, const CosmosSimPacket& packet);
QByteArray cosmosDenom(const CosmosSimNet& net, const CosmosSimPacket& packet);  ///< as sent, with its path
QByteArray cosmosReceiver(const CosmosSimNet& net, const CosmosSimPacket& packet);
QByteArray cosmosMemo(const CosmosSimPacket& packet);  ///< of the packet; often empty
QByteArray cosmosAcknowledgement(const CosmosSimPacket& packet);
QByteArray cosmosCommitment(const CosmosSimNet& net, const CosmosSimPacket& packet);  ///< as the source stores it

struct CosmosSimHandshake {
    const char *type, *event;  ///< of the message, and of the event that it causes
    int link, end;
};
std::vector<CosmosSimHandshake> cosmosHandshakes(const CosmosSimNet& net, int chain, Height height);

}  // namespace signalbox::sim
