// SPDX-License-Identifier: GPL-3.0-or-later

#include <cmath>
#include <numeric>

#include "book_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

const QDate day{2026, 3, 1};

const std::map<QString, QString> back{{u"src_chain_id"_s, u"'beta-2'"_s},
                                      {u"src_channel_id"_s, u"'channel-1'"_s},
                                      {u"dst_chain_id"_s, u"'alpha-1'"_s},
                                      {u"dst_channel_id"_s, u"'channel-0'"_s}};

bool isNear(qint64 a, qint64 b)
{
    return std::abs(a - b) <= b / 100;
}

}  // namespace

class IbcBookListsTest : public QObject, IbcBookPlace {
    Q_OBJECT

    IbcOverview overview() const
    {
        const auto read = wait(book->overview(day, day));
        if (!read)
            qFatal("%s", qPrintable(read.error().text()));
        return *read;
    }

private Q_SLOTS:
    void init() { makeBook(); }
    void cleanup() { dropBook(); }

    void nothingIsSaidWithoutData()
    {
        const IbcOverview empty = overview();
        QCOMPARE(empty.chains.size(), std::size_t(2));
        QVERIFY(!empty.chains[0].health && !empty.health && !empty.oldestStuck && !empty.p50);
        QVERIFY(empty.routes.empty() && !empty.checkedAt.isValid());
        QCOMPARE(empty.sent + empty.inFlight + empty.stuck, 0);
        QVERIFY(wait(book->channels(day, day))->empty());
        QVERIFY(wait(book->relayers({}, day, day))->empty());
        QCOMPARE(wait(book->overview(day, day.addDays(-1))).error().code, u"BAD_VALUE"_s);
        QCOMPARE(wait(book->overview({}, {})).error().code, u"BAD_VALUE"_s);
    }

