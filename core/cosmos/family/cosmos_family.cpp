// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/family/cosmos_family.h"

#include "cosmos/chain_id.h"
#include "cosmos/cosmos_adapter.h"
#include "cosmos/data/cosmos_catalog.h"
#include "cosmos/data/packets_set.h"
#include "cosmos/family/cosmos_config.h"
#include "cosmos/family/cosmos_polls.h"
#include "cosmos/family/cosmos_previews.h"
#include "cosmos/probe/cosmos_services.h"
#include "cosmos/probe/presets.h"
#include "family/worker_input.h"
#include "postgres/roles.h"
#include "store/chain_ingest.h"
#include "support/hex.h"

namespace signalbox::engine {

using cosmos::ibcStream;

namespace {

using DataSets = std::vector<std::shared_ptr<const store::DataSet>>;

tl::unexpected<Error> bad(Message message)
{
    return fail(ErrorKind::Invalid, "BAD_ARGS", std::move(message));
}

/// The family's own set, then those that the capabilities compute from it.
DataSets withCapabilities(DataSets sets, const Capabilities& capabilities, const store::ChainPlace& place)
{
    for (const auto& capability : capabilities)
        for (auto& set : capability->dataSets(place))
            sets.push_back(std::move(set));
    return sets;
}

Error wholeChain(const store::ChainRow& chain)
{
    return Error::make(
        ErrorKind::Refused, "NO_STREAMS",
        Message(
            QT_TRANSLATE_NOOP(
                "Engine",
                "\"%1\" is a Cosmos chain. Cosmos chains are indexed completely: streams cannot be added or removed."))
            .arg(chain.name));
}

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

Features CosmosFamily::features() const
{
    Features all;
    for (const auto& capability : m_capabilities)
        all |= capability->features();
    return all;
}

std::unique_ptr<Prober> CosmosFamily::prober(std::shared_ptr<rpc::RateRegistry> rates) const
{
    return std::make_unique<cosmos::CosmosServices>(std::move(rates));
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
    for (const StreamDraft& stream : draft.streams)
        if (stream.stream != ibcStream)
            return bad(Message(QT_TRANSLATE_NOOP("Engine",
                                                 "Cosmos chains are indexed completely: they have no stream \"%1\"."))
                           .arg(stream.stream));
    const Height from = std::max<Height>(1, draft.from);
    if (draft.to && *draft.to < from)
        return bad(Message(QT_TRANSLATE_NOOP("Engine", "The last block is below the first one.")));
    store::NewChain made;
    made.chain.caip2 = draft.caip2;
    made.chain.family = id();
    made.chain.name = draft.name.trimmed().isEmpty() ? *chainId : draft.name.trimmed();
    made.chain.state = u"active"_s;
    if (!draft.genesisHash.isEmpty()) {
        const auto hash = hex::hash(draft.genesisHash);
        if (!hash)
            return bad(Message(QT_TRANSLATE_NOOP("Engine", "The hash of the first block is not a block hash.")));
        made.chain.genesisHash = QByteArray(reinterpret_cast<const char*>(hash->data()), 32);
    }
    made.chain.settings = draft.settings;
    made.chain.settings.insert(u"chainId"_s, *chainId);
    made.chain.settings.insert(u"from"_s, from);
    if (draft.to)
        made.chain.settings.insert(u"to"_s, *draft.to);
    if (!draft.explorer.isEmpty())
        made.chain.settings.insert(u"explorer"_s, draft.explorer);
    if (!draft.nativeSymbol.isEmpty())
        made.chain.settings.insert(u"nativeSymbol"_s, draft.nativeSymbol);
    // Every committed block is final.
    made.chain.settings.insert(u"confirmations"_s, 0);
    made.chain.settings.insert(u"reorgDepth"_s, 0);
    store::StreamRow stream;
    stream.caip2 = draft.caip2;
    stream.stream = ibcStream;
    stream.from = from;
    stream.to = draft.to;
    made.streams.push_back(std::move(stream));
    for (const auto& capability : m_capabilities)
        for (store::StreamRow& row : capability->streams(draft.caip2))
            made.streams.push_back(std::move(row));
    return made;
}

void CosmosFamily::makeTables(store::Transaction& transaction, const store::ChainRow& chain) const
{
    cosmos::makeTables(transaction, chain.schema, store::readerRole);
    for (const auto& capability : m_capabilities)
        capability->makeTables(transaction, chain);
}

Expected<store::StreamRow> CosmosFamily::streamRow(const store::ChainRow& chain, const StreamDraft& draft) const
{
    for (const auto& capability : m_capabilities)
        for (store::StreamRow& row : capability->streams(chain.caip2))
            if (row.stream == draft.stream)
                return std::move(row);
    return fail(wholeChain(chain));
}

Expected<QString> CosmosFamily::streamName(const store::ChainRow& chain, const QString& given) const
{
    Q_UNUSED(given)
    return fail(wholeChain(chain));
}

Expected<Done> CosmosFamily::checkSettings(const store::ChainRow& chain, const arguments::ChainEdit& edit) const
{
    Q_UNUSED(chain)
    const char* key = edit.confirmations ? "confirmations" : edit.headers ? "headers" : nullptr;
    if (key)
        return fail(
            ErrorKind::Invalid, "FAMILY_SETTING",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "Cosmos chains do not have the setting \"%1\": their blocks are final when they "
                                      "are committed, and all of them are stored."))
                .arg(QLatin1String(key)),
            {{u"key"_s, QLatin1String(key)}});
    return Done{};
}

