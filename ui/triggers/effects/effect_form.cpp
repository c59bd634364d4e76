// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/effects/effect_form.h"

#include "signalbox/literals.h"
#include "triggers/effects/mcp_form.h"
#include "triggers/effects/rest_form.h"
#include "triggers/effects/telegram_form.h"
#include "triggers/model/trigger_draft.h"

namespace signalbox::ui {

EffectForm* EffectForm::make(TriggerDraft* draft, int action)
{
    const QString& type = draft->now().actions[size_t(action)].type;
    if (type == "telegram"_L1)
        return new TelegramForm(draft, action);
    if (type == "mcp"_L1)
        return new McpForm(draft, action);
    return new RestForm(draft, action);
}

QJsonValue EffectForm::value(const QString& key) const
{
    const auto& actions = m_draft->now().actions;
    return size_t(m_action) < actions.size() ? actions[size_t(m_action)].config.value(key)
                                             : QJsonValue(QJsonValue::Undefined);
}

void EffectForm::set(const QString& key, const QJsonValue& value)
{
    m_draft->setConfig(m_action, key, value);
}

bool EffectForm::isRefused(const QString& key) const
{
    for (const TriggerProblem& each : m_draft->problemsAt(u"actions[%1].config.%2"_s.arg(m_action).arg(key)))
        if (!each.warning)
            return true;
    return false;
}

}  // namespace signalbox::ui
