// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/books/channel_list.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

using store::integer;
using store::text;
using store::Transaction;

using End = std::tuple<QString, QString, QString>;  ///< chain, port, channel
using Buckets = std::map<int, qint64>;

struct ChainFigures {
    QString name, caip2;
};

struct Entry {
    IbcChannel channel;
    double clearSeconds = 0;
    Buckets times;
};

/// As ibc.percentile.
std::optional<qint64> percentile(const Buckets& buckets, double share)
{
    qint64 total = 0, upTo = 0;
    for (const auto& [bucket, packets] : buckets)
        total += packets;
    for (const auto& [bucket, packets] : buckets) {
        upTo += packets;
        if (double(upTo) >= share * double(total))
            return std::llround(std::pow(1.01, bucket));
    }
    return std::nullopt;
}

End endIn(const pqxx::row& row, int first)
{
    return {text(row[first]), text(row[first + 1]), text(row[first + 2])};
}

class ChannelList {
public:
    ChannelList(Transaction& transaction, const QDate& from, const QDate& to)
        : m_transaction(transaction), m_days{valueOf(from), valueOf(to)}
    {
    }
    std::vector<IbcChannel> read()
    {
        readEnds(readChains());
        readDays();
        readTimes();
        readEscrow();
        std::vector<IbcChannel> all;
        for (auto& [ends, entry] : m_entries)
            all.push_back(finished(entry));
        std::stable_sort(all.begin(), all.end(),
                         [](const IbcChannel& a, const IbcChannel& b) { return a.sent > b.sent; });
        return all;
    }

private:
    /// The schemas of chains with ends.
    std::vector<std::pair<QString, QString>> readChains()
    {
        std::vector<std::pair<QString, QString>> schemas;
        for (const auto& row : m_transaction.exec(
                 "SELECT h.chain_id, h.name, h.caip2, h.schema_name, to_regclass(quote_ident(h.schema_name) || "
                 "'.channel_ends') IS NOT NULL FROM ibc.chain_heads h ORDER BY h.chain_id")) {
            m_chains[text(row[0])] = {text(row[1]), text(row[2])};
            if (store::boolean(row[4]))
                schemas.emplace_back(text(row[0]), text(row[3]));
        }
        return schemas;
    }

    void readEnds(const std::vector<std::pair<QString, QString>>& schemas)
    {
        std::string all;
        for (const auto& [chainId, schema] : schemas)
            all += (all.empty() ? "SELECT " : " UNION ALL SELECT ") + store::quoteText(chainId) +
                   "::text AS own, e.port, e.channel, e.chain_id, e.counterparty_port, e.counterparty_channel, "
                   "e.state, e.ordering, e.connection, e.client FROM " +
                   store::quoteName(schema) + ".channel_ends e WHERE e.version = 1 AND e.learnt_at IS NOT NULL";
        if (all.empty())
            return;
        for (const auto& row :
             m_transaction.exec("SELECT t.*, c.client_status FROM (" + all +
                                ") t LEFT JOIN ibc.channel_checks c ON c.chain_id = t.own AND c.port_id = t.port AND "
                                "c.channel_id = t.channel ORDER BY 1, 2, 3")) {
            const End own = endIn(row, 0);
            IbcChannel& channel = entryOf(own, endIn(row, 3)).channel;
            if (channel.a.chainId != std::get<0>(own) || channel.a.port != std::get<1>(own) ||
                channel.a.channel != std::get<2>(own))
                continue;
            channel.state = shownText(row[6]);
            channel.ordering = shownText(row[7]);
            channel.connection = shownText(row[8]);
            channel.client = shownText(row[9]);
            channel.clientStatus = shownText(row[10]);
        }
    }

    void readDays()
    {
        for (const auto& row : m_transaction.exec(
                 "SELECT d.src_chain_id, d.src_port_id, d.src_channel_id, d.dst_chain_id, d.dst_port_id, "
                 "d.dst_channel_id, sum(d.sent), sum(d.cleared), sum(d.failed), sum(d.stuck), sum(d.clear_seconds), "
                 "max(d.last_relayed) FROM ibc.channel_days d WHERE d.date BETWEEN $1::date AND $2::date GROUP BY 1, "
                 "2, "
                 "3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6",
                 m_days)) {
            Entry& entry = entryOf(endIn(row, 0), endIn(row, 3));
            entry.channel.sent += integer(row[6]);
            entry.channel.cleared += integer(row[7]);
            entry.channel.failed += integer(row[8]);
            entry.channel.stuck += integer(row[9]);
            entry.clearSeconds += store::real(row[10]);
            const QDateTime relayed = store::time(row[11]);
            if (relayed.isValid() && (!entry.channel.lastRelay.isValid() || relayed > entry.channel.lastRelay))
                entry.channel.lastRelay = relayed;
        }
    }

