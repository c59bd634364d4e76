// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSet>

#include "canopy_workspace.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Queries whose tables may be empty in the recording, or whose objects are not in it.
const QSet<QString> mayBeEmpty{u"workspace.lag"_qs};

}  // namespace

/// Every built-in query, on a workspace with recorded Canopy chains, by the command line and the reading role.
class CanopyQueriesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CanopyReplay> m_node;
    std::unique_ptr<CanopyWorkspace> m_workspace;

private Q_SLOTS:
    void initTestCase()
    {
        m_node = std::make_unique<CanopyReplay>(CanopyRecording::ofChain(1));
        m_workspace = std::make_unique<CanopyWorkspace>();
        m_workspace->mustAdd(*m_node);
        const CliResult synced = m_workspace->sync();
        QVERIFY2(synced.exitCode == 0, qPrintable(synced.text()));
    }
    void cleanupTestCase()
    {
        m_workspace.reset();
        m_node.reset();
    }

    void everyQueryRuns()
    {
        CliWorkspace& cli = m_workspace->cli();
        (void)cli.cluster();  // kept running between the commands
        const CliResult list = cli.run({u"sql"_qs, u"--saved"_qs, u"list"_qs});
        QCOMPARE(list.exitCode, 0);
        int count = 0;
        QStringList faults;
        for (const QJsonObject& query : list.lines()) {
            const QString name = query.value(u"name"_qs).toString();
            QVERIFY2(query.value(u"about"_qs).toString().endsWith(u'.'), qPrintable(name));
            QVERIFY2(!query.value(u"title"_qs).toString().isEmpty(), qPrintable(name));
            const bool other = name.startsWith(u"eip155."_qs) || name.startsWith(u"cosmos."_qs);
            if (other && query.value(u"needsChain"_qs).toBool())
                continue;  // for chains that are not here: see below
            const CliResult ran = cli.run({u"sql"_qs, u"--saved"_qs, name});
            ++count;
            if (ran.exitCode != 0)
                faults << name + u": "_qs + ran.text().left(600);
            else if (!other && ran.lines().empty() && !mayBeEmpty.contains(name) && hasRows(query))
                faults << name + u": no rows"_qs;
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        QVERIFY2(count >= 30, qPrintable(QString::number(count)));
    }

    /// A query runs with and without a running console, and an invalid statement gives its exit code.
    void exitCodesFollowTheError()
    {
        CliWorkspace& cli = m_workspace->cli();
        QCOMPARE(cli.run({u"sql"_qs, u"SELECT 1 AS one"_qs}).json().value(u"one"_qs).toInt(), 1);
        QCOMPARE(cli.run({u"sql"_qs, u"-"_qs, u"--format"_qs, u"csv"_qs}, "SELECT '=x' AS a, NULL AS b, 2 AS c").out,
                 QByteArray("a,b,c\r\n'=x,,2\r\n"));
        QCOMPARE(cli.run({u"sql"_qs, u"SELECT"_qs, u"two"_qs}).exitCode, 2);
        QCOMPARE(cli.run({u"sql"_qs}).exitCode, 2);
        QCOMPARE(cli.run({u"sql"_qs, u"SELECT FROM FROM"_qs}).exitCode, 2);
        QCOMPARE(cli.run({u"sql"_qs, u"SELECT * FROM chain_1.nothing"_qs}).exitCode, 3);
        QCOMPARE(cli.run({u"sql"_qs, u"DELETE FROM chain_1.accounts"_qs}).exitCode, 4);
        QCOMPARE(cli.run({u"sql"_qs, u"SELECT * FROM signalbox.secrets"_qs}).exitCode, 4);
        QCOMPARE(cli.run({u"sql"_qs, u"SELECT pg_sleep(60)"_qs, u"--timeout"_qs, u"1"_qs}).exitCode, 1);
        QCOMPARE(cli.run({u"sql"_qs, u"SELECT 1"_qs, u"--limit"_qs, u"0"_qs}).exitCode, 2);
        QCOMPARE(cli.run({u"sql"_qs, u"SELECT * FROM chain_1.accounts"_qs, u"--limit"_qs, u"7"_qs}).lines().size(),
                 size_t(7));

        const auto running = cli.start({u"run"_qs});
        // once it has worked on the chain for a while: an earlier stop is an interruption
        const QByteArray held =
            "SELECT count(*) FROM signalbox.leases l JOIN signalbox.chain_status s USING (caip2) WHERE s.at > "
            "l.acquired_at + interval '2 s' AND l.pid = " +
            QByteArray::number(running->processId());
        QVERIFY(waitFor([&] { return m_workspace->database().number(held) > 0; }, 30'000));
        const CliResult beside = cli.run({u"sql"_qs, u"SELECT count(*) AS n FROM chain_1.blocks"_qs});
        QCOMPARE(beside.exitCode, 0);
        QVERIFY(beside.json().value(u"n"_qs).toInt() > 100);
        QVERIFY2(CliWorkspace::stop(*running), said(cli).constData());
    }

    void theWholeResultIsPrinted()
    {
        CliWorkspace& cli = m_workspace->cli();
        QTemporaryDir folder;
        const QString file = folder.filePath(u"accounts.jsonl"_qs);
        const CliResult written =
            cli.run({u"sql"_qs, u"SELECT * FROM chain_1.accounts"_qs, u"--output"_qs, file, u"--limit"_qs, u"1"_qs});
        QVERIFY2(written.exitCode == 0, qPrintable(written.text()));
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QCOMPARE(qint64(read.readAll().count('\n')),
                 m_workspace->database().number("SELECT count(*) FROM chain_1.accounts"));
    }

    /// As with `export`, the file name decides the format.
    void theFileNameDecidesTheFormat()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"one.CSV"_qs);
        const auto ask = [&](const QStringList& more) {
            return m_workspace->cli().run(QStringList{u"sql"_qs, u"SELECT 1 AS a, 'x,y' AS b"_qs} + more);
        };
        QCOMPARE(ask({u"--output"_qs, file}).exitCode, 0);
        QFile read(file);
        QVERIFY(read.open(QIODevice::ReadOnly));
        QCOMPARE(read.readAll(), QByteArray("a,b\r\n1,\"x,y\"\r\n"));
        const CliResult table = ask({u"--output"_qs, file, u"--format"_qs, u"table"_qs});
        QCOMPARE(table.exitCode, 2);
        QVERIFY2(table.text().contains(u"csv or json"_qs), qPrintable(table.text()));
    }

private:
    static QByteArray said(const CliWorkspace& cli)
    {
        QFile file(QFileInfo(cli.directory()).absolutePath() + u"/run.err"_qs);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// True if the tables in the query have rows: a recording may lack an event.
    bool hasRows(const QJsonObject& query)
    {
        const QString text = query.value(u"sql"_qs).toString();
        static const QRegularExpression from(
            u"(?:FROM|JOIN) ((?:\\{chain\\}|canopyx_global|canopyx|signalbox)\\.\\w+)"_qs);
        auto matches = from.globalMatch(text);
        bool any = false;
        // a filter may match no row of a table with rows: those queries are listed
        static const QSet<QString> filtered{u"canopy.missed"_qs, u"canopy.orders"_qs, u"canopy.slashes"_qs};
        if (filtered.contains(query.value(u"name"_qs).toString()))
            return false;
        while (matches.hasNext()) {
            QString table = matches.next().captured(1);
            table.replace(u"{chain}"_qs, u"chain_1"_qs);
            if (table.endsWith(u"_page_at"_qs))
                continue;
            any = any || m_workspace->database().number("SELECT count(*) FROM " + table.toUtf8()) > 0;
        }
        return any;
    }
};

SIGNALBOX_TEST(CanopyQueriesTest)
#include "canopy_queries_test.moc"
