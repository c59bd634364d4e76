// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/chains.h"

#include <QJsonArray>

#include "postgres/roles.h"
#include "signalbox/literals.h"
#include "store/schema_maker.h"

namespace signalbox::store {

namespace {

constexpr const char* chainColumns =
    "SELECT caip2, family, name, schema_name, genesis_hash, network_id, state, mark, settings, created_at, deleted_at "
    "FROM signalbox.chains";
constexpr const char* endpointColumns =
    "SELECT id, caip2, url, secret_ref, kind, priority, enabled, limits, options, note, coalesce(learned, '{}') "
    "FROM signalbox.endpoints";
constexpr const char* streamColumns =
    "SELECT caip2, stream, from_block, to_block, settings, revision, added_at, removed_at FROM signalbox.streams";

ChainRow chainOf(const pqxx::row& row)
{
    return {text(row[0]),   text(row[1]),         text(row[2]), text(row[3]),
            bytes(row[4]),  maybeInteger(row[5]), text(row[6]), static_cast<int>(integer(row[7])),
            object(row[8]), time(row[9]),         time(row[10])};
}

EndpointRow endpointOf(const pqxx::row& row)
{
    return {integer(row[0]), text(row[1]),   text(row[2]),
            text(row[3]),    text(row[4]),   static_cast<int>(integer(row[5])),
            boolean(row[6]), object(row[7]), object(row[8]),
            text(row[9]),    object(row[10])};
}

StreamRow streamOf(const pqxx::row& row)
{
    return {text(row[0]),   text(row[1]), integer(row[2]), maybeInteger(row[3]),
            object(row[4]), text(row[5]), time(row[6]),    time(row[7])};
}

Error unknownChain(const QString& chain)
{
    return Error::make(ErrorKind::NotFound, "CHAIN_UNKNOWN",
                       Message(QT_TRANSLATE_NOOP("Engine", "The workspace has no chain %1.")).arg(chain),
                       {{u"chain"_s, chain}});
}

std::optional<QString> orNull(const QString& value)
{
    return value.isEmpty() ? std::nullopt : std::optional(value);
}

qint64 insertEndpoint(Transaction& transaction, const EndpointRow& row)
{
    return integer(transaction.exec(
        "INSERT INTO signalbox.endpoints (caip2, url, secret_ref, kind, priority, enabled, limits, options, note) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
        {row.caip2, row.url, orNull(row.secretRef), row.kind, row.priority, row.enabled, row.limits, row.options,
         row.note})[0][0]);
}

void insertStream(Transaction& transaction, const StreamRow& row)
{
    transaction.exec(
        "INSERT INTO signalbox.streams (caip2, stream, from_block, to_block, settings, revision) "
        "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (caip2, stream) DO UPDATE SET from_block = excluded.from_block, "
        "to_block = excluded.to_block, settings = excluded.settings, revision = excluded.revision, added_at = now(), "
        "removed_at = NULL",
        {row.caip2, row.stream, row.from, row.to, row.settings, row.revision});
}

/// Rows read with earlier settings are kept, so these settings are stored in addition to the present ones.
void keepEarlier(QJsonObject& settings, QJsonObject before, bool changed)
{
    const QString key = u"readBefore"_s;
    QJsonArray earlier = before.take(key).toArray();
    if (changed && !earlier.contains(before))
        earlier.append(before);
    if (!earlier.isEmpty())
        settings.insert(key, earlier);
}

bool taken(Transaction& transaction, const QString& name, const QString& except)
{
    return !transaction.exec("SELECT FROM signalbox.chains WHERE name = $1 AND caip2 <> $2", {name, except}).empty();
}

Error nameTaken(const QString& name)
{
    return Error::make(
        ErrorKind::Conflict, "NAME_TAKEN",
        Message(QT_TRANSLATE_NOOP("Engine", "Another chain is already named %1. Choose another name.")).arg(name),
        {{u"name"_s, name}});
}

QString freeSchema(Transaction& transaction, const QString& caip2, const QString& wanted)
{
    const QString slug = wanted.isEmpty() ? schemaSlug(caip2) : wanted;
    QString name = slug;
    for (int i = 2; !transaction
                         .exec("SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1 UNION ALL SELECT FROM "
                               "signalbox.chains WHERE schema_name = $1",
                               {name})
                         .empty();
         ++i)
        name = slug + QLatin1Char('_') + QString::number(i);
    return name;
}

}  // namespace

Expected<std::vector<ChainRow>> Chains::list(bool withDeleted)
{
    return m_session.read([&](Transaction& transaction) {
        std::vector<ChainRow> all;
        for (const auto& row : transaction.exec(std::string(chainColumns) +
                                                (withDeleted ? "" : " WHERE state <> 'deleted'") + " ORDER BY mark"))
            all.push_back(chainOf(row));
        return all;
    });
}

Expected<ChainRow> Chains::find(const QString& caip2OrName)
{
    return m_session.read([&](Transaction& transaction) -> Expected<ChainRow> {
        const auto rows = transaction.exec(
            std::string(chainColumns) + " WHERE caip2 = $1 OR name = $1 ORDER BY caip2 = $1 DESC LIMIT 1",
            {caip2OrName});
        if (rows.empty())
            return fail(unknownChain(caip2OrName));
        return chainOf(rows[0]);
    });
}

Expected<ChainRow> Chains::add(const NewChain& chain, const MakeTables& makeTables)
{
    const QString id = chain.chain.caip2;
    const QString family = id.section(QLatin1Char(':'), 0, 0);
    bool number = false;
    const qint64 reference = id.section(QLatin1Char(':'), 1).toLongLong(&number);
    // Without its own tables a chain has those of an EVM chain.
    if (family.isEmpty() || family.size() == id.size() || (!makeTables && (!number || reference <= 0)))
        return fail(ErrorKind::Invalid, "CHAIN_ID",
                    Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a valid chain ID.")).arg(id),
                    {{u"chain"_s, id}});
    return m_session.write([&](Transaction& transaction) -> Expected<ChainRow> {
        transaction.exec("LOCK TABLE signalbox.chains IN SHARE ROW EXCLUSIVE MODE");
        const auto there = transaction.exec("SELECT name, state FROM signalbox.chains WHERE caip2 = $1", {id});
        if (!there.empty()) {
            const QString name = text(there[0][0]), state = text(there[0][1]);
            const Message hint =
                state == "deleted"_L1
                    ? Message(
                          QT_TRANSLATE_NOOP("Engine", "It was deleted: recover it, or delete it permanently first."))
                    : Message(QT_TRANSLATE_NOOP("Engine", "Add an endpoint or a token to it instead."));
            return fail(
                ErrorKind::Conflict, "CHAIN_EXISTS",
                Message(QT_TRANSLATE_NOOP("Engine", "%1 is already in this workspace, as %2. %3")).arg(id, name, hint),
                {{u"chain"_s, id}, {u"name"_s, name}, {u"state"_s, state}});
        }
        ChainRow row = chain.chain;
        if (taken(transaction, row.name, id))
            return fail(nameTaken(row.name));
        row.family = family;
        row.schema = freeSchema(transaction, id, row.schema);
        row.mark = static_cast<int>(integer(
            transaction.exec("SELECT min(m) FROM generate_series(1, (SELECT count(*) + 1 FROM signalbox.chains)) m "
                             "WHERE m NOT IN (SELECT mark FROM signalbox.chains)")[0][0]));
        if (row.state.isEmpty())
            row.state = u"active"_s;
        const Value genesis = row.genesisHash.isEmpty() ? Value(std::nullopt) : Value::bytes(row.genesisHash);
        transaction.exec(
            "INSERT INTO signalbox.chains (caip2, family, name, schema_name, genesis_hash, network_id, state, mark, "
            "settings) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            {id, row.family, row.name, row.schema, genesis, row.networkId, row.state, row.mark, row.settings});
        for (EndpointRow endpoint : chain.endpoints) {
            endpoint.caip2 = id;
            insertEndpoint(transaction, endpoint);
        }
        for (StreamRow stream : chain.streams) {
            stream.caip2 = id;
            insertStream(transaction, stream);
        }
        transaction.exec("INSERT INTO signalbox.leases (caip2) VALUES ($1)", {id});
        if (makeTables)
            makeTables(transaction, row);
        else
            SchemaMaker::makeEvm(transaction, row.schema, readerRole);
        return chainOf(transaction.exec(std::string(chainColumns) + " WHERE caip2 = $1", {id})[0]);
    });
}

Expected<Done> Chains::edit(const QString& caip2, const std::optional<QString>& name, const QJsonObject& settings)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (name && taken(transaction, *name, caip2))
            return fail(nameTaken(*name));
        if (transaction
                .exec("UPDATE signalbox.chains SET name = coalesce($2, name), settings = jsonb_strip_nulls(settings || "
                      "$3) WHERE caip2 = $1",
                      {caip2, name, settings})
                .affected_rows() == 0)
            return fail(unknownChain(caip2));
        return Done{};
    });
}

