// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <future>

#include "layer_chain.h"
#include "signalbox/literals.h"
#include "support/places.h"

using namespace signalbox;
using namespace signalbox::layers;
using namespace signalbox::test;

class LayerSchemaTest : public QObject {
    Q_OBJECT
    std::unique_ptr<LayerWorkspace> work;

    static QStringList texts(const std::vector<Finding>& findings)
    {
        QStringList all;
        for (const Finding& finding : findings)
            all << finding.text.english();
        return all;
    }
    QString found()
    {
        const auto findings = work->keeper().check();
        return findings ? texts(*findings).join(u'\n') : findings.error().text();
    }
    void exec(const QString& sql)
    {
        const auto done = work->session->write([&](store::Transaction& transaction) {
            transaction.exec(sql.toStdString());
            return Done{};
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().text()));
    }
    static void golden(const QString& name, const QString& text)
    {
        QFile file(signalbox::test::sourceFile(u"tests/data/golden/"_s) + name);
        if (qEnvironmentVariableIsSet("SIGNALBOX_WRITE_GOLDEN")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.toUtf8());
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QString pinned = QString::fromUtf8(file.readAll());
        if (pinned == text)
            return;
        const QStringList is = text.split(u'\n'), was = pinned.split(u'\n');
        for (qsizetype line = 0; line < qMax(is.size(), was.size()); ++line)
            if (is.value(line) != was.value(line))
                QFAIL(qPrintable(
                    u"%1 line %2 says\n%3\nand is now\n%4\n(SIGNALBOX_WRITE_GOLDEN=1 writes it anew)"_s.arg(name)
                        .arg(line + 1)
                        .arg(was.value(line), is.value(line))));
    }
    static constexpr const char* potatoes = R"({"entities": [
        {"name": "potatoes", "about": "A field's potatoes.", "kind": "versioned", "key": ["field"], "synced": true, "columns": [
            {"name": "field", "type": "bytea"}, {"name": "weight", "type": "amount"}, {"name": "story", "type": "text", "skip": true},
            {"name": "chain_id", "type": "bigint", "rename": "potato_chain_id"}, {"name": "height", "type": "bigint"},
            {"name": "height_time", "type": "timestamptz"}]}]})";
    static constexpr const char* moreOfAccounts = R"({"entities": [{"name": "accounts", "columns": [
        {"name": "staked_amount", "type": "amount"}, {"name": "nickname", "type": "text", "default": "it's none"}]}]})";

