// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/error_fields.h"
#include "json/json_fields.h"
#include "signalbox/commands.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"
#include "signalbox/url.h"

namespace signalbox {

bool isDangerous(const Command& command)
{
    if (const auto* remove = std::get_if<arguments::StreamRemove>(&command.args))
        return remove->dropRows;
    if (const auto* optimize = std::get_if<arguments::Optimize>(&command.args))
        return optimize->dropSuperseded;
    return isDangerous(command.verb());
}

template <class V, json::Is<Preview::Table> T>
void fields(V& v, T& table)
{
    v.always("name", table.name);
    v.always("rows", table.rows);
    v.always("exact", table.exact);
    v.always("bytes", table.bytes);
}

template <class V, json::Is<Preview> T>
void fields(V& v, T& preview)
{
    v.always("tables", preview.tables);
    v.always("rows", preview.rows);
    v.always("bytes", preview.bytes);
    v.always("blocks", preview.blocks);
    v.known("seconds", preview.seconds);
    v.known("irreversible", "irreversibleMessage", preview.irreversible);
    v.known("confirmation", preview.confirmation);
}

template <class V, json::Is<EndpointDraft> T>
void fields(V& v, T& draft)
{
    v.always("url", draft.url);
    v.always("priority", draft.priority);
    v.known("kind", draft.kind);
    v.known("limits", draft.limits);
    v.known("user", draft.user);
    v.known("proxy", draft.proxy);
    v.known("caFile", draft.caFile);
    v.known("note", draft.note);
    v.known("secretRef", draft.secretRef);
    v.secret("headers", draft.headers);
    v.secret("password", draft.password);
    v.secret("bearer", draft.bearer);
}

template <class V, json::Is<StreamDraft> T>
void fields(V& v, T& draft)
{
    v.always("stream", draft.stream);
    v.known("from", draft.from);
    v.known("to", draft.to);
    v.known("label", draft.label);
    v.known("symbol", draft.symbol);
    v.known("decimals", draft.decimals);
    v.known("addresses", draft.registries);
}

template <class V, json::Is<ChainDraft> T>
void fields(V& v, T& draft)
{
    v.always("family", draft.family);
    v.always("endpoints", draft.endpoints);
    v.always("streams", draft.streams);
    v.always("from", draft.from);
    v.always("headers", draft.headers);
    v.always("confirmations", draft.confirmations);
    v.known("caip2", draft.caip2);
    v.known("name", draft.name);
    v.known("to", draft.to);
    v.known("genesisHash", draft.genesisHash);
    v.known("explorer", draft.explorer);
    v.known("nativeSymbol", draft.nativeSymbol);
    v.known("networkId", draft.networkId);
    v.known("settings", draft.settings);
}

template <class V, json::Is<CommandStatus> T>
void fields(V& v, T& status)
{
    v.always("id", status.id);
    v.always("verb", status.verb);
    v.always("target", status.target);
    v.always("state", status.state);
    v.always("actor", status.actor);
    v.derived("args", status.args ? toJson(*status.args) : QJsonObject());
    v.known("person", status.person);
    v.known("console", status.console);
    v.known("request", status.request);
    v.known("createdAt", status.createdAt);
    v.known("startedAt", status.startedAt);
    v.known("finishedAt", status.finishedAt);
    v.known("progress", status.progress);
    v.known("progressText", "progressMessage", status.progressText);
    v.positive("rate", status.rate);
    v.known("remainingSeconds", status.remainingSeconds);
    v.known("result", status.result);
    v.known("error", status.error);
}

QJsonObject Preview::toJson() const
{
    return json::written(*this);
}

Preview Preview::fromJson(const QJsonObject& object)
{
    return json::read<Preview>(object);
}

bool EndpointDraft::hasSecret() const
{
    return !password.isEmpty() || !bearer.isEmpty() || !headers.isEmpty() || urlHasSecret(url) || urlHasSecret(proxy);
}

QJsonObject EndpointDraft::toJson() const
{
    return hasSecret() ? QJsonObject() : json::written(*this);
}

EndpointDraft EndpointDraft::fromJson(const QJsonObject& object)
{
    return json::read<EndpointDraft>(object);
}

QJsonObject toJson(const StreamDraft& draft)
{
    return json::written(draft);
}

StreamDraft streamDraftFromJson(const QJsonObject& object)
{
    return json::read<StreamDraft>(object);
}

QJsonObject ChainDraft::toJson() const
{
    for (const EndpointDraft& draft : endpoints)
        if (draft.hasSecret())
            return {};
    return json::written(*this);
}

ChainDraft ChainDraft::fromJson(const QJsonObject& object)
{
    return json::read<ChainDraft>(object);
}

QJsonObject toJson(const CommandStatus& status)
{
    return json::written(status);
}

}  // namespace signalbox
