// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <map>

#include "alerts/alert_rules.h"
#include "engine/chain_units.h"
#include "signalbox/sync_queries.h"

namespace signalbox::engine {

/// Raises and ends the alerts of chains that are held here, and those of the workspace: every 2 s what is wrong now is
/// compared with what was raised. Engine thread.
class AlertKeeper {
public:
    /// What the alerts of this moment depend on besides the chains.
    struct Surroundings {
        std::optional<Trouble> disk;
        bool tablesReady = false;  ///< of catalogs
    };
    AlertKeeper(const EngineParts& parts, ChainUnits& units, store::Session& session);

    /// True: alerts were raised or ended.
    Expected<bool> look(const Surroundings& around);
    void outageEnded(const Trouble& outage) { m_outage = outage; }  ///< of the database: recorded by the next look()
    void reorged(const ChainUnit& unit, const indexing::ReorgReport& report);
    /// A reindex has read `read`; of these blocks stored rows that the answers lacked were kept in `kept`.
    void rowsKept(const QString& caip2, const chain::IntervalSet& read, const Intervals& kept);
    /// A reindex ended: it may have filled new tables, or read what registries that were edited lacked.
    void unfilledChanged()
    {
        m_unfilledAt.invalidate();
        m_editedAt.invalidate();
    }
    /// The state of the global tables, for chains that were checked.
    void setSyncAlerts(std::map<QString, std::vector<Alert>> alerts) { m_sync = std::move(alerts); }
    void forget(const QString& caip2);

private:
    Expected<Done> lookAt(const ChainSnapshot& chain, const Surroundings& around);
    Expected<Done> addGlobalTables(const ChainSnapshot& chain, bool tablesReady, std::vector<Alert>& alerts);
    Expected<Done> addEditedRegistries(const ChainSnapshot& chain, std::vector<Alert>& alerts);
    Expected<std::vector<Alert>> workspaceAlerts(const std::vector<ChainSnapshot>& chains, const Surroundings& around);
    Expected<Done> adopt(const QString& caip2);
    Expected<Done> endReorgs();
    Expected<Done> recordOutage();
    Expected<Done> readServer();
    Expected<Done> save(const AlertBook::Change& change);

    const EngineParts& m_parts;
    ChainUnits& m_units;
    store::Session& m_session;
    AlertBook m_book;
    AlertFilter m_filter;
    std::map<QString, std::vector<Alert>> m_sync;
    std::map<QString, chain::IntervalSet> m_keptRows;  ///< blocks whose stored rows a reindex kept
    std::map<QString, QDateTime> m_reorgUntil;         ///< a reorg's alert ends by itself
    std::vector<SyncNotice> m_unfilled, m_edited;
    std::optional<Trouble> m_outage;
    QElapsedTimer m_lookedAt, m_unfilledAt, m_editedAt, m_serverAt;
    double m_databaseAhead = 0;           ///< seconds that the clock of the database is ahead of ours
    int m_schema = 0, m_newerSchema = 0;  ///< as at the start; 0: not migrated since
    bool m_changed = false;
};

}  // namespace signalbox::engine
