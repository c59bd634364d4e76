// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/adapter_private.h"
#include "cosmos/data/cosmos_catalog.h"
#include "cosmos/wire/hashes.h"
#include "family/reading/block_errors.h"
#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::cosmos {

using rpc::ErrorClass;

namespace {

constexpr std::size_t window = 8;  // blocks that one fetch reads at a time

/// What the header of the next block states of these results.
bool agrees(const BlockResults& results, const BlockData& next)
{
    return (next.lastResultsHash.isEmpty() || next.lastResultsHash == resultsHash(results)) &&
           (results.appHash.isEmpty() || next.appHash.isEmpty() || next.appHash == results.appHash);
}

}  // namespace

CosmosAdapter::Private::Pending CosmosAdapter::Private::ask(Height height, qint64 only, qint64 avoid,
                                                            std::shared_ptr<Tally> tally)
{
    Pending pending;
    pending.height = height;
    if (ahead && ahead->height == height)
        pending.known = std::move(*std::exchange(ahead, std::nullopt));
    else
        pending.block.emplace(client.block(height, only, avoid, tally));
    pending.results.emplace(client.results(height, only, avoid, tally));
    return pending;
}

/// Both requests are awaited, whatever the result of the first one.
QCoro::Task<Asked<BlockRead>> CosmosAdapter::Private::finish(Pending* pending)
{
    BlockRead read;
    std::optional<rpc::Refusal> refused;
    if (pending->block) {
        auto& asking = *pending->block;
        auto block = co_await asking;
        if (block)
            read.block = std::move(*block);
        else
            refused = block.error();
    } else {
        read.block = std::move(*pending->known);
    }
    auto& asking = *pending->results;
    auto results = co_await asking;
    if (results)
        read.results = std::move(*results);
    else if (!refused)
        refused = results.error();
    if (refused)
        co_return tl::unexpected(*refused);
    co_return read;
}

/// Results that the next header does not state are read again; if they stay the same, the chain's software computes
/// the hash in another way, and they count.
QCoro::Task<Expected<Done>> CosmosAdapter::Private::proven(BlockRead* block, BlockData next, qint64 only,
                                                           std::shared_ptr<Tally> tally)
{
    if (agrees(*block->results, next))
        co_return Done{};
    const Height height = block->block.height;
    const bool others = client.pool().endpoints().hasOther(only);
    auto asking = client.results(height, others ? 0 : only, others ? only : 0, tally);
    const auto again = co_await asking;
    if (!again)
        co_return fail(blockError(again.error(), height));
    const bool same = resultsHash(**again) == resultsHash(*block->results);
    const bool right = agrees(**again, next);
    if (right && others)
        client.pool().distrust(only, Message(QT_TRANSLATE_NOOP("Engine", "results that the next header contradicts")));
    if (!right && !same)
        co_return fail(engine::inconsistent(
            Message(
                QT_TRANSLATE_NOOP("Engine", "the results of block %1 do not match the hash in the header of block %2"))
                .arg(height)
                .arg(height + 1)));
    if (right)
        block->results = *again;
    else if (!std::exchange(toldUnproven, true))
        qCInfo(logSync).noquote()
            << u"%1 hashes the results of its blocks in its own way (seen at block %2): they are not "
               "checked against the next header."_s.arg(config.chainId)
                   .arg(height);
    co_return Done{};
}

Expected<Done> CosmosAdapter::Private::add(const BlockRead& read, indexing::Fetched& fetched, SeenEnds& ends)
{
    QElapsedTimer making;
    making.start();
    const Height height = read.block.height;
    const auto decoded = decode(read.block, *read.results);
    if (!decoded)
        return fail(engine::inconsistent(Message(decoded.error().what)));
    makeBlockRows(read.block, *read.results, *decoded, fetched.tables);
    if (const QString fault = fetched.tables.fault(); !fault.isEmpty())
        return fail(engine::notStorable(height, fault));
    ends.add(*decoded);
    fetched.headers.push_back(refOf(read.block));
    fetched.decodeMs += static_cast<double>(making.nsecsElapsed()) / 1e6;
    return Done{};
}

QCoro::Task<Expected<indexing::Fetched>> CosmosAdapter::Private::fetchOnce(indexing::FetchRequest request, qint64 avoid,
                                                                           qint64* endpoint)
{
    const auto tally = std::make_shared<Tally>();
    const Interval range = request.range;
    const qint64 only = request.live && avoid == 0 ? client.pool().heads().endpoint() : 0;
    indexing::Fetched fetched;
    fetched.range = range;
    fetched.streams = request.streams;
    fetched.tables = catalog::RowSet(cosmosCatalog());
    SeenEnds ends;
    std::deque<Pending> pending;
    std::optional<BlockRead> before;  ///< complete, but not yet compared with the header of the next block
    std::optional<Error> wrong;
    // The header above a range of history proves its last block; the newest ones are compared once they are stored.
    std::optional<QCoro::Task<Asked<BlockData>>> above;
    if (const auto& newest = heads.newest(); !request.live && newest && range.hi < newest->number)
        above.emplace(client.block(range.hi + 1, only, avoid, tally));
    for (Height next = range.lo, height = range.lo; height <= range.hi;) {
        while (!wrong && next <= range.hi && pending.size() < window)
            pending.push_back(ask(next++, only, avoid, tally));
        if (pending.empty())
            break;  // after a failure: all that was asked is awaited
        Pending first = std::move(pending.front());
        pending.pop_front();
        auto finishing = finish(&first);
        auto read = co_await finishing;
        *endpoint = tally->endpoint;
        if (wrong)
            continue;
        if (!read) {
            wrong = blockError(read.error(), height);
            continue;
        }
        wrong = checkIdentity(read->block, only != 0 ? only : tally->endpoint);
        if (!wrong)
            wrong = restarted(read->block);
        if (!wrong && before && refOf(read->block).parent != before->block.hash)
            wrong = engine::doesNotFollow(height);
        if (!wrong && before) {
            auto proving = proven(&*before, read->block, only, tally);
            const auto right = co_await proving;
            if (!right)
                wrong = right.error();
        }
        if (!wrong && before)
            if (const auto added = add(*before, fetched, ends); !added)
                wrong = added.error();
        before = std::move(*read);
        ++height;
    }
    if (above) {
        auto& asking = *above;
        const auto header = co_await asking;
        if (!wrong && before && header) {
            auto proving = proven(&*before, *header, only, tally);
            const auto right = co_await proving;
            if (!right)
                wrong = right.error();
        }
    }
    if (!wrong && before)
        if (const auto added = add(*before, fetched, ends); !added)
            wrong = added.error();
    if (wrong)
        co_return fail(*wrong);
    ends.appendRows(fetched.tables);
    seen.add(fetched.headers);
    fetched.bytes = tally->bytes;
    fetched.decodeMs += tally->decodeMs;
    fetched.endpoint = *endpoint;
    co_return fetched;
}

QCoro::Task<Expected<indexing::Fetched>> CosmosAdapter::fetch(indexing::FetchRequest request)
{
    const TaskScope::Guest guest(scope());
    const auto once = [this](indexing::FetchRequest attempt, qint64 avoid, qint64* endpoint) {
        return d->fetchOnce(std::move(attempt), avoid, endpoint);
    };
    auto fetching = engine::fetchElsewhere(pool(), d->size, std::move(request), once);
    co_return co_await fetching;
}

}  // namespace signalbox::cosmos
