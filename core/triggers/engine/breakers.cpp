// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/engine/breakers.h"

#include <QJsonArray>

#include "signalbox/literals.h"

namespace signalbox::triggers {

namespace {

constexpr auto byEvaluation = "evaluation"_L1;

QJsonObject reasonOf(const Message& error)
{
    QJsonObject reason =
        Message(QT_TRANSLATE_NOOP("Engine", "An event could not be evaluated: %1")).arg(error).toJson().toObject();
    reason.insert(byEvaluation, true);
    return reason;
}

}  // namespace

Breakers::Breakers(store::Transaction& transaction) : m_transaction(transaction)
{
    for (const auto& row : transaction.exec(
             "SELECT id, coalesce(circuit_breaker_state ->> 'state' = 'Open' AND (circuit_breaker_state ->> "
             "'opened_at')::timestamptz + coalesce((circuit_breaker_config ->> 'recovery_timeout_seconds')::integer, "
             "3600) * interval '1 second' > clock_timestamp(), false), coalesce(circuit_breaker_state -> 'reason' ? "
             "'evaluation', false) FROM erc8004.triggers WHERE broken"))
        m_broken[store::text(row[0])] = {store::boolean(row[1]), false, store::boolean(row[2])};
}

bool Breakers::allows(const QString& trigger)
{
    const auto found = m_broken.find(trigger);
    if (found == m_broken.end())
        return true;
    Broken& broken = found->second;
    if (!broken.shut && !broken.trial) {
        broken.trial = store::boolean(m_transaction.exec("SELECT erc8004.breaker_allows($1)", {trigger})[0][0]);
        broken.shut = !broken.trial;
    }
    if (broken.shut)
        ++m_days[trigger].skipped;
    return !broken.shut;
}

void Breakers::failed(const QString& trigger, const Message& error)
{
    Day& day = m_days[trigger];
    ++day.errors;
    day.error = error;
    const QString state =
        store::text(m_transaction.exec("SELECT erc8004.breaker_failed($1, $2)", {trigger, reasonOf(error)})[0][0]);
    if (state != "Closed"_L1)
        m_broken[trigger] = {true, false, true};
}

void Breakers::passed(const QString& trigger, bool fired)
{
    const auto found = m_broken.find(trigger);
    if (found == m_broken.end())
        return;
    if (found->second.byEvaluation) {
        m_transaction.exec("SELECT erc8004.breaker_succeeded($1)", {trigger});
        m_broken.erase(found);
    } else if (fired) {
        found->second.trial = false;
    }
}

void Breakers::store()
{
    if (m_days.empty())
        return;
    QStringList ids;
    QJsonArray messages;
    std::vector<qint64> errors, skipped;
    for (const auto& [id, day] : m_days) {
        ids << id;
        errors.push_back(day.errors);
        skipped.push_back(day.skipped);
        messages.append(day.error.toJson());
    }
    m_transaction.exec(
        "INSERT INTO erc8004.trigger_days AS d (trigger_id, day, evaluation_errors, skipped, last_error, "
        "last_error_at) SELECT n.id, (now() AT TIME ZONE 'UTC')::date, n.errors, n.skipped, CASE WHEN n.errors > 0 "
        "THEN $4::jsonb -> (n.i - 1)::integer END, CASE WHEN n.errors > 0 THEN now() END FROM unnest($1::text[], "
        "$2::bigint[], $3::bigint[]) WITH ORDINALITY AS n (id, errors, skipped, i) JOIN erc8004.triggers t ON t.id = "
        "n.id ON "
        "CONFLICT (trigger_id, day) DO UPDATE SET evaluation_errors = d.evaluation_errors + "
        "excluded.evaluation_errors, skipped = d.skipped + excluded.skipped, last_error = "
        "coalesce(excluded.last_error, "
        "d.last_error), last_error_at = coalesce(excluded.last_error_at, d.last_error_at)",
        {store::Value::textArray(ids), store::Value::bigintArray(errors), store::Value::bigintArray(skipped),
         messages});
}

}  // namespace signalbox::triggers
