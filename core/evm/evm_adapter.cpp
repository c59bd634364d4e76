// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/evm_adapter.h"

#include "evm/adapter_private.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

namespace {

constexpr std::size_t mostUncheckedTold = 200;  // ranges in every stored status

}  // namespace

EvmAdapter::Private::Private(EvmAdapter& owner, EvmAdapterConfig given, std::shared_ptr<rpc::RateRegistry> rates)
    : q(owner),
      config(std::move(given)),
      pool(config.chainId, std::move(rates)),
      rechecker(
          pool, doubts, trust,
          [this](Interval range, LogFilter filter) { return logsByHash(range, std::move(filter)); },
          [this](const Intervals& found, const chain::Streams& streams) {
              if (q.onShort)
                  q.onShort(found, streams);
          })
{
    if (const auto genesis = hex::hash(config.genesisHash))
        pool.expectBlock(0, *genesis);
    pool.setEndpoints(config.endpoints);
    pool.watchHealth(config.blockSeconds);
    subscriptions.update();
}

EvmAdapter::EvmAdapter(EvmAdapterConfig config, std::shared_ptr<rpc::RateRegistry> rates)
    : d(std::make_unique<Private>(*this, std::move(config), std::move(rates)))
{
}

EvmAdapter::~EvmAdapter()
{
    d->pool.cancel();
    d->pool.scope().drain();
}

rpc::EndpointPool& EvmAdapter::pool() const
{
    return d->pool;
}

void EvmAdapter::setRetracted(const std::vector<QString>& eventIds)
{
    d->rows.setRetracted({eventIds.begin(), eventIds.end()});
}

void EvmAdapter::reconfigure(EvmAdapterConfig config)
{
    d->config = std::move(config);
    d->pool.setEndpoints(d->config.endpoints);
    d->subscriptions.update();
}

QCoro::Task<Expected<indexing::Head>> EvmAdapter::head()
{
    const TaskScope::Guest guest(d->pool.scope());
    auto judging = d->heads.head();
    co_return co_await judging;
}

void EvmAdapter::undone(Height ancestor)
{
    d->heads.undone(ancestor);
}

QCoro::Task<Expected<std::vector<chain::BlockRef>>> EvmAdapter::headers(Interval range)
{
    const TaskScope::Guest guest(d->pool.scope());
    std::vector<chain::BlockRef> refs;
    if (range.isEmpty())
        co_return refs;
    std::vector<Height> numbers;
    for (Height height = range.lo; height <= range.hi; ++height)
        numbers.push_back(height);
    std::optional<Error> problem;
    for (int attempt = 0; attempt < 3; ++attempt) {
        const qint64 endpoint = d->pool.heads().endpoint();
        auto asking = d->headers.fetch(numbers, endpoint);
        auto fetched = co_await asking;
        problem = fetched ? d->headers.check(*fetched) : std::optional(fetched.error());
        if (!problem) {
            auto agreeing = d->heads.agreesWithRecent(fetched->headers, endpoint);
            if (const bool agrees = co_await agreeing; !agrees)
                problem = inconsistent(Message(QT_TRANSLATE_NOOP("Engine", "an endpoint serves another chain")));
        }
        if (!problem) {
            if (range.hi > d->heads.finalizedHeight())
                d->heads.remember(fetched->headers);
            for (const Header& header : fetched->headers)
                refs.push_back(header.ref);
            co_return refs;
        }
        if (problem->kind == ErrorKind::Cancelled)
            break;
        d->pool.heads().leave();
    }
    co_return fail(*problem);
}

qint64 EvmAdapter::suggestedBlocks() const
{
    if (d->config.proven)
        return d->proven.blocksPerRange();
    // If every header is wanted, the header batches limit the speed where logs are rare.
    const qint64 most = d->config.fullHeaders ? 500 : 10'000;
    qint64 maxLogs = 0;
    for (const EndpointSnapshot& endpoint : d->pool.endpoints().snapshots()) {
        if (endpoint.maxLogs > 0)
            maxLogs = maxLogs == 0 ? endpoint.maxLogs : std::min(maxLogs, endpoint.maxLogs);
    }
    const qint64 size = d->sizer.next(d->pool.endpoints().widestRange(), maxLogs, most);
    // If every header costs a call of a small rate, a range is limited to twenty seconds, after which its blocks are
    // stored.
    const double calls = d->config.fullHeaders ? d->pool.endpoints().callsPerSecond() : 0;
    return calls > 0 ? std::min(size, std::max<qint64>(8, static_cast<qint64>(20 * calls))) : size;
}

int EvmAdapter::suggestedInFlight() const
{
    // Three keep a node and two cores busy.
    const int wanted = inFlight(3, 12);
    const double calls = d->pool.endpoints().callsPerSecond();
    return calls > 0 && calls < 50 ? std::min(wanted, 2) : wanted;  // more would only wait for the rate
}

std::vector<EndpointSnapshot> EvmAdapter::endpoints() const
{
    auto all = d->pool.endpoints().snapshots();
    for (EndpointSnapshot& endpoint : all) {
        if (endpoint.kind != "ws"_L1) {
            endpoint.blocksPerRequest = suggestedBlocks();
            if (endpoint.maxBlocks > 0)
                endpoint.blocksPerRequest = std::min(endpoint.blocksPerRequest, endpoint.maxBlocks);
        }
        d->subscriptions.show(endpoint);
    }
    return all;
}

std::optional<LogChecks> EvmAdapter::checks() const
{
    const bool doubts = d->config.fullHeaders && d->config.bloom != ChainBloom::None;
    if (!doubts && d->rechecker.unchecked().empty())
        return {};
    chain::IntervalSet unchecked;
    for (const ToldRanges::Told& told : d->rechecker.unchecked())
        unchecked.add(told.range);
    return LogChecks{d->doubts.samplingShare(), d->doubts.asked(), d->doubts.undecided(),
                     d->doubts.shortBlocks(),   unchecked.count(), unchecked.coarsened(mostUncheckedTold).intervals()};
}

std::vector<indexing::Adapter::Unchecked> EvmAdapter::unchecked() const
{
    std::map<chain::Streams, Intervals> ranges;
    for (const ToldRanges::Told& told : d->rechecker.unchecked())
        ranges[told.streams].push_back(told.range);
    std::vector<Unchecked> all;
    for (const auto& [streams, blocks] : ranges)
        all.push_back({chain::IntervalSet(blocks), streams});
    return all;
}

Message EvmAdapter::limitDetail() const
{
    if (const Message words = d->pool.endpoints().limitWords(); !words.isEmpty() && d->pool.waitingForRate())
        return words;
    const qint64 cap = d->pool.endpoints().widestRange();
    if (cap > 0 && suggestedBlocks() >= cap)
        return Message::counted(
            "the highest limit of an endpoint is %Ln block per request",
            QT_TRANSLATE_N_NOOP("Engine", "the highest limit of an endpoint is %Ln blocks per request"), cap);
    return PoolAdapter::limitDetail();
}

}  // namespace signalbox::evm
