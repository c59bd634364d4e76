// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/canopy_adapter.h"

#include "canopy/adapter_private.h"
#include "canopy/snapshots.h"
#include "family/reading/block_errors.h"
#include "signalbox/literals.h"

namespace signalbox::canopy {

CanopyAdapter::Private::Private(CanopyAdapterConfig given, std::shared_ptr<rpc::RateRegistry> rates)
    : config(std::move(given)), client({config.chainId, config.networkId}, std::move(rates))
{
    client.pool().setEndpoints(config.endpoints);
    client.pool().watchHealth(config.blockSeconds);
}

CanopyAdapter::CanopyAdapter(CanopyAdapterConfig config, std::shared_ptr<rpc::RateRegistry> rates)
    : d(std::make_unique<Private>(std::move(config), std::move(rates)))
{
}

CanopyAdapter::~CanopyAdapter()
{
    d->client.pool().cancel();
    d->client.pool().scope().drain();
}

void CanopyAdapter::undone(Height)
{
    d->ends.clear();
    d->ahead.reset();
    d->heads.forget();
    d->broughtAt.clear();
    d->searchedTo.clear();
}

void CanopyAdapter::reconfigure(CanopyAdapterConfig config)
{
    d->config = std::move(config);
    d->client.setIdentity({d->config.chainId, d->config.networkId});
    d->client.pool().setEndpoints(d->config.endpoints);
    d->hasBulk.clear();  // a node may have been upgraded
}

QCoro::Task<Expected<engine::FinalHeads::Newest>> CanopyAdapter::Private::newestBlock(qint64 only)
{
    const auto tally = std::make_shared<Tally>();
    auto asking = tip(only, 0, tally);
    const auto height = co_await asking;
    if (!height)
        co_return fail(height.error().error);
    co_return engine::FinalHeads::Newest{*height - 1, tally->endpoint};
}

QCoro::Task<Expected<chain::BlockRef>> CanopyAdapter::Private::headBlock(engine::FinalHeads::Newest newest)
{
    auto reading = readAhead(newest.number, newest.endpoint, std::make_shared<Tally>());
    const auto block = co_await reading;
    if (!block)
        co_return fail(block.error().error);
    if (auto wrong = checkIdentity(*block, newest.endpoint))
        co_return fail(*wrong);
    co_return refOf(*block);
}

/// A node that stopped long ago reports an old block, whose header shows its age. It explains nothing about a head
/// ahead of the clock.
QCoro::Task<std::optional<chain::BlockRef>> CanopyAdapter::Private::otherHead(chain::BlockRef doubtful, qint64 avoid)
{
    const auto tally = std::make_shared<Tally>();
    auto asking = tip(0, avoid, tally);
    const auto other = co_await asking;
    if (!other || tally->endpoint == avoid)
        co_return std::nullopt;
    const chain::BlockRef now{*other - 1, {}, {}, doubtful.timestamp};
    if (!chain::tooFarAhead(doubtful, now, config.blockSeconds) ||
        chain::aheadOfClock(doubtful, QDateTime::currentSecsSinceEpoch()))
        co_return now;
    auto reading = plainBlock(*other - 1, *other, tally->endpoint, tally);
    const auto block = co_await reading;
    co_return block ? refOf(*block) : now;
}

rpc::EndpointPool& CanopyAdapter::pool() const
{
    return d->client.pool();
}

QCoro::Task<Expected<indexing::Head>> CanopyAdapter::head()
{
    const TaskScope::Guest guest(pool().scope());
    auto judging = d->heads.head(d->config.blockSeconds);
    co_return co_await judging;
}

QCoro::Task<Expected<std::vector<chain::BlockRef>>> CanopyAdapter::headers(Interval range)
{
    const TaskScope::Guest guest(d->client.pool().scope());
    const auto tally = std::make_shared<Tally>();
    auto asking = d->tip(0, 0, tally);
    const auto tip = co_await asking;
    if (!tip)
        co_return fail(tip.error().error);
    const qint64 endpoint = tally->endpoint;
    std::vector<chain::BlockRef> refs;
    for (Height height = std::max<Height>(range.lo, 1); height <= range.hi; ++height) {
        auto reading = d->plainBlock(height, *tip, endpoint, tally);
        const auto block = co_await reading;
        if (!block)
            co_return fail(block.error().error);
        if (auto wrong = d->checkIdentity(*block, endpoint))
            co_return fail(*wrong);
        refs.push_back(refOf(*block));
        if (auto broken = engine::brokenParent(refs))
            co_return fail(*broken);
    }
    co_return refs;
}

QCoro::Task<Expected<std::shared_ptr<const catalog::RowSet>>> CanopyAdapter::snapshots()
{
    auto& pool = d->client.pool();
    const TaskScope::Guest guest(pool.scope());
    const auto tally = std::make_shared<Tally>();
    const qint64 endpoint = pool.heads().endpoint();
    const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1'000;
    auto polling = d->client.get("/v1/gov/poll", endpoint, tally);
    auto proposing = d->client.get("/v1/gov/proposals", endpoint, tally);
    const auto polls = co_await polling;
    const auto proposals = co_await proposing;
    if (!polls)
        co_return fail(polls.error().error);
    const auto* entry = pool.entry(tally->endpoint);
    auto rows = std::make_shared<catalog::RowSet>(d->tables());
    auto read = pollRows(*polls, now, *rows);
    // A node whose operator never voted has no file of proposals and answers with status 500.
    if (read && proposals)
        read = proposalRows(*proposals, now, entry ? entry->settings.masked() : QString(), *rows);
    if (!read)
        co_return fail(
            ErrorKind::Retryable, "RPC_BAD_ANSWER",
            Message(QT_TRANSLATE_NOOP("Engine", "Polls and proposals could not be read (%1). The request is repeated."))
                .arg(read.error().what));
    if (!rows->fault().isEmpty())
        co_return fail(
            ErrorKind::Retryable, "BLOCK_NOT_STORABLE",
            Message(QT_TRANSLATE_NOOP("Engine", "A poll or proposal cannot be stored: %1.")).arg(rows->fault()));
    co_return std::shared_ptr<const catalog::RowSet>(std::move(rows));
}

qint64 CanopyAdapter::suggestedBlocks() const
{
    return d->size.blocks();
}

int CanopyAdapter::suggestedInFlight() const
{
    return inFlight(3, 12);
}

std::vector<EndpointSnapshot> CanopyAdapter::endpoints() const
{
    auto all = d->client.pool().endpoints().snapshots();
    for (EndpointSnapshot& endpoint : all)
        endpoint.blocksPerRequest = d->size.blocks();
    return all;
}

QString CanopyAdapter::form() const
{
    for (const auto& [endpoint, has] : d->hasBulk) {
        if (has && d->config.bulk)
            return u"bulk"_s;
    }
    return d->heads.newest() ? u"plain"_s : QString();
}

}  // namespace signalbox::canopy
