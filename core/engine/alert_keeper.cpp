// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/alert_keeper.h"

#include <QSysInfo>

#include "crosschain/canopy_needs.h"
#include "signalbox/literals.h"
#include "store/status.h"
#include "support/supervisor_tools.h"

namespace signalbox::engine {

namespace {

constexpr int reorgShownSeconds = 600;

/// True while nothing is known about the chain: alerts of an earlier run stay.
bool isUndecided(const ChainSnapshot& chain, const std::vector<Alert>& alerts)
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

AlertKeeper::AlertKeeper(const EngineParts& parts, ChainUnits& units, store::Session& session)
    : m_parts(parts), m_units(units), m_session(session)
{
}

Expected<bool> AlertKeeper::look(const Surroundings& around)
{
    if (!m_parts.options.workers || (m_parts.clocks && m_parts.clocks->settling()) || !due(m_lookedAt, 2'000))
        return false;
    std::vector<ChainSnapshot> ours;
    for (const auto& [caip2, unit] : m_units) {
        if (unit->isHeld() && unit->facts().status)
            ours.push_back(unit->snapshot());
        else if (!unit->isHeld())
            forget(caip2);  // its holder ends them
    }
    m_filter.look(ours);
    for (const ChainSnapshot& chain : ours)
        if (const auto done = lookAt(chain, around); !done)
            return fail(done.error());
    if (const auto done = endReorgs(); !done)
        return fail(done.error());
    if (const auto done = recordOutage(); !done)
        return fail(done.error());
    if (const auto adopted = adopt({}); !adopted)
        return fail(adopted.error());
    const auto own = workspaceAlerts(ours, around);
    if (!own)
        return fail(own.error());
    if (const auto done = save(m_book.update({}, *own)); !done)
        return fail(done.error());
    return std::exchange(m_changed, false);
}

Expected<Done> AlertKeeper::lookAt(const ChainSnapshot& chain, const Surroundings& around)
{
    if (const auto adopted = adopt(chain.caip2); !adopted)
        return adopted;
    std::vector<Alert> alerts = alertsOf(chain);
    if (isUndecided(chain, alerts))
        return Done{};
    if (const auto added = addGlobalTables(chain, around.tablesReady, alerts); !added)
        return added;
    if (const auto added = addEditedRegistries(chain, alerts); !added)
        return added;
    if (const auto added = addConcerns(chain.caip2, alerts); !added)
        return added;
    if (const chain::IntervalSet& kept = m_keptRows[chain.caip2]; !kept.isEmpty())
        alerts.push_back(keptRowsAlert(chain, kept));
    if (around.disk)  // one alert of the workspace is enough
        std::erase_if(alerts, [](const Alert& alert) { return alert.kind == "disk"_L1; });
    return save(m_book.update(chain.caip2, m_filter.settled(chain.caip2, alerts)));
}

/// Until the global tables are checked, alerts of an earlier engine about them stay.
Expected<Done> AlertKeeper::addGlobalTables(const ChainSnapshot& chain, bool tablesReady, std::vector<Alert>& alerts)
{
    if (!chain.has(Feature::GlobalTables) || chain.state == ChainState::Deleting || chain.state == ChainState::Deleted)
        return Done{};
    const auto keep = [&](const char* kind) {
        const auto open = m_book.on(chain.caip2, QLatin1String(kind));
        alerts.insert(alerts.end(), open.begin(), open.end());
    };
    if (!tablesReady) {
        keep("unfilled");
        keep("sync");
        return Done{};
    }
    if (due(m_unfilledAt, 10'000)) {
        const auto* const catalog = m_parts.families->ofChain(chain.caip2)->catalog();
        auto read = unfilledTables(m_session, *catalog);
        if (!read)
            return fail(read.error());
        m_unfilled = std::move(*read);
    }
    for (const SyncAlert& alert : m_unfilled)
        if (alert.caip2 == chain.caip2)
            alerts.push_back(unfilledAlert(alert, chain.name));
    if (const auto looked = m_sync.find(chain.caip2); looked != m_sync.end())
        alerts.insert(alerts.end(), looked->second.begin(), looked->second.end());
    else
        keep("sync");
    return Done{};
}

Expected<Done> AlertKeeper::addConcerns(const QString& chain, std::vector<Alert>& alerts)
{
    if (due(m_concernsAt, 10'000)) {
        m_concerns.clear();
        for (const auto& capability : m_parts.families->capabilities()) {
            auto read = capability->concerns(m_session);
            if (!read)
                return fail(read.error());
            for (auto& [caip2, concerns] : *read) {
                auto& all = m_concerns[caip2];
                all.insert(all.end(), concerns.begin(), concerns.end());
            }
        }
    }
    if (const auto found = m_concerns.find(chain); found != m_concerns.end())
        for (const Concern& concern : found->second) {
            Alert alert;
            alert.caip2 = chain;
            alert.kind = concern.kind;
            alert.key = concern.key;
            alert.severity = concern.severity;
            alert.text = concern.text;
            alert.detail = concern.detail;
            alert.follows = true;
            alerts.push_back(std::move(alert));
        }
    return Done{};
}

Expected<Done> AlertKeeper::addEditedRegistries(const ChainSnapshot& chain, std::vector<Alert>& alerts)
{
    if (!chain.has(Feature::Events) || chain.state == ChainState::Deleting || chain.state == ChainState::Deleted)
        return Done{};
    if (due(m_editedAt, 60'000)) {
        auto read = editedAlerts(m_session);
        if (!read)
            return fail(read.error());
        m_edited = std::move(*read);
    }
    for (const SyncAlert& alert : m_edited)
        if (alert.caip2 == chain.caip2)
            alerts.push_back(editedAlert(alert, chain.name));
    return Done{};
}

Expected<Done> AlertKeeper::readServer()
{
    const auto read = store::readServerState(m_session);
    if (!read)
        return fail(read.error());
    m_databaseAhead = read->now - double(QDateTime::currentMSecsSinceEpoch()) / 1000;
    if (m_schema == 0)
        m_schema = read->schema;
    m_newerSchema = read->schema > m_schema ? read->schema : 0;
    return Done{};
}

Expected<std::vector<Alert>> AlertKeeper::workspaceAlerts(const std::vector<ChainSnapshot>& chains,
                                                          const Surroundings& around)
{
    if (due(m_serverAt, 30'000))
        if (const auto read = readServer(); !read)
            return fail(read.error());
    std::vector<Alert> own;
    if (const auto network = m_filter.network())
        own.push_back(*network);
    if (const auto clock = clockAlert(chains, m_databaseAhead, QDateTime::currentDateTimeUtc()))
        own.push_back(*clock);
    if (const auto added = addConcerns({}, own); !added)
        return fail(added.error());
    Alert alert;
    if (m_newerSchema > 0) {
        alert.kind = u"version"_s;
        alert.severity = u"warning"_s;
        alert.text =
            Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "Another console has migrated this workspace to version %1; this console supports version %2. "
                        "Update Signalbox here and restart it."))
                .arg(m_newerSchema)
                .arg(m_schema);
        own.push_back(alert);
    }
    if (around.disk) {
        alert.kind = u"disk"_s;
        alert.severity = u"error"_s;
        alert.text = around.disk->error.message;
        own.push_back(alert);
    }
    return own;
}

/// Alerts left open by an earlier engine, or by a console that lost the chain: no other console can end them.
Expected<Done> AlertKeeper::adopt(const QString& caip2)
{
    if (m_book.knows(caip2))
        return Done{};
    const auto rows = store::Alerts(m_session).open(caip2);
    if (!rows)
        return fail(rows.error());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    std::vector<Alert> open;
    for (const store::Alerts::Open& row : *rows) {
        if (row.kind == "reorg"_L1)
            m_reorgUntil.try_emplace(caip2, now.addSecs(reorgShownSeconds));
        else if (!caip2.isEmpty() || row.key.isEmpty() || row.key == QSysInfo::machineHostName())
            open.push_back(alertOf(caip2, row));
    }
    for (const Alert& alert : open)
        m_keptRows[caip2].add(keptRowsOf(alert.kind, alert.key, alert.detail));
    m_book.adopt(caip2, open, now);
    m_filter.adopt(caip2, open, now);
    return Done{};
}

Expected<Done> AlertKeeper::save(const AlertBook::Change& change)
{
    store::Alerts table(m_session);
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
    m_changed |= !change.raise.empty() || !change.clear.empty();
    return Done{};
}

Expected<Done> AlertKeeper::recordOutage()
{
    if (!m_outage)
        return Done{};
    const Message text = Message(QT_TRANSLATE_NOOP("Engine", "The database was unavailable from %1 to %2. %3"))
                             .arg(m_outage->since.toString(Qt::ISODate), m_outage->lastAt.toString(Qt::ISODate),
                                  m_outage->error.message);
    const auto done = store::Alerts(m_session).record(u"database"_s, u"warning"_s, text, m_outage->since,
                                                      m_outage->lastAt, m_outage->count);
    if (!done)
        return fail(done.error());
    m_outage.reset();
    return Done{};
}

void AlertKeeper::reorged(const ChainUnit& unit, const indexing::ReorgReport& report)
{
    m_keptRows[unit.caip2()].subtract({report.ancestor + 1, std::numeric_limits<Height>::max() / 2});
    if (report.reason != "reorg"_L1)
        return;
    m_reorgUntil[unit.caip2()] = QDateTime::currentDateTimeUtc().addSecs(reorgShownSeconds);
    const Message text =
        Message::counted(
            "Reorg on %1: %Ln block above %2 was undone (%3), and the new branch is indexed.",
            QT_TRANSLATE_N_NOOP("Engine",
                                "Reorg on %1: %Ln blocks above %2 were undone (%3), and the new branch is indexed."),
            report.depth)
            .arg(unit.facts().row.name)
            .arg(report.ancestor)
            .arg(Message::counted("%Ln row", QT_TRANSLATE_N_NOOP("Engine", "%Ln rows"), report.rowsUndone));
    (void)store::Alerts(m_session).raise(unit.caip2(), u"reorg"_s, u"info"_s, text,
                                         {{u"depth"_s, report.depth}, {u"ancestor"_s, report.ancestor}});
}

Expected<Done> AlertKeeper::endReorgs()
{
    store::Alerts table(m_session);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (auto it = m_reorgUntil.begin(); it != m_reorgUntil.end();) {
        if (it->second > now) {
            ++it;
            continue;
        }
        if (const auto done = table.clear(it->first, u"reorg"_s); !done)
            return fail(done.error());
        it = m_reorgUntil.erase(it);
    }
    return Done{};
}

void AlertKeeper::rowsKept(const QString& caip2, const chain::IntervalSet& read, const Intervals& kept)
{
    (void)adopt(caip2);  // blocks of an earlier reindex
    chain::IntervalSet& blocks = m_keptRows[caip2];
    blocks.subtract(read);
    for (const Interval& range : kept)
        blocks.add(range);
}

void AlertKeeper::forget(const QString& caip2)
{
    m_book.forget(caip2);
    m_keptRows.erase(caip2);
    m_filter.forget(caip2);
}

}  // namespace signalbox::engine
