// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_book.h"

#include "alerts/sampler.h"
#include "crosschain/sync_lags.h"
#include "crosschain/sync_memory.h"
#include "postgres/when_done.h"
#include "support/log.h"
#include "support/supervisor_tools.h"
#include "units/previews.h"

namespace signalbox::engine {

namespace {

constexpr int sampleMs = Sampler::stepSeconds * 1000;
constexpr qint64 lookMs = 60;                              ///< time per call for the newest blocks of other chains
constexpr qint64 watchedMs = 60'000;                       ///< time for which cells are counted after a query
constexpr qint64 againSeconds = 600;                       ///< age at which a count is repeated
constexpr int restsFor = 9;                                ///< pause after a count, as a multiple of its duration
constexpr qint64 schemasMs = 600'000, doubtedMs = 30'000;  ///< time between checks of schemas without a request

bool anyCopied(const SnapshotPtr& snapshot)
{
    return snapshot && std::any_of(snapshot->chains.begin(), snapshot->chains.end(),
                                   [](const ChainSnapshot& chain) { return chain.has(Feature::GlobalTables); });
}

std::optional<CellKey> nextToCount(SyncMemory& memory, const SyncMatrix& matrix)
{
    const std::lock_guard lock(memory.mutex);
    std::erase_if(memory.doubtful, [&](const CellKey& key) { return !matrix.cell(key.first, key.second); });
    if (!memory.doubtful.empty())
        return *memory.doubtful.begin();
    const SyncCell* oldest = nullptr;
    QDateTime at = QDateTime::currentDateTimeUtc().addSecs(-againSeconds);
    for (const SyncCell& cell : matrix.cells) {
        const auto counted = memory.counted.find({cell.caip2, cell.entity});
        if (counted == memory.counted.end() || counted->second.stale)
            return CellKey{cell.caip2, cell.entity};
        if (counted->second.figures.measuredAt < at) {
            at = counted->second.figures.measuredAt;
            oldest = &cell;
        }
    }
    return oldest ? std::optional(CellKey{oldest->caip2, oldest->entity}) : std::nullopt;
}

}  // namespace

SyncBook::SyncBook(std::shared_ptr<const EngineParts> parts, std::function<SnapshotPtr()> snapshot, Tell tell,
                   QObject* parent)
    : QObject(parent),
      m_parts(std::move(parts)),
      m_snapshot(std::move(snapshot)),
      m_tell(std::move(tell)),
      m_memory(new SyncMemory(m_parts->catalog))
{
    const auto thread = [&](const char* name) {
        return std::make_unique<SessionThread>(m_parts->database.withApplication(QLatin1String(name)));
    };
    m_quick = thread("signalbox reader");
    m_exact = thread("signalbox reader");
    m_sampling.setInterval(sampleMs);
    connect(&m_sampling, &QTimer::timeout, this, &SyncBook::sample);
    if (m_parts->options.workers)
        m_sampling.start();
    m_counting.setSingleShot(true);
    connect(&m_counting, &QTimer::timeout, this, &SyncBook::countNext);
}

SyncBook::~SyncBook() = default;

QFuture<Expected<SyncMatrix>> SyncBook::matrix()
{
    m_asked.start();
    if (!m_countsNow && !m_counting.isActive())
        m_counting.start(200);
    return m_quick->run<SyncMatrix>([memory = m_memory, snapshot = m_snapshot()](store::Session& session) {
        return readSyncMatrix(session, *memory, snapshot, lookMs);
    });
}

QFuture<Expected<SyncCell>> SyncBook::measure(const QString& caip2, const QString& entity)
{
    return m_exact->run<SyncCell>([memory = m_memory, snapshot = m_snapshot(), caip2, entity](store::Session& session) {
        return countSyncCell(session, *memory, snapshot, caip2, entity);
    });
}

QFuture<Expected<std::vector<SyncAlert>>> SyncBook::alerts()
{
    return m_quick->run<std::vector<SyncAlert>>(
        [catalog = anyCopied(m_snapshot()) ? m_parts->catalog : nullptr](store::Session& session) {
            return readSyncAlerts(session, catalog.get());
        });
}

QFuture<Expected<std::vector<SyncFinding>>> SyncBook::findings()
{
    m_foundAt.start();
    return m_exact->run<std::vector<SyncFinding>>(
        [memory = m_memory](store::Session& session) { return readSyncFindings(session, *memory); });
}

QFuture<Expected<std::vector<SyncLag>>> SyncBook::lag(const SyncLagQuery& query)
{
    return m_quick->run<std::vector<SyncLag>>(
        [query](store::Session& session) { return layers::SyncLags(session).read(query); });
}

QFuture<Expected<Preview>> SyncBook::preview(const Command& command)
{
    const auto& settings = m_parts->settings;
    return m_exact->run<Preview>(
        [command, families = m_parts->families, keepDays = settings ? settings->integer("sync.optimize_keep_days") : 0](
            store::Session& session) { return makePreview(session, *families, command, keepDays); });
}

void SyncBook::told(const CommandStatus& status)
{
    const bool copies = status.verb == Verb::Resync || status.verb == Verb::Repair;
    if (!isFinal(status.state) || (!copies && status.verb != Verb::Reindex && status.verb != Verb::Optimize))
        return;
    const std::lock_guard lock(m_memory->mutex);
    for (auto& [key, counted] : m_memory->counted)
        if (key.first == status.target) {
            counted.stale = true;
            if (counted.figures.wrong() > 0)
                m_memory->doubtful.insert(key);
        }
    if (status.verb == Verb::Repair)
        m_memory->findings.clear();
}

/// Counts one cell, then pauses; only while a client reads the matrix.
void SyncBook::countNext()
{
    if (m_countsNow || !m_asked.isValid() || m_asked.elapsed() > watchedMs || !anyCopied(m_snapshot()))
        return;
    m_countsNow = true;
    const bool schemas = due(m_foundAt, watchedMs);
    auto took = std::make_shared<qint64>(0);
    const auto future =
        m_exact->run<Done>([memory = m_memory, snapshot = m_snapshot(), schemas, took](store::Session& session) {
            QElapsedTimer clock;
            clock.start();
            const auto done = [&]() -> Expected<Done> {
                if (schemas)
                    return readSyncFindings(session, *memory).map([](const auto&) { return Done{}; });
                const auto matrix = readSyncMatrix(session, *memory, snapshot, 0);
                if (!matrix)
                    return fail(matrix.error());
                const auto next = nextToCount(*memory, *matrix);
                if (!next)
                    return fail(ErrorKind::NotFound, "NOTHING_TO_COUNT", {});
                return countSyncCell(session, *memory, snapshot, next->first, next->second).map([](const auto&) {
                    return Done{};
                });
            }();
            *took = clock.elapsed();
            return done;
        });
    whenDone(future, this, [this, took](const Expected<Done>& done) {
        m_countsNow = false;
        if (!done && done.error().kind == ErrorKind::Cancelled)
            return;
        m_counting.start(int(done ? std::clamp<qint64>(*took * restsFor, 50, 600'000) : 5'000));
    });
}

void SyncBook::sample()
{
    const SnapshotPtr snapshot = m_snapshot();
    if (!anyCopied(snapshot))
        return;
    const QDateTime at = Sampler::endOfSpan(QDateTime::currentDateTimeUtc());
    const bool rolls = due(m_rolled, 60'000), prunes = due(m_pruned, 3'600'000);
    bool doubted = false;
    {
        const std::lock_guard lock(m_memory->mutex);
        doubted = !m_memory->findings.empty();
    }
    const bool schemas = due(m_foundAt, doubted ? doubtedMs : schemasMs);
    m_quick->post([memory = m_memory, tell = m_tell, snapshot, at, rolls, prunes, schemas](store::Session* session) {
        if (!session)
            return;
        if (schemas)
            (void)readSyncFindings(*session, *memory);
        const auto matrix = readSyncMatrix(*session, *memory, snapshot, 0);
        if (!matrix)
            return;
        if (tell)
            tell(syncAlerts(*matrix));
        std::vector<layers::SyncLags::Row> rows;
        for (const SyncCell& cell : matrix->cells)
            if (cell.since.isValid() && cell.lagSeconds)
                rows.push_back({cell.caip2, cell.entity, *cell.lagSeconds});
        layers::SyncLags lags(*session);
        if (const auto written = lags.insert(rows, at); !written && !isAway(written.error()))
            qCWarning(logEngine).noquote()
                << "The lags of the cross-chain sync were not stored:" << written.error().text();
        if (rolls)
            (void)lags.rollUp();
        if (prunes)
            (void)lags.prune();
    });
}

}  // namespace signalbox::engine
