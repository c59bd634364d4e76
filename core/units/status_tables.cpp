// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/status_tables.h"

#include <QJsonDocument>

#include "signalbox/literals.h"
#include "store/leases.h"
#include "store/status.h"
#include "support/supervisor_tools.h"

namespace signalbox::engine {

StatusTables::StatusTables(const EngineParts& parts, ChainUnits& units, store::Session& session)
    : m_parts(parts), m_units(units), m_session(session)
{
}

Expected<Done> StatusTables::write()
{
    store::ChainStatusTable table(m_session);
    for (const ChainUnit* unit : m_units.held()) {
        if (!unit->facts().status)
            continue;
        Written& written = m_written[unit->caip2()];
        if (written.since.isValid() && written.since.elapsed() < 1'000)
            continue;
        const QJsonObject snapshot = toJson(unit->snapshot());
        const QByteArray text = QJsonDocument(snapshot).toJson(QJsonDocument::Compact);
        if (text == written.snapshot && written.since.elapsed() < 5'000)
            continue;
        if (const auto done = table.put(unit->caip2(), unit->epoch(), snapshot); !done) {
            if (isAway(done.error()))
                return done;
            continue;
        }
        written.snapshot = text;
        written.since.start();
    }
    return Done{};
}

void StatusTables::writeLast(const ChainUnit& unit)
{
    if (unit.facts().last)
        (void)store::ChainStatusTable(m_session).put(unit.caip2(), unit.epoch(), toJson(unit.snapshot()));
}

/// A limit counts as changed if it differs by a tenth or is an hour old, so writes are rare.
Expected<Done> StatusTables::writeLearned()
{
    if (!due(m_learnedAt, 15'000))
        return Done{};
    std::vector<std::pair<qint64, QJsonObject>> changes;
    std::map<qint64, LearnedLimit> now;
    for (const ChainUnit* unit : m_units.held()) {
        if (!unit->facts().status)
            continue;
        for (const EndpointSnapshot& endpoint : unit->facts().status->endpoints) {
            if (!endpoint.learned || (m_learned.contains(endpoint.id) && m_learned[endpoint.id] == *endpoint.learned))
                continue;
            now[endpoint.id] = *endpoint.learned;
            changes.emplace_back(endpoint.id, toJson(*endpoint.learned));
        }
    }
    if (changes.empty())
        return Done{};
    const auto done = store::Chains(m_session).setLearned(changes);
    if (done)
        for (const auto& [id, learned] : now)
            m_learned[id] = learned;
    return done;
}

Expected<Done> StatusTables::writeFamilyTables()
{
    for (ChainUnit* unit : m_units.held()) {
        const ChainFacts& facts = unit->facts();
        if (!facts.status || facts.row.state == "deleting"_L1)
            continue;
        const OwnRecords& own = m_parts.families->of(facts.row).records();
        Written& written = m_written[unit->caip2()];
        if (const qint64 every = own.pollMs(); every > 0 && unit->worker() && facts.status->head &&
                                               facts.row.state == "active"_L1 && due(written.polled, every))
            unit->worker()->withAdapter([&own, database = m_parts.database, chain = facts.row, epoch = unit->epoch()](
                                            indexing::Adapter& adapter) { own.poll(adapter, database, chain, epoch); });
        if (!own.hasOwnTables() || !due(written.familyTables, 5'000))
            continue;
        const ChainSnapshot snapshot = unit->snapshot();
        const auto done = m_session.write([&](store::Transaction& t) {
            if (const auto ours = store::Leases::stand(t, unit->caip2(), unit->epoch()); !ours)
                return Expected<Done>(fail(ours.error()));
            own.writeOwnTables(t, facts.row, snapshot);
            return Expected<Done>(Done{});
        });
        if (!done && isAway(done.error()))
            return done;
    }
    return Done{};
}

Expected<bool> StatusTables::readOthers()
{
    if (m_units.held().size() == m_units.size() || !due(m_othersAt, 1'000))
        return false;
    const auto rows = store::ChainStatusTable(m_session).list();
    if (!rows)
        return fail(rows.error());
    bool changed = false;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const store::StatusRow& row : *rows) {
        ChainUnit* unit = m_units.find(row.caip2);
        if (!unit || unit->isHeld())
            continue;
        ChainFacts& facts = unit->facts();
        const bool fresh = row.ageSeconds < 15 && !facts.holder.isEmpty();
        if (facts.last && facts.lastIsFresh == fresh && !fresh)
            continue;
        facts.last = chainSnapshotFromJson(row.snapshot);
        facts.lastIsFresh = fresh;
        facts.lastAt = now.addMSecs(-qint64(row.ageSeconds * 1'000));
        facts.lastIsFromToday = row.at.toUTC().date() == now.date();
        changed = true;
    }
    return changed;
}

void StatusTables::forget(const QString& caip2)
{
    m_written.erase(caip2);
}

}  // namespace signalbox::engine
