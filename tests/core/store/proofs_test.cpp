// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "ingest_place.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

/// Proven blocks are stored with the rows, and removed with changes that contradict them.
class ProofsTest : public QObject, IngestPlace {
    Q_OBJECT
private:
    QString proofs()
    {
        return db->value(
            u"SELECT coalesce(string_agg(lo || '-' || hi || ':' || undecided, ' ' ORDER BY "
            "lo), '') FROM signalbox.proofs WHERE caip2 = 'eip155:31337'"_s);
    }
    Commit proven(Interval range, qint64 undecided = 0)
    {
        Commit commit = commitOf(range);
        commit.proven = {{range, undecided}};
        return commit;
    }

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void provenRangesAreMergedAndLoaded()
    {
        auto store = ingest();
        OK(store.commit(proven({20, 29})));
        OK(store.commit(proven({0, 9}, 2)));
        QCOMPARE(proofs(), u"0-9:2 20-29:0"_s);
        OK(store.commit(proven({10, 19}, 1)));
        QCOMPARE(proofs(), u"0-29:3"_s);
        const auto state = store.load();
        OK(state);
        QCOMPARE(state->proven.size(), std::size_t(1));
        QCOMPARE(state->proven.front().range, (Interval{0, 29}));
        QCOMPARE(state->proven.front().undecided, 3);
    }

    void aCommitWithoutProofRemovesIt()
    {
        auto store = ingest();
        OK(store.commit(proven({0, 99})));
        Commit late;  // a stream added when the chain was lowered to full
        late.ranges = {{40, 59}};
        late.streams = {u"registries"_s};
        OK(store.commit(late));
        QCOMPARE(proofs(), u"0-39:0 60-99:0"_s);
        Commit again = commitOf({40, 59});
        again.mode = Commit::Mode::Replace;
        again.blocksAbsent = false;
        again.proven = {{{40, 49}, 0}};
        OK(store.commit(again));
        QCOMPARE(proofs(), u"0-49:0 60-99:0"_s);
    }

    void undoAndUncoverRemoveIt()
    {
        auto store = ingest();
        OK(store.commit(proven({0, 99}, 50)));
        OK(store.undo({89, 10, hashOf(99), hashOf(99, 1), u"reorg"_s}));
        QCOMPARE(proofs(), u"0-89:50"_s);
        db->value(u"SELECT signalbox.uncover('eip155:31337', NULL, 10, 79)"_s);
        QCOMPARE(proofs(), u"0-9:10 80-89:10"_s);
    }

    void aRefusedCommitProvesNothing()
    {
        auto store = ingest();
        OK(store.commit(proven({0, 9})));
        QVERIFY(!store.commit(proven({5, 14})));
        QCOMPARE(proofs(), u"0-9:0"_s);
    }
};

SIGNALBOX_TEST(ProofsTest)
#include "proofs_test.moc"
