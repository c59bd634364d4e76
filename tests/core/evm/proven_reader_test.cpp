// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <QTimer>

#include "core/evm/parts.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using namespace signalbox::test;
using sim::SimFaults;

Q_DECLARE_METATYPE(sim::SimFaults)

namespace {

constexpr Interval range{20, 79};

struct Proving : AdapterParts {
    explicit Proving(int endpoints = 1, const sim::SimSpec& spec = provableChain()) : AdapterParts(spec, endpoints) {}

    Expected<ProvenReader::Part> read(Interval wanted = range)
    {
        auto part = got(proven.range(wanted, filter, 0));
        if (!part)
            qWarning("%s", qPrintable(part.error().text()));
        return part;
    }
    /// The requests to all endpoints while `ask` runs.
    template <class Ask>
    qint64 requestsOf(const Ask& ask)
    {
        const auto all = [this] {
            qint64 sum = 0;
            for (const auto& server : servers)
                sum += server->requests();
            return sum;
        };
        const qint64 before = all();
        ask();
        return all() - before;
    }
};

SimFaults wrongReceipts()
{
    SimFaults faults;
    faults.shortReceipts = 1;
    return faults;
}

}  // namespace

class ProvenReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void limitsChangeNothing_data()
    {
        QTest::addColumn<SimFaults>("faults");
        SimFaults faults;
        QTest::newRow("none") << faults;
        faults.maxBatch = 5;
        QTest::newRow("small batches") << faults;
        faults = {};
        faults.batches = false;
        QTest::newRow("no batches") << faults;
        faults = {};
        faults.calls.missingShare = 0.1;
        QTest::newRow("missing elements") << faults;
        faults = {};
        faults.calls.refusedShare = 0.1;
        QTest::newRow("refused elements") << faults;
    }
    void limitsChangeNothing()
    {
        QFETCH(SimFaults, faults);
        Proving p;
        p.server().setFaults(faults);
        const auto part = p.read();
        QVERIFY(part);
        QCOMPARE(p.counted(part->logs.decoded), p.truth(range));
        QCOMPARE(qint64(part->headers.headers.size()), range.count());
        QVERIFY(!p.headers.check(part->headers));
        QCOMPARE(part->undecided, 0);
    }

    void blocksThatDoNotMatchAreReadElsewhere()
    {
        Proving p(2);
        p.server(1).setFaults(wrongReceipts());
        const auto part = p.read();
        QVERIFY(part);
        QCOMPARE(p.counted(part->logs.decoded), p.truth(range));
        QVERIFY(p.server(1).requests() > 0);
    }

    void blocksThatNeverMatchAreNotProven_data()
    {
        QTest::addColumn<SimFaults>("faults");
        QTest::newRow("a log is missing") << wrongReceipts();
        SimFaults faults;
        faults.extraReceipts = 1;
        QTest::newRow("a log is there twice") << faults;
        faults = {};
        faults.cutReceipts = 1;
        QTest::newRow("the last receipt is missing") << faults;
        faults = {};
        faults.calls.strangerShare = 1;
        QTest::newRow("the header has another parent") << faults;
    }
    void blocksThatNeverMatchAreNotProven()
    {
        QFETCH(SimFaults, faults);
        Proving p;
        p.server().setFaults(faults);
        const auto part = p.read({20, 20});
        QVERIFY(!part);
        QCOMPARE(part.error().code, u"PROOF_MISMATCH"_s);
        QCOMPARE(part.error().kind, ErrorKind::Retryable);
        QVERIFY(part.error().text().contains(u"20"_s));
    }

    void anEndpointWithoutReceiptsProvesNothing()
    {
        Proving p;
        SimFaults faults;
        faults.receipts = false;
        p.server().setFaults(faults);
        const auto part = p.read();
        QVERIFY(!part);
        QCOMPARE(part.error().code, u"RPC_UNSUPPORTED"_s);
    }

    void rangesGrowWhereBlocksAreSmall()
    {
        Proving p;
        const qint64 before = p.proven.blocksPerRange();
        QVERIFY(p.read());
        QVERIFY(p.proven.blocksPerRange() > before);
    }

    void aCanceledReadingEnds()
    {
        Proving p;
        SimFaults slow;
        slow.latencyMs = 200;
        p.server().setFaults(slow);
        QTimer::singleShot(300, [&] { p.pool.cancel(); });
        const auto part = p.read();
        QVERIFY(!part);
        QCOMPARE(part.error().kind, ErrorKind::Cancelled);
    }

    void endpointsMustAgreeAboutTheNewestFinalizedBlock()
    {
        Proving p(2);
        const auto anchor = [&] { return got(p.proven.anchorAgreed()); };
        QCOMPARE(p.requestsOf(anchor), 0);  // it is not known yet
        QVERIFY(got(p.heads.head()));
        sim::SimSpec other = p.chain->spec();
        other.seed = 99;
        SimFaults faults;
        faults.impostor = std::make_shared<sim::SimChain>(other);
        p.server(2).setFaults(faults);
        const auto problem = anchor();
        QVERIFY(problem);
        QCOMPARE(problem->code, u"PROOF_ANCHOR"_s);
        QVERIFY(anchor());  // it remains wrong
        p.server(2).setFaults({});
        QVERIFY(!anchor());
        QCOMPARE(p.requestsOf(anchor), 0);  // not for every range
    }

    void aSingleEndpointHasNobodyToAgreeWith()
    {
        Proving p;
        QVERIFY(got(p.heads.head()));
        QCOMPARE(p.requestsOf([&] { QVERIFY(!got(p.proven.anchorAgreed())); }), 0);
    }

    void aBlockIsReadFromASecondEndpoint_data()
    {
        QTest::addColumn<int>("endpoints");
        QTest::newRow("if there is one") << 2;
        QTest::newRow("else it is not proven") << 1;
    }
    void aBlockIsReadFromASecondEndpoint()
    {
        QFETCH(int, endpoints);
        Proving p(endpoints);
        p.server(1).setFaults(wrongReceipts());
        const auto block = got(p.proven.block(20, p.filter));
        QVERIFY(block.mismatched);
        QCOMPARE(block.part.has_value(), endpoints == 2);
        if (block.part)
            QCOMPARE(p.counted(block.part->logs.decoded), p.truth({20, 20}));
    }

    void theRulesOfAChainAreFoundOnce_data()
    {
        QTest::addColumn<bool>("match");
        QTest::newRow("if blocks match") << true;
        QTest::newRow("if no block matches") << false;
    }
    void theRulesOfAChainAreFoundOnce()
    {
        QFETCH(bool, match);
        Proving p(1, match ? provableChain() : smallChain(3));
        const auto ask = [&] { QCOMPARE(got(p.proven.rulesHold(50)), match); };
        QVERIFY(p.requestsOf(ask) > 0);
        QCOMPARE(p.requestsOf(ask), 0);
    }

    void missingReceiptsSayNothingAboutTheRules()
    {
        Proving p;
        SimFaults faults;
        faults.receipts = false;
        p.server().setFaults(faults);
        QVERIFY(!got(p.proven.rulesHold(50)));
        p.server().setFaults({});
        QVERIFY(got(p.proven.rulesHold(50)));
    }
};

SIGNALBOX_TEST(ProvenReaderTest)
#include "proven_reader_test.moc"
