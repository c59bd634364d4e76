#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "support/process.h"
#include "support/test_registry.h"

using namespace signalbox;

namespace {

[[maybe_unused]] const bool patient = qputenv("QTEST_FUNCTION_TIMEOUT", "900000");

/// The program itself, as somebody starts it who wants to look around: `signalbox --demo`, without a display, watched
/// by the kernel's own record of its connections where strace is there.
class DemoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_binary = QCoreApplication::applicationDirPath() + QStringLiteral("/signalbox");
        if (!QFile::exists(m_binary))
            QSKIP("the window was not built");
        QVERIFY(m_folder.isValid());
        QFile(m_folder.path())
            .setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        variables.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        variables.insert(QStringLiteral("TMPDIR"), m_folder.path());
        m_process.setProcessEnvironment(variables);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        const QString strace = QStandardPaths::findExecutable(QStringLiteral("strace"));
        if (strace.isEmpty()) {
            m_process.start(m_binary, {QStringLiteral("--demo")});
        } else {
            // -D: the tracer stands aside, and the child is the program
            m_process.start(strace,
                            {QStringLiteral("-D"), QStringLiteral("-f"), QStringLiteral("-qq"), QStringLiteral("-e"),
                             QStringLiteral("trace=connect"), QStringLiteral("-e"), QStringLiteral("signal=none"),
                             QStringLiteral("-o"), record(), m_binary, QStringLiteral("--demo")});
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
        const QSet<QString> wanted{QStringLiteral("ok"),    QStringLiteral("backfill"), QStringLiteral("slow"),
                                   QStringLiteral("error"), QStringLiteral("paused"),   QStringLiteral("waiting")};
        int chains = 0;
        const bool all = test::waitFor(
            [&] {
                QThread::msleep(700);
                const QJsonObject status = ask({QStringLiteral("status")}).json();
                const QJsonArray list = status.value(QLatin1String("chains")).toArray();
                chains = int(list.size());
                if (chains > 0 && !since.isValid())
                    since.start();
                for (const QJsonValue& value : list) {
                    const QJsonObject chain = value.toObject();
                    const QString state = chain.value(QLatin1String("state")).toString();
                    if (!seen.contains(state) && wanted.contains(state))
                        story << QStringLiteral("%1 s: %2 is %3")
                                     .arg(since.elapsed() / 1000)
                                     .arg(chain.value(QLatin1String("name")).toString(), state);
                    seen.insert(state);
                    if (chain.value(QLatin1String("name")).toString() != QLatin1String("Alder"))
                        continue;
                    const QJsonArray endpoints = chain.value(QLatin1String("endpoints")).toArray();
                    const QString second = endpoints.at(1).toObject().value(QLatin1String("state")).toString();
                    if (second == QLatin1String("down") && !std::exchange(failed, true))
                        story << QStringLiteral("%1 s: the endpoint is down").arg(since.elapsed() / 1000);
                    if (failed && second == QLatin1String("ok") && !std::exchange(recovered, true))
                        story << QStringLiteral("%1 s: the endpoint is back").arg(since.elapsed() / 1000);
                }
                if (!undone && chains == 14) {
                    undone = !ask({QStringLiteral("reorgs"), QStringLiteral("Cedar")}).lines().empty();
                    if (undone) {
                        undoneAfter = since.elapsed();
                        story << QStringLiteral("%1 s: Cedar undid a branch").arg(undoneAfter / 1000);
                    }
                }
                return seen.contains(wanted) && undone && recovered;
            },
            240'000);
        qInfo().noquote() << story.join(QLatin1Char('\n'));
        QCOMPARE(chains, 14);
        QVERIFY2(all, qPrintable(QStringList(seen.values()).join(QLatin1Char(' '))));
        QVERIFY2(undoneAfter <= 60'000, qPrintable(QString::number(undoneAfter)));
        QVERIFY2(since.elapsed() <= 180'000, qPrintable(QString::number(since.elapsed())));
    }

    void asksNoKeychain()
    {
        QFile record(directory() + QStringLiteral("/workspace.json"));
        QVERIFY(record.open(QIODevice::ReadOnly));
        const QByteArray text = record.readAll();
        QVERIFY2(!text.contains("keychain"), text.constData());
    }

    void leavesNothing()
    {
        ::kill(pid_t(m_process.processId()), SIGTERM);
        QVERIFY(m_process.waitForFinished(60'000));
        QVERIFY2(m_process.exitStatus() == QProcess::NormalExit, m_process.readAll().constData());
        QCOMPARE(m_process.exitCode(), 0);
        QCOMPARE(directory(), QString());
    }

    void spokeToNobodyElse()
    {
        if (!m_traced)
            QSKIP("strace is not there");
        QFile file(record());
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression ours(
            QStringLiteral("inet_addr\\(\"127\\.|inet_pton\\(AF_INET6, \"::1\"|AF_UNIX|AF_UNSPEC|AF_NETLINK"));
        int loopback = 0;
        QStringList others;
        while (!file.atEnd()) {
            const QString line = QString::fromUtf8(file.readLine());
            if (!line.contains(QStringLiteral("connect(")))
                continue;
            const bool lookUp = line.contains(QStringLiteral("htons(53)"));
            const bool secrets = line.contains(QStringLiteral("/bus\"")) || line.contains(QStringLiteral("keyring"));
            if (!ours.match(line).hasMatch() || lookUp || secrets)
                others << line.trimmed();
            loopback += line.contains(QStringLiteral("\"127."));
        }
        QVERIFY2(others.isEmpty(), qPrintable(others.mid(0, 10).join(QLatin1Char('\n'))));
        QVERIFY(loopback > 12);  // the record is one
    }

private:
    QString record() const { return m_folder.filePath(QStringLiteral("connections")); }
    QString directory() const
    {
        const QDir folder(m_folder.path());
        for (const QString& name : folder.entryList({QStringLiteral("signalbox-demo-*")}, QDir::Dirs))
            if (QFile::exists(folder.filePath(name) + QStringLiteral("/workspace.json")))
                return folder.filePath(name);
        return {};
    }
    test::CliResult ask(QStringList words) const
    {
        words = QStringList{QStringLiteral("--json"), QStringLiteral("--workspace"), directory()} + words;
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
