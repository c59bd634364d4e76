// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/work/job_run.h"

#include <QElapsedTimer>

#include "care/rows/object_rows.h"
#include "care/work/log_rotation.h"
#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::care {

namespace {

/// The session's settings come with each statement: it may have been reconnected. The statement ends within a second
/// of its console. A rebuild waits for open transactions, but not forever.
constexpr const char* settings =
    "SET client_connection_check_interval = '1s'; SET lock_timeout = '30min'; SET statement_timeout = 0";
constexpr const char* briefly = "SET lock_timeout = '5s'";

Error wasStopped()
{
    return Error::make(ErrorKind::Cancelled, "STOPPED", Message(QT_TRANSLATE_NOOP("Engine", "The job was stopped.")));
}

Expected<qint64> bytesOf(store::Session& session, const QString& statement)
{
    const QString name = statement.section(u' ', 3);  // REINDEX INDEX CONCURRENTLY name
    return session.read([&](store::Transaction& transaction) {
        return store::integer(transaction.exec("SELECT coalesce(pg_relation_size(to_regclass($1)), 0)", {name})[0][0]);
    });
}

bool isAway(const Error& error)
{
    return error.code == "DATABASE_AWAY"_L1 || error.code == "COMMIT_UNKNOWN"_L1 ||
           error.code == "TOO_MANY_CONNECTIONS"_L1;
}

}  // namespace

JobRun::JobRun(const store::ConnectionInfo& database, const Machine& machine, RunOrder order)
    : m_machine(machine), m_order(std::move(order)), m_session(database.withApplication(application))
{
    m_thread = std::thread([this] { run(); });
}

JobRun::~JobRun()
{
    m_stop = true;
    m_session.abandon();
    m_thread.join();
}

double JobRun::share() const
{
    return m_steps > 0 ? double(m_done) / m_steps : 0;
}

double JobRun::stepShare() const
{
    return m_steps > 0 ? 1.0 / m_steps : 0;
}

RunResult JobRun::result() const
{
    const std::lock_guard lock(m_mutex);
    return m_result;
}

void JobRun::run()
{
    std::vector<Message> failures;
    int done = 0;
    auto steps = persistently([this] { return begin(); });
    RunResult result;
    if (!steps) {
        result = {u"failed"_s, steps.error().message, 0, 0};
    } else {
        for (const Step& step : *steps) {
            if (m_stop)
                break;
            if (const auto carried = persistently([&] { return carryOut(step); }); carried)
                ++done;
            else if (!m_stop)
                failures.push_back(step.object.isEmpty() ? carried.error().message
                                                         : Message(QT_TRANSLATE_NOOP("Engine", "%1: %2"))
                                                               .arg(Message(step.object), carried.error().message));
            ++m_done;
        }
        result = resultOf(*steps, done, failures);
    }
    for (const Message& failure : failures)
        qCWarning(logEngine).noquote() << u"Maintenance job %1: %2"_s.arg(m_order.job, failure.english());
    {
        const std::lock_guard lock(m_mutex);
        m_result = std::move(result);
    }
    m_over = true;
}

Expected<std::vector<Step>> JobRun::begin()
{
    if (m_order.kind == "reindex"_L1)
        if (const auto dropped = dropLeftovers(m_session); !dropped)
            return fail(dropped.error());
    auto steps = m_session.read([&](store::Transaction& transaction) -> Expected<std::vector<Step>> {
        return stepsOf(transaction, m_machine, m_order);
    });
    if (steps)
        m_steps = int(steps->size());
    m_pid = m_session.backendPid();
    return steps;
}

template <class F>
auto JobRun::persistently(F work) -> decltype(work())
{
    constexpr int mostAttempts = 3;
    for (int attempt = 1;; ++attempt) {
        auto done = work();
        if (done || m_stop || attempt == mostAttempts || !isAway(done.error()))
            return done;
        qCWarning(logEngine).noquote() << u"Maintenance job %1 was interrupted: %2"_s.arg(m_order.job,
                                                                                          done.error().text());
        if (!awaitServer())
            return done;
        ++m_interruptions;
        if (m_order.kind == "reindex"_L1)
            (void)dropLeftovers(m_session);
    }
}

/// A server that restarts recovers first, which takes minutes after a crash of a large one.
bool JobRun::awaitServer()
{
    constexpr auto pause = std::chrono::milliseconds(250);
    constexpr auto most = std::chrono::minutes(10);
    const auto end = std::chrono::steady_clock::now() + most;
    while (!m_stop && std::chrono::steady_clock::now() < end) {
        const auto answered = m_session.read([](store::Transaction& transaction) {
            transaction.exec("SELECT 1");
            return Done{};
        });
        if (answered)
            return true;
        if (!isAway(answered.error()))
            return false;
        std::this_thread::sleep_for(pause);
    }
    return false;
}

Expected<Done> JobRun::carryOut(const Step& step)
{
    if (step.kind == Step::Kind::Missing)
        return fail(objectUnknown("OBJECT_UNKNOWN", step.object));
    if (step.kind == Step::Kind::Rotate)
        return rotateLog(step.object).map([&](qint64 freed) {
            m_freed += freed;
            return Done{};
        });
    if (const auto allowed = m_machine.allows(step.kind == Step::Kind::Rebuild ? step.bytesAfter : 0); !allowed)
        return allowed;
    if (step.kind == Step::Kind::Rebuild)
        return rebuild(step);
    return statement(step.statement).map([&](qint64 rows) {
        m_rows += rows;
        return Done{};
    });
}

