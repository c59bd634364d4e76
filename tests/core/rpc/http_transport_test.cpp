// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/http_transport.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "core/rpc/test_server.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::rpc;
using signalbox::test::Reply;
using signalbox::test::TestServer;

/// Over Qt's own HTTP, and (DirectHttpTest) over sockets of the thread itself: both must behave in the same way.
class HttpTransportTest : public QObject {
    Q_OBJECT

protected:
    bool m_direct = false;

private:
    std::unique_ptr<HttpTransport> transportOf(Cancellation cancellation = {}) const
    {
        auto made = std::make_unique<HttpTransport>(std::move(cancellation));
        if (m_direct)
            made->preferDirect();
        return made;
    }

    static EndpointSettings endpoint(const QUrl& url)
    {
        EndpointSettings settings;
        settings.id = 1;
        settings.url = url;
        return settings;
    }
    static HttpAnswer post(HttpTransport& transport, const EndpointSettings& settings, HttpLimits limits = {})
    {
        return QCoro::waitFor(transport.post(settings, "{}", limits));
    }

private Q_SLOTS:
    void keepsOneConnection()
    {
        TestServer server([](const QByteArray&, const QByteArray&) {
            return Reply{200, TestServer::result("\"0x1\"")};
        });
        const auto own = transportOf();
        HttpTransport& transport = *own;
        for (int i = 0; i < 5; ++i) {
            const auto answer = post(transport, endpoint(server.url()));
            QVERIFY(!answer.fault);
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.body->view().find("0x1") != std::string_view::npos);
            QCOMPARE(answer.newConnection, i == 0);
        }
        QCOMPARE(server.connections, 1);
    }

    void sendsHeadersAndAuthentication()
    {
        QByteArray seen;
        TestServer server([&](const QByteArray&, const QByteArray& head) {
            seen = head;
            return Reply{200, "{}"};
        });
        const auto own = transportOf();
        HttpTransport& transport = *own;
        auto settings = endpoint(server.url());
        settings.user = u"me"_s;
        settings.password = u"pw"_s;
        settings.headers = {{"X-Tenant", "7"}};
        post(transport, settings);
        QVERIFY(seen.contains("Authorization: Basic " + QByteArray("me:pw").toBase64()));
        QVERIFY(seen.contains("X-Tenant: 7"));
        QCOMPARE(seen.toLower().contains("gzip"), !m_direct);
        settings.user.clear();
        settings.bearer = u"tok"_s;
        post(transport, settings);
        QVERIFY(seen.contains("Authorization: Bearer tok"));
    }

    void interimResponsesArePassedOver_data()
    {
        QTest::addColumn<QByteArray>("interim");
        QTest::newRow("100") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n");
        QTest::newRow("103") << QByteArray("HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n");
    }
    void interimResponsesArePassedOver()
    {
        QFETCH(QByteArray, interim);
        TestServer server([&](const QByteArray&, const QByteArray&) {
            Reply reply{200, "whole"};
            reply.interim = interim;
            return reply;
        });
        for (const bool direct : {false, true}) {
            const auto own = transportOf();
            if (direct)
                own->preferDirect();
            for (int i = 0; i < 3; ++i) {
                const auto answer = post(*own, endpoint(server.url()));
                QVERIFY(!answer.fault);
                QCOMPARE(answer.status, 200);
                QCOMPARE(std::string(answer.body->view()), std::string("whole"));
            }
        }
    }

    void retryAfterMayBeADate()
    {
        TestServer server([](const QByteArray&, const QByteArray&) {
            // The server's clock is years off: only the difference counts.
            return Reply{429, "slow down",
                         "Date: Sun, 06 Nov 1994 08:49:30 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n"};
        });
        const auto own = transportOf();
        QCOMPARE(post(*own, endpoint(server.url())).retryAfterMs, std::optional<qint64>(7'000));
    }

    void errorStatusHasABody()
    {
        TestServer server([](const QByteArray&, const QByteArray&) {
            return Reply{429, "slow down", "Retry-After: 7\r\n"};
        });
        const auto own = transportOf();
        HttpTransport& transport = *own;
        const auto answer = post(transport, endpoint(server.url()));
        QVERIFY(!answer.fault);
        QCOMPARE(answer.status, 429);
        QCOMPARE(answer.retryAfterMs, std::optional<qint64>(7'000));
        QCOMPARE(std::string(answer.body->view()), std::string("slow down"));
    }

    void badConnectionsAreReported_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("network");
        QTest::newRow("drops") << 0 << "connection";
        QTest::newRow("silent") << 1 << "timeout";
        QTest::newRow("endless") << 2 << "too_large";
        QTest::newRow("cut") << 3 << "connection";
        QTest::newRow("trickle") << 4 << "timeout";
        QTest::newRow("huge") << 5 << "too_large";
        QTest::newRow("nobody there") << 6 << "connection";
    }
    void badConnectionsAreReported()
    {
        QFETCH(int, kind);
        QFETCH(QString, network);
        TestServer server([kind](const QByteArray&, const QByteArray&) {
            Reply reply{200, QByteArray(1000, ' ')};
            reply.drop = kind == 0;
            reply.silent = kind == 1;
            reply.endless = kind == 2;
            reply.cutAt = kind == 3 ? 100 : -1;
            reply.trickleMs = kind == 4 ? 20 : 0;
            if (kind == 5)
                reply.body = QByteArray(4 << 20, 'x');
            return reply;
        });
        const auto own = transportOf();
        HttpTransport& transport = *own;
        if (kind == 6)
            server.close();
        QElapsedTimer clock;
        clock.start();
        const auto answer =
            post(transport, endpoint(kind == 6 ? QUrl(u"http://127.0.0.1:1/"_s) : server.url()), {1 << 20, 300, 900});
        QVERIFY(answer.fault);
        QCOMPARE(answer.fault->network, network);
        QVERIFY(clock.elapsed() < 5'000);
    }

    void redirectsStayOnTheHost()
    {
        TestServer other([](const QByteArray&, const QByteArray&) { return Reply{200, "never"}; });
        QString to;
        TestServer server([&](const QByteArray& body, const QByteArray& head) {
            if (head.startsWith("POST /moved"))
                return Reply{200, "arrived with " + body};
            return Reply{307, "", "Location: " + to.toLatin1() + "\r\n"};
        });
        const auto own = transportOf();
        HttpTransport& transport = *own;
        to = u"/moved"_s;
        const auto followed = post(transport, endpoint(server.url()));
        QVERIFY(!followed.fault);
        QCOMPARE(std::string(followed.body->view()), std::string("arrived with {}"));
        to = u"http://localhost:%1/"_s.arg(other.serverPort());
        const auto refused = post(transport, endpoint(server.url()));
        QVERIFY(refused.fault);
        QCOMPARE(refused.fault->network, u"redirect"_s);
        QCOMPARE(other.requests, 0);
        to = u"/again"_s;
        QCOMPARE(post(transport, endpoint(server.url())).fault->network, u"redirect"_s);
    }

    void goesThroughItsProxy()
    {
        QByteArray seen;
        TestServer proxy([&](const QByteArray&, const QByteArray& head) {
            seen = head;
            return Reply{200, "through"};
        });
        const auto own = transportOf();
        HttpTransport& transport = *own;
        auto settings = endpoint(QUrl(u"http://rpc.invalid:8545/v2/x"_s));
        settings.proxy = QUrl(u"http://127.0.0.1:%1"_s.arg(proxy.serverPort()));
        const auto answer = post(transport, settings);
        QVERIFY(!answer.fault);
        QCOMPARE(std::string(answer.body->view()), std::string("through"));
        QVERIFY2(seen.startsWith("POST http://rpc.invalid:8545/v2/x HTTP/1.1"), seen.constData());
        settings.proxy.setPort(1);
        QCOMPARE(post(transport, settings, {1 << 20, 2'000, 3'000}).fault->network, u"connection"_s);
    }

    void anOwnAuthorityIsTrustedWhenConfigured()
    {
        const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
        if (openssl.isEmpty())
            QSKIP("openssl is not installed");
        QTemporaryDir folder;
        const QString key = folder.filePath(u"key.pem"_s);
        const QString pem = folder.filePath(u"cert.pem"_s);
        QCOMPARE(QProcess::execute(openssl, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s,
                                             u"-keyout"_s, key, u"-out"_s, pem, u"-days"_s, u"2"_s, u"-subj"_s,
                                             u"/CN=localhost"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s}),
                 0);
        QFile keyFile(key);
        QVERIFY(keyFile.open(QIODevice::ReadOnly));
        QSslServer server;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificateChain(QSslCertificate::fromPath(pem));
        tls.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
        server.setSslConfiguration(tls);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [&] {
            while (QTcpSocket* socket = server.nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                    if (socket->readAll().contains("{}"))
                        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nsafe");
                });
        });
        const auto own = transportOf();
        HttpTransport& transport = *own;
        auto settings = endpoint(QUrl(u"https://127.0.0.1:%1/"_s.arg(server.serverPort())));
        QCOMPARE(post(transport, settings).fault->network, u"tls"_s);
        settings.caFile = pem;
        const auto answer = post(transport, settings);
        QVERIFY2(!answer.fault, answer.fault ? qPrintable(answer.fault->message) : "");
        QCOMPARE(std::string(answer.body->view()), std::string("safe"));
    }

    void cancelEndsTheRequest()
    {
        TestServer server([](const QByteArray&, const QByteArray&) {
            Reply reply;
            reply.silent = true;
            return reply;
        });
        Cancellation cancellation;
        const auto own = transportOf(cancellation);
        HttpTransport& transport = *own;
        auto task = transport.post(endpoint(server.url()), "{}", {});
        QTest::qWait(30);
        cancellation.request();
        QVERIFY(task.isReady());
        QCOMPARE(QCoro::waitFor(std::move(task)).fault->network, u"cancelled"_s);
    }
};

