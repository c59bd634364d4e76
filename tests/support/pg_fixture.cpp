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
    auto info = PgCluster::shared().connection(store::Role::Bootstrap);
    info.database = u"postgres"_s;
    store::Session bootstrap(info);
    if (const auto made = store::makeDatabase(bootstrap, m_name); !made)
        qFatal("no test database: %s", qPrintable(made.error().text()));
    const auto admin = session(store::Role::Bootstrap);
    if (const auto closed = store::closeDatabase(*admin, m_name); !closed)
        qFatal("no test database: %s", qPrintable(closed.error().text()));
    if (migrated) {
        store::Migrator migrator(*admin, store::localRoles(), store::Migrator::shipped().value());
        if (const auto done = migrator.migrate(); !done)
            qFatal("the test database was not migrated: %s", qPrintable(done.error().text()));
    }
}

PgDatabase::~PgDatabase()
{
    auto info = PgCluster::shared().connection(store::Role::Bootstrap);
    info.database = u"postgres"_s;
    store::Session bootstrap(info);
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
