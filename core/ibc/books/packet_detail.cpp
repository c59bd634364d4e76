// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/books/packet_detail.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "ibc/books/packet_rows.h"
#include "signalbox/literals.h"
#include "support/safe_text.h"

namespace signalbox::ibc {

namespace {

using store::text;
using store::Transaction;

/// Tables of one of the packet's chains; empty if the workspace does not index it.
struct Place {
    QString chainId;
    std::string schema;
};

Place placeOf(const pqxx::field& chainId, const pqxx::field& schema)
{
    return {text(chainId), schema.is_null() ? std::string() : store::quoteName(text(schema))};
}

QString stepName(const QString& kind)
{
    if (kind == "send_packet"_L1)
        return u"sent"_s;
    if (kind == "recv_packet"_L1)
        return u"received"_s;
    if (kind == "write_acknowledgement"_L1)
        return u"acknowledgement_written"_s;
    return kind == "acknowledge_packet"_L1 ? u"acknowledged"_s : u"timed_out"_s;
}

/// $1 to $6: source port and channel, destination port and channel, sequence, version of IBC. Each end's own events
/// only: another chain may have numbered a packet in the same way. One statement for each chain, so that its plan is
/// kept.
std::string eventsOf(const Place& place, bool isSource)
{
    return "SELECT e.kind, e.height, e.event_index, b.time, upper(encode(e.tx_hash, 'hex')) AS tx, e.signer, e.data, "
           "e.acknowledgement, upper(encode(e.commitment, 'hex')) AS commitment, e.ordered FROM " +
           place.schema + ".packet_events e JOIN " + place.schema +
           ".blocks b ON b.height = e.height WHERE e.version = $6::smallint AND e.src_port = $1 AND e.src_channel = $2 "
           "AND e.dst_port = $3 AND e.dst_channel = $4 AND e.sequence = $5::numeric AND e.kind IN " +
           (isSource ? "('send_packet', 'acknowledge_packet', 'timeout_packet')"
                     : "('recv_packet', 'write_acknowledgement')") +
           " ORDER BY e.height, e.event_index LIMIT 50";
}

void readEvents(Transaction& transaction, const Place& place, bool isSource, const std::vector<store::Value>& ends,
                PacketDetail& detail)
{
    for (const auto& row : transaction.execPrepared(eventsOf(place, isSource), ends)) {
        const QString kind = text(row["kind"]);
        detail.steps.push_back({stepName(kind), place.chainId, text(row["tx"]), store::integer(row["height"]),
                                store::time(row["time"]), shownText(row["signer"])});
        if (const QByteArray data = store::bytes(row["data"]); detail.data.isEmpty())
            detail.data = data;
        if (const QByteArray ack = store::bytes(row["acknowledgement"]); detail.acknowledgement.isEmpty())
            detail.acknowledgement = ack;
        if (kind == "send_packet"_L1) {
            detail.commitment = text(row["commitment"]);
            if (detail.packet.key.version == 1)
                detail.ordering = store::boolean(row["ordered"]) ? u"ORDER_ORDERED"_s : u"ORDER_UNORDERED"_s;
        }
    }
}

/// By their times, which two chains do not share: the send is first in any case.
void sortSteps(PacketDetail& detail)
{
    std::stable_sort(detail.steps.begin(), detail.steps.end(),
                     [](const PacketDetail::Step& a, const PacketDetail::Step& b) {
                         const auto place = [](const PacketDetail::Step& step) {
                             return std::pair(step.at, step.what != "sent"_L1);
                         };
                         return place(a) < place(b);
                     });
}

constexpr const char* relaysOfV1 =
    "SELECT r.kind, r.effected, r.chain_id, r.signer, r.memo, r.fee, r.tx_hash, r.height, r.tx_index, "
    "r.relayed_at, EXISTS (SELECT FROM ibc.own_relayers o WHERE o.chain_id = r.chain_id AND "
    "o.relayer_address = r.signer) AS ours, 1000 * ibc.seconds_between(CASE r.kind WHEN 'receive' THEN "
    "p.sent_at WHEN 'acknowledge' THEN coalesce(p.written_at, p.received_at) WHEN 'timeout' THEN "
    "to_timestamp((nullif(p.timeout_timestamp, 0) / 1000000000)::double precision) END, r.relayed_at) AS "
    "after_ms FROM ibc.packet_flow p JOIN ibc.packet_relays r ON r.src_channel_id = p.src_channel_id AND "
    "r.sequence = p.sequence AND r.version = 1 AND r.src_port_id = p.src_port_id AND r.src_chain_id = "
    "p.src_chain_id WHERE p.src_chain_id = $1 AND p.src_port_id = $2 AND p.src_channel_id = $3 AND p.sequence "
    "= $4::numeric ORDER BY r.relayed_at, r.height, r.relay_index LIMIT 500";

constexpr const char* relaysOfV2 =
    "SELECT r.kind, r.effected, r.chain_id, r.signer, r.memo, r.fee, r.tx_hash, r.height, r.tx_index, "
    "r.relayed_at, EXISTS (SELECT FROM ibc.own_relayers o WHERE o.chain_id = r.chain_id AND "
    "o.relayer_address = r.signer) AS ours, 1000 * ibc.seconds_between(CASE r.kind WHEN 'receive' THEN "
    "p.sent_at WHEN 'acknowledge' THEN coalesce(p.written_at, p.received_at) WHEN 'timeout' THEN "
    "to_timestamp(nullif(p.timeout_timestamp, 0)::double precision) END, r.relayed_at) AS after_ms FROM "
    "ibc.packet_flow_v2 p JOIN ibc.packet_relays r ON r.src_channel_id = p.src_client_id AND r.sequence = "
    "p.sequence AND r.version = 2 AND r.src_chain_id = p.src_chain_id WHERE p.src_chain_id = $1 AND "
    "p.src_client_id = $2 AND p.sequence = $3::numeric ORDER BY r.relayed_at, r.height, r.relay_index LIMIT 500";

void readRelays(Transaction& transaction, const PacketKey& key, PacketDetail& detail)
{
    const bool second = key.version == 2;
    std::vector<store::Value> values{key.chainId};
    if (!second)
        values.emplace_back(key.port);
    values.insert(values.end(), {key.channel, valueOf(key.sequence)});
    for (const auto& row : transaction.execPrepared(second ? relaysOfV2 : relaysOfV1, values)) {
        PacketRelay relay;
        const QString kind = text(row["kind"]);
        relay.kind = kind == "receive"_L1       ? PacketRelay::Kind::Receive
                     : kind == "acknowledge"_L1 ? PacketRelay::Kind::Acknowledge
                                                : PacketRelay::Kind::Timeout;
        relay.won = store::boolean(row["effected"]);
        relay.chainId = text(row["chain_id"]);
        relay.signer = shownText(row["signer"]);
        relay.software = softwareOf(text(row["memo"]));
        relay.ours = store::boolean(row["ours"]);
        relay.transaction = text(row["tx_hash"]);
        relay.height = store::integer(row["height"]);
        relay.position = store::integer(row["tx_index"]);
        relay.at = store::time(row["relayed_at"]);
        if (const auto after = store::maybeReal(row["after_ms"]))
            relay.after = std::llround(*after);
        relay.fee = feeText(text(row["fee"]));
        detail.relays.push_back(std::move(relay));
    }
}

}  // namespace

QString softwareOf(const QString& memo)
{
    static const QRegularExpression known(
        u"(?:^|[\\s|])(hermes|rly|ts-relayer|ibc-relayer)[\\s(/]*v?([0-9][0-9A-Za-z.\\-]{0,30})?"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = known.match(memo.left(1000));
    return match.hasMatch() ? visibleText((match.captured(1).toLower() + u' ' + match.captured(2)).trimmed())
                            : QString();
}

QString feeText(const QString& fee)
{
    static const QRegularExpression coin(u"^([0-9]+)(\\S+)$"_s);
    QStringList coins;
    for (const QString& one : fee.split(u',', Qt::SkipEmptyParts)) {
        const auto match = coin.match(one.trimmed());
        coins << visibleText(match.hasMatch() ? match.captured(1) + u' ' + match.captured(2) : one);
    }
    return coins.join(u", "_s);
}

namespace {

constexpr const char* packetOfV1 =
    "SELECT v.*, s.schema_name AS source_schema, d.schema_name AS destination_schema, c.client_id, k.client_id AS "
    "peer_client FROM ibc.v_packets v LEFT JOIN ibc.chain_heads s ON s.chain_id = v.src_chain_id LEFT JOIN "
    "ibc.chain_heads d ON d.chain_id = v.dst_chain_id LEFT JOIN ibc.channel_checks c ON c.chain_id = "
    "v.src_chain_id AND c.port_id = v.src_port_id AND c.channel_id = v.src_channel_id LEFT JOIN ibc.channel_checks "
    "k ON k.chain_id = v.dst_chain_id AND k.port_id = v.dst_port_id AND k.channel_id = v.dst_channel_id WHERE "
    "v.src_chain_id = $1 AND v.src_port_id = $2 AND v.src_channel_id = $3 AND v.sequence = $4::numeric";

constexpr const char* packetOfV2 =
    "SELECT v.*, s.schema_name AS source_schema, d.schema_name AS destination_schema, v.src_channel_id AS client_id, "
    "v.dst_channel_id AS peer_client FROM ibc.v_packets_v2 v LEFT JOIN ibc.chain_heads s ON s.chain_id = "
    "v.src_chain_id LEFT JOIN ibc.chain_heads d ON d.chain_id = v.dst_chain_id WHERE v.src_chain_id = $1 AND "
    "v.src_port_id = $2 AND v.src_channel_id = $3 AND v.sequence = $4::numeric";

}  // namespace

Expected<PacketDetail> readPacket(Transaction& transaction, const PacketKey& key)
{
    // One row by its key: the kept plan is as good as one for these values, and planning takes six times as long.
    transaction.exec("SELECT set_config('plan_cache_mode', 'force_generic_plan', true)");
    const auto rows = transaction.execPrepared(key.version == 2 ? packetOfV2 : packetOfV1,
                                               {key.chainId, key.port, key.channel, valueOf(key.sequence)});
    if (rows.empty())
        return fail(ErrorKind::NotFound, "PACKET_UNKNOWN",
                    Message(QT_TRANSLATE_NOOP("Engine", "The packet %1 is not stored.")).arg(key.text()));
    const auto row = rows[0];
    PacketDetail detail;
    detail.packet = packetOf(row, key.version);
    detail.sourceClient = text(row["client_id"]);
    detail.destinationClient = text(row["peer_client"]);
    const std::vector<store::Value> ends{
        key.port,   key.channel, text(row["dst_port_id"]), text(row["dst_channel_id"]), valueOf(key.sequence),
        key.version};
    if (const Place place = placeOf(row["src_chain_id"], row["source_schema"]); !place.schema.empty())
        readEvents(transaction, place, true, ends, detail);
    if (const Place place = placeOf(row["dst_chain_id"], row["destination_schema"]); !place.schema.empty())
        readEvents(transaction, place, false, ends, detail);
    else
        detail.notes << (place.chainId.isEmpty() ? u"the destination is not known"_s
                                                 : u"the destination is not indexed"_s);
    sortSteps(detail);
    readRelays(transaction, key, detail);
    return detail;
}

}  // namespace signalbox::ibc
