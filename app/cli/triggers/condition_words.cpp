// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/triggers/condition_words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include "cli/balances/balance_words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

QJsonObject condition(const char* type, const char* field, const QString& op, const QString& value,
                      const QJsonObject& config = {})
{
    QJsonObject made{{u"condition_type"_s, QLatin1String(type)},
                     {u"field"_s, QLatin1String(field)},
                     {u"operator"_s, op},
                     {u"value"_s, value}};
    if (!config.isEmpty())
        made.insert(u"config"_s, config);
    return made;
}

QJsonObject action(const char* type, const QJsonObject& config)
{
    return {{u"action_type"_s, QLatin1String(type)}, {u"config"_s, config}};
}

QRegularExpression shape(const QString& pattern)
{
    static const QString op = u"(<=|>=|==|!=|<>|<|>|=)"_s;
    QString whole = pattern;
    return QRegularExpression(u"^\\s*"_s + whole.replace(u"OP"_s, op).replace(u" "_s, u"\\s*"_s) + u"\\s*$"_s,
                              QRegularExpression::DotMatchesEverythingOption);
}

QJsonArray addresses(const QString& list)
{
    QJsonArray all;
    for (const QString& each : list.split(QLatin1Char(','), Qt::SkipEmptyParts))
        all.append(each.trimmed());
    return all;
}

}  // namespace

QString conditionForms()
{
    return u"agent = 42, event = NewFeedback, score < 50, response >= 80, tag1 = TEXT (also tag2, tag), validator in "
           "ADDRESS,ADDRESS, file exists, file missing, ema(10) < 70, ema(10, 0.2) < 70, count in 1h > 10, count in 1h "
           "> 10 "
           "reset"_s;
}

Expected<QJsonObject> conditionOf(const QString& text)
{
    static const QRegularExpression agent = shape(u"agent OP (\\S+)"_s), event = shape(u"event OP (\\S+)"_s),
                                    number = shape(u"(score|response) OP (\\S+)"_s),
                                    tag = shape(u"(tag1|tag2|tag) OP (.+?)"_s),
                                    validator = shape(u"validator in (\\S.*)"_s),
                                    file = shape(u"file (exists|missing)"_s),
                                    ema = shape(u"ema\\( (\\d+)(?: , ([0-9.]+))? \\) OP (\\S+)"_s),
                                    count = shape(u"count in ([0-9]+[smhd]) OP (\\S+?)(?:\\s+(reset))?"_s);
    if (const auto m = agent.match(text); m.hasMatch())
        return condition("agent_id_equals", "agent_id", m.captured(1), m.captured(2));
    if (const auto m = event.match(text); m.hasMatch())
        return condition("event_type_equals", "event_type", m.captured(1), m.captured(2));
    if (const auto m = number.match(text); m.hasMatch()) {
        const bool score = m.captured(1) == "score"_L1;
        return condition(score ? "score_threshold" : "response_threshold", score ? "score" : "response", m.captured(2),
                         m.captured(3));
    }
    if (const auto m = tag.match(text); m.hasMatch())
        return condition("tag_equals", m.captured(1).toLatin1().constData(), m.captured(2), m.captured(3));
    if (const auto m = validator.match(text); m.hasMatch())
        return condition("validator_whitelist", "validator_address", u"IN"_s,
                         QString::fromUtf8(QJsonDocument(addresses(m.captured(1))).toJson(QJsonDocument::Compact)));
    if (const auto m = file.match(text); m.hasMatch())
        return condition("file_uri_exists", "file_uri", u"IS NOT NULL"_s,
                         m.captured(1) == "exists"_L1 ? u"true"_s : u"false"_s);
    if (const auto m = ema.match(text); m.hasMatch()) {
        QJsonObject config{{u"window_size"_s, m.captured(1).toInt()}};
        if (!m.captured(2).isEmpty())
            config.insert(u"alpha"_s, m.captured(2).toDouble());
        return condition("ema_threshold", "score", m.captured(3), m.captured(4), config);
    }
    if (const auto m = count.match(text); m.hasMatch())
        return condition("rate_limit", "feedback_count", m.captured(2), m.captured(3),
                         {{u"time_window"_s, m.captured(1)}, {u"reset_on_trigger"_s, !m.captured(4).isEmpty()}});
    return badUsage(u"\"%1\" is not a condition. Conditions look like: %2."_s.arg(text, conditionForms()));
}