    void theOverviewAddsUpChainsAndRoutes()
    {
        for (int i = 1; i <= 18; ++i)
            clearedPacket(i, after(i), i <= 17 ? 10 : 200);
        packet(19, after(20), {{u"status"_s, u"'failed'"_s}, {u"outcome"_s, u"'timed_out'"_s}});
        packet(20, after(21));  // stuck since then
        clearedPacket(1, after(30), 10, back);
        packet(1, after(31), {{u"src_channel_id"_s, u"'channel-7'"_s}, {u"dst_chain_id"_s, u"'gamma-3'"_s}});
        clearedPacket(50, after(30) + u" + interval '2 days'"_s, 10);  // of another day
        judge();
        count();
        const IbcOverview all = overview();
        QCOMPARE(all.chains.size(), std::size_t(3));
        const IbcChain& alpha = all.chains[0];
        QCOMPARE(alpha.name + u' ' + alpha.caip2, u"Alpha cosmos:alpha-1"_s);
        QCOMPARE(alpha.total, 21);
        QCOMPARE(alpha.cleared, 18);
        QCOMPARE(alpha.failed, 1);
        QCOMPARE(alpha.stuck, 1);
        QCOMPARE(alpha.channels, 2);
        // 50 * 18 / 21 + 30 * 20 / 21 + 4
        QCOMPARE(QString::number(alpha.health.value_or(0), 'f', 2), u"75.43"_s);
        QCOMPARE(all.chains[2].chainId + all.chains[2].caip2, u"gamma-3"_s);  // it is not indexed
        QVERIFY(!all.chains[2].health);
        QCOMPARE(all.routes.size(), std::size_t(3));
        const IbcRoute& route = all.routes[0];
        QCOMPARE(route.from + u' ' + route.to, u"alpha-1 beta-2"_s);
        QCOMPARE(route.sent, 20);
        QCOMPARE(route.stuck, 1);
        QCOMPARE(route.critical, 1);
        QCOMPARE(route.channels, QStringList(u"channel-0"_s));
        QVERIFY(route.lastReceived.isValid());
        QCOMPARE(all.sent, 22);
        QCOMPARE(all.stuck, 1);
        QCOMPARE(all.inFlight, 1);  // to the chain that is not indexed
        QVERIFY(all.oldestStuck && *all.oldestStuck > 3'600'000);
        QVERIFY(isNear(all.p50.value_or(0), 10'000));
        QVERIFY(isNear(all.p95.value_or(0), 200'000) || isNear(all.p95.value_or(0), 10'000));
        // (75.43 * 21 + (50 + 30 + 2) * 1) / 22
        QVERIFY(std::abs(all.health.value_or(0) - 75.73) < 0.02);
    }

    void differencesOfTheStateAreCounted()
    {
        sql(u"INSERT INTO ibc.channel_checks (chain_id, port_id, channel_id, dst_chain_id, dst_port_id, "
            "dst_channel_id, missing, surplus) VALUES ('alpha-1', 'transfer', 'channel-0', 'beta-2', 'transfer', "
            "'channel-1', '{3,18446744073709551615}', '{9}')"_s);
        const IbcOverview all = overview();
        QCOMPARE(all.differences, 3);
        QVERIFY(all.checkedAt.isValid());
        const auto checks = wait(book->checks());
        OK(checks);
        QCOMPARE(checks->size(), std::size_t(1));
        QCOMPARE(checks->front().missing, (std::vector<quint64>{3, 18446744073709551615U}));
    }

    void aChannelToAChainThatIsNotIndexedSaysSo()
    {
        sql(u"INSERT INTO cosmos_alpha.channel_ends (port, channel, version, first_height, state, ordering, "
            "connection, client, chain_id, counterparty_port, counterparty_channel, learnt_at, problem) VALUES "
            "('transfer', 'channel-0', 1, 1, 'STATE_OPEN', 'ORDER_UNORDERED', 'connection-0', '07-tendermint-0', "
            "'beta-2', 'transfer', 'channel-1', now(), ''), ('transfer', 'channel-5', 1, 1, 'STATE_OPEN', "
            "'ORDER_UNORDERED', 'connection-0', '07-tendermint-0', 'gamma-3', 'transfer', 'channel-6', now(), '')"_s);
        const auto checks = wait(book->checks());
        OK(checks);
        QCOMPARE(checks->size(), std::size_t(2));  // both directions of one channel
        for (const ChannelCheck& check : *checks) {
            QVERIFY(!check.at.isValid());
            QVERIFY2(check.note.english().startsWith(u"gamma-3 is not indexed"_s), qPrintable(check.note.english()));
        }
        QCOMPARE(checks->front().source.channel + u' ' + checks->front().destination.channel, u"channel-5 channel-6"_s);
    }

    void changedRulesAreInTheAudit()
    {
        ibc::RuleBook rules(reader, reader, {u"me@here"_s, u"here pid 1"_s});
        OK(wait(rules.setThreshold({u"alpha-1"_s, u"transfer"_s, u"channel-0"_s, 300, 1'800})));
        OK(wait(rules.removeThreshold(u"alpha-1"_s, u"transfer"_s, u"channel-0"_s)));
        OK(wait(rules.setPrice({{}, u"uosmo"_s, u"OSMO"_s, 6, u"0.52"_s, {}})));
        QCOMPARE(*wait(rules.removePrices({}, u"uosmo"_s)), 1);
        // what changed nothing is not
        QVERIFY(!wait(rules.removePrices({}, u"uosmo"_s)));
        QVERIFY(!wait(rules.setThreshold({{}, {}, {}, 0, 5})));
        QCOMPARE(sql(u"SELECT string_agg(concat_ws(' ', verb, target, state, person, console, args ->> 'stuckSeconds', "
                     "args ->> 'usd'), ', ' ORDER BY id) FROM signalbox.commands"_s),
                 u"threshold_set cosmos:alpha-1 done me@here here pid 1 300, threshold_set cosmos:alpha-1 done me@here "
                 "here pid 1, price_set  done me@here here pid 1 0.52, price_set  done me@here here pid 1"_s);
        QCOMPARE(sql(u"SELECT count(*) FROM signalbox.commands WHERE finished_at IS NULL"_s), u"0"_s);
    }

    void aChannelHasBothDirections()
    {
        sql(u"INSERT INTO cosmos_alpha.channel_ends (port, channel, version, first_height, state, ordering, "
            "connection, client, chain_id, counterparty_port, counterparty_channel, learnt_at, problem) VALUES "
            "('transfer', 'channel-0', 1, 1, 'STATE_OPEN', 'ORDER_UNORDERED', 'connection-0', '07-tendermint-0', "
            "'beta-2', 'transfer', 'channel-1', now(), ''), ('transfer', 'channel-5', 1, 1, 'STATE_OPEN', "
            "'ORDER_UNORDERED', 'connection-0', '07-tendermint-0', 'beta-2', 'transfer', 'channel-6', now(), '')"_s);
        sql(u"INSERT INTO ibc.channel_checks (chain_id, port_id, channel_id, client_id, client_status) VALUES "
            "('alpha-1', 'transfer', 'channel-0', '07-tendermint-0', 'Active')"_s);
        for (int i = 1; i <= 3; ++i)
            clearedPacket(i, after(i), 90);
        packet(4, after(9), {{u"status"_s, u"'failed'"_s}, {u"outcome"_s, u"'failed'"_s}});
        auto home = back;
        home[u"denom"_s] = u"'transfer/channel-1/uatom'"_s;
        home[u"amount"_s] = u"500000"_s;
        clearedPacket(1, after(10), 90, home);
        count();
        const auto channels = wait(book->channels(day, day));
        OK(channels);
        QCOMPARE(channels->size(), std::size_t(2));
        const IbcChannel &busy = channels->at(0), &idle = channels->at(1);
        QCOMPARE(busy.a.chainId + u' ' + busy.a.channel + u' ' + busy.b.chainId + u' ' + busy.b.channel,
                 u"alpha-1 channel-0 beta-2 channel-1"_s);
        QCOMPARE(busy.state + u' ' + busy.client + u' ' + busy.clientStatus, u"STATE_OPEN 07-tendermint-0 Active"_s);
        QCOMPARE(busy.sent, 5);
        QCOMPARE(busy.cleared, 4);
        QCOMPARE(busy.failed, 1);
        QCOMPARE(busy.successRate, std::optional<double>(80));
        QVERIFY(busy.congestion && std::abs(*busy.congestion - 4) < 0.01);  // 40 * 90 / 900
        QVERIFY(isNear(busy.p50.value_or(0), 90'000) && isNear(busy.p95.value_or(0), 90'000));
        QVERIFY(busy.lastRelay.isValid());
        QCOMPARE(busy.escrow.size(), std::size_t(1));  // four sent, one refunded, a third of one came back
        QCOMPARE(busy.escrow.front().first + u' ' + busy.escrow.front().second, u"uatom 4000000"_s);
        QCOMPARE(idle.a.channel, u"channel-5"_s);
        QVERIFY(!idle.successRate && !idle.congestion && !idle.p50);
    }

    void relayersAreRanked()
    {
        for (int i = 1; i <= 3; ++i)
            packet(i, after(i));
        relay(1, 1, u"cosmos1fast"_s, after(5), u"effected"_s,
              {{u"memo"_s, u"'hermes 1.13.2 (https://hermes.informal.systems)'"_s}, {u"fee"_s, u"'1500000uatom'"_s}});
        relay(2, 2, u"cosmos1fast"_s, after(6), u"effected"_s, {{u"fee"_s, u"'1710000uatom'"_s}});
        relay(3, 3, u"cosmos1slow"_s, after(50), u"none"_s);
        sql(u"INSERT INTO ibc.denom_prices (denom, since, symbol, decimals, usd) VALUES ('uatom', '-infinity', 'ATOM', "
            "6, 10)"_s);
        sql(u"INSERT INTO ibc.own_relayers VALUES ('beta-2', 'cosmos1slow')"_s);
        count();
        const auto relayers = wait(book->relayers({}, day, day));
        OK(relayers);
        QCOMPARE(relayers->size(), std::size_t(2));
        const IbcRelayer &fast = relayers->at(0), &slow = relayers->at(1);
        QCOMPARE(fast.address + u' ' + fast.chainId, u"cosmos1fast beta-2"_s);
        QCOMPARE(fast.relayed, 2);
        QCOMPARE(fast.won, 2);
        QCOMPARE(fast.successRate, std::optional<double>(100));
        QVERIFY(fast.score && *fast.score > 50);
        QVERIFY(isNear(fast.response.value_or(0), 4000));
        QCOMPARE(fast.fees, u"3.21 ATOM"_s);
        QVERIFY(!fast.ours && slow.ours);
        QCOMPARE(slow.lost, 1);
        QVERIFY(!slow.response);
        QCOMPARE(fast.lastSeen.toUTC(), QDateTime(day, {12, 0, 6}, Qt::UTC));
        QVERIFY(wait(book->relayers(u"alpha-1"_s, day, day))->empty());
        QVERIFY(wait(book->relayers({}, day.addDays(1), day.addDays(1)))->empty());
    }

    void aSeriesHasAStepForItsSpan()
    {
        for (int i = 1; i <= 6; ++i)
            clearedPacket(i, after(60 * i), 5);
        count();
        const QDateTime noon(day, {12, 0}, Qt::UTC);
        const auto hour = wait(book->series(noon, noon.addSecs(3600)));
        OK(hour);
        QCOMPARE(hour->at.size(), std::size_t(61));
        QCOMPARE(hour->perMinute.size(), std::size_t(1));
        QCOMPARE(hour->perMinute[0].first, u"Alpha"_s);
        QCOMPARE(hour->perMinute[0].second[1], 1.0);
        QCOMPARE(hour->perMinute[0].second[7], 0.0);
        const auto week = wait(book->series(noon.addDays(-3), noon.addDays(4)));
        OK(week);
        const auto& values = week->perMinute[0].second;
        QCOMPARE(std::accumulate(values.begin(), values.end(), 0.0), 6.0 / 60);
        QCOMPARE(wait(book->series(noon, noon.addSecs(-1))).error().code, u"BAD_VALUE"_s);
    }
};

SIGNALBOX_TEST(IbcBookListsTest)
#include "book_lists_test.moc"
