// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/capability.h"
#include "family/family.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

/// EVM chains: headers, ERC-20 transfers, events that change balances without one and registry events as streams, and
/// those of the capabilities.
class EvmFamily : public Family {
public:
    explicit EvmFamily(Capabilities capabilities = {}) : m_capabilities(std::move(capabilities)) {}

    QString id() const override { return u"eip155"_s; }
    Message label() const override { return Message(QT_TRANSLATE_NOOP("Engine", "EVM chains")); }
    Message aChain() const override { return Message(QT_TRANSLATE_NOOP("Engine", "an EVM chain")); }
    Message aNode() const override { return Message(QT_TRANSLATE_NOOP("Engine", "an EVM node")); }
    Features features() const override;

    std::unique_ptr<Prober> prober(std::shared_ptr<rpc::RateRegistry> rates) const override;
    Expected<std::vector<ChainPreset>> presets() const override;
    bool isComplete(const ChainDraft& draft) const override;
    bool comparesEndpoints() const override { return true; }
    std::vector<KnownBlock> knownBlocks(store::Session& session, const store::ChainRow& chain) const override;
    Expected<store::NewChain> newChain(const ChainDraft& draft) const override;
    void makeTables(store::Transaction& transaction, const store::ChainRow& chain) const override;

    Expected<store::StreamRow> streamRow(const store::ChainRow& chain, const StreamDraft& draft) const override;
    std::vector<store::StreamRow> streamsWith(const store::ChainRow& chain, const store::StreamRow& row) const override;
    bool needs(const QString& stream, const QString& base) const override;
    Expected<QString> streamName(const store::ChainRow& chain, const QString& given) const override;
    bool wantsNoMore(const QJsonObject& before, const QJsonObject& now) const override;
    Expected<Done> checkSettings(const store::ChainRow& chain, const arguments::ChainEdit& edit) const override;

    indexing::ChainWorker::Parts workerParts(const FamilyParts& parts, const WorkerInput& input) const override;
    Expected<Done> reconfigure(indexing::Adapter& adapter, const std::shared_ptr<EndpointSecrets>& secrets,
                               const WorkerInput& input) const override;
    std::vector<std::shared_ptr<const store::DataSet>> dataSets(const store::ChainPlace& place) const override;
    Expected<QJsonObject> verify(store::Session& session, const VerifyInput& input,
                                 const std::function<bool(qint64 done, qint64 total)>& told) const override;

    Expected<Preview> previewDelete(store::Session& session, const store::ChainRow& chain) const override;
    Expected<Preview> previewRange(store::Session& session, const store::ChainRow& chain,
                                   Interval range) const override;
    Expected<Preview> previewStream(store::Session& session, const store::ChainRow& chain,
                                    const QString& stream) const override;
    Expected<Done> remove(store::Session& session, const store::ChainRow& chain, qint64 epoch,
                          const Tell& tell) const override;

private:
    const Capabilities m_capabilities;
};

}  // namespace signalbox::engine