Expected<Done> Chains::setGenesis(const QString& caip2, const QByteArray& hash)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (transaction
                .exec("UPDATE signalbox.chains SET genesis_hash = $2 WHERE caip2 = $1", {caip2, Value::bytes(hash)})
                .affected_rows() == 0)
            return fail(unknownChain(caip2));
        return Done{};
    });
}

Expected<Done> Chains::setState(const QString& caip2, const QString& state)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (transaction
                .exec("UPDATE signalbox.chains SET state = $2, deleted_at = CASE WHEN $2 = 'deleted' THEN now() END "
                      "WHERE caip2 = $1",
                      {caip2, state})
                .affected_rows() == 0)
            return fail(unknownChain(caip2));
        return Done{};
    });
}

Expected<std::vector<EndpointRow>> Chains::endpoints(const QString& caip2)
{
    return m_session.read([&](Transaction& transaction) {
        std::vector<EndpointRow> all;
        for (const auto& row : transaction.exec(
                 std::string(endpointColumns) + " WHERE $1 = '' OR caip2 = $1 ORDER BY caip2, priority, id", {caip2}))
            all.push_back(endpointOf(row));
        return all;
    });
}

Expected<qint64> Chains::addEndpoint(const EndpointRow& endpoint)
{
    return m_session.write([&](Transaction& transaction) -> Expected<qint64> {
        if (transaction.exec("SELECT FROM signalbox.chains WHERE caip2 = $1", {endpoint.caip2}).empty())
            return fail(unknownChain(endpoint.caip2));
        return insertEndpoint(transaction, endpoint);
    });
}

