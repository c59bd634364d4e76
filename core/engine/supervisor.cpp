// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/supervisor.h"

#include "signalbox/literals.h"
#include "support/log.h"
#include "support/process_limits.h"
#include "support/supervisor_tools.h"

namespace signalbox::engine {

namespace {

constexpr qint64 beatMs = 500, reloadMs = 10'000, trimMs = 20'000;

/// application_name of the engine's session, by which consoles recognize each other.
QString applicationName(const EngineOptions& options)
{
    return !options.workers           ? u"signalbox console"_s
           : options.chains.isEmpty() ? liveName
                                      : u"signalbox engine (some chains)"_s;
}

}  // namespace

Supervisor::Supervisor(std::shared_ptr<const EngineParts> parts, NetThread* net)
    : m_parts(std::move(parts)),
      m_link(m_parts->database.withApplication(applicationName(m_parts->options)), m_parts->ensureDatabase, this),
      m_news(m_link, this),
      m_leases(*m_parts, m_units, m_link.session(),
               {[this](ChainUnit& unit) { onHeld(unit); }, [this](ChainUnit& unit) { onTaken(unit); },
                [this](ChainUnit& unit) { onLost(unit); }}),
      m_status(*m_parts, m_units, m_link.session()),
      m_samples(m_link.session()),
      m_figures(m_parts->families->capabilities(), m_units, m_link.session()),
      m_alerts(*m_parts, m_units, m_link.session()),
      m_catalogs(*m_parts, m_units, m_link.session()),
      m_disk(DiskGuard::diskOf(m_parts->dataDirectory),
             [this](qint64 totalBytes) { return diskReserve(*m_parts, totalBytes); }),
      m_keeper(m_parts, m_units, m_catalogs, m_link.session(), this),
      m_place({*m_parts, *net, m_units, m_link, m_leases, m_catalogs, m_keeper, m_news, m_alerts}),
      m_publisher([this] { return makeSnapshot(); }, this),
      m_beat(this)
{
    m_link.listen(u"signalbox"_s, [this](const QString& payload) { onBlock(payload); });
    connect(&m_link, &DatabaseLink::changed, &m_publisher, &SnapshotPublisher::changed);
    connect(&m_news, &CommandNews::changed, this, &Supervisor::onNews);
    connect(&m_news, &CommandNews::queued, this, &Supervisor::lookNow);
    connect(&m_news, &CommandNews::finished, this, [this] {
        if (m_loaded && m_state != EngineState::Stopping)
            (void)m_keeper.reload();
    });
    connectUnits();
    connect(&m_publisher, &SnapshotPublisher::ready, this, &Supervisor::snapshotReady);
    m_beat.setInterval(beatMs);
    connect(&m_beat, &QTimer::timeout, this, &Supervisor::beat);
}

Supervisor::~Supervisor() = default;

void Supervisor::connectUnits()
{
    connect(&m_keeper, &UnitKeeper::changed, &m_publisher, &SnapshotPublisher::changed);
    connect(&m_keeper, &UnitKeeper::unitChanged, this, [this](ChainUnit* unit) {
        const auto& status = unit->facts().status;
        if (status && unit->isHeld())
            m_samples.observe(*status);
        m_commands->onUnitChanged(*unit);
    });
    connect(&m_keeper, &UnitKeeper::rowsCommitted, this, &Supervisor::rowsCommitted);
    connect(&m_keeper, &UnitKeeper::reorged, this,
            [this](ChainUnit* unit, const indexing::ReorgReport& report) { m_alerts.reorged(*unit, report); });
    connect(&m_keeper, &UnitKeeper::leaseLost, this, [this](ChainUnit* unit) { m_leases.lose(*unit); });
    connect(&m_keeper, &UnitKeeper::unitStopped, this, &Supervisor::finishStop);
    connect(&m_keeper, &UnitKeeper::forgotten, this, [this](const QString& caip2) {
        m_samples.forget(caip2);
        m_status.forget(caip2);
        m_figures.forget(caip2);
        m_alerts.forget(caip2);
    });
}

void Supervisor::start()
{
    m_commands = std::make_unique<CommandRunner>(m_place);
    connect(&m_keeper, &UnitKeeper::jobProgress, m_commands.get(), &CommandRunner::onJobProgress);
    m_beat.start();
    beat();
}

void Supervisor::beat()
{
    m_samples.close();
    if (m_link.isPausing())
        return;
    look();
    if (m_link.isSilent())
        return;
    const bool first = !m_loaded;
    auto done = connectDatabase();
    if (done)
        done = readWorkspace();
    if (done)
        done = keepRecords();
    if (!done) {
        m_state = EngineState::DatabaseAway;
        return m_link.failed(done.error());
    }
    if (const auto outage = m_link.answered()) {
        m_alerts.outageEnded(*outage);
        m_reloadAt.invalidate();
        m_keeper.tryAll();
    }
    if (std::exchange(m_state, EngineState::Running) != EngineState::Running)
        m_publisher.changed();
    m_commands->look();
    if (m_parts->pending && m_parts->pending->isWanted())
        for (const auto& [caip2, unit] : m_units)
            unit->readPending();
    if (due(m_reloadAt, reloadMs)) {
        if (!first)
            (void)m_keeper.reload();
        m_commands->reclaim();
        if (m_place.takesFreeCommands())
            m_commands->recoverFree();
    }
    // Memory remains allocated between live blocks and after a backfill. Among many chains one is always behind, so
    // this does not wait for a quiet moment.
    if (!first && due(m_trimmedAt, trimMs))
        giveMemoryBack();
    m_link.poll();
}

void Supervisor::look()
{
    if (const qint64 jump = m_parts->clocks ? m_parts->clocks->look() : 0) {
        qCInfo(
            logEngine,
            "The clock jumped ahead by %lld s: this machine was asleep, or its clock was set. Ages and lags are valid "
            "again in %lld s. Waiting requests are retried now.",
            jump / 1000, ClockWatch::settleMs / 1000);
        m_keeper.tryAll();
        m_leases.lookAgain();  // another console may have taken chains in the meantime
    }
    if (m_parts->settings && m_parts->settings->look()) {
        config::applyLogLevel(m_parts->settings->value(u"log.level"_s).toString());
        for (const auto& [caip2, unit] : m_units)
            unit->applyLimits();
    }
    if (m_disk.look()) {
        for (ChainUnit* unit : m_units.held())
            unit->setGuard(m_disk.failure());
        m_publisher.changed();
    }
}

Expected<Done> Supervisor::connectDatabase()
{
    const auto opened = m_link.open();
    if (!opened)
        return fail(opened.error());
    if (*opened || !m_loaded) {
        if (const auto loaded = m_keeper.reload(); !loaded)
            return loaded;
        if (std::exchange(m_loaded, true))
            m_leases.interrupted();
        else
            m_publisher.publish();
    }
    m_link.watch();
    return Done{};
}

/// An engine with workers publishes the last known rows before it starts any work; one without first reads which chains
/// are active, so that no chain appears stopped for a moment.
Expected<Done> Supervisor::readWorkspace()
{
    if (!m_parts->options.workers)
        if (const auto kept = m_leases.keep(); !kept)
            return kept;
    const auto ready = m_catalogs.keep();
    if (!ready)
        return fail(ready.error());
    if (*ready)
        for (ChainUnit* unit : m_units.held())
            m_keeper.adopt(*unit);
    const auto others = m_status.readOthers();
    if (!others)
        return fail(others.error());
    if (*others)
        m_publisher.changed();
    if (m_state != EngineState::Running)
        m_publisher.publish();
    return Done{};
}

/// A part that fails is logged and does not stop the others, unless the database is unavailable.
Expected<Done> Supervisor::keepRecords()
{
    const auto readFigures = [this]() -> Expected<Done> {
        const auto read = m_figures.read();
        if (!read)
            return fail(read.error());
        if (*read)
            m_publisher.changed();
        return Done{};
    };
    const auto lookAtAlerts = [this]() -> Expected<Done> {
        const auto told = m_alerts.look({m_disk.failure(), m_catalogs.isReady()});
        if (!told)
            return fail(told.error());
        if (*told)
            m_figures.countsChanged();
        return Done{};
    };
    const std::function<Expected<Done>()> steps[] = {
        [this] { return m_leases.renew(); },
        [this] { return m_leases.keep(); },
        [this] { return m_status.write(); },
        [this] { return m_status.writeLearned(); },
        [this] { return m_status.writeFamilyTables(); },
        [this] { return m_samples.write(); },
        [this] { return m_parts->options.workers ? m_samples.prune() : Expected<Done>(Done{}); },
        readFigures,
        lookAtAlerts,
        [this] { return m_catalogs.scheduleOptimize(); },
    };
    for (const auto& step : steps)
        if (const auto done = step(); !done) {
            if (isAway(done.error()))
                return done;
            if (std::exchange(m_lastFault, done.error().text()) != done.error().text())
                qCWarning(logEngine).noquote() << done.error().text();
        }
    return Done{};
}

void Supervisor::onHeld(ChainUnit& unit)
{
    unit.setGuard(m_disk.failure());
    m_commands->recover({unit.caip2()});
}

void Supervisor::onTaken(ChainUnit& unit)
{
    m_keeper.adopt(unit);
    if (unit.facts().row.state == "deleting"_L1)
        m_commands->resumeDelete(unit);
}

void Supervisor::onLost(ChainUnit& unit)
{
    m_samples.forget(unit.caip2());
    m_commands->leaseLost(unit.caip2());
}

void Supervisor::onNews(const CommandStatus& status)
{
    if (status.verb == Verb::Reindex && isFinal(status.state))
        m_alerts.unfilledChanged();
    Q_EMIT commandChanged(status);
}

void Supervisor::onBlock(const QString& payload)
{
    const QStringList words = payload.split(QLatin1Char(' '));  // chain <caip2> <block>
    if (words.value(0) != "chain"_L1)
        return;
    const ChainUnit* unit = m_units.find(words.value(1));
    if (unit && !unit->isHeld())
        Q_EMIT rowsCommitted(unit->caip2(), words.value(2).toLongLong());
}

void Supervisor::lookNow()
{
    if (m_loaded && m_state == EngineState::Running)
        m_commands->look();
}

SnapshotPtr Supervisor::makeSnapshot() const
{
    std::vector<ChainSnapshot> chains;
    chains.reserve(m_units.size());
    for (const auto& [caip2, unit] : m_units)
        chains.push_back(unit->snapshot());
    auto snapshot = std::make_shared<WorkspaceSnapshot>(makeWorkspaceSnapshot(std::move(chains)));
    snapshot->engine = m_state;
    snapshot->failure = m_link.failure() ? m_link.failure() : m_disk.failure();
    snapshot->databaseBytes = m_figures.databaseBytes();
    snapshot->diskFreeBytes = m_disk.freeBytes();
    snapshot->unreadAlerts = m_figures.unreadAlerts();
    return snapshot;
}

void Supervisor::stop()
{
    if (m_state == EngineState::Stopping || m_state == EngineState::Closed)
        return;
    m_state = EngineState::Stopping;
    m_place.stop();
    m_beat.stop();
    m_link.pollLess();
    m_publisher.publish();
    if (m_commands)
        m_commands->stop();
    m_keeper.stopAll();
    finishStop();
}

void Supervisor::finishStop()
{
    if (m_state == EngineState::Closed)
        return;
    if (m_keeper.anyWorks())
        return;
    m_state = EngineState::Closed;
    if (m_link.session().isOpen()) {
        m_samples.writeLast();
        for (const ChainUnit* unit : m_units.held()) {
            m_status.writeLast(*unit);
            m_leases.release(*unit);
        }
    }
    m_publisher.stop();
    m_commands.reset();  // waits for blocking work, which was interrupted
    m_units.clear();
    m_link.close();
    Q_EMIT stopped();
}

}  // namespace signalbox::engine
