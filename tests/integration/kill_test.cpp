// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QRandomGenerator>
#include <QTest>
#include <csignal>

#include "support/balance_sums.h"
#include "support/indexed_chain.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Command and database are killed while they work, mostly inside an open transaction of ingest; the tables must equal
/// the chain afterwards. SIGNALBOX_LONG=1: 20 moments instead of 4; SIGNALBOX_SEED repeats a run.
class KillTest : public QObject {
    Q_OBJECT

    QRandomGenerator m_random;
    int m_insideTransaction = 0;

    int below(int limit) { return int(m_random.bounded(limit)); }

    /// More blocks for the next moment, sometimes on a new branch.
    void grow(AnvilNode& node, const QString& token)
    {
        if (node.head() > 80 && below(2) == 0)
            node.reorg(1 + below(40));
        emitTransfers(node, token, 30 + below(60), 2, 8, m_random.generate());
        if (below(3) == 0)
            node.mine(80);  // some of them are below finalized, and are backfilled
    }

    void killCommand(IndexedChain& chain, bool byFailpoint)
    {
        const QString failpoint =
            u"SIGNALBOX_FAILPOINT=%1:%2"_qs.arg(QLatin1String(below(3) == 1 ? "copy" : "open")).arg(1 + below(2));
        chain.startRun(byFailpoint ? QStringList{failpoint} : QStringList());
        if (byFailpoint && chain.process().waitForFinished(15'000)) {
            m_insideTransaction += chain.process().exitStatus() == QProcess::CrashExit;
            return;
        }
        QThread::msleep(ulong(below(1500)));
        chain.process().kill();
        chain.process().waitForFinished();
    }

    /// Around the transaction instead of inside it: the commit has not begun, or was done without an answer.
    void killBesideTransaction(IndexedChain& chain)
    {
        const char* const place = below(2) == 0 ? "before" : "after";
        chain.startRun({u"SIGNALBOX_FAILPOINT=%1:%2"_qs.arg(QLatin1String(place)).arg(1 + below(2))});
        if (!chain.process().waitForFinished(15'000))
            chain.process().kill();
        chain.process().waitForFinished();
    }

    static bool isFrozen(QProcess& process)
    {
        QFile file(u"/proc/%1/stat"_qs.arg(process.processId()));
        return file.open(QIODevice::ReadOnly) && file.readAll().contains(") T ");
    }

    /// The command is frozen in the middle of a transaction while its server dies.
    void killDatabase(IndexedChain& chain)
    {
        chain.startRun({u"SIGNALBOX_FAILPOINT=%1:1:stop"_qs.arg(QLatin1String(below(2) == 0 ? "copy" : "open"))});
        m_insideTransaction += waitFor([&] { return isFrozen(chain.process()); }, 10'000);
        if (const qint64 pid = chain.workspace().cluster().serverPid(); pid > 1)
            ::kill(pid_t(pid), SIGKILL);
        ::kill(pid_t(chain.process().processId()), SIGCONT);
        if (below(2) == 0)
            QThread::msleep(ulong(below(3000)));  // the running command restarts it automatically
        chain.process().kill();
        chain.process().waitForFinished();
    }

private Q_SLOTS:
    void afterAKillTheTablesEqualTheChain()
    {
        const bool isLong = qEnvironmentVariableIntValue("SIGNALBOX_LONG") == 1;
        const quint32 seed = qEnvironmentVariableIsSet("SIGNALBOX_SEED")
                                 ? qEnvironmentVariable("SIGNALBOX_SEED").toUInt()
                                 : QRandomGenerator::global()->generate();
        m_random.seed(seed);
        const int moments = isLong ? 20 : 4;
        qInfo("seed %u, %d moments", seed, moments);
        AnvilNode node;
        const QString token = deployToken(node);
        emitTransfers(node, token, 150, 2, 10);
        IndexedChain chain({u"--rpc"_qs, node.url(), u"--from"_qs, u"genesis"_qs, u"--token"_qs, token});
        for (int moment = 0; moment < moments; ++moment) {
            grow(node, token);
            if (moment % 6 == 3)
                killDatabase(chain);
            else if (moment % 24 == 6)
                killBesideTransaction(chain);
            else
                killCommand(chain, moment % 24 != 7);
        }
        const CliResult run = chain.syncOnce();
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        QCOMPARE(chain.compare([&] {
            return truthOfNode(node.rpc(), 31337, {0, node.head(), {token}, {}, -1, true});
        }),
                 QString());
        QCOMPARE(chain.coverageFault(), QString());
        QCOMPARE(wrongBalances(chain.database(), chain.schema()), QString());
        qInfo("%d of %d moments inside an open transaction", m_insideTransaction, moments);
        QVERIFY(m_insideTransaction >= (isLong ? 15 : 2));
    }

    void aCommandSurvivesItsDatabase()
    {
        AnvilNode node;
        const QString token = deployToken(node);
        emitTransfers(node, token, 60, 2, 10);
        IndexedChain chain({u"--rpc"_qs, node.url(), u"--from"_qs, u"genesis"_qs, u"--token"_qs, token});
        chain.startRun();
        QVERIFY(chain.waitIndexed(node.head()));
        ::kill(pid_t(chain.workspace().cluster().serverPid()), SIGKILL);
        emitTransfers(node, token, 5, 2, 10, 900);
        QVERIFY(waitFor([&] { return chain.workspace().cluster().isRunning(); }, 30'000));
        QCOMPARE(chain.compare(
                     [&] {
                         return truthOfNode(node.rpc(), 31337, {0, node.head(), {token}, {}, -1, true});
                     },
                     30'000),
                 QString());
        QCOMPARE(chain.process().state(), QProcess::Running);
        QVERIFY(chain.stopRun());
    }

    void aKilledReindexContinues()
    {
        SimEndpoints sims(SimEndpoints::spec(900'500, 3'000));
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs} + sims.rpcOptions());
        chain.startRun();
        QVERIFY(chain.waitIndexed(3'000));
        sim::SimFaults slow;
        slow.latencyMs = 300;
        slow.maxBlocks = 20;
        sims[0].setFaults(slow);
        chain.database().run("DELETE FROM " + chain.schema().toUtf8() +
                             ".transfers WHERE block_number BETWEEN 10 AND 2900");
        const auto command = chain.workspace().start({u"reindex"_qs, chain.caip2(), u"10-2900"_qs, u"--yes"_qs});
        const auto kept = [&] {
            return chain.database().rows(
                "SELECT (r->>0)::bigint, (r->>1)::bigint FROM signalbox.commands, "
                "jsonb_array_elements(progress->'done') r WHERE verb = 'reindex'");
        };
        QVERIFY(waitFor([&] { return !kept().empty(); }, 60'000));
        chain.process().kill();
        chain.process().waitForFinished();
        const auto before = kept();
        const auto state = [&] {
            return chain.database().value("SELECT state FROM signalbox.commands WHERE verb = 'reindex'");
        };
        QVERIFY(state() != u"done");
        sims[0].setFaults({});
        sims[0].forget();
        chain.startRun();
        QVERIFY2(waitFor([&] { return state() == u"done"; }, 60'000), qPrintable(state()));
        for (const sim::SeenLogs& seen : sims[0].seenLogs())
            for (const QStringList& done : before)
                QVERIFY2(seen.byHash || seen.range.hi < done[0].toLongLong() || seen.range.lo > done[1].toLongLong(),
                         qPrintable(u"%1–%2 was fetched again"_qs.arg(seen.range.lo).arg(seen.range.hi)));
        QCOMPARE(chain.compare(
                     [&] {
                         return truthOfSim(*sims.chain, {0, 3'000, {}, {}, -1, true});
                     },
                     10'000),
                 QString());
        QVERIFY(command->waitForFinished(20'000));
        QCOMPARE(command->exitCode(), 0);
        QVERIFY(chain.stopRun());
    }

    void aSecondCommandTakesOver()
    {
        AnvilNode node;
        const QString token = deployToken(node);
        emitTransfers(node, token, 30, 1, 5);
        IndexedChain chain({u"--rpc"_qs, node.url(), u"--from"_qs, u"genesis"_qs, u"--token"_qs, token});
        chain.startRun();
        QVERIFY(chain.waitIndexed(node.head()));
        const auto second = chain.workspace().start({u"run"_qs});
        QThread::msleep(1500);
        const QString epoch = chain.database().value("SELECT epoch FROM signalbox.leases");
        chain.process().kill();
        chain.process().waitForFinished();
        emitTransfers(node, token, 3, 1, 5, 77);
        QVERIFY(waitFor([&] { return chain.database().value("SELECT epoch FROM signalbox.leases") != epoch; }, 15'000));
        QCOMPARE(chain.compare(
                     [&] {
                         return truthOfNode(node.rpc(), 31337, {0, node.head(), {token}, {}, -1, true});
                     },
                     20'000),
                 QString());
        QVERIFY(CliWorkspace::stop(*second));
    }
};

}  // namespace

SIGNALBOX_TEST(KillTest)

#include "kill_test.moc"
