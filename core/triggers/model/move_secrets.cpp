// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/move_secrets.h"

#include <QRandomGenerator>

#include "actions/action_config.h"
#include "signalbox/literals.h"
#include "triggers/model/condition.h"
#include "triggers/model/trigger_json.h"

namespace signalbox::triggers {

namespace {

QString slug(const QString& text)
{
    QString slug;
    for (const QChar c : text.toLower()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain)
            slug += c;
        else if (!slug.isEmpty() && !slug.endsWith(u'_'))
            slug += u'_';
        if (slug.size() >= 32)
            break;
    }
    while (slug.endsWith(u'_'))
        slug.chop(1);
    return slug.isEmpty() ? u"trigger"_s : slug;
}

/// The agent whose server the actions call, if a condition says so.
QString agentOf(const Trigger& trigger)
{
    for (const TriggerCondition& row : trigger.conditions) {
        const Condition condition = readCondition(row);
        if (condition.kind == ConditionKind::Agent && condition.compare == Compare::Equal && !condition.fault)
            return condition.text;
    }
    return {};
}

/// A new name, so that no stored secret is replaced; the exceptions are the documented names.
QString nameFor(const Trigger& trigger, const TriggerAction& action, const QString& path)
{
    if (path == "bot_token"_L1)
        return u"telegram.bot_token"_s;
    const QString agent = agentOf(trigger);
    if (path == "auth_token"_L1 && action.config.value(u"resolve_endpoint"_s).toBool() && !agent.isEmpty())
        return u"mcp.%1.%2"_s.arg(trigger.chainId).arg(agent);
    const QString random = QString::number(QRandomGenerator::global()->generate(), 36);
    return slug(trigger.name) + u'.' + slug(path.mid(path.lastIndexOf(u'.') + 1)) + u'.' + random;
}

}  // namespace

std::vector<MovedSecret> takeSecrets(Trigger& trigger)
{
    std::vector<MovedSecret> taken;
    for (size_t i = 0; i < trigger.actions.size(); ++i) {
        TriggerAction& action = trigger.actions[i];
        for (const actions::PlainSecret& secret : actions::plainSecrets(action.type, action.config)) {
            const QString name = nameFor(trigger, action, secret.path);
            action.config = actions::withSecretMoved(action.config, secret.path, name);
            taken.push_back({u"actions[%1].config."_s.arg(i) + secret.path, name, secret.value});
        }
    }
    return taken;
}

std::vector<std::pair<QString, QString>> moveSecrets(Trigger& trigger)
{
    std::vector<std::pair<QString, QString>> moved;
    for (MovedSecret& secret : takeSecrets(trigger))
        moved.emplace_back(std::move(secret.name), std::move(secret.value));
    return moved;
}

}  // namespace signalbox::triggers
