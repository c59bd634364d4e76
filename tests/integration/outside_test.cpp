// SPDX-License-Identifier: GPL-3.0-or-later

#include <sys/mount.h>
#include <unistd.h>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QStorageInfo>
#include <QTest>

#include "support/indexed_chain.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Effects of the machine on a running command: its clock jumps, its disk is full.
class OutsideTest : public QObject {
    Q_OBJECT

    static void setClock(const QString& path, qint64 seconds)
    {
        QFile file(path);  // in place, because the program has it mapped
        file.open(QIODevice::ReadWrite);
        file.write(reinterpret_cast<const char*>(&seconds), sizeof seconds);
    }
    static qint64 samples(IndexedChain& chain, qint64 shift)  ///< around a time that is `shift` off
    {
        return chain.database().number(
            "SELECT count(*) FROM signalbox.samples WHERE step = '10 s' AND abs(extract(epoch FROM at - now()) - (" +
            QByteArray::number(shift) + ")) < 300");
    }

private Q_SLOTS:
    void aClockThatIsSetLosesNothing()
    {
        QTemporaryDir folder;
        const QString clock = folder.filePath(u"clock"_qs);
        setClock(clock, 0);
        SimEndpoints sims(SimEndpoints::spec(900'901, 600), 2);
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs} + sims.rpcOptions());
        const auto truth = [&] { return truthOfSim(*sims.chain, {0, sims.chain->head(), {}, {}, -1, true}); };
        chain.startRun({u"LD_PRELOAD="_qs + QCoreApplication::applicationDirPath() + u"/clock_shift.so"_qs,
                        u"SIGNALBOX_CLOCK_FILE="_qs + clock});
        QVERIFY(chain.waitIndexed(600));
        for (const qint64 seconds : {-3'600, 7'200}) {
            setClock(clock, seconds);
            sims.chain->mine(20);
            QVERIFY(chain.waitIndexed(sims.chain->head()));
            // Nothing waits for the former time: the minutes of the new clock are stored as they pass.
            QVERIFY(waitFor([&] { return samples(chain, seconds) > 0; }, 30'000));
            QVERIFY2(!chain.snapshot().contains(u"trouble"), qPrintable(chain.log()));
            const CliResult reindexed = chain.workspace().run({u"reindex"_qs, chain.caip2(), u"10-20"_qs, u"--yes"_qs});
            QVERIFY2(reindexed.exitCode == 0, qPrintable(reindexed.text()));
            QCOMPARE(chain.compare(truth, 10'000), QString());
        }
        QCOMPARE(chain.database().number("SELECT count(*) FROM " + chain.schema().toUtf8() + ".reorgs"), qint64(0));
        QCOMPARE(chain.coverageFault(), QString());
        QVERIFY(chain.stopRun());
    }

    void aRunDoesNotEndWhileTheDiskIsLow()
    {
        SimEndpoints sims(SimEndpoints::spec(900'903, 12'000));
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs} + sims.rpcOptions());
        const qint64 whole = QStorageInfo(chain.workspace().cluster().paths().data).bytesTotal() >> 20;
        const auto setReserve = [&](qint64 megabytes) {
            const CliResult set =
                chain.workspace().run({u"settings"_qs, u"set"_qs, u"disk.reserve_mb"_qs, QString::number(megabytes)});
            return set.exitCode == 0;
        };
        sim::SimFaults slow;
        slow.latencyMs = 2'000;  // so that it is not finished before the setting is read
        sims[0].setFaults(slow);
        const auto run = chain.workspace().start({u"run"_qs, u"--until-synced"_qs});
        QVERIFY(chain.waitIndexed(0, 60'000));
        QVERIFY(setReserve(whole));
        QVERIFY(!run->waitForFinished(9'000));  // until the disk was looked at
        sims[0].setFaults({});
        QVERIFY(!run->waitForFinished(4'000));
        run->terminate();
        QVERIFY(run->waitForFinished(20'000));
        QVERIFY(setReserve(0));
        const CliResult enough = chain.syncOnce();
        QVERIFY2(enough.exitCode == 0, qPrintable(enough.text()));
    }

    /// The server's whole folder on a disk that fills up: rows, log and all other files.
    void aFullDiskLosesNothing()
    {
        SimEndpoints sims(SimEndpoints::spec(900'902, 1'500));
        IndexedChain chain(QStringList{u"--from"_qs, u"genesis"_qs, u"--all-transfers"_qs} + sims.rpcOptions());
        const auto paths = chain.workspace().cluster().paths();
        const QByteArray data = QFile::encodeName(paths.data);
        chain.workspace().leaveCluster();
        QCOMPARE(chain.workspace().run({u"workspace"_qs, u"stop"_qs}).exitCode, 0);
        if (::geteuid() != 0)
            QSKIP("only root can mount a small disk");
        QTemporaryDir kept;
        const auto shell = [](const QString& line) { return QProcess::execute(u"sh"_qs, {u"-c"_qs, line}); };
        QCOMPARE(shell(u"cp -a %1/. %2"_qs.arg(paths.data, kept.path())), 0);
        if (::mount("tmpfs", data.constData(), "tmpfs", 0, "size=120m,mode=0700") != 0)
            QSKIP("nothing can be mounted here");
        bool started = false;
        const auto end = qScopeGuard([&] {
            if (started) {
                chain.process().kill();
                chain.process().waitForFinished();
            }
            chain.workspace().leaveCluster();
            chain.workspace().run({u"workspace"_qs, u"stop"_qs}, {}, 30'000);
            ::umount2(data.constData(), MNT_DETACH);
        });
        QCOMPARE(::chown(data.constData(), paths.uid, paths.gid), 0);
        QCOMPARE(shell(u"cp -a %2/. %1"_qs.arg(paths.data, kept.path())), 0);

        chain.startRun();
        started = true;
        QVERIFY(chain.waitIndexed(1'500));
        QVERIFY(shell(u"cat /dev/zero > %1/ballast 2>/dev/null"_qs.arg(paths.data)) != 0);  // to the last byte
        sims.chain->mine(3'000);
        // The server may stop altogether if there is no space for its log: then the command reports that.
        const auto told = [&] {
            const QString words = chain.workspace().run({u"status"_qs, chain.caip2()}, {}, 30'000).text();
            return words.contains(u"DISK_FULL") || words.contains(u"DISK_RESERVE") || words.contains(u"disk is full");
        };
        QVERIFY2(waitFor(told, 60'000), qPrintable(chain.workspace().run({u"status"_qs, chain.caip2()}).text()));
        QCOMPARE(chain.process().state(), QProcess::Running);
        QVERIFY(QFile::remove(paths.data + u"/ballast"_qs));
        QVERIFY(::mount("tmpfs", data.constData(), "tmpfs", MS_REMOUNT, "size=600m") == 0);
        const auto truth = [&] { return truthOfSim(*sims.chain, {0, sims.chain->head(), {}, {}, -1, true}); };
        QCOMPARE(chain.compare(truth, 60'000), QString());
        QCOMPARE(chain.coverageFault(), QString());
        QVERIFY(chain.stopRun());
    }
};

}  // namespace

SIGNALBOX_TEST(OutsideTest)

#include "outside_test.moc"
