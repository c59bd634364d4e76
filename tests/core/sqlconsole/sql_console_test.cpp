// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlconsole/sql_console.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include "postgres/reader_role.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"
#include "signalbox/sql_text.h"
#include "store/chains.h"
#include "store/schema_maker.h"
#include "support/pg_fixture.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;
using namespace signalbox::test;

namespace {

QString words(const Error& error)
{
    return error.code + u": "_s + error.text();
}

/// A console on a fresh database, and a bare connection as the same role.
struct Bench {
    PgDatabase db;
    ReadingRole reader = [info = db.connection(store::Role::Reader)] { return info; };
    ReaderConsole console{{reader, db.connection(), {}}};

    Expected<SqlResult> run(const QString& text, int limit = 1000, double seconds = 20)
    {
        const SqlRun run = console.run({text, limit, seconds});
        QFuture<Expected<SqlResult>> answer = run.answer;
        answer.waitForFinished();
        return answer.result();
    }
    SqlResult good(const QString& text, int limit = 1000)
    {
        const auto result = run(text, limit);
        if (!result)
            qFatal("%s: %s", qPrintable(text), qPrintable(words(result.error())));
        return *result;
    }
    /// The server's own result, without the console's checks: its SQLSTATE, or empty if it succeeded.
    QString bare(const QByteArray& text)
    {
        const auto info = db.connection(store::Role::Reader);
        PGconn* connection = PQconnectdb(info.conninfo().constData());
        if (PQstatus(connection) != CONNECTION_OK)
            qFatal("%s", PQerrorMessage(connection));
        // as a user who obtained the password: all settings are set
        PQclear(PQexec(connection, "SET default_transaction_read_only = off"));
        PQclear(PQexec(connection, "SET transaction_read_only = off"));
        PGresult* result = PQexec(connection, text.constData());
        const ExecStatusType status = PQresultStatus(result);
        QString state;
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            state = QString::fromLatin1(PQresultErrorField(result, PG_DIAG_SQLSTATE));
        PQclear(result);
        PQfinish(connection);
        return state;
    }
};

}  // namespace

class SqlConsoleTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Bench> m_bench;

