// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRandomGenerator>

#include "evm/adapter_private.h"
#include "signalbox/literals.h"

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
    const bool allHeaders = request.live || range.hi > heads.finalizedHeight() ||
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
        logsTask.emplace(ranges.read(range, filter, only, avoid));
    auto headersTask = headers.fetch(numbers, only);
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
    FetchedHeaders found = std::move(*fetchedHeaders);

    std::vector<Height> missing;
    for (const LogBlock& block : logs.decoded.blocks) {
        if (!found.find(block.number))
            missing.push_back(block.number);
    }
    // A log that cannot be read still has a block: its header is stored with the quarantined item.
    if (!missing.empty()) {
        auto more = headers.fetch(missing, only);
        auto rest = co_await more;
        if (!rest)
            co_return fail(rest.error());
        found.bytes += rest->bytes;
        found.decodeMs += rest->decodeMs;
        std::move(rest->headers.begin(), rest->headers.end(), std::back_inserter(found.headers));
        std::sort(found.headers.begin(), found.headers.end(),
                  [](const Header& a, const Header& b) { return a.ref.number < b.ref.number; });
    }

    if (!filter.isEmpty()) {
        // No other endpoint was available: its answer is not used, and its blocks are read one by one.
        if (std::any_of(logs.answers.begin(), logs.answers.end(),
                        [this](const auto& answer) { return trust.isDistrusted(answer.endpoint); })) {
            auto careful = fetchByHash(request, filter, only);
            co_return co_await careful;
        }
        FetchedHeaders stored;
        if (!request.blooms.empty())
            stored = withStored(found, request.blooms);
        const FetchedHeaders& known = request.blooms.empty() ? found : stored;
        auto checking = checker.check(known, logs, filter);
        if (const auto problem = co_await checking)
            co_return fail(*problem);
        if (range.hi > heads.finalizedHeight()) {
            auto again = headers.fetch(numbers, only);
            const auto after = co_await again;
            if (!after)
                co_return fail(after.error());
            for (const Header& header : after->headers)
                if (const Header* before = found.find(header.ref.number);
                    !before || before->ref.hash != header.ref.hash)
                    co_return fail(
                        inconsistent(Message(QT_TRANSLATE_NOOP("Engine", "block %1 changed while it was read"))
                                         .arg(header.ref.number)));
        }
    }
    if (range.hi > heads.finalizedHeight()) {
        auto agreeing = heads.agreesWithRecent(found.headers, found.endpoint);
        if (const bool agrees = co_await agreeing; !agrees)
            co_return fail(inconsistent(Message(QT_TRANSLATE_NOOP("Engine", "an endpoint serves another chain"))));
        heads.remember(found.headers);
    }
    if (!filter.isEmpty())
        sizer.answered(range.count(), logs.decoded.logs, logs.bytes);
    rechecker.note(request, logs, false);
    co_return rows.assemble(request, std::move(logs), std::move(found));
}

QCoro::Task<Expected<EvmAdapter::Private::ReadRange>> EvmAdapter::Private::readByHash(Interval range, LogFilter filter,
                                                                                      qint64 only)
{
    ReadRange out;
    auto asking = headers.fetch(heights(range), only);
    auto fetched = co_await asking;
    if (!fetched)
        co_return fail(fetched.error());
    out.headers = std::move(*fetched);
    if (const auto problem = headers.check(out.headers))
        co_return fail(*problem);
    if (range.hi > heads.finalizedHeight()) {
        auto agreeing = heads.agreesWithRecent(out.headers.headers, out.headers.endpoint);
        if (const bool agrees = co_await agreeing; !agrees)
            co_return fail(inconsistent(Message(QT_TRANSLATE_NOOP("Engine", "an endpoint serves another chain"))));
    }
    if (filter.isEmpty())
        co_return out;
    auto reading = blocks.read(blocks.worthReading(out.headers.headers, filter), filter, only);
    auto logs = co_await reading;
    if (!logs)
        co_return fail(logs.error());
    out.logs = std::move(*logs);
    auto checking = checker.check(out.headers, out.logs, filter);
    if (const auto problem = co_await checking)
        co_return fail(*problem);
    co_return out;
}

QCoro::Task<Expected<FetchedLogs>> EvmAdapter::Private::logsByHash(Interval range, LogFilter filter)
{
    auto reading = readByHash(range, std::move(filter), 0);
    auto read = co_await reading;
    if (!read)
        co_return fail(read.error());
    co_return std::move(read->logs);
}

