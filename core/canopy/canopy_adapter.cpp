// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/canopy_adapter.h"

#include "canopy/adapter_private.h"
#include "canopy/snapshots.h"
#include "chain/head_rule.h"
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
    d->newest.reset();
    d->broughtAt.clear();
    d->searchedTo.clear();
}

void CanopyAdapter::abort()
{
    d->client.pool().cancel();
}

void CanopyAdapter::reconfigure(CanopyAdapterConfig config)
{
    d->config = std::move(config);
    d->client.setIdentity({d->config.chainId, d->config.networkId});
    d->client.pool().setEndpoints(d->config.endpoints);
    d->hasBulk.clear();  // a node may have been upgraded
}

/// By the rule of chain/head_rule.h; the header was read.
QCoro::Task<bool> CanopyAdapter::Private::headCounts(chain::BlockRef head, qint64 endpoint,
                                                     std::shared_ptr<Tally> tally)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const bool doubtful =
        clockGap.isAhead(head, now) || (newest && chain::tooFarAhead(head, *newest, config.blockSeconds));
    if (newest && !doubtful) {
        clockGap.seen(head, now);
        co_return true;
    }
    if (!client.pool().endpoints().hasOther(endpoint)) {
        unconfirmed = true;
        clockGap.counted(head, now);
        co_return true;
    }
    auto asking = tip(0, endpoint, tally);
    const auto other = co_await asking;
    if (!other || tally->endpoint == endpoint) {
        unconfirmed = true;
        clockGap.counted(head, now);
        co_return true;
    }
    if (!chain::tooFarAhead(head, {*other - 1, {}, {}, head.timestamp}, config.blockSeconds)) {
        unconfirmed = false;
        clockGap.counted(head, now);
        co_return true;
    }
    // A node that stopped long ago reports an old block, whose header shows its age.
    auto reading = plainBlock(*other - 1, *other, tally->endpoint, tally);
    const auto block = co_await reading;
    if (block && !chain::tooFarAhead(head, refOf(*block), config.blockSeconds) && !chain::aheadOfClock(head, now))
        co_return true;
    client.pool().refuseHeight(
        endpoint, Message(QT_TRANSLATE_NOOP("Engine", "its newest block is far ahead of those of other endpoints")));
    co_return false;
}

QCoro::Task<Expected<indexing::Head>> CanopyAdapter::head()
{
    auto& pool = d->client.pool();
    const TaskScope::Guest guest(pool.scope());
    const auto tally = std::make_shared<Tally>();
    std::optional<Error> last;
    bool refused = false;
    for (int attempt = 0; attempt < 3; ++attempt) {
        const qint64 pinned = pool.heads().endpoint();
        auto asking = d->tip(pinned, 0, tally);
        const auto tip = co_await asking;
        if (!tip) {
            last = tip.error().error;
            if (last->kind == ErrorKind::Cancelled || !pool.endpoints().hasOther(pinned))
                break;
            pool.heads().leave();
            continue;
        }
        const qint64 endpoint = tally->endpoint;
        const Height number = *tip - 1;
        if (number < 1) {
            last = Error::make(
                ErrorKind::Retryable, "NO_BLOCKS",
                Message(QT_TRANSLATE_NOOP("Engine", "This chain has no block yet. The request is repeated.")));
            break;
        }
        // A node that was reset or that lags undoes no block, because its blocks were final. Only a head that stays low
        // is reported.
        if (!refused && d->newest && number < d->newest->number && ++d->lowerHeads <= 3 &&
            d->newestAt.elapsed() < 15'000)
            co_return indexing::Head{*d->newest, d->newest, endpoint};
        if (d->newest && number == d->newest->number) {
            d->lowerHeads = 0;
            d->newestAt.start();
            co_return indexing::Head{*d->newest, d->newest, endpoint};
        }
        auto reading = d->headBlock(number, endpoint, tally);
        const auto block = co_await reading;
        if (!block) {
            last = block.error().error;
            if (last->kind == ErrorKind::Cancelled || !pool.endpoints().hasOther(endpoint))
                break;
            pool.heads().leave();
            continue;
        }
        if (auto wrong = d->checkIdentity(*block, endpoint)) {
            last = std::move(wrong);
            continue;
        }
        const chain::BlockRef head = refOf(*block);
        auto judging = d->headCounts(head, endpoint, tally);
        if (const bool counts = co_await judging; !counts) {
            refused = true;
            last = Error::make(
                ErrorKind::Retryable, "HEAD_REFUSED",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "An endpoint reports block %1 as the newest, far ahead of the others. It "
                                          "is not used until it is confirmed."))
                    .arg(number));
            continue;
        }
        const bool corrects =
            d->newest && (refused || (d->unconfirmed && d->lowerHeads >= 3)) &&
            chain::tooFarAhead(*d->newest, {number, {}, {}, d->newest->timestamp}, d->config.blockSeconds);
        d->lowerHeads = 0;
        d->newest = head;
        d->newestAt.start();
        co_return indexing::Head{*d->newest, d->newest, endpoint, corrects};
    }
    co_return fail(*last);
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
        if (refs.size() > 1 && refs.back().parent != refs[refs.size() - 2].hash)
            co_return fail(
                ErrorKind::Retryable, "INCONSISTENT_ANSWERS",
                Message(QT_TRANSLATE_NOOP(
                            "Engine", "The parent of block %1 is not the block before it. The request is repeated."))
                    .arg(height));
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
    return d->blocksPerFetch;
}

int CanopyAdapter::suggestedInFlight() const
{
    const int usable = std::max(1, d->client.pool().endpoints().usableCount());
    const int wanted = d->client.pool().endpoints().medianLatency() > 60 ? 6 * usable : 3 * usable;
    return std::clamp(wanted, 1, std::max(1, std::min(12, d->client.pool().endpoints().slots())));
}

bool CanopyAdapter::waitingForRate() const
{
    return d->client.pool().waitingForRate();
}

QDateTime CanopyAdapter::nextTry() const
{
    return d->client.pool().endpoints().nextTryAt();
}

void CanopyAdapter::tryNow()
{
    d->client.pool().tryNow();
}

std::vector<EndpointSnapshot> CanopyAdapter::endpoints() const
{
    auto all = d->client.pool().endpoints().snapshots();
    for (EndpointSnapshot& endpoint : all)
        endpoint.blocksPerRequest = d->blocksPerFetch;
    return all;
}

Message CanopyAdapter::limitDetail() const
{
    return d->client.pool().endpoints().limitWords();
}

QString CanopyAdapter::form() const
{
    for (const auto& [endpoint, has] : d->hasBulk) {
        if (has && d->config.bulk)
            return u"bulk"_s;
    }
    return d->newest ? u"plain"_s : QString();
}

}  // namespace signalbox::canopy