namespace {

Error unknownEndpoint(qint64 id)
{
    return Error::make(ErrorKind::NotFound, "ENDPOINT_UNKNOWN",
                       Message(QT_TRANSLATE_NOOP("Engine", "Endpoint %1 does not exist.")).arg(id), {{u"id"_s, id}});
}

}  // namespace

Expected<Done> Chains::editEndpoint(const EndpointRow& row)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (transaction
                .exec("UPDATE signalbox.endpoints SET url = $2, secret_ref = $3, kind = $4, priority = $5, enabled = "
                      "$6, limits = $7, options = $8, note = $9 WHERE id = $1",
                      {row.id, row.url, orNull(row.secretRef), row.kind, row.priority, row.enabled, row.limits,
                       row.options, row.note})
                .affected_rows() == 0)
            return fail(unknownEndpoint(row.id));
        return Done{};
    });
}

Expected<Done> Chains::setLearned(const std::vector<std::pair<qint64, QJsonObject>>& learned)
{
    QJsonObject byId;
    for (const auto& [id, limit] : learned)
        byId.insert(QString::number(id), limit);
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        transaction.exec(
            "UPDATE signalbox.endpoints AS e SET learned = l.value FROM jsonb_each($1::jsonb) AS l "
            "WHERE e.id = l.key::bigint",
            {byId});
        return Done{};
    });
}

Expected<Done> Chains::setAgeWhenAdded(int seconds)
{
    return m_session.write([&](Transaction& transaction) {
        transaction.exec("ALTER TABLE signalbox.chains ALTER COLUMN created_at SET DEFAULT now() - interval '" +
                         std::to_string(seconds) + " seconds'");
        return Done{};
    });
}

