// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>

#include "canopy_workspace.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Tables and columns added by a file in the folder of a workspace with data, and removed again.
class CanopyCatalogTest : public QObject {
    Q_OBJECT

    static constexpr const char* more =
        "{\"entities\": [{\"name\": \"potatoes\", \"key\": [\"field\"], \"synced\": true, \"columns\": [{\"name\": "
        "\"field\", \"type\": \"bytea\"}, {\"name\": \"weight\", \"type\": \"amount\"}, {\"name\": \"story\", "
        "\"type\": "
        "\"text\", \"skip\": true}, {\"name\": \"chain_id\", \"type\": \"bigint\", \"rename\": \"potato_chain_id\"}, "
        "{\"name\": \"height\", \"type\": \"bigint\"}]}, {\"name\": \"accounts\", \"columns\": [{\"name\": "
        "\"staked_amount\", \"type\": \"amount\"}, {\"name\": \"nickname\", \"type\": \"text\", \"default\": "
        "\"none\"}]}]}";

    static void put(CanopyWorkspace& workspace, const QByteArray& text)
    {
        QFile file(workspace.cli().directory() + u"/catalog.json"_qs);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private Q_SLOTS:
    void entitiesAreAddedByDataAndRemovedAgain()
    {
        CanopyReplay node(CanopyRecording::ofChain(1));
        node.setHead(41);
        CanopyWorkspace workspace;
        CliWorkspace& cli = workspace.cli();
        Database& database = workspace.database();
        workspace.mustAdd(node);
        CliResult run = workspace.sync();
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        const auto tables = workspace.chainTables(1), globals = workspace.globalTables(1);
        const auto everything = workspace.everything();
        const auto has = [&](const char* column) {
            return database.value(
                "SELECT string_agg(table_schema || '.' || table_name, ' ' ORDER BY 1) FROM information_schema.columns "
                "WHERE column_name = '" +
                QByteArray(column) + "' AND table_name NOT LIKE '%latest'");
        };
        const auto schema = [&](const char* what) { return cli.run({u"schema"_qs, QLatin1String(what)}); };
        QCOMPARE(schema("check").exitCode, 0);

        // Mistakes are reported with the file's name, before anything is changed.
        put(workspace,
            "{\"entities\": [{\"name\": \"accounts\", \"columns\": [{\"name\": \"x\", \"type\": \"amount\", "
            "\"skip\": true, \"rename\": \"y\"}]}]}");
        run = workspace.sync();
        QVERIFY2(run.exitCode != 0 && run.text().contains(u"catalog.json"_qs) &&
                     run.text().contains(u"skips and renames column x"_qs),
                 qPrintable(run.text()));
        run = schema("check");
        QVERIFY2(run.exitCode != 0 && run.text().contains(u"catalog.json"_qs), qPrintable(run.text()));
        QVERIFY(has("x").isEmpty());

        put(workspace, more);
        run = schema("sql");
        QVERIFY2(run.text().contains(u"potatoes_staging"_qs) && run.text().contains(u"staked_amount"_qs),
                 qPrintable(run.text()));
        node.setHead(46);
        run = workspace.sync();
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        QCOMPARE(has("staked_amount").split(u' ').filter(u"accounts"_qs).size(), qsizetype(3));
        QCOMPARE(has("weight"), u"canopyx_global.potatoes_global chain_1.potatoes chain_1.potatoes_staging"_qs);
        QCOMPARE(has("story"), u"chain_1.potatoes chain_1.potatoes_staging"_qs);
        QCOMPARE(has("potato_chain_id"), u"canopyx_global.potatoes_global"_qs);
        QCOMPARE(database.number("SELECT count(*) FROM chain_1.accounts WHERE nickname <> 'none'"), qint64(0));
        QCOMPARE(database.number(
                     "SELECT count(*) FROM canopyx_global.accounts_global WHERE nickname = 'none' OR nickname IS "
                     "NULL"),
                 database.number("SELECT count(*) FROM canopyx_global.accounts_global"));
        // New rows follow through the triggers with the new columns.
        database.run(
            "INSERT INTO chain_1.potatoes (field, weight, story, chain_id, height) VALUES ('\\x01', 5, 's', 9, 45)");
        QCOMPARE(database.value("SELECT weight || ' ' || potato_chain_id FROM canopyx_global.potatoes_global"),
                 u"5 9"_qs);

        // The backfill is offered until it is done.
        run = schema("check");
        QVERIFY2(run.exitCode == 1 && run.text().contains(u"not filled"_qs) &&
                     run.text().contains(u"staked_amount"_qs) && run.text().contains(u"potatoes"_qs) &&
                     run.text().contains(u"\"hi\":40,\"lo\":1"_qs),
                 qPrintable(run.text()));
        run = cli.run({u"sync"_qs, u"health"_qs});
        QVERIFY2(run.exitCode == 0 && run.text().contains(u"\"hi\":40,\"kind\":\"unfilled\",\"lo\":1"_qs),
                 qPrintable(run.text()));
        const auto running = cli.start({u"run"_qs});
        const auto alert = [&](const char* state) {
            return database.value(
                QByteArray("SELECT detail ->> 'tables' FROM signalbox.alerts WHERE kind = 'unfilled' AND "
                           "until IS ") +
                state);
        };
        QVERIFY(waitFor([&] { return alert("NULL").contains(u"staked_amount"_qs); }, 30'000));
        run = cli.run({u"reindex"_qs, u"canopy:1"_qs, u"1-5"_qs, u"--yes"_qs});
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        // part of it: check, health and alert offer the rest
        run = schema("check");
        QVERIFY2(run.exitCode == 1 && run.text().contains(u"\"blocks\":35,\"columns\""_qs) &&
                     run.text().contains(u"\"hi\":40,\"lo\":6"_qs),
                 qPrintable(run.text()));
        run = cli.run({u"sync"_qs, u"health"_qs});
        QVERIFY2(run.text().contains(u"\"hi\":40,\"kind\":\"unfilled\",\"lo\":6"_qs), qPrintable(run.text()));
        const auto offered = [&] {
            return database.value(
                "SELECT detail ->> 'lo' || '-' || (detail ->> 'hi') || ' ' || (detail ->> 'blocks') || ' ' || count "
                "FROM "
                "signalbox.alerts WHERE kind = 'unfilled' AND until IS NULL");
        };
        QVERIFY2(waitFor([&] { return offered() == u"6-40 35 1"_qs; }, 30'000), qPrintable(offered()));
        QVERIFY(database.value("SELECT text FROM signalbox.alerts WHERE kind = 'unfilled' AND until IS NULL")
                    .contains(u"Reindex blocks 6 to 40"_qs));

        // After a cancel half way, the committed part is backfilled, and no more.
        const auto left = [&] {
            return database.value(
                "SELECT min(lower(r)) || '-' || max(upper(r)) - 1 || ' ' || sum(upper(r) - lower(r)) FROM "
                "canopyx.table_needs n, unnest(n.remaining) r WHERE n.entity = 'potatoes' AND n.state = 'open'");
        };
        CanopyFaults slow;
        slow.latencyMs = 150;
        node.setFaults(slow);
        const auto half = cli.start({u"reindex"_qs, u"canopy:1"_qs, u"6-40"_qs, u"--yes"_qs});
        QVERIFY(waitFor([&] { return left() != u"6-40 35"_qs; }, 60'000));
        run = cli.run(
            {u"job"_qs, database.value("SELECT max(id) FROM signalbox.commands WHERE verb = 'reindex'"), u"cancel"_qs});
        half->waitForFinished(60'000);
        node.setFaults({});
        const QString rest = left();
        qInfo("left: %s", qPrintable(rest));
        QCOMPARE(database.value("SELECT state FROM signalbox.commands WHERE verb = 'reindex' ORDER BY id DESC LIMIT 1"),
                 u"cancelled"_qs);
        QVERIFY(!rest.isEmpty() && rest != u"6-40 35"_qs);
        QCOMPARE(
            database.value("SELECT min(h) || '-' || max(h) || ' ' || count(*) FROM generate_series(6, 40) h WHERE NOT "
                           "EXISTS (SELECT FROM canopyx.index_progress p WHERE p.height = h AND p.indexed_at > "
                           "(SELECT max(noticed_at) FROM canopyx.table_needs))"),
            rest);
        QVERIFY2(waitFor([&] { return offered() == rest + u" 1"_qs; }, 30'000), qPrintable(offered()));
        // even if the database is unavailable at its end, it does not stay running
        database.run("UPDATE canopyx.reindex_requests SET status = 'running', error = '' WHERE status = 'cancelled'");
        run = cli.run({u"indexing"_qs, u"canopy:1"_qs});
        QVERIFY2(run.text().contains(u"\"state\":\"cancelled\""_qs), qPrintable(run.text()));
        run = cli.run({u"reindex"_qs, u"canopy:1"_qs, rest.section(u' ', 0, 0), u"--yes"_qs});
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        QVERIFY(waitFor([&] { return !alert("NOT NULL").isEmpty(); }, 30'000));
        QVERIFY(CliWorkspace::stop(*running));
        run = schema("check");
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));

        // Without the file they are surplus; a rollback removes only them.
        QVERIFY(QFile::remove(cli.directory() + u"/catalog.json"_qs));
        QCOMPARE(schema("check").exitCode, 1);
        QCOMPARE(cli.run({u"schema"_qs, u"rollback"_qs}).exitCode, 4);
        QVERIFY(!has("staked_amount").isEmpty());
        run = cli.run({u"schema"_qs, u"rollback"_qs, u"--yes"_qs});
        QVERIFY2(run.exitCode == 0 && run.text().contains(u"potatoes"_qs), qPrintable(run.text()));
        run = schema("check");
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        QVERIFY(has("weight").isEmpty() && has("nickname").isEmpty());
        for (const char* part : {"schemas", "relations", "functions", "triggers", "types"})
            QCOMPARE(workspace.everything().at(QLatin1String(part)), everything.at(QLatin1String(part)));
        QCOMPARE(cli.run({u"schema"_qs, u"rollback"_qs}).exitCode, 0);
        run = workspace.sync();
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        QCOMPARE(workspace.coverage(1), u"blocks 1-45"_qs);
        expectNone(workspace.globalFaults(1));
        QVERIFY(tables.size() == workspace.chainTables(1).size() && globals.size() == workspace.globalTables(1).size());
    }
};

}  // namespace

SIGNALBOX_TEST(CanopyCatalogTest)

#include "canopy_catalog_test.moc"