QCoro::Task<Expected<indexing::Fetched>> EvmAdapter::Private::fetchByHash(indexing::FetchRequest request,
                                                                          LogFilter filter, qint64 only)
{
    auto reading = readByHash(request.range, filter, only);
    auto read = co_await reading;
    if (!read)
        co_return fail(read.error());
    if (request.range.hi > heads.finalizedHeight())
        heads.remember(read->headers.headers);
    rechecker.note(request, read->logs, true);
    co_return rows.assemble(request, std::move(read->logs), std::move(read->headers));
}

QCoro::Task<Expected<indexing::Fetched>> EvmAdapter::Private::fetchProven(indexing::FetchRequest request,
                                                                          LogFilter filter)
{
    const qint64 only = request.live ? pool.heads().endpoint() : 0;
    if (request.live && only == 0)
        co_return fail(ErrorKind::Unavailable, "NO_ENDPOINT",
                       Message(QT_TRANSLATE_NOOP(
                           "Engine", "No endpoint of this chain is available now. Signalbox retries automatically.")));
    auto anchoring = proven.anchorAgreed();
    if (const auto problem = co_await anchoring)
        co_return fail(*problem);
    auto proving = proven.range(request.range, filter, only);
    auto part = co_await proving;
    if (!part) {
        if (request.live)
            pool.heads().leave();
        co_return fail(part.error());
    }
    if (const auto problem = headers.check(part->headers))
        co_return fail(*problem);
    if (request.range.hi > heads.finalizedHeight()) {
        auto agreeing = heads.agreesWithRecent(part->headers.headers, part->headers.endpoint);
        if (const bool agrees = co_await agreeing; !agrees)
            co_return fail(inconsistent(Message(QT_TRANSLATE_NOOP("Engine", "an endpoint serves another chain"))));
        heads.remember(part->headers.headers);
    }
    const qint64 undecided = part->undecided;
    auto fetched = rows.assemble(request, std::move(part->logs), std::move(part->headers));
    if (fetched) {
        fetched->proven.push_back({request.range, undecided});
        fetched->confirmed = undecided == 0;
    }
    co_return fetched;
}

/// Proven, except for ranges that the operator lowered to header mode full.
QCoro::Task<Expected<indexing::Fetched>> EvmAdapter::Private::fetchWithProof(indexing::FetchRequest request,
                                                                             LogFilter filter)
{
    std::vector<std::pair<Interval, bool>> parts;
    const chain::IntervalSet lowered = config.lowered.intersected(request.range);
    for (const Interval& range : lowered)
        parts.emplace_back(range, false);
    for (const Interval& range : lowered.complement(request.range))
        parts.emplace_back(range, true);
    std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.first.lo < b.first.lo; });
    std::optional<indexing::Fetched> all;
    for (const auto& [range, isProven] : parts) {
        indexing::FetchRequest one = request;
        one.range = range;
        auto task = isProven          ? fetchProven(one, filter)
                    : request.confirm ? confirmer.fetch(one, filter)
                                      : fetchOnce(one, filter, request.live ? pool.heads().endpoint() : 0, 0);
        auto fetched = co_await task;
        if (!fetched)
            co_return fail(fetched.error());
        if (!all) {
            all = std::move(*fetched);
            continue;
        }
        join(*all, std::move(*fetched));
    }
    co_return std::move(*all);
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
    d->checker.addExplaining(*filter);
    const Height settled = d->heads.newest() ? d->heads.newest()->number - newestBlocks : request.range.hi;
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
                           (d->heads.newest() && request.range.hi > d->heads.newest()->number - newestBlocks));
        const bool careful = d->trust.allDistrusted();
        qint64 only = request.live || (attempt > 0 && !careful) ? head : 0;
        qint64 avoid = 0;
        if (!careful && !d->trust.trustsAll() && !request.live) {
            only = d->trust.distrusted().size() > 1 ? d->trust.trustedEndpoint() : 0;
            avoid = *d->trust.distrusted().begin();
        }
        auto task = request.confirm   ? d->confirmer.fetch(request, *filter)
                    : near || careful ? d->fetchByHash(request, *filter, only)
                                      : d->fetchOnce(request, *filter, only, avoid);
        auto fetched = co_await task;
        if (fetched)
            co_return fetched;
        last = fetched.error();
        if (last.code == "LOGS_MISSING"_L1) {  // read block by block now, or elsewhere
            if (request.live && !d->trust.allDistrusted())
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
