// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/session.h"
#include "signalbox/literals.h"
#include "support/redact.h"

namespace signalbox::store {

namespace {

/// The text without the prefix "connection to server at …, port 5432 failed:".
QString core(const QString& message)
{
    QString said = redact(message).simplified();
    const qsizetype colon = said.indexOf("failed: "_L1);
    if (said.startsWith("connection to server"_L1) && colon > 0)
        said = said.mid(colon + 8);
    while (said.endsWith(QLatin1Char('.')))
        said.chop(1);
    return said.left(300);
}

Error refused(const char* code, Message message)
{
    return Error::make(ErrorKind::Refused, code, std::move(message));
}

std::optional<Error> tlsFailure(const ConnectionInfo& info, const QString& message)
{
    const auto has = [&](const char* words) { return message.contains(QLatin1String(words)); };
    if (has("server does not support SSL"))
        return refused(
            "TLS_REFUSED",
            Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "The server %1 does not support TLS, which this workspace requires (sslmode %2). Enable TLS "
                        "on the server. With sslmode disable, the connection would not be encrypted."))
                .arg(info.host, info.sslMode));
    if (has("does not match host name"))
        return refused("TLS_REFUSED",
                       Message(QT_TRANSLATE_NOOP("Engine",
                                                 "The server's certificate is for another name: %1. Connect by the "
                                                 "name in the certificate, or have a certificate issued for %2."))
                           .arg(core(message), info.host));
    if (has("root certificate file"))
        return refused(
            "TLS_REFUSED",
            Message(QT_TRANSLATE_NOOP(
                        "Engine", "The root certificate for %1 cannot be read: %2. Specify a PEM file (sslrootcert)."))
                .arg(info.host, core(message)));
    if (has("certificate verify failed"))
        return refused(
            "TLS_REFUSED",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "The certificate of %1 is not trusted: %2. If this is the right server, specify "
                                      "the PEM file of the issuing authority (sslrootcert)."))
                .arg(info.host, core(message)));
    if (has("certificate") || has("SSL error") || has("SSL SYSCALL") || has("sslmode"))
        return refused("TLS_REFUSED",
                       Message(QT_TRANSLATE_NOOP("Engine",
                                                 "A trusted TLS connection to %1 could not be established: %2. "
                                                 "Check the TLS mode and the root certificate."))
                           .arg(info.host, core(message)));
    return std::nullopt;
}

}  // namespace

// In libpq 15 a failed login has no SQLSTATE, so its text is read. The text is English unless the server's lc_messages
// says otherwise; the login is then reported as one that may succeed later.
Error connectionRefused(const ConnectionInfo& info, const QString& message)
{
    const auto has = [&](const char* words) { return message.contains(QLatin1String(words)); };
    if (has("no pg_hba.conf entry") && has("no encryption") && !info.sslMode.isEmpty())
        return refused("TLS_NEEDED",
                       Message(QT_TRANSLATE_NOOP("Engine",
                                                 "The server %1 does not accept user %2 for the database %3 without "
                                                 "TLS. Choose a TLS mode, preferably verify-full."))
                           .arg(info.host, info.user, info.database));
    if (has("no pg_hba.conf entry"))
        return refused("LOGIN_REFUSED",
                       Message(QT_TRANSLATE_NOOP("Engine",
                                                 "The server %1 does not accept user %2 for the database %3 from "
                                                 "this machine. Have an entry added to its pg_hba.conf."))
                           .arg(info.host, info.user, info.database));
    if (has("password authentication failed") || has("no password supplied") || has("authentication failed for user"))
        return refused(
            "LOGIN_REFUSED",
            Message(
                QT_TRANSLATE_NOOP(
                    "Engine",
                    "The database refused the login of user %1. Check the user and the password of this workspace."))
                .arg(info.user));
    if (has("database \"") && has("does not exist"))
        return Error::make(
            ErrorKind::NotFound, "DATABASE_MISSING",
            Message(QT_TRANSLATE_NOOP("Engine", "This server has no database %1. Create it, or choose another name."))
                .arg(info.database));
    if (has("permission denied for database"))
        return refused(
            "LOGIN_REFUSED",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "The user %1 is not allowed to connect to the database %2. Grant it: GRANT "
                                      "CONNECT ON DATABASE %2 TO %1;"))
                .arg(info.user, info.database));
    if (has("is not permitted to log in") || (has("role \"") && has("does not exist")))
        return refused("LOGIN_REFUSED",
                       Message(QT_TRANSLATE_NOOP("Engine", "The database has no login role %1.")).arg(info.user));
    if (has("too many c") || has("remaining connection slots"))
        return Error::make(
            ErrorKind::Retryable, "TOO_MANY_CONNECTIONS",
            Message(QT_TRANSLATE_NOOP(
                "Engine",
                "The database has no free connection. Signalbox retries; consider raising max_connections.")));
    if (const auto tls = tlsFailure(info, message))
        return *tls;
    return Error::make(
        ErrorKind::Retryable, "DATABASE_AWAY",
        Message(QT_TRANSLATE_NOOP("Engine", "The database does not answer (%1). Signalbox reconnects automatically."))
            .arg(redact(message).simplified().left(300)),
        {{u"said"_s, core(message)}});
}

}  // namespace signalbox::store
