// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/rows/trigger_rows.h"

#include <QJsonArray>

#include "signalbox/trigger_queries.h"
#include "triggers/rows/trigger_parts.h"

namespace signalbox::triggers {

namespace {

using store::Transaction;

Error triggerChanged(const Trigger& stored)
{
    return Error::make(ErrorKind::Conflict, "TRIGGER_CHANGED",
                       Message(QT_TRANSLATE_NOOP("Engine",
                                                 "The trigger \"%1\" was changed by someone else at %2 UTC. Open it "
                                                 "again and repeat your changes."))
                           .arg(stored.name, stored.updatedAt.toString(u"yyyy-MM-dd HH:mm:ss")),
                       {{u"id"_s, stored.id}});
}

/// Locks the trigger for the rest of the transaction.
Expected<Trigger> locked(Transaction& transaction, const QString& id)
{
    if (transaction.exec("SELECT FROM erc8004.triggers WHERE id = $1 FOR UPDATE", {id}).empty())
        return fail(triggerUnknown(id));
    return readTrigger(transaction, id);
}

void noteEdit(Transaction& transaction, const Trigger& trigger, const QString& person, const char* what)
{
    writeEdit(transaction, trigger.id, trigger.owner, {0, {}, person, QLatin1String(what), {}, {}});
}

void forgetState(Transaction& transaction, const QString& id)
{
    transaction.exec("DELETE FROM erc8004.trigger_state_log WHERE trigger_id = $1", {id});
    transaction.exec("DELETE FROM erc8004.trigger_state WHERE trigger_id = $1", {id});
}

}  // namespace

Error triggerUnknown(const QString& id)
{
    return Error::make(
        ErrorKind::NotFound, "TRIGGER_UNKNOWN",
        Message(QT_TRANSLATE_NOOP(
                    "Engine", "Trigger %1 does not exist. It may have been deleted, or it belongs to another user."))
            .arg(id));
}

Expected<Trigger> saveTrigger(Transaction& transaction, Trigger trigger, const QString& person)
{
    if (trigger.id.isEmpty())
        return readTrigger(transaction, addTriggers(transaction, {trigger}, person, u"created"_s).front());
    const auto before = locked(transaction, trigger.id);
    if (!before)
        return before;
    if (before->updatedAt.toMSecsSinceEpoch() != trigger.updatedAt.toMSecsSinceEpoch())
        return fail(triggerChanged(*before));
    trigger.stateful = isStateful(trigger);
    transaction.exec(
        "UPDATE erc8004.triggers SET name = $2, description = nullif($3, ''), chain_id = $4, registry = "
        "$5, enabled = $6, is_stateful = $7, circuit_breaker_config = $8, disabled_at = CASE WHEN NOT $6 "
        "THEN coalesce(disabled_at, now()) END WHERE id = $1",
        {trigger.id, trigger.name, trigger.description, trigger.chainId, trigger.registry, trigger.enabled,
         trigger.stateful, breakerConfig(trigger.breaker)});
    replaceParts(transaction, trigger, *before);
    auto after = readTrigger(transaction, trigger.id);
    if (!after)
        return after;
    const bool moved = before->chainId != after->chainId || before->registry != after->registry;
    if (moved || statefulParts(*before) != statefulParts(*after))
        forgetState(transaction, trigger.id);
    if (after->stateful && !before->stateful)
        transaction.exec("SELECT erc8004.begin_anew(ARRAY[$1::text], true)", {trigger.id});
    writeEdit(transaction, trigger.id, after->owner, {0, {}, person, u"changed"_s, toJson(*before), toJson(*after)});
    return after;
}

Expected<Done> removeTrigger(Transaction& transaction, const QString& id, const QString& person)
{
    const auto before = locked(transaction, id);
    if (!before)
        return fail(before.error());
    transaction.exec("DELETE FROM erc8004.triggers WHERE id = $1", {id});
    writeEdit(transaction, id, before->owner, {0, {}, person, u"deleted"_s, toJson(*before), {}});
    return Done{};
}

Expected<Done> setEnabled(Transaction& transaction, const QString& id, bool enabled, const QString& person)
{
    const auto before = locked(transaction, id);
    if (!before)
        return fail(before.error());
    if (before->enabled == enabled)
        return Done{};
    transaction.exec(
        "UPDATE erc8004.triggers SET enabled = $2, disabled_at = CASE WHEN NOT $2 THEN now() END WHERE id "
        "= $1",
        {id, enabled});
    noteEdit(transaction, *before, person, enabled ? "enabled" : "disabled");
    return Done{};
}

Expected<Done> resetState(Transaction& transaction, const QString& id, const QString& person)
{
    const auto before = locked(transaction, id);
    if (!before)
        return fail(before.error());
    forgetState(transaction, id);
    noteEdit(transaction, *before, person, "reset");
    return Done{};
}

Expected<Done> resetBreaker(Transaction& transaction, const QString& id, const QString& person)
{
    const auto before = locked(transaction, id);
    if (!before)
        return fail(before.error());
    transaction.exec("UPDATE erc8004.triggers SET circuit_breaker_state = $2 WHERE id = $1",
                     {id, breakerState(TriggerBreaker{})});
    noteEdit(transaction, *before, person, "breaker reset");
    return Done{};
}

}  // namespace signalbox::triggers
