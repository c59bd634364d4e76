// SPDX-License-Identifier: GPL-3.0-or-later

#include "units/lease_keeper.h"

#include <QCoreApplication>

#include "signalbox/literals.h"
#include "support/log.h"
#include "support/supervisor_tools.h"

namespace signalbox::engine {

namespace {

constexpr qint64 renewMs = 2'000, keepMs = 2'000, keepSoonMs = 400;
constexpr qint64 frozenMs = 1'000;  ///< a server that takes this long to list the leases was frozen for all consoles
constexpr double silentSeconds = 3;

store::Holder ourselves()
{
    return {consoleName(), store::thisHost(), QCoreApplication::applicationPid()};
}

}  // namespace

LeaseKeeper::LeaseKeeper(const EngineParts& parts, ChainUnits& units, store::Session& session, Events events)
    : m_parts(parts), m_units(units), m_session(session), m_events(std::move(events))
{
}

Expected<Done> LeaseKeeper::renew()
{
    if (!due(m_renewedAt, renewMs))
        return Done{};
    std::vector<store::Leases::Held> held;
    for (const ChainUnit* unit : m_units.held())
        held.push_back({unit->caip2(), unit->epoch()});
    return held.empty() ? Expected<Done>(Done{}) : store::Leases(m_session).heartbeat(held);
}

/// After an interruption, or a sleep of this machine, every heartbeat is old, through no fault of its holder.
bool LeaseKeeper::mayTake(const store::LeaseRow& lease) const
{
    if (lease.holder.isEmpty() || (lease.host == store::thisHost() && store::processGone(lease.pid)))
        return true;
    if (m_parts.clocks && m_parts.clocks->settling())
        return false;
    return !m_interrupted.isValid() || m_interrupted.elapsed() > qint64(store::Leases::staleAfterSeconds * 1'000);
}

bool LeaseKeeper::isWanted(const store::ChainRow& row) const
{
    const QStringList& only = m_parts.options.chains;
    return m_parts.options.workers && row.state != "deleted"_L1 &&
           (only.isEmpty() || only.contains(row.caip2) || only.contains(row.name));
}

Expected<Done> LeaseKeeper::keep()
{
    if (!due(m_keptAt, m_someoneSilent ? keepSoonMs : keepMs))
        return Done{};
    QElapsedTimer asked;
    asked.start();
    store::Leases table(m_session);
    const auto leases = table.list();
    if (!leases)
        return fail(leases.error());
    if (asked.elapsed() > frozenMs)
        interrupted();
    m_someoneSilent = false;
    for (const store::LeaseRow& lease : *leases) {
        ChainUnit* unit = m_units.find(lease.caip2);
        if (!unit)
            continue;
        if (unit->isHeld()) {
            if (lease.epoch != unit->epoch())
                lose(*unit);
            continue;
        }
        const bool stale = table.isStale(lease, ourselves());
        unit->facts().holder = stale ? QString() : lease.holder;
        if (!isWanted(unit->facts().row))
            continue;
        m_someoneSilent |= !lease.holder.isEmpty() && lease.ageSeconds > silentSeconds;
        if (stale && hold(*unit))
            m_events.taken(*unit);
    }
    return Done{};
}

Expected<Done> LeaseKeeper::hold(ChainUnit& unit)
{
    if (unit.isHeld())
        return Done{};
    store::Leases leases(m_session);
    if (const auto all = leases.list())
        for (const store::LeaseRow& row : *all)
            if (row.caip2 == unit.caip2() && !mayTake(row))
                return fail(
                    ErrorKind::Conflict, "LEASE_HELD",
                    Message(
                        QT_TRANSLATE_NOOP(
                            "Engine", "%1 is the active console of %2. This console is on standby and can take over."))
                        .arg(row.holder, row.caip2));
    const auto epoch = leases.acquire(unit.caip2(), ourselves());
    if (!epoch)
        return fail(epoch.error());
    unit.hold(*epoch);
    m_events.held(unit);
    return Done{};
}

void LeaseKeeper::lose(ChainUnit& unit)
{
    if (!unit.isHeld())
        return;
    const LogChainScope scope(unit.caip2());
    qCWarning(logEngine).noquote() << u"Another console took over %1. This console is now on standby for it."_s.arg(
        unit.facts().row.name);
    m_events.lost(unit);
    unit.loseLease();
}

void LeaseKeeper::release(const ChainUnit& unit)
{
    (void)store::Leases(m_session).release(unit.caip2(), unit.epoch());
}

}  // namespace signalbox::engine
