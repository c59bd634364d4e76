// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <QTimer>

#include "core/evm/parts.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using namespace signalbox::test;
using sim::SimFaults;

namespace {

constexpr Height farAhead = 1'000'000;

SimFaults inventing(bool readable = true)
{
    SimFaults faults;
    faults.inventedBlocks = farAhead;
    faults.inventedReadable = readable;
    return faults;
}

SimFaults lagging(int blocks)
{
    SimFaults faults;
    faults.lagBlocks = blocks;
    return faults;
}

/// A judge that has seen the head of endpoint 1.
struct Judging : AdapterParts {
    explicit Judging(int endpoints = 1, const sim::SimSpec& spec = smallChain()) : AdapterParts(spec, endpoints)
    {
        const auto first = next();
        QVERIFY(first);
        QCOMPARE(first->latest, chain->ref(top));
        QCOMPARE(first->endpoint, 1);
    }
    Expected<indexing::Head> next() { return got(heads.head()); }
    Height nextHeight()
    {
        const auto head = next();
        return head ? head->latest.number : -1;
    }
    bool agrees(const FetchedHeaders& seen) { return got(heads.agreesWithRecent(seen.headers, 1)); }
    /// The same, and how often the endpoint was asked for its chain.
    std::pair<bool, qint64> agreesAfter(const FetchedHeaders& seen)
    {
        const qint64 before = server().requests("eth_chainId");
        const bool same = agrees(seen);
        return {same, server().requests("eth_chainId") - before};
    }

    const Height top = chain->head();
};

using Agreed = std::pair<bool, qint64>;

}  // namespace

class HeadJudgeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLowerHeadIsAcceptedOnlyIfItStays()
    {
        Judging judge;
        judge.server().setFaults(lagging(5));
        QCOMPARE(judge.nextHeight(), judge.top);
        QCOMPARE(judge.nextHeight(), judge.top);
        judge.server().setFaults({});  // another backend answers, and the count begins again
        QCOMPARE(judge.nextHeight(), judge.top);
        judge.server().setFaults(lagging(5));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(judge.nextHeight(), judge.top);
        QCOMPARE(judge.nextHeight(), judge.top - 5);
        QCOMPARE(judge.heads.newest()->number, judge.top - 5);
    }

    void aHeadFarAboveThoseOfOthersIsNotUsed()
    {
        Judging judge(2);
        judge.server(1).setFaults(inventing());
        const auto head = judge.next();
        QVERIFY2(head, head ? "" : qPrintable(head.error().text()));
        QCOMPARE(head->latest, judge.chain->ref(judge.top));
        QCOMPARE(head->endpoint, 2);
        QVERIFY(!head->corrects);  // it was never returned
        QVERIFY(judge.pool.entry(1)->snapshot(rpc::Clock::now()).failure);
        QCOMPARE(judge.next()->endpoint, 2);  // also next time
    }

    /// As after a pause of this machine.
    void aHeadFarAheadThatOthersConfirmIsAccepted()
    {
        Judging judge(2);
        judge.server(1).setFaults(inventing());
        judge.server(2).setFaults(inventing());
        const auto head = judge.next();
        QVERIFY2(head, head ? "" : qPrintable(head.error().text()));
        QCOMPARE(head->latest.number, judge.top + farAhead);
        QVERIFY(!head->corrects);
    }

    void aHeadWithoutAHeaderIsRefusedUntilItHasOne()
    {
        Judging judge;
        judge.server().setFaults(inventing(false));
        const auto refused = judge.next();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"HEAD_REFUSED"_s);
        QCOMPARE(refused.error().kind, ErrorKind::Retryable);
        QCOMPARE(judge.heads.newest()->number, judge.top);
        judge.server().setFaults({});
        QCOMPARE(judge.nextHeight(), judge.top);
    }

    void aWrongHeadIsDroppedWithItsFinalizedBlock()
    {
        AdapterParts parts;
        const Height top = parts.chain->head();
        parts.server().setFaults(inventing());
        QCOMPARE(got(parts.heads.head())->latest.number, top + farAhead);  // no other endpoint contradicts
        QVERIFY(parts.heads.finalizedHeight() > top);
        parts.server().setFaults({});
        bool corrected = false;
        for (int i = 0; i < 6 && !corrected; ++i) {
            const auto head = got(parts.heads.head());
            QVERIFY(head);
            corrected = head->corrects;
        }
        QVERIFY(corrected);
        QCOMPARE(parts.heads.newest()->number, top);
        QCOMPARE(parts.heads.finalizedHeight(), top - parts.chain->spec().finalizedDepth);
    }

    void withoutTheTagADepthBelowTheHeadIsFinal()
    {
        sim::SimSpec spec = smallChain();
        spec.tags = false;
        AdapterParts parts(spec);
        parts.config.finalizedDepth = 30;
        QCOMPARE(parts.heads.finalizedHeight(), Height(-1));
        const auto head = got(parts.heads.head());
        QVERIFY(head && !head->finalized);
        QCOMPARE(parts.heads.finalizedHeight(), parts.chain->head() - 30);
        const qint64 before = parts.server().requests("eth_getBlockByNumber");
        QVERIFY(got(parts.heads.head()));
        QCOMPARE(parts.server().requests("eth_getBlockByNumber") - before, 1);  // the tag is not tried again
    }

    void anotherEndpointIsFollowed_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("if one fails") << 0;
        QTest::newRow("if one has no block") << 1;
        QTest::newRow("if one serves another chain") << 2;
        QTest::newRow("if one answers all but the head") << 3;
    }
    void anotherEndpointIsFollowed()
    {
        QFETCH(int, kind);
        Judging judge(2);
        judge.heads.remember(judge.headersOf({judge.top - 4, judge.top}).headers);
        SimFaults faults;
        if (kind == 0)
            faults.httpStatus = 500;
        if (kind == 1)
            faults.methodErrors["eth_getBlockByNumber"] = {-32000, "block not found"};
        if (kind == 2) {
            sim::SimSpec other = smallChain();
            other.chainId = 5;
            other.seed = 2;  // also other blocks: the same ones would contradict nothing
            faults.impostor = std::make_shared<sim::SimChain>(other);
        }
        if (kind == 3)
            faults.methodErrors["eth_getBlockByNumber"] = {-32603, "Internal error"};
        judge.server(1).setFaults(faults);
        const auto head = judge.next();
        QVERIFY2(head, head ? "" : qPrintable(head.error().text()));
        QCOMPARE(head->endpoint, 2);
        QCOMPARE(head->latest, judge.chain->ref(judge.top));
        QCOMPARE(judge.state(1) == EndpointState::WrongChain, kind == 2);
    }

    void aCanceledRequestIsNotMadeElsewhere()
    {
        AdapterParts parts(smallChain(), 2);
        SimFaults faults;
        faults.silentShare = 1;
        parts.server(1).setFaults(faults);
        QTimer::singleShot(100, [&] { parts.pool.cancel(); });
        const auto head = got(parts.heads.head());
        QVERIFY(!head);
        QCOMPARE(head.error().kind, ErrorKind::Cancelled);
        QCOMPARE(parts.server(2).requests(), 0);
    }

    void headersOfAnotherBranchAreAReorg()
    {
        Judging judge;
        const auto before = judge.headersOf({judge.top - 10, judge.top});
        judge.heads.remember(before.headers);
        QCOMPARE(judge.agreesAfter(before), Agreed(true, 0));
        judge.chain->reorg(5);
        const auto after = judge.headersOf({judge.top - 4, judge.top});
        QCOMPARE(judge.agreesAfter(after), Agreed(true, 1));  // the chain's ID decides
        judge.heads.remember(after.headers);
        QCOMPARE(judge.agreesAfter(after), Agreed(true, 0));
        QCOMPARE(judge.agreesAfter(before), Agreed(true, 1));
    }

    void contradictingHeadersOfAnotherChainAreFound()
    {
        Judging judge;
        auto seen = judge.headersOf({judge.top - 10, judge.top});
        judge.heads.remember(seen.headers);
        SimFaults faults;
        faults.chainId = 5;
        judge.server().setFaults(faults);
        QVERIFY(judge.agrees(seen));  // the same blocks: it is not asked
        seen.headers.back().ref.hash[0] ^= 1;
        QVERIFY(!judge.agrees(seen));
        QCOMPARE(judge.state(), EndpointState::WrongChain);
    }

    void undoneHeadersContradictNothing()
    {
        Judging judge;
        judge.heads.remember(judge.headersOf({judge.top - 10, judge.top}).headers);
        judge.heads.undone(judge.top - 5);
        judge.chain->reorg(5);
        QCOMPARE(judge.agreesAfter(judge.headersOf({judge.top - 4, judge.top})), Agreed(true, 0));
    }
};

SIGNALBOX_TEST(HeadJudgeTest)
#include "head_judge_test.moc"
