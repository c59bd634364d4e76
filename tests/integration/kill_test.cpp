#include <QRandomGenerator>
#include <QTest>
#include <csignal>

#include "support/indexed_chain.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Command and database are killed in the middle of the work, most often inside an open transaction of ingest; the
/// tables must equal the chain afterwards. SIGNALBOX_LONG=1: 20 moments instead of 4; SIGNALBOX_SEED repeats a run.
class KillTest : public QObject {
    Q_OBJECT

    QRandomGenerator m_random;
    int m_insideTransaction = 0;

    int below(int limit) { return int(m_random.bounded(limit)); }

    /// More work for the next moment, now and then on a new branch.
    void grow(AnvilNode& node, const QString& token)
    {
        if (node.head() > 80 && below(2) == 0)
            node.reorg(1 + below(40));
        emitTransfers(node, token, 30 + below(60), 2, 8, m_random.generate());
        if (below(3) == 0)
            node.mine(80);  // so that some of it lies below finalized, and is backfill
    }

    void killCommand(IndexedChain& chain, bool byFailpoint)
    {
        static const char* const places[] = {"open", "copy", "open", "before", "after"};
        const QString failpoint =
            u"SIGNALBOX_FAILPOINT=%1:%2"_qs.arg(QLatin1String(places[below(3)])).arg(1 + below(2));
        chain.startRun(byFailpoint ? QStringList{failpoint} : QStringList());
        if (byFailpoint && chain.process().waitForFinished(15'000)) {
            m_insideTransaction += chain.process().exitStatus() == QProcess::CrashExit;
            return;
        }
        QThread::msleep(ulong(below(1500)));
        chain.process().kill();
        chain.process().waitForFinished();
    }

    void killDatabase(IndexedChain& chain)
    {
        chain.startRun();
        QThread::msleep(ulong(300 + below(1500)));
        if (const qint64 pid = chain.workspace().cluster().serverPid(); pid > 1)
            ::kill(pid_t(pid), SIGKILL);
        if (below(2) == 0)
            QThread::msleep(ulong(below(3000)));  // the running command starts it again by itself
        chain.process().kill();
        chain.process().waitForFinished();
    }

private Q_SLOTS:
    void tablesEqualTheChainAfterwards()
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
            else
                killCommand(chain, moment % 12 != 7);
        }
        const CliResult run = chain.syncOnce();
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        QCOMPARE(chain.compare([&] {
            return truthOfNode(node.rpc(), 31337, {0, node.head(), {token}, {}, -1, true});
        }),
                 QString());
        QCOMPARE(chain.coverageFault(), QString());
        qInfo("%d of %d moments inside an open transaction", m_insideTransaction, moments);
        QVERIFY(m_insideTransaction >= (isLong ? 15 : 2));
    }

    void theCommandOutlivesItsDatabase()
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
