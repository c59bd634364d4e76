// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <random>

#include "layer_chain.h"

using namespace signalbox;
using namespace signalbox::layers;
using namespace signalbox::test;
using Mode = LayerCommit::Mode;

/// In any order of commits, undos, reindexes and resyncs, the global tables agree with the chain's tables, and these
/// with the chain.
class LayerOrderTest : public QObject {
    Q_OBJECT
    std::unique_ptr<LayerWorkspace> work;
    ChainPlace chain;
    qint64 epoch = 0;

    std::unique_ptr<store::ChainIngest> ingest()
    {
        return std::make_unique<store::ChainIngest>(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
    }
    void exec(const QString& sql)
    {
        const auto done = work->session->write([&](store::Transaction& transaction) {
            transaction.exec(sql.toStdString());
            return Done{};
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
    }
    QString count(const char* table) { return work->value(u"SELECT count(*) FROM "_s + QLatin1String(table)); }

private Q_SLOTS:
    void init()
    {
        work = std::make_unique<LayerWorkspace>();
        chain = work->add(1);
        epoch = work->lease(chain);
    }
    void cleanup() { work.reset(); }

    void aClosedKeyStaysClosed()
    {
        auto store = ingest();
        const auto account = [&](Height height, quint64 amount, bool gone) {
            LayerCommit commit(work->catalog);
            commit.ranges = {{height, height}};
            commit.streams = {u"blocks"_s};
            commit.rows.of(u"accounts"_s)
                .begin()
                .bytea(key20(1))
                .amount(amount)
                .amount(0)
                .amount(0)
                .bigint(height)
                .time(blockTime)
                .boolean(gone)
                .end();
            return store->commit(commit);
        };
        OK(account(10, 5, false));
        QCOMPARE(work->value(u"SELECT amount FROM canopyx_global.accounts_global"_s), u"5"_s);
        OK(account(20, 0, true));
        QCOMPARE(count("canopyx_global.accounts_global"), u"0"_s);
        OK(account(15, 7, false));  // the gap, backfilled late
        QCOMPARE(count("canopyx_global.accounts_global"), u"0"_s);
        QCOMPARE(count("chain_1.accounts_latest"), u"0"_s);
        const QString hex = QString::fromLatin1(key20(1).toHex());
        const auto at = [&](int height) {
            return work->value(
                u"SELECT coalesce((SELECT amount::text FROM chain_1.accounts_at(%1, '\\x%2')), 'none')"_s.arg(height)
                    .arg(hex));
        };
        QCOMPARE(at(9), u"none"_s);
        QCOMPARE(at(14), u"5"_s);
        QCOMPARE(at(19), u"7"_s);
        QCOMPARE(at(20), u"none"_s);
        store::Undo undo;
        undo.ancestor = 19;
        const auto undone = store->undo(undo);
        OK(undone);
        QCOMPARE(*undone, 1);
        QCOMPARE(work->value(u"SELECT amount || ' ' || height FROM canopyx_global.accounts_global"_s), u"7 15"_s);
        QCOMPARE(work->value(u"SELECT string_agg(lo || '-' || hi, ' ' ORDER BY lo) FROM signalbox.coverage"_s),
                 u"10-10 15-15"_s);
        exec(u"TRUNCATE chain_1.accounts"_s);
        QCOMPARE(count("canopyx_global.accounts_global"), u"0"_s);
    }

    void rowsAreEqualInEveryOrderOfCommits_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void rowsAreEqualInEveryOrderOfCommits()
    {
        QFETCH(quint32, seed);
        constexpr Height last = 60;
        const MadeUpChain made(catalog::Catalog::canopy(), seed);
        OK(ingest()->commit(made.commit({{1, last}})));
        const QString chainRows = work->chainRows(chain), globalRows = work->globalRows(chain);
        QCOMPARE(globalRows, work->expectedRows(chain));
        QVERIFY(globalRows.size() > 1000);

        // the same chain again, in pieces of any size in any order, with other work in between
        cleanup();
        init();
        std::mt19937 random(seed);
        std::vector<Interval> pieces;
        for (Height lo = 1; lo <= last;) {
            const Height hi = qMin(last, lo + Height(random() % 5));
            pieces.push_back({lo, hi});
            lo = hi + 1;
        }
        std::shuffle(pieces.begin(), pieces.end(), random);
        auto store = ingest();
        store::PqConnection connection(work->db.connection());
        OK(connection.open());
        std::vector<Interval> there;
        for (const Interval& piece : pieces) {
            OK(store->commit(made.commit({piece})));
            there.push_back(piece);
            switch (random() % 6) {
                case 0:
                    OK(Resync(*work->session, work->catalog, chain, epoch).run());
                    break;
                case 1: {  // reindex of stored blocks
                    const Interval again = there[random() % there.size()];
                    OK(store->commit(made.commit({again}, Mode::Replace)));
                    break;
                }
                case 2: {  // a wrong block, corrected by a reindex
                    const Interval again = there[random() % there.size()];
                    OK(store->commit(MadeUpChain(work->catalog, seed + 100).commit({again}, Mode::Replace)));
                    QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
                    OK(store->commit(made.commit({again}, Mode::Replace)));
                    break;
                }
                case 3:
                    OK(emptyStaging(connection, chain, epoch, work->catalog, 0));
                    break;
                case 4:
                    OK(store->commit(made.commit({there[random() % there.size()]}, Mode::Replace)));
                    break;
                default:
                    break;
            }
            QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
        }
        // and a reorg at the end
        store::Undo undo;
        undo.ancestor = last / 2;
        OK(store->undo(undo));
        QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
        OK(store->commit(made.commit({{last / 2 + 1, last}})));
        QCOMPARE(work->chainRows(chain), chainRows);
        QCOMPARE(work->globalRows(chain), globalRows);
        QCOMPARE(work->value(u"SELECT string_agg(lo || '-' || hi, ' ') FROM signalbox.coverage"_s), u"1-60"_s);
        QCOMPARE(work->value(u"SELECT max_height FROM canopyx.index_progress_agg"_s), u"60"_s);
    }

    /// The plans of a session are made while the tables are empty. They must not read whole tables later.
    void costDependsOnTheTouchedKeys()
    {
        const auto account = [](const char* numbers, int height, bool gone) {
            return u"INSERT INTO chain_1.accounts (address, height, deleted) SELECT decode(md5(k::text), 'hex'), "
                   "%1, %2 FROM generate_series(%3) k"_s.arg(height)
                       .arg(gone ? u"true"_s : u"false"_s, QLatin1String(numbers));
        };
        const auto touched = [&] {
            return work->value(u"SELECT pg_stat_force_next_flush()"_s),
                   work->value(
                           u"SELECT sum(idx_tup_read + idx_tup_fetch) FROM pg_stat_user_indexes "
                           "WHERE relname IN ('accounts', 'accounts_global')"_s)
                           .toLongLong() +
                       work->value(
                               u"SELECT sum(seq_tup_read) FROM pg_stat_user_tables WHERE relname IN "
                               "('accounts', 'accounts_global')"_s)
                           .toLongLong();
        };
        exec(account("1, 3", 1, false));
        exec(account("3, 3", 2, true));
        exec(
            u"UPDATE chain_1.accounts SET amount = 1 WHERE height = 2; DELETE FROM chain_1.accounts WHERE height = 2"_s);
        exec(account("10, 20000", 3, false));
        (void)touched();
        const qint64 before = touched();
        for (int height = 10; height < 20; ++height) {
            exec(account("100, 109", height, height % 2 == 0));
            exec(u"UPDATE chain_1.accounts SET amount = 2 WHERE address = decode(md5('105'), 'hex') AND height = %1"_s
                     .arg(height));
            exec(u"DELETE FROM chain_1.accounts WHERE address = decode(md5('106'), 'hex') AND height = %1"_s.arg(
                height));
        }
        (void)touched();
        const qint64 spent = touched() - before;
        QVERIFY2(spent < 5000, qPrintable(QString::number(spent)));
        QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
    }

    void commitsAreAtomic()
    {
        auto store = ingest();
        const MadeUpChain made(work->catalog, 9);
        OK(store->commit(made.commit({{5, 9}})));
        const QString before = work->chainRows(chain);
        const auto overlap = store->commit(made.commit({{9, 12}}));
        QVERIFY(!overlap);
        QCOMPARE(work->chainRows(chain), before);
        LayerCommit bad(work->catalog);
        bad.ranges = {{20, 20}};
        bad.streams = {u"blocks"_s};
        bad.rows.of(u"accounts"_s).begin().bigint(1).end();
        QCOMPARE(store->commit(bad).error().code, u"BAD_ROWS"_s);
        const qint64 taken = work->lease(chain);
        QVERIFY(taken != epoch);
        auto stale = store->commit(made.commit({{20, 21}}));  // the takeover may have ended its connection
        if (!stale && stale.error().kind == ErrorKind::Retryable)
            stale = store->commit(made.commit({{20, 21}}));
        QVERIFY(!stale);
        QCOMPARE(stale.error().code, u"LEASE_LOST"_s);
        QCOMPARE(work->chainRows(chain), before);
        QCOMPARE(store->heartbeat().error().code, u"LEASE_LOST"_s);
        QCOMPARE(Resync(*work->session, work->catalog, chain, epoch).run().has_value(),
                 true);  // no difference: no rows are written
    }

    void reindexKeepsItsRequests()
    {
        auto store = ingest();
        const MadeUpChain made(work->catalog, 2);
        OK(store->commit(made.commit({{1, 9}})));
        exec(u"INSERT INTO canopyx.reindex_requests (chain_id, height) SELECT 1, h FROM generate_series(3, 8) h"_s);
        OK(store->commit(made.commit({{3, 4}, {8, 8}}, Mode::Replace)));
        QCOMPARE(work->value(u"SELECT string_agg(height::text, ' ' ORDER BY height) FROM "
                             "canopyx.reindex_requests WHERE status = 'done'"_s),
                 u"3 4 8"_s);
        QCOMPARE(count("canopyx.index_progress"), u"12"_s);
    }

    void pagesOfAStateAreComplete()
    {
        auto store = ingest();
        const MadeUpChain made(work->catalog, 11);
        OK(store->commit(made.commit({{1, 40}})));
        for (const int height : {1, 7, 23, 40, 99})
            for (const QString& table : {u"accounts"_s, u"pool_points_by_holder"_s}) {
                const bool account = table == "accounts"_L1;
                const QString key = account ? u"address"_s : u"pool_id, address"_s;
                const QString plain = work->value(
                    u"SELECT string_agg(s::text, '|') FROM (SELECT * FROM (SELECT DISTINCT "
                    "ON (%1) * FROM chain_1.%2 WHERE height <= %3 ORDER BY "
                    "%1, height DESC) v WHERE NOT deleted ORDER BY %1) s"_s.arg(key, table)
                        .arg(height));
                QStringList paged;
                for (QString after = account ? u"NULL"_s : u"NULL, NULL"_s;;) {
                    const QString page = u"chain_1.%1_page_at(%2, 3, %3) v"_s.arg(table).arg(height).arg(after);
                    const QString rows = work->value(u"SELECT string_agg(v::text, '|') FROM "_s + page);
                    if (rows.isEmpty())
                        break;
                    paged << rows;
                    after = work->value(u"SELECT quote_literal(address) || '::bytea' FROM %1 OFFSET %2"_s.arg(page).arg(
                        rows.count(u'|')));
                    if (!account)
                        after.prepend(
                            work->value(u"SELECT pool_id || ', ' FROM %1 OFFSET %2"_s.arg(page).arg(rows.count(u'|'))));
                }
                QCOMPARE(paged.join(u'|'), plain);
            }
    }
};

SIGNALBOX_TEST(LayerOrderTest)
#include "order_test.moc"
#include "signalbox/literals.h"
