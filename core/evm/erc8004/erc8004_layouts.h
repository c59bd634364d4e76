// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "evm/adapter_config.h"
#include "support/bytes.h"

namespace signalbox::evm {

/// The column of an event's value.
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

/// The encoding of a value. HashedText: an indexed string, of which only the keccak-256 is in the log. WordText: up to
/// 32 bytes, padded with zeros.
enum class Coding { Uint256, Uint64, Uint8, Int128, Int256, Address, Bool, Word, WordText, Text, Bytes, HashedText };

struct LayoutField {
    Slot slot;
    Coding coding;
    const char* name;
};

/// One event in one version of the contracts, identified by topic 0 alone.
struct Layout {
    Bytes32 topic;
    const char* event;  ///< value of event_type
    RegistryKind registry;
    const char* version;
    std::vector<LayoutField> indexed, data;
};

std::span<const Layout> erc8004Layouts();
const Layout* erc8004Layout(const Bytes32& topic);
/// Topics that the proxies emit and that are not registry events; Upgraded is logged.
bool isProxyTopic(const Bytes32& topic);
const std::vector<Bytes32>& erc8004Topics();
const char* typeName(Coding);

}  // namespace signalbox::evm
