// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "ingest_place.h"
#include "signalbox/literals.h"
#include "store/stream_drop.h"
#include "support/balance_rows.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

/// Rows of balance_events: appended, replaced, undone and dropped for their own stream only.
class BalanceEventsSetTest : public QObject, IngestPlace {
    Q_OBJECT

    ChainPlace place() const { return {chainId, u"eip155_31337"_s}; }
    Expected<Done> add(int token, const QString& revision = {})
    {
        return Chains(*session).addStream({chainId, eventsOf(token), 0, std::nullopt, {}, revision});
    }
    /// One event of each block, for the stream of one token.
    static Commit ofToken(Interval range, int token, std::size_t rule = 0)
    {
        Commit commit;
        commit.ranges = {range};
        commit.streams = {eventsOf(token)};
        commit.blocksAbsent = true;
        for (Height number = range.lo; number <= range.hi; ++number) {
            commit.blocks.push_back(block(number));
            balanceEvent(commit, number, token, token, 5, U256(std::uint64_t(number + 1)), rule);
        }
        return commit;
    }
    QString rows() const
    {
        return db->value(
            u"SELECT string_agg(right(encode(contract_address, 'hex'), 2) || '/' || block_number || ' ' || kind || ' ' "
            "|| delta, ', ' ORDER BY contract_address, block_number) FROM eip155_31337.balance_events"_s);
    }

private Q_SLOTS:
    void init()
    {
        make();
        OK(add(1));
        OK(add(2));
    }
    void cleanup() { drop(); }

    void eventsAreStoredWithTheirStream()
    {
        auto store = ingest();
        auto first = ofToken({0, 1}, 1);
        first.blocksAbsent = false;
        OK(store.commit(first));
        auto second = ofToken({0, 1}, 2, 1);
        second.blocksAbsent = false;
        OK(store.commit(second));
        QCOMPARE(rows(), u"01/0 deposit 1, 01/1 deposit 2, 02/0 withdrawal -1, 02/1 withdrawal -2"_s);
        QCOMPARE(coverage(eventsOf(1).toLatin1()), u"0-1"_s);
        QCOMPARE(
            db->value(u"SELECT array_to_string(data_sets, '+') FROM signalbox.changes ORDER BY seq DESC LIMIT 1"_s),
            u"blocks+balance_events"_s);
    }

    /// A rule that is off now: no row of it may remain, and rows of other tokens are kept.
    void blocksThatAreReadAgainLoseFormerRows()
    {
        auto store = ingest();
        OK(store.commit(ofToken({0, 2}, 1)));
        auto others = ofToken({0, 2}, 2);
        others.blocksAbsent = false;
        OK(store.commit(others));
        OK(Chains(*session).removeStream(chainId, eventsOf(1)));
        OK(add(1, u"other"_s));
        QCOMPARE(coverage(eventsOf(1).toLatin1()), QString());
        Commit again;
        again.ranges = {{0, 1}};
        again.streams = {{eventsOf(1), {}, u"other"_s}};
        balanceEvent(again, 1, 1, 1, 6, U256(std::uint64_t(9)), 1);
        OK(store.commit(again));
        QCOMPARE(rows(), u"01/1 withdrawal -9, 01/2 deposit 3, 02/0 deposit 1, 02/1 deposit 2, 02/2 deposit 3"_s);
    }

    void aReindexReplacesRowsOfItsOwnStream()
    {
        auto store = ingest();
        OK(store.commit(ofToken({0, 3}, 1)));
        auto others = ofToken({0, 3}, 2);
        others.blocksAbsent = false;
        OK(store.commit(others));
        Commit again;
        again.mode = Commit::Mode::Replace;
        again.ranges = {{1, 2}};
        again.streams = {eventsOf(1)};
        again.blocks = {block(1), block(2)};
        balanceEvent(again, 1, 1, 1, 5, U256(std::uint64_t(2)), 0);
        QCOMPARE(store.commit(again).error().code, u"ROWS_MISSING"_s);
        again.missing = Commit::Missing::Keep;
        OK(store.commit(again));
        QVERIFY(rows().startsWith("01/0 deposit 1, 01/1 deposit 2, 01/2 deposit 3, 01/3 deposit 4, "_L1));
        again.missing = Commit::Missing::Remove;
        OK(store.commit(again));
        QVERIFY(rows().startsWith("01/0 deposit 1, 01/1 deposit 2, 01/3 deposit 4, 02/0 deposit 1, "_L1));
        QCOMPARE(count("eip155_31337.balance_events"), u"7"_s);
    }

    void anItemOfTheQuarantineIsResolvedByItsStream()
    {
        auto store = ingest();
        auto first = ofToken({0, 0}, 1);
        first.quarantined.push_back({0, u"9"_s, Message(u"odd"_s), "{}", eventsOf(1)});
        OK(store.commit(first));
        auto other = ofToken({0, 0}, 2);
        other.blocksAbsent = false;
        OK(store.commit(other));
        other.mode = Commit::Mode::Replace;
        OK(store.commit(other));
        QCOMPARE(db->value(u"SELECT state FROM signalbox.quarantine"_s), u"waiting"_s);
        first.mode = Commit::Mode::Replace;
        first.blocksAbsent = false;
        first.quarantined.clear();
        balanceEvent(first, 0, 9, 1, 5, U256(std::uint64_t(4)), 0);
        OK(store.commit(first));
        QCOMPARE(db->value(u"SELECT state FROM signalbox.quarantine"_s), u"resolved"_s);
    }

    void anUndoRemovesRowsAboveTheAncestor()
    {
        auto store = ingest();
        OK(store.commit(ofToken({0, 3}, 1)));
        const auto undone = store.undo({1, 2, hashOf(3), hashOf(2, 1), u"reorg"_s});
        OK(undone);
        QCOMPARE(*undone, 2);
        QCOMPARE(rows(), u"01/0 deposit 1, 01/1 deposit 2"_s);
        QCOMPARE(coverage(eventsOf(1).toLatin1()), u"0-1"_s);
    }

    void aDropRemovesTheRowsOfOneToken()
    {
        auto store = ingest();
        OK(store.commit(ofToken({0, 3}, 1)));
        auto others = ofToken({0, 3}, 2);
        others.blocksAbsent = false;
        OK(store.commit(others));
        OK(Chains(*session).removeStream(chainId, eventsOf(1)));
        QCOMPARE(StreamDrop(*session, place(), epoch, evm::dataSets(place())).run(eventsOf(1)).value_or(-1), 4);
        QCOMPARE(rows(), u"02/0 deposit 1, 02/1 deposit 2, 02/2 deposit 3, 02/3 deposit 4"_s);
        QCOMPARE(coverage(eventsOf(1).toLatin1()), QString());
        QCOMPARE(coverage(eventsOf(2).toLatin1()), u"0-3"_s);
    }
};

SIGNALBOX_TEST(BalanceEventsSetTest)
#include "balance_events_set_test.moc"
