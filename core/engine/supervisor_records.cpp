// What the supervisor writes down and watches: newest states, samples, alerts, sizes, the disk.
#include <QJsonDocument>
#include <QStorageInfo>

#include "engine/supervisor.h"
#include "store/chains.h"
#include "store/change_log.h"
#include "store/status.h"
#include "support/log.h"
#include "support/supervisor_tools.h"

namespace signalbox::engine {

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

/// Seldom: what is shown changes by a tenth at least, or hourly.
Expected<Done> Supervisor::writeLearned()
{
    if (!due(m_learnedAt, 15'000))
        return Done{};
    std::vector<std::pair<qint64, QJsonObject>> changes;
    std::map<qint64, LearnedLimit> written;
    for (const auto& [caip2, unit] : m_units) {
        if (!unit->isHeld() || !unit->facts().status)
            continue;
        for (const EndpointSnapshot& endpoint : unit->facts().status->endpoints) {
            if (!endpoint.learned || (m_learned.contains(endpoint.id) && m_learned[endpoint.id] == *endpoint.learned))
                continue;
            written[endpoint.id] = *endpoint.learned;
            changes.emplace_back(endpoint.id, toJson(*endpoint.learned));
        }
    }
    if (changes.empty())
        return Done{};
    const auto done = store::Chains(*m_session).setLearned(changes);
    if (done)
        for (const auto& [id, learned] : written)
            m_learned[id] = learned;
    return done;
}

Expected<Done> Supervisor::writeSamples()
{
    store::Samples samples(*m_session);
    if (m_sampler.backlog() > 0) {
        const auto rows = m_sampler.waiting();
        if (const auto done = samples.insert(rows); !done)
            return done;
        m_sampler.written(rows.size());
        if (const auto rolled = samples.rollUp(); !rolled)
            return fail(rolled.error());
    }
    if (m_parts->options.workers && due(m_pruneAt, 3'600'000)) {
        if (const auto pruned = samples.prune(); !pruned)
            return fail(pruned.error());
        if (const auto pruned = m_session->write(&store::ChangeLog::prune); !pruned)
            return fail(pruned.error());
    }
    return Done{};
}

Expected<Done> Supervisor::readFigures()
{
    if (due(m_figuresAt, 5'000)) {
        const auto unread = store::Alerts(*m_session).unread();
        if (!unread)
            return fail(unread.error());
        m_unread = *unread;
        const auto waiting = store::Quarantine(*m_session).waitingByChain();
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
            if (ChainUnit* u = unit(chain.caip2))
                u->facts().databaseBytes = chain.bytes;
        changed();
    }
    return readRows();
}

/// One chain at a time, so that a beat stays short.
Expected<Done> Supervisor::readRows()
{
    for (const auto& [caip2, unit] : m_units) {
        QElapsedTimer& read = m_rowsAt[caip2];
        if (read.isValid() && !read.hasExpired(10'000))
            continue;
        read.start();
        ChainFacts& facts = unit->facts();
        if (facts.row.schema.isEmpty() || facts.row.state == QLatin1String("deleting"))
            continue;
        QStringList tokens;
        for (const store::StreamRow& stream : facts.streams)
            if (stream.stream.startsWith(QLatin1String("transfers:")))
                tokens << stream.stream.mid(10).toLower();
        const qint64 committed = facts.status ? facts.status->rowsCommitted : 0;
        const auto rows = store::countRows(*m_session, caip2, facts.row.schema, tokens, facts.rows,
                                           facts.features.testFlag(Feature::Events));
        if (!rows) {
            if (isAway(rows.error()))
                return fail(rows.error());
            return Done{};  // a chain that is being removed; asked again later
        }
        facts.rows = *rows;
        facts.rowsThen = committed;
        changed();
        return Done{};
    }
    return Done{};
}

void Supervisor::closeSample()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (m_sampler.isDue(now))
        m_sampler.close(Sampler::endOfSpan(now));
}

void Supervisor::watchDisk()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (m_parts->dataDirectory.isEmpty() || !due(m_diskAt, 5'000))
        return;
    const QStorageInfo disk(m_parts->dataDirectory);
    if (!disk.isValid())
        return;
    m_diskFree = disk.bytesAvailable();
    const qint64 reserve = diskReserve(*m_parts, disk.bytesTotal());
    const bool low = m_diskFree < (m_disk ? reserve + reserve / 10 : reserve);
    if (low == m_disk.has_value())
        return;
    m_disk.reset();
    if (low) {
        const Error error = Error::make(
            ErrorKind::Retryable, "DISK_RESERVE",
            QStringLiteral("Only %1 MB are free on the disk of the database. Indexing is paused to keep the database "
                           "working, and resumes when %2 MB are free. Free some space or delete a chain.")
                .arg(m_diskFree >> 20)
                .arg((reserve + reserve / 10) >> 20),
            {{QStringLiteral("freeBytes"), m_diskFree}, {QStringLiteral("reserveBytes"), reserve}});
        m_disk = Trouble{error, now, now, 1, {}};
        qCWarning(logEngine).noquote() << error.text;
    }
    for (const auto& [caip2, unit] : m_units)
        if (unit->isHeld())
            unit->setGuard(m_disk);
    changed();
}

}  // namespace signalbox::engine
