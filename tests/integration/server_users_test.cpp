// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "support/server_console.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// Users of a workspace on a server: each console signs in, and each user sees own triggers only.
class ServerUsersTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TlsServer> m_server;

    static QString codeOf(const CliResult& result)
    {
        return result.json().value("error"_L1).toObject().value("code"_L1).toString();
    }
    /// A command of a user whose password is in a file.
    static CliResult as(Console& console, const QString& name, const QByteArray& password, const QStringList& words)
    {
        QFile file(console.folder.filePath(u"password"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(password + '\n') < 0)
            qFatal("The password could not be written.");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return console.workspace.run(console.passphrase + words +
                                     QStringList{u"--user"_s, name, u"--password-file"_s, file.fileName()});
    }

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<TlsServer>(); }
    void cleanupTestCase() { m_server.reset(); }

    void eachUserSeesOwnTriggers()
    {
        const QByteArray ofAlice = "the first passphrase 1", ofBob = "another passphrase 2";
        Console first, second;
        const QString server = m_server->conninfo(u"sslmode=verify-full sslrootcert=%1"_s.arg(m_server->caFile()),
                                                  u"sb"_s, u"sb"_s, u"localhost"_s);
        QCOMPARE(first.init(server).exitCode, 0);
        QCOMPARE(first.run(u"trigger list"_s).exitCode, 0);  // without users, nobody signs in
        QCOMPARE(first.run(u"user add alice alice@example.org"_s, ofAlice + '\n').exitCode, 0);
        QCOMPARE(first.run(u"user add bob bob@example.org"_s, ofBob + '\n').exitCode, 0);
        QCOMPARE(codeOf(first.run(u"trigger list"_s)), u"NOT_SIGNED_IN"_s);
        QCOMPARE(codeOf(as(first, u"alice"_s, ofBob, {u"trigger"_s, u"list"_s})), u"SIGN_IN_FAILED"_s);

        const CliResult added =
            as(first, u"alice"_s, ofAlice,
               {u"trigger"_s, u"add"_s, u"--name"_s, u"Of Alice"_s, u"--chain"_s, u"8453"_s, u"--registry"_s,
                u"identity"_s, u"--when"_s, u"event = Registered"_s, u"--disable"_s});
        QVERIFY2(added.exitCode == 0, qPrintable(added.text()));
        QCOMPARE(second.init(server).exitCode, 0);
        QCOMPARE(as(second, u"ALICE@example.org"_s, ofAlice, {u"trigger"_s, u"list"_s}).lines().size(), size_t(1));
        QVERIFY(as(second, u"bob"_s, ofBob, {u"trigger"_s, u"list"_s}).lines().empty());
        QCOMPARE(codeOf(as(second, u"bob"_s, ofBob, {u"trigger"_s, u"show"_s, u"Of Alice"_s})), u"TRIGGER_UNKNOWN"_s);

        QCOMPARE(first.run(u"user disable bob"_s).exitCode, 0);
        QCOMPARE(codeOf(as(second, u"bob"_s, ofBob, {u"trigger"_s, u"list"_s})), u"SIGN_IN_FAILED"_s);
        for (const CliResult& result : {added, first.run(u"user list"_s), first.run(u"audit"_s)})
            QVERIFY(!result.text().contains(u"passphrase"_s));
    }
};

SIGNALBOX_TEST(ServerUsersTest)
#include "server_users_test.moc"
