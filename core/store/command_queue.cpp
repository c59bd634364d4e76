// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/command_queue.h"

#include <QJsonDocument>

#include "cluster/private_files.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"
#include "store/message_columns.h"
#include "support/redact.h"

namespace signalbox::store {

namespace {

constexpr const char* columns =
    "SELECT id, request, created_at, started_at, finished_at, actor, console, target, verb, state, args, progress, "
    "result, person FROM signalbox.commands";

CommandStatus statusOf(const pqxx::row& row)
{
    CommandStatus status;
    status.id = integer(row[0]);
    status.request = QUuid(text(row[1]));
    status.createdAt = time(row[2]);
    status.startedAt = time(row[3]);
    status.finishedAt = time(row[4]);
    status.actor = text(row[5]);
    status.console = text(row[6]);
    status.target = text(row[7]);
    status.verb = verbFromName(text(row[8])).value_or(Verb::ScanGaps);
    status.state = commandStateFromName(text(row[9]));
    status.args = readArguments(status.verb, object(row[10]));
    const QJsonObject progress = object(row[11]);
    status.progress = progress.value(u"share"_s).toDouble(-1);
    status.progressText = messageIn(progress.value(u"text"_s).toString(), progress.value(u"message"_s).toObject());
    status.rate = progress.value(u"rate"_s).toDouble();
    if (progress.contains(u"remaining"_s))
        status.remainingSeconds = progress.value(u"remaining"_s).toDouble();
    status.result = object(row[12]);
    status.person = text(row[13]);
    if (status.result.contains(u"error"_s))
        status.error = errorFromJson(status.result.take(u"error"_s).toObject());
    return status;
}

QJsonObject redacted(const QJsonObject& object)
{
    const QString json = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    const QString clean = redact(json);
    return clean == json ? object : QJsonDocument::fromJson(clean.toUtf8()).object();
}

// Long commands that change rows; others may overtake them.
constexpr const char* longVerbs =
    "('chain_delete', 'reindex', 'rewind', 'stream_remove', 'resync', 'repair', 'optimise')";

Error unknown()
{
    return Error::make(ErrorKind::NotFound, "COMMAND_UNKNOWN",
                       Message(QT_TRANSLATE_NOOP("Engine", "This workspace has no such command.")));
}

Error expired()
{
    return Error::make(
        ErrorKind::Refused, "COMMAND_EXPIRED",
        Message(QT_TRANSLATE_NOOP(
            "Engine",
            "The confirmation is older than 5 minutes. Nothing was changed. Check the figures and confirm again.")));
}

}  // namespace

tl::unexpected<Error> CommandQueue::notOurs(Transaction& transaction, CommandId id) const
{
    const auto rows =
        transaction.exec("SELECT state, coalesce(claimed_by, '') FROM signalbox.commands WHERE id = $1", {id});
    if (rows.empty())
        return fail(unknown());
    if (isFinal(commandStateFromName(text(rows[0][0]))))
        return fail(ErrorKind::Conflict, "COMMAND_FINAL",
                    Message(QT_TRANSLATE_NOOP("Engine", "This command has already ended.")));
    return fail(ErrorKind::Conflict, "CLAIM_LOST",
                Message(QT_TRANSLATE_NOOP("Engine", "Another console has taken over this command.")));
}

Expected<Done> CommandQueue::stillOurs(Transaction& transaction, CommandId id) const
{
    if (transaction
            .exec("SELECT FROM signalbox.commands WHERE id = $1 AND state = 'running' AND ($2 = '' OR claimed_by = $2) "
                  "FOR UPDATE",
                  {id, m_claimant})
            .empty())
        return notOurs(transaction, id);
    return Done{};
}

Expected<CommandId> CommandQueue::insert(const Command& command, const QUuid& request, const QString& console)
{
    if (isDangerous(command) && !command.preview)
        return fail(ErrorKind::Refused, "PREVIEW_MISSING",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "This command deletes or replaces rows and needs a confirmed preview.")));
    auto id = m_session.write([&](Transaction& transaction) {
        const Value preview = command.preview ? Value(redacted(command.preview->toJson())) : Value(std::nullopt);
        return integer(transaction.exec(
            std::string("INSERT INTO signalbox.commands (request, console, person, verb, target, args, preview, "
                        "expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, ") +
                (isDangerous(command) ? "now() + interval '5 min'" : "NULL") + ") RETURNING id",
            {request, console, thisPerson(), name(command.verb()), command.target, redacted(toJson(command.args)),
             preview})[0][0]);
    });
    if (!id && id.error().code == "EXISTS_ALREADY"_L1)
        return fail(ErrorKind::Conflict, "REQUEST_TWICE",
                    Message(QT_TRANSLATE_NOOP("Engine", "This request was already recorded.")));
    return id;
}

