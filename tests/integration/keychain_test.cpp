// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/prctl.h>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMetaType>
#include <QDBusReply>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "cluster/private_cluster.h"
#include "secrets/secret_store.h"
#include "support/process.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// The command line with a real Secret Service: a private bus and gnome-keyring.
class KeychainTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    qint64 m_keyring = 0;

    QString workspace() const { return m_folder.filePath(u"workspace"_qs); }

    CliResult run(const QString& line, const QByteArray& input = {}, int timeoutMs = 120'000) const
    {
        QProcess process;  // with the bus of this test, unlike the other tests' commands
        process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        process.start(cliBinary(), QStringList{u"--workspace"_qs, workspace(), u"--json"_qs} + line.split(u' '));
        process.write(input);
        process.closeWriteChannel();
        CliResult result;
        if (process.waitForFinished(timeoutMs) && process.exitStatus() == QProcess::NormalExit)
            result.exitCode = process.exitCode();
        else
            process.kill();
        process.waitForFinished(5'000);
        result.out = process.readAllStandardOutput();
        result.err = process.readAllStandardError();
        return result;
    }

    static QDBusConnectionInterface* bus()
    {
        return QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"test"_qs).interface();
    }

    bool startKeyring()
    {
        QProcess keyring;
        keyring.start(u"gnome-keyring-daemon"_qs, {u"--replace"_qs, u"--unlock"_qs, u"--components=secrets"_qs});
        if (!keyring.waitForStarted())
            return false;
        keyring.write("test password");
        keyring.closeWriteChannel();
        if (!keyring.waitForFinished(10'000) || !waitFor([] { return store::keychainAnswers(1000); }, 10'000))
            return false;
        m_keyring = bus()->servicePid(u"org.freedesktop.secrets"_qs).value();
        return m_keyring > 1;
    }

    void endKeyring()
    {
        if (m_keyring > 1)
            ::kill(static_cast<pid_t>(m_keyring), SIGKILL);
        (void)waitFor([] { return !bus()->isServiceRegistered(u"org.freedesktop.secrets"_qs).value(); }, 5'000);
        m_keyring = 0;
    }

    /// Our entries in the keychain, of any workspace; −1 if there is no answer.
    static int entries()
    {
        using Attributes = QMap<QString, QString>;
        qDBusRegisterMetaType<Attributes>();
        QDBusMessage call =
            QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_qs, u"/org/freedesktop/secrets"_qs,
                                           u"org.freedesktop.Secret.Service"_qs, u"SearchItems"_qs);
        call << QVariant::fromValue(Attributes{{u"server"_qs, u"signalbox"_qs}});
        const QDBusReply<QList<QDBusObjectPath>> found =
            QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"test"_qs).call(call);
        return found.isValid() ? int(found.value().size()) : -1;
    }

    QString workspaceId() const
    {
        QFile file(workspace() + u"/workspace.json"_qs);
        return file.open(QIODevice::ReadOnly)
                   ? QJsonDocument::fromJson(file.readAll()).object().value(u"id"_qs).toString()
                   : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        auto& daemon = *new QProcess;  // never destroyed: GLib ends a process whose bus disappears
        daemon.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
        daemon.start(u"dbus-daemon"_qs, {u"--session"_qs, u"--print-address"_qs, u"--nofork"_qs,
                                         u"--address=unix:dir="_qs + m_folder.path()});
        if (!daemon.waitForStarted() || !daemon.waitForReadyRead(5000))
            QSKIP("no dbus-daemon here");
        qputenv("DBUS_SESSION_BUS_ADDRESS", daemon.readLine().trimmed());
        if (!startKeyring())
            QSKIP("no gnome-keyring-daemon here");
    }

    void cleanupTestCase()
    {
        endKeyring();
        (void)store::PrivateCluster::remove(workspace());
    }

    void secretsAreKeptAndDeletedWithTheWorkspace()
    {
        sim::SimServer server(std::make_shared<sim::SimChain>(SimEndpoints::spec(900'820, 60)));
        QCOMPARE(run(u"workspace init"_qs).exitCode, 0);
        const CliResult added =
            run(u"chain add eip155 --name Kept --from genesis --all-transfers --confirmations 0 --rpc -"_qs,
                server.url().toUtf8());
        QVERIFY2(added.exitCode == 0, qPrintable(added.text()));
        QCOMPARE(run(u"workspace info"_qs).json().value(u"secretStore"_qs).toString(), u"keychain"_qs);
        QVERIFY(!QFileInfo::exists(workspace() + u"/secrets.bin"_qs));
        QCOMPARE(run(u"run --until-synced"_qs).exitCode, 0);
        const auto keychain = store::keychainStore(workspaceId());
        const QStringList references = keychain->references().value();
        QCOMPARE(references.size(), 1);
        QCOMPARE(entries(), 2);  // one more is the list of references
        QVERIFY(keychain->read(references.front()).value().contains(QString::fromLatin1(server.path())));

        // The service stops, and the bus starts another one that is locked and cannot ask for its password: commands
        // without keys work, others report the missing keys, and no key is lost.
        endKeyring();
        const CliResult status = run(u"status Kept"_qs);
        QVERIFY2(status.exitCode == 0, qPrintable(status.text()));
        QCOMPARE(status.json().value(u"indexed"_qs).toInt(), 60);
        const CliResult test = run(u"endpoint test Kept 1"_qs);
        QVERIFY(test.exitCode != 0);
        QVERIFY2(test.json().value(u"error"_qs).toObject().value(u"code"_qs).toString().startsWith(u"KEYCHAIN_"_qs),
                 qPrintable(test.text()));

        QVERIFY(startKeyring());
        server.chain().mine(5);
        const CliResult again = run(u"run --until-synced"_qs);
        QVERIFY2(again.exitCode == 0, qPrintable(again.text()));
        QCOMPARE(run(u"status Kept"_qs).json().value(u"indexed"_qs).toInt(), 65);

        // to the file and back: no entry remains in the first store
        QFile phrase(m_folder.filePath(u"phrase"_qs));
        QVERIFY(phrase.open(QIODevice::WriteOnly));
        phrase.write("words of a test\n");
        phrase.close();
        phrase.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        const QString with = u"--passphrase-file %1 "_qs.arg(phrase.fileName());
        QCOMPARE(run(with + u"secrets move file"_qs).json().value(u"moved"_qs).toInt(), 1);
        QCOMPARE(entries(), 0);
        QCOMPARE(run(with + u"secrets move keychain"_qs).json().value(u"moved"_qs).toInt(), 1);
        QCOMPARE(entries(), 2);

        const CliResult deleted = run(u"workspace delete --yes"_qs);
        QVERIFY2(deleted.exitCode == 0, qPrintable(deleted.text()));
        QVERIFY(!deleted.json().value(u"keysLeft"_qs).toBool(true));
        QCOMPARE(entries(), 0);
        QVERIFY(!QFileInfo::exists(workspace()));
    }

    void aWorkspaceIsDeletedWithoutTheKeychain()
    {
        sim::SimServer server(std::make_shared<sim::SimChain>(SimEndpoints::spec(900'821, 20)));
        QVERIFY(startKeyring());
        QCOMPARE(run(u"workspace init"_qs).exitCode, 0);
        QCOMPARE(run(u"chain add eip155 --from genesis --all-transfers --rpc -"_qs, server.url().toUtf8()).exitCode, 0);
        endKeyring();
        const CliResult deleted = run(u"workspace delete --yes"_qs);
        QVERIFY2(deleted.exitCode == 0, qPrintable(deleted.text()));
        QVERIFY2(deleted.json().value(u"keysLeft"_qs).toBool(), qPrintable(deleted.text()));
        QVERIFY2(deleted.err.contains("keychain"), deleted.err.constData());
    }
};

}  // namespace

SIGNALBOX_TEST(KeychainTest)

#include "keychain_test.moc"
