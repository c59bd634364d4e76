// Tables of Canopy chains before their workers start, and what the admin tables say of their endpoints.
#include "engine/supervisor.h"
#include "layers/schema_keeper.h"
#include "postgres/roles.h"
#include "support/log.h"
#include "support/supervisor_tools.h"
#include "units/canopy_chain.h"
#include "units/canopy_snapshots.h"

namespace signalbox::engine {

namespace {

QString word(const EndpointSnapshot& endpoint)
{
    switch (endpoint.state) {
        case EndpointState::Ok:
            return QStringLiteral("healthy");
        case EndpointState::Slow:
        case EndpointState::Limited:
        case EndpointState::Lagging:
            return QStringLiteral("degraded");
        case EndpointState::Down:
        case EndpointState::WrongChain:
        case EndpointState::Refused:
            return QStringLiteral("unreachable");
        case EndpointState::Untested:
        case EndpointState::Disabled:
            break;
    }
    return QStringLiteral("unknown");
}

}  // namespace

Expected<Done> Supervisor::prepareCanopy()
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
Expected<Done> Supervisor::keepCanopy()
{
    const bool any = std::any_of(m_units.begin(), m_units.end(),
                                 [](const auto& each) { return isCanopy(each.second->facts().row); });
    if (!m_parts->options.workers || !any || m_canopyReady || !due(m_canopyAt, 5'000))
        return Done{};
    if (const auto ready = prepareCanopy(); !ready) {
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
    const bool any = std::any_of(m_units.begin(), m_units.end(), [](const auto& each) {
        return each.second->isHeld() && isCanopy(each.second->facts().row);
    });
    if (!m_parts->options.workers || !m_canopyReady || !any || every == QLatin1String("off") ||
        !due(m_optimiseAt, 60'000))
        return Done{};
    for (const auto& [caip2, unit] : m_units) {
        const QString& state = unit->facts().row.state;
        if (!unit->isHeld() || !isCanopy(unit->facts().row) ||
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
        if (!unit->isHeld() || !unit->facts().status || !isCanopy(unit->facts().row) ||
            unit->facts().row.state == QLatin1String("deleting"))
            continue;
        if (unit->worker() && unit->facts().status->head && unit->facts().row.state == QLatin1String("active") &&
            due(m_pollsAt[caip2], canopySnapshotMs))
            unit->worker()->withAdapter([database = m_parts->database, chain = unit->facts().row,
                                         epoch = unit->epoch()](sync::Adapter& adapter) {
                takeCanopySnapshots(adapter, database, chain, epoch);
            });
        QElapsedTimer& written = m_healthAt[caip2];
        if (!due(written, 5'000))
            continue;
        const ChainSnapshot chain = unit->snapshot();
        QStringList urls, states, errors, heights, latencies;
        int healthy = 0, used = 0;
        Height highest = -1;
        for (const EndpointSnapshot& endpoint : chain.endpoints) {
            if (urls.contains(endpoint.url))
                continue;  // with different keys they look alike
            urls << endpoint.url;
            states << word(endpoint);
            errors << (endpoint.trouble ? endpoint.trouble->error.text : QString());
            heights << QString::number(endpoint.head.value_or(0));
            latencies << QString::number(endpoint.latencyMs.value_or(0));
            used += endpoint.state != EndpointState::Disabled && endpoint.state != EndpointState::Untested;
            healthy += states.back() == QLatin1String("healthy") || states.back() == QLatin1String("degraded");
            highest = std::max(highest, endpoint.head.value_or(-1));
        }
        const QString health = used == 0      ? QStringLiteral("unknown")
                               : healthy == 0 ? QStringLiteral("unreachable")
                                              : QStringLiteral("healthy");
        const QString text =
            used == 0 ? QString()
                      : QStringLiteral("%1/%2 endpoints healthy, max height %3").arg(healthy).arg(used).arg(highest);
        const QString queue = chain.queueDepth < 10      ? QStringLiteral("healthy")
                              : chain.queueDepth < 1'000 ? QStringLiteral("warning")
                                                         : QStringLiteral("critical");
        const QString overall = health == QLatin1String("unreachable") || queue == QLatin1String("critical")
                                    ? QStringLiteral("critical")
                                : queue == QLatin1String("warning") ? queue
                                                                    : health;
        const auto done = m_session->write([&, id = placeOf(unit->facts().row).id](store::Transaction& t) {
            if (const auto ours = store::Leases::stand(t, unit->caip2(), unit->epoch()); !ours)
                return Expected<Done>(fail(ours.error()));
            t.exec("DELETE FROM canopyx.rpc_endpoints WHERE chain_id = $1 AND endpoint <> ALL($2::text[])",
                   {id, store::Value::textArray(urls)});
            t.exec(
                "INSERT INTO canopyx.rpc_endpoints AS e (chain_id, endpoint, status, height, latency_ms, error, "
                "updated_at) SELECT $1, u, s, h, l, x, now() FROM unnest($2::text[], $3::text[], $4::bigint[], "
                "$5::float8[], $6::text[]) AS n (u, s, h, l, x) ON CONFLICT (chain_id, endpoint) DO UPDATE SET status "
                "= excluded.status, height = excluded.height, latency_ms = excluded.latency_ms, error = "
                "excluded.error, updated_at = now()",
                {id, store::Value::textArray(urls), store::Value::textArray(states), store::Value::textArray(heights),
                 store::Value::textArray(latencies), store::Value::textArray(errors)});
            t.exec(
                "UPDATE canopyx.chains SET rpc_health_status = $2, rpc_health_message = $3, rpc_health_updated_at = "
                "now(), queue_health_status = $4, queue_health_message = $5, queue_health_updated_at = now(), "
                "overall_health_status = $6, overall_health_updated_at = now() WHERE chain_id = $1",
                {id, health, text, queue, QStringLiteral("%1 waiting").arg(chain.queueDepth), overall});
            return Expected<Done>(Done{});
        });
        if (!done && isAway(done.error()))
            return done;
    }
    return Done{};
}

}  // namespace signalbox::engine
