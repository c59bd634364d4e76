// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRandomGenerator>

#include "evm/adapter_private.h"
#include "evm/data/evm_catalog.h"
#include "evm/erc8004/erc8004_layouts.h"
#include "evm/topics.h"
#include "signalbox/literals.h"
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

/// Blooms that are at most a quarter full are stored: fuller ones give too little evidence.
constexpr double storedUpTo = 0.25 * 0.25 * 0.25;
/// For ranges this short all headers are fetched, stored ones too.
constexpr qint64 fewBlocks = 16;
constexpr int attempts = 4;
/// This near the head, a lagging backend or a reorg between two answers loses logs of ranges: blocks are read by hash.
constexpr Height newestBlocks = 64;
/// More unfinalized blocks than this are read by range; their headers are read again after the logs.
constexpr qint64 mostByHash = 256;

/// The headers of a stream that is added later are not fetched again: their stored blooms are used.
FetchedHeaders withStored(const FetchedHeaders& headers, const std::vector<chain::BlockBloom>& blooms)
{
    FetchedHeaders all = headers;
    for (const chain::BlockBloom& stored : blooms) {
        if (headers.find(stored.number))
            continue;
        Header header;
        header.ref.number = stored.number;
        header.ref.hash = stored.hash;
        header.bloom = stored.bloom;
        header.hasBloom = true;
        all.headers.push_back(std::move(header));
    }
    std::sort(all.headers.begin(), all.headers.end(),
              [](const Header& a, const Header& b) { return a.ref.number < b.ref.number; });
    return all;
}

}  // namespace

/// One log line for each topic that is not a registry event.
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

Expected<indexing::Fetched> EvmAdapter::Private::assemble(const indexing::FetchRequest& request, FetchedLogs logs,
                                                          FetchedHeaders headers)
{
    indexing::Fetched out;
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
            return fail(inconsistent(
                Message(QT_TRANSLATE_NOOP("Engine", "block %1 has logs and no header")).arg(block.number)));
        if (header->ref.hash != block.hash)
            return fail(inconsistent(
                Message(QT_TRANSLATE_NOOP("Engine", "the logs of block %1 are of another block than its header"))
                    .arg(block.number)));
    }
    CopyBuffer registryRows;
    for (const RegistryLog& log : logs.decoded.registry) {
        if (events.append(log, headers.find(log.block)->ref.timestamp, registryRows) == Erc8004Decoder::Result::Skipped)
            noteUnknown(log);
    }
    out.headers.reserve(headers.headers.size());
    for (const Header& header : headers.headers)
        out.headers.push_back(header.ref);
    const bool wantsHeaders = chain::contains(request.streams, u"headers");
    if (config.fullHeaders && wantsHeaders && config.bloom != ChainBloom::None)
        for (const Header& header : headers.headers)
            if (header.hasBloom && falseYes(header.bloom) <= storedUpTo)
                out.blooms.push_back({header.ref.number, header.ref.hash, header.bloom});
    out.tables = catalog::RowSet(evmCatalog());
    out.tables.of(transfersEntity).appendRows(std::move(logs.decoded.transfers));
    out.tables.of(eventsEntity).appendRows(std::move(registryRows));
    out.quarantined = std::move(logs.decoded.quarantined);
    return out;
}

/// A stream that is added later has no blooms of crowded blocks: from time to time one header is fetched.
std::optional<Height> EvmAdapter::Private::sampleUnstored(Interval range, const std::vector<chain::BlockBloom>& stored)
{
    if (config.bloom == ChainBloom::None || range.count() <= 2)
        return std::nullopt;
    std::vector<Height> unknown;
    auto known = stored.begin();
    for (Height height = range.lo + 1; height < range.hi; ++height) {
        while (known != stored.end() && known->number < height)
            ++known;
        if (known == stored.end() || known->number != height)
            unknown.push_back(height);
    }
    if (unknown.empty() || !doubts.maySample(static_cast<qint64>(unknown.size())))
        return std::nullopt;
    return unknown[QRandomGenerator::global()->bounded(static_cast<quint32>(unknown.size()))];
}

