// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlconsole/sql_console.h"

#include <QPromise>

#include "postgres/reader_role.h"
#include "postgres/session_thread.h"
#include "signalbox/literals.h"
#include "signalbox/sql_text.h"
#include "sqlconsole/sql_tables.h"

namespace signalbox::engine {

namespace {
constexpr qint64 mostBytes = 32 << 20;  // limit of one answer
constexpr double longestSeconds = 24 * 3600;
}  // namespace

Expected<Done> checkStatement(const QString& text)
{
    const auto all = sql::statements(text);
    if (all.empty())
        return fail(ErrorKind::Invalid, "SQL_EMPTY",
                    Message(QT_TRANSLATE_NOOP("Engine", "There is no statement to run.")));
    const auto place = [](const sql::Statement& one) { return QVariantMap{{u"position"_s, one.at}}; };
    if (!sql::onlyReads(all.front().first))
        return fail(
            ErrorKind::Refused, "SQL_NOT_READING",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "\"%1\" is not allowed here. Use SELECT, WITH, VALUES, TABLE, EXPLAIN or SHOW; "
                                      "change data with the actions of the other screens."))
                .arg(all.front().first.left(40)),
            place(all.front()));
    if (all.size() > 1)
        return fail(ErrorKind::Invalid, "SQL_SEVERAL",
                    Message(QT_TRANSLATE_NOOP("Engine", "Enter one statement at a time.")), place(all[1]));
    return Done{};
}

ReaderConsole::ReaderConsole(Parts parts) : m_parts(std::move(parts)) {}

ReaderConsole::~ReaderConsole()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        for (const auto& [id, stop] : m_open)
            *stop = 2;
        m_wake.notify_all();
    }
    for (std::thread& thread : m_threads)
        thread.join();
    for (const Job& job : m_jobs)
        job.work(fail(stopping()), *job.stop);
}

std::optional<Error> ReaderConsole::unavailable() const
{
    const std::lock_guard lock(m_mutex);
    if (m_parts.reader)
        return m_off;
    return Error::make(
        ErrorKind::Refused, "SQL_OFF",
        Message(QT_TRANSLATE_NOOP("Engine", "This workspace has no read-only role, so no statement can be run.")));
}

Expected<store::ConnectionInfo> ReaderConsole::reader()
{
    if (!m_parts.reader)
        return fail(*unavailable());
    const std::lock_guard one(m_readerMutex);
    {
        const std::lock_guard lock(m_mutex);
        if (m_reader)
            return *m_reader;
    }
    const auto found = m_parts.reader();
    const std::lock_guard lock(m_mutex);
    m_off.reset();
    if (found)
        m_reader = *found;
    else if (found.error().kind == ErrorKind::Refused)
        m_off = found.error();
    return found;
}

void ReaderConsole::forget(const Error& error)
{
    const std::lock_guard lock(m_mutex);
    if (error.code == "LOGIN_REFUSED"_L1)
        m_reader.reset();
}

/// Gives each its own number; a statement that cannot run is answered at once.
template <class T>
QFuture<Expected<T>> ReaderConsole::post(quint64 id,
                                         std::function<Expected<T>(store::ReaderSession&, const std::atomic_int&)> work)
{
    auto promise = std::make_shared<QPromise<Expected<T>>>();
    promise->start();
    Job job;
    job.id = id;
    job.work = [this, promise, work = std::move(work)](const OpenSession& session, const std::atomic_int& stop) {
        auto answer = !session ? Expected<T>(fail(session.error()))
                      : stop.load() != 0
                          ? Expected<T>(fail(ErrorKind::Cancelled, "SQL_CANCELLED",
                                             Message(QT_TRANSLATE_NOOP("Engine", "The statement was canceled."))))
                          : work(**session, stop);
        if (!answer)
            forget(answer.error());
        promise->addResult(std::move(answer));
        promise->finish();
    };
    const std::lock_guard lock(m_mutex);
    m_open[id] = job.stop;
    m_jobs.push_back(std::move(job));
    if (m_idle == 0 && int(m_threads.size()) < parallel)
        m_threads.emplace_back([this] { loop(); });
    m_wake.notify_one();
    return promise->future();
}

