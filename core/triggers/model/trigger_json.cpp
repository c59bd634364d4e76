// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/trigger_json.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSet>

#include "actions/action_config.h"
#include "signalbox/literals.h"
#include "triggers/model/check.h"
#include "triggers/model/condition.h"
#include "triggers/model/json_place.h"
#include "triggers/model/limits.h"
#include "triggers/model/move_secrets.h"
#include "triggers/model/strict_json.h"

namespace signalbox::triggers {

namespace {

constexpr size_t most_problems = 1000;  ///< of a file; a person does not read more

size_t errorsFrom(const std::vector<TriggerProblem>& problems, qsizetype first)
{
    const auto count = std::count_if(problems.begin() + first, problems.end(),
                                     [](const TriggerProblem& each) { return !each.warning; });
    return static_cast<size_t>(count);
}

/// Reads one trigger; `asEdited` keeps what only the workspace may set.
class TriggerReader {
public:
    TriggerReader(QString path, bool asEdited, ImportResult& result)
        : m_path(std::move(path)), m_edited(asEdited), m_result(result)
    {
    }

    void read(const QJsonValue& value)
    {
        const auto before = static_cast<qsizetype>(m_result.problems.size());
        JsonPlace place(value, m_path, m_result.problems);
        if (!value.isObject())
            return;
        readHead(place);
        readConditions(place);
        readActions(place);
        readBreaker(place);
        if (place.has(u"is_stateful"_s))
            checkStateful(place);
        place.finish({u"id"_s, u"owner"_s, u"user_id"_s, u"organization_id"_s, u"created_at"_s, u"updated_at"_s});
        m_trigger.stateful = isStateful(m_trigger);
        if (errorsFrom(m_result.problems, before) == 0)
            checkContent();
        m_result.triggers.push_back(std::move(m_trigger));
    }

private:
    QString below(const QString& key) const { return m_path.isEmpty() ? key : m_path + u'.' + key; }

    void readHead(JsonPlace& place)
    {
        m_trigger.name = place.text(u"name"_s, true);
        m_trigger.description = place.text(u"description"_s);
        m_trigger.chainId = place.integer(u"chain_id"_s, true).value_or(0);
        m_trigger.registry = place.text(u"registry"_s, true);
        m_trigger.enabled = place.flag(u"enabled"_s).value_or(true);
        if (m_edited)
            m_trigger.id = place.text(u"id"_s);
    }

    /// Each element with its path; at most as many as a trigger may have.
    template <class Read>
    void each(JsonPlace& place, const QString& key, int most, Message tooMany, Read read)
    {
        const QJsonArray list = place.list(key, true);
        if (list.size() > most)
            return place.add(key, std::move(tooMany));
        for (qsizetype i = 0; i < list.size(); ++i) {
            JsonPlace element(list[i], below(key) + u"[%1]"_s.arg(i), m_result.problems);
            if (list[i].isObject())
                read(element);
        }
    }

    void readConditions(JsonPlace& place)
    {
        const auto tooMany = Message(QT_TRANSLATE_NOOP("Engine", "At most %L1 conditions.")).arg(limits::conditions);
        each(place, u"conditions"_s, limits::conditions, tooMany, [this](JsonPlace& element) {
            TriggerCondition condition;
            condition.type = element.text(u"condition_type"_s, true);
            condition.field = element.text(u"field"_s, true);
            condition.op = element.text(u"operator"_s, true);
            condition.value = element.text(u"value"_s, true);
            condition.config = element.object(u"config"_s);
            if (m_edited)
                condition.id = element.integer(u"id"_s).value_or(0);
            element.finish({u"id"_s, u"trigger_id"_s, u"created_at"_s});
            m_trigger.conditions.push_back(std::move(condition));
        });
    }

    void readActions(JsonPlace& place)
    {
        const auto tooMany = Message(QT_TRANSLATE_NOOP("Engine", "At most %L1 actions.")).arg(limits::actions);
        each(place, u"actions"_s, limits::actions, tooMany, [this](JsonPlace& element) {
            TriggerAction action;
            action.type = element.text(u"action_type"_s, true);
            const qint64 priority = element.integer(u"priority"_s).value_or(1);
            action.priority = static_cast<int>(std::clamp<qint64>(priority, -1, limits::priority + 1));
            action.config = element.object(u"config"_s, true);
            if (m_edited)
                action.id = element.integer(u"id"_s).value_or(0);
            element.finish({u"id"_s, u"trigger_id"_s, u"created_at"_s});
            m_trigger.actions.push_back(std::move(action));
        });
    }

