// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/balance_work.h"

#include "balances/balances_set.h"
#include "balances/books/book_parts.h"
#include "store/change_log.h"

namespace signalbox::balances {

namespace {

using store::Transaction;
using Result = Expected<QJsonObject>;

Result entries(qint64 changed, bool named)
{
    if (changed == 0 && named)
        return fail(ErrorKind::NotFound, "ENTRY_UNKNOWN",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The queue has none of these entries in a state that this "
                                              "action applies to. They may have been completed.")));
    return QJsonObject{{u"entries"_s, changed}};
}

/// The text of a bytea; null for no address.
store::Value bytesOf(const QString& contract)
{
    return contract.isEmpty() ? store::Value(std::nullopt) : store::Value(u"\\x"_s + contract.mid(2));
}

Error stopped()
{
    return Error::make(ErrorKind::Cancelled, "CANCELLED",
                       Message(QT_TRANSLATE_NOOP("Engine", "Stopped. Nothing was changed.")));
}

}  // namespace

Result BalanceWork::recalculate(const arguments::BalancesRecalculate& wanted) const
{
    if (!m_tell(Message(QT_TRANSLATE_NOOP("Engine", "Recalculating balances")), -1))
        return fail(stopped());
    return m_session.write([&](Transaction& transaction) -> Result {
        if (!wanted.holder.isEmpty())
            return QJsonObject{{u"balance"_s, store::text(transaction.exec(
                                                  "SELECT balances.recalculate_address_balance($1, $2, $3)",
                                                  {numberOf(m_caip2), wanted.contract, wanted.holder})[0][0])}};
        const auto only = wanted.contract.isEmpty() ? store::Value(std::nullopt) : store::Value(wanted.contract);
        // What comes of it is checked again, so earlier marks end here.
        transaction.exec("SELECT balances.trust_again($1, $2::text::bytea)",
                         {numberOf(m_caip2), bytesOf(wanted.contract)});
        return QJsonObject{{u"queued"_s, store::integer(transaction.exec("SELECT balances.recalculate_all($1, $2)",
                                                                         {numberOf(m_caip2), only})[0][0])}};
    });
}

Result BalanceWork::rebuild() const
{
    if (!m_tell(Message(QT_TRANSLATE_NOOP("Engine", "Removing the balances")), -1))
        return fail(stopped());
    return m_session.write([&](Transaction& transaction) -> Result {
        const qint64 number = numberOf(m_caip2);
        transaction.exec("SELECT balances.lock_chain($1)", {number});
        const auto covered = transaction.exec(
            "SELECT coalesce(min(lo), 0), coalesce(max(hi), -1) FROM signalbox.coverage WHERE caip2 = $1 AND stream = "
            "$2",
            {m_caip2, stream})[0];
        transaction.exec("DELETE FROM signalbox.coverage WHERE caip2 = $1 AND stream = $2", {m_caip2, stream});
        transaction.exec("SELECT balances.clear_chain($1)", {number});
        const Interval blocks{store::integer(covered[0]), store::integer(covered[1])};
        if (!blocks.isEmpty())
            store::ChangeLog::add(transaction, m_caip2, "drop", {stream}, blocks);
        return QJsonObject{{u"blocks"_s, blocks.count()}};
    });
}

Result BalanceWork::retry(const arguments::QueueRetry& wanted) const
{
    return m_session.write([&](Transaction& transaction) -> Result {
        const auto ids = wanted.ids.empty() ? store::Value(std::nullopt) : store::Value::bigintArray(wanted.ids);
        return entries(
            store::integer(transaction.exec("SELECT balances.retry_entries($1, $2)", {numberOf(m_caip2), ids})[0][0]),
            !wanted.ids.empty());
    });
}

Result BalanceWork::discard(const arguments::QueueDiscard& wanted) const
{
    return m_session.write([&](Transaction& transaction) -> Result {
        return entries(
            store::integer(transaction.exec("SELECT balances.discard_entries($1, $2)",
                                            {numberOf(m_caip2), store::Value::bigintArray(wanted.ids)})[0][0]),
            true);
    });
}