void ReaderConsole::loop()
{
    std::optional<store::ReaderSession> session;
    std::unique_lock lock(m_mutex);
    while (true) {
        ++m_idle;
        m_wake.wait(lock, [this] { return m_stop || !m_jobs.empty(); });
        --m_idle;
        if (m_stop)
            return;
        const Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        const bool known = m_reader.has_value();
        lock.unlock();
        if (!known)
            session.reset();
        OpenSession open = session ? OpenSession(&*session) : OpenSession(nullptr);
        if (!session) {
            if (const auto info = reader())
                open = &session.emplace(info->withApplication(u"signalbox sql"_s));
            else
                open = fail(info.error());
        }
        job.work(open, *job.stop);
        lock.lock();
        m_open.erase(job.id);
    }
}

/// Grants access to tables of a newer version, and to those whose rights were revoked.
void ReaderConsole::grant()
{
    const auto to = reader();
    if (!to)
        return;
    const std::lock_guard lock(m_grantMutex);
    store::Session owner(m_parts.owner.withApplication(u"signalbox sql"_s));
    (void)store::grantReading(owner,
                              to->user);  // a failure shows in the statement itself, which names what it may not read
}

SqlRun ReaderConsole::run(const SqlRequest& request)
{
    SqlRun run;
    {
        const std::lock_guard lock(m_mutex);
        run.id = m_next++;
    }
    std::optional<Error> refused;
    if (const auto checked = checkStatement(request.text); !checked)
        refused = checked.error();
    if (!refused && (request.limit < 1 || request.limit > SqlRequest::maxLimit || !(request.timeoutSeconds > 0) ||
                     request.timeoutSeconds > longestSeconds))
        refused = Error::make(
            ErrorKind::Invalid, "SQL_LIMIT",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "The number of rows must be from 1 to %1, and the time limit at most 24 hours."))
                .arg(SqlRequest::maxLimit));
    run.answer = post<SqlResult>(
        run.id,
        [this, request, refused](store::ReaderSession& session, const std::atomic_int& stop) -> Expected<SqlResult> {
            if (refused)
                return fail(*refused);
            SqlResult result;
            qint64 bytes = 0;
            const auto take = [&](const PGresult* row) {
                const int columns = PQnfields(row);
                if (result.columns.empty())
                    result.columns = store::ReaderSession::columns(row);
                if (PQntuples(row) == 0)
                    return true;
                for (int i = 0; i < columns; ++i) {
                    result.cells.push_back(store::ReaderSession::cell(row, i));
                    bytes += 2 * result.cells.back().size() + qint64(sizeof(QString));
                }
                ++result.rows;
                result.tooLarge = bytes > mostBytes;
                return !result.tooLarge;
            };
            const store::ReaderSession::Limits limits{request.limit, qint64(request.timeoutSeconds * 1000)};
            auto outcome = session.run(request.text, limits, stop, take);
            if (!outcome && outcome.error().code == "SQL_FORBIDDEN"_L1) {
                grant();
                result = {};
                bytes = 0;
                outcome = session.run(request.text, limits, stop, take);
            }
            if (!outcome)
                return fail(outcome.error());
            for (size_t i = 0; i < result.columns.size(); ++i)
                result.columns[i].type = outcome->types.value(int(i));
            result.truncated = outcome->more;
            result.milliseconds = outcome->milliseconds;
            result.notices = outcome->notices;
            return result;
        });
    return run;
}

void ReaderConsole::cancel(quint64 run)
{
    const std::lock_guard lock(m_mutex);
    if (const auto open = m_open.find(run); open != m_open.end() && *open->second == 0)
        *open->second = 1;
}

QFuture<Expected<std::vector<SqlTable>>> ReaderConsole::tables()
{
    quint64 id = 0;
    {
        const std::lock_guard lock(m_mutex);
        id = m_next++;
    }
    return post<std::vector<SqlTable>>(
        id, [this](store::ReaderSession& session, const std::atomic_int& stop) -> Expected<std::vector<SqlTable>> {
            grant();
            return readableTables(session, m_parts.catalog ? *m_parts.catalog : catalog::Catalog::canopy(), stop);
        });
}

std::vector<SavedQuery> ReaderConsole::savedQueries() const
{
    return shippedQueries();
}

qint64 ReaderConsole::startExport(const SqlExport& request)
{
    const auto checked = checkStatement(request.text);
    if (!m_parts.startJob)
        return 0;
    if (!checked)
        return m_parts.startJob(request.file,
                                [error = checked.error()](ExportJob::Sink&) -> Expected<Done> { return fail(error); });
    return m_parts.startJob(request.file, exportOfStatement(request, [this] { return reader(); }));
}

}  // namespace signalbox::engine
