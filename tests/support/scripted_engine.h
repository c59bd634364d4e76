// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <functional>
#include <map>
#include <vector>

#include "signalbox/literals.h"
#include "signalbox/workspace.h"
#include "support/scripted_explorer.h"
#include "support/scripted_queue.h"
#include "support/scripted_sql.h"
#include "support/scripted_sync.h"

namespace signalbox::test {

enum class Scene {
    Twelve,      ///< the twelve chains of the pictures: 8 ok, 1 backfill, 1 slow, 1 error, 1 paused
    Empty,       ///< a workspace without a chain
    One,         ///< Base alone, in backfill
    ThirtyFour,  ///< all states, marks up to 34
    Offline,     ///< no network: every chain has an error for the same reason
    Database,    ///< the database is unavailable
    Starting,    ///< last known figures; the engine does not run yet
    Canopy,      ///< the eight Canopy chains of the Sync picture
};

WorkspaceSnapshot sceneSnapshot(Scene scene, const QDateTime& now);

/// An engine with scripted answers: canned snapshots, series, events, probes. Futures are ready at once. Submitted
/// commands are recorded in `submitted`; each goes through queued, running and done automatically.
class ScriptedEngine : public Engine {
    Q_OBJECT
public:
    explicit ScriptedEngine(Scene scene = Scene::Twelve, QObject* parent = nullptr);

    void setScene(Scene scene);
    void publish(const WorkspaceSnapshot& snapshot);
    const QDateTime& now() const { return m_now; }

    std::vector<Command> submitted;
    std::vector<QUuid> cancelled;
    std::vector<ExportRequest> exports;
    std::vector<EventQuery> queries;
    std::optional<Error> failAll;  ///< error of every future
    bool finishCommands = true;    ///< false if they stay queued
    qint64 eventTotal = 45'210;
    std::vector<CommandStatus> history;  ///< result of commands(); initially some that are over
    std::vector<AlertRow> alertRows;     ///< result of alerts()
    std::function<ProbeReport(const EndpointDraft&)> onProbe;
    ScriptedExplorer explored;
    ScriptedSql sql;
    SqlConsole* sqlConsole() override { return &sql; }

    ScriptedQueue queued;
    bool hasQueues = true;  ///< false if the engine has no interface of balance queues
    QueueQueries* balanceQueue() override { return hasQueues ? &queued : nullptr; }

    ScriptedSync synced;
    SyncQueries* sync() override { return &synced; }
    Explorer* explorer() override { return &explored; }
    BalanceQueries* balanced = nullptr;  ///< set by tests of the screen Balances
    TokenQueries* tokened = nullptr;
    BalanceQueries* balances() override { return balanced; }
    TokenQueries* tokens() override { return tokened; }
    TriggerQueries* triggered = nullptr;  ///< set by tests of triggers and actions
    ActionQueries* acted = nullptr;
    IbcQueries* packets = nullptr;  ///< set by tests of the screen IBC
    ClearingQueries* clearings = nullptr;
    UserQueries* people = nullptr;
    DatabaseQueries* maintained = nullptr;  ///< set by tests of the screen Database
    SharedSettings* shared = nullptr;
    std::vector<FamilyInfo> moreFamilies;  ///< beside EVM and Canopy chains
    TriggerQueries* triggers() override { return triggered; }
    ActionQueries* actions() override { return acted; }
    IbcQueries* ibc() override { return packets; }
    ClearingQueries* clearing() override { return clearings; }
    UserQueries* users() override { return people; }
    DatabaseQueries* database() override { return maintained; }
    SharedSettings* sharedSettings() override { return shared; }
    SnapshotPtr snapshot() const override { return m_snapshot; }
    QUuid submit(const Command& command) override;
    void cancel(const QUuid& request) override;
    QFuture<Expected<Preview>> preview(const Command& command) override;
    QFuture<Expected<std::vector<CommandStatus>>> commands(int limit) override;
    std::vector<FamilyInfo> families() const override;
    QFuture<Expected<std::vector<ChainPreset>>> presets() override;
    QFuture<Expected<ProbeReport>> probe(const EndpointDraft& endpoint, const QString& family) override;
    QFuture<Expected<ProbeReport>> probeStored(const QString& caip2, qint64 endpoint) override;
    QFuture<Expected<TokenInfo>> token(const ChainDraft& chain, const QString& address) override;
    QFuture<Expected<std::vector<StartChoice>>> startChoices(const ChainDraft& chain, const QDateTime& date,
                                                             int lastDays) override;
    QFuture<Expected<EventPage>> events(const EventQuery& query) override;
    QFuture<Expected<EventDetail>> eventDetail(const QString& caip2, EventKind kind, const QString& key) override;
    qint64 startExport(const ExportRequest& request) override;
    void cancelJob(qint64 id) override;
    QFuture<Expected<std::vector<Series>>> series(const SeriesQuery& query) override;
    QFuture<Expected<std::vector<ReorgRow>>> reorgs(const QString& caip2, int limit) override;
    QFuture<Expected<IndexingReport>> indexing(const QString& caip2) override;
    QFuture<Expected<std::vector<QuarantineRow>>> quarantine(const QString& caip2, int limit) override;
    QFuture<Expected<std::vector<AlertRow>>> alerts(int limit) override;
    std::vector<LogEntry> recentLog(const QString& caip2, int limit) const override;

private:
    template <class T>
    QFuture<Expected<T>> answer(T value) const;

    QDateTime m_now;
    SnapshotPtr m_snapshot;
    qint64 m_lastId = 0;
};

/// A workspace that is open from the start, or opens step by step on request.
class ScriptedWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit ScriptedWorkspace(Scene scene = Scene::Twelve, bool open = true, QObject* parent = nullptr);

    ScriptedEngine* scripted() const { return m_engine; }
    bool there = true;              ///< result of exists()
    std::optional<Error> failWith;  ///< makes opening fail at the step Connect
    QStringList passphrases;        ///< received passphrases; empty if declined
    QString mode = u"local"_s, secretStore = u"keychain"_s;

    WorkspaceState state() const override { return m_state; }
    WorkspaceInfo info() const override;
    std::optional<Error> error() const override { return m_error; }
    Engine* engine() const override { return m_state == WorkspaceState::Open ? m_engine : nullptr; }
    bool exists(const QString&) const override { return there; }
    void openLocal(const QString& directory) override { open(directory); }
    void openServer(const QString& directory, const ServerParameters&) override { open(directory); }
    void open(const QString& directory) override;
    void unlockSecrets(const QString& passphrase) override { passphrases << passphrase; }
    void close() override;
    QFuture<Expected<Done>> saveSupportBundle(const QString&, const QString&) override
    {
        return QtFuture::makeReadyFuture<Expected<Done>>(Done{});
    }

private:
    void become(WorkspaceState state);
    ScriptedEngine* m_engine;
    WorkspaceState m_state;
    std::optional<Error> m_error;
};

}  // namespace signalbox::test
