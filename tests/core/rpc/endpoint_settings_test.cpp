// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/endpoint_settings.h"

#include <QTest>

#include "rpc/call_cost.h"
#include "rpc/rate_bucket.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::rpc;

class EndpointSettingsTest : public QObject {
    Q_OBJECT

    static EndpointSettings settings(const char* url)
    {
        EndpointDraft draft;
        draft.url = QString::fromLatin1(url);
        return *EndpointSettings::fromDraft(draft);
    }

private Q_SLOTS:
    void keysAreMasked()
    {
        // tests of signalbox/url.h cover which parts count as keys
        QCOMPARE(settings("https://eth-mainnet.g.alchemy.com/v2/AbCdEf123456").masked(),
                 u"https://eth-mainnet.g.alchemy.com/••••"_s);
        QVERIFY(settings("https://eth-mainnet.g.alchemy.com/v2/AbCdEf123456").hasSecret());
        QVERIFY(settings("https://me:pass@rpc.example/rpc").hasSecret());
        QCOMPARE(settings("https://me:pass@rpc.example/rpc").masked(), u"https://rpc.example/rpc"_s);
        QVERIFY(!settings("http://[::1]:8545/").hasSecret());
        QCOMPARE(settings("http://[::1]:8545/").masked(), u"http://[::1]:8545/"_s);
    }

    void echoesAreRedacted()
    {
        EndpointDraft draft;
        draft.url = u"https://user:hunter22@eth-mainnet.g.alchemy.com/v2/AbCdEf123456"_s;
        draft.headers = {{u"X-Key"_s, u"headersecret"_s}};
        const auto endpoint = *EndpointSettings::fromDraft(draft);
        QCOMPARE(endpoint.user, u"user"_s);
        const QString said = endpoint.redact(
            u"bad request to https://eth-mainnet.g.alchemy.com/v2/AbCdEf123456 with headersecret by hunter22"_s);
        for (const char* secret : {"AbCdEf123456", "headersecret", "hunter22"})
            QVERIFY2(!said.contains(QLatin1String(secret)), secret);
    }

    void theProvidersWebSocketCanBeTurnedOff()
    {
        EndpointDraft draft;
        draft.url = u"https://rpc.example/"_s;
        QVERIFY(EndpointSettings::fromDraft(draft)->asksBeside);
        draft.limits = {{u"webSocket"_s, false}};
        QVERIFY(!EndpointSettings::fromDraft(draft)->asksBeside);
        draft.limits = {{u"webSocket"_s, QJsonValue()}};
        QVERIFY(EndpointSettings::fromDraft(draft)->asksBeside);
    }