QCoro::Task<Expected<indexing::Fetched>> EvmAdapter::Private::fetchOnce(indexing::FetchRequest request,
                                                                        LogFilter filter, qint64 only, qint64 avoid)
{
    const Interval range = request.range;
    const bool wantsHeaders = chain::contains(request.streams, u"headers");
    const bool allHeaders = request.live || range.hi > finalizedHeight() ||
                            (config.fullHeaders && (wantsHeaders || range.count() <= fewBlocks));
    std::vector<Height> numbers = allHeaders           ? heights(range)
                                  : range.count() == 1 ? std::vector<Height>{range.lo}
                                                       : std::vector<Height>{range.lo, range.hi};
    if (!allHeaders && config.fullHeaders && !wantsHeaders && !filter.isEmpty())
        if (const auto sample = sampleUnstored(range, request.blooms))
            numbers.insert(std::lower_bound(numbers.begin(), numbers.end(), *sample), *sample);
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
    // A log that cannot be read still has a block: its header is stored with the quarantined item.
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
        // No other endpoint was available: its answer is not used, and its blocks are read one by one.
        if (std::any_of(logs.answers.begin(), logs.answers.end(),
                        [this](const auto& answer) { return distrusted.contains(answer.endpoint); })) {
            auto careful = fetchByHash(request, filter, only);
            co_return co_await careful;
        }
        FetchedHeaders stored;
        if (!request.blooms.empty())
            stored = withStored(headers, request.blooms);
        const FetchedHeaders& known = request.blooms.empty() ? headers : stored;
        auto checking = check(known, logs, filter);
        if (const auto problem = co_await checking)
            co_return fail(*problem);
        if (range.hi > finalizedHeight()) {
            auto again = fetchHeaders(numbers, only);
            const auto after = co_await again;
            if (!after)
                co_return fail(after.error());
            for (const Header& header : after->headers)
                if (const Header* before = headers.find(header.ref.number);
                    !before || before->ref.hash != header.ref.hash)
                    co_return fail(
                        inconsistent(Message(QT_TRANSLATE_NOOP("Engine", "block %1 changed while it was read"))
                                         .arg(header.ref.number)));
        }
    }
    if (range.hi > finalizedHeight()) {
        auto agreeing = agreesWithRecent(headers.headers, headers.endpoint);
        if (const bool agrees = co_await agreeing; !agrees)
            co_return fail(inconsistent(Message(QT_TRANSLATE_NOOP("Engine", "an endpoint serves another chain"))));
        remember(headers.headers);
    }
    if (!filter.isEmpty())
        sizer.answered(range.count(), logs.decoded.logs, logs.bytes);
    noteTold(request, logs, false);
    co_return assemble(request, std::move(logs), std::move(headers));
}

QCoro::Task<Expected<EvmAdapter::Private::ReadRange>> EvmAdapter::Private::readByHash(Interval range, LogFilter filter,
                                                                                      qint64 only)
{
    ReadRange out;
    auto asking = fetchHeaders(heights(range), only);
    auto headers = co_await asking;
    if (!headers)
        co_return fail(headers.error());
    out.headers = std::move(*headers);
    if (const auto problem = checkHeaders(out.headers))
        co_return fail(*problem);
    if (range.hi > finalizedHeight()) {
        auto agreeing = agreesWithRecent(out.headers.headers, out.headers.endpoint);
        if (const bool agrees = co_await agreeing; !agrees)
            co_return fail(inconsistent(Message(QT_TRANSLATE_NOOP("Engine", "an endpoint serves another chain"))));
    }
    if (filter.isEmpty())
        co_return out;
    auto reading = readBlocks(worthReading(out.headers.headers, filter), filter, only);
    auto logs = co_await reading;
    if (!logs)
        co_return fail(logs.error());
    out.logs = std::move(*logs);
    auto checking = check(out.headers, out.logs, filter);
    if (const auto problem = co_await checking)
        co_return fail(*problem);
    co_return out;
}

QCoro::Task<Expected<indexing::Fetched>> EvmAdapter::Private::fetchByHash(indexing::FetchRequest request,
                                                                          LogFilter filter, qint64 only)
{
    auto reading = readByHash(request.range, filter, only);
    auto read = co_await reading;
    if (!read)
        co_return fail(read.error());
    if (request.range.hi > finalizedHeight())
        remember(read->headers.headers);
    noteTold(request, read->logs, true);
    co_return assemble(request, std::move(read->logs), std::move(read->headers));
}

