// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/evm_adapter.h"

#include "evm/adapter_private.h"
#include "rpc/json_rpc.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t mostUncheckedTold = 200;  // ranges in every stored status

}  // namespace

EvmAdapter::Private::Private(EvmAdapter& owner, EvmAdapterConfig given, std::shared_ptr<rpc::RateRegistry> rates)
    : q(owner), config(std::move(given)), pool(config.chainId, std::move(rates)), events(config.chainId)
{
    if (const auto genesis = hex::hash(config.genesisHash))
        pool.expectBlock(0, *genesis);
    pool.setEndpoints(config.endpoints);
    pool.watchHealth(config.blockSeconds);
    subscribe();
}

void EvmAdapter::Private::subscribe()
{
    // For every HTTP endpoint also its provider's WebSocket, unless the operator added that one as an endpoint.
    std::vector<rpc::EndpointSettings> wanted;
    for (const auto& endpoint : config.endpoints)
        if (endpoint.enabled && endpoint.webSocket)
            wanted.push_back(endpoint);
    const std::size_t named = wanted.size();
    for (const auto& endpoint : config.endpoints) {
        if (!endpoint.enabled || endpoint.webSocket || !endpoint.asksBeside)
            continue;
        auto beside = rpc::webSocketBeside(endpoint);
        const auto begin = wanted.begin(), end = begin + static_cast<std::ptrdiff_t>(named);
        if (std::none_of(begin, end, [&](const auto& other) { return other.url == beside.url; }))
            wanted.push_back(std::move(beside));
    }
    const auto serves = [](const auto& subscription, const rpc::EndpointSettings& endpoint) {
        return subscription->settings().id == endpoint.id && rpc::sameConnection(subscription->settings(), endpoint);
    };
    std::erase_if(subscriptions, [&](const auto& subscription) {
        return std::none_of(wanted.begin(), wanted.end(),
                            [&](const auto& endpoint) { return serves(subscription, endpoint); });
    });
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (std::any_of(subscriptions.begin(), subscriptions.end(),
                        [&](const auto& subscription) { return serves(subscription, wanted[i]); }))
            continue;
        const int silence = std::max(30'000, static_cast<int>(3'000 * config.blockSeconds.value_or(0)));
        auto subscription = std::make_unique<rpc::WsSubscription>(wanted[i], config.chainId, silence);
        if (i >= named)
            subscription->setMayBeMissing();
        subscription->onHead = [this](Height) {
            if (q.onNewHead)
                q.onNewHead();
        };
        subscriptions.push_back(std::move(subscription));
    }
}

void EvmAdapter::Private::showWebSocket(EndpointSnapshot& endpoint, const rpc::WsSubscription& subscription) const
{
    const bool own = endpoint.kind == "ws"_L1;
    const bool broken = !subscription.lastError().isEmpty();
    if (subscription.isSubscribed())
        endpoint.webSocket = true;
    else if (broken)
        endpoint.webSocket = false;
    if (own)
        endpoint.state = !endpoint.enabled             ? EndpointState::Disabled
                         : subscription.isSubscribed() ? EndpointState::Ok
                         : broken                      ? EndpointState::Down
                                                       : EndpointState::Untested;
    // For an HTTP endpoint, its loss counts only if it worked before, and as the lesser failure.
    if (broken && (own || (subscription.wasOffered() && !endpoint.trouble)))
        endpoint.trouble = Trouble{
            Error::make(ErrorKind::Unavailable, "WEBSOCKET_LOST",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "The WebSocket connection was lost (%1). Signalbox polls for new "
                                                  "blocks until it is reconnected."))
                            .arg(subscription.lastError())),
            subscription.lostSince(), QDateTime::currentDateTimeUtc(), subscription.attempts(), subscription.nextTry()};
}

