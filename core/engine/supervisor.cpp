#include "engine/supervisor.h"

#include "postgres/call_watch.h"
#include "store/status.h"
#include "support/log.h"
#include "support/process_limits.h"
#include "support/supervisor_tools.h"

namespace signalbox::engine {

namespace {

constexpr qint64 beatMs = 500, publishMs = 250;

const QString partName = QStringLiteral("signalbox engine (some chains)");
const QString stillName = QStringLiteral("signalbox console");

}  // namespace

Supervisor::Supervisor(std::shared_ptr<const EngineParts> parts, NetThread* net) : m_parts(std::move(parts)), m_net(net)
{
}

Supervisor::~Supervisor() = default;

void Supervisor::start()
{
    const EngineOptions& options = m_parts->options;
    const QString application = !options.workers ? stillName : options.chains.isEmpty() ? liveName : partName;
    m_session = std::make_unique<store::Session>(m_parts->database.withApplication(application));
    // Once: the session listens again by itself whenever it connects.
    (void)m_session->listen(QStringLiteral("signalbox_commands"),
                            [this](const QString& payload) { onNotification(payload); });
    (void)m_session->listen(QStringLiteral("signalbox"), [this](const QString& payload) { onBlock(payload); });
    m_commands = std::make_unique<CommandRunner>(*this);
    m_beat.setInterval(beatMs);
    connect(&m_beat, &QTimer::timeout, this, &Supervisor::beat);
    m_publish.setSingleShot(true);
    connect(&m_publish, &QTimer::timeout, this, &Supervisor::publish);
    m_beat.start();
    beat();
}

Expected<Done> Supervisor::connectDatabase()
{
    if (m_session->isOpen() && m_loaded) {
        if (m_session->connections() != m_connections)  // a call found the connection dead and made another
            listenAgain();
        return Done{};
    }
    if (!m_session->isOpen() && m_parts->ensureDatabase)
        if (const auto running = m_parts->ensureDatabase(); !running)
            return running;
    if (const auto open = m_session->open(); !open)
        return open;
    if (const auto loaded = reload(); !loaded)
        return loaded;
    m_connectedAt.start();
    m_reconnected = std::exchange(m_loaded, true);
    listenAgain();
    return Done{};
}

void Supervisor::listenAgain()
{
    m_connections = m_session->connections();
    m_notifier.reset();  // its socket may be closed, and its number used again
    m_notifier = std::make_unique<QSocketNotifier>(m_session->socket(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Supervisor::pollNotifications);
    if (m_heardAt.isValid())
        tellMissed();
}

/// A server that is frozen, or behind a cut line, lets everyone wait who connects. Samples are taken and states told
/// meanwhile, so another thread asks. A private cluster is started by connecting.
bool Supervisor::stillSilent()
{
    if (m_session->isOpen() || !m_trouble || m_parts->ensureDatabase)
        return false;
    if (!m_asked.valid())
        m_asked = std::async(std::launch::async, [info = m_parts->database] { return store::serverAnswers(info); });
    if (m_asked.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready)
        return true;
    const auto answer = m_asked.get();
    if (!answer)
        databaseAway(answer.error());
    return !answer;
}

void Supervisor::beat()
{
    if (m_stopping)
        return;
    closeSample();
    if (m_retryTimer.isValid() && m_retryTimer.elapsed() < m_retryMs)
        return;
    if (const qint64 jump = m_parts->clocks ? m_parts->clocks->look() : 0) {
        qCInfo(logEngine,
               "The clock went on by %lld s at once: this machine slept, or its clock was set. Ages and lags "
               "count again in %lld s; what waits is tried now.",
               jump / 1000, ClockWatch::settleMs / 1000);
        for (const auto& [caip2, unit] : m_units)
            if (unit->isHeld() && unit->worker())
                unit->worker()->tryNow();
        m_leasesAt.invalidate();  // what was ours may be another's since
    }
    if (m_parts->settings && m_parts->settings->look()) {
        config::applyLogLevel(m_parts->settings->value(QStringLiteral("log.level")).toString());
        for (const auto& [caip2, unit] : m_units)
            unit->applyLimits();
    }
    watchDisk();
    const bool first = !m_loaded;
    // Who stays paints the last-known rows before anything is started; who only looks wants to know first what is
    // alive.
    if (stillSilent())
        return;
    const auto early = m_parts->options.workers ? &Supervisor::readOthers : &Supervisor::keepLeases;
    for (const auto step : {&Supervisor::connectDatabase, &Supervisor::keepTables, early, &Supervisor::readOthers}) {
        if (const auto done = (this->*step)(); !done)
            return databaseAway(done.error());
        if (first)
            publish();
    }
    for (const auto step : {&Supervisor::beatLeases, &Supervisor::keepLeases, &Supervisor::writeStatus,
                            &Supervisor::writeLearned, &Supervisor::writeEndpointHealth, &Supervisor::writeSamples,
                            &Supervisor::readFigures, &Supervisor::tellAlerts, &Supervisor::scheduleOptimise})
        if (const auto done = (this->*step)(); !done) {
            if (isAway(done.error()))
                return databaseAway(done.error());
            if (std::exchange(m_lastFault, done.error().text) != done.error().text)
                qCWarning(logEngine).noquote() << done.error().text;
        }
    databaseBack();
    m_commands->look();
    if (m_parts->pending && m_parts->pending->isWanted())
        for (const auto& [caip2, unit] : m_units)
            unit->readPending();
    if (due(m_reloadAt, 10'000)) {
        if (!first) {
            (void)reload();
            trimMemory();
        }
        m_commands->reclaim();
        if (takesFreeCommands())
            m_commands->recoverFree();
    }
    pollNotifications();
}

/// What lies about between live blocks and behind a backfill. Among many chains one is always behind, so it does not
/// wait for a quiet moment.
void Supervisor::trimMemory()
{
    if (m_trimmedAt.isValid() && m_trimmedAt.elapsed() < 20'000)
        return;
    m_trimmedAt.start();
    giveMemoryBack();
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
    m_retryMs = m_retryTimer.isValid() ? std::min<qint64>(m_retryMs * 2, 2'000) : 250;
    m_retryTimer.start();
    m_trouble->nextTryAt = now.addMSecs(m_retryMs);
    changed();
}

void Supervisor::databaseBack()
{
    m_retryTimer.invalidate();
    m_heardAt = QDateTime::currentDateTimeUtc();
    if (m_state == EngineState::Running)
        return;
    m_state = EngineState::Running;
    if (m_trouble) {
        qCInfo(logEngine).noquote() << "The database answers again.";
        m_wasAway = m_trouble;
        m_wasAway->lastAt = QDateTime::currentDateTimeUtc();
        m_trouble.reset();
        m_reloadAt.invalidate();
        for (const auto& [caip2, unit] : m_units)
            if (unit->isHeld() && unit->worker())
                unit->worker()->tryNow();
    }
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
    const CommandState state = commandStateFromName(words.value(1));
    m_heardDone |= state == CommandState::Done;
    m_heardQueued |= state == CommandState::Queued;
    // Inside poll() the session is busy: go on afterwards, with all that it brings.
    if (m_heard.empty())
        QMetaObject::invokeMethod(this, &Supervisor::takeHeard, Qt::QueuedConnection);
    m_heard.insert(words.value(0).toLongLong());
}

void Supervisor::takeHeard()
{
    const auto heard = std::exchange(m_heard, {});
    const bool done = std::exchange(m_heardDone, false), queued = std::exchange(m_heardQueued, false);
    if (m_stopping || !m_loaded || !m_session->isOpen())
        return;
    for (const CommandId id : heard)
        if (const auto status = store::CommandQueue(*m_session).find(id); status && *status)
            told(**status);
    if (done)
        (void)reload();
    if (queued)
        m_commands->look();
}

/// Commands are told of by whoever carries them out and by the database's notification of it; the listener hears each
/// change once, and nothing after the end.
void Supervisor::told(const CommandStatus& status)
{
    constexpr size_t remembered = 5'000;
    QByteArray& last = m_told[status.id];
    if (!last.isEmpty() && isFinal(CommandState(last.front() - 'a')))
        return;
    QByteArray now(1, char('a' + int(status.state)));
    if (!isFinal(status.state))
        now += QByteArray::number(status.progress) + status.progressText.toUtf8();
    if (std::exchange(last, now) == now)
        return;
    if (status.verb == Verb::Reindex && isFinal(status.state))
        m_unfilledAt.invalidate();  // it may have filled what was added
    while (m_told.size() > remembered)
        m_told.erase(m_told.begin());
    Q_EMIT commandChanged(status);
}

/// What was told while nobody could listen.
void Supervisor::tellMissed()
{
    const auto newest = store::CommandQueue(*m_session).list(1'000);
    if (!newest)
        return;
    const QDateTime since = m_heardAt.addSecs(-60);
    for (auto status = newest->rbegin(); status != newest->rend(); ++status)
        if (m_told.contains(status->id) || !isFinal(status->state) || status->finishedAt > since)
            told(*status);
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
