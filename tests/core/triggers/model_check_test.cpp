// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "model_parts.h"
#include "support/test_registry.h"
#include "triggers/model/check.h"
#include "triggers/model/event_shapes.h"

using namespace signalbox;
using namespace signalbox::triggers;
using namespace signalbox::triggers::test;

/// What is refused and what is warned of when a trigger is saved.
class ModelCheckTest : public QObject {
    Q_OBJECT

    static QStringList texts(const std::vector<TriggerProblem>& problems)
    {
        QStringList all;
        for (const TriggerProblem& problem : problems)
            all << (problem.warning ? u"warning "_s : QString()) + problem.path + u": "_s + problem.text.english();
        return all;
    }
    static bool has(const std::vector<TriggerProblem>& problems, const QString& path, bool warning)
    {
        return std::any_of(problems.begin(), problems.end(), [&](const TriggerProblem& each) {
            return each.path == path && each.warning == warning && !each.text.isEmpty();
        });
    }
    static Trigger validation(std::vector<TriggerCondition> conditions)
    {
        Trigger made = trigger(std::move(conditions));
        made.registry = u"validation"_s;
        return made;
    }

private Q_SLOTS:
    void theExamplesOfTheDocumentsAreValid()
    {
        const auto feedback = eventIs(u"NewFeedback"_s);
        const std::vector<Trigger> all{
            trigger({feedback, agentIs(u"42"_s), score(u"<"_s, u"60"_s)}),
            trigger(
                {feedback, agentIs(u"42"_s), average(u"<"_s, u"70"_s, {{u"window_size"_s, 10}, {u"alpha"_s, 0.2}})}),
            trigger({feedback, agentIs(u"42"_s), score(u"<"_s, u"50.5"_s), rate(u">"_s, u"10"_s, u"1h"_s, true)}),
            trigger({feedback, condition(u"file_uri_exists"_s, u"file_uri"_s, u"IS NOT NULL"_s, u""_s)}),
            validation({condition(u"validator_whitelist"_s, u"validator_address"_s, u"IN"_s,
                                  u"[\"0x8004A169FB4a3325136EB29fA0ceB6D2e539a432\"]"_s),
                        condition(u"response_threshold"_s, u"response"_s, u"<"_s, u"80"_s), tagIs(u"tag"_s, u"kyc"_s)}),
        };
        for (const Trigger& each : all)
            QCOMPARE(texts(check(each)), QStringList());
    }