indexing::ChainWorker::Parts CosmosFamily::workerParts(const FamilyParts& parts, const WorkerInput& input) const
{
    return {
        [secrets = parts.endpointSecrets, rates = parts.rates,
         input]() -> Expected<std::unique_ptr<indexing::Adapter>> {
            auto config = cosmosAdapterConfig(*secrets, input);
            if (!config)
                return fail(config.error());
            return std::make_unique<cosmos::CosmosAdapter>(std::move(*config), rates);
        },
        [database = parts.database, caip2 = input.chain.caip2, epoch = input.epoch,
         capabilities = m_capabilities]() -> Expected<std::unique_ptr<store::IngestStore>> {
            return std::make_unique<store::ChainIngest>(
                database, caip2, epoch,
                [capabilities](const store::ConnectionInfo& engine, const store::ChainPlace& place, qint64 own) {
                    auto tables = cosmos::chainTables(engine, place, own);
                    tables.sets = withCapabilities(std::move(tables.sets), capabilities, place);
                    return tables;
                });
        },
    };
}

Expected<Done> CosmosFamily::reconfigure(indexing::Adapter& adapter, const std::shared_ptr<EndpointSecrets>& secrets,
                                         const WorkerInput& input) const
{
    auto* const cosmosAdapter = dynamic_cast<cosmos::CosmosAdapter*>(&adapter);
    if (!cosmosAdapter)
        return Done{};
    auto config = cosmosAdapterConfig(*secrets, input);
    if (!config)
        return fail(config.error());
    cosmosAdapter->reconfigure(std::move(*config));
    return Done{};
}

DataSets CosmosFamily::dataSets(const store::ChainPlace& place) const
{
    return withCapabilities({std::make_shared<cosmos::PacketsSet>(place)}, m_capabilities, place);
}

Expected<Preview> CosmosFamily::previewDelete(store::Session& session, const store::ChainRow& chain) const
{
    auto preview = previewCosmosDelete(session, chain);
    if (!preview)
        return preview;
    for (const auto& capability : m_capabilities) {
        const auto tables = capability->tables(session, chain);
        if (!tables)
            return fail(tables.error());
        for (const Preview::Table& table : *tables) {
            preview->rows += table.rows;
            preview->bytes += table.bytes;
            preview->tables.push_back(table);
        }
    }
    return preview;
}

Expected<Preview> CosmosFamily::previewRange(store::Session& session, const store::ChainRow& chain,
                                             Interval range) const
{
    return previewCosmosRange(session, chain, range);
}

Expected<Done> CosmosFamily::remove(store::Session& session, const store::ChainRow& chain, qint64 epoch,
                                    const Tell& tell) const
{
    for (const auto& capability : m_capabilities)
        if (const auto removed = capability->remove(session, chain, epoch); !removed)
            return removed;
    return store::Chains(session).hardDelete(chain.caip2, epoch, tell);
}

void CosmosFamily::poll(indexing::Adapter& adapter, const store::ConnectionInfo& database, const store::ChainRow& chain,
                        qint64 epoch) const
{
    pollCosmos(adapter, database, placeOf(chain), epoch);
}

}  // namespace signalbox::engine
