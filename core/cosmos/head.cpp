// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstring>

#include "cosmos/adapter_private.h"
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
    return Error::make(
        ErrorKind::Retryable, "WRONG_CHAIN",
        Message(QT_TRANSLATE_NOOP(
                    "Engine", "An endpoint now serves chain %1. It is not used; Signalbox continues with the others."))
            .arg(chainId),
        {{u"seen"_s, chainId}});
}

/// A lower block that is younger than the newest one cannot be of a node that lags.
std::optional<Error> CosmosAdapter::Private::restarted(const BlockData& block) const
{
    const chain::BlockRef ref = refOf(block);
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

/// By the rule of chain/head_rule.h; the block was read.
QCoro::Task<bool> CosmosAdapter::Private::headCounts(chain::BlockRef head, qint64 endpoint,
                                                     std::shared_ptr<Tally> tally)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const bool doubtful =
        clockGap.isAhead(head, now) || (newest && chain::tooFarAhead(head, *newest, config.blockSeconds));
    if (newest && !doubtful) {
        clockGap.seen(head, now);
        co_return true;
    }
    std::optional<NodeStatus> other;
    if (client.pool().endpoints().hasOther(endpoint)) {
        auto asking = client.status(0, endpoint, tally);
        auto status = co_await asking;
        if (status && tally->endpoint != endpoint)
            other = std::move(*status);
    }
    if (other) {
        const chain::BlockRef known{other->latest, {}, {}, other->latestTime / 1'000'000'000};
        if (chain::tooFarAhead(head, known, config.blockSeconds)) {
            client.pool().refuseHeight(
                endpoint,
                Message(QT_TRANSLATE_NOOP("Engine", "its newest block is far ahead of those of other endpoints")));
            co_return false;
        }
    }
    unconfirmed = !other;
    clockGap.counted(head, now);
    co_return true;
}

QCoro::Task<Expected<indexing::Head>> CosmosAdapter::head()
{
    auto& pool = d->client.pool();
    const TaskScope::Guest guest(pool.scope());
    const auto tally = std::make_shared<Tally>();
    std::optional<Error> last;
    bool refused = false;
    for (int attempt = 0; attempt < 3; ++attempt) {
        const qint64 pinned = pool.heads().endpoint();
        auto asking = d->client.status(pinned, 0, tally);
        const auto status = co_await asking;
        if (!status) {
            last = status.error().error;
            if (last->kind == ErrorKind::Cancelled || !pool.endpoints().hasOther(pinned))
                break;
            pool.heads().leave();
            continue;
        }
        const qint64 endpoint = tally->endpoint;
        const Height number = status->latest;
        if (number < 1) {
            last = Error::make(
                ErrorKind::Retryable, "NO_BLOCKS",
                Message(QT_TRANSLATE_NOOP("Engine", "This chain has no block yet. The request is repeated.")));
            break;
        }
        const bool younger = d->newest && status->latestTime / 1'000'000'000 > d->newest->timestamp;
        // A node that lags undoes no block. Only a head that stays low is reported.
        if (!refused && d->newest && number < d->newest->number && !younger && ++d->lowerHeads <= 3 &&
            d->newestAt.elapsed() < 15'000)
            co_return indexing::Head{*d->newest, d->newest, endpoint};
        if (d->newest && number == d->newest->number && !younger) {
            d->lowerHeads = 0;
            d->newestAt.start();
            co_return indexing::Head{*d->newest, d->newest, endpoint};
        }
        auto reading = d->client.block(number, endpoint, 0, tally);
        const auto block = co_await reading;
        if (!block) {
            last = blockError(block.error(), number);
            if (last->kind == ErrorKind::Cancelled || !pool.endpoints().hasOther(endpoint))
                break;
            pool.heads().leave();
            continue;
        }
        auto wrong = d->checkIdentity(*block, endpoint);
        if (!wrong)
            wrong = d->restarted(*block);
        if (!wrong) {
            auto checking = d->checkFirst(endpoint, tally);
            wrong = co_await checking;
        }
        if (wrong) {
            last = std::move(wrong);
            if (!pool.endpoints().hasOther(endpoint))
                break;
            pool.heads().leave();
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
        d->ahead = *block;
        d->sockets.headSeen(number);
        co_return indexing::Head{head, head, endpoint, corrects};
    }
    co_return fail(*last);
}

}  // namespace signalbox::cosmos
