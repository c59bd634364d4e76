#include <QElapsedTimer>

#include "evm/adapter_private.h"
#include "rpc/json_rpc.h"
#include "support/hex.h"

namespace signalbox::evm {

const Header* FetchedHeaders::find(Height number) const
{
    const auto at = std::lower_bound(headers.begin(), headers.end(), number,
                                     [](const Header& header, Height wanted) { return header.ref.number < wanted; });
    return at != headers.end() && at->ref.number == number ? &*at : nullptr;
}

Error inconsistent(const QString& what)
{
    return Error::make(
        ErrorKind::Retryable, "INCONSISTENT_ANSWERS",
        QStringLiteral(
            "The endpoints' answers contradict each other: %1. They were thrown away and are asked for again.")
            .arg(what));
}

QCoro::Task<Expected<std::optional<Header>>> EvmAdapter::Private::block(QByteArray tag, qint64 only, qint64* endpoint)
{
    std::optional<Header> header;
    rpc::Call call;
    call.method = "eth_getBlockByNumber";
    call.body = rpc::requestBody("eth_getBlockByNumber", "[\"" + tag + "\",false]");
    call.only = only;
    call.limits = {16 << 20, 10'000, 20'000};
    call.read = [&](const rpc::AnswerBuffer& answer) {
        header.reset();
        return headerReader.readOne(answer, header);
    };
    auto asking = pool.call(call);
    const rpc::Outcome outcome = co_await asking;
    if (!outcome)
        co_return fail(outcome.error().error);
    *endpoint = outcome->endpoint;
    co_return header;
}

QCoro::Task<tl::expected<FetchedHeaders, rpc::Refusal>> EvmAdapter::Private::headerBatch(std::vector<Height> numbers,
                                                                                         qint64 only)
{
    FetchedHeaders out;
    std::optional<qint64> chainId;
    const bool batch = numbers.size() > 1;
    std::vector<std::pair<const char*, QByteArray>> calls;
    for (const Height number : numbers)
        calls.emplace_back("eth_getBlockByNumber", "[\"" + hex::quantity(number) + "\",false]");
    // The chain's id rides along: whoever answers for another chain is found out before a row is made.
    if (batch)
        calls.emplace_back("eth_chainId", "[]");
    rpc::Call call;
    call.method = "eth_getBlockByNumber";
    call.count = static_cast<int>(numbers.size());
    call.body = batch ? rpc::batchBody(calls) : rpc::requestBody(calls[0].first, calls[0].second);
    call.only = only;
    call.highest = numbers.back();
    call.read = [&](const rpc::AnswerBuffer& answer) -> std::optional<rpc::Fault> {
        QElapsedTimer clock;
        clock.start();
        out.headers.clear();
        chainId.reset();
        std::optional<rpc::Fault> fault;
        if (batch) {
            fault = headerReader.readBatch(answer, out.headers, &chainId);
        } else {
            std::optional<Header> header;
            fault = headerReader.readOne(answer, header);
            if (!fault && header)
                out.headers.push_back(std::move(*header));
        }
        std::sort(out.headers.begin(), out.headers.end(),
                  [](const Header& a, const Header& b) { return a.ref.number < b.ref.number; });
        out.headers.erase(std::unique(out.headers.begin(), out.headers.end(),
                                      [](const Header& a, const Header& b) { return a.ref == b.ref; }),
                          out.headers.end());
        const bool complete =
            std::equal(out.headers.begin(), out.headers.end(), numbers.begin(), numbers.end(),
                       [](const Header& header, Height number) { return header.ref.number == number; });
        if (!fault && !complete) {
            fault.emplace();
            if (!batch && out.headers.empty())
                fault->message = QStringLiteral("block not found");
            else
                fault->network = QStringLiteral("incomplete");
        }
        out.decodeMs += static_cast<double>(clock.nsecsElapsed()) / 1e6;
        return fault;
    };
    auto asking = pool.call(call);
    rpc::Outcome outcome = co_await asking;
    if (!outcome)
        co_return tl::unexpected(outcome.error());
    out.endpoint = outcome->endpoint;
    out.bytes = outcome->bytes;
    if (chainId && *chainId != config.chainId) {
        pool.foundWrongChain(outcome->endpoint, QString::number(*chainId));
        rpc::Refusal refusal;
        refusal.verdict.kind = rpc::ErrorClass::Transient;
        refusal.error = pool.entry(outcome->endpoint)->snapshot(rpc::Clock::now()).trouble->error;
        refusal.error.kind = ErrorKind::Retryable;
        co_return tl::unexpected(refusal);
    }
    if (auto* entry = batch ? pool.entry(outcome->endpoint) : nullptr)
        entry->batches = true;
    co_return out;
}

QCoro::Task<Expected<FetchedHeaders>> EvmAdapter::Private::fetchHeaders(std::vector<Height> numbers, qint64 only)
{
    FetchedHeaders all;
    std::vector<std::vector<Height>> work;
    const auto cut = [&](const std::vector<Height>& list, int size) {
        for (std::size_t at = 0; at < list.size(); at += static_cast<std::size_t>(size))
            work.emplace_back(
                list.begin() + static_cast<std::ptrdiff_t>(at),
                list.begin() + static_cast<std::ptrdiff_t>(std::min(list.size(), at + static_cast<std::size_t>(size))));
    };
    cut(numbers, pool.batchSize(only));
    int wrongChain = 0;
    while (!work.empty()) {
        // No more at once than the endpoints take: the rest would only wait in line.
        const auto window = std::min<std::size_t>(work.size(), static_cast<std::size_t>(std::max(4, pool.slots())));
        const std::vector<std::vector<Height>> round(work.begin(), work.begin() + static_cast<std::ptrdiff_t>(window));
        work.erase(work.begin(), work.begin() + static_cast<std::ptrdiff_t>(window));
        std::vector<QCoro::Task<tl::expected<FetchedHeaders, rpc::Refusal>>> tasks;
        for (const auto& batch : round)
            tasks.push_back(headerBatch(batch, only));
        std::optional<Error> failed;
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            auto& task = tasks[i];
            auto part = co_await task;
            if (part) {
                all.bytes += part->bytes;
                all.decodeMs += part->decodeMs;
                all.endpoint = part->endpoint;
                std::move(part->headers.begin(), part->headers.end(), std::back_inserter(all.headers));
                continue;
            }
            const rpc::Refusal& refusal = part.error();
            const bool smaller = refusal.is(rpc::ErrorClass::TooLarge) || refusal.is(rpc::ErrorClass::FatalParams) ||
                                 refusal.is(rpc::ErrorClass::Unsupported) || refusal.is(rpc::ErrorClass::RangeHint) ||
                                 refusal.fault.network == QLatin1String("incomplete") || refusal.fault.code == -32600;
            if (round[i].size() > 1 && smaller) {  // this endpoint does not take such batches
                const int size = std::max<int>(1, static_cast<int>(round[i].size()) / 4);
                if (auto* entry = pool.entry(refusal.endpoint); entry && refusal.fault.network.isEmpty()) {
                    entry->batchSize = std::min(entry->batchSize, size);
                    if (size == 1)
                        entry->batches = false;
                }
                cut(round[i], size);
            } else if (refusal.error.code == QLatin1String("WRONG_CHAIN") && only == 0 && ++wrongChain <= 3) {
                work.push_back(round[i]);
            } else if (!failed) {
                failed = refusal.error;
            }
        }
        if (failed)
            co_return fail(*failed);
    }
    std::sort(all.headers.begin(), all.headers.end(),
              [](const Header& a, const Header& b) { return a.ref.number < b.ref.number; });
    co_return all;
}

