#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <future>
#include <map>
#include <memory>
#include <set>

#include "alerts/alert_rules.h"
#include "alerts/sampler.h"
#include "commands/command_host.h"
#include "commands/command_runner.h"
#include "signalbox/sync_queries.h"
#include "store/leases.h"

namespace signalbox::engine {

/// The engine's own thread: which chains are ours, their workers, and what everybody is told about them. Has a database
/// session of its own; while the database is away it says so and tries again, and workers wait by themselves.
class Supervisor : public QObject, public CommandHost {
    Q_OBJECT
public:
    explicit Supervisor(std::shared_ptr<const EngineParts> parts, NetThread* net);
    ~Supervisor() override;

    void start();
    void stop();     ///< stopped() follows when every worker has drained and leases are given back
    void lookNow();  ///< a command was written down
    /// How the tables of all chains follow each chain, as just looked at.
    void takeSyncAlerts(std::map<QString, std::vector<Alert>> alerts) { m_syncAlerts = std::move(alerts); }

Q_SIGNALS:
    void snapshotReady(const signalbox::SnapshotPtr& snapshot);
    void commandChanged(const signalbox::CommandStatus& status);
    void rowsCommitted(const QString& caip2, qint64 blockNumber);
    void stopped();

private:
    // CommandHost
    store::Session& session() override { return *m_session; }
    const EngineParts& parts() const override { return *m_parts; }
    NetThread& net() override { return *m_net; }
    ChainUnit* unit(const QString& caip2) override;
    Expected<Done> hold(ChainUnit& unit) override;
    bool takesFreeCommands() override;
    Expected<Done> reload() override;
    Expected<Done> prepareTables() override;
    void ensureWorker(ChainUnit& unit) override;
    void told(const CommandStatus& status) override;
    void rowsKept(const QString& caip2, const chain::IntervalSet& read, const Intervals& kept) override;

    void beat();
    Expected<Done> connectDatabase();
    bool stillSilent();  ///< while the database is away: nobody may wait for it here
    void listenAgain();
    void tellMissed();
    void takeHeard();
    Expected<Done> beatLeases();
    Expected<Done> keepLeases();
    bool mayTake(const store::LeaseRow& lease) const;
    Expected<Done> readOthers();
    Expected<Done> writeStatus();
    Expected<Done> writeLearned();
    Expected<Done> writeSamples();
    Expected<Done> keepTables();
    bool hasCatalog(const ChainUnit& unit) const;  ///< its tables are those of a catalog
    Expected<Done> scheduleOptimise();
    Expected<Done> writeEndpointHealth();
    Expected<Done> readFigures();
    Expected<Done> readRows();
    Expected<Done> tellAlerts();
    Expected<Done> tell(const AlertBook::Change& change);
    Expected<Done> adoptAlerts(const QString& caip2);
    Expected<std::vector<Alert>> ownAlerts(const std::vector<ChainSnapshot>& chains);
    Expected<Done> addCanopyAlerts(const ChainSnapshot& chain, std::vector<Alert>& alerts);
    void closeSample();
    void watchDisk();
    void trimMemory();
    void pollNotifications();
    void onNotification(const QString& payload);
    void onBlock(const QString& payload);
    void databaseAway(const Error& error);
    void databaseBack();

    void adopt(ChainUnit& unit);  ///< a chain that is ours now: start what its state says
    void onLeaseLost(ChainUnit& unit);
    bool wanted(const store::ChainRow& row) const;
    void changed();
    void publish();
    void finishStop();

    std::map<qint64, LearnedLimit> m_learned;  ///< as they were written, by endpoint
    QElapsedTimer m_learnedAt;

    struct Kept {  ///< what of a unit was written last
        QByteArray status;
        QElapsedTimer since;
    };

    std::shared_ptr<const EngineParts> m_parts;
    NetThread* m_net;
    std::unique_ptr<store::Session> m_session;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::unique_ptr<CommandRunner> m_commands;
    std::map<QString, std::unique_ptr<ChainUnit>> m_units;
    std::map<QString, Kept> m_kept;
    std::map<QString, QElapsedTimer> m_rowsAt, m_healthAt, m_pollsAt;
    Sampler m_sampler;
    AlertBook m_alerts;
    AlertFilter m_filter;
    std::map<QString, std::vector<Alert>> m_syncAlerts;  ///< of chains that were looked at
    std::map<QString, chain::IntervalSet> m_keptRows;    ///< blocks whose stored rows a reindex kept
    std::vector<SyncNotice> m_unfilled;
    double m_databaseAhead = 0;  ///< seconds that the database's clock is before ours
    int m_schema = 0, m_newerSchema = 0;
    std::map<QString, QDateTime> m_reorgUntil;
    QElapsedTimer m_published;
    QTimer m_beat{this}, m_publish{this};  // children: they move to the thread with it
    QElapsedTimer m_beatenAt, m_leasesAt, m_connectedAt, m_othersAt, m_figuresAt, m_sizesAt, m_alertsAt, m_reloadAt,
        m_diskAt, m_pruneAt, m_clocksAt, m_canopyAt, m_optimiseAt, m_unfilledAt;
    QElapsedTimer m_trimmedAt;
    EngineState m_state = EngineState::Starting;
    std::optional<Trouble> m_trouble, m_disk;
    std::optional<Trouble> m_wasAway;
    QString m_lastFault;                     ///< of a beat, said once
    std::future<Expected<Done>> m_asked;     ///< whether the database that was away answers
    std::map<CommandId, QByteArray> m_told;  ///< what commandChanged() said last of the newest commands
    std::set<CommandId> m_heard;             ///< told of by the database, not looked at yet
    QDateTime m_heardAt;                     ///< when the connection was last known to work
    int m_connections = 0;
    bool m_heardDone = false, m_heardQueued = false;
    bool m_reconnected = false;    ///< the connection is not the first one
    bool m_someoneSilent = false;  ///< a lease's holder has not been heard of for seconds
    QElapsedTimer m_retryTimer;
    qint64 m_retryMs = 250;
    qint64 m_databaseBytes = -1, m_diskFree = -1, m_unread = 0;
    bool m_canopyReady = false;  ///< the tables of Canopy chains are as the catalog says
    bool m_loaded = false, m_stopping = false, m_stoppedSaid = false;
};

}  // namespace signalbox::engine
