// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstring>

#include "cosmos/adapter_private.h"
#include "family/reading/block_errors.h"
#include "signalbox/literals.h"

namespace signalbox::cosmos {

chain::BlockRef refOf(const BlockData& block)
{
    chain::BlockRef ref{block.height, block.hash, {}, block.time / 1'000'000'000};
    if (block.parentHash.size() == static_cast<qsizetype>(ref.parent.size()))
        std::memcpy(ref.parent.data(), block.parentHash.constData(), ref.parent.size());
    return ref;
}

Error restartedError(const QString& chainId, Height height)
{
    return Error::make(
        ErrorKind::Retryable, "CHAIN_RESTARTED",
        Message(QT_TRANSLATE_NOOP(
                    "Engine",
                    "The chain %1 was started again under the same ID: its block %2 has changed. Blocks are final, so "
                    "stored blocks are never replaced, and no blocks are added. Delete the chain and add it again to "
                    "index the new one, or correct the endpoints if they serve another network."))
            .arg(chainId)
            .arg(height),
        {{u"chain"_s, chainId}, {u"block"_s, height}});
}

/// An endpoint may start to serve another chain at any time, so every block is checked.
std::optional<Error> CosmosAdapter::Private::checkIdentity(const BlockData& block, qint64 endpoint)
{
    const QString chainId = QString::fromUtf8(block.chainId);
    if (chainId == config.chainId)
        return std::nullopt;
    client.pool().foundWrongChain(endpoint, Message(chainId));
    return engine::servesAnotherChain(chainId);
}

/// A lower block that is younger than the newest one cannot be of a node that lags.
std::optional<Error> CosmosAdapter::Private::restarted(const BlockData& block) const
{
    const chain::BlockRef ref = refOf(block);
    const auto& newest = heads.newest();
    const bool youngerAndLower = newest && ref.number < newest->number && ref.timestamp > newest->timestamp;
    if (youngerAndLower || seen.contradicted({ref}))
        return restartedError(config.chainId, block.height);
    return std::nullopt;
}

/// Once for each run: the chain may have been started again while nobody watched. A pruned node contradicts nothing.
QCoro::Task<std::optional<Error>> CosmosAdapter::Private::checkFirst(qint64 endpoint, std::shared_ptr<Tally> tally)
{
    if (firstAgrees || !config.firstHash)
        co_return std::nullopt;
    auto reading = client.block(1, endpoint, 0, tally);
    const auto first = co_await reading;
    if (first && first->hash != *config.firstHash)
        co_return restartedError(config.chainId, 1);
    firstAgrees = first || first.error().is(rpc::ErrorClass::Pruned);
    co_return std::nullopt;
}

QCoro::Task<Expected<engine::FinalHeads::Newest>> CosmosAdapter::Private::newestBlock(qint64 only)
{
    const auto tally = std::make_shared<Tally>();
    auto asking = client.status(only, 0, tally);
    const auto status = co_await asking;
    if (!status)
        co_return fail(status.error().error);
    co_return engine::FinalHeads::Newest{status->latest, tally->endpoint, status->latestTime / 1'000'000'000};
}

QCoro::Task<Expected<chain::BlockRef>> CosmosAdapter::Private::headBlock(engine::FinalHeads::Newest newest)
{
    const auto tally = std::make_shared<Tally>();
    auto reading = client.block(newest.number, newest.endpoint, 0, tally);
    auto block = co_await reading;
    if (!block)
        co_return fail(blockError(block.error(), newest.number));
    auto wrong = checkIdentity(*block, newest.endpoint);
    if (!wrong)
        wrong = restarted(*block);
    if (!wrong) {
        auto checking = checkFirst(newest.endpoint, tally);
        wrong = co_await checking;
    }
    if (wrong)
        co_return fail(*wrong);
    const chain::BlockRef ref = refOf(*block);
    candidate = std::move(*block);
    co_return ref;
}

QCoro::Task<std::optional<chain::BlockRef>> CosmosAdapter::Private::otherHead(chain::BlockRef doubtful, qint64 avoid)
{
    Q_UNUSED(doubtful)
    const auto tally = std::make_shared<Tally>();
    auto asking = client.status(0, avoid, tally);
    const auto status = co_await asking;
    if (!status || tally->endpoint == avoid)
        co_return std::nullopt;
    co_return chain::BlockRef{status->latest, {}, {}, status->latestTime / 1'000'000'000};
}

QCoro::Task<Expected<indexing::Head>> CosmosAdapter::head()
{
    const TaskScope::Guest guest(scope());
    d->candidate.reset();
    auto judging = d->heads.head(d->config.blockSeconds);
    auto head = co_await judging;
    if (head && d->candidate && d->candidate->height == head->latest.number) {
        d->ahead = std::exchange(d->candidate, std::nullopt);
        d->sockets.headSeen(head->latest.number);
    }
    co_return head;
}

}  // namespace signalbox::cosmos