    void aConditionIsRefused_data()
    {
        QTest::addColumn<TriggerCondition>("condition");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const TriggerCondition& condition, const QString& place,
                            const QString& words = {}) { QTest::newRow(name) << condition << place << words; };
        row("agent", agentIs(u"12o7"_s), u"value"_s, u"Digits only. Did you mean 1207?"_s);
        row("agent, spaces", agentIs(u" 42"_s), u"value"_s, u"Did you mean 42?"_s);
        row("agent, sign", agentIs(u"-1"_s), u"value"_s, u"Digits only."_s);
        row("agent, empty", agentIs(u""_s), u"value"_s);
        row("agent, size", agentIs(QString(79, u'1')), u"value"_s);
        row("agent, operator", condition(u"agent_id_equals"_s, u"agent_id"_s, u"<"_s, u"1"_s), u"operator"_s);
        row("field", condition(u"agent_id_equals"_s, u"owner"_s, u"="_s, u"1"_s), u"field"_s);
        row("score", score(u"<"_s, u"5O"_s), u"value"_s, u"Did you mean 50?"_s);
        row("score, comma", score(u"<"_s, u"50,5"_s), u"value"_s, u"Did you mean 50.5?"_s);
        row("score, exponent", score(u"<"_s, u"1e5"_s), u"value"_s);
        row("score, operator", score(u"IN"_s, u"5"_s), u"operator"_s);
        row("score, length", score(u"<"_s, QString(1001, u'1')), u"value"_s);
        row("tag3", tagIs(u"tag3"_s, u"x"_s), u"field"_s);
        row("tag of another registry", tagIs(u"tag"_s, u"x"_s), u"field"_s,
            u"Events of the registry reputation do not have tag."_s);
        row("tag, empty", tagIs(u"tag1"_s, u""_s), u"value"_s);
        row("tag, NUL", tagIs(u"tag1"_s, u"a"_s + QChar(u'\0')), u"value"_s);
        row("event, empty", eventIs(u""_s), u"value"_s);
        row("event of another registry", eventIs(u"Registered"_s), u"value"_s,
            u"Registered is an event of the registry identity, not of reputation."_s);
        row("response in reputation", condition(u"response_threshold"_s, u"response"_s, u"<"_s, u"5"_s), u"field"_s);
        row("response", condition(u"response_threshold"_s, u"response"_s, u"<"_s, u"101"_s), u"value"_s);
        row("response, decimal", condition(u"response_threshold"_s, u"response"_s, u"<"_s, u"0.5"_s), u"value"_s);
        row("whitelist in reputation", condition(u"validator_whitelist"_s, u"validator_address"_s, u"IN"_s, u"[]"_s),
            u"field"_s);
        row("whitelist, empty", condition(u"validator_whitelist"_s, u"validator_address"_s, u"IN"_s, u"[]"_s),
            u"value"_s, u"Enter at least one address."_s);
        row("whitelist, address", condition(u"validator_whitelist"_s, u"validator_address"_s, u"IN"_s, u"[\"0x01\"]"_s),
            u"value"_s);
        row("whitelist, operator", condition(u"validator_whitelist"_s, u"validator_address"_s, u"="_s, u"[\"0x01\"]"_s),
            u"operator"_s);
        row("file", condition(u"file_uri_exists"_s, u"file_uri"_s, u"IS NOT NULL"_s, u"yes"_s), u"value"_s);
        row("average without window", average(u"<"_s, u"5"_s, {}), u"config.window_size"_s,
            u"Enter window_size, alpha or both."_s);
        row("average, alpha 0", average(u"<"_s, u"5"_s, {{u"alpha"_s, 0}}), u"config.alpha"_s);
        row("average, alpha text", average(u"<"_s, u"5"_s, {{u"alpha"_s, u"0.5"_s}}), u"config.alpha"_s);
        row("average, window", average(u"<"_s, u"5"_s, {{u"window_size"_s, 10'001}}), u"config.window_size"_s);
        row("average, window beside alpha", average(u"<"_s, u"5"_s, {{u"window_size"_s, 1.5}, {u"alpha"_s, 0.5}}),
            u"config.window_size"_s);
        row("count, cap", rate(u">="_s, u"10001"_s, u"1h"_s), u"value"_s);
        row("count, decimal", rate(u">"_s, u"1.5"_s, u"1h"_s), u"value"_s);
        row("count, negative", rate(u">"_s, u"-1"_s, u"1h"_s), u"value"_s);
        row("count, window", rate(u">"_s, u"1"_s, u"1 h"_s), u"config.time_window"_s);
        row("count, long window", rate(u">"_s, u"1"_s, u"3651d"_s), u"config.time_window"_s);
        row("count without window", condition(u"rate_limit"_s, u"feedback_count"_s, u">"_s, u"1"_s),
            u"config.time_window"_s);
        row("count, reset",
            condition(u"rate_limit"_s, u"feedback_count"_s, u">"_s, u"1"_s,
                      {{u"time_window"_s, u"1h"_s}, {u"reset_on_trigger"_s, 1}}),
            u"config.reset_on_trigger"_s);
        row("type", condition(u"score_treshold"_s, u"score"_s, u">"_s, u"1"_s), u"type"_s,
            u"Did you mean score_threshold?"_s);
    }
    void aConditionIsRefused()
    {
        QFETCH(TriggerCondition, condition);
        QFETCH(QString, place);
        QFETCH(QString, words);
        const auto problems = check(trigger({eventIs(u"NewFeedback"_s), condition}));
        QVERIFY2(has(problems, u"conditions[1]."_s + place, false), qPrintable(texts(problems).join(u'\n')));
        QVERIFY2(texts(problems).join(u'\n').contains(words), qPrintable(texts(problems).join(u'\n')));
        QVERIFY(hasErrors(problems));
    }

    void warnings()
    {
        const auto feedback = eventIs(u"NewFeedback"_s);
        QVERIFY(has(check(trigger({})), u"conditions"_s, true));
        QVERIFY(has(check(trigger({score(u"<"_s, u"5"_s)})), u"conditions[0]"_s, true));
        QVERIFY(has(check(trigger({agentIs(u"1"_s), tagIs(u"tag1"_s, u"x"_s)})), u"conditions[1]"_s, true));
        QVERIFY(has(check(trigger({feedback, rate(u">"_s, u"1"_s, u"1h"_s)})), u"conditions[1]"_s, true));
        // an agent behind the counter does not separate it
        QVERIFY(
            has(check(trigger({feedback, rate(u">"_s, u"1"_s, u"1h"_s), agentIs(u"1"_s)})), u"conditions[1]"_s, true));
        const auto unknown = check(trigger({eventIs(u"newfeedback"_s)}));
        QVERIFY(has(unknown, u"conditions[0].value"_s, true) && !hasErrors(unknown));
        QVERIFY(texts(unknown).first().endsWith(u"Did you mean NewFeedback?"_s));
        QVERIFY(has(check(trigger({feedback, agentIs(u"1"_s), rate(u">"_s, u"10000"_s, u"1h"_s)})),
                    u"conditions[2].value"_s, true));
        QVERIFY(has(check(trigger({feedback, agentIs(u"1"_s), rate(u"<"_s, u"1"_s, u"1h"_s)})),
                    u"conditions[2].value"_s, true));
        QVERIFY(has(check(trigger({feedback, eventIs(u"FeedbackRevoked"_s)})), u"conditions[1].value"_s, true));
        QVERIFY(has(
            check(trigger({feedback, condition(u"agent_id_equals"_s, u"agent_id"_s, u"="_s, u"1"_s, {{u"x"_s, 1}})})),
            u"conditions[1].config.x"_s, true));
    }

    void aFieldThatTheEventLacksIsRefused()
    {
        const auto problems = check(trigger({eventIs(u"FeedbackRevoked"_s), score(u"<"_s, u"5"_s)}));
        QVERIFY(has(problems, u"conditions[1].field"_s, false));
        QVERIFY(texts(problems).join(u'\n').contains(
            u"Events of type FeedbackRevoked do not have score, so the condition is never true."_s));
        QVERIFY(!hasErrors(check(trigger({eventIs(u"FeedbackRevoked"_s), condition(u"file_uri_exists"_s, u"file_uri"_s,
                                                                                   u"IS NOT NULL"_s, u"false"_s)}))));
    }

    void theRestOfATriggerIsChecked()
    {
        const auto changed = [](auto change) {
            Trigger made = trigger({eventIs(u"NewFeedback"_s)});
            change(made);
            return check(made);
        };
        QVERIFY(has(changed([](Trigger& t) { t.name = u"  "_s; }), u"name"_s, false));
        QVERIFY(has(changed([](Trigger& t) { t.name = QString(256, u'x'); }), u"name"_s, false));
        QVERIFY(has(changed([](Trigger& t) { t.name = u"a\nb"_s; }), u"name"_s, false));
        QVERIFY(has(changed([](Trigger& t) { t.description = QString(1001, u'x'); }), u"description"_s, false));
        QVERIFY(has(changed([](Trigger& t) { t.chainId = 0; }), u"chain_id"_s, false));
        QVERIFY(has(changed([](Trigger& t) { t.registry = u"Reputation"_s; }), u"registry"_s, false));
        QVERIFY(has(changed([](Trigger& t) { t.actions.clear(); }), u"actions"_s, false));
        QVERIFY(!hasErrors(changed([](Trigger& t) {
            t.actions.clear();
            t.enabled = false;
        })));
        QVERIFY(has(changed([](Trigger& t) { t.actions[0].type = u"Telegram"_s; }), u"actions[0].type"_s, false));
        QVERIFY(has(changed([](Trigger& t) { t.actions[0].priority = -1; }), u"actions[0].priority"_s, false));
        QVERIFY(has(changed([](Trigger& t) { t.actions[0].config.remove(u"chat_id"_s); }),
                    u"actions[0].config.chat_id"_s, false));
        QVERIFY(has(changed([](Trigger& t) { t.actions[0].config[u"message_template"_s] = u"{{nope}}"_s; }),
                    u"actions[0].config.message_template"_s, false));
        QVERIFY(has(changed([](Trigger& t) { t.breaker.recoverySeconds = 59; }),
                    u"circuit_breaker.recovery_timeout_seconds"_s, false));
        QVERIFY(has(changed([](Trigger& t) { t.conditions.resize(51); }), u"conditions"_s, false));
        QVERIFY(has(changed([](Trigger& t) { t.actions.resize(21); }), u"actions"_s, false));
        QVERIFY(has(changed([](Trigger& t) {
                        t.actions = {rest()};
                        t.actions[0].config[u"url"_s] = u"http://127.0.0.1/"_s;
                    }),
                    u"actions[0].config.url"_s, false));
    }

    void theVocabularyOffersOnlyWhatIsValid()
    {
        for (const auto& kind : triggerVocabulary().conditions)
            for (const QString& registry : kind.registries)
                for (const QString& field : kind.fields)
                    for (const auto& op : kind.operators) {
                        TriggerCondition made = condition(kind.type, field, op.op, u"1"_s);
                        if (kind.value == TriggerVocabulary::Value::Choice)
                            made.value = eventTypesOf(registry).first();
                        if (kind.value == TriggerVocabulary::Value::Addresses)
                            made.value = u"0x8004A169FB4a3325136EB29fA0ceB6D2e539a432"_s;
                        if (kind.value == TriggerVocabulary::Value::Flag)
                            made.value = u"true"_s;
                        if (kind.type == "ema_threshold"_L1)
                            made.config = {{u"window_size"_s, 10}};
                        if (kind.type == "rate_limit"_L1)
                            made.config = {{u"time_window"_s, u"1h"_s}};
                        const bool otherTag =
                            kind.type == "tag_equals"_L1 && (field == "tag"_L1) != (registry == "validation"_L1);
                        QCOMPARE(hasErrors(checkCondition(made, registry, u"c"_s)), otherTag);
                    }
    }
};

SIGNALBOX_TEST(ModelCheckTest)
#include "model_check_test.moc"
