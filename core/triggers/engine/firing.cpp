// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/engine/firing.h"

#include <set>

#include "actions/jobs/action_jobs.h"
#include "signalbox/literals.h"
#include "store/shared_settings.h"
#include "triggers/model/event_fields.h"
#include "triggers/rows/event_rows.h"

namespace signalbox::triggers {

/// Whether triggers may fire on events that were stored long before they are read: the setting triggers.catch_up.
struct Firing::Late {
    explicit Late(store::Transaction& transaction)
        : now(store::time(transaction.exec("SELECT clock_timestamp()")[0][0])),
          rule(store::sharedSetting(transaction, u"triggers.catch_up"_s).toString()),
          minutes(store::sharedSetting(transaction, u"triggers.catch_up_minutes"_s).toInteger())
    {
    }
    bool is(const One& one) const { return one.event->createdAt.secsTo(now) > minutes * 60; }

    QDateTime now;
    QString rule;  ///< ask, fire, skip
    qint64 minutes;
};

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

/// Keeps those that did not fire before and are not parked.
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
             "WHERE NOT EXISTS (SELECT FROM erc8004.parked_events p WHERE p.event_id = n.event_id AND p.trigger_id = "
             "n.trigger_id) ORDER BY n.i ON CONFLICT DO NOTHING RETURNING trigger_id, event_id",
             {store::Value::textArray(triggers), store::Value::textArray(prints), store::Value::bigintArray(ordinals),
              store::Value::textArray(events), store::Value::bigintArray(actions), m_all.front().event->chainId,
              console}))
        claimed.emplace(store::text(row[0]), store::text(row[1]));
    std::erase_if(m_all, [&](const One& one) { return !claimed.contains({one.trigger->id, one.event->id}); });
}

Firing::Counts Firing::store(store::Transaction& transaction, const QString& console, const QString& chain,
                             Fire* current)
{
    Counts counts;
    if (m_all.empty())
        return counts;
    const Late late(transaction);
    if (late.rule == "skip"_L1)
        counts.late = qint64(std::erase_if(m_all, [&](const One& one) { return late.is(one); }));
    if (!current) {
        keep(transaction, console, chain, late, counts);
        return counts;
    }
    for (One& one : std::exchange(m_all, {})) {
        *current = {one.trigger->id, one.event->id, one.extra};
        m_all = {std::move(one)};
        keep(transaction, console, chain, late, counts);
    }
    *current = {};
    return counts;
}

void Firing::keep(store::Transaction& transaction, const QString& console, const QString& chain, const Late& late,
                  Counts& counts)
{
    if (m_all.empty())
        return;
    number(transaction);
    claim(transaction, console);
    counts.fired += qint64(m_all.size());
    std::vector<actions::NewJob> jobs;
    for (const One& one : m_all) {
        const bool held = late.rule == "ask"_L1 && late.is(one);
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
            job.firedAt = late.now;
            if (held)
                job.held = Message(QT_TRANSLATE_NOOP(
                    "Engine", "The event was stored while nothing evaluated triggers, and was read late."));
            counts.held += held;
            jobs.push_back(std::move(job));
        }
    }
    if (!jobs.empty())
        counts.jobs += actions::ActionJobs::enqueue(transaction, jobs);
}

}  // namespace signalbox::triggers
