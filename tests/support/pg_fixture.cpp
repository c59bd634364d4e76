// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/pg_fixture.h"

#include <QCoreApplication>
#include <QDir>

#include "postgres/roles.h"
#include "signalbox/literals.h"

namespace signalbox::test {

namespace {

struct Shared {
    QTemporaryDir folder{QDir::tempPath() + u"/signalbox-test-XXXXXX"_s};
    std::unique_ptr<store::PrivateCluster> cluster;

    Shared()
    {
        auto joined = store::PrivateCluster::join(folder.path());
        if (!joined)
            qFatal("no test cluster: %s", qPrintable(joined.error().text()));
        cluster = std::move(*joined);
        // It need not survive a failure of the machine; databases that come and go would wait for the disk most of the
        // time.
        store::Session bootstrap(cluster->connection(store::Role::Bootstrap));
        const auto set = bootstrap.plain([](store::Transaction& transaction) {
            transaction.exec("ALTER SYSTEM SET fsync = off");
            transaction.exec("SELECT pg_reload_conf()");
            return Done{};
        });
        if (!set)
            qFatal("no test cluster: %s", qPrintable(set.error().text()));
    }
    // Removed with the application, not with the statics, which may need objects that are destroyed by then.
    static void end() { instance().reset(); }
    static std::unique_ptr<Shared>& instance()
    {
        static std::unique_ptr<Shared> one;
        return one;
    }
    ~Shared()
    {
        cluster.reset();
        if (const auto removed = store::PrivateCluster::remove(folder.path()); !removed)
            qWarning("the test cluster could not be removed: %s", qPrintable(removed.error().text()));
    }
};

store::ConnectionInfo adminOf(const QString& database)
{
    auto info = PgCluster::shared().connection(store::Role::Bootstrap);
    info.database = database;
    return info;
}

void makeEmpty(const QString& name)
{
    store::Session bootstrap(adminOf(u"postgres"_s));
    if (const auto made = store::makeDatabase(bootstrap, name); !made)
        qFatal("no test database: %s", qPrintable(made.error().text()));
}

/// Nobody is connected to the original.
void copyDatabase(const QString& original, const QString& name)
{
    store::Session bootstrap(adminOf(u"postgres"_s));
    const auto copied = bootstrap.plain([&](store::Transaction& transaction) {
        transaction.exec("CREATE DATABASE " + store::quoteName(name) + " TEMPLATE " + store::quoteName(original) +
                         " OWNER " + store::quoteName(store::engineRole));
        return Done{};
    });
    if (!copied)
        qFatal("no test database: %s", qPrintable(copied.error().text()));
}

/// Migrated once: copies of it take a tenth of the time.
const QString& migratedDatabase()
{
    static const QString original = [] {
        const QString name = u"migrated_%1"_s.arg(QCoreApplication::applicationPid());
        makeEmpty(name);
        store::Session admin(adminOf(name));
        if (const auto closed = store::closeDatabase(admin, name); !closed)
            qFatal("no test database: %s", qPrintable(closed.error().text()));
        store::Migrator migrator(admin, store::localRoles(), store::Migrator::shipped().value());
        if (const auto done = migrator.migrate(); !done)
            qFatal("the test database was not migrated: %s", qPrintable(done.error().text()));
        return name;
    }();
    return original;
}

}  // namespace

store::PrivateCluster& PgCluster::shared()
{
    auto& shared = Shared::instance();
    if (!shared) {
        shared = std::make_unique<Shared>();
        qAddPostRoutine(&Shared::end);
    }
    return *shared->cluster;
}

PgDatabase::PgDatabase(bool migrated)
{
    static int count = 0;
    m_name = u"test_%1_%2"_s.arg(QCoreApplication::applicationPid()).arg(++count);
    if (migrated)
        copyDatabase(migratedDatabase(), m_name);
    else
        makeEmpty(m_name);
    const auto admin = session(store::Role::Bootstrap);
    if (const auto closed = store::closeDatabase(*admin, m_name); !closed)
        qFatal("no test database: %s", qPrintable(closed.error().text()));
}

PgDatabase::~PgDatabase()
{
    store::Session bootstrap(adminOf(u"postgres"_s));
    const auto dropped = bootstrap.plain([&](store::Transaction& transaction) {
        transaction.exec("DROP DATABASE " + store::quoteName(m_name) + " WITH (FORCE)");
        return Done{};
    });
    if (!dropped)
        qWarning("the test database was not dropped: %s", qPrintable(dropped.error().text()));
}

store::ConnectionInfo PgDatabase::connection(store::Role role) const
{
    auto info = PgCluster::shared().connection(role);
    info.database = m_name;
    return info;
}

std::unique_ptr<store::Session> PgDatabase::session(store::Role role) const
{
    return std::make_unique<store::Session>(connection(role));
}

QString PgDatabase::value(const QString& sql, store::Role role) const
{
    const auto answer = session(role)->write([&](store::Transaction& transaction) {
        const auto rows = transaction.exec(sql.toStdString());
        return rows.empty() || rows.columns() == 0 ? QString() : store::text(rows[0][0]);
    });
    if (!answer)
        qFatal("%s: %s", qPrintable(sql), qPrintable(answer.error().text()));
    return *answer;
}

}  // namespace signalbox::test
