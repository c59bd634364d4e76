// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRandomGenerator>

#include "canopy_workspace.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// One chain's whole lifecycle with repeated kills: during indexing, during a resync, and during its delete.
/// SIGNALBOX_LONG=1: 20 moments; SIGNALBOX_SEED repeats a run.
class CanopyKillTest : public QObject {
    Q_OBJECT

    const bool m_long = qEnvironmentVariableIntValue("SIGNALBOX_LONG") == 1;
    const quint32 m_seed = qEnvironmentVariableIsSet("SIGNALBOX_SEED") ? qEnvironmentVariable("SIGNALBOX_SEED").toUInt()
                                                                       : QRandomGenerator::global()->generate();
    QRandomGenerator m_random{m_seed};
    int m_moments = 0, m_inside = 0;

    static CliResult done(CliResult result)
    {
        if (result.exitCode != 0)
            throw std::runtime_error(result.text().toStdString());
        return result;
    }
    /// Runs until the failpoint kills it inside its transaction, or kills it at a random moment.
    bool kill(CanopyWorkspace& workspace, const QStringList& arguments, const QString& failpoint,
              int patienceMs = 15'000)
    {
        ++m_moments;
        const auto run = workspace.cli().start(arguments, {u"SIGNALBOX_FAILPOINT="_qs + failpoint});
        const bool ended = run->waitForFinished(patienceMs);
        const bool inside = ended && run->exitStatus() == QProcess::CrashExit;
        m_inside += inside;
        if (!ended) {
            run->kill();
            run->waitForFinished();
        }
        return inside;
    }
    /// An engine that runs until no work is left.
    static void finish(CanopyWorkspace& workspace)
    {
        Database& database = workspace.database();
        const QByteArray since = database.value("SELECT clock_timestamp()").toUtf8();
        const auto run = workspace.cli().start({u"run"_qs});
        const auto none = [&](const QByteArray& query) {
            QVERIFY2(waitFor([&] { return database.number(query) == 0; }, 60'000), query.constData());
        };
        none("SELECT count(*) FROM signalbox.commands WHERE state IN ('queued', 'running')");
        none("SELECT count(*) FROM signalbox.chains WHERE state = 'deleting'");
        // A signal before it has installed its handlers would be lost.
        none("SELECT 1 - least(1, count(*)) FROM signalbox.chain_status WHERE caip2 = 'canopy:2' AND at > '" + since +
             "'");
        QVERIFY(CliWorkspace::stop(*run));
    }

private Q_SLOTS:
    void killsAtAnyMomentLoseNothing_data()
    {
        QTest::addColumn<QString>("set");
        QTest::addColumn<Height>("head");
        QTest::newRow("recorded") << QString() << Height(121);
        QTest::newRow("made up") << u"made up root"_qs << Height(61);  // keys of all tables close and come back
    }
    void killsAtAnyMomentLoseNothing()
    {
        QFETCH(QString, set);
        QFETCH(Height, head);
        m_moments = m_inside = 0;
        auto recording = CanopyRecording::ofChain(1);
        for (const auto& one : CanopyRecording::sets())
            if (one.name == set)
                recording = one.recording;
        qInfo("seed %u", m_seed);
        const auto neighbor = std::make_unique<CanopyReplay>(CanopyRecording::ofChain(2));
        neighbor->setHead(31);
        const auto node = std::make_unique<CanopyReplay>(recording);
        node->setHead(head);
        CanopyWorkspace::Digests tables, globals;
        {
            CanopyWorkspace undisturbed;
            undisturbed.mustAdd(*node);
            done(undisturbed.sync());
            tables = undisturbed.chainTables(1);
            globals = undisturbed.globalTables(1);
        }
        CanopyWorkspace workspace;
        Database& database = workspace.database();
        workspace.mustAdd(*neighbor);
        done(workspace.sync());
        // Changes to the neighboring chain while engines run; its own rows must all be gone.
        const char* const going[] = {"canopyx.chains", "canopyx.rpc_endpoints", "signalbox.chain_status",
                                     "signalbox.leases", "signalbox.samples"};
        const auto everything = [&] {
            auto all = workspace.everything();
            for (const char* table : going)
                all.erase(u"rows of "_qs + QLatin1String(table));
            return all;
        };
        const auto before = everything();
        const auto expectWhole = [&] {
            QCOMPARE(workspace.coverage(1), u"blocks 1-%1"_qs.arg(head - 1));
            expectNone(CanopyWorkspace::differences(tables, workspace.chainTables(1)));
            expectNone(CanopyWorkspace::differences(globals, workspace.globalTables(1)));
            expectNone(workspace.globalFaults(1));
        };

        // Indexing: before rows are sent, with rows sent and not committed, committed without an answer.
        const int indexing = m_long ? 10 : 3;
        node->setHead(11);
        workspace.mustAdd(*node);
        for (int i = 0; i < indexing; ++i) {
            node->setHead(11 + (head - 11) * (i + 1) / indexing);
            const char* const places[] = {"open", "copy", "open", "copy", "after"};
            kill(workspace, {u"run"_qs}, u"%1:%2"_qs.arg(QLatin1String(places[i % 5])).arg(1 + m_random.bounded(2)));
        }
        done(workspace.sync());
        expectWhole();

        // Resync: during the corrections. The next engine continues it automatically.
        for (int i = 0; i < (m_long ? 5 : 2); ++i) {
            database.run(
                "DELETE FROM canopyx_global.accounts_global WHERE chain_id = 1 AND get_byte(address, 3) % 3 = 0");
            database.run("UPDATE canopyx_global.pools_global SET amount = amount + 1 WHERE chain_id = 1");
            database.run("UPDATE canopyx_global.block_summaries_global SET num_txs = 0 WHERE chain_id = 1");
            QVERIFY(!workspace.globalFaults(1).isEmpty());
            QVERIFY(kill(workspace, {u"resync"_qs, u"canopy:1"_qs, u"--yes"_qs},
                         u"resync:%1"_qs.arg(1 + m_random.bounded(3)), 60'000));
            finish(workspace);
            expectWhole();
        }

        // Hard delete: in its early steps, during the global rows, and after them.
        const int firsts[] = {1, 2, 5, 9, 15, 1}, spreads[] = {3, 4, 5, 6, 4, 2};
        const int deleting = m_long ? 6 : 2;
        for (int i = 0; i < deleting && !workspace.state(1).isEmpty(); ++i) {
            const int at = firsts[i] + m_random.bounded(spreads[i]);
            kill(workspace,
                 i == 0 ? QStringList{u"chain"_qs, u"delete"_qs, u"canopy:1"_qs, u"--hard"_qs, u"--yes"_qs}
                        : QStringList{u"run"_qs, u"--chain"_qs, u"canopy:1"_qs},
                 u"delete:%1"_qs.arg(at), 30'000);
        }
        finish(workspace);
        QVERIFY(workspace.state(1).isEmpty());
        expectNone(CanopyWorkspace::differences(before, everything()));
        for (const QByteArray table : going)
            QCOMPARE(database.number("SELECT count(*) FROM " + table + " WHERE " +
                                     (table == "canopyx.rpc_endpoints" ? "chain_id = 1" : "caip2 = 'canopy:1'")),
                     qint64(0));
        qInfo("seed %u: killed at %d moments, %d of them inside an open transaction or step", m_seed, m_moments,
              m_inside);
        QVERIFY(m_inside >= (m_long ? 15 : 5));
        QVERIFY(m_moments >= (m_long ? 20 : 7));
    }
};

}  // namespace

SIGNALBOX_TEST(CanopyKillTest)

#include "canopy_kill_test.moc"
