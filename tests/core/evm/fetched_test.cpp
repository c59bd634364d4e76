// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/reading/fetched.h"

#include <QTest>

#include "evm/doubt/trust_book.h"
#include "evm/reading/row_assembler.h"
#include "signalbox/literals.h"
#include "support/task_scope.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;

namespace {

Bytes32 hashOf(Height number, std::uint8_t branch = 0)
{
    Bytes32 hash{};
    hash[0] = branch;
    hash[1] = static_cast<std::uint8_t>(number);
    return hash;
}

Header headerOf(Height number, std::uint8_t branch = 0)
{
    Header header;
    header.ref = {number, hashOf(number, branch), hashOf(number - 1, branch), 1'700'000'000 + number};
    return header;
}

FetchedLogs logsOf(qint64 endpoint, Interval range, std::vector<LogBlock> blocks = {})
{
    FetchedLogs logs;
    logs.endpoint = endpoint;
    logs.bytes = 100;
    logs.answers.push_back({range, endpoint});
    logs.decoded.blocks = std::move(blocks);
    return logs;
}

QCoro::Task<Expected<FetchedLogs>> answer(Expected<FetchedLogs> logs, int milliseconds, int* ended)
{
    auto sleeping = sleepFor({}, milliseconds);
    co_await sleeping;
    ++*ended;
    co_return logs;
}

Error down()
{
    return Error::make(ErrorKind::Retryable, "DOWN", Message(u"The endpoint is down."_s));
}

/// The sum of these parts, and the first error.
std::pair<FetchedLogs, std::optional<Error>> sumOf(std::vector<QCoro::Task<Expected<FetchedLogs>>> parts)
{
    std::pair<FetchedLogs, std::optional<Error>> sum;
    TaskScope scope;
    const auto adding = [&]() -> QCoro::Task<> {
        auto task = addAll(sum.first, std::move(parts));
        sum.second = co_await task;
    };
    scope.launch(adding());
    scope.drain();
    return sum;
}

}  // namespace

/// Answers that are joined, and the rows that are made of them.
class FetchedTest : public QObject {
    Q_OBJECT

    EvmAdapterConfig m_config;
    rpc::EndpointPool m_pool{1, std::make_shared<rpc::RateRegistry>()};
    HeaderFetcher m_headers{m_config, m_pool};

private Q_SLOTS:
    void everyPartIsAdded()
    {
        int ended = 0;
        std::vector<QCoro::Task<Expected<FetchedLogs>>> parts;
        parts.push_back(answer(logsOf(1, {10, 19}, {{12, hashOf(12), 2}}), 20, &ended));
        parts.push_back(answer(logsOf(2, {20, 29}, {{21, hashOf(21), 1}}), 1, &ended));
        auto [sum, error] = sumOf(std::move(parts));
        QVERIFY(!error);
        QCOMPARE(sum.bytes, qint64(200));
        QCOMPARE(sum.decoded.blocks.size(), std::size_t(2));
        QCOMPARE(sum.teller(15), qint64(1));
        QCOMPARE(sum.teller(29), qint64(2));
        QCOMPARE(sum.teller(30), qint64(0));
        add(sum, logsOf(2, {15, 15}));
        QCOMPARE(sum.teller(15), qint64(0));  // two endpoints returned it
    }

    /// Tasks that still use the pool are never left behind.
    void theFirstErrorCountsAndTheOthersAreWaitedFor()
    {
        int ended = 0;
        std::vector<QCoro::Task<Expected<FetchedLogs>>> parts;
        parts.push_back(answer(fail(down()), 1, &ended));
        parts.push_back(answer(logsOf(2, {20, 29}), 20, &ended));
        parts.push_back(answer(fail(ErrorKind::Refused, "LATER", Message(u"Later."_s)), 10, &ended));
        const auto [sum, error] = sumOf(std::move(parts));
        QVERIFY(error);
        QCOMPARE(error->code, u"DOWN"_s);
        QCOMPARE(ended, 3);
    }

    void twoHashesOfABlockContradictEachOther()
    {
        FetchedLogs sum = logsOf(1, {10, 19}, {{12, hashOf(12), 1}});
        add(sum, logsOf(2, {10, 19}, {{12, hashOf(12), 1}}));
        QVERIFY(settled(FetchedLogs(sum), Message(u"two"_s)));
        add(sum, logsOf(3, {10, 19}, {{12, hashOf(12, 1), 1}}));
        QCOMPARE(settled(std::move(sum), Message(u"two"_s)).error().code, u"INCONSISTENT_ANSWERS"_s);
    }

    void aRefusedBatchIsRepeatedInParts()
    {
        rpc::Fault refused;
        refused.code = -32000;
        refused.message = u"internal error"_s;
        QVERIFY(judgeBatch(refused));
        QCOMPARE(judgeBatch(refused)->kind, rpc::ErrorClass::TooLarge);
        rpc::Fault incomplete;
        incomplete.network = u"incomplete"_s;
        QVERIFY(judgeBatch(incomplete));
        rpc::Fault broken;
        broken.network = u"timeout"_s;
        QVERIFY(!judgeBatch(broken));  // the endpoint's failure
        rpc::Fault limited = refused;
        limited.httpStatus = 429;
        QVERIFY(!judgeBatch(limited));
    }

