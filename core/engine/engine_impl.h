// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>
#include <atomic>
#include <memory>
#include <mutex>

#include "balances/books/balance_book.h"
#include "balances/books/queue_book.h"
#include "balances/books/token_book.h"
#include "care/books/care_book.h"
#include "crosschain/sync_book.h"
#include "engine/command_writer.h"
#include "engine/endpoint_questions.h"
#include "engine/export_jobs.h"
#include "engine/ibc_books.h"
#include "engine/shared_settings_book.h"
#include "engine/supervisor.h"
#include "engine/trigger_books.h"
#include "explorer/explorer_impl.h"
#include "signalbox/engine.h"
#include "sqlconsole/sql_console.h"
#include "units/engine_parts.h"
#include "workspace/log_book.h"

namespace signalbox::engine {

class PendingEvents;

/// The façade over the engine's threads: supervisor, two readers (events; figures), writer (commands, secrets),
/// network. Created and destroyed in its owner's thread; the destructor stops all of them and waits, within seconds.
class EngineImpl : public Engine {
    Q_OBJECT
public:
    explicit EngineImpl(EngineParts parts, QObject* parent = nullptr);
    ~EngineImpl() override;

    SnapshotPtr snapshot() const override { return m_snapshot; }
    QUuid submit(const Command& command) override;
    void cancel(const QUuid& request) override;
    QFuture<Expected<Preview>> preview(const Command& command) override;
    QFuture<Expected<std::vector<CommandStatus>>> commands(int limit) override;
    std::vector<FamilyInfo> families() const override { return m_parts->families->list(); }
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
    SqlConsole* sqlConsole() override { return m_sql.get(); }
    SyncQueries* sync() override { return m_sync.get(); }
    Explorer* explorer() override { return m_explorer.get(); }
    BalanceQueries* balances() override { return m_balances.get(); }
    QueueQueries* balanceQueue() override { return m_queue.get(); }
    TokenQueries* tokens() override { return m_tokens.get(); }
    TriggerQueries* triggers() override { return &m_books->triggers(); }
    ActionQueries* actions() override { return &m_books->actions(); }
    UserQueries* users() override { return &m_books->users(); }
    IbcQueries* ibc() override { return &m_ibc->packets(); }
    ClearingQueries* clearing() override { return &m_ibc->clearing(); }
    DatabaseQueries* database() override { return m_care.get(); }
    SharedSettings* sharedSettings() override { return m_shared.get(); }

private:
    /// The newest snapshot on its way to the owner's thread; older ones that were not fetched yet are skipped.
    struct Slot {
        std::mutex mutex;
        SnapshotPtr newest;
        bool posted = false;
    };
    void takeSnapshot();

    std::shared_ptr<PendingEvents> m_pending;
    std::shared_ptr<const EngineParts> m_parts;
    SnapshotPtr m_snapshot;
    std::shared_ptr<Slot> m_slot = std::make_shared<Slot>();
    std::unique_ptr<LogBook> m_log;
    std::unique_ptr<NetThread> m_net;
    std::unique_ptr<CommandWriter> m_commands;
    std::unique_ptr<EndpointQuestions> m_questions;
    std::unique_ptr<ExportJobs> m_exports;
    std::unique_ptr<SessionThread> m_events, m_figures, m_writer;
    std::unique_ptr<SharedSettingsBook> m_shared;
    std::unique_ptr<ReaderConsole> m_sql;
    std::unique_ptr<ExplorerImpl> m_explorer;
    std::unique_ptr<SyncBook> m_sync;
    std::unique_ptr<balances::BalanceBook> m_balances;
    std::unique_ptr<balances::QueueBook> m_queue;
    std::unique_ptr<balances::TokenBook> m_tokens;
    std::unique_ptr<TriggerBooks> m_books;
    std::unique_ptr<IbcBooks> m_ibc;
    std::unique_ptr<care::CareBook> m_care;
    std::vector<std::unique_ptr<BackgroundWork>> m_work;  ///< of the capabilities, and maintenance
    QThread m_thread;
    Supervisor* m_supervisor = nullptr;  ///< lives in m_thread
};

}  // namespace signalbox::engine
