// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/sender.h"

#include <QUrl>
#include <QUuid>
#include <atomic>

#include "actions/action_config.h"
#include "actions/http/outgoing_guard.h"
#include "actions/mcp/mcp.h"
#include "actions/rest/rest.h"
#include "actions/telegram/telegram.h"

namespace signalbox::actions {

namespace {

SenderParts complete(SenderParts parts)
{
    const auto none = [] { return fail(ErrorKind::NotFound, "SECRET_UNKNOWN", Message()); };
    if (!parts.secret)
        parts.secret = [none](const QString&) -> Expected<QString> { return none(); };
    if (!parts.agentUri)
        parts.agentUri = [none](qint64, const QString&) -> Expected<QString> { return none(); };
    if (!parts.memory)
        parts.memory = std::make_shared<SendMemory>();
    return parts;
}

}  // namespace

struct Sender::Private {
    explicit Private(SenderParts given)
        : parts(complete(std::move(given))),
          http(parts.memory->parts().slots, canceled, parts.caFile.toLocal8Bit()),
          mcp(http, canceled)
    {
    }
    SendContext context() { return {parts, http, parts.memory->parts(), canceled}; }

    SenderParts parts;
    std::atomic<bool> canceled = false;
    HttpClient http;
    McpClient mcp;  // ends its sessions with http
};

Sender::Sender(SenderParts parts) : d(std::make_unique<Private>(std::move(parts))) {}

Sender::~Sender() = default;

SendOutcome Sender::send(const Outgoing& given)
{
    Outgoing outgoing = given;
    if (outgoing.key.isEmpty())
        outgoing.key = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto config = readConfig(outgoing.type, outgoing.config);
    if (!config)
        return outcomeOf(config.error());
    if (const auto* telegram = std::get_if<TelegramConfig>(&*config))
        return sendTelegram(d->context(), outgoing, *telegram);
    if (const auto* rest = std::get_if<RestConfig>(&*config))
        return sendRest(d->context(), outgoing, *rest);
    return sendMcp(d->context(), d->mcp, outgoing, std::get<McpConfig>(*config));
}

void Sender::cancel()
{
    d->canceled = true;
}

Expected<QString> agentOrigin(const SenderParts& given, qint64 chainId, const QString& agent,
                              const QStringList& privateHosts)
{
    const SenderParts parts = complete(given);
    const std::atomic<bool> canceled = false;
    constexpr qint64 timeoutMs = 30'000;
    HttpClient http(parts.memory->parts().slots, canceled, parts.caFile.toLocal8Bit());
    parts.memory->forgetAgent(chainId, agent);
    const auto server = resolveAgentServer({parts, http, parts.memory->parts(), canceled}, chainId, agent, privateHosts,
                                           QDeadlineTimer(timeoutMs));
    if (!server)
        return fail(server.error());
    const auto allowed = allowedUrl(server->url, privateHosts, false);
    if (!allowed)
        return fail(allowed.error());
    return originOf(allowed->url);
}

}  // namespace signalbox::actions
