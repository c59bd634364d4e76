// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "model_parts.h"
#include "support/test_registry.h"
#include "triggers/model/evaluate.h"

using namespace signalbox;
using namespace signalbox::triggers;
using namespace signalbox::triggers::test;

using Verdict = DryRunEvent::Step::Verdict;

/// Conditions of the documents, one by one and together.
class ModelEvaluateTest : public QObject {
    Q_OBJECT

    static Outcome evaluated(const TriggerCondition& condition, const EventRow& event)
    {
        QJsonObject state;
        return Evaluator(trigger({condition})).evaluate(event, state);
    }
    static QString verdict(const TriggerCondition& condition, const EventRow& event)
    {
        const Outcome outcome = evaluated(condition, event);
        return outcome.error ? u"error"_s : outcome.fires ? u"true"_s : u"false"_s;
    }

private Q_SLOTS:
    void aConditionWithoutStateIsTrueFalseOrAnError_data()
    {
        QTest::addColumn<TriggerCondition>("condition");
        QTest::addColumn<EventRow>("event");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const TriggerCondition& condition, const EventRow& event,
                            const char* expected) {
            QTest::newRow(name) << condition << event << QString::fromLatin1(expected);
        };
        row("score null", score(u">"_s, u"10"_s), scored({}), "false");
        row("score null, not equal", score(u"!="_s, u"10"_s), scored({}), "false");
        row("score less", score(u"<"_s, u"60"_s), scored(59), "true");
        row("score equal is not less", score(u"<"_s, u"60"_s), scored(60), "false");
        row("score at most", score(u"<="_s, u"60"_s), scored(60), "true");
        row("score ==", score(u"=="_s, u"60.0"_s), scored(60), "true");
        row("score <>", score(u"<>"_s, u"60"_s), scored(60), "false");
        row("score negative", score(u"<"_s, u"-5"_s), scored(-6), "true");
        row("score operator", score(u"~"_s, u"10"_s), scored(50), "error");
        row("score operator, null", score(u"~"_s, u"10"_s), scored({}), "error");
        row("score value", score(u">"_s, u"abc"_s), scored(50), "error");
        EventRow exact = scored(1);
        exact.feedbackValue = u"999999999999999999999999999999999999999999999999999999999999999999999999999999"_s;
        exact.feedbackValueDecimals = 78;
        row("exact below 1", score(u"<"_s, u"1"_s), exact, "true");
        row("exact at least the column", score(u">="_s, u"1"_s), exact, "false");
        row("exact equal", score(u"="_s, u"0."_s + QString(78, u'9')), exact, "true");
        row("exact one digit off", score(u"="_s, u"0."_s + QString(77, u'9')), exact, "false");
        EventRow huge = scored({});
        huge.feedbackValue = u"-170141183460469231731687303715884105728"_s;
        huge.feedbackValueDecimals = 0;
        row("outside the column", score(u"<"_s, u"-170141183460469231731687303715884105727"_s), huge, "true");

        EventRow zero = eventAt();
        zero.agentId = 0;
        row("agent 0", agentIs(u"0"_s), zero, "true");
        row("agent with zeros", agentIs(u"0042"_s), eventAt(), "true");
        row("another agent", agentIs(u"43"_s), eventAt(), "false");
        row("agent not", condition(u"agent_id_equals"_s, u"agent_id"_s, u"!="_s, u"43"_s), eventAt(), "true");
        row("agent, any operator is equality", condition(u"agent_id_equals"_s, u"agent_id"_s, u"equals"_s, u"42"_s),
            eventAt(), "true");
        EventRow none = eventAt();
        none.agentId.reset();
        row("agent null", agentIs(u"42"_s), none, "false");
        row("agent null, not equal", condition(u"agent_id_equals"_s, u"agent_id"_s, u"!="_s, u"42"_s), none, "false");
        row("agent value", agentIs(u"12o7"_s), eventAt(), "error");
        row("agent value, null", agentIs(u"12o7"_s), none, "error");
        EventRow large = none;
        large.agentIdText = u"115792089237316195423570985008687907853269984665640564039457584007913129639935"_s;
        row("agent beyond 64 bits", agentIs(*large.agentIdText), large, "true");
        row("agent beyond 64 bits, other", agentIs(u"1"_s), large, "false");
        row("64 bits and larger value", agentIs(*large.agentIdText), eventAt(), "false");

        EventRow tagged = eventAt();
        tagged.tag1 = u"Refund"_s;
        tagged.tag2 = u" x"_s;
        row("tag", tagIs(u"tag1"_s, u"Refund"_s), tagged, "true");
        row("tag, case", tagIs(u"tag1"_s, u"refund"_s), tagged, "false");
        row("tag2, spaces", tagIs(u"tag2"_s, u"x"_s), tagged, "false");
        row("tag null", tagIs(u"tag1"_s, u""_s), eventAt(), "false");
        row("tag not, null", condition(u"tag_equals"_s, u"tag1"_s, u"!="_s, u"a"_s), eventAt(), "false");
        row("tag not", condition(u"tag_equals"_s, u"tag1"_s, u"<>"_s, u"a"_s), tagged, "true");
        row("tag3", tagIs(u"tag3"_s, u"a"_s), tagged, "error");
        EventRow answered = eventAt();
        answered.tag = u"kyc"_s;
        answered.response = 80;
        row("tag of a validation", tagIs(u"tag"_s, u"kyc"_s), answered, "true");

