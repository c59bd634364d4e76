// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/status.h"

#include "signalbox/literals.h"
#include "store/chains.h"
#include "store/message_columns.h"

namespace signalbox::store {

Expected<Done> ChainStatusTable::put(const QString& caip2, qint64 epoch, const QJsonObject& snapshot)
{
    return m_session.write([&](Transaction& transaction) {
        // A console that lost the chain must not overwrite the status of the new one.
        transaction.exec(
            "INSERT INTO signalbox.chain_status AS s (caip2, epoch, at, snapshot) SELECT caip2, $2, clock_timestamp(), "
            "$3 FROM signalbox.chains WHERE caip2 = $1 "
            "ON CONFLICT (caip2) DO UPDATE SET epoch = excluded.epoch, at = excluded.at, snapshot = excluded.snapshot "
            "WHERE s.epoch <= excluded.epoch",
            {caip2, epoch, snapshot});
        return Done{};
    });
}

Expected<std::vector<StatusRow>> ChainStatusTable::list()
{
    return m_session.read([](Transaction& transaction) {
        std::vector<StatusRow> all;
        for (const auto& row : transaction.exec("SELECT caip2, epoch, at, extract(epoch FROM clock_timestamp() - at), "
                                                "snapshot FROM signalbox.chain_status ORDER BY caip2"))
            all.push_back({text(row[0]), integer(row[1]), time(row[2]), real(row[3]), object(row[4])});
        return all;
    });
}

Expected<qint64> Alerts::raise(const QString& caip2, const QString& kind, const QString& severity, const Message& text,
                               const QJsonObject& detail, const QString& key)
{
    return m_session.write([&](Transaction& transaction) {
        const MessageColumns said(text);
        const Value chain = caip2.isEmpty() ? Value(std::nullopt) : Value(caip2);
        return integer(transaction.exec(
            "INSERT INTO signalbox.alerts AS a (caip2, kind, severity, text, detail, key, message) VALUES ($1, $2, $3, "
            "$4, $5, $6, $7) ON CONFLICT (coalesce(caip2, ''), kind, key) WHERE until IS NULL DO UPDATE SET last_at = "
            "now(), count = "
            "a.count + 1, severity = excluded.severity, text = excluded.text, message = excluded.message, detail = "
            "excluded.detail RETURNING id",
            {chain, kind, severity, said.english, detail, key, said.pattern})[0][0]);
    });
}

Expected<Done> Alerts::reword(const QString& caip2, const QString& kind, const Message& text, const QJsonObject& detail,
                              const QString& key)
{
    return m_session.write([&](Transaction& transaction) {
        const MessageColumns said(text);
        transaction.exec(
            "UPDATE signalbox.alerts SET text = $4, detail = $5, message = $6 WHERE coalesce(caip2, '') = $1 AND kind "
            "= $2 AND key = $3 AND until IS NULL",
            {caip2, kind, key, said.english, detail, said.pattern});
        return Done{};
    });
}

Expected<Done> Alerts::record(const QString& kind, const QString& severity, const Message& text, const QDateTime& since,
                              const QDateTime& until, qint64 count)
{
    return m_session.write([&](Transaction& transaction) {
        transaction.exec("LOCK TABLE signalbox.alerts IN SHARE ROW EXCLUSIVE MODE");
        const auto same = transaction.exec(
            "UPDATE signalbox.alerts SET since = least(since, $2), until = greatest(until, $3), last_at = "
            "greatest(last_at, $3), count = greatest(count, $4) WHERE caip2 IS NULL AND kind = $1 AND key = '' AND "
            "since "
            "<= $3 AND until >= $2",
            {kind, since, until, count});
        const MessageColumns said(text);
        if (same.affected_rows() == 0)
            transaction.exec(
                "INSERT INTO signalbox.alerts (kind, severity, text, since, last_at, until, count, message) VALUES "
                "($1, $2, $3, $4, $5, $5, $6, $7)",
                {kind, severity, said.english, since, until, count, said.pattern});
        return Done{};
    });
}

Expected<int> Alerts::clear(const QString& caip2, const QString& kind, const QString& key)
{
    return m_session.write([&](Transaction& transaction) {
        return static_cast<int>(transaction
                                    .exec("UPDATE signalbox.alerts SET until = now() WHERE coalesce(caip2, '') = $1 "
                                          "AND kind = $2 AND key = $3 AND until IS NULL",
                                          {caip2, kind, key})
                                    .affected_rows());
    });
}

namespace {

Error unknownAlert(qint64 id)
{
    return Error::make(ErrorKind::NotFound, "ALERT_UNKNOWN",
                       Message(QT_TRANSLATE_NOOP("Engine", "Alert %1 does not exist.")).arg(id), {{u"id"_s, id}});
}

}  // namespace

Expected<Done> Alerts::acknowledge(qint64 id, const QString& by)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (transaction
                .exec("UPDATE signalbox.alerts SET acknowledged_by = coalesce(acknowledged_by, $2), acknowledged_at = "
                      "coalesce(acknowledged_at, now()) WHERE id = $1",
                      {id, by})
                .affected_rows() == 0)
            return fail(unknownAlert(id));
        return Done{};
    });
}

