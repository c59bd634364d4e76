// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "ibc/state/state_method.h"
#include "ibc_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::ibc;
using namespace signalbox::test;

/// The client of LCDs and the state method, with recorded answers of ibc-go 6, 8 and 10 and made ones.
class StateLcdTest : public QObject {
    Q_OBJECT

    static std::unique_ptr<LcdClient> open(const QString& chain, const QStringList& urls)
    {
        std::vector<rpc::EndpointSettings> endpoints;
        for (const QString& url : urls) {
            EndpointDraft draft;
            draft.url = url;
            draft.kind = u"lcd"_s;
            endpoints.push_back(*rpc::EndpointSettings::fromDraft(draft, qint64(endpoints.size()) + 1));
        }
        return std::make_unique<LcdClient>(
            chain, std::make_unique<JsonDoor>(std::move(endpoints), std::make_shared<rpc::RateRegistry>()));
    }
    static IbcEnd end(const QString& chain, const QString& channel)
    {
        return {chain, chain, u"transfer"_s, channel, {}};
    }
    static QByteArray listOf(const char* channel)
    {
        return channelPath(channel) + "/packet_commitments?pagination.limit=1000";
    }

private Q_SLOTS:
    void theRecordedStateIsFound()
    {
        const RecordedLcd a("chain-a"), b("chain-b");
        const auto clientA = open(u"chain-a"_s, {a.url()}), clientB = open(u"chain-b"_s, {b.url()});
        QVERIFY(clientA->check() && clientB->check());
        const auto sent =
            askState(*clientA, *clientB, end(u"chain-a"_s, u"channel-1"_s), end(u"chain-b"_s, u"channel-3"_s));
        QVERIFY2(sent, qPrintable(sent ? QString() : sent.error().text()));
        QCOMPARE(sent->unreceived, range(9, 23));
        QCOMPARE(sent->unacknowledged, (Sequences{1, 2, 3, 4, 5, 6, 7, 8, 24, 25}));
        QCOMPARE(sent->committed, range(1, 25));
        QVERIFY(sent->unanswered.empty());
        const auto back =
            askState(*clientB, *clientA, end(u"chain-b"_s, u"channel-3"_s), end(u"chain-a"_s, u"channel-1"_s));
        QVERIFY2(back, qPrintable(back ? QString() : back.error().text()));
        QCOMPARE(back->unreceived, range(1, 11));
        QVERIFY(back->unacknowledged.empty());
    }

    void anOldVersionWithIndentedAnswersIsRead()
    {
        const RecordedLcd c("chain-c-4");
        const auto client = open(u"chain-c-4"_s, {c.url()});
        QVERIFY(client->check());
        const auto channel = client->channel(u"transfer"_s, u"channel-0"_s);
        QVERIFY(channel && *channel);
        QVERIFY((*channel)->isOpen());
        QCOMPARE((*channel)->counterpartyChannel, u"channel-0"_s);
        const auto below = client->client(u"transfer"_s, u"channel-0"_s);
        QVERIFY(below);
        QCOMPARE(below->chainId, u"chain-b"_s);
        QVERIFY(below->isActive());
        const auto price = client->minimumGasPrice();  // this version has no such route
        QVERIFY(price);
        QCOMPARE(*price, QString());
    }

    void pagesAreJoinedAndSortedAsNumbers()
    {
        RecordedLcd a("chain-a");
        a.replace(
            listOf("channel-0"),
            {200,
             R"({"commitments":[{"sequence":"100"},{"sequence":"18446744073709551615"}],"pagination":{"next_key":"LzE+","total":"0"},"height":{"revision_number":"0","revision_height":"77"}})"});
        a.replace(listOf("channel-0") + "&pagination.key=LzE%2B", commitmentsOf({"99", "7"}, 78));
        const auto client = open(u"chain-a"_s, {a.url()});
        const auto all = client->commitments(u"transfer"_s, u"channel-0"_s);
        QVERIFY2(all, qPrintable(all ? QString() : all.error().text()));
        QCOMPARE(all->sequences, (Sequences{7, 99, 100, ~quint64(0)}));
        QCOMPARE(all->height, 77);
    }

