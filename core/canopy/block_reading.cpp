// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/adapter_private.h"
#include "signalbox/literals.h"

namespace signalbox::canopy {

using rpc::ErrorClass;

namespace {

/// Number of other blocks that push a hidden block 1 out of the node's cache.
constexpr Height cacheOfNode = 64;

}  // namespace

rpc::Refusal missingBlock(Height height)
{
    return refusal(
        ErrorClass::NotYet,
        Error::make(ErrorKind::Retryable, "RPC_NOT_YET",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The node does not return block %1, although its head is above it. The "
                                              "request is repeated, with another endpoint first."))
                        .arg(height),
                    {{u"block"_s, height}}));
}

/// Block 1 may be hidden while the node's cache contains an empty one in its place: then it is found by its hash, or
/// after other blocks have replaced the cached one.
QCoro::Task<Asked<Block>> CanopyAdapter::Private::plainBlock(Height height, Height tip, qint64 endpoint,
                                                             std::shared_ptr<Tally> tally)
{
    auto asking = client.block(height, endpoint, tally);
    auto block = co_await asking;
    if (!block)
        co_return tl::unexpected(block.error());
    if (*block)
        co_return std::move(**block);
    if (height != 1 || tip <= 2)
        co_return tl::unexpected(missingBlock(height));
    auto second = client.block(2, endpoint, tally);
    const auto next = co_await second;
    if (next && *next) {
        const Bytes32 hash = (*next)->header.parent;
        auto byHash = client.blockByHash(QByteArray(reinterpret_cast<const char*>(hash.data()), 32), endpoint, tally);
        auto found = co_await byHash;
        if (found && *found && (*found)->header.height == 1)
            co_return std::move(**found);
    }
    if (tip <= cacheOfNode + 2)
        co_return tl::unexpected(missingBlock(height));
    for (Height other = 2; other <= cacheOfNode + 2; ++other) {
        auto reading = client.block(other, endpoint, tally);
        const auto read = co_await reading;
        if (!read)
            co_return tl::unexpected(read.error());
    }
    auto again = client.block(height, endpoint, tally);
    block = co_await again;
    if (!block)
        co_return tl::unexpected(block.error());
    if (!*block)
        co_return tl::unexpected(missingBlock(height));
    co_return std::move(**block);
}

QCoro::Task<Asked<Block>> CanopyAdapter::Private::readAhead(Height height, qint64 endpoint,
                                                            std::shared_ptr<Tally> tally)
{
    if (mayBulk(endpoint) && height + 1 >= 2) {
        auto asking = client.bulk(height + 1, endpoint, tally);
        auto bulk = co_await asking;
        if (bulk) {
            hasBulk[endpoint] = true;
            ahead = Ahead{height, endpoint, std::move(*bulk), {}};
            Block block = ahead->bulk->block;  // a task moves from the object that it returns
            co_return block;
        }
        if (bulk.error().is(ErrorClass::Unsupported))
            hasBulk[endpoint] = false;
        else if (!bulk.error().is(ErrorClass::FatalParams))
            co_return tl::unexpected(bulk.error());
    }
    auto asking = plainBlock(height, height + 1, endpoint, tally);
    auto block = co_await asking;
    if (block)
        ahead = Ahead{height, endpoint, {}, *block};
    co_return block;
}

