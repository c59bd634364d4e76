// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_status.h"
#include "layer_chain.h"
#include "layers/optimize.h"
#include "layers/removal.h"

using namespace signalbox;
using namespace signalbox::layers;
using namespace signalbox::test;

class LayerLifeTest : public QObject {
    Q_OBJECT
    std::unique_ptr<LayerWorkspace> work;

    void exec(const QString& sql)
    {
        const auto done = work->session->write([&](store::Transaction& transaction) {
            transaction.exec(sql.toStdString());
            return Done{};
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
    }
    /// Every object and every row of the database.
    QString everything()
    {
        QString all = work->value(
            u"SELECT string_agg(o, E'\\n' ORDER BY o) FROM (SELECT format('relation %s.%s "
            "%s%s', n.nspname, relname, relkind, "
            "relpersistence) AS o FROM pg_class c JOIN pg_namespace n ON n.oid = "
            "relnamespace WHERE n.nspname NOT LIKE 'pg\\_%' AND "
            "n.nspname <> 'information_schema' UNION ALL SELECT format('function %s', "
            "oid::regprocedure) FROM pg_proc WHERE "
            "pronamespace NOT IN ('pg_catalog'::regnamespace, "
            "'information_schema'::regnamespace) UNION ALL SELECT format('trigger %s "
            "%s', tgname, tgrelid::regclass) FROM pg_trigger WHERE NOT tgisinternal UNION "
            "ALL SELECT format('sequence %s %s', sequencename, last_value) FROM "
            "pg_sequences WHERE sequencename NOT IN ('commands_id_seq', 'alerts_id_seq') "
            "UNION ALL SELECT format('schema %s', nspname) FROM "
            "pg_namespace WHERE nspname NOT LIKE 'pg\\_%' UNION ALL SELECT format('rights "
            "%s %s', defaclnamespace::regnamespace, "
            "defaclacl) FROM pg_default_acl) x"_s);
        const QStringList tables =
            work->value(
                    u"SELECT string_agg(format('%I.%I', schemaname, tablename), ',' ORDER BY 1) FROM pg_tables WHERE "
                    "schemaname NOT IN ('pg_catalog', 'information_schema')"_s)
                .split(u',');
        for (const QString& table : tables)
            if (table != "signalbox.secrets"_L1)
                all += u'\n' + table + u' ' +
                       work->value(
                           u"SELECT coalesce(string_agg(t::text, '|' ORDER BY t::text), '') FROM %1 t"_s.arg(table));
        return all;
    }
    ChainPlace filled(qint64 id, qint64& epoch, Height last = 40)
    {
        const auto chain = work->add(id);
        epoch = work->lease(chain);
        store::ChainIngest ingest(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
        auto commit = MadeUpChain(work->catalog, quint32(id)).commit({{1, last}});
        commit.quarantined = {{3, u"tx 1"_s, Message(u"odd"_s), "{\"a\":\"\\u0000\"}"}};
        commit.live = true;
        if (const auto done = ingest.commit(commit); !done)
            qFatal("%s", qPrintable(done.error().text()));
        exec(
            u"INSERT INTO canopyx.reindex_requests (chain_id, height) VALUES (%1, 5);"
            "INSERT INTO canopyx.rpc_endpoints (chain_id, endpoint) VALUES (%1, 'http://127.0.0.1:1');"
            "INSERT INTO signalbox.endpoints (caip2, url, kind) VALUES ('canopy:%1', 'http://127.0.0.1:1', 'http');"
            "INSERT INTO canopyx_global.lp_position_snapshots_global (source_chain_id, pool_id, address, "
            "snapshot_date, updated_at) VALUES (%1, 2, '\\x01', '2026-01-01', now());"
            "INSERT INTO signalbox.samples (caip2, step, at) VALUES ('canopy:%1', '10 s', now())"_s.arg(id));
        return chain;
    }

private Q_SLOTS:
    void init() { work = std::make_unique<LayerWorkspace>(); }
    void cleanup() { work.reset(); }

    void quarantinedTextsAreKeptUnchanged()
    {
        const auto chain = work->add(1);
        const qint64 epoch = work->lease(chain);
        store::ChainIngest ingest(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
        auto commit = MadeUpChain(work->catalog, 1).commit({{1, 4}});
        commit.quarantined = {{3, u"tx 1"_s, Message(u"odd"_s), "{\"a\":\"\xEF\xBB\xBFtext\xEF\xBB\xBF\"}"}};
        OK(ingest.commit(commit));
        QCOMPARE(work->value(u"SELECT encode(convert_to(raw->>'a', 'UTF8'), 'hex') FROM "
                             "signalbox.quarantine WHERE block_number = 3"_s),
                 QString::fromLatin1(QByteArray("\xEF\xBB\xBFtext\xEF\xBB\xBF").toHex()));
    }

    void statusReportsMissingBlocks()
    {
        qint64 epoch = 0;
        const auto chain = filled(1, epoch);
        SyncStatus status(*work->session, work->catalog);
        const auto matrix = status.matrix();
        OK(matrix);
        QCOMPARE(matrix->size(), std::size_t(12));
        for (const TableSync& table : *matrix)
            QVERIFY(table.synced && !table.needsResync && !table.measured);
        for (const TableSync& table : *matrix) {
            const auto measured = status.measure(chain, table.entity);
            OK(measured);
            QVERIFY2(measured->healthy(), qPrintable(table.entity));
        }
        auto accounts = *status.measure(chain, u"accounts"_s);
        QVERIFY(accounts.rowDifference() > 0);  // versions: the document's lag is not 0 for healthy tables
        QVERIFY(accounts.keys > 0 && accounts.keys == accounts.globalRows);
        QCOMPARE(accounts.sourceHeight, 40);
        QVERIFY(accounts.lastSource.isValid() && accounts.lastGlobal.isValid());
        exec(
            u"DELETE FROM canopyx_global.accounts_global WHERE address = (SELECT address FROM "
            "canopyx_global.accounts_global ORDER BY 1 LIMIT 1);"
            "UPDATE canopyx_global.accounts_global SET height = 1 WHERE address = (SELECT address "
            "FROM canopyx_global.accounts_global ORDER BY 1 DESC LIMIT 1);"
            "INSERT INTO canopyx_global.accounts_global (chain_id, address, height, updated_at) VALUES "
            "(1, '\\x00', 1, now());"
            "ALTER TABLE chain_1.accounts DISABLE TRIGGER sync_delete"_s);
        accounts = *status.measure(chain, u"accounts"_s);
        QCOMPARE(accounts.missing, 1);
        QCOMPARE(accounts.stale, 1);
        QCOMPARE(accounts.surplus, 1);
        QVERIFY(!accounts.synced && !accounts.healthy());
        OK(work->keeper().repair());
        QVERIFY(status.measure(chain, u"accounts"_s)->needsResync);
        OK(Resync(*work->session, work->catalog, chain, epoch).run({u"accounts"_s}));
        QVERIFY(status.measure(chain, u"accounts"_s)->healthy());
        QCOMPARE(status.measure(chain, u"blocks"_s).error().code, u"NOT_SYNCED"_s);
    }

    void hardDeleteRemovesAllRows()
    {
        qint64 other = 0, epoch = 0;
        filled(2, other);
        const QString before = everything();
        const auto chain = filled(1, epoch);
        QCOMPARE(work->value(u"SELECT array_to_string(rpc_endpoints, ',') FROM canopyx.chains WHERE chain_id = 1"_s),
                 u"http://127.0.0.1:1"_s);
        // an interrupted resync
        exec(u"DELETE FROM canopyx_global.accounts_global WHERE chain_id = 1"_s);
        int calls = 0;
        (void)Resync(*work->session, work->catalog, chain, epoch).run({u"accounts"_s}, [&](const ResyncProgress&) {
            return ++calls < 2;
        });
        Removal removal(*work->session, work->catalog, chain, epoch);
        const auto preview = removal.preview();
        OK(preview);
        QVERIFY(preview->rows > 100 && preview->bytes > 0);
        QCOMPARE(preview->blocks, 40);
        QCOMPARE(preview->confirmation, u"Canopy 1"_s);

        // after a stop before any step, it continues with that step
        QStringList hooks;
        Removal::Hooks hook;
        const auto note = [&](const char* name) {
            return [&hooks, name]() -> Expected<Done> {
                hooks << QLatin1String(name);
                return Done{};
            };
        };
        hook.stopHeadScan = note("head");
        hook.stopGapScan = note("gap");
        hook.dropHandles = note("handles");
        hook.dropQueueCounts = note("queue");
        for (int stop = 1; stop <= Removal::steps; ++stop) {
            QList<int> seen;
            const auto stopped =
                Removal(*work->session, work->catalog, chain, epoch).run(hook, [&](const Removal::Progress& at) {
                    seen << at.step;
                    return at.step < stop;
                });
            QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
            QCOMPARE(seen.front(), qMax(1, stop - 1));
            QCOMPARE(*removal.stepDone(), stop - 1);
            if (stop == 4)
                QCOMPARE(work->value(u"SELECT s.state || c.deleted FROM signalbox.chains s JOIN "
                                     "canopyx.chains c USING (caip2) WHERE c.chain_id = 1"_s),
                         u"deleting2"_s);
        }
        // an engine that lost the lease deletes no rows
        QCOMPARE(Removal(*work->session, work->catalog, chain, epoch + 7).run(hook).error().code, u"LEASE_LOST"_s);
        QVERIFY(work->value(u"SELECT to_regclass('chain_1.blocks') IS NOT NULL"_s) == "t"_L1);
        OK(Removal(*work->session, work->catalog, chain, epoch).run(hook));
        QCOMPARE(hooks, (QStringList{u"head"_s, u"gap"_s, u"handles"_s, u"queue"_s}));
        exec(u"DELETE FROM signalbox.alerts"_s);
        const QString after = everything();
        if (after != before) {
            const QStringList is = after.split(u'\n'), was = before.split(u'\n');
            for (qsizetype i = 0; i < qMax(is.size(), was.size()); ++i)
                if (is.value(i) != was.value(i))
                    QFAIL(qPrintable(was.value(i) + u" is now "_s + is.value(i)));
        }
        // and the ID is free again
        QCOMPARE(work->add(1).schema, u"chain_1"_s);
    }

    void largeDeletesRunInBatches()
    {
        const auto chain = work->add(1);
        const qint64 epoch = work->lease(chain);
        exec(
            u"INSERT INTO chain_1.pool_points_by_holder (address, pool_id, height) SELECT decode(md5(k::text), 'hex'), "
            "k % 3, 1 FROM generate_series(1, 45000) k;"
            "INSERT INTO canopyx.index_progress (chain_id, height) SELECT 1, h FROM generate_series(1, 25000) h"_s);
        qint64 most = 0;
        OK(Removal(*work->session, work->catalog, chain, epoch).run({}, [&](const Removal::Progress& at) {
            most = qMax(most, at.rows);
            return true;
        }));
        QCOMPARE(most, 45'000);
        QCOMPARE(work->value(u"SELECT count(*) FROM canopyx_global.pool_points_by_holder_global"_s), u"0"_s);
    }

    void optimizeKeepsTheStatesAbove()
    {
        qint64 epoch = 0;
        const auto chain = filled(1, epoch);
        const auto states = [&] {
            QString all;
            for (int height = 25; height <= 41; ++height)
                for (const char* table : {"accounts", "pools"})
                    all += work->value(u"SELECT string_agg(p::text, '|') FROM chain_1.%1_page_at(%2, 100, NULL) p"_s
                                           .arg(QLatin1String(table))
                                           .arg(height));
            return all;
        };
        const QString before = states(), global = work->globalRows(chain);
        const qint64 rows = work->value(u"SELECT count(*) FROM chain_1.accounts"_s).toLongLong();
        Optimize optimize(*work->session, work->catalog, chain, epoch);
        const auto preview = optimize.preview(25);
        OK(preview);
        QVERIFY(preview->rows > 20);
        const auto done = optimize.run(25);
        OK(done);
        QCOMPARE(done->dropped, preview->rows);
        QVERIFY(work->value(u"SELECT count(*) FROM chain_1.accounts"_s).toLongLong() < rows);
        QCOMPARE(states(), before);
        QCOMPARE(work->globalRows(chain), global);
        QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
        QCOMPARE(work->value(u"SELECT history_from FROM canopyx.chains"_s), u"25"_s);
        const auto again = optimize.run(25);
        OK(again);
        QCOMPARE(again->dropped, 0);

        // an index left by an interrupted rebuild is removed later
        exec(u"CREATE INDEX accounts_pkey_ccnew ON chain_1.accounts (height)"_s);
        const auto spoilt = work->db.session(store::Role::Bootstrap)->write([](store::Transaction& transaction) {
            transaction.exec(
                "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'chain_1.accounts_pkey_ccnew'::regclass");
            return Done{};
        });
        OK(spoilt);
        OK(optimize.run(25));
        QCOMPARE(work->value(u"SELECT to_regclass('chain_1.accounts_pkey_ccnew')"_s), QString());
    }

    /// After a stop, dropped versions stay dropped, every state is consistent, and the next run completes the work.
    void optimizeCanBeStoppedAndStartedAgain()
    {
        qint64 epoch = 0;
        const auto chain = filled(1, epoch);
        exec(
            u"INSERT INTO chain_1.accounts (address, amount, height) SELECT decode(md5(k::text), 'hex'), "
            "v, v FROM generate_series(1, 25000) k, generate_series(1, 3) v"_s);
        const auto sum = [&](const char* what) {
            return work->value(u"SELECT %1 FROM chain_1.accounts"_s.arg(QLatin1String(what))).toLongLong();
        };
        const auto state = [&] {
            return work->value(
                u"SELECT md5(string_agg(s::text, '|' ORDER BY s.address)) FROM (SELECT DISTINCT ON (address) * FROM "
                "chain_1.accounts WHERE height <= 25 ORDER BY address, height DESC) s"_s);
        };
        const QString before = state(), global = work->globalRows(chain);
        const qint64 rows = sum("count(*)");
        const auto whole = Optimize(*work->session, work->catalog, chain, epoch).preview(25);
        OK(whole);
        const auto stopped =
            Optimize(*work->session, work->catalog, chain, epoch).run(25, [&](const Optimize::Progress& at) {
                return at.walked < 30'000;
            });
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
        const qint64 gone = rows - sum("count(*)");
        QVERIFY2(gone > 10'000 && gone < whole->rows, qPrintable(QString::number(gone)));
        QCOMPARE(work->value(u"SELECT history_from FROM canopyx.chains"_s), u"25"_s);
        QCOMPARE(state(), before);
        QCOMPARE(work->globalRows(chain), global);
        // between two tables, too
        int vacuums = 0;
        const auto later =
            Optimize(*work->session, work->catalog, chain, epoch).run(25, [&](const Optimize::Progress& at) {
                return at.phase != "vacuum"_L1 || ++vacuums < 3;
            });
        QVERIFY(!later && later.error().kind == ErrorKind::Cancelled);
        QCOMPARE(rows - sum("count(*)") +
                     work->value(u"SELECT count(*) FROM chain_1.accounts a WHERE height < 25 AND EXISTS "
                                 "(SELECT FROM chain_1.accounts n WHERE n.address = a.address AND "
                                 "n.height > a.height AND n.height <= 25)"_s)
                         .toLongLong(),
                 rows - sum("count(*)"));
        const auto done = Optimize(*work->session, work->catalog, chain, epoch).run(25);
        OK(done);
        QCOMPARE(done->dropped, 0);
        QCOMPARE(state(), before);
        QCOMPARE(work->globalRows(chain), global);
        QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
    }
};

SIGNALBOX_TEST(LayerLifeTest)
#include "life_test.moc"
#include "signalbox/literals.h"
