// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/family/canopy_family.h"

#include "canopy/canopy_adapter.h"
#include "canopy/family/canopy_health.h"
#include "canopy/family/canopy_snapshots.h"
#include "canopy/node_identity.h"
#include "canopy/start_choices.h"
#include "family/new_chain.h"
#include "family/probe/node_prober.h"
#include "family/worker_parts.h"
#include "layers/layer_figures.h"
#include "layers/layer_set.h"
#include "layers/layer_tables.h"
#include "layers/removal.h"
#include "layers/schema_keeper.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

const QString canopyStream = u"blocks"_s;  // the only one of such a chain

Expected<quint64> chainIdOf(const QString& caip2)
{
    bool ok = false;
    const qint64 id = caip2.section(QLatin1Char(':'), 1).toLongLong(&ok);
    if (!caip2.startsWith("canopy:"_L1) || !ok || id <= 0)
        return fail(
            ErrorKind::Invalid, "BAD_CHAIN_ID",
            Message(
                QT_TRANSLATE_NOOP(
                    "Engine", "%1 is not a valid Canopy chain ID: canopy: and a number from 1 to 9223372036854775807."))
                .arg(caip2));
    return static_cast<quint64>(id);
}

Expected<canopy::CanopyAdapterConfig> canopyConfig(EndpointSecrets& secrets, const WorkerInput& input,
                                                   const catalog::Catalog& catalog)
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
    config.bulk = input.chain.settings.value("bulk"_L1).toBool(true);
    config.blockSeconds = knownBlockSeconds(input);
    config.catalog = &catalog;
    auto endpoints = endpointSettings(secrets, input);
    if (!endpoints)
        return fail(endpoints.error());
    config.endpoints = std::move(*endpoints);
    return config;
}

auto configOf(const std::shared_ptr<const catalog::Catalog>& catalog)
{
    return [catalog](EndpointSecrets& secrets, const WorkerInput& input) {
        return canopyConfig(secrets, input, *catalog);
    };
}

}  // namespace

CanopyFamily::CanopyFamily(std::shared_ptr<const catalog::Catalog> catalog)
    : WholeChainFamily(canopyStream),
      m_catalog(catalog ? std::move(catalog) : std::make_shared<const catalog::Catalog>(catalog::Catalog::canopy()))
{
}

std::unique_ptr<Prober> CanopyFamily::prober(std::shared_ptr<rpc::RateRegistry> rates) const
{
    constexpr NodeRequests requests{canopy::reportOn, canopy::recognize, canopy::startChoices};
    return std::make_unique<NodeProber>(requests, std::move(rates));
}

bool CanopyFamily::isComplete(const ChainDraft& draft) const
{
    return !draft.caip2.isEmpty() && draft.networkId.has_value();
}

Expected<store::NewChain> CanopyFamily::newChain(const ChainDraft& draft) const
{
    if (const auto id = chainIdOf(draft.caip2); !id)
        return fail(id.error());
    if (draft.endpoints.empty())
        return noEndpoint();
    const QString number = draft.caip2.section(QLatin1Char(':'), 1);
    auto made = wholeChain(draft, u"Canopy chain "_s + number);
    if (!made)
        return made;
    made->chain.schema = u"chain_"_s + number;  // the document's name
    made->chain.networkId = draft.networkId;
    return made;
}

void CanopyFamily::makeTables(store::Transaction& transaction, const store::ChainRow& chain) const
{
    layers::SchemaKeeper::make(transaction, *m_catalog, placeOf(chain), store::readerRole);
}

indexing::ChainWorker::Parts CanopyFamily::workerParts(const FamilyParts& parts, const WorkerInput& input) const
{
    return adapterParts<canopy::CanopyAdapter>(parts, input, configOf(m_catalog), layers::tablesOf(*m_catalog));
}

Expected<Done> CanopyFamily::reconfigure(indexing::Adapter& adapter, const std::shared_ptr<EndpointSecrets>& secrets,
                                         const WorkerInput& input) const
{
    return reconfigured<canopy::CanopyAdapter>(adapter, *secrets, input, configOf(m_catalog));
}

std::vector<std::shared_ptr<const store::DataSet>> CanopyFamily::dataSets(const store::ChainPlace& place) const
{
    return {std::make_shared<layers::LayerSet>(place, *m_catalog)};
}

Expected<Preview> CanopyFamily::previewDelete(store::Session& session, const store::ChainRow& chain) const
{
    return layers::Removal(session, *m_catalog, placeOf(chain), 0).preview();
}

Expected<Preview> CanopyFamily::previewRange(store::Session& session, const store::ChainRow& chain,
                                             Interval range) const
{
    return layers::previewRange(session, *m_catalog, chain, range);
}

Expected<Done> CanopyFamily::remove(store::Session& session, const store::ChainRow& chain, qint64 epoch,
                                    const Tell& tell) const
{
    return layers::Removal(session, *m_catalog, placeOf(chain), epoch)
        .run({}, [&](const layers::Removal::Progress& at) {
            const Message step =
                at.rows > 0 ? Message::counted("Step %1 of %2: %3 (%Ln row)",
                                               QT_TRANSLATE_N_NOOP("Engine", "Step %1 of %2: %3 (%Ln rows)"), at.rows)
                            : Message(QT_TRANSLATE_NOOP("Engine", "Step %1 of %2: %3"));
            return tell(step.arg(at.step).arg(layers::Removal::steps).arg(at.text), at.share);
        });
}

void CanopyFamily::poll(indexing::Adapter& adapter, const store::ConnectionInfo& database, const store::ChainRow& chain,
                        qint64 epoch) const
{
    takeCanopySnapshots(adapter, database, placeOf(chain), epoch, *m_catalog);
}

void CanopyFamily::writeOwnTables(store::Transaction& transaction, const store::ChainRow& chain,
                                  const ChainSnapshot& snapshot) const
{
    layers::writeHealth(transaction, placeOf(chain), canopyHealth(snapshot));
}

Expected<bool> CanopyFamily::optimizeDue(store::Transaction& transaction, const QString& caip2,
                                         const QString& every) const
{
    if (every != "weekly"_L1 && every != "monthly"_L1)
        return false;
    const QString period = every == "weekly"_L1 ? u"7 days"_s : u"1 month"_s;
    return store::boolean(transaction.exec(
        "SELECT NOT EXISTS (SELECT FROM signalbox.commands WHERE verb = 'optimise' AND state IN ('queued', "
        "'running')) AND NOT EXISTS (SELECT FROM signalbox.commands WHERE verb = 'optimise' AND target = $1 AND "
        "created_at > now() - interval '1 day') AND coalesce((SELECT max(finished_at) FROM signalbox.commands "
        "WHERE verb = 'optimise' AND target = $1 AND state = 'done'), (SELECT created_at FROM canopyx.chains WHERE "
        "caip2 = $1), now()) < now() - $2::interval",
        {caip2, period})[0][0]);
}

Expected<Done> CanopyFamily::reindexBegins(store::Session& session, const store::ChainRow& chain, Interval range,
                                           CommandId command, const QString& by) const
{
    return layers::recordReindex(session, chain, canopyStream, range, command, by);
}

Expected<Done> CanopyFamily::reindexEnds(store::Session& session, const QString& caip2, CommandId command,
                                         const QString& state, const QString& error) const
{
    return layers::endReindex(session, caip2, command, state, error);
}

}  // namespace signalbox::engine
