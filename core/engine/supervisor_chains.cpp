// Which chains there are, which of them are ours, and what is known of the others.
#include <QCoreApplication>

#include "engine/supervisor.h"
#include "postgres/other_sessions.h"
#include "store/chains.h"
#include "store/status.h"
#include "support/log.h"
#include "support/supervisor_tools.h"
#include "units/canopy_chain.h"

namespace signalbox::engine {

namespace {

store::Holder ourselves()
{
    return {consoleName(), store::thisHost(), QCoreApplication::applicationPid()};
}

}  // namespace

ChainUnit* Supervisor::unit(const QString& caip2)
{
    const auto found = m_units.find(caip2);
    return found == m_units.end() ? nullptr : found->second.get();
}

bool Supervisor::wanted(const store::ChainRow& row) const
{
    const QStringList& only = m_parts->options.chains;
    return only.isEmpty() || only.contains(row.caip2) || only.contains(row.name);
}

Expected<Done> Supervisor::reload()
{
    store::Chains chains(*m_session);
    const auto rows = chains.list();
    if (!rows)
        return fail(rows.error());
    const auto endpoints = chains.endpoints({});
    if (!endpoints)
        return fail(endpoints.error());
    std::map<QString, bool> seen;
    for (const store::ChainRow& row : *rows) {
        if (!m_parts->families->find(row.family))
            continue;  // a newer version's: its schema is refused before anything is written
        seen[row.caip2] = true;
        const auto streams = chains.streams(row.caip2);
        if (!streams)
            return fail(streams.error());
        std::vector<store::EndpointRow> own;
        for (const store::EndpointRow& endpoint : *endpoints)
            if (endpoint.caip2 == row.caip2)
                own.push_back(endpoint);
        auto& unit = m_units[row.caip2];
        if (!unit) {
            unit = std::make_unique<ChainUnit>(m_parts, row);
            ChainUnit* u = unit.get();
            connect(u, &ChainUnit::changed, this, [this, u] {
                const auto& status = u->facts().status;
                if (status && u->isHeld())
                    m_sampler.observe(*status);
                m_commands->onUnitChanged(*u);
                changed();
            });
            connect(u, &ChainUnit::committed, this, [this, u](qint64 block, bool live) {
                if (live)
                    Q_EMIT rowsCommitted(u->caip2(), block);
            });
            connect(u, &ChainUnit::reorged, this, [this, u](const indexing::ReorgReport& report) {
                m_keptRows[u->caip2()].subtract({report.ancestor + 1, std::numeric_limits<Height>::max() / 2});
                if (report.reason != QLatin1String("reorg"))
                    return;
                m_reorgUntil[u->caip2()] = QDateTime::currentDateTimeUtc().addSecs(600);
                (void)store::Alerts(*m_session)
                    .raise(u->caip2(), QStringLiteral("reorg"), QStringLiteral("info"),
                           QStringLiteral(
                               "Reorg on %1: %2 blocks above %3 were undone (%4 rows), and the new branch is indexed.")
                               .arg(u->facts().row.name)
                               .arg(report.depth)
                               .arg(report.ancestor)
                               .arg(report.rowsUndone),
                           {{QStringLiteral("depth"), report.depth}, {QStringLiteral("ancestor"), report.ancestor}});
            });
            connect(u, &ChainUnit::jobProgress, m_commands.get(), &CommandRunner::onJobProgress);
            connect(u, &ChainUnit::leaseLost, this, [this, u] {
                if (!u->isStopping())  // else it speaks of an earlier lease
                    onLeaseLost(*u);
            });
            connect(u, &ChainUnit::stopped, this, [this, u] {
                if (m_stopping)
                    finishStop();
                else if (u->isHeld())
                    adopt(*u);
            });
        }
        unit->apply(row, std::move(own), *streams);
        if (unit->isHeld())
            adopt(*unit);
    }
    for (auto it = m_units.begin(); it != m_units.end();) {
        if (seen.contains(it->first) || it->second->isRunning() || it->second->isStopping()) {
            if (!seen.contains(it->first))
                it->second->stop();
            ++it;
            continue;
        }
        m_sampler.forget(it->first);
        m_alerts.forget(it->first);
        m_keptRows.erase(it->first);
        m_filter.forget(it->first);
        m_kept.erase(it->first);
        m_healthAt.erase(it->first);
        m_pollsAt.erase(it->first);
        it->second.release()->deleteLater();
        it = m_units.erase(it);
    }
    changed();
    return Done{};
}

void Supervisor::adopt(ChainUnit& unit)
{
    const QString& state = unit.facts().row.state;
    if (hasCatalog(unit) && m_parts->options.workers && !m_canopyReady)
        return;  // its tables are looked at first
    const bool work =
        m_parts->options.workers && (state == QLatin1String("active") || state == QLatin1String("paused"));
    if (work)
        unit.start(ChainUnit::Mode::Live);
    else if (unit.isRunning() && state != QLatin1String("active") && state != QLatin1String("paused"))
        unit.stop();
}

void Supervisor::ensureWorker(ChainUnit& unit)
{
    if (hasCatalog(unit) && !prepareTables())
        return;
    if (m_parts->options.workers)
        return unit.start(ChainUnit::Mode::Live);
    if (const auto end = store::Chains(*m_session).highestCovered(unit.caip2()))
        unit.start(ChainUnit::Mode::Still, *end);
}

Expected<Done> Supervisor::hold(ChainUnit& unit)
{
    if (unit.isHeld())
        return Done{};
    if (m_stopping)
        return fail(stopping());
    store::Leases leases(*m_session);
    if (const auto all = leases.list())
        for (const store::LeaseRow& row : *all)
            if (row.caip2 == unit.caip2() && !mayTake(row))
                return fail(
                    ErrorKind::Conflict, "LEASE_HELD",
                    QStringLiteral("%1 is the active console of %2. This console is on standby and can take over.")
                        .arg(row.holder, row.caip2));
    const auto epoch = leases.acquire(unit.caip2(), ourselves());
    if (!epoch)
        return fail(epoch.error());
    unit.setGuard(m_disk);
    unit.hold(*epoch);
    m_commands->recover({unit.caip2()});
    return Done{};
}

bool Supervisor::takesFreeCommands()
{
    if (m_stopping)
        return false;
    if (m_parts->options.workers && m_parts->options.chains.isEmpty())
        return true;
    const auto others = store::othersNamed(*m_session, liveName);
    return others && *others == 0;
}

void Supervisor::onLeaseLost(ChainUnit& unit)
{
    if (!unit.isHeld())
        return;
    const LogChainScope scope(unit.caip2());
    qCWarning(logEngine).noquote()
        << QStringLiteral("Another engine took over %1; this one only watches it now.").arg(unit.facts().row.name);
    m_sampler.forget(unit.caip2());
    m_commands->leaseLost(unit.caip2());
    unit.loseLease();
}

Expected<Done> Supervisor::beatLeases()
{
    if (!due(m_beatenAt, 2'000))
        return Done{};
    std::vector<store::Leases::Held> held;
    for (const auto& [caip2, unit] : m_units)
        if (unit->isHeld())
            held.push_back({caip2, unit->epoch()});
    return held.empty() ? Expected<Done>(Done{}) : store::Leases(*m_session).heartbeat(held);
}

/// A holder that could not renew its lease while nobody reached the database has its time to do so first; the same
/// after a sleep, when every heartbeat is as old as the sleep was long.
bool Supervisor::mayTake(const store::LeaseRow& lease) const
{
    if (lease.holder.isEmpty() || (lease.host == store::thisHost() && store::processGone(lease.pid)))
        return true;
    if (m_parts->clocks && m_parts->clocks->settling())
        return false;
    return !m_reconnected || m_connectedAt.elapsed() > qint64(store::Leases::staleAfterSeconds * 1'000);
}

Expected<Done> Supervisor::keepLeases()
{
    if (!due(m_leasesAt, m_someoneSilent ? 400 : 2'000))
        return Done{};
    QElapsedTimer asked;
    asked.start();
    const auto leases = store::Leases(*m_session).list();
    if (!leases)
        return fail(leases.error());
    if (asked.elapsed() > 1'000) {  // the server stood still, and others waited as well
        m_reconnected = true;
        m_connectedAt.start();
    }
    m_someoneSilent = false;
    for (const auto& [caip2, unit] : m_units) {
        const auto lease =
            std::find_if(leases->begin(), leases->end(), [&](const auto& row) { return row.caip2 == caip2; });
        if (lease == leases->end())
            continue;
        if (unit->isHeld()) {
            if (lease->epoch != unit->epoch())
                onLeaseLost(*unit);
            continue;
        }
        const bool alive =
            !store::Leases(*m_session).isStale(*lease, ourselves());  // a killed one is known at once here
        unit->facts().holder = alive ? lease->holder : QString();
        if (!m_parts->options.workers || unit->facts().row.state == QLatin1String("deleted") ||
            !wanted(unit->facts().row))
            continue;
        m_someoneSilent |= !lease->holder.isEmpty() && lease->ageSeconds > 3;
        if (store::Leases(*m_session).isStale(*lease, ourselves()) && hold(*unit)) {
            adopt(*unit);
            if (unit->facts().row.state == QLatin1String("deleting"))
                m_commands->resumeDelete(*unit);
        }
    }
    return Done{};
}

Expected<Done> Supervisor::readOthers()
{
    bool any = false;
    for (const auto& [caip2, unit] : m_units)
        any |= !unit->isHeld();
    if (!any || !due(m_othersAt, 1'000))
        return Done{};
    const auto rows = store::ChainStatusTable(*m_session).list();
    if (!rows)
        return fail(rows.error());
    for (const store::StatusRow& row : *rows) {
        ChainUnit* u = unit(row.caip2);
        if (!u || u->isHeld())
            continue;
        const bool fresh = row.ageSeconds < 15 && !u->facts().holder.isEmpty();
        if (u->facts().last && u->facts().lastIsFresh == fresh && !fresh)
            continue;
        u->facts().last = chainSnapshotFromJson(row.snapshot);
        u->facts().lastIsFresh = fresh;
        u->facts().lastAt = QDateTime::currentDateTimeUtc().addMSecs(-qint64(row.ageSeconds * 1'000));
        u->facts().lastIsFromToday = row.at.toUTC().date() == QDateTime::currentDateTimeUtc().date();
        changed();
    }
    return Done{};
}

}  // namespace signalbox::engine
