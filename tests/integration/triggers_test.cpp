// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "support/indexed_chain.h"
#include "support/registry_events.h"
#include "support/test_registry.h"
#include "trigger_receiver.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Triggers from the chain to the receiver, by the command line alone.
class TriggersTest : public QObject {
    Q_OBJECT

    /// A trigger on everything of a registry, with one action.
    static void addTrigger(Database& database, const TriggerReceiver& receiver, qint64 chain)
    {
        database.run(
            "INSERT INTO erc8004.triggers (id, user_id, name, chain_id, registry, created_at) VALUES ('all', "
            "'local', 'All feedback', " +
            QByteArray::number(chain) +
            ", 'reputation', to_timestamp(0)); INSERT INTO erc8004.trigger_conditions (trigger_id, "
            "condition_type, field, operator, value) VALUES ('all', 'event_type_equals', 'event_type', '=', "
            "'NewFeedback'); INSERT INTO erc8004.trigger_actions (trigger_id, action_type, config) VALUES "
            "('all', 'rest', '{\"method\": \"POST\", \"url\": \"" +
            receiver.url().toUtf8() + "\", \"allow_private_hosts\": [\"" + receiver.host().toUtf8() +
            "\"], \"body_template\": {\"event\": \"{{event_id}}\"}}')");
    }
    static void emitAll(AnvilNode& node, const Registries& registries)
    {
        for (const RegistryCall& call : registryCalls(registries, node.accounts().first(), node.accounts().at(1)))
            node.send(call.to, call.data);
        node.mine();
    }
    static QString lateJobs(Database& database)
    {
        return database.value(
            "SELECT string_agg(state || ' ' || coalesce(reason::text, ''), '; ') FROM "
            "erc8004.action_jobs WHERE state <> 'done'");
    }

private Q_SLOTS:
    void syncedIncludesTheEvaluation()
    {
        TriggerReceiver receiver;
        AnvilNode node;
        const Registries registries(node);
        IndexedChain chain(
            {u"--rpc"_qs, node.url(), u"--from"_qs, u"genesis"_qs, u"--registries"_qs, registries.option()});
        addTrigger(chain.database(), receiver, 31337);
        emitAll(node, registries);
        node.mine(20);
        emitAll(node, registries);
        const CliResult run = chain.syncOnce();
        QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
        const qint64 events = chain.database().number(
            "SELECT count(*) FROM erc8004.events_live WHERE event_type = 'NewFeedback' AND registry = 'reputation'");
        QVERIFY(events > 0);
        QCOMPARE(chain.database().number("SELECT count(*) FROM erc8004.action_jobs"), events);
    }

    void anEventReachesTheReceiver()
    {
        TriggerReceiver receiver;
        AnvilNode node;
        const Registries registries(node);
        IndexedChain chain(
            {u"--rpc"_qs, node.url(), u"--from"_qs, u"genesis"_qs, u"--registries"_qs, registries.option()});
        addTrigger(chain.database(), receiver, 31337);
        chain.startRun();
        QVERIFY(waitFor([&] { return chain.indexed(u"registries"_qs) >= node.head(); }, 30'000));
        emitAll(node, registries);
        QVERIFY2(waitFor([&] { return !receiver.received().empty(); }, 15'000), qPrintable(chain.log()));
        const auto jobs = [&] { return chain.database().number("SELECT count(*) FROM erc8004.action_jobs"); };
        QVERIFY2(waitFor([&] { return qint64(receiver.received().size()) == jobs() && jobs() > 0; }, 15'000),
                 qPrintable(lateJobs(chain.database())));
        // What was fired on stays fired, although the events are undone.
        const qint64 before = jobs();
        node.reorg(1);
        node.mine(2);
        QVERIFY(waitFor([&] { return chain.database().number("SELECT count(*) FROM erc8004.event_retractions") > 0; },
                        15'000));
        QCOMPARE(jobs(), before);
        QVERIFY(chain.stopRun());
    }

    void aSecondConsoleTakesOver()
    {
        TriggerReceiver receiver;
        CliWorkspace workspace;
        Database& database = workspace.database();
        addTrigger(database, receiver, 999);
        const auto holder = [&] {
            return database.value(
                "SELECT pid FROM signalbox.consumers WHERE name = 'triggers' AND caip2 IS NULL AND holder IS NOT NULL");
        };
        auto first = workspace.start({u"run"_qs});
        QVERIFY(waitFor([&] { return holder() == QString::number(first->processId()); }, 20'000));
        auto second = workspace.start({u"run"_qs});
        QTest::qWait(3'000);
        first->kill();
        QVERIFY(first->waitForFinished());
        database.run(
            "INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, log_index, "
            "registry, event_type, agent_id, timestamp) VALUES ('999-1-0', 999, 1, '0xb', '0xt', 0, "
            "'reputation', 'NewFeedback', 1, 2000000000)");
        QVERIFY(waitFor([&] { return database.number("SELECT count(*) FROM erc8004.action_jobs") == 1; }, 10'000));
        QCOMPARE(holder(), QString::number(second->processId()));
        QVERIFY(waitFor([&] { return receiver.received().size() == 1; }, 10'000));
        QVERIFY(CliWorkspace::stop(*second));
    }
};

}  // namespace

SIGNALBOX_TEST(TriggersTest)
#include "triggers_test.moc"
