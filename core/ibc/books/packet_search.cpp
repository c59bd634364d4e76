// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/books/packet_search.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <map>

#include "ibc/books/packet_rows.h"
#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

constexpr int mostRows = 10'000, mostCounted = 10'000;

/// Rows of both versions of IBC in one order: twice the ID, odd for v2.
qint64 numberOf(qint64 id, int version)
{
    return 2 * id + (version - 1);
}

/// The tables of one version.
struct Side {
    const char *packets, *view, *channel, *ends;  ///< ends: joins them to p
};
constexpr Side sides[2] = {
    {"ibc.packet_flow p", "ibc.v_packets p", "src_channel_id",
     "ibc.v_sending_ends e JOIN %1 ON p.src_chain_id = e.src_chain_id AND p.src_port_id = e.src_port_id AND "
     "p.src_channel_id = e.src_channel_id"},
    {"ibc.packet_flow_v2 p", "ibc.v_packets_v2 p", "src_client_id",
     "ibc.v_sending_clients e JOIN %1 ON p.src_chain_id = e.src_chain_id AND p.%2 = e.src_client_id"}};

/// Conditions on rows p of a version's table and their values, which both versions share.
class Search {
public:
    explicit Search(const PacketFilter& filter)
    {
        equal("src_chain_id", filter.chainId);
        if (!filter.channel.isEmpty())
            m_channel = put(filter.channel);
        if (filter.state)
            equal("outcome", QString::fromLatin1(name(*filter.state)));
        if (filter.from.isValid())
            m_where += " AND p.created_at >= " + put(filter.from) + "::timestamptz";
        if (filter.to.isValid())
            m_where += " AND p.created_at <= " + put(filter.to) + "::timestamptz";
        if (filter.stuck)
            m_where += " AND p.status = 'stuck'";
        if (filter.stuck && *filter.stuck != StuckKind::None) {
            m_judged = true;
            equal("stuck_kind", QString::fromLatin1(name(*filter.stuck)));
        }
        take(searchTextOf(filter.text.trimmed()));
    }

    /// Only what is older than this row.
    void before(const QString& time, qint64 number)
    {
        const std::string at = put(time);
        for (const int version : {1, 2})  // the first ID that is not older
            if (m_only == 0 || m_only == version)
                m_older[version - 1] = " AND (p.created_at, p.id) < (" + at + "::timestamptz, " +
                                       put((number + 2 - version) / 2) + "::bigint)";
    }

    /// One SELECT for each index that can find a packet.
    std::string numbers(int limit) const
    {
        const std::string count = " LIMIT " + std::to_string(limit);
        return "SELECT DISTINCT p.number, p.created_at FROM (" +
               branches(true, " ORDER BY p.created_at DESC, p.id DESC" + count) +
               ") p ORDER BY p.created_at DESC, p.number DESC" + count;
    }
    std::string count() const
    {
        const std::string most = " LIMIT " + std::to_string(mostCounted);
        return "SELECT count(*) FROM (SELECT " + std::string(m_branches.size() > 1 ? "DISTINCT " : "") +
               "u.number FROM (" + branches(false, most) + ") u" + most + ") k";
    }
    const std::vector<store::Value>& values() const { return m_values; }

private:
    std::string put(const store::Value& value)
    {
        m_values.push_back(value);
        return "$" + std::to_string(m_values.size());
    }
    void equal(const char* column, const QString& value)
    {
        if (!value.isEmpty())
            m_where += std::string(" AND p.") + column + " = " + put(value);
    }
    void take(const SearchText& text)
    {
        using Kind = SearchText::Kind;
        switch (text.kind) {
            case Kind::All:
                m_branches = {""};
                return;
            case Kind::Key:
                m_only = text.key->version;
                m_branches = {" AND p.src_chain_id = " + put(text.key->chainId) +
                              (m_only == 1 ? " AND p.src_port_id = " + put(text.key->port) : std::string()) +
                              " AND p." + channelOf(sides[m_only - 1]) + " = " + put(text.key->channel) +
                              " AND p.sequence = " + put(valueOf(text.key->sequence)) + "::numeric"};
                return;
            case Kind::Transaction:
                equalToAny({"tx_hash_send", "tx_hash_recv", "tx_hash_clear"}, text.text);
                return;
            case Kind::Sequence:
                m_byEnds = true;
                m_branches = {" AND p.sequence = " + put(text.text) + "::numeric"};
                return;
            case Kind::Address:
                equalToAny({"sender", "receiver", "relayer_address"}, text.text);
        }
    }
    void equalToAny(std::initializer_list<const char*> columns, const QString& value)
    {
        const std::string place = put(value);
        for (const char* column : columns)
            m_branches.push_back(std::string(" AND p.") + column + " = " + place);
    }
    /// Views call a client a channel.
    std::string channelOf(const Side& side) const { return m_judged ? "src_channel_id" : side.channel; }
    std::string tableOf(const Side& side) const
    {
        const QString table = QString::fromLatin1(m_judged ? side.view : side.packets);
        if (!m_byEnds)
            return table.toStdString();
        return QString::fromLatin1(side.ends)
            .replace(u"%1"_s, table)
            .replace(u"%2"_s, QString::fromStdString(channelOf(side)))
            .toStdString();
    }
    std::string branches(bool olderOnly, const std::string& end) const
    {
        std::string all;
        for (const int version : {1, 2}) {
            if (m_only != 0 && m_only != version)
                continue;
            const Side& side = sides[version - 1];
            const std::string channel =
                m_channel.empty() ? std::string() : " AND p." + channelOf(side) + " = " + m_channel;
            for (const std::string& branch : m_branches)
                all += (all.empty() ? "(" : " UNION ALL (") + ("SELECT 2 * p.id + " + std::to_string(version - 1)) +
                       " AS number, p.created_at FROM " + tableOf(side) + " WHERE true" + m_where + channel + branch +
                       (olderOnly ? m_older[version - 1] : std::string()) + end + ")";
        }
        return all;
    }

