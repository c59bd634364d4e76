// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRandomGenerator>

#include "ibc_workspace.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// The engine is killed while it indexes three chains and joins their packets. Afterwards all tables equal those of an
/// uninterrupted run. SIGNALBOX_LONG=1: 20 moments instead of 3; SIGNALBOX_SEED repeats a run.
class IbcKillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killsAtAnyMomentLoseNothing()
    {
        const bool isLong = qEnvironmentVariableIntValue("SIGNALBOX_LONG") == 1;
        const quint32 seed = qEnvironmentVariableIsSet("SIGNALBOX_SEED")
                                 ? qEnvironmentVariable("SIGNALBOX_SEED").toUInt()
                                 : QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        const int moments = isLong ? 20 : 3;
        qInfo("seed %u, %d moments", seed, moments);
        sim::CosmosSimSpec spec;
        spec.seed = 9;
        spec.history = 40;
        spec.packets = 5;
        constexpr int more = 30;  // blocks before each kill

        std::map<QString, QString> expected;
        {
            sim::CosmosSimSpec whole = spec;
            whole.history += more * moments;
            IbcWorkspace undisturbed(whole);
            undisturbed.mustAddAll();
            QCOMPARE(undisturbed.sync().exitCode, 0);
            expectNoDifference(undisturbed.differences());
            expected = undisturbed.digests();
        }

        IbcWorkspace workspace(spec);
        workspace.mustAddAll();
        int inside = 0;
        const char* const places[] = {"open", "copy", "after"};
        for (int moment = 0; moment < moments; ++moment) {
            workspace.net().mine(more);
            // by a failpoint within a chain's transaction, or at any time, which also hits the joiner
            const bool byFailpoint = random.bounded(2) == 0;
            const QString failpoint =
                u"%1:%2"_s.arg(QLatin1String(places[random.bounded(3)])).arg(1 + random.bounded(3));
            const auto run = workspace.cli().start(
                {u"run"_s}, byFailpoint ? QStringList{u"SIGNALBOX_FAILPOINT="_s + failpoint} : QStringList());
            const bool ended = run->waitForFinished(byFailpoint ? 15'000 : 1'000 + int(random.bounded(3'000)));
            inside += ended && run->exitStatus() == QProcess::CrashExit;
            if (!ended) {
                run->kill();
                QVERIFY(run->waitForFinished());
            }
        }
        QCOMPARE(workspace.sync().exitCode, 0);
        expectNoDifference(workspace.differences());
        const auto found = workspace.digests();
        for (const auto& [table, digest] : expected)
            QVERIFY2(found.contains(table) && found.at(table) == digest,
                     qPrintable(u"%1: %2 instead of %3"_s.arg(
                         table, found.contains(table) ? found.at(table) : u"none"_s, digest)));
        QCOMPARE(found.size(), expected.size());
        qInfo("%d of %d kills were inside a transaction", inside, moments);
    }
};

}  // namespace

SIGNALBOX_TEST(IbcKillTest)
#include "ibc_kill_test.moc"
