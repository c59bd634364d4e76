// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/pq_connection.h"

#include <unistd.h>
#include <atomic>
#include <csignal>

#include "postgres/call_watch.h"
#include "postgres/session.h"
#include "signalbox/literals.h"
#include "support/redact.h"

namespace signalbox::store {

namespace {

Error copyLost(const QString& message)
{
    return Error::make(
        ErrorKind::Retryable, "DATABASE_AWAY",
        Message(QT_TRANSLATE_NOOP("Engine", "The database does not answer (%1). Signalbox reconnects automatically."))
            .arg(redact(message).simplified().left(300)));
}

}  // namespace

Expected<Done> PqConnection::open()
{
    if (isOpen())
        return Done{};
    close();
    m_connection = PQconnectdb(m_info.conninfo().constData());
    if (PQstatus(m_connection) != CONNECTION_OK) {
        const Error error = copyLost(QString::fromUtf8(PQerrorMessage(m_connection)));
        close();
        return fail(error);
    }
    PQsetNoticeProcessor(
        m_connection, [](void*, const char*) {}, nullptr);
    if (const auto set = run("SET client_min_messages = error; SET lock_timeout = '30s'"); !set)
        return fail(set.error());
    return Done{};
}

void PqConnection::close()
{
    if (m_connection)
        PQfinish(m_connection);
    m_connection = nullptr;
}

Error PqConnection::failure(const PGresult* result)
{
    const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const QString message = QString::fromUtf8(result ? PQresultErrorMessage(result) : PQerrorMessage(m_connection));
    if (!isOpen() || !state || QByteArray(state).startsWith("57P"))
        return copyLost(message);
    return errorFromSqlState(QString::fromLatin1(state), message);
}

bool PqConnection::sendCopy(const QByteArray& rows)
{
    static const QByteArray head = QByteArray::fromRawData("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
    static const QByteArray tail = QByteArray::fromRawData("\377\377", 2);
    const auto put = [&](const char* data, qsizetype size) {
        return PQputCopyData(m_connection, data, static_cast<int>(size)) == 1;
    };
    constexpr qsizetype piece = 1 << 20;
    bool ok = put(head.constData(), head.size());
    for (qsizetype at = 0; ok && at < rows.size(); at += piece) {
        ok = put(rows.constData() + at, qMin(piece, rows.size() - at));
        if (at == 0)
            failpoint("copy");
    }
    return ok && put(tail.constData(), tail.size()) && PQputCopyEnd(m_connection, nullptr) == 1;
}

Expected<PqResult> PqConnection::run(const QByteArray& script, const QList<QByteArray>& copies)
{
    const CallWatch watch(m_info, PQsocket(m_connection));
    if (!PQsendQuery(m_connection, script.constData()))
        return fail(failure(nullptr));
    PqResult last(nullptr, PQclear);
    std::optional<Error> error;
    qsizetype copy = 0;
    while (PGresult* raw = PQgetResult(m_connection)) {
        PqResult result(raw, PQclear);
        switch (PQresultStatus(raw)) {
            case PGRES_COPY_IN:
                if (copy >= copies.size() || !sendCopy(copies.at(copy++)))
                    PQputCopyEnd(m_connection, "the sender stopped");
                break;
            case PGRES_TUPLES_OK:
                last = std::move(result);
                break;
            case PGRES_COMMAND_OK:
            case PGRES_EMPTY_QUERY:
                if (!last)
                    last = std::move(result);
                break;
            default:
                if (!error)
                    error = failure(raw);
        }
        if (PQstatus(m_connection) != CONNECTION_OK)
            break;
    }
    if (!error && !isOpen())
        error = failure(nullptr);
    if (error)
        return fail(*error);
    return last;
}

Expected<Done> PqConnection::commit()
{
    const CallWatch watch(m_info, PQsocket(m_connection));
    PqResult result(PQexec(m_connection, "COMMIT"), PQclear);
    if (result && PQresultStatus(result.get()) == PGRES_COMMAND_OK)
        return QByteArray(PQcmdStatus(result.get())) == "COMMIT"
                   ? Expected<Done>(Done{})
                   : fail(ErrorKind::Internal, "DATABASE_FAULT",
                          Message(QT_TRANSLATE_NOOP(
                              "Engine", "The database rolled back a transaction that should have been committed.")));
    if (isOpen())
        return fail(failure(result.get()));
    close();
    return fail(
        ErrorKind::Retryable, "COMMIT_UNKNOWN",
        Message(QT_TRANSLATE_NOOP("Engine",
                                  "The connection to the database was lost during a commit of rows. Signalbox checks "
                                  "whether they are stored.")));
}

void PqConnection::rollback()
{
    if (!isOpen() || PQtransactionStatus(m_connection) == PQTRANS_IDLE)
        return;
    const CallWatch watch(m_info, PQsocket(m_connection));
    const PqResult result(PQexec(m_connection, "ROLLBACK"), PQclear);
    if (!result || PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        close();
}

void failpoint(const char* name)
{
    static const QByteArray wanted = qgetenv("SIGNALBOX_FAILPOINT");
    if (wanted.isEmpty())
        return;
    static const QList<QByteArray> words = wanted.split(':');
    static std::atomic<int> left{words.value(1).toInt()};
    if (words.front() == name && --left == 0)
        ::kill(::getpid(), words.value(2) == "stop" ? SIGSTOP : SIGKILL);
}

}  // namespace signalbox::store