Expected<QJsonObject> actionOf(const QString& text)
{
    static const QRegularExpression telegram(u"^\\s*telegram\\s+(\\S+)\\s+(\\S.*)$"_s,
                                             QRegularExpression::DotMatchesEverythingOption),
        rest(u"^\\s*rest\\s+(\\S+)\\s+(\\S+)(?:\\s+(\\S.*))?$"_s, QRegularExpression::DotMatchesEverythingOption),
        mcp(u"^\\s*mcp\\s+(\\S+)(?:\\s+(\\S+))?\\s*$"_s);
    if (text.trimmed().startsWith(QLatin1Char('{'))) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
        if (!document.isObject())
            return badUsage(u"The action is not valid JSON: %1."_s.arg(error.errorString()));
        return document.object();
    }
    if (const auto m = telegram.match(text); m.hasMatch())
        return action("telegram", {{u"chat_id"_s, m.captured(1)}, {u"message_template"_s, m.captured(2)}});
    if (const auto m = rest.match(text); m.hasMatch()) {
        QJsonObject config{{u"method"_s, m.captured(1)}, {u"url"_s, m.captured(2)}};
        if (!m.captured(3).isEmpty()) {
            const QJsonDocument body = QJsonDocument::fromJson(m.captured(3).toUtf8());
            if (body.isNull())
                return badUsage(u"The body of the request is not a JSON object or array: %1"_s.arg(m.captured(3)));
            config.insert(u"body_template"_s, body.isArray() ? QJsonValue(body.array()) : QJsonValue(body.object()));
        }
        return action("rest", config);
    }
    if (const auto m = mcp.match(text); m.hasMatch()) {
        QJsonObject config{{u"tool_name"_s, m.captured(1)}};
        if (m.captured(2).isEmpty())
            config.insert(u"resolve_endpoint"_s, true);
        else
            config.insert(u"server_url"_s, m.captured(2));
        return action("mcp", config);
    }
    return badUsage(
        u"\"%1\" is not an action. Actions look like: telegram CHAT TEXT, rest METHOD URL [BODY], mcp TOOL [URL], or "
        u"are JSON "
        "with action_type and config."_s.arg(text));
}

QString conditionText(const TriggerCondition& condition)
{
    const QString compared = u"%1 %2"_s.arg(condition.op, condition.value);
    if (condition.type == "ema_threshold"_L1) {
        const QJsonValue alpha = condition.config.value("alpha"_L1);
        const QString window = condition.config.value("window_size"_L1).toVariant().toString();
        return u"ema(%1%2) %3"_s.arg(window, alpha.isDouble() ? u", %1"_s.arg(alpha.toDouble()) : QString(), compared);
    }
    if (condition.type == "rate_limit"_L1)
        return u"count in %1 %2%3"_s.arg(
            condition.config.value("time_window"_L1).toString(), compared,
            condition.config.value("reset_on_trigger"_L1).toBool() ? u" reset"_s : QString());
    if (condition.type == "file_uri_exists"_L1)
        return condition.value == "false"_L1 ? u"file missing"_s : u"file exists"_s;
    if (condition.type == "validator_whitelist"_L1) {
        const QJsonArray list = QJsonDocument::fromJson(condition.value.toUtf8()).array();
        QStringList all;
        for (const QJsonValue each : list)
            all << each.toString();
        return u"validator in "_s + (all.isEmpty() ? condition.value : all.join(QLatin1Char(',')));
    }
    const QString field = condition.type == "agent_id_equals"_L1     ? u"agent"_s
                          : condition.type == "event_type_equals"_L1 ? u"event"_s
                                                                     : condition.field;
    return u"%1 %2"_s.arg(field, compared);
}

QString actionText(const TriggerAction& action)
{
    const QJsonObject& config = action.config;
    if (action.type == "telegram"_L1)
        return u"telegram "_s + config.value("chat_id"_L1).toVariant().toString();
    if (action.type == "rest"_L1)
        return u"rest %1 %2"_s.arg(config.value("method"_L1).toString(), config.value("url"_L1).toString());
    const QString server = config.value("server_url"_L1).toString();
    return u"mcp %1 %2"_s.arg(config.value("tool_name"_L1).toString(), server).trimmed();
}

}  // namespace signalbox::cli
