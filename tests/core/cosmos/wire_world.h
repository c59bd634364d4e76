// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <tuple>

#include "cosmos/wire/decoded.h"
#include "cosmos/wire/hashes.h"
#include "cosmos/wire/reading.h"
#include "signalbox/literals.h"
#include "support/cosmos_recording.h"

namespace signalbox::test {

/// Everything that was decoded of one recorded chain.
struct DecodedChain {
    std::map<Height, cosmos::DecodedBlock> blocks;
    std::map<Height, QByteArray> resultsHashes, appHashes;             ///< of the results
    std::map<Height, std::pair<QByteArray, QByteArray>> headerHashes;  ///< lastResultsHash, appHash
    Height lastHeight = 0;
    qint64 lastTime = 0;
};

/// A packet's events by kind and place; both ends name it.
using PacketPlace = std::tuple<QByteArray, cosmos::PacketEvent::Kind, QByteArray, QByteArray, QByteArray, QByteArray,
                               quint64>;  ///< chain, kind, source port and channel, destination port and channel

struct DecodedWorld {
    std::map<QByteArray, DecodedChain> chains;
    std::map<PacketPlace, std::pair<cosmos::PacketEvent, Height>> events;
    QStringList faults;
};

/// Reads and decodes every block of a recording.
inline DecodedWorld decodeWorld(const CosmosRecording& recording)
{
    DecodedWorld world;
    for (const auto& [chainId, recorded] : recording.chains()) {
        DecodedChain& chain = world.chains[chainId];
        for (const auto& [height, answer] : recorded.blocks) {
            const QString place = QString::fromUtf8(chainId) + u", block %1: "_s.arg(height);
            const auto block = cosmos::readBlock(answer);
            const auto found = recorded.results.find(height);
            if (!block || found == recorded.results.end()) {
                world.faults << place + (block ? u"no results"_s : block.error().what);
                continue;
            }
            const auto results = cosmos::readResults(found->second);
            if (!results) {
                world.faults << place + results.error().what;
                continue;
            }
            auto decoded = cosmos::decode(*block, *results);
            if (!decoded) {
                world.faults << place + decoded.error().what;
                continue;
            }
            chain.resultsHashes[height] = cosmos::resultsHash(*results);
            chain.appHashes[height] = results->appHash;
            chain.headerHashes[height] = {block->lastResultsHash, block->appHash};
            chain.lastHeight = height;
            chain.lastTime = block->time;
            for (const cosmos::PacketEvent& event : decoded->packets)
                world.events.try_emplace(PacketPlace(chainId, event.kind, event.srcPort, event.srcChannel,
                                                     event.dstPort, event.dstChannel, event.sequence),
                                         std::pair(event, height));
            chain.blocks[height] = std::move(*decoded);
        }
    }
    return world;
}

}  // namespace signalbox::test
