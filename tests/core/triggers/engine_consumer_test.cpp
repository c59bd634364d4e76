// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine_place.h"
#include "support/process.h"
#include "support/test_registry.h"
#include "triggers/engine/concerns.h"
#include "triggers/engine/trigger_consumer.h"

using namespace signalbox;
using namespace signalbox::test;
using triggers::TriggerConsumer;

/// The thread: what wakes it, who has the lease, and that it survives its database session.
class EngineConsumerTest : public QObject, EnginePlace {
    Q_OBJECT

    static store::Holder holder(const QString& console)
    {
        return {console, u"elsewhere"_s, 1};  // no process of this machine
    }
    std::unique_ptr<TriggerConsumer> start(const QString& console, std::chrono::milliseconds beat) const
    {
        TriggerConsumer::Pace pace;
        pace.beat = beat;
        return std::make_unique<TriggerConsumer>(db->connection(), holder(console), pace);
    }
    bool hasJobs(int count, int milliseconds = 5'000) const
    {
        return waitFor([&] { return value(u"SELECT count(*) FROM erc8004.action_jobs"_s).toInt() == count; },
                       milliseconds);
    }
    QString leaseHolder() const
    {
        return value(u"SELECT coalesce(holder, '') FROM signalbox.consumers WHERE caip2 IS NULL"_s);
    }

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void aNotificationWakesIt()
    {
        save(lowScore());
        commit(0, 9, feedback(31337, 4, 0, 40));
        const auto consumer = start(u"a"_s, std::chrono::minutes(1));
        QVERIFY(hasJobs(1));  // what came before it started
        commit(10, 10, u"SET LOCAL signalbox.live = 'on'; "_s + feedback(31337, 10, 0, 40));
        QVERIFY(hasJobs(2));
        save(lowScore(999));
        run(feedback(999, 1, 0, 40));
        QVERIFY(hasJobs(3));
    }

    void whatNothingNotifiesOfIsFound()
    {
        save(lowScore());
        const auto consumer = start(u"a"_s, std::chrono::milliseconds(200));
        QVERIFY(waitFor([&] { return leaseHolder() == u"a"_s; }, 5'000));
        commit(0, 9, feedback(31337, 4, 0, 40));
        QVERIFY(hasJobs(1));
    }

    void bothFormsOfANotificationAreAcceptedAndOthersIgnored()
    {
        save(lowScore());
        const auto consumer = start(u"a"_s, std::chrono::minutes(1));
        QVERIFY(waitFor([&] { return leaseHolder() == u"a"_s; }, 5'000));
        QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"neither an event nor a chain.*garbage"_s));
        run(u"SELECT pg_notify('new_event', 'garbage')"_s);
        for (const QString& payload : {u"31337-4-0"_s, u"{\"event_id\": \"31337-4-0\", \"chain_id\": 31337}"_s})
            run(u"SELECT pg_notify('new_event', '%1')"_s.arg(payload));
        commit(0, 9, feedback(31337, 4, 0, 40));
        run(u"SELECT pg_notify('new_event', '31337-4-0')"_s);
        QVERIFY(hasJobs(1));
        QTest::qWait(300);
        QCOMPARE(jobs(), u"31337-4-0"_s);
    }

    /// It holds up neither the others nor itself for ever.
    void aFireThatTheDatabaseRefusesIsParked()
    {
        const QString low = save(lowScore()), counting = save(average());
        run(u"ALTER TABLE erc8004.action_jobs ADD CONSTRAINT refused CHECK (event_id <> '31337-5-0' OR trigger_id <> "
            "'%1')"_s.arg(low));
        commit(0, 9, feedback(31337, 4, 0, 40) + feedback(31337, 5, 0, 50) + feedback(31337, 6, 0, 45));
        TriggerConsumer::Pace pace;
        pace.beat = pace.retry = std::chrono::milliseconds(20);
        const TriggerConsumer consumer(db->connection(), holder(u"a"_s), pace);
        QVERIFY(hasJobs(5));  // all but one
        QCOMPARE(value(u"SELECT string_agg(event_id || ' ' || trigger_id, ', ') FROM erc8004.parked_events"_s),
                 u"31337-5-0 %1"_s.arg(low));
        QCOMPARE(state(counting), u"45.000 3"_s);
        const auto concerns = triggers::readConcerns(*session);
        OK(concerns);
        const auto shown = concerns->find(u"eip155:31337"_s);
        QVERIFY(shown != concerns->end());
        QCOMPARE(shown->second.size(), std::size_t(1));
        QCOMPARE(shown->second[0].kind, u"trigger_errors"_s);
        const QString text = shown->second[0].text.english();
        QVERIFY2(
            text.startsWith(u"Low scores failed on 1 event today: The jobs for event 31337-5-0 cannot be stored."_s),
            qPrintable(text));

        run(u"ALTER TABLE erc8004.action_jobs DROP CONSTRAINT refused; UPDATE erc8004.parked_events SET tried_at = "
            "now() - interval '61 minutes'"_s);
        QVERIFY(hasJobs(6));
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.parked_events"_s), u"0"_s);
    }

    void oneOfTwoWorksAndTheOtherTakesOver()
    {
        save(lowScore());
        auto first = start(u"a"_s, std::chrono::milliseconds(200));
        QVERIFY(waitFor([&] { return leaseHolder() == u"a"_s; }, 5'000));
        const auto second = start(u"b"_s, std::chrono::milliseconds(200));
        commit(0, 9, feedback(31337, 4, 0, 40));
        QVERIFY(hasJobs(1));
        QTest::qWait(600);
        QCOMPARE(leaseHolder(), u"a"_s);
        first.reset();
        QVERIFY(waitFor([&] { return leaseHolder() == u"b"_s; }, 2'000));
        commit(10, 19, feedback(31337, 14, 0, 40));
        QVERIFY(hasJobs(2));
    }

    /// A console that froze in the middle of a transaction with the lease.
    void aFrozenHolderIsReplacedWithinTenSeconds()
    {
        save(lowScore());
        store::Session frozen(db->connection().withApplication(TriggerConsumer::application));
        triggers::ConsumerLease lease(holder(u"frozen"_s));
        const auto taken = lease.keep(frozen);
        QVERIFY(taken && *taken);
        commit(0, 9, feedback(31337, 4, 0, 40));
        const auto refused = frozen.write([&](store::Transaction& transaction) -> Expected<Done> {
            if (const auto ours = lease.fence(transaction); !ours)
                return ours;
            const auto consumer = start(u"b"_s, std::chrono::milliseconds(500));
            if (!hasJobs(1, 10'000))
                return fail(ErrorKind::Internal, "NOT_TAKEN", Message());
            return lease.fence(transaction);
        });
        QVERIFY(!refused);
        QVERIFY(refused.error().code != u"NOT_TAKEN"_s);
        const auto late = frozen.write([&](store::Transaction& transaction) { return lease.fence(transaction); });
        QCOMPARE(late.error().code, u"CONSUMER_LEASE_LOST"_s);
    }

    void aLostSessionIsReplaced()
    {
        save(lowScore());
        const auto consumer = start(u"a"_s, std::chrono::milliseconds(200));
        QVERIFY(waitFor([&] { return leaseHolder() == u"a"_s; }, 5'000));
        run(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '%1'"_s.arg(
            TriggerConsumer::application));
        commit(0, 9, feedback(31337, 4, 0, 40));
        QVERIFY(hasJobs(1));
    }
};

SIGNALBOX_TEST(EngineConsumerTest)
#include "engine_consumer_test.moc"
