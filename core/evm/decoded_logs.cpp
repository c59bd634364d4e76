#include <numeric>

#include "evm/log_decoder.h"

namespace signalbox::evm {

namespace {

/// Order of the rows by place; equal places keep the order in which they came.
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
        rows.push_back({logs.rows[i].block, logs.rows[i].logIndex, sorted.data().size()});
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

}  // namespace

bool DecodedLogs::settle()
{
    if (!disorder)
        return true;
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
    disorder = false;
    return settleTransfers(*this) && settleRegistry(*this);
}

}  // namespace signalbox::evm
