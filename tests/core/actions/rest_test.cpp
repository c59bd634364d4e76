// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <thread>

#include "send_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

class RestTest : public QObject {
    Q_OBJECT

    SendPlace m_place;

    static QJsonObject config(const Receiver& receiver, const QString& path = u"/"_s, const QString& method = u"POST"_s)
    {
        return {{u"method"_s, method},
                {u"url"_s, receiver.url(path)},
                {u"allow_private_hosts"_s, QJsonArray{receiver.place()}}};
    }
    static Receiver::Handler always(ReceiverAnswer answer)
    {
        return [answer](const SeenRequest&) { return answer; };
    }
    static ReceiverAnswer status(int code, const QList<QByteArray>& headers = {})
    {
        ReceiverAnswer answer;
        answer.status = code;
        answer.headers = headers;
        return answer;
    }

private Q_SLOTS:
    void init() { m_place = SendPlace(); }

    void aRequestHasItsHeadersAndBody()
    {
        Receiver receiver(always({200, R"({"id": 5})"}));
        m_place.secrets = {{u"hook"_s, u"topsecretvalue"_s}, {u"actions.hmac_key"_s, u"signing key"_s}};
        QJsonObject rest = config(receiver, u"/agents/{{agent_id}}?t={{tag1}}"_s);
        rest[u"headers"_s] =
            QJsonObject{{u"Authorization"_s, u"Bearer {{secret:hook}}"_s}, {u"X-Event"_s, u"{{event_id}}"_s}};
        rest[u"body_template"_s] = QJsonObject{{u"score"_s, u"{{score}}"_s}, {u"text"_s, u"Score {{score}}"_s}};
        const auto outcome = m_place.send(u"rest"_s, rest);
        DONE(outcome);
        const auto seen = receiver.seen();
        QCOMPARE(seen.size(), std::size_t(1));
        QCOMPARE(seen[0].method, "POST");
        QCOMPARE(seen[0].target, "/agents/7?t=a%2Ab");
        QCOMPARE(seen[0].headers["authorization"], "Bearer topsecretvalue");
        QCOMPARE(seen[0].headers["x-event"], "1-2-3");
        QCOMPARE(seen[0].headers["content-type"], "application/json");
        QCOMPARE(seen[0].headers["idempotency-key"], "key-1");
        QCOMPARE(seen[0].headers["host"], receiver.place().toLatin1());
        QVERIFY(seen[0].headers["user-agent"].startsWith("Signalbox/"));
        QCOMPARE(QJsonDocument::fromJson(seen[0].body).object(),
                 (QJsonObject{{u"score"_s, 42}, {u"text"_s, u"Score 42"_s}}));
        QCOMPARE(seen[0].headers["x-signature"],
                 "sha256=" +
                     QMessageAuthenticationCode::hash(seen[0].body, "signing key", QCryptographicHash::Sha256).toHex());
        QCOMPARE(outcome.status, u"HTTP 200"_s);
        QCOMPARE(outcome.responseData, (QJsonObject{{u"status"_s, 200}, {u"body"_s, QJsonObject{{u"id"_s, 5}}}}));
        QVERIFY(!outcome.request.contains(u"topsecret"_s) && outcome.request.contains(u"Authorization: ••••"_s));
        QVERIFY(outcome.request.contains(u"Score 42"_s));
    }

    void theUsersContentTypeAndKeyStay()
    {
        Receiver receiver(always({204}));
        QJsonObject rest = config(receiver);
        rest[u"headers"_s] =
            QJsonObject{{u"content-type"_s, u"application/cloudevents+json"_s}, {u"idempotency-key"_s, u"mine"_s}};
        rest[u"body_template"_s] = u"{{score}}"_s;
        DONE(m_place.send(u"rest"_s, rest));
        QCOMPARE(receiver.seen()[0].headers["content-type"], "application/cloudevents+json");
        QCOMPARE(receiver.seen()[0].headers["idempotency-key"], "mine");
        QCOMPARE(receiver.seen()[0].body, "42");
    }

