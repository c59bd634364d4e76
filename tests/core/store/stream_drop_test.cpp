// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
#include <thread>

#include "ingest_place.h"
#include "signalbox/literals.h"
#include "store/stream_drop.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using namespace signalbox::test;

/// Rows of a removed stream, while other streams are added and removed.
class StreamDropTest : public QObject, IngestPlace {
    Q_OBJECT

    inline static const QString all = u"transfers"_s;
    static QString token(int contract)
    {
        return u"transfers:0x%1"_s.arg(contract, 2, 16, QLatin1Char('0')) + QString(38, QLatin1Char('0'));
    }
    ChainPlace place() const { return {chainId, u"eip155_31337"_s}; }
    StreamDrop drops(Session& session) const { return StreamDrop(session, place(), epoch, evm::dataSets(place())); }
    Expected<Done> add(const QString& stream)
    {
        return Chains(*session).addStream({chainId, stream, 0, std::nullopt, {}, {}, {}});
    }
    /// Blocks with a transfer of contract 1 and one of contract 2 each, read for `streams`.
    Expected<Done> store(Interval range, const chain::Streams& streams)
    {
        auto commit = commitOf(range);
        commit.streams = streams;
        commit.blocksAbsent = false;
        return ingest().commit(commit);
    }
    Expected<Done> storeToken(Interval range, std::uint8_t contract)
    {
        Commit commit;
        commit.ranges = {range};
        commit.streams = {token(contract)};
        for (Height number = range.lo; number <= range.hi; ++number)
            transfer(commit, number, contract - 1, contract);
        return ingest().commit(commit);
    }
    QString rows() const
    {
        return db->value(
            u"SELECT count(*) FILTER (WHERE get_byte(contract_address, 0) = 1) || ' ' || "
            "count(*) FILTER (WHERE get_byte(contract_address, 0) = 2) FROM "
            "eip155_31337.transfers"_s);
    }

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void rowsOfOtherStreamsAreKept()
    {
        OK(add(token(1)));
        OK(store({0, 99}, {u"headers"_s, all, token(1)}));
        OK(Chains(*session).removeStream(chainId, all));
        QCOMPARE(drops(*session).run(all).value_or(-1), 100);
        QCOMPARE(rows(), u"100 0"_s);
        QCOMPARE(coverage("transfers"), QString());
        QCOMPARE(coverage(token(1).toLatin1()), u"0-99"_s);
    }

    void aTokenCoveredByAllTransfersIsKept()
    {
        OK(add(token(1)));
        OK(store({0, 99}, {u"headers"_s, all, token(1)}));
        OK(Chains(*session).removeStream(chainId, token(1)));
        QCOMPARE(drops(*session).run(token(1)).value_or(-1), 0);
        QCOMPARE(rows(), u"100 100"_s);
        QCOMPARE(coverage("transfers"), u"0-99"_s);
    }

    /// 60,000 rows are two batches; between them a token is added and its history is fetched.
    void aStreamAddedMeanwhileKeepsItsRows()
    {
        OK(store({0, 29'999}, {u"headers"_s, all}));
        OK(Chains(*session).removeStream(chainId, all));
        Session other(db->connection());
        int batches = 0;
        const auto gone = drops(other).run(all, [&](qint64, double share) {
            if (++batches != 1)
                return true;
            return share > 0.5 && add(token(2)) && storeToken({0, 29'999}, 2);
        });
        OK(gone);
        QVERIFY(batches >= 2);
        QCOMPARE(rows(), u"0 30000"_s);
        QCOMPARE(coverage(token(2).toLatin1()), u"0-29999"_s);
        QCOMPARE(coverage("transfers"), QString());
    }

    /// After a stop half way, remaining rows are still covered: when the stream is added again, only the missing blocks
    /// are fetched.
    void aStopLeavesRowsAndCoverageInAgreement()
    {
        OK(store({0, 29'999}, {u"headers"_s, all}));
        OK(Chains(*session).removeStream(chainId, all));
        int batches = 0;
        const auto stopped = drops(*session).run(all, [&](qint64, double) { return ++batches < 1; });
        QCOMPARE(stopped.error().code, u"CANCELLED"_s);
        QCOMPARE(coverage("transfers"), u"25000-29999"_s);
        QCOMPARE(rows(), u"5000 5000"_s);
        OK(add(all));
        QCOMPARE(coverage("transfers"), u"25000-29999"_s);
        // A drop without that information deletes no further rows.
        QCOMPARE(drops(*session).run(all).value_or(-1), 0);
        QCOMPARE(rows(), u"5000 5000"_s);
        OK(store({0, 24'999}, {all}));
        QCOMPARE(rows(), u"30000 30000"_s);
    }

    /// Whether it was killed between two batches or in one: deleted rows are not covered, and the next run completes
    /// the drop.
    void itSurvivesAKill()
    {
        OK(store({0, 29'999}, {u"headers"_s, all}));
        OK(Chains(*session).removeStream(chainId, all));
        QVERIFY(!drops(*session).run(all, [](qint64, double) { return false; }));
        QCOMPARE(rows(), u"5000 5000"_s);
        QCOMPARE(coverage("transfers"), u"25000-29999"_s);
        OK(session->write([](Transaction& transaction) {
            transaction.exec(
                "CREATE FUNCTION eip155_31337.die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM "
                "pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$");
            transaction.exec(
                "CREATE TRIGGER die AFTER DELETE ON eip155_31337.transfers EXECUTE FUNCTION "
                "eip155_31337.die()");
            return Done{};
        }));
        {
            Session killed(db->connection());
            QVERIFY(!drops(killed).run(all));
        }
        QCOMPARE(rows(), u"5000 5000"_s);
        QCOMPARE(coverage("transfers"), u"25000-29999"_s);
        OK(session->write([](Transaction& transaction) {
            transaction.exec("DROP TRIGGER die ON eip155_31337.transfers");
            return Done{};
        }));
        QCOMPARE(drops(*session).run(all).value_or(-1), 10'000);
        QCOMPARE(rows() + coverage("transfers"), u"0 0"_s);
        QCOMPARE(db->value(u"SELECT count(*) = max(seq) FROM signalbox.changes"_s), u"t"_s);
    }

    void aLostLeaseDeletesNothing()
    {
        OK(store({0, 9}, {u"headers"_s, all}));
        OK(Chains(*session).removeStream(chainId, all));
        OK(Leases(*session).takeOver(chainId, {u"b"_s, u"there"_s, 2}));
        QCOMPARE(drops(*session).run(all).error().code, u"LEASE_LOST"_s);
        QCOMPARE(rows(), u"10 10"_s);
    }
};

SIGNALBOX_TEST(StreamDropTest)
#include "stream_drop_test.moc"
