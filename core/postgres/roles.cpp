// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/roles.h"

#include <sodium.h>
#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>

#include "postgres/reader_role.h"
#include "signalbox/literals.h"

namespace signalbox::store {

RoleNames localRoles()
{
    return {engineRole, readerRole, retentionRole, true};
}

QString randomPassword()
{
    unsigned char raw[24];
    if (sodium_init() < 0)
        return {};
    randombytes_buf(raw, sizeof raw);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(raw), sizeof raw)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString passwordVerifier(const QString& password)
{
    // Iterations slow down the guessing of human passwords. Ours are 192 random bits, and each iteration would cost a
    // hash per connection.
    constexpr int iterations = 1;
    QByteArray salt(16, Qt::Uninitialized);
    randombytes_buf(salt.data(), static_cast<std::size_t>(salt.size()));
    const QByteArray salted =
        QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha256, password.toUtf8(), salt, iterations, 32);
    const QByteArray clientKey = QMessageAuthenticationCode::hash("Client Key", salted, QCryptographicHash::Sha256);
    const QByteArray serverKey = QMessageAuthenticationCode::hash("Server Key", salted, QCryptographicHash::Sha256);
    const QByteArray storedKey = QCryptographicHash::hash(clientKey, QCryptographicHash::Sha256);
    return u"SCRAM-SHA-256$%1:%2$%3:%4"_s.arg(iterations)
        .arg(QString::fromLatin1(salt.toBase64()), QString::fromLatin1(storedKey.toBase64()),
             QString::fromLatin1(serverKey.toBase64()));
}

namespace {

void makeRole(Transaction& transaction, const QString& role, const QString& password, const char* attributes)
{
    if (transaction.exec("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = $1", {role}).empty())
        transaction.exec("CREATE ROLE " + quoteName(role));
    std::string alter = "ALTER ROLE " + quoteName(role) + " " + attributes;
    if (!password.isEmpty())
        alter += " PASSWORD " + quoteText(passwordVerifier(password));
    transaction.exec(alter);
}

}  // namespace

Expected<Done> makeRoles(Session& bootstrap, const QString& enginePassword, const QString& readerPassword)
{
    return bootstrap.write([&](Transaction& transaction) {
        makeRole(transaction, engineRole, enginePassword,
                 "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS");
        makeRole(transaction, readerRole, readerPassword,
                 "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 32");
        makeRole(transaction, retentionRole, {},
                 "NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS");
        return Done{};
    });
}

Expected<Done> makeDatabase(Session& bootstrap, const QString& database)
{
    return bootstrap.plain([&](Transaction& transaction) {
        if (transaction.exec("SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1", {database}).empty())
            transaction.exec("CREATE DATABASE " + quoteName(database) + " OWNER " + quoteName(engineRole));
        return Done{};
    });
}

Expected<Done> closeDatabase(Session& bootstrap, const QString& database)
{
    return bootstrap.write([&](Transaction& transaction) -> Expected<Done> {
        const std::string name = quoteName(database);
        transaction.exec("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC; GRANT CONNECT ON DATABASE " + name + " TO " +
                         quoteName(readerRole) + "; REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        transaction.exec(
            "DO $$ DECLARE f regprocedure; BEGIN FOR f IN SELECT p.oid FROM pg_catalog.pg_proc p WHERE p.pronamespace "
            "= 'pg_catalog'::regnamespace "
            "AND p.proname LIKE 'pg\\_%advisory%' LOOP EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f); "
            "END LOOP; END $$");
        // Statistics of statements, and what other roles' sessions do: for the care of the database.
        transaction.exec("GRANT pg_monitor TO " + quoteName(engineRole));
        transaction.exec(
            "DO $$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_available_extensions WHERE name = 'pg_stat_statements') "
            "THEN CREATE EXTENSION IF NOT EXISTS pg_stat_statements WITH SCHEMA public; "
            "REVOKE ALL ON public.pg_stat_statements, public.pg_stat_statements_info FROM PUBLIC; "
            "GRANT SELECT ON public.pg_stat_statements, public.pg_stat_statements_info TO signalbox_engine; "
            "END IF; END $$");
        return closeToReader(transaction, database);
    });
}

Expected<RoleNames> serverRoles(Session& session)
{
    return session.read([](Transaction& transaction) -> Expected<RoleNames> {
        const auto row = transaction.exec(
            "SELECT current_user, rolsuper, current_setting('server_version_num')::int, "
            "current_setting('server_version') "
            "FROM pg_catalog.pg_roles WHERE rolname = current_user")[0];
        const QString user = text(row[0]);
        if (integer(row[2]) < 150000)
            return fail(ErrorKind::Refused, "SERVER_TOO_OLD",
                        Message(QT_TRANSLATE_NOOP(
                                    "Engine", "The server runs PostgreSQL %1. Signalbox needs version 15 or newer."))
                            .arg(text(row[3])));
        if (boolean(row[1]))
            return fail(
                ErrorKind::Refused, "ROLE_IS_SUPERUSER",
                Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "The user %1 is a superuser, and Signalbox does not run as one. Create a separate user and "
                            "database: CREATE ROLE signalbox LOGIN PASSWORD '…'; CREATE DATABASE signalbox OWNER "
                            "signalbox;"))
                    .arg(user));
        return RoleNames{user, user, user, false};
    });
}

}  // namespace signalbox::store
