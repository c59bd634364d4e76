// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libpq-fe.h>
#include <QByteArray>
#include <QList>
#include <functional>
#include <memory>

#include "postgres/connection_info.h"
#include "signalbox/error.h"

namespace signalbox::store {

using PqResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// A plain libpq connection for the hot path: binary COPY, and many statements in one round trip. One thread.
class PqConnection {
public:
    explicit PqConnection(ConnectionInfo info) : m_info(std::move(info)) {}
    ~PqConnection() { close(); }
    PqConnection(const PqConnection&) = delete;
    PqConnection& operator=(const PqConnection&) = delete;

    Expected<Done> open();
    void close();
    bool isOpen() const { return m_connection && PQstatus(m_connection) == CONNECTION_OK; }

    /// Runs statements joined by ';'. For each COPY … FROM STDIN among them, the next of `copies` is sent (rows only;
    /// header and trailer are added). Returns the result of the last statement that returned rows, or the last one.
    Expected<PqResult> run(const QByteArray& script, const QList<QByteArray>& copies = {});
    /// COMMIT; COMMIT_UNKNOWN if the connection broke during it.
    Expected<Done> commit();
    void rollback();

private:
    Error failure(const PGresult* result);
    bool sendCopy(const QByteArray& rows);

    ConnectionInfo m_info;
    PGconn* m_connection = nullptr;
};

/// For kill tests: if the environment has SIGNALBOX_FAILPOINT=<name>:<count>, the count-th pass of that place kills the
/// process at once; <name>:<count>:stop freezes it there, so that the server can be killed. Whoever can set the
/// environment of a process can also kill it.
void failpoint(const char* name);

}  // namespace signalbox::store
