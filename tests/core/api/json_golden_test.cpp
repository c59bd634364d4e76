// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include "filled_balances.h"
#include "filled_triggers.h"
#include "support/places.h"
#include "support/test_registry.h"

using namespace signalbox;

namespace {

struct Lines {
    QByteArray text;

    void add(const char* label, const QJsonObject& object)
    {
        text += QByteArray(label) + ' ' + QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    }
    template <class T>
    void both(const char* type, const T& filled)
    {
        add(type, toJson(filled));
        add(type, toJson(T()));
    }
};

ProbeReport evmProbe()
{
    ProbeReport report = test::probeReport();
    report.family = QString();
    report.error = {};
    return report;
}

SyncCell uncounted()
{
    SyncCell cell = test::syncCell();
    cell.measuredAt = {};
    return cell;
}

QByteArray allValues()
{
    using namespace test;
    Lines lines;
    lines.both("Error", error());
    lines.both("Trouble", failure());
    lines.both("LearnedLimit", learnedLimit());
    lines.both("EndpointSnapshot", endpoint());
    lines.both("StreamSnapshot", stream());
    lines.both("ChainSnapshot", chain());
    lines.both("WorkspaceSnapshot", workspace());
    lines.both("CommandStatus", commandStatus());
    lines.both("StreamDraft", streamDraft());
    lines.add("EndpointDraft", endpointDraft().toJson());
    lines.add("EndpointDraft", EndpointDraft().toJson());
    lines.add("ChainDraft", chainDraft().toJson());
    lines.add("ChainDraft", ChainDraft().toJson());
    lines.add("Preview", preview().toJson());
    lines.add("Preview", Preview().toJson());
    lines.both("ProbeReport", probeReport());
    lines.add("ProbeReport", toJson(evmProbe()));
    lines.both("IndexingReport", indexingReport());
    lines.both("StartChoice", startChoice());
    lines.both("TokenInfo", tokenInfo());
    lines.both("EventRow", eventRow());
    lines.both("JobStatus", jobStatus());
    lines.both("ReorgRow", ReorgRow{5, at, 12, 3, u"0xa"_s, u"0xb"_s, beyondDouble});
    lines.both("QuarantineRow", QuarantineRow{12, u"3"_s, sentence(), u"open"_s, {{u"a"_s, 1}}, at, 2, u"headers"_s});
    lines.both("AlertRow", alertRow());
    lines.both("LogEntry", LogEntry{at, u"info"_s, u"rpc"_s, u"eip155:1"_s, u"Connected."_s});
    lines.both("ExplorerRecord", explorerRecord());
    lines.both("ExplorerChain", explorerChain());
    lines.both("SyncCell", syncCell());
    lines.add("SyncCell", toJson(uncounted()));
    lines.both("SyncFinding",
               SyncFinding{u"canopy:1"_s, u"accounts"_s, u"t"_s, u"missing_trigger"_s, sentence(), false});
    using Kind = SyncAlert::Kind;
    lines.both("SyncNotice", SyncAlert{Kind::Unfilled, u"canopy:1"_s, {u"accounts"_s}, {3, 9}, true, {}, 5});
    lines.add("SyncNotice",
              toJson(SyncAlert{Kind::Broken, u"canopy:1"_s, {u"accounts"_s}, {3, 9}, true, sentence(), 5}));
    lines.both("Holding", holding());
    lines.both("BalanceStep", BalanceStep{12, at, u"-5"_s, u"10"_s, u"0.1"_s});
    lines.both("BalanceDay", BalanceDay{{2026, 1, 31}, u"10"_s, u"0.1"_s, u"0.09"_s});
    lines.both("ValueDay", ValueDay{u"eip155:1"_s, u"One"_s, {2026, 1, 31}, 12.5});
    lines.both("BalanceQueue", balanceQueue());
    lines.both("QueueEntry", queueEntry());
    lines.both("QueueConfig", QueueConfig{u"eip155:1"_s, u"One"_s, false, false, 1, 2, 4, 5, 6, 7});
    lines.both("QueueThresholds", QueueThresholds{1, 2.5, 3, 4, 0.5});
    lines.both("TokenFigures", tokenFigures());
    lines.both("TokenDay", TokenDay{{2026, 1, 31}, 3, u"5"_s});
    lines.both("DriftCheck", driftCheck());
    lines.both("DriftRow", DriftRow{holder, u"10"_s, u"12"_s, u"2"_s, u"queued"_s});
    lines.both("PriceRow", PriceRow{u"eip155:1"_s, contract, u"USDC"_s, u"0.9963"_s, at, u"csv"_s});
    lines.both("PriceFeedState", PriceFeedState{true, u"https://feed.example/••••"_s, 30, true, at, 12, sentence()});
    lines.both("Trigger", trigger());
    lines.both("TriggerSummary", triggerSummary());
    lines.both("TriggerEdit",
               TriggerEdit{3, at, u"user@host"_s, u"changed"_s, {{u"name"_s, u"A"_s}}, {{u"name"_s, u"B"_s}}});
    lines.both("TriggerProblem", TriggerProblem{u"name"_s, sentence(), true});
    lines.both("TriggerImport", TriggerImport{{{u"triggers[0].name"_s, sentence(), false}}, {u"7d0c"_s}});
    lines.both("DryRun", dryRun());
    lines.both("ActionPreview", ActionPreview{u"POST https://hooks.example.org/"_s,
                                              u"A: b"_s,
                                              u"{}"_s,
                                              u"application/json"_s,
                                              2,
                                              true,
                                              {{u"config.url"_s, sentence(), true}}});
    lines.both("ActionJob", actionJob());
    lines.both("ActionAttempt", actionAttempt());
    lines.both("ActionTotals", ActionTotals{u"rest"_s, 1, 2, 3, 4, 5});
    lines.both("User", User{u"local"_s, u"alice"_s, u"alice@example.org"_s, false, true, 3, at, at});
    return lines.text;
}

QJsonObject parsedAgain(const QJsonObject& object)
{
    return QJsonDocument::fromJson(QJsonDocument(object).toJson(QJsonDocument::Compact)).object();
}

}  // namespace

class JsonGoldenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// SIGNALBOX_WRITE_GOLDEN=1 writes the file again: keys that other programs read must not change by accident.
    void everyValueIsWrittenAsBefore()
    {
        QFile file(test::sourceFile(u"tests/data/golden/api_values.txt"_s));
        const QByteArray values = allValues();
        if (qEnvironmentVariableIsSet("SIGNALBOX_WRITE_GOLDEN")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(values), values.size());
            return;
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> expected = file.readAll().split('\n'), written = values.split('\n');
        for (qsizetype i = 0; i < qMin(expected.size(), written.size()); ++i)
            QCOMPARE(written[i], expected[i]);
        QCOMPARE(written.size(), expected.size());
    }

    void valuesSurviveARoundTrip()
    {
        using namespace test;
        QCOMPARE(errorFromJson(parsedAgain(toJson(error()))), error());
        QCOMPARE(toJson(failureFromJson(parsedAgain(toJson(failure())))), toJson(failure()));
        QCOMPARE(*learnedLimitFromJson(parsedAgain(toJson(learnedLimit()))), learnedLimit());
        QCOMPARE(toJson(chainSnapshotFromJson(parsedAgain(toJson(chain())))), toJson(chain()));
        QCOMPARE(toJson(workspaceSnapshotFromJson(parsedAgain(toJson(workspace())))), toJson(workspace()));
        QCOMPARE(toJson(streamDraftFromJson(parsedAgain(toJson(streamDraft())))), toJson(streamDraft()));
        QCOMPARE(ChainDraft::fromJson(parsedAgain(chainDraft().toJson())).toJson(), chainDraft().toJson());
        QCOMPARE(Preview::fromJson(parsedAgain(preview().toJson())).toJson(), preview().toJson());
        Trigger withoutReason = trigger();
        withoutReason.breaker.reason = {};
        QCOMPARE(toJson(triggerFromJson(parsedAgain(toJson(trigger())))), toJson(withoutReason));
    }

    void anEmptyObjectIsADefaultValue()
    {
        QCOMPARE(toJson(chainSnapshotFromJson({})), toJson(ChainSnapshot()));
        QCOMPARE(toJson(workspaceSnapshotFromJson({})), toJson(WorkspaceSnapshot()));
        QCOMPARE(toJson(triggerFromJson({})), toJson(Trigger()));
        QCOMPARE(errorFromJson({}), Error());
        QVERIFY(!learnedLimitFromJson({}));
        QVERIFY(!learnedLimitFromJson({{u"perSecond"_s, 3}, {u"unit"_s, u"furlongs"_s}}));
    }
};

SIGNALBOX_TEST(JsonGoldenTest)
#include "json_golden_test.moc"
