// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/engine_impl.h"

#include <QCoreApplication>
#include <QDir>
#include <QSemaphore>
#include <future>

#include "care/work/maintenance_worker.h"
#include "cluster/private_files.h"
#include "engine/shipped_families.h"
#include "events/event_detail.h"
#include "events/event_reader.h"
#include "events/pending_merge.h"
#include "layers/layer_figures.h"
#include "signalbox/literals.h"
#include "store/command_queue.h"
#include "store/samples.h"
#include "store/status.h"
#include "support/log.h"
#include "units/previews.h"

namespace signalbox::engine {

EngineImpl::EngineImpl(EngineParts parts, QObject* parent) : Engine(parent)
{
    if (!parts.rates)
        parts.rates = std::make_shared<rpc::RateRegistry>();
    if (!parts.clocks)
        parts.clocks = std::make_shared<ClockWatch>();
    m_pending = std::make_shared<PendingEvents>();
    parts.pending = m_pending;
    parts.works = parts.options.workers;
    if (!parts.endpointSecrets)
        parts.endpointSecrets = std::make_shared<EndpointSecrets>(parts.secrets);
    if (!parts.catalog)
        parts.catalog = std::make_shared<const catalog::Catalog>(catalog::Catalog::canopy());
    if (!parts.families)
        parts.families = shippedFamilies(parts.catalog);
    if (!parts.workerParts) {
        EngineParts values = parts;  // a copy without the function itself
        parts.workerParts = [values](const WorkerInput& input) {
            return values.families->of(input.chain).workerParts(values, input);
        };
    }
    m_parts = std::make_shared<const EngineParts>(std::move(parts));
    auto first = std::make_shared<WorkspaceSnapshot>();
    first->engine = EngineState::Starting;
    first->at = QDateTime::currentDateTimeUtc();
    m_snapshot = first;

    m_log = std::make_unique<LogBook>(m_parts->options.writeLog ? QDir(m_parts->directory).filePath(u"signalbox.log"_s)
                                                                : QString());
    m_log->setListener([this](const LogEntry& entry) {
        QMetaObject::invokeMethod(
            this, [this, entry] { Q_EMIT logged(entry); }, Qt::QueuedConnection);
    });
    m_net = std::make_unique<NetThread>(m_parts->families, m_parts->rates);
    const auto& database = m_parts->database;
    m_events = std::make_unique<SessionThread>(database.withApplication(u"signalbox reader"_s));
    m_figures = std::make_unique<SessionThread>(database.withApplication(u"signalbox reader"_s));
    m_writer = std::make_unique<SessionThread>(database.withApplication(u"signalbox writer"_s));
    m_shared = std::make_unique<SharedSettingsBook>(*m_figures, *m_writer);
    m_questions = std::make_unique<EndpointQuestions>(m_parts, *m_writer, *m_net);
    m_exports = std::make_unique<ExportJobs>();
    connect(m_exports.get(), &ExportJobs::changed, this, &Engine::jobChanged);
    m_sql = std::make_unique<ReaderConsole>(ReaderConsole::Parts{
        m_parts->reader, database,
        [this](const QString& file, ExportJob::Source source) { return m_exports->start(file, std::move(source)); },
        m_parts->catalog});
    m_explorer = std::make_unique<ExplorerImpl>(database, m_parts->catalog);
    const auto reader = [&] {
        return std::make_shared<SessionThread>(database.withApplication(u"signalbox reader"_s));
    };
    const balances::Reader balanceReader = reader();
    m_balances = std::make_unique<balances::BalanceBook>(balanceReader);
    m_queue = std::make_unique<balances::QueueBook>(balanceReader);
    // Importing prices may take seconds.
    m_tokens = std::make_unique<balances::TokenBook>(reader(), m_parts->endpointSecrets);
    m_books = std::make_unique<TriggerBooks>(*m_parts, [this] { return m_snapshot; });
    m_ibc = std::make_unique<IbcBooks>(*m_parts);
    const care::Machine machine{m_parts->dataDirectory,
                                [parts = m_parts](qint64 totalBytes) { return diskReserve(*parts, totalBytes); }};
    m_care = std::make_unique<care::CareBook>(care::CareBook::Parts{
        reader(), machine, m_parts->ensureDatabase ? QString() : database.host, store::thisPerson()});

    m_supervisor = new Supervisor(m_parts, m_net.get());
    m_supervisor->moveToThread(&m_thread);
    m_sync = std::make_unique<SyncBook>(
        m_parts, [this] { return m_snapshot; },
        [supervisor = m_supervisor](auto alerts) {
            QMetaObject::invokeMethod(
                supervisor, [supervisor, alerts] { supervisor->setSyncAlerts(alerts); }, Qt::QueuedConnection);
        });
    connect(
        m_supervisor, &Supervisor::snapshotReady, this,
        [this, slot = m_slot](const SnapshotPtr& snapshot) {
            const std::lock_guard lock(slot->mutex);
            slot->newest = snapshot;
            if (!std::exchange(slot->posted, true))
                QMetaObject::invokeMethod(this, &EngineImpl::takeSnapshot, Qt::QueuedConnection);
        },
        Qt::DirectConnection);
    connect(m_supervisor, &Supervisor::commandChanged, this, [this](const CommandStatus& status) {
        if (m_sync)
            m_sync->told(status);
        Q_EMIT commandChanged(status);
    });
    connect(m_supervisor, &Supervisor::rowsCommitted, this, &Engine::rowsCommitted);
    m_commands = std::make_unique<CommandWriter>(*m_writer, m_parts->endpointSecrets);
    connect(m_commands.get(), &CommandWriter::refused, this, &Engine::commandChanged);
    connect(m_commands.get(), &CommandWriter::written, m_supervisor, &Supervisor::lookNow, Qt::QueuedConnection);
    for (const auto& capability : m_parts->families->capabilities())
        if (auto work = capability->work(*m_parts))
            m_work.push_back(std::move(work));
    m_work.push_back(std::make_unique<care::MaintenanceWorker>(care::MaintenanceWorker::Parts{
        database, {consoleName(), store::thisHost(), QCoreApplication::applicationPid()}, machine, m_parts->works}));
    m_thread.setObjectName(u"engine"_s);
    m_thread.start();
    QMetaObject::invokeMethod(m_supervisor, &Supervisor::start, Qt::QueuedConnection);
}

EngineImpl::~EngineImpl()
{
    m_exports.reset();
    // First the parts that use the supervisor; the network last, because all the others may be using it.
    m_shared.reset();
    m_writer.reset();
    m_events.reset();
    m_figures.reset();
    m_sql.reset();
    m_explorer.reset();
    m_balances.reset();
    m_queue.reset();
    m_tokens.reset();
    m_books.reset();
    m_ibc.reset();
    m_care.reset();
    m_sync.reset();
    {
        // At once: each may wait for a server that does not answer.
        std::vector<std::future<void>> ends;
        for (auto& work : m_work)
            ends.push_back(std::async(std::launch::async, [&work] { work.reset(); }));
    }
    m_work.clear();
    QSemaphore stopped;
    connect(
        m_supervisor, &Supervisor::stopped, m_supervisor, [&stopped] { stopped.release(); }, Qt::DirectConnection);
    QMetaObject::invokeMethod(m_supervisor, &Supervisor::stop, Qt::QueuedConnection);
    stopped.acquire();
    m_supervisor->deleteLater();
    m_thread.quit();
    m_thread.wait();
    m_net.reset();
    m_log.reset();
}

void EngineImpl::takeSnapshot()
{
    {
        const std::lock_guard lock(m_slot->mutex);
        m_slot->posted = false;
        m_snapshot = m_slot->newest;
    }
    Q_EMIT snapshotChanged(m_snapshot);
}

QUuid EngineImpl::submit(const Command& command)
{
    return m_commands->submit(command);
}

void EngineImpl::cancel(const QUuid& request)
{
    m_commands->cancel(request);
}

QFuture<Expected<Preview>> EngineImpl::preview(const Command& command)
{
    if (command.verb() ==
        Verb::Optimize)  // reads whole tables, so it runs on its own and the figures of others do not wait for it
        return m_sync->preview(command);
    return m_figures->run<Preview>([command, families = m_parts->families](store::Session& session) {
        return makePreview(session, *families, command);
    });
}

QFuture<Expected<std::vector<CommandStatus>>> EngineImpl::commands(int limit)
{
    return m_figures->run<std::vector<CommandStatus>>(
        [limit](store::Session& session) { return store::CommandQueue(session).list(limit); });
}

QFuture<Expected<std::vector<ChainPreset>>> EngineImpl::presets()
{
    return m_questions->presets();
}

QFuture<Expected<ProbeReport>> EngineImpl::probe(const EndpointDraft& endpoint, const QString& family)
{
    return m_questions->probe(endpoint, family);
}

QFuture<Expected<ProbeReport>> EngineImpl::probeStored(const QString& caip2, qint64 endpoint)
{
    return m_questions->probeStored(caip2, endpoint);
}

QFuture<Expected<TokenInfo>> EngineImpl::token(const ChainDraft& chain, const QString& address)
{
    return m_questions->token(chain, address);
}

QFuture<Expected<std::vector<StartChoice>>> EngineImpl::startChoices(const ChainDraft& chain, const QDateTime& date,
                                                                     int lastDays)
{
    return m_questions->startChoices(chain, date, lastDays);
}

QFuture<Expected<EventPage>> EngineImpl::events(const EventQuery& query)
{
    return m_events->run<EventPage>([query, pending = m_pending](store::Session& session) -> Expected<EventPage> {
        const bool live = query.kind == EventKind::Registry && query.newestFirst;
        // Memory before the table: a row that is stored in between is seen twice rather than not at all.
        std::vector<EventRow> rows = live ? pending->rows(query) : std::vector<EventRow>();
        auto page = store::EventReader(session).page(query);
        if (page && live)
            mergePending(query, std::move(rows), *page);
        return page;
    });
}

QFuture<Expected<EventDetail>> EngineImpl::eventDetail(const QString& caip2, EventKind kind, const QString& key)
{
    auto promise = std::make_shared<QPromise<Expected<EventDetail>>>();
    promise->start();
    readEventDetail(*m_events, *m_net, m_parts->endpointSecrets, m_pending, caip2, kind, key, promise);
    return promise->future();
}

qint64 EngineImpl::startExport(const ExportRequest& request)
{
    return m_exports->start(request.file, exportOfEvents(request, m_parts->database));
}

void EngineImpl::cancelJob(qint64 id)
{
    m_exports->cancel(id);
}

QFuture<Expected<std::vector<Series>>> EngineImpl::series(const SeriesQuery& query)
{
    return m_figures->run<std::vector<Series>>(
        [query](store::Session& session) { return store::Samples(session).series(query); });
}

QFuture<Expected<std::vector<ReorgRow>>> EngineImpl::reorgs(const QString& caip2, int limit)
{
    return m_figures->run<std::vector<ReorgRow>>(
        [caip2, limit](store::Session& session) { return store::readReorgs(session, caip2, limit); });
}

QFuture<Expected<IndexingReport>> EngineImpl::indexing(const QString& caip2)
{
    return m_figures->run<IndexingReport>(
        [caip2](store::Session& session) { return layers::readIndexing(session, caip2); });
}

QFuture<Expected<std::vector<QuarantineRow>>> EngineImpl::quarantine(const QString& caip2, int limit)
{
    return m_figures->run<std::vector<QuarantineRow>>(
        [caip2, limit](store::Session& session) { return store::Quarantine(session).list(caip2, limit); });
}

QFuture<Expected<std::vector<AlertRow>>> EngineImpl::alerts(int limit)
{
    return m_figures->run<std::vector<AlertRow>>(
        [limit](store::Session& session) { return store::Alerts(session).list(limit); });
}

std::vector<LogEntry> EngineImpl::recentLog(const QString& caip2, int limit) const
{
    return m_log->recent(caip2, limit);
}

}  // namespace signalbox::engine
