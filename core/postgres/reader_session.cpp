// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/reader_session.h"

#include <poll.h>
#include <sys/socket.h>
#include <QElapsedTimer>
#include <thread>

#include "postgres/call_watch.h"
#include "postgres/pq_connection.h"
#include "postgres/session.h"
#include "signalbox/literals.h"
#include "signalbox/sql_text.h"
#include "support/redact.h"
#include "support/safe_text.h"

namespace signalbox::store {

namespace {

constexpr int graceMs = 5'000;  // time for a statement to stop after a request to cancel
constexpr int mostNotices = 50;
constexpr qint64 firstRows = 16,
                 mostRows =
                     4'096;  // rows of a cursor per request: the server holds them in memory before it sends them
constexpr qint64 largeRows = 1 << 20;  // bytes beyond which a request for rows is not enlarged

Error connectionLost(const QString& message)
{
    return Error::make(
        ErrorKind::Retryable, "DATABASE_AWAY",
        Message(QT_TRANSLATE_NOOP("Engine", "The database does not answer (%1). Signalbox reconnects automatically."))
            .arg(redact(message).simplified().left(300)));
}

qint64 nowMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

QString field(const PGresult* result, int code)
{
    return QString::fromUtf8(PQresultErrorField(result, code)).simplified();
}

QString sentence(QString text)
{
    while (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

/// PostgreSQL counts characters of the sent text from 1; the result is in UTF-16 units of the statement, from 0.
std::optional<qsizetype> placeOf(const QString& position, qsizetype prefix, const QString& statement)
{
    bool ok = false;
    qsizetype characters = position.toLongLong(&ok) - 1 - prefix;
    if (!ok || characters < 0)
        return std::nullopt;
    qsizetype at = 0;
    for (; characters > 0 && at < statement.size(); --characters)
        at += statement.at(at).isHighSurrogate() ? 2 : 1;
    return std::min(at, statement.size());
}

SqlKind kindOf(Oid type)
{
    switch (type) {
        case 20:    // bigint
        case 21:    // smallint
        case 23:    // integer
        case 26:    // oid
        case 700:   // real
        case 701:   // double precision
        case 1700:  // numeric
            return SqlKind::Number;
        case 16:
            return SqlKind::Boolean;
        case 114:   // json
        case 3802:  // jsonb
            return SqlKind::Json;
        default:
            return SqlKind::Text;
    }
}

}  // namespace

QString ReaderSession::cell(const PGresult* row, int column)
{
    if (PQgetisnull(row, 0, column))
        return {};
    const char* value = PQgetvalue(row, 0, column);
    constexpr Oid boolean = 16, bytea = 17;
    if (PQftype(row, column) == boolean)
        return value[0] == 't' ? u"true"_s : u"false"_s;
    if (PQftype(row, column) == bytea && value[0] == '\\' && value[1] == 'x')
        return u"0x"_s + QLatin1String(value + 2);
    return utf8Text({value, static_cast<std::size_t>(PQgetlength(row, 0, column))});
}

std::vector<SqlColumn> ReaderSession::columns(const PGresult* result)
{
    std::vector<SqlColumn> all;
    for (int i = 0; i < PQnfields(result); ++i)
        all.push_back({utf8Text(PQfname(result, i)), {}, kindOf(PQftype(result, i))});
    return all;
}

void ReaderSession::close()
{
    if (m_connection)
        PQfinish(m_connection);
    m_connection = nullptr;
}

Expected<Done> ReaderSession::open()
{
    if (m_connection && PQstatus(m_connection) == CONNECTION_OK)
        return Done{};
    close();
    m_connection = PQconnectdb(m_info.conninfo().constData());
    if (PQstatus(m_connection) != CONNECTION_OK) {
        const Error error = connectionRefused(m_info, QString::fromUtf8(PQerrorMessage(m_connection)));
        close();
        return fail(error);
    }
    PQsetNoticeReceiver(
        m_connection,
        [](void* self, const PGresult* notice) {
            QStringList& all = static_cast<ReaderSession*>(self)->m_notices;
            if (all.size() < mostNotices)
                all << field(notice, PG_DIAG_SEVERITY) + u": "_s + redact(field(notice, PG_DIAG_MESSAGE_PRIMARY));
        },
        this);
    return Done{};
}

void ReaderSession::askToCancel()
{
    // PQcancel waits for the server, and a frozen one never answers; the socket is then shut down below.
    m_asked = std::make_shared<std::atomic_bool>(false);
    if (PGcancel* request = PQgetCancel(m_connection))
        std::thread([request, over = m_asked] {
            char words[256];
            PQcancel(request, words, sizeof words);
            PQfreeCancel(request);
            *over = true;
        }).detach();
}

/// A request to cancel that is still under way would reach the next statement.
void ReaderSession::awaitCancel()
{
    for (int i = 0; m_asked && !*m_asked && i < 100; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    if (m_asked && !*m_asked)
        close();
}

/// Waits until a result is available; false if the connection is lost. `why` says that the statement was asked to end.
bool ReaderSession::wait(const std::atomic_int& stop, qint64 deadline, Why& why)
{
    qint64 endOfGrace = why == Why::None ? 0 : nowMs() + graceMs;
    while (true) {
        const qint64 now = nowMs();
        const int wish = stop.load();
        if (wish >= 2 || (endOfGrace > 0 && now > endOfGrace)) {
            if (why == Why::None)
                why = Why::Asked;
            ::shutdown(PQsocket(m_connection), SHUT_RDWR);
            (void)PQconsumeInput(m_connection);
            return false;
        }
        if (why == Why::None && (wish == 1 || (deadline > 0 && now >= deadline))) {
            why = wish == 1 ? Why::Asked : Why::Time;
            endOfGrace = now + graceMs;
            askToCancel();
        }
        // Received rows are taken first: reading ahead of a fast server would fill the memory.
        if (!PQisBusy(m_connection))
            return true;
        pollfd socket{PQsocket(m_connection), POLLIN, 0};
        const qint64 until = why == Why::None && deadline > 0 ? deadline - now : 40;
        if (::poll(&socket, 1, int(std::clamp<qint64>(until, 1, 40))) > 0 && !PQconsumeInput(m_connection))
            return false;
    }
}

Expected<Done> ReaderSession::simple(const QByteArray& sql, const std::atomic_int& stop)
{
    if (!PQsendQuery(m_connection, sql.constData()))
        return fail(connectionLost(QString::fromUtf8(PQerrorMessage(m_connection))));
    std::optional<Error> error;
    Why why = Why::None;
    while (true) {
        if (!wait(stop, nowMs() + graceMs, why)) {
            const QString said = QString::fromUtf8(PQerrorMessage(m_connection));
            close();
            return fail(why == Why::None ? connectionLost(said) : failure(nullptr, 0, {}, why, {}));
        }
        PqResult result(PQgetResult(m_connection), PQclear);
        if (!result)
            break;
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && !error)
            error = failure(result.get(), 0, {}, why, {});
    }
    if (error)
        return fail(*error);
    return Done{};
}

Error ReaderSession::failure(const PGresult* result, qsizetype prefix, const QString& statement, Why why,
                             const Limits& limits)
{
    const QString state = result ? field(result, PG_DIAG_SQLSTATE) : QString();
    if (why == Why::Time)
        return Error::make(
            ErrorKind::Retryable, "SQL_TIMEOUT",
            Message(
                QT_TRANSLATE_NOOP(
                    "Engine",
                    "The statement was canceled after its time limit of %1 s. Query less data, or raise the limit."))
                .arg(double(limits.milliseconds) / 1000));
    if (why == Why::Asked)
        return Error::make(ErrorKind::Cancelled, "SQL_CANCELLED",
                           Message(QT_TRANSLATE_NOOP("Engine", "The statement was canceled.")));
    if (!result || state.isEmpty() || state.startsWith("57P"_L1) || state.startsWith("08"_L1))
        return connectionLost(QString::fromUtf8(result ? PQresultErrorMessage(result) : PQerrorMessage(m_connection)));
    QString said = sentence(redact(field(result, PG_DIAG_MESSAGE_PRIMARY)));
    for (const int more : {PG_DIAG_MESSAGE_DETAIL, PG_DIAG_MESSAGE_HINT})
        if (const QString words = field(result, more); !words.isEmpty())
            said += u". "_s + sentence(redact(words));
    said = said.left(1'000);
    QVariantMap args{{u"sqlState"_s, state}, {u"said"_s, said}};
    if (const auto place = placeOf(field(result, PG_DIAG_STATEMENT_POSITION), prefix, statement))
        args.insert(u"position"_s, *place);
    const auto is = [&](const char* wanted) { return state.startsWith(QLatin1String(wanted)); };
    if (is("42501") || is("25006") || is("0LP01"))
        return Error::make(
            ErrorKind::Refused, "SQL_FORBIDDEN",
            Message(
                QT_TRANSLATE_NOOP(
                    "Engine",
                    "The reader role does not have this privilege: %1. It can only read the tables of the workspace."))
                .arg(said),
            args);
    if (is("42P01") || is("42703") || is("42883") || is("3F000") || is("42704"))
        return Error::make(
            ErrorKind::NotFound, "SQL_UNKNOWN_NAME",
            Message(QT_TRANSLATE_NOOP("Engine", "The database does not know a name in this statement: %1.")).arg(said),
            args);
    if (is("42") || is("22") || is("0A") || is("34") || is("26"))
        return Error::make(
            ErrorKind::Invalid, "SQL_ERROR",
            Message(QT_TRANSLATE_NOOP("Engine", "The database cannot run this statement: %1.")).arg(said), args);
    if (is("53400"))
        return Error::make(
            ErrorKind::Refused, "SQL_FORBIDDEN",
            Message(
                QT_TRANSLATE_NOOP(
                    "Engine",
                    "The statement needs more memory or disk than the reader role is allowed: %1. Query less data."))
                .arg(said),
            args);
    Error error = errorFromSqlState(state, QString::fromUtf8(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY)));
    if (error.code == "DATABASE_FAULT"_L1)
        error = Error::make(
            ErrorKind::Invalid, "SQL_ERROR",
            Message(QT_TRANSLATE_NOOP("Engine", "The database cannot run this statement: %1.")).arg(said), args);
    return error;
}

Expected<Done> ReaderSession::rows(const QByteArray& sql, qsizetype prefix, const QString& statement,
                                   const Limits& limits, const std::atomic_int& stop, qint64 deadline, const Take& take,
                                   Outcome& outcome)
{
    // The extended protocol accepts one statement only.
    if (!PQsendQueryParams(m_connection, sql.constData(), 0, nullptr, nullptr, nullptr, nullptr, 0))
        return fail(connectionLost(QString::fromUtf8(PQerrorMessage(m_connection))));
    PQsetSingleRowMode(m_connection);
    std::optional<Error> error;
    Why why = Why::None;
    outcome.seen = outcome.bytes = 0;
    while (true) {
        if (!wait(stop, deadline, why)) {
            const Error gone = failure(nullptr, 0, {}, why == Why::Enough ? Why::None : why, limits);
            close();
            return fail(gone);
        }
        PqResult result(PQgetResult(m_connection), PQclear);
        if (!result)
            break;
        const auto status = PQresultStatus(result.get());
        if (status == PGRES_SINGLE_TUPLE || (status == PGRES_TUPLES_OK && outcome.taken == 0)) {
            if (m_columnTypes.empty())
                for (int i = 0; i < PQnfields(result.get()); ++i)
                    m_columnTypes.emplace_back(PQftype(result.get(), i), PQfmod(result.get(), i));
            if (why != Why::None)
                continue;
            const bool wanted = limits.rows < 0 || outcome.taken < limits.rows;
            outcome.more = outcome.more || !wanted;
            if (wanted && !take(result.get())) {
                outcome.more = true;
                why = Why::Enough;
                askToCancel();
            }
            if (status == PGRES_SINGLE_TUPLE) {
                ++outcome.seen;
                outcome.taken += wanted ? 1 : 0;
                for (int i = 0; i < PQnfields(result.get()); ++i)
                    outcome.bytes += PQgetlength(result.get(), 0, i);
            }
        } else if (status == PGRES_COPY_OUT || status == PGRES_COPY_IN || status == PGRES_COPY_BOTH) {
            close();
            return fail(ErrorKind::Refused, "SQL_NOT_READING",
                        Message(QT_TRANSLATE_NOOP("Engine", "COPY is not allowed here.")));
        } else if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && !error && why != Why::Enough) {
            error = failure(result.get(), prefix, statement, why, limits);
        }
    }
    if (error)
        return fail(*error);
    return Done{};
}

/// The types as the catalog prints them: numeric(78,0), timestamp with time zone.
void ReaderSession::nameTypes(Outcome& outcome, const std::atomic_int& stop)
{
    QByteArrayList ids, modifiers;
    for (const auto& [type, modifier] : m_columnTypes) {
        ids << QByteArray::number(type);
        modifiers << QByteArray::number(modifier);
    }
    const QByteArray sql = "SELECT pg_catalog.format_type(o, m) FROM unnest('{" + ids.join(',') + "}'::oid[], '{" +
                           modifiers.join(',') + "}'::integer[]) WITH ORDINALITY u (o, m, n) ORDER BY n";
    if (!PQsendQuery(m_connection, sql.constData()))
        return;
    Why why = Why::None;
    while (wait(stop, nowMs() + graceMs, why)) {
        PqResult result(PQgetResult(m_connection), PQclear);
        if (!result)
            return;
        for (int i = 0; PQresultStatus(result.get()) == PGRES_TUPLES_OK && i < PQntuples(result.get()); ++i)
            outcome.types << QString::fromUtf8(PQgetvalue(result.get(), i, 0));
    }
    close();
}

Expected<ReaderSession::Outcome> ReaderSession::run(const QString& statement, const Limits& limits,
                                                    const std::atomic_int& stop, const Take& take)
{
    // An idle connection may be dead because the database was restarted in the meantime.
    for (int attempt = 1;; ++attempt) {
        const bool kept = m_connection != nullptr;
        if (const auto opened = open(); !opened)
            return fail(opened.error());
        m_notices.clear();
        m_columnTypes.clear();
        const CallWatch watch(m_info, PQsocket(m_connection));
        // The statement is stopped from outside; the setting covers a console that is killed in the meantime.
        const qint64 backstop = limits.milliseconds > 0 ? limits.milliseconds + 2'000 : 0;
        const auto begun =
            simple("BEGIN READ ONLY; SET LOCAL statement_timeout = " + QByteArray::number(backstop), stop);
        if (!begun) {
            close();
            if (kept && attempt == 1 && begun.error().code == "DATABASE_AWAY"_L1)
                continue;
            return fail(begun.error());
        }
        const qint64 deadline = limits.milliseconds > 0 ? nowMs() + limits.milliseconds : 0;
        const auto parts = sql::statements(statement);
        const bool cursor = limits.rows >= 0 && !parts.empty() && parts.front().first != "EXPLAIN"_L1 &&
                            parts.front().first != "SHOW"_L1;
        Outcome outcome;
        QElapsedTimer clock;
        clock.start();
        Expected<Done> done = Done{};
        if (cursor) {
            // A cursor is planned for its first rows and accepts queries only.
            static const QByteArray head = "DECLARE console NO SCROLL CURSOR FOR ";
            Outcome ignored;
            done = rows(
                head + statement.toUtf8(), head.size(), statement, limits, stop, deadline,
                [](const PGresult*) { return true; }, ignored);
            m_columnTypes.clear();
            qint64 batch = firstRows;
            for (bool end = false; done && !end && !outcome.more;) {
                const qint64 asked = std::min(batch, limits.rows + 1 - outcome.taken);
                done = rows("FETCH FORWARD " + QByteArray::number(asked) + " FROM console", 0, {}, limits, stop,
                            deadline, take, outcome);
                end = outcome.seen < asked;
                batch = outcome.bytes > largeRows ? std::max<qint64>(1, batch / 2) : std::min(batch * 4, mostRows);
            }
        } else {
            done = rows(statement.toUtf8(), 0, statement, limits, stop, deadline, take, outcome);
        }
        outcome.milliseconds = double(clock.nsecsElapsed()) / 1e6;
        awaitCancel();
        const std::atomic_int never = 0;
        if (m_connection && !simple("ROLLBACK", never))
            close();
        if (m_connection && done && !m_columnTypes.empty())
            nameTypes(outcome, never);
        if (std::exchange(m_asked, nullptr))
            close();
        if (!done)
            return fail(done.error());
        outcome.notices = m_notices;
        return outcome;
    }
}

}  // namespace signalbox::store
