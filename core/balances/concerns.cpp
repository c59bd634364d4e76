// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/concerns.h"

#include "signalbox/literals.h"
#include "store/message_columns.h"

namespace signalbox::balances {

namespace {

using engine::Concern;
using engine::Concerns;

constexpr double secondMs = 1'000;

QString caip2Of(const pqxx::field& chain)
{
    return u"eip155:"_s + store::text(chain);
}

void readQueues(store::Transaction& transaction, Concerns& concerns)
{
    for (const auto& row : transaction.exec(
             "SELECT m.chain_id, m.health_status, m.error_count_last_hour, m.oldest_pending_age_ms, m.failed_count, "
             "t.errors_per_hour, t.delayed_ms FROM balances.queue_counters k CROSS JOIN "
             "balances.queue_health_thresholds t CROSS JOIN LATERAL (SELECT h.* FROM balances.queue_health_metrics h "
             "WHERE h.chain_id = k.chain_id AND h.step = '10 s' ORDER BY h.recorded_at DESC LIMIT 1) m WHERE t.name = "
             "'active' AND m.recorded_at > clock_timestamp() - interval '1 minute'")) {
        const QString status = store::text(row["health_status"]);
        std::vector<Concern>& all = concerns[caip2Of(row["chain_id"])];
        if (status == "ERRORS"_L1)
            all.push_back(
                {u"balance_queue"_s,
                 status,
                 u"error"_s,
                 Message::counted(
                     "%Ln balance update failed in the last hour; the threshold is %1.",
                     QT_TRANSLATE_N_NOOP("Engine", "%Ln balance updates failed in the last hour; the threshold is %1."),
                     store::integer(row["error_count_last_hour"]))
                     .arg(store::integer(row["errors_per_hour"])),
                 {}});
        else if (status == "DELAYED"_L1)
            all.push_back(
                {u"balance_queue"_s,
                 status,
                 u"warning"_s,
                 Message(QT_TRANSLATE_NOOP("Engine", "The oldest balance update has waited for more than %1 s."))
                     .arg(qint64(store::real(row["delayed_ms"]) / secondMs)),
                 {}});
        if (const qint64 failed = store::integer(row["failed_count"]); failed > 0)
            all.push_back(
                {u"balance_queue"_s,
                 u"failed"_s,
                 u"error"_s,
                 Message::counted(
                     "%Ln balance update failed for good. Retry or discard it.",
                     QT_TRANSLATE_N_NOOP("Engine", "%Ln balance updates failed for good. Retry or discard them."),
                     failed),
                 {}});
    }
}

void readTokens(store::Transaction& transaction, Concerns& concerns)
{
    for (const auto& row : transaction.exec(
             "SELECT k.chain_id, balances.hex(k.contract) AS contract, coalesce(m.symbol, '') AS symbol, "
             "k.untrusted_why AS why, k.untrusted_reason FROM balances.tokens k LEFT JOIN "
             "balances.token_metadata "
             "m ON m.chain_id = k.chain_id AND m.contract = k.contract WHERE k.untrusted AND k.untrusted_at > now() - "
             "interval '7 days' ORDER BY k.untrusted_at DESC LIMIT 50")) {
        const Message reason = store::messageIn(row["why"], store::text(row["untrusted_reason"]));
        const QString contract = store::text(row["contract"]), symbol = store::text(row["symbol"]);
        concerns[caip2Of(row["chain_id"])].push_back(
            {u"balance_drift"_s,
             contract,
             u"warning"_s,
             Message(QT_TRANSLATE_NOOP("Engine", "Balances of %1 are not trusted: %2"))
                 .arg(symbol.isEmpty() ? contract : symbol)
                 .arg(reason),
             {{u"contract"_s, contract}}});
    }
}

// What SQL states in columns for a reader's language.
[[maybe_unused]] constexpr const char* words[] = {
    QT_TRANSLATE_NOOP(
        "Engine", "Transfers do not explain the balances: balanceOf differs for %1 of %2 sampled holders at block %3."),
    QT_TRANSLATE_NOOP("Engine", "The contract does not answer balanceOf with a number."),
    QT_TRANSLATE_NOOP("Engine", "Recalculating changed nothing: the token is marked as untrusted."),
    QT_TRANSLATE_NOOP("Engine", "Wrong balances are recalculated."),
    QT_TRANSLATE_NOOP("Engine", "Wrong balances were recalculated."),
    QT_TRANSLATE_NOOP("Engine", "Opening balances were set: the history starts after the token."),
};

}  // namespace

Expected<Concerns> readConcerns(store::Session& session)
{
    return session.read([](store::Transaction& transaction) {
        Concerns concerns;
        readQueues(transaction, concerns);
        readTokens(transaction, concerns);
        return concerns;
    });
}

}  // namespace signalbox::balances
