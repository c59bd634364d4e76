// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "family/prober.h"
#include "rpc/rate_bucket.h"
#include "signalbox/literals.h"

namespace signalbox::evm {

/// A log in the node's present state.
struct RawLog {
    Bytes20 address{};
    std::vector<Bytes32> topics;
    QByteArray data;
    Bytes32 blockHash{}, transactionHash{};
    Height block = 0;
    int logIndex = 0;
};

using engine::KnownBlock;

/// Requests to EVM nodes that need not belong to a chain yet.
class EvmServices : public engine::Prober {
public:
    explicit EvmServices(std::shared_ptr<rpc::RateRegistry> rates);
    ~EvmServices() override;
    EvmServices(const EvmServices&) = delete;
    EvmServices& operator=(const EvmServices&) = delete;

    QCoro::Task<Expected<ProbeReport>> probeEndpoint(EndpointDraft endpoint, QString expectedCaip2) override;
    QCoro::Task<std::optional<engine::Recognized>> recognize(EndpointDraft endpoint) override;

    /// Requests from each endpoint its block 0 and a finalized block of those before it.
    QCoro::Task<Expected<Done>> compareNetworks(std::vector<EndpointDraft> endpoints,
                                                std::vector<KnownBlock> known) override;

    /// name, symbol, decimals, code and creation block. NotFound NO_CONTRACT if there is no contract at the address.
    QCoro::Task<Expected<TokenInfo>> tokenInfo(std::vector<EndpointDraft> endpoints, QString address) override;

    /// First block at which the address has code; NotFound NO_CONTRACT; Unavailable NO_ARCHIVE if the endpoint has no
    /// history.
    QCoro::Task<Expected<Height>> creationBlock(std::vector<EndpointDraft> endpoints, QString address);

    /// First block at or after the moment (UTC); NotFound if the chain is younger.
    QCoro::Task<Expected<Height>> blockAt(std::vector<EndpointDraft> endpoints, QDateTime at);

    /// creation, genesis, block (the draft's own start), date and last_days, each with an estimate from at least 20
    /// sample ranges; figures without samples are unknown.
    QCoro::Task<Expected<std::vector<StartChoice>>> startChoices(ChainDraft chain, QDateTime date,
                                                                 int lastDays) override;

    /// One log by block and index, from the block's receipts or logs. NotFound if the chain has another block at that
    /// height now.
    QCoro::Task<Expected<RawLog>> rawLog(std::vector<EndpointDraft> endpoints, Height block, QString blockHash,
                                         int logIndex);
    QCoro::Task<Expected<EventDetail>> rawEvent(std::vector<EndpointDraft> endpoints, engine::EventLog log) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Layout name and the fields of a log with the positions of their bytes, for a detail pane; works without a network.
EventDetail describeLog(const RawLog& log);

/// The preset networks of resources/chains.json: { "chains": [ {…keys named like the fields of ChainPreset…} ] }, or
/// only the array.
Expected<std::vector<ChainPreset>> loadPresets(const QString& file = u":/resources/chains.json"_s);

}  // namespace signalbox::evm