private Q_SLOTS:
    void init() { work = std::make_unique<LayerWorkspace>(); }
    void cleanup() { work.reset(); }

    void schemasEqualTheGoldenFiles()
    {
        const catalog::Catalog& catalog = catalog::Catalog::canopy();
        golden(u"canopyx_global.sql"_s, asScript(globalSpec(catalog).create()));
        golden(u"chain_1.sql"_s, asScript(chainSpec(catalog, {u"canopy:1"_s, u"chain_1"_s}).create()));
        const auto more = catalog.extended(potatoes);
        OK(more);
        catalog::Catalog wide = *more;
        const SchemaSpec spec = chainSpec(wide, {u"canopy:1"_s, u"chain_1"_s});
        QStringList only;
        for (const QString& statement : globalSpec(wide).create() + spec.create())
            if (statement.contains("potatoes"_L1))
                only << statement;
        golden(u"potatoes.sql"_s, asScript(only));
    }

    /// A partial index is created, and one that differs from the catalog is created again.
    void partialIndexesAreCreated()
    {
        const auto chain = work->add(1);
        QCOMPARE(found(), QString());
        for (const char* other :
             {"(address, height, event_index)", "(address, height, event_index) WHERE event_type = 'reward'"}) {
            const auto changed = work->session->write([&](store::Transaction& transaction) {
                transaction.exec(std::string("DROP INDEX chain_1.events_slash_address_height_event_index; CREATE INDEX "
                                             "events_slash_address_height_event_index ON chain_1.events ") +
                                 other);
                return Done{};
            });
            OK(changed);
            QVERIFY(found().contains(u"events_slash_address_height_event_index differs from the catalog"_s));
            OK(work->keeper().bringUpToDate());
            QCOMPARE(found(), QString());
        }
        const auto wrong = work->catalog.extended(R"({"entities": [{"name": "leeks", "key": ["field"], "columns": [
            {"name": "field", "type": "bytea"}, {"name": "height", "type": "bigint"}],
            "partialIndexes": [{"columns": ["weight"], "where": {"field": "x"}}, {"columns": ["field"]}]}]})");
        QVERIFY(!wrong);
        const QString told = wrong.error().args.value(u"mistakes"_s).toStringList().join(u';');
        QVERIFY2(told.contains(u"is not {"_s), qPrintable(told));
    }

    void aNewSchemaPassesTheCheck()
    {
        const auto chain = work->add(1);
        QCOMPARE(chain.schema, u"chain_1"_s);
        QCOMPARE(found(), QString());
        QCOMPARE(work->value(u"SELECT count(*) FROM pg_tables WHERE schemaname = 'chain_1'"_s), u"42"_s);
        QCOMPARE(work->value(u"SELECT count(*) FROM pg_tables WHERE schemaname = 'canopyx_global'"_s), u"13"_s);
        QCOMPARE(work->value(
                     u"SELECT count(*) FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid WHERE c.relnamespace = "
                     "'chain_1'::regnamespace AND NOT tgisinternal"_s),
                 u"48"_s);
        QCOMPARE(work->value(u"SELECT chain_name || ' ' || paused || deleted FROM canopyx.chains WHERE chain_id = 1"_s),
                 u"Canopy 1 00"_s);
        const auto pending = work->keeper().pendingSql();
        OK(pending);
        QCOMPARE(*pending, QString());
        // the reading role reads, and cannot write
        QCOMPARE(work->db.value(u"SELECT count(*) FROM chain_1.accounts_latest"_s, store::Role::Reader), u"0"_s);
        QCOMPARE(work->db.value(u"SELECT count(*) FROM canopyx_global.accounts_global"_s, store::Role::Reader), u"0"_s);
    }

    void anEntityIsAddedByDataAlone()
    {
        const auto chain = work->add(1);
        const qint64 epoch = work->lease(chain);
        {
            store::ChainIngest ingest(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
            OK(ingest.commit(MadeUpChain(work->catalog, 1).commit({{1, 20}})));
        }
        const auto more = work->catalog.extended(potatoes);
        OK(more);
        const catalog::Catalog before = work->catalog;
        work->catalog = *more;
        QVERIFY(found().contains(u"The table chain_1.potatoes is missing"_s));
        const auto pending = work->keeper().pendingSql();
        OK(pending);
        QVERIFY(pending->contains(u"CREATE TABLE \"canopyx_global\".\"potatoes_global\""_s));
        const auto outcome = work->keeper().bringUpToDate();
        OK(outcome);
        QCOMPARE(found(), QString());
        QCOMPARE(outcome->needs.size(), std::size_t(1));
        QCOMPARE(outcome->needs[0].entity, u"potatoes"_s);
        QVERIFY(outcome->needs[0].what == TableNeed::What::Backfill);
        QCOMPARE(work->keeper().needs()->size(), std::size_t(1));
        QCOMPARE(work->keeper().needs()->front().blocks, chain::IntervalSet({{1, 20}}));

        // rows of the new table come in the same commit; renamed and skipped columns follow the data
        store::ChainIngest ingest(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
        LayerCommit commit(work->catalog);
        commit.ranges = {{21, 21}};
        commit.streams = {u"blocks"_s};
        commit.rows.of(u"potatoes"_s)
            .begin()
            .bytea(key20(1))
            .amount(7)
            .text("long")
            .bigint(3)
            .bigint(21)
            .time(blockTime)
            .end();
        OK(ingest.commit(commit));
        QCOMPARE(
            work->value(
                u"SELECT chain_id || ' ' || potato_chain_id || ' ' || weight FROM canopyx_global.potatoes_global"_s),
            u"1 3 7"_s);
        QCOMPARE(work->value(u"SELECT count(*) FROM information_schema.columns WHERE table_name = "
                             "'potatoes_global' AND column_name = 'story'"_s),
                 u"0"_s);
        QCOMPARE(work->value(u"SELECT story FROM chain_1.potatoes_latest"_s), u"long"_s);
        // a second start has no work
        const auto again = work->keeper().bringUpToDate();
        OK(again);
        QVERIFY(again->done.empty() && again->needs.empty());

        // back to the catalog before
        work->catalog = before;
        const auto losses = work->keeper().previewRollBack();
        OK(losses);
        QCOMPARE(losses->size(), std::size_t(3));
        OK(work->keeper().rollBack());
        QCOMPARE(found(), QString());
        QCOMPARE(work->value(u"SELECT count(*) FROM pg_class WHERE relname LIKE 'potatoes%'"_s), u"0"_s);
        QCOMPARE(work->value(u"SELECT count(*) FROM pg_proc WHERE proname LIKE 'potatoes%'"_s), u"0"_s);
        QVERIFY(work->keeper().needs()->empty());
    }

    /// The remaining blocks of a backfill decrease with each commit of a reindex, wherever it is stopped.
    void backfilledBlocksAreNoLongerNeeded()
    {
        const auto chain = work->add(1);
        const qint64 epoch = work->lease(chain);
        store::ChainIngest old(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
        const MadeUpChain made(work->catalog, 1);
        OK(old.commit(made.commit({{1, 20}, {31, 50}})));
        const auto more = work->catalog.extended(moreOfAccounts)->extended(potatoes);
        OK(more);
        work->catalog = *more;
        OK(work->keeper().bringUpToDate());
        const auto left = [&] {
            std::vector<chain::IntervalSet> all;
            const auto needs = work->keeper().needs();
            for (const TableNeed& need : *needs)
                all.push_back(need.blocks);
            return all;
        };
        using Sets = std::vector<chain::IntervalSet>;
        const chain::IntervalSet all{{1, 20}, {31, 50}};
        QCOMPARE(left(), (Sets{all, all}));

        store::ChainIngest ingest(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
        const auto again = [&](const std::vector<Interval>& ranges, LayerCommit::Mode mode) {
            LayerCommit commit(work->catalog);
            commit.mode = mode;
            commit.ranges = ranges;
            commit.streams = {u"blocks"_s};
            return ingest.commit(commit);
        };
        OK(again({{51, 60}, {21, 30}}, LayerCommit::Mode::Append));  // these blocks were not requested
        QCOMPARE(left(), (Sets{all, all}));
        OK(again({{5, 9}, {15, 40}}, LayerCommit::Mode::Replace));
        const chain::IntervalSet rest{{1, 4}, {10, 14}, {41, 50}};
        QCOMPARE(left(), (Sets{rest, rest}));
        // a later change is counted separately, and a repeated one does not begin a second count
        const auto third = work->catalog.extended(
            R"({"entities": [{"name": "pools", "columns": [{"name": "colour", "type": "text"}]}]})");
        OK(third);
        work->catalog = *third;
        OK(work->keeper().bringUpToDate());
        QCOMPARE(left(), (Sets{rest, rest, chain::IntervalSet{{1, 60}}}));
        // without the lease, the count does not change
        const qint64 newer = work->lease(chain);
        QVERIFY(!again({{1, 4}}, LayerCommit::Mode::Replace));
        QCOMPARE(left().front(), rest);
        // rewound blocks are no longer stored
        store::ChainIngest next(work->db.connection(), chain.caip2, newer, tablesOf(work->catalog));
        store::Undo undo;
        undo.ancestor = 44;
        OK(next.undo(undo));
        QCOMPARE(left(), (Sets{chain::IntervalSet{{1, 4}, {10, 14}, {41, 44}},
                               chain::IntervalSet{{1, 4}, {10, 14}, {41, 44}}, chain::IntervalSet{{1, 44}}}));
        LayerCommit rests(work->catalog);
        rests.mode = LayerCommit::Mode::Replace;
        rests.ranges = {{1, 4}, {10, 14}, {41, 44}};
        rests.streams = {u"blocks"_s};
        OK(next.commit(rests));
        QCOMPARE(left(), (Sets{chain::IntervalSet{{5, 9}, {15, 40}}}));
        QCOMPARE(work->value(u"SELECT string_agg(state || (settled_at IS NULL), ' ' ORDER BY id) FROM "
                             "canopyx.table_needs"_s),
                 u"donefalse donefalse opentrue"_s);
    }

    void columnsAreAddedByDataAlone()
    {
        const auto chain = work->add(1), other = work->add(2);
        const qint64 epoch = work->lease(chain);
        {
            store::ChainIngest ingest(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
            OK(ingest.commit(MadeUpChain(work->catalog, 3).commit({{1, 20}})));
        }
        const QString rows = work->value(u"SELECT count(*) FROM canopyx_global.accounts_global"_s);
        const auto more = work->catalog.extended(moreOfAccounts);
        OK(more);
        const catalog::Catalog before = work->catalog;
        work->catalog = *more;
        const auto outcome = work->keeper().bringUpToDate();
        OK(outcome);
        QCOMPARE(found(), QString());
        QCOMPARE(outcome->needs.size(), std::size_t(1));  // the empty chain has no needs
        QCOMPARE(outcome->needs[0].columns, (QStringList{u"staked_amount"_s, u"nickname"_s}));
        QCOMPARE(outcome->needs[0].chain.id, 1);
        // old rows read the default, in every layer
        for (const char* table : {"chain_1.accounts", "canopyx_global.accounts_global", "chain_1.accounts_latest"})
            QCOMPARE(work->value(u"SELECT string_agg(DISTINCT staked_amount || nickname, '|') FROM %1"_s.arg(
                         QLatin1String(table))),
                     u"0it's none"_s);
        QCOMPARE(work->value(u"SELECT count(*) FROM canopyx_global.accounts_global"_s), rows);
        QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
        // the backfill writes them
        store::ChainIngest ingest(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
        LayerCommit commit(work->catalog);
        commit.mode = LayerCommit::Mode::Replace;
        commit.ranges = {{25, 25}};
        commit.streams = {u"blocks"_s};
        commit.rows.of(u"accounts"_s)
            .begin()
            .bytea(key20(1))
            .amount(5)
            .amount(0)
            .amount(0)
            .bigint(25)
            .time(blockTime)
            .boolean(false)
            .amount(12)
            .text("Ann")
            .end();
        OK(ingest.commit(commit));
        QCOMPARE(
            work->value(
                u"SELECT staked_amount || nickname FROM canopyx_global.accounts_global WHERE address = '\\x%1'"_s.arg(
                    QString::fromLatin1(key20(1).toHex()))),
            u"12Ann"_s);
        OK(work->keeper().settle(outcome->needs[0].id, true));
        QVERIFY(work->keeper().needs()->empty());

        work->catalog = before;
        const auto gone = work->keeper().rollBack();
        OK(gone);
        QCOMPARE(gone->size(), std::size_t(10));  // two columns of two tables on two chains, and of one global table
        QCOMPARE(found(), QString());
        QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
    }

    void differencesAreFoundAndRepaired()
    {
        const auto chain = work->add(1);
        const qint64 epoch = work->lease(chain);
        const MadeUpChain made(work->catalog, 5);
        store::ChainIngest ingest(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
        OK(ingest.commit(made.commit({{1, 10}})));
        exec(u"ALTER TABLE chain_1.accounts DISABLE TRIGGER sync_insert"_s);
        exec(u"DROP TRIGGER sync_update ON chain_1.pools"_s);
        exec(
            u"CREATE OR REPLACE FUNCTION chain_1.orders_sync_chain_1() RETURNS trigger LANGUAGE plpgsql "
            "AS 'BEGIN RETURN NULL; END'"_s);
        exec(u"ALTER TABLE canopyx_global.validators_global DROP COLUMN net_address CASCADE"_s);
        exec(u"ALTER TABLE chain_1.events ALTER COLUMN amount SET DEFAULT 3"_s);
        exec(
            u"DROP VIEW chain_1.supply_latest; ALTER TABLE chain_1.supply ALTER COLUMN total TYPE "
            "bigint; DROP INDEX chain_1.accounts_height"_s);
        exec(u"ALTER TABLE canopyx_global.pools_global ALTER COLUMN lp_count DROP NOT NULL"_s);
        exec(
            u"ALTER TABLE chain_1.pools_staging SET LOGGED; DROP TABLE chain_1.orders_staging; DROP VIEW "
            "chain_1.pools_latest"_s);
        OK(ingest.commit(made.commit({{11, 30}})));
        const QString all = found();
        for (const char* text :
             {"trigger sync_insert of table chain_1.accounts is disabled",
              "trigger sync_update of table chain_1.pools is missing",
              "function chain_1.orders_sync_chain_1 differs from the catalog",
              "column canopyx_global.validators_global.net_address is missing",
              "column chain_1.events.amount has the default", "column chain_1.supply.total is of type bigint",
              "index chain_1.accounts_height is missing", "pools_global.lp_count accepts null values",
              "table chain_1.pools_staging should be unlogged", "table chain_1.orders_staging is missing",
              "view chain_1.pools_latest is missing", "view chain_1.validators_latest is missing"})
            QVERIFY2(all.contains(QLatin1String(text)), qPrintable(QLatin1String(text) + " not in\n"_L1 + all));
        const auto outcome = work->keeper().repair();
        OK(outcome);
        QCOMPARE(found(), QString());
        QStringList resyncs;
        for (const TableNeed& need : outcome->needs)
            if (need.what == TableNeed::What::Resync)
                resyncs << need.entity;
        resyncs.sort();
        QCOMPARE(resyncs, (QStringList{u"accounts"_s, u"orders"_s, u"pools"_s}));
        OK(Resync(*work->session, work->catalog, chain, epoch).run(resyncs));
        QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
        QVERIFY(work->keeper().needs()->empty());
    }

    void moreEntitiesCanBeSynced()
    {
        const auto chain = work->add(1);
        const qint64 epoch = work->lease(chain);
        store::ChainIngest ingest(work->db.connection(), chain.caip2, epoch, tablesOf(work->catalog));
        LayerCommit commit(work->catalog);
        commit.ranges = {{1, 2}};
        commit.streams = {u"blocks"_s};
        for (int height = 1; height < 3; ++height)
            commit.rows.of(u"supply"_s).begin().amount(height).amount(2).amount(3).bigint(height).time(blockTime).end();
        commit.rows.of(u"committees"_s)
            .begin()
            .bigint(2)
            .bigint(9)
            .bigint(9)
            .bigint(1)
            .boolean(true)
            .boolean(false)
            .bigint(1)
            .time(blockTime)
            .boolean(false)
            .end();
        OK(ingest.commit(commit));
        const catalog::Catalog before = work->catalog;
        work->catalog = *before.alsoSynced({u"supply"_s, u"committees"_s});
        const auto outcome = work->keeper().bringUpToDate();
        OK(outcome);
        QCOMPARE(outcome->needs.size(), std::size_t(2));
        QVERIFY(outcome->needs[0].what == TableNeed::What::Resync);
        QCOMPARE(found(), QString());
        OK(Resync(*work->session, work->catalog, chain, epoch).run());
        QCOMPARE(work->value(u"SELECT count(*) FROM canopyx_global.supply_global"_s), u"2"_s);
        QCOMPARE(work->value(u"SELECT committee_chain_id FROM canopyx_global.committees_global"_s), u"2"_s);
        QCOMPARE(work->globalRows(chain), work->expectedRows(chain));
        // and removed again: its triggers are dropped at once, its global table by a rollback
        work->catalog = before;
        OK(work->keeper().bringUpToDate());
        exec(u"INSERT INTO chain_1.supply (height) VALUES (3)"_s);
        OK(work->keeper().rollBack());
        QCOMPARE(found(), QString());
    }

    void severalConsolesCanMigrateAtOnce()
    {
        for (int round = 0; round < 3; ++round) {
            exec(u"DROP SCHEMA canopyx_global CASCADE; CREATE SCHEMA canopyx_global"_s);
            std::vector<std::future<Expected<SchemaKeeper::Outcome>>> keepers;
            for (int i = 0; i < 3; ++i)
                keepers.push_back(std::async(std::launch::async, [&] {
                    const auto session = work->db.session();
                    return SchemaKeeper(*session, work->catalog, store::readerRole).bringUpToDate();
                }));
            for (auto& keeper : keepers) {
                const auto outcome = keeper.get();
                OK(outcome);
            }
            QCOMPARE(found(), QString());
        }
    }
};

SIGNALBOX_TEST(LayerSchemaTest)
#include "schema_test.moc"
