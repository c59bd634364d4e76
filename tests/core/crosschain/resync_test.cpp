// SPDX-License-Identifier: GPL-3.0-or-later

#include <thread>

#include "core/layers/layer_chain.h"

using namespace signalbox;
using namespace signalbox::layers;
using namespace signalbox::test;

class LayerResyncTest : public QObject {
    Q_OBJECT
    std::unique_ptr<LayerWorkspace> work;
    ChainPlace chain;
    qint64 epoch = 0;

    void exec(const QString& sql)
    {
        const auto done = work->session->write([&](store::Transaction& transaction) {
            transaction.exec(sql.toStdString());
            return Done{};
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
    }
    void manyAccounts(int keys)
    {
        exec(
            u"INSERT INTO chain_1.accounts (address, amount, height) SELECT decode(md5(k::text), "
            "'hex'), k + h, h FROM generate_series(1, %1) k, "
            "generate_series(1, 2) h"_s.arg(keys));
    }

private Q_SLOTS:
    void init()
    {
        work = std::make_unique<LayerWorkspace>();
        chain = work->add(1);
        work->add(2);
        epoch = work->lease(chain);
    }
    void cleanup() { work.reset(); }

    void differencesAreCorrected()
    {
        store::ChainIngest ingest(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
        OK(ingest.commit(MadeUpChain(work->catalog, 4).commit({{1, 50}})));
        const QString right = work->globalRows(chain);
        exec(
            u"INSERT INTO canopyx_global.accounts_global (chain_id, address, height, updated_at) SELECT "
            "2, address, 1, now() FROM "
            "canopyx_global.accounts_global"_s);
        const QString others = work->value(u"SELECT count(*) FROM canopyx_global.accounts_global WHERE chain_id = 2"_s);
        exec(
            u"UPDATE canopyx_global.accounts_global SET amount = amount + 1 WHERE chain_id = 1 AND height % 2 = 0;"
            "DELETE FROM canopyx_global.accounts_global WHERE chain_id = 1 AND height % 3 = 0;"
            "INSERT INTO canopyx_global.accounts_global (chain_id, address, height, updated_at) VALUES (1, '\\xffff', "
            "3, now());"
            "DELETE FROM canopyx_global.pools_global; DELETE FROM canopyx_global.block_summaries_global WHERE height > "
            "30;"
            "UPDATE canopyx_global.committee_payments_global SET percent = 1"_s);
        QVERIFY(work->globalRows(chain) != right);
        int calls = 0;
        const auto done = Resync(*work->session, work->catalog, chain, epoch).run({}, [&](const ResyncProgress& at) {
            ++calls;
            return at.share() >= 0 && at.share() <= 1;
        });
        OK(done);
        QVERIFY(calls >= 12);
        QCOMPARE(done->size(), std::size_t(12));
        QCOMPARE(work->globalRows(chain), right);
        QCOMPARE(work->value(u"SELECT count(*) FROM canopyx_global.accounts_global WHERE chain_id = 2"_s), others);
        QCOMPARE(work->value(u"SELECT count(*) FROM pg_tables WHERE tablename LIKE 'resync\\_%'"_s), u"0"_s);
        QCOMPARE(Resync(*work->session, work->catalog, chain, epoch).run({u"blocks"_s}).error().code, u"NOT_SYNCED"_s);
    }

    void continuesWhereItStopped()
    {
        manyAccounts(20'000);
        exec(u"DELETE FROM canopyx_global.accounts_global"_s);
        qint64 seen = 0;
        const auto stopped =
            Resync(*work->session, work->catalog, chain, epoch).run({u"accounts"_s}, [&](const ResyncProgress& at) {
                seen = at.done;
                return at.done < 6000;
            });
        QVERIFY(!stopped);
        QVERIFY(stopped.error().kind == ErrorKind::Cancelled);
        QVERIFY(seen >= 6000 && seen < 20'000);
        QCOMPARE(work->value(u"SELECT count(*) FROM canopyx_global.accounts_global"_s), QString::number(seen));
        // a block that closes a key meanwhile stays closed
        exec(u"INSERT INTO chain_1.accounts (address, height, deleted) SELECT decode(md5('77'), 'hex'), 3, true"_s);
        qint64 first = -1;
        const auto done =
            Resync(*work->session, work->catalog, chain, epoch).run({u"accounts"_s}, [&](const ResyncProgress& at) {
                if (first < 0 && at.phase == "setting"_L1)
                    first = at.done;
                return true;
            });
        OK(done);
        QCOMPARE(first, seen);
        QCOMPARE(done->front().listed, 20'000);
        QCOMPARE(work->value(u"SELECT count(*) FROM canopyx_global.accounts_global"_s), u"19999"_s);
        QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
        // keys that a repair found since, and old results, are compared again
        const auto stoppedAndGoneOn = [&](const QString& meanwhile) {
            exec(u"UPDATE canopyx_global.accounts_global SET amount = 0"_s);
            (void)Resync(*work->session, work->catalog, chain, epoch)
                .run({u"accounts"_s}, [&](const ResyncProgress& at) { return at.done < 4000; });
            exec(u"DELETE FROM canopyx_global.accounts_global WHERE address < '\\x40'"_s);
            exec(meanwhile);
            OK(Resync(*work->session, work->catalog, chain, epoch).run({u"accounts"_s}));
            QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
        };
        stoppedAndGoneOn(
            u"INSERT INTO canopyx.table_needs (chain_id, entity, need) VALUES (1, "
            "'accounts', 'resync')"_s);
        QVERIFY(work->keeper().needs()->empty());
        stoppedAndGoneOn(u"UPDATE canopyx.resyncs SET started_at = now() - interval '2 hours'"_s);
        // the list is lost with a crash of the server: the tables are compared again
        exec(u"UPDATE canopyx_global.accounts_global SET amount = 0"_s);
        (void)Resync(*work->session, work->catalog, chain, epoch).run({u"accounts"_s}, [&](const ResyncProgress& at) {
            return at.done < 4000;
        });
        exec(u"TRUNCATE canopyx.resync_1_accounts"_s);
        OK(Resync(*work->session, work->catalog, chain, epoch).run({u"accounts"_s}));
        QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
        // another console has the chain now
        exec(u"UPDATE canopyx_global.accounts_global SET amount = 0"_s);
        work->lease(chain);
        QCOMPARE(Resync(*work->session, work->catalog, chain, epoch).run().error().code, u"LEASE_LOST"_s);
    }

    void writersAndReadersContinue()
    {
        manyAccounts(30'000);
        exec(u"UPDATE canopyx_global.accounts_global SET amount = 0 WHERE get_byte(address, 0) < 128"_s);
        std::atomic<bool> over = false;
        std::atomic<qint64> fewest = 30'000, probes = 0, committed = 0;
        std::thread reader([&] {
            const auto session = work->db.session();
            while (!over) {
                const auto rows = session->read([](store::Transaction& transaction) {
                    return store::integer(transaction.exec(
                        "SELECT count(*) FROM canopyx_global.accounts_global WHERE chain_id = 1")[0][0]);
                });
                if (rows && *rows < fewest)
                    fewest = *rows;
                ++probes;
            }
        });
        std::thread writer([&] {
            store::ChainIngest ingest(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
            const MadeUpChain made(work->catalog, 8);
            for (Height height = 100; !over; ++height)
                if (ingest.commit(made.commit({{height, height}})))
                    ++committed;
        });
        const auto done = Resync(*work->session, work->catalog, chain, epoch).run();
        over = true;
        reader.join();
        writer.join();
        OK(done);
        QVERIFY(fewest >= 30'000);
        QVERIFY(probes > 3 && committed > 3);
        QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
    }
};

SIGNALBOX_TEST(LayerResyncTest)
#include "resync_test.moc"
#include "signalbox/literals.h"
