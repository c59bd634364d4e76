// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/rewinder.h"

#include <QTest>

#include "core/indexing/assembly.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;

namespace {

struct Rewinding : Assembly {
    Rewinder rewinder{{config, life, ledger, *forks, *head, naps, scope}, [this] { ++turns; }};

    Rewinding()
    {
        store(499);
        Head seen;
        seen.latest = blocks->at(499);
        seen.finalized = blocks->finalized();
        head->seen(seen);
        forks->started(499);
        check();
        turns = 0;
    }
    void check()
    {
        clock.at += 60'000;
        forks->checkWhenDue();
        scope.drain();
    }
    Expected<ReorgReport> rewind(Height to)
    {
        const Reply<ReorgReport> reply;
        rewinder.rewind(to, reply);
        return wait(reply.future());
    }
};

}  // namespace

class RewinderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void blocksAboveAreUndoneAndTheRestIsChecked()
    {
        Rewinding r;
        QVERIFY(r.forks->isCalm());
        const auto report = r.rewind(300);
        QVERIFY(report);
        QCOMPARE(report->ancestor, Height(300));
        QCOMPARE(report->reason, u"rewind"_s);
        QCOMPARE(r.db->coverage[u"headers"_s].last(), std::optional<Height>(300));
        QCOMPARE(r.ledger.stored(), std::optional<Height>(300));
        QCOMPARE(r.forgotten, Height(300));
        QCOMPARE(r.turns > 0, true);
        QVERIFY(!r.forks->isCalm());  // the remaining blocks must be the chain's
        r.check();
        QVERIFY(r.forks->isCalm());
    }

    void everythingCanBeUndone()
    {
        Rewinding r;
        QVERIFY(r.rewind(-1));
        QVERIFY(!r.ledger.stored());
    }

    void heightsThatAreNotStoredAreRefused()
    {
        Rewinding r;
        for (const Height height : {Height(-2), Height(500)})
            QCOMPARE(r.rewind(height).error().code, u"INVALID_HEIGHT"_s);
        QVERIFY(r.db->undos.empty());
        QVERIFY(r.forks->isCalm());
    }

    void aRunningCheckEndsFirst()
    {
        Rewinding r;
        r.faults->fixedDelayMs = 20;
        r.forks->suspect("test");
        r.clock.at += 60'000;
        r.forks->checkWhenDue();
        QVERIFY(r.forks->isBusy());
        const Reply<ReorgReport> reply;
        r.rewinder.rewind(300, reply);
        QVERIFY(r.db->undos.empty());
        QVERIFY(wait(reply.future()));
        QCOMPARE(r.db->undos.size(), std::size_t(1));
    }

    void aReorgThatIsTooDeepIsResolved()
    {
        Rewinding r;
        r.blocks->reorg(100, 101);
        r.forks->suspect("test");
        r.check();
        QVERIFY(r.forks->isTooDeep());
        QVERIFY(r.rewind(399));
        QVERIFY(!r.forks->isTooDeep());
        r.check();
        QVERIFY(r.forks->isCalm());
        QVERIFY(!r.has(Journal::Source::Reorg));
    }

    void aWorkerThatEndsRewindsNothing()
    {
        Rewinding r;
        r.life.stop();
        QCOMPARE(r.rewind(300).error().code, u"WORKER_STOPPED"_s);
        QVERIFY(r.db->undos.empty());
    }
};

SIGNALBOX_TEST(RewinderTest)
#include "rewinder_test.moc"
