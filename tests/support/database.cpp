// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/database.h"
#include "signalbox/literals.h"

#include <libpq-fe.h>
#include <poll.h>
#include <QDeadlineTimer>
#include <stdexcept>

namespace signalbox::test {

Database::Database(const QByteArray& conninfo) : m_connection(PQconnectdb(conninfo.constData()), PQfinish)
{
    if (PQstatus(handle()) != CONNECTION_OK)
        throw std::runtime_error(PQerrorMessage(handle()));
}

std::vector<QStringList> Database::rows(const QByteArray& sql)
{
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(handle(), sql.constData()), PQclear);
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        throw std::runtime_error((sql.left(200) + ": " + PQerrorMessage(handle())).toStdString());
    std::vector<QStringList> rows;
    rows.reserve(size_t(PQntuples(result.get())));
    for (int row = 0; row < PQntuples(result.get()); ++row) {
        QStringList columns;
        for (int column = 0; column < PQnfields(result.get()); ++column)
            columns << QString::fromUtf8(PQgetvalue(result.get(), row, column));
        rows.push_back(std::move(columns));
    }
    return rows;
}

QString Database::value(const QByteArray& sql)
{
    const auto found = rows(sql);
    return found.empty() || found.front().isEmpty() ? QString() : found.front().front();
}

void Database::copyBinary(const QByteArray& target, const CopyBuffer& rows)
{
    const std::unique_ptr<PGresult, decltype(&PQclear)> begun(
        PQexec(handle(), "COPY " + target + " FROM STDIN (FORMAT binary)"), PQclear);
    const QByteArray head("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
    const QByteArray tail("\377\377", 2);
    bool ok = PQresultStatus(begun.get()) == PGRES_COPY_IN;
    for (const QByteArray& part : {head, rows.data(), tail})
        ok = ok && PQputCopyData(handle(), part.constData(), int(part.size())) == 1;
    ok = ok && PQputCopyEnd(handle(), nullptr) == 1;
    const std::unique_ptr<PGresult, decltype(&PQclear)> ended(PQgetResult(handle()), PQclear);
    if (!ok || PQresultStatus(ended.get()) != PGRES_COMMAND_OK)
        throw std::runtime_error(PQerrorMessage(handle()));
    while (PGresult* rest = PQgetResult(handle()))
        PQclear(rest);
}

bool Database::isAlive()
{
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(handle(), "SELECT 1"), PQclear);
    return PQresultStatus(result.get()) == PGRES_TUPLES_OK;
}

void Database::listen(const QByteArray& channel)
{
    run("LISTEN " + channel);
}

QString Database::nextNotice(int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    for (;;) {
        PQconsumeInput(handle());
        if (PGnotify* notice = PQnotifies(handle())) {
            const QString text = QString::fromUtf8(notice->extra);
            PQfreemem(notice);
            return text.isNull() ? u""_s : text;
        }
        if (deadline.hasExpired())
            return {};
        pollfd descriptor{PQsocket(handle()), POLLIN, 0};
        ::poll(&descriptor, 1, int(deadline.remainingTime()));
    }
}

}  // namespace signalbox::test
