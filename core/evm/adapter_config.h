// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "chain/interval_set.h"
#include "evm/proof/rules.h"
#include "rpc/endpoint_settings.h"
#include "signalbox/interval.h"
#include "support/bytes.h"

namespace signalbox::evm {

enum class RegistryKind { Identity, Reputation, Validation };
const char* name(RegistryKind);  ///< identity, reputation, validation

struct RegistryAddress {
    Bytes20 address{};
    RegistryKind kind = RegistryKind::Identity;
    bool operator==(const RegistryAddress&) const = default;
};

/// What the logs blooms in a chain's headers say.
enum class ChainBloom {
    Whole,
    Partial,  ///< they leave out logs that the chain itself makes (Polygon's state sync)
    None,     ///< zeros (zkSync)
};

/// What an EvmAdapter must know of its chain. What is fetched says each FetchRequest by its streams.
struct EvmAdapterConfig {
    qint64 chainId = 0;
    QString genesisHash;  ///< 0x…; empty: not checked
    std::vector<rpc::EndpointSettings> endpoints;
    bool fullHeaders = true;  ///< header modes full and proven; false: borders
    bool proven = false;      ///< header mode proven: logs come from receipts that match their headers
    proof::Rules proofRules;
    chain::IntervalSet lowered;  ///< ranges that the operator lowered from proven to full
    int confirmations = 12;
    int finalizedDepth = 64;  ///< counts as finalized below the head when no endpoint knows the tag
    std::optional<double> blockSeconds;
    ChainBloom bloom = ChainBloom::Whole;
};

/// What the preset of that chain says; Whole where it says nothing, and for chains without a preset.
ChainBloom presetBloom(qint64 chainId);

/// caip2 "eip155:1" → 1; refuses (BAD_CHAIN_ID) other families and ids beyond 2^63 − 1.
Expected<qint64> chainIdOf(const QString& caip2);

/// identity, reputation, validation: 0x… each (several addresses separated by commas). BAD_ADDRESS when one is none.
Expected<std::vector<RegistryAddress>> registriesFromJson(const QJsonObject& object);

/// The stream's revision (chain::StreamSpec): of registries a hash of their addresses, of others empty.
QString revisionOf(const QString& stream, const QJsonObject& settings);
/// True when streams of these settings want nothing that was not read by those of `before`.
bool wantsNoMore(const QJsonObject& before, const QJsonObject& now);

}  // namespace signalbox::evm
