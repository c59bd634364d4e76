// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "signalbox/literals.h"
#include "signalbox/triggers.h"
#include "triggers/rows/event_row.h"

namespace signalbox::triggers::test {

inline TriggerCondition condition(const QString& type, const QString& field, const QString& op, const QString& value,
                                  const QJsonObject& config = {})
{
    return {0, type, field, op, value, config};
}
inline TriggerCondition agentIs(const QString& value)
{
    return condition(u"agent_id_equals"_s, u"agent_id"_s, u"="_s, value);
}
inline TriggerCondition eventIs(const QString& value)
{
    return condition(u"event_type_equals"_s, u"event_type"_s, u"="_s, value);
}
inline TriggerCondition score(const QString& op, const QString& value)
{
    return condition(u"score_threshold"_s, u"score"_s, op, value);
}
inline TriggerCondition tagIs(const QString& field, const QString& value)
{
    return condition(u"tag_equals"_s, field, u"="_s, value);
}
inline TriggerCondition rate(const QString& op, const QString& value, const QString& window, bool resets = false)
{
    return condition(u"rate_limit"_s, u"feedback_count"_s, op, value,
                     {{u"time_window"_s, window}, {u"reset_on_trigger"_s, resets}});
}
inline TriggerCondition average(const QString& op, const QString& value, const QJsonObject& config)
{
    return condition(u"ema_threshold"_s, u"score"_s, op, value, config);
}

inline TriggerAction telegram()
{
    return {0, u"telegram"_s, 1, {{u"chat_id"_s, u"-1001"_s}, {u"message_template"_s, u"Agent {{agent_id}}"_s}}};
}
inline TriggerAction rest()
{
    return {0, u"rest"_s, 2, {{u"method"_s, u"POST"_s}, {u"url"_s, u"https://hooks.example.org/agent"_s}}};
}

/// On Base, reputation, enabled, with a message to Telegram.
inline Trigger trigger(std::vector<TriggerCondition> conditions)
{
    Trigger trigger;
    trigger.id = u"t1"_s;
    trigger.name = u"Fraud burst on Base"_s;
    trigger.chainId = 8453;
    trigger.registry = u"reputation"_s;
    trigger.enabled = true;
    trigger.conditions = std::move(conditions);
    trigger.actions = {telegram()};
    return trigger;
}

/// NewFeedback on Base for agent 42, score 50.
inline EventRow eventAt(qint64 time = 1'700'000'000)
{
    EventRow event;
    event.id = u"8453-100-%1"_s.arg(time);
    event.chainId = 8453;
    event.blockNumber = 100;
    event.registry = u"reputation"_s;
    event.eventType = u"NewFeedback"_s;
    event.transactionHash = u"0xabc"_s;
    event.timestamp = time;
    event.agentId = 42;
    event.score = 50;
    return event;
}
inline EventRow scored(std::optional<qint64> score, qint64 time = 1'700'000'000)
{
    EventRow row = eventAt(time);
    row.score = score;
    return row;
}

}  // namespace signalbox::triggers::test
