// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QTest>

#include "signalbox/literals.h"
#include "sim/cosmos/cosmos_hub.h"
#include "support/process.h"
#include "support/receivers.h"
#include "support/test_registry.h"

using namespace signalbox;
using test::CliResult;
using test::CliWorkspace;
using test::words;

/// The commands on IBC packets where there are none, and what they refuse. tests/integration/ibc_test.cpp has the rest.
class CliIbcTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CliWorkspace> m_workspace;

    QString code(const QStringList& arguments, const QByteArray& input = {})
    {
        const CliResult result = m_workspace->run(arguments, input);
        return result.json().value(u"error"_s).toObject().value(u"code"_s).toString();
    }

private Q_SLOTS:
    void initTestCase() { m_workspace = std::make_unique<CliWorkspace>(); }
    void cleanupTestCase() { m_workspace.reset(); }

    void answersWithoutPackets()
    {
        const CliResult overview = m_workspace->run(words("ibc overview"));
        QVERIFY2(overview.exitCode == 0, qPrintable(overview.text()));
        QVERIFY(!overview.json().contains(u"health"_s));  // no data, not zero
        for (const char* command : {"ibc packets", "ibc stuck", "ibc channels", "ibc relayers", "ibc check"}) {
            const CliResult listed = m_workspace->run(words(command));
            QVERIFY2(listed.exitCode == 0, qPrintable(listed.text()));
            QVERIFY2(listed.lines().empty(), command);
        }
    }

    void refusesWrongArguments()
    {
        QCOMPARE(code(words("ibc packet 5")), u"BAD_USAGE"_s);
        QCOMPARE(code(words("ibc packet heron-1/transfer/channel-0/18446744073709551616")), u"BAD_USAGE"_s);
        QCOMPARE(code(words("ibc packet heron-1/transfer/channel-0/18446744073709551615")), u"PACKET_UNKNOWN"_s);
        QCOMPARE(code(words("ibc stuck --kind none")), u"BAD_USAGE"_s);
        QCOMPARE(code(words("ibc packets --from yesterday")), u"BAD_USAGE"_s);
        QCOMPARE(code(words("ibc clear heron-1 channel-0 --sequences 9-4")), u"BAD_USAGE"_s);
        QCOMPARE(code(words("ibc clear heron-1 channel-0 --sequences 1,x")), u"BAD_USAGE"_s);
        QCOMPARE(code(words("ibc clear heron-1 channel-0 --sequences 1-101")), u"TOO_MANY"_s);
        QCOMPARE(code(words("ibc clear heron-1 channel-0 --sequences 1")), u"CHAIN_UNKNOWN"_s);
        QCOMPARE(code(words("ibc import /nonexistent")), u"FILE_UNREADABLE"_s);
        QCOMPARE(code(words("ibc import - --dry-run"), "no JSON"), u"BAD_FILE"_s);
    }

    void listsOperationsWhereThereAreNone()
    {
        const CliResult listed = m_workspace->run(words("ibc operations"));
        QVERIFY2(listed.exitCode == 0 && listed.lines().empty(), qPrintable(listed.text()));
        const QString id = u"7f0c5a8e-0b7e-4f2f-9a54-6a2f9f0d3c11"_s;
        QCOMPARE(code({u"ibc"_s, u"operations"_s, id}), u"OPERATION_UNKNOWN"_s);
        QCOMPARE(code({u"ibc"_s, u"operations"_s, u"5"_s}), u"OPERATION_UNKNOWN"_s);
        QCOMPARE(code({u"ibc"_s, u"cancel"_s, id}), u"OPERATION_UNKNOWN"_s);
        QCOMPARE(code({u"ibc"_s, u"cancel"_s, u"5"_s}), u"OPERATION_UNKNOWN"_s);
        const CliResult hermes = m_workspace->run(words("ibc hermes"));
        QCOMPARE(hermes.exitCode, 1);
        QVERIFY(!hermes.json().value(u"trouble"_s).isUndefined());
    }

    void addsACosmosChain()
    {
        sim::CosmosSimHub hub(std::make_shared<sim::CosmosSimNet>());
        hub.setPath(0, "/simulated");
        hub.setPath(1, "/simulated");
        const QStringList add{u"chain"_s, u"add"_s, u"cosmos"_s, u"--rpc"_s, hub.rpcUrl(0)};
        QCOMPARE(code(add), u"BAD_USAGE"_s);  // without the REST interface
        QCOMPARE(code(add + QStringList{u"--lcd"_s, hub.lcdUrl(0), u"--registries"_s, u"default"_s}), u"BAD_USAGE"_s);
        QCOMPARE(code({u"chain"_s, u"add"_s, u"eip155"_s, u"--rpc"_s, hub.rpcUrl(0), u"--lcd"_s, hub.lcdUrl(0)}),
                 u"BAD_USAGE"_s);
        QCOMPARE(
            code({u"chain"_s, u"add"_s, u"cosmos:kestrel-1"_s, u"--rpc"_s, hub.rpcUrl(0), u"--lcd"_s, hub.lcdUrl(0)}),
            u"WRONG_CHAIN"_s);
        sim::CosmosFaults faults;
        faults.lcdIsGone = true;
        hub.setFaults(0, faults);
        QVERIFY(!code(add + QStringList{u"--lcd"_s, hub.lcdUrl(0)}).isEmpty());
        hub.setFaults(0, {});
        const CliResult added = m_workspace->run(
            add + QStringList{u"--lcd"_s, hub.lcdUrl(0), u"--ws"_s, hub.wsUrl(0), u"--from"_s, u"20"_s});
        QVERIFY2(added.exitCode == 0, qPrintable(added.text()));
        const CliResult shown = m_workspace->run(words("chain show cosmos:heron-1"));
        QVERIFY2(shown.exitCode == 0, qPrintable(shown.text()));
        QCOMPARE(shown.json().value(u"endpoints"_s).toArray().size(), 3);

        const QStringList addEndpoint{u"endpoint"_s, u"add"_s, u"cosmos:heron-1"_s};
        QCOMPARE(code(addEndpoint + QStringList{u"--lcd"_s, hub.lcdUrl(0), u"--ws"_s, hub.wsUrl(0)}), u"BAD_USAGE"_s);
        QCOMPARE(code(addEndpoint + QStringList{u"--lcd"_s, hub.lcdUrl(1)}), u"WRONG_CHAIN"_s);
        QCOMPARE(code(addEndpoint + QStringList{u"--rpc"_s, hub.lcdUrl(0)}), u"NOT_COMETBFT"_s);
        const QString same = QString(hub.lcdUrl(0)).replace(u"127.0.0.1"_s, u"localhost"_s);
        const CliResult second = m_workspace->run(addEndpoint + QStringList{u"--lcd"_s, same});
        QVERIFY2(second.exitCode == 0, qPrintable(second.text()));
        const auto kinds = [this] {
            QStringList all;
            for (const QJsonObject& endpoint : m_workspace->run(words("endpoint list cosmos:heron-1")).lines())
                all << endpoint.value(u"kind"_s).toString();
            return all;
        };
        QCOMPARE(kinds().count(u"lcd"_s), 2);
        QCOMPARE(kinds().size(), 4);
        QCOMPARE(m_workspace->run({u"endpoint"_s, u"test"_s, hub.lcdUrl(0)}).exitCode, 0);

        const CliResult indexed = m_workspace->run(words("run --until-synced"));
        QVERIFY2(indexed.exitCode == 0, qPrintable(indexed.text()));
    }

    void storesThresholdsOfAChannel()
    {
        QCOMPARE(m_workspace->run(words("ibc thresholds")).lines().size(), 1);
        QCOMPARE(code(words("ibc thresholds nowhere-1 channel-0 --stuck 60")), u"CHAIN_UNKNOWN"_s);
        QCOMPARE(code(words("ibc thresholds heron-1")), u"BAD_USAGE"_s);
        QCOMPARE(code(words("ibc thresholds --stuck 0")), u"BAD_VALUE"_s);
        QCOMPARE(code(words("ibc thresholds --stuck 7200")), u"BAD_VALUE"_s);  // after critical
        QCOMPARE(code(words("ibc thresholds --remove")), u"BAD_VALUE"_s);
        const CliResult changed = m_workspace->run(words("ibc thresholds heron-1 channel-0 --stuck 60"));
        QVERIFY2(changed.exitCode == 0, qPrintable(changed.text()));
        QCOMPARE(changed.lines().size(), 2);
        const QJsonObject own = changed.lines().at(1);
        QCOMPARE(own.value(u"port"_s).toString(), u"transfer"_s);
        QCOMPARE(own.value(u"stuckSeconds"_s).toInt(), 60);
        QCOMPARE(own.value(u"criticalSeconds"_s).toInt(), 3'600);  // as before
        QCOMPARE(code(words("ibc thresholds heron-1 channel-1 --remove")), u"THRESHOLD_UNKNOWN"_s);
        QCOMPARE(m_workspace->run(words("ibc thresholds heron-1 channel-0 --remove")).lines().size(), 1);
    }

    void storesPricesOfDenominations()
    {
        QVERIFY(m_workspace->run(words("ibc prices")).lines().empty());
        QCOMPARE(code(words("ibc price uheron")), u"BAD_USAGE"_s);
        QCOMPARE(code(words("ibc price uheron 0.5")), u"BAD_USAGE"_s);
        QCOMPARE(code(words("ibc price uheron NaN --decimals 6")), u"BAD_VALUE"_s);
        QCOMPARE(code(words("ibc price uheron 1 --decimals 78")), u"BAD_VALUE"_s);
        QCOMPARE(code(words("ibc price uheron --remove")), u"PRICE_UNKNOWN"_s);
        const CliResult stored = m_workspace->run(words("ibc price uheron 0.52 --decimals 6 --symbol HERON"));
        QVERIFY2(stored.exitCode == 0, qPrintable(stored.text()));
        const CliResult listed = m_workspace->run(words("ibc prices"));
        QCOMPARE(listed.lines().size(), 1);
        QCOMPARE(listed.json().value(u"usd"_s).toString(), u"0.52"_s);
        QCOMPARE(listed.json().value(u"symbol"_s).toString(), u"HERON"_s);
        QCOMPARE(m_workspace->run(words("ibc price uheron --remove")).json().value(u"removed"_s).toInt(), 1);
        QStringList verbs;
        for (const QJsonObject& row : m_workspace->run(words("audit")).lines())
            verbs << row.value(u"verb"_s).toString();
        QCOMPARE(verbs.count(u"price_set"_s), 2);
        QCOMPARE(verbs.count(u"threshold_set"_s), 2);
    }

    void showsPacketsOfIbcV2Apart()
    {
        m_workspace->database().rows(
            "INSERT INTO ibc.packet_flow_v2 (src_chain_id, dst_chain_id, src_client_id, dst_client_id, sequence, "
            "created_at, sent_at, send_height, status, stuck_at) VALUES ('heron-1', 'kestrel-1', '07-tendermint-1', "
            "'07-tendermint-0', 5, now(), now(), 1, 'stuck', now()) RETURNING id");
        m_workspace->database().rows(
            "INSERT INTO ibc.client_days SELECT 'heron-1', '07-tendermint-1', 'kestrel-1', '07-tendermint-0', (now() "
            "AT "
            "TIME ZONE 'UTC')::date, 1, 0, 0, 1, 0 RETURNING sent");
        const QString key = u"heron-1/v2/07-tendermint-1/5"_s;
        for (const char* command : {"ibc packets --channel 07-tendermint-1", "ibc stuck --chain heron-1 --text 5",
                                    "ibc packets --text heron-1/v2/07-tendermint-1/5"}) {
            const CliResult listed = m_workspace->run(words(command));
            QVERIFY2(listed.lines().size() == 1, qPrintable(listed.text()));
            const QJsonObject packet = listed.json().value(u"packet"_s).toObject();
            QCOMPARE(packet.value(u"key"_s).toString(), key);
            QCOMPARE(packet.value(u"version"_s).toInt(), 2);
        }
        const CliResult shown = m_workspace->run({u"ibc"_s, u"packet"_s, key}, {}, 120'000, false);
        QVERIFY2(shown.exitCode == 0 && shown.out.contains("v2"), qPrintable(shown.text()));
        const QJsonObject overview = m_workspace->run(words("ibc overview")).json();
        QCOMPARE(overview.value(u"v2"_s).toObject().value(u"stuck"_s).toInt(), 1);
        QCOMPARE(overview.value(u"stuck"_s).toInt(), 0);
        QVERIFY(m_workspace->run(words("ibc overview"), {}, 120'000, false).out.contains("CLIENTS"));
        QCOMPARE(code(words("ibc clear heron-1 07-tendermint-1")), u"CLEAR_REFUSED"_s);
        const CliResult threshold = m_workspace->run(words("ibc thresholds heron-1 07-tendermint-1 --stuck 60"));
        QCOMPARE(threshold.lines().back().value(u"port"_s).toString(), QString());
        m_workspace->run(words("ibc thresholds heron-1 07-tendermint-1 --remove"));
    }

    void showsTelemetryWithItsTime()
    {
        QCOMPARE(m_workspace->run(words("ibc telemetry --read")).exitCode, 0);  // nothing is configured
        auto receiver = std::make_unique<test::Receiver>([](const test::SeenRequest&) {
            return test::ReceiverAnswer{
                200,
                "backlog_size{chain=\"heron-1\",channel=\"channel-0\",counterparty=\"b\",port=\"transfer\"} 4\n",
                "text/plain",
                {}};
        });
        QCOMPARE(code({u"settings"_s, u"set"_s, u"ibc.hermes_telemetry"_s, u"http://relayer.example:3001"_s}),
                 u"BAD_SETTING"_s);
        QCOMPARE(
            m_workspace->run({u"settings"_s, u"set"_s, u"ibc.hermes_telemetry"_s, receiver->url(QString())}).exitCode,
            0);
        const CliResult read = m_workspace->run(words("ibc telemetry --read"));
        QVERIFY2(read.exitCode == 0, qPrintable(read.text()));
        QCOMPARE(read.json().value(u"source"_s).toString(), u"hermes"_s);
        QCOMPARE(read.json().value(u"channels"_s).toArray().at(0).toObject().value(u"backlog"_s).toInt(), 4);
        receiver.reset();
        const CliResult gone = m_workspace->run(words("ibc telemetry --read"));
        QCOMPARE(gone.exitCode, 1);
        QVERIFY(gone.json().contains(u"unreachableSince"_s));
        QCOMPARE(gone.json().value(u"readAt"_s), read.json().value(u"readAt"_s));
        const CliResult stored = m_workspace->run(words("ibc telemetry"), {}, 120'000, false);
        QVERIFY2(stored.out.contains("unreachable since"), stored.out.constData());
    }
};

SIGNALBOX_TEST(CliIbcTest)
#include "cli_ibc_test.moc"
