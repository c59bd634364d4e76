// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/stat.h>
#include <unistd.h>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "cluster/private_cluster.h"
#include "config/settings.h"
#include "postgres/session.h"
#include "signalbox/literals.h"
#include "support/pg_fixture.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;

namespace {

QString one(const ConnectionInfo& info, const char* sql)
{
    Session session(info);
    const auto answer = session.read([&](Transaction& transaction) { return text(transaction.exec(sql)[0][0]); });
    return answer ? *answer : answer.error().code;
}

QByteArray content(const QString& file)
{
    QFile open(file);
    return open.open(QIODevice::ReadOnly) ? open.readAll() : QByteArray();
}

}  // namespace

class ClusterTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder{QDir::tempPath() + u"/signalbox-cluster-XXXXXX"_s};
    QString workspace(const char* name = "ws") const
    {
        return m_folder.path() + QLatin1Char('/') + QLatin1String(name);
    }

private Q_SLOTS:
    void cleanup()
    {
        if (PrivateCluster::exists(workspace()))
            QVERIFY(PrivateCluster::remove(workspace()));
    }

    void createsStartsAndStops()
    {
        {
            const auto cluster = PrivateCluster::join(workspace());
            QVERIFY2(cluster, qPrintable(cluster ? QString() : cluster.error().text()));
            const auto& paths = (*cluster)->paths();
            struct stat info {};
            QCOMPARE(::stat(QFile::encodeName(paths.base).constData(), &info), 0);
            QCOMPARE(info.st_mode & 0777, 0700u);
            QCOMPARE(::stat(QFile::encodeName(paths.socketDir).constData(), &info), 0);
            QCOMPARE(info.st_mode & 0777, 0700u);
            QCOMPARE(::stat(QFile::encodeName(paths.base + u"/roles.json"_s).constData(), &info), 0);
            QCOMPARE(info.st_mode & 0777, 0600u);
            const auto engine = (*cluster)->connection(Role::Engine);
            QCOMPARE(one(engine, "SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user"), u"false"_s);
            QCOMPARE(one(engine, "SHOW data_checksums"), u"on"_s);
            QCOMPARE(one(engine, "SHOW fsync"), u"on"_s);
            QCOMPARE(one(engine, "SHOW listen_addresses"), QString());
            QCOMPARE(one(engine, "SHOW max_locks_per_transaction"), u"256"_s);
            QCOMPARE(one(engine,
                         "SELECT datcollate || ' ' || pg_encoding_to_char(encoding) FROM pg_database WHERE datname = "
                         "current_database()"),
                     u"C UTF8"_s);
            auto wrong = engine;
            wrong.password = u"wrong password"_s;
            QCOMPARE(one(wrong, "SELECT 1"), u"LOGIN_REFUSED"_s);
            QVERIFY((*cluster)->serverVersion().startsWith("PostgreSQL 1"_L1));
            QVERIFY((*cluster)->isRunning());
            QFile log(paths.log);
            QVERIFY(log.open(QIODevice::ReadOnly));
            QVERIFY(!log.readAll().contains(engine.password.toUtf8()));
        }
        // the last session stopped it; the second start is quick
        QElapsedTimer timer;
        timer.start();
        const auto again = PrivateCluster::join(workspace());
        QVERIFY(again);
        qInfo("start to ready: %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 3000);
    }

    void usesTheMemorySettingOfTheWorkspace()
    {
        const auto buffers = [&](const char* megabytes) -> QString {
            QDir().mkpath(workspace());
            auto settings = config::Settings::load(workspace());
            if (!settings || !settings->set(u"database.memory_mb"_s, QLatin1String(megabytes)) || !settings->save())
                return u"not set"_s;
            const auto cluster = PrivateCluster::join(workspace());
            return cluster ? one((*cluster)->connection(Role::Engine),
                                 "SELECT pg_size_bytes(current_setting('shared_buffers')) / 1048576")
                           : cluster.error().text();
        };
        QCOMPARE(buffers("192"), u"192"_s);
        QCOMPARE(buffers("default"), u"128"_s);
        // more than the machine's memory would keep the server from starting
        const qint64 machine = qint64(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE) / 1048576;
        const qint64 most = buffers("1048576").toLongLong();
        QVERIFY2(most > 192 && most <= machine / 2, qPrintable(buffers("1048576")));
        QCOMPARE(buffers("default"), u"128"_s);
    }

    void sessionsShareOneServer()
    {
        auto first = PrivateCluster::join(workspace());
        QVERIFY(first);
        const qint64 pid = (*first)->serverPid();
        auto second = PrivateCluster::join(workspace());
        QVERIFY(second);
        QCOMPARE((*second)->serverPid(), pid);
        QCOMPARE(PrivateCluster::sessions(workspace()), 2);
        QCOMPARE(PrivateCluster::remove(workspace()).error().code, u"CLUSTER_IN_USE"_s);
        first->reset();
        QCOMPARE((*second)->serverPid(), pid);
        const QString pidFile = (*second)->paths().data + u"/postmaster.pid"_s;
        QVERIFY(QFile::exists(pidFile));
        second->reset();
        QVERIFY(!QFile::exists(pidFile));
        QCOMPARE(PrivateCluster::sessions(workspace()), 0);
    }

    void aKilledServerIsRestarted()
    {
        auto cluster = PrivateCluster::join(workspace());
        QVERIFY(cluster);
        Session session((*cluster)->connection(Role::Engine));
        QVERIFY(session.write([](Transaction& transaction) {
            transaction.exec("CREATE TABLE kept (x int); INSERT INTO kept VALUES (1)");
            return Done{};
        }));
        ::kill(static_cast<pid_t>((*cluster)->serverPid()), SIGKILL);
        QTRY_VERIFY(!(*cluster)->isRunning());
        QVERIFY((*cluster)->ensureRunning());
        const auto kept = session.read(
            [](Transaction& transaction) { return integer(transaction.exec("SELECT x FROM kept")[0][0]); });
        QVERIFY2(kept, qPrintable(kept ? QString() : kept.error().text()));
        QCOMPARE(*kept, 1);
    }

    void aKilledServerIsRestartedForAllSessions()
    {
        const auto first = PrivateCluster::join(workspace());
        const auto second = PrivateCluster::join(workspace());
        QVERIFY(first && second);
        const qint64 killed = (*first)->serverPid();
        ::kill(static_cast<pid_t>(killed), SIGKILL);
        QTRY_VERIFY(!(*first)->isRunning());
        const auto back = (*second)->ensureRunning();
        QVERIFY2(back, qPrintable(back ? QString() : back.error().text()));
        QVERIFY((*first)->serverPid() != killed);
        QCOMPARE((*first)->serverPid(), (*second)->serverPid());
        QCOMPARE(one((*first)->connection(Role::Engine), "SELECT 1"), u"1"_s);
    }

    // Two containers that share a folder: neither sees the processes of the other.
    void aServerOfAnotherContainerIsUsed()
    {
        if (qEnvironmentVariableIsSet("SIGNALBOX_TEST_JOIN")) {  // this process is the other container
            const auto joined = PrivateCluster::join(qEnvironmentVariable("SIGNALBOX_TEST_JOIN"));
            QVERIFY2(joined, qPrintable(joined ? QString() : joined.error().text()));
            QCOMPARE(one((*joined)->connection(Role::Engine), "SELECT 1"), u"1"_s);
            return;
        }
        const QStringList apart{u"--pid"_s, u"--fork"_s, u"--mount-proc"_s};
        if (QProcess::execute(u"unshare"_s, apart + QStringList{u"true"_s}) != 0)
            QSKIP("a PID namespace cannot be made here");
        const auto cluster = PrivateCluster::join(workspace());
        QVERIFY(cluster);
        const QString pidFile = (*cluster)->paths().data + u"/postmaster.pid"_s;
        const QByteArray held = content(pidFile);
        const auto joinFromThere = [&](int* code) {
            QProcess other;
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"SIGNALBOX_TEST_JOIN"_s, workspace());
            other.setProcessEnvironment(environment);
            other.setProcessChannelMode(QProcess::MergedChannels);
            other.start(u"unshare"_s, apart + QStringList{QCoreApplication::applicationFilePath(), u"ClusterTest"_s,
                                                          u"aServerOfAnotherContainerIsUsed"_s});
            other.waitForFinished(60'000);
            *code = other.exitCode();
            return other.readAll();
        };
        int code = -1;
        const QByteArray reached = joinFromThere(&code);
        QVERIFY2(code == 0, reached.constData());
        QCOMPARE(content(pidFile), held);

        // even its socket is not visible there: the file is kept, and the other session gets the reason
        const QString socket = (*cluster)->paths().socketDir + u"/.s.PGSQL.5432"_s;
        QVERIFY(QFile::rename(socket, socket + u".hidden"_s));
        const QByteArray refused = joinFromThere(&code);
        QVERIFY(code != 0);
        QVERIFY2(refused.contains("another container"), refused.constData());
        QCOMPARE(content(pidFile), held);
        QVERIFY(QFile::rename(socket + u".hidden"_s, socket));
        QVERIFY((*cluster)->isRunning());
        QCOMPARE(one((*cluster)->connection(Role::Engine), "SELECT 1"), u"1"_s);
    }

    void aLostPidFileDoesNotStopTheServer()
    {
        auto cluster = PrivateCluster::join(workspace());
        QVERIFY(cluster);
        const qint64 server = (*cluster)->serverPid();
        const QString pidFile = (*cluster)->paths().data + u"/postmaster.pid"_s;
        QVERIFY(QFile::rename(pidFile, pidFile + u".lost"_s));
        const auto second = PrivateCluster::join(workspace());
        QVERIFY(!second);
        QCOMPARE(second.error().code, u"CLUSTER_HELD"_s);
        QCOMPARE(::kill(static_cast<pid_t>(server), 0), 0);
        QVERIFY(QFile::rename(pidFile + u".lost"_s, pidFile));
        QCOMPARE((*cluster)->serverPid(), server);
        QCOMPARE(one((*cluster)->connection(Role::Engine), "SELECT 1"), u"1"_s);
    }

    void aStalePidFileIsRemoved()
    {
        QString data;
        {
            auto cluster = PrivateCluster::join(workspace());
            QVERIFY(cluster);
            data = (*cluster)->paths().data;
        }
        QFile stale(data + u"/postmaster.pid"_s);
        QVERIFY(stale.open(QIODevice::WriteOnly));
        // the number of a running process that is not our server: this test
        stale.write(QByteArray::number(::getpid()) + "\n" + QFile::encodeName(data) +
                    "\n1\n5432\n/nowhere\n\n  1 2\nready\n");
        stale.close();
        auto cluster = PrivateCluster::join(workspace());
        QVERIFY2(cluster, qPrintable(cluster ? QString() : cluster.error().text()));
        QCOMPARE(one((*cluster)->connection(Role::Engine), "SELECT 1"), u"1"_s);
    }

    void foldersOfOthersAreRefused()
    {
        QVERIFY(QDir().mkpath(workspace("real")));
        QVERIFY(QFile::link(workspace("real"), workspace("link")));
        const auto linked = PrivateCluster::join(workspace("link"));
        QVERIFY(!linked);
        QCOMPARE(linked.error().code, u"FOLDER_REFUSED"_s);
        QVERIFY(linked.error().text().contains("symbolic link"_L1));
        if (::geteuid() == 0) {
            QVERIFY(::chown(QFile::encodeName(workspace("real")).constData(), 12345, 12345) == 0);
            const auto foreign = PrivateCluster::join(workspace("real"));
            QVERIFY(!foreign);
            QCOMPARE(foreign.error().code, u"FOLDER_REFUSED"_s);
            QVERIFY(foreign.error().text().contains("is owned by"_L1));
        }
        QCOMPARE(PrivateCluster::remove(workspace("none")).error().code, u"WORKSPACE_UNKNOWN"_s);
    }

    void missingDataIsNotReplaced()
    {
        QString base;
        {
            auto cluster = PrivateCluster::join(workspace());
            QVERIFY(cluster);
            base = (*cluster)->paths().base;
        }
        QVERIFY(QDir().rename(base, base + u".away"_s));
        const auto gone = PrivateCluster::join(workspace());
        QVERIFY(!gone);
        QCOMPARE(gone.error().code, u"CLUSTER_MISSING"_s);
        QVERIFY(QDir().rename(base + u".away"_s, base));
        QFile control(base + u"/data/global/pg_control"_s);
        QVERIFY(control.rename(base + u"/data/global/pg_control.away"_s));
        const auto damaged = PrivateCluster::join(workspace());
        QVERIFY(!damaged);
        QCOMPARE(damaged.error().code, u"CLUSTER_DAMAGED"_s);
    }
};

SIGNALBOX_TEST(ClusterTest)
#include "cluster_test.moc"
