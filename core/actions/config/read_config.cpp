// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QRegularExpression>

#include "actions/config/config_reader.h"

namespace signalbox::actions {

namespace {

constexpr qsizetype mostMessage = 4096, mostUrl = 2048, mostBody = 65'536;

TelegramConfig telegram(ConfigReader& reader)
{
    TelegramConfig config;
    const QJsonValue chat = reader.take(u"chat_id"_s);
    config.chatId = chat.isDouble() ? QString::number(chat.toInteger()) : chat.toString().trimmed();
    static const QRegularExpression form(u"^(-?[0-9]{1,19}|@[A-Za-z][A-Za-z0-9_]{3,63})$"_s);
    if (!form.match(config.chatId).hasMatch())
        reader.complain(u"chat_id"_s, Message(QT_TRANSLATE_NOOP("Engine",
                                                                "chat_id must be the number of a chat "
                                                                "(-1001234567890) or @channelname.")));
    config.message = reader.text(u"message_template"_s, mostMessage, true);
    const QString mode = reader.text(u"parse_mode"_s, 32, false);
    for (const auto known : {"MarkdownV2"_L1, "Markdown"_L1, "HTML"_L1})
        if (mode.compare(known, Qt::CaseInsensitive) == 0)
            config.parseMode = known;
    if (!mode.isEmpty() && config.parseMode.isEmpty())
        reader.complain(u"parse_mode"_s,
                        Message(QT_TRANSLATE_NOOP("Engine", "parse_mode must be MarkdownV2, Markdown or HTML.")));
    config.silent = reader.flag(u"disable_notification"_s).value_or(false);
    return config;
}

RestConfig rest(ConfigReader& reader)
{
    RestConfig config;
    config.method = reader.text(u"method"_s, 16, true).toUpper();
    static const QStringList methods{u"GET"_s, u"POST"_s, u"PUT"_s, u"DELETE"_s, u"PATCH"_s};
    if (!config.method.isEmpty() && !methods.contains(config.method))
        reader.complain(u"method"_s,
                        Message(QT_TRANSLATE_NOOP("Engine", "method must be GET, POST, PUT, PATCH or DELETE.")));
    config.url = reader.text(u"url"_s, mostUrl, true);
    config.headers = reader.headers(u"headers"_s);
    const QString bodyKey = reader.aliased(u"body_template"_s, u"body"_s);
    const QJsonValue body = reader.take(bodyKey);
    if (!body.isUndefined()) {
        config.body = body;
        if (QJsonDocument(QJsonObject{{u"b"_s, body}}).toJson(QJsonDocument::Compact).size() > mostBody)
            reader.complain(bodyKey, Message(QT_TRANSLATE_NOOP("Engine", "The body is larger than 64 KiB.")));
        if (config.method == "GET"_L1 || config.method == "DELETE"_L1)
            reader.warn(bodyKey,
                        Message(QT_TRANSLATE_NOOP("Engine", "A request with the method %1 is sent without a body."))
                            .arg(config.method));
    }
    config.timeoutMs = reader.timeoutMs();
    config.expected = reader.statusCodes(u"expected_status_codes"_s);
    config.redirects = reader.integer(u"max_redirects"_s, 0, 3, 0);
    config.sign = reader.flag(u"sign"_s);
    config.privateHosts = reader.privateHosts();
    return config;
}

McpConfig mcp(ConfigReader& reader)
{
    McpConfig config;
    config.resolveEndpoint = reader.flag(u"resolve_endpoint"_s).value_or(false);
    config.serverUrl = reader.text(u"server_url"_s, mostUrl, false);
    if (config.resolveEndpoint == !config.serverUrl.isEmpty())
        reader.complain(u"server_url"_s, Message(QT_TRANSLATE_NOOP("Engine",
                                                                   "Give either server_url or resolve_endpoint: "
                                                                   "true.")));
    config.tool = reader.text(u"tool_name"_s, 128, true);
    static const QRegularExpression form(u"^[A-Za-z0-9_./-]*$"_s);
    if (!form.match(config.tool).hasMatch())
        reader.complain(u"tool_name"_s, Message(QT_TRANSLATE_NOOP("Engine",
                                                                  "tool_name may contain letters, digits and _ - . / "
                                                                  "only.")));
    const QString payloadKey = reader.aliased(u"payload_template"_s, u"arguments_template"_s);
    const QJsonValue payload = reader.take(payloadKey);
    if (payload.isObject()) {
        config.payload = payload.toObject();
        if (QJsonDocument(*config.payload).toJson(QJsonDocument::Compact).size() > mostBody)
            reader.complain(payloadKey, Message(QT_TRANSLATE_NOOP("Engine", "The payload is larger than 64 KiB.")));
    } else if (!payload.isUndefined()) {
        reader.complain(payloadKey, Message(QT_TRANSLATE_NOOP("Engine", "%1 must be an object.")).arg(payloadKey));
    }
    config.headers = reader.headers(u"headers"_s);
    if (!config.headers.empty() && config.serverUrl.isEmpty())
        reader.complain(u"headers"_s, Message(QT_TRANSLATE_NOOP("Engine",
                                                                "Headers are only sent to a server_url: the server "
                                                                "of an agent is under its owner's control.")));
    config.includeFile = reader.flag(u"include_file_content"_s).value_or(false);
    config.verifyHash = reader.flag(u"verify_file_hash"_s).value_or(false);
    config.timeoutMs = reader.timeoutMs();
    config.privateHosts = reader.privateHosts();
    return config;
}

}  // namespace

ActionConfig readInto(const QString& type, const QJsonObject& config, std::vector<TriggerProblem>& problems)
{
    ConfigReader reader(config, problems);
    ActionConfig read;
    if (type == "telegram"_L1)
        read = telegram(reader);
    else if (type == "rest"_L1)
        read = rest(reader);
    else if (type == "mcp"_L1)
        read = mcp(reader);
    else
        reader.complain(u"type"_s,
                        Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a type of action: telegram, rest, mcp."))
                            .arg(type.left(60)));
    reader.warnOfUnused();
    return read;
}

Expected<ActionConfig> readConfig(const QString& type, const QJsonObject& config)
{
    std::vector<TriggerProblem> problems;
    ActionConfig read = readInto(type, config, problems);
    for (const TriggerProblem& problem : problems)
        if (!problem.warning)
            return fail(ErrorKind::Invalid, "CONFIG_INVALID",
                        Message(QT_TRANSLATE_NOOP("Engine", "The configuration of the action is not valid: %1"))
                            .arg(problem.text));
    return read;
}

}  // namespace signalbox::actions
