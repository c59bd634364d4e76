// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QUrl>
#include <atomic>

#include "actions/action_config.h"
#include "actions/http/outgoing_guard.h"
#include "actions/mcp/arguments.h"
#include "actions/rest/rest.h"
#include "actions/sender.h"
#include "actions/telegram/telegram.h"

namespace signalbox::actions {

namespace {

constexpr qint64 resolveMs = 3'000;

Expected<QString> masked(const QString&)
{
    return Masker::mask();
}

QString pretty(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return QString::fromUtf8(document.isNull() ? json : document.toJson(QJsonDocument::Indented));
}

void complain(ActionPreview& preview, const Error& error)
{
    // what was wrong with the config is in the list already
    for (const TriggerProblem& problem : preview.problems)
        if (!problem.warning)
            return;
    preview.problems.push_back({{}, error.message, false});
}

std::optional<bool> isPublic(const QString& url, bool resolve)
{
    const auto allowed = allowedUrl(url, {});
    if (!allowed)
        return allowed.error().code == "HOST_NOT_PUBLIC"_L1 ? std::optional(false) : std::nullopt;
    if (!resolve)
        return std::nullopt;
    const std::atomic<bool> canceled = false;
    const auto addresses = checkedAddresses(*allowed, QDeadlineTimer(resolveMs), canceled);
    if (addresses)
        return true;
    return addresses.error().code == "HOST_NOT_PUBLIC"_L1 ? std::optional(false) : std::nullopt;
}

void show(ActionPreview& preview, const Outgoing& outgoing, const TelegramConfig& config)
{
    preview.target = u"chat "_s + config.chatId;
    const auto message = telegramText(config, outgoing.fields);
    if (!message)
        return complain(preview, message.error());
    preview.body = message->text;
    preview.contentType = message->parseMode.isEmpty() ? u"text"_s : message->parseMode;
    preview.length = message->text.size();
    if (message->cut)
        preview.problems.push_back(
            {u"message_template"_s,
             Message(QT_TRANSLATE_NOOP("Engine", "The message is longer than 4,096 characters and is cut.")), true});
}

void show(ActionPreview& preview, const Outgoing& outgoing, const RestConfig& config, bool resolve)
{
    const auto request = restRequest(outgoing, config, [&config](const QString& name) -> Expected<QString> {
        if (name == "actions.hmac_key"_L1 && config.sign != true)
            return fail(ErrorKind::NotFound, "SECRET_UNKNOWN", Message());
        return masked(name);
    });
    preview.target = config.method + u' ' + config.url;
    if (!request)
        return complain(preview, request.error());
    preview.target = config.method + u' ' + request->http.url;
    preview.headers = request->headers.trimmed();
    const QByteArray body = request->http.body.value_or(QByteArray());
    preview.body = pretty(body);
    preview.length = body.size();
    for (const auto& [name, value] : request->http.headers)
        if (name.compare("content-type", Qt::CaseInsensitive) == 0)
            preview.contentType = QString::fromUtf8(value);
    preview.hostIsPublic = isPublic(request->http.url, resolve);
    if (const auto allowed = allowedUrl(request->http.url, config.privateHosts); !allowed)
        complain(preview, allowed.error());
}

void show(ActionPreview& preview, const Outgoing& outgoing, const McpConfig& config, bool resolve)
{
    preview.target =
        (config.resolveEndpoint ? u"agent %1"_s.arg(outgoing.agent) : config.serverUrl) + u", "_s + config.tool;
    Masker masker;
    const auto headers = renderedHeaders(config.headers, outgoing.fields, &masked, masker, preview.headers);
    if (!headers)
        return complain(preview, headers.error());
    preview.headers = preview.headers.trimmed();
    const auto arguments = toolArguments(config, outgoing.fields, std::nullopt);
    if (!arguments)
        return complain(preview, arguments.error());
    const QByteArray body = QJsonDocument(*arguments).toJson(QJsonDocument::Compact);
    preview.body = pretty(body);
    preview.length = body.size();
    preview.contentType = u"application/json"_s;
    if (!config.serverUrl.isEmpty())
        preview.hostIsPublic = isPublic(config.serverUrl, resolve);
    if (config.resolveEndpoint && outgoing.agent.isEmpty())
        preview.problems.push_back({u"resolve_endpoint"_s,
                                    Message(QT_TRANSLATE_NOOP("Engine",
                                                              "The event does not belong to an agent, so there is "
                                                              "no MCP server to call.")),
                                    false});
}

}  // namespace

ActionPreview preview(const Outgoing& outgoing, bool resolve)
{
    ActionPreview preview;
    preview.problems = checkConfig(outgoing.type, outgoing.config);
    const auto config = readConfig(outgoing.type, outgoing.config);
    if (!config) {
        complain(preview, config.error());
        return preview;
    }
    if (const auto* telegram = std::get_if<TelegramConfig>(&*config))
        show(preview, outgoing, *telegram);
    else if (const auto* rest = std::get_if<RestConfig>(&*config))
        show(preview, outgoing, *rest, resolve);
    else
        show(preview, outgoing, std::get<McpConfig>(*config), resolve);
    return preview;
}

}  // namespace signalbox::actions