    void badSequencesAreRefused()
    {
        RecordedLcd a("chain-a");
        const auto client = open(u"chain-a"_s, {a.url()});
        for (const char* bad : {"-1", "18446744073709551616", "1.5", ""}) {
            a.replace(listOf("channel-0"), commitmentsOf({bad}));
            const auto all = client->commitments(u"transfer"_s, u"channel-0"_s);
            QVERIFY2(!all, bad);
            QCOMPARE(all.error().code, u"NODE_BAD_ANSWER"_s);
        }
    }

    void manySequencesAreAskedInParts()
    {
        RecordedLcd a("chain-a");
        const auto client = open(u"chain-a"_s, {a.url()});
        for (const auto& [first, last] : {std::pair(1, 50), std::pair(51, 100), std::pair(101, 120)}) {
            QList<QByteArray> part;
            for (int i = first; i <= last; ++i)
                part << QByteArray::number(i);
            a.replace(channelPath("channel-0") + "/packet_commitments/" + part.join(',') + "/unreceived_packets",
                      sequencesOf({part.first(), "9999"}));
        }
        const auto unreceived = client->unreceived(u"transfer"_s, u"channel-0"_s, range(1, 120));
        QVERIFY2(unreceived, qPrintable(unreceived ? QString() : unreceived.error().text()));
        QCOMPARE(*unreceived, (Sequences{1, 51, 101}));  // what was not asked for is ignored
    }

    void unknownThingsAreToldApart()
    {
        RecordedLcd a("chain-a");
        const auto client = open(u"chain-a"_s, {a.url()});
        a.replace(channelPath("channel-77"), {404, R"({"code":5,"message":"channel not found","details":[]})"});
        const auto channel = client->channel(u"transfer"_s, u"channel-77"_s);
        QVERIFY(channel && !*channel);
        a.replace(channelPath("channel-0") + "/packet_commitments/5",
                  {404, R"({"code":5,"message":"packet commitment hash not found"})"});
        const auto committed = client->isCommitted(u"transfer"_s, u"channel-0"_s, 5);
        QVERIFY(committed && !*committed);
        QCOMPARE(client->channel(u"transfer"_s, u"channel-78"_s).error().code, u"NODE_NO_ROUTE"_s);
        a.replace(channelPath("channel-79"), {400, R"({"code":3,"message":"invalid argument","details":[]})"});
        QCOMPARE(client->channel(u"transfer"_s, u"channel-79"_s).error().code, u"NODE_REFUSED"_s);
    }

    void anotherChainAndAPageAreNotUsed()
    {
        RecordedLcd a("chain-a"), other("chain-b");
        QCOMPARE(open(u"chain-a"_s, {other.url()})->check().error().code, u"WRONG_CHAIN"_s);
        QCOMPARE(open(u"chain-a"_s, {})->check().error().code, u"NO_LCD"_s);
        other.replace(RecordedLcd::network, {200, "<!DOCTYPE html><html><body>hello</body></html>"});
        QCOMPARE(open(u"chain-a"_s, {other.url()})->check().error().code, u"NOT_RPC"_s);
        const auto client = open(u"chain-a"_s, {other.url(), a.url()});
        QVERIFY(client->check());
        QVERIFY(client->channel(u"transfer"_s, u"channel-0"_s));
        other.restore();
        const auto seen = other.seen();
        QVERIFY(std::none_of(seen.begin(), seen.end(),
                             [](const SeenRequest& request) { return request.target.contains("channels"); }));
    }

    void oneThatIsDownIsReported()
    {
        RecordedLcd a("chain-a");
        a.down(true);
        const auto client = open(u"chain-a"_s, {a.url()});
        const auto down = client->check();
        QVERIFY(!down);
        QVERIFY(!down.error().text().isEmpty());
        a.down(false);
        QVERIFY(waitFor([&] { return client->check().has_value(); }, 30'000));
    }

    void sequencesAreSaidShortly()
    {
        QCOMPARE(sequenceWords({4, 7, 8, 9, 12, 13}), u"4, 7–9, 12, 13"_s);
        QCOMPARE(sequenceWords({1, 3, 5, 7}, 2), u"1, 3 (+2)"_s);
        QCOMPARE(sequenceWords({}), QString());
    }
};

SIGNALBOX_TEST(StateLcdTest)
#include "state_lcd_test.moc"
