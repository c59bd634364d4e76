// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/fork_resolver.h"

#include <QTest>

#include "core/indexing/parts.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;
using Source = Journal::Source;

namespace {

/// A chain, what is stored of it, and an undo that only shortens the ledger.
struct Forking : Bench {
    std::shared_ptr<FakeChain> chain = std::make_shared<FakeChain>(200);
    std::shared_ptr<Faults> faults = std::make_shared<Faults>();
    std::unique_ptr<Adapter> adapter = std::make_unique<FakeAdapter>(chain, faults, 1, true);
    std::vector<Height> undone;
    int dropped = 0, polls = 0, settled = 0;
    std::unique_ptr<ForkResolver> forks;
    TaskScope scope;

    Forking()
    {
        ForkResolver::Hooks hooks;
        hooks.settle = [this] { ++settled; };
        hooks.undo = [this](Height ancestor, Bytes32, QString reason) { return undo(ancestor, reason); };
        hooks.corrected = [](const Head&) {};
        hooks.dropAll = [this] { ++dropped; };
        hooks.pollNow = [this] { ++polls; };
        hooks.turnSoon = [] {};
        forks = std::make_unique<ForkResolver>(
            ForkResolver::Parts{config, clock, life, ledger, adapter, journal, scope}, std::move(hooks));
        run();
        storeUpTo(*chain, chain->head());
        seeHead();
        forks->started(chain->head());
        check();
    }
    void seeHead()
    {
        Head head;
        head.latest = chain->at(chain->head());
        head.finalized = chain->finalized();
        ledger.setHead(head.latest, head.finalized ? std::optional(head.finalized->number) : std::nullopt, config);
        forks->headSeen(head);
    }
    void check()
    {
        clock.at += 60'000;
        forks->checkWhenDue();
        scope.drain();
    }
    QCoro::Task<Expected<ReorgReport>> undo(Height ancestor, QString reason)
    {
        undone.push_back(ancestor);
        ledger.undo(ancestor);
        ReorgReport report;
        report.ancestor = ancestor;
        report.reason = reason;
        co_return report;
    }
};

}  // namespace

class ForkResolverTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFalseAlarmChangesNothing();
    void aReorgIsUndone();
    void twoAnswersMustAgree();
    void tooDeepStandsStillUntilTheChainAgrees();
    void whileInDoubtOnlyFinalBlocksAreTrusted();
    void aSuspicionDuringACheckIsCheckedAfterIt();
    void failedChecksComeAgain();
};

void ForkResolverTest::aFalseAlarmChangesNothing()
{
    Forking f;
    QVERIFY(f.forks->isCalm());
    QVERIFY(f.undone.empty());
    QVERIFY(!f.forks->nextTry());
    QCOMPARE(f.forks->floor(), f.ledger.finalized());
}

void ForkResolverTest::aReorgIsUndone()
{
    Forking f;
    const Height head = f.chain->head();
    f.chain->reorg(3, 4);
    f.seeHead();
    f.forks->suspect("test", head - 2);
    QVERIFY(!f.forks->isCalm());
    f.check();
    QCOMPARE(f.undone, std::vector<Height>{head - 3});
    QVERIFY(f.forks->isCalm());
    QCOMPARE(f.polls, 1);
    QCOMPARE(f.ledger.head()->number, f.chain->head());
}

void ForkResolverTest::twoAnswersMustAgree()
{
    Forking f;
    const Height head = f.chain->head();
    f.chain->reorg(3, 4);
    // Between the two questions the chain changes once more.
    int heads = 0;
    f.faults->onHead = [&](Head&) {
        if (++heads == 2)
            f.chain->reorg(8, 9);
    };
    f.forks->suspect("test");
    f.check();
    QVERIFY(f.undone.empty());
    QVERIFY(!f.forks->isCalm());
    QVERIFY(f.forks->nextTry());
    f.check();
    QCOMPARE(f.undone.size(), std::size_t(1));
    QVERIFY(f.undone.front() < head - 3);
}

void ForkResolverTest::tooDeepStandsStillUntilTheChainAgrees()
{
    Forking f;
    const FakeChain before = *f.chain;
    f.chain->reorg(100, 101);
    f.forks->suspect("test");
    f.check();
    QVERIFY(f.forks->isTooDeep());
    QVERIFY(f.has(Source::Reorg));
    QVERIFY(f.undone.empty());
    QCOMPARE(f.dropped, 1);
    QCOMPARE(f.settled, 1);
    QVERIFY(!f.forks->trusts(*f.forks->floor() + 1));
    *f.chain = before;
    f.check();
    QVERIFY(!f.forks->isTooDeep());
    QVERIFY(!f.has(Source::Reorg));
    QVERIFY(f.forks->isCalm());
}

void ForkResolverTest::whileInDoubtOnlyFinalBlocksAreTrusted()
{
    Forking f;
    const Height floor = *f.forks->floor();
    QVERIFY(f.forks->trusts(floor + 10));
    f.forks->suspect("test");
    QVERIFY(f.forks->trusts(floor));
    QVERIFY(!f.forks->trusts(floor + 1));
}

void ForkResolverTest::aSuspicionDuringACheckIsCheckedAfterIt()
{
    Forking f;
    f.forks->suspect("test");
    f.clock.at += 60'000;
    f.forks->checkWhenDue();
    QVERIFY(f.forks->isBusy());
    f.forks->suspect("again");
    f.scope.drain();
    QVERIFY(!f.forks->isBusy());
    QVERIFY(!f.forks->isCalm());
    f.check();
    QVERIFY(f.forks->isCalm());
}

void ForkResolverTest::failedChecksComeAgain()
{
    Forking f;
    f.faults->down = true;
    f.forks->suspect("test");
    for (int attempt = 0; attempt < 3; ++attempt) {
        QVERIFY(!f.has(Source::Follow));
        f.check();
        QVERIFY(!f.forks->isCalm());
    }
    QVERIFY(f.has(Source::Follow));
    f.forks->tryNow();
    QVERIFY(!f.forks->nextTry());
    f.faults->down = false;
    f.check();
    QVERIFY(f.forks->isCalm());
}

SIGNALBOX_TEST(ForkResolverTest)
#include "fork_resolver_test.moc"
