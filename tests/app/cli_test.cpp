// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "signalbox/literals.h"
#include "sim/server.h"
#include "support/process.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"

using namespace signalbox;
using test::CliResult;
using test::CliWorkspace;
using test::words;

namespace {

/// Runs the program without its own workspace.
CliResult plain(const QStringList& arguments)
{
    QProcess process;
    process.start(test::cliBinary(), arguments);
    process.closeWriteChannel();
    CliResult result;
    if (process.waitForFinished(30'000) && process.exitStatus() == QProcess::NormalExit)
        result.exitCode = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

void write(const QString& file, const QByteArray& content, QFile::Permissions permissions)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(content);
    out.setPermissions(permissions);
}

}  // namespace

class CliTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void badUsageExitsWithTwo_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("no such command") << "chian list"
                                         << "Unknown command";
        QTest::newRow("half a command") << "chain"
                                        << "chain add";
        QTest::newRow("no such option") << "chain list --all"
                                        << "--all";
        QTest::newRow("option without a value") << "chain add eip155 --rpc"
                                                << "--rpc URL";
        QTest::newRow("option before an option") << "chain add eip155 --rpc --quiet"
                                                 << "--rpc URL";
        QTest::newRow("flag with a value") << "run --until-synced=yes"
                                           << "does not take a value";
        QTest::newRow("twice") << "chain add eip155 --name a --name b"
                               << "twice";
        QTest::newRow("word missing") << "chain pause"
                                      << "chain pause C";
        QTest::newRow("word too many") << "chain pause a b"
                                       << "Unexpected argument";
        QTest::newRow("one dash") << "chain list -x"
                                  << "two dashes";
        QTest::newRow("bad range") << "reindex Base 10-5"
                                   << "lower block first";
        QTest::newRow("bad number") << "rewind Base minus"
                                    << "block number";
        QTest::newRow("password") << "--server postgresql://u:secretword@host/db workspace info"
                                  << "password";
    }

    void badUsageExitsWithTwo()
    {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const CliResult result = plain(line.split(QLatin1Char(' ')));
        QVERIFY2(result.exitCode == 2, qPrintable(QString::number(result.exitCode) + result.text()));
        QVERIFY2(QString::fromUtf8(result.err).contains(says), result.err.constData());
        QVERIFY(!result.text().contains(u"secretword"_s));
        QVERIFY(result.out.isEmpty());
    }

    void helpHasExamplesForEveryCommand()
    {
        const CliResult all = plain({u"--help"_s});
        QCOMPARE(all.exitCode, 0);
        const QString text = QString::fromUtf8(all.out);
        int count = 0;
        const QString part = text.section(u"Commands\n"_s, 1).section(u"\n\n"_s, 0, 0);
        for (const QString& line : part.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            static const QRegularExpression name(u"^  ([a-z-]+(?: [a-z-]+)?)"_s);
            QStringList command = name.match(line).captured(1).split(QLatin1Char(' '));
            const CliResult help = plain(command << u"--help"_s);
            QVERIFY2(help.exitCode == 0 && help.out.contains("Examples\n"), qPrintable(line + help.text()));
            ++count;
        }
        QVERIFY2(count >= 40, qPrintable(QString::number(count)));
        QVERIFY(plain({u"--version"_s}).out.startsWith("signalbox-cli "));
    }

    void errorsAreObjectsWithJson()
    {
        QTemporaryDir folder;
        const CliResult none = plain({u"--json"_s, u"--workspace"_s, folder.path(), u"chain"_s, u"list"_s});
        QCOMPARE(none.exitCode, 3);
        QCOMPARE(none.json().value("error"_L1).toObject().value("code"_L1).toString(), u"NO_WORKSPACE"_s);
    }

    void settingsAreKept()
    {
        CliWorkspace workspace;
        QCOMPARE(workspace.run(words("workspace init")).exitCode, 0);
        QCOMPARE(workspace.run(words("settings set disk.reserve_mb 123")).exitCode, 0);
        QCOMPARE(workspace.run(words("settings get disk.reserve_mb")).json().value("value"_L1).toInt(), 123);
        QCOMPARE(workspace.run(words("settings set disk.reserve_mb lots")).exitCode, 2);
        QCOMPARE(workspace.run(words("settings get no.such")).exitCode, 3);
    }

