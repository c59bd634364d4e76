#include "units/canopy_chain.h"

#include <atomic>
#include <list>
#include <mutex>

#include "canopy/canopy_adapter.h"
#include "layers/layer_tables.h"
#include "store/chain_ingest.h"
#include "support/hex.h"
#include "units/command_rules.h"

namespace signalbox::engine {

namespace {

Expected<quint64> chainIdOf(const QString& caip2)
{
    bool ok = false;
    const qint64 id = caip2.section(QLatin1Char(':'), 1).toLongLong(&ok);
    if (!caip2.startsWith(QLatin1String("canopy:")) || !ok || id <= 0)
        return fail(ErrorKind::Invalid, "BAD_CHAIN_ID",
                    QStringLiteral("%1 is no id of a Canopy chain. It is canopy: and a number from 1 to "
                                   "9223372036854775807.")
                        .arg(caip2));
    return static_cast<quint64>(id);
}

Expected<canopy::CanopyAdapterConfig> adapterConfig(EndpointSecrets& secrets, const WorkerInput& input)
{
    canopy::CanopyAdapterConfig config;
    const auto id = chainIdOf(input.chain.caip2);
    if (!id)
        return fail(id.error());
    config.chainId = *id;
    config.networkId = static_cast<quint64>(input.chain.networkId.value_or(0));
    for (const store::StreamRow& stream : input.streams)
        if (stream.stream == canopyStream)
            config.from = std::max<Height>(1, stream.from);
    config.bulk = input.chain.settings.value(QLatin1String("bulk")).toBool(true);
    config.blockSeconds = knownBlockSeconds(input);
    config.catalog = &canopyCatalog();
    auto endpoints = endpointSettings(secrets, input);
    if (!endpoints)
        return fail(endpoints.error());
    config.endpoints = std::move(*endpoints);
    return config;
}

}  // namespace

namespace {

std::atomic<const catalog::Catalog*> catalogInUse = nullptr;

}  // namespace

const catalog::Catalog& canopyCatalog()
{
    const catalog::Catalog* const used = catalogInUse;
    return used ? *used : catalog::Catalog::canopy();
}

void useCanopyCatalog(const catalog::Catalog& wanted)
{
    static std::mutex mutex;
    static std::list<catalog::Catalog> all;  // whoever still works with an older one keeps it
    const std::lock_guard lock(mutex);
    const auto known = std::find(all.begin(), all.end(), wanted);
    catalogInUse = known == all.end() ? &all.emplace_back(wanted) : &*known;
}

Expected<store::NewChain> newCanopyChain(const ChainDraft& draft)
{
    if (const auto id = chainIdOf(draft.caip2); !id)
        return fail(id.error());
    if (draft.endpoints.empty())
        return fail(ErrorKind::Invalid, "NO_ENDPOINT", QStringLiteral("A chain needs at least one endpoint."));
    const auto bad = [](const QString& text) { return fail(ErrorKind::Invalid, "BAD_ARGS", text); };
    for (const StreamDraft& stream : draft.streams)
        if (stream.stream != canopyStream)
            return bad(
                QStringLiteral("Canopy chains are indexed whole: they have no stream \"%1\".").arg(stream.stream));
    const Height from = std::max<Height>(1, draft.from);
    if (draft.to && *draft.to < from)
        return bad(QStringLiteral("The last block lies before the first one."));
    store::NewChain made;
    made.chain.caip2 = draft.caip2;
    made.chain.family = draft.family;
    made.chain.name = draft.name.trimmed().isEmpty()
                          ? QStringLiteral("Canopy chain ") + draft.caip2.section(QLatin1Char(':'), 1)
                          : draft.name.trimmed();
    made.chain.state = QStringLiteral("active");
    made.chain.networkId = draft.networkId;
    if (!draft.genesisHash.isEmpty()) {
        const auto hash = hex::hash(draft.genesisHash);
        if (!hash)
            return bad(QStringLiteral("The hash of the first block is not a block hash."));
        made.chain.genesisHash = QByteArray(reinterpret_cast<const char*>(hash->data()), 32);
    }
    made.chain.settings = draft.settings;
    made.chain.settings.insert(QStringLiteral("from"), from);
    if (draft.to)
        made.chain.settings.insert(QStringLiteral("to"), *draft.to);
    if (!draft.explorer.isEmpty())
        made.chain.settings.insert(QStringLiteral("explorer"), draft.explorer);
    // Every committed block is final.
    made.chain.settings.insert(QStringLiteral("confirmations"), 0);
    made.chain.settings.insert(QStringLiteral("reorgDepth"), 0);
    store::StreamRow stream;
    stream.caip2 = draft.caip2;
    stream.stream = canopyStream;
    stream.from = from;
    stream.to = draft.to;
    made.streams.push_back(std::move(stream));
    return made;
}

indexing::ChainWorker::Parts canopyWorkerParts(const EngineParts& parts, const WorkerInput& input)
{
    return {
        [secrets = parts.endpointSecrets, rates = parts.rates,
         input]() -> Expected<std::unique_ptr<indexing::Adapter>> {
            auto config = adapterConfig(*secrets, input);
            if (!config)
                return fail(config.error());
            return std::make_unique<canopy::CanopyAdapter>(std::move(*config), rates);
        },
        [database = parts.database, caip2 = input.chain.caip2,
         epoch = input.epoch]() -> Expected<std::unique_ptr<store::IngestStore>> {
            return std::make_unique<store::ChainIngest>(database, caip2, epoch, layers::tablesOf(canopyCatalog()));
        },
    };
}

Expected<Done> reconfigureCanopy(indexing::Adapter& adapter, const std::shared_ptr<EndpointSecrets>& secrets,
                                 const WorkerInput& input)
{
    auto* canopyAdapter = dynamic_cast<canopy::CanopyAdapter*>(&adapter);
    if (!canopyAdapter)
        return Done{};
    auto config = adapterConfig(*secrets, input);
    if (!config)
        return fail(config.error());
    canopyAdapter->reconfigure(std::move(*config));
    return Done{};
}

Error noResync(const store::ChainRow& chain)
{
    return Error::make(ErrorKind::Refused, "NOT_CANOPY_CHAIN",
                       QStringLiteral("\"%1\" is no Canopy chain: only those are copied to the tables of all chains.")
                           .arg(chain.name));
}

Expected<Done> checkCanopySettings(const QJsonObject& changes)
{
    for (const char* key : {"confirmations", "headers"})
        if (changes.contains(QLatin1String(key)))
            return fail(ErrorKind::Invalid, "FAMILY_SETTING",
                        QStringLiteral("A Canopy chain has no setting \"%1\": its blocks are final when they are "
                                       "committed, and all of them are stored.")
                            .arg(QLatin1String(key)),
                        {{QStringLiteral("key"), QLatin1String(key)}});
    return Done{};
}

}  // namespace signalbox::engine
