// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/family/cosmos_polls.h"

#include "cosmos/cosmos_adapter.h"
#include "cosmos/data/cosmos_catalog.h"
#include "cosmos/data/stored_facts.h"
#include "signalbox/plural.h"
#include "support/log.h"

namespace signalbox::engine {

using cosmos::ChannelEnd;

namespace {

constexpr int mostEnds = 20;  // for each poll

void logged(const QString& caip2, const char* what, const Error& error)
{
    const LogChainScope scope(caip2);
    if (error.code != "LEASE_LOST"_L1 && error.kind != ErrorKind::Cancelled)
        qCInfo(logSync).noquote() << QLatin1String(what) + u' ' + error.text();
}

void readContradictedAgain(cosmos::CosmosAdapter& adapter, cosmos::StoredFacts& facts, const QString& caip2)
{
    const auto blocks = facts.contradicted();
    if (!blocks)
        return logged(caip2, "The results of the newest blocks were not compared with their headers.", blocks.error());
    if (blocks->empty() || !adapter.onShort)
        return;
    const LogChainScope scope(caip2);
    qCWarning(logSync).noquote() << u"%1 from %2 on: the stored results are not those that the next header states."_s
                                        .arg(plural(static_cast<qint64>(blocks->size()), "block"))
                                        .arg(blocks->front().lo);
    adapter.onShort(*blocks, {chain::StreamSpec(cosmos::ibcStream)});
}

struct Learning {
    cosmos::CosmosAdapter* adapter;
    ~Learning() { adapter->endLearning(); }
};

/// In the adapter's scope, so that the adapter waits for it before it is destroyed.
QCoro::Task<> learn(cosmos::CosmosAdapter* adapter, std::shared_ptr<cosmos::StoredFacts> facts, QString caip2)
{
    const Learning learning{adapter};
    const auto ends = facts->unlearnt(mostEnds);
    if (!ends) {
        logged(caip2, "The channels that are to be asked for were not read.", ends.error());
        co_return;
    }
    for (const ChannelEnd& end : *ends) {
        auto asking = adapter->channelFacts(end);
        const auto known = co_await asking;
        if (!known && known.error().kind == ErrorKind::Cancelled)
            co_return;
        const auto stored = known ? facts->learnt(*known) : facts->notLearnt(end, known.error().text());
        if (!stored) {
            logged(caip2, "The counterparty of a channel was not stored.", stored.error());
            co_return;
        }
    }
}

}  // namespace

void pollCosmos(indexing::Adapter& adapter, const store::ConnectionInfo& database, const store::ChainPlace& place,
                qint64 epoch)
{
    auto* const cosmosAdapter = dynamic_cast<cosmos::CosmosAdapter*>(&adapter);
    if (!cosmosAdapter)
        return;
    if (!cosmosAdapter->storedFacts())
        cosmosAdapter->keep(std::make_shared<cosmos::StoredFacts>(database, place, epoch));
    const auto facts = cosmosAdapter->storedFacts();
    readContradictedAgain(*cosmosAdapter, *facts, place.caip2);
    if (cosmosAdapter->beginLearning())
        cosmosAdapter->scope().launch(learn(cosmosAdapter, facts, place.caip2));
}

}  // namespace signalbox::engine
