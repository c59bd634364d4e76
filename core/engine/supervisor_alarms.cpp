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
bool saysNothing(const ChainSnapshot& chain, const std::vector<Alarm>& alarms)
{
    switch (chain.state) {
        case ChainState::Paused:
        case ChainState::Deleting:
        case ChainState::Deleted:
            return false;
        case ChainState::Starting:
        case ChainState::Waiting:
            return alarms.empty();
        case ChainState::Ok:
        case ChainState::Backfill:
        case ChainState::Slow:
        case ChainState::Error:
            break;
    }
    return !chain.live;
}

Alarm alarmOf(const QString& caip2, const store::Alerts::Open& open)
{
    Alarm alarm;
    alarm.caip2 = caip2;
    alarm.kind = open.kind;
    alarm.key = open.key;
    alarm.severity = open.severity;
    alarm.text = open.text;
    alarm.count = open.count;
    alarm.detail = open.detail;
    return alarm;
}

}  // namespace

Expected<Done> Supervisor::tell(const AlarmBook::Change& change)
{
    store::Alerts alerts(*m_session);
    for (const Alarm& alarm : change.raise)
        if (const auto done =
                alerts.raise(alarm.caip2, alarm.kind, alarm.severity, alarm.text, alarm.detail, alarm.key);
            !done)
            return fail(done.error());
    for (const Alarm& alarm : change.reword)
        if (const auto done = alerts.reword(alarm.caip2, alarm.kind, alarm.text, alarm.detail, alarm.key); !done)
            return done;
    for (const Alarm& alarm : change.clear)
        if (const auto done = alerts.clear(alarm.caip2, alarm.kind, alarm.key); !done)
            return fail(done.error());
    if (!change.raise.empty() || !change.clear.empty())
        m_figuresAt.invalidate();  // the unread ones are counted anew
    return Done{};
}

/// An engine that ended with alerts open, or another console that lost the chain, can no longer end them.
Expected<Done> Supervisor::adoptAlarms(const QString& caip2)
{
    if (m_alarms.knows(caip2))
        return Done{};
    const auto rows = store::Alerts(*m_session).open(caip2);
    if (!rows)
        return fail(rows.error());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    std::vector<Alarm> open;
    for (const store::Alerts::Open& row : *rows) {
        if (row.kind == QLatin1String("reorg"))
            m_reorgUntil.try_emplace(caip2, now.addSecs(reorgShownSeconds));
        else if (!caip2.isEmpty() || row.key.isEmpty() || row.key == QSysInfo::machineHostName())
            open.push_back(alarmOf(caip2, row));
    }
    for (const Alarm& alarm : open)
        m_keptRows[caip2].add(keptRowsOf(alarm.kind, alarm.key, alarm.detail));
    m_alarms.adopt(caip2, open, now);
    m_filter.adopt(caip2, open, now);
    return Done{};
}

void Supervisor::rowsKept(const QString& caip2, const chain::IntervalSet& read, const Intervals& kept)
{
    (void)adoptAlarms(caip2);  // what an earlier reindex kept
    chain::IntervalSet& blocks = m_keptRows[caip2];
    blocks.subtract(read);
    for (const Interval& range : kept)
        blocks.add(range);
}

Expected<std::vector<Alarm>> Supervisor::ownAlarms(const std::vector<ChainSnapshot>& chains)
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
    std::vector<Alarm> own;
    if (const auto network = m_filter.network())
        own.push_back(*network);
    if (const auto clock = clockAlarm(chains, m_databaseAhead, QDateTime::currentDateTimeUtc()))
        own.push_back(*clock);
    Alarm alarm;
    if (m_newerSchema > 0) {
        alarm.kind = QStringLiteral("version");
        alarm.severity = QStringLiteral("warning");
        alarm.text = QStringLiteral(
                         "Another console has changed the workspace's tables to version %1; this one knows "
                         "version %2. Update Signalbox here, too, and start it again.")
                         .arg(m_newerSchema)
                         .arg(m_schema);
        own.push_back(alarm);
    }
    if (m_disk) {
        alarm.kind = QStringLiteral("disk");
        alarm.severity = QStringLiteral("error");
        alarm.text = m_disk->error.text;
        own.push_back(alarm);
    }
    return own;
}

