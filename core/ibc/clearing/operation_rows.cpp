// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/operation_rows.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <algorithm>

#include "ibc/clearing/error_types.h"
#include "ibc/state/check_rows.h"
#include "ibc/state/state_method.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"
#include "store/leases.h"
#include "support/redact.h"

namespace signalbox::ibc {

using store::integer;
using store::text;
using store::Transaction;
using store::Value;

namespace {

qint64 ourPid()
{
    return QCoreApplication::applicationPid();
}

/// What a request holds: its packets, or one place for the whole chain.
Sequences heldBy(const ClearingRequest& request)
{
    return request.wholeChain ? Sequences{0} : request.sequences;
}

QStringList packetIds(const ClearingRequest& request)
{
    QStringList ids;
    for (const quint64 sequence : request.sequences)
        ids << PacketKey{request.chainId, request.port, request.channel, sequence}.text();
    return ids;
}

QJsonObject redacted(const Error& error)
{
    Error clean = error;
    clean.message = error.message.mapped([](const QString& part) { return redact(part); });
    clean.args.clear();
    return toJson(clean);
}

QJsonArray verdictsOf(const operations::End& end)
{
    QJsonArray verdicts;
    for (const ClearingOperation::Packet& packet : end.packets) {
        QJsonObject verdict{{u"chain"_s, packet.key.chainId},
                            {u"port"_s, packet.key.port},
                            {u"channel"_s, packet.key.channel},
                            {u"sequence"_s, QString::number(packet.key.sequence)},
                            {u"verdict"_s, packet.verdict}};
        if (!packet.error.isEmpty())
            verdict.insert(u"error"_s, packet.error.mapped([](const QString& part) { return redact(part); }).toJson());
        if (std::find(end.ours.begin(), end.ours.end(), packet.key.sequence) != end.ours.end())
            verdict.insert(u"ours"_s, true);
        verdicts.append(verdict);
    }
    return verdicts;
}

OpenOperation openOf(const pqxx::row& row)
{
    OpenOperation operation;
    operation.id = text(row[0]);
    operation.request.chainId = text(row[1]);
    operation.request.port = text(row[2]);
    operation.request.channel = text(row[3]);
    operation.request.wholeChain = store::boolean(row[4]);
    operation.person = text(row[5]);
    operation.console = text(row[6]);
    operation.state = clearingStateFromName(text(row[7])).value_or(ClearingState::Running);
    operation.createdAt = store::time(row[8]);
    for (const QString& id : text(row[9]).split(u'\n', Qt::SkipEmptyParts))
        if (const auto key = PacketKey::fromText(id))
            operation.request.sequences.push_back(key->sequence);
    return operation;
}

/// The audit row: final from the start, since no engine may claim it.
void audit(Transaction& transaction, const OpenOperation& operation, const operations::End& end)
{
    const QString caip2 = caip2Of(transaction, operation.request.chainId);
    const QJsonObject args = toJson(Arguments(arguments::PacketsClear{
        operation.request.chainId, operation.request.port, operation.request.channel, operation.request.sequences}));
    QJsonObject result{{u"operation"_s, operation.id},
                       {u"state"_s, QLatin1String(name(end.state))},
                       {u"attempts"_s, end.attempts},
                       {u"packets"_s, verdictsOf(end)}};
    if (end.error)
        result.insert(u"error"_s, redacted(*end.error));
    const char* state = end.state == ClearingState::Cancelled                                          ? "cancelled"
                        : end.state == ClearingState::Completed || end.state == ClearingState::Partial ? "done"
                                                                                                       : "failed";
    transaction.exec(
        "INSERT INTO signalbox.commands (request, created_at, console, person, verb, target, args, state, result, "
        "started_at, finished_at) VALUES ($1::uuid, $2, $3, $4, $9, $5, $6, $7, $8, $2, now()) ON "
        "CONFLICT "
        "(request) DO UPDATE SET state = excluded.state, result = excluded.result, finished_at = excluded.finished_at",
        {operation.id, operation.createdAt, operation.console, operation.person, caip2, args, state, result,
         name(Verb::PacketsClear)});
}

}  // namespace

namespace operations {

Sequences busyPackets(Transaction& transaction, const ClearingRequest& request)
{
    Sequences busy;
    for (const auto& row :
         transaction.exec("SELECT sequence FROM ibc.clearing_open WHERE chain_id = $1 AND port_id = $2 AND channel_id "
                          "= $3 AND sequence "
                          "= ANY ($4::numeric[]) ORDER BY sequence",
                          {request.chainId, request.port, request.channel, sequenceArray(heldBy(request))}))
        busy.push_back(text(row[0]).toULongLong());
    return busy;
}

Expected<Done> insert(Transaction& transaction, const OpenOperation& operation, const ClearingPlan& plan)
{
    const ClearingRequest& request = operation.request;
    QJsonArray planned;
    for (const ClearingPlan::Packet& packet : plan.packets)
        planned.append(QJsonObject{{u"chain"_s, request.chainId},
                                   {u"port"_s, request.port},
                                   {u"channel"_s, request.channel},
                                   {u"sequence"_s, QString::number(packet.sequence)},
                                   {u"verdict"_s, u"pending"_s},
                                   {u"work"_s, packet.work}});
    const auto created = transaction.exec(
        "INSERT INTO ibc.clearing_operations (id, wallet_address, clearing_token, packet_ids, clearing_status, "
        "chain_id, "
        "port_id, channel_id, person, console, verdicts, whole_chain, host, pid) VALUES ($1::uuid, $2, $1::text, "
        "$3::text[], 'queued', $4, $5, $6, $2, $7, $8, $9, $10, $11) RETURNING created_at",
        {operation.id, operation.person, Value::textArray(packetIds(request)), request.chainId, request.port,
         request.channel, operation.console, planned, request.wholeChain, store::thisHost(), ourPid()});
    Q_UNUSED(created)
    const auto held = transaction.exec(
        "INSERT INTO ibc.clearing_open (chain_id, port_id, channel_id, sequence, operation) SELECT $1, $2, $3, s, "
        "$5::uuid "
        "FROM unnest($4::numeric[]) s ORDER BY s ON CONFLICT DO NOTHING",
        {request.chainId, request.port, request.channel, sequenceArray(heldBy(request)), operation.id});
    if (std::size_t(held.affected_rows()) == heldBy(request).size())
        return Done{};
    return fail(ErrorKind::Conflict, "CLEAR_REFUSED",
                Message(QT_TRANSLATE_NOOP(
                    "Engine", "Another operation clears some of these packets now. Wait until it has ended.")));
}

bool begin(Transaction& transaction, const QString& id)
{
    return transaction
               .exec(
                   "UPDATE ibc.clearing_operations SET clearing_status = 'running', started_at = now(), host = $2, pid "
                   "= "
                   "$3 WHERE id = $1::uuid AND clearing_status = 'queued' AND NOT cancel_requested",
                   {id, store::thisHost(), ourPid()})
               .affected_rows() > 0;
}

void setState(Transaction& transaction, const QString& id, ClearingState state, int attempts)
{
    transaction.exec("UPDATE ibc.clearing_operations SET clearing_status = $2, attempts = $3 WHERE id = $1::uuid",
                     {id, name(state), attempts});
}

bool isCancelRequested(Transaction& transaction, const QString& id)
{
    const auto rows =
        transaction.exec("SELECT cancel_requested FROM ibc.clearing_operations WHERE id = $1::uuid", {id});
    return !rows.empty() && store::boolean(rows[0][0]);
}

Expected<bool> requestCancel(Transaction& transaction, const QString& id)
{
    if (QUuid::fromString(id).isNull())
        return fail(unknownOperation(id));
    const auto rows = transaction.exec(
        "UPDATE ibc.clearing_operations SET cancel_requested = true WHERE id = $1::uuid AND host <> '' AND "
        "clearing_status IN ('planned', 'queued', 'running', 'verifying') RETURNING clearing_status IN ('planned', "
        "'queued')",
        {id});
    if (!rows.empty())
        return store::boolean(rows[0][0]);
    if (transaction.exec("SELECT FROM ibc.clearing_operations WHERE id = $1::uuid", {id}).empty())
        return fail(unknownOperation(id));
    return fail(ErrorKind::Conflict, "OPERATION_ENDED",
                Message(QT_TRANSLATE_NOOP("Engine", "This operation has already ended.")));
}

void finish(Transaction& transaction, const OpenOperation& operation, const End& end)
{
    Value error(std::nullopt), words(std::nullopt);
    if (end.error) {
        error = Value(redacted(*end.error));
        words = Value(redact(end.error->text()));
    }
    transaction.exec(
        "UPDATE ibc.clearing_operations SET clearing_status = $2, verdicts = $3, error = $4, error_message = $5, "
        "output = "
        "$6::bytea, attempts = $7, ended_at = now() WHERE id = $1::uuid",
        {operation.id, name(end.state), verdictsOf(end), error, words, Value::bytes(end.output), end.attempts});
    transaction.exec("DELETE FROM ibc.clearing_open WHERE operation = $1::uuid", {operation.id});
    if (end.error)
        transaction.exec(
            "INSERT INTO ibc.clearing_errors (clearing_token, error_type, error_message) VALUES ($1, $2, $3)",
            {operation.id, errorType(*end.error), redact(end.error->text())});
    for (const ClearingOperation::Packet& packet : end.packets)
        if (!packet.error.isEmpty())
            transaction.exec(
                "INSERT INTO ibc.clearing_errors (clearing_token, error_type, error_message, packet_id) VALUES ($1, "
                "$2, $3, "
                "$4)",
                {operation.id, errorTypeOfVerdict(packet.verdict), redact(packet.error.english()), packet.key.text()});
    audit(transaction, operation, end);
}

std::vector<OpenOperation> adopt(Transaction& transaction, const std::set<QString>& own)
{
    std::vector<OpenOperation> orphans;
    for (const auto& row : transaction.exec(
             "SELECT id, chain_id, port_id, channel_id, whole_chain, person, console, clearing_status, created_at, "
             "array_to_string(packet_ids, E'\\n'), host, pid, updated_at < now() - interval '1 hour' FROM "
             "ibc.clearing_operations WHERE host <> '' AND clearing_status IN ('planned', 'queued', 'running', "
             "'verifying') ORDER BY created_at FOR UPDATE SKIP LOCKED")) {
        const QString host = text(row[10]);
        const qint64 pid = integer(row[11]);
        const bool gone = host == store::thisHost() && (pid == ourPid() || store::processGone(pid));
        if (!own.contains(text(row[0])) && (gone || store::boolean(row[12]))) {
            transaction.exec("UPDATE ibc.clearing_operations SET host = $2, pid = $3 WHERE id = $1::uuid",
                             {text(row[0]), store::thisHost(), ourPid()});
            orphans.push_back(openOf(row));
        }
    }
    return orphans;
}

}  // namespace operations

Error unknownOperation(const QString& id)
{
    return Error::make(
        ErrorKind::NotFound, "OPERATION_UNKNOWN",
        Message(QT_TRANSLATE_NOOP("Engine", "This workspace has no clearing operation %1.")).arg(id.left(80)));
}

}  // namespace signalbox::ibc