    void readBreaker(JsonPlace& place)
    {
        const QJsonObject object = place.object(u"circuit_breaker"_s);
        JsonPlace breaker(object, below(u"circuit_breaker"_s), m_result.problems);
        const auto read = [&](const QString& key, int& value) {
            if (const auto number = breaker.integer(key))
                value = static_cast<int>(std::clamp<qint64>(*number, -1, 1'000'000));
        };
        read(u"failure_threshold"_s, m_trigger.breaker.failureThreshold);
        read(u"recovery_timeout_seconds"_s, m_trigger.breaker.recoverySeconds);
        read(u"half_open_max_calls"_s, m_trigger.breaker.halfOpenCalls);
        breaker.finish({u"state"_s, u"failure_count"_s, u"opened_at"_s, u"last_failure_time"_s, u"reason"_s});
    }

    void checkStateful(JsonPlace& place)
    {
        const auto given = place.flag(u"is_stateful"_s);
        if (!given || *given == isStateful(m_trigger))
            return;
        place.add(
            u"is_stateful"_s,
            *given ? Message(QT_TRANSLATE_NOOP(
                         "Engine",
                         "No condition has a state (ema_threshold, rate_limit). Omit is_stateful or set it to false."))
                   : Message(QT_TRANSLATE_NOOP(
                         "Engine",
                         "A condition has a state (ema_threshold, rate_limit). Omit is_stateful or set it to true.")));
    }

    /// What the documents' names, the limits and the targets ask for.
    void checkContent()
    {
        std::vector<TriggerProblem> warnings;
        for (MovedSecret& secret : takeSecrets(m_trigger)) {
            warnings.push_back(
                {secret.path,
                 Message(QT_TRANSLATE_NOOP("Engine", "The value goes to the secret store, as %1.")).arg(secret.name),
                 true});
            m_result.secrets.emplace_back(std::move(secret.name), std::move(secret.value));
        }
        for (size_t i = 0; i < m_trigger.actions.size(); ++i) {
            TriggerAction& action = m_trigger.actions[i];
            const QString path = u"actions[%1].config."_s.arg(i);
            for (TriggerProblem& problem : actions::checkConfig(action.type, action.config))
                if (problem.warning)
                    warnings.push_back({path + problem.path, problem.text, true});
            adopt(action, path, warnings);
        }
        std::vector<TriggerProblem> problems = check(m_trigger);
        for (TriggerProblem& warning : warnings) {
            const bool known = std::any_of(problems.begin(), problems.end(), [&](const TriggerProblem& each) {
                return each.path == warning.path && each.text == warning.text;
            });
            if (!known)
                problems.push_back(std::move(warning));
        }
        for (TriggerProblem& problem : problems)
            m_result.problems.push_back({below(asInFile(problem.path)), problem.text, problem.warning});
    }

    void adopt(TriggerAction& action, const QString& path, std::vector<TriggerProblem>& warnings) const
    {
        const QString key = u"allow_private_hosts"_s;
        const QJsonValue hosts = action.config.value(key);
        action.config = actions::importedConfig(action.type, action.config);
        if (hosts.isUndefined())
            return;
        if (m_edited)
            action.config.insert(key, hosts);
        else
            warnings.push_back(
                {path + key,
                 Message(QT_TRANSLATE_NOOP(
                     "Engine", "Ignored in an imported file. Add the hosts in the editor if you trust them.")),
                 true});
    }

    static QString asInFile(QString path)
    {
        if (path.endsWith("].type"_L1))
            path.insert(path.size() - 4, path.startsWith("actions"_L1) ? "action_"_L1 : "condition_"_L1);
        return path;
    }

