// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/trigger_draft.h"

#include <QRegularExpression>
#include <algorithm>

#include "signalbox/literals.h"
#include "signalbox/trigger_queries.h"
#include "triggers/model/condition_choices.h"

namespace signalbox::ui {

namespace {

bool sameAction(const TriggerAction& one, const TriggerAction& other)
{
    return one.type == other.type && one.priority == other.priority && one.config == other.config;
}

}  // namespace

bool sameContent(const Trigger& a, const Trigger& b)
{
    const auto sameConditions =
        std::equal(a.conditions.begin(), a.conditions.end(), b.conditions.begin(), b.conditions.end(),
                   [](const TriggerCondition& one, const TriggerCondition& other) {
                       return one.type == other.type && one.field == other.field && one.op == other.op &&
                              one.value == other.value && one.config == other.config;
                   });
    const auto sameActions =
        std::equal(a.actions.begin(), a.actions.end(), b.actions.begin(), b.actions.end(), sameAction);
    return sameConditions && sameActions && a.id == b.id && a.name == b.name && a.description == b.description &&
           a.chainId == b.chainId && a.registry == b.registry && a.enabled == b.enabled &&
           a.breaker.failureThreshold == b.breaker.failureThreshold &&
           a.breaker.recoverySeconds == b.breaker.recoverySeconds && a.breaker.halfOpenCalls == b.breaker.halfOpenCalls;
}

TriggerPlace TriggerPlace::of(const QString& path)
{
    static const QRegularExpression shape(u"^(\\w+)(?:\\[(\\d+)\\])?\\.?(.*)$"_s);
    const auto match = shape.match(path);
    TriggerPlace place;
    place.section = match.captured(1);
    place.rest = match.captured(3);
    if (!match.captured(2).isEmpty())
        place.index = match.captured(2).toInt();
    return place;
}

void TriggerDraft::setQueries(const TriggerQueries* queries)
{
    m_queries = queries;
    renew();
}

void TriggerDraft::open(const Trigger& stored, const std::optional<Trigger>& edited, const Faults& faults)
{
    m_open = true;
    m_faults = faults;
    m_stored = stored;
    m_now = edited.value_or(stored);
    renew();
    Q_EMIT reshaped();
    Q_EMIT changed();
}

void TriggerDraft::close()
{
    open({});
    m_open = false;
    Q_EMIT reshaped();
    Q_EMIT changed();
}

void TriggerDraft::change(const Edit& edit)
{
    edit(m_now);
    renew();
    Q_EMIT changed();
}

void TriggerDraft::reshape(const Edit& edit)
{
    const std::vector<TriggerAction> before = m_now.actions;
    edit(m_now);
    std::erase_if(m_faults, [&](const auto& fault) {  // of places that are another action now
        const auto index = size_t(TriggerPlace::of(fault.first).index);
        return index >= std::min(before.size(), m_now.actions.size()) ||
               !sameAction(before[index], m_now.actions[index]);
    });
    renew();
    Q_EMIT reshaped();
    Q_EMIT changed();
}

void TriggerDraft::reshapeActions(const std::function<void(std::vector<TriggerAction>&)>& edit)
{
    reshape([&](Trigger& trigger) {
        edit(trigger.actions);
        for (size_t i = 0; i < trigger.actions.size(); ++i)
            trigger.actions[i].priority = int(i) + 1;
    });
}

void TriggerDraft::changeCondition(int index, const std::function<void(TriggerCondition&)>& edit)
{
    if (index >= 0 && size_t(index) < m_now.conditions.size())
        change([&](Trigger& trigger) { edit(trigger.conditions[size_t(index)]); });
}

void TriggerDraft::setConfig(int action, const QString& key, const QJsonValue& value)
{
    if (action < 0 || size_t(action) >= m_now.actions.size() ||
        m_now.actions[size_t(action)].config.value(key) == value)
        return;
    change([&](Trigger& trigger) {
        QJsonObject& config = trigger.actions[size_t(action)].config;
        if (value.isUndefined())
            config.remove(key);
        else
            config[key] = value;
    });
}

void TriggerDraft::revert()
{
    open(m_stored);
}

void TriggerDraft::rebase(const Trigger& stored)
{
    if (isNew())
        return open(stored);
    const bool changed = isChanged();
    if (!changed && !sameContent(stored, m_stored))
        return open(stored);
    m_stored = stored;
    if (changed) {
        m_now.updatedAt = stored.updatedAt;
        m_now.enabled = stored.enabled;
        m_now.breaker.state = stored.breaker.state;
        m_now.breaker.failures = stored.breaker.failures;
        m_now.breaker.openedAt = stored.breaker.openedAt;
        m_now.breaker.reason = stored.breaker.reason;
    } else {
        m_now = stored;
    }
    renew();
    Q_EMIT this->changed();
}

void TriggerDraft::setFault(const QString& path, const Fault& fault)
{
    const auto known = m_faults.find(path);
    if (fault.text.isEmpty() ? known == m_faults.end() : known != m_faults.end() && known->second == fault)
        return;
    if (fault.text.isEmpty())
        m_faults.erase(known);
    else
        m_faults[path] = fault;
    renew();
    Q_EMIT changed();
}

bool TriggerDraft::isChanged() const
{
    return m_open && (isNew() || isEdited());
}

bool TriggerDraft::isEdited() const
{
    return m_open && (!m_faults.empty() || !sameContent(m_now, m_stored));
}

int TriggerDraft::errors() const
{
    return int(std::count_if(m_problems.begin(), m_problems.end(), [](const auto& each) { return !each.warning; }));
}

bool TriggerDraft::isValid() const
{
    return m_open && m_queries && errors() == 0;
}

std::vector<TriggerProblem> TriggerDraft::problemsAt(const QString& path) const
{
    std::vector<TriggerProblem> found;
    for (const TriggerProblem& each : m_problems)
        if (each.path == path || each.path.startsWith(path + u'.') || each.path.startsWith(path + u'['))
            found.push_back(each);
    return found;
}

bool TriggerDraft::hasAgentCondition() const
{
    return std::any_of(m_now.conditions.begin(), m_now.conditions.end(),
                       [](const auto& each) { return each.type == "agent_id_equals"_L1; });
}

bool TriggerDraft::isStateful() const
{
    return std::any_of(m_now.conditions.begin(), m_now.conditions.end(), [](const auto& each) {
        const auto* kind = conditionKind(each.type);
        return kind && kind->stateful;
    });
}

void TriggerDraft::renew()
{
    m_problems.clear();
    m_phrases.clear();
    if (!m_open || !m_queries)
        return;
    m_now.stateful = isStateful();
    m_problems = m_queries->check(m_now);
    for (const auto& [path, fault] : m_faults)
        m_problems.push_back({path, fault.text, false});
    m_phrases = m_queries->sentence(m_now);
}

}  // namespace signalbox::ui
