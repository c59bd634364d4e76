// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/whole/whole_chain_family.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

/// Cosmos chains: the IBC packets, relays, channels and clients of every block, as one stream.
class CosmosFamily : public WholeChainFamily {
public:
    explicit CosmosFamily(Capabilities capabilities = {});

    QString id() const override { return u"cosmos"_s; }
    Message label() const override { return Message(QT_TRANSLATE_NOOP("Engine", "Cosmos chains")); }
    Message aChain() const override { return Message(QT_TRANSLATE_NOOP("Engine", "a Cosmos chain")); }
    Message aNode() const override { return Message(QT_TRANSLATE_NOOP("Engine", "a Cosmos node")); }
    Features features() const override;

    std::unique_ptr<Prober> prober(std::shared_ptr<rpc::RateRegistry> rates) const override;
    Expected<std::vector<ChainPreset>> presets() const override;
    bool isComplete(const ChainDraft& draft) const override;
    Expected<store::NewChain> newChain(const ChainDraft& draft) const override;
    void makeTables(store::Transaction& transaction, const store::ChainRow& chain) const override;

    indexing::ChainWorker::Parts workerParts(const FamilyParts& parts, const WorkerInput& input) const override;
    Expected<Done> reconfigure(indexing::Adapter& adapter, const std::shared_ptr<EndpointSecrets>& secrets,
                               const WorkerInput& input) const override;
    std::vector<std::shared_ptr<const store::DataSet>> dataSets(const store::ChainPlace& place) const override;

    Expected<Preview> previewDelete(store::Session& session, const store::ChainRow& chain) const override;
    Expected<Preview> previewRange(store::Session& session, const store::ChainRow& chain,
                                   Interval range) const override;
    Expected<Done> remove(store::Session& session, const store::ChainRow& chain, qint64 epoch,
                          const Tell& tell) const override;

    /// The counterparties of channels that are not known yet, and blocks whose results the next header contradicts.
    qint64 pollMs() const override { return 5'000; }
    void poll(indexing::Adapter& adapter, const store::ConnectionInfo& database, const store::ChainRow& chain,
              qint64 epoch) const override;
};

}  // namespace signalbox::engine
