// SPDX-License-Identifier: GPL-3.0-or-later

#include <numeric>

#include "evm/log_decoder.h"

namespace signalbox::evm {

namespace {

/// Order of the rows by position; rows at equal positions keep their order.
template <class T, class Key>
std::vector<std::size_t> order(const std::vector<T>& items, Key key)
{
    std::vector<std::size_t> indexes(items.size());
    std::iota(indexes.begin(), indexes.end(), 0);
    std::stable_sort(indexes.begin(), indexes.end(),
                     [&](std::size_t a, std::size_t b) { return key(items[a]) < key(items[b]); });
    return indexes;
}

bool settleTransfers(DecodedLogs& logs)
{
    const auto place = [](const DecodedLogs::Row& row) { return std::pair(row.block, row.logIndex); };
    const QByteArrayView bytes = logs.transfers.data();
    const auto slice = [&](std::size_t i) {
        const qsizetype next = i + 1 < logs.rows.size() ? logs.rows[i + 1].offset : bytes.size();
        return bytes.sliced(logs.rows[i].offset, next - logs.rows[i].offset);
    };
    CopyBuffer sorted;
    sorted.reserve(bytes.size());
    std::vector<DecodedLogs::Row> rows;
    std::size_t previous = SIZE_MAX;
    for (const std::size_t i : order(logs.rows, place)) {
        if (previous != SIZE_MAX && place(logs.rows[previous]) == place(logs.rows[i])) {
            if (slice(previous) != slice(i))
                return false;
            ++logs.duplicates;
            continue;
        }
        rows.push_back({logs.rows[i].block, logs.rows[i].logIndex, logs.rows[i].indexed, sorted.data().size()});
        sorted.appendRow(slice(i));
        previous = i;
    }
    logs.transfers = std::move(sorted);
    logs.rows = std::move(rows);
    return true;
}

bool settleRegistry(DecodedLogs& logs)
{
    const auto place = [](const RegistryLog& log) { return std::pair(log.block, log.logIndex); };
    std::vector<RegistryLog> sorted;
    for (const std::size_t i : order(logs.registry, place)) {
        RegistryLog& log = logs.registry[i];
        if (!sorted.empty() && place(sorted.back()) == place(log)) {
            if (sorted.back().topics != log.topics || sorted.back().data != log.data ||
                sorted.back().transactionHash != log.transactionHash)
                return false;
            ++logs.duplicates;
            continue;
        }
        sorted.push_back(std::move(log));
    }
    logs.registry = std::move(sorted);
    return true;
}

bool settleEvents(DecodedLogs& logs)
{
    const auto place = [](const BalanceEvent& event) { return std::pair(event.block, event.logIndex); };
    std::vector<BalanceEvent> sorted;
    for (const std::size_t i : order(logs.events, place)) {
        if (sorted.empty() || place(sorted.back()) != place(logs.events[i])) {
            sorted.push_back(logs.events[i]);
            continue;
        }
        if (!(sorted.back() == logs.events[i]))
            return false;
        ++logs.duplicates;
    }
    logs.events = std::move(sorted);
    return true;
}

/// Two logs never have the same position. Both lists are sorted.
template <class A, class B>
bool apart(const std::vector<A>& many, const std::vector<B>& few)
{
    auto row = many.begin();
    for (const B& log : few) {
        const std::pair place(log.block, log.logIndex);
        while (row != many.end() && std::pair(row->block, row->logIndex) < place)
            ++row;
        if (row != many.end() && std::pair(row->block, row->logIndex) == place)
            return false;
    }
    return true;
}

/// Transfers, registry events and events of rules are different logs.
bool apart(const DecodedLogs& logs)
{
    return apart(logs.rows, logs.registry) && apart(logs.rows, logs.events) && apart(logs.registry, logs.events);
}

/// Moves the rows of the chosen blocks from one list to the other.
template <class T, class Block>
void split(std::vector<T>& from, std::vector<T>& to, const std::vector<Height>& numbers, Block block)
{
    const auto kept = std::stable_partition(from.begin(), from.end(), [&](const T& item) {
        return !std::binary_search(numbers.begin(), numbers.end(), block(item));
    });
    std::move(kept, from.end(), std::back_inserter(to));
    from.erase(kept, from.end());
}

}  // namespace

DecodedLogs DecodedLogs::take(const std::vector<Height>& numbers)
{
    DecodedLogs taken;
    const auto number = [](const auto& item) { return item.block; };
    CopyBuffer kept;
    kept.reserve(transfers.data().size());
    std::vector<Row> keptRows;
    const QByteArrayView bytes = transfers.data();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const qsizetype next = i + 1 < rows.size() ? rows[i + 1].offset : bytes.size();
        const bool goes = std::binary_search(numbers.begin(), numbers.end(), rows[i].block);
        CopyBuffer& to = goes ? taken.transfers : kept;
        (goes ? taken.rows : keptRows).push_back({rows[i].block, rows[i].logIndex, rows[i].indexed, to.data().size()});
        to.appendRow(bytes.sliced(rows[i].offset, next - rows[i].offset));
    }
    transfers = std::move(kept);
    rows = std::move(keptRows);
    split(registry, taken.registry, numbers, number);
    split(events, taken.events, numbers, number);
    split(blocks, taken.blocks, numbers, [](const LogBlock& block) { return block.number; });
    split(quarantined, taken.quarantined, numbers, number);
    split(sources, taken.sources, numbers, number);
    split(others, taken.others, numbers, number);
    split(transactions, taken.transactions, numbers, number);
    for (const LogBlock& block : taken.blocks)
        taken.logs += block.logs;
    logs -= taken.logs;
    return taken;
}

bool DecodedLogs::settle()
{
    if (!disorder)
        return apart(*this);
    std::vector<LogBlock> merged;
    for (const std::size_t i : order(blocks, [](const LogBlock& block) { return block.number; })) {
        if (!merged.empty() && merged.back().number == blocks[i].number) {
            if (merged.back().hash != blocks[i].hash)
                return false;
            merged.back().logs += blocks[i].logs;
        } else {
            merged.push_back(blocks[i]);
        }
    }
    blocks = std::move(merged);
    std::sort(quarantined.begin(), quarantined.end(), [](const auto& a, const auto& b) {
        return std::pair(a.block, a.position.toLongLong()) < std::pair(b.block, b.position.toLongLong());
    });
    quarantined.erase(
        std::unique(quarantined.begin(), quarantined.end(),
                    [](const auto& a, const auto& b) { return a.block == b.block && a.position == b.position; }),
        quarantined.end());
    std::sort(sources.begin(), sources.end(), [](const LogSource& a, const LogSource& b) {
        return std::pair(a.block, a.who) < std::pair(b.block, b.who);
    });
    sources.erase(
        std::unique(sources.begin(), sources.end(),
                    [](const LogSource& a, const LogSource& b) { return a.block == b.block && a.who == b.who; }),
        sources.end());
    std::stable_sort(transactions.begin(), transactions.end(),
                     [](const LogTransaction& a, const LogTransaction& b) { return a.block < b.block; });
    disorder = false;
    wasSorted = true;
    return settleTransfers(*this) && settleRegistry(*this) && settleEvents(*this) && apart(*this);
}

}  // namespace signalbox::evm