    void getAndDeleteHaveNoBody()
    {
        Receiver receiver(always({200}));
        for (const auto& method : {u"GET"_s, u"DELETE"_s, u"get"_s}) {
            QJsonObject rest = config(receiver, u"/"_s, method);
            rest[u"body_template"_s] = u"x"_s;
            DONE(m_place.send(u"rest"_s, rest));
            QCOMPARE(receiver.seen().back().body, "");
            QVERIFY(!receiver.seen().back().headers.contains("content-type"));
            QCOMPARE(receiver.seen().back().method, method.toUpper().toLatin1());
        }
    }

    void statusesDecide_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("kind");
        for (const int code : {200, 201, 204})
            QTest::addRow("%d", code) << code << int(actions::SendOutcome::Done);
        for (const int code : {408, 425, 429, 500, 502, 503, 599})
            QTest::addRow("%d", code) << code << int(actions::SendOutcome::Retry);
        for (const int code : {400, 401, 403, 404, 410, 422, 300, 304})
            QTest::addRow("%d", code) << code << int(actions::SendOutcome::Failed);
    }
    void statusesDecide()
    {
        QFETCH(int, code);
        QFETCH(int, kind);
        Receiver receiver(always(status(code)));
        const auto outcome = m_place.send(u"rest"_s, config(receiver));
        QCOMPARE(int(outcome.kind), kind);
        QCOMPARE(outcome.status, u"HTTP %1"_s.arg(code));
        QCOMPARE(outcome.error.isEmpty(), kind == actions::SendOutcome::Done);
    }

    void expectedStatusesCanBeGiven()
    {
        Receiver receiver(always(status(404)));
        QJsonObject rest = config(receiver);
        rest[u"expected_status_codes"_s] = QJsonArray{404};
        DONE(m_place.send(u"rest"_s, rest));
    }

    void retryAfterIsHonoredUpToAMinute()
    {
        Receiver soon(always(status(503, {"Retry-After: 7"}))), late(always(status(429, {"Retry-After: 4000"}))),
            dated(always(
                status(503, {"Date: Wed, 25 Nov 2026 09:00:00 GMT", "Retry-After: Wed, 25 Nov 2026 09:00:09 GMT"})));
        QCOMPARE(m_place.send(u"rest"_s, config(soon)).retryAfterMs, std::optional<qint64>(7000));
        QCOMPARE(m_place.send(u"rest"_s, config(late)).retryAfterMs, std::optional<qint64>(60'000));
        QCOMPARE(m_place.send(u"rest"_s, config(dated)).retryAfterMs, std::optional<qint64>(9000));
    }

    void privateHostsAreRefusedWithoutARequest()
    {
        Receiver receiver(always({200}));
        QJsonObject rest = config(receiver);
        rest.remove(u"allow_private_hosts"_s);
        ENDS(m_place.send(u"rest"_s, rest), Failed, "nothing was sent");
        rest[u"url"_s] = u"http://localhost:%1/"_s.arg(receiver.port());
        ENDS(m_place.send(u"rest"_s, rest), Failed, "nothing was sent");
        QCOMPARE(receiver.seen().size(), std::size_t(0));
    }

    void redirectsToOtherHostsAreNeverFollowed_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("loopback") << QByteArray("http://127.0.0.1:1/");
        QTest::newRow("link-local") << QByteArray("http://169.254.169.254/latest/meta-data/");
        QTest::newRow("name") << QByteArray("http://localhost/");
        QTest::newRow("public") << QByteArray("http://example.org/");
        QTest::newRow("scheme") << QByteArray("https://HOST/");
        QTest::newRow("file") << QByteArray("file:///etc/passwd");
    }
    void redirectsToOtherHostsAreNeverFollowed()
    {
        QFETCH(QByteArray, target);
        std::unique_ptr<Receiver> receiver;
        receiver = std::make_unique<Receiver>([&](const SeenRequest& request) {
            return status(302, {"Location: " + QByteArray(target).replace("HOST", request.headers["host"])});
        });
        QJsonObject rest = config(*receiver);
        ENDS(m_place.send(u"rest"_s, rest), Failed, "another host or scheme");
        rest[u"max_redirects"_s] = 3;
        ENDS(m_place.send(u"rest"_s, rest), Failed, "another host or scheme");
        QCOMPARE(receiver->seen().size(), std::size_t(2));
    }

    void redirectsOfTheSameHostCanBeAllowed()
    {
        Receiver receiver([](const SeenRequest& request) {
            if (request.target == "/end")
                return ReceiverAnswer{200};
            if (request.target == "/loop")
                return status(307, {"Location: /loop"});
            return status(request.target == "/keep" ? 308 : 303, {"Location: /end"});
        });
        QJsonObject rest = config(receiver, u"/keep"_s);
        ENDS(m_place.send(u"rest"_s, rest), Failed, "allow redirects");
        rest[u"max_redirects"_s] = 1;
        rest[u"body_template"_s] = u"x"_s;
        DONE(m_place.send(u"rest"_s, rest));
        QCOMPARE(receiver.seen().back().method, "POST");
        QCOMPARE(receiver.seen().back().body, "\"x\"");
        rest[u"url"_s] = receiver.url(u"/see"_s);
        DONE(m_place.send(u"rest"_s, rest));
        QCOMPARE(receiver.seen().back().method, "GET");
        rest[u"url"_s] = receiver.url(u"/loop"_s);
        rest[u"max_redirects"_s] = 3;
        receiver.forget();
        ENDS(m_place.send(u"rest"_s, rest), Failed, "too often");
        QCOMPARE(receiver.seen().size(), std::size_t(4));
    }

    void aHugeAnswerIsCut()
    {
        ReceiverAnswer huge;
        huge.fill = 300'000'000;
        Receiver receiver(always(huge));
        QElapsedTimer clock;
        clock.start();
        const auto outcome = m_place.send(u"rest"_s, config(receiver));
        DONE(outcome);
        QCOMPARE(outcome.status, u"HTTP 200, answer longer than 1 MiB"_s);
        QVERIFY(outcome.answer.toUtf8().size() <= 4096);
        QVERIFY(QJsonDocument(outcome.responseData).toJson().size() < 10'000);
    }

    void anAnswerThatNeverEndsIsCutAtTheDeadline()
    {
        ReceiverAnswer endless, silent;
        endless.endless = true;
        silent.silent = true;
        for (const auto& [answer, text] :
             {std::pair(endless, "did not end in time"), std::pair(silent, "did not answer in time")}) {
            Receiver receiver(always(answer));
            QJsonObject rest = config(receiver);
            rest[u"timeout_ms"_s] = 400;
            QElapsedTimer clock;
            clock.start();
            ENDS(m_place.send(u"rest"_s, rest), Retry, text);
            QVERIFY(clock.elapsed() < 10'000);
        }
    }

    void brokenConnectionsAreRetried()
    {
        ReceiverAnswer dropped, cut;
        dropped.drop = true;
        cut.cut = true;
        for (const auto& answer : {dropped, cut}) {
            Receiver receiver(always(answer));
            const auto outcome = m_place.send(u"rest"_s, config(receiver));
            ENDS(outcome, Retry, "failed");
            QVERIFY(!outcome.notSent);
        }
        QJsonObject rest;
        {
            Receiver gone(always({200}));
            rest = config(gone);
        }
        const auto outcome = m_place.send(u"rest"_s, rest);
        ENDS(outcome, Retry, "cannot be reached");
        QVERIFY(outcome.notSent);
    }

    void certificatesAreVerified()
    {
        const Certificate right, other(u"DNS:other.example"_s);
        Receiver receiver(always({200}), &right), misnamed(always({200}), &other);
        ENDS(m_place.send(u"rest"_s, config(receiver)), Retry, "cannot be verified");  // an unknown authority
        QCOMPARE(receiver.seen().size(), std::size_t(0));
        m_place.caFile = other.file();
        ENDS(m_place.send(u"rest"_s, config(misnamed)), Retry, "cannot be verified");  // another name
        QCOMPARE(misnamed.seen().size(), std::size_t(0));
        m_place.caFile = right.file();
        DONE(m_place.send(u"rest"_s, config(receiver)));
        QCOMPARE(receiver.seen().size(), std::size_t(1));
    }

    void injectedHeadersAreRefused()
    {
        Receiver receiver(always({200}));
        m_place.fields[u"tag1"_s] = u"x\r\nX-Evil: 1"_s;
        QJsonObject rest = config(receiver);
        rest[u"headers"_s] = QJsonObject{{u"X-Tag"_s, u"{{tag1}}"_s}};
        ENDS(m_place.send(u"rest"_s, rest), Failed, "line break");
        m_place.fields[u"tag1"_s] = QString(2000, u'x');
        ENDS(m_place.send(u"rest"_s, rest), Failed, "longer than 1,024");
        rest.remove(u"headers"_s);
        m_place.fields[u"tag1"_s] = QString(70'000, u'x');
        rest[u"body_template"_s] = u"{{tag1}}"_s;
        ENDS(m_place.send(u"rest"_s, rest), Failed, "64 KiB");
        rest[u"body_template"_s] = u"{{nope}}"_s;
        ENDS(m_place.send(u"rest"_s, rest), Failed, "{{nope}}");
        QCOMPARE(receiver.seen().size(), std::size_t(0));
    }

    void missingSecretsAreNamed()
    {
        Receiver receiver(always({200}));
        QJsonObject rest = config(receiver);
        rest[u"headers"_s] = QJsonObject{{u"X-Api-Key"_s, u"{{secret:hook}}"_s}};
        ENDS(m_place.send(u"rest"_s, rest), Failed, "the secret hook");
        rest.remove(u"headers"_s);
        rest[u"sign"_s] = true;
        ENDS(m_place.send(u"rest"_s, rest), Failed, "actions.hmac_key");
        QCOMPARE(receiver.seen().size(), std::size_t(0));
    }

    void anEchoedSecretIsMasked()
    {
        m_place.secrets = {{u"hook"_s, u"topsecretvalue"_s}};
        Receiver receiver([](const SeenRequest& request) {
            return ReceiverAnswer{500, "you sent " + request.headers["x-api-key"]};
        });
        QJsonObject rest = config(receiver);
        rest[u"headers"_s] = QJsonObject{{u"X-Api-Key"_s, u"{{secret:hook}}"_s}};
        const auto outcome = m_place.send(u"rest"_s, rest);
        QCOMPARE(outcome.answer, u"you sent ••••"_s);
        QVERIFY(!QJsonDocument(outcome.responseData).toJson().contains("topsecret"));
    }

    void aHostGetsFourRequestsAtOnce()
    {
        ReceiverAnswer slow;
        slow.delayMs = 150;
        Receiver receiver(always(slow));
        std::vector<std::thread> threads;
        std::atomic<int> done = 0;
        for (int i = 0; i < 12; ++i)
            threads.emplace_back(
                [&] { done += m_place.send(u"rest"_s, config(receiver)).kind == actions::SendOutcome::Done; });
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(done.load(), 12);
        QCOMPARE(receiver.mostAtOnce(), 4);
    }

    void cancelEndsARunningSend()
    {
        ReceiverAnswer silent;
        silent.silent = true;
        Receiver receiver(always(silent));
        actions::Sender sender(m_place.parts());
        QElapsedTimer clock;
        clock.start();
        std::thread stop([&] {
            QThread::msleep(200);
            sender.cancel();
        });
        const auto outcome = sender.send(m_place.outgoing(u"rest"_s, config(receiver)));
        stop.join();
        QVERIFY(outcome.canceled);
        QCOMPARE(outcome.kind, actions::SendOutcome::Retry);
        QVERIFY(clock.elapsed() < 5'000);
        QVERIFY(sender.send(m_place.outgoing(u"rest"_s, config(receiver))).canceled);
    }

    void connectionsAreKeptButNotForPrivateHosts()
    {
        Receiver receiver(always({200}));
        actions::Sender sender(m_place.parts());
        for (int i = 0; i < 3; ++i)
            DONE(sender.send(m_place.outgoing(u"rest"_s, config(receiver))));
        QCOMPARE(receiver.seen().back().connection, 3);
    }
};

SIGNALBOX_TEST(RestTest)
#include "rest_test.moc"
