// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/deriver.h"

#include <QTest>
#include <deque>

#include "core/indexing/assembly.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;
using namespace signalbox::test;
using Source = Journal::Source;

namespace {

/// Answers derive() with the given pieces, then with nothing.
struct DerivingStore : FakeStore {
    struct Asked {
        std::vector<Height> upTo;
        std::deque<Expected<store::DerivedPiece>> answers;
    };
    DerivingStore(std::shared_ptr<FakeDatabase> database, std::shared_ptr<Asked> script)
        : FakeStore(std::move(database)), asked(std::move(script))
    {
    }
    Expected<store::DerivedPiece> derive(Height upTo, qint64) override
    {
        asked->upTo.push_back(upTo);
        if (asked->answers.empty())
            return store::DerivedPiece{};
        auto answer = asked->answers.front();
        asked->answers.pop_front();
        return answer;
    }
    std::shared_ptr<Asked> asked;
};

struct Deriving : Assembly {
    inline static const QString sums = u"sums"_s;

    std::shared_ptr<DerivingStore::Asked> asked = std::make_shared<DerivingStore::Asked>();
    int checks = 0;
    Deriver deriver{{config, clock, ledger, link, database, queue, *scheduler, *forks, throughput, journal},
                    {[this] { ++checks; }, [this] { ++turns; }}};

    /// The base is stored up to block 450, of which 435 are final.
    Deriving()
    {
        link.open(std::make_unique<DerivingStore>(db, asked));
        store::StoredChain state;
        state.streams = {{u"headers"_s, 0, {}, {{0, 450}}}, {sums, 0, {}, {}, u"headers"_s}};
        ledger.adopt(state, config, false);
        deriver.once();  // whether the store holds more than is known
        asked->upTo.clear();
        clock.at = static_cast<double>(deriver.retryAt());
        database.noteCurrent();
        turns = checks = 0;
    }
    Intervals derived() const { return ledger.find(sums)->stream.covered.intervals(); }
};

}  // namespace

class DeriverTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finalBlocksComeBeforeNewerOnes()
    {
        Deriving d;
        d.asked->answers = {store::DerivedPiece{d.sums, {{0, 435}}, {}, 7}, store::DerivedPiece{d.sums, {{436, 450}}}};
        d.deriver.once();
        QCOMPARE(d.derived(), Intervals({{0, 435}}));
        QCOMPARE(d.checks, 1);
        QCOMPARE(d.turns, 1);
        d.deriver.once();
        d.deriver.once();  // nothing is left
        QCOMPARE(d.asked->upTo, (std::vector<Height>{435, 450}));
        QCOMPARE(d.derived(), Intervals({{0, 450}}));
    }

    void aLiveBlockIsNotHeldUp()
    {
        Deriving d;
        d.queue.push(d.decoded(WorkKind::Follow, {451, 451}));
        d.deriver.once();
        QVERIFY(d.asked->upTo.empty());
        d.queue.clear();
        d.queue.push(d.decoded(WorkKind::History, {0, 9}));  // these are waited for, up to a large piece
        d.deriver.once();
        QVERIFY(d.asked->upTo.empty());
        d.queue.clear();
        d.deriver.once();
        QCOMPARE(d.asked->upTo, std::vector<Height>{435});
    }

    void nothingIsWrittenInDoubt()
    {
        Deriving d;
        d.forks->suspect("test");
        d.deriver.once();
        QVERIFY(d.asked->upTo.empty());
    }

    void nothingIsWrittenWhilePaused()
    {
        Deriving d;
        d.life.setPaused(true);
        d.deriver.once();
        QVERIFY(d.asked->upTo.empty());
    }

    void aRefusedPieceIsRetried()
    {
        Deriving d;
        d.asked->answers = {fail(errorOf(ErrorKind::Internal, "ROW_REFUSED")),
                            store::DerivedPiece{d.sums, {{0, 435}}, {}, 7}};
        d.deriver.once();
        QVERIFY(d.has(Source::Derived));
        QVERIFY(!d.has(Source::Database));
        QVERIFY(d.database.isStale());  // the coverage is read again first
        QVERIFY(d.deriver.retryAt() > d.clock.now());
        d.database.noteCurrent();
        d.deriver.once();
        QCOMPARE(d.asked->upTo.size(), std::size_t(1));
        d.clock.at = static_cast<double>(d.deriver.retryAt());
        d.deriver.once();
        QCOMPARE(d.derived(), Intervals({{0, 435}}));
        QVERIFY(!d.has(Source::Derived));
        QCOMPARE(d.deriver.retryAt(), qint64(0));
    }

    void aDatabaseThatIsAwayIsNoFaultOfThePiece()
    {
        Deriving d;
        d.asked->answers = {fail(errorOf(ErrorKind::Retryable, "DATABASE_AWAY"))};
        d.deriver.once();
        QVERIFY(d.has(Source::Database));
        QVERIFY(!d.has(Source::Derived));
        d.deriver.once();
        QCOMPARE(d.asked->upTo.size(), std::size_t(1));
    }

    /// The ledger says that blocks are open and the store finds none: no busy loop, and the coverage is read again.
    void theStoreKnowsBetter()
    {
        Deriving d;
        d.deriver.once();
        QCOMPARE(d.asked->upTo.size(), std::size_t(1));
        QVERIFY(d.deriver.retryAt() > d.clock.now());
        QVERIFY(d.database.isStale());
        QVERIFY(!d.has(Source::Derived));
    }
};

SIGNALBOX_TEST(DeriverTest)
#include "deriver_test.moc"
