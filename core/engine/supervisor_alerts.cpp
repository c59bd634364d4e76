// What deserves attention: raised once, counted, ended.
#include <QSysInfo>

#include "crosschain/canopy_needs.h"
#include "engine/supervisor.h"
#include "store/status.h"
#include "support/supervisor_tools.h"
#include "units/canopy_chain.h"

namespace signalbox::engine {

namespace {

constexpr int reorgShownSeconds = 600;

/// Nothing is known of the chain yet, neither good nor bad: what was raised before stays.
bool saysNothing(const ChainSnapshot& chain, const std::vector<Alert>& alerts)
{
    switch (chain.state) {
        case ChainState::Paused:
        case ChainState::Deleting:
        case ChainState::Deleted:
            return false;
        case ChainState::Starting:
        case ChainState::Waiting:
            return alerts.empty();
        case ChainState::Ok:
        case ChainState::Backfill:
        case ChainState::Slow:
        case ChainState::Error:
            break;
    }
    return !chain.live;
}

Alert alertOf(const QString& caip2, const store::Alerts::Open& open)
{
    Alert alert;
    alert.caip2 = caip2;
    alert.kind = open.kind;
    alert.key = open.key;
    alert.severity = open.severity;
    alert.text = open.text;
    alert.count = open.count;
    alert.detail = open.detail;
    return alert;
}

}  // namespace

Expected<Done> Supervisor::tell(const AlertBook::Change& change)
{
    store::Alerts table(*m_session);
    for (const Alert& alert : change.raise)
        if (const auto done = table.raise(alert.caip2, alert.kind, alert.severity, alert.text, alert.detail, alert.key);
            !done)
            return fail(done.error());
    for (const Alert& alert : change.reword)
        if (const auto done = table.reword(alert.caip2, alert.kind, alert.text, alert.detail, alert.key); !done)
            return done;
    for (const Alert& alert : change.clear)
        if (const auto done = table.clear(alert.caip2, alert.kind, alert.key); !done)
            return fail(done.error());
    if (!change.raise.empty() || !change.clear.empty())
        m_figuresAt.invalidate();  // the unread ones are counted anew
    return Done{};
}

/// An engine that ended with alerts open, or another console that lost the chain, can no longer end them.
Expected<Done> Supervisor::adoptAlerts(const QString& caip2)
{
    if (m_alerts.knows(caip2))
        return Done{};
    const auto rows = store::Alerts(*m_session).open(caip2);
    if (!rows)
        return fail(rows.error());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    std::vector<Alert> open;
    for (const store::Alerts::Open& row : *rows) {
        if (row.kind == QLatin1String("reorg"))
            m_reorgUntil.try_emplace(caip2, now.addSecs(reorgShownSeconds));
        else if (!caip2.isEmpty() || row.key.isEmpty() || row.key == QSysInfo::machineHostName())
            open.push_back(alertOf(caip2, row));
    }
    for (const Alert& alert : open)
        m_keptRows[caip2].add(keptRowsOf(alert.kind, alert.key, alert.detail));
    m_alerts.adopt(caip2, open, now);
    m_filter.adopt(caip2, open, now);
    return Done{};
}

void Supervisor::rowsKept(const QString& caip2, const chain::IntervalSet& read, const Intervals& kept)
{
    (void)adoptAlerts(caip2);  // what an earlier reindex kept
    chain::IntervalSet& blocks = m_keptRows[caip2];
    blocks.subtract(read);
    for (const Interval& range : kept)
        blocks.add(range);
}

Expected<std::vector<Alert>> Supervisor::ownAlerts(const std::vector<ChainSnapshot>& chains)
{
    if (due(m_clocksAt, 30'000)) {
        const auto read = store::readServerState(*m_session);
        if (!read)
            return fail(read.error());
        m_databaseAhead = read->now - double(QDateTime::currentMSecsSinceEpoch()) / 1000;
        if (m_schema == 0)
            m_schema = read->schema;
        m_newerSchema = read->schema > m_schema ? read->schema : 0;
    }
    std::vector<Alert> own;
    if (const auto network = m_filter.network())
        own.push_back(*network);
    if (const auto clock = clockAlert(chains, m_databaseAhead, QDateTime::currentDateTimeUtc()))
        own.push_back(*clock);
    Alert alert;
    if (m_newerSchema > 0) {
        alert.kind = QStringLiteral("version");
        alert.severity = QStringLiteral("warning");
        alert.text = QStringLiteral(
                         "Another console has migrated this workspace to version %1; this console supports version %2. "
                         "Update Signalbox here and restart it.")
                         .arg(m_newerSchema)
                         .arg(m_schema);
        own.push_back(alert);
    }
    if (m_disk) {
        alert.kind = QStringLiteral("disk");
        alert.severity = QStringLiteral("error");
        alert.text = m_disk->error.text;
        own.push_back(alert);
    }
    return own;
}

/// Until the tables of all chains were looked at, what an earlier engine said of them stays.
Expected<Done> Supervisor::addCanopyAlerts(const ChainSnapshot& chain, std::vector<Alert>& alerts)
{
    if (!chain.has(Feature::GlobalTables) || chain.state == ChainState::Deleting || chain.state == ChainState::Deleted)
        return Done{};
    const auto keep = [&](const char* kind) {
        const auto open = m_alerts.on(chain.caip2, QLatin1String(kind));
        alerts.insert(alerts.end(), open.begin(), open.end());
    };
    if (!m_canopyReady) {
        keep("unfilled");
        keep("sync");
        return Done{};
    }
    if (due(m_unfilledAt, 10'000)) {
        auto read = unfilledTables(*m_session);
        if (!read)
            return fail(read.error());
        m_unfilled = std::move(*read);
    }
    for (const SyncNotice& notice : m_unfilled)
        if (notice.caip2 == chain.caip2)
            alerts.push_back(unfilledAlert(notice, chain.name));
    if (const auto looked = m_syncAlerts.find(chain.caip2); looked != m_syncAlerts.end())
        alerts.insert(alerts.end(), looked->second.begin(), looked->second.end());
    else
        keep("sync");
    return Done{};
}

Expected<Done> Supervisor::tellAlerts()
{
    if (!m_parts->options.workers || (m_parts->clocks && m_parts->clocks->settling()) || !due(m_alertsAt, 2'000))
        return Done{};
    std::vector<ChainSnapshot> ours;
    for (const auto& [caip2, unit] : m_units) {
        if (unit->isHeld() && unit->facts().status) {
            ours.push_back(unit->snapshot());
        } else if (!unit->isHeld()) {
            m_alerts.forget(caip2);  // its holder ends them
            m_keptRows.erase(caip2);
            m_filter.forget(caip2);
        }
    }
    m_filter.look(ours);
    for (const ChainSnapshot& chain : ours) {
        if (const auto adopted = adoptAlerts(chain.caip2); !adopted)
            return adopted;
        std::vector<Alert> alerts = alertsOf(chain);
        if (saysNothing(chain, alerts))
            continue;
        if (const auto added = addCanopyAlerts(chain, alerts); !added)
            return added;
        if (const chain::IntervalSet& kept = m_keptRows[chain.caip2]; !kept.isEmpty())
            alerts.push_back(keptRowsAlert(chain, kept));
        if (m_disk)  // the workspace's own alert tells it once
            std::erase_if(alerts, [](const Alert& alert) { return alert.kind == QLatin1String("disk"); });
        if (const auto done = tell(m_alerts.update(chain.caip2, m_filter.settled(chain.caip2, alerts))); !done)
            return done;
    }
    store::Alerts table(*m_session);
    for (auto it = m_reorgUntil.begin(); it != m_reorgUntil.end();) {
        if (it->second > QDateTime::currentDateTimeUtc()) {
            ++it;
            continue;
        }
        if (const auto done = table.clear(it->first, QStringLiteral("reorg")); !done)
            return fail(done.error());
        it = m_reorgUntil.erase(it);
    }
    if (m_wasAway) {
        const QString text = QStringLiteral("The database was unavailable from %1 to %2. %3")
                                 .arg(m_wasAway->since.toString(Qt::ISODate), m_wasAway->lastAt.toString(Qt::ISODate),
                                      m_wasAway->error.text);
        if (const auto done = table.record(QStringLiteral("database"), QStringLiteral("warning"), text,
                                           m_wasAway->since, m_wasAway->lastAt, m_wasAway->count);
            !done)
            return fail(done.error());
        m_wasAway.reset();
    }
    if (const auto adopted = adoptAlerts({}); !adopted)
        return adopted;
    const auto own = ownAlerts(ours);
    if (!own)
        return fail(own.error());
    return tell(m_alerts.update({}, *own));
}

}  // namespace signalbox::engine
