// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "alerts/alert_rules.h"
#include "signalbox/literals.h"
#include "support/live_chain.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;

namespace {

/// Evaluates alerts as the supervisor does; returns the sorted "chain kind" of the reported ones.
QStringList toldBy(AlertFilter& filter, const std::vector<ChainSnapshot>& chains, const QDateTime& at)
{
    filter.look(chains, at);
    QStringList told;
    if (const auto network = filter.network())
        told << u"network "_s + network->kind;
    for (const ChainSnapshot& chain : chains)
        for (const Alert& alert : filter.settled(chain.caip2, alertsOf(chain), at))
            told << chain.caip2 + QLatin1Char(' ') + alert.kind;
    told.sort();
    return told;
}

}  // namespace

class AlertTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void alertsAreRaisedOnceCountedAndEnded()
    {
        AlertBook book;
        const QDateTime start = QDateTime::currentDateTimeUtc();
        Alert alert;
        alert.caip2 = u"eip155:1"_s;
        alert.kind = u"endpoint_down"_s;
        alert.key = u"1"_s;
        QCOMPARE(book.update(alert.caip2, {alert}, start).raise.size(), size_t(1));
        QCOMPARE(book.update(alert.caip2, {alert}, start.addSecs(100)).raise.size(), size_t(0));
        alert.count = 5;
        QCOMPARE(book.update(alert.caip2, {alert}, start.addSecs(30)).raise.size(), size_t(0));
        QCOMPARE(book.update(alert.caip2, {alert}, start.addSecs(61)).raise.size(), size_t(1));
        QCOMPARE(book.update(alert.caip2, {}, start.addSecs(62)).clear.size(), size_t(1));
        QCOMPARE(book.update(alert.caip2, {}, start.addSecs(63)).clear.size(), size_t(0));
    }

    void keptRowsAreReportedUntilTheyAreConfirmed()
    {
        const ChainSnapshot chain = live();
        chain::IntervalSet blocks{{100, 104}, {110, 110}};
        const Alert first = keptRowsAlert(chain, blocks);
        QVERIFY2(first.text.english().contains(u"rows of 6 blocks, the first of them 100,"_s),
                 qPrintable(first.text.english()));
        QCOMPARE(keptRowsOf(first.kind, first.key, first.detail), blocks);
        QVERIFY(keptRowsOf(first.kind, {}, first.detail).isEmpty());
        AlertBook book;
        QCOMPARE(book.update(chain.caip2, {first}).raise.size(), size_t(1));
        blocks.subtract({104, 104});
        blocks.add({111, 111});  // the text is the same
        const auto change = book.update(chain.caip2, {keptRowsAlert(chain, blocks)});
        QCOMPARE(change.raise.size(), size_t(0));
        QCOMPARE(change.reword.size(), size_t(1));
        QCOMPARE(keptRowsOf(first.kind, first.key, change.reword[0].detail), blocks);
        QCOMPARE(book.update(chain.caip2, {}).clear.size(), size_t(1));
    }

    void unavailableEndpointsAreReported()
    {
        ChainSnapshot chain = live();
        QVERIFY(alertsOf(chain).empty());
        chain.endpoints[0].state = EndpointState::Down;
        const auto alerts = alertsOf(chain);
        QCOMPARE(alerts.size(), size_t(2));
        QCOMPARE(alerts[0].kind, u"endpoint_down"_s);
        QCOMPARE(alerts[1].kind, u"all_endpoints_down"_s);
        chain.state = ChainState::Paused;
        QVERIFY(alertsOf(chain).empty());
    }

    void aLostNetworkIsOneAlert()
    {
        const QDateTime start = QDateTime::currentDateTimeUtc();
        std::vector<ChainSnapshot> chains;
        for (int i = 1; i <= 3; ++i) {
            chains.push_back(live());
            chains.back().caip2 = u"eip155:%1"_s.arg(i);
            EndpointSnapshot second = chains.back().endpoints.front();
            second.id = 100 + i;
            chains.back().endpoints.push_back(second);
        }
        const auto set = [&](int chain, EndpointState state) {
            for (EndpointSnapshot& endpoint : chains[size_t(chain)].endpoints)
                endpoint.state = state;
        };
        AlertFilter filter;
        QCOMPARE(toldBy(filter, chains, start), QStringList());
        // the chains notice it one after another
        set(0, EndpointState::Down);
        QCOMPARE(toldBy(filter, chains, start.addSecs(1)), QStringList());
        set(1, EndpointState::Down);
        QCOMPARE(toldBy(filter, chains, start.addSecs(9)), QStringList());
        set(2, EndpointState::Down);
        const QStringList one{u"network all_endpoints_down"_s};
        QCOMPARE(toldBy(filter, chains, start.addSecs(15)), one);
        QCOMPARE(toldBy(filter, chains, start.addSecs(400)), one);
        // and return one after another; the last one stays unavailable and is reported on its own
        set(0, EndpointState::Ok);
        QCOMPARE(toldBy(filter, chains, start.addSecs(405)), one);
        QCOMPARE(toldBy(filter, chains, start.addSecs(411)), QStringList());
        set(1, EndpointState::Ok);
        QCOMPARE(toldBy(filter, chains, start.addSecs(430)), QStringList());
        QCOMPARE(toldBy(filter, chains, start.addSecs(470)), QStringList{u"eip155:3 all_endpoints_down"_s});
        // a paused chain gives no evidence about the network
        set(0, EndpointState::Down);
        chains[1].state = ChainState::Paused;
        QCOMPARE(toldBy(filter, chains, start.addSecs(480)), one);
    }

    void anEndpointIsReportedWhenItStaysUnavailable()
    {
        const QDateTime start = QDateTime::currentDateTimeUtc();
        ChainSnapshot chain = live();
        EndpointSnapshot second = chain.endpoints.front();
        second.id = 77;
        chain.endpoints.push_back(second);
        AlertFilter filter;
        const QString one = chain.caip2 + u" endpoint_down"_s;
        const QString all = chain.caip2 + u" all_endpoints_down"_s;
        chain.endpoints[0].state = EndpointState::Down;
        QCOMPARE(toldBy(filter, {chain}, start), QStringList());
        chain.endpoints[0].state = EndpointState::Ok;
        QCOMPARE(toldBy(filter, {chain}, start.addSecs(10)), QStringList());
        chain.endpoints[0].state = EndpointState::Down;
        QCOMPARE(toldBy(filter, {chain}, start.addSecs(15)), QStringList());
        QCOMPARE(toldBy(filter, {chain}, start.addSecs(36)), QStringList{one});
        // the second one becomes unavailable, too: the reported alert stays, and the chain replaces its second endpoint
        chain.endpoints[1].state = EndpointState::Down;
        QCOMPARE(toldBy(filter, {chain}, start.addSecs(40)), QStringList{one});
        QCOMPARE(toldBy(filter, {chain}, start.addSecs(61)), (QStringList{all, one}));
        QVERIFY(!filter.network());
    }

    void aChainThatStaysBehindIsReported()
    {
        const QDateTime start = QDateTime::currentDateTimeUtc();
        ChainSnapshot chain = live();
        chain.state = ChainState::Slow;
        AlertFilter filter;
        const QString behind = chain.caip2 + u" lagging"_s;
        QCOMPARE(toldBy(filter, {chain}, start), QStringList());
        QCOMPARE(toldBy(filter, {chain}, start.addSecs(299)), QStringList());
        QCOMPARE(toldBy(filter, {chain}, start.addSecs(301)), QStringList{behind});
        chain.state = ChainState::Ok;
        QCOMPARE(toldBy(filter, {chain}, start.addSecs(302)), QStringList());
        chain.state = ChainState::Slow;
        QCOMPARE(toldBy(filter, {chain}, start.addSecs(303)), QStringList());
    }

    void openAlertsOfAnEarlierEngineAreEnded()
    {
        AlertBook book;
        Alert alert;
        alert.caip2 = u"eip155:1"_s;
        alert.kind = u"stalled"_s;
        Alert other = alert;
        other.kind = u"quota"_s;
        QVERIFY(!book.knows(alert.caip2));
        book.adopt(alert.caip2, {alert, other});
        QVERIFY(book.knows(alert.caip2));
        const auto change = book.update(alert.caip2, {alert});
        QCOMPARE(change.raise.size(), size_t(0));
        QCOMPARE(change.clear.size(), size_t(1));
        QCOMPARE(change.clear[0].kind, u"quota"_s);
    }

    void aWrongClockIsReported()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        ChainSnapshot chain = live();
        chain.headTime = now.addSecs(20);
        QVERIFY(!clockAlert({chain}, 5, now));
        QCOMPARE(clockAlert({chain}, -600, now)->kind, u"clock"_s);
        chain.headTime = now.addSecs(3'600);
        QVERIFY(clockAlert({chain}, 0, now)->text.english().contains(u"3600 s"_s));
    }

    void wrongChainAndDeepReorgHaveTheirKinds()
    {
        ChainSnapshot chain = live();
        chain.endpoints[0].state = EndpointState::WrongChain;
        QCOMPARE(alertsOf(chain)[0].kind, u"wrong_chain"_s);
        chain = live();
        chain.failure = Failure{Error::make(ErrorKind::Refused, "REORG_TOO_DEEP", Message(u"Deep."_s)),
                                QDateTime::currentDateTimeUtc(),
                                {},
                                1,
                                {}};
        QCOMPARE(alertsOf(chain)[0].kind, u"reorg_too_deep"_s);
    }
};

SIGNALBOX_TEST(AlertTest)
#include "alert_test.moc"
