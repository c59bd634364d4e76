// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/check.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <algorithm>

#include "actions/action_config.h"
#include "signalbox/literals.h"
#include "triggers/model/condition.h"
#include "triggers/model/event_shapes.h"
#include "triggers/model/hints.h"
#include "triggers/model/limits.h"
#include "triggers/model/storable.h"

namespace signalbox::triggers {

namespace {

class Checker {
public:
    explicit Checker(const Trigger& trigger) : m_trigger(trigger) {}

    std::vector<TriggerProblem> check()
    {
        checkName();
        checkPlace();
        checkConditions();
        checkActions();
        checkBreaker();
        return std::move(m_problems);
    }

private:
    void add(const QString& path, Message text, bool warning = false)
    {
        m_problems.push_back({path, std::move(text), warning});
    }

    void checkName()
    {
        const QString &name = m_trigger.name, &description = m_trigger.description;
        if (name.trimmed().isEmpty())
            add(u"name"_s, Message(QT_TRANSLATE_NOOP("Engine", "Enter a name.")));
        else if (name.size() > limits::name)
            add(u"name"_s, Message(QT_TRANSLATE_NOOP("Engine", "At most %L1 characters.")).arg(limits::name));
        else if (!isStorable(name) || hasControls(name))
            add(u"name"_s,
                Message(QT_TRANSLATE_NOOP("Engine", "A name has no line breaks and no control characters.")));
        if (description.size() > limits::description)
            add(u"description"_s,
                Message(QT_TRANSLATE_NOOP("Engine", "At most %L1 characters.")).arg(limits::description));
        else if (!isStorable(description))
            add(u"description"_s, notStorable());
    }

    void checkPlace()
    {
        if (m_trigger.chainId <= 0)
            add(u"chain_id"_s, Message(QT_TRANSLATE_NOOP("Engine", "Enter the ID of an EVM chain, such as 8453.")));
        if (!isRegistry(m_trigger.registry)) {
            const QStringList names{u"identity"_s, u"reputation"_s, u"validation"_s};
            add(u"registry"_s,
                meant(Message(QT_TRANSLATE_NOOP("Engine", "The registry must be identity, reputation or validation.")),
                      likelyName(m_trigger.registry, names)));
        }
    }

    void checkConditions()
    {
        const auto& rows = m_trigger.conditions;
        if (rows.empty())
            add(u"conditions"_s,
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "Without conditions, the trigger fires for every event of the registry.")),
                true);
        if (static_cast<int>(rows.size()) > limits::conditions)
            return add(u"conditions"_s,
                       Message(QT_TRANSLATE_NOOP("Engine", "At most %L1 conditions.")).arg(limits::conditions));
        for (size_t i = 0; i < rows.size(); ++i) {
            const QString path = u"conditions[%1]"_s.arg(i);
            for (TriggerProblem& problem : checkCondition(rows[i], m_trigger.registry, path))
                m_problems.push_back(std::move(problem));
            checkNeighbors(i, path);
        }
        checkFeedback();
    }

    /// What a condition means together with the others.
    void checkNeighbors(size_t index, const QString& path)
    {
        const TriggerCondition& row = m_trigger.conditions[index];
        const auto kind = kindOf(row.type);
        if (!kind)
            return;
        const QString type = eventType();
        const bool wantsNull = kind == ConditionKind::FileUri && row.value.toLower() == "false"_L1;
        if (kind == ConditionKind::EventType && compareOf(row.op) == Compare::Equal && row.value != type)
            add(path + ".value"_L1,
                Message(QT_TRANSLATE_NOOP("Engine", "An event is either %1 or %2, so the trigger never fires."))
                    .arg(type.left(100), row.value.left(100)),
                true);
        else if (eventTypesOf(m_trigger.registry).contains(type) && !wantsNull && !hasField(type, row.field) &&
                 !isKnown(path + ".field"_L1))
            add(path + ".field"_L1,
                Message(
                    QT_TRANSLATE_NOOP("Engine", "Events of type %1 do not have %2, so the condition is never true."))
                    .arg(type, row.field));
        if (!isStateful(*kind) || hasAgentBefore(index))
            return;
        add(path,
            kind == ConditionKind::Rate
                ? Message(QT_TRANSLATE_NOOP(
                      "Engine",
                      "The counter takes all agents together. Add a condition on the agent to count each one alone."))
                : Message(QT_TRANSLATE_NOOP(
                      "Engine",
                      "The average takes all agents together. Add a condition on the agent to have one for each.")),
            true);
    }