    bool m_judged = false, m_byEnds = false;
    int m_only = 0;  ///< version of IBC; 0: both
    std::string m_where, m_channel, m_older[2];
    std::vector<std::string> m_branches;
    std::vector<store::Value> m_values;
};

/// The packets of a page, in the order of their numbers. By the IDs alone, so that the planner does not join a whole
/// table with the view's other ones.
std::vector<IbcPacket> packetsOf(store::Transaction& transaction, const std::vector<qint64>& numbers)
{
    std::map<qint64, IbcPacket> found;
    for (const int version : {1, 2}) {
        std::vector<qint64> ids;
        for (const qint64 number : numbers)
            if (number % 2 == version - 1)
                ids.push_back(number / 2);
        if (ids.empty())
            continue;
        for (const auto& row :
             transaction.exec(std::string("SELECT v.* FROM ibc.") + (version == 2 ? "v_packets_v2" : "v_packets") +
                                  " v WHERE v.id = ANY ($1::bigint[])",
                              {store::Value::bigintArray(ids)}))
            found.emplace(numberOf(store::integer(row["id"]), version), packetOf(row, version));
    }
    std::vector<IbcPacket> packets;
    for (const qint64 number : numbers)
        if (const auto packet = found.find(number); packet != found.end())
            packets.push_back(std::move(packet->second));
    return packets;
}

Expected<Done> checkFilter(const PacketFilter& filter)
{
    if (filter.limit < 1 || filter.limit > mostRows)
        return badValue(
            Message(QT_TRANSLATE_NOOP("Engine", "The limit must be a number from 1 to %L1.")).arg(mostRows));
    if (filter.from.isValid() && filter.to.isValid() && filter.from > filter.to)
        return badValue(
            Message(QT_TRANSLATE_NOOP("Engine", "A range of time needs two times, the earlier one first.")));
    return Done{};
}

}  // namespace

SearchText searchTextOf(const QString& text)
{
    using Kind = SearchText::Kind;
    static const QRegularExpression hash(u"^(0[xX])?[0-9a-fA-F]{64}$"_s), digits(u"^[0-9]{1,20}$"_s);
    if (text.isEmpty())
        return {Kind::All, {}, {}};
    if (const auto key = PacketKey::fromText(text))
        return {Kind::Key, text, key};
    if (hash.match(text).hasMatch())
        return {Kind::Transaction, text.right(64).toUpper(), {}};
    if (digits.match(text).hasMatch())
        return {Kind::Sequence, text, {}};
    return {Kind::Address, text, {}};
}

Expected<PacketPage> searchPackets(store::Transaction& transaction, const PacketFilter& filter)
{
    if (const auto good = checkFilter(filter); !good)
        return fail(good.error());
    QElapsedTimer timer;
    timer.start();
    Search search(filter);
    PacketPage page;
    page.total = store::integer(transaction.exec(search.count(), search.values())[0][0]);
    if (filter.before != 0) {
        const auto last =
            transaction.exec(std::string("SELECT p.created_at FROM ") + sides[filter.before % 2 == 0 ? 0 : 1].packets +
                                 " WHERE p.id = $1::bigint",
                             {filter.before / 2});
        if (last.empty())
            return badValue(Message(
                QT_TRANSLATE_NOOP("Engine", "The list changed after the last page. Start again with the first page.")));
        search.before(store::text(last[0][0]), filter.before);
    }
    std::vector<qint64> numbers;
    for (const auto& row : transaction.exec(search.numbers(filter.limit + 1), search.values()))
        numbers.push_back(store::integer(row[0]));
    if (numbers.size() > std::size_t(filter.limit)) {
        numbers.pop_back();
        page.next = numbers.back();
    }
    page.packets = packetsOf(transaction, numbers);
    page.milliseconds = double(timer.nsecsElapsed()) / 1e6;
    return page;
}

}  // namespace signalbox::ibc
