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

/// The headers of the range, and logs that a test may damage.
struct Doubting : AdapterParts {
    explicit Doubting(int endpoints = 1, const SimFaults& faults = {}, const sim::SimSpec& spec = smallChain())
        : AdapterParts(spec, endpoints)
    {
        server().setFaults(faults);
        all = headersOf(range);
        logs = logsOf(range);
        for (const auto& each : servers)
            each->forget();
    }
    std::optional<Error> check() { return got(checker.check(all, logs, filter)); }
    /// Takes a block's logs out of the answer.
    Height leaveOut()
    {
        const Height block = truth(range).begin()->first;
        logs.decoded.take({block});
        return block;
    }
    /// Lets the header of an empty block announce the logs of another one.
    void pretend()
    {
        const auto full = truth(range);
        const Header& from = *all.find(full.begin()->first);
        for (Header& header : all.headers)
            if (!full.contains(header.ref.number)) {
                header.bloom = from.bloom;
                return;
            }
    }

    FetchedHeaders all;
    FetchedLogs logs;
};

}  // namespace

class DoubtCheckerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logsThatAgreeWithTheBloomsCostNoRequest()
    {
        Doubting d;
        QVERIFY(!d.check());
        QCOMPARE(d.server().requests(), 0);
        QCOMPARE(d.doubts.undecided(), 0);
        QVERIFY(d.trust.trustsAll());
    }

    void omittedLogsAreFoundByTheBloom_data()
    {
        QTest::addColumn<bool>("byHashToo");
        QTest::newRow("in a range") << false;
        QTest::newRow("by block hash too") << true;
    }
    void omittedLogsAreFoundByTheBloom()
    {
        QFETCH(bool, byHashToo);
        SimFaults faults;
        faults.blankRanges = byHashToo ? 1 : 0;
        faults.liesByHash = true;
        Doubting d(1, faults);
        const Height block = d.leaveOut();
        const auto problem = d.check();
        QVERIFY(problem);
        QCOMPARE(problem->code, u"LOGS_MISSING"_s);
        QCOMPARE(problem->kind, ErrorKind::Retryable);
        QVERIFY(problem->text().contains(QString::number(block)));
        QVERIFY(d.trust.isDistrusted(1));
        QCOMPARE(d.doubts.shortBlocks(), 1);
        QCOMPARE(d.server().requests("eth_getBlockReceipts") > 0, byHashToo);  // only they contradict such an endpoint
    }

    void earlierAnswersOfTheEndpointAreReadAgain()
    {
        Doubting d;
        const Height earlier = d.leaveOut();
        indexing::FetchRequest request;
        request.range = range;
        request.streams = d.streams;
        d.rechecker.note(request, d.logs, false);
        QVERIFY(d.check());
        QTRY_COMPARE(d.foundShort, (chain::IntervalSet{{earlier, earlier}}));
        QTRY_VERIFY(d.rechecker.unchecked().empty());
    }

    void otherLogsOfAContractExplainItsBloom()
    {
        sim::SimSpec spec = smallChain(3);
        spec.approvalShare = 0.5;
        Doubting d(1, {}, spec);
        LogFilter next = d.filter;
        d.checker.addExplaining(next);
        QVERIFY(next.alongside.empty());
        QVERIFY(!d.check());
        QVERIFY(d.trust.trustsAll());
        // Eight blocks one by one, and one request for all others.
        const qint64 asked = d.server().requests("eth_getLogs");
        QVERIFY2(asked > 0 && asked <= 9, qPrintable(QString::number(asked)));
        QCOMPARE(d.server().requests("eth_getBlockReceipts"), 0);
        d.checker.addExplaining(next);  // from now on they come with the wanted ones
        QCOMPARE(next.alongside, std::vector<Bytes32>{sim::keccak("Approval(address,address,uint256)")});
        d.checker.addExplaining(next);
        QCOMPARE(next.alongside.size(), std::size_t(1));
    }

    void inventedLogsAreDropped_data()
    {
        QTest::addColumn<int>("endpoints");
        QTest::newRow("by the blocks' own answers") << 1;
        QTest::newRow("by another endpoint") << 2;
    }
    void inventedLogsAreDropped()
    {
        QFETCH(int, endpoints);
        SimFaults faults;
        faults.inventRanges = 1;
        faults.liesByHash = endpoints == 2;
        Doubting d(endpoints, faults);
        QVERIFY(d.counted(d.logs.decoded) != d.truth(range));
        const auto problem = d.check();
        QVERIFY2(!problem, problem ? qPrintable(problem->text()) : "");
        QCOMPARE(d.counted(d.logs.decoded), d.truth(range));
        QVERIFY(d.trust.isDistrusted(1) && !d.trust.isDistrusted(2));
        QVERIFY(d.pool.entry(1)->snapshot(rpc::Clock::now()).failure);
        QCOMPARE(d.server(endpoints).requests("eth_getLogs"), 1);
    }

    /// Blooms without any bit contradict every log, as on a chain that does not fill them.
    void logsThatAreConfirmedRemain()
    {
        SimFaults faults;
        faults.zeroBlooms = true;
        Doubting d(1, faults);
        const auto truth = d.truth(range);
        const auto problem = d.check();
        QVERIFY2(!problem, problem ? qPrintable(problem->text()) : "");
        QCOMPARE(d.counted(d.logs.decoded), truth);
        QVERIFY(d.trust.trustsAll());
        QCOMPARE(d.doubts.undecided(), qint64(truth.size()) - 8);  // a sample is asked
    }

    void aChainWithoutBloomsIsNotDoubted()
    {
        Doubting d;
        d.config.bloom = ChainBloom::None;
        d.leaveOut();
        QVERIFY(!d.check());
        QCOMPARE(d.server().requests(), 0);
    }

    void aBloomThatMatchesByChanceIsSettledByReceipts()
    {
        Doubting d;
        d.pretend();
        QVERIFY(!d.check());
        QCOMPARE(d.server().requests("eth_getBlockReceipts"), 1);
        QCOMPARE(d.doubts.undecided(), 0);
        QVERIFY(d.trust.trustsAll());
    }

    void aBlockWithoutReceiptsRemainsUndecided_data()
    {
        QTest::addColumn<bool>("offered");
        QTest::addColumn<int>("attempts");
        QTest::newRow("at once if there are none") << false << 1;
        QTest::newRow("after four failures") << true << 4;
    }
    void aBlockWithoutReceiptsRemainsUndecided()
    {
        QFETCH(bool, offered);
        QFETCH(int, attempts);
        Doubting d;
        d.pretend();
        SimFaults faults;
        faults.receipts = offered;
        if (offered)
            faults.methodErrors["eth_getBlockReceipts"] = {-32603, "Internal error"};
        d.server().setFaults(faults);
        for (int i = 1; i < attempts; ++i) {
            QVERIFY(d.check());  // the range is read again
            QCOMPARE(d.doubts.undecided(), 0);
        }
        QVERIFY(!d.check());
        QCOMPARE(d.doubts.undecided(), 1);
        QVERIFY(d.trust.trustsAll());
    }

    void aCanceledCheckBlamesNobody()
    {
        Doubting d;
        d.leaveOut();
        d.pool.cancel();
        const auto problem = d.check();
        QVERIFY(problem);
        QCOMPARE(problem->kind, ErrorKind::Cancelled);
        QVERIFY(d.trust.trustsAll());
        QCOMPARE(d.doubts.shortBlocks(), 0);
    }
};

SIGNALBOX_TEST(DoubtCheckerTest)
#include "doubt_checker_test.moc"
