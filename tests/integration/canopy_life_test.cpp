// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QRandomGenerator>

#include "canopy_workspace.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

constexpr Height head = 151;  ///< blocks up to 150: enough for every kind of row

/// An operator's actions on a Canopy chain, and crashes during them.
class CanopyLifeTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CanopyReplay> m_node;
    CanopyWorkspace::Digests m_tables, m_globals;  ///< of an undisturbed index up to block 150

    static CliResult done(CliResult result)
    {
        if (result.exitCode != 0)
            throw std::runtime_error(result.text().toStdString());
        return result;
    }
    void expectWhole(CanopyWorkspace& workspace)
    {
        QCOMPARE(workspace.coverage(1), u"blocks 1-%1"_qs.arg(head - 1));
        expectNone(CanopyWorkspace::differences(m_tables, workspace.chainTables(1)));
        expectNone(CanopyWorkspace::differences(m_globals, workspace.globalTables(1)));
        expectNone(workspace.globalFaults(1));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_node = std::make_unique<CanopyReplay>(CanopyRecording::ofChain(1));
        m_node->setHead(head);
        CanopyWorkspace workspace;
        workspace.mustAdd(*m_node);
        done(workspace.sync());
        m_tables = workspace.chainTables(1);
        m_globals = workspace.globalTables(1);
        expectNone(workspace.globalFaults(1));
    }

    void actionsWork()
    {
        CanopyWorkspace workspace;
        CliWorkspace& cli = workspace.cli();
        Database& database = workspace.database();
        workspace.mustAdd(*m_node);
        done(workspace.sync());

        // Exact heights are fetched again; surplus rows are removed.
        database.run("DELETE FROM chain_1.transactions WHERE height IN (20, 21)");
        database.run("UPDATE chain_1.accounts SET amount = amount + 1 WHERE height = 22");
        database.run("INSERT INTO chain_1.accounts (address, height, amount) VALUES ('\\x01', 21, 5)");
        QVERIFY(!CanopyWorkspace::differences(m_tables, workspace.chainTables(1)).isEmpty());
        done(cli.run({u"reindex"_qs, u"canopy:1"_qs, u"20-22"_qs, u"--yes"_qs}));
        expectWhole(workspace);
        QCOMPARE(database.value("SELECT string_agg(height || ' ' || status, ', ' ORDER BY height) FROM "
                                "canopyx.reindex_requests"),
                 u"20 done, 21 done, 22 done"_qs);
        const QJsonObject indexing = done(cli.run({u"indexing"_qs, u"canopy:1"_qs})).json();
        QVERIFY(indexing.value(u"steps"_qs).toObject().contains(u"fetch_block_ms"_qs));
        QCOMPARE(indexing.value(u"reindexed"_qs).toArray().at(0).toObject().value(u"heights"_qs).toInteger(),
                 qint64(3));

        // The global tables are corrected where they differ.
        database.run(
            "DELETE FROM canopyx_global.accounts_global WHERE address IN (SELECT address FROM "
            "canopyx_global.accounts_global ORDER BY address LIMIT 7)");
        database.run("UPDATE canopyx_global.pools_global SET amount = amount + 1");
        const QJsonObject resynced =
            done(cli.run({u"resync"_qs, u"canopy:1"_qs, u"--yes"_qs})).json().value(u"result"_qs).toObject();
        QVERIFY(resynced.value(u"set"_qs).toInteger() > 7);
        expectWhole(workspace);
        QCOMPARE(cli.run({u"resync"_qs, u"canopy:1"_qs, u"potatoes"_qs, u"--yes"_qs}).exitCode, 2);
        done(cli.run({u"resync"_qs, u"canopy:1"_qs, u"accounts"_qs, u"--yes"_qs}));

        done(cli.run({u"schema"_qs, u"check"_qs}));
        database.run("ALTER TABLE chain_1.accounts DISABLE TRIGGER sync_insert");
        QCOMPARE(cli.run({u"schema"_qs, u"check"_qs}).exitCode, 1);
        cli.run({u"schema"_qs, u"check"_qs, u"--repair"_qs});
        done(cli.run({u"schema"_qs, u"check"_qs}));

        done(cli.run({u"chain"_qs, u"pause"_qs, u"canopy:1"_qs}));
        QCOMPARE(database.value("SELECT paused FROM canopyx.chains"), u"1"_qs);
        done(cli.run({u"chain"_qs, u"resume"_qs, u"canopy:1"_qs}));
        QCOMPARE(done(cli.run({u"gaps"_qs, u"canopy:1"_qs})).json().value(u"blocks"_qs).toInteger(), qint64(0));

        done(cli.run({u"chain"_qs, u"delete"_qs, u"canopy:1"_qs, u"--yes"_qs}));
        QCOMPARE(workspace.state(1), u"deleted"_qs);
        QCOMPARE(database.value("SELECT deleted FROM canopyx.chains"), u"1"_qs);
        const CliResult again = workspace.add(*m_node);
        QVERIFY2(again.exitCode == 4 && again.text().contains(u"Recover"_qs), qPrintable(again.text()));
        done(cli.run({u"chain"_qs, u"recover"_qs, u"canopy:1"_qs}));
        expectWhole(workspace);
    }

    void aLeadingGapIsFilled()
    {
        CanopyWorkspace workspace;
        workspace.mustAdd(*m_node);
        done(workspace.sync());
        Database& database = workspace.database();
        for (const catalog::Entity* entity : catalog::Catalog::canopy().staged())
            database.run("DELETE FROM chain_1." + entity->table().toUtf8() + " WHERE height BETWEEN 1 AND 9");
        database.run("SELECT signalbox.uncover('canopy:1', ARRAY['blocks'], 1, 9)");
        done(workspace.sync());
        expectWhole(workspace);
    }

    void aKillAtAnyMomentLosesNothing()
    {
        const bool isLong = qEnvironmentVariableIntValue("SIGNALBOX_LONG") == 1;
        const quint32 seed = qEnvironmentVariableIsSet("SIGNALBOX_SEED")
                                 ? qEnvironmentVariable("SIGNALBOX_SEED").toUInt()
                                 : QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        const int moments = isLong ? 20 : 5;
        qInfo("seed %u, %d moments", seed, moments);
        int inside = 0;
        const Height start = 21;
        CanopyWorkspace workspace;
        m_node->setHead(start);
        workspace.mustAdd(*m_node);
        for (int moment = 0; moment < moments; ++moment) {
            m_node->setHead(start + (head - start) * (moment + 1) / moments);
            // Mostly inside the transaction, sometimes beside it, or at a random moment.
            const bool failpoint = moment % 10 != 3, beside = moment % 10 == 7;
            const char* const places[] = {"open", "copy", "before", "after"};
            const QLatin1String place(places[random.bounded(2) + (beside ? 2 : 0)]);
            const auto run = workspace.cli().start(
                {u"run"_qs}, failpoint ? QStringList{u"SIGNALBOX_FAILPOINT=%1:1"_qs.arg(place)} : QStringList());
            if (failpoint && run->waitForFinished(8'000)) {
                inside += run->exitStatus() == QProcess::CrashExit && !beside;
                continue;
            }
            QThread::msleep(ulong(random.bounded(1'500)));
            run->kill();
            run->waitForFinished();
        }
        m_node->setHead(head);
        done(workspace.sync());
        expectWhole(workspace);
        qInfo("%d of %d moments inside an open transaction", inside, moments);
        QVERIFY(inside >= (isLong ? 15 : 2));
    }

    void hardDeleteRemovesAllRows()
    {
        const auto neighbour = std::make_unique<CanopyReplay>(CanopyRecording::ofChain(2));
        neighbour->setHead(61);
        CanopyWorkspace workspace;
        CliWorkspace& cli = workspace.cli();
        const auto empty = workspace.everything();
        workspace.mustAdd(*neighbour);
        done(workspace.sync());
        const auto before = workspace.everything();
        workspace.mustAdd(*m_node);
        done(cli.run({u"run"_qs, u"--chain"_qs, u"canopy:1"_qs, u"--until-synced"_qs}, {}, 240'000));
        QVERIFY(!CanopyWorkspace::differences(before, workspace.everything()).isEmpty());
        QCOMPARE(cli.run({u"chain"_qs, u"delete"_qs, u"canopy:1"_qs, u"--hard"_qs}).exitCode, 4);

        // After a kill, the next engine continues it automatically.
        const auto killed = cli.start({u"chain"_qs, u"delete"_qs, u"canopy:1"_qs, u"--hard"_qs, u"--yes"_qs},
                                      {u"SIGNALBOX_FAILPOINT=delete:6"_qs});
        QVERIFY(killed->waitForFinished(60'000));
        QCOMPARE(killed->exitStatus(), QProcess::CrashExit);
        QCOMPARE(workspace.state(1), u"deleting"_qs);
        const auto run = cli.start({u"run"_qs, u"--chain"_qs, u"canopy:1"_qs});
        QVERIFY(waitFor([&] { return workspace.state(1).isEmpty(); }, 60'000));
        QVERIFY(CliWorkspace::stop(*run));
        expectNone(CanopyWorkspace::differences(before, workspace.everything()));

        done(cli.run({u"chain"_qs, u"delete"_qs, u"canopy:2"_qs, u"--hard"_qs, u"--yes"_qs}));
        expectNone(CanopyWorkspace::differences(empty, workspace.everything()));
    }
};

}  // namespace

SIGNALBOX_TEST(CanopyLifeTest)

#include "canopy_life_test.moc"