Expected<Done> Alerts::mute(qint64 id, const QDateTime& until)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (transaction.exec("UPDATE signalbox.alerts SET muted_until = $2 WHERE id = $1", {id, until})
                .affected_rows() == 0)
            return fail(unknownAlert(id));
        return Done{};
    });
}

Expected<std::vector<AlertRow>> Alerts::list(int limit)
{
    return m_session.read([&](Transaction& transaction) {
        std::vector<AlertRow> all;
        for (const auto& row :
             transaction.exec("SELECT id, caip2, kind, severity, text, since, last_at, until, "
                              "acknowledged_at, acknowledged_by, count, muted_until, message FROM signalbox.alerts "
                              "ORDER BY until IS NULL DESC, last_at DESC, id DESC LIMIT $1",
                              {limit}))
            all.push_back({integer(row[0]), text(row[1]), text(row[2]), text(row[3]),
                           messageIn(text(row[4]), object(row[12])), time(row[5]), time(row[6]), time(row[7]),
                           time(row[8]), text(row[9]), integer(row[10]), time(row[11])});
        return all;
    });
}

Expected<int> Alerts::unread()
{
    return m_session.read([](Transaction& transaction) {
        return static_cast<int>(integer(
            transaction.exec("SELECT count(*) FROM signalbox.alerts WHERE until IS NULL AND acknowledged_at IS NULL "
                             "AND (muted_until IS NULL OR muted_until < now())")[0][0]));
    });
}

Expected<std::vector<Alerts::Open>> Alerts::open(const QString& caip2)
{
    return m_session.read([&](Transaction& transaction) {
        std::vector<Open> all;
        for (const auto& row :
             transaction.exec("SELECT kind, key, severity, text, count, detail, message FROM signalbox.alerts WHERE "
                              "coalesce(caip2, '') = $1 AND until IS NULL ORDER BY id",
                              {caip2}))
            all.push_back({text(row[0]), text(row[1]), text(row[2]), messageIn(text(row[3]), object(row[6])),
                           integer(row[4]), object(row[5])});
        return all;
    });
}

Expected<std::vector<QuarantineRow>> Quarantine::list(const QString& caip2, int limit)
{
    return m_session.read([&](Transaction& transaction) {
        std::vector<QuarantineRow> all;
        for (const auto& row :
             transaction.exec("SELECT block_number, position, reason, state, raw, first_at, tries, stream, message "
                              "FROM signalbox.quarantine WHERE caip2 = $1 "
                              "ORDER BY state = 'waiting' DESC, block_number DESC, position LIMIT $2",
                              {caip2, limit}))
            all.push_back({integer(row[0]), text(row[1]), messageIn(text(row[2]), object(row[8])), text(row[3]),
                           object(row[4]), time(row[5]), static_cast<int>(integer(row[6])), text(row[7])});
        return all;
    });
}

