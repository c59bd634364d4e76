// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/family/canopy_health.h"

#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;

namespace {

EndpointSnapshot endpoint(const char* url, EndpointState state, Height head)
{
    EndpointSnapshot endpoint;
    endpoint.url = QString::fromLatin1(url);
    endpoint.state = state;
    endpoint.head = head;
    return endpoint;
}

}  // namespace

class CanopyHealthTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsAnsweringEndpoints()
    {
        ChainSnapshot chain;
        chain.queueDepth = 3;
        chain.endpoints = {endpoint("http://a", EndpointState::Ok, 10), endpoint("http://b", EndpointState::Slow, 12),
                           endpoint("http://c", EndpointState::Down, 9),
                           endpoint("http://d", EndpointState::Disabled, 0)};
        const layers::ChainHealth health = engine::canopyHealth(chain);
        QCOMPARE(health.endpointState, u"healthy"_s);
        QCOMPARE(health.endpointText, u"2/3 endpoints healthy, max height 12"_s);
        QCOMPARE(health.queueState, u"healthy"_s);
        QCOMPARE(health.overall, u"healthy"_s);
        QStringList states;
        for (const auto& each : health.endpoints)
            states << each.state;
        QCOMPARE(states.join(u' '), u"healthy degraded unreachable unknown"_s);
    }

    void writesAUrlOnce()
    {
        ChainSnapshot chain;
        chain.endpoints = {endpoint("http://a", EndpointState::Ok, 10), endpoint("http://a", EndpointState::Down, 4)};
        QCOMPARE(engine::canopyHealth(chain).endpoints.size(), std::size_t(1));
    }

    void theWorstEndpointDecides_data()
    {
        QTest::addColumn<int>("queue");
        QTest::addColumn<bool>("answers");
        QTest::addColumn<QString>("overall");
        QTest::newRow("all well") << 9 << true << u"healthy"_s;
        QTest::newRow("queue grows") << 10 << true << u"warning"_s;
        QTest::newRow("queue is long") << 1'000 << true << u"critical"_s;
        QTest::newRow("no endpoint answers") << 0 << false << u"critical"_s;
    }

    void theWorstEndpointDecides()
    {
        QFETCH(int, queue);
        QFETCH(bool, answers);
        QFETCH(QString, overall);
        ChainSnapshot chain;
        chain.queueDepth = queue;
        chain.endpoints = {endpoint("http://a", answers ? EndpointState::Ok : EndpointState::Down, 10)};
        QCOMPARE(engine::canopyHealth(chain).overall, overall);
    }

    void withoutEndpointsNothingIsKnown()
    {
        const layers::ChainHealth health = engine::canopyHealth({});
        QCOMPARE(health.endpointState, u"unknown"_s);
        QVERIFY(health.endpointText.isEmpty());
    }
};

SIGNALBOX_TEST(CanopyHealthTest)
#include "canopy_health_test.moc"
