// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/server_reader.h"

#include <QCryptographicHash>

#include "postgres/reader_role.h"
#include "postgres/roles.h"
#include "postgres/session.h"
#include "signalbox/literals.h"

namespace signalbox::store {

namespace {

const QString passwordRef = u"reader/password"_s;
constexpr qsizetype longestName = 63;  // bytes at which PostgreSQL cuts a name

QString quoted(const QString& name)
{
    return QString::fromStdString(quoteName(name));
}

}  // namespace

ServerReader::ServerReader(ConnectionInfo engine, std::shared_ptr<SecretStore> secrets)
    : m_engine(std::move(engine)), m_secrets(std::move(secrets))
{
}

QString ServerReader::roleOf(const QString& database)
{
    const QString name = readerRole + QLatin1Char('_') + database;
    if (name.toUtf8().size() <= longestName)
        return name;
    return readerRole + QLatin1Char('_') +
           QString::fromLatin1(
               QCryptographicHash::hash(database.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

Expected<QString> ServerReader::password()
{
    auto known = m_secrets->read(passwordRef);
    if (known || known.error().code != "SECRET_UNKNOWN"_L1)
        return known;
    if (const auto kept = m_secrets->write(passwordRef, randomPassword()); !kept)
        return fail(kept.error());
    return m_secrets->read(passwordRef);  // another console may have written it last
}

Expected<Done> ServerReader::enter(const ConnectionInfo& info) const
{
    Session session(info);
    const auto boundless = session.read([](Transaction& transaction) {
        return boolean(
            transaction.exec("SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_catalog.pg_roles WHERE "
                             "rolname = session_user")[0][0]);
    });
    if (!boundless)
        return fail(boundless.error());
    if (*boundless)
        return fail(ErrorKind::Refused, "SQL_OFF",
                    Message(QT_TRANSLATE_NOOP(
                                "Engine",
                                "The role %1 can do more than read on this server, so no statement can be run. Have "
                                "an administrator revoke its other privileges, then try again."))
                        .arg(info.user));
    return Done{};
}

QStringList ServerReader::statements(const ConnectionInfo& info, bool there) const
{
    const QString role = quoted(info.user);
    QStringList all;
    if (!there)
        all << u"CREATE ROLE %1"_s.arg(role);
    all << u"ALTER ROLE %1 LOGIN CONNECTION LIMIT 32 PASSWORD %2"_s.arg(
        role, QString::fromStdString(quoteText(passwordVerifier(info.password))));
    for (const QString& setting : readerSettings())
        all << u"ALTER ROLE %1 SET %2"_s.arg(role, setting);
    all << u"GRANT CONNECT ON DATABASE %1 TO %2"_s.arg(quoted(info.database), role);
    return all;
}

Expected<Done> ServerReader::make(const ConnectionInfo& info) const
{
    Session engine(m_engine.withApplication(u"signalbox sql"_s));
    const auto there = engine.read([&](Transaction& transaction) {
        return !transaction.exec("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = $1", {info.user}).empty();
    });
    if (!there)
        return fail(there.error());
    const QStringList all = statements(info, *there);
    auto made = engine.write([&](Transaction& transaction) {
        for (const QString& statement : all)
            transaction.exec(statement.toStdString());
        return Done{};
    });
    if (made || made.error().code != "NO_RIGHT"_L1)
        return made;
    return fail(ErrorKind::Refused, "SQL_OFF",
                Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "Statements run as a read-only role, and the user %1 cannot create one on this server. "
                            "Have an administrator run the statements shown here once, then try again."))
                    .arg(m_engine.user),
                {{u"statements"_s, all.join(";\n"_L1) + QLatin1Char(';')}});
}

Expected<ConnectionInfo> ServerReader::connection()
{
    const auto known = password();
    if (!known)
        return fail(known.error());
    ConnectionInfo info = m_engine.withApplication(u"signalbox sql"_s);
    info.user = roleOf(m_engine.database);
    info.password = *known;
    const auto isRefused = [](const Expected<Done>& done) { return !done && done.error().code == "LOGIN_REFUSED"_L1; };
    auto in = enter(info);
    if (isRefused(in) && !in.error().text().contains("pg_hba.conf"_L1)) {
        if (const auto made = make(info); !made)
            return fail(made.error());
        in = enter(info);
    }
    if (isRefused(in))
        return fail(
            ErrorKind::Refused, "SQL_OFF",
            Message(QT_TRANSLATE_NOOP("Engine", "The server refuses the reader role, so no statement can be run. %1"))
                .arg(in.error().message));
    if (!in)
        return fail(in.error());
    return info;
}

}  // namespace signalbox::store
