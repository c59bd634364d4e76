// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/state/check_rows.h"

#include <QJsonArray>

#include "ibc/state/state_method.h"
#include "signalbox/literals.h"
#include "support/redact.h"

namespace signalbox::ibc {

using store::text;
using store::Transaction;
using store::Value;

namespace {

QString place(const IbcEnd& end)
{
    return end.port.isEmpty() ? end.channel : end.port + u'/' + end.channel;
}

constexpr const char* columns =
    "SELECT c.chain_id, coalesce(h.name, c.chain_id), coalesce(h.caip2, ''), c.port_id, c.channel_id, "
    "coalesce(c.dst_chain_id, ''), coalesce(g.name, c.dst_chain_id, ''), coalesce(g.caip2, ''), c.dst_port_id, "
    "c.dst_channel_id, c.checked_at, c.height, c.unreceived, c.unacknowledged, c.missing, c.surplus, c.note, "
    "c.client_id, c.client_status, lower(c.blocks), upper(c.blocks) - 1 FROM ibc.channel_checks c LEFT JOIN "
    "ibc.chain_heads h ON h.chain_id = c.chain_id LEFT JOIN ibc.chain_heads g ON g.chain_id = c.dst_chain_id";

ChannelCheck checkOf(const pqxx::row& row)
{
    ChannelCheck check;
    check.source = {text(row[0]), text(row[1]), text(row[3]), text(row[4]), text(row[2])};
    check.destination = {text(row[5]), text(row[6]), text(row[8]), text(row[9]), text(row[7])};
    check.at = store::time(row[10]);
    check.height = store::integer(row[11]);
    check.unreceived = sequencesIn(row[12]);
    check.unacknowledged = sequencesIn(row[13]);
    check.missing = sequencesIn(row[14]);
    check.surplus = sequencesIn(row[15]);
    if (const QJsonObject note = store::object(row[16]); !note.isEmpty())
        check.note = Message::fromJson(note);
    return check;
}

QJsonObject detailOf(const ChannelCheck& check, const pqxx::row& row)
{
    QJsonObject detail{{u"chainId"_s, check.source.chainId},
                       {u"port"_s, check.source.port},
                       {u"channel"_s, check.source.channel},
                       {u"missing"_s, sequenceWords(check.missing, 50)},
                       {u"surplus"_s, sequenceWords(check.surplus, 50)}};
    if (!row[19].is_null())
        detail.insert(u"reindex"_s,
                      QJsonObject{{u"lo"_s, store::integer(row[19])}, {u"hi"_s, store::integer(row[20])}});
    return detail;
}

Message missingText(const ChannelCheck& check, const pqxx::row& row)
{
    const auto missing = [&](const char* one, const char* pattern) {
        return Message::counted(one, pattern, qint64(check.missing.size()))
            .arg(check.source.chain, place(check.source), sequenceWords(check.missing));
    };
    if (row[19].is_null())
        return missing(
            "%Ln packet of %1 on %2 is pending on chain and is not stored: %3. Reindex the block in which it was sent.",
            QT_TRANSLATE_N_NOOP("Engine",
                                "%Ln packets of %1 on %2 are pending on chain and are not stored: %3. Reindex the "
                                "blocks in which they were sent."));
    return missing("%Ln packet of %1 on %2 is pending on chain and is not stored: %3. Reindex the blocks %L4 to %L5.",
                   QT_TRANSLATE_N_NOOP("Engine",
                                       "%Ln packets of %1 on %2 are pending on chain and are not stored: %3. Reindex "
                                       "the blocks %L4 to %L5."))
        .arg(store::integer(row[19]))
        .arg(store::integer(row[20]));
}

}  // namespace

QJsonObject noteOf(const Message& note)
{
    if (note.isEmpty())
        return {};
    const Message clean = note.mapped([](const QString& part) { return redact(part); });
    const QJsonValue json = clean.toJson();
    return json.isObject() ? json.toObject() : QJsonObject{{u"pattern"_s, u"%1"_s}, {u"args"_s, QJsonArray{json}}};
}

Value sequenceArray(const Sequences& sequences)
{
    std::string all = "{";
    for (const quint64 sequence : sequences)
        all += (all.size() > 1 ? "," : "") + std::to_string(sequence);
    Value made(std::nullopt);
    made.text = all + "}";
    return made;
}

Sequences sequencesIn(const pqxx::field& field)
{
    Sequences sequences;
    QString list = text(field);
    list.remove(u'{').remove(u'}');
    for (const QString& item : list.split(u',', Qt::SkipEmptyParts))
        sequences.push_back(item.toULongLong());
    return sequences;
}

namespace {

/// The packets of an end, which is $1 to $3: chain, port, channel. IBC v2 has a client instead of port and channel.
std::string packetsOfEnd(const IbcEnd& end)
{
    return end.port.isEmpty() ? "ibc.packet_flow_v2 f WHERE f.src_chain_id = $1 AND $2 = '' AND f.src_client_id = $3"
                              : "ibc.packet_flow f WHERE f.src_chain_id = $1 AND f.src_port_id = $2 AND "
                                "f.src_channel_id = $3";
}

}  // namespace

StoredPackets readStored(Transaction& transaction, const IbcEnd& from, const Sequences& asked)
{
    StoredPackets stored;
    const std::string packets = packetsOfEnd(from);
    const auto collect = [&](const pqxx::result& rows, Sequences& into) {
        for (const auto& row : rows)
            into.push_back(text(row[0]).toULongLong());
    };
    collect(transaction.exec(
                "SELECT f.sequence FROM " + packets + " AND f.status IN ('pending', 'stuck') ORDER BY f.sequence",
                {from.chainId, from.port, from.channel}),
            stored.pending);
    collect(transaction.exec(
                "SELECT f.sequence FROM " + packets + " AND f.sequence = ANY ($4::numeric[]) ORDER BY f.sequence",
                {from.chainId, from.port, from.channel, sequenceArray(asked)}),
            stored.known);
    const auto first =
        transaction.exec("SELECT min(f.sequence) FROM " + packets, {from.chainId, from.port, from.channel});
    if (!first[0][0].is_null())
        stored.first = text(first[0][0]).toULongLong();
    if (const auto head = storedHead(transaction, from.chainId))
        stored.height = head->height;
    return stored;
}

std::optional<Interval> blocksOf(Transaction& transaction, const IbcEnd& from, const Sequences& missing)
{
    if (missing.empty())
        return std::nullopt;
    const std::string packets = packetsOfEnd(from);
    const auto rows = transaction.exec(
        "SELECT (SELECT f.send_height FROM " + packets +
            " AND f.sequence < $4::numeric ORDER BY f.sequence DESC LIMIT 1), (SELECT f.send_height FROM " + packets +
            " AND f.sequence > $5::numeric ORDER BY f.sequence LIMIT 1), h.height, coalesce((SELECT s.from_block FROM "
            "signalbox.streams s WHERE s.caip2 = h.caip2 AND s.stream = 'ibc' AND s.removed_at IS NULL), 1) FROM "
            "ibc.chain_heads h WHERE h.chain_id = $1",
        {from.chainId, from.port, from.channel, QString::number(missing.front()), QString::number(missing.back())});
    if (rows.empty() || rows[0][2].is_null())
        return std::nullopt;
    const Interval blocks{store::integer(rows[0][0], store::integer(rows[0][3])),
                          store::integer(rows[0][1], store::integer(rows[0][2]))};
    return blocks.isEmpty() ? std::nullopt : std::optional(blocks);
}

void storeCheck(Transaction& transaction, const ChannelCheck& check, const ChannelFacts& facts)
{
    Value blocks(std::nullopt);
    if (facts.blocks)
        blocks = Value(u"[%1,%2]"_s.arg(facts.blocks->lo).arg(facts.blocks->hi));
    transaction.exec(
        "INSERT INTO ibc.channel_checks AS c (chain_id, port_id, channel_id, dst_chain_id, dst_port_id, "
        "dst_channel_id, "
        "checked_at, height, unreceived, unacknowledged, missing, surplus, note, channel_state, client_id, "
        "client_status, "
        "compared, blocks) VALUES ($1, $2, $3, nullif($4, ''), $5, $6, $7, $8, $9::numeric[], $10::numeric[], "
        "$11::numeric[], $12::numeric[], $13, $14, $15, $16, $17, $18::int8range) ON CONFLICT (chain_id, port_id, "
        "channel_id) DO UPDATE SET dst_chain_id = excluded.dst_chain_id, dst_port_id = excluded.dst_port_id, "
        "dst_channel_id = excluded.dst_channel_id, checked_at = excluded.checked_at, note = excluded.note, compared = "
        "excluded.compared, height = CASE WHEN excluded.height > 0 THEN excluded.height ELSE c.height END, unreceived "
        "= CASE "
        "WHEN excluded.height > 0 THEN excluded.unreceived ELSE c.unreceived END, unacknowledged = CASE WHEN "
        "excluded.height > 0 THEN excluded.unacknowledged ELSE c.unacknowledged END, missing = CASE WHEN "
        "excluded.compared "
        "THEN excluded.missing ELSE c.missing END, surplus = CASE WHEN excluded.compared THEN excluded.surplus ELSE "
        "c.surplus END, blocks = CASE WHEN excluded.compared THEN excluded.blocks ELSE c.blocks END, channel_state = "
        "CASE "
        "WHEN excluded.channel_state <> '' THEN excluded.channel_state ELSE c.channel_state END, client_id = CASE WHEN "
        "excluded.client_id <> '' THEN excluded.client_id ELSE c.client_id END, client_status = CASE WHEN "
        "excluded.client_id <> '' THEN excluded.client_status ELSE c.client_status END WHERE "
        "excluded.checked_at >= c.checked_at",
        {check.source.chainId, check.source.port, check.source.channel, check.destination.chainId,
         check.destination.port, check.destination.channel, check.at, check.height, sequenceArray(check.unreceived),
         sequenceArray(check.unacknowledged), sequenceArray(check.missing), sequenceArray(check.surplus),
         noteOf(check.note), facts.state, facts.clientId, facts.clientStatus, facts.compared, blocks});
}

std::vector<ChannelCheck> readChecks(Transaction& transaction)
{
    std::vector<ChannelCheck> checks;
    for (const auto& row : transaction.exec(std::string(columns) + " ORDER BY c.chain_id, c.port_id, c.channel_id"))
        checks.push_back(checkOf(row));
    return checks;
}

std::vector<ChannelCheck> uncheckable(Transaction& transaction, RouteFilter filter)
{
    filter.unindexed = true;
    std::vector<ChannelCheck> checks;
    for (const Route& route : knownRoutes(transaction, filter)) {
        ChannelCheck there;
        there.source = route.from;
        there.destination = route.to;
        there.note = Message(QT_TRANSLATE_NOOP("Engine",
                                               "%1 is not indexed, so receives there are not known. Add the chain to "
                                               "compare the channel."))
                         .arg(route.to.chain);
        ChannelCheck back;
        back.source = route.to;
        back.destination = route.from;
        back.note = Message(QT_TRANSLATE_NOOP("Engine",
                                              "%1 is not indexed, so the packets that it sent are not known. Add the "
                                              "chain to compare the channel."))
                        .arg(route.to.chain);
        checks.insert(checks.end(), {there, back});
    }
    return checks;
}

void readStateConcerns(Transaction& transaction, engine::Concerns& concerns)
{
    for (const auto& row : transaction.exec(std::string(columns) +
                                            " WHERE h.caip2 IS NOT NULL AND (c.missing <> '{}' OR c.surplus <> '{}' OR "
                                            "(c.client_status NOT IN ('', 'Active') AND (c.unreceived <> '{}' OR "
                                            "c.unacknowledged <> '{}'))) ORDER BY c.checked_at DESC LIMIT 50")) {
        const ChannelCheck check = checkOf(row);
        const QString key = check.source.chainId + u'/' + place(check.source), caip2 = text(row[2]);
        if (!check.missing.empty())
            concerns[caip2].push_back(
                {u"ibc_missing"_s, key, u"error"_s, missingText(check, row), detailOf(check, row)});
        if (!check.surplus.empty())
            concerns[caip2].push_back(
                {u"ibc_surplus"_s, key, u"warning"_s,
                 Message::counted(
                     "%Ln packet of %1 on %2 is stored as pending, but is done on chain: %3. Reindex the newest "
                     "blocks.",
                     QT_TRANSLATE_N_NOOP("Engine",
                                         "%Ln packets of %1 on %2 are stored as pending, but are done on chain: %3. "
                                         "Reindex the newest blocks."),
                     qint64(check.surplus.size()))
                     .arg(check.source.chain, place(check.source), sequenceWords(check.surplus)),
                 detailOf(check, row)});
        if (const QString status = text(row[18]); !status.isEmpty() && status != "Active"_L1)
            concerns[caip2].push_back(
                {u"ibc_client"_s,
                 key,
                 u"error"_s,
                 Message(QT_TRANSLATE_NOOP(
                             "Engine",
                             "The client %1 on %2 is %3, so nothing can be relayed on %4. Governance must recover it."))
                     .arg(text(row[17]), check.source.chain, status, place(check.source)),
                 {{u"client"_s, text(row[17])}}});
    }
}

}  // namespace signalbox::ibc
