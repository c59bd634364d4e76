// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

#include "ibc_workspace.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(u' ');
}

/// Simulated Cosmos chains from their blocks to the packets, as an operator sees them by the command line.
class IbcTest : public QObject {
    Q_OBJECT

    static sim::CosmosSimSpec spec(const char* prefix, Height history = 120)
    {
        sim::CosmosSimSpec spec;
        spec.seed = 5;
        spec.prefix = prefix;
        spec.history = history;
        spec.packets = 3;
        // an hour ago, so that stuck packets are older than their thresholds
        spec.genesisTime = secondsSinceEpoch() - 3'600 - history;
        spec.unreceived = spec.unacknowledged = spec.pastTimeout = 0.02;
        return spec;
    }

private Q_SLOTS:
    void everyPacketEndsAsItDid()
    {
        IbcWorkspace workspace(spec("a-"));
        workspace.mustAddAll();
        QCOMPARE(workspace.sync().exitCode, 0);
        expectNoDifference(workspace.differences());
        // relays: each effected message once, each no-op as a loss
        Database& database = workspace.database();
        QVERIFY(database.number("SELECT count(*) FROM ibc.packet_relays WHERE NOT effected AND NOT failed") > 0);
        QVERIFY(database.number("SELECT count(*) FROM ibc.packet_relays WHERE failed") > 0);
        QCOMPARE(database.number("SELECT count(*) FROM ibc.packet_relays r JOIN ibc.packet_flow p ON (p.src_chain_id, "
                                 "p.src_port_id, p.src_channel_id, p.sequence) = (r.src_chain_id, r.src_port_id, "
                                 "r.src_channel_id, r.sequence) WHERE r.kind = 'receive' AND r.effected"),
                 database.number("SELECT count(*) FROM ibc.packet_flow WHERE recv_height IS NOT NULL"));
        // packets of failed transactions and of the end blocker
        QVERIFY(database.number(
                    "SELECT count(*) FROM ibc.packet_flow WHERE tx_hash_send IS NULL OR tx_hash_send = ''") > 0);
        // what the chains mine later is added
        workspace.net().mine(40);
        QCOMPARE(workspace.sync().exitCode, 0);
        expectNoDifference(workspace.differences());
    }

    void answersByTheCommandLine()
    {
        IbcWorkspace workspace(spec("b-"));
        workspace.mustAddAll();
        QCOMPARE(workspace.sync().exitCode, 0);
        CliWorkspace& cli = workspace.cli();
        const CliResult overview = cli.run(words("ibc overview"));
        QVERIFY2(overview.exitCode == 0, qPrintable(overview.text()));
        QVERIFY(overview.json().value(u"sent"_s).toInteger() > 0);
        QVERIFY(overview.json().value(u"chains"_s).toArray().size() >= 3);

        const CliResult packets = cli.run(words("ibc packets --chain b-heron-1 --limit 5"));
        QVERIFY2(packets.exitCode == 0, qPrintable(packets.text()));
        QCOMPARE(packets.lines().size(), std::size_t(5));
        const QString key = packets.lines()[0].value(u"packet"_s).toObject().value(u"key"_s).toString();
        const CliResult packet = cli.run({u"ibc"_s, u"packet"_s, key});
        QVERIFY2(packet.exitCode == 0, qPrintable(packet.text()));
        QCOMPARE(packet.json().value(u"packet"_s).toObject().value(u"key"_s).toString(), key);
        QVERIFY(!packet.json().value(u"steps"_s).toArray().isEmpty());

        const CliResult failed = cli.run(words("ibc packets --state failed"));
        QVERIFY2(failed.exitCode == 0, qPrintable(failed.text()));
        QVERIFY(!failed.lines().empty());
        for (const QJsonObject& one : failed.lines())
            QCOMPARE(one.value(u"state"_s).toString(), u"failed"_s);

        for (const char* command : {"ibc channels", "ibc relayers", "ibc stuck", "ibc channels --chain b-osprey-4"}) {
            const CliResult listed = cli.run(words(command));
            QVERIFY2(listed.exitCode == 0, qPrintable(listed.text()));
            QVERIFY2(!listed.lines().empty(), command);
        }
        const CliResult checked = cli.run(words("ibc check"));
        QVERIFY2(checked.exitCode == 0, qPrintable(checked.text()));

        QCOMPARE(cli.run(words("ibc packet b-heron-1/transfer/channel-0/999999")).exitCode, 3);
        QCOMPARE(cli.run(words("ibc packet b-heron-1/channel-0")).exitCode, 2);
        QCOMPARE(cli.run(words("ibc packets --state done")).exitCode, 2);
        QCOMPARE(cli.run(words("ibc packets --chain nowhere-1")).exitCode, 3);
        QCOMPARE(cli.run(words("ibc clear b-heron-1 channel-0 --sequences 1-200")).exitCode, 2);
        QCOMPARE(cli.run(words("ibc overview --from 2026-02-01 --to 2026-01-01")).exitCode, 2);
    }

