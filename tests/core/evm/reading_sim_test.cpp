// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "evm/reading/range_reader.h"
#include "signalbox/literals.h"
#include "sim/server.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using sim::SimFaults;

namespace {

constexpr qint64 chainId = 1'000'002;
constexpr Interval range{20, 119};

template <class T>
T got(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

sim::SimSpec spec()
{
    sim::SimSpec made;
    made.chainId = chainId;
    made.history = 200;
    made.genesisTime = 1'700'000'000;
    made.transfersPerBlock = 1.5;
    return made;
}

/// The readers of one chain, with a single endpoint.
struct Reading {
    std::shared_ptr<sim::SimChain> chain = std::make_shared<sim::SimChain>(spec());
    sim::SimServer server{chain};
    EvmAdapterConfig config;
    rpc::EndpointPool pool{chainId, std::make_shared<rpc::RateRegistry>()};
    HeaderFetcher headers{config, pool};
    LogCalls calls{pool, headers};
    DoubtPolicy doubts;
    TrustBook trust{pool};
    BlockReader blocks{config, pool, calls, doubts, trust};
    RangeSizer sizer;
    RangeReader ranges{pool, headers, calls, blocks, sizer};
    LogFilter filter;

    Reading()
    {
        config.chainId = chainId;
        EndpointDraft draft;
        draft.url = server.url();
        pool.setEndpoints({*rpc::EndpointSettings::fromDraft(draft, 1)});
        for (const auto& token : chain->spec().tokens)
            filter.tokens.push_back(token.address);
        std::sort(filter.tokens.begin(), filter.tokens.end());
    }
    std::vector<Header> allHeaders()
    {
        std::vector<Height> numbers;
        for (Height height = range.lo; height <= range.hi; ++height)
            numbers.push_back(height);
        auto fetched = got(headers.fetch(numbers, 0));
        return fetched ? fetched->headers : std::vector<Header>();
    }
    /// Logs per block; empty after an error.
    static std::map<Height, int> counted(const Expected<FetchedLogs>& logs)
    {
        std::map<Height, int> all;
        if (logs)
            for (const LogBlock& block : logs->decoded.blocks)
                all[block.number] += block.logs;
        else
            qWarning("%s", qPrintable(logs.error().text()));
        return all;
    }
    std::map<Height, int> byRange() { return counted(got(ranges.read(range, filter, 0, 0))); }
    std::map<Height, int> byHash() { return counted(got(blocks.byHash(allHeaders(), filter, 0, 0))); }
};

}  // namespace

/// Ranges and blocks of one endpoint, split until it answers: the same logs whatever its limits.
class ReadingSimTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void limitsChangeNothing_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("blocks of a range") << 0;
        QTest::newRow("logs of an answer") << 1;
        QTest::newRow("elements of a batch") << 2;
        QTest::newRow("no batches") << 3;
        QTest::newRow("missing elements") << 4;
        QTest::newRow("refused elements") << 5;
    }
    void limitsChangeNothing()
    {
        QFETCH(int, kind);
        Reading honest;
        const auto truth = honest.byRange();
        QVERIFY(truth.size() > 30);
        QCOMPARE(honest.byHash(), truth);
        SimFaults faults;
        faults.maxBlocks = kind == 0 ? 7 : 0;
        faults.maxLogs = kind == 1 ? 11 : 0;
        faults.maxBatch = kind == 2 ? 3 : 0;
        faults.batches = kind != 3;
        faults.calls.missingShare = kind == 4 ? 0.2 : 0;
        faults.calls.refusedShare = kind == 5 ? 0.2 : 0;
        Reading limited;
        limited.server.setFaults(faults);
        QCOMPARE(limited.byRange(), truth);
        QCOMPARE(limited.byHash(), truth);
    }

    /// Later ranges begin smaller.
    void refusedRangesLowerTheSize()
    {
        Reading r;
        SimFaults faults;
        faults.maxLogs = 11;
        r.server.setFaults(faults);
        const qint64 before = r.sizer.next(0, 0, 10'000);
        r.byRange();
        QVERIFY(r.sizer.next(0, 0, 10'000) < before);
    }

    void excludedBlocksAreNotRead()
    {
        Reading r;
        const auto truth = r.byRange();
        const auto headers = r.allHeaders();
        const auto worth = r.blocks.worthReading(headers, r.filter);
        QVERIFY(worth.size() < headers.size());
        for (const auto& [height, logs] : truth)
            QVERIFY(std::any_of(worth.begin(), worth.end(),
                                [block = height](const Header& header) { return header.ref.number == block; }));
        r.config.bloom = ChainBloom::None;
        QCOMPARE(r.blocks.worthReading(headers, r.filter).size(), headers.size());
    }

    void receiptsOfADistrustedEndpointAreRead()
    {
        Reading r;
        const auto truth = r.byHash();
        const auto headers = r.allHeaders();
        auto read = got(r.blocks.read(headers, r.filter, 0));
        QVERIFY(read && !read->ofReceipts);
        r.trust.distrust(1);
        read = got(r.blocks.read(headers, r.filter, 0));
        QVERIFY(read && read->ofReceipts);
        QCOMPARE(r.counted(read), truth);

        Reading without;  // an endpoint that has none
        SimFaults faults;
        faults.receipts = false;
        without.server.setFaults(faults);
        without.trust.distrust(1);
        read = got(without.blocks.read(headers, without.filter, 0));
        QVERIFY(read && !read->ofReceipts);
        QCOMPARE(without.counted(read), truth);
    }
};

SIGNALBOX_TEST(ReadingSimTest)
#include "reading_sim_test.moc"
