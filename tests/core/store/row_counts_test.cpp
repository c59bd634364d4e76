// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/row_counts.h"

#include <QTest>

#include "signalbox/literals.h"
#include "store/chains.h"
#include "support/pg_fixture.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using signalbox::test::PgDatabase;

namespace {

const QString countedChain = u"eip155:10"_s;
const QString schema = u"eip155_10"_s;
const QString first = u"0x%1"_s.arg(1, 40, 16, QLatin1Char('0'));
const QString second = u"0x%1"_s.arg(2, 40, 16, QLatin1Char('0'));
const QString unseen = u"0x%1"_s.arg(3, 40, 16, QLatin1Char('0'));

}  // namespace

class RowCountsTest : public QObject {
    Q_OBJECT
    std::unique_ptr<PgDatabase> db;
    std::unique_ptr<Session> session;

    /// Every fourth row belongs to the second token.
    void insert(int from, int to)
    {
        db->value(
            u"INSERT INTO eip155_10.transfers SELECT b, 0, '\\x00', decode(lpad(CASE WHEN b % 4 = "
            "0 THEN '2' ELSE '1' END, 40, '0'), 'hex'), '\\x01', '\\x02', 5 FROM "
            "generate_series(%1, %2) b"_s.arg(from)
                .arg(to));
        db->value(u"SELECT pg_stat_force_next_flush()"_s);
    }

private Q_SLOTS:
    void init()
    {
        db = std::make_unique<PgDatabase>();
        session = db->session();
        NewChain chain;
        chain.chain.caip2 = countedChain;
        chain.chain.name = u"Counted"_s;
        QVERIFY(Chains(*session).add(chain));
    }
    void cleanup()
    {
        session.reset();
        db.reset();
    }

    void smallTablesAreCounted()
    {
        const QStringList tokens{first, second, unseen};
        auto rows = countRows(*session, countedChain, schema, tokens);
        QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().text()));
        QCOMPARE(rows->total(), 0);
        QVERIFY(rows->transfers.exact && rows->events.exact && rows->blocks.exact);
        insert(1, 1000);
        rows = countRows(*session, countedChain, schema, tokens, *rows);
        QVERIFY(rows);
        QCOMPARE(rows->transfers.rows, 1000);
        QCOMPARE(rows->tokens.at(first).rows, 750);
        QCOMPARE(rows->tokens.at(second).rows, 250);
        QCOMPARE(rows->tokens.at(unseen).rows, 0);
        QVERIFY(rows->tokens.at(second).exact);
    }

    void largeTablesAreEstimated()
    {
        insert(1, 120'000);
        const auto rows = countRows(*session, countedChain, schema, {first, second, unseen});
        QVERIFY(rows);
        QVERIFY(!rows->transfers.exact);
        QVERIFY(qAbs(rows->transfers.rows - 120'000) < 6'000);
        QVERIFY(!rows->tokens.at(first).exact);
        QVERIFY(qAbs(rows->tokens.at(first).rows - 90'000) < 9'000);
        QVERIFY(qAbs(rows->tokens.at(second).rows - 30'000) < 6'000);
        QCOMPARE(rows->tokens.at(unseen).rows, -1);  // absence from the sample gives no information
    }

    void undecidedProofsAreReadEachTime()
    {
        insert(1, 10);
        auto rows = countRows(*session, countedChain, schema, {first});
        QVERIFY(rows);
        QCOMPARE(rows->undecided, 0);
        db->value(
            u"INSERT INTO signalbox.proofs VALUES ('%1', 1, 50, 'proven', 3), "
            "('%1', 60, 80, 'proven', 4)"_s.arg(countedChain));
        rows = countRows(*session, countedChain, schema, {first}, *rows);
        QVERIFY(rows);
        QCOMPARE(rows->undecided, 7);
        QCOMPARE(rows->tokens.at(first).rows, 8);
    }

    void eventsOfOneChainAreCounted()
    {
        db->value(
            u"INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, "
            "transaction_hash, log_index, registry, event_type, timestamp) SELECT c || '-' || b, "
            "c, b, '0xaa', '0xbb', 0, 'identity', 'Registered', b FROM generate_series(1, 40) b, "
            "unnest(ARRAY[10, 10 + 8443]) c"_s);
        const auto rows = countRows(*session, countedChain, schema, {});
        QVERIFY(rows);
        QCOMPARE(rows->events.rows, 40);
        QVERIFY(rows->events.exact);
        QCOMPARE(rows->total(), 40);
    }
};

SIGNALBOX_TEST(RowCountsTest)
#include "row_counts_test.moc"