Expected<std::optional<CommandStatus>> CommandQueue::claim(const QStringList& targets, const QString& console)
{
    return m_session.write([&](Transaction& transaction) -> std::optional<CommandStatus> {
        const auto rows =
            transaction.exec(std::string("UPDATE signalbox.commands SET state = 'running', started_at = now(), "
                                         "claimed_by = $2 WHERE id = (SELECT c.id FROM signalbox.commands c "
                                         "WHERE c.state = 'queued' AND c.target = ANY ($1::text[]) AND (c.expires_at "
                                         "IS NULL OR c.expires_at > now()) AND NOT (c.verb IN ") +
                                 longVerbs +
                                 " AND EXISTS (SELECT FROM signalbox.commands r WHERE r.target = c.target AND r.state "
                                 "= 'running' AND r.verb IN " +
                                 longVerbs + ")) ORDER BY c.id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id",
                             {Value::textArray(targets), console});
        if (rows.empty())
            return std::nullopt;
        return statusOf(transaction.exec(std::string(columns) + " WHERE id = $1", {integer(rows[0][0])})[0]);
    });
}

Expected<Done> CommandQueue::progress(CommandId id, double share, const Message& text, double rate,
                                      std::optional<double> remainingSeconds, const Intervals& done)
{
    const Message clean = text.mapped([](const QString& part) { return redact(part); });
    QJsonObject progress{{u"share"_s, share}, {u"text"_s, clean.english()}, {u"rate"_s, rate}};
    if (const QJsonValue pattern = clean.toJson(); pattern.isObject())
        progress.insert(u"message"_s, pattern);
    if (remainingSeconds)
        progress.insert(u"remaining"_s, *remainingSeconds);
    if (!done.empty()) {
        QJsonArray ranges;
        for (const Interval& range : done)
            ranges.append(QJsonArray{range.lo, range.hi});
        progress.insert(u"done"_s, ranges);
    }
    return m_session.write([&](Transaction& transaction) {
        transaction.exec(
            "UPDATE signalbox.commands SET progress = $2 WHERE id = $1 AND state = 'running' AND ($3 = '' OR "
            "claimed_by = $3)",
            {id, progress, m_claimant});
        return Done{};
    });
}

Expected<Intervals> CommandQueue::doneHeights(CommandId id)
{
    return m_session.read([&](Transaction& transaction) -> Expected<Intervals> {
        const auto rows = transaction.exec("SELECT progress FROM signalbox.commands WHERE id = $1", {id});
        if (rows.empty())
            return fail(unknown());
        Intervals done;
        for (const auto& range : object(rows[0][0]).value("done"_L1).toArray())
            done.push_back({range.toArray().at(0).toInteger(), range.toArray().at(1).toInteger()});
        return done;
    });
}

Expected<Done> CommandQueue::finish(CommandId id, CommandState state, const QJsonObject& result,
                                    const std::optional<Error>& error)
{
    QJsonObject all = result;
    if (error)
        all.insert(u"error"_s, toJson(*error));
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (transaction
                .exec("UPDATE signalbox.commands SET state = $2, result = $3, finished_at = now() WHERE id = $1 AND "
                      "state IN ('queued', 'running') AND ($4 = '' OR claimed_by = $4)",
                      {id, name(state), redacted(all), m_claimant})
                .affected_rows() == 0)
            return notOurs(transaction, id);
        return Done{};
    });
}

Expected<int> CommandQueue::expire()
{
    const QJsonObject reason{{u"error"_s, toJson(expired())}};
    return m_session.write([&](Transaction& transaction) {
        return static_cast<int>(
            transaction
                .exec("UPDATE signalbox.commands SET state = 'expired', finished_at = now(), result = $1 WHERE state = "
                      "'queued' AND expires_at <= now()",
                      {reason})
                .affected_rows());
    });
}

Expected<int> CommandQueue::recover(const QStringList& targets, const QString& console)
{
    return recoverWhere("target = ANY ($1::text[]) AND claimed_by IS DISTINCT FROM $2", Value::textArray(targets),
                        console);
}

