// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <memory>

#include "cluster/private_files.h"
#include "signalbox/literals.h"
#include "support/database.h"

namespace signalbox::test {

/// An existing PostgreSQL server: on a port of 127.0.0.1, with TLS under its own CA (the certificate is for localhost),
/// scram passwords, and a database `sb` that belongs to the role `sb`, which is not a superuser. Ends with the object.
/// Every failure throws std::runtime_error.
class TlsServer {
public:
    TlsServer();
    ~TlsServer();

    quint16 port() const { return m_port; }
    QString caFile() const { return m_folder.filePath(u"ca.pem"_s); }
    /// For --server, without a password: host, port, dbname and user, then `more`.
    QString conninfo(const QString& more, const QString& user = u"sb"_s, const QString& database = u"sb"_s,
                     const QString& host = u"localhost"_s) const;
    /// A session as the superuser.
    Database superuser(const QString& database = u"sb"_s) const;
    QByteArray dump(const QString& database = u"sb"_s) const;  ///< pg_dump of all

    void start();
    void stop();
    void stopAtOnce();          ///< as a crash, without notifying clients
    void freeze(bool frozen);   ///< the whole server: the system accepts connections, but no process answers
    void setTls(bool offered);  ///< restarts; without TLS, plain connections are accepted

    static constexpr const char* ownerPassword = "the owner's password";

private:
    QByteArray superuserInfo(const QString& database) const;
    void run(const QString& program, const QStringList& arguments, const QStringList& environment = {}) const;
    void makeCertificates();
    void write(const QString& name, const QByteArray& content);

    QTemporaryDir m_folder;
    store::Owner m_owner;
    QString m_binaries;
    quint16 m_port = 0;
    std::unique_ptr<QProcess> m_process;
};

}  // namespace signalbox::test