private Q_SLOTS:
    void initTestCase()
    {
        m_bench = std::make_unique<Bench>();
        m_bench->db.value(
            u"CREATE TABLE signalbox.guarded (x int); ALTER TABLE signalbox.guarded ENABLE "
            "ROW LEVEL SECURITY"_s,
            store::Role::Bootstrap);
        m_bench->db.value(u"ALTER TABLE signalbox.guarded OWNER TO signalbox_engine"_s, store::Role::Bootstrap);
    }
    void cleanupTestCase() { m_bench.reset(); }

    void valuesAreLossless()
    {
        const SqlResult result = m_bench->good(
            u"SELECT 9007199254740993::bigint AS big, "
            "115792089237316195423570985008687907853269984665640564039457584007913129639935::numeric(78, 0) AS huge, "
            "'\\x00ff'::bytea AS bytes, NULL::text AS none, '' AS empty, true AS yes, 1.5::float8 AS real, "
            "'{\"a\": 1}'::jsonb AS j, '2026-01-02 03:04:05.123456+00'::timestamptz AS at"_s);
        QCOMPARE(result.rows, 1);
        QStringList cells;
        for (const QString& cell : result.cells)
            cells << (cell.isNull() ? u"NULL"_s : cell);
        QCOMPARE(cells.join(u'|'),
                 u"9007199254740993|"
                 "115792089237316195423570985008687907853269984665640564039457584007913129639935|0x00ff|"
                 "NULL||true|1.5|{\"a\": 1}|2026-01-02 03:04:05.123456+00"_s);
        QStringList types;
        for (const SqlColumn& column : result.columns)
            types << column.type;
        QCOMPARE(types.join(u'|'),
                 u"bigint|numeric(78,0)|bytea|text|text|boolean|double precision|jsonb|"
                 "timestamp with time zone"_s);
        QVERIFY(!result.truncated);
        QCOMPARE(sqlJsonLine(result.columns, result.cells.data()),
                 QByteArray("{\"big\":\"9007199254740993\",\"huge\":"
                            "\"115792089237316195423570985008687907853269984665640564039457584007913129639935\","
                            "\"bytes\":\"0x00ff\",\"none\":null,\"empty\":\"\",\"yes\":true,\"real\":1.5,\"j\":{\"a\": "
                            "1},\"at\":\"2026-01-02 03:04:05.123456+00\"}\n"));
        const QString risky[] = {u"=1+1"_s, QString(), u""_s};
        QCOMPARE(sqlCsvLine({{u"a"_qs, {}, {}}, {u"b"_qs, {}, {}}, {u"c"_qs, {}, {}}}, risky),
                 QByteArray("'=1+1,,\"\"\r\n"));
        const QString negative[] = {u"-5"_s};
        QCOMPARE(sqlCsvLine({{u"a"_qs, {}, SqlKind::Number}}, negative), QByteArray("-5\r\n"));
    }

    void everyReadingStatementRuns()
    {
        QCOMPARE(m_bench->good(u"VALUES (1), (2)"_s).rows, 2);
        QCOMPARE(m_bench->good(u"TABLE signalbox.chains"_s).rows, 0);
        QVERIFY(!m_bench->good(u"TABLE signalbox.chains"_s).columns.empty());
        QCOMPARE(m_bench->good(u"WITH x AS (SELECT 1) SELECT * FROM x;"_s).rows, 1);
        QVERIFY(m_bench->good(u"-- why\nEXPLAIN SELECT 1"_s).rows > 0);
        QCOMPARE(m_bench->good(u"SHOW timezone"_s).cells.front(), u"UTC"_s);
        QCOMPARE(m_bench->good(u"(SELECT 1) UNION (SELECT 2) -- end"_s).rows, 2);
    }

    void limitsCutTheResult()
    {
        SqlResult result = m_bench->good(u"SELECT * FROM generate_series(1, 100000)"_s, 10);
        QCOMPARE(result.rows, 10);
        QVERIFY(result.truncated && !result.tooLarge);
        result = m_bench->good(u"SELECT * FROM generate_series(1, 10)"_s, 10);
        QCOMPARE(result.rows, 10);
        QVERIFY(!result.truncated);
        // memory is bounded whatever a row contains
        result = m_bench->good(u"SELECT repeat('x', 4000000) FROM generate_series(1, 1000)"_s);
        QVERIFY(result.truncated && result.tooLarge);
        QVERIFY(result.rows < 30);
        QCOMPARE(m_bench->good(u"SELECT 7"_s).cells.front(), u"7"_s);
        for (const int limit : {0, -1, SqlRequest::maxLimit + 1})
            QCOMPARE(m_bench->run(u"SELECT 1"_s, limit).error().code, u"SQL_LIMIT"_s);
    }

    void errorsHaveTheirPosition()
    {
        const QString text = u"SELECT 'ä𝄞', nothere FROM signalbox.chains"_s;
        auto result = m_bench->run(text);
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"SQL_UNKNOWN_NAME"_s);
        QCOMPARE(result.error().args.value(u"position"_s).toLongLong(), text.indexOf(u"nothere"_qs));
        result = m_bench->run(u"SELECT FROM WHERE"_s);
        QCOMPARE(result.error().code, u"SQL_ERROR"_s);
        QVERIFY(result.error().kind == ErrorKind::Invalid);
        QCOMPARE(result.error().args.value(u"position"_s).toLongLong(), 12);
        QCOMPARE(m_bench->run(u"SELECT 1/0"_s).error().code, u"SQL_ERROR"_s);
        QCOMPARE(m_bench->run(u"  -- nothing\n"_s).error().code, u"SQL_EMPTY"_s);
        QCOMPARE(m_bench->run(u"SELECT 1; SELECT 2"_s).error().code, u"SQL_SEVERAL"_s);
    }

    /// The console refuses these before it sends them, and the server refuses them in a session of the same role.
    void otherStatementsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"CREATE TABLE public.x (a int)",
              "CREATE TEMP TABLE x (a int)",
              "CREATE TABLE signalbox.x (a int)",
              "CREATE SCHEMA mine",
              "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
              "DO $$ BEGIN PERFORM 1; END $$",
              "DO LANGUAGE plpgsql 'BEGIN END'",
              "INSERT INTO signalbox.chains (caip2, family, name, schema_name, mark) VALUES ('eip155:9', 'eip155', "
              "'x', "
              "'y', 9)",
              "UPDATE signalbox.chains SET name = 'x'",
              "DELETE FROM signalbox.commands",
              "TRUNCATE signalbox.samples",
              "DROP TABLE signalbox.samples",
              "ALTER TABLE signalbox.samples ADD x int",
              "INSERT INTO signalbox.commands (verb) VALUES ('scan_gaps')",
              "GRANT SELECT ON signalbox.secrets TO PUBLIC",
              "SET ROLE signalbox_engine",
              "SET SESSION AUTHORIZATION signalbox_engine",
              "SET ROLE signalbox_retention",
              "COPY signalbox.chains TO '/tmp/signalbox-leak'",
              "COPY signalbox.chains TO PROGRAM 'cat'",
              "COPY signalbox.chains FROM PROGRAM 'cat'",
              "LOCK TABLE signalbox.chains IN EXCLUSIVE MODE",
              "CREATE EXTENSION dblink",
              "ALTER SYSTEM SET work_mem = '1GB'",
              "ALTER ROLE signalbox_reader SUPERUSER",
              "CREATE ROLE other",

              "CHECKPOINT",
              "LOAD 'auto_explain'",
              "SET session_preload_libraries = 'x'",
              "CREATE SERVER s FOREIGN DATA WRAPPER w",
              "REFRESH MATERIALIZED VIEW signalbox.x",
              "CREATE VIEW public.v AS SELECT 1",
              "CREATE TRIGGER t AFTER INSERT ON signalbox.chains EXECUTE FUNCTION signalbox.tell_command()",
              "ALTER TABLE signalbox.guarded DISABLE ROW LEVEL SECURITY"})
            QTest::newRow(text) << QByteArray(text);
    }
    void otherStatementsAreRefused()
    {
        QFETCH(QByteArray, text);
        const auto result = m_bench->run(QString::fromLatin1(text));
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"SQL_NOT_READING"_s);
        QVERIFY(result.error().kind == ErrorKind::Refused);
        const QString state = m_bench->bare(text);
        QVERIFY2(!state.isEmpty(), "the server did it");
    }

    /// SELECTs that do more than read, or read closed tables: the console passes them on, and the server refuses.
    void secretsAreClosedToTheReader_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"SELECT * FROM signalbox.secrets",
              "SELECT * FROM signalbox.guarded",
              "SELECT * FROM pg_catalog.pg_authid",
              "SELECT * FROM pg_catalog.pg_user_mapping",
              "SELECT * FROM pg_catalog.pg_statistic",
              "SELECT pg_read_file('/etc/passwd')",
              "SELECT pg_read_file('postgresql.conf')",
              "SELECT pg_read_binary_file('PG_VERSION')",
              "SELECT * FROM pg_ls_dir('.')",
              "SELECT pg_stat_file('base')",
              "SELECT lo_import('/etc/passwd')",
              "SELECT lo_export(1, '/tmp/x')",
              "SELECT lo_create(4711)",
              "SELECT lo_creat(-1)",
              "SELECT lo_from_bytea(0, 'x')",
              "SELECT lo_unlink(1)",
              "SELECT lo_open(1, 131072)",
              "SELECT pg_advisory_lock(1)",
              "SELECT pg_try_advisory_lock(1)",
              "SELECT pg_advisory_xact_lock(1)",
              "SELECT pg_advisory_lock_shared(1, 2)",
              "SELECT pg_advisory_unlock_all()",
              "SELECT set_config('statement_timeout', '0', false)",
              "SELECT set_config('transaction_read_only', 'off', true)",
              "SELECT set_config('role', 'signalbox_engine', "
              "false)",
              "SELECT pg_notify('signalbox_commands', 'x')",
              "SELECT pg_cancel_backend(pg_backend_pid())",
              "SELECT pg_terminate_backend(pg_backend_pid())",
              "SELECT pg_reload_conf()",
              "SELECT pg_switch_wal()",
              "SELECT pg_rotate_logfile()",
              "SELECT pg_logical_emit_message(false, 'a', 'b')",
              "SELECT pg_export_snapshot()",
              "SELECT query_to_xml('SELECT 1', true, true, '')",
              "SELECT txid_current()",
              "SELECT pg_current_xact_id()",
              "SELECT pg_stat_reset()",
              "SELECT pg_create_restore_point('x')",
              "SELECT * FROM pg_hba_file_rules",
              "SELECT * FROM pg_file_settings",
              "SELECT * FROM pg_shadow",
              "SELECT nextval('signalbox.commands_id_seq')",
              "SELECT setval('signalbox.commands_id_seq', 1)",
              "SELECT erc8004.delete_events(1, 10)",
              "SELECT signalbox.uncover('eip155:1', NULL, 0, 10)",
              "WITH x AS (DELETE FROM signalbox.commands RETURNING id) SELECT * FROM x",
              "WITH x AS (UPDATE signalbox.chains SET name = 'x' RETURNING 1) SELECT * FROM x",
              "WITH x AS (INSERT INTO signalbox.samples (caip2, step, at) VALUES ('a', '10 s', now()) RETURNING 1) "
              "SELECT * FROM x",
              "SELECT * INTO public.copy FROM signalbox.chains",
              "SELECT * INTO TEMP copy FROM signalbox.chains",
              "SELECT * FROM signalbox.chains FOR UPDATE",
              "SELECT dblink('host=/tmp', 'SELECT 1')",
              "EXPLAIN ANALYZE DELETE FROM signalbox.commands",
              "EXPLAIN ANALYZE CREATE TABLE public.x AS SELECT 1",
              "SELECT database_to_xml(true, true, '') FROM signalbox.secrets"})
            QTest::newRow(text) << QByteArray(text);
    }
    void secretsAreClosedToTheReader()
    {
        QFETCH(QByteArray, text);
        const auto result = m_bench->run(QString::fromLatin1(text));
        QVERIFY2(!result, "it ran");
        QVERIFY2(result.error().kind == ErrorKind::Refused || result.error().kind == ErrorKind::NotFound ||
                     result.error().kind == ErrorKind::Invalid,
                 qPrintable(words(result.error())));
        const QString state = m_bench->bare(text);
        QVERIFY2(!state.isEmpty(), "the server did it");
        QCOMPARE(m_bench->db.value(u"SELECT count(*) FROM pg_catalog.pg_largeobject_metadata"_s), u"0"_s);
    }

    void otherDatabasesAreClosed()
    {
        auto info = m_bench->db.connection(store::Role::Reader);
        for (const char* name : {"postgres", "template1"}) {
            info.database = QLatin1String(name);
            QVERIFY(!store::Session(info).open());
        }
    }

    void statementsAreStoppedFromOutside()
    {
        QElapsedTimer clock;
        clock.start();
        auto result = m_bench->run(u"SELECT pg_sleep(60)"_s, 10, 0.5);
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"SQL_TIMEOUT"_s);
        QVERIFY(clock.elapsed() < 4'000);
        // whatever the statement sets: it cannot, and the request to cancel would come from outside anyway
        QCOMPARE(m_bench->run(u"SET statement_timeout = 0"_s).error().code, u"SQL_NOT_READING"_s);
        store::ReaderSession session(m_bench->db.connection(store::Role::Reader));
        const std::atomic_int go = 0;
        m_bench->db.value(u"ALTER ROLE signalbox_reader SET statement_timeout = 0"_s, store::Role::Bootstrap);
        clock.restart();
        const auto slept = session.run(u"SELECT pg_sleep(60)"_s, {10, 700}, go, [](const PGresult*) { return true; });
        QVERIFY(!slept);
        QCOMPARE(slept.error().code, u"SQL_TIMEOUT"_s);
        QVERIFY(clock.elapsed() < 4'000);
        m_bench->db.value(u"ALTER ROLE signalbox_reader SET statement_timeout = '1h'"_s, store::Role::Bootstrap);
        // and the session continues
        QVERIFY(session.run(u"SELECT 1"_s, {10, 700}, go, [](const PGresult*) { return true; }));
    }

    void aStatementCanBeCanceled()
    {
        QElapsedTimer clock;
        clock.start();
        SqlRun run = m_bench->console.run({u"SELECT pg_sleep(60)"_s, 10, 60});
        QTest::qWait(300);
        m_bench->console.cancel(run.id);
        run.answer.waitForFinished();
        QVERIFY(!run.answer.result());
        QCOMPARE(run.answer.result().error().code, u"SQL_CANCELLED"_s);
        QVERIFY(clock.elapsed() < 3'000);
        m_bench->console.cancel(run.id);
        QCOMPARE(m_bench->good(u"SELECT 1"_s).rows, 1);
    }

    void statementsRunConcurrently()
    {
        QElapsedTimer clock;
        clock.start();
        std::vector<SqlRun> runs;
        for (int i = 0; i < SqlConsole::parallel; ++i)
            runs.push_back(m_bench->console.run({u"SELECT pg_sleep(1), %1"_s.arg(i), 10, 30}));
        runs.push_back(m_bench->console.run({u"SELECT pg_sleep(60)"_s, 10, 30}));  // waits for its turn
        m_bench->console.cancel(runs.back().id);
        for (SqlRun& run : runs)
            run.answer.waitForFinished();
        for (int i = 0; i < SqlConsole::parallel; ++i)
            QCOMPARE(runs[size_t(i)].answer.result()->cell(0, 1), QString::number(i));
        QCOMPARE(runs.back().answer.result().error().code, u"SQL_CANCELLED"_s);
        QVERIFY2(clock.elapsed() < 3'500, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(m_bench->db
                    .value(u"SELECT count(*) FROM pg_catalog.pg_stat_activity WHERE usename = "
                           "'signalbox_reader'"_s,
                           store::Role::Bootstrap)
                    .toInt() <= SqlConsole::parallel);
    }

    void closingEndsRunningStatements()
    {
        QElapsedTimer clock;
        SqlRun run;
        {
            ReaderConsole console({m_bench->reader, m_bench->db.connection(), {}});
            run = console.run({u"SELECT pg_sleep(60)"_s, 10, 60});
            QTest::qWait(200);
            clock.start();
        }
        QVERIFY(clock.elapsed() < 2'000);
        run.answer.waitForFinished();
        QVERIFY(!run.answer.result());
        QTRY_COMPARE_WITH_TIMEOUT(
            m_bench->db.value(u"SELECT count(*) FROM pg_catalog.pg_stat_activity WHERE query LIKE "
                              "'%pg_sleep(60)%' AND usename = 'signalbox_reader' AND state = 'active'"_s,
                              store::Role::Bootstrap),
            u"0"_s, 5000);
    }

    void newChainsAreGranted()
    {
        auto session = m_bench->db.session();
        store::NewChain chain;
        chain.chain.caip2 = u"eip155:31337"_s;
        chain.chain.family = u"eip155"_s;
        chain.chain.name = u"Test"_s;
        const auto added = store::Chains(*session).add(chain);
        QVERIFY2(added.has_value(), added ? "" : qPrintable(added.error().text()));
        QCOMPARE(m_bench->good(u"SELECT * FROM eip155_31337.transfers"_s).rows, 0);
        // tables of another version are granted when they are queried
        m_bench->db.value(u"CREATE TABLE eip155_31337.late AS SELECT 1 AS x"_s);
        QCOMPARE(m_bench->good(u"SELECT * FROM eip155_31337.late"_s).rows, 1);
        auto tables = m_bench->console.tables();
        tables.waitForFinished();
        const auto answer = tables.result();
        QVERIFY(answer.has_value());
        QStringList names;
        for (const SqlTable& table : *answer) {
            names << table.schema + u'.' + table.name;
            if (names.back() == "eip155_31337.transfers"_L1) {
                QCOMPARE(table.columns.size(), size_t(7));
                QCOMPARE(table.columns.front().name, u"block_number"_s);
                QCOMPARE(table.columns.front().type, u"bigint"_s);
            }
        }
        for (const char* name : {"eip155_31337.late", "eip155_31337.transfers", "signalbox.chains", "erc8004.events"})
            QVERIFY2(names.contains(QLatin1String(name)), name);
        for (const char* name : {"signalbox.secrets", "signalbox.guarded"})
            QVERIFY2(!names.contains(QLatin1String(name)), name);
    }

    void theWholeResultIsExported_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("csv") << u"csv"_s;
        QTest::newRow("json") << u"json"_s;
    }
    void theWholeResultIsExported()
    {
        QFETCH(QString, format);
        QTemporaryDir folder;
        const QString file = folder.filePath(u"out"_s);
        const QString text =
            u"SELECT i, i * 90071992547409 AS big, CASE WHEN i % 3 > 0 THEN '=x\"' || i END AS t, "
            "decode(lpad(to_hex(i), "
            "8, '0'), 'hex') AS b FROM generate_series(1, 20000) i"_s;
        ExportJob job(1, file, exportOfStatement({text, file, format}, m_bench->reader));
        JobStatus last;
        connect(&job, &ExportJob::changed, this, [&](const JobStatus& status) { last = status; });
        job.start();
        QTRY_VERIFY_WITH_TIMEOUT(last.finished, 20'000);
        QVERIFY2(!last.error, last.error ? qPrintable(last.error->text()) : "");
        QCOMPARE(last.rows, 20'000);
        // the same as the rows of the screen, line by line
        SqlResult result = m_bench->good(text, 20'000);
        QByteArray expected = format == "csv"_L1 ? sqlCsvHead(result.columns) : QByteArray();
        for (int row = 0; row < result.rows; ++row) {
            const QString* cells = result.cells.data() + size_t(row) * result.columns.size();
            expected += format == "csv"_L1 ? sqlCsvLine(result.columns, cells) : sqlJsonLine(result.columns, cells);
        }
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll() == expected);
    }

    void anExportCanBeCanceled()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"out.csv"_s);
        ExportJob job(
            1, file,
            exportOfStatement(
                {u"SELECT i, repeat('y', 200) FROM generate_series(1, 10000) i, generate_series(1, 10000) j"_s, file,
                 u"csv"_s},
                m_bench->reader));
        JobStatus last;
        connect(&job, &ExportJob::changed, this, [&](const JobStatus& status) { last = status; });
        job.start();
        QTRY_VERIFY_WITH_TIMEOUT(last.rows > 0, 10'000);
        job.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(last.finished, 8'000);
        QVERIFY(last.cancelled);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void withoutARoleTheConsoleIsOff()
    {
        ReaderConsole console({{}, m_bench->db.connection(), {}});
        QVERIFY(console.unavailable().has_value());
        SqlRun run = console.run({u"SELECT 1"_s, 10, 5});
        run.answer.waitForFinished();
        QCOMPARE(run.answer.result().error().code, u"SQL_OFF"_s);
    }

    void noFileContainsThePassword()
    {
        const auto& cluster = PgCluster::shared();
        QFile roles(cluster.paths().base + u"/roles.json"_s);
        QVERIFY(roles.open(QIODevice::ReadOnly));
        const QByteArray content = roles.readAll();
        QVERIFY(!content.contains("signalbox_reader"));
        const QString password = cluster.connection(store::Role::Reader).password;
        QVERIFY(password.size() > 40);
        QVERIFY(!content.contains(password.toUtf8()));
    }
};

SIGNALBOX_TEST(SqlConsoleTest)
#include "sql_console_test.moc"
