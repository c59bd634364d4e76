// SPDX-License-Identifier: GPL-3.0-or-later

#include "users/passwords.h"

#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::users;

class PasswordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newHashesAreArgon2id()
    {
        const auto hash = hashPassword(u"correct horse £"_s);
        QVERIFY(hash);
        QVERIFY(hash->startsWith("$argon2id$"_L1));
        QVERIFY(hashKind(*hash) == HashKind::Argon2id);
        QVERIFY(passwordMatches(u"correct horse £"_s, *hash));
        QVERIFY(!passwordMatches(u"correct horse"_s, *hash));
        QVERIFY(*hashPassword(u"correct horse £"_s) != *hash);
    }

    void hashesOfOtherProgramsAreVerified_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("hash");
        QTest::addColumn<bool>("matches");
        const QString known = u"$2b$12$LQv3c1yqBWVHxkd0LHAkCOycnwO9fhP9ulQOTIcvO2Mu6St25ANOG"_s;
        QTest::newRow("2b") << u"password123"_s << known << true;
        QTest::newRow("2y") << u"password123"_s << QString(known).replace(u"$2b"_s, u"$2y"_s) << true;
        QTest::newRow("2a") << u"password123"_s << QString(known).replace(u"$2b"_s, u"$2a"_s) << true;
        QTest::newRow("wrong") << u"password124"_s << known << false;
        QTest::newRow("with NUL") << u"password123"_s + QChar(0) + u"x"_s << known << false;
        QTest::newRow("cut") << u"password123"_s << known.left(59) << false;
        QTest::newRow("other prefix") << u"password123"_s << QString(known).replace(u"$2b"_s, u"$2x"_s) << false;
        QTest::newRow("the hash that does not match")
            << u"password123"_s << u"$2b$12$LQv3c1yqBWVHxkd0LHAkCOYz6TtxMQJqhN8/LewY5GyYqgFV0jz1q"_s << false;
        QTest::newRow("none") << u"!"_s << u"!"_s << false;
        QTest::newRow("empty") << QString() << QString() << false;
        QTest::newRow("plain") << u"password123"_s << u"password123"_s << false;
        // Made by another program: m=19456, t=2, p=1.
        QTest::newRow("damaged argon2id") << u"x"_s << u"$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA"_s << false;
    }
    void hashesOfOtherProgramsAreVerified()
    {
        QFETCH(QString, password);
        QFETCH(QString, hash);
        QFETCH(bool, matches);
        QCOMPARE(passwordMatches(password, hash), matches);
    }

    void weakPasswordsAreRefused_data()
    {
        QTest::addColumn<QString>("password");
        QTest::newRow("short") << u"Ab3$Ab3$xyz"_s;
        QTest::newRow("repeated") << u"aaaaaaaaaaaaaaaa"_s;
        QTest::newRow("well known") << u"Password1234"_s;
        QTest::newRow("name") << u"grace-hopper-2026"_s;
        QTest::newRow("address") << u"xx gh@example.org"_s;
        QTest::newRow("long") << QString(1025, u'x') + u"abcde"_s;
        QTest::newRow("NUL") << u"good enough"_s + QChar(0) + u"!"_s;
    }
    void weakPasswordsAreRefused()
    {
        QFETCH(QString, password);
        const auto checked = checkPassword(password, u"Grace"_s, u"gh@example.org"_s);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, u"WEAK_PASSWORD"_s);
        QVERIFY(!checked.error().text().contains(password));
        QVERIFY(checkPassword(u"seven brown foxes"_s, u"Grace"_s, u"gh@example.org"_s));
    }
};

SIGNALBOX_TEST(PasswordsTest)
#include "passwords_test.moc"
