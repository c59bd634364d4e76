// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/evm/parts.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using namespace signalbox::test;
using sim::SimFaults;

namespace {

constexpr Interval range{20, 119};

struct Reading : AdapterParts {
    std::vector<Header> allHeaders() { return headersOf(range).headers; }
    /// Logs per block; empty after an error.
    static std::map<Height, int> logsIn(const Expected<FetchedLogs>& logs)
    {
        if (!logs)
            qWarning("%s", qPrintable(logs.error().text()));
        return logs ? counted(logs->decoded) : std::map<Height, int>();
    }
    std::map<Height, int> byRange() { return logsIn(got(ranges.read(range, filter, 0, 0))); }
    std::map<Height, int> byHash() { return logsIn(got(blocks.byHash(allHeaders(), filter, 0, 0))); }
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
        limited.server().setFaults(faults);
        QCOMPARE(limited.byRange(), truth);
        QCOMPARE(limited.byHash(), truth);
    }

    /// Later ranges begin smaller.
    void refusedRangesLowerTheSize()
    {
        Reading r;
        SimFaults faults;
        faults.maxLogs = 11;
        r.server().setFaults(faults);
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
        QCOMPARE(r.logsIn(read), truth);

        Reading without;  // an endpoint that has none
        SimFaults faults;
        faults.receipts = false;
        without.server().setFaults(faults);
        without.trust.distrust(1);
        read = got(without.blocks.read(headers, without.filter, 0));
        QVERIFY(read && !read->ofReceipts);
        QCOMPARE(without.logsIn(read), truth);
    }
};

SIGNALBOX_TEST(ReadingSimTest)
#include "reading_sim_test.moc"