    void psqlReachesTheDatabase()
    {
        CliWorkspace workspace;
        QCOMPARE(workspace.run(words("workspace init")).exitCode, 0);
        const CliResult status = workspace.run(words("db status"));
        QCOMPARE(status.exitCode, 0);
        QVERIFY(status.lines().size() >= 2);
        QCOMPARE(status.lines().front().value("state"_L1).toString(), u"applied"_s);
        const CliResult hidden = workspace.run(words("db connection"));
        QVERIFY(!hidden.json().contains("password"_L1));
        QVERIFY(!hidden.out.contains("password="));
        QVERIFY(!workspace.run(words("db connection --reveal")).json().value("password"_L1).toString().isEmpty());
        const CliResult psql = workspace.run(
            QStringList{u"db"_s, u"psql"_s, u"--"_s, u"-Atc"_s, u"SELECT count(*) FROM signalbox.chains"_s}, {}, 60'000,
            false);
        QCOMPARE(QString::fromUtf8(psql.out).trimmed(), u"0"_s);
        const CliResult named = workspace.run(
            QStringList{u"db"_s, u"psql"_s, u"--"_s, u"-Atc"_s, u"SELECT format_token_balance(1234567, 6)"_s}, {},
            60'000, false);
        QCOMPARE(QString::fromUtf8(named.out).trimmed(), u"1.234567"_s);
        QVERIFY(hidden.json().value("conninfo"_L1).toString().contains("search_path=public,balances"_L1));
        const CliResult portfolio = workspace.run(words("balances portfolio 0x12"));
        QCOMPARE(portfolio.exitCode, 2);
        QVERIFY2(portfolio.text().contains("its length after 0x is 2, not 40"_L1), qPrintable(portfolio.text()));
        QCOMPARE(workspace.run(words("queue status")).exitCode, 0);
        QCOMPARE(workspace.run(words("db revert 1")).exitCode, 4);
        QCOMPARE(workspace.run(words("db revert 1 --yes")).exitCode, 0);
        QCOMPARE(workspace.run(words("db migrate")).json().value("applied"_L1).toInt(), int(status.lines().size()) - 1);
        QCOMPARE(workspace.run(words("db migrate")).json().value("applied"_L1).toInt(), 0);
        for (const auto& [statement, count] :
             {std::pair{"SELECT 1", "1 row, "}, {"SELECT generate_series(1, 2)", "2 rows, "}}) {
            const CliResult read = workspace.run({u"sql"_s, QString::fromLatin1(statement)}, {}, 60'000, false);
            QVERIFY2(read.text().contains(QString::fromLatin1(count)), qPrintable(read.text()));
        }
    }

    void keysStayHidden()
    {
        auto chain = test::SimEndpoints::spec(900'700, 60);
        sim::SimServer server(std::make_shared<sim::SimChain>(chain));  // its path is a token, which counts as a key
        const QString token = QString::fromLatin1(server.path()).mid(1);
        CliWorkspace workspace;
        QCOMPARE(workspace.run(words("workspace init")).exitCode, 0);
        const QString phrase = QDir(workspace.directory()).filePath(u"../phrase"_s);
        write(phrase, "correct horse battery\n", QFile::ReadOwner | QFile::WriteOwner);

        const QStringList add = words("chain add eip155 --from genesis --all-transfers --confirmations 0 --rpc");
        const CliResult argument = workspace.run(add + QStringList{server.url()});
        QCOMPARE(argument.exitCode, 2);
        QVERIFY(!argument.text().contains(token));
        const CliResult locked = workspace.run(add + QStringList{u"-"_s}, server.url().toUtf8());
        QCOMPARE(locked.json().value("error"_L1).toObject().value("code"_L1).toString(), u"SECRETS_LOCKED"_s);

        const QStringList with{u"--passphrase-file"_s, phrase};
        const CliResult added = workspace.run(with + add + QStringList{u"-"_s}, server.url().toUtf8());
        QVERIFY2(added.exitCode == 0, qPrintable(added.text()));
        const CliResult listed = workspace.run(words("endpoint list eip155:900700"));
        QVERIFY2(listed.json().value("url"_L1).toString().endsWith(u"/••••"_s), qPrintable(listed.text()));
        const CliResult synced = workspace.run(with + words("run --until-synced"));
        QVERIFY2(synced.exitCode == 0, qPrintable(synced.text()));

        QFile log(QDir(workspace.directory()).filePath(u"signalbox.log"_s));
        QVERIFY(log.open(QIODevice::ReadOnly));
        QVERIFY(!log.readAll().contains(token.toUtf8()));
        for (const QString& text :
             {added.text(), listed.text(), synced.text(), workspace.run(words("audit")).text(),
              workspace.run(words("status")).text(), workspace.run(with + words("secrets list")).text()})
            QVERIFY(!text.contains(token));
        QCOMPARE(workspace.database().value(
                     "SELECT count(*) FROM signalbox.commands WHERE args::text || coalesce(result::text, '') LIKE '%" +
                     token.toUtf8() + "%'"),
                 u"0"_s);
        QCOMPARE(workspace.run(with + words("secrets list")).lines().size(), size_t(1));

        write(phrase, "another word\n", QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(workspace.run(with + words("secrets list")).exitCode != 0);
        write(phrase, "correct horse battery\n", QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
        QVERIFY(workspace.run(with + words("secrets list")).exitCode != 0);

        QFile(phrase).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(workspace.run(with + words("chain delete eip155:900700 --hard --yes")).exitCode, 0);
        QVERIFY(workspace.run(with + words("secrets list")).lines().empty());
    }

    void theRunningEngineExecutesCommands()
    {
        test::SimEndpoints sims(test::SimEndpoints::spec(900'701, 300));
        CliWorkspace workspace;
        QCOMPARE(workspace.run(words("workspace init")).exitCode, 0);
        QCOMPARE(workspace.run(words("run --until-synced")).exitCode, 3);  // no chains yet
        const auto engine = workspace.start({u"run"_s});
        QTest::qWait(1'500);
        const CliResult added = workspace.run(
            words("chain add eip155 --name Sim --from genesis --all-transfers --confirmations 0") + sims.rpcOptions());
        QVERIFY2(added.exitCode == 0, qPrintable(added.text()));
        QTRY_COMPARE_WITH_TIMEOUT(workspace.run(words("status Sim")).json().value("indexed"_L1).toInt(), 300, 30'000);
        const QJsonObject status = workspace.run(words("status Sim")).json();
        QVERIFY(status.value("live"_L1).toBool());
        QVERIFY(!status.value("holder"_L1).toString().isEmpty());
        QCOMPARE(workspace.run(words("chain pause Sim")).exitCode, 0);
        QCOMPARE(workspace.run(words("status Sim")).json().value("state"_L1).toString(), u"paused"_s);
        QCOMPARE(workspace.run(words("reindex Sim 1-5 --yes")).exitCode, 4);
        QCOMPARE(workspace.run(words("chain resume Sim")).exitCode, 0);
        QCOMPARE(workspace.run(words("reindex Sim 1-5 --yes")).exitCode, 0);
        QCOMPARE(workspace.run(words("reindex Sim 1-5")).exitCode, 4);
        const auto jobs = workspace.run(words("jobs")).lines();
        QVERIFY(!jobs.empty());
        QCOMPARE(jobs.front().value("verb"_L1).toString(), u"reindex"_s);
        QVERIFY(jobs.front().value("console"_L1).toString() != status.value("holder"_L1).toString());
        QVERIFY(!workspace.run(words("events --chain Sim --limit 3")).lines().empty());
        const QString file = QDir(workspace.directory()).filePath(u"../out.json"_s);
        const CliResult exported = workspace.run({u"export"_s, file, u"--chain"_s, u"Sim"_s});
        QVERIFY2(exported.exitCode == 0, qPrintable(exported.text()));
        QFile out(file);
        QVERIFY(out.open(QIODevice::ReadOnly));
        QCOMPARE(qint64(out.readAll().count('\n')),
                 workspace.database().value("SELECT count(*) FROM eip155_900701.transfers").toLongLong());
        QCOMPARE(workspace.run({u"export"_s, file, u"--chain"_s, u"Sim"_s}).exitCode, 4);
        QCOMPARE(workspace.run(words("workspace stop")).exitCode, 4);
        QVERIFY(CliWorkspace::stop(*engine));
        QCOMPARE(workspace.run(words("status Sim")).json().value("live"_L1).toBool(), false);
        QCOMPARE(workspace.run(words("chain edit Sim --name Alone")).exitCode, 0);
        // the end of the stored blocks is not the chain's end
        QCOMPARE(workspace.run(words("reindex Alone 5-9 --yes")).exitCode, 0);
        const CliResult shown = workspace.run(words("chain show Alone"));
        QCOMPARE(shown.exitCode, 0);
        QVERIFY2(!shown.json().contains("end"_L1), qPrintable(shown.text()));
    }

    void balancesAreReadAndChanged()
    {
        test::SimEndpoints sims(test::SimEndpoints::spec(900'702, 120));
        CliWorkspace workspace;
        QCOMPARE(workspace.run(words("workspace init")).exitCode, 0);
        QCOMPARE(workspace
                     .run(words("chain add eip155 --name Sim --from genesis --all-transfers --confirmations 0") +
                          sims.rpcOptions())
                     .exitCode,
                 0);
        const auto engine = workspace.start({u"run"_s});
        const auto database = [&](const char* sql) { return workspace.database().value(sql); };
        QTRY_COMPARE_WITH_TIMEOUT(
            database("SELECT max(hi) FROM signalbox.coverage WHERE stream = 'balances' AND caip2 = 'eip155:900702'"),
            u"120"_s, 60'000);
        const QString token = database(
                          "SELECT balances.hex(contract) FROM balances.holdings ORDER BY balance DESC, "
                          "contract, holder LIMIT 1"),
                      holder = database(
                          "SELECT balances.hex(holder) FROM balances.holdings ORDER BY balance DESC, "
                          "contract, holder LIMIT 1");
        const auto run = [&](const char* text, const QStringList& more = {}) {
            return workspace.run(words(text) + more);
        };
        const auto good = [](const CliResult& result) {
            return result.exitCode == 0 ? QByteArray() : result.text().toUtf8();
        };
        QCOMPARE(good(run("token edit Sim", {token, u"--symbol"_s, u"AAA"_s, u"--decimals"_s, u"2"_s})), QByteArray());
        QCOMPARE(run("token edit Sim", {token, u"--decimals"_s, u"256"_s}).exitCode, 2);
        QCOMPARE(run("token edit Sim AAA --mode guess").exitCode, 2);
        QCOMPARE(run("token show Sim AAA").json().value("contract"_L1).toString(), token);
        QCOMPARE(run("token show Sim BBB").exitCode, 3);
        QCOMPARE(good(run("price set Sim AAA 1.5")), QByteArray());
        QCOMPARE(run("price set Sim AAA much").exitCode, 2);
        QCOMPARE(run("price list Sim").json().value("price"_L1).toString(), u"1.5"_s);
        const QString prices = QDir(workspace.directory()).filePath(u"../prices.csv"_s);
        write(prices, "chain,contract,price\nSim," + token.toUtf8() + ",x\n", QFile::ReadOwner | QFile::WriteOwner);
        const CliResult bad = run("price import", {prices});
        QCOMPARE(bad.exitCode, 2);
        QVERIFY2(bad.text().contains("Line 2"_L1), qPrintable(bad.text()));
        write(prices, "chain,contract,price\nSim," + token.toUtf8() + ",1.75\n", QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(run("price import", {prices}).json().value("stored"_L1).toInt(), 1);
        QCOMPARE(run("price remove Sim AAA --source csv").json().value("removed"_L1).toInt(), 1);

        const QString before = run("balances get Sim AAA", {holder}).json().value("raw"_L1).toString();
        QVERIFY(!before.isEmpty());
        QCOMPARE(run("balances history Sim AAA", {holder, u"--limit"_s, u"1"_s}).json().value("raw"_L1).toString(),
                 before);
        QCOMPARE(run("balances top Sim AAA --limit 1").json().value("holder"_L1).toString(), holder);
        QVERIFY(run("balances portfolio", {holder}).json().contains("usd"_L1));
        QCOMPARE(good(run("balances recalculate Sim AAA", {holder})), QByteArray());
        QCOMPARE(good(run("balances recalculate Sim all")), QByteArray());
        QCOMPARE(run("balances rebuild Sim").exitCode, 4);
        QCOMPARE(good(run("balances rebuild Sim --yes")), QByteArray());
        QTRY_COMPARE_WITH_TIMEOUT(run("balances get Sim AAA", {holder}).json().value("raw"_L1).toString(), before,
                                  30'000);
        QCOMPARE(good(run("balances drift Sim")), QByteArray());

        QCOMPARE(good(run("queue list Sim --state failed")), QByteArray());
        QCOMPARE(run("queue list Sim --state odd").exitCode, 2);
        QCOMPARE(run("queue status Sim").json().value("state"_L1).toString(), u"HEALTHY"_s);
        QCOMPARE(good(run("queue retry Sim --all")), QByteArray());
        QCOMPARE(run("queue retry Sim").exitCode, 2);
        QCOMPARE(run("queue discard Sim 4711").exitCode, 3);
        QCOMPARE(good(run("queue config Sim batch_size=70 enabled=true")), QByteArray());
        QCOMPARE(run("queue config Sim").json().value("batchSize"_L1).toInt(), 70);
        QCOMPARE(good(run("queue config Sim --reset")), QByteArray());
        QCOMPARE(run("queue config default attempts=4").json().value("mostAttempts"_L1).toInt(), 4);
        QCOMPARE(run("queue config Sim size=70").exitCode, 2);
        QCOMPARE(run("queue thresholds --preset document").json().value("pending"_L1).toInt(), 1000);
        QCOMPARE(run("queue thresholds delayed_ms=5000 pending=none").json().value("delayedMs"_L1).toInt(), 5000);
        QCOMPARE(run("queue thresholds end_factor=2").exitCode, 2);
        QVERIFY(CliWorkspace::stop(*engine));
    }
};

SIGNALBOX_TEST(CliTest)
#include "cli_test.moc"