        row("event", eventIs(u"NewFeedback"_s), eventAt(), "true");
        row("event, case", eventIs(u"newfeedback"_s), eventAt(), "false");
        row("event not", condition(u"event_type_equals"_s, u"event_type"_s, u"!="_s, u"NewFeedback"_s), eventAt(),
            "false");

        const auto among = [](const QString& value) {
            return condition(u"validator_whitelist"_s, u"validator_address"_s, u"IN"_s, value);
        };
        EventRow validated = eventAt();
        validated.validatorAddress = u"0x8004a169fb4a3325136eb29fa0ceb6d2e539a432"_s;
        row("validator, checksum", among(u"[\"0x8004A169FB4a3325136EB29fA0ceB6D2e539a432\"]"_s), validated, "true");
        row("validator, commas", among(u"0x01, 0x8004A169FB4a3325136EB29fA0ceB6D2e539a432"_s), validated, "true");
        row("validator of others", among(u"[\"0x01\"]"_s), validated, "false");
        row("validator null", among(u"[\"0x01\"]"_s), eventAt(), "false");
        row("validators damaged", among(u"[1]"_s), validated, "error");

        const auto file = [](const QString& value) {
            return condition(u"file_uri_exists"_s, u"file_uri"_s, u"IS NOT NULL"_s, value);
        };
        EventRow filed = eventAt();
        filed.fileUri = u"ipfs://f"_s;
        EventRow empty = eventAt();
        empty.fileUri = u""_s;
        row("file", file(u""_s), filed, "true");
        row("file true", file(u"true"_s), filed, "true");
        row("file null", file(u""_s), eventAt(), "false");
        row("file empty", file(u""_s), empty, "false");
        row("no file", file(u"false"_s), eventAt(), "true");
        row("no file, empty", file(u"false"_s), empty, "true");
        row("no file, but one", file(u"false"_s), filed, "false");
        row("file value", file(u"maybe"_s), filed, "error");

        const auto response = [](const QString& op, const QString& value) {
            return condition(u"response_threshold"_s, u"response"_s, op, value);
        };
        row("response", response(u"<"_s, u"81"_s), answered, "true");
        row("response null", response(u"!="_s, u"81"_s), eventAt(), "false");
        row("unknown type", condition(u"field_match"_s, u"agent_id"_s, u"equals"_s, u"42"_s), eventAt(), "error");
    }
    void aConditionWithoutStateIsTrueFalseOrAnError()
    {
        QFETCH(TriggerCondition, condition);
        QFETCH(EventRow, event);
        QFETCH(QString, expected);
        QCOMPARE(verdict(condition, event), expected);
        // the fast answer never excludes what would fire or fail
        const auto match = Evaluator(trigger({condition})).match(event);
        QCOMPARE(match == Evaluator::Match::No, expected == "false"_L1);
    }

    void theFirstFalseConditionStops()
    {
        const Evaluator evaluator(
            trigger({eventIs(u"NewFeedback"_s), score(u"<"_s, u"10"_s), rate(u">"_s, u"0"_s, u"1h"_s)}));
        QVERIFY(evaluator.isStateful());
        QJsonObject state;
        Outcome outcome = evaluator.evaluate(scored(50), state);
        QVERIFY(!outcome.fires);
        QCOMPARE(outcome.stoppedAt, 1);
        QCOMPARE(outcome.steps[0].verdict, Verdict::True);
        QCOMPARE(outcome.steps[1].verdict, Verdict::False);
        QCOMPARE(outcome.steps[1].has, u"50"_s);
        QCOMPARE(outcome.steps[2].verdict, Verdict::NotReached);
        QVERIFY(state.isEmpty() && !outcome.stateChanged);
        outcome = evaluator.evaluate(scored(5), state);
        QVERIFY(outcome.fires && outcome.stateChanged);
        QCOMPARE(outcome.extra["count"_L1].toInt(), 1);
        QCOMPARE(state["count"_L1].toInt(), 1);
    }

    void withoutConditionsEveryEventFires()
    {
        QJsonObject state;
        const Evaluator evaluator(trigger({}));
        QVERIFY(evaluator.evaluate(eventAt(), state).fires);
        QVERIFY(!evaluator.isStateful());
        EventRow elsewhere = eventAt();
        elsewhere.chainId = 1;
        QVERIFY(evaluator.watches(eventAt()) && !evaluator.watches(elsewhere));
    }

    void anErrorBehindAStatefulConditionChangesNothing()
    {
        const Evaluator evaluator(trigger({rate(u">"_s, u"0"_s, u"1h"_s, true),
                                           average(u">"_s, u"0"_s, {{u"window_size"_s, 10}}), score(u"~"_s, u"1"_s)}));
        QJsonObject state{{u"current_hour"_s, u"2023-11-14T22:00:00Z"_s},
                          {u"count"_s, 1},
                          {u"recent_timestamps"_s, QJsonArray{1'700'000'000 - 5}}};
        const QJsonObject before = state;
        const Outcome outcome = evaluator.evaluate(eventAt(), state);
        QVERIFY(outcome.error && !outcome.fires && !outcome.stateChanged);
        QCOMPARE(outcome.stoppedAt, 2);
        QCOMPARE(outcome.steps[2].verdict, Verdict::Failed);
        QCOMPARE(state, before);
    }
};

SIGNALBOX_TEST(ModelEvaluateTest)
#include "model_evaluate_test.moc"
