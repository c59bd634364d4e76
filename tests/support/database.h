// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <memory>
#include <vector>

#include "support/copy_buffer.h"

struct pg_conn;

namespace signalbox::test {

/// A second session on the workspace's database, as another program opens it. Every failure throws std::runtime_error.
class Database {
public:
    explicit Database(const QByteArray& conninfo);

    std::vector<QStringList> rows(const QByteArray& sql);
    QString value(const QByteArray& sql);  ///< first column of the first row; empty if there is none
    qint64 number(const QByteArray& sql) { return value(sql).toLongLong(); }
    void run(const QByteArray& sql) { rows(sql); }
    void copyBinary(const QByteArray& target,
                    const CopyBuffer& rows);  ///< COPY target FROM STDIN; target: table (columns)
    bool isAlive();
    /// Listens on a channel; nextNotice() returns the payload, or a null string after the timeout.
    void listen(const QByteArray& channel);
    QString nextNotice(int milliseconds);
    pg_conn* handle() const { return m_connection.get(); }

private:
    std::shared_ptr<pg_conn> m_connection;
};

}  // namespace signalbox::test
