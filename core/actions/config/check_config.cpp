// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QRegularExpression>

#include "actions/config/config_reader.h"
#include "actions/http/outgoing_guard.h"
#include "actions/template/template.h"

namespace signalbox::actions {

namespace {

class Checker {
public:
    explicit Checker(std::vector<TriggerProblem>& problems) : m_problems(problems) {}

    void check(const TelegramConfig& config) { text(u"message_template"_s, config.message, Place::Message); }

    void check(const RestConfig& config, const QString& bodyKey)
    {
        url(u"url"_s, config.url, config.privateHosts);
        for (const auto& [name, value] : config.headers)
            text(u"headers."_s + name, value, Place::Header);
        if (config.body)
            json(bodyKey, *config.body, Place::Body);
    }

    void check(const McpConfig& config, const QString& payloadKey)
    {
        if (hasPlaceholder(config.serverUrl))
            complain(u"server_url"_s,
                     Message(QT_TRANSLATE_NOOP("Engine", "The URL of the server cannot contain placeholders.")));
        else if (!config.serverUrl.isEmpty())
            url(u"server_url"_s, config.serverUrl, config.privateHosts);
        for (const auto& [name, value] : config.headers)
            text(u"headers."_s + name, value, Place::Header);
        if (config.payload)
            json(payloadKey, *config.payload, Place::Payload);
    }

    void complain(const QString& path, Message message) { m_problems.push_back({path, std::move(message), false}); }

private:
    enum class Place { Message, Url, Header, Body, Payload };

    void text(const QString& path, const QString& text, Place place)
    {
        for (const TemplatePart& part : parseTemplate(text)) {
            if (part.kind == TemplatePart::Invalid ||
                (part.kind == TemplatePart::Field && !isPlaceholderName(part.text)))
                complain(
                    path,
                    Message(QT_TRANSLATE_NOOP("Engine", "{{%1}} is not a value of an event.")).arg(part.text.left(60)));
            else if (part.kind == TemplatePart::Field && part.text == "verified_file_content"_L1 &&
                     place != Place::Payload)
                complain(
                    path,
                    Message(QT_TRANSLATE_NOOP("Engine", "{{%1}} is only available to MCP actions.")).arg(part.text));
            else if (part.kind == TemplatePart::Secret && place != Place::Header)
                complain(path, Message(QT_TRANSLATE_NOOP("Engine",
                                                         "The secret %1 can only be used in the value of a header."))
                                   .arg(part.text.left(60)));
        }
    }

    void json(const QString& path, const QJsonValue& value, Place place)
    {
        if (value.isString()) {
            text(path, value.toString(), place);
        } else if (value.isArray()) {
            const QJsonArray list = value.toArray();
            for (qsizetype i = 0; i < list.size(); ++i)
                json(u"%1[%2]"_s.arg(path).arg(i), list[i], place);
        } else if (value.isObject()) {
            const QJsonObject object = value.toObject();
            for (auto it = object.begin(); it != object.end(); ++it)
                json(path + u'.' + it.key(), it.value(), place);
        }
    }

    void url(const QString& path, const QString& template_, const QStringList& privateHosts)
    {
        text(path, template_, Place::Url);
        static const QRegularExpression start(u"^[A-Za-z]+://[^/?#{}]+([/?#]|$)"_s);
        if (hasPlaceholder(template_) && !start.match(template_).hasMatch()) {
            complain(path,
                     Message(QT_TRANSLATE_NOOP("Engine", "Placeholders can only be used behind the host of the URL.")));
            return;
        }
        QString example;
        for (const TemplatePart& part : parseTemplate(template_))
            example += part.kind == TemplatePart::Text ? part.text : u"1"_s;
        const auto allowed = allowedUrl(example, privateHosts);
        if (!allowed)
            complain(path, allowed.error().message);
        else if (allowed->url.scheme() == "http"_L1 && !allowed->isPrivate)
            m_problems.push_back(
                {path,
                 Message(QT_TRANSLATE_NOOP("Engine", "The request is not encrypted: anyone on the way can read it.")),
                 true});
    }

    std::vector<TriggerProblem>& m_problems;
};

}  // namespace

std::vector<TriggerProblem> checkConfig(const QString& type, const QJsonObject& config)
{
    std::vector<TriggerProblem> problems;
    const ActionConfig read = readInto(type, config, problems);
    Checker checker(problems);
    const auto used = [&config](const QString& key, const QString& alias) {
        return config.contains(key) ? key : alias;
    };
    // an empty URL was complained about
    if (const auto* telegram = std::get_if<TelegramConfig>(&read); telegram && type == "telegram"_L1)
        checker.check(*telegram);
    else if (const auto* rest = std::get_if<RestConfig>(&read); rest && !rest->url.isEmpty())
        checker.check(*rest, used(u"body_template"_s, u"body"_s));
    else if (const auto* mcp = std::get_if<McpConfig>(&read))
        checker.check(*mcp, used(u"payload_template"_s, u"arguments_template"_s));
    for (const PlainSecret& secret : plainSecrets(type, config)) {
        std::erase_if(problems,
                      [&secret](const auto& problem) { return problem.warning && problem.path == secret.path; });
        checker.complain(secret.path,
                         Message(secret.path == "bot_token"_L1
                                     ? QT_TRANSLATE_NOOP("Engine",
                                                         "The bot token must not be part of the action. Store it "
                                                         "as the secret telegram.bot_token.")
                                     : QT_TRANSLATE_NOOP("Engine",
                                                         "This is a secret in plain text. Store it as a secret, "
                                                         "and write {{secret:NAME}} in a header.")));
    }
    return problems;
}

}  // namespace signalbox::actions
