// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "support/indexed_chain.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

class DeleteTest : public QObject {
    Q_OBJECT

    /// Rows of every table that still name the chain, except the record of commands.
    static QStringList traces(Database& database, const QString& caip2, const QString& schema)
    {
        QStringList found;
        for (const QStringList& column :
             database.rows("SELECT c.table_schema, c.table_name, c.column_name FROM information_schema.columns c JOIN "
                           "information_schema.tables t USING (table_schema, table_name) "
                           "WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', "
                           "'information_schema') AND c.column_name IN ('caip2', 'chain_id')")) {
            const QString wanted = column[2] == u"caip2" ? caip2 : caip2.section(u':', 1);
            const qint64 rows = database.number(
                u"SELECT count(*) FROM %1.%2 WHERE %3::text = '%4'"_qs.arg(column[0], column[1], column[2], wanted)
                    .toUtf8());
            if (rows > 0)
                found << u"%1.%2: %3 rows"_qs.arg(column[0], column[1]).arg(rows);
        }
        if (database.number("SELECT count(*) FROM pg_namespace WHERE nspname = '" + schema.toUtf8() + "'") > 0)
            found << u"schema "_qs + schema;
        return found;
    }

private Q_SLOTS:
    void aHardDeleteRemovesAllRows()
    {
        sim::SimSpec spec = SimEndpoints::spec(900'500, 200);
        spec.registryEventsPerBlock = 1;
        SimEndpoints sims(spec);
        const QStringList add = QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs, u"--registries"_qs,
                                            sims.registriesOption()} +
                                sims.rpcOptions();
        IndexedChain chain(add);
        CliWorkspace& workspace = chain.workspace();
        // A neighboring chain that must be unchanged.
        SimEndpoints others(SimEndpoints::spec(900'501, 150));
        QCOMPARE(workspace
                     .run(QStringList{u"chain"_qs, u"add"_qs, u"eip155"_qs, u"--from"_qs, u"genesis"_qs,
                                      u"--all-transfers"_qs, u"--confirmations"_qs, u"0"_qs} +
                          others.rpcOptions())
                     .exitCode,
                 0);
        QCOMPARE(chain.syncOnce().exitCode, 0);
        QVERIFY(!traces(chain.database(), chain.caip2(), chain.schema()).isEmpty());

        QCOMPARE(workspace.run({u"chain"_qs, u"delete"_qs, chain.caip2(), u"--hard"_qs}).exitCode, 4);
        QVERIFY(!traces(chain.database(), chain.caip2(), chain.schema()).isEmpty());

        chain.startRun();
        QVERIFY(waitFor([&] { return chain.snapshot().contains(u"head"); }, 15'000));
        const CliResult deleted = workspace.run({u"chain"_qs, u"delete"_qs, chain.caip2(), u"--hard"_qs, u"--yes"_qs});
        QVERIFY2(deleted.exitCode == 0, qPrintable(deleted.text()));
        QTest::qWait(1'500);  // a leftover worker would write again
        QCOMPARE(traces(chain.database(), chain.caip2(), chain.schema()), QStringList());
        QCOMPARE(chain.database().number(
                     "SELECT count(*) FROM signalbox.commands WHERE verb = 'chain_delete' AND state = 'done'"),
                 qint64(1));
        QCOMPARE(difference(truthOfSim(*others.chain, {0, 150, {}, {}, -1, true}),
                            truthOfDatabase(chain.database(), u"eip155_900501"_qs, 900'501)),
                 QString());
        QCOMPARE(workspace.run({u"chain"_qs, u"show"_qs, chain.caip2()}).exitCode, 3);
        QVERIFY(chain.stopRun());

        // The ID is free again, and a new index is complete.
        QCOMPARE(workspace.run(QStringList{u"chain"_qs, u"add"_qs, u"eip155"_qs, u"--confirmations"_qs, u"0"_qs} + add)
                     .exitCode,
                 0);
        QCOMPARE(chain.syncOnce().exitCode, 0);
        QCOMPARE(chain.compare([&] {
            return truthOfSim(*sims.chain, {0, 200, {}, sims.registries(), 200, true});
        }),
                 QString());
    }

    void aSoftDeleteCanBeUndone()
    {
        SimEndpoints sims(SimEndpoints::spec(900'502, 100));
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs} + sims.rpcOptions());
        QCOMPARE(chain.syncOnce().exitCode, 0);
        QCOMPARE(chain.workspace().run({u"chain"_qs, u"delete"_qs, chain.caip2(), u"--yes"_qs}).exitCode, 0);
        sims.chain->mine(10);
        chain.syncOnce(30'000);
        QCOMPARE(chain.indexed(), Height(100));
        QCOMPARE(chain.workspace().run({u"chain"_qs, u"recover"_qs, chain.caip2()}).exitCode, 0);
        QCOMPARE(chain.syncOnce().exitCode, 0);
        QCOMPARE(chain.compare([&] { return truthOfSim(*sims.chain, {0, 110, {}, {}, -1, true}); }), QString());
    }
};

}  // namespace

SIGNALBOX_TEST(DeleteTest)

#include "delete_test.moc"