Expected<qint64> JobRun::statement(const QString& sql)
{
    const bool rebuilds = sql.startsWith("REINDEX"_L1);
    const auto rows = m_session.plain([&](store::Transaction& transaction) -> Expected<qint64> {
        transaction.exec(settings);
        if (!rebuilds)
            transaction.exec(briefly);
        m_pid = m_session.backendPid();
        if (m_stop)
            return fail(wasStopped());
        return qint64(transaction.exec(sql.toStdString()).affected_rows());
    });
    return rows;
}

/// A failed rebuild leaves an invalid index beside the old one, which stays in use.
Expected<Done> JobRun::rebuild(const Step& step)
{
    QElapsedTimer time;
    time.start();
    if (const auto rebuilt = statement(step.statement); !rebuilt) {
        (void)dropLeftovers(m_session);
        return fail(rebuilt.error());
    }
    const auto after = bytesOf(m_session, step.statement);
    if (!after)
        return fail(after.error());
    m_freed += std::max<qint64>(0, step.bytes - *after);
    m_rows += step.rows;
    return m_session.write([&](store::Transaction& transaction) {
        transaction.exec(
            "INSERT INTO signalbox.index_rebuilds (schema_name, index_name, bytes_before, bytes_after, table_rows, "
            "seconds) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (schema_name, index_name) DO UPDATE SET at = now(), "
            "bytes_before = excluded.bytes_before, bytes_after = excluded.bytes_after, table_rows = "
            "excluded.table_rows, seconds = excluded.seconds",
            {step.object.section(u'.', 0, 0), step.object.section(u'.', 1), step.bytes, *after, step.rows,
             double(time.elapsed()) / 1000});
        return Done{};
    });
}

RunResult JobRun::resultOf(const std::vector<Step>& steps, int done, const std::vector<Message>& failures) const
{
    RunResult result;
    result.bytesFreed = m_freed;
    result.rows = m_rows;
    result.state = m_stop ? u"stopped"_s : failures.empty() ? u"done"_s : done > 0 ? u"warning"_s : u"failed"_s;
    Message text;
    if (steps.empty())
        text = Message(QT_TRANSLATE_NOOP("Engine", "There was nothing to do."));
    else if (m_order.kind == "reindex"_L1)
        text = Message::counted("%Ln index rebuilt, %L1 MB freed.",
                                QT_TRANSLATE_N_NOOP("Engine", "%Ln indexes rebuilt, %L1 MB freed."), done)
                   .arg(m_freed >> 20);
    else if (m_order.kind == "vacuum"_L1 || m_order.kind == "analyze"_L1)
        text = Message::counted("%Ln table vacuumed or analyzed.",
                                QT_TRANSLATE_N_NOOP("Engine", "%Ln tables vacuumed or analyzed."), done);
    else if (m_order.kind == "samples"_L1)
        text = Message::counted("%Ln row deleted.", QT_TRANSLATE_N_NOOP("Engine", "%Ln rows deleted."), m_rows);
    else if (m_order.kind == "partitions"_L1)
        text =
            Message::counted("%Ln partition created.", QT_TRANSLATE_N_NOOP("Engine", "%Ln partitions created."), done);
    else if (m_order.kind == "log_rotation"_L1)
        text = Message(QT_TRANSLATE_NOOP("Engine", "%L1 KB moved to server.log.1.")).arg(m_freed >> 10);
    else
        text = Message(QT_TRANSLATE_NOOP("Engine", "The statistics are up to date."));
    std::vector<Message> sentences;
    if (done > 0 || failures.empty())
        sentences.push_back(text);
    if (m_interruptions > 0)
        sentences.push_back(Message(QT_TRANSLATE_NOOP(
            "Engine", "The database server restarted in the middle; the interrupted step was repeated.")));
    if (m_stop)
        sentences.push_back(wasStopped().message);
    if (!failures.empty())
        sentences.push_back(
            Message::counted("%Ln of %L1 steps failed: %2",
                             QT_TRANSLATE_N_NOOP("Engine", "%Ln of %L1 steps failed. The first error: %2"),
                             qint64(failures.size()))
                .arg(qint64(steps.size()))
                .arg(failures.front()));
    result.text = Message::joined(sentences);
    return result;
}

Expected<int> dropLeftovers(store::Session& session)
{
    const auto all = session.read(
        [](store::Transaction& transaction) -> std::vector<std::string> { return readLeftovers(transaction); });
    if (!all)
        return fail(all.error());
    int dropped = 0;
    for (const std::string& index : *all) {
        const auto gone = session.plain([&](store::Transaction& transaction) {
            transaction.exec("SET client_connection_check_interval = '1s'; SET lock_timeout = '3s'");
            transaction.exec("DROP INDEX CONCURRENTLY IF EXISTS " + index);
            return Done{};
        });
        if (!gone && gone.error().code != "LOCKED"_L1)
            return fail(gone.error());
        if (gone)
            ++dropped;
    }
    return dropped;
}

}  // namespace signalbox::care
