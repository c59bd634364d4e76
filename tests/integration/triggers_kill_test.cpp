// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRandomGenerator>
#include <QTest>

#include "support/process.h"
#include "support/test_registry.h"
#include "trigger_receiver.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// The command is killed while it evaluates triggers and sends. Afterwards each event, trigger and action has one job,
/// which is done, and the receivers saw each job at least once, always with its own key. SIGNALBOX_LONG=1: 20 moments
/// instead of 3; SIGNALBOX_SEED repeats a run.
class TriggersKillTest : public QObject {
    Q_OBJECT

    QRandomGenerator m_random;
    qint64 m_block = 0;

    int below(int limit) { return int(m_random.bounded(limit)); }

    /// A trigger without state and one with, two actions each.
    static void addTriggers(Database& database, const TriggerReceiver& receiver)
    {
        for (const char* id : {"plain", "counting"}) {
            const bool counts = qstrcmp(id, "counting") == 0;
            database.run(QByteArray("INSERT INTO erc8004.triggers (id, user_id, name, chain_id, registry, is_stateful, "
                                    "created_at) VALUES ('") +
                         id + "', 'local', '" + id + "', 999, 'reputation', " + (counts ? "true" : "false") +
                         ", to_timestamp(0)); INSERT INTO erc8004.trigger_conditions (trigger_id, condition_type, "
                         "field, operator, value, config) VALUES ('" +
                         id + "', 'score_threshold', 'score', '<', '60', NULL)" +
                         (counts ? QByteArray(", ('") + id +
                                       "', 'rate_limit', 'feedback_count', '>', '0', '{\"time_window\": \"1h\"}')"
                                 : QByteArray()));
            for (int action = 0; action < 2; ++action)
                database.run(QByteArray("INSERT INTO erc8004.trigger_actions (trigger_id, action_type, priority, "
                                        "config) VALUES ('") +
                             id + "', 'rest', " + QByteArray::number(action) + ", '{\"method\": \"POST\", \"url\": \"" +
                             receiver.url().toUtf8() + "\", \"allow_private_hosts\": [\"" + receiver.host().toUtf8() +
                             "\"], \"body_template\": {\"event\": \"{{event_id}}\", \"trigger\": \"" + id +
                             "\", \"action\": " + QByteArray::number(action) + "}}')");
        }
    }
    void addEvents(Database& database, int blocks)
    {
        database.run(
            "INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, log_index, "
            "registry, event_type, agent_id, timestamp, score) SELECT '999-' || b || '-' || l, 999, b, '0xb' "
            "|| b, '0xt' || b || '-' || l, l, 'reputation', 'NewFeedback', l, 2000000000 + b, CASE WHEN l < 2 "
            "THEN 40 ELSE 80 END FROM generate_series(" +
            QByteArray::number(m_block) + "," + QByteArray::number(m_block + blocks - 1) +
            ") b, generate_series(0, 3) l");
        m_block += blocks;
    }

private Q_SLOTS:
    void afterAKillEachJobIsDoneOnce()
    {
        const bool isLong = qEnvironmentVariableIntValue("SIGNALBOX_LONG") == 1;
        const quint32 seed = qEnvironmentVariableIsSet("SIGNALBOX_SEED")
                                 ? qEnvironmentVariable("SIGNALBOX_SEED").toUInt()
                                 : QRandomGenerator::global()->generate();
        m_random.seed(seed);
        const int moments = isLong ? 20 : 3;
        qInfo("seed %u, %d moments", seed, moments);
        TriggerReceiver receiver;
        CliWorkspace workspace;
        Database& database = workspace.database();
        addTriggers(database, receiver);
        for (int moment = 0; moment < moments; ++moment) {
            addEvents(database, 20);
            auto run = workspace.start({u"run"_qs});
            const auto before = database.number("SELECT count(*) FROM erc8004.action_jobs");
            (void)waitFor(
                [&] {
                    return run->state() == QProcess::NotRunning ||
                           database.number("SELECT count(*) FROM erc8004.action_jobs") > before;
                },
                below(3) == 0 ? below(1'500) : 15'000);
            addEvents(database, 5);
            QThread::msleep(ulong(below(400)));
            run->kill();
            QVERIFY(run->waitForFinished());
        }
        auto run = workspace.start({u"run"_qs});
        const qint64 expected = m_block * 2 * 2 * 2;  // events below 60, triggers, actions
        // The lease of a killed sender lasts 30 seconds.
        const bool complete = waitFor(
            [&] {
                return database.number("SELECT count(*) FROM erc8004.action_jobs WHERE state = 'done'") >= expected;
            },
            120'000);
        QVERIFY(CliWorkspace::stop(*run));
        QVERIFY2(complete, qPrintable(database.value("SELECT string_agg(state || ' ' || n || coalesce(' ' || why, ''), "
                                                     "', ') FROM (SELECT state, count(*) AS n, min(reason::text) AS "
                                                     "why FROM erc8004.action_jobs GROUP BY 1) s")));
        QCOMPARE(database.number("SELECT count(*) FROM erc8004.action_jobs"), expected);
        QCOMPARE(database.number("SELECT count(*) FROM (SELECT DISTINCT event_id, trigger_id, action_id FROM "
                                 "erc8004.action_jobs) j"),
                 expected);
        QCOMPARE(database.number("SELECT count(*) FROM erc8004.processed_events"), m_block * 2 * 2);
        QCOMPARE(database.number("SELECT (state_data ->> 'count')::bigint FROM erc8004.trigger_state WHERE trigger_id "
                                 "= 'counting'"),
                 m_block * 2);
        const auto received = receiver.received();
        QCOMPARE(qint64(received.size()), expected);
        int repeated = 0;
        for (const auto& [key, one] : received) {
            QVERIFY(!one.differed);
            repeated += one.times > 1;
        }
        for (const QStringList& row : database.rows("SELECT idempotency_key FROM erc8004.action_jobs"))
            QVERIFY2(received.contains(row[0].toUtf8()), qPrintable(row[0]));
        qInfo("%lld jobs, %d of them were sent more than once", static_cast<long long>(expected), repeated);
    }
};

}  // namespace

SIGNALBOX_TEST(TriggersKillTest)
#include "triggers_kill_test.moc"
