// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/prctl.h>
#include <sys/stat.h>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusReply>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "secrets/secret_store.h"
#include "signalbox/literals.h"
#include "support/redact.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;

class SecretsTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QProcess m_keyring;
    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    /// The lifecycle of a secret in any store.
    void lives(SecretStore& store)
    {
        const QString value = u"{\"url\":\"https://node.example/v2/0123456789abcdefABCDEF\"} 锁"_s;
        const auto none = store.read(u"endpoint/none"_s);
        QVERIFY(!none);
        QCOMPARE(none.error().code, u"SECRET_UNKNOWN"_s);
        const auto written = store.write(u"endpoint/1"_s, value);
        QVERIFY2(written, qPrintable(written ? QString() : written.error().text()));
        QVERIFY(store.write(u"endpoint/2"_s, u"second secret"_s));
        QCOMPARE(store.read(u"endpoint/1"_s).value(), value);
        QCOMPARE(store.references().value().size(), 2);
        QVERIFY(store.write(u"endpoint/1"_s, u"changed secret"_s));
        QCOMPARE(store.read(u"endpoint/1"_s).value(), u"changed secret"_s);
        QVERIFY(store.remove(u"endpoint/1"_s));
        QVERIFY(store.remove(u"endpoint/1"_s));
        QCOMPARE(store.references().value(), QStringList{u"endpoint/2"_s});
        QCOMPARE(redact(u"said second secret aloud"_s), u"said •••• aloud"_s);
    }

private Q_SLOTS:
    void withoutABusThereIsNoKeychain()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        QVERIFY(!keychainAnswers(500));
    }

    void theEncryptedFileKeepsSecrets()
    {
        const QString path = file("secrets.bin");
        auto made = openSecretFile(path, u"correct horse"_s);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().text()));
        lives(**made);
        struct stat info {};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777, 0600u);
        QFile raw(path);
        QVERIFY(raw.open(QIODevice::ReadOnly));
        QVERIFY(!raw.readAll().contains("second"));
        const auto wrong = openSecretFile(path, u"wrong horse"_s);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, u"PASSPHRASE_WRONG"_s);
        const auto again = openSecretFile(path, u"correct horse"_s);
        QVERIFY(again);
        QCOMPARE((*again)->read(u"endpoint/2"_s).value(), u"second secret"_s);
        // two sessions write alternately, and no entry is lost
        QVERIFY((*made)->write(u"a"_s, u"from the first"_s));
        QVERIFY((*again)->write(u"b"_s, u"from the second"_s));
        QCOMPARE((*made)->references().value().size(), 3);
    }

    void aDamagedFileIsReported()
    {
        const QString path = file("damaged.bin");
        QVERIFY(openSecretFile(path, u"words"_s));
        QVERIFY(QFile::resize(path, 30));
        QCOMPARE(openSecretFile(path, u"words"_s).error().code, u"SECRETS_DAMAGED"_s);
        QVERIFY(QFile::link(path, file("link.bin")));
        QCOMPARE(openSecretFile(file("link.bin"), u"words"_s).error().code, u"FILE_REFUSED"_s);
    }

    void passphraseFilesMustBePrivate()
    {
        QFile words(file("passphrase"));
        QVERIFY(words.open(QIODevice::WriteOnly));
        words.write("my words\nsecond line\n");
        words.close();
        QVERIFY(words.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QCOMPARE(readPassphraseFile(words.fileName()).error().code, u"FILE_REFUSED"_s);
        QVERIFY(words.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(readPassphraseFile(words.fileName()).value(), u"my words"_s);
        QVERIFY(QFile::link(words.fileName(), file("passphrase-link")));
        QVERIFY(!readPassphraseFile(file("passphrase-link")));
        QVERIFY(!readPassphraseFile(m_folder.path()));
        QVERIFY(!readPassphraseFile(file("nothing")));
    }

    void aRealKeychainKeepsSecrets()
    {
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        // The bus must exist as long as this process: GLib ends a process whose session bus disappears.
        auto& bus = *new QProcess;
        bus.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
        bus.start(u"dbus-daemon"_s,
                  {u"--session"_s, u"--print-address"_s, u"--nofork"_s, u"--address=unix:dir="_s + m_folder.path()});
        if (!bus.waitForStarted() || !bus.waitForReadyRead(5000))
            QSKIP("no dbus-daemon here");
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus.readLine().trimmed());
        // It daemonizes once it is unlocked; an earlier request would make the bus start a locked one.
        m_keyring.start(u"gnome-keyring-daemon"_s, {u"--unlock"_s, u"--components=secrets"_s});
        if (!m_keyring.waitForStarted())
            QSKIP("no gnome-keyring-daemon here");
        m_keyring.write("test password");
        m_keyring.closeWriteChannel();
        QVERIFY(m_keyring.waitForFinished(10'000));
        QTRY_VERIFY_WITH_TIMEOUT(keychainAnswers(1000), 10'000);
        const auto daemon = static_cast<pid_t>(QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"test"_s)
                                                   .interface()
                                                   ->servicePid(u"org.freedesktop.secrets"_s)
                                                   .value());
        QVERIFY(daemon > 1);
        const auto keychain = keychainStore(u"test-workspace"_s);
        lives(*keychain);
        const auto other = keychainStore(u"another-workspace"_s);
        QVERIFY(other->references().value().isEmpty());
        // to the file and back
        auto made = openSecretFile(file("moved.bin"), u"words"_s);
        QVERIFY(made);
        QCOMPARE(moveSecrets(*keychain, **made).value(), 1);
        QVERIFY(keychain->references().value().isEmpty());
        QCOMPARE((*made)->read(u"endpoint/2"_s).value(), u"second secret"_s);
        QCOMPARE(moveSecrets(**made, *keychain).value(), 1);
        // a keychain that stops answering
        ::kill(daemon, SIGSTOP);
        std::vector<bool> told;  // the call waits in this thread
        watchKeychain([&told](bool silent) { told.push_back(silent); });
        const auto slow = keychainStore(u"test-workspace"_s, 300)->read(u"endpoint/2"_s);
        ::kill(daemon, SIGCONT);
        QVERIFY(!slow);
        QCOMPARE(slow.error().code, u"KEYCHAIN_TIMEOUT"_s);
        QCOMPARE(told, (std::vector<bool>{true, false}));
        watchKeychain({});
        QTRY_COMPARE_WITH_TIMEOUT(keychain->read(u"endpoint/2"_s).value_or(QString()), u"second secret"_s, 10'000);
    }
};

SIGNALBOX_TEST(SecretsTest)
#include "secrets_test.moc"