    void badInputIsRefused_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("limit");
        QTest::newRow("no scheme") << "localhost:8545"
                                   << ""
                                   << "";
        QTest::newRow("file") << "file:///etc/passwd"
                              << ""
                              << "";
        QTest::newRow("no host") << "http://"
                                 << ""
                                 << "";
        QTest::newRow("text") << "what?"
                              << ""
                              << "";
        QTest::newRow("header with line end") << "http://127.0.0.1/"
                                              << "a\r\nb: c"
                                              << "";
        QTest::newRow("limit") << "http://127.0.0.1/"
                               << ""
                               << "many";
    }
    void badInputIsRefused()
    {
        QFETCH(QString, url);
        QFETCH(QString, header);
        QFETCH(QString, limit);
        EndpointDraft draft;
        draft.url = url;
        if (!header.isEmpty())
            draft.headers = {{u"X"_s, header}};
        if (!limit.isEmpty())
            draft.limits = {{u"rate"_s, limit}};
        const auto result = EndpointSettings::fromDraft(draft);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Invalid);
        QVERIFY(result.error().text().endsWith(u'.'));
    }

    void limitsBeyondTheirTypeAreRefused()
    {
        EndpointDraft draft;
        draft.url = u"https://node.example"_s;
        draft.limits = {{u"batch"_s, 1e15}, {u"concurrency"_s, u"5e9"_s}};
        const auto settings = EndpointSettings::fromDraft(draft);
        QVERIFY(settings);
        QCOMPARE(settings->batch, std::numeric_limits<int>::max());
        QCOMPARE(settings->concurrency, std::numeric_limits<int>::max());
        draft.limits = {{u"rate"_s, u"nan"_s}};
        const auto unreadable = EndpointSettings::fromDraft(draft);
        QVERIFY(!unreadable);
        QCOMPARE(unreadable.error().code, u"BAD_LIMIT"_s);
    }

    void anAccountHasOneBucket()
    {
        QCOMPARE(settings("https://eth-mainnet.g.alchemy.com/v2/KEY12345").rateKey(),
                 settings("https://base-mainnet.g.alchemy.com/v2/KEY12345").rateKey());
        QVERIFY(settings("https://eth-mainnet.g.alchemy.com/v2/KEY12345").rateKey() !=
                settings("https://eth-mainnet.g.alchemy.com/v2/OTHER678").rateKey());
        QCOMPARE(settings("https://rpc.ankr.com/eth/0f3a9c1d2e4b5a69788796a5b4c3d2e1").rateKey(),
                 settings("https://rpc.ankr.com/base/0f3a9c1d2e4b5a69788796a5b4c3d2e1").rateKey());
        QCOMPARE(settings("https://lb.drpc.org/ogrpc?network=ethereum&dkey=AbC123xyZ789").rateKey(),
                 settings("https://lb.drpc.org/ogrpc?network=base&dkey=AbC123xyZ789").rateKey());
        QVERIFY(settings("https://lb.drpc.org/ogrpc?network=ethereum&dkey=AbC123xyZ789").rateKey() !=
                settings("https://lb.drpc.org/ogrpc?network=ethereum&dkey=Other456xyZ789").rateKey());
        // without a key the network alone identifies it
        QVERIFY(settings("https://rpc.ankr.com/eth").rateKey() != settings("https://rpc.ankr.com/base").rateKey());
        QVERIFY(settings("http://127.0.0.1:8545").rateKey() != settings("http://127.0.0.1:8546").rateKey());
    }

    void aBucketMakesSendersWait()
    {
        RateRegistry registry;
        const auto bucket = registry.bucket("key");
        QCOMPARE(registry.bucket("key"), bucket);
        auto now = RateBucket::Clock::now();
        const auto start = now;
        const auto send = [&](int calls) {
            RateBucket::Place place(*bucket, {calls, double(calls)});
            while (const qint64 left = place.wait(now))
                now += std::chrono::milliseconds(left);
            bucket->accepted(place.sent());
        };
        send(100);
        QCOMPARE(now, start);
        bucket->limit(10);
        bucket->limit(50);  // the lowest value counts
        QCOMPARE(bucket->perSecond(), 10.0);
        QCOMPARE(bucket->batch(100), 10);
        now += std::chrono::seconds(20);
        const auto then = now;
        for (int i = 0; i < 30; ++i)
            send(1);
        const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(now - then).count();
        QVERIFY2(taken >= 1'900 && taken <= 2'200, qPrintable(QString::number(taken)));
    }

    void theLineIsFirstComeFirstServed()
    {
        RateBucket bucket;
        bucket.limit(10);
        const auto now = RateBucket::Clock::now();
        RateBucket::Place large(bucket, {8, 8});
        RateBucket::Place small(bucket, {4, 4});
        RateBucket::Place head(bucket, {1, 1}, true);
        QVERIFY(small.wait(now) > 0);  // the share of earlier senders is reserved
        QCOMPARE(head.wait(now), 0);
        QCOMPARE(large.wait(now), 0);
        QVERIFY(small.wait(now) > 900);
    }

    /// The rest that a large call leaves of its second is not lost; it does not wait longer for that.
    void smallRequestsPassALargeOneThatWaits()
    {
        RateBucket bucket;
        bucket.restore({100, RateUnit::Weight});
        auto now = RateBucket::Clock::now();
        RateBucket::Place logs(bucket, {1, 60}), more(bucket, {1, 60});
        RateBucket::Place header(bucket, {1, 20}), second(bucket, {1, 20}), third(bucket, {1, 20});
        QVERIFY(header.wait(now) > 0);  // the first can be sent: no other overtakes it
        QCOMPARE(logs.wait(now), 0);
        const qint64 left = more.wait(now);
        QVERIFY(left > 900);
        now += std::chrono::milliseconds(500);
        QCOMPARE(header.wait(now), 0);
        QCOMPARE(second.wait(now), 0);
        QVERIFY(third.wait(now) > 0);
        now += std::chrono::milliseconds(left - 500);
        QVERIFY(third.wait(now) > 0);  // the share of the one before is reserved
        QCOMPARE(more.wait(now), 0);
    }

    void pricesFollowTheProvidersList()
    {
        QCOMPARE(callCost(u"eth-mainnet.g.alchemy.com"_s, "eth_getLogs"), 60.0);
        QCOMPARE(callCost(u"eth-mainnet.g.alchemy.com"_s, "eth_chainId"), 0.0);
        QCOMPARE(callCost(u"mainnet.infura.io"_s, "eth_getLogs"), 255.0);
        QCOMPARE(callCost(u"mainnet.infura.io"_s, "eth_getBlockByNumber"), 80.0);
        QCOMPARE(callCost(u"127.0.0.1"_s, "eth_getLogs"), 1.0);
    }
};
SIGNALBOX_TEST(EndpointSettingsTest)
#include "endpoint_settings_test.moc"
