// SPDX-License-Identifier: GPL-3.0-or-later

#include "users/user_book.h"

#include <QTest>

#include "support/pg_fixture.h"
#include "support/pg_rows.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;
using namespace signalbox::users;

class UserBookTest : public QObject {
    Q_OBJECT

    std::unique_ptr<PgDatabase> m_db;
    std::shared_ptr<engine::SessionThread> m_thread;
    std::shared_ptr<CurrentUser> m_user;
    std::unique_ptr<UserBook> m_book;

    template <class T>
    static Expected<T> wait(QFuture<Expected<T>> future)
    {
        future.waitForFinished();
        return future.result();
    }
    template <class T>
    static QString code(QFuture<Expected<T>> future)
    {
        const auto answer = wait(future);
        return answer ? QString() : answer.error().code;
    }
    void open(bool onServer)
    {
        m_book.reset();
        m_user = std::make_shared<CurrentUser>();
        m_book = std::make_unique<UserBook>(m_thread, m_user, onServer);
        OK(wait(m_book->users()));
    }
    User added(const QString& name)
    {
        const auto user = wait(m_book->add(name, name + u"@example.org"_s, secret));
        return user ? *user : User{};
    }
    Expected<QString> scoped()
    {
        return m_db->session()->read([this](store::Transaction& transaction) { return scope(transaction, *m_user); });
    }
    inline static const QString secret = u"seven brown foxes"_s;

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<PgDatabase>();
        m_thread = std::make_shared<engine::SessionThread>(m_db->connection());
    }
    void cleanup()
    {
        m_book.reset();
        m_thread.reset();
        m_db.reset();
    }

    void aLocalWorkspaceHasItsUser()
    {
        open(false);
        QVERIFY(!m_book->needsSignIn());
        QVERIFY(m_book->current());
        QCOMPARE(m_book->current()->id, u"local"_s);
        QVERIFY(!m_book->current()->canSignIn);
        QCOMPARE(scoped().value(), u"local"_s);
        const QString id = added(u"grace"_s).id;
        QVERIFY(!id.isEmpty());
        QVERIFY(!m_book->needsSignIn());
        QCOMPARE(m_book->current()->id, u"local"_s);
        OK(wait(m_book->signIn(u"grace"_s, secret)));
        QCOMPARE(scoped().value(), id);
        m_book->signOut();
        OK(wait(m_book->users()));
        QCOMPARE(m_book->current()->id, u"local"_s);
        QCOMPARE(code(m_book->setActive(u"local"_s, false)), u"BAD_VALUE"_s);
        QCOMPARE(code(m_book->setPassword(u"local"_s, secret)), u"BAD_VALUE"_s);
        QCOMPARE(code(m_book->signIn(u"local"_s, u"!"_s)), u"SIGN_IN_FAILED"_s);
    }

    void aServerNeedsASignInOnceItHasUsers()
    {
        open(true);
        QVERIFY(!m_book->needsSignIn());
        QCOMPARE(m_book->current()->id, u"local"_s);
        m_db->value(
            u"INSERT INTO erc8004.triggers (user_id, name, chain_id, registry) VALUES ('local', 'Old', 1, "
            "'identity') RETURNING id"_s);
        m_db->value(
            u"INSERT INTO erc8004.action_secrets (user_id, name, ref) VALUES ('local', 'hook', 'r') RETURNING 1"_s);
        m_db->value(
            u"INSERT INTO erc8004.agent_mcp_tokens (user_id, chain_id, agent_id, token, origin) VALUES ('local', 1, 7, "
            "'v1:r', 'https://a.example') RETURNING 1"_s);
        const User grace = added(u"Grace"_s);
        QCOMPARE(grace.triggers, 1);  // those of the local user, who cannot sign in any more
        for (const QString& table : {u"action_secrets"_s, u"agent_mcp_tokens"_s})  // their actions need these
            QCOMPARE(m_db->value(u"SELECT user_id FROM erc8004."_s + table), grace.id);
        QVERIFY(grace.canSignIn && grace.active);
        QVERIFY(m_book->needsSignIn());
        QVERIFY(!m_book->current());
        QCOMPARE(scoped().error().code, u"NOT_SIGNED_IN"_s);
        QCOMPARE(added(u"alan"_s).triggers, 0);

        open(true);
        QVERIFY(m_book->needsSignIn());
        QCOMPARE(code(m_book->signIn(u"grace"_s, u"wrong password"_s)), u"SIGN_IN_FAILED"_s);
        QCOMPARE(code(m_book->signIn(u"nobody"_s, secret)), u"SIGN_IN_FAILED"_s);
        const auto signedIn = wait(m_book->signIn(u" GRACE@example.org"_s, secret));
        OK(signedIn);
        QVERIFY(signedIn->lastSignIn.isValid());
        QVERIFY(!m_book->needsSignIn());
        QCOMPARE(m_book->current()->username, u"Grace"_s);
        QCOMPARE(scoped().value(), grace.id);

        OK(wait(m_book->setActive(grace.id, false)));
        QVERIFY(m_book->needsSignIn());
        QCOMPARE(scoped().error().code, u"NOT_SIGNED_IN"_s);
        QCOMPARE(code(m_book->signIn(u"grace"_s, secret)), u"SIGN_IN_FAILED"_s);
        OK(wait(m_book->setActive(grace.id, true)));
        OK(wait(m_book->setPassword(grace.id, u"eight black ravens"_s)));
        QCOMPARE(code(m_book->signIn(u"grace"_s, secret)), u"SIGN_IN_FAILED"_s);
        OK(wait(m_book->signIn(u"grace"_s, u"eight black ravens"_s)));
        m_book->signOut();
        QVERIFY(m_book->needsSignIn());
    }

    /// Another console may disable who is signed in here.
    void aDisabledUserIsOutEverywhere()
    {
        open(true);
        const QString id = added(u"grace"_s).id;
        OK(wait(m_book->signIn(u"grace"_s, secret)));
        m_db->value(u"UPDATE erc8004.users SET is_active = false WHERE id = '%1' RETURNING id"_s.arg(id));
        QCOMPARE(scoped().error().code, u"NOT_SIGNED_IN"_s);
    }

    void usersAreChecked()
    {
        open(false);
        QVERIFY(!added(u"grace"_s).id.isEmpty());
        QCOMPARE(code(m_book->add(u"GRACE"_s, u"other@example.org"_s, secret)), u"USER_EXISTS"_s);
        QCOMPARE(code(m_book->add(u"hopper"_s, u"Grace@Example.org"_s, secret)), u"USER_EXISTS"_s);
        QCOMPARE(code(m_book->add(u"ab"_s, u"a@b"_s, secret)), u"BAD_VALUE"_s);
        QCOMPARE(code(m_book->add(u"a b c"_s, u"a@b"_s, secret)), u"BAD_VALUE"_s);
        QCOMPARE(code(m_book->add(u"alan"_s, u"no address"_s, secret)), u"BAD_VALUE"_s);
        QCOMPARE(code(m_book->add(u"alan"_s, u"a@b"_s, u"short"_s)), u"WEAK_PASSWORD"_s);
        QCOMPARE(code(m_book->setActive(u"none"_s, true)), u"USER_UNKNOWN"_s);
        QCOMPARE(code(m_book->setPassword(u"none"_s, secret)), u"USER_UNKNOWN"_s);
        const auto all = wait(m_book->users());
        OK(all);
        QCOMPARE(all->size(), size_t(2));
        QCOMPARE((*all)[0].username, u"grace"_s);
    }

    void failuresLockTheName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("of a user") << u"grace"_s;
        QTest::newRow("of nobody") << u"nobody"_s;
    }
    void failuresLockTheName()
    {
        QFETCH(QString, name);
        open(true);
        QVERIFY(!added(u"grace"_s).id.isEmpty());
        for (int i = 0; i < 5; ++i)
            QCOMPARE(code(m_book->signIn(name, u"wrong password"_s)), u"SIGN_IN_FAILED"_s);
        const auto locked = wait(m_book->signIn(name, secret));
        QVERIFY(!locked);
        QCOMPARE(locked.error().code, u"SIGN_IN_LOCKED"_s);
        QVERIFY(locked.error().retryAfterMs > 14 * 60'000 && locked.error().retryAfterMs <= 15 * 60'000);
        const QString over = u"UPDATE erc8004.sign_in_failures SET locked_until = now() RETURNING 1"_s;
        m_db->value(over);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(code(m_book->signIn(name, u"wrong password"_s)), u"SIGN_IN_FAILED"_s);
        QVERIFY(wait(m_book->signIn(name, secret)).error().retryAfterMs > 29 * 60'000);
        m_db->value(over);
        if (name == "grace"_L1) {
            OK(wait(m_book->signIn(name, secret)));
            QCOMPARE(m_db->value(u"SELECT count(*) FROM erc8004.sign_in_failures"_s), u"0"_s);
        }
        QVERIFY(
            !m_db->value(u"SELECT string_agg(name_hash::text, ' ') FROM erc8004.sign_in_failures"_s).contains(name));
    }
};

SIGNALBOX_TEST(UserBookTest)
#include "user_book_test.moc"
