// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/catalog_keeper.h"

#include "layers/schema_keeper.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"
#include "store/command_queue.h"
#include "store/leases.h"
#include "support/log.h"
#include "support/supervisor_tools.h"

namespace signalbox::engine {

CatalogKeeper::CatalogKeeper(const EngineParts& parts, ChainUnits& units, store::Session& session)
    : m_parts(parts), m_units(units), m_session(session)
{
}

bool CatalogKeeper::isFor(const ChainUnit& unit) const
{
    return m_parts.families->of(unit.facts().row).catalog();
}

Expected<Done> CatalogKeeper::prepare()
{
    if (m_ready)
        return Done{};
    for (const auto& family : m_parts.families->all()) {
        if (!family->catalog())
            continue;
        layers::SchemaKeeper keeper(m_session, *family->catalog(), store::readerRole);
        const auto outcome = keeper.bringUpToDate();
        if (!outcome)
            return fail(outcome.error());
        for (const layers::Finding& finding : outcome->done)
            qCInfo(logEngine).noquote() << "Brought up to date:" << finding.text.english();
        for (const layers::Finding& finding : outcome->left)
            if (!finding.isExtra())
                qCWarning(logEngine).noquote()
                    << finding.text.english()
                    << "Look at it with signalbox-cli schema check, and repair it with --repair.";
    }
    m_ready = true;
    return Done{};
}

Expected<bool> CatalogKeeper::keep()
{
    if (m_ready || !m_parts.options.workers ||
        std::none_of(m_units.begin(), m_units.end(), [this](const auto& each) { return isFor(*each.second); }) ||
        !due(m_preparedAt, 5'000))
        return false;
    if (const auto ready = prepare(); !ready) {
        if (ready.error().code == "DATABASE_AWAY"_L1)
            return fail(ready.error());
        if (std::exchange(m_fault, ready.error().text()) != ready.error().text())
            qCWarning(logEngine).noquote() << ready.error().text();
        return false;
    }
    return true;
}

Expected<Done> CatalogKeeper::scheduleOptimize()
{
    if (!m_parts.settings || !m_parts.options.workers || !m_ready)
        return Done{};
    const QString every = m_parts.settings->value(u"sync.optimize"_s).toString();
    if (every == "off"_L1 || !due(m_scheduledAt, 60'000))
        return Done{};
    for (const ChainUnit* unit : m_units.held()) {
        const QString& state = unit->facts().row.state;
        if (!isFor(*unit) || (state != "active"_L1 && state != "paused"_L1))
            continue;
        if (const auto done = submitOptimize(*unit, every); !done)
            return done;
    }
    return Done{};
}

/// The holder of the chain submits it, so only one of several consoles does; the database knows the time of the last
/// one.
Expected<Done> CatalogKeeper::submitOptimize(const ChainUnit& unit, const QString& every)
{
    const OwnRecords& records = m_parts.families->of(unit.facts().row).records();
    arguments::Optimize optimize;
    optimize.scheduled = every;
    Command command{optimize, unit.caip2(), {}};
    if (const qint64 days = m_parts.settings->integer("sync.optimize_keep_days"); days > 0) {
        optimize.dropSuperseded = true;
        command = {optimize, unit.caip2(), Preview()};  // the operator confirmed the setting
    }
    const auto submitted = m_session.write([&](store::Transaction& t) -> Expected<bool> {
        if (const auto ours = store::Leases::stand(t, unit.caip2(), unit.epoch()); !ours)
            return fail(ours.error());
        const auto now = records.optimizeDue(t, unit.caip2(), every);
        if (!now || !*now)
            return now;
        return store::CommandQueue(m_session).insert(command, QUuid::createUuid(), consoleName()).map([](CommandId) {
            return true;
        });
    });
    if (!submitted && isAway(submitted.error()))
        return fail(submitted.error());
    if (submitted && *submitted)
        qCInfo(logEngine).noquote() << u"Optimizing %1 on schedule (setting sync.optimize)."_s.arg(
            unit.facts().row.name);
    return Done{};
}

}  // namespace signalbox::engine
