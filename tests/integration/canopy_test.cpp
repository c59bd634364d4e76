// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy_workspace.h"

#include "support/sim_endpoints.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Recorded Canopy chains, served by a replayed node, indexed by the command line from start to end.
class CanopyTest : public QObject {
    Q_OBJECT

    static std::unique_ptr<CanopyReplay> node(int chain)
    {
        const auto recording = CanopyRecording::ofChain(chain);
        return recording ? std::make_unique<CanopyReplay>(recording) : nullptr;
    }

private Q_SLOTS:
    void bothFormsIndexEveryBlock_data()
    {
        QTest::addColumn<int>("set");
        int at = 0;
        for (const auto& set : CanopyRecording::sets())
            QTest::newRow(qPrintable(set.name)) << at++;
    }
    void bothFormsIndexEveryBlock()
    {
        QFETCH(int, set);
        const auto recording = CanopyRecording::sets()[static_cast<std::size_t>(set)].recording;
        const Interval blocks = recording->runs().front();
        const auto every = [&](auto has) {
            for (Height height = blocks.lo; height <= blocks.hi; ++height)
                if (!(recording.get()->*has)(height))
                    return false;
            return true;
        };
        if (!every(&CanopyRecording::hasPlain))
            QSKIP("has not every block in the plain form");
        const int chain = static_cast<int>(recording->chain());
        const QByteArray id = QByteArray::number(chain);
        std::vector<CanopyWorkspace::Digests> tables, globals;
        for (const bool bulk : {true, false}) {
            if (bulk && !every(&CanopyRecording::hasBulk))
                continue;
            CanopyReplay served(recording);
            served.setHead(blocks.hi + 1);
            CanopyFaults faults;
            faults.bulk = bulk;
            served.setFaults(faults);
            CanopyWorkspace workspace;
            workspace.mustAdd(served,
                              blocks.lo > 1 ? QStringList{u"--from"_qs, QString::number(blocks.lo)} : QStringList());
            QElapsedTimer clock;
            clock.start();
            const CliResult run = workspace.sync();
            QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
            qInfo("%s: %lld blocks in %.1f s, start of the command included", bulk ? "bulk" : "plain",
                  static_cast<long long>(blocks.count()), double(clock.elapsed()) / 1e3);
            QCOMPARE(workspace.coverage(chain), u"blocks %1-%2"_qs.arg(blocks.lo).arg(blocks.hi));
            Database& database = workspace.database();
            QCOMPARE(database.number("SELECT count(*) FROM chain_" + id + ".blocks"), blocks.count());
            QCOMPARE(database.number("SELECT count(DISTINCT height) FROM canopyx.index_progress WHERE chain_id = " +
                                     id + " AND indexing_detail ? 'fetch_block_ms'"),
                     blocks.count());
            QCOMPARE(database.number("SELECT max_height FROM canopyx.index_progress_agg WHERE chain_id = " + id),
                     blocks.hi);
            expectNone(workspace.globalFaults(chain));
            QVERIFY(bulk ? served.requests("/v1/query/indexer-blobs") >= blocks.count() - 1
                         : served.requests("/v1/query/accounts") >= blocks.count());
            tables.push_back(workspace.chainTables(chain));
            globals.push_back(workspace.globalTables(chain));
        }
        QVERIFY(!tables.front().at(u"accounts"_qs).startsWith(u"0 "));
        expectNone(CanopyWorkspace::differences(tables.front(), tables.back()));
        expectNone(CanopyWorkspace::differences(globals.front(), globals.back()));
    }

