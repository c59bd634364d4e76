// SPDX-License-Identifier: GPL-3.0-or-later

#include <map>

#include "triggers/rows/trigger_rows.h"

namespace signalbox::triggers {

namespace {

using store::Transaction;

/// Which triggers, t, with the parameters of chosen().
constexpr const char* which =
    "($1 = '' OR t.id = $1) AND ($2::bigint IS NULL OR t.chain_id = $2::bigint) AND ($3 = '' OR t.registry = $3) AND "
    "(NOT $4::boolean OR t.enabled)";

std::vector<store::Value> chosen(const TriggerFilter& filter)
{
    return {filter.id, filter.chainId, filter.registry, filter.enabledOnly};
}

Trigger triggerOf(const pqxx::row& row)
{
    Trigger trigger;
    trigger.id = store::text(row[0]);
    trigger.owner = store::text(row[1]);
    trigger.name = store::text(row[2]);
    trigger.description = store::text(row[3]);
    trigger.chainId = store::integer(row[4]);
    trigger.registry = store::text(row[5]);
    trigger.enabled = store::boolean(row[6]);
    trigger.stateful = store::boolean(row[7]);
    trigger.createdAt = store::time(row[8]);
    trigger.updatedAt = store::time(row[9]);
    trigger.breaker = breakerOf(store::object(row[10]), store::object(row[11]));
    if (!row[12].is_null())
        trigger.countsFrom = store::time(row[12]);
    return trigger;
}

TriggerCondition conditionOf(const pqxx::row& row)
{
    return {store::integer(row[1]), store::text(row[2]), store::text(row[3]),
            store::text(row[4]),    store::text(row[5]), store::object(row[6])};
}

TriggerAction actionOf(const pqxx::row& row)
{
    return {store::integer(row[1]), store::text(row[2]), int(store::integer(row[3])), store::object(row[4])};
}

QDateTime timeOf(const QJsonValue& value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

QJsonValue jsonOf(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

}  // namespace

std::vector<Trigger> readTriggers(Transaction& transaction, const TriggerFilter& filter)
{
    std::vector<Trigger> all;
    std::map<std::string, size_t, std::less<>> places;
    for (const auto& row : transaction.exec(
             std::string("SELECT t.id, t.user_id, t.name, t.description, t.chain_id, t.registry, t.enabled, "
                         "t.is_stateful, t.created_at, t.updated_at, t.circuit_breaker_config, "
                         "t.circuit_breaker_state, (SELECT p.counts_from FROM erc8004.trigger_places p WHERE "
                         "p.trigger_id = t.id) "
                         "FROM erc8004.triggers t WHERE ") +
                 which + " ORDER BY t.name, t.id",
             chosen(filter))) {
        places.emplace(row[0].c_str(), all.size());
        all.push_back(triggerOf(row));
    }
    if (all.empty())
        return all;
    // A trigger that was added since the first statement is left out.
    const auto each = [&](const std::string& sql, const auto& add) {
        for (const auto& row : transaction.exec(sql, chosen(filter)))
            if (const auto place = places.find(row[0].c_str()); place != places.end())
                add(all[place->second], row);
    };
    each(std::string("SELECT c.trigger_id, c.id, c.condition_type, c.field, c.operator, c.value, c.config FROM "
                     "erc8004.trigger_conditions c JOIN erc8004.triggers t ON t.id = c.trigger_id WHERE ") +
             which + " ORDER BY c.id",
         [](Trigger& trigger, const pqxx::row& row) { trigger.conditions.push_back(conditionOf(row)); });
    each(std::string("SELECT a.trigger_id, a.id, a.action_type, a.priority, a.config FROM erc8004.trigger_actions a "
                     "JOIN erc8004.triggers t ON t.id = a.trigger_id WHERE ") +
             which + " ORDER BY a.priority, a.id",
         [](Trigger& trigger, const pqxx::row& row) { trigger.actions.push_back(actionOf(row)); });
    return all;
}

Expected<Trigger> readTrigger(Transaction& transaction, const QString& id)
{
    if (!id.isEmpty())
        if (auto found = readTriggers(transaction, {.id = id}); !found.empty())
            return std::move(found.front());
    return fail(triggerUnknown(id));
}

TriggerBreaker breakerOf(const QJsonObject& config, const QJsonObject& state)
{
    TriggerBreaker breaker;
    breaker.failureThreshold = config[u"failure_threshold"].toInt(breaker.failureThreshold);
    breaker.recoverySeconds = config[u"recovery_timeout_seconds"].toInt(breaker.recoverySeconds);
    breaker.halfOpenCalls = config[u"half_open_max_calls"].toInt(breaker.halfOpenCalls);
    for (const BreakerState each : {BreakerState::Open, BreakerState::HalfOpen})
        if (state[u"state"].toString() == QLatin1String(name(each)))
            breaker.state = each;
    breaker.failures = state[u"failure_count"].toInt();
    breaker.openedAt = timeOf(state[u"opened_at"]);
    breaker.lastFailureAt = timeOf(state[u"last_failure_time"]);
    breaker.reason = Message::fromJson(state[u"reason"]);
    return breaker;
}

QJsonObject breakerConfig(const TriggerBreaker& breaker)
{
    return {{u"failure_threshold"_s, breaker.failureThreshold},
            {u"recovery_timeout_seconds"_s, breaker.recoverySeconds},
            {u"half_open_max_calls"_s, breaker.halfOpenCalls}};
}

QJsonObject breakerState(const TriggerBreaker& breaker)
{
    QJsonObject state{{u"state"_s, QLatin1String(name(breaker.state))}, {u"failure_count"_s, breaker.failures}};
    if (breaker.openedAt.isValid())
        state.insert(u"opened_at"_s, jsonOf(breaker.openedAt));
    if (breaker.lastFailureAt.isValid())
        state.insert(u"last_failure_time"_s, jsonOf(breaker.lastFailureAt));
    if (!breaker.reason.isEmpty())
        state.insert(u"reason"_s, breaker.reason.toJson());
    return state;
}

}  // namespace signalbox::triggers
