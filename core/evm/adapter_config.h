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

/// How complete the logs blooms in a chain's headers are.
enum class ChainBloom {
    Whole,
    Partial,  ///< without logs that the chain itself generates (Polygon's state sync)
    None,     ///< zeros (zkSync)
};

/// Description of an EvmAdapter's chain. Each FetchRequest names its streams.
struct EvmAdapterConfig {
    qint64 chainId = 0;
    QString genesisHash;  ///< 0x…; empty if not checked
    std::vector<rpc::EndpointSettings> endpoints;
    bool fullHeaders = true;  ///< true in header modes full and proven, false in borders
    bool proven = false;      ///< true in header mode proven: logs come from receipts that match their headers
    proof::Rules proofRules;
    chain::IntervalSet lowered;  ///< ranges that the operator lowered from proven to full
    int confirmations = 12;
    int finalizedDepth = 64;  ///< depth below the head that counts as finalized if no endpoint supports the tag
    std::optional<double> blockSeconds;
    ChainBloom bloom = ChainBloom::Whole;
};

/// The value of the chain's preset; Whole if the preset has none, and for chains without a preset.
ChainBloom presetBloom(qint64 chainId);

/// caip2 "eip155:1" → 1; refuses (BAD_CHAIN_ID) other families and ids beyond 2^63 − 1.
Expected<qint64> chainIdOf(const QString& caip2);

/// identity, reputation, validation: 0x… each (several addresses separated by commas). BAD_ADDRESS for an invalid one.
Expected<std::vector<RegistryAddress>> registriesFromJson(const QJsonObject& object);

/// The stream's revision (chain::StreamSpec): for registries a hash of their addresses, for balance events one of the
/// rules and the owner, else empty.
QString revisionOf(const QString& stream, const QJsonObject& settings);
/// True if streams with these settings want only rows that were read with the settings `before`.
bool wantsNoMore(const QJsonObject& before, const QJsonObject& now);

}  // namespace signalbox::evm
