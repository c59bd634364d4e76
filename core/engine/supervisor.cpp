// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/supervisor.h"

#include <set>

#include "postgres/other_sessions.h"
#include "signalbox/literals.h"
#include "support/log.h"
#include "support/process_limits.h"
#include "support/supervisor_tools.h"

namespace signalbox::engine {

namespace {

constexpr qint64 beatMs = 500, publishMs = 250, reloadMs = 10'000, trimMs = 20'000;

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
      m_net(net),
      m_link(m_parts->database.withApplication(applicationName(m_parts->options)), m_parts->ensureDatabase, this),
      m_news(m_link, this),
      m_leases(*m_parts, m_units, m_link.session(),
               {[this](ChainUnit& unit) { onHeld(unit); }, [this](ChainUnit& unit) { onTaken(unit); },
                [this](ChainUnit& unit) { onLost(unit); }}),
      m_status(*m_parts, m_units, m_link.session()),
      m_samples(m_link.session()),
      m_figures(m_units, m_link.session()),
      m_alerts(*m_parts, m_units, m_link.session()),
      m_catalogs(*m_parts, m_units, m_link.session()),
      m_disk(DiskGuard::diskOf(m_parts->dataDirectory),
             [this](qint64 totalBytes) { return diskReserve(*m_parts, totalBytes); }),
      m_beat(this),
      m_publish(this)
{
    m_link.listen(u"signalbox"_s, [this](const QString& payload) { onBlock(payload); });
    connect(&m_link, &DatabaseLink::changed, this, &Supervisor::changed);
    connect(&m_news, &CommandNews::changed, this, &Supervisor::onNews);
    connect(&m_news, &CommandNews::queued, this, &Supervisor::lookNow);
    connect(&m_news, &CommandNews::finished, this, [this] {
        if (m_loaded && m_state != EngineState::Stopping)
            (void)reload();
    });
    m_beat.setInterval(beatMs);
    connect(&m_beat, &QTimer::timeout, this, &Supervisor::beat);
    m_publish.setSingleShot(true);
    connect(&m_publish, &QTimer::timeout, this, &Supervisor::publish);
}

Supervisor::~Supervisor() = default;

void Supervisor::start()
{
    m_commands = std::make_unique<CommandRunner>(*this);
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
        tryAll();
    }
    if (std::exchange(m_state, EngineState::Running) != EngineState::Running)
        changed();
    m_commands->look();
    if (m_parts->pending && m_parts->pending->isWanted())
        for (const auto& [caip2, unit] : m_units)
            unit->readPending();
    if (due(m_reloadAt, reloadMs)) {
        if (!first)
            (void)reload();
        m_commands->reclaim();
        if (takesFreeCommands())
            m_commands->recoverFree();
    }
    // Memory lies about between live blocks and behind a backfill. Among many chains one is always behind, so this does
    // not wait for a quiet moment.
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
        tryAll();
        m_leases.lookAgain();  // another console may have taken chains in the meantime
    }
    if (m_parts->settings && m_parts->settings->look()) {
        config::applyLogLevel(m_parts->settings->value(u"log.level"_s).toString());
        for (const auto& [caip2, unit] : m_units)
            unit->applyLimits();
    }
    if (m_disk.look()) {
        for (ChainUnit* unit : m_units.held())
            unit->setGuard(m_disk.trouble());
        changed();
    }
}

Expected<Done> Supervisor::connectDatabase()
{
    const auto opened = m_link.open();
    if (!opened)
        return fail(opened.error());
    if (*opened || !m_loaded) {
        if (const auto loaded = reload(); !loaded)
            return loaded;
        if (std::exchange(m_loaded, true))
            m_leases.interrupted();
        else
            publish();
    }
    m_link.watch();
    return Done{};
}

/// An engine that works paints the last known rows before it starts anything; one that only looks first learns which
/// chains are active, so that no chain appears stopped for a moment.
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
            adopt(*unit);
    const auto others = m_status.readOthers();
    if (!others)
        return fail(others.error());
    if (*others)
        changed();
    if (m_state != EngineState::Running)
        publish();
    return Done{};
}

