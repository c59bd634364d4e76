// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/engine/firing.h"

#include <set>

#include "actions/jobs/action_jobs.h"
#include "signalbox/literals.h"
#include "store/shared_settings.h"
#include "triggers/model/event_fields.h"
#include "triggers/rows/event_rows.h"

namespace signalbox::triggers {

CatchUp CatchUp::read(store::Transaction& transaction)
{
    CatchUp read;
    const QString rule = store::sharedSetting(transaction, u"triggers.catch_up"_s).toString();
    read.rule = rule == "fire"_L1 ? Rule::Fire : rule == "skip"_L1 ? Rule::Skip : Rule::Ask;
    read.minutes = store::sharedSetting(transaction, u"triggers.catch_up_minutes"_s).toInteger(read.minutes);
    return read;
}

/// The event must live as long as this object.
void Firing::add(const Trigger& trigger, const EventRow& event, const QJsonObject& extra)
{
    m_all.push_back({&trigger, &event, extra});
}

/// Equal logs of one transaction are told apart by their order.
void Firing::number(store::Transaction& transaction)
{
    QStringList ids;
    std::set<QString> transactions;
    Interval blocks{std::numeric_limits<Height>::max(), -1};
    for (const One& one : m_all) {
        ids << one.event->id;
        blocks = {std::min(blocks.lo, one.event->blockNumber), std::max(blocks.hi, one.event->blockNumber)};
        transactions.insert(one.event->transactionHash);
    }
    ids.removeDuplicates();
    QStringList alike;
    for (const auto& row : transaction.exec(
             "SELECT DISTINCT o.id FROM erc8004.events e JOIN erc8004.events o ON o.transaction_hash = "
             "e.transaction_hash AND o.chain_id = e.chain_id AND o.block_hash = e.block_hash AND o.registry = "
             "e.registry AND o.event_type = e.event_type WHERE e.id = ANY ($1::text[])",
             {store::Value::textArray(ids)}))
        alike << store::text(row[0]);
    if (std::size_t(alike.size()) == transactions.size())
        return;  // each alone in its transaction
    EventFilter filter;
    filter.chainId = m_all.front().event->chainId;
    filter.blocks = blocks;
    filter.ids = alike;
    filter.withRetracted = true;
    const auto events = readEvents(transaction, filter);
    std::map<QString, int> places;
    for (size_t index = 0; index < events.size(); ++index)
        places[events[index].id] = ordinal(events, index);
    for (One& one : m_all)
        one.ordinal = places[one.event->id];
}

/// Keeps those that did not fire before.
void Firing::claim(store::Transaction& transaction, const QString& console)
{
    QStringList triggers, prints, events;
    std::vector<qint64> ordinals, actions;
    for (const One& one : m_all) {
        triggers << one.trigger->id;
        prints << QString::fromLatin1(fingerprint(*one.event).toHex());
        events << one.event->id;
        ordinals.push_back(one.ordinal);
        actions.push_back(qint64(one.trigger->actions.size()));
    }
    std::set<std::pair<QString, QString>> claimed;
    for (const auto& row : transaction.exec(
             "INSERT INTO erc8004.processed_events (trigger_id, fingerprint, ordinal, event_id, chain_id, "
             "processor_instance, processing_duration_ms, actions_enqueued) SELECT n.trigger_id, decode(n.print, "
             "'hex'), n.ordinal, n.event_id, $6, $7, (extract(epoch FROM clock_timestamp() - now()) * 1000)::integer, "
             "n.actions FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::bigint[]) WITH ORDINALITY AS "
             "n (trigger_id, print, ordinal, event_id, actions, i) JOIN erc8004.triggers t ON t.id = n.trigger_id "
             "ORDER "
             "BY n.i ON CONFLICT DO NOTHING RETURNING trigger_id, event_id",
             {store::Value::textArray(triggers), store::Value::textArray(prints), store::Value::bigintArray(ordinals),
              store::Value::textArray(events), store::Value::bigintArray(actions), m_all.front().event->chainId,
              console}))
        claimed.emplace(store::text(row[0]), store::text(row[1]));
    std::erase_if(m_all, [&](const One& one) { return !claimed.contains({one.trigger->id, one.event->id}); });
}

Expected<Firing::Counts> Firing::store(store::Transaction& transaction, const CatchUp& catchUp, const QString& console,
                                       const QString& chain)
{
    Counts counts;
    if (m_all.empty())
        return counts;
    const QDateTime now = store::time(transaction.exec("SELECT clock_timestamp()")[0][0]);
    const auto isLate = [&](const One& one) { return one.event->createdAt.secsTo(now) > catchUp.minutes * 60; };
    if (catchUp.rule == CatchUp::Rule::Skip)
        counts.late = qint64(std::erase_if(m_all, isLate));
    if (m_all.empty())
        return counts;
    number(transaction);
    claim(transaction, console);
    counts.fired = qint64(m_all.size());
    std::vector<actions::NewJob> jobs;
    for (const One& one : m_all) {
        const bool held = catchUp.rule == CatchUp::Rule::Ask && isLate(one);
        for (const TriggerAction& action : one.trigger->actions) {
            actions::NewJob job;
            job.eventId = one.event->id;
            job.triggerId = one.trigger->id;
            job.actionId = action.id;
            job.userId = one.trigger->owner;
            job.type = action.type;
            job.priority = action.priority;
            job.config = action.config;
            job.fields = fieldsOf(*one.event, {chain, one.trigger->id, one.trigger->name, one.extra});
            job.firedAt = now;
            if (held)
                job.held = Message(QT_TRANSLATE_NOOP(
                    "Engine", "The event was stored while nothing evaluated triggers, and was read late."));
            counts.held += held;
            jobs.push_back(std::move(job));
        }
    }
    if (!jobs.empty())
        counts.jobs = actions::ActionJobs::enqueue(transaction, jobs);
    return counts;
}

}  // namespace signalbox::triggers
