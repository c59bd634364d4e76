// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QTest>

#include "postgres/migrator.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"
#include "store/chains.h"
#include "support/pg_fixture.h"
#include "support/places.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::store;
using signalbox::test::PgDatabase;

class MigratorTest : public QObject {
    Q_OBJECT
    std::unique_ptr<PgDatabase> db;
    std::unique_ptr<Session> admin;

    Migrator migrator(std::vector<MigrationFile> files = Migrator::shipped().value())
    {
        return Migrator(*admin, localRoles(), std::move(files));
    }

private Q_SLOTS:
    void init()
    {
        db = std::make_unique<PgDatabase>(false);
        admin = db->session(Role::Bootstrap);
    }
    void cleanup()
    {
        admin.reset();
        db.reset();
    }

    void migratesUpDownAndUpAgain()
    {
        const auto before = migrator().status();
        QVERIFY(before);
        QVERIFY(!before->front().appliedAt.isValid());
        const auto up = migrator().migrate();
        QVERIFY2(up, qPrintable(up ? QString() : up.error().text()));
        QCOMPARE(*up, int(before->size()));
        QCOMPARE(migrator().migrate().value(), 0);
        QCOMPARE(migrator().check().value(), before->back().number);
        for (const auto& entry : migrator().status().value())
            QVERIFY(entry.appliedAt.isValid() && !entry.changed && !entry.missing);
        const auto down = migrator().revert(0);
        QVERIFY2(down, qPrintable(down ? QString() : down.error().text()));
        QCOMPARE(db->value(u"SELECT count(*) FROM pg_tables WHERE schemaname IN ('signalbox', 'erc8004')"_s,
                           Role::Bootstrap),
                 u"1"_s);
        QCOMPARE(migrator().migrate().value(), *up);
    }

    void theEngineOwnsTheTablesAndIsNotASuperuser()
    {
        QVERIFY(migrator().migrate());
        QCOMPARE(db->value(u"SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls FROM "
                           "pg_roles WHERE rolname = current_user"_s),
                 u"f"_s);
        QCOMPARE(db->value(u"SELECT string_agg(DISTINCT tableowner, ' ') FROM pg_tables WHERE schemaname "
                           "= 'signalbox' AND tablename <> 'migrations'"_s),
                 engineRole);
        QCOMPARE(db->value(u"SELECT tableowner FROM pg_tables WHERE schemaname = 'erc8004' AND tablename = 'events'"_s),
                 retentionRole);
        QCOMPARE(db->value(u"SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes WHERE "
                           "schemaname = 'erc8004' AND tablename = 'events' AND indexname LIKE 'idx%'"_s),
                 u"idx_events_agent_id idx_events_block_number idx_events_chain_id_created_at "
                 "idx_events_client_address idx_events_registry_type idx_events_validator_address"_s);
    }

    void changedMissingAndNewerAreRefused()
    {
        QVERIFY(migrator().migrate());
        auto files = Migrator::shipped().value();
        auto changed = files;
        changed.front().checksum = "0000";
        QCOMPARE(migrator(changed).migrate().error().code, u"MIGRATION_CHANGED"_s);
        auto missing = files;
        missing.erase(missing.begin());
        QCOMPARE(migrator(missing).check().error().code, u"MIGRATION_MISSING"_s);
        auto older = files;
        older.pop_back();
        const auto refused = migrator(older).migrate();
        QCOMPARE(refused.error().code, u"SCHEMA_NEWER"_s);
        QVERIFY(refused.error().text().contains("Update Signalbox"_L1));
        QCOMPARE(migrator(older).revert(0).error().code, u"SCHEMA_NEWER"_s);
    }

    void aFailedMigrationChangesNothing()
    {
        auto files = Migrator::shipped().value();
        MigrationFile broken;
        broken.number = 9000;
        broken.name = u"broken"_s;
        broken.up = "CREATE TABLE signalbox.half (x int); SELECT 1 / 0";
        broken.checksum = "x";
        files.push_back(broken);
        const auto result = migrator(files).migrate();
        QCOMPARE(result.error().code, u"MIGRATION_FAILED"_s);
        QVERIFY(migrator().check());
        QVERIFY(db->value(u"SELECT to_regclass('signalbox.half')"_s).isEmpty());
    }

    /// A reindex that was interrupted in a version that did not record the remaining blocks.
    void openNeedsKeepTheirRemainingBlocks()
    {
        QVERIFY(migrator().migrate());
        QCOMPARE(migrator().revert(9).value(), static_cast<int>(Migrator::shipped()->size()) - 9);
        const auto engine = db->session();
        const auto filled = engine->write([](Transaction& transaction) {
            transaction.exec(
                "INSERT INTO signalbox.chains (caip2, family, name, schema_name, mark) VALUES ('canopy:1', 'canopy', "
                "'Canopy', 'chain_1', 1)");
            transaction.exec(
                "INSERT INTO signalbox.streams (caip2, stream, from_block) VALUES ('canopy:1', 'blocks', 1)");
            transaction.exec(
                "INSERT INTO signalbox.coverage (caip2, stream, lo, hi) VALUES ('canopy:1', 'blocks', 1, 40), "
                "('canopy:1', 'blocks', 51, 60)");
            transaction.exec(
                "INSERT INTO canopyx.index_progress (chain_id, height, indexed_at) SELECT 1, h, now() - interval '2 "
                "days' FROM generate_series(1, 60) h");
            transaction.exec(
                "INSERT INTO canopyx.index_progress (chain_id, height) SELECT 1, h FROM generate_series(11, 30) h "
                "UNION "
                "ALL SELECT 1, 55");
            transaction.exec(
                "INSERT INTO canopyx.table_needs (chain_id, entity, need, noticed_at, state) SELECT 1, e, n, now() - d "
                "* "
                "interval '1 day', s FROM (VALUES ('accounts', 'backfill', 1, 'open'), ('pools', 'backfill', 3, "
                "'open'), ('orders', 'resync', 1, 'open'), ('orders', 'backfill', 1, 'done')) v (e, n, d, s)");
            return Done{};
        });
        QVERIFY2(filled, qPrintable(filled ? QString() : filled.error().text()));
        const auto up = migrator().migrate();
        QVERIFY2(up, qPrintable(up ? QString() : up.error().text()));
        QCOMPARE(db->value(u"SELECT string_agg(entity || ' ' || need || ' ' || state || ' ' || "
                           "remaining::text, '; ' ORDER BY id) FROM canopyx.table_needs"_s),
                 u"accounts backfill open {[1,11),[31,41),[51,55),[56,61)}; pools backfill done {}; orders "
                 "resync open {}; orders backfill done {}"_s);
    }

    void aWorkspaceWithDataIsNotReverted()
    {
        QVERIFY(migrator().migrate());
        NewChain chain;
        chain.chain.caip2 = u"eip155:1"_s;
        chain.chain.name = u"Ethereum"_s;
        const auto engine = db->session();
        QVERIFY(Chains(*engine).add(chain));
        const auto reverted = migrator().revert(0);
        QVERIFY(!reverted);
        QVERIFY2(reverted.error().text().contains("still has chains"_L1), qPrintable(reverted.error().text()));
    }

    void filesAreInOrder()
    {
        const auto files = Migrator::fromFolder(signalbox::test::sourceFile(u"core/store/sql"_s));
        QVERIFY(files);
        for (std::size_t i = 0; i < files->size(); ++i)
            QCOMPARE((*files)[i].number, int(i) + 1);
    }
};

SIGNALBOX_TEST(MigratorTest)
#include "migrator_test.moc"
