// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "rows_place.h"
#include "signalbox/trigger_queries.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;
using namespace signalbox::triggers;

class RowsTriggersTest : public QObject, RowsPlace {
    Q_OBJECT

    std::vector<qint64> ids(const auto& parts)
    {
        std::vector<qint64> all;
        for (const auto& each : parts)
            all.push_back(each.id);
        return all;
    }

private Q_SLOTS:
    void init() { make(); }
    void cleanup() { drop(); }

    void aTriggerIsStoredWithItsParts()
    {
        Trigger wanted = trigger();
        wanted.description = u"Agent 7"_s;
        wanted.breaker.failureThreshold = 3;
        wanted.breaker.recoverySeconds = 120;
        std::swap(wanted.actions[0], wanted.actions[1]);
        const auto stored = save(wanted);
        OK(stored);
        QVERIFY(!stored->id.isEmpty());
        QCOMPARE(stored->name, wanted.name);
        QCOMPARE(stored->description, wanted.description);
        QCOMPARE(stored->chainId, 31337);
        QCOMPARE(stored->owner, u"local"_s);
        QVERIFY(stored->enabled && !stored->stateful);
        QVERIFY(stored->createdAt.isValid() && stored->updatedAt.isValid());
        QCOMPARE(stored->conditions.size(), size_t(2));
        QCOMPARE(stored->conditions[1].op, u"<"_s);
        QCOMPARE(stored->conditions[1].value, u"60"_s);
        QVERIFY(stored->conditions[0].id > 0 && stored->conditions[1].id > stored->conditions[0].id);
        QCOMPARE(stored->actions[0].type, u"rest"_s);  // the lowest priority number is first
        QCOMPARE(stored->actions[0].config, wanted.actions[1].config);
        QCOMPARE(stored->breaker.failureThreshold, 3);
        QCOMPARE(stored->breaker.recoverySeconds, 120);
        QVERIFY(stored->breaker.state == BreakerState::Closed);
        QCOMPARE(value(u"SELECT config IS NULL FROM erc8004.trigger_conditions LIMIT 1"_s), u"t"_s);
        const auto edits = in([&](store::Transaction& transaction) { return readEdits(transaction, stored->id); });
        OK(edits);
        QCOMPARE(edits->size(), size_t(1));
        QCOMPARE(edits->front().what, u"created"_s);
        QCOMPARE(edits->front().person, u"ada@desk"_s);
        QVERIFY(edits->front().before.isEmpty());
        QCOMPARE(edits->front().after, toJson(*stored));
    }

