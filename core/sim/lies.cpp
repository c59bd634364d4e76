// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/lies.h"

#include "sim/json_out.h"
#include "support/hex.h"

namespace signalbox::sim {

namespace {

/// A transfer of `token` that is not in the block, at the position after its last log.
QByteArray inventedLog(const SimChain& chain, Height height, const Bytes20& token, Random& random)
{
    static const Bytes32 transfer = keccak("Transfer(address,address,uint256)");
    const auto header = chain.block(height);
    if (!header)
        return {};
    Bytes20 from, to;
    random.fill(from);
    random.fill(to);
    Bytes32 hash;
    random.fill(hash);
    return "{\"address\":" + quoted(token) + ",\"topics\":[" + quoted(transfer) + "," + quoted(wordOf(from)) + "," +
           quoted(wordOf(to)) + "],\"data\":" + quoted(wordOf(random.below(1'000'000))) +
           ",\"blockHash\":" + quoted(header->hash) + ",\"blockNumber\":" + quotedQuantity(height) +
           ",\"transactionHash\":" + quoted(hash) +
           ",\"transactionIndex\":\"0x0\",\"logIndex\":" + quotedQuantity(qint64(header->content.logs.size())) +
           ",\"removed\":false}";
}

QByteArray pendingLog(QByteArray log)
{
    for (const char* key : {"\"blockHash\":", "\"blockNumber\":", "\"logIndex\":"}) {
        const qsizetype begin = log.indexOf(key) + qsizetype(qstrlen(key));
        log.replace(begin, log.indexOf('"', begin + 1) + 1 - begin, "null");
    }
    return log;
}

}  // namespace

QByteArrayList withLies(QByteArrayList logs, const SimFaults& faults, const SimChain& chain, Interval range,
                        const Bytes20& token)
{
    Random random = Random::of(chain.spec().seed ^ 0x11e5, quint64(range.lo), quint64(range.hi));
    const auto chosen = [&random](double share) {
        const double drawn = random.unit();  // always drawn, so that one fault does not change the others
        return share > 0 && drawn < share;
    };
    if (chosen(faults.blankRanges))
        return {};
    if (chosen(faults.inventRanges)) {
        const Height at = range.lo + Height(random.below(quint64(range.count())));
        // Nodes answer in chain order.
        qsizetype place = 0;
        for (qsizetype i = 0; i < logs.size(); ++i) {
            const qsizetype begin = logs[i].indexOf("\"blockNumber\":\"") + 15;
            const auto number =
                hex::quantity({logs[i].constData() + begin, std::size_t(logs[i].indexOf('"', begin) - begin)});
            if (number.value_or(0) <= at)
                place = i + 1;
        }
        if (const QByteArray log = inventedLog(chain, at, token, random); !log.isEmpty())
            logs.insert(place, log);
    }
    const bool removed = chosen(faults.removedRanges);
    const bool pending = chosen(faults.pendingRanges);
    const bool stray = chosen(faults.strayRanges);
    logs.resize(std::max<qsizetype>(0, logs.size() - faults.dropLast));
    QByteArrayList told;
    for (QByteArray& log : logs) {
        if (faults.dropLogs > 0 && random.unit() < faults.dropLogs)
            continue;
        if (removed && random.below(4) == 0)
            log.replace("\"removed\":false", "\"removed\":true");
        else if (pending && random.below(4) == 0)
            log = pendingLog(log);
        told.append(log);
    }
    if (stray)
        if (const QByteArray log = inventedLog(chain, range.hi + 1, token, random); !log.isEmpty())
            told.append(log);
    return told;
}

}  // namespace signalbox::sim
