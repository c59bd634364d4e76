// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonDocument>

#include "ibc/clearing/operation_rows.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox::ibc::operations {

using store::text;
using store::Transaction;

namespace {

// The transaction is the one that ended the packet, as it is indexed.
constexpr const char* selectOperations =
    "SELECT o.id, o.clearing_status, o.person, o.console, coalesce(o.chain_id, ''), coalesce(o.channel_id, ''), "
    "o.created_at, o.ended_at, o.attempts, o.error, o.error_message, o.fees, o.output, (SELECT jsonb_agg(v || "
    "jsonb_build_object('tx', coalesce(f.tx_hash_clear, f.tx_hash_recv, '')) ORDER BY n) FROM jsonb_array_elements("
    "o.verdicts) WITH ORDINALITY e (v, n) LEFT JOIN ibc.packet_flow f ON f.src_chain_id = v ->> 'chain' AND "
    "f.src_port_id "
    "= v ->> 'port' AND f.src_channel_id = v ->> 'channel' AND f.sequence = (v ->> 'sequence')::numeric), "
    "array_to_string(o.packet_ids, E'\\n'), o.cancel_requested FROM ibc.clearing_operations o";

QJsonArray arrayIn(const pqxx::field& field)
{
    return field.is_null() ? QJsonArray() : QJsonDocument::fromJson(QByteArray(field.c_str())).array();
}

ClearingOperation operationOf(const pqxx::row& row)
{
    ClearingOperation operation;
    operation.id = text(row[0]);
    const QString state = text(row[1]);  // an import has the document's words
    operation.state =
        clearingStateFromName(state).value_or(state == "pending"_L1 ? ClearingState::Planned : ClearingState::Failed);
    if (operation.state == ClearingState::Queued && store::boolean(row[15]))
        operation.state = ClearingState::Cancelled;  // its console passes over it
    operation.person = text(row[2]);
    operation.console = text(row[3]);
    operation.chainId = text(row[4]);
    operation.channel = text(row[5]);
    operation.createdAt = store::time(row[6]);
    operation.endedAt = store::time(row[7]);
    operation.attempts = int(store::integer(row[8]));
    if (const QJsonObject error = store::object(row[9]); !error.isEmpty())
        operation.error = errorFromJson(error).message;
    else
        operation.error = Message(text(row[10]));
    operation.fees = text(row[11]);
    operation.output = store::bytes(row[12]);
    for (const QJsonValue item : arrayIn(row[13])) {
        const QJsonObject verdict = item.toObject();
        ClearingOperation::Packet packet;
        packet.key = {verdict.value("chain"_L1).toString(), verdict.value("port"_L1).toString(),
                      verdict.value("channel"_L1).toString(), verdict.value("sequence"_L1).toString().toULongLong()};
        packet.verdict = verdict.value("verdict"_L1).toString();
        if (verdict.contains("error"_L1))
            packet.error = Message::fromJson(verdict.value("error"_L1));
        if (packet.verdict != "pending"_L1 && packet.verdict != "unprovable"_L1)
            packet.transaction = verdict.value("tx"_L1).toString();
        operation.packets.push_back(std::move(packet));
    }
    if (operation.packets.empty())
        for (const QString& id : text(row[14]).split(u'\n', Qt::SkipEmptyParts))
            if (const auto key = PacketKey::fromText(id))
                operation.packets.push_back({*key, QString(), {}, {}});
    return operation;
}

}  // namespace

std::vector<ClearingOperation> list(Transaction& transaction, int limit)
{
    std::vector<ClearingOperation> all;
    for (const auto& row : transaction.exec(
             std::string(selectOperations) + " WHERE o.deleted_at IS NULL ORDER BY o.created_at DESC, o.id LIMIT $1",
             {limit}))
        all.push_back(operationOf(row));
    return all;
}

std::optional<ClearingOperation> find(Transaction& transaction, const QString& id)
{
    if (QUuid::fromString(id).isNull())
        return std::nullopt;
    const auto rows =
        transaction.exec(std::string(selectOperations) + " WHERE o.id = $1::uuid AND o.deleted_at IS NULL", {id});
    return rows.empty() ? std::nullopt : std::optional(operationOf(rows[0]));
}

/// Hermes names the packets that its own transactions relayed; what was effected for them since the start is ours. Fees
/// are known once these blocks are joined.
void settleFees(Transaction& transaction)
{
    transaction.exec(
        "WITH ours AS (SELECT DISTINCT o.id, r.chain_id, r.tx_hash, r.fee FROM ibc.clearing_operations o, "
        "jsonb_array_elements(o.verdicts) v, ibc.packet_relays r WHERE o.ended_at > now() - interval '1 hour' AND (v "
        "->> "
        "'ours')::boolean AND r.src_channel_id = v ->> 'channel' AND r.sequence = (v ->> 'sequence')::numeric AND "
        "r.src_port_id = v ->> 'port' AND r.src_chain_id = v ->> 'chain' AND r.effected AND r.relayed_at >= "
        "o.started_at - "
        "interval '2 minutes'), coins AS (SELECT ours.id, m[1]::numeric AS amount, m[2] AS denom FROM ours, "
        "regexp_matches(ours.fee, '([0-9]{1,78})([A-Za-z][-A-Za-z0-9/:._]{1,127})', 'g') m), sums AS (SELECT c.id, "
        "c.denom, "
        "sum(c.amount) AS amount FROM coins c GROUP BY 1, 2), words AS (SELECT s.id, string_agg(s.amount || ' ' || "
        "s.denom, "
        "', ' ORDER BY s.denom) AS fees, CASE WHEN count(*) = 1 THEN sum(s.amount) ELSE 0 END AS total FROM sums s "
        "GROUP BY "
        "1) UPDATE ibc.clearing_operations o SET fees = w.fees, total_fee = w.total FROM words w WHERE o.id = w.id AND "
        "o.fees <> w.fees");
}

}  // namespace signalbox::ibc::operations
