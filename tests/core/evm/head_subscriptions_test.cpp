// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "evm/head/head_subscriptions.h"
#include "signalbox/literals.h"
#include "sim/server.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;

namespace {

constexpr qint64 chainId = 1'000'003;

sim::SimSpec spec()
{
    sim::SimSpec made;
    made.chainId = chainId;
    made.history = 20;
    made.genesisTime = 1'700'000'000;
    return made;
}

/// A chain whose endpoint offers its WebSocket under the address of its HTTP.
struct Following {
    std::shared_ptr<sim::SimChain> chain = std::make_shared<sim::SimChain>(spec());
    sim::SimServer server{chain};
    EvmAdapterConfig config;
    int wakes = 0;
    HeadSubscriptions subscriptions{config, [this] { ++wakes; }};

    Following() { config.chainId = chainId; }
    rpc::EndpointSettings& add(const QString& url)
    {
        EndpointDraft draft;
        draft.url = url;
        config.endpoints.push_back(*rpc::EndpointSettings::fromDraft(draft, qint64(config.endpoints.size()) + 1));
        return config.endpoints.back();
    }
    void offer(bool webSocket)
    {
        sim::SimFaults faults = server.faults();
        faults.webSocket = webSocket;
        server.setFaults(faults);
    }
    EndpointSnapshot shown(const char* kind = "http", qint64 id = 1) const
    {
        EndpointSnapshot endpoint;
        endpoint.id = id;
        endpoint.kind = QLatin1String(kind);
        subscriptions.show(endpoint);
        return endpoint;
    }
    bool isOn(const char* kind = "http", qint64 id = 1) const { return shown(kind, id).webSocket == true; }
    /// Each asks for the chain once.
    qint64 connections() const { return server.requests("eth_chainId"); }
    bool wakesWhenMined()
    {
        const int before = wakes;
        chain->mine();
        return QTest::qWaitFor([&] { return wakes > before; }, 1'000);
    }
};

}  // namespace

class HeadSubscriptionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWebSocketOfAnHttpEndpointAnnouncesItsBlocks()
    {
        Following f;
        f.add(f.server.url());
        f.subscriptions.update();
        QTRY_VERIFY(f.isOn());
        QTRY_COMPARE(f.wakes, 1);  // blocks may have come before
        QVERIFY(f.wakesWhenMined());
        QVERIFY(!f.shown().failure);
    }

    void aWebSocketEndpointHasItsOwnState()
    {
        Following f;
        f.add(f.server.wsUrl());
        f.subscriptions.update();
        QCOMPARE(f.shown("ws").state, EndpointState::Untested);
        QTRY_COMPARE(f.shown("ws").state, EndpointState::Ok);
        QVERIFY(f.wakesWhenMined());
        f.offer(false);
        QTRY_COMPARE(f.shown("ws").state, EndpointState::Down);
        QCOMPARE(f.shown("ws").failure->error.code, u"WEBSOCKET_LOST"_s);
    }

    void oneConnectionServesTwoEndpointsOfOneAddress()
    {
        Following f;
        f.add(f.server.url());
        f.add(f.server.wsUrl());
        f.subscriptions.update();
        QTRY_VERIFY(f.isOn() && f.isOn("ws", 2));
        QCOMPARE(f.connections(), 1);
    }

    void aLostWebSocketIsAFailureUntilItIsBack()
    {
        Following f;
        f.add(f.server.url());
        f.subscriptions.update();
        QTRY_VERIFY(f.isOn());
        f.offer(false);
        QTRY_VERIFY(f.shown().failure);
        const auto lost = f.shown();
        QCOMPARE(lost.failure->error.code, u"WEBSOCKET_LOST"_s);
        QVERIFY(lost.failure->since.isValid());
        QVERIFY(lost.webSocket == false);
        const int before = f.wakes;
        f.chain->mine();
        f.offer(true);
        QTRY_VERIFY_WITH_TIMEOUT(f.isOn() && !f.shown().failure, 10'000);
        QTRY_VERIFY(f.wakes > before);  // the blocks of the interruption are polled
    }

    void aGreaterFailureIsNotHidden()
    {
        Following f;
        f.add(f.server.url());
        f.subscriptions.update();
        QTRY_VERIFY(f.isOn());
        f.offer(false);
        QTRY_VERIFY(f.shown().failure);
        EndpointSnapshot endpoint;
        endpoint.id = 1;
        endpoint.kind = u"http"_s;
        endpoint.failure.emplace();
        endpoint.failure->error.code = u"RPC_TIMEOUT"_s;
        f.subscriptions.show(endpoint);
        QCOMPARE(endpoint.failure->error.code, u"RPC_TIMEOUT"_s);
    }

    void aWebSocketThatIsNotOfferedIsNoFailure()
    {
        Following f;
        f.offer(false);
        f.add(f.server.url());
        f.subscriptions.update();
        QTRY_VERIFY(f.shown().webSocket == false);
        QVERIFY(!f.shown().failure);
    }

    void anotherChainIsNotFollowed()
    {
        Following f;
        sim::SimFaults faults;
        faults.chainId = 5;
        f.server.setFaults(faults);
        f.add(f.server.wsUrl());
        f.subscriptions.update();
        QTRY_COMPARE(f.shown("ws").state, EndpointState::Down);
        QVERIFY(f.shown("ws").failure);
        QVERIFY(!f.wakesWhenMined());
    }

    void anEndpointMayBeUsedWithoutItsWebSocket()
    {
        Following f;
        f.add(f.server.url()).asksBeside = false;
        f.subscriptions.update();
        QVERIFY(!f.wakesWhenMined());
        QCOMPARE(f.connections(), 0);
        QVERIFY(f.shown().webSocket == false);
    }

    void editsKeepTheConnectionsThatTheyDoNotConcern()
    {
        Following f;
        f.add(f.server.url());
        sim::SimServer other(f.chain);
        f.add(other.url());
        f.subscriptions.update();
        QTRY_VERIFY(f.isOn() && f.isOn("http", 2));
        f.config.endpoints[1].bearer = u"another key"_s;
        f.subscriptions.update();
        QTRY_COMPARE(other.requests("eth_chainId"), 2);
        QTRY_VERIFY(f.isOn("http", 2));
        QCOMPARE(f.connections(), 1);
        f.config.endpoints[1].enabled = false;
        f.subscriptions.update();
        QVERIFY(!f.isOn("http", 2));
        QVERIFY(f.isOn());
        f.config.endpoints.clear();
        f.subscriptions.update();
        QVERIFY(!f.wakesWhenMined());
        QCOMPARE(f.connections(), 1);
    }
};

SIGNALBOX_TEST(HeadSubscriptionsTest)
#include "head_subscriptions_test.moc"
