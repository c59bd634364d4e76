// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "evm/adapter_config.h"
#include "support/bytes.h"

namespace signalbox::evm {

/// Where a value of an event goes.
enum class Slot {
    None,
    AgentId,
    Owner,
    ClientAddress,
    TokenUri,
    MetadataKey,
    MetadataValue,
    FeedbackIndex,
    Score,
    Value,
    Decimals,
    Tag1,
    Tag2,
    FileUri,
    FileHash,
    ValidatorAddress,
    RequestHash,
    Response,
    ResponseUri,
    ResponseHash,
    Tag,
    Endpoint,
    RequestUri,
};

/// How it is encoded. HashedText: an indexed string, of which only the keccak-256 is there. WordText: up to 32 bytes,
/// zeros behind.
enum class Coding { Uint256, Uint64, Uint8, Int128, Int256, Address, Bool, Word, WordText, Text, Bytes, HashedText };

struct LayoutField {
    Slot slot;
    Coding coding;
    const char* name;
};

/// One event in one version of the contracts. Chosen by topic 0 alone.
struct Layout {
    Bytes32 topic;
    const char* event;  ///< as stored in event_type
    RegistryKind registry;
    const char* version;
    std::vector<LayoutField> indexed, data;
};

std::span<const Layout> erc8004Layouts();
const Layout* erc8004Layout(const Bytes32& topic);
/// Topics that the proxies emit and that are no registry events; Upgraded is worth a word in the log.
bool isProxyTopic(const Bytes32& topic);
const std::vector<Bytes32>& erc8004Topics();
const char* typeName(Coding);

}  // namespace signalbox::evm
