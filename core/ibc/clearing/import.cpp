// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/import.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "signalbox/literals.h"
#include "support/safe_text.h"

namespace signalbox::ibc {

namespace {

constexpr qsizetype mostBytes = 64 << 20;

struct Table {
    const char* name;
    const char* statement;  ///< $1: the whole file
};

// Numbers are read by the database, which does not round them.
constexpr Table tables[] = {
    {"clearing_operations",
     "INSERT INTO ibc.clearing_operations (id, wallet_address, clearing_token, packet_ids, total_fee, payment_tx_hash, "
     "payment_verified, clearing_status, clearing_tx_hash, error_message, created_at, updated_at, deleted_at, "
     "chain_id) "
     "SELECT coalesce(x.id, gen_random_uuid()), x.wallet_address, x.clearing_token, x.packet_ids, x.total_fee, "
     "x.payment_tx_hash, coalesce(x.payment_verified, false), coalesce(x.clearing_status, 'pending'), "
     "x.clearing_tx_hash, "
     "x.error_message, coalesce(x.created_at, now()), coalesce(x.updated_at, x.created_at, now()), x.deleted_at, "
     "x.chain_id "
     "FROM jsonb_to_recordset($1::jsonb -> 'clearing_operations') AS x (id uuid, wallet_address text, clearing_token "
     "text, "
     "packet_ids text[], total_fee numeric, payment_tx_hash text, payment_verified boolean, clearing_status text, "
     "clearing_tx_hash text, error_message text, created_at timestamptz, updated_at timestamptz, deleted_at "
     "timestamptz, "
     "chain_id text) ON CONFLICT DO NOTHING"},
    {"payment_transactions",
     "INSERT INTO ibc.payment_transactions (id, clearing_token, tx_hash, sender_address, amount, memo, verified, "
     "created_at) "
     "SELECT coalesce(x.id, gen_random_uuid()), x.clearing_token, x.tx_hash, x.sender_address, x.amount, "
     "coalesce(x.memo, "
     "''), coalesce(x.verified, false), coalesce(x.created_at, now()) FROM jsonb_to_recordset($1::jsonb -> "
     "'payment_transactions') AS x (id uuid, clearing_token text, tx_hash text, sender_address text, amount numeric, "
     "memo "
     "text, verified boolean, created_at timestamptz) ON CONFLICT DO NOTHING"},
    {"refunds",
     "INSERT INTO ibc.refunds (id, clearing_token, reason, amount, tx_hash, status, created_at, updated_at) SELECT "
     "coalesce(x.id, gen_random_uuid()), x.clearing_token, x.reason, x.amount, x.tx_hash, coalesce(x.status, "
     "'pending'), "
     "coalesce(x.created_at, now()), coalesce(x.updated_at, x.created_at, now()) FROM jsonb_to_recordset($1::jsonb -> "
     "'refunds') AS x (id uuid, clearing_token text, reason text, amount numeric, tx_hash text, status text, "
     "created_at "
     "timestamptz, updated_at timestamptz) ON CONFLICT DO NOTHING"},
    {"clearing_errors",
     "INSERT INTO ibc.clearing_errors (id, clearing_token, error_type, error_message, packet_id, created_at) SELECT "
     "coalesce(x.id, gen_random_uuid()), x.clearing_token, x.error_type, x.error_message, x.packet_id, "
     "coalesce(x.created_at, now()) FROM jsonb_to_recordset($1::jsonb -> 'clearing_errors') AS x (id uuid, "
     "clearing_token "
     "text, error_type text, error_message text, packet_id text, created_at timestamptz) ON CONFLICT DO NOTHING"},
    {"user_statistics",
     "INSERT INTO ibc.user_statistics (wallet_address, total_packets_cleared, total_amount_cleared, success_rate, "
     "last_clearing_at, created_at, updated_at) SELECT x.wallet_address, coalesce(x.total_packets_cleared, 0), "
     "coalesce(x.total_amount_cleared, 0), coalesce(x.success_rate, 0), x.last_clearing_at, coalesce(x.created_at, "
     "now()), "
     "coalesce(x.updated_at, x.created_at, now()) FROM jsonb_to_recordset($1::jsonb -> 'user_statistics') AS x "
     "(wallet_address text, total_packets_cleared bigint, total_amount_cleared numeric, success_rate numeric, "
     "last_clearing_at timestamptz, created_at timestamptz, updated_at timestamptz) ON CONFLICT DO NOTHING"},
};

tl::unexpected<Error> badFile(Message message)
{
    return fail(ErrorKind::Invalid, "BAD_FILE", std::move(message));
}

/// Which of the tables it has; each is a list of objects.
Expected<QStringList> tablesIn(const QByteArray& json)
{
    if (json.size() > mostBytes)
        return badFile(Message(QT_TRANSLATE_NOOP("Engine", "The file is larger than %1 MiB. Split it."))
                           .arg(qint64(mostBytes >> 20)));
    QJsonParseError wrong;
    const QJsonDocument document = QJsonDocument::fromJson(json, &wrong);
    if (!document.isObject())
        return badFile(Message(QT_TRANSLATE_NOOP("Engine", "The file is not a JSON object with clearing tables: %1."))
                           .arg(wrong.errorString()));
    QStringList names;
    const QJsonObject file = document.object();
    for (const Table& table : tables) {
        const QJsonValue rows = file.value(QLatin1String(table.name));
        if (rows.isUndefined())
            continue;
        const QJsonArray list = rows.toArray();
        if (!rows.isArray() ||
            !std::all_of(list.begin(), list.end(), [](const QJsonValue& row) { return row.isObject(); }))
            return badFile(Message(QT_TRANSLATE_NOOP("Engine", "%1 in the file is not a list of rows."))
                               .arg(QLatin1String(table.name)));
        names << QLatin1String(table.name);
    }
    if (names.isEmpty())
        return badFile(Message(
            QT_TRANSLATE_NOOP("Engine",
                              "The file has none of the tables clearing_operations, payment_transactions, refunds, "
                              "clearing_errors and user_statistics.")));
    return names;
}

}  // namespace

Expected<qint64> importClearing(store::Session& session, const QByteArray& json, bool store)
{
    const auto names = tablesIn(json);
    if (!names)
        return fail(names.error());
    constexpr const char* notStored = "NOT_STORED";
    qint64 rows = 0;
    const QString text = utf8Text(std::string_view(json.constData(), std::size_t(json.size())));
    const auto done = session.write([&](store::Transaction& transaction) -> Expected<Done> {
        rows = 0;
        for (const Table& table : tables)
            if (names->contains(QLatin1String(table.name)))
                rows += qint64(transaction.exec(table.statement, {text}).affected_rows());
        if (!store)
            return fail(ErrorKind::Cancelled, notStored, Message());  // takes everything back
        return Done{};
    });
    if (done || done.error().code == QLatin1String(notStored))
        return rows;
    if (done.error().kind == ErrorKind::Retryable || done.error().kind == ErrorKind::Unavailable)
        return fail(done.error());
    return badFile(
        Message(QT_TRANSLATE_NOOP("Engine", "The rows of the file cannot be imported, and nothing was stored: %1"))
            .arg(done.error().message));
}

}  // namespace signalbox::ibc
