// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "signalbox/literals.h"
#include "support/scripted_triggers.h"

namespace signalbox::test {

namespace {

TriggerSummary row(const char* id, const char* name, const char* registry, qint64 chainId, const char* chain,
                   qint64 today, const QDateTime& last)
{
    TriggerSummary made;
    made.trigger.id = QString::fromLatin1(id);
    made.trigger.name = QString::fromLatin1(name);
    made.trigger.registry = QString::fromLatin1(registry);
    made.trigger.chainId = chainId;
    made.trigger.enabled = true;
    made.trigger.updatedAt = last;
    made.chain = QString::fromLatin1(chain);
    made.firedToday = today;
    made.firedTotal = today * 40;
    made.lastFired = last;
    return made;
}

}  // namespace

Trigger fraudBurst(const QDateTime& now)
{
    Trigger trigger;
    trigger.id = u"fraud"_s;
    trigger.name = u"Fraud burst on Base"_s;
    trigger.chainId = 8453;
    trigger.registry = u"reputation"_s;
    trigger.enabled = trigger.stateful = true;
    trigger.owner = u"local"_s;
    trigger.createdAt = now.addDays(-14);
    trigger.updatedAt = now.addDays(-2);
    trigger.conditions = {{1, u"event_type_equals"_s, u"event_type"_s, u"="_s, u"NewFeedback"_s, {}},
                          {2, u"score_threshold"_s, u"score"_s, u"<"_s, u"50"_s, {}},
                          {3, u"tag_equals"_s, u"tag1"_s, u"="_s, u"fraud"_s, {}},
                          {4,
                           u"rate_limit"_s,
                           u"feedback_count"_s,
                           u">"_s,
                           u"3"_s,
                           {{u"time_window"_s, u"1h"_s}, {u"reset_on_trigger"_s, true}}}};
    trigger.actions = {{1,
                        u"telegram"_s,
                        1,
                        {{u"chat_id"_s, u"@ops_room"_s},
                         {u"parse_mode"_s, u"HTML"_s},
                         {u"message_template"_s,
                          u"Agent {{agent_id}} on {{chain_name}} was scored {{score}} ({{tag1}}),\n{{count}} "
                          "reports within 1 h. Block {{block_number}}."_s}}},
                       {2,
                        u"rest"_s,
                        2,
                        {{u"method"_s, u"POST"_s},
                         {u"url"_s, u"https://hooks.example.org/agent"_s},
                         {u"headers"_s, QJsonObject{{u"X-Api-Key"_s, u"{{secret:pager_key}}"_s}}},
                         {u"body_template"_s, QJsonObject{{u"agent_id"_s, u"{{agent_id}}"_s},
                                                          {u"score"_s, u"{{score}}"_s},
                                                          {u"tag1"_s, u"{{tag1}}"_s},
                                                          {u"count"_s, u"{{count}}"_s}}},
                         {u"timeout_ms"_s, 30'000}}}};
    return trigger;
}

ScriptedTriggers::ScriptedTriggers()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    TriggerSummary fraud = row("fraud", "Fraud burst on Base", "reputation", 8453, "Base", 1, now.addSecs(-662));
    fraud.trigger = fraudBurst(now);
    all = {fraud,
           row("ema", "EMA of agent 42 under 70", "reputation", 8453, "Base", 0, now.addDays(-5)),
           row("registrations", "New registrations", "identity", 1, "Ethereum", 118, now.addSecs(-48)),
           row("validators", "Trusted validators failing", "validation", 8453, "Base", 4, now.addSecs(-962)),
           row("agent42", "Agent 42 scored below 60", "reputation", 10, "OP Mainnet", 2, now.addSecs(-15'960)),
           row("file", "Feedback with file", "reputation", 42161, "Arbitrum One", 31, now.addSecs(-486)),
           row("hourly", "Bad scores per hour", "reputation", 8453, "Base", 0, {})};
    const auto add = [this](size_t at, std::vector<TriggerCondition> conditions) {
        all[at].trigger.conditions = std::move(conditions);
        all[at].trigger.actions = {fraudBurst(QDateTime::currentDateTimeUtc()).actions.front()};
    };
    const TriggerCondition feedback{10, u"event_type_equals"_s, u"event_type"_s, u"="_s, u"NewFeedback"_s, {}};
    const TriggerCondition agent{11, u"agent_id_equals"_s, u"agent_id"_s, u"="_s, u"42"_s, {}};
    add(1, {feedback, agent, {12, u"ema_threshold"_s, u"score"_s, u"<"_s, u"70"_s, {{u"window_size"_s, 10}}}});
    add(2, {{13, u"event_type_equals"_s, u"event_type"_s, u"="_s, u"Registered"_s, {}}});
    add(3, {{14,
             u"validator_whitelist"_s,
             u"validator_address"_s,
             u"IN"_s,
             u"[\"0x71c7656ec7ab88b098defb751b7401b5f6d8976f\"]"_s,
             {}},
            {15, u"response_threshold"_s, u"response"_s, u"<"_s, u"80"_s, {}}});
    add(4, {feedback, agent, {16, u"score_threshold"_s, u"score"_s, u"<"_s, u"60"_s, {}}});
    add(5, {{17, u"file_uri_exists"_s, u"file_uri"_s, u"IS NOT NULL"_s, u"true"_s, {}}});
    add(6, {feedback, {18, u"score_threshold"_s, u"score"_s, u"<"_s, u"50"_s, {}}});
    all[3].trouble = Message("%1 answered HTTP %2.").arg(u"hooks.example.org"_s).arg(503);
    all[3].dead = 3;
    all[3].trigger.breaker.failures = 3;
    all[5].held = 2;
    all[6].trigger.enabled = false;
    all[6].disabledAt = now.addDays(-12);
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.trigger.name < b.trigger.name; });
}

}  // namespace signalbox::test