    bool isKnown(const QString& path) const
    {
        return std::any_of(m_problems.begin(), m_problems.end(), [&](const auto& each) { return each.path == path; });
    }

    /// Of the first condition that asks for one.
    QString eventType() const
    {
        for (const TriggerCondition& row : m_trigger.conditions)
            if (kindOf(row.type) == ConditionKind::EventType && compareOf(row.op) == Compare::Equal)
                return row.value;
        return {};
    }

    bool hasAgentBefore(size_t index) const
    {
        const auto begin = m_trigger.conditions.begin();
        return std::any_of(begin, begin + static_cast<qsizetype>(index), [](const TriggerCondition& row) {
            return kindOf(row.type) == ConditionKind::Agent && compareOf(row.op) == Compare::Equal;
        });
    }

    void checkFeedback()
    {
        if (m_trigger.registry != "reputation"_L1 || !eventType().isEmpty())
            return;
        for (size_t i = 0; i < m_trigger.conditions.size(); ++i) {
            const auto kind = kindOf(m_trigger.conditions[i].type);
            if (kind == ConditionKind::Score || kind == ConditionKind::Tag || kind == ConditionKind::Ema)
                return add(u"conditions[%1]"_s.arg(i),
                           Message(QT_TRANSLATE_NOOP("Engine",
                                                     "Only NewFeedback events have a score and tags. Add the condition "
                                                     "\"event is NewFeedback\" in front.")),
                           true);
        }
    }

    void checkActions()
    {
        const auto& rows = m_trigger.actions;
        if (rows.empty() && m_trigger.enabled)
            add(u"actions"_s, Message(QT_TRANSLATE_NOOP("Engine", "Add an action before you enable the trigger.")));
        if (static_cast<int>(rows.size()) > limits::actions)
            return add(u"actions"_s, Message(QT_TRANSLATE_NOOP("Engine", "At most %L1 actions.")).arg(limits::actions));
        for (size_t i = 0; i < rows.size(); ++i)
            checkAction(rows[i], u"actions[%1]"_s.arg(i));
    }

    void checkAction(const TriggerAction& row, const QString& path)
    {
        const QStringList types{u"telegram"_s, u"rest"_s, u"mcp"_s};
        if (!types.contains(row.type))
            return add(path + ".type"_L1,
                       meant(Message(QT_TRANSLATE_NOOP("Engine", "Unknown action \"%1\". Use telegram, rest or mcp."))
                                 .arg(row.type.left(100)),
                             likelyName(row.type, types)));
        if (row.priority < 0 || row.priority > limits::priority)
            add(path + ".priority"_L1,
                Message(QT_TRANSLATE_NOOP("Engine", "Enter a number from 0 to %L1.")).arg(limits::priority));
        if (!isStorable(row.config))
            return add(path + ".config"_L1, notStorable());
        if (QJsonDocument(row.config).toJson(QJsonDocument::Compact).size() > limits::config)
            return add(path + ".config"_L1,
                       Message(QT_TRANSLATE_NOOP("Engine", "At most %L1 KiB.")).arg(limits::config / 1024));
        for (TriggerProblem& problem : actions::checkConfig(row.type, row.config)) {
            problem.path = path + (problem.path.isEmpty() ? u".config"_s : u".config."_s + problem.path);
            m_problems.push_back(std::move(problem));
        }
    }

    void checkBreaker()
    {
        checkRange(u"failure_threshold"_s, m_trigger.breaker.failureThreshold, 1, 1000);
        checkRange(u"recovery_timeout_seconds"_s, m_trigger.breaker.recoverySeconds, 60, 604'800);
        checkRange(u"half_open_max_calls"_s, m_trigger.breaker.halfOpenCalls, 1, 10);
    }

    void checkRange(const QString& key, int value, int least, int most)
    {
        if (value < least || value > most)
            add(u"circuit_breaker."_s + key,
                Message(QT_TRANSLATE_NOOP("Engine", "Enter a number from %L1 to %L2.")).arg(least).arg(most));
    }

    const Trigger& m_trigger;
    std::vector<TriggerProblem> m_problems;
};

}  // namespace

std::vector<TriggerProblem> check(const Trigger& trigger)
{
    return Checker(trigger).check();
}

bool hasErrors(const std::vector<TriggerProblem>& problems)
{
    return std::any_of(problems.begin(), problems.end(), [](const TriggerProblem& each) { return !each.warning; });
}

}  // namespace signalbox::triggers
