// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "support/server_console.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"
#include "support/truth.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

QString codeOf(const CliResult& result)
{
    return result.json().value(u"error"_qs).toObject().value(u"code"_qs).toString();
}

QString textOf(const CliResult& result)
{
    return result.json().value(u"error"_qs).toObject().value(u"text"_qs).toString();
}

class ServerWorkspaceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TlsServer> m_server;

    QString trusted(const QString& mode = u"verify-full"_qs) const
    {
        return u"sslmode=%1 sslrootcert=%2"_qs.arg(mode, m_server->caFile());
    }
    void makeDatabase(const QByteArray& name) const
    {
        m_server->superuser(u"postgres"_qs).run("CREATE DATABASE " + name + " OWNER sb");
    }

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<TlsServer>(); }
    void cleanupTestCase() { m_server.reset(); }

    void tlsModesAreEnforced_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        const QString ca = u" sslrootcert="_qs + m_server->caFile();
        QTest::newRow("checked") << u"localhost"_qs << QString(u"sslmode=verify-full"_qs + ca) << QString()
                                 << QString();
        QTest::newRow("is the default") << u"localhost"_qs << ca << QString() << QString();
        QTest::newRow("authority only") << u"127.0.0.1"_qs << QString(u"sslmode=verify-ca"_qs + ca) << QString()
                                        << QString();
        QTest::newRow("encrypted") << u"127.0.0.1"_qs << u"sslmode=require"_qs << QString() << QString();
        QTest::newRow("wrong host") << u"127.0.0.1"_qs << QString(u"sslmode=verify-full"_qs + ca) << u"TLS_REFUSED"_qs
                                    << u"for another name"_qs;
        QTest::newRow("unknown authority")
            << u"localhost"_qs << u"sslmode=verify-full"_qs << u"TLS_REFUSED"_qs << u"not trusted"_qs;
        QTest::newRow("no such file") << u"localhost"_qs << u"sslmode=verify-full sslrootcert=/nowhere/ca.pem"_qs
                                      << u"TLS_REFUSED"_qs << u"/nowhere/ca.pem"_qs;
        QTest::newRow("plain") << u"localhost"_qs << u"sslmode=disable"_qs << u"TLS_NEEDED"_qs << u"without TLS"_qs;
        QTest::newRow("no such mode") << u"localhost"_qs << u"sslmode=perhaps"_qs << u"BAD_USAGE"_qs
                                      << u"verify-full"_qs;
        QTest::newRow("unknown word") << u"localhost"_qs << u"sslcert=/some/file"_qs << u"BAD_USAGE"_qs
                                      << u"sslcert"_qs;
    }
    void tlsModesAreEnforced()
    {
        QFETCH(QString, host);
        QFETCH(QString, options);
        QFETCH(QString, code);
        QFETCH(QString, words);
        Console console;
        const CliResult made = console.init(m_server->conninfo(options, u"sb"_qs, u"sb"_qs, host));
        if (code.isEmpty()) {
            QVERIFY2(made.exitCode == 0, qPrintable(made.text()));
            const CliResult info = console.run(u"workspace info"_qs);
            QCOMPARE(info.json().value(u"mode"_qs).toString(), u"server"_qs);
            QVERIFY(info.json().value(u"database"_qs).toString().startsWith(u"PostgreSQL 1"_qs));
            QCOMPARE(info.json().value(u"secretStore"_qs).toString(), u"file"_qs);
            return;
        }
        QCOMPARE(codeOf(made), code);
        QVERIFY2(textOf(made).contains(words), qPrintable(textOf(made)));
        QVERIFY(!QFileInfo::exists(console.workspace.directory()));  // no file that would fail again at the next start
    }

    void aServerWithoutTlsIsRefused()
    {
        m_server->setTls(false);
        Console console;
        const CliResult refused = console.init(m_server->conninfo(trusted()));
        const CliResult plain = console.init(m_server->conninfo(u"sslmode=disable"_qs));
        m_server->setTls(true);
        QCOMPARE(codeOf(refused), u"TLS_REFUSED"_qs);
        QVERIFY2(textOf(refused).contains(u"does not support TLS"_qs), qPrintable(textOf(refused)));
        QVERIFY2(plain.exitCode == 0, qPrintable(plain.text()));
    }

    void aWrongPasswordReplacesNothing()
    {
        Console console;
        QCOMPARE(codeOf(console.init(m_server->conninfo(trusted()), "wrong")), u"LOGIN_REFUSED"_qs);
        QVERIFY(!QFileInfo::exists(console.workspace.directory()));
        QCOMPARE(console.init(m_server->conninfo(trusted())).exitCode, 0);
        QCOMPARE(codeOf(console.init(m_server->conninfo(trusted()), "wrong")), u"LOGIN_REFUSED"_qs);
        QCOMPARE(codeOf(console.init(m_server->conninfo(trusted(), u"sb"_qs, u"other"_qs))), u"DATABASE_MISSING"_qs);
        const CliResult still = console.run(u"workspace info"_qs);
        QVERIFY2(still.exitCode == 0, qPrintable(still.text()));
        const CliResult argument = console.init(m_server->conninfo(u"password=secret"_qs));
        QCOMPARE(argument.exitCode, 2);
        QVERIFY(!argument.text().contains(u"secret'"_qs));
    }

    void missingRightsAreExplained()
    {
        Database boss = m_server->superuser();
        boss.run("CREATE ROLE weak LOGIN PASSWORD 'weak'");
        boss.run("CREATE ROLE locked PASSWORD 'locked'");
        boss.run("CREATE DATABASE empty");
        boss.run("CREATE DATABASE closed");
        boss.run("REVOKE CONNECT ON DATABASE closed FROM PUBLIC");
        const auto refused = [&](const QString& user, const QString& database, const QByteArray& password) {
            Console console;
            const CliResult made = console.init(m_server->conninfo(trusted(), user, database), password);
            if (QFileInfo::exists(console.workspace.directory()))
                return u"a folder was left: "_qs + made.text();
            return QString(codeOf(made) + u' ' + textOf(made));
        };
        const QString others = refused(u"weak"_qs, u"sb"_qs, "weak");
        QVERIFY2(others.startsWith(u"NO_RIGHT The user weak"_qs), qPrintable(others));
        const QString fresh = refused(u"weak"_qs, u"empty"_qs, "weak");
        QVERIFY2(fresh.startsWith(u"NO_RIGHT"_qs) && fresh.contains(u"ALTER DATABASE empty OWNER TO weak"_qs),
                 qPrintable(fresh));
        const QString missing = refused(u"sb"_qs, u"nowhere"_qs, TlsServer::ownerPassword);
        QVERIFY2(missing.startsWith(u"DATABASE_MISSING"_qs), qPrintable(missing));
        const QString barred = refused(u"weak"_qs, u"closed"_qs, "weak");
        QVERIFY2(barred.startsWith(u"LOGIN_REFUSED"_qs) && barred.contains(u"GRANT CONNECT"_qs), qPrintable(barred));
        const QString noLogin = refused(u"locked"_qs, u"sb"_qs, "locked");
        QVERIFY2(noLogin.startsWith(u"LOGIN_REFUSED"_qs), qPrintable(noLogin));
        const QString boundless = refused(u"boss"_qs, u"sb"_qs, "the boss");
        QVERIFY2(boundless.startsWith(u"ROLE_IS_SUPERUSER"_qs), qPrintable(boundless));
        Console console;
        const CliResult away = console.init(u"host=127.0.0.1 port=1 dbname=sb user=sb sslmode=disable"_qs);
        QCOMPARE(codeOf(away), u"SERVER_UNREACHABLE"_qs);
    }

    void aNewerSchemaIsRefused()
    {
        makeDatabase("versions");
        Console console;
        QCOMPARE(console.init(m_server->conninfo(trusted(), u"sb"_qs, u"versions"_qs)).exitCode, 0);
        Database boss = m_server->superuser(u"versions"_qs);
        boss.run(
            "INSERT INTO signalbox.migrations (number, name, checksum, took, app_version) VALUES (999, 'of_tomorrow', "
            "'00', '1 s', '9.9')");
        const CliResult newer = console.run(u"status"_qs);
        QCOMPARE(newer.exitCode, 4);
        QCOMPARE(codeOf(newer), u"SCHEMA_NEWER"_qs);
        QVERIFY2(textOf(newer).contains(u"9.9"_qs), qPrintable(textOf(newer)));
        const CliResult listed = console.run(u"db status"_qs);
        QCOMPARE(listed.exitCode, 1);
        QCOMPARE(listed.lines().back().value(u"state"_qs).toString(), u"missing"_qs);
        QCOMPARE(codeOf(console.run(u"db migrate"_qs)), u"SCHEMA_NEWER"_qs);
        QCOMPARE(codeOf(console.run(u"db revert 1 --yes"_qs)), u"SCHEMA_NEWER"_qs);
        boss.run("DELETE FROM signalbox.migrations WHERE number = 999");
        boss.run("UPDATE signalbox.migrations SET checksum = '00' WHERE number = 2");
        const CliResult changed = console.run(u"status"_qs);
        QCOMPARE(changed.exitCode, 4);
        QCOMPARE(codeOf(changed), u"MIGRATION_CHANGED"_qs);
        QVERIFY(textOf(changed).contains(u"Nothing was changed"_qs));
    }

    void theSchemaCanBeMigratedAndReverted()
    {
        makeDatabase("steps");
        Console console, other;
        QCOMPARE(console.init(m_server->conninfo(trusted(), u"sb"_qs, u"steps"_qs)).exitCode, 0);
        QCOMPARE(other.init(m_server->conninfo(trusted(), u"sb"_qs, u"steps"_qs)).exitCode, 0);
        const auto states = [&] {
            QStringList all;
            for (const QJsonObject& line : console.run(u"db status"_qs).lines())
                all << line.value(u"state"_qs).toString();
            return all.mid(0, 2).join(u' ');
        };
        QCOMPARE(states(), u"applied applied"_qs);
        const CliResult asked = console.run(u"db revert 1"_qs, {}, false);
        QCOMPARE(asked.exitCode, 4);
        QVERIFY2(asked.text().contains(u"erc8004.events: 0 rows"_qs), qPrintable(asked.text()));
        QVERIFY2(!asked.text().contains(u"signalbox.chains"_qs), qPrintable(asked.text()));
        QCOMPARE(states(), u"applied applied"_qs);
        const auto open = other.start();
        // Sessions of the opening end; the engine's remains.
        const auto works = [&] {
            return m_server->superuser(u"steps"_qs)
                       .number(
                           "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'signalbox engine' AND "
                           "datname = 'steps'") > 0;
        };
        QVERIFY(QTest::qWaitFor(works, 30'000));
        const CliResult used = console.run(u"db revert 1 --yes"_qs);
        QVERIFY2(used.exitCode == 4 && codeOf(used) == u"WORKSPACE_IN_USE"_qs, qPrintable(used.text()));
        CliWorkspace::stop(*open);
        const CliResult reverted = console.run(u"db revert 1 --yes"_qs);
        QVERIFY2(reverted.exitCode == 0, qPrintable(reverted.text()));
        QCOMPARE(states(), u"applied pending"_qs);
        const auto shipped = console.run(u"db status"_qs).lines().size();
        QCOMPARE(console.run(u"db migrate"_qs).json().value(u"applied"_qs).toInt(), int(shipped) - 1);
        QCOMPARE(states(), u"applied applied"_qs);
    }

    void otherToolsCanConnect()
    {
        Console console;
        QCOMPARE(console.init(m_server->conninfo(trusted())).exitCode, 0);
        const CliResult hidden = console.run(u"db connection"_qs);
        QVERIFY(!hidden.text().contains(QLatin1String(TlsServer::ownerPassword)));
        QVERIFY(hidden.json().value(u"conninfo"_qs).toString().contains(u"sslrootcert="_qs));
        const CliResult shown = console.run(u"db connection --reveal"_qs);
        Database by(shown.json().value(u"conninfo"_qs).toString().toUtf8());
        QCOMPARE(by.value("SELECT current_user"), u"sb"_qs);
        const CliResult psql = console.workspace.run(
            console.passphrase + QStringList{u"db"_qs, u"psql"_qs, u"--"_qs, u"-Atc"_qs,
                                             u"SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"_qs},
            {}, 60'000, false);
        QCOMPARE(QString::fromUtf8(psql.out).trimmed(), u"t"_qs);
    }

    void twoConsolesShareTheWorkspace()
    {
        makeDatabase("shared");
        const QString server = m_server->conninfo(trusted(), u"sb"_qs, u"shared"_qs);
        Console first, second;
        QCOMPARE(first.init(server).exitCode, 0);
        QCOMPARE(second.init(server).exitCode, 0);
        SimEndpoints sims(SimEndpoints::spec(900'800, 200));
        const CliResult added = first.workspace.run(
            first.passphrase +
            u"chain add eip155 --name Sim --from genesis --all-transfers --confirmations 0"_qs.split(u' ') +
            sims.rpcOptions());
        QVERIFY2(added.exitCode == 0, qPrintable(added.text()));
        Database boss = m_server->superuser(u"shared"_qs);
        const auto holder = [&] { return boss.number("SELECT coalesce(pid, 0) FROM signalbox.leases"); };
        const auto blocks = [&] { return boss.number("SELECT count(*) FROM eip155_900800.blocks"); };

        auto one = first.start();
        QTRY_COMPARE_WITH_TIMEOUT(blocks(), qint64(201), 30'000);
        QCOMPARE(holder(), one->processId());
        auto two = second.start();
        QTest::qWait(4'000);
        QCOMPARE(holder(), one->processId());  // the second is on standby
        const QJsonObject seen = second.run(u"status Sim"_qs).json();
        QVERIFY(seen.value(u"live"_qs).toBool());
        QVERIFY(seen.value(u"holder"_qs).toString().contains(QString::number(one->processId())));
        // an action at one console is executed by the other
        QCOMPARE(second.run(u"chain pause Sim"_qs).exitCode, 0);
        QCOMPARE(first.run(u"status Sim"_qs).json().value(u"state"_qs).toString(), u"paused"_qs);
        QCOMPARE(second.run(u"chain resume Sim"_qs).exitCode, 0);
        sims.chain->mine(5);
        QTRY_COMPARE_WITH_TIMEOUT(blocks(), qint64(206), 20'000);

        one->kill();
        one->waitForFinished();
        QElapsedTimer clock;
        clock.start();
        QTRY_COMPARE_WITH_TIMEOUT(holder(), two->processId(), 20'000);
        qInfo("taken over after %lld ms", clock.elapsed());
        QVERIFY(clock.elapsed() <= 10'000);
        sims.chain->mine(5);
        QTRY_COMPARE_WITH_TIMEOUT(blocks(), qint64(211), 20'000);
        Database owner(second.run(u"db connection --reveal"_qs).json().value(u"conninfo"_qs).toString().toUtf8());
        QCOMPARE(difference(truthOfSim(*sims.chain, {0, 210, {}, {}, -1, true}),
                            truthOfDatabase(owner, u"eip155_900800"_qs, 900'800)),
                 QString());

        // the server becomes unavailable for a while, and the console reconnects
        m_server->stop();
        sims.chain->mine(5);
        QTest::qWait(4'000);
        QCOMPARE(two->state(), QProcess::Running);
        m_server->start();
        boss = m_server->superuser(u"shared"_qs);
        QTRY_COMPARE_WITH_TIMEOUT(blocks(), qint64(216), 40'000);
        QVERIFY(CliWorkspace::stop(*two));
    }

    /// Keys are sealed in the database; the operator enters the workspace key on a second console.
    void sharedKeysOpenTheSecrets()
    {
        makeDatabase("keys");
        const QString server = m_server->conninfo(trusted(), u"sb"_qs, u"keys"_qs);
        Console first, second;
        QCOMPARE(first.init(server).exitCode, 0);
        QCOMPARE(second.init(server).exitCode, 0);
        QCOMPARE(codeOf(second.run(u"secrets key --reveal"_qs)), u"WORKSPACE_KEY_NONE"_qs);
        sim::SimServer sim(std::make_shared<sim::SimChain>(SimEndpoints::spec(900'801, 60)));
        const CliResult added =
            first.run(u"chain add eip155 --name Keyed --from genesis --all-transfers --confirmations 0 --rpc -"_qs,
                      sim.url().toUtf8());
        QVERIFY2(added.exitCode == 0, qPrintable(added.text()));
        QCOMPARE(first.run(u"endpoint test Keyed 1"_qs).exitCode, 0);
        QCOMPARE(m_server->superuser(u"keys"_qs)
                     .number("SELECT count(*) FROM signalbox.secrets WHERE ref LIKE "
                             "'endpoint/%'"),
                 qint64(1));
        const QByteArray dump = m_server->dump(u"keys"_qs);
        QVERIFY(dump.contains("signalbox.secrets"));
        QVERIFY(!dump.contains(sim.path().mid(1)));

        const CliResult without = second.run(u"endpoint test Keyed 1"_qs);
        QCOMPARE(codeOf(without), u"WORKSPACE_KEY_MISSING"_qs);
        const CliResult refused =
            second.run(u"endpoint add Keyed --rpc -"_qs, sim.url().toUtf8());  // would need the key to seal
        QCOMPARE(codeOf(refused), u"WORKSPACE_KEY_MISSING"_qs);
        QCOMPARE(codeOf(second.run(u"secrets key --reveal"_qs)), u"WORKSPACE_KEY_MISSING"_qs);
        QCOMPARE(codeOf(second.run(u"secrets key --import"_qs, QByteArray(43, 'A') + "\n")), u"WORKSPACE_KEY_WRONG"_qs);
        const QString key = first.run(u"secrets key --reveal"_qs).json().value(u"key"_qs).toString();
        QCOMPARE(key.size(), 43);
        QVERIFY(!dump.contains(key.toUtf8()));
        QCOMPARE(second.run(u"secrets key --import"_qs, key.toUtf8() + "\n").exitCode, 0);
        QCOMPARE(second.run(u"endpoint test Keyed 1"_qs).exitCode, 0);
        const CliResult synced = second.run(u"run --until-synced"_qs);
        QVERIFY2(synced.exitCode == 0, qPrintable(synced.text()));
        QVERIFY(second.run(u"secrets list"_qs).text().contains(u"endpoint/"_qs));
        QCOMPARE(second.run(u"chain delete Keyed --hard --yes"_qs).exitCode, 0);
        QVERIFY(!first.run(u"secrets list"_qs).text().contains(u"endpoint/"_qs));
    }

    void deletedWorkspaceLeavesTheServerAlone()
    {
        makeDatabase("kept");
        Console console;
        QCOMPARE(console.init(m_server->conninfo(trusted(), u"sb"_qs, u"kept"_qs)).exitCode, 0);
        QCOMPARE(console.run(u"workspace delete"_qs).exitCode, 4);
        const CliResult deleted = console.run(u"workspace delete --yes"_qs);
        QVERIFY2(deleted.exitCode == 0, qPrintable(deleted.text()));
        QVERIFY(!QFileInfo::exists(console.workspace.directory()));
        QCOMPARE(m_server->superuser(u"kept"_qs).number("SELECT count(*) FROM signalbox.migrations") > 0, true);
    }
};

}  // namespace

SIGNALBOX_TEST(ServerWorkspaceTest)

#include "server_workspace_test.moc"
