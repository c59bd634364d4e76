// SPDX-License-Identifier: GPL-3.0-or-later

#include <signal.h>
#include <QDirIterator>
#include <QTest>

#include "cluster/cluster_process.h"
#include "support/process.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Sentinel keys of every kind are used in all of an operator's actions, and then searched wherever a key could remain:
/// they are found only in the encrypted file, sealed.
class SecretLeakTest : public QObject {
    Q_OBJECT

    const QByteArray urlKey = "SntUrl7Q2x9KeyLong", newKey = "SntNew3W8v1KeyLong", userKey = "SntPass5T6r2Word",
                     headerKey = "SntHead4R8z3Value", bearerKey = "SntBear6Y1u7Token", phrase = "SntPhrase8U4p Words";
    QByteArrayList all() const { return {urlKey, newKey, userKey, headerKey, bearerKey, phrase}; }

    /// The first sentinel in the text, plain or in an encoded form.
    QByteArray leak(const QByteArray& text) const
    {
        for (const QByteArray& key : all())
            for (const QByteArray& form : {key, key.toBase64(QByteArray::OmitTrailingEquals), key.toHex()})
                if (text.contains(form))
                    return key;
        const QByteArray basic = ("operator:" + userKey).toBase64(QByteArray::OmitTrailingEquals);
        return text.contains(basic) ? userKey : QByteArray();
    }

    static QByteArray content(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Files below a folder that contain a sentinel.
    QStringList leakingFiles(const QString& folder) const
    {
        QStringList found;
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (const QByteArray key = leak(content(path)); !key.isEmpty())
                found << path + u": "_qs + QString::fromLatin1(key);
        }
        return found;
    }

