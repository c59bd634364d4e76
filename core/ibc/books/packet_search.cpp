// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/books/packet_search.h"

#include <QElapsedTimer>
#include <QRegularExpression>

#include "ibc/books/packet_rows.h"
#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

constexpr int mostRows = 10'000, mostCounted = 10'000;

/// Conditions on rows p of packet_flow and their values.
class Search {
public:
    explicit Search(const PacketFilter& filter)
    {
        equal("src_chain_id", filter.chainId);
        equal("src_channel_id", filter.channel);
        if (filter.state)
            equal("outcome", QString::fromLatin1(name(*filter.state)));
        if (filter.from.isValid())
            m_where += " AND p.created_at >= " + put(filter.from) + "::timestamptz";
        if (filter.to.isValid())
            m_where += " AND p.created_at <= " + put(filter.to) + "::timestamptz";
        if (filter.stuck)
            m_where += " AND p.status = 'stuck'";
        if (filter.stuck && *filter.stuck != StuckKind::None) {
            m_table = "ibc.v_packets p";
            equal("stuck_kind", QString::fromLatin1(name(*filter.stuck)));
        }
        take(searchTextOf(filter.text.trimmed()));
    }

    /// Only what is older than this row.
    void before(const QString& time, qint64 id)
    {
        m_older = " AND (p.created_at, p.id) < (" + put(time) + "::timestamptz, " + put(id) + "::bigint)";
    }

    /// One SELECT for each index that can find a packet.
    std::string ids(int limit) const
    {
        const std::string end = " ORDER BY p.created_at DESC, p.id DESC LIMIT " + std::to_string(limit);
        return "SELECT DISTINCT p.id, p.created_at FROM (" + branches(m_older, end) + ") p" + end;
    }
    std::string count() const
    {
        const std::string most = " LIMIT " + std::to_string(mostCounted);
        return "SELECT count(*) FROM (SELECT " + std::string(m_branches.size() > 1 ? "DISTINCT " : "") + "u.id FROM (" +
               branches({}, most) + ") u" + most + ") k";
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
                m_branches = {" AND p.src_chain_id = " + put(text.key->chainId) + " AND p.src_port_id = " +
                              put(text.key->port) + " AND p.src_channel_id = " + put(text.key->channel) +
                              " AND p.sequence = " + put(valueOf(text.key->sequence)) + "::numeric"};
                return;
            case Kind::Transaction:
                for (const char* column : {"tx_hash_send", "tx_hash_recv", "tx_hash_clear"})
                    m_branches.push_back(std::string(" AND p.") + column + " = " + put(text.text));
                return;
            case Kind::Sequence:
                m_table =
                    "ibc.v_sending_ends e JOIN " + m_table +
                    " ON p.src_chain_id = e.src_chain_id AND p.src_port_id = e.src_port_id AND p.src_channel_id = "
                    "e.src_channel_id";
                m_branches = {" AND p.sequence = " + put(text.text) + "::numeric"};
                return;
            case Kind::Address:
                for (const char* column : {"sender", "receiver", "relayer_address"})
                    m_branches.push_back(std::string(" AND p.") + column + " = " + put(text.text));
        }
    }
    std::string branches(const std::string& more, const std::string& end) const
    {
        std::string all;
        for (const std::string& branch : m_branches)
            all += (all.empty() ? "(" : " UNION ALL (") + ("SELECT p.id, p.created_at FROM " + m_table) +
                   " WHERE true" + m_where + branch + more + end + ")";
        return all;
    }

    std::string m_table = "ibc.packet_flow p", m_where, m_older;
    std::vector<std::string> m_branches;
    std::vector<store::Value> m_values;
};

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
            transaction.exec("SELECT p.created_at FROM ibc.packet_flow p WHERE p.id = $1::bigint", {filter.before});
        if (last.empty())
            return badValue(Message(
                QT_TRANSLATE_NOOP("Engine", "The list changed after the last page. Start again with the first page.")));
        search.before(store::text(last[0][0]), filter.before);
    }
    std::vector<qint64> ids;
    for (const auto& row : transaction.exec(search.ids(filter.limit + 1), search.values()))
        ids.push_back(store::integer(row[0]));
    if (ids.size() > std::size_t(filter.limit)) {
        ids.pop_back();
        page.next = ids.back();
    }
    // By the IDs alone, so that the planner does not join the whole table with the view's other ones.
    for (const auto& row : transaction.exec(
             "SELECT v.* FROM ibc.v_packets v WHERE v.id = ANY ($1::bigint[]) ORDER BY v.created_at DESC, v.id DESC",
             {store::Value::bigintArray(ids)}))
        page.packets.push_back(packetOf(row));
    page.milliseconds = double(timer.nsecsElapsed()) / 1e6;
    return page;
}

}  // namespace signalbox::ibc