    QString m_path;
    bool m_edited;
    ImportResult& m_result;
    Trigger m_trigger;
};

/// Either all or nothing.
ImportResult finished(ImportResult result)
{
    std::stable_partition(result.problems.begin(), result.problems.end(),
                          [](const TriggerProblem& each) { return !each.warning; });
    if (result.problems.size() > most_problems)
        result.problems.resize(most_problems);
    if (hasErrors(result.problems)) {
        result.triggers.clear();
        result.secrets.clear();
    }
    return result;
}

/// The workspace has one bot token, so a file cannot bring two.
void checkTokens(ImportResult& result)
{
    QString token;
    for (const auto& [name, value] : result.secrets) {
        if (name != "telegram.bot_token"_L1)
            continue;
        if (!token.isEmpty() && token != value)
            return result.problems.push_back(
                {u"triggers"_s,
                 Message(QT_TRANSLATE_NOOP("Engine",
                                           "The file contains different values of bot_token, but the workspace has one "
                                           "bot. Remove them and store the token as the secret telegram.bot_token."))});
        token = value;
    }
}

QJsonObject exported(const TriggerCondition& condition)
{
    QJsonObject json{{u"condition_type"_s, condition.type},
                     {u"field"_s, condition.field},
                     {u"operator"_s, condition.op},
                     {u"value"_s, condition.value}};
    if (!condition.config.isEmpty())
        json.insert(u"config"_s, condition.config);
    return json;
}

}  // namespace

ImportResult readImport(const QByteArray& json)
{
    ImportResult result;
    StrictJson file = readStrictJson(json);
    if (file.problem) {
        result.problems.push_back(std::move(*file.problem));
        return result;
    }
    JsonPlace place(file.value, {}, result.problems);
    if (hasErrors(result.problems))
        return result;
    const auto version = place.integer(u"version"_s, true);
    if (version && *version != 1)
        place.add(u"version"_s,
                  Message(QT_TRANSLATE_NOOP("Engine", "Version %1 cannot be read, only version 1.")).arg(*version));
    const QJsonArray triggers = place.list(u"triggers"_s, true);
    place.finish();
    size_t errors = 0;
    for (qsizetype i = 0; i < triggers.size() && errors < most_problems; ++i) {
        const auto seen = static_cast<qsizetype>(result.problems.size());
        TriggerReader(u"triggers[%1]"_s.arg(i), false, result).read(triggers[i]);
        errors += errorsFrom(result.problems, seen);
    }
    checkTokens(result);
    return finished(std::move(result));
}

ImportResult readTrigger(const QByteArray& json)
{
    ImportResult result;
    StrictJson file = readStrictJson(json);
    if (file.problem)
        result.problems.push_back(std::move(*file.problem));
    else
        TriggerReader({}, true, result).read(file.value);
    checkTokens(result);
    return finished(std::move(result));
}

QJsonObject exportedTrigger(const Trigger& trigger)
{
    Trigger plain = trigger;
    moveSecrets(plain);
    QJsonArray conditions, actions;
    for (const TriggerCondition& condition : plain.conditions)
        conditions.append(exported(condition));
    for (const TriggerAction& action : plain.actions)
        actions.append(QJsonObject{
            {u"action_type"_s, action.type}, {u"priority"_s, action.priority}, {u"config"_s, action.config}});
    QJsonObject json{{u"name"_s, plain.name},
                     {u"chain_id"_s, plain.chainId},
                     {u"registry"_s, plain.registry},
                     {u"enabled"_s, plain.enabled},
                     {u"is_stateful"_s, isStateful(plain)},
                     {u"conditions"_s, conditions},
                     {u"actions"_s, actions},
                     {u"circuit_breaker"_s, QJsonObject{{u"failure_threshold"_s, plain.breaker.failureThreshold},
                                                        {u"recovery_timeout_seconds"_s, plain.breaker.recoverySeconds},
                                                        {u"half_open_max_calls"_s, plain.breaker.halfOpenCalls}}}};
    if (!plain.description.isEmpty())
        json.insert(u"description"_s, plain.description);
    return json;
}

QByteArray exportJson(const std::vector<Trigger>& triggers)
{
    QJsonArray list;
    for (const Trigger& trigger : triggers)
        list.append(exportedTrigger(trigger));
    return QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"triggers"_s, list}}).toJson(QJsonDocument::Indented);
}

}  // namespace signalbox::triggers