    void joinedRangesAreConfirmedIfBothAre()
    {
        indexing::Fetched all, above;
        all.range = {10, 19};
        above.range = {20, 29};
        all.headers = {headerOf(19).ref};
        above.headers = {headerOf(20).ref};
        all.confirmed = true;
        join(all, above);
        QCOMPARE(all.range, (Interval{10, 29}));
        QCOMPARE(all.headers.size(), std::size_t(2));
        QVERIFY(!all.confirmed);
    }

    void headersMustFollowOneAnother()
    {
        FetchedHeaders headers;
        headers.headers = {headerOf(5), headerOf(6), headerOf(9, 1)};  // 9 has no neighbor
        QVERIFY(!m_headers.check(headers));
        headers.headers.push_back(headerOf(10));
        QCOMPARE(m_headers.check(headers)->code, u"INCONSISTENT_ANSWERS"_s);
        EvmAdapterConfig config;
        config.genesisHash = u"0x"_s + QString(64, u'0');
        const HeaderFetcher ofGenesis(config, m_pool);
        FetchedHeaders first;
        first.headers = {headerOf(0)};
        QVERIFY(!ofGenesis.check(first));
        first.headers = {headerOf(0, 1)};
        QCOMPARE(ofGenesis.check(first)->code, u"WRONG_CHAIN"_s);
    }

    void logsBelongToTheirHeaders()
    {
        RowAssembler rows(m_config, m_headers);
        indexing::FetchRequest request;
        request.range = {12, 13};
        request.streams = {u"headers"_s, u"transfers"_s};
        FetchedHeaders headers;
        headers.headers = {headerOf(12), headerOf(13)};
        headers.endpoint = 7;
        const auto good = rows.assemble(request, logsOf(2, request.range, {{12, hashOf(12), 1}}), headers);
        QVERIFY(good);
        QCOMPARE(good->headers.size(), std::size_t(2));
        QCOMPARE(good->endpoint, qint64(2));
        QCOMPARE(good->bytes, qint64(100));
        for (const LogBlock& wrong : {LogBlock{12, hashOf(12, 1), 1}, LogBlock{14, hashOf(14), 1}})
            QCOMPARE(rows.assemble(request, logsOf(2, request.range, {wrong}), headers).error().code,
                     u"INCONSISTENT_ANSWERS"_s);
    }

    /// Full blooms say little, and only headers that are stored have one.
    void onlyTellingBloomsAreStored()
    {
        FetchedHeaders headers;
        headers.headers = {headerOf(12), headerOf(13), headerOf(14)};
        headers.headers[0].hasBloom = headers.headers[1].hasBloom = true;
        headers.headers[0].bloom[3] = 1;
        headers.headers[1].bloom.fill(0xff);
        indexing::FetchRequest request;
        request.range = {12, 14};
        request.streams = {u"headers"_s};
        RowAssembler rows(m_config, m_headers);
        auto made = rows.assemble(request, logsOf(1, request.range), headers);
        QVERIFY(made);
        QCOMPARE(made->blooms.size(), std::size_t(1));
        QCOMPARE(made->blooms.front().number, Height(12));
        request.streams = {u"transfers"_s};
        made = rows.assemble(request, logsOf(1, request.range), headers);
        QVERIFY(made && made->blooms.empty());
        EvmAdapterConfig zeros;
        zeros.bloom = ChainBloom::None;
        request.streams = {u"headers"_s};
        made = RowAssembler(zeros, m_headers).assemble(request, logsOf(1, request.range), headers);
        QVERIFY(made && made->blooms.empty());
    }

    void anotherEndpointIsTrusted()
    {
        rpc::EndpointPool pool{1, std::make_shared<rpc::RateRegistry>()};
        std::vector<rpc::EndpointSettings> endpoints(4);
        for (std::size_t i = 0; i < endpoints.size(); ++i) {
            endpoints[i].id = qint64(i) + 1;
            endpoints[i].url = QUrl(u"http://127.0.0.1:%1"_s.arg(i + 1));
        }
        endpoints[1].url.setScheme(u"ws"_s);
        endpoints[1].webSocket = true;
        endpoints[2].enabled = false;
        pool.setEndpoints(endpoints);
        TrustBook trust(pool);
        QCOMPARE(trust.trustedEndpoint(), qint64(0));  // any
        QVERIFY(trust.distrust(1));
        QVERIFY(!trust.distrust(1));
        QCOMPARE(trust.trustedEndpoint(), qint64(4));
        QVERIFY(!trust.allDistrusted());
        trust.distrust(4);
        QVERIFY(trust.allDistrusted());
    }
};

SIGNALBOX_TEST(FetchedTest)
#include "fetched_test.moc"
