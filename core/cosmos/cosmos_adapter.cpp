// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/cosmos_adapter.h"

#include "cosmos/adapter_private.h"
#include "cosmos/data/stored_facts.h"
#include "family/reading/block_errors.h"
#include "signalbox/literals.h"

namespace signalbox::cosmos {

namespace {

using Endpoints = std::vector<rpc::EndpointSettings>;

Endpoints ofRole(const Endpoints& all, const QString& role)
{
    Endpoints some;
    std::copy_if(all.begin(), all.end(), std::back_inserter(some),
                 [&](const rpc::EndpointSettings& endpoint) { return endpoint.role == role; });
    return some;
}

}  // namespace

CosmosAdapter::Private::Private(CosmosAdapterConfig given, std::shared_ptr<rpc::RateRegistry> rates,
                                std::function<void()> wake)
    : config(std::move(given)),
      client(config.chainId, rates),
      lcd(config.chainId, rates),
      channels(client, lcd),
      sockets(headSockets(config.chainId, std::move(wake)))
{
    connect();
    client.pool().watchHealth(config.blockSeconds);
}

void CosmosAdapter::Private::connect()
{
    const Endpoints rpcs = ofRole(config.endpoints, {});
    client.pool().setEndpoints(rpcs);
    lcd.pool().setEndpoints(ofRole(config.endpoints, u"lcd"_s));
    sockets.update(rpcs, config.blockSeconds);
}

CosmosAdapter::CosmosAdapter(CosmosAdapterConfig config, std::shared_ptr<rpc::RateRegistry> rates)
    : d(std::make_unique<Private>(std::move(config), std::move(rates), [this] {
          if (onNewHead)
              onNewHead();
      }))
{
}

CosmosAdapter::~CosmosAdapter()
{
    abort();
    d->client.pool().scope().drain();
    d->lcd.pool().scope().drain();
}

TaskScope& CosmosAdapter::scope()
{
    return pool().scope();
}

rpc::EndpointPool& CosmosAdapter::pool() const
{
    return d->client.pool();
}

void CosmosAdapter::abort()
{
    PoolAdapter::abort();
    d->lcd.pool().cancel();
}

void CosmosAdapter::reconfigure(CosmosAdapterConfig config)
{
    d->config = std::move(config);
    d->connect();
}

void CosmosAdapter::undone(Height ancestor)
{
    d->seen.removeAbove(ancestor);
    d->ahead.reset();
    d->heads.forget();
    d->firstAgrees = false;
}

QCoro::Task<Expected<std::vector<chain::BlockRef>>> CosmosAdapter::headers(Interval range)
{
    const TaskScope::Guest guest(scope());
    const auto tally = std::make_shared<Tally>();
    std::vector<chain::BlockRef> refs;
    qint64 endpoint = 0;
    for (Height height = std::max<Height>(range.lo, 1); height <= range.hi; ++height) {
        auto reading = d->client.block(height, endpoint, 0, tally);
        const auto block = co_await reading;
        if (!block)
            co_return fail(blockError(block.error(), height));
        endpoint = tally->endpoint;
        if (auto wrong = d->checkIdentity(*block, endpoint))
            co_return fail(*wrong);
        refs.push_back(refOf(*block));
        if (auto broken = engine::brokenParent(refs))
            co_return fail(*broken);
    }
    co_return refs;
}

QCoro::Task<Expected<ChannelFacts>> CosmosAdapter::channelFacts(ChannelEnd end)
{
    const TaskScope::Guest guest(scope());
    auto reading = d->channels.read(end);
    co_return co_await reading;
}

qint64 CosmosAdapter::suggestedBlocks() const
{
    return d->size.blocks();
}

int CosmosAdapter::suggestedInFlight() const
{
    return inFlight(2, 8);  // each reads several blocks at once
}

void CosmosAdapter::tryNow()
{
    PoolAdapter::tryNow();
    d->lcd.pool().tryNow();
}

std::vector<EndpointSnapshot> CosmosAdapter::endpoints() const
{
    auto all = d->client.pool().endpoints().snapshots();
    for (EndpointSnapshot& endpoint : all) {
        if (endpoint.kind != "ws"_L1)
            endpoint.blocksPerRequest = 1;
        d->sockets.show(endpoint);
    }
    for (EndpointSnapshot& endpoint : d->lcd.pool().endpoints().snapshots())
        all.push_back(std::move(endpoint));
    return all;
}

}  // namespace signalbox::cosmos
