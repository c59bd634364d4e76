// SPDX-License-Identifier: GPL-3.0-or-later

#include <QProcess>

#include "actions/jobs/job_runner.h"
#include "jobs_place.h"
#include "support/receivers.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;
using namespace signalbox::actions;
using namespace std::chrono_literals;

/// Backups by the real pg_dump: the tables force row-level security, and jobs are in flight.
class BackupTest : public QObject, JobsPlace {
    Q_OBJECT

    QTemporaryDir m_dumps;

    struct Ended {
        int exitCode = -1;
        QString errors;
    };
    static Ended runProgram(const QString& name, const store::ConnectionInfo& info, const QStringList& arguments)
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PGPASSWORD"_s, info.password);
        process.setProcessEnvironment(environment);
        process.start(store::findPostgresBinaries() + u'/' + name,
                      QStringList{u"-h"_s, info.host, u"-p"_s, QString::number(info.port), u"-U"_s, info.user, u"-d"_s,
                                  info.database} +
                          arguments);
        process.waitForFinished(120'000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardError())};
    }
    QString dumpFile() const { return m_dumps.filePath(u"workspace.dump"_s); }
    Ended dump(store::Role role, const QStringList& options) const
    {
        QFile::remove(dumpFile());
        return runProgram(u"pg_dump"_s, db->connection(role), QStringList{u"-Fc"_s, u"-f"_s, dumpFile()} + options);
    }
    /// Number of rows of each table with row-level security, by owner where there is one.
    static QString rowsOf(const PgDatabase& database)
    {
        QStringList all;
        const QString tables = database.value(
            u"SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relnamespace = "
            u"'erc8004'::regnamespace AND "
            "relforcerowsecurity"_s);
        for (const QString& table : tables.split(u' '))
            all << table + u' ' +
                       database.value(
                           u"SELECT count(*) || ' ' || coalesce(md5(string_agg(r::text, '|' ORDER BY "
                           "r::text)), '') FROM erc8004.%1 r"_s.arg(table));
        return all.join(u'\n');
    }

private Q_SLOTS:
    void init()
    {
        make();
        addUser(u"ada"_s);
        addUser(u"bob"_s);
        trigger(u"of local"_s);
        trigger(u"of ada"_s, u"ada"_s);
        trigger(u"of bob"_s, u"bob"_s);
    }
    void cleanup() { drop(); }

    void theEnginesBackupHasTheRowsOfAllUsers()
    {
        fill({});
        // Without the option pg_dump refuses, so nobody has a backup in which rows are missing.
        const Ended refused = dump(store::Role::Engine, {});
        QVERIFY(refused.exitCode != 0);
        QVERIFY2(refused.errors.contains("row-level security"_L1), qPrintable(refused.errors));
        const Ended done = dump(store::Role::Engine, {u"--enable-row-security"_s});
        QVERIFY2(done.exitCode == 0, qPrintable(done.errors));
        PgDatabase restored(false);
        restore(restored);
        QCOMPARE(rowsOf(restored), rowsOf(*db));
        QVERIFY2(rowsOf(restored).contains(u"\ntriggers 3 "_s), qPrintable(rowsOf(restored)));
        // Policies are restored too.
        QCOMPARE(
            restored.value(u"SELECT set_config('app.current_user_id', 'bob', false); SELECT string_agg(id, ' ') FROM "
                           "erc8004.triggers"_s),
            u"of bob"_s);
    }

    void jobsOfARestoredBackupWaitForTheOperator()
    {
        Receiver receiver([](const SeenRequest&) { return ReceiverAnswer(); });
        fill(receiver.place());
        const auto flying = claim();  // sent, and its outcome not stored when the backup was made
        QCOMPARE(flying.size(), size_t(1));
        const Ended done = dump(store::Role::Bootstrap, {});
        QVERIFY2(done.exitCode == 0, qPrintable(done.errors));
        PgDatabase restored(false);
        restore(restored);
        const QString open = restored.value(
            u"SELECT string_agg(state, ' ' ORDER BY id) FROM erc8004.action_jobs WHERE state <> 'done'"_s);
        QVERIFY2(open.contains("running"_L1) && open.contains("pending"_L1), qPrintable(open));

        JobRunner::Pace pace;
        pace.workers = 2;
        pace.retry = 200ms;
        auto parts = this->parts();
        parts.database = restored.connection();
        const JobRunner runner(parts, pace);
        QTRY_COMPARE_WITH_TIMEOUT(
            restored.value(u"SELECT count(*) FROM erc8004.action_jobs WHERE state NOT IN ('held', 'done')"_s), u"0"_s,
            10'000);
        QTest::qWait(1'500);
        QCOMPARE(receiver.seen().size(), 0u);
        QVERIFY(restored.value(u"SELECT DISTINCT reason::text FROM erc8004.action_jobs WHERE state = 'held'"_s)
                    .contains("restored or moved"_L1));
        // The operator sends one of them.
        const QString id = restored.value(u"SELECT min(id) FROM erc8004.action_jobs WHERE state = 'held'"_s);
        const auto session = restored.session();
        OK(session->write([&](store::Transaction& transaction) {
            return ActionJobs::replay(transaction, u"local"_s, {id.toLongLong()});
        }));
        QTRY_COMPARE_WITH_TIMEOUT(receiver.seen().size(), 1u, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(restored.value(u"SELECT state FROM erc8004.action_jobs WHERE id = "_s + id),
                                  u"done"_s, 10'000);
        // The original goes on with its own.
        QVERIFY(states().contains("pending"_L1));
    }

private:
    /// Jobs of all users in several states, their results, tokens and secrets; `host` receives those that are sent.
    void fill(const QString& host) const
    {
        const QJsonObject config{{u"method"_s, u"POST"_s},
                                 {u"url"_s, u"http://%1/hook"_s.arg(host.isEmpty() ? u"127.0.0.1:9"_s : host)},
                                 {u"allow_private_hosts"_s, QJsonArray{host}}};
        for (int i = 0; i < 3; ++i) {
            const QString user = QStringList{u"local"_s, u"ada"_s, u"bob"_s}[i];
            const QString event = addEvent(i + 1);
            enqueue({job(event, u"of "_s + user, 1, 1, config, user), job(event, u"of "_s + user, 2, 2, config, user)});
            run("INSERT INTO erc8004.agent_mcp_tokens (agent_id, token, chain_id, origin, user_id) VALUES (7, 'v1:x', "
                "1, "
                "'https://a', $1)",
                {user});
            run("INSERT INTO erc8004.action_secrets (user_id, name, ref) VALUES ($1, 'n', 'r')", {user});
            run("INSERT INTO erc8004.trigger_state (trigger_id, state_data) VALUES ('of ' || $1, '{\"count\": 1}')",
                {user});
        }
        finish(claim().front(), outcome(SendOutcome::Done));
    }
    void restore(const PgDatabase& into) const
    {
        auto info = into.connection(store::Role::Bootstrap);
        const Ended done = runProgram(u"pg_restore"_s, info, {u"--exit-on-error"_s, dumpFile()});
        QVERIFY2(done.exitCode == 0, qPrintable(done.errors));
    }
};

SIGNALBOX_TEST(BackupTest)
#include "backup_test.moc"