class DirectHttpTest : public HttpTransportTest {
    Q_OBJECT
public:
    DirectHttpTest() { m_direct = true; }

private:
    /// A server that answers each request with exactly these bytes, and then closes the connection on request.
    static std::unique_ptr<QTcpServer> raw(QByteArray bytes, bool closes, int* connections = nullptr)
    {
        auto server = std::make_unique<QTcpServer>();
        server->listen(QHostAddress::LocalHost);
        connect(server.get(), &QTcpServer::newConnection, server.get(), [=, from = server.get()] {
            while (QTcpSocket* socket = from->nextPendingConnection()) {
                if (connections)
                    ++*connections;
                connect(socket, &QTcpSocket::readyRead, socket, [=] {
                    socket->readAll();
                    for (const QByteArray& part : {bytes.left(bytes.size() / 2), bytes.mid(bytes.size() / 2)}) {
                        socket->write(part);
                        socket->flush();
                    }
                    if (closes)
                        socket->disconnectFromHost();
                });
            }
        });
        return server;
    }
    static HttpAnswer ask(quint16 port, int times = 1)
    {
        HttpTransport transport(Cancellation{});
        transport.preferDirect();
        EndpointSettings settings;
        settings.url = QUrl(u"http://127.0.0.1:%1/"_s.arg(port));
        for (int i = 1; i < times; ++i) {
            QCoro::waitFor(transport.post(settings, "{}", {}));
            QTest::qWait(30);
        }
        return QCoro::waitFor(transport.post(settings, "{}", {}));
    }

private Q_SLOTS:
    void answersOfEveryShapeAreRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("network");
        const auto row = [](const char* name, const QByteArray& bytes, bool closes, const QByteArray& body,
                            const char* network = "") {
            QTest::newRow(name) << bytes << closes << body << QString::fromLatin1(network);
        };
        row("counted", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", false, "abc");
        row("pieces",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n1\r\nc\r\n0\r\nEnd: 1\r\n\r\n", false,
            "abc");
        row("until the end", "HTTP/1.0 200 OK\r\n\r\nabc", true, "abc");
        row("another head first", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", false,
            "abc");
        row("nothing", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", false, "");
        row("cut in a piece", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", true, "", "connection");
        row("cut in the head", "HTTP/1.1 200 OK\r\nContent-Le", true, "", "connection");
        row("bad piece", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", false, "", "connection");
        row("no HTTP", "SSH-2.0-OpenSSH_9.2\r\n", false, "", "connection");
    }
    void answersOfEveryShapeAreRead()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, closes);
        QFETCH(QByteArray, body);
        QFETCH(QString, network);
        const auto server = raw(bytes, closes);
        const auto answer = ask(server->serverPort());
        QCOMPARE(answer.fault ? answer.fault->network : QString(), network);
        if (network.isEmpty()) {
            QCOMPARE(answer.status, 200);
            QCOMPARE(QByteArray(answer.body->data(), qsizetype(answer.body->size())), body);
        }
    }

    void aClosedConnectionIsNotAFault()
    {
        int connections = 0;
        const auto server = raw("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", true, &connections);
        const auto answer = ask(server->serverPort(), 3);
        QVERIFY(!answer.fault);
        QCOMPARE(answer.status, 200);
        QCOMPARE(connections, 3);
    }

    /// The client may release everything as soon as the answer is there, as a probe does.
    void canBeDestroyedInsideItsOwnAnswer()
    {
        TestServer server([](const QByteArray&, const QByteArray&) { return Reply{200, "{}"}; });
        for (int i = 0; i < 20; ++i) {
            bool over = false;
            const auto once = [](QUrl url, bool* over) -> QCoro::Task<> {
                auto transport = std::make_unique<HttpTransport>(Cancellation{});
                transport->preferDirect();
                EndpointSettings settings;
                settings.url = url;
                auto asking = transport->post(settings, "{}", {1 << 20, 5'000, 5'000});
                const auto answer = co_await asking;
                transport.reset();
                *over = answer.status == 200;
            };
            const auto running = once(server.url(), &over);
            QTRY_VERIFY(over);
        }
    }

    void manyRequestsRunConcurrently()
    {
        TestServer server([](const QByteArray& body, const QByteArray&) { return Reply{200, "got " + body}; });
        HttpTransport transport(Cancellation{});
        transport.preferDirect();
        EndpointSettings settings;
        settings.url = server.url();
        std::vector<QCoro::Task<HttpAnswer>> tasks;
        for (int i = 0; i < 50; ++i)
            tasks.push_back(transport.post(settings, QByteArray::number(i), {}));
        for (int i = 0; i < 50; ++i) {
            const auto answer = QCoro::waitFor(std::move(tasks[std::size_t(i)]));
            QCOMPARE(QByteArray(answer.body->data(), qsizetype(answer.body->size())), "got " + QByteArray::number(i));
        }
        QVERIFY(server.connections <= 50);
    }
};
SIGNALBOX_TEST(HttpTransportTest)
SIGNALBOX_TEST(DirectHttpTest)
#include "http_transport_test.moc"