Height EvmAdapter::Private::finalizedHeight() const
{
    if (finalized)
        return finalized->number;
    return newest ? newest->number - config.finalizedDepth : -1;
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

void EvmAdapter::abort()
{
    d->pool.cancel();
}

void EvmAdapter::setRetracted(const std::vector<QString>& eventIds)
{
    d->events.setRetracted({eventIds.begin(), eventIds.end()});
}

void EvmAdapter::reconfigure(EvmAdapterConfig config)
{
    d->config = std::move(config);
    d->pool.setEndpoints(d->config.endpoints);
    d->subscribe();
}

QCoro::Task<std::optional<Error>> EvmAdapter::Private::refreshFinalized(qint64 endpoint)
{
    const auto* known = pool.entry(endpoint);
    if (!known || known->finalizedTag == false)
        co_return std::nullopt;
    std::optional<Header> header;
    rpc::Call call;
    call.method = "eth_getBlockByNumber";
    call.body = rpc::requestBody("eth_getBlockByNumber", "[\"finalized\",false]");
    call.only = endpoint;
    call.read = [&](const rpc::AnswerBuffer& answer) {
        header.reset();
        return headerReader.readOne(answer, header);
    };
    auto asking = pool.call(call);
    const rpc::Outcome outcome = co_await asking;
    auto* entry = pool.entry(endpoint);
    if (outcome && header) {
        // It may lag on another backend; final blocks stay final.
        if (!finalized || header->ref.number >= finalized->number)
            finalized = header->ref;
        if (entry)
            entry->finalizedTag = true;
        finalizedAt = rpc::Clock::now();
        co_return std::nullopt;
    }
    if (outcome) {  // null: a young chain has none yet
        finalizedAt = rpc::Clock::now();
        co_return std::nullopt;
    }
    const rpc::Refusal& refusal = outcome.error();
    if (refusal.is(rpc::ErrorClass::Tag) || refusal.is(rpc::ErrorClass::FatalParams) ||
        refusal.is(rpc::ErrorClass::Unsupported)) {
        if (entry)
            entry->finalizedTag = false;
        co_return std::nullopt;
    }
    if (refusal.is(rpc::ErrorClass::NotYet)) {
        finalizedAt = rpc::Clock::now();
        co_return std::nullopt;
    }
    co_return refusal.error;
}

QCoro::Task<Expected<indexing::Head>> EvmAdapter::head()
{
    const TaskScope::Guest guest(d->pool.scope());
    std::optional<Error> last;
    bool refused = false;
    for (int attempt = 0; attempt < 3; ++attempt) {
        const qint64 pinned = d->pool.heads().endpoint();
        qint64 endpoint = 0;
        const auto asked = d->pool.heads().ask();
        auto asking = d->block("latest", pinned, &endpoint);
        auto latest = co_await asking;
        if (!latest || !*latest) {
            last = latest
                       ? Error::make(ErrorKind::Retryable, "RPC_NOT_YET",
                                     Message(QT_TRANSLATE_NOOP(
                                         "Engine", "The endpoint has no newest block yet. The request is repeated.")))
                       : latest.error();
            if (last->kind == ErrorKind::Cancelled || !d->pool.endpoints().hasOther(pinned))
                break;
            d->pool.heads().leave();
            continue;
        }
        const Header header = std::move(**latest);
        std::vector<Header> one{header};
        auto agreeing = d->agreesWithRecent(one, endpoint);
        if (const bool agrees = co_await agreeing; !agrees) {
            last = Error::make(
                ErrorKind::Retryable, "WRONG_CHAIN",
                Message(QT_TRANSLATE_NOOP(
                    "Engine", "An endpoint now serves another chain. Signalbox continues with the others.")));
            continue;
        }
        auto judging = d->judgeHead(header.ref, endpoint);
        if (const auto counts = co_await judging; !counts) {
            refused = refused || counts.error().code == "HEAD_REFUSED"_L1;
            last = counts.error();
            if (last->kind == ErrorKind::Cancelled)
                break;
            continue;
        }
        d->pool.heads().seen(endpoint, header.ref.number, asked);
        const bool corrects = d->takeBack(header.ref, refused || (d->unconfirmed && d->lowerHeads >= 3));
        if (rpc::Clock::now() - d->finalizedAt > 10s) {
            auto refreshing = d->refreshFinalized(endpoint);
            co_await refreshing;  // information that is missing now is available next time
        }
        // Behind a load balancer the newest block may decrease and increase again. Only a head that stays lower is
        // accepted; parent hashes alone decide whether blocks were undone.
        const bool lower = d->newest && header.ref.number < d->newest->number;
        if (lower && !corrects && ++d->lowerHeads <= 3 &&
            d->newestAt.msecsTo(QDateTime::currentDateTimeUtc()) < 15'000) {
            co_return indexing::Head{*d->newest, d->finalized, endpoint};
        }
        for (const auto& subscription : d->subscriptions)
            subscription->headSeen(header.ref.number);
        d->lowerHeads = 0;
        d->newest = header.ref;
        d->newestAt = QDateTime::currentDateTimeUtc();
        co_return indexing::Head{header.ref, d->finalized, endpoint, corrects};
    }
    co_return fail(*last);
}

void EvmAdapter::undone(Height ancestor)
{
    d->recent.removeAbove(ancestor);
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
        auto asking = d->fetchHeaders(numbers, endpoint);
        auto fetched = co_await asking;
        problem = fetched ? d->checkHeaders(*fetched) : std::optional(fetched.error());
        if (!problem) {
            auto agreeing = d->agreesWithRecent(fetched->headers, endpoint);
            if (const bool agrees = co_await agreeing; !agrees)
                problem = inconsistent(Message(QT_TRANSLATE_NOOP("Engine", "an endpoint serves another chain")));
        }
        if (!problem) {
            if (range.hi > d->finalizedHeight())
                d->remember(fetched->headers);
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
        return d->provenBlocksPerRange();
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
    // Three keep a node and two cores busy; for a distant endpoint, where time is spent waiting, more help.
    const int usable = std::max(1, d->pool.endpoints().usableCount());
    int wanted = d->pool.endpoints().medianLatency() > 60 ? 6 * usable : 3 * usable;
    if (const double calls = d->pool.endpoints().callsPerSecond(); calls > 0 && calls < 50)
        wanted = std::min(wanted, 2);  // more would only wait for the rate
    return std::clamp(wanted, 1, std::max(1, std::min(12, d->pool.endpoints().slots())));
}

bool EvmAdapter::waitingForRate() const
{
    return d->pool.waitingForRate();
}
QDateTime EvmAdapter::nextTry() const
{
    return d->pool.endpoints().nextTryAt();
}

void EvmAdapter::tryNow()
{
    d->pool.tryNow();
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
        const auto settings = std::find_if(d->config.endpoints.begin(), d->config.endpoints.end(),
                                           [&](const auto& one) { return one.id == endpoint.id && one.enabled; });
        if (settings == d->config.endpoints.end())
            continue;
        if (!settings->webSocket && !settings->asksBeside)
            endpoint.webSocket = false;
        const QUrl url = rpc::webSocketBeside(*settings).url;
        for (const auto& subscription : d->subscriptions)
            if (subscription->settings().url == url)
                d->showWebSocket(endpoint, *subscription);
    }
    return all;
}

std::optional<LogChecks> EvmAdapter::checks() const
{
    const bool doubts = d->config.fullHeaders && d->config.bloom != ChainBloom::None;
    if (!doubts && d->toRecheck.empty())
        return {};
    chain::IntervalSet unchecked;
    for (const ToldRanges::Told& told : d->toRecheck)
        unchecked.add(told.range);
    return LogChecks{d->doubts.samplingShare(), d->doubts.asked(), d->doubts.undecided(),
                     d->doubts.shortBlocks(),   unchecked.count(), unchecked.coarsened(mostUncheckedTold).intervals()};
}

std::vector<indexing::Adapter::Unchecked> EvmAdapter::unchecked() const
{
    std::map<chain::Streams, Intervals> ranges;
    for (const ToldRanges::Told& told : d->toRecheck)
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
    return d->pool.endpoints().limitWords();
}

}  // namespace signalbox::evm
