#include "postgres/session.h"
#include "support/redact.h"

namespace signalbox::store {

namespace {

/// Without the prefix "connection to server at …, port 5432 failed:".
QString core(const QString& message)
{
    QString said = redact(message).simplified();
    const qsizetype colon = said.indexOf(QLatin1String("failed: "));
    if (said.startsWith(QLatin1String("connection to server")) && colon > 0)
        said = said.mid(colon + 8);
    while (said.endsWith(QLatin1Char('.')))
        said.chop(1);
    return said.left(300);
}

Error refused(const char* code, const QString& text)
{
    return Error::make(ErrorKind::Refused, code, text);
}

std::optional<Error> tlsTrouble(const ConnectionInfo& info, const QString& message)
{
    const auto has = [&](const char* words) { return message.contains(QLatin1String(words)); };
    if (has("server does not support SSL"))
        return refused(
            "TLS_REFUSED",
            QStringLiteral("The server %1 offers no TLS, and this workspace asks for it (sslmode %2). Have TLS "
                           "turned on there; with sslmode disable anybody on the way could read the data.")
                .arg(info.host, info.sslMode));
    if (has("does not match host name"))
        return refused("TLS_REFUSED", QStringLiteral("The server's certificate is for another name: %1. Connect by the "
                                                     "name that stands in it, or have it issued for %2.")
                                          .arg(core(message), info.host));
    if (has("root certificate file"))
        return refused("TLS_REFUSED",
                       QStringLiteral("The root certificate that must vouch for %1 cannot be read: %2. Name a PEM file "
                                      "with it (sslrootcert).")
                           .arg(info.host, core(message)));
    if (has("certificate verify failed"))
        return refused("TLS_REFUSED",
                       QStringLiteral("The certificate of %1 is not trusted: %2. If the server is the right one, name "
                                      "the PEM file of the authority that issued it (sslrootcert).")
                           .arg(info.host, core(message)));
    if (has("certificate") || has("SSL error") || has("SSL SYSCALL") || has("sslmode"))
        return refused("TLS_REFUSED", QStringLiteral("No trusted TLS connection to %1 could be made: %2. Check the TLS "
                                                     "mode and the root certificate.")
                                          .arg(info.host, core(message)));
    return std::nullopt;
}

}  // namespace

// A failed login has no SQLSTATE in libpq 15, so its words are read; they are English unless the server's
// lc_messages says otherwise, and then the login is told as one that may work later.
Error connectionRefused(const ConnectionInfo& info, const QString& message)
{
    const auto has = [&](const char* words) { return message.contains(QLatin1String(words)); };
    if (has("no pg_hba.conf entry") && has("no encryption") && !info.sslMode.isEmpty())
        return refused(
            "TLS_NEEDED",
            QStringLiteral("The server %1 does not let user %2 into the database %3 without TLS. Choose a TLS "
                           "mode, best verify-full.")
                .arg(info.host, info.user, info.database));
    if (has("no pg_hba.conf entry"))
        return refused("LOGIN_REFUSED",
                       QStringLiteral("The server %1 has no rule that lets user %2 into the database %3 from this "
                                      "machine. Have one added to its pg_hba.conf.")
                           .arg(info.host, info.user, info.database));
    if (has("password authentication failed") || has("no password supplied") || has("authentication failed for user"))
        return refused(
            "LOGIN_REFUSED",
            QStringLiteral(
                "The database refused the login of user %1. Check the user and the password of this workspace.")
                .arg(info.user));
    if (has("database \"") && has("does not exist"))
        return Error::make(ErrorKind::NotFound, "DATABASE_MISSING",
                           QStringLiteral("There is no database %1 on this server. Create it, or choose another name.")
                               .arg(info.database));
    if (has("permission denied for database"))
        return refused("LOGIN_REFUSED",
                       QStringLiteral("The user %1 may not connect to the database %2. Grant it: GRANT "
                                      "CONNECT ON DATABASE %2 TO %1;")
                           .arg(info.user, info.database));
    if (has("is not permitted to log in") || (has("role \"") && has("does not exist")))
        return refused("LOGIN_REFUSED", QStringLiteral("The database has no user %1 that may log in.").arg(info.user));
    if (has("too many c") || has("remaining connection slots"))
        return Error::make(ErrorKind::Retryable, "TOO_MANY_CONNECTIONS",
                           QStringLiteral("The database has no free connection. Signalbox tries again; a larger "
                                          "max_connections would help."));
    if (const auto tls = tlsTrouble(info, message))
        return *tls;
    return Error::make(ErrorKind::Retryable, "DATABASE_AWAY",
                       QStringLiteral("The database does not answer (%1). Signalbox connects again by itself.")
                           .arg(redact(message).simplified().left(300)),
                       {{QStringLiteral("said"), core(message)}});
}

}  // namespace signalbox::store