void join(indexing::Fetched& all, indexing::Fetched above)
{
    all.range.hi = above.range.hi;
    all.headers.insert(all.headers.end(), above.headers.begin(), above.headers.end());
    all.tables.append(above.tables);
    std::move(above.quarantined.begin(), above.quarantined.end(), std::back_inserter(all.quarantined));
    all.blooms.insert(all.blooms.end(), above.blooms.begin(), above.blooms.end());
    all.proven.insert(all.proven.end(), above.proven.begin(), above.proven.end());
    all.confirmed = all.confirmed && above.confirmed;
    all.bytes += above.bytes;
    all.decodeMs += above.decodeMs;
}

QCoro::Task<Expected<indexing::Fetched>> EvmAdapter::fetch(indexing::FetchRequest request)
{
    const TaskScope::Guest guest(d->pool.scope());
    if (request.range.isEmpty())
        co_return fail(ErrorKind::Internal, "EMPTY_RANGE",
                       Message(QT_TRANSLATE_NOOP("Engine", "An empty range of blocks was requested.")));
    auto filter = LogFilter::forStreams(request.streams);
    if (!filter)
        co_return fail(filter.error());
    if (d->config.proven) {
        auto proving = d->fetchWithProof(request, *filter);
        co_return co_await proving;
    }
    for (const FilterElement& element : elementsOf(*filter))
        for (const auto& [other, count] : d->explained)
            if (other.first == element.who && d->alongside.contains(other.second) &&
                std::find(filter->alongside.begin(), filter->alongside.end(), other.second) == filter->alongside.end())
                filter->alongside.push_back(other.second);
    const Height settled = d->newest ? d->newest->number - newestBlocks : request.range.hi;
    if (request.live && !request.confirm && request.range.count() > mostByHash && request.range.hi > settled &&
        request.range.lo <= settled) {
        indexing::FetchRequest older = request, newer = request;
        older.range.hi = settled;
        newer.range.lo = settled + 1;
        auto reading = fetch(older);
        auto all = co_await reading;
        if (!all)
            co_return all;
        auto above = fetch(newer);
        auto rest = co_await above;
        if (!rest)
            co_return rest;
        join(*all, std::move(*rest));
        co_return all;
    }
    Error last;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const qint64 head = d->pool.heads().endpoint();
        if (request.live && head == 0)
            co_return fail(
                ErrorKind::Unavailable, "NO_ENDPOINT",
                Message(QT_TRANSLATE_NOOP(
                    "Engine", "No endpoint of this chain is available now. Signalbox retries automatically.")));
        const bool near = request.live && request.range.count() <= mostByHash &&
                          (request.range.count() <= newestBlocks ||
                           (d->newest && request.range.hi > d->newest->number - newestBlocks));
        const bool careful = d->allDistrusted();
        qint64 only = request.live || (attempt > 0 && !careful) ? head : 0;
        qint64 avoid = 0;
        if (!careful && !d->distrusted.empty() && !request.live) {
            only = d->distrusted.size() > 1 ? d->trustedEndpoint() : 0;
            avoid = *d->distrusted.begin();
        }
        auto task = request.confirm   ? d->fetchConfirmed(request, *filter)
                    : near || careful ? d->fetchByHash(request, *filter, only)
                                      : d->fetchOnce(request, *filter, only, avoid);
        auto fetched = co_await task;
        if (fetched)
            co_return fetched;
        last = fetched.error();
        if (last.code == "LOGS_MISSING"_L1) {  // read block by block now, or elsewhere
            if (request.live && !d->allDistrusted())
                d->pool.heads().leave();
            continue;
        }
        const bool mixedUp = last.code == "INCONSISTENT_ANSWERS"_L1 || last.code == "RPC_INCONSISTENT"_L1 ||
                             last.code == "WRONG_CHAIN"_L1;
        if (!mixedUp && !(only != 0 && (last.kind == ErrorKind::Retryable || last.kind == ErrorKind::Unavailable) &&
                          d->pool.endpoints().hasOther(only)))
            break;
        if (attempt > 0 || request.live)
            d->pool.heads().leave();
    }
    if (last.code == "WRONG_CHAIN"_L1)
        last.kind = ErrorKind::Retryable;
    co_return fail(last);
}

}  // namespace signalbox::evm
