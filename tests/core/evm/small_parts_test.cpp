// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCryptographicHash>
#include <QJsonObject>
#include <QTest>
#include <QtEndian>
#include <future>

#include "core/evm/log_text.h"
#include "evm/doubt/bloom.h"
#include "evm/doubt/doubt_policy.h"
#include "evm/doubt/told_ranges.h"
#include "evm/erc8004/erc8004_layouts.h"
#include "evm/erc8004/event_fields.h"
#include "evm/estimate.h"
#include "evm/evm_services.h"
#include "evm/header_reader.h"
#include "evm/range_sizer.h"
#include "evm/topics.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using signalbox::test::LogText;

namespace {

QByteArray headerJson(qint64 number, const QByteArray& extra = {})
{
    return "{\"number\":\"" + hex::quantity(number) + "\",\"hash\":\"" + LogText::hashOf(number) +
           "\",\"parentHash\":\"" + LogText::hashOf(number - 1) + "\",\"timestamp\":\"0x6553f100\",\"logsBloom\":\"0x" +
           QByteArray(512, '0') + "\",\"transactions\":[\"0x1\",\"0x2\"]" + extra + '}';
}

void setBits(Bloom& bloom, const QByteArray& item)
{
    const QByteArray hash = QCryptographicHash::hash(item, QCryptographicHash::Keccak_256);
    for (int i = 0; i < 6; i += 2) {
        const int bit = (static_cast<quint8>(hash[i]) << 8 | static_cast<quint8>(hash[i + 1])) & 2047;
        bloom[static_cast<std::size_t>(255 - bit / 8)] |= static_cast<std::uint8_t>(1 << (bit % 8));
    }
}

QByteArray bytesOf(const Bytes32& word)
{
    return {reinterpret_cast<const char*>(word.data()), 32};
}

}  // namespace

