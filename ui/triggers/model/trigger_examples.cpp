// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/trigger_examples.h"

#include <QCoreApplication>
#include <QJsonArray>

#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {

struct ExampleWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::TriggerExamples)
};

TriggerAction message(const QString& words)
{
    TriggerAction action = newAction(u"telegram"_s, 1);
    action.config[u"message_template"_s] = words;
    return action;
}

}  // namespace

TriggerAction newAction(const QString& type, int priority)
{
    TriggerAction action;
    action.type = type;
    action.priority = priority;
    if (type == "telegram"_L1)
        action.config = {{u"chat_id"_s, QString()},
                         {u"parse_mode"_s, u"HTML"_s},
                         {u"message_template"_s,
                          u"{{event_type}} of agent {{agent_id}} on {{chain_name}}, block {{block_number}}."_s}};
    else if (type == "rest"_L1)
        action.config = {{u"method"_s, u"POST"_s},
                         {u"url"_s, QString()},
                         {u"headers"_s, QJsonObject()},
                         {u"body_template"_s, QJsonObject{{u"event"_s, u"{{event_type}}"_s},
                                                          {u"agent_id"_s, u"{{agent_id}}"_s},
                                                          {u"block"_s, u"{{block_number}}"_s}}},
                         {u"timeout_ms"_s, 30'000}};
    else
        action.config = {{u"resolve_endpoint"_s, true}, {u"tool_name"_s, QString()}, {u"timeout_ms"_s, 30'000}};
    return action;
}

Trigger emptyTrigger(qint64 chainId)
{
    Trigger trigger;
    trigger.name = ExampleWords::tr("New trigger");
    trigger.chainId = chainId;
    trigger.registry = u"reputation"_s;
    trigger.enabled = true;
    trigger.conditions = {{0, u"event_type_equals"_s, u"event_type"_s, u"="_s, u"NewFeedback"_s, {}}};
    return trigger;
}

std::vector<TriggerExample> triggerExamples(qint64 chainId)
{
    std::vector<TriggerExample> all;
    Trigger score = emptyTrigger(chainId);
    score.name = ExampleWords::tr("Agent 42 scored below 60");
    score.conditions = {score.conditions.front(),
                        {0, u"agent_id_equals"_s, u"agent_id"_s, u"="_s, u"42"_s, {}},
                        {0, u"score_threshold"_s, u"score"_s, u"<"_s, u"60"_s, {}}};
    score.actions = {message(u"Agent {{agent_id}} on {{chain_name}} was scored {{score}} ({{tag1}})."_s)};
    all.push_back({ExampleWords::tr("Agent scored below a limit"),
                   ExampleWords::tr("One agent, feedback with a score under 60, a Telegram message."), u"arrow-down"_s,
                   score});

    Trigger registrations = emptyTrigger(chainId);
    registrations.name = ExampleWords::tr("New registrations");
    registrations.registry = u"identity"_s;
    registrations.conditions = {{0, u"event_type_equals"_s, u"event_type"_s, u"="_s, u"Registered"_s, {}}};
    registrations.actions = {message(u"Agent {{agent_id}} was registered on {{chain_name}} by {{owner}}."_s)};
    all.push_back({ExampleWords::tr("New registrations"),
                   ExampleWords::tr("Every agent that is registered, a Telegram message."), u"plus"_s, registrations});

    Trigger validators = emptyTrigger(chainId);
    validators.name = ExampleWords::tr("Trusted validators failing");
    validators.registry = u"validation"_s;
    validators.conditions = {{0, u"validator_whitelist"_s, u"validator_address"_s, u"IN"_s, u"[]"_s, {}},
                             {0, u"response_threshold"_s, u"response"_s, u"<"_s, u"80"_s, {}}};
    validators.actions = {newAction(u"rest"_s, 1)};
    all.push_back({ExampleWords::tr("Validators failing"),
                   ExampleWords::tr("Responses under 80 of validators that you list, a call of your own service."),
                   u"warning"_s, validators});
    return all;
}

}  // namespace signalbox::ui
