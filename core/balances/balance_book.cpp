// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/balance_book.h"

#include "signalbox/literals.h"

namespace signalbox::balances {

namespace {

using store::Transaction;

qint64 numberOf(const QString& caip2)
{
    return caip2.section(u':', 1).toLongLong();
}

std::optional<QString> known(const pqxx::field& field)
{
    return field.is_null() ? std::nullopt : std::optional(store::text(field));
}

std::optional<double> figure(const pqxx::field& field)
{
    return field.is_null() ? std::nullopt : std::optional(store::real(field, 0));
}

/// The columns balance, balance_formatted, balance_usd, token_symbol, last_updated_block, last_updated_time, complete,
/// untrusted.
Holding holdingOf(const pqxx::row& row)
{
    Holding holding;
    holding.raw = store::text(row["balance"]);
    holding.shown = store::text(row["balance_formatted"]);
    holding.usd = known(row["balance_usd"]);
    holding.symbol = store::text(row["token_symbol"]);
    holding.at = store::integer(row["last_updated_block"]);
    holding.changedAt = store::time(row["last_updated_time"]);
    holding.complete = store::boolean(row["complete"]);
    holding.untrusted = store::boolean(row["untrusted"]);
    return holding;
}

}  // namespace

BalanceBook::BalanceBook(const store::ConnectionInfo& database)
    : m_thread(database.withApplication(u"signalbox reader"_s))
{
}

QFuture<Expected<std::optional<Holding>>> BalanceBook::current(const QString& caip2, const QString& contract,
                                                               const QString& holder)
{
    return m_thread.run<std::optional<Holding>>([=](store::Session& session) {
        return session.read([&](Transaction& transaction) -> std::optional<Holding> {
            for (const auto& row :
                 transaction.exec("SELECT b.*, balances.hex(balances.address($2)) AS contract_address, "
                                  "balances.hex(balances.address($3)) AS holder_address FROM "
                                  "balances.get_current_balance($1, $2, $3) b",
                                  {numberOf(caip2), contract, holder})) {
                Holding holding = holdingOf(row);
                holding.caip2 = caip2;
                holding.contract = store::text(row["contract_address"]);
                holding.holder = store::text(row["holder_address"]);
                return holding;
            }
            return std::nullopt;
        });
    });
}

QFuture<Expected<Holding>> BalanceBook::past(const QString& caip2, const QString& contract, const QString& holder,
                                             const QString& at)
{
    return m_thread.run<Holding>([=](store::Session& session) {
        return session.read([&](Transaction& transaction) {
            const auto rows = transaction.exec(
                "SELECT b.*, balances.hex(balances.address($2)), "
                "balances.hex(balances.address($3)), (SELECT m.symbol FROM "
                "balances.token_metadata m WHERE m.chain_id = $1 AND m.contract = "
                "balances.address($2)) FROM balances.get_balance_at($1, $2, $3, $4) b",
                {numberOf(caip2), contract, holder, at});
            Holding holding;
            holding.caip2 = caip2;
            holding.raw = store::text(rows[0]["balance"]);
            holding.shown = store::text(rows[0]["balance_formatted"]);
            holding.at = store::integer(rows[0]["at_block"]);
            holding.complete = store::boolean(rows[0]["complete"]);
            holding.untrusted = store::boolean(rows[0]["untrusted"]);
            holding.contract = store::text(rows[0][5]);
            holding.holder = store::text(rows[0][6]);
            holding.symbol = store::text(rows[0][7]);
            return holding;
        });
    });
}

QFuture<Expected<std::vector<Holding>>> BalanceBook::portfolio(const QString& holder, double leastUsd)
{
    return m_thread.run<std::vector<Holding>>([=](store::Session& session) {
        return session.read([&](Transaction& transaction) {
            std::vector<Holding> all;
            for (const auto& row :
                 transaction.exec("SELECT b.*, balances.hex(balances.address($1)) AS holder_address FROM "
                                  "balances.get_address_portfolio($1, $2::text::numeric) b",
                                  {holder, QString::number(leastUsd, 'f', 6)})) {
                Holding holding = holdingOf(row);
                holding.caip2 = u"eip155:"_s + store::text(row["chain_id"]);
                holding.chain = store::text(row["chain_name"]);
                holding.contract = store::text(row["contract_address"]);
                holding.holder = store::text(row["holder_address"]);
                all.push_back(std::move(holding));
            }
            return all;
        });
    });
}

QFuture<Expected<std::vector<Holding>>> BalanceBook::top(const QString& caip2, const QString& contract, int limit)
{
    return m_thread.run<std::vector<Holding>>([=](store::Session& session) {
        return session.read([&](Transaction& transaction) {
            std::vector<Holding> all;
            for (const auto& row :
                 transaction.exec("SELECT b.*, balances.hex(balances.address($2)) AS contract_address "
                                  "FROM balances.get_top_holders($1, $2, $3) b ORDER BY rank",
                                  {numberOf(caip2), contract, limit})) {
                Holding holding = holdingOf(row);
                holding.caip2 = caip2;
                holding.contract = store::text(row["contract_address"]);
                holding.holder = store::text(row["holder_address"]);
                all.push_back(std::move(holding));
            }
            return all;
        });
    });
}

QFuture<Expected<std::vector<BalanceQueue>>> BalanceBook::queues()
{
    return m_thread.run<std::vector<BalanceQueue>>([](store::Session& session) {
        return session.read([](Transaction& transaction) {
            std::vector<BalanceQueue> all;
            for (const auto& row : transaction.exec("SELECT s.*, array_to_json(s.reasons) AS reason_list FROM "
                                                    "balances.queue_health_summary s ORDER BY "
                                                    "s.chain_name")) {
                BalanceQueue queue;
                queue.caip2 = u"eip155:"_s + store::text(row["chain_id"]);
                queue.chain = store::text(row["chain_name"]);
                queue.state = store::text(row["health_status"]);
                for (const QJsonValue reason :
                     QJsonDocument::fromJson(store::text(row["reason_list"]).toUtf8()).array())
                    queue.reasons << reason.toString();
                queue.enabled = store::boolean(row["enabled"]);
                queue.pending = store::integer(row["pending_count"]);
                queue.processing = store::integer(row["processing_count"]);
                queue.retrying = store::integer(row["retrying_count"]);
                queue.failed = store::integer(row["failed_count"]);
                queue.doneLastHour = store::integer(row["completed_count_last_hour"]);
                queue.errorsLastHour = store::integer(row["error_count_last_hour"]);
                queue.donePerSecond = store::real(row["completed_per_second"], 0);
                queue.p50 = figure(row["p50_ms"]);
                queue.p95 = figure(row["p95_ms"]);
                queue.p99 = figure(row["p99_ms"]);
                if (!row["oldest_pending_age_ms"].is_null())
                    queue.oldest = store::integer(row["oldest_pending_age_ms"]);
                all.push_back(std::move(queue));
            }
            return all;
        });
    });
}

}  // namespace signalbox::balances