/// Until the tables of all chains were looked at, what an earlier engine said of them stays.
Expected<Done> Supervisor::addCanopyAlarms(const ChainSnapshot& chain, std::vector<Alarm>& alarms)
{
    if (chain.family != canopyFamily || chain.state == ChainState::Deleting || chain.state == ChainState::Deleted)
        return Done{};
    const auto keep = [&](const char* kind) {
        const auto open = m_alarms.on(chain.caip2, QLatin1String(kind));
        alarms.insert(alarms.end(), open.begin(), open.end());
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
            alarms.push_back(unfilledAlarm(notice, chain.name));
    if (const auto looked = m_syncAlarms.find(chain.caip2); looked != m_syncAlarms.end())
        alarms.insert(alarms.end(), looked->second.begin(), looked->second.end());
    else
        keep("sync");
    return Done{};
}

Expected<Done> Supervisor::tellAlarms()
{
    if (!m_parts->options.workers || (m_parts->clocks && m_parts->clocks->settling()) || !due(m_alarmsAt, 2'000))
        return Done{};
    std::vector<ChainSnapshot> ours;
    for (const auto& [caip2, unit] : m_units) {
        if (unit->isHeld() && unit->facts().status) {
            ours.push_back(unit->snapshot());
        } else if (!unit->isHeld()) {
            m_alarms.forget(caip2);  // its holder ends them
            m_keptRows.erase(caip2);
            m_filter.forget(caip2);
        }
    }
    m_filter.look(ours);
    for (const ChainSnapshot& chain : ours) {
        if (const auto adopted = adoptAlarms(chain.caip2); !adopted)
            return adopted;
        std::vector<Alarm> alarms = alarmsOf(chain);
        if (saysNothing(chain, alarms))
            continue;
        if (const auto added = addCanopyAlarms(chain, alarms); !added)
            return added;
        if (const chain::IntervalSet& kept = m_keptRows[chain.caip2]; !kept.isEmpty())
            alarms.push_back(keptRowsAlarm(chain, kept));
        if (m_disk)  // the workspace's own alert tells it once
            std::erase_if(alarms, [](const Alarm& alarm) { return alarm.kind == QLatin1String("disk"); });
        if (const auto done = tell(m_alarms.update(chain.caip2, m_filter.settled(chain.caip2, alarms))); !done)
            return done;
    }
    store::Alerts alerts(*m_session);
    for (auto it = m_reorgUntil.begin(); it != m_reorgUntil.end();) {
        if (it->second > QDateTime::currentDateTimeUtc()) {
            ++it;
            continue;
        }
        if (const auto done = alerts.clear(it->first, QStringLiteral("reorg")); !done)
            return fail(done.error());
        it = m_reorgUntil.erase(it);
    }
    if (m_wasAway) {
        const QString text = QStringLiteral("The database was away from %1 to %2. %3")
                                 .arg(m_wasAway->since.toString(Qt::ISODate), m_wasAway->lastAt.toString(Qt::ISODate),
                                      m_wasAway->error.text);
        if (const auto done = alerts.record(QStringLiteral("database"), QStringLiteral("warning"), text,
                                            m_wasAway->since, m_wasAway->lastAt, m_wasAway->count);
            !done)
            return fail(done.error());
        m_wasAway.reset();
    }
    if (const auto adopted = adoptAlarms({}); !adopted)
        return adopted;
    const auto own = ownAlarms(ours);
    if (!own)
        return fail(own.error());
    return tell(m_alarms.update({}, *own));
}

}  // namespace signalbox::engine
