// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "signalbox/literals.h"
#include "support/process.h"
#include "support/test_registry.h"

using namespace signalbox;

namespace {

[[maybe_unused]] const bool patient = qputenv("QTEST_FUNCTION_TIMEOUT", "900000");

/// The program itself, started as `signalbox --demo` without a display, with the kernel's record of its connections if
/// strace is available.
class DemoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_binary = QCoreApplication::applicationDirPath() + u"/signalbox"_s;
        if (!QFile::exists(m_binary))
            QSKIP("the window was not built");
        QVERIFY(m_folder.isValid());
        QFile(m_folder.path())
            .setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
        variables.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        variables.insert(u"TMPDIR"_s, m_folder.path());
        m_process.setProcessEnvironment(variables);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        const QString strace = QStandardPaths::findExecutable(u"strace"_s);
        if (strace.isEmpty()) {
            m_process.start(m_binary, {u"--demo"_s});
        } else {
            // -D: the tracer is detached, and the child is the program
            m_process.start(strace, {u"-D"_s, u"-f"_s, u"-qq"_s, u"-e"_s, u"trace=connect"_s, u"-e"_s, u"signal=none"_s,
                                     u"-o"_s, record(), m_binary, u"--demo"_s});
            m_traced = true;
        }
        QVERIFY(m_process.waitForStarted());
    }

    void cleanupTestCase()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        ::kill(pid_t(m_process.processId()), SIGTERM);
        if (!m_process.waitForFinished(30'000))
            m_process.kill();
    }

    void showsEveryState()
    {
        QTRY_VERIFY_WITH_TIMEOUT(!directory().isEmpty(), 30'000);
        QSet<QString> seen, endpoint;
        QStringList story;
        bool failed = false, recovered = false, undone = false;
        qint64 undoneAfter = -1;
        QElapsedTimer since;
        const QSet<QString> wanted{u"ok"_s, u"backfill"_s, u"slow"_s, u"error"_s, u"paused"_s, u"waiting"_s};
        int chains = 0;
        const bool all = test::waitFor(
            [&] {
                QThread::msleep(700);
                const QJsonObject status = ask({u"status"_s}).json();
                const QJsonArray list = status.value("chains"_L1).toArray();
                chains = int(list.size());
                if (chains > 0 && !since.isValid())
                    since.start();
                for (const QJsonValue& value : list) {
                    const QJsonObject chain = value.toObject();
                    const QString state = chain.value("state"_L1).toString();
                    if (!seen.contains(state) && wanted.contains(state))
                        story << u"%1 s: %2 is %3"_s.arg(since.elapsed() / 1000)
                                     .arg(chain.value("name"_L1).toString(), state);
                    seen.insert(state);
                    if (chain.value("name"_L1).toString() != "Alder"_L1)
                        continue;
                    const QJsonArray endpoints = chain.value("endpoints"_L1).toArray();
                    const QString second = endpoints.at(1).toObject().value("state"_L1).toString();
                    if (second == "down"_L1 && !std::exchange(failed, true))
                        story << u"%1 s: the endpoint is down"_s.arg(since.elapsed() / 1000);
                    if (failed && second == "ok"_L1 && !std::exchange(recovered, true))
                        story << u"%1 s: the endpoint is back"_s.arg(since.elapsed() / 1000);
                }
                if (!undone && chains == 17) {
                    undone = !ask({u"reorgs"_s, u"Cedar"_s}).lines().empty();
                    if (undone) {
                        undoneAfter = since.elapsed();
                        story << u"%1 s: Cedar undid a branch"_s.arg(undoneAfter / 1000);
                    }
                }
                return seen.contains(wanted) && undone && recovered;
            },
            240'000);
        qInfo().noquote() << story.join(QLatin1Char('\n'));
        QCOMPARE(chains, 17);
        QVERIFY2(all, qPrintable(QStringList(seen.values()).join(QLatin1Char(' '))));
        QVERIFY2(undoneAfter <= 180'000, qPrintable(QString::number(undoneAfter)));
        QVERIFY2(since.elapsed() <= 240'000, qPrintable(QString::number(since.elapsed())));
    }

    void triggersFireAndOneReceiverFails()
    {
        QSet<QString> done, dead;
        const bool all = test::waitFor(
            [&] {
                QThread::msleep(700);
                for (const QJsonObject& job : ask({u"action"_s, u"list"_s}).lines()) {
                    const QString state = job.value("state"_L1).toString();
                    if (state == "done"_L1)
                        done.insert(job.value("type"_L1).toString());
                    if (state == "dead"_L1)
                        dead.insert(job.value("type"_L1).toString());
                }
                return done.size() == 3 && !dead.isEmpty();
            },
            240'000);
        QVERIFY2(all,
                 qPrintable(QStringList(done.values()).join(u' ') + u" / "_s + QStringList(dead.values()).join(u' ')));
        QCOMPARE(dead, QSet<QString>{u"rest"_s});
    }

    void tokensHavePrices()
    {
        const auto priced = [this] {
            const auto rows = ask({u"price"_s, u"list"_s, u"Alder"_s}).lines();
            return std::any_of(rows.begin(), rows.end(), [](const QJsonObject& row) {
                return row.value("symbol"_L1).toString() == "ORE"_L1 &&
                       row.value("price"_L1).toString().startsWith(u"12.4"_s);
            });
        };
        QVERIFY(test::waitFor(priced, 120'000));  // the symbol is read from the chain first
    }

    void usesNoKeychain()
    {
        QFile record(directory() + u"/workspace.json"_s);
        QVERIFY(record.open(QIODevice::ReadOnly));
        const QByteArray text = record.readAll();
        QVERIFY2(!text.contains("keychain"), text.constData());
    }

    void leavesNoFiles()
    {
        ::kill(pid_t(m_process.processId()), SIGTERM);
        QVERIFY(m_process.waitForFinished(60'000));
        QVERIFY2(m_process.exitStatus() == QProcess::NormalExit, m_process.readAll().constData());
        QCOMPARE(m_process.exitCode(), 0);
        QCOMPARE(directory(), QString());
    }

    void connectsToLoopbackOnly()
    {
        if (!m_traced)
            QSKIP("strace is not there");
        QFile file(record());
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression ours(
            u"inet_addr\\(\"127\\.|inet_pton\\(AF_INET6, \"::1\"|AF_UNIX|AF_UNSPEC|AF_NETLINK"_s);
        int loopback = 0;
        QStringList others;
        while (!file.atEnd()) {
            const QString line = QString::fromUtf8(file.readLine());
            if (!line.contains(u"connect("_s))
                continue;
            const bool lookUp = line.contains(u"htons(53)"_s);
            const bool secrets = line.contains(u"/bus\""_s) || line.contains(u"keyring"_s);
            if (!ours.match(line).hasMatch() || lookUp || secrets)
                others << line.trimmed();
            loopback += line.contains(u"\"127."_s);
        }
        QVERIFY2(others.isEmpty(), qPrintable(others.mid(0, 10).join(QLatin1Char('\n'))));
        QVERIFY(loopback > 12);  // the record is complete
    }

private:
    QString record() const { return m_folder.filePath(u"connections"_s); }
    QString directory() const
    {
        const QDir folder(m_folder.path());
        for (const QString& name : folder.entryList({u"signalbox-demo-*"_s}, QDir::Dirs))
            if (QFile::exists(folder.filePath(name) + u"/workspace.json"_s))
                return folder.filePath(name);
        return {};
    }
    test::CliResult ask(QStringList words) const
    {
        words = QStringList{u"--json"_s, u"--workspace"_s, directory()} + words;
        QProcess process;
        process.start(test::cliBinary(), words);
        process.closeWriteChannel();
        test::CliResult result;
        if (process.waitForFinished(30'000) && process.exitStatus() == QProcess::NormalExit)
            result.exitCode = process.exitCode();
        else
            process.kill();
        result.out = process.readAllStandardOutput();
        result.err = process.readAllStandardError();
        return result;
    }

    QTemporaryDir m_folder;
    QString m_binary;
    QProcess m_process;
    bool m_traced = false;
};

}  // namespace

SIGNALBOX_TEST(DemoTest)

#include "demo_test.moc"
