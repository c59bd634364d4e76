// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/reading/block_reader.h"

#include "evm/doubt/bloom.h"
#include "signalbox/literals.h"

namespace signalbox::evm {

namespace {

bool wantsSmaller(const rpc::Refusal& refusal)
{
    return refusal.is(rpc::ErrorClass::TooLarge) || refusal.is(rpc::ErrorClass::FatalParams) ||
           refusal.is(rpc::ErrorClass::Unsupported) || refusal.is(rpc::ErrorClass::RangeHint) ||
           refusal.fault.network == "incomplete"_L1 || refusal.fault.code == -32600;
}

std::vector<std::vector<Header>> pieces(const std::vector<Header>& list, std::size_t size)
{
    std::vector<std::vector<Header>> all;
    for (std::size_t at = 0; at < list.size(); at += size)
        all.emplace_back(list.begin() + static_cast<std::ptrdiff_t>(at),
                         list.begin() + static_cast<std::ptrdiff_t>(std::min(list.size(), at + size)));
    return all;
}

}  // namespace

/// One batch with its follow-ups: unanswered elements alone, a refused batch in smaller ones, a large block in parts.
QCoro::Task<Expected<FetchedLogs>> BlockReader::batchByHash(std::vector<Header> blocks, LogFilter filter, qint64 only,
                                                            qint64 avoid)
{
    FetchedLogs all;
    std::vector<std::vector<Header>> work{std::move(blocks)};
    while (!work.empty()) {
        const std::vector<Header> batch = std::move(work.back());
        work.pop_back();
        if (batch.size() > 1) {
            std::vector<Header> unanswered;
            auto asking = m_calls.hashBatch(batch, filter, only, avoid, &unanswered);
            auto logs = co_await asking;
            if (!logs && !wantsSmaller(logs.error()))
                co_return fail(logs.error().error);
            const std::vector<Header>& rest = logs ? unanswered : batch;
            for (auto& piece : pieces(rest, logs ? 1 : std::max<std::size_t>(1, rest.size() / 4)))
                work.push_back(std::move(piece));
            if (logs)
                add(all, std::move(*logs));
            continue;
        }
        const Header& header = batch.front();
        auto asking = m_calls.getLogs({header.ref.number, header.ref.number}, header.ref.hash, filter, only, avoid);
        auto logs = co_await asking;
        if (logs) {
            add(all, std::move(*logs));
            continue;
        }
        const rpc::Refusal& refusal = logs.error();
        if (!refusal.is(rpc::ErrorClass::TooLarge) && !refusal.is(rpc::ErrorClass::RangeHint) &&
            !refusal.is(rpc::ErrorClass::FatalParams))
            co_return fail(refusal.error);
        LogFilter wanted = filter;
        wanted.anyTopic = false;
        auto heavy = m_calls.oneHeavyBlock(header.ref.number, wanted, only);
        auto block = co_await heavy;
        if (!block)
            co_return fail(block.error());
        add(all, std::move(*block));
    }
    co_return all;
}

QCoro::Task<Expected<FetchedLogs>> BlockReader::byHash(std::vector<Header> blocks, LogFilter filter, qint64 only,
                                                       qint64 avoid)
{
    const auto size = static_cast<std::size_t>(std::clamp(m_pool.batches().size(only), 1, 20));
    std::vector<std::pair<LogFilter, std::vector<Header>>> work;
    for (const LogFilter& part : filter.requests(m_calls.maxAddresses()))
        for (auto& piece : pieces(blocks, size))
            work.emplace_back(part, std::move(piece));
    FetchedLogs all;
    std::optional<Error> failed;
    // No more at once than the endpoints accept: the rest would only wait.
    const auto window = static_cast<std::size_t>(std::max(2, m_pool.endpoints().slots()));
    for (std::size_t at = 0; at < work.size() && !failed; at += window) {
        std::vector<QCoro::Task<Expected<FetchedLogs>>> tasks;
        for (std::size_t i = at; i < std::min(work.size(), at + window); ++i)
            tasks.push_back(batchByHash(work[i].second, work[i].first, only, avoid));
        auto adding = addAll(all, std::move(tasks));
        failed = co_await adding;
    }
    if (failed)
        co_return fail(*failed);
    co_return settled(std::move(all), Message(QT_TRANSLATE_NOOP("Engine", "two logs at the same position")));
}

QCoro::Task<Expected<FetchedLogs>> BlockReader::byReceipts(std::vector<Header> blocks, LogFilter filter, qint64 only)
{
    FetchedLogs all;
    std::optional<Error> failed;
    const auto window = static_cast<std::size_t>(std::max(2, m_pool.endpoints().slots()));
    for (std::size_t at = 0; at < blocks.size() && !failed; at += window) {
        std::vector<QCoro::Task<tl::expected<FetchedLogs, rpc::Refusal>>> tasks;
        for (std::size_t i = at; i < std::min(blocks.size(), at + window); ++i)
            tasks.push_back(m_calls.receipts(blocks[i], filter, only));
        for (auto& task : tasks) {
            auto logs = co_await task;
            if (logs)
                add(all, std::move(*logs));
            else if (!failed)
                failed = logs.error().error;
        }
    }
    if (failed)
        co_return fail(*failed);
    co_return settled(std::move(all), Message(QT_TRANSLATE_NOOP("Engine", "two logs at the same position")));
}

std::vector<Header> BlockReader::worthReading(const std::vector<Header>& headers, const LogFilter& filter)
{
    const auto elements = elementsOf(filter);
    std::vector<Header> blocks;
    for (const Header& header : headers) {
        const bool may = !header.hasBloom || m_config.bloom != ChainBloom::Whole ||
                         std::any_of(elements.begin(), elements.end(),
                                     [&](const FilterElement& element) { return element.mayBeIn(header.bloom); });
        if (may || !m_doubts.maySkipDenied())
            blocks.push_back(header);
    }
    return blocks;
}

QCoro::Task<Expected<FetchedLogs>> BlockReader::read(std::vector<Header> blocks, LogFilter filter, qint64 only)
{
    FetchedLogs logs;
    if (blocks.empty())
        co_return logs;
    qint64 asked = only;
    if (asked == 0 && !m_trust.trustsAll())
        asked = m_trust.trustedEndpoint();
    // The bloom does not reveal an answer that lacks some of a block's logs, and an endpoint that truncates ranges may
    // truncate blocks: for an endpoint found to omit logs, the receipts are read if available.
    if (asked == 0 ? !m_trust.trustsAll() : m_trust.isDistrusted(asked)) {
        auto reading = byReceipts(blocks, filter, asked);
        auto whole = co_await reading;
        if (whole)
            whole->ofReceipts = true;
        if (whole || whole.error().code != "RPC_UNSUPPORTED"_L1)
            co_return whole;
    }
    auto reading = byHash(blocks, filter, asked, 0);
    auto answered = co_await reading;
    if (!answered)
        co_return answered;
    logs = std::move(*answered);
    if (!logs.decoded.marked)
        co_return logs;
    // The blocks are canonical by their headers, and the endpoint marks their logs as removed: the receipts decide.
    auto deciding = byReceipts(blocks, filter, asked);
    co_return co_await deciding;
}

}  // namespace signalbox::evm
