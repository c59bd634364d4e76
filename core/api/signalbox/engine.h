// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QObject>
#include <QUuid>

#include "signalbox/commands.h"
#include "signalbox/literals.h"
#include "signalbox/queries.h"
#include "signalbox/snapshot.h"

namespace signalbox {

class ActionQueries;
class BalanceQueries;
class ClearingQueries;
class DatabaseQueries;
class Explorer;
class IbcQueries;
class QueueQueries;
class SharedSettings;
class SqlConsole;
class SyncQueries;
class TokenQueries;
class TriggerQueries;
class UserQueries;

/// The façade of a running engine: every call available to the window and the command line. All calls return at once
/// and are made from the thread that owns the object; futures finish later (use .then(context, …)); signals arrive in
/// that thread. Values only: no result points into the engine. A late answer is recognized by its future; dropping a
/// future drops the answer.
class Engine : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual SnapshotPtr snapshot() const = 0;  ///< the newest one; never null

    /// Stores the command and returns its ID; commandChanged() reports its progress. Endpoint drafts may contain
    /// secrets, which are moved to the secret store first. If storing fails, commandChanged() reports Failed.
    virtual QUuid submit(const Command& command) = 0;
    virtual void cancel(const QUuid& request) = 0;
    virtual QFuture<Expected<Preview>> preview(const Command& command) = 0;
    virtual QFuture<Expected<std::vector<CommandStatus>>> commands(int limit) = 0;  ///< newest first: jobs and audit

    /// What kinds of chains there are, in the order in which they are offered; the first is the default.
    virtual std::vector<FamilyInfo> families() const = 0;
    virtual QFuture<Expected<std::vector<ChainPreset>>> presets() = 0;
    /// `family`: FamilyInfo::id, empty for the default. If a node of another family answers, the report's error says so
    /// (WRONG_FAMILY, with the ID of its chain as `seen`).
    virtual QFuture<Expected<ProbeReport>> probe(const EndpointDraft& endpoint, const QString& family = {}) = 0;
    /// An endpoint of the workspace, with its key from the secret store. ENDPOINT_UNKNOWN; WRONG_CHAIN in the report if
    /// it serves another chain now.
    virtual QFuture<Expected<ProbeReport>> probeStored(const QString& caip2, qint64 endpoint) = 0;
    virtual QFuture<Expected<TokenInfo>> token(const ChainDraft& chain, const QString& address) = 0;
    virtual QFuture<Expected<std::vector<StartChoice>>> startChoices(const ChainDraft& chain, const QDateTime& date,
                                                                     int lastDays) = 0;

    virtual QFuture<Expected<EventPage>> events(const EventQuery& query) = 0;
    virtual QFuture<Expected<EventDetail>> eventDetail(const QString& caip2, EventKind kind, const QString& key) = 0;
    virtual qint64 startExport(const ExportRequest& request) = 0;  ///< job ID; jobChanged() reports its progress
    virtual void cancelJob(qint64 id) = 0;

    virtual QFuture<Expected<std::vector<Series>>> series(const SeriesQuery& query) = 0;
    virtual QFuture<Expected<std::vector<ReorgRow>>> reorgs(const QString& caip2, int limit) = 0;
    virtual QFuture<Expected<IndexingReport>> indexing(const QString& caip2) = 0;  ///< for a Canopy chain
    virtual QFuture<Expected<std::vector<QuarantineRow>>> quarantine(const QString& caip2, int limit) = 0;
    virtual QFuture<Expected<std::vector<AlertRow>>> alerts(int limit) = 0;
    virtual std::vector<LogEntry> recentLog(const QString& caip2, int limit) const = 0;  ///< newest last, from memory

    // The interfaces for the screens of Canopy or EVM chains, each in its own header; null if an engine has no such
    // chains. They exist as long as the engine and follow its rules.
    virtual SyncQueries* sync() { return nullptr; }               ///< signalbox/sync_queries.h
    virtual Explorer* explorer() { return nullptr; }              ///< signalbox/explorer.h
    virtual SqlConsole* sqlConsole() { return nullptr; }          ///< signalbox/sql_console.h
    virtual BalanceQueries* balances() { return nullptr; }        ///< signalbox/balance_queries.h; of EVM chains
    virtual QueueQueries* balanceQueue() { return nullptr; }      ///< signalbox/queue_queries.h
    virtual TokenQueries* tokens() { return nullptr; }            ///< signalbox/token_queries.h
    virtual TriggerQueries* triggers() { return nullptr; }        ///< signalbox/trigger_queries.h
    virtual ActionQueries* actions() { return nullptr; }          ///< signalbox/action_queries.h
    virtual UserQueries* users() { return nullptr; }              ///< signalbox/user_queries.h
    virtual IbcQueries* ibc() { return nullptr; }                 ///< signalbox/ibc_queries.h
    virtual ClearingQueries* clearing() { return nullptr; }       ///< signalbox/clearing_queries.h
    virtual DatabaseQueries* database() { return nullptr; }       ///< signalbox/database_queries.h
    virtual SharedSettings* sharedSettings() { return nullptr; }  ///< signalbox/settings.h

Q_SIGNALS:
    void snapshotChanged(const signalbox::SnapshotPtr& snapshot);  ///< at most every 250 ms
    void commandChanged(const signalbox::CommandStatus& status);   ///< every change; none is skipped
    void jobChanged(const signalbox::JobStatus& status);
    void logged(const signalbox::LogEntry& entry);
    void rowsCommitted(const QString& caip2, qint64 blockNumber);  ///< a live block is visible to readers now
};

}  // namespace signalbox