    void clearsByTheRelayerOfThisConsole()
    {
        IbcWorkspace workspace(spec("c-"));
        workspace.mustAddAll();
        CliWorkspace& cli = workspace.cli();
        QTemporaryDir folder;
        QString program, configuration;
        QVERIFY(workspace.hub().writeHermes(folder.path(), &program, &configuration));
        QCOMPARE(cli.run({u"settings"_s, u"set"_s, u"ibc.hermes_path"_s, program}).exitCode, 0);
        QCOMPARE(cli.run({u"settings"_s, u"set"_s, u"ibc.hermes_config"_s, configuration}).exitCode, 0);
        QCOMPARE(workspace.sync().exitCode, 0);
        std::vector<quint64> stuck;
        {
            const auto lock = workspace.net().reading();
            for (const int id : workspace.net().open(0, 0))
                if (workspace.net().packet(id).sent < 60 && stuck.size() < 3)
                    stuck.push_back(workspace.net().packet(id).sequence);
        }
        QVERIFY(!stuck.empty());
        QStringList list;
        for (const quint64 sequence : stuck)
            list << QString::number(sequence);
        const QStringList clear{u"ibc"_s,       u"clear"_s,       u"c-heron-1"_s,
                                u"channel-0"_s, u"--sequences"_s, list.join(u',')};
        const CliResult planned = cli.run(clear + QStringList{u"--dry-run"_s});
        QVERIFY2(planned.exitCode == 0, qPrintable(planned.text()));
        QCOMPARE(planned.json().value(u"packets"_s).toArray().size(), list.size());
        QCOMPARE(cli.run(clear).exitCode, 4);  // not confirmed
        const CliResult cleared = cli.run(clear + QStringList{u"--yes"_s});
        QVERIFY2(cleared.exitCode == 0, qPrintable(cleared.text()));
        QCOMPARE(cleared.json().value(u"state"_s).toString(), u"completed"_s);
        {
            const auto lock = workspace.net().reading();
            for (const quint64 sequence : stuck)
                QVERIFY(workspace.net().packet(workspace.net().sent(0, 0)[sequence - 1]).done > 0);
        }
        const CliResult listed = cli.run(words("ibc operations"));
        QVERIFY2(listed.exitCode == 0, qPrintable(listed.text()));
        QCOMPARE(listed.lines().size(), std::size_t(1));
        const QString id = listed.json().value(u"id"_s).toString();
        const CliResult one = cli.run({u"ibc"_s, u"operations"_s, id});
        QVERIFY2(one.exitCode == 0, qPrintable(one.text()));
        QCOMPARE(one.json().value(u"state"_s).toString(), u"completed"_s);
        QCOMPARE(one.json().value(u"packets"_s).toArray().size(), list.size());
        for (const QJsonValue packet : one.json().value(u"packets"_s).toArray())
            QVERIFY(packet.toObject().value(u"verdict"_s).toString() != u"pending"_s);
        const CliResult shown = cli.run({u"ibc"_s, u"operations"_s, id, u"--output"_s}, {}, 120'000, false);
        QVERIFY2(shown.exitCode == 0, qPrintable(shown.text()));
        QVERIFY2(shown.out.contains("\"status\":\"success\""), shown.out.constData());
        QVERIFY2(shown.out.contains("completed"), shown.out.constData());
        const CliResult late = cli.run({u"ibc"_s, u"cancel"_s, id});
        QCOMPARE(late.json().value(u"error"_s).toObject().value(u"code"_s).toString(), u"OPERATION_ENDED"_s);
    }

    void aRunningOperationIsCanceled()
    {
        IbcWorkspace workspace(spec("f-", 80));
        workspace.mustAddAll();
        CliWorkspace& cli = workspace.cli();
        QTemporaryDir folder;
        QString program, configuration;
        QVERIFY(workspace.hub().writeHermes(folder.path(), &program, &configuration));
        // A Hermes that never comes to an end when it clears.
        QFile slow(folder.filePath(u"slow"_s));
        QVERIFY(slow.open(QIODevice::WriteOnly));
        slow.write("#!/bin/bash\ncase \" $* \" in *' clear '*) exec sleep 600 ;; esac\nexec '" + program.toUtf8() +
                   "' \"$@\"\n");
        slow.close();
        QVERIFY(slow.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QCOMPARE(cli.run({u"settings"_s, u"set"_s, u"ibc.hermes_path"_s, slow.fileName()}).exitCode, 0);
        QCOMPARE(cli.run({u"settings"_s, u"set"_s, u"ibc.hermes_config"_s, configuration}).exitCode, 0);
        QCOMPARE(workspace.sync().exitCode, 0);
        QString sequence;
        {
            const auto lock = workspace.net().reading();
            for (const int id : workspace.net().open(0, 0))
                if (workspace.net().packet(id).sent < 60 && sequence.isEmpty())
                    sequence = QString::number(workspace.net().packet(id).sequence);
        }
        QVERIFY(!sequence.isEmpty());
        const auto clearing =
            cli.start({u"ibc"_s, u"clear"_s, u"f-heron-1"_s, u"channel-0"_s, u"--sequences"_s, sequence, u"--yes"_s});
        const auto listed = [&](const char* key) {
            return cli.run(words("ibc operations")).json().value(QLatin1String(key)).toString();
        };
        QVERIFY(waitFor([&] { return listed("state") == u"running"_s; }, 60'000));
        const QString id = listed("id");
        const CliResult busy =
            cli.run({u"ibc"_s, u"clear"_s, u"f-heron-1"_s, u"channel-0"_s, u"--sequences"_s, sequence, u"--yes"_s});
        QCOMPARE(busy.exitCode, 4);  // another operation clears it
        const CliResult canceled = cli.run({u"ibc"_s, u"cancel"_s, id});
        QVERIFY2(canceled.exitCode == 0, qPrintable(canceled.text()));
        QVERIFY(clearing->waitForFinished(60'000));
        QVERIFY(clearing->exitCode() != 0);
        const CliResult ended = cli.run({u"ibc"_s, u"operations"_s, id});
        QCOMPARE(ended.json().value(u"state"_s).toString(), u"cancelled"_s);
        QCOMPARE(workspace.database().value("SELECT verb || ' ' || state FROM signalbox.commands WHERE verb = "
                                            "'packets_clear'"),
                 u"packets_clear cancelled"_s);
        QCOMPARE(workspace.database().number("SELECT count(*) FROM ibc.clearing_open"), qint64(0));
    }

    void badNodesChangeNothing_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("transaction index off") << 0;
        QTest::newRow("plain and base64 attributes mixed") << 1;
        QTest::newRow("results later than the block") << 2;
        QTest::newRow("LCD down") << 3;
        QTest::newRow("no WebSocket") << 4;
        QTest::newRow("answers cut off and lost") << 5;
    }
    void badNodesChangeNothing()
    {
        QFETCH(int, fault);
        IbcWorkspace workspace(spec("d-", 60));
        workspace.mustAddAll();
        sim::CosmosFaults faults;
        faults.txIndex = fault != 0;
        faults.mixedAttributes = fault == 1;
        faults.lateResults = fault == 2 ? 0.8 : 0;
        faults.webSocket = fault != 4;
        faults.cutShare = fault == 5 ? 0.02 : 0;
        for (int chain = 0; chain < 3; ++chain)
            workspace.hub().setFaults(chain, faults);
        QCOMPARE(workspace.sync().exitCode, 0);
        if (fault == 3) {
            faults.lcd = false;
            workspace.hub().setFaults(0, faults);
            workspace.net().mine(20);
            QCOMPARE(workspace.sync().exitCode, 0);
        }
        expectNoDifference(workspace.differences());
    }

    void startsAtTheLowestBlockOfAPrunedNode()
    {
        IbcWorkspace workspace(spec("e-"));
        sim::CosmosFaults pruned;
        pruned.prunedBelow = 64;
        workspace.hub().setFaults(0, pruned);
        const CliResult added = workspace.add(0);
        QVERIFY2(added.exitCode == 0, qPrintable(added.text()));
        QCOMPARE(workspace.sync().exitCode, 0);
        QCOMPARE(workspace.database().value("SELECT string_agg(lo || '-' || hi, ',') FROM signalbox.coverage"),
                 u"64-120"_s);
        // packets to chains that are not indexed keep their send side
        QVERIFY(workspace.database().number("SELECT count(*) FROM ibc.packet_flow WHERE src_chain_id = 'e-heron-1'") >
                0);
        QCOMPARE(workspace.database().number("SELECT count(*) FROM ibc.packet_flow WHERE outcome = 'received'"),
                 qint64(0));
    }
};

}  // namespace

SIGNALBOX_TEST(IbcTest)
#include "ibc_test.moc"
