// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSet>
#include <algorithm>

#include "sim/json_out.h"
#include "sim/lies.h"
#include "sim/rpc_service.h"
#include "support/hex.h"

namespace signalbox::sim {

namespace {

QStringList listOf(const QJsonValue& value)
{
    if (!value.isArray())
        return value.isString() ? QStringList{value.toString()} : QStringList();
    QStringList list;
    for (const auto& item : value.toArray())
        list << item.toString();
    return list;
}

}  // namespace

struct RpcService::Filter {
    std::vector<Bytes20> addresses;
    std::vector<std::vector<Bytes32>> topics;
    std::vector<Bloom::Bits> addressBits;
    std::vector<std::vector<Bloom::Bits>> topicBits;

    explicit Filter(const QJsonObject& json)
    {
        for (const QString& text : listOf(json.value(u"address")))
            if (const auto address = hex::address(text)) {
                addresses.push_back(*address);
                addressBits.push_back(Bloom::bitsOf({reinterpret_cast<const char*>(address->data()), 20}));
            }
        for (const auto& position : json.value(u"topics").toArray()) {
            auto& set = topics.emplace_back();
            auto& bits = topicBits.emplace_back();
            for (const QString& text : listOf(position))
                if (const auto topic = hex::hash(text)) {
                    set.push_back(*topic);
                    bits.push_back(Bloom::bitsOf({reinterpret_cast<const char*>(topic->data()), 32}));
                }
        }
    }

    bool mayMatch(const Bloom& bloom) const
    {
        const auto any = [&bloom](const std::vector<Bloom::Bits>& wanted) {
            return wanted.empty() ||
                   std::any_of(wanted.begin(), wanted.end(), [&](const auto& bits) { return bloom.mayHold(bits); });
        };
        return any(addressBits) && std::all_of(topicBits.begin(), topicBits.end(), any);
    }

    bool matches(const SimLog& log) const
    {
        if (!addresses.empty() && std::find(addresses.begin(), addresses.end(), log.address) == addresses.end())
            return false;
        for (std::size_t i = 0; i < topics.size(); ++i) {
            if (i >= log.topics.size())
                return false;
            if (!topics[i].empty() && std::find(topics[i].begin(), topics[i].end(), log.topics[i]) == topics[i].end())
                return false;
        }
        return true;
    }
};

RpcService::Result RpcService::getLogs(const QJsonObject& json, const SimFaults& faults)
{
    const Height newest = head(faults);
    const Filter filter(json);
    SeenLogs seen{{},   int(filter.addresses.size()), filter.addresses, json.contains(u"blockHash"),
                  true, !json.contains(u"topics")};
    const auto refuse = [&](Refusal error) {
        if (onLogs)
            onLogs(seen);
        return Result{{}, std::move(error)};
    };
    Interval range;
    if (seen.byHash) {
        const auto hash = hex::hash(json.value(u"blockHash").toString());
        const auto at = hash ? m_chain->heightOf(*hash) : std::nullopt;
        if (!at || *at > newest)
            return refuse({200, -32000, "unknown block", {}});
        range = {*at, *at};
    } else {
        const auto lo = height(json.value(u"fromBlock"), faults);
        const auto hi = height(json.value(u"toBlock"), faults);
        if (!lo || !hi || *hi < *lo)
            return refuse({200, -32602, "invalid block range params", {}});
        range = {*lo, *hi};
        seen.range = range;
        if (faults.maxBlocks > 0 && range.count() > faults.maxBlocks)
            return refuse(rangeTooWide(faults.words, range, faults.maxBlocks));
        if (range.lo < faults.prunedBelow)
            return refuse(pruned);
        if (range.hi > newest)
            return refuse({200, -32602, "block range extends beyond current head block", {}});
    }
    seen.range = range;
    QByteArray out = "[";
    qint64 count = 0;
    const bool blank = faults.blankShare > 0 && m_dice.unit() < faults.blankShare;
    const bool twice = faults.doubleShare > 0 && m_dice.unit() < faults.doubleShare;
    const bool truncate = faults.truncateShare > 0 && m_dice.unit() < faults.truncateShare;
    const bool lies = !faults.isTruthful() && (!seen.byHash || faults.liesByHash);
    QByteArrayList told;
    std::vector<qsizetype> ends;
    for (Height at = range.lo; at <= range.hi && !blank; ++at) {
        const auto header = m_chain->block(at);
        if (!header || !filter.mayMatch(header->content.bloom))
            continue;
        for (std::size_t i = 0; i < header->content.logs.size(); ++i) {
            if (!filter.matches(header->content.logs[i]))
                continue;
            if (faults.maxLogs > 0 && ++count > faults.maxLogs)
                return refuse(tooManyLogs(faults.words, range, faults.maxLogs, std::max(range.lo, at - 1)));
            for (int copy = twice ? 2 : 1; copy > 0; --copy) {
                if (out.size() > 1)
                    out += ',';
                const qsizetype begin = out.size();
                appendLog(out, *m_chain, *header, int(i));
                if (lies)
                    told.append(out.mid(begin));
            }
            if (truncate)
                ends.push_back(out.size());
        }
    }
    if (truncate && !ends.empty())
        out.truncate(ends.size() < 2 ? 1 : ends[ends.size() / 2 - 1]);
    if (lies) {
        const Bytes20 token = filter.addresses.empty() ? m_chain->spec().tokens.front().address : filter.addresses[0];
        out = "[" + withLies(std::move(told), faults, *m_chain, range, token).join(',');
    }
    seen.refused = false;
    if (onLogs)
        onLogs(seen);
    return {out + "]", {}};
}

}  // namespace signalbox::sim