    void manyAreReadInThreeStatements()
    {
        std::vector<Trigger> many;
        for (int i = 0; i < 50; ++i) {
            many.push_back(trigger(u"T%1"_s.arg(i, 2, 10, QLatin1Char('0'))));
            many.back().chainId = i % 2 ? 1 : 31337;
            many.back().enabled = i % 5 > 0;
        }
        const auto added = in([&](store::Transaction& transaction) {
            return addTriggers(transaction, many, u"ada@desk"_s, u"imported"_s);
        });
        OK(added);
        QCOMPARE(added->size(), 50);
        const auto all = in([](store::Transaction& transaction) { return readTriggers(transaction); });
        OK(all);
        QCOMPARE(all->size(), size_t(50));
        for (int i = 0; i < 50; ++i) {
            QCOMPARE((*all)[size_t(i)].name, many[size_t(i)].name);
            QCOMPARE((*all)[size_t(i)].id, (*added)[i]);
            QCOMPARE((*all)[size_t(i)].conditions.size(), size_t(2));
            QCOMPARE((*all)[size_t(i)].actions.size(), size_t(2));
        }
        const auto some = in([](store::Transaction& transaction) {
            return readTriggers(transaction, {.chainId = 1, .registry = u"reputation"_s, .enabledOnly = true});
        });
        OK(some);
        QCOMPARE(some->size(), size_t(20));
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.trigger_edits WHERE what = 'imported' AND after IS NOT NULL"_s),
                 u"50"_s);
    }

    void aSecondEditorIsTold()
    {
        const auto first = save(trigger());
        OK(first);
        Trigger mine = *first, theirs = *first;
        mine.name = u"Mine"_s;
        const auto saved = save(mine);
        OK(saved);
        QVERIFY(saved->updatedAt > first->updatedAt);
        theirs.name = u"Theirs"_s;
        const auto refused = save(theirs);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"TRIGGER_CHANGED"_s);
        QVERIFY(refused.error().text().contains("Mine"_L1));
        QCOMPARE(read(first->id)->name, u"Mine"_s);
        Trigger gone = *first;
        gone.id = u"none"_s;
        QCOMPARE(save(gone).error().code, u"TRIGGER_UNKNOWN"_s);
    }

    void theBreakerAndTheStateDoNotDisturbAnEditor()
    {
        const auto first = save(trigger());
        OK(first);
        QCOMPARE(value(u"SELECT erc8004.breaker_failed('%1', '\"refused\"')"_s.arg(first->id)), u"Closed"_s);
        const auto now = read(first->id);
        OK(now);
        QCOMPARE(now->breaker.failures, 1);
        QCOMPARE(now->breaker.reason.english(), u"refused"_s);
        QCOMPARE(now->updatedAt, first->updatedAt);
        Trigger mine = *first;
        mine.name = u"Mine"_s;
        const auto saved = save(mine);
        OK(saved);
        QCOMPARE(saved->breaker.failures, 1);  // not what the editor had
    }

    void partsKeepTheirIdsWhileTheirOrderLasts()
    {
        auto stored = save(trigger());
        OK(stored);
        const auto conditions = ids(stored->conditions), actions = ids(stored->actions);
        stored->conditions[1].value = u"40"_s;
        stored->conditions.push_back({0, u"tag_equals"_s, u"tag1"_s, u"="_s, u"good"_s, {}});
        stored = save(*stored);
        OK(stored);
        QCOMPARE(stored->conditions[0].id, conditions[0]);
        QCOMPARE(stored->conditions[1].id, conditions[1]);
        QCOMPARE(stored->conditions[1].value, u"40"_s);
        QCOMPARE(ids(stored->actions), actions);

        std::swap(stored->conditions[0], stored->conditions[1]);
        stored->actions.erase(stored->actions.begin());
        stored = save(*stored);
        OK(stored);
        QCOMPARE(stored->conditions.size(), size_t(3));
        QCOMPARE(stored->conditions[0].type, u"score_threshold"_s);
        QCOMPARE(stored->conditions[1].type, u"agent_id_equals"_s);
        QCOMPARE(stored->conditions[2].type, u"tag_equals"_s);
        QVERIFY(stored->conditions[1].id > stored->conditions[0].id);
        QCOMPARE(ids(stored->actions), std::vector<qint64>{actions[1]});
    }

    void aForeignIdIsNotTaken()
    {
        const auto other = save(trigger(u"Other"_s));
        OK(other);
        auto stored = save(trigger());
        OK(stored);
        stored->conditions = {other->conditions[0]};
        stored->actions = {other->actions[0]};
        stored = save(*stored);
        OK(stored);
        QVERIFY(stored->conditions[0].id != other->conditions[0].id);
        QCOMPARE(read(other->id)->conditions.size(), size_t(2));
        QCOMPARE(read(other->id)->actions.size(), size_t(2));
    }

    void stateStartsAgainWhenItsConditionChanges_data()
    {
        QTest::addColumn<int>("change");
        QTest::addColumn<bool>("kept");
        QTest::newRow("name") << 0 << true;
        QTest::newRow("operator") << 1 << true;
        QTest::newRow("another condition behind") << 2 << true;
        QTest::newRow("value") << 3 << false;
        QTest::newRow("config") << 4 << false;
        QTest::newRow("type") << 5 << false;
        QTest::newRow("registry") << 6 << false;
        QTest::newRow("one before it") << 7 << false;
    }
    void stateStartsAgainWhenItsConditionChanges()
    {
        QFETCH(int, change);
        QFETCH(bool, kept);
        Trigger wanted = trigger();
        wanted.conditions = {average()};
        auto stored = save(wanted);
        OK(stored);
        QVERIFY(stored->stateful);
        run("INSERT INTO erc8004.trigger_state (trigger_id, state_data) SELECT id, '{\"ema\": 72.5, \"count\": 15}' "
            "FROM erc8004.triggers");
        run("INSERT INTO erc8004.trigger_state_log SELECT id, 5, 0, '31337-5-0', NULL FROM erc8004.triggers");
        TriggerCondition& condition = stored->conditions[0];
        switch (change) {
            case 0:
                stored->name = u"Other"_s;
                break;
            case 1:
                condition.op = u">"_s;
                break;
            case 2:
                stored->conditions.push_back({0, u"tag_equals"_s, u"tag1"_s, u"="_s, u"x"_s, {}});
                break;
            case 3:
                condition.value = u"61"_s;
                break;
            case 4:
                condition.config.insert(u"alpha"_s, 0.3);
                break;
            case 5:
                condition = {condition.id, u"rate_limit"_s, u"feedback_count"_s,
                             u">"_s,       u"60"_s,         {{u"time_window"_s, u"1h"_s}}};
                break;
            case 6:
                stored->registry = u"validation"_s;
                break;
            default:
                stored->conditions.insert(stored->conditions.begin(),
                                          {0, u"agent_id_equals"_s, u"agent_id"_s, u"="_s, u"7"_s, {}});
        }
        OK(save(*stored));
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.trigger_state"_s), kept ? u"1"_s : u"0"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.trigger_state_log"_s), kept ? u"1"_s : u"0"_s);
    }

    void aTriggerStartsAtTheStoredHeight()
    {
        const auto none = save(trigger(u"Before"_s));
        OK(none);
        addEvent(20, 0);
        addEvent(30, 0, u"identity"_s);
        auto stored = save(trigger());
        OK(stored);
        const QString places =
            u"SELECT start_block || ' ' || block_number FROM erc8004.trigger_places WHERE trigger_id = '%1'"_s;
        QCOMPARE(value(places.arg(none->id)), u"-1 -1"_s);
        QCOMPARE(value(places.arg(stored->id)), u"30 30"_s);
        run("INSERT INTO signalbox.chains (caip2, family, name, schema_name, mark) VALUES ('eip155:31337', 'eip155', "
            "'Test', 'eip155_31337', 1); INSERT INTO signalbox.coverage (caip2, stream, lo, hi) VALUES "
            "('eip155:31337', 'registries', 0, 44), ('eip155:31337', 'headers', 0, 99)");
        QCOMPARE(value(u"SELECT erc8004.stored_block(31337)"_s), u"44"_s);
        stored->conditions = {average()};
        stored = save(*stored);  // from now on its place counts
        OK(stored);
        QCOMPARE(value(places.arg(stored->id)), u"44 44"_s);
    }

    void enablingDisablingAndResettingAreInTheHistory()
    {
        const auto stored = save(trigger());
        OK(stored);
        const QString id = stored->id, person = u"bob@desk"_s;
        OK(in([&](auto& transaction) { return setEnabled(transaction, id, true, person); }));  // it is
        OK(in([&](auto& transaction) { return setEnabled(transaction, id, false, person); }));
        QVERIFY(!read(id)->enabled);
        QCOMPARE(value(u"SELECT disabled_at IS NOT NULL FROM erc8004.triggers"_s), u"t"_s);
        OK(in([&](auto& transaction) { return setEnabled(transaction, id, true, person); }));
        QCOMPARE(value(u"SELECT disabled_at IS NULL FROM erc8004.triggers"_s), u"t"_s);
        run("INSERT INTO erc8004.trigger_state (trigger_id, state_data) SELECT id, '{}' FROM erc8004.triggers");
        OK(in([&](auto& transaction) { return resetState(transaction, id, person); }));
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.trigger_state"_s), u"0"_s);
        value(u"SELECT erc8004.breaker_failed('%1', '\"no\"')"_s.arg(id));
        OK(in([&](auto& transaction) { return resetBreaker(transaction, id, person); }));
        QCOMPARE(read(id)->breaker.failures, 0);
        OK(in([&](auto& transaction) { return removeTrigger(transaction, id, person); }));
        QCOMPARE(read(id).error().code, u"TRIGGER_UNKNOWN"_s);
        QCOMPARE(value(u"SELECT count(*) FROM erc8004.trigger_conditions"_s), u"0"_s);
        QCOMPARE(value(u"SELECT string_agg(what, ', ' ORDER BY id) FROM erc8004.trigger_edits"_s),
                 u"created, disabled, enabled, reset, breaker reset, deleted"_s);
        const auto edits = in([&](auto& transaction) { return readEdits(transaction, id, 1); });
        OK(edits);
        QCOMPARE(edits->front().what, u"deleted"_s);
        QCOMPARE(edits->front().before[u"name"].toString(), u"Low scores"_s);
        QCOMPARE(in([&](auto& transaction) { return resetState(transaction, id, person); }).error().code,
                 u"TRIGGER_UNKNOWN"_s);
    }

    void anEditTellsTheConsumers()
    {
        const auto watcher = db->session();
        int told = 0;
        OK(watcher->listen(changedChannel, [&](const QString&) { ++told; }));
        OK(watcher->poll());
        const auto stored = save(trigger());
        OK(stored);
        QTRY_VERIFY(watcher->poll() && told == 1);
        value(u"SELECT erc8004.breaker_failed('%1', '\"no\"')"_s.arg(stored->id));  // not an edit
        OK(in([&](auto& transaction) { return removeTrigger(transaction, stored->id, {}); }));
        QTRY_VERIFY(watcher->poll() && told == 2);
    }
};

SIGNALBOX_TEST(RowsTriggersTest)
#include "rows_triggers_test.moc"