std::optional<Error> EvmAdapter::Private::checkHeaders(const FetchedHeaders& headers) const
{
    for (std::size_t i = 1; i < headers.headers.size(); ++i) {
        const auto& before = headers.headers[i - 1].ref;
        const auto& after = headers.headers[i].ref;
        if (after.number == before.number + 1 && after.parent != before.hash)
            return inconsistent(
                QStringLiteral("block %1 does not follow block %2").arg(after.number).arg(before.number));
    }
    if (!headers.headers.empty() && headers.headers.front().ref.number == 0 && !config.genesisHash.isEmpty() &&
        hex::text(headers.headers.front().ref.hash) != config.genesisHash.toLower())
        return Error::make(ErrorKind::Refused, "WRONG_CHAIN",
                           QStringLiteral("Block 0 of this endpoint is not that of this chain: another network with "
                                          "the same id. Correct the URL."));
    return std::nullopt;
}

/// A header that contradicts what was given out before is a reorg, or somebody else's chain: the chain id tells.
QCoro::Task<bool> EvmAdapter::Private::agreesWithRecent(std::vector<Header> headers, qint64 endpoint)
{
    bool contradicts = false;
    for (const Header& header : headers) {
        const auto same = recent.find(header.ref.number);
        const auto before = recent.find(header.ref.number - 1);
        contradicts = contradicts || (same != recent.end() && same->second != header.ref.hash) ||
                      (before != recent.end() && before->second != header.ref.parent);
    }
    if (!contradicts)
        co_return true;
    auto verifying = pool.verify(endpoint);
    co_return co_await verifying;
}

void EvmAdapter::Private::remember(const std::vector<Header>& headers)
{
    for (const Header& header : headers) {
        const auto same = recent.find(header.ref.number);
        if (same != recent.end() && same->second != header.ref.hash)
            recent.erase(same, recent.end());
        recent[header.ref.number] = header.ref.hash;
    }
    while (recent.size() > 600)
        recent.erase(recent.begin());
}

}  // namespace signalbox::evm
