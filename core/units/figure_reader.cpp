// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/figure_reader.h"

#include "signalbox/literals.h"
#include "store/status.h"
#include "support/supervisor_tools.h"

namespace signalbox::engine {

Expected<bool> FigureReader::read()
{
    bool changed = false;
    if (due(m_countsAt, 5'000)) {
        if (const auto done = readCounts(); !done)
            return fail(done.error());
        changed = true;
    }
    if (due(m_sizesAt, 30'000)) {
        if (const auto done = readSizes(); !done)
            return fail(done.error());
        changed = true;
    }
    const auto settled = readSettled();
    if (!settled)
        return settled;
    const auto rows = readRows();
    if (!rows)
        return rows;
    return changed || *settled || *rows;
}

Expected<bool> FigureReader::readSettled()
{
    if (!due(m_settledAt, 1'000))
        return false;
    std::map<QString, Height> lowest;
    for (const auto& capability : m_capabilities) {
        const auto read = capability->settled(m_session);
        if (!read)
            return fail(read.error());
        for (const auto& [caip2, height] : *read) {
            const auto [found, isNew] = lowest.emplace(caip2, height);
            if (!isNew)
                found->second = std::min(found->second, height);
        }
    }
    bool changed = false;
    for (const auto& [caip2, unit] : m_units) {
        const auto found = lowest.find(caip2);
        const std::optional<Height> now = found == lowest.end() ? std::nullopt : std::optional(found->second);
        changed = std::exchange(unit->facts().settled, now) != now || changed;
    }
    return changed;
}

Expected<Done> FigureReader::readCounts()
{
    const auto unread = store::Alerts(m_session).unread();
    if (!unread)
        return fail(unread.error());
    m_unread = *unread;
    const auto waiting = store::Quarantine(m_session).waitingByChain();
    if (!waiting)
        return fail(waiting.error());
    for (const auto& [caip2, unit] : m_units) {
        const auto found = waiting->find(caip2);
        unit->facts().failedItems = found == waiting->end() ? 0 : found->second;
    }
    return Done{};
}

Expected<Done> FigureReader::readSizes()
{
    const auto sizes = store::readSizes(m_session);
    if (!sizes)
        return fail(sizes.error());
    m_databaseBytes = sizes->database;
    for (const auto& chain : sizes->chains)
        if (ChainUnit* unit = m_units.find(chain.caip2))
            unit->facts().databaseBytes = chain.bytes;
    return Done{};
}

Expected<bool> FigureReader::readRows()
{
    for (const auto& [caip2, unit] : m_units) {
        if (!due(m_rowsAt[caip2], 10'000))
            continue;
        ChainFacts& facts = unit->facts();
        if (facts.row.schema.isEmpty() || facts.row.state == "deleting"_L1)
            continue;
        QStringList tokens;
        for (const store::StreamRow& stream : facts.streams)
            if (stream.stream.startsWith("transfers:"_L1))
                tokens << stream.stream.mid(10).toLower();
        const qint64 committed = facts.status ? facts.status->rowsCommitted : 0;
        const auto rows = store::countRows(m_session, caip2, facts.row.schema, tokens, facts.rows,
                                           facts.features.testFlag(Feature::Events));
        if (!rows) {
            if (isAway(rows.error()))
                return fail(rows.error());
            return false;  // the chain is being deleted; it is read again later
        }
        facts.rows = *rows;
        facts.rowsThen = committed;
        return true;
    }
    return false;
}

}  // namespace signalbox::engine