Expected<qint64> Quarantine::waiting(const QString& caip2)
{
    return m_session.read([&](Transaction& transaction) {
        return integer(transaction.exec(
            "SELECT count(*) FROM signalbox.quarantine WHERE ($1 = '' OR caip2 = $1) AND state = 'waiting'",
            {caip2})[0][0]);
    });
}

Expected<std::map<QString, qint64>> Quarantine::waitingByChain()
{
    return m_session.read([](Transaction& transaction) {
        std::map<QString, qint64> counts;
        for (const auto& row : transaction.exec(
                 "SELECT caip2, count(*) FROM signalbox.quarantine WHERE state = 'waiting' GROUP BY caip2"))
            counts[text(row[0])] = integer(row[1]);
        return counts;
    });
}

namespace {

Error unknownItem(Height block, const QString& position)
{
    return Error::make(
        ErrorKind::NotFound, "QUARANTINE_UNKNOWN",
        Message(QT_TRANSLATE_NOOP("Engine", "Block %1, position %2, is not in quarantine.")).arg(block).arg(position));
}

}  // namespace

Expected<Done> Quarantine::setState(const QString& caip2, Height block, const QString& position, const QString& state)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (transaction
                .exec("UPDATE signalbox.quarantine SET state = $4 WHERE caip2 = $1 AND block_number = $2 AND position "
                      "= $3",
                      {caip2, block, position, state})
                .affected_rows() == 0)
            return fail(unknownItem(block, position));
        return Done{};
    });
}

Expected<Done> Quarantine::countTry(const QString& caip2, Height block, const QString& position, const Message& reason)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        const MessageColumns said(reason);
        if (transaction
                .exec("UPDATE signalbox.quarantine SET tries = tries + 1, reason = $4, message = $5 WHERE caip2 = $1 "
                      "AND block_number = $2 AND position = $3",
                      {caip2, block, position, said.english, said.pattern})
                .affected_rows() == 0)
            return fail(unknownItem(block, position));
        return Done{};
    });
}

Expected<Sizes> readSizes(Session& session)
{
    return session.read([](Transaction& transaction) {
        Sizes sizes;
        sizes.database = integer(transaction.exec("SELECT pg_database_size(current_database())")[0][0]);
        for (const auto& row :
             transaction.exec("SELECT c.caip2, coalesce(sum(pg_total_relation_size(r.oid)), 0)::bigint FROM "
                              "signalbox.chains c LEFT JOIN pg_namespace n ON n.nspname = c.schema_name LEFT JOIN "
                              "pg_class r ON r.relnamespace = n.oid AND r.relkind = 'r' GROUP BY c.caip2 ORDER BY "
                              "c.caip2"))
            sizes.chains.push_back({text(row[0]), integer(row[1])});
        return sizes;
    });
}

Expected<ServerState> readServerState(Session& session)
{
    return session.read([](Transaction& transaction) {
        const auto row = transaction.exec(
            "SELECT extract(epoch FROM clock_timestamp())::float8, (SELECT max(number) FROM signalbox.migrations)")[0];
        return ServerState{real(row[0]), int(integer(row[1], 0))};
    });
}

Expected<std::vector<ReorgRow>> readReorgs(Session& session, const QString& caip2, int limit)
{
    const auto chain = Chains(session).find(caip2);
    if (!chain)
        return fail(chain.error());
    return session.read([&](Transaction& transaction) {
        std::vector<ReorgRow> all;
        // Families whose blocks are final when committed have no such table.
        if (transaction
                .exec("SELECT to_regclass($1)", {QString::fromStdString(quoteName(chain->schema)) + u".reorgs"_s})[0][0]
                .is_null())
            return all;
        for (const auto& row : transaction.exec("SELECT id, detected_at, ancestor, depth, '0x' || encode(old_head, "
                                                "'hex'), '0x' || encode(new_head, 'hex'), rows_undone FROM " +
                                                    quoteName(chain->schema) + ".reorgs ORDER BY id DESC LIMIT $1",
                                                {limit}))
            all.push_back({integer(row[0]), time(row[1]), integer(row[2]), static_cast<int>(integer(row[3])),
                           text(row[4]), text(row[5]), integer(row[6])});
        return all;
    });
}

}  // namespace signalbox::store
