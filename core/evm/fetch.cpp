#include "evm/adapter_private.h"
#include "evm/erc8004_layouts.h"
#include "evm/topics.h"
#include "support/log.h"

namespace signalbox::evm {

namespace {

std::vector<Height> heights(Interval range)
{
    std::vector<Height> all;
    all.reserve(static_cast<std::size_t>(range.count()));
    for (Height height = range.lo; height <= range.hi; ++height)
        all.push_back(height);
    return all;
}

constexpr int attempts = 3;
constexpr qint64 byHashUpTo =
    4;  // blocks near the head that are read one by one, the only form that no reorg can mix up

}  // namespace

Interval EvmAdapter::Private::suspects(const FetchedHeaders& headers, const FetchedLogs& logs, const LogFilter& filter,
                                       Interval range)
{
    const BloomProbe probe(filter);
    Interval found;
    double expected = 0;
    int count = 0;
    bool strong = false;
    auto block = logs.decoded.blocks.begin();
    for (const Header& header : headers.headers) {
        while (block != logs.decoded.blocks.end() && block->number < header.ref.number)
            ++block;
        if (!header.hasBloom || !range.contains(header.ref.number))
            continue;
        const bool yes = probe.mayContain(header.bloom);
        if (block != logs.decoded.blocks.end() && block->number == header.ref.number) {
            if (!yes)
                blooms.sawLie();
            continue;
        }
        const double chance = probe.falseYes(header.bloom);
        expected += chance;
        if (!yes)
            continue;
        ++count;
        strong = strong || chance < 0.01;
        if (found.isEmpty())
            found.lo = header.ref.number;
        found.hi = header.ref.number;
    }
    if (!blooms.usable() || count == 0 || (!strong && count <= 3 * expected + 3))
        return {};
    return found;
}

/// One line of the log for each topic that is no registry event.
void EvmAdapter::Private::noteUnknown(const RegistryLog& log) const
{
    const Bytes32 topic = log.topics.empty() ? Bytes32{} : log.topics[0];
    const auto seen = events.unknownTopics().find(topic);
    if (seen == events.unknownTopics().end() || seen->second != 1)
        return;
    static const Bytes32 upgraded = word("bc7cd75a20ee27fd9adebab32041f755214dbc6bffa90cc0225b39da2e5c2d3b");
    if (topic == upgraded)
        qCWarning(logRpc).noquote() << "A" << name(log.kind) << "registry was upgraded at block" << log.block
                                    << "- its events may have a new layout from there on.";
    else if (!isProxyTopic(topic))
        qCWarning(logRpc).noquote() << "A" << name(log.kind) << "registry emitted an event of no known layout at block"
                                    << log.block << "with topic" << hex::text(topic) << "- such events are not stored.";
}

Expected<sync::Fetched> EvmAdapter::Private::assemble(const sync::FetchRequest& request, FetchedLogs logs,
                                                      FetchedHeaders headers)
{
    sync::Fetched out;
    out.range = request.range;
    out.streams = request.streams;
    out.bytes = logs.bytes + headers.bytes;
    out.decodeMs = logs.decodeMs + headers.decodeMs;
    out.endpoint = logs.endpoint != 0 ? logs.endpoint : headers.endpoint;
    if (const auto problem = checkHeaders(headers))
        return fail(*problem);
    for (const LogBlock& block : logs.decoded.blocks) {
        const Header* header = headers.find(block.number);
        if (!header)
            return fail(inconsistent(QStringLiteral("block %1 has logs and no header").arg(block.number)));
        if (header->ref.hash != block.hash)
            return fail(inconsistent(
                QStringLiteral("the logs of block %1 are of another block than its header").arg(block.number)));
    }
    for (const RegistryLog& log : logs.decoded.registry) {
        if (events.append(log, headers.find(log.block)->ref.timestamp, out.events) == Erc8004Decoder::Result::Skipped)
            noteUnknown(log);
    }
    out.headers.reserve(headers.headers.size());
    for (const Header& header : headers.headers)
        out.headers.push_back(header.ref);
    out.transfers = std::move(logs.decoded.transfers);
    out.quarantined = std::move(logs.decoded.quarantined);
    return out;
}

QCoro::Task<Expected<sync::Fetched>> EvmAdapter::Private::fetchOnce(sync::FetchRequest request, LogFilter filter,
                                                                    qint64 only, qint64 avoid)
{
    const Interval range = request.range;
    const bool wantsHeaders =
        std::find(request.streams.begin(), request.streams.end(), QStringLiteral("headers")) != request.streams.end();
    const bool allHeaders = request.live || range.hi > finalizedHeight() || (config.fullHeaders && wantsHeaders);
    std::vector<Height> numbers = allHeaders           ? heights(range)
                                  : range.count() == 1 ? std::vector<Height>{range.lo}
                                                       : std::vector<Height>{range.lo, range.hi};
    FetchedLogs logs;
    std::optional<QCoro::Task<Expected<FetchedLogs>>> logsTask;
    if (!filter.isEmpty())
        logsTask.emplace(fetchLogs(range, filter, only, avoid));
    auto headersTask = fetchHeaders(numbers, only);
    if (logsTask) {
        auto& task = *logsTask;
        auto fetched = co_await task;
        if (fetched)
            logs = std::move(*fetched);
        else {
            co_await headersTask;
            co_return fail(fetched.error());
        }
    }
    auto fetchedHeaders = co_await headersTask;
    if (!fetchedHeaders)
        co_return fail(fetchedHeaders.error());
    FetchedHeaders headers = std::move(*fetchedHeaders);

    std::vector<Height> missing;
    for (const LogBlock& block : logs.decoded.blocks) {
        if (!headers.find(block.number))
            missing.push_back(block.number);
    }
    // A log that cannot be read still has a block: its header is stored beside the quarantine.
    if (!missing.empty()) {
        auto more = fetchHeaders(missing, only);
        auto rest = co_await more;
        if (!rest)
            co_return fail(rest.error());
        headers.bytes += rest->bytes;
        headers.decodeMs += rest->decodeMs;
        std::move(rest->headers.begin(), rest->headers.end(), std::back_inserter(headers.headers));
        std::sort(headers.headers.begin(), headers.headers.end(),
                  [](const Header& a, const Header& b) { return a.ref.number < b.ref.number; });
    }

    if (!filter.isEmpty()) {
        const Interval doubtful = suspects(headers, logs, filter, range);
        if (!doubtful.isEmpty() && blooms.worthAskingAgain()) {
            auto again = fetchLogs(doubtful, filter, only, logs.endpoint);
            auto second = co_await again;
            if (!second)
                co_return fail(second.error());
            qint64 before = 0;
            for (const LogBlock& block : logs.decoded.blocks)
                before += doubtful.contains(block.number) ? block.logs : 0;
            bool more = second->decoded.logs > before;
            if (!more && before == 0) {
                // Two answers without a log where the blooms announce some: an answer of another kind decides.
                auto confirming = anyLogs(headers, doubtful, filter);
                more = co_await confirming;
            }
            blooms.askedAgain(more);
            if (more) {
                pool.distrust(logs.endpoint, QStringLiteral("logs that the blocks' blooms announce were missing"));
                co_return fail(inconsistent(
                    QStringLiteral("logs were missing from blocks %1 to %2").arg(doubtful.lo).arg(doubtful.hi)));
            }
        }
    }
    if (range.hi > finalizedHeight()) {
        auto agreeing = agreesWithRecent(headers.headers, headers.endpoint);
        if (const bool agrees = co_await agreeing; !agrees)
            co_return fail(inconsistent(QStringLiteral("an endpoint serves another chain")));
        remember(headers.headers);
    }
    if (!filter.isEmpty())
        sizer.answered(range.count(), logs.decoded.logs, logs.bytes);
    co_return assemble(request, std::move(logs), std::move(headers));
}

/// Whether a block of the stretch holds logs after all, by its receipts or by its hash.
QCoro::Task<bool> EvmAdapter::Private::anyLogs(FetchedHeaders headers, Interval stretch, LogFilter filter)
{
    const BloomProbe probe(filter);
    int looks = 0;
    for (const Header& header : headers.headers) {
        if (!stretch.contains(header.ref.number) || !header.hasBloom || !probe.mayContain(header.bloom))
            continue;
        auto reading = receipts(header, filter, 0);
        auto logs = co_await reading;
        if (!logs) {
            auto asking = getLogs({header.ref.number, header.ref.number}, header.ref.hash, filter, 0, 0);
            logs = co_await asking;
        }
        if (logs && logs->decoded.logs > 0)
            co_return true;
        if (++looks == 4)
            break;
    }
    co_return false;
}

QCoro::Task<Expected<FetchedLogs>> EvmAdapter::Private::liveLogs(Header header, LogFilter filter, qint64 endpoint)
{
    const Interval one{header.ref.number, header.ref.number};
    const BloomProbe probe(filter);
    const bool mayContain = !header.hasBloom || probe.mayContain(header.bloom);
    if (!mayContain && blooms.maySkip())
        co_return FetchedLogs{};
    FetchedLogs all;
    for (int look = 0; look < 2; ++look) {
        FetchedLogs seen;
        for (const LogFilter& part : filter.requests(maxAddresses)) {
            auto asking = getLogs(one, header.ref.hash, part, look == 0 || !pool.hasOther(endpoint) ? endpoint : 0,
                                  look == 0 ? 0 : endpoint);
            auto logs = co_await asking;
            if (logs) {
                add(seen, std::move(*logs));
                continue;
            }
            const auto& refusal = logs.error();
            if (!refusal.is(rpc::ErrorClass::TooLarge) && !refusal.is(rpc::ErrorClass::RangeHint) &&
                !refusal.is(rpc::ErrorClass::FatalParams))
                co_return fail(refusal.error);
            auto heavy = oneHeavyBlock(header.ref.number, part, endpoint);
            auto block = co_await heavy;
            if (!block)
                co_return fail(block.error());
            add(seen, std::move(*block));
        }
        if (!mayContain && seen.decoded.logs > 0)
            blooms.sawLie();
        if (look > 0)
            blooms.askedAgain(seen.decoded.logs > 0);
        all = std::move(seen);
        if (all.decoded.logs > 0 || !mayContain || !header.hasBloom || !blooms.worthAskingAgain())
            break;
    }
    co_return all;
}

/// Near the head: one endpoint only, header first, then the logs of that very block.
QCoro::Task<Expected<sync::Fetched>> EvmAdapter::Private::fetchLive(sync::FetchRequest request, LogFilter filter)
{
    const qint64 endpoint = pool.headEndpoint();
    if (endpoint == 0)
        co_return fail(ErrorKind::Unavailable, "NO_ENDPOINT",
                       QStringLiteral("No endpoint of this chain can be asked now. Signalbox tries again by itself."));
    auto asking = fetchHeaders(heights(request.range), endpoint);
    auto headers = co_await asking;
    if (!headers)
        co_return fail(headers.error());
    if (const auto problem = checkHeaders(*headers))
        co_return fail(*problem);
    auto agreeing = agreesWithRecent(headers->headers, endpoint);
    if (const bool agrees = co_await agreeing; !agrees)
        co_return fail(inconsistent(QStringLiteral("an endpoint serves another chain")));
    FetchedLogs logs;
    if (!filter.isEmpty()) {
        for (const Header& header : headers->headers) {
            auto reading = liveLogs(header, filter, endpoint);
            auto part = co_await reading;
            if (!part)
                co_return fail(part.error());
            add(logs, std::move(*part));
        }
        if (!logs.decoded.settle())
            co_return fail(inconsistent(QStringLiteral("two logs at one place")));
    }
    remember(headers->headers);
    co_return assemble(request, std::move(logs), std::move(*headers));
}

QCoro::Task<Expected<sync::Fetched>> EvmAdapter::fetch(sync::FetchRequest request)
{
    const TaskScope::Guest guest(d->pool.scope());
    if (request.range.isEmpty())
        co_return fail(ErrorKind::Internal, "EMPTY_RANGE", QStringLiteral("A fetch of no blocks was asked for."));
    auto filter = LogFilter::forStreams(request.streams, d->config.registries);
    if (!filter)
        co_return fail(filter.error());
    Error last;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const qint64 head = d->pool.headEndpoint();
        const bool byBlock = request.live && request.range.count() <= byHashUpTo;
        const qint64 only = request.live || attempt > 0 ? head : 0;
        auto task = request.confirm ? d->fetchConfirmed(request, *filter)
                    : byBlock       ? d->fetchLive(request, *filter)
                                    : d->fetchOnce(request, *filter, only, 0);
        auto fetched = co_await task;
        if (fetched)
            co_return fetched;
        last = fetched.error();
        const bool mixedUp = last.code == QLatin1String("INCONSISTENT_ANSWERS") ||
                             last.code == QLatin1String("RPC_INCONSISTENT") ||
                             last.code == QLatin1String("WRONG_CHAIN");
        if (!mixedUp && !(only != 0 && (last.kind == ErrorKind::Retryable || last.kind == ErrorKind::Unavailable) &&
                          d->pool.hasOther(only)))
            break;
        if (attempt > 0 || request.live)
            d->pool.leaveHeadEndpoint();
    }
    if (last.code == QLatin1String("WRONG_CHAIN"))
        last.kind = ErrorKind::Retryable;
    co_return fail(last);
}

}  // namespace signalbox::evm
