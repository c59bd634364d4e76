// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "family/whole/whole_chain_family.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

/// Canopy chains: indexed completely into the tables of a catalog, synced to the global tables.
class CanopyFamily : public WholeChainFamily {
public:
    /// `catalog`: of its chains' tables; null for the built-in one.
    explicit CanopyFamily(std::shared_ptr<const catalog::Catalog> catalog = {});

    QString id() const override { return u"canopy"_s; }
    Message label() const override { return Message(QT_TRANSLATE_NOOP("Engine", "Canopy chains")); }
    Message aChain() const override { return Message(QT_TRANSLATE_NOOP("Engine", "a Canopy chain")); }
    Message aNode() const override { return Message(QT_TRANSLATE_NOOP("Engine", "a Canopy node")); }
    Features features() const override { return Features(Feature::GlobalTables) | Feature::Explorer; }

    std::unique_ptr<Prober> prober(std::shared_ptr<rpc::RateRegistry> rates) const override;
    bool isComplete(const ChainDraft& draft) const override;
    Expected<store::NewChain> newChain(const ChainDraft& draft) const override;
    void makeTables(store::Transaction& transaction, const store::ChainRow& chain) const override;
    const catalog::Catalog* catalog() const override { return m_catalog.get(); }

    indexing::ChainWorker::Parts workerParts(const FamilyParts& parts, const WorkerInput& input) const override;
    Expected<Done> reconfigure(indexing::Adapter& adapter, const std::shared_ptr<EndpointSecrets>& secrets,
                               const WorkerInput& input) const override;
    std::vector<std::shared_ptr<const store::DataSet>> dataSets(const store::ChainPlace& place) const override;

    Expected<Preview> previewDelete(store::Session& session, const store::ChainRow& chain) const override;
    Expected<Preview> previewRange(store::Session& session, const store::ChainRow& chain,
                                   Interval range) const override;
    /// The document's ten steps; the worker has stopped, and with it head scan, gap scan, handles and queue.
    Expected<Done> remove(store::Session& session, const store::ChainRow& chain, qint64 epoch,
                          const Tell& tell) const override;

    qint64 pollMs() const override { return 300'000; }
    void poll(indexing::Adapter& adapter, const store::ConnectionInfo& database, const store::ChainRow& chain,
              qint64 epoch) const override;
    bool hasOwnTables() const override { return true; }
    void writeOwnTables(store::Transaction& transaction, const store::ChainRow& chain,
                        const ChainSnapshot& snapshot) const override;
    Expected<bool> optimizeDue(store::Transaction& transaction, const QString& caip2,
                               const QString& every) const override;
    Expected<Done> reindexBegins(store::Session& session, const store::ChainRow& chain, Interval range,
                                 CommandId command, const QString& by) const override;
    Expected<Done> reindexEnds(store::Session& session, const QString& caip2, CommandId command, const QString& state,
                               const QString& error) const override;

private:
    std::shared_ptr<const catalog::Catalog> m_catalog;
};

}  // namespace signalbox::engine
