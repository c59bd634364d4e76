// SPDX-License-Identifier: GPL-3.0-or-later

#include "model_parts.h"
#include "support/test_registry.h"
#include "triggers/model/sentence.h"

using namespace signalbox;
using namespace signalbox::triggers;
using namespace signalbox::triggers::test;

class ModelSentenceTest : public QObject {
    Q_OBJECT

    static Trigger burst()
    {
        Trigger made = trigger({eventIs(u"NewFeedback"_s), score(u"<"_s, u"50"_s), tagIs(u"tag1"_s, u"fraud"_s),
                                rate(u">"_s, u"3"_s, u"1h"_s, true)});
        TriggerAction message = telegram();
        message.config[u"chat_id"_s] = u"ops-room"_s;
        made.actions = {rest(), message};
        return made;
    }
    static QString text(const Trigger& trigger) { return sentenceText(sentence(trigger, u"Base"_s)); }

private Q_SLOTS:
    void aTriggerIsASentence()
    {
        QCOMPARE(text(burst()),
                 u"When NewFeedback on Base has score less than 50 and tag1 is fraud, and more than 3 such events come "
                 u"within 1 h, "
                 "then send Telegram to ops-room, then call REST POST hooks.example.org/agent."_s);
    }

    void otherTriggersAreSentences()
    {
        Trigger made = trigger({eventIs(u"Registered"_s)});
        made.registry = u"identity"_s;
        QCOMPARE(text(made), u"When Registered on Base occurs, then send Telegram to -1001."_s);
        made.conditions.clear();
        made.actions.clear();
        QCOMPARE(sentenceText(sentence(made)), u"When any identity event on chain 8453 occurs, then do nothing."_s);
        made = trigger({agentIs(u"42"_s), average(u"<"_s, u"70"_s, {{u"window_size"_s, 10}})});
        made.actions = {
            {0, u"mcp"_s, 1, {{u"resolve_endpoint"_s, true}, {u"tool_name"_s, u"agent.receiveFeedback"_s}}}};
        QCOMPARE(text(made),
                 u"When any reputation event on Base has agent is 42 and average score less than 70 over 10 events, "
                 u"then call MCP "
                 "agent.receiveFeedback of the agent."_s);
        made = trigger(
            {rate(u"=="_s, u"3"_s, u"30m"_s), condition(u"file_uri_exists"_s, u"file_uri"_s, u"IS NOT NULL"_s, u""_s)});
        QCOMPARE(text(made),
                 u"When any reputation event on Base occurs, and equal to 3 such events come within 30 m, and the last "
                 u"one has a file, "
                 "then send Telegram to -1001."_s);
        made = trigger({condition(
            u"validator_whitelist"_s, u"validator_address"_s, u"IN"_s,
            u"[\"0x8004A169FB4a3325136EB29fA0ceB6D2e539a432\", \"0x8004A169FB4a3325136EB29fA0ceB6D2e539a433\"]"_s)});
        made.registry = u"validation"_s;
        QCOMPARE(
            text(made),
            u"When any validation event on Base has validator is one of 2 addresses, then send Telegram to -1001."_s);
    }

    void phrasesLeadToTheirPlaces()
    {
        Trigger made = burst();
        made.conditions.insert(made.conditions.begin() + 3, agentIs(u"12o7"_s));
        QStringList paths, wrong;
        for (const TriggerPhrase& phrase : sentence(made, u"Base"_s)) {
            QVERIFY(!phrase.text.isEmpty());
            if (!phrase.path.isEmpty())
                paths << phrase.path;
            if (!phrase.valid)
                wrong << phrase.path + u' ' + phrase.text.english();
        }
        QCOMPARE(paths,
                 (QStringList{u"conditions[0].value"_s, u"chain_id"_s, u"conditions[1].field"_s,
                              u"conditions[1].operator"_s, u"conditions[1].value"_s, u"conditions[2].field"_s,
                              u"conditions[2].operator"_s, u"conditions[2].value"_s, u"conditions[3].field"_s,
                              u"conditions[3].operator"_s, u"conditions[3].value"_s, u"conditions[4].value"_s,
                              u"conditions[4].config.time_window"_s, u"actions[1].type"_s,
                              u"actions[1].config.chat_id"_s, u"actions[0].type"_s, u"actions[0].config.url"_s}));
        QVERIFY(wrong.contains(u"conditions[3].value 12o7"_s));
    }

    void damagedTriggersAreSentences()
    {
        Trigger made = trigger({condition(u"field_match"_s, u"x"_s, u"~"_s, u""_s), eventIs(u""_s)});
        made.registry = u"names"_s;
        made.actions = {{0, u"mail"_s, 1, {}}, {0, u"rest"_s, 1, {{u"url"_s, 5}}}};
        for (const TriggerPhrase& phrase : sentence(made))
            QVERIFY(!phrase.text.english().isEmpty());
    }
};

SIGNALBOX_TEST(ModelSentenceTest)
#include "model_sentence_test.moc"
