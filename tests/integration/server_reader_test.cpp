// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "support/server_console.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

QJsonObject errorOf(const CliResult& result)
{
    return result.json().value(u"error"_qs).toObject();
}

QString codeOf(const CliResult& result)
{
    return errorOf(result).value(u"code"_qs).toString();
}

/// `sql` on an existing server: by its own role, created by Signalbox or by the server's administrator.
class ServerReaderTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TlsServer> m_server;

    QString conninfo(const QString& database) const
    {
        return m_server->conninfo(u"sslmode=verify-full sslrootcert="_qs + m_server->caFile(), u"sb"_qs, database);
    }
    static CliResult sql(Console& console, const QString& text, const QStringList& more = {})
    {
        return console.workspace.run(console.passphrase + QStringList{u"sql"_qs, text} + more);
    }

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<TlsServer>(); }
    void cleanupTestCase() { m_server.reset(); }
    void init() { m_server->superuser().run("ALTER ROLE sb NOCREATEROLE"); }

    /// The owner may create roles: no administrator is needed.
    void theRoleIsCreated()
    {
        Database boss = m_server->superuser(u"postgres"_qs);
        boss.run("CREATE DATABASE \"made\"\"Here\" OWNER sb");
        boss.run("ALTER ROLE sb CREATEROLE");
        Console console;
        QCOMPARE(console.init(conninfo(u"made\"Here"_qs)).exitCode, 0);
        const CliResult who =
            sql(console, u"SELECT current_user AS who, current_setting('transaction_read_only') AS r"_qs);
        QVERIFY2(who.exitCode == 0, qPrintable(who.text()));
        QCOMPARE(who.json().value(u"who"_qs).toString(), u"signalbox_reader_made\"Here"_qs);
        QCOMPARE(who.json().value(u"r"_qs).toString(), u"on"_qs);
        QVERIFY(sql(console, u"SELECT count(*) FROM signalbox.chains"_qs).exitCode == 0);

        // it can only read
        QCOMPARE(codeOf(sql(console, u"SELECT * FROM signalbox.secrets"_qs)), u"SQL_FORBIDDEN"_qs);
        QCOMPARE(codeOf(sql(console, u"DELETE FROM signalbox.chains"_qs)), u"SQL_NOT_READING"_qs);
        QCOMPARE(codeOf(sql(console, u"WITH gone AS (DELETE FROM signalbox.chains RETURNING 1) SELECT * FROM gone"_qs)),
                 u"SQL_ERROR"_qs);
        const CliResult slow = sql(console, u"SELECT pg_sleep(30)"_qs, {u"--timeout"_qs, u"0.5"_qs});
        QCOMPARE(codeOf(slow), u"SQL_TIMEOUT"_qs);
        QCOMPARE(sql(console, u"SELECT generate_series(1, 50) AS i"_qs, {u"--limit"_qs, u"7"_qs}).lines().size(), 7);

        // a later chain can be read, too
        SimEndpoints sims(SimEndpoints::spec(900'820, 20));
        const CliResult added = console.workspace.run(
            console.passphrase + u"chain add eip155 --name Sim --from genesis --all-transfers"_qs.split(u' ') +
            sims.rpcOptions());
        QVERIFY2(added.exitCode == 0, qPrintable(added.text()));
        const CliResult later = sql(console, u"SELECT count(*) FROM eip155_900820.blocks"_qs);
        QVERIFY2(later.exitCode == 0, qPrintable(later.text()));

        // its password is sealed among the secrets; if it was changed on the server, it is set again
        const QByteArray dump = m_server->dump(u"made\"Here"_qs);
        QVERIFY(dump.contains("reader/password"));
        boss.run("ALTER ROLE \"signalbox_reader_made\"\"Here\" PASSWORD 'another'");
        QCOMPARE(sql(console, u"SELECT 1"_qs).exitCode, 0);
        // a role with further rights is not used
        boss.run("ALTER ROLE \"signalbox_reader_made\"\"Here\" BYPASSRLS");
        const CliResult more = sql(console, u"SELECT 1"_qs);
        QVERIFY2(more.exitCode == 4 && codeOf(more) == u"SQL_OFF"_qs, qPrintable(more.text()));
        boss.run("ALTER ROLE \"signalbox_reader_made\"\"Here\" NOBYPASSRLS");
        const QString file = console.folder.filePath(u"all.csv"_qs);
        const CliResult written =
            sql(console, u"SELECT generate_series(1, 50) AS i"_qs, {u"--output"_qs, file, u"--format"_qs, u"csv"_qs});
        QVERIFY2(written.exitCode == 0 && QFileInfo(file).size() > 50, qPrintable(written.text()));
    }

    /// The owner may not create roles: the statements are shown, an administrator runs them unchanged, and every
    /// console with the workspace key reads.
    void anAdministratorCanCreateTheRole()
    {
        Database boss = m_server->superuser(u"postgres"_qs);
        boss.run("CREATE DATABASE prepared OWNER sb");
        Console first, second;
        QCOMPARE(first.init(conninfo(u"prepared"_qs)).exitCode, 0);
        QCOMPARE(second.init(conninfo(u"prepared"_qs)).exitCode, 0);
        const CliResult off = sql(first, u"SELECT 1"_qs);
        QVERIFY2(off.exitCode == 4 && codeOf(off) == u"SQL_OFF"_qs, qPrintable(off.text()));
        QVERIFY(errorOf(off).value(u"text"_qs).toString().contains(u"the user sb cannot create one"_qs));
        const QString statements = errorOf(off).value(u"args"_qs).toObject().value(u"statements"_qs).toString();
        QVERIFY2(statements.startsWith(u"CREATE ROLE \"signalbox_reader_prepared\""_qs), qPrintable(statements));
        QVERIFY(statements.contains(u"SCRAM-SHA-256$"_qs));
        const CliResult plain =
            first.run(u"sql TABLE"_qs, {}, false);  // text output: the statements alone on standard output
        QCOMPARE(QString::fromUtf8(plain.out).section(u'\n', 0, 0), statements.section(u'\n', 0, 0));

        m_server->superuser(u"prepared"_qs).run(statements.toUtf8());
        const CliResult on =
            sql(first, u"SELECT current_user AS who FROM signalbox.chains RIGHT JOIN (VALUES (1)) v ON true"_qs);
        QVERIFY2(on.exitCode == 0, qPrintable(on.text()));
        QCOMPARE(on.json().value(u"who"_qs).toString(), u"signalbox_reader_prepared"_qs);

        QCOMPARE(codeOf(sql(second, u"SELECT 1"_qs)), u"WORKSPACE_KEY_MISSING"_qs);
        const QString key = first.run(u"secrets key --reveal"_qs).json().value(u"key"_qs).toString();
        QCOMPARE(second.run(u"secrets key --import"_qs, key.toUtf8() + "\n").exitCode, 0);
        QCOMPARE(sql(second, u"SELECT 1"_qs).exitCode, 0);
        // the password was lost with the key: the statements correct the existing role
        boss.run("ALTER ROLE signalbox_reader_prepared PASSWORD 'another'");
        const CliResult again = sql(second, u"SELECT 1"_qs);
        QCOMPARE(codeOf(again), u"SQL_OFF"_qs);
        QVERIFY(errorOf(again)
                    .value(u"args"_qs)
                    .toObject()
                    .value(u"statements"_qs)
                    .toString()
                    .startsWith(u"ALTER ROLE"_qs));
    }
};

}  // namespace

SIGNALBOX_TEST(ServerReaderTest)

#include "server_reader_test.moc"
