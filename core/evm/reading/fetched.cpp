// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/reading/fetched.h"

namespace signalbox::evm {

qint64 FetchedLogs::teller(Height block) const
{
    qint64 found = 0;
    for (const Answered& answer : answers) {
        if (!answer.range.contains(block))
            continue;
        if (found != 0 && found != answer.endpoint)
            return 0;
        found = answer.endpoint;
    }
    return found;
}

const Header* FetchedHeaders::find(Height number) const
{
    const auto at = std::lower_bound(headers.begin(), headers.end(), number,
                                     [](const Header& header, Height wanted) { return header.ref.number < wanted; });
    return at != headers.end() && at->ref.number == number ? &*at : nullptr;
}

std::optional<rpc::Verdict> judgeBatch(const rpc::Fault& fault)
{
    const bool answered = fault.network.isEmpty() ? fault.code.has_value()
                                                  : fault.network == "incomplete"_L1 || fault.network == "bad_json"_L1;
    rpc::Verdict verdict = rpc::classify(fault);
    if (!answered || verdict.kind != rpc::ErrorClass::Transient)
        return std::nullopt;
    verdict.kind = rpc::ErrorClass::TooLarge;
    return verdict;
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

void add(FetchedLogs& into, FetchedLogs&& part)
{
    into.bytes += part.bytes;
    into.decodeMs += part.decodeMs;
    into.endpoint = part.endpoint;
    into.answers.insert(into.answers.end(), part.answers.begin(), part.answers.end());
    DecodedLogs& all = into.decoded;
    DecodedLogs& more = part.decoded;
    if (all.blocks.empty() && all.others.empty() && all.logs == 0) {
        more.duplicates += all.duplicates;
        more.outside += all.outside;
        more.marked = more.marked || all.marked;
        all = std::move(more);
        return;
    }
    const auto append = [](auto& to, auto& from) {
        if (to.empty())
            to = std::move(from);
        else
            to.insert(to.end(), from.begin(), from.end());
    };
    append(all.sources, more.sources);
    append(all.others, more.others);
    append(all.transactions, more.transactions);
    all.outside += more.outside;
    all.marked = all.marked || more.marked;
    all.wasSorted = all.wasSorted || more.wasSorted;
    if (!all.blocks.empty() && !more.blocks.empty() && more.blocks.front().number <= all.blocks.back().number)
        all.disorder = true;
    const qsizetype base = all.transfers.data().size();
    all.transfers.append(more.transfers);
    for (DecodedLogs::Row row : more.rows) {
        row.offset += base;
        all.rows.push_back(row);
    }
    std::move(more.registry.begin(), more.registry.end(), std::back_inserter(all.registry));
    append(all.events, more.events);
    all.blocks.insert(all.blocks.end(), more.blocks.begin(), more.blocks.end());
    std::move(more.quarantined.begin(), more.quarantined.end(), std::back_inserter(all.quarantined));
    all.logs += more.logs;
    all.duplicates += more.duplicates;
    all.disorder = all.disorder || more.disorder;
}

QCoro::Task<std::optional<Error>> addAll(FetchedLogs& into, std::vector<QCoro::Task<Expected<FetchedLogs>>> parts)
{
    std::optional<Error> failed;
    for (auto& each : parts) {
        auto part = co_await each;
        if (part)
            add(into, std::move(*part));
        else if (!failed)
            failed = part.error();
    }
    co_return failed;
}

Expected<FetchedLogs> settled(FetchedLogs&& sum, const Message& contradiction)
{
    if (!sum.decoded.settle())
        return fail(inconsistent(contradiction));
    return std::move(sum);
}

}  // namespace signalbox::evm