    void followsTheHead()
    {
        const auto served = node(1);
        served->setHead(121);  // blocks up to 120
        CanopyWorkspace workspace;
        workspace.mustAdd(*served);
        const auto run = workspace.cli().start({u"run"_qs});
        const auto reached = [&](Height height) {
            return waitFor([&] { return workspace.coverage(1) == u"blocks 1-%1"_qs.arg(height); }, 30'000);
        };
        QVERIFY2(reached(120), qPrintable(workspace.coverage(1)));
        for (Height block = 121; block <= 130; ++block) {
            served->setHead(block + 1);
            QVERIFY2(reached(block), qPrintable(workspace.coverage(1)));
        }
        expectNone(workspace.globalFaults(1));
        // One transaction each: the rows of one transaction have the same time there.
        QCOMPARE(workspace.database().number(
                     "SELECT count(DISTINCT xmin::text) FROM canopyx.index_progress WHERE height > 120"),
                 qint64(10));
        QVERIFY(waitFor(
            [&] {
                return workspace.database().value("SELECT status || ' ' || height FROM canopyx.rpc_endpoints") ==
                       u"healthy 130";
            },
            15'000));
        QCOMPARE(workspace.database().value("SELECT rpc_health_status FROM canopyx.chains"), u"healthy"_qs);
        // Polls and proposals are requested in addition to the blocks.
        QVERIFY(waitFor([&] { return workspace.database().number("SELECT count(*) FROM chain_1.poll_snapshots") > 0; },
                        15'000));
        // A lower head undoes nothing: committed blocks are final.
        served->setHead(101);
        QTest::qWait(2'000);
        QCOMPARE(workspace.coverage(1), u"blocks 1-130"_qs);
        served->setHead(132);
        QVERIFY(reached(131));
        QVERIFY(CliWorkspace::stop(*run));
    }

    void startsAboveTheFirstBlock()
    {
        const auto served = node(1);
        served->setHead(101);
        CanopyWorkspace workspace;
        workspace.mustAdd(*served, {u"--from"_qs, u"60"_qs});
        const CliResult run = workspace.sync();
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        QCOMPARE(workspace.coverage(1), u"blocks 60-100"_qs);
        // The whole state exists from the first block on.
        QCOMPARE(workspace.database().number("SELECT count(*) FROM chain_1.accounts WHERE height < 60"), qint64(0));
        QVERIFY(workspace.database().number("SELECT count(*) FROM chain_1.accounts WHERE height = 60") > 100);
        expectNone(workspace.globalFaults(1));
    }

    void refusalsAreExplained()
    {
        const auto served = node(1);
        CanopyWorkspace workspace;
        CliWorkspace& cli = workspace.cli();
        const auto code = [](const CliResult& result) {
            return result.json().value(u"error"_qs).toObject().value(u"code"_qs).toString();
        };
        const auto add = [&](const QString& family, const QString& url) {
            return cli.run({u"chain"_qs, u"add"_qs, family, u"--rpc"_qs, url});
        };
        CliResult answer = add(u"canopy"_qs, u"http://127.0.0.1:9"_qs);
        QVERIFY2(code(answer) == u"RPC_CONNECTION" && answer.exitCode != 0, qPrintable(answer.text()));
        SimEndpoints evm(SimEndpoints::spec(900'600, 20));
        answer = add(u"canopy"_qs, evm.rpcOptions().at(1));
        QVERIFY2(code(answer) == u"WRONG_FAMILY" && answer.text().contains(u"eip155:900600"_qs),
                 qPrintable(answer.text()));
        answer = add(u"eip155"_qs, served->url());
        QVERIFY2(code(answer) == u"WRONG_FAMILY" && answer.text().contains(u"Canopy"_qs), qPrintable(answer.text()));
        answer = add(u"canopy:2"_qs, served->url());
        QVERIFY2(code(answer) == u"WRONG_CHAIN", qPrintable(answer.text()));
        answer = cli.run({u"chain"_qs, u"add"_qs, u"canopy"_qs, u"--rpc"_qs, served->url(), u"--all-transfers"_qs});
        QCOMPARE(answer.exitCode, 2);
        QCOMPARE(workspace.database().number("SELECT count(*) FROM signalbox.chains"), qint64(0));
        QCOMPARE(workspace.database().number("SELECT count(*) FROM pg_namespace WHERE nspname = 'chain_1'"), qint64(0));

        workspace.mustAdd(*served, {u"--name"_qs, u"Root"_qs});
        QCOMPARE(workspace.database().value("SELECT chain_name FROM canopyx.chains"), u"Root"_qs);
        answer = workspace.add(*served);
        QVERIFY2(code(answer) == u"CHAIN_EXISTS" && answer.text().contains(u"Root"_qs), qPrintable(answer.text()));
        // The same ID on another network.
        workspace.database().run("UPDATE signalbox.chains SET network_id = network_id + 6");
        answer = workspace.add(*served);
        QVERIFY2(code(answer) == u"CHAIN_ID_TAKEN" && answer.text().contains(u"Root"_qs) &&
                     answer.text().contains(u"network"_qs),
                 qPrintable(answer.text()));
        QCOMPARE(code(cli.run({u"chain"_qs, u"edit"_qs, u"Root"_qs, u"--confirmations"_qs, u"3"_qs})),
                 u"FAMILY_SETTING"_qs);
        QCOMPARE(code(cli.run({u"token"_qs, u"add"_qs, u"Root"_qs, u"0x00000000000000000000000000000000000000aa"_qs})),
                 u"NO_STREAMS"_qs);
    }
};

}  // namespace

SIGNALBOX_TEST(CanopyTest)

#include "canopy_test.moc"