/// None if this node has no bulk answer, or not for this height.
QCoro::Task<Asked<std::optional<Surroundings>>> CanopyAdapter::Private::byBulk(Height height,
                                                                               std::shared_ptr<const State> before,
                                                                               qint64 endpoint,
                                                                               std::shared_ptr<Tally> tally)
{
    Surroundings around;
    QElapsedTimer clock;
    clock.start();
    const bool first = height == 1;
    // Requests everything that the bulk answer lacks, concurrently with it.
    auto silentAfter = client.nonSigners(height + 1, endpoint, tally);
    std::optional<QCoro::Task<Asked<std::vector<NonSigner>>>> silentBefore;
    std::optional<QCoro::Task<Asked<quint64>>> counting;
    if (!first && !before) {
        silentBefore.emplace(client.nonSigners(height, endpoint, tally));
        counting.emplace(client.poolCount(height, endpoint, tally));
    }
    std::optional<Bulk> bulk;
    std::optional<rpc::Refusal> refused;
    if (ahead && ahead->height == height && ahead->endpoint == endpoint && ahead->bulk) {
        bulk = std::move(ahead->bulk);
        ahead.reset();
    } else {
        auto asking = client.bulk(height + 1, endpoint, tally);
        auto answer = co_await asking;
        if (answer)
            bulk = std::move(*answer);
        else
            refused = answer.error();
    }
    around.fetchBlockMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    auto after = co_await silentAfter;
    std::vector<NonSigner> silent = before ? before->nonSigners : std::vector<NonSigner>();
    quint64 pools = before ? before->poolCount : 0;
    if (silentBefore) {
        auto& asking = *silentBefore;
        auto answer = co_await asking;
        if (answer)
            silent = std::move(*answer);
        else if (!refused)
            refused = answer.error();
        auto& count = *counting;
        const auto counted = co_await count;
        if (counted)
            pools = *counted;
        else if (!refused)
            refused = counted.error();
    }
    if (refused && refused->is(ErrorClass::Unsupported))
        hasBulk[endpoint] = false;
    if (refused && (refused->is(ErrorClass::Unsupported) || refused->is(ErrorClass::FatalParams)))
        co_return std::optional<Surroundings>();
    if (!refused && !after)
        refused = after.error();
    if (refused)
        co_return tl::unexpected(*refused);
    hasBulk[endpoint] = true;

    State old = bulk->before ? std::move(*bulk->before) : State{};
    old.nonSigners = std::move(silent);
    bulk->after.nonSigners = std::move(*after);
    if (!first) {
        quint64 born = 0, gone = 0;
        const auto has = [](const std::vector<Pool>& list, quint64 id) {
            return std::any_of(list.begin(), list.end(), [id](const Pool& pool) { return pool.id == id; });
        };
        for (const Pool& pool : bulk->after.pools)
            born += has(old.pools, pool.id) ? 0 : 1;
        for (const Pool& pool : old.pools)
            gone += has(bulk->after.pools, pool.id) ? 0 : 1;
        bulk->after.poolCount = pools + born - gone;
    }
    around.block = std::move(bulk->block);
    if (bulk->strange) {
        auto reading = plainBlock(height, height + 1, endpoint, tally);
        auto block = co_await reading;
        if (!block)
            co_return tl::unexpected(block.error());
        around.block = std::move(*block);
    }
    around.before = std::make_shared<State>(first ? State{} : std::move(old));
    around.after = std::make_shared<State>(std::move(bulk->after));
    around.fetchStateMs = static_cast<double>(clock.nsecsElapsed()) / 1e6 - around.fetchBlockMs;
    co_return std::optional<Surroundings>(std::move(around));
}

QCoro::Task<Asked<Surroundings>> CanopyAdapter::Private::byPlain(Height height, Height tip,
                                                                 std::shared_ptr<const State> before, qint64 endpoint,
                                                                 std::shared_ptr<Tally> tally)
{
    Surroundings around;
    QElapsedTimer clock;
    clock.start();
    // The block is requested before any state: a state of height 1 would hide block 1.
    if (ahead && ahead->height == height && ahead->endpoint == endpoint && ahead->block) {
        around.block = std::move(*ahead->block);
        ahead.reset();
    } else {
        auto reading = plainBlock(height, tip, endpoint, tally);
        auto block = co_await reading;
        if (!block)
            co_return tl::unexpected(block.error());
        around.block = std::move(*block);
    }
    around.fetchBlockMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    auto reading = client.state(height + 1, endpoint, tally);
    if (height == 1) {
        before = std::make_shared<State>();
    } else if (!before || before->partial) {
        auto older = client.state(height, endpoint, tally);
        auto state = co_await older;
        if (!state) {
            co_await reading;
            co_return tl::unexpected(state.error());
        }
        before = std::move(*state);
    }
    auto after = co_await reading;
    if (!after)
        co_return tl::unexpected(after.error());
    around.before = std::move(before);
    around.after = std::move(*after);
    around.fetchStateMs = static_cast<double>(clock.nsecsElapsed()) / 1e6 - around.fetchBlockMs;
    co_return around;
}

QCoro::Task<Asked<Surroundings>> CanopyAdapter::Private::surroundings(Height height, Height tip,
                                                                      std::shared_ptr<const State> before,
                                                                      qint64 endpoint, std::shared_ptr<Tally> tally)
{
    const Fold fold = height != config.from ? Fold::None : height == 1 ? Fold::Genesis : Fold::Start;
    std::optional<Surroundings> around;
    if (mayBulk(endpoint) && fold != Fold::Start) {
        auto reading = byBulk(height, before, endpoint, tally);
        auto bulk = co_await reading;
        if (!bulk)
            co_return tl::unexpected(bulk.error());
        around = std::move(*bulk);
    }
    if (!around) {
        auto reading = byPlain(height, tip, before, endpoint, tally);
        auto plain = co_await reading;
        if (!plain)
            co_return tl::unexpected(plain.error());
        around = std::move(*plain);
    }
    around->fold = height == 1 ? Fold::Genesis : fold;
    if (around->after->partial && needsAllValidators(*around->before, *around->after)) {
        auto asking = client.validators(height + 1, endpoint, tally);
        auto all = co_await asking;
        if (!all)
            co_return tl::unexpected(all.error());
        around->allValidators = std::move(*all);
        around->hasAllValidators = true;
    }
    Accusations mine = accusations(around->block, config.chainId, around->before->params);
    note(height, mine);
    if (!mine.empty() || fold == Fold::Start) {
        auto asking = evidenceBefore(height, std::move(mine), fold, around->after->params, endpoint, tally);
        auto evidence = co_await asking;
        if (!evidence)
            co_return tl::unexpected(evidence.error());
        around->evidence = std::move(*evidence);
    }
    co_return std::move(*around);
}

}  // namespace signalbox::canopy
