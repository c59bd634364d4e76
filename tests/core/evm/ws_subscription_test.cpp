// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/head/ws_subscription.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTest>
#include <QWebSocketServer>

#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using namespace signalbox::rpc;

namespace {

/// A node's WebSocket server: answers, announces on request, and can become silent.
class Announcer : public QWebSocketServer {
public:
    Announcer() : QWebSocketServer(u"test"_s, QWebSocketServer::NonSecureMode)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QWebSocketServer::newConnection, this, [this] {
            QWebSocket* socket = nextPendingConnection();
            socket->setParent(this);
            clients.append(socket);
            request = socket->request();
            ++connections;
            connect(socket, &QWebSocket::disconnected, this, [this, socket] { clients.removeAll(socket); });
            connect(socket, &QWebSocket::textMessageReceived, this, [this, socket](const QString& text) {
                const QJsonObject request = QJsonDocument::fromJson(text.toUtf8()).object();
                const bool chain = request[u"method"_s] == u"eth_chainId"_s;
                const QString answer = chain ? chainId : u"0xabc"_s;
                if (chain || offersHeads)
                    socket->sendTextMessage(
                        uR"({"jsonrpc":"2.0","id":%1,"result":"%2"})"_s.arg(request[u"id"_s].toInt()).arg(answer));
                else
                    socket->sendTextMessage(
                        uR"({"jsonrpc":"2.0","id":%1,"error":{"code":-32601,"message":"no"}})"_s.arg(
                            request[u"id"_s].toInt()));
            });
        });
    }
    void announce(const QString& number)
    {
        for (QWebSocket* socket : std::as_const(clients))
            socket->sendTextMessage(
                uR"({"jsonrpc":"2.0","method":"eth_subscription","params":{"subscription":"0xabc","result":{"number":"%1"}}})"_s
                    .arg(number));
    }
    EndpointSettings endpoint() const
    {
        EndpointSettings settings;
        settings.id = 1;
        settings.webSocket = true;
        settings.url = QUrl(u"ws://127.0.0.1:%1/"_s.arg(serverPort()));
        return settings;
    }

    QList<QWebSocket*> clients;
    QNetworkRequest request;  ///< the newest
    QString chainId = u"0x1"_s;
    bool offersHeads = true;
    int connections = 0;
};

}  // namespace

class WsSubscriptionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void headsWakeThePool()
    {
        Announcer node;
        WsSubscription subscription(node.endpoint(), 1, 30'000);
        std::vector<Height> heads;
        subscription.onHead = [&](Height head) { heads.push_back(head); };
        QTRY_VERIFY(subscription.isSubscribed());
        QVERIFY(subscription.lastError().isEmpty());
        node.announce(u"0x10"_s);
        node.announce(u"nonsense"_s);
        QTRY_COMPARE(heads, (std::vector<Height>{-1, 16, -1}));  // the first one covers blocks during the interruption
    }

    void reconnects()
    {
        Announcer node;
        WsSubscription subscription(node.endpoint(), 1, 30'000);
        QTRY_VERIFY(subscription.isSubscribed());
        node.clients.front()->abort();
        QTRY_VERIFY(!subscription.isSubscribed());
        QVERIFY(!subscription.lastError().isEmpty());
        QVERIFY(subscription.lostSince().isValid());
        QTRY_VERIFY_WITH_TIMEOUT(subscription.isSubscribed(), 5'000);
        QCOMPARE(node.connections, 2);
    }

    void aSilentConnectionIsReplaced()
    {
        Announcer node;
        WsSubscription subscription(node.endpoint(), 1, 200);
        QTRY_VERIFY(subscription.isSubscribed());
        node.announce(u"0x10"_s);
        QTest::qWait(500);
        subscription.headSeen(16);  // it announced this block itself
        QTest::qWait(500);
        QCOMPARE(node.connections, 1);  // an idle chain
        subscription.headSeen(17);
        QTRY_VERIFY_WITH_TIMEOUT(node.connections >= 2, 5'000);
    }

    void sendsHeadersAndAuthentication()
    {
        Announcer node;
        EndpointSettings basic = node.endpoint();
        basic.user = u"ann"_s;
        basic.password = u"secret"_s;
        basic.headers = {{"X-Team", "blue"}};
        const WsSubscription first(basic, 1, 30'000);
        QTRY_VERIFY(first.isSubscribed());
        QCOMPARE(node.request.rawHeader("Authorization"), QByteArray("Basic YW5uOnNlY3JldA=="));
        QCOMPARE(node.request.rawHeader("X-Team"), QByteArray("blue"));
        EndpointSettings bearer = node.endpoint();
        bearer.bearer = u"token"_s;
        const WsSubscription second(bearer, 1, 30'000);
        QTRY_VERIFY(second.isSubscribed());
        QCOMPARE(node.request.rawHeader("Authorization"), QByteArray("Bearer token"));
    }

    void theAddressIsDerivedFromAnHttpEndpoint_data()
    {
        QTest::addColumn<QString>("http");
        QTest::addColumn<QString>("beside");
        QTest::newRow("same") << u"http://127.0.0.1:8545/a?b=c"_qs << u"ws://127.0.0.1:8545/a?b=c"_qs;
        QTest::newRow("tls") << u"https://eth.example/v2/KEY"_qs << u"wss://eth.example/v2/KEY"_qs;
        QTest::newRow("infura") << u"https://mainnet.infura.io/v3/KEY"_qs << u"wss://mainnet.infura.io/ws/v3/KEY"_qs;
        QTest::newRow("itself") << u"wss://eth.example/ws"_qs << u"wss://eth.example/ws"_qs;
    }
    void theAddressIsDerivedFromAnHttpEndpoint()
    {
        QFETCH(QString, http);
        QFETCH(QString, beside);
        EndpointDraft draft;
        draft.url = http;
        draft.bearer = u"token"_qs;
        const auto settings = EndpointSettings::fromDraft(draft, 7);
        QVERIFY(settings);
        const EndpointSettings found = webSocketBeside(*settings);
        QCOMPARE(found.url.toString(), beside);
        QVERIFY(found.webSocket);
        QCOMPARE(found.id, 7);
        QCOMPARE(found.bearer, u"token"_qs);
    }

    void anUnconfirmedWebSocketIsNotTriedForever()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        EndpointSettings settings;
        settings.webSocket = true;
        settings.url = QUrl(u"ws://127.0.0.1:%1/"_s.arg(closed.serverPort()));
        closed.close();
        WsSubscription subscription(settings, 1, 30'000);
        subscription.setMayBeMissing();
        QTRY_VERIFY_WITH_TIMEOUT(subscription.attempts() == 3, 10'000);
        QVERIFY(!subscription.wasOffered());
        QVERIFY(QDateTime::currentDateTimeUtc().secsTo(subscription.nextTry()) > 300);
    }

    void anotherChainIsNotFollowed()
    {
        Announcer node;
        node.chainId = u"0x2"_s;
        WsSubscription subscription(node.endpoint(), 1, 30'000);
        QTRY_VERIFY(subscription.lastError().english().contains(u"another chain"_s));
        QVERIFY(!subscription.isSubscribed());
    }

    void anEndpointWithoutHeadsIsReported()
    {
        Announcer node;
        node.offersHeads = false;
        WsSubscription subscription(node.endpoint(), 1, 30'000);
        QTRY_VERIFY(subscription.lastError().english().contains(u"newHeads"_s));
    }
};
SIGNALBOX_TEST(WsSubscriptionTest)
#include "ws_subscription_test.moc"