    /// The server and its children, by the folder that they work in.
    static std::vector<qint64> processesIn(const QString& folder)
    {
        std::vector<qint64> pids;
        for (const QString& name : QDir(u"/proc"_qs).entryList(QDir::Dirs))
            if (name.toLongLong() > 0 && QFile::symLinkTarget(u"/proc/%1/cwd"_qs.arg(name)) == folder)
                pids.push_back(name.toLongLong());
        return pids;
    }

private Q_SLOTS:
    void secretsAppearNowhere()
    {
        sim::SimServer server(std::make_shared<sim::SimChain>(SimEndpoints::spec(900'810, 80)));
        server.setPath("/v2/" + urlKey);
        sim::SimServer second(std::make_shared<sim::SimChain>(SimEndpoints::spec(900'810, 80)));
        second.setPath("/" + newKey);

        CliWorkspace workspace;
        const QString phraseFile = workspace.directory() + u"/../phrase"_qs;
        {
            QFile file(phraseFile);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(phrase + "\n");
        }
        QVERIFY(QFile::setPermissions(phraseFile, QFile::ReadOwner | QFile::WriteOwner));
        const QStringList with{u"--passphrase-file"_qs, phraseFile};
        QByteArray said;
        const auto run = [&](const QString& line, const QByteArray& input = {}, int expected = 0) {
            for (const bool json : {true, false}) {
                if (!json && !input.isEmpty())
                    continue;
                const CliResult result = workspace.run(with + line.split(u' '), input, 120'000, json);
                said += result.out + result.err;
                if (json && expected >= 0 && result.exitCode != expected)
                    qWarning().noquote() << line << "ended with" << result.exitCode << result.text();
            }
        };
        const QByteArray details = "\nuser: operator\npassword: " + userKey + "\nheader X-Api-Key: " + headerKey + "\n";

        run(u"chain add eip155 --name Leaky --from genesis --all-transfers --confirmations 0 --rpc -"_qs,
            server.url().toUtf8() + details);
        const auto engine = workspace.start(with + QStringList{u"run"_qs});
        QTRY_COMPARE_WITH_TIMEOUT(
            workspace.run(QStringList{u"status"_qs, u"Leaky"_qs}).json().value(u"indexed"_qs).toInt(), 80, 30'000);
        run(u"endpoint add Leaky --rpc -"_qs, second.url().toUtf8() + "\nbearer: " + bearerKey + "\n");
        run(u"endpoint test Leaky 1"_qs);
        run(u"endpoint edit Leaky 1 --rpc -"_qs, server.url().toUtf8() + "\nheader X-Api-Key: " + headerKey + "\n");
        run(u"endpoint test Leaky 2"_qs);

        // errors: a provider that echoes the key, one that is unavailable, another chain, an invalid URL
        sim::SimFaults echo;
        echo.methodErrors.insert("*", {-32000, "the key " + newKey + " with " + bearerKey + " is over its limit"});
        second.setFaults(echo);
        run(u"endpoint test Leaky 2"_qs, {}, -1);
        run(u"endpoint test -"_qs, second.url().toUtf8() + "\nbearer: " + bearerKey + "\n", -1);
        run(u"endpoint add Leaky --rpc -"_qs, "http://127.0.0.1:1/" + urlKey + details, -1);
        run(u"chain add eip155:5 --rpc -"_qs, server.url().toUtf8() + details, -1);
        run(u"endpoint add Leaky --rpc -"_qs, "htp:/" + urlKey + details, -1);
        QTest::qWait(2'500);  // the worker meets the echo as well

        for (const char* line : {"status", "status Leaky", "chain list", "chain show Leaky", "endpoint list Leaky",
                                 "audit", "jobs", "alerts", "log", "log --chain Leaky", "secrets list", "db connection",
                                 "db status", "settings get", "workspace info"})
            run(QString::fromLatin1(line), {}, -1);
        const QString exported = workspace.directory() + u"/../out.csv"_qs;
        run(u"export %1 --chain Leaky"_qs.arg(exported), {}, -1);
        QVERIFY(!content(exported).isEmpty());

        // the archive of a report is compressed, so its content is searched
        const QString bundle = workspace.directory() + u"/../bundle.tar.gz"_qs;
        run(u"support-bundle "_qs + bundle);
        QProcess unpack;
        unpack.start(u"tar"_qs, {u"-xzOf"_qs, bundle});
        QVERIFY(unpack.waitForFinished());
        const QByteArray packed = unpack.readAllStandardOutput();
        QVERIFY2(packed.contains("Leaky"), unpack.readAllStandardError().constData());
        QCOMPARE(leak(packed), QByteArray());

        // arguments, environment and core limit of every process that is started
        const QString data = workspace.cluster().paths().data;
        std::vector<qint64> pids = processesIn(data);
        QVERIFY(pids.size() > 3);
        pids.push_back(engine->processId());
        for (const qint64 pid : pids) {
            const QString folder = u"/proc/%1/"_qs.arg(pid);
            for (const char* name : {"cmdline", "environ"})
                QCOMPARE(leak(content(folder + QLatin1String(name))), QByteArray());
            const QByteArray limits = content(folder + u"limits"_qs);
            if (limits.isEmpty())
                continue;  // it has ended since
            const qsizetype at = limits.indexOf("Max core file size");
            QVERIFY(at >= 0);
            QCOMPARE(limits.mid(at + 26, 44).simplified().left(3), QByteArray("0 0"));
        }

        // the whole database as text
        const store::ConnectionInfo boss = workspace.cluster().connection(store::Role::Bootstrap);
        QProcess dump;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PGPASSWORD"_qs, boss.password);
        dump.setProcessEnvironment(environment);
        dump.start(store::findPostgresBinaries() + u"/pg_dump"_qs,
                   {u"-h"_qs, boss.host, u"-U"_qs, boss.user, boss.database});
        QVERIFY(dump.waitForFinished(60'000));
        const QByteArray dumped = dump.readAllStandardOutput();
        QVERIFY2(dumped.contains("COPY signalbox.commands"), dump.readAllStandardError().constData());
        QCOMPARE(leak(dumped), QByteArray());
        QVERIFY(dumped.contains("endpoint/"));  // the references are stored instead

        QVERIFY(CliWorkspace::stop(*engine));
        // a core dump of a window or run that dies contains no keys
        const auto killed = workspace.start(with + QStringList{u"run"_qs});
        QTest::qWait(2'000);
        ::kill(static_cast<pid_t>(killed->processId()), SIGQUIT);
        killed->waitForFinished();

        QCOMPARE(leak(said), QByteArray());
        QCOMPARE(leakingFiles(data), QStringList());  // tables, log of the server, write-ahead log
        QStringList files = leakingFiles(workspace.directory() + u"/.."_qs);
        files.removeIf([](const QString& line) { return line.contains(u"/phrase: "_qs); });
        QCOMPARE(files, QStringList());

        // and they work: the endpoint answers with its stored key
        second.setFaults({});
        QCOMPARE(workspace.run(with + u"endpoint test Leaky 2"_qs.split(u' ')).exitCode, 0);
    }

    void aLostPassphraseCostsOnlyTheKeys()
    {
        sim::SimServer server(std::make_shared<sim::SimChain>(SimEndpoints::spec(900'811, 40)));
        CliWorkspace workspace;
        const QString phraseFile = workspace.directory() + u"/../phrase"_qs;
        const auto writePhrase = [&](const QByteArray& words) {
            QFile file(phraseFile);
            file.open(QIODevice::WriteOnly);
            file.write(words + "\n");
            file.close();
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        };
        const QStringList with{u"--passphrase-file"_qs, phraseFile};
        const auto run = [&](const QString& line, const QByteArray& input = {}) {
            return workspace.run(with + line.split(u' '), input);
        };
        writePhrase("the words of yesterday");
        const QByteArray url = server.url().toUtf8();
        QCOMPARE(run(u"chain add eip155 --name Lost --from genesis --all-transfers --confirmations 0 --rpc -"_qs, url)
                     .exitCode,
                 0);
        QCOMPARE(run(u"run --until-synced"_qs).exitCode, 0);
        writePhrase("forgotten");
        const CliResult status = run(u"status Lost"_qs);
        QVERIFY2(status.exitCode == 0, qPrintable(status.text()));
        QCOMPARE(status.json().value(u"indexed"_qs).toInt(), 40);
        const CliResult refused = run(u"endpoint edit Lost 1 --rpc -"_qs, url);
        QVERIFY2(refused.exitCode != 0 && refused.text().contains(u"secrets reset"_qs), qPrintable(refused.text()));
        QCOMPARE(run(u"secrets reset"_qs).exitCode, 4);
        QCOMPARE(run(u"secrets reset --yes"_qs).exitCode, 0);
        const CliResult entered = run(u"endpoint edit Lost 1 --rpc -"_qs, url);
        QVERIFY2(entered.exitCode == 0, qPrintable(entered.text()));
        server.chain().mine(5);
        const CliResult synced = run(u"run --until-synced"_qs);
        QVERIFY2(synced.exitCode == 0, qPrintable(synced.text()));
        QCOMPARE(run(u"status Lost"_qs).json().value(u"indexed"_qs).toInt(), 45);
    }
};

}  // namespace

SIGNALBOX_TEST(SecretLeakTest)

#include "secret_leak_test.moc"
