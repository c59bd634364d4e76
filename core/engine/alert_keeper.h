// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <map>

#include "alerts/alert_rules.h"
#include "signalbox/sync_queries.h"
#include "units/chain_units.h"

namespace signalbox::engine {

/// Raises and ends the alerts of chains that this console holds, and those of the workspace: every 2 s it compares the
/// present problems with the raised alerts. Engine thread.
class AlertKeeper {
public:
    /// Other conditions for the alerts of this moment.
    struct Surroundings {
        std::optional<Failure> disk;
        bool tablesReady = false;  ///< tables of catalogs
    };
    AlertKeeper(const EngineParts& parts, ChainUnits& units, store::Session& session);

    /// True if alerts were raised or ended.
    Expected<bool> look(const Surroundings& around);
    void outageEnded(const Failure& outage)
    {
        m_outage = outage;
    }  ///< the database's outage, which the next look() records
    void reorged(const ChainUnit& unit, const indexing::ReorgReport& report);
    /// A reindex has read `read`; `kept` are blocks whose stored rows the answers lacked and which were kept.
    void rowsKept(const QString& caip2, const chain::IntervalSet& read, const Intervals& kept);
    /// A reindex ended: it may have backfilled new tables, or blocks that edited registries lacked.
    void unfilledChanged()
    {
        m_unfilledAt.invalidate();
        m_editedAt.invalidate();
    }
    /// The state of the global tables, for checked chains.
    void setSyncAlerts(std::map<QString, std::vector<Alert>> alerts) { m_sync = std::move(alerts); }
    void forget(const QString& caip2);

private:
    Expected<Done> lookAt(const ChainSnapshot& chain, const Surroundings& around);
    Expected<Done> addGlobalTables(const ChainSnapshot& chain, bool tablesReady, std::vector<Alert>& alerts);
    Expected<Done> addEditedRegistries(const ChainSnapshot& chain, std::vector<Alert>& alerts);
    Expected<Done> addConcerns(const QString& chain, std::vector<Alert>& alerts);
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
    std::map<QString, QDateTime> m_reorgUntil;         ///< end of a reorg's alert
    std::vector<SyncAlert> m_unfilled, m_edited;
    Concerns m_concerns;  ///< of the capabilities
    std::optional<Failure> m_outage;
    QElapsedTimer m_lookedAt, m_unfilledAt, m_editedAt, m_concernsAt, m_serverAt;
    double m_databaseAhead = 0;           ///< seconds by which the database's clock is ahead of ours
    int m_schema = 0, m_newerSchema = 0;  ///< at the start; 0 if not migrated since
    bool m_changed = false;
};

}  // namespace signalbox::engine
