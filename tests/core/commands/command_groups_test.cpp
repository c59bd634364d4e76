// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "evm/verify/verification_report.h"
#include "fake_host.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;
using namespace signalbox::test;

/// Claiming, and the groups of verbs without those parts that need a worker.
class CommandGroupsTest : public QObject {
    Q_OBJECT
private:
    struct World {
        FakeHost host;
        CommandRunner runner{host};

        CommandStatus carryOut(const Command& command)
        {
            const CommandId id = host.queue(command);
            runner.look();
            [&] { QTRY_VERIFY_WITH_TIMEOUT(isFinal(host.stored(id).state), 5'000); }();
            return host.stored(id);
        }
        QString endOf(const Command& command)
        {
            const CommandStatus status = carryOut(command);
            return status.error ? status.error->code : QString::fromLatin1(name(status.state));
        }
    };
    static Command confirmed(const Arguments& args) { return {args, chainId, Preview{}}; }

private Q_SLOTS:
    void onlyHeldChainsAndFreeCommandsAreClaimed()
    {
        World w;
        w.host.mayHold = w.host.takesFree = false;
        const CommandId ofChain = w.host.queue({arguments::RetryNow{}, chainId, {}});
        const CommandId free = w.host.queue({arguments::RetryNow{}, u"eip155:404"_s, {}});
        w.runner.look();
        QCOMPARE(w.host.stored(ofChain).state, CommandState::Queued);
        QCOMPARE(w.host.stored(free).state, CommandState::Queued);
        w.host.mayHold = true;
        w.runner.look();
        QCOMPARE(w.host.stored(ofChain).state, CommandState::Done);
        QCOMPARE(w.host.stored(free).state, CommandState::Queued);
        w.host.takesFree = true;
        w.runner.look();
        QCOMPARE(w.host.stored(free).error->code, u"CHAIN_UNKNOWN"_s);
        w.runner.stop();
        const CommandId late = w.host.queue({arguments::RetryNow{}, chainId, {}});
        w.runner.look();
        QCOMPARE(w.host.stored(late).state, CommandState::Queued);
    }

    void workOfADeadEngineIsResumed()
    {
        World w;
        const CommandId id = w.host.queue({arguments::RetryNow{}, chainId, {}});
        const auto claimed = store::CommandQueue(w.host.session()).claim({chainId}, u"dead"_s);
        QVERIFY(claimed && *claimed);
        w.runner.look();
        QCOMPARE(w.host.stored(id).state, CommandState::Running);
        w.runner.recover({chainId});
        QCOMPARE(w.host.stored(id).state, CommandState::Done);
    }

    void chainsArePausedDeletedAndRecovered()
    {
        World w;
        const auto state = [&] { return w.host.chain->facts().row.state; };
        QCOMPARE(w.endOf({arguments::ChainRecover{}, chainId, {}}), u"CHAIN_NOT_DELETED"_s);
        QCOMPARE(w.endOf({arguments::ChainPause{}, chainId, {}}), u"done"_s);
        QCOMPARE(state(), u"paused"_s);
        QCOMPARE(w.endOf({arguments::ChainResume{}, chainId, {}}), u"done"_s);
        QCOMPARE(state(), u"active"_s);
        QCOMPARE(w.endOf(confirmed(arguments::ChainDelete{})), u"done"_s);
        QCOMPARE(state(), u"deleted"_s);
        QCOMPARE(w.endOf(confirmed(arguments::ChainDelete{})), u"CHAIN_DELETED"_s);
        QCOMPARE(w.endOf({arguments::ChainPause{}, chainId, {}}), u"CHAIN_DELETED"_s);
        QCOMPARE(w.endOf({arguments::ChainRecover{}, chainId, {}}), u"done"_s);
        QCOMPARE(state(), u"active"_s);
    }

    void anEditKeepsWhatItDoesNotName()
    {
        World w;
        QCOMPARE(w.endOf({arguments::ChainEdit{.name = u" One "_s, .confirmations = 3}, chainId, {}}), u"done"_s);
        QCOMPARE(w.host.chain->facts().row.name, u"One"_s);
        QCOMPARE(w.endOf({arguments::ChainEdit{.lower = Interval{4, 8}}, chainId, {}}), u"done"_s);
        const QJsonObject settings = w.host.chain->facts().row.settings;
        QCOMPARE(settings.value("confirmations"_L1).toInt(), 3);
        QCOMPARE(settings.value("lowered"_L1).toArray(), (QJsonArray{QJsonArray{4, 8}}));
        QCOMPARE(w.endOf({arguments::ChainEdit{.confirmations = -1}, chainId, {}}), u"BAD_ARGS"_s);
    }

    void endpointsAreAddedEditedAndRemoved()
    {
        World w;
        const auto endpoints = [&] { return w.host.chain->facts().endpoints; };
        const CommandStatus added = w.carryOut({arguments::EndpointAdd{{.url = u"ws://127.0.0.1:1"_s}}, chainId, {}});
        QCOMPARE(added.state, CommandState::Done);
        const qint64 id = added.result.value("id"_L1).toInteger();
        const arguments::EndpointEdit edit{
            .id = id, .priority = 5, .enabled = false, .limits = {{u"batch"_s, 7}, {u"rate"_s, QJsonValue()}}};
        QCOMPARE(w.endOf({edit, chainId, {}}), u"done"_s);
        QCOMPARE(endpoints().front().priority, 5);
        QVERIFY(!endpoints().front().enabled);
        QCOMPARE(endpoints().front().limits, (QJsonObject{{u"batch"_s, 7}}));
        QCOMPARE(endpoints().front().url, u"ws://127.0.0.1:1"_s);
        QCOMPARE(w.endOf({arguments::EndpointRemove{id + 1}, chainId, {}}), u"ENDPOINT_UNKNOWN"_s);
        QCOMPARE(w.endOf({arguments::EndpointRemove{id}, chainId, {}}), u"done"_s);
        QVERIFY(endpoints().empty());
    }

    void aCapabilityCarriesItsVerbsOut()
    {
        World w;
        arguments::QueueConfigure wanted;
        wanted.batchSize = 70;
        for (const auto& capability : w.host.families().capabilities()) {
            for (const store::StreamRow& row : capability->streams(chainId))
                OK(store::Chains(w.host.session()).addStream(row));
            OK(w.host.session().write([&](store::Transaction& transaction) {
                capability->makeTables(transaction, w.host.chain->facts().row);
                return Done{};
            }));
        }
        OK(w.host.reload());
        QCOMPARE(w.endOf({wanted, chainId, {}}), u"done"_s);
        QCOMPARE(
            w.host.database.value(u"SELECT batch_size FROM balances.queue_processing_config WHERE chain_id = 31337"_s),
            u"70"_s);
        QCOMPARE(w.endOf({arguments::QueueConfigure{}, chainId, {}}), u"BAD_ARGS"_s);
        QCOMPARE(w.endOf({arguments::QueueDiscard{{5}}, chainId, {}}), u"ENTRY_UNKNOWN"_s);
        QCOMPARE(w.endOf({arguments::BalancesRebuild{}, chainId, {}}), u"done"_s);
        const CommandStatus queued = w.carryOut({arguments::BalancesRecalculate{}, chainId, {}});
        QCOMPARE(queued.state, CommandState::Done);
        QCOMPARE(queued.result.value("queued"_L1).toInteger(-1), 0);
    }

    void streamsAreAddedAndRemoved()
    {
        World w;
        QCOMPARE(w.endOf({arguments::StreamRemove{u"transfers"_s}, chainId, {}}), u"done"_s);
        QCOMPARE(w.endOf({arguments::StreamRemove{u"transfers"_s}, chainId, {}}), u"STREAM_UNKNOWN"_s);
        QCOMPARE(w.endOf({arguments::StreamAdd{{.stream = u"transfers"_s, .from = 12}}, chainId, {}}), u"done"_s);
        const auto& streams = w.host.chain->facts().streams;
        QVERIFY(std::any_of(streams.begin(), streams.end(), [](const store::StreamRow& row) {
            return row.stream == "transfers"_L1 && row.from == 12;
        }));
        QCOMPARE(w.endOf({arguments::StreamRemove{u"headers"_s}, chainId, {}}), u"HEADERS_STAY"_s);
    }

    /// The events of a token are of no use without its transfers.
    void eventsOfRulesGoWithTheirTransfers()
    {
        World w;
        const QString token = u"0x"_s + QString(40, u'b');
        const auto names = [&] {
            QStringList all;
            for (const store::StreamRow& row : w.host.chain->facts().streams)
                all << row.stream;
            return all;
        };
        StreamDraft rules;
        rules.stream = u"balance_events:"_s + token;
        QCOMPARE(w.endOf({arguments::StreamAdd{rules}, chainId, {}}), u"BAD_RULES"_s);
        rules.registries.insert(u"rules"_s, u"withdrawal,deposit"_s);
        QCOMPARE(w.endOf({arguments::StreamAdd{rules}, chainId, {}}), u"done"_s);
        QCOMPARE(w.endOf({arguments::StreamAdd{{.stream = u"transfers:"_s + token}}, chainId, {}}), u"done"_s);
        QVERIFY(names().contains(rules.stream));
        QCOMPARE(w.endOf({arguments::StreamRemove{u"transfers"_s}, chainId, {}}), u"done"_s);
        QVERIFY(names().contains(rules.stream));
        QCOMPARE(w.endOf(confirmed(arguments::StreamRemove{u"transfers:"_s + token, true})), u"done"_s);
        QVERIFY(!names().contains(rules.stream));
        QCOMPARE(w.endOf({arguments::StreamAdd{rules}, chainId, {}}), u"done"_s);
        QCOMPARE(w.endOf({arguments::StreamRemove{u"balance_events:0x"_s + QString(40, u'B')}, chainId, {}}),
                 u"done"_s);
    }

    void alertsAreAcknowledgedAndMuted()
    {
        World w;
        const auto alert =
            store::Alerts(w.host.session()).raise(chainId, u"stalled"_s, u"warning"_s, Message(u"behind"_s));
        OK(alert);
        QCOMPARE(
            w.endOf({arguments::AlertMute{*alert, QDateTime(QDate(2100, 1, 1), QTime(0, 0), Qt::UTC)}, chainId, {}}),
            u"done"_s);
        QCOMPARE(w.host.database.value(u"SELECT muted_until::date::text FROM signalbox.alerts"_s), u"2100-01-01"_s);
        QCOMPARE(w.endOf({arguments::AlertAcknowledge{*alert}, chainId, {}}), u"done"_s);
        const auto unread = store::Alerts(w.host.session()).unread();
        QVERIFY(unread);
        QCOMPARE(*unread, 0);
    }

    void unsuitableCommandsAreRefused()
    {
        World w;
        QCOMPARE(w.endOf(confirmed(arguments::Resync{})), u"NOT_CANOPY_CHAIN"_s);
        QCOMPARE(w.endOf({arguments::Optimize{}, chainId, {}}), u"NOT_CANOPY_CHAIN"_s);
        QCOMPARE(w.endOf({arguments::QuarantineSkip{5, u"1"_s}, chainId, {}}), u"ITEM_UNKNOWN"_s);
        QCOMPARE(w.endOf(confirmed(arguments::Reindex{{1, 2}})), u"CHAIN_STOPPING"_s);
        QCOMPARE(w.endOf({arguments::ChainPause{}, chainId, {}}), u"done"_s);
        QCOMPARE(w.endOf({arguments::ScanGaps{}, chainId, {}}), u"CHAIN_PAUSED"_s);
    }

    void aReportListsAThousandDifferencesAndCountsAll()
    {
        VerificationReport report;
        report.stored = 5'000;
        report.checked = 4'000;
        for (Height block = 0; block < 1'200; ++block)
            report.add({block, block == 0 ? 2 : 0, block == 1 ? 3 : 0, block == 2, block == 3 ? u"no"_s : QString()});
        const QJsonObject json = report.toJson();
        QCOMPARE(json.value("method"_L1).toString(), u"proof"_s);
        QCOMPARE(json.value("differences"_L1).toInt(), 1'200);
        const QJsonArray listed = json.value("different"_L1).toArray();
        QCOMPARE(listed.size(), 1'000);
        QCOMPARE(listed.at(0).toObject(), (QJsonObject{{u"block"_s, 0}, {u"missing"_s, 2}}));
        QCOMPARE(listed.at(1).toObject(), (QJsonObject{{u"block"_s, 1}, {u"surplus"_s, 3}}));
        QCOMPARE(listed.at(2).toObject(), (QJsonObject{{u"block"_s, 2}, {u"otherHash"_s, true}}));
        QCOMPARE(listed.at(3).toObject(), (QJsonObject{{u"block"_s, 3}, {u"unproven"_s, u"no"_s}}));
        QVERIFY(json.value("atMost"_L1).toDouble() > 0.3);
        QVERIFY(!json.contains("byLogs"_L1));
        report.checked = report.stored;
        QVERIFY2(!report.toJson().contains("atMost"_L1), "all blocks were checked: nothing is estimated");
    }
};

SIGNALBOX_TEST(CommandGroupsTest)

#include "command_groups_test.moc"