Expected<Height> Chains::highestCovered(const QString& caip2)
{
    return m_session.read([&](Transaction& transaction) {
        return integer(transaction.exec("SELECT max(hi) FROM signalbox.coverage WHERE caip2 = $1", {caip2})[0][0], -1);
    });
}

Expected<QString> Chains::schemaOf(const QString& family, const QString& idOrName)
{
    return m_session.read([&](Transaction& transaction) {
        const auto rows = transaction.exec(
            "SELECT schema_name FROM signalbox.chains WHERE state <> 'deleting' AND family = $1 AND ($2 = '' OR caip2 "
            "= $2 OR name = $2) ORDER BY mark LIMIT 1",
            {family, idOrName});
        return rows.empty() ? QString() : text(rows[0][0]);
    });
}

Expected<QString> Chains::removeEndpoint(qint64 id)
{
    return m_session.write([&](Transaction& transaction) -> Expected<QString> {
        const auto rows = transaction.exec("DELETE FROM signalbox.endpoints WHERE id = $1 RETURNING secret_ref", {id});
        if (rows.empty())
            return fail(unknownEndpoint(id));
        return text(rows[0][0]);
    });
}

Expected<std::vector<StreamRow>> Chains::streams(const QString& caip2, bool withRemoved)
{
    return m_session.read([&](Transaction& transaction) {
        std::vector<StreamRow> all;
        for (const auto& row :
             transaction.exec(std::string(streamColumns) + " WHERE ($1 = '' OR caip2 = $1)" +
                                  (withRemoved ? "" : " AND removed_at IS NULL") + " ORDER BY caip2, stream",
                              {caip2}))
            all.push_back(streamOf(row));
        return all;
    });
}

Expected<Done> Chains::addStream(const StreamRow& stream, const std::function<bool(const QJsonObject& before)>& keeps)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (transaction.exec("SELECT FROM signalbox.chains WHERE caip2 = $1", {stream.caip2}).empty())
            return fail(unknownChain(stream.caip2));
        if (!transaction
                 .exec("SELECT FROM signalbox.streams WHERE caip2 = $1 AND stream = $2 AND removed_at IS NULL",
                       {stream.caip2, stream.stream})
                 .empty())
            return fail(ErrorKind::Conflict, "STREAM_EXISTS",
                        Message(QT_TRANSLATE_NOOP("Engine", "%1 already indexes %2.")).arg(stream.caip2, stream.stream),
                        {{u"stream"_s, stream.stream}});
        // After running commits, and before later ones, which are compared with the new revision.
        transaction.exec("SELECT FROM signalbox.leases WHERE caip2 = $1 FOR UPDATE", {stream.caip2});
        StreamRow row = stream;
        const auto before =
            transaction.exec("SELECT settings, revision FROM signalbox.streams WHERE caip2 = $1 AND stream = $2",
                             {stream.caip2, stream.stream});
        if (!before.empty()) {
            const QJsonObject settings = object(before[0][0]);
            const bool changed = text(before[0][1]) != stream.revision;
            if (changed && !(keeps && keeps(settings)))
                transaction.exec("DELETE FROM signalbox.coverage WHERE caip2 = $1 AND stream = $2",
                                 {stream.caip2, stream.stream});
            keepEarlier(row.settings, settings, changed);
        }
        insertStream(transaction, row);
        return Done{};
    });
}

Expected<Done> Chains::removeStream(const QString& caip2, const QString& stream)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (transaction
                .exec("UPDATE signalbox.streams SET removed_at = now() WHERE caip2 = $1 AND stream = $2 AND removed_at "
                      "IS NULL",
                      {caip2, stream})
                .affected_rows() == 0)
            return fail(ErrorKind::NotFound, "STREAM_UNKNOWN",
                        Message(QT_TRANSLATE_NOOP("Engine", "%1 does not index %2.")).arg(caip2, stream),
                        {{u"stream"_s, stream}});
        return Done{};
    });
}

}  // namespace signalbox::store
