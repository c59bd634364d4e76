#include "engine/supervisor.h"

#include <QJsonDocument>
#include <QStorageInfo>

#include "engine/when_done.h"
#include "store/status.h"
#include "support/log.h"

namespace signalbox::engine {

namespace {

constexpr qint64 beatMs = 500, publishMs = 250;

const QString liveName = QStringLiteral("signalbox engine");
const QString partName = QStringLiteral("signalbox engine (some chains)");
const QString stillName = QStringLiteral("signalbox console");

/// True when the time since `timer` is over, or it never ran; starts it again.
bool due(QElapsedTimer& timer, qint64 ms)
{
    if (timer.isValid() && timer.elapsed() < ms)
        return false;
    timer.start();
    return true;
}

bool isAway(const Error& error) { return error.kind == ErrorKind::Retryable || error.kind == ErrorKind::Unavailable; }

}  // namespace

Supervisor::Supervisor(std::shared_ptr<const EngineParts> parts, NetThread* net) : m_parts(std::move(parts)), m_net(net) {}

Supervisor::~Supervisor() = default;

void Supervisor::start()
{
    const EngineOptions& options = m_parts->options;
    const QString application = !options.workers ? stillName : options.chains.isEmpty() ? liveName : partName;
    m_session = std::make_unique<store::Session>(m_parts->database.withApplication(application));
    m_commands = std::make_unique<CommandRunner>(*this);
    m_beat.setInterval(beatMs);
    connect(&m_beat, &QTimer::timeout, this, &Supervisor::beat);
    m_publish.setInterval(publishMs);
    m_publish.setSingleShot(true);
    connect(&m_publish, &QTimer::timeout, this, &Supervisor::publish);
    m_beat.start();
    beat();
}

ChainUnit* Supervisor::unit(const QString& caip2)
{
    const auto found = m_units.find(caip2);
    return found == m_units.end() ? nullptr : found->second.get();
}

bool Supervisor::wanted(const store::ChainRow& row) const
{
    const QStringList& only = m_parts->options.chains;
    return only.isEmpty() || only.contains(row.caip2) || only.contains(row.name);
}

Expected<Done> Supervisor::connectDatabase()
{
    if (m_session->isOpen() && m_loaded)
        return Done{};
    if (!m_session->isOpen() && m_parts->ensureDatabase)
        if (const auto running = m_parts->ensureDatabase(); !running)
            return running;
    if (const auto open = m_session->open(); !open)
        return open;
    if (const auto heard = m_session->listen(QStringLiteral("signalbox_commands"), [this](const QString& payload) { onNotification(payload); }); !heard)
        return heard;
    if (const auto heard = m_session->listen(QStringLiteral("signalbox"), [this](const QString& payload) { onBlock(payload); }); !heard)
        return heard;
    m_notifier = std::make_unique<QSocketNotifier>(m_session->socket(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Supervisor::pollNotifications);
    if (const auto loaded = reload(); !loaded)
        return loaded;
    m_loaded = true;
    return Done{};
}

void Supervisor::beat()
{
    if (m_stopping || (m_retryTimer.isValid() && m_retryTimer.elapsed() < m_retryMs))
        return;
    watchDisk();
    const bool first = !m_loaded;
    // Who stays paints the last-known rows before anything is started; who only looks wants to know first what is alive.
    const auto early = m_parts->options.workers ? &Supervisor::readOthers : &Supervisor::keepLeases;
    for (const auto step : {&Supervisor::connectDatabase, early, &Supervisor::readOthers}) {
        if (const auto done = (this->*step)(); !done)
            return databaseAway(done.error());
        if (first)
            publish();
    }
    for (const auto step : {&Supervisor::keepLeases, &Supervisor::writeStatus, &Supervisor::writeSamples, &Supervisor::readFigures,
                            &Supervisor::tellAlarms})
        if (const auto done = (this->*step)(); !done && isAway(done.error()))
            return databaseAway(done.error());
    databaseBack();
    if (first && takesFreeCommands())
        m_commands->recoverFree();
    m_commands->look();
    if (m_parts->pending && m_parts->pending->isWanted())
        for (const auto& [caip2, unit] : m_units)
            unit->readPending();
    if (due(m_reloadAt, 10'000) && !first)
        (void)reload();
    pollNotifications();
}

void Supervisor::databaseAway(const Error& error)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (!m_trouble) {
        m_trouble = Trouble{error, now, now, 0, {}};
        qCWarning(logEngine).noquote() << "The database is away:" << error.text;
    }
    m_trouble->error = error;
    m_trouble->lastAt = now;
    ++m_trouble->count;
    m_state = EngineState::DatabaseAway;
    m_notifier.reset();
    m_session->close();
    m_retryMs = m_retryTimer.isValid() ? std::min<qint64>(m_retryMs * 2, 5'000) : 250;
    m_retryTimer.start();
    m_trouble->nextTryAt = now.addMSecs(m_retryMs);
    changed();
}

void Supervisor::databaseBack()
{
    m_retryTimer.invalidate();
    if (m_state == EngineState::Running)
        return;
    m_state = EngineState::Running;
    if (m_trouble) {
        qCInfo(logEngine).noquote() << "The database answers again.";
        m_wasAway = m_trouble;
        m_trouble.reset();
    }
    changed();
}

Expected<Done> Supervisor::reload()
{
    store::Chains chains(*m_session);
    const auto rows = chains.list();
    if (!rows)
        return fail(rows.error());
    const auto endpoints = chains.endpoints({});
    if (!endpoints)
        return fail(endpoints.error());
    std::map<QString, bool> seen;
    for (const store::ChainRow& row : *rows) {
        seen[row.caip2] = true;
        const auto streams = chains.streams(row.caip2);
        if (!streams)
            return fail(streams.error());
        std::vector<store::EndpointRow> own;
        for (const store::EndpointRow& endpoint : *endpoints)
            if (endpoint.caip2 == row.caip2)
                own.push_back(endpoint);
        auto& unit = m_units[row.caip2];
        if (!unit) {
            unit = std::make_unique<ChainUnit>(m_parts, row);
            ChainUnit* u = unit.get();
            connect(u, &ChainUnit::changed, this, [this, u] {
                if (u->facts().status && u->isHeld())
                    m_sampler.observe(*u->facts().status);
                m_commands->onUnitChanged(*u);
                changed();
            });
            connect(u, &ChainUnit::committed, this, [this, u](qint64 block, bool live) {
                if (live)
                    Q_EMIT rowsCommitted(u->caip2(), block);
            });
            connect(u, &ChainUnit::reorged, this, [this, u](const sync::ReorgReport& report) {
                if (report.reason != QLatin1String("reorg"))
                    return;
                m_reorgUntil[u->caip2()] = QDateTime::currentDateTimeUtc().addSecs(600);
                (void)store::Alerts(*m_session).raise(u->caip2(), QStringLiteral("reorg"), QStringLiteral("info"),
                    QStringLiteral("%1 undid %2 blocks above %3 and took the other branch; %4 rows were taken back.")
                        .arg(u->facts().row.name).arg(report.depth).arg(report.ancestor).arg(report.rowsUndone),
                    {{QStringLiteral("depth"), report.depth}, {QStringLiteral("ancestor"), report.ancestor}});
            });
            connect(u, &ChainUnit::jobProgress, m_commands.get(), &CommandRunner::onJobProgress);
            connect(u, &ChainUnit::leaseLost, this, [this, u] { onLeaseLost(*u); });
            connect(u, &ChainUnit::stopped, this, [this, u] {
                if (m_stopping)
                    finishStop();
                else if (u->isHeld())
                    adopt(*u);
            });
        }
        unit->apply(row, std::move(own), *streams);
        if (unit->isHeld())
            adopt(*unit);
    }
    for (auto it = m_units.begin(); it != m_units.end();) {
        if (seen.contains(it->first) || it->second->isRunning() || it->second->isStopping()) {
            if (!seen.contains(it->first))
                it->second->stop();
            ++it;
            continue;
        }
        m_sampler.forget(it->first);
        m_alarms.forget(it->first);
        m_kept.erase(it->first);
        it->second.release()->deleteLater();
        it = m_units.erase(it);
    }
    changed();
    return Done{};
}

void Supervisor::adopt(ChainUnit& unit)
{
    const QString& state = unit.facts().row.state;
    const bool work = m_parts->options.workers && (state == QLatin1String("active") || state == QLatin1String("paused"));
    if (work)
        unit.start(ChainUnit::Mode::Live);
    else if (unit.isRunning() && state != QLatin1String("active") && state != QLatin1String("paused"))
        unit.stop();
}

void Supervisor::ensureWorker(ChainUnit& unit)
{
    if (m_parts->options.workers)
        return unit.start(ChainUnit::Mode::Live);
    const auto end = m_session->read([&](store::Transaction& t) {
        return store::integer(t.exec("SELECT max(hi) FROM signalbox.coverage WHERE caip2 = $1", {unit.caip2()})[0][0], -1);
    });
    if (end)
        unit.start(ChainUnit::Mode::Still, *end);
}

Expected<Done> Supervisor::hold(ChainUnit& unit)
{
    if (unit.isHeld())
        return Done{};
    if (m_stopping)
        return fail(stopping());
    const auto epoch = store::Leases(*m_session).acquire(unit.caip2(), {consoleName(), QSysInfo::machineHostName(), QCoreApplication::applicationPid()});
    if (!epoch)
        return fail(epoch.error());
    unit.hold(*epoch);
    m_commands->recover({unit.caip2()});
    return Done{};
}

bool Supervisor::takesFreeCommands()
{
    if (m_stopping)
        return false;
    if (m_parts->options.workers && m_parts->options.chains.isEmpty())
        return true;
    const auto others = m_session->read([](store::Transaction& t) {
        return store::integer(t.exec("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1 "
                                     "AND pid <> pg_backend_pid()", {liveName})[0][0]);
    });
    return others && *others == 0;
}

void Supervisor::onLeaseLost(ChainUnit& unit)
{
    const LogChainScope scope(unit.caip2());
    qCWarning(logEngine).noquote() << QStringLiteral("Another engine took over %1; this one only watches it now.").arg(unit.facts().row.name);
    m_sampler.forget(unit.caip2());
    unit.loseLease();
}

Expected<Done> Supervisor::keepLeases()
{
    if (!due(m_leasesAt, 2'000))
        return Done{};
    QStringList held;
    for (const auto& [caip2, unit] : m_units)
        if (unit->isHeld())
            held << caip2;
    if (!held.isEmpty()) {
        // A lease that is locked is being renewed by our own commit just now.
        const auto beatDone = m_session->write([&](store::Transaction& t) {
            t.exec("WITH mine AS (SELECT caip2 FROM signalbox.leases WHERE holder = $1 AND caip2 = ANY($2::text[]) FOR UPDATE SKIP LOCKED) "
                   "UPDATE signalbox.leases l SET heartbeat_at = clock_timestamp() FROM mine WHERE l.caip2 = mine.caip2",
                   {consoleName(), store::Value::textArray(held)});
            return Done{};
        });
        if (!beatDone)
            return fail(beatDone.error());
    }
    const auto leases = store::Leases(*m_session).list();
    if (!leases)
        return fail(leases.error());
    for (const auto& [caip2, unit] : m_units) {
        const auto lease = std::find_if(leases->begin(), leases->end(), [&](const auto& row) { return row.caip2 == caip2; });
        if (unit->isHeld()) {
            if (lease != leases->end() && lease->epoch != unit->epoch())
                onLeaseLost(*unit);
            continue;
        }
        const bool alive = lease != leases->end() && !lease->holder.isEmpty() && lease->ageSeconds < store::Leases::staleAfterSeconds;
        unit->facts().holder = alive ? lease->holder : QString();
        if (!m_parts->options.workers || unit->facts().row.state == QLatin1String("deleted") || !wanted(unit->facts().row))
            continue;
        if (hold(*unit)) {
            adopt(*unit);
            unit->setGuard(m_disk);
            if (unit->facts().row.state == QLatin1String("deleting"))
                m_commands->resumeDelete(*unit);
        }
    }
    return Done{};
}

Expected<Done> Supervisor::readOthers()
{
    bool any = false;
    for (const auto& [caip2, unit] : m_units)
        any |= !unit->isHeld();
    if (!any || !due(m_othersAt, 1'000))
        return Done{};
    const auto rows = store::ChainStatusTable(*m_session).list();
    if (!rows)
        return fail(rows.error());
    for (const store::StatusRow& row : *rows) {
        ChainUnit* u = unit(row.caip2);
        if (!u || u->isHeld())
            continue;
        const bool fresh = row.ageSeconds < 15 && !u->facts().holder.isEmpty();
        if (u->facts().last && u->facts().lastIsFresh == fresh && !fresh)
            continue;
        u->facts().last = chainSnapshotFromJson(row.snapshot);
        u->facts().lastIsFresh = fresh;
        u->facts().lastIsFromToday = row.at.toUTC().date() == QDateTime::currentDateTimeUtc().date();
        changed();
    }
    return Done{};
}

Expected<Done> Supervisor::writeStatus()
{
    store::ChainStatusTable table(*m_session);
    for (const auto& [caip2, unit] : m_units) {
        if (!unit->isHeld() || !unit->facts().status)
            continue;
        Kept& kept = m_kept[caip2];
        if (kept.since.isValid() && kept.since.elapsed() < 1'000)
            continue;
        const QJsonObject snapshot = toJson(unit->snapshot());
        const QByteArray text = QJsonDocument(snapshot).toJson(QJsonDocument::Compact);
        if (text == kept.status && kept.since.elapsed() < 5'000)
            continue;
        if (const auto done = table.put(caip2, unit->epoch(), snapshot); !done) {
            if (isAway(done.error()))
                return done;
            continue;
        }
        kept.status = text;
        kept.since.start();
    }
    return Done{};
}

Expected<Done> Supervisor::writeSamples()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    store::Samples samples(*m_session);
    if (m_sampler.backlog() > 0) {
        const auto rows = m_sampler.waiting();
        if (const auto done = samples.insert(rows); !done)
            return done;
        m_sampler.written(rows.size());
        if (const auto rolled = samples.rollUp(); !rolled)
            return fail(rolled.error());
    }
    Q_UNUSED(now)
    if (m_parts->options.workers && due(m_pruneAt, 3'600'000))
        if (const auto pruned = samples.prune(); !pruned)
            return fail(pruned.error());
    return Done{};
}

Expected<Done> Supervisor::readFigures()
{
    if (due(m_figuresAt, 5'000)) {
        const auto unread = store::Alerts(*m_session).unread();
        if (!unread)
            return fail(unread.error());
        m_unread = *unread;
        const auto waiting = m_session->read([](store::Transaction& t) {
            std::map<QString, qint64> counts;
            for (const auto& row : t.exec("SELECT caip2, count(*) FROM signalbox.quarantine WHERE state = 'waiting' GROUP BY caip2"))
                counts[store::text(row[0])] = store::integer(row[1]);
            return counts;
        });
        if (!waiting)
            return fail(waiting.error());
        for (const auto& [caip2, unit] : m_units) {
            const auto found = waiting->find(caip2);
            unit->facts().failedItems = found == waiting->end() ? 0 : found->second;
        }
        changed();
    }
    if (due(m_sizesAt, 30'000)) {
        const auto sizes = store::readSizes(*m_session);
        if (!sizes)
            return fail(sizes.error());
        m_databaseBytes = sizes->database;
        for (const auto& chain : sizes->chains)
            if (ChainUnit* u = unit(chain.caip2)) {
                u->facts().databaseBytes = chain.bytes;
                u->facts().rowsTotal = chain.transfers + chain.events;
            }
        changed();
    }
    return Done{};
}

Expected<Done> Supervisor::tellAlarms()
{
    if (!m_parts->options.workers || !due(m_alarmsAt, 2'000))
        return Done{};
    store::Alerts alerts(*m_session);
    auto tell = [&](const AlarmBook::Change& change) -> Expected<Done> {
        for (const Alarm& alarm : change.raise)
            if (const auto done = alerts.raise(alarm.caip2, alarm.kind, alarm.severity, alarm.text, alarm.detail, alarm.key); !done)
                return fail(done.error());
        for (const Alarm& alarm : change.clear)
            if (const auto done = alerts.clear(alarm.caip2, alarm.kind, alarm.key); !done)
                return fail(done.error());
        return Done{};
    };
    for (const auto& [caip2, unit] : m_units)
        if (unit->isHeld() && unit->facts().status)
            if (const auto done = tell(m_alarms.update(caip2, alarmsOf(unit->snapshot()))); !done)
                return done;
    for (auto it = m_reorgUntil.begin(); it != m_reorgUntil.end();) {
        if (it->second > QDateTime::currentDateTimeUtc()) {
            ++it;
            continue;
        }
        if (const auto done = alerts.clear(it->first, QStringLiteral("reorg")); !done)
            return fail(done.error());
        it = m_reorgUntil.erase(it);
    }
    if (m_wasAway) {
        const QString text = QStringLiteral("The database was away from %1 to %2. %3")
                                 .arg(m_wasAway->since.toString(Qt::ISODate), m_wasAway->lastAt.toString(Qt::ISODate), m_wasAway->error.text);
        if (const auto done = alerts.raise({}, QStringLiteral("database"), QStringLiteral("warning"), text); !done)
            return fail(done.error());
        (void)alerts.clear({}, QStringLiteral("database"));
        m_wasAway.reset();
    }
    std::vector<Alarm> own;
    if (m_disk) {
        Alarm alarm;
        alarm.kind = QStringLiteral("disk");
        alarm.severity = QStringLiteral("error");
        alarm.text = m_disk->error.text;
        own.push_back(alarm);
    }
    return tell(m_alarms.update({}, own));
}

void Supervisor::watchDisk()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (m_sampler.isDue(now))
        m_sampler.close(Sampler::endOfSpan(now));
    if (m_parts->dataDirectory.isEmpty() || !due(m_diskAt, 5'000))
        return;
    const QStorageInfo disk(m_parts->dataDirectory);
    if (!disk.isValid())
        return;
    m_diskFree = disk.bytesAvailable();
    const qint64 set = m_parts->options.diskReserveBytes;
    const qint64 reserve = set > 0 ? set : std::min<qint64>(qint64(2) << 30, disk.bytesTotal() / 50);
    const bool low = m_diskFree < (m_disk ? reserve + reserve / 10 : reserve);
    if (low == m_disk.has_value())
        return;
    m_disk.reset();
    if (low) {
        const Error error = Error::make(ErrorKind::Retryable, "DISK_RESERVE",
            QStringLiteral("Only %1 MB are free where the database lies. Indexing pauses so that the database keeps working; it goes on by itself when "
                           "%2 MB are free. Free some space or delete a chain.").arg(m_diskFree >> 20).arg((reserve + reserve / 10) >> 20),
            {{QStringLiteral("freeBytes"), m_diskFree}, {QStringLiteral("reserveBytes"), reserve}});
        m_disk = Trouble{error, now, now, 1, {}};
        qCWarning(logEngine).noquote() << error.text;
    }
    for (const auto& [caip2, unit] : m_units)
        if (unit->isHeld())
            unit->setGuard(m_disk);
    changed();
}

void Supervisor::pollNotifications()
{
    if (m_stopping || !m_session->isOpen())
        return;
    if (const auto polled = m_session->poll(); !polled)
        m_notifier.reset();  // the next beat opens the session again
}

void Supervisor::onNotification(const QString& payload)
{
    const QStringList words = payload.split(QLatin1Char(' '));
    const CommandId id = words.value(0).toLongLong();
    const CommandState state = commandStateFromName(words.value(1));
    // Inside poll() the session is busy: go on afterwards.
    QMetaObject::invokeMethod(this, [this, id, state] {
        if (m_stopping || !m_loaded)
            return;
        if (const auto status = store::CommandQueue(*m_session).find(id); status && *status)
            Q_EMIT commandChanged(**status);
        if (state == CommandState::Done)
            (void)reload();
        if (state == CommandState::Queued)
            m_commands->look();
    }, Qt::QueuedConnection);
}

void Supervisor::onBlock(const QString& payload)
{
    const QStringList words = payload.split(QLatin1Char(' '));  // chain <caip2> <block>
    if (words.value(0) != QLatin1String("chain"))
        return;
    const ChainUnit* u = unit(words.value(1));
    if (u && !u->isHeld())
        Q_EMIT rowsCommitted(u->caip2(), words.value(2).toLongLong());
}

void Supervisor::lookNow()
{
    if (!m_stopping && m_loaded && m_state == EngineState::Running)
        m_commands->look();
}

void Supervisor::changed()
{
    if (!m_publish.isActive())
        m_publish.start();
}

void Supervisor::publish()
{
    std::vector<ChainSnapshot> chains;
    chains.reserve(m_units.size());
    for (const auto& [caip2, unit] : m_units)
        chains.push_back(unit->snapshot());
    auto snapshot = std::make_shared<WorkspaceSnapshot>(makeWorkspaceSnapshot(std::move(chains)));
    snapshot->engine = m_state;
    snapshot->trouble = m_trouble ? m_trouble : m_disk;
    snapshot->databaseBytes = m_databaseBytes;
    snapshot->diskFreeBytes = m_diskFree;
    snapshot->unreadAlerts = m_unread;
    Q_EMIT snapshotReady(snapshot);
}

void Supervisor::stop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    m_state = EngineState::Stopping;
    m_beat.stop();
    m_notifier.reset();
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
    for (const auto& [caip2, unit] : m_units)
        if (unit->isRunning() || unit->isStopping())
            return;
    if (m_stoppedSaid)
        return;
    m_stoppedSaid = true;
    if (m_session && m_session->isOpen()) {
        if (m_sampler.backlog() > 0)
            (void)store::Samples(*m_session).insert(m_sampler.waiting());
        store::Leases leases(*m_session);
        store::ChainStatusTable table(*m_session);
        for (const auto& [caip2, unit] : m_units) {
            if (!unit->isHeld())
                continue;
            if (unit->facts().last)
                (void)table.put(caip2, unit->epoch(), toJson(unit->snapshot()));
            (void)leases.release(caip2, unit->epoch());
        }
    }
    m_publish.stop();
    m_commands.reset();  // waits for blocking work, which was interrupted
    m_units.clear();
    m_session.reset();
    m_state = EngineState::Closed;
    Q_EMIT stopped();
}

}  // namespace signalbox::engine