/// Parts of the adapter that need no server.
class SmallPartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void headersOfABatchAreRead()
    {
        HeaderReader reader;
        rpc::AnswerBuffer buffer;
        std::vector<Header> headers;
        std::optional<qint64> chainId;
        test::fill(buffer, R"([{"jsonrpc":"2.0","id":1,"result":)" + headerJson(7) + R"(},{"id":"0","result":)" +
                               headerJson(6) + R"(},{"id":2,"result":"0x1"}])");
        QVERIFY(!reader.readBatch(buffer, headers, &chainId));
        QCOMPARE(headers.size(), std::size_t(2));
        QCOMPARE(headers[0].ref.number, 7);
        QCOMPARE(headers[0].ref.timestamp, 0x6553f100);
        QCOMPARE(headers[0].transactions, 2);
        QVERIFY(headers[0].hasBloom);
        QCOMPARE(headers[0].ref.parent, headers[1].ref.hash);
        QCOMPARE(chainId, std::optional<qint64>(1));

        headers.clear();
        test::fill(buffer, R"([{"id":0,"result":null},{"id":1,"result":)" + headerJson(7) + "}]");
        QCOMPARE(rpc::classify(*reader.readBatch(buffer, headers, &chainId)).kind, rpc::ErrorClass::NotYet);
        test::fill(buffer, R"({"error":{"code":-32600,"message":"batch too large"}})");
        QCOMPARE(reader.readBatch(buffer, headers, &chainId)->code, std::optional<qint64>(-32600));
        test::fill(buffer, R"([{"id":0,"error":{"code":-32005,"message":"limit"}}])");
        QCOMPARE(reader.readBatch(buffer, headers, &chainId)->message, u"limit"_s);
        for (const char* nonsense : {"", "<html>", "[1]", "[{\"id\":0,\"result\":{}}]", "[{\"id\":0,\"result\":[]}]",
                                     "[{\"id\":0,\"result\":{\"number\":\"0x1\""}) {
            test::fill(buffer, nonsense);
            QVERIFY2(reader.readBatch(buffer, headers, &chainId), nonsense);
        }
        std::optional<Header> one;
        test::fill(buffer, R"({"id":1,"result":null})");
        QVERIFY(!reader.readOne(buffer, one));
        QVERIFY(!one);
        test::fill(buffer, R"({"id":1,"result":)" + headerJson(1, R"(,"difficulty":"0x0")") + "}");
        QVERIFY(!reader.readOne(buffer, one));
        QCOMPARE(one->ref.number, 1);
    }

    void bloomsHaveNoFalseNegatives()
    {
        LogFilter filter;
        filter.tokens = {*hex::address(std::string_view("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"))};
        const auto elements = elementsOf(filter);
        QCOMPARE(elements.size(), std::size_t(1));
        Bloom bloom{};
        QVERIFY(!elements[0].mayBeIn(bloom));
        setBits(bloom, bytesOf(transferTopic));
        QVERIFY(!elements[0].mayBeIn(bloom));
        setBits(bloom, QByteArray(reinterpret_cast<const char*>(filter.tokens[0].data()), 20));
        QVERIFY(elements[0].mayBeIn(bloom));
        QVERIFY(falseYes(bloom) < 0.001);
        IndexedAddresses indexed;
        QVERIFY(indexed.mayAllBeIn(bloom));
        indexed.add(filter.tokens[0]);
        QVERIFY(!indexed.mayAllBeIn(bloom));
        setBits(bloom, bytesOf(wordOf(filter.tokens[0])));
        QVERIFY(indexed.mayAllBeIn(bloom));
        bloom.fill(0xff);
        QCOMPARE(falseYes(bloom), 1.0);
        LogFilter all;
        all.allTransfers = true;
        Bloom topicOnly{};
        setBits(topicOnly, bytesOf(transferTopic));
        QVERIFY(elementsOf(all)[0].mayBeIn(topicOnly));
    }

    void noRangeOfAnEndpointIsForgotten()
    {
        ToldRanges told;
        const chain::Streams streams{u"transfers"_s};
        constexpr Height ranges = 25'000;  // more than are counted
        for (Height i = 0; i < ranges; ++i) {
            auto range = ToldRanges::of({i * 10, i * 10 + 9}, streams, {{i * 10, {}, 2}});
            range.endpoints = {i % 2 == 0 ? 1 : 2};
            told.add(std::move(range));
        }
        const auto taken = told.take(1);
        chain::IntervalSet all, uncounted;
        for (const ToldRanges::Told& range : taken) {
            QCOMPARE(range.streams, streams);
            all.add(range.range);
            if (!range.counted)
                uncounted.add(range.range);
            else
                QCOMPARE(range.logsOf(range.range.lo), 2);
        }
        QCOMPARE(all.count(), ranges / 2 * 10);
        QVERIFY(uncounted.count() > 0 && uncounted.count() < all.count());
        QVERIFY(told.take(1).empty());
        QVERIFY(!told.take(2).empty());
    }

    void followedBlocksOfAlternatingEndpointsAreOneRange()
    {
        ToldRanges told;
        const chain::Streams streams{u"transfers"_s};
        for (Height block = 1; block <= 500; ++block) {
            auto range = ToldRanges::of({block, block}, streams, {{block, {}, int(block % 7)}});
            range.byHash = true;
            range.endpoints = {block % 2 == 0 ? 1 : 2};
            told.add(std::move(range));
        }
        const auto taken = told.take(2);
        QCOMPARE(taken.size(), std::size_t(1));
        QCOMPARE(taken.front().range, (Interval{1, 500}));
        for (Height block = 1; block <= 500; ++block)
            QCOMPARE(taken.front().logsOf(block), block % 7);
        QVERIFY(told.take(1).empty());
    }

    void cachedBitsBelongToTheirAddress()
    {
        const auto wrong = [] {
            int wrong = 0;
            for (int round = 0; round < 2; ++round)
                for (quint32 i = 0; i < 50'000; ++i) {  // more than enough to share slots of the table
                    Bytes20 address{};
                    qToBigEndian(i, address.data() + 16);
                    Bloom bloom{};
                    for (const std::uint16_t bit : bloomBits(wordOf(address)))
                        bloom[255 - bit / 8] = static_cast<std::uint8_t>(bloom[255 - bit / 8] | 1 << (bit % 8));
                    IndexedAddresses indexed;
                    indexed.add(address);
                    wrong += indexed.mayAllBeIn(bloom) ? 0 : 1;
                }
            return wrong;
        };
        auto beside = std::async(std::launch::async, wrong);
        QCOMPARE(wrong(), 0);
        QCOMPARE(beside.get(), 0);
    }

    void certainDoubtsAreAlwaysCheckedAndCrowdedOnesSampled()
    {
        DoubtPolicy policy;
        QCOMPARE(policy.samplingShare(), 1.0);
        int asked = 0;
        for (int range = 0; range < 100; ++range) {
            policy.read(500);
            for (int i = 0; i < 250; ++i)
                asked += policy.worthAsking(0.5, false) ? 1 : 0;
        }
        QVERIFY2(asked > 500 && asked < 650, qPrintable(QString::number(asked)));  // 1.2 % of 50,000 calls
        QVERIFY2(policy.samplingShare() > 0.01 && policy.samplingShare() < 0.06,
                 qPrintable(QString::number(policy.samplingShare())));
        for (int i = 0; i < 1'000; ++i)
            QVERIFY(policy.worthAsking(0.009, false));
        QVERIFY(!policy.worthAsking(0.5, false));
        QVERIFY(policy.worthAsking(0.05, true));  // for an endpoint that omitted logs before
    }

    /// Blocks whose blooms are not stored, in ranges of logs of 2,000 blocks.
    void unknownBloomsAreSampledWithinTheBudget()
    {
        DoubtPolicy policy;
        int sampled = 0;
        for (int range = 0; range < 10'000; ++range) {
            policy.read(3);
            sampled += policy.maySample(2'000) ? 1 : 0;
        }
        QVERIFY2(sampled > 330 && sampled < 370, qPrintable(QString::number(sampled)));  // 1.2 % of 30,000 calls
        QVERIFY2(policy.samplingShare() < 0.001, qPrintable(QString::number(policy.samplingShare())));
    }

    void aSingleAnswerDoesNotDisableTheCheck()
    {
        DoubtPolicy policy;
        QCOMPARE(policy.denialsToAsk(100), std::size_t(8));
        for (int i = 0; i < 20; ++i)
            policy.denialDecided(true);
        std::size_t asked = 0;
        for (int i = 0; i < 1'000; ++i)
            asked += policy.denialsToAsk(1);
        QCOMPARE(asked, std::size_t(20));
        policy.denialDecided(false);
        QCOMPARE(policy.denialsToAsk(3), std::size_t(3));
        int skipped = 0;
        for (int i = 0; i < 100; ++i)
            skipped += policy.maySkipDenied() ? 1 : 0;
        QCOMPARE(skipped, 98);
    }

    void rangeSizeFollowsDensity()
    {
        RangeSizer sizer;
        QCOMPARE(sizer.next(0, 0, 500), 32);
        sizer.answered(32, 3'200, 2'000'000);
        QVERIFY2(sizer.next(0, 0, 500) >= 20 && sizer.next(0, 0, 500) <= 25,
                 qPrintable(QString::number(sizer.next(0, 0, 500))));
        QCOMPARE(sizer.next(10, 0, 500), 10);
        QCOMPARE(sizer.next(0, 1'000, 500), 6);  // 60 % of a cap on results
        RangeSizer empty;
        qint64 last = 32;
        for (int i = 0; i < 8; ++i) {
            empty.answered(last, 0, 100);
            QVERIFY(empty.next(0, 0, 1'000'000) <= 4 * last);
            last = empty.next(0, 0, 1'000'000);
        }
        QCOMPARE(empty.next(0, 0, 10'000), 10'000);
        empty.refused(10'000);
        QCOMPARE(empty.next(0, 0, 10'000), 5'000);
        for (int i = 0; i < 40; ++i)
            empty.refused(empty.next(0, 0, 100'000));
        QCOMPARE(empty.next(0, 0, 100'000), 1);
    }

    void filtersBecomeRequests()
    {
        const QJsonObject addresses{{u"identity"_s, u"0x%1"_s.arg(9, 40, 16, QLatin1Char('0'))}};
        chain::Streams streams{u"headers"_s, {u"registries"_s, {{u"registries"_s, addresses}}}};
        for (int i = 0; i < 7; ++i)
            streams.push_back(u"transfers:0x%1"_s.arg(i + 1, 40, 16, QLatin1Char('0')));
        const auto filter = LogFilter::forStreams(streams);
        QVERIFY(filter);
        QCOMPARE(filter->requests(100).size(), std::size_t(1));
        QCOMPARE(filter->requests(4).size(), std::size_t(3));
        std::size_t count = 0;
        for (const auto& part : filter->requests(4)) {
            QVERIFY(part.addresses().size() <= 4);
            count += part.addresses().size();
        }
        QCOMPARE(count, std::size_t(8));
        QVERIFY(filter->jsonMembers().contains("8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925"));
        streams.push_back(u"transfers"_s);
        const auto all = LogFilter::forStreams(streams);
        QCOMPARE(all->requests(100).size(), std::size_t(2));
        QVERIFY(!all->requests(100)[0].jsonMembers().contains("address"));
        QVERIFY(!all->requests(100)[0].jsonMembers().contains("8c5be1e5"));
        // Without an address no logs would be requested, and every block would count as read.
        QCOMPARE(LogFilter::forStreams({chain::StreamSpec(u"registries"_s)}).error().code, u"NO_REGISTRY"_s);
        QCOMPARE(LogFilter::forStreams({chain::StreamSpec(u"transfers:0x12"_s)}).error().code, u"INVALID_STREAM"_s);
    }

    void chainIdsOfEverySize()
    {
        QCOMPARE(*chainIdOf(u"eip155:1"_s), 1);
        QCOMPARE(*chainIdOf(u"eip155:4294967296"_s), 4'294'967'296);
        QCOMPARE(*chainIdOf(u"eip155:9223372036854775807"_s), std::numeric_limits<qint64>::max());
        for (const char* bad : {"eip155:9223372036854775808", "eip155:0", "eip155:", "eip155:-1", "eip155:1x",
                                "cosmos:osmosis-1", "1", ""})
            QCOMPARE(chainIdOf(QString::fromLatin1(bad)).error().code, u"BAD_CHAIN_ID"_s);
    }

    void registriesAreReadFromSettings()
    {
        const auto both = registriesFromJson(
            {{u"identity"_s,
              u"0x8004A169FB4a3325136EB29fA0ceB6D2e539a432,0x8004a6090Cd10A7288092483047B097295Fb8847"_s},
             {u"validation"_s, u"0x8004Cc8439f36fd5F9F049D9fF86523Df6dAAB58"_s}});
        QVERIFY(both);
        QCOMPARE(both->size(), std::size_t(3));
        QCOMPARE((*both)[2].kind, RegistryKind::Validation);
        QCOMPARE(registriesFromJson({{u"identity"_s, u"0x1"_s}}).error().code, u"BAD_ADDRESS"_s);
    }

    void logsAreDescribedByTheirBytes()
    {
        RawLog log;
        log.topics = {
            *hex::hash(std::string_view("0xca52e62c367d81bb2e328eb795f7c7ba24afb478408a26c0e201d155c449bc4a")),
            Bytes32{}, Bytes32{}};
        log.data = QByteArray(31, '\0') + '\x20' + QByteArray(31, '\0') + '\x08' +
                   QByteArray("ipfs://a").leftJustified(32, '\0');
        const EventDetail detail = describeLog(log);
        QVERIFY(detail.layout.english().contains(u"Registered"_s));
        QCOMPARE(detail.fields.size(), std::size_t(3));
        QCOMPARE(detail.fields[0].topic, 1);
        QCOMPARE(detail.fields[2].value, u"ipfs://a"_s);
        QCOMPARE(detail.fields[2].headOffset, 0);
        QCOMPARE(detail.fields[2].offset, 64);
        QCOMPARE(detail.fields[2].length, 8);
        log.data.chop(40);
        QVERIFY(describeLog(log).fields.empty());
        log.topics[0] = {};
        QVERIFY(describeLog(log).layout.english().contains(u"unknown"_s));
    }

    void estimateNeedsTwentySamples()
    {
        const EstimateInput input{{0, 9'999}, {}, true, true, 0};
        std::vector<RangeSample> samples(19, {100, 1'000, 630'000, 100, 10});
        QVERIFY(!estimateFrom(samples, input, 0, 0, 20, 5, {3, 6}).rows);
        samples.push_back(samples.front());
        const Estimate even = estimateFrom(samples, input, 0, 0, 20, 5, {3, 6});
        QCOMPARE(*even.rows, 100'000.0);
        QCOMPARE(*even.rowsLow, *even.rowsHigh);
        QCOMPARE(*even.calls, 10'000.0 + 43);  // a header each, and 43 requests of 238 blocks
        for (std::size_t i = 0; i < 10; ++i)
            samples[i].rows = 0;
        const Estimate spread = estimateFrom(samples, input, 0, 0, 20, 5, {3, 6});
        QCOMPARE(*spread.rows, 50'000.0);
        QVERIFY(*spread.rowsLow < 35'000 && *spread.rowsHigh > 65'000);
        EstimateInput limited = input;
        limited.rate = 10;
        QVERIFY(*estimateFrom(samples, limited, 0, 0, 20, 5, {3, 6}).seconds > 1'000);
    }
};
SIGNALBOX_TEST(SmallPartsTest)
#include "small_parts_test.moc"
