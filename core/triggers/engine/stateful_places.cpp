// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/engine/stateful_places.h"

#include <QJsonArray>

#include "signalbox/literals.h"

namespace signalbox::triggers {

namespace {

/// Depth below the newest stored block from which blocks count as final, if the chain does not tell.
constexpr Height surelyFinal = 256;

std::vector<qint64> numbers(const std::vector<StatefulPlace>& places, Height StatefulPlace::*member)
{
    std::vector<qint64> all;
    for (const StatefulPlace& place : places)
        all.push_back(place.*member);
    return all;
}

}  // namespace

void StatefulPlaces::rewind(std::optional<Height> ancestor, const std::vector<Height>& blocks)
{
    m_transaction.exec("SELECT erc8004.rewind_triggers($1, $2, $3)",
                       {m_chain.id, ancestor, store::Value::bigintArray(blocks)});
}

std::vector<StatefulPlace> StatefulPlaces::lock(const QStringList& triggers)
{
    const auto ids = store::Value::textArray(triggers);
    chain::IntervalSet stored;
    Height from = 0;
    if (m_chain.registered) {
        for (const auto& row : m_transaction.exec(
                 "SELECT lo, hi FROM signalbox.coverage WHERE caip2 = $1 AND stream = 'registries' ORDER BY lo",
                 {m_chain.caip2()}))
            stored.add({store::integer(row[0]), store::integer(row[1])});
        for (const auto& row :
             m_transaction.exec("SELECT from_block FROM signalbox.streams WHERE caip2 = $1 AND stream = 'registries'",
                                {m_chain.caip2()}))
            from = store::integer(row[0]);
    } else {
        stored.add(
            {0, store::integer(m_transaction.exec("SELECT max(block_number) FROM erc8004.events WHERE chain_id = $1",
                                                  {m_chain.id})[0][0],
                               -1)});
    }
    std::vector<StatefulPlace> places;
    for (const auto& row :
         m_transaction.exec("SELECT trigger_id, block_number, waits_for IS NOT NULL, isempty(skipped) FROM "
                            "erc8004.trigger_places WHERE "
                            "trigger_id = ANY ($1::text[]) AND chain_id = $2 ORDER BY trigger_id FOR UPDATE",
                            {ids, m_chain.id})) {
        StatefulPlace place;
        place.trigger = store::text(row[0]);
        place.waited = store::boolean(row[2]);
        place.at = place.goal = std::max(store::integer(row[1]), from - 1);
        const chain::IntervalSet passable = store::boolean(row[3]) ? stored : stored.united(skippedBy(place.trigger));
        if (const auto here = passable.intervalAt(place.at + 1))
            place.goal = here->hi;
        if (const auto next = stored.firstFrom(place.goal + 1))
            place.waitsFor = Interval{place.goal + 1, next->lo - 1};
        places.push_back(std::move(place));
    }
    return places;
}

chain::IntervalSet StatefulPlaces::skippedBy(const QString& trigger)
{
    chain::IntervalSet skipped;
    for (const auto& row :
         m_transaction.exec("SELECT lower(r), upper(r) - 1 FROM erc8004.trigger_places, unnest(skipped) "
                            "AS u (r) WHERE trigger_id = $1",
                            {trigger}))
        skipped.add({store::integer(row[0]), store::integer(row[1])});
    return skipped;
}

std::map<QString, QJsonObject> StatefulPlaces::states(const QStringList& triggers)
{
    std::map<QString, QJsonObject> states;
    for (const auto& row : m_transaction.exec("SELECT trigger_id, state_data FROM erc8004.trigger_state WHERE "
                                              "trigger_id = ANY ($1::text[]) ORDER BY trigger_id FOR UPDATE",
                                              {store::Value::textArray(triggers)}))
        states[store::text(row[0])] = store::object(row[1]);
    return states;
}

void StatefulPlaces::store(const std::map<QString, QJsonObject>& states, const std::vector<Before>& before)
{
    if (!before.empty()) {
        QStringList ids, events;
        std::vector<qint64> blocks, logs;
        QJsonArray earlier;
        for (const Before& one : before) {
            ids << one.trigger;
            events << one.event;
            blocks.push_back(one.block);
            logs.push_back(one.logIndex);
            earlier.append(one.state);
        }
        m_transaction.exec(
            "INSERT INTO erc8004.trigger_state_log (trigger_id, block_number, log_index, event_id, state_before) "
            "SELECT "
            "n.id, n.block, n.log, n.event, $5::jsonb -> (n.i - 1)::integer FROM unnest($1::text[], $2::bigint[], "
            "$3::bigint[], $4::text[]) WITH ORDINALITY AS n (id, block, log, event, i) ON CONFLICT (trigger_id, "
            "block_number, log_index) DO NOTHING",
            {store::Value::textArray(ids), store::Value::bigintArray(blocks), store::Value::bigintArray(logs),
             store::Value::textArray(events), earlier});
    }
    if (states.empty())
        return;
    QStringList ids;
    QJsonArray now;
    for (const auto& [id, state] : states) {
        ids << id;
        now.append(state);
    }
    m_transaction.exec(
        "INSERT INTO erc8004.trigger_state (trigger_id, state_data, last_updated) SELECT n.id, $2::jsonb -> (n.i - "
        "1)::integer, now() FROM unnest($1::text[]) WITH ORDINALITY AS n (id, i) ON CONFLICT (trigger_id) DO UPDATE "
        "SET "
        "state_data = excluded.state_data, last_updated = excluded.last_updated",
        {store::Value::textArray(ids), now});
}

void StatefulPlaces::move(const std::vector<StatefulPlace>& places)
{
    QStringList ids;
    std::vector<qint64> lows, ends;  // of the blocks that are missing; equal if none are
    for (const StatefulPlace& place : places) {
        ids << place.trigger;
        lows.push_back(place.waitsFor ? place.waitsFor->lo : 0);
        ends.push_back(place.waitsFor ? place.waitsFor->hi + 1 : 0);
    }
    m_transaction.exec(
        "UPDATE erc8004.trigger_places p SET block_number = n.goal, waits_since = CASE WHEN n.lo = n.hi THEN NULL WHEN "
        "p.waits_for IS NOT NULL AND lower(p.waits_for) = n.lo THEN p.waits_since ELSE now() END, waits_for = CASE "
        "WHEN "
        "n.lo < n.hi THEN int8range(n.lo, n.hi) END, updated_at = now() FROM unnest($1::text[], $2::bigint[], "
        "$3::bigint[], $4::bigint[]) AS n (id, goal, lo, hi) WHERE p.trigger_id = n.id",
        {store::Value::textArray(ids), store::Value::bigintArray(numbers(places, &StatefulPlace::goal)),
         store::Value::bigintArray(lows), store::Value::bigintArray(ends)});
}

void StatefulPlaces::forgetFinal(const QStringList& triggers)
{
    m_transaction.exec(
        "WITH gone AS (DELETE FROM erc8004.trigger_state_log WHERE trigger_id = ANY ($1::text[]) AND block_number <= "
        "$2) UPDATE erc8004.trigger_places SET known_from = greatest(coalesce(known_from, start_block), "
        "least(block_number, $2)) WHERE trigger_id = ANY ($1::text[])",
        {store::Value::textArray(triggers), final()});
}

Height StatefulPlaces::final()
{
    if (m_final)
        return *m_final;
    const auto row = m_transaction.exec(
        "SELECT (SELECT (snapshot ->> 'finalized')::bigint FROM signalbox.chain_status WHERE caip2 = $2), "
        "erc8004.stored_block($1)",
        {m_chain.id, m_chain.caip2()})[0];
    const Height newest = store::integer(row[1], -1);
    m_final = std::min(store::integer(row[0], newest - surelyFinal), newest);
    return *m_final;
}

}  // namespace signalbox::triggers