Expected<int> CommandQueue::recoverFrom(const QStringList& claimants)
{
    return recoverWhere("claimed_by = ANY ($1::text[]) AND $2::text IS NULL", Value::textArray(claimants),
                        std::nullopt);
}

Expected<int> CommandQueue::recoverWhere(const std::string& which, const Value& value, const Value& other)
{
    const QJsonObject gone{
        {u"error"_s,
         toJson(Error::make(
             ErrorKind::Retryable, "ENGINE_GONE",
             Message(QT_TRANSLATE_NOOP(
                 "Engine", "The console that ran this command exited before it was done. Run the command again."))))}};
    return m_session.write([&](Transaction& transaction) {
        // Commands that can be repeated without harm are repeated; the others were confirmed only for that moment.
        const auto again =
            transaction
                .exec(
                    "UPDATE signalbox.commands SET state = 'queued', started_at = NULL, claimed_by = NULL, "
                    "expires_at = CASE WHEN expires_at IS NOT NULL AND progress <> '{}' THEN now() + interval '5 "
                    "min' ELSE expires_at END WHERE state = 'running' AND " +
                        which + " AND verb NOT IN ('chain_add', 'endpoint_add', 'stream_add', 'rewind')",
                    {value, other})
                .affected_rows();
        const auto failed = transaction
                                .exec(
                                    "UPDATE signalbox.commands SET state = 'failed', result = $3, finished_at = "
                                    "now() WHERE state = 'running' AND " +
                                        which,
                                    {value, other, gone})
                                .affected_rows();
        return static_cast<int>(again + failed);
    });
}

Expected<int> CommandQueue::requeue(const QString& claimant, const std::vector<CommandId>& known)
{
    return m_session.write([&](Transaction& transaction) {
        return static_cast<int>(
            transaction
                .exec("UPDATE signalbox.commands SET state = 'queued', started_at = NULL, claimed_by = NULL WHERE "
                      "state = 'running' AND claimed_by = $1 AND id <> ALL ($2::bigint[])",
                      {claimant, Value::bigintArray(known)})
                .affected_rows());
    });
}

Expected<Done> CommandQueue::requestCancel(const QUuid& request)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        const auto rows = transaction.exec(
            "UPDATE signalbox.commands SET cancel_requested = true, state = CASE state WHEN 'queued' THEN 'cancelled' "
            "ELSE state END, "
            "finished_at = CASE state WHEN 'queued' THEN now() ELSE finished_at END WHERE request = $1 AND state IN "
            "('queued', 'running') RETURNING id",
            {request});
        if (!rows.empty())
            return Done{};
        if (transaction.exec("SELECT FROM signalbox.commands WHERE request = $1", {request}).empty())
            return fail(unknown());
        return fail(ErrorKind::Conflict, "COMMAND_FINAL",
                    Message(QT_TRANSLATE_NOOP("Engine", "This command has already ended.")));
    });
}

Expected<bool> CommandQueue::cancelRequested(CommandId id)
{
    return m_session.read([&](Transaction& transaction) -> Expected<bool> {
        const auto rows = transaction.exec("SELECT cancel_requested FROM signalbox.commands WHERE id = $1", {id});
        if (rows.empty())
            return fail(unknown());
        return boolean(rows[0][0]);
    });
}

Expected<std::vector<CommandStatus>> CommandQueue::list(int limit)
{
    return m_session.read([&](Transaction& transaction) {
        std::vector<CommandStatus> all;
        for (const auto& row : transaction.exec(std::string(columns) + " ORDER BY id DESC LIMIT $1", {limit}))
            all.push_back(statusOf(row));
        return all;
    });
}

Expected<std::optional<CommandStatus>> CommandQueue::find(CommandId id)
{
    return m_session.read([&](Transaction& transaction) -> std::optional<CommandStatus> {
        const auto rows = transaction.exec(std::string(columns) + " WHERE id = $1", {id});
        return rows.empty() ? std::nullopt : std::optional(statusOf(rows[0]));
    });
}

Expected<std::optional<CommandStatus>> CommandQueue::find(const QUuid& request)
{
    return m_session.read([&](Transaction& transaction) -> std::optional<CommandStatus> {
        const auto rows = transaction.exec(std::string(columns) + " WHERE request = $1", {request});
        return rows.empty() ? std::nullopt : std::optional(statusOf(rows[0]));
    });
}

}  // namespace signalbox::store
