// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QJsonObject>

#include "canopy/adapter_private.h"
#include "family/reading/block_errors.h"
#include "signalbox/literals.h"

namespace signalbox::canopy {

using rpc::ErrorClass;

namespace {

constexpr std::size_t rememberedEnds = 8;

}  // namespace

chain::BlockRef refOf(const Block& block)
{
    return {block.header.height, block.header.hash, block.header.parent, block.header.time / 1'000'000};
}

bool CanopyAdapter::Private::mayBulk(qint64 endpoint) const
{
    const auto known = hasBulk.find(endpoint);
    return config.bulk && (known == hasBulk.end() || known->second);
}

bool CanopyAdapter::Private::tipIsFresh(qint64 endpoint, Height needed) const
{
    const auto seen = tips.find(endpoint);
    return seen != tips.end() && seen->second.first >= needed &&
           rpc::Clock::now() - seen->second.second < std::chrono::seconds(1);
}

QCoro::Task<Asked<Height>> CanopyAdapter::Private::tip(qint64 only, qint64 avoid, std::shared_ptr<Tally> tally)
{
    auto asking = client.tip(only, avoid, tally);
    const auto height = co_await asking;
    if (height)
        tips[tally->endpoint] = {*height, rpc::Clock::now()};
    co_return height;
}

std::optional<CanopyAdapter::Private::End> CanopyAdapter::Private::endAt(Height height, bool whole) const
{
    for (const End& end : ends) {
        if (end.state->height == height && (!whole || !end.state->partial))
            return end;
    }
    return std::nullopt;
}

void CanopyAdapter::Private::remember(std::shared_ptr<const State> end, const Bytes32& block)
{
    if (end->partial) {
        auto small = std::make_shared<State>();
        small->height = end->height;
        small->partial = true;
        small->nonSigners = end->nonSigners;
        small->poolCount = end->poolCount;
        end = std::move(small);
    }
    ends.remove_if([&](const End& other) { return other.state->height == end->height; });
    ends.push_front({std::move(end), block});
    if (ends.size() > rememberedEnds)
        ends.pop_back();
}

/// An endpoint may start to serve another chain at any time, so every block is checked.
std::optional<Error> CanopyAdapter::Private::checkIdentity(const Block& block, qint64 endpoint)
{
    const quint64 chain = block.last ? block.last->chainId : config.chainId;
    const quint64 network = block.header.networkId;
    if (chain == config.chainId && (config.networkId == 0 || network == config.networkId))
        return std::nullopt;
    const QString seen = u"%1 of network %2"_s.arg(chain).arg(network);
    client.pool().foundWrongChain(endpoint, Message(seen));
    return engine::servesAnotherChain(seen);
}

QCoro::Task<Expected<indexing::Fetched>> CanopyAdapter::Private::fetchOnce(indexing::FetchRequest request, qint64 avoid,
                                                                           qint64* endpoint)
{
    const auto tally = std::make_shared<Tally>();
    const Interval range = request.range;
    const Height needed = range.hi + 1;
    *endpoint = 0;
    Height known = 0;
    const qint64 pinned = request.live && avoid == 0 ? client.pool().heads().endpoint() : 0;
    if (pinned != 0 && tipIsFresh(pinned, needed)) {
        *endpoint = pinned;
        known = tips[pinned].first;
    } else {
        auto asking = tip(pinned, avoid, tally);
        const auto height = co_await asking;
        if (!height)
            co_return fail(height.error().error);
        *endpoint = tally->endpoint;
        known = *height;
    }
    if (known < needed)
        co_return fail(missingBlock(range.hi).error);

    indexing::Fetched fetched;
    fetched.range = range;
    fetched.streams = request.streams;
    catalog::RowSet rows(tables());
    const auto end = endAt(range.lo, !mayBulk(*endpoint) || range.lo == config.from);
    auto before = end ? end->state : nullptr;
    std::shared_ptr<const State> last;
    for (Height height = range.lo; height <= range.hi; ++height) {
        QElapsedTimer clock;
        clock.start();
        auto reading = surroundings(height, known, before, *endpoint, tally);
        auto around = co_await reading;
        if (around && height == range.lo && end && around->block.header.parent != end->block) {
            // The network was reset, or its nodes have another branch: the kept states do not belong to this chain.
            ends.clear();
            before = nullptr;
            auto anew = surroundings(height, known, before, *endpoint, tally);
            around = co_await anew;
        }
        if (!around)
            co_return fail(around.error().error);
        if (auto wrong = checkIdentity(around->block, *endpoint))
            co_return fail(*wrong);
        const chain::BlockRef ref = refOf(around->block);
        if (!fetched.headers.empty() && ref.parent != fetched.headers.back().hash)
            co_return fail(engine::doesNotFollow(height));
        fetched.headers.push_back(ref);

        BlockInput input;
        input.chainId = config.chainId;
        input.block = &around->block;
        input.before = around->before.get();
        input.after = around->after.get();
        input.fold = around->fold;
        input.allValidators = around->hasAllValidators ? &around->allValidators : nullptr;
        input.evidence = &around->evidence;
        QElapsedTimer making;
        making.start();
        makeBlockRows(input, rows);
        if (!rows.fault().isEmpty())
            co_return fail(engine::notStorable(height, rows.fault()));
        const double rowsMs = static_cast<double>(making.nsecsElapsed()) / 1e6;
        fetched.decodeMs += rowsMs;
        const auto rounded = [](double ms) { return std::round(ms * 1'000) / 1'000; };
        const QJsonObject detail{{u"fetch_block_ms"_s, rounded(around->fetchBlockMs)},
                                 {u"fetch_state_ms"_s, rounded(around->fetchStateMs)},
                                 {u"data_indexing"_s, rounded(rowsMs)}};
        fetched.work.push_back({height, around->block.header.time, static_cast<double>(clock.nsecsElapsed()) / 1e6,
                                QJsonDocument(detail).toJson(QJsonDocument::Compact)});
        before = last = std::move(around->after);
    }
    // A request above the tip would have been answered with the tip, without an error.
    auto asking = tip(*endpoint, 0, tally);
    const auto still = co_await asking;
    if (!still)
        co_return fail(still.error().error);
    if (*still < needed)
        co_return fail(engine::inconsistent(
            Message(QT_TRANSLATE_NOOP("Engine", "the head of an endpoint went back to block %1")).arg(*still - 1)));
    remember(std::move(last), fetched.headers.back().hash);
    fetched.tables = std::move(rows);
    fetched.bytes = tally->bytes;
    fetched.decodeMs += tally->decodeMs;
    fetched.endpoint = *endpoint;
    co_return fetched;
}

QCoro::Task<Expected<indexing::Fetched>> CanopyAdapter::fetch(indexing::FetchRequest request)
{
    const TaskScope::Guest guest(pool().scope());
    const auto once = [this](indexing::FetchRequest attempt, qint64 avoid, qint64* endpoint) {
        return d->fetchOnce(std::move(attempt), avoid, endpoint);
    };
    auto fetching = engine::fetchElsewhere(pool(), d->size, std::move(request), once);
    co_return co_await fetching;
}

}  // namespace signalbox::canopy
