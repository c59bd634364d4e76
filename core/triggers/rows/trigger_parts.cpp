// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/rows/trigger_parts.h"

#include <QJsonArray>
#include <QUuid>
#include <algorithm>

#include "signalbox/trigger_queries.h"

namespace signalbox::triggers {

namespace {

using store::Transaction;

QJsonArray rowsOf(const QString& trigger, const std::vector<TriggerCondition>& conditions)
{
    QJsonArray rows;
    for (const auto& each : conditions)
        rows.append(QJsonObject{{u"id"_s, each.id},
                                {u"trigger_id"_s, trigger},
                                {u"condition_type"_s, each.type},
                                {u"field"_s, each.field},
                                {u"operator"_s, each.op},
                                {u"value"_s, each.value},
                                {u"config"_s, orNull(each.config)}});
    return rows;
}

QJsonArray rowsOf(const QString& trigger, const std::vector<TriggerAction>& actions)
{
    QJsonArray rows;
    for (const auto& each : actions)
        rows.append(QJsonObject{{u"id"_s, each.id},
                                {u"trigger_id"_s, trigger},
                                {u"action_type"_s, each.type},
                                {u"priority"_s, each.priority},
                                {u"config"_s, each.config}});
    return rows;
}

void append(QJsonArray& all, const QJsonArray& more)
{
    for (const auto& each : more)
        all.append(each);
}

/// JSON null becomes NULL; the rows keep their order.
void insertConditions(Transaction& transaction, const QJsonArray& rows)
{
    if (!rows.isEmpty())
        transaction.exec(
            "INSERT INTO erc8004.trigger_conditions (trigger_id, condition_type, field, operator, value, config) "
            "SELECT r.j ->> 'trigger_id', r.j ->> 'condition_type', r.j ->> 'field', r.j ->> 'operator', r.j ->> "
            "'value', nullif(r.j -> 'config', 'null') FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS r (j, n) "
            "ORDER BY r.n",
            {rows});
}

void insertActions(Transaction& transaction, const QJsonArray& rows)
{
    if (!rows.isEmpty())
        transaction.exec(
            "INSERT INTO erc8004.trigger_actions (trigger_id, action_type, priority, config) SELECT r.j "
            "->> 'trigger_id', r.j ->> 'action_type', (r.j ->> 'priority')::integer, r.j -> 'config' FROM "
            "jsonb_array_elements($1::jsonb) WITH ORDINALITY AS r (j, n) ORDER BY r.n",
            {rows});
}

/// Takes those off the end of `wanted` that need a new ID: from the first one on that is new or out of order.
template <class Part, class Same>
std::vector<Part> takeNew(std::vector<Part>& wanted, const std::vector<Part>& before, const Same& sameGroup)
{
    const auto stored = [&](qint64 id) {
        return std::any_of(before.begin(), before.end(), [&](const Part& each) { return each.id == id; });
    };
    auto at = wanted.begin();
    for (auto last = wanted.end(); at != wanted.end(); last = at++)
        if (!stored(at->id) || (last != wanted.end() && sameGroup(*last, *at) && at->id <= last->id))
            break;
    std::vector<Part> fresh(at, wanted.end());
    wanted.erase(at, wanted.end());
    return fresh;
}

std::vector<qint64> idsOf(const auto& parts)
{
    std::vector<qint64> ids;
    for (const auto& each : parts)
        ids.push_back(each.id);
    return ids;
}

}  // namespace

QJsonValue orNull(const QJsonObject& object)
{
    return object.isEmpty() ? QJsonValue() : QJsonValue(object);
}

std::vector<StatefulPart> statefulParts(const Trigger& trigger)
{
    std::vector<StatefulPart> parts;
    const auto& known = triggerVocabulary().conditions;
    for (const auto& each : trigger.conditions)
        if (std::any_of(known.begin(), known.end(),
                        [&](const auto& kind) { return kind.stateful && kind.type == each.type; }))
            parts.push_back({each.id, each.type, each.field, each.value, each.config});
    return parts;
}

void replaceParts(Transaction& transaction, const Trigger& wanted, const Trigger& before)
{
    std::vector<TriggerCondition> conditions = wanted.conditions;
    const auto newConditions = takeNew(conditions, before.conditions, [](const auto&, const auto&) { return true; });
    transaction.exec("DELETE FROM erc8004.trigger_conditions WHERE trigger_id = $1 AND id <> ALL ($2::bigint[])",
                     {wanted.id, store::Value::bigintArray(idsOf(conditions))});
    transaction.exec(
        "UPDATE erc8004.trigger_conditions c SET condition_type = j ->> 'condition_type', field = j ->> "
        "'field', operator = j ->> 'operator', value = j ->> 'value', config = nullif(j -> 'config', "
        "'null') FROM jsonb_array_elements($2::jsonb) AS r (j) WHERE c.trigger_id = $1 AND c.id = (j ->> "
        "'id')::bigint",
        {wanted.id, rowsOf(wanted.id, conditions)});
    insertConditions(transaction, rowsOf(wanted.id, newConditions));

    std::vector<TriggerAction> actions = wanted.actions;
    std::stable_sort(actions.begin(), actions.end(),
                     [](const auto& a, const auto& b) { return a.priority < b.priority; });
    const auto newActions =
        takeNew(actions, before.actions, [](const auto& a, const auto& b) { return a.priority == b.priority; });
    transaction.exec("DELETE FROM erc8004.trigger_actions WHERE trigger_id = $1 AND id <> ALL ($2::bigint[])",
                     {wanted.id, store::Value::bigintArray(idsOf(actions))});
    transaction.exec(
        "UPDATE erc8004.trigger_actions a SET action_type = j ->> 'action_type', priority = (j ->> "
        "'priority')::integer, config = j -> 'config' FROM jsonb_array_elements($2::jsonb) AS r (j) WHERE "
        "a.trigger_id = $1 AND a.id = (j ->> 'id')::bigint",
        {wanted.id, rowsOf(wanted.id, actions)});
    insertActions(transaction, rowsOf(wanted.id, newActions));
}

QStringList addTriggers(Transaction& transaction, const std::vector<Trigger>& triggers, const QString& person,
                        const QString& what)
{
    QStringList ids;
    QJsonArray rows, conditions, actions;
    for (const Trigger& each : triggers) {
        ids << (each.id.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : each.id);
        rows.append(QJsonObject{{u"id"_s, ids.back()},
                                {u"user_id"_s, each.owner},
                                {u"name"_s, each.name},
                                {u"description"_s, each.description},
                                {u"chain_id"_s, each.chainId},
                                {u"registry"_s, each.registry},
                                {u"enabled"_s, each.enabled},
                                {u"is_stateful"_s, isStateful(each)},
                                {u"breaker"_s, breakerConfig(each.breaker)}});
        append(conditions, rowsOf(ids.back(), each.conditions));
        append(actions, rowsOf(ids.back(), each.actions));
    }
    if (ids.isEmpty())
        return ids;
    transaction.exec(
        "INSERT INTO erc8004.triggers (id, user_id, name, description, chain_id, registry, enabled, is_stateful, "
        "circuit_breaker_config, disabled_at) SELECT r.id, r.user_id, r.name, nullif(r.description, ''), r.chain_id, "
        "r.registry, r.enabled, r.is_stateful, r.breaker, CASE WHEN NOT r.enabled THEN now() END FROM "
        "jsonb_to_recordset($1::jsonb) AS r (id text, user_id text, name text, description text, chain_id bigint, "
        "registry text, enabled boolean, is_stateful boolean, breaker jsonb)",
        {rows});
    insertConditions(transaction, conditions);
    insertActions(transaction, actions);
    noteAdded(transaction, ids, person, what);
    return ids;
}

}  // namespace signalbox::triggers