/// A part that fails is logged and does not stop the others, unless the database is away.
Expected<Done> Supervisor::keepRecords()
{
    const auto readFigures = [this]() -> Expected<Done> {
        const auto read = m_figures.read();
        if (!read)
            return fail(read.error());
        if (*read)
            changed();
        return Done{};
    };
    const auto lookAtAlerts = [this]() -> Expected<Done> {
        const auto told = m_alerts.look({m_disk.trouble(), m_catalogs.isReady()});
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

Expected<Done> Supervisor::reload()
{
    auto all = readChainRows(session());
    if (!all)
        return fail(all.error());
    std::set<QString> known;
    for (ChainRows& rows : *all) {
        if (!m_parts->families->find(rows.chain.family))
            continue;  // of a newer version, which refuses its schema before anything is written
        known.insert(rows.chain.caip2);
        ChainUnit* unit = m_units.find(rows.chain.caip2);
        if (!unit)
            unit = &addUnit(rows.chain);
        unit->apply(std::move(rows.chain), std::move(rows.endpoints), std::move(rows.streams));
        if (unit->isHeld())
            adopt(*unit);
    }
    std::vector<ChainUnit*> deleted;
    for (const auto& [caip2, unit] : m_units)
        if (!known.contains(caip2))
            deleted.push_back(unit.get());
    for (ChainUnit* unit : deleted) {
        if (unit->isRunning() || unit->isStopping())
            unit->stop();
        else
            forget(unit->caip2());
    }
    changed();
    return Done{};
}

ChainUnit& Supervisor::addUnit(const store::ChainRow& row)
{
    ChainUnit* unit = &m_units.add(std::make_unique<ChainUnit>(m_parts, row));
    connect(unit, &ChainUnit::changed, this, [this, unit] {
        const auto& status = unit->facts().status;
        if (status && unit->isHeld())
            m_samples.observe(*status);
        m_commands->onUnitChanged(*unit);
        changed();
    });
    connect(unit, &ChainUnit::committed, this, [this, unit](qint64 block, bool live) {
        if (live)
            Q_EMIT rowsCommitted(unit->caip2(), block);
    });
    connect(unit, &ChainUnit::reorged, this,
            [this, unit](const indexing::ReorgReport& report) { m_alerts.reorged(*unit, report); });
    connect(unit, &ChainUnit::jobProgress, m_commands.get(), &CommandRunner::onJobProgress);
    connect(unit, &ChainUnit::leaseLost, this, [this, unit] {
        if (!unit->isStopping())  // otherwise the signal is about an earlier lease
            m_leases.lose(*unit);
    });
    connect(unit, &ChainUnit::stopped, this, [this, unit] {
        if (m_state == EngineState::Stopping)
            finishStop();
        else if (unit->isHeld())
            adopt(*unit);
    });
    return *unit;
}

void Supervisor::forget(const QString& caip2)
{
    m_samples.forget(caip2);
    m_status.forget(caip2);
    m_figures.forget(caip2);
    m_alerts.forget(caip2);
    m_units.remove(caip2);
}

void Supervisor::adopt(ChainUnit& unit)
{
    const QString& state = unit.facts().row.state;
    if (m_catalogs.isFor(unit) && m_parts->options.workers && !m_catalogs.isReady())
        return;  // keep() comes back to it
    const bool works = state == "active"_L1 || state == "paused"_L1;
    if (works && m_parts->options.workers)
        unit.start(ChainUnit::Mode::Live);
    else if (!works && unit.isRunning())
        unit.stop();
}

void Supervisor::ensureWorker(ChainUnit& unit)
{
    if (m_catalogs.isFor(unit) && !m_catalogs.prepare())
        return;
    if (m_parts->options.workers)
        return unit.start(ChainUnit::Mode::Live);
    if (const auto end = store::Chains(session()).highestCovered(unit.caip2()))
        unit.start(ChainUnit::Mode::Still, *end);
}

Expected<Done> Supervisor::hold(ChainUnit& unit)
{
    if (!unit.isHeld() && m_state == EngineState::Stopping)
        return fail(stopping());
    return m_leases.hold(unit);
}

void Supervisor::onHeld(ChainUnit& unit)
{
    unit.setGuard(m_disk.trouble());
    m_commands->recover({unit.caip2()});
}

void Supervisor::onTaken(ChainUnit& unit)
{
    adopt(unit);
    if (unit.facts().row.state == "deleting"_L1)
        m_commands->resumeDelete(unit);
}

void Supervisor::onLost(ChainUnit& unit)
{
    m_samples.forget(unit.caip2());
    m_commands->leaseLost(unit.caip2());
}

void Supervisor::tryAll()
{
    for (ChainUnit* unit : m_units.held())
        if (unit->worker())
            unit->worker()->tryNow();
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
    const ChainUnit* u = unit(words.value(1));
    if (u && !u->isHeld())
        Q_EMIT rowsCommitted(u->caip2(), words.value(2).toLongLong());
}

void Supervisor::lookNow()
{
    if (m_loaded && m_state == EngineState::Running)
        m_commands->look();
}

bool Supervisor::takesFreeCommands()
{
    if (m_state == EngineState::Stopping)
        return false;
    if (m_parts->options.workers && m_parts->options.chains.isEmpty())
        return true;
    const auto others = store::othersNamed(session(), liveName);
    return others && *others == 0;
}

void Supervisor::rowsKept(const QString& caip2, const chain::IntervalSet& read, const Intervals& kept)
{
    m_alerts.rowsKept(caip2, read, kept);
}

void Supervisor::changed()
{
    if (!m_publish.isActive())
        m_publish.start(m_published.isValid() ? int(std::clamp<qint64>(publishMs - m_published.elapsed(), 0, publishMs))
                                              : 0);
}

void Supervisor::publish()
{
    m_published.start();
    std::vector<ChainSnapshot> chains;
    chains.reserve(m_units.size());
    for (const auto& [caip2, unit] : m_units)
        chains.push_back(unit->snapshot());
    auto snapshot = std::make_shared<WorkspaceSnapshot>(makeWorkspaceSnapshot(std::move(chains)));
    snapshot->engine = m_state;
    snapshot->trouble = m_link.trouble() ? m_link.trouble() : m_disk.trouble();
    snapshot->databaseBytes = m_figures.databaseBytes();
    snapshot->diskFreeBytes = m_disk.freeBytes();
    snapshot->unreadAlerts = m_figures.unreadAlerts();
    Q_EMIT snapshotReady(snapshot);
}

void Supervisor::stop()
{
    if (m_state == EngineState::Stopping || m_state == EngineState::Closed)
        return;
    m_state = EngineState::Stopping;
    m_beat.stop();
    m_link.pollLess();
    publish();
    if (m_commands)
        m_commands->stop();
    std::vector<ChainUnit*> running;
    for (const auto& [caip2, unit] : m_units)
        if (unit->isRunning())
            running.push_back(unit.get());
    for (ChainUnit* unit : running)
        unit->stop();
    finishStop();
}

void Supervisor::finishStop()
{
    if (m_state == EngineState::Closed)
        return;
    for (const auto& [caip2, unit] : m_units)
        if (unit->isRunning() || unit->isStopping())
            return;
    m_state = EngineState::Closed;
    if (session().isOpen()) {
        m_samples.writeLast();
        for (const ChainUnit* unit : m_units.held()) {
            m_status.writeLast(*unit);
            m_leases.release(*unit);
        }
    }
    m_publish.stop();
    m_commands.reset();  // waits for blocking work, which was interrupted
    m_units.clear();
    m_link.close();
    Q_EMIT stopped();
}

}  // namespace signalbox::engine
