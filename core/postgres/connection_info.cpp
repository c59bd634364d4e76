// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/connection_info.h"
#include "signalbox/literals.h"

#include <QDir>
#include <QFileInfo>

namespace signalbox::store {

namespace {

QByteArray quoted(const QString& value)
{
    QByteArray text = value.toUtf8();
    text.replace('\\', "\\\\").replace('\'', "\\'");
    return '\'' + text + '\'';
}

/// libpq 15 looks for ~/.postgresql/root.crt only; without that file, users expect the system's authorities.
QString rootCertificates(const ConnectionInfo& info)
{
    if (!info.sslRootCert.isEmpty() || !info.sslMode.startsWith("verify"_L1) ||
        QFileInfo::exists(QDir::homePath() + u"/.postgresql/root.crt"_s))
        return info.sslRootCert;
    for (const char* file : {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"})
        if (QFileInfo::exists(QLatin1String(file)))
            return QLatin1String(file);
    return {};
}

}  // namespace

QByteArray ConnectionInfo::conninfo() const
{
    QByteArray all = "host=" + quoted(host) + " port=" + QByteArray::number(port) + " dbname=" + quoted(database) +
                     " user=" + quoted(user);
    if (!password.isEmpty())
        all += " password=" + quoted(password);
    if (!sslMode.isEmpty())
        all += " sslmode=" + quoted(sslMode);
    if (const QString root = rootCertificates(*this); !root.isEmpty())
        all += " sslrootcert=" + quoted(root);
    // The server cuts application_name at 63 bytes.
    all += " application_name=" + quoted(application.left(63)) +
           " connect_timeout=" + QByteArray::number(connectTimeoutSeconds) +
           " client_encoding=UTF8 keepalives_idle=5 keepalives_interval=5 keepalives_count=3 tcp_user_timeout=15000";
    // Both ends give a cut line up within seconds. Otherwise each waits for its own retransmissions, which become rarer
    // and rarer, and the server keeps the locks of a console that no longer exists.
    QString options =
        u"-c timezone=UTC -c datestyle=ISO -c extra_float_digits=1 -c bytea_output=hex -c intervalstyle=postgres "
        "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=15000"_s;
    if (statementTimeoutMs > 0)
        options += u" -c statement_timeout=%1"_s.arg(statementTimeoutMs);
    return all + " options=" + quoted(options);
}

QString ConnectionInfo::display() const
{
    QString all = u"host=%1 port=%2 dbname=%3 user=%4"_s.arg(host).arg(port).arg(database, user);
    if (!sslMode.isEmpty())
        all += u" sslmode="_s + sslMode;
    if (!sslRootCert.isEmpty())
        all += u" sslrootcert="_s + sslRootCert;
    return all;
}

ConnectionInfo ConnectionInfo::withApplication(const QString& name) const
{
    ConnectionInfo copy = *this;
    copy.application = name;
    return copy;
}

}  // namespace signalbox::store
