// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/family/cosmos_family.h"

#include "cosmos/chain_id.h"
#include "cosmos/cosmos_adapter.h"
#include "cosmos/data/cosmos_catalog.h"
#include "cosmos/data/packets_set.h"
#include "cosmos/family/cosmos_config.h"
#include "cosmos/family/cosmos_polls.h"
#include "cosmos/family/cosmos_previews.h"
#include "cosmos/probe/presets.h"
#include "cosmos/probe/probe.h"
#include "cosmos/probe/start_choices.h"
#include "family/capability_parts.h"
#include "family/probe/node_prober.h"
#include "family/worker_parts.h"
#include "postgres/roles.h"

namespace signalbox::engine {

using cosmos::ibcStream;

namespace {

Expected<QString> chainIdOf(const ChainDraft& draft)
{
    const QString chainId = cosmosChainId(draft.caip2, draft.settings);
    if (cosmos::isChainId(chainId) && cosmos::caip2Of(chainId) == draft.caip2)
        return chainId;
    return fail(ErrorKind::Invalid, "BAD_CHAIN_ID",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "%1 is not a valid Cosmos chain ID. Specify cosmos: followed by the chain's "
                                          "own ID, in the case that its nodes report."))
                    .arg(draft.caip2));
}

bool isRpc(const EndpointDraft& endpoint)
{
    return endpoint.kind != "lcd"_L1 && !endpoint.url.trimmed().startsWith("ws"_L1, Qt::CaseInsensitive);
}

}  // namespace

CosmosFamily::CosmosFamily(Capabilities capabilities) : WholeChainFamily(ibcStream, std::move(capabilities)) {}

Features CosmosFamily::features() const
{
    return featuresOf(capabilities());
}

std::unique_ptr<Prober> CosmosFamily::prober(std::shared_ptr<rpc::RateRegistry> rates) const
{
    constexpr NodeRequests requests{cosmos::probe, cosmos::recognize, cosmos::startChoices};
    return std::make_unique<NodeProber>(requests, std::move(rates));
}

Expected<std::vector<ChainPreset>> CosmosFamily::presets() const
{
    return cosmos::presets();
}

/// Without a first block, the endpoint must tell its earliest one.
bool CosmosFamily::isComplete(const ChainDraft& draft) const
{
    return !draft.caip2.isEmpty() && draft.from > 0;
}

Expected<store::NewChain> CosmosFamily::newChain(const ChainDraft& draft) const
{
    const auto chainId = chainIdOf(draft);
    if (!chainId)
        return fail(chainId.error());
    if (std::none_of(draft.endpoints.begin(), draft.endpoints.end(), isRpc))
        return fail(ErrorKind::Invalid, "NO_ENDPOINT",
                    Message(QT_TRANSLATE_NOOP(
                        "Engine", "A Cosmos chain needs at least one RPC endpoint (http:// or https://).")));
    auto made = wholeChain(draft, *chainId);
    if (made)
        made->chain.settings.insert(u"chainId"_s, *chainId);
    return made;
}

void CosmosFamily::makeTables(store::Transaction& transaction, const store::ChainRow& chain) const
{
    cosmos::makeTables(transaction, chain.schema, store::readerRole);
    addTables(capabilities(), transaction, chain);
}

indexing::ChainWorker::Parts CosmosFamily::workerParts(const FamilyParts& parts, const WorkerInput& input) const
{
    return adapterParts<cosmos::CosmosAdapter>(parts, input, cosmosAdapterConfig,
                                               withCapabilities(cosmos::chainTables, capabilities()));
}

Expected<Done> CosmosFamily::reconfigure(indexing::Adapter& adapter, const std::shared_ptr<EndpointSecrets>& secrets,
                                         const WorkerInput& input) const
{
    return reconfigured<cosmos::CosmosAdapter>(adapter, *secrets, input, cosmosAdapterConfig);
}

DataSets CosmosFamily::dataSets(const store::ChainPlace& place) const
{
    return withCapabilities({std::make_shared<cosmos::PacketsSet>(place)}, capabilities(), place);
}

Expected<Preview> CosmosFamily::previewDelete(store::Session& session, const store::ChainRow& chain) const
{
    return withCapabilities(previewCosmosDelete(session, chain), capabilities(), session, chain);
}

Expected<Preview> CosmosFamily::previewRange(store::Session& session, const store::ChainRow& chain,
                                             Interval range) const
{
    return previewCosmosRange(session, chain, range);
}

Expected<Done> CosmosFamily::remove(store::Session& session, const store::ChainRow& chain, qint64 epoch,
                                    const Tell& tell) const
{
    if (const auto removed = removeAll(capabilities(), session, chain, epoch); !removed)
        return removed;
    return store::Chains(session).hardDelete(chain.caip2, epoch, tell);
}

void CosmosFamily::poll(indexing::Adapter& adapter, const store::ConnectionInfo& database, const store::ChainRow& chain,
                        qint64 epoch) const
{
    pollCosmos(adapter, database, placeOf(chain), epoch);
}

}  // namespace signalbox::engine
