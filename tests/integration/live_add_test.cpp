// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "support/indexed_chain.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Tokens and registries are added to and removed from a running chain: only missing blocks are requested.
class LiveAddTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyMissingBlocksAreFetched()
    {
        sim::SimSpec spec = SimEndpoints::spec(900'400, 1000);
        spec.registryEventsPerBlock = 0.5;
        SimEndpoints sims(spec);
        const Bytes20 first = sims.chain->spec().tokens.at(0).address;
        const Bytes20 second = sims.chain->spec().tokens.at(1).address;
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--token"_qs, textOf(first)} + sims.rpcOptions());
        chain.startRun();
        QVERIFY(chain.waitIndexed(1000));
        const auto truth = [&](const QStringList& tokens, bool events) {
            return truthOfSim(*sims.chain, {0, sims.chain->head(), tokens, events ? sims.registries() : QStringList(),
                                            events ? sims.chain->head() : -1, true});
        };
        QCOMPARE(chain.compare([&] { return truth({textOf(first)}, false); }, 10'000), QString());
        const QString oldRows = chain.database().value(
            "SELECT md5(string_agg(ctid::text || xmin::text, ',' ORDER BY block_number, log_index)) FROM " +
            chain.schema().toUtf8() + ".transfers");
        sims[0].forget();

        const CliResult added =
            chain.workspace().run({u"token"_qs, u"add"_qs, chain.caip2(), textOf(second), u"--from"_qs, u"0"_qs});
        QVERIFY2(added.exitCode == 0, qPrintable(added.text()));
        QVERIFY(chain.waitIndexed(1000));
        QCOMPARE(chain.compare([&] { return truth({textOf(first), textOf(second)}, false); }, 20'000), QString());
        for (const sim::SeenLogs& seen : sims[0].seenLogs())
            if (!seen.byHash && seen.range.hi <= 1000 && !seen.refused)
                QVERIFY2(seen.asked == std::vector<Bytes20>{second},
                         qPrintable(u"%1–%2 asked for %3 addresses"_qs.arg(seen.range.lo)
                                        .arg(seen.range.hi)
                                        .arg(seen.asked.size())));
        QCOMPARE(chain.database().value(
                     "SELECT md5(string_agg(ctid::text || xmin::text, ',' ORDER BY block_number, log_index)) FROM " +
                     chain.schema().toUtf8() + ".transfers WHERE contract_address = '\\x" +
                     textOf(first).mid(2).toLatin1() + "'"),
                 oldRows);

        const CliResult registries = chain.workspace().run(
            {u"registry"_qs, u"add"_qs, chain.caip2(), sims.registriesOption(), u"--from"_qs, u"0"_qs});
        QVERIFY2(registries.exitCode == 0, qPrintable(registries.text()));
        QCOMPARE(chain.compare([&] { return truth({textOf(first), textOf(second)}, true); }, 20'000), QString());

        // The chain continues with all of them.
        sims.chain->mine(10);
        QCOMPARE(chain.compare([&] { return truth({textOf(first), textOf(second)}, true); }, 20'000), QString());
        QCOMPARE(chain.process().state(), QProcess::Running);

        const CliResult removed = chain.workspace().run({u"token"_qs, u"remove"_qs, chain.caip2(), textOf(second)});
        QVERIFY2(removed.exitCode == 0, qPrintable(removed.text()));
        sims[0].forget();
        sims.chain->mine(5);
        QVERIFY(waitFor([&] { return chain.indexed(u"headers"_qs) == sims.chain->head(); }, 15'000));
        for (const sim::SeenLogs& seen : sims[0].seenLogs())
            QVERIFY(std::find(seen.asked.begin(), seen.asked.end(), second) == seen.asked.end());
        QVERIFY(chain.stopRun());
    }

    /// Coverage applies to the addresses at the time of reading: a set that grows is read again completely, one that
    /// shrinks is not.
    void registriesThatGrowAreReadAgainCompletely()
    {
        sim::SimSpec spec = SimEndpoints::spec(900'404, 600);
        spec.registryEventsPerBlock = 0.5;
        SimEndpoints sims(spec);
        const QStringList all = sims.registries();
        const QString token = textOf(sims.chain->spec().tokens.at(0).address);
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--token"_qs, token, u"--registries"_qs,
                                       u"identity="_qs + all.at(0)} +
                           sims.rpcOptions());
        const auto truth = [&](int registries) {
            return truthOfSim(*sims.chain,
                              {0, sims.chain->head(), {token}, all.mid(0, registries), sims.chain->head(), true});
        };
        const auto add = [&](const QString& addresses) {
            return chain.workspace().run({u"registry"_qs, u"add"_qs, chain.caip2(), addresses, u"--from"_qs, u"0"_qs});
        };
        const auto remove = [&] { return chain.workspace().run({u"registry"_qs, u"remove"_qs, chain.caip2()}); };
        chain.startRun();
        QVERIFY(chain.waitIndexed(600));
        QCOMPARE(chain.compare([&] { return truth(1); }, 20'000), QString());

        CliResult done = remove();
        QVERIFY2(done.exitCode == 0, qPrintable(done.text()));
        done = add(u"identity=%1,reputation=%2"_qs.arg(all.at(0), all.at(1)));
        QVERIFY2(done.exitCode == 0, qPrintable(done.text()));
        QCOMPARE(chain.compare([&] { return truth(2); }, 20'000), QString());
        const qint64 rows = chain.database().number("SELECT count(*) FROM erc8004.events");
        QCOMPARE(chain.database().number("SELECT count(*) FROM erc8004.events_live"), rows);  // equal rows were kept

        // Fewer registries need no blocks that were not read.
        done = remove();
        QVERIFY2(done.exitCode == 0, qPrintable(done.text()));
        sims[0].forget();
        done = add(u"identity="_qs + all.at(0));
        QVERIFY2(done.exitCode == 0, qPrintable(done.text()));
        QVERIFY(chain.waitIndexed(600));
        for (const sim::SeenLogs& seen : sims[0].seenLogs())
            QVERIFY2(seen.range.lo > 600, qPrintable(u"blocks from %1 were asked for"_qs.arg(seen.range.lo)));
        QCOMPARE(chain.database().number("SELECT count(*) FROM erc8004.events"), rows);
        QVERIFY(chain.stopRun());
    }

    void pauseResumeReindexAndGapsWork()
    {
        SimEndpoints sims(SimEndpoints::spec(900'401, 500));
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs} + sims.rpcOptions());
        const auto truth = [&] { return truthOfSim(*sims.chain, {0, sims.chain->head(), {}, {}, -1, true}); };
        chain.startRun();
        QVERIFY(chain.waitIndexed(500));
        QCOMPARE(chain.workspace().run({u"chain"_qs, u"pause"_qs, chain.caip2()}).exitCode, 0);
        sims.chain->mine(10);
        QThread::msleep(2'500);
        QCOMPARE(chain.indexed(), Height(500));
        QCOMPARE(chain.workspace().run({u"chain"_qs, u"resume"_qs, chain.caip2()}).exitCode, 0);
        QVERIFY(chain.waitIndexed(510));

        // A reindex corrects damaged rows and leaves no gap.
        chain.database().run("DELETE FROM " + chain.schema().toUtf8() +
                             ".transfers WHERE block_number BETWEEN 100 AND 150");
        const CliResult reindexed = chain.workspace().run({u"reindex"_qs, chain.caip2(), u"90-160"_qs, u"--yes"_qs});
        QVERIFY2(reindexed.exitCode == 0, qPrintable(reindexed.text()));
        QCOMPARE(chain.compare(truth, 20'000), QString());

        // A gap in the coverage is found and filled.
        QCOMPARE(chain.workspace().run({u"chain"_qs, u"pause"_qs, chain.caip2()}).exitCode, 0);
        const QByteArray schema = chain.schema().toUtf8();
        chain.database().run("BEGIN; DELETE FROM " + schema +
                             ".transfers WHERE block_number BETWEEN 200 AND 250; DELETE FROM " + schema +
                             ".blocks WHERE number BETWEEN 200 AND 250; "
                             "UPDATE signalbox.coverage SET hi = 199; INSERT INTO signalbox.coverage SELECT caip2, "
                             "stream, 251, 510 FROM signalbox.coverage; COMMIT");
        QVERIFY(chain.stopRun());
        chain.startRun();
        QCOMPARE(chain.workspace().run({u"chain"_qs, u"resume"_qs, chain.caip2()}).exitCode, 0);
        QCOMPARE(chain.compare(truth, 30'000), QString());
        QCOMPARE(chain.coverageFault(), QString());
        QVERIFY(chain.stopRun());
    }

    /// The endpoint returns [] now. Its receipts prove the content of the blocks; without them the stored rows are
    /// kept.
    void aReindexRemovesNoRowByAnEmptyAnswer()
    {
        SimEndpoints sims(SimEndpoints::spec(900'402, 200));
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs} + sims.rpcOptions());
        const auto truth = [&] { return truthOfSim(*sims.chain, {0, sims.chain->head(), {}, {}, -1, true}); };
        chain.startRun();
        QVERIFY(chain.waitIndexed(200));
        const QByteArray transfers = chain.schema().toUtf8() + ".transfers";
        chain.database().run("INSERT INTO " + transfers +
                             " SELECT block_number, 900000, transaction_hash, contract_address, from_address, "
                             "to_address, value FROM " +
                             transfers + " WHERE block_number = 120 LIMIT 1");
        sim::SimFaults faults;
        faults.blankShare = 1;
        faults.receipts = false;
        faults.zeroBlooms = true;
        sims[0].setFaults(faults);
        const qint64 before = chain.database().number("SELECT count(*) FROM " + transfers);
        const CliResult kept = chain.workspace().run({u"reindex"_qs, chain.caip2(), u"100-130"_qs, u"--yes"_qs});
        QVERIFY2(kept.exitCode == 0, qPrintable(kept.text()));
        QCOMPARE(chain.database().number("SELECT count(*) FROM " + transfers), before);
        QVERIFY(chain.database().number("SELECT jsonb_array_length(result->'kept') FROM signalbox.commands WHERE verb "
                                        "= 'reindex' ORDER BY id DESC LIMIT 1") > 0);
        const auto alerts = [&](const char* which) {
            return chain.database().number(QByteArray("SELECT count(*) FROM signalbox.alerts WHERE key = 'kept_rows' "
                                                      "AND detail->'blocks' <> '[]' AND until IS ") +
                                           which);
        };
        QVERIFY(waitFor([&] { return alerts("NULL") == 1; }, 30'000));
        faults.receipts = true;
        sims[0].setFaults(faults);
        const CliResult confirmed = chain.workspace().run({u"reindex"_qs, chain.caip2(), u"100-130"_qs, u"--yes"_qs});
        QVERIFY2(confirmed.exitCode == 0, qPrintable(confirmed.text()));
        QCOMPARE(chain.database().number("SELECT count(*) FROM " + transfers), before - 1);
        QCOMPARE(chain.compare(truth, 10'000), QString());
        QVERIFY(waitFor([&] { return alerts("NULL") == 0 && alerts("NOT NULL") == 1; }, 30'000));
        QVERIFY(chain.stopRun());
    }
};

}  // namespace

SIGNALBOX_TEST(LiveAddTest)

#include "live_add_test.moc"
