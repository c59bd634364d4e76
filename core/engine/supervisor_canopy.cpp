// Tables of Canopy chains before their workers start, and what the admin tables say of their endpoints.
#include "engine/supervisor.h"
#include "layers/schema_keeper.h"
#include "postgres/roles.h"
#include "support/log.h"
#include "support/supervisor_tools.h"
#include "units/canopy_chain.h"
#include "units/canopy_health.h"
#include "units/canopy_snapshots.h"

namespace signalbox::engine {

bool Supervisor::hasCatalog(const ChainUnit& unit) const
{
    return m_parts->families->of(unit.facts().row).catalog();
}

Expected<Done> Supervisor::prepareTables()
{
    if (m_canopyReady)
        return Done{};
    layers::SchemaKeeper keeper(*m_session, canopyCatalog(), store::readerRole);
    const auto outcome = keeper.bringUpToDate();
    if (!outcome)
        return fail(outcome.error());
    m_canopyReady = true;
    for (const layers::Finding& finding : outcome->done)
        qCInfo(logEngine).noquote() << "Brought up to date:" << finding.text;
    for (const layers::Finding& finding : outcome->left)
        if (!finding.isExtra())
            qCWarning(logEngine).noquote()
                << finding.text << "Look at it with signalbox-cli schema check, and repair it with --repair.";
    return Done{};
}

/// Only where there are such chains, and by who works on them: a look at many schemas takes its time.
Expected<Done> Supervisor::keepTables()
{
    const bool any =
        std::any_of(m_units.begin(), m_units.end(), [this](const auto& each) { return hasCatalog(*each.second); });
    if (!m_parts->options.workers || !any || m_canopyReady || !due(m_canopyAt, 5'000))
        return Done{};
    if (const auto ready = prepareTables(); !ready) {
        if (ready.error().code == QLatin1String("DATABASE_AWAY"))
            return ready;
        if (std::exchange(m_lastFault, ready.error().text) != ready.error().text)
            qCWarning(logEngine).noquote() << ready.error().text;
        return Done{};
    }
    for (const auto& [caip2, unit] : m_units)
        if (unit->isHeld())
            adopt(*unit);
    return Done{};
}

/// Whoever holds the chain submits it, so that of several consoles one does; the database says when it was last.
Expected<Done> Supervisor::scheduleOptimise()
{
    const auto& settings = m_parts->settings;
    const QString every =
        settings ? settings->value(QStringLiteral("sync.optimise")).toString() : QStringLiteral("off");
    const bool any = std::any_of(m_units.begin(), m_units.end(), [this](const auto& each) {
        return each.second->isHeld() && hasCatalog(*each.second);
    });
    if (!m_parts->options.workers || !m_canopyReady || !any || every == QLatin1String("off") ||
        !due(m_optimiseAt, 60'000))
        return Done{};
    for (const auto& [caip2, unit] : m_units) {
        const QString& state = unit->facts().row.state;
        if (!unit->isHeld() || !hasCatalog(*unit) ||
            (state != QLatin1String("active") && state != QLatin1String("paused")))
            continue;
        Command command{Verb::Optimise, caip2, {{QStringLiteral("scheduled"), every}}, {}};
        if (const qint64 days = settings->integer("sync.optimise_keep_days"); days > 0) {
            command.args.insert(QStringLiteral("dropSuperseded"), true);
            // What the operator confirmed is the setting.
            command.preview = {{QStringLiteral("sync.optimise_keep_days"), days}};
        }
        const auto submitted = m_session->write([&](store::Transaction& t) -> Expected<bool> {
            if (const auto ours = store::Leases::stand(t, caip2, unit->epoch()); !ours)
                return fail(ours.error());
            const auto now = optimiseDue(t, caip2, every);
            if (!now || !*now)
                return now;
            return store::CommandQueue(*m_session)
                .insert(command, QUuid::createUuid(), consoleName())
                .map([](CommandId) { return true; });
        });
        if (!submitted && isAway(submitted.error()))
            return fail(submitted.error());
        if (submitted && *submitted)
            qCInfo(logEngine).noquote()
                << QStringLiteral("%1 is optimised, as the setting sync.optimise says.").arg(unit->facts().row.name);
    }
    return Done{};
}

Expected<Done> Supervisor::writeEndpointHealth()
{
    for (const auto& [caip2, unit] : m_units) {
        if (!unit->isHeld() || !unit->facts().status || !hasCatalog(*unit) ||
            unit->facts().row.state == QLatin1String("deleting"))
            continue;
        if (unit->worker() && unit->facts().status->head && unit->facts().row.state == QLatin1String("active") &&
            due(m_pollsAt[caip2], canopySnapshotMs))
            unit->worker()->withAdapter([database = m_parts->database, chain = unit->facts().row,
                                         epoch = unit->epoch()](indexing::Adapter& adapter) {
                takeCanopySnapshots(adapter, database, chain, epoch);
            });
        QElapsedTimer& written = m_healthAt[caip2];
        if (!due(written, 5'000))
            continue;
        const layers::ChainHealth health = canopyHealth(unit->snapshot());
        const auto done = m_session->write([&](store::Transaction& t) {
            if (const auto ours = store::Leases::stand(t, unit->caip2(), unit->epoch()); !ours)
                return Expected<Done>(fail(ours.error()));
            layers::writeHealth(t, placeOf(unit->facts().row), health);
            return Expected<Done>(Done{});
        });
        if (!done && isAway(done.error()))
            return done;
    }
    return Done{};
}

}  // namespace signalbox::engine