Result BalanceWork::configure(const arguments::QueueConfigure& wanted) const
{
    return m_session.write([&](Transaction& transaction) -> Result {
        if (wanted.reset)
            transaction.exec("DELETE FROM balances.queue_processing_config WHERE chain_id = $1", {numberOf(m_caip2)});
        else
            transaction.exec(
                "INSERT INTO balances.queue_processing_config (chain_id, enabled, batch_size, "
                "processing_interval_seconds, max_retry_attempts, priority_boost_threshold_hours, retry_delay_ms, "
                "retry_delay_max_ms) SELECT $1::bigint, coalesce($2::boolean, c.enabled), coalesce($3::integer, "
                "c.batch_size), coalesce($4::integer, c.processing_interval_seconds), coalesce($5::integer, "
                "c.max_retry_attempts), coalesce($6::integer, c.priority_boost_threshold_hours), coalesce($7::integer, "
                "c.retry_delay_ms), coalesce($8::integer, c.retry_delay_max_ms) FROM balances.config_of($1::bigint) c "
                "ON CONFLICT (chain_id) DO UPDATE SET enabled = excluded.enabled, batch_size = excluded.batch_size, "
                "processing_interval_seconds = excluded.processing_interval_seconds, max_retry_attempts = "
                "excluded.max_retry_attempts, priority_boost_threshold_hours = "
                "excluded.priority_boost_threshold_hours, retry_delay_ms = excluded.retry_delay_ms, "
                "retry_delay_max_ms = excluded.retry_delay_max_ms",
                {numberOf(m_caip2), wanted.enabled, wanted.batchSize, wanted.intervalSeconds, wanted.mostAttempts,
                 wanted.boostHours, wanted.retryMs, wanted.longestRetryMs});
        return QJsonObject();
    });
}

/// Each value is followed by whether it is set: null removes one.
Result BalanceWork::edit(const arguments::TokenEdit& wanted) const
{
    const auto text = [](const std::optional<QString>& value) {
        return value && !value->isEmpty() ? store::Value(*value) : store::Value(std::nullopt);
    };
    const auto number = [](auto value) {
        return value && *value >= 0 ? store::Value(*value) : store::Value(std::nullopt);
    };
    return m_session.write([&](Transaction& transaction) -> Result {
        const auto row = transaction.exec(
            "INSERT INTO balances.token_metadata AS m (chain_id, contract_address, symbol, name, coingecko_id, mode, "
            "decimals, is_stable_token, start_block, start_quality) VALUES ($1::bigint, $2, $3, $5, $7, coalesce($9, "
            "'transfers'), $11::integer, coalesce($13::boolean, false), $14::bigint, CASE WHEN $14::bigint IS NOT NULL "
            "THEN 'exact' END) ON CONFLICT (chain_id, contract) DO UPDATE SET symbol = CASE WHEN $4::boolean THEN $3 "
            "ELSE m.symbol END, name = CASE WHEN $6::boolean THEN $5 ELSE m.name END, coingecko_id = CASE WHEN "
            "$8::boolean THEN $7 ELSE m.coingecko_id END, mode = CASE WHEN $10::boolean THEN coalesce($9, 'transfers') "
            "ELSE m.mode END, decimals = CASE WHEN $12::boolean THEN $11::integer ELSE m.decimals END, is_stable_token "
            "= coalesce($13::boolean, m.is_stable_token), start_block = CASE WHEN $15::boolean THEN $14::bigint ELSE "
            "m.start_block END, start_quality = CASE WHEN $15::boolean THEN CASE WHEN $14::bigint IS NOT NULL THEN "
            "'exact' END ELSE m.start_quality END RETURNING contract_address",
            {numberOf(m_caip2), wanted.contract, text(wanted.symbol), wanted.symbol.has_value(), text(wanted.name),
             wanted.name.has_value(), text(wanted.coingeckoId), wanted.coingeckoId.has_value(), text(wanted.mode),
             wanted.mode.has_value(), number(wanted.decimals), wanted.decimals.has_value(), wanted.stable,
             number(wanted.start), wanted.start.has_value()})[0];
        return QJsonObject{{u"contract"_s, store::text(row[0])}};
    });
}

}  // namespace signalbox::balances
