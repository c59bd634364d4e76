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
#include "support/redact.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;

class SecretsTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QProcess m_keyring;
    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    /// The life of a secret in any store.
    void lives(SecretStore& store)
    {
        const QString value = QStringLiteral("{\"url\":\"https://node.example/v2/0123456789abcdefABCDEF\"} 锁");
        const auto none = store.read(QStringLiteral("endpoint/none"));
        QVERIFY(!none);
        QCOMPARE(none.error().code, QStringLiteral("SECRET_UNKNOWN"));
        const auto written = store.write(QStringLiteral("endpoint/1"), value);
        QVERIFY2(written, qPrintable(written ? QString() : written.error().text));
        QVERIFY(store.write(QStringLiteral("endpoint/2"), QStringLiteral("second secret")));
        QCOMPARE(store.read(QStringLiteral("endpoint/1")).value(), value);
        QCOMPARE(store.references().value().size(), 2);
        QVERIFY(store.write(QStringLiteral("endpoint/1"), QStringLiteral("changed secret")));
        QCOMPARE(store.read(QStringLiteral("endpoint/1")).value(), QStringLiteral("changed secret"));
        QVERIFY(store.remove(QStringLiteral("endpoint/1")));
        QVERIFY(store.remove(QStringLiteral("endpoint/1")));
        QCOMPARE(store.references().value(), QStringList{QStringLiteral("endpoint/2")});
        QCOMPARE(redact(QStringLiteral("said second secret aloud")), QStringLiteral("said •••• aloud"));
    }

private Q_SLOTS:
    void noBusNoKeychain()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        QVERIFY(!keychainAnswers(500));
    }

    void encryptedFile()
    {
        const QString path = file("secrets.bin");
        auto made = openSecretFile(path, QStringLiteral("correct horse"));
        QVERIFY2(made, qPrintable(made ? QString() : made.error().text));
        lives(**made);
        struct stat info {};
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777, 0600u);
        QFile raw(path);
        QVERIFY(raw.open(QIODevice::ReadOnly));
        QVERIFY(!raw.readAll().contains("second"));
        const auto wrong = openSecretFile(path, QStringLiteral("wrong horse"));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, QStringLiteral("PASSPHRASE_WRONG"));
        const auto again = openSecretFile(path, QStringLiteral("correct horse"));
        QVERIFY(again);
        QCOMPARE((*again)->read(QStringLiteral("endpoint/2")).value(), QStringLiteral("second secret"));
        // two sessions write in turn, nothing is lost
        QVERIFY((*made)->write(QStringLiteral("a"), QStringLiteral("from the first")));
        QVERIFY((*again)->write(QStringLiteral("b"), QStringLiteral("from the second")));
        QCOMPARE((*made)->references().value().size(), 3);
    }

    void damagedFile()
    {
        const QString path = file("damaged.bin");
        QVERIFY(openSecretFile(path, QStringLiteral("words")));
        QVERIFY(QFile::resize(path, 30));
        QCOMPARE(openSecretFile(path, QStringLiteral("words")).error().code, QStringLiteral("SECRETS_DAMAGED"));
        QVERIFY(QFile::link(path, file("link.bin")));
        QCOMPARE(openSecretFile(file("link.bin"), QStringLiteral("words")).error().code,
                 QStringLiteral("FILE_REFUSED"));
    }

    void passphraseFile()
    {
        QFile words(file("passphrase"));
        QVERIFY(words.open(QIODevice::WriteOnly));
        words.write("my words\nsecond line\n");
        words.close();
        QVERIFY(words.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QCOMPARE(readPassphraseFile(words.fileName()).error().code, QStringLiteral("FILE_REFUSED"));
        QVERIFY(words.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(readPassphraseFile(words.fileName()).value(), QStringLiteral("my words"));
        QVERIFY(QFile::link(words.fileName(), file("passphrase-link")));
        QVERIFY(!readPassphraseFile(file("passphrase-link")));
        QVERIFY(!readPassphraseFile(m_folder.path()));
        QVERIFY(!readPassphraseFile(file("nothing")));
    }

    void realKeychain()
    {
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        // The bus must live as long as this process: GLib ends a process whose session bus goes away.
        auto& bus = *new QProcess;
        bus.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
        bus.start(QStringLiteral("dbus-daemon"),
                  {QStringLiteral("--session"), QStringLiteral("--print-address"), QStringLiteral("--nofork"),
                   QStringLiteral("--address=unix:dir=") + m_folder.path()});
        if (!bus.waitForStarted() || !bus.waitForReadyRead(5000))
            QSKIP("no dbus-daemon here");
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus.readLine().trimmed());
        // It goes into the background once it is unlocked; asking earlier would make the bus start one that is locked.
        m_keyring.start(QStringLiteral("gnome-keyring-daemon"),
                        {QStringLiteral("--unlock"), QStringLiteral("--components=secrets")});
        if (!m_keyring.waitForStarted())
            QSKIP("no gnome-keyring-daemon here");
        m_keyring.write("test password");
        m_keyring.closeWriteChannel();
        QVERIFY(m_keyring.waitForFinished(10'000));
        QTRY_VERIFY_WITH_TIMEOUT(keychainAnswers(1000), 10'000);
        const auto daemon =
            static_cast<pid_t>(QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("test"))
                                   .interface()
                                   ->servicePid(QStringLiteral("org.freedesktop.secrets"))
                                   .value());
        QVERIFY(daemon > 1);
        const auto keychain = keychainStore(QStringLiteral("test-workspace"));
        lives(*keychain);
        const auto other = keychainStore(QStringLiteral("another-workspace"));
        QVERIFY(other->references().value().isEmpty());
        // to the file and back
        auto made = openSecretFile(file("moved.bin"), QStringLiteral("words"));
        QVERIFY(made);
        QCOMPARE(moveSecrets(*keychain, **made).value(), 1);
        QVERIFY(keychain->references().value().isEmpty());
        QCOMPARE((*made)->read(QStringLiteral("endpoint/2")).value(), QStringLiteral("second secret"));
        QCOMPARE(moveSecrets(**made, *keychain).value(), 1);
        // a keychain that stops answering
        ::kill(daemon, SIGSTOP);
        std::vector<bool> told;  // the call waits in this thread
        watchKeychain([&told](bool silent) { told.push_back(silent); });
        const auto slow = keychainStore(QStringLiteral("test-workspace"), 300)->read(QStringLiteral("endpoint/2"));
        ::kill(daemon, SIGCONT);
        QVERIFY(!slow);
        QCOMPARE(slow.error().code, QStringLiteral("KEYCHAIN_TIMEOUT"));
        QCOMPARE(told, (std::vector<bool>{true, false}));
        watchKeychain({});
        QTRY_COMPARE_WITH_TIMEOUT(keychain->read(QStringLiteral("endpoint/2")).value_or(QString()),
                                  QStringLiteral("second secret"), 10'000);
    }
};

SIGNALBOX_TEST(SecretsTest)
#include "secrets_test.moc"