    void readTimes()
    {
        for (const auto& row :
             m_transaction.exec("SELECT t.src_chain_id, t.src_port_id, t.src_channel_id, t.bucket, sum(t.packets) FROM "
                                "ibc.clear_times t WHERE t.date BETWEEN $1::date AND $2::date GROUP BY 1, 2, 3, 4",
                                m_days))
            if (const auto found = m_pairs.find(endIn(row, 0)); found != m_pairs.end())
                m_entries.at(found->second).times[int(integer(row[3]))] += integer(row[4]);
    }

    /// By the stored packets, of all time: what a sent, less what was refunded and what b sent back.
    void readEscrow()
    {
        for (const auto& row : m_transaction.exec(
                 "SELECT k.src_chain_id, k.src_port_id, k.src_channel_id, k.denom, (k.held - coalesce(r.back, "
                 "0))::text FROM (SELECT d.src_chain_id, d.src_port_id, d.src_channel_id, d.dst_chain_id, "
                 "d.dst_port_id, d.dst_channel_id, d.denom, sum(d.sent - d.refunded) AS held FROM ibc.denom_days d "
                 "WHERE NOT starts_with(d.denom, d.src_port_id || '/' || d.src_channel_id || '/') GROUP BY 1, 2, 3, 4, "
                 "5, 6, 7) k LEFT JOIN (SELECT d.src_chain_id, d.src_port_id, d.src_channel_id, d.denom, "
                 "sum(d.arrived) AS back FROM ibc.denom_days d GROUP BY 1, 2, 3, 4) r ON r.src_chain_id = "
                 "k.dst_chain_id AND r.src_port_id = k.dst_port_id AND r.src_channel_id = k.dst_channel_id AND r.denom "
                 "= k.dst_port_id || '/' || k.dst_channel_id || '/' || k.denom WHERE k.held > coalesce(r.back, 0) "
                 "ORDER BY k.held DESC LIMIT 2000")) {
            const End end = endIn(row, 0);
            const auto found = m_pairs.find(end);
            if (found != m_pairs.end() && found->second.first == end)
                m_entries.at(found->second).channel.escrow.emplace_back(shownText(row[3]), text(row[4]));
        }
    }

    bool isIndexed(const End& end) const { return m_chains.contains(std::get<0>(end)); }

    /// `a` is the end of a chain of the workspace; of two, the first in the order of their names.
    Entry& entryOf(const End& one, const End& other)
    {
        const bool swap = isIndexed(one) == isIndexed(other) ? other < one : isIndexed(other);
        const auto pair = swap ? std::pair(other, one) : std::pair(one, other);
        const auto [found, isNew] = m_entries.try_emplace(pair);
        if (isNew) {
            found->second.channel.a = shown(pair.first);
            found->second.channel.b = shown(pair.second);
            m_pairs.emplace(pair.first, pair);
            m_pairs.emplace(pair.second, pair);
        }
        return found->second;
    }

    IbcEnd shown(const End& end) const
    {
        const auto& [chainId, port, channel] = end;
        const auto found = m_chains.find(chainId);
        return found == m_chains.end() ? IbcEnd{chainId, chainId, port, channel, {}}
                                       : IbcEnd{chainId, found->second.name, port, channel, found->second.caip2};
    }

    static IbcChannel finished(Entry& entry)
    {
        IbcChannel& channel = entry.channel;
        if (channel.sent > 0) {
            const double sent = double(channel.sent);
            channel.successRate = 100 * double(channel.cleared) / sent;
            const double mean = channel.cleared > 0 ? entry.clearSeconds / double(channel.cleared) : 0;
            channel.congestion =
                std::clamp(60 * double(channel.stuck) / sent + 40 * std::min(mean / 900, 1.0), 0.0, 100.0);
        }
        channel.p50 = percentile(entry.times, 0.5);
        channel.p95 = percentile(entry.times, 0.95);
        return std::move(channel);
    }

    Transaction& m_transaction;
    const std::vector<store::Value> m_days;
    std::map<QString, ChainFigures> m_chains;
    std::map<std::pair<End, End>, Entry> m_entries;
    std::map<End, std::pair<End, End>> m_pairs;
};

}  // namespace

std::vector<IbcChannel> readChannels(Transaction& transaction, const QDate& from, const QDate& to)
{
    return ChannelList(transaction, from, to).read();
}

}  // namespace signalbox::ibc
