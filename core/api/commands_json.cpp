// SPDX-License-Identifier: GPL-3.0-or-later

#include "json_helpers.h"
#include "signalbox/commands.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"
#include "signalbox/url.h"

namespace signalbox {

using namespace json;

bool isDangerous(const Command& command)
{
    if (command.verb == Verb::StreamRemove)
        return command.args.value("dropRows"_L1).toBool();
    if (command.verb == Verb::Optimize)
        return command.args.value("dropSuperseded"_L1).toBool();
    return isDangerous(command.verb);
}

QJsonObject Preview::toJson() const
{
    QJsonArray list;
    for (const Table& table : tables)
        list.append(QJsonObject{{u"name"_s, table.name},
                                {u"rows"_s, number(table.rows)},
                                {u"exact"_s, table.exact},
                                {u"bytes"_s, number(table.bytes)}});
    QJsonObject object{
        {u"tables"_s, list}, {u"rows"_s, number(rows)}, {u"bytes"_s, number(bytes)}, {u"blocks"_s, number(blocks)}};
    put(object, "seconds", seconds);
    put(object, "irreversible", "irreversibleMessage", irreversible);
    put(object, "confirmation", confirmation);
    return object;
}

Preview Preview::fromJson(const QJsonObject& object)
{
    Preview preview;
    for (const QJsonValue value : object.value("tables"_L1).toArray()) {
        const QJsonObject table = value.toObject();
        preview.tables.push_back({table.value("name"_L1).toString(), toNumber(table.value("rows"_L1)),
                                  table.value("exact"_L1).toBool(true), toNumber(table.value("bytes"_L1))});
    }
    preview.rows = toNumber(object.value("rows"_L1));
    preview.bytes = toNumber(object.value("bytes"_L1));
    preview.blocks = toNumber(object.value("blocks"_L1));
    preview.seconds = toOptionalDouble(object.value("seconds"_L1));
    preview.irreversible = toMessage(object, "irreversible", "irreversibleMessage");
    preview.confirmation = object.value("confirmation"_L1).toString();
    return preview;
}

bool EndpointDraft::hasSecret() const
{
    return !password.isEmpty() || !bearer.isEmpty() || !headers.isEmpty() || urlHasSecret(url) || urlHasSecret(proxy);
}

QJsonObject EndpointDraft::toJson() const
{
    if (hasSecret())
        return {};
    QJsonObject object{{u"url"_s, url}, {u"priority"_s, priority}};
    put(object, "kind", kind);
    if (!limits.isEmpty())
        object.insert(u"limits"_s, limits);
    put(object, "user", user);
    put(object, "proxy", proxy);
    put(object, "caFile", caFile);
    put(object, "note", note);
    put(object, "secretRef", secretRef);
    return object;
}

EndpointDraft EndpointDraft::fromJson(const QJsonObject& object)
{
    EndpointDraft draft;
    draft.url = object.value("url"_L1).toString();
    draft.kind = object.value("kind"_L1).toString();
    draft.priority = object.value("priority"_L1).toInt();
    draft.limits = object.value("limits"_L1).toObject();
    draft.headers = object.value("headers"_L1).toObject();
    draft.user = object.value("user"_L1).toString();
    draft.password = object.value("password"_L1).toString();
    draft.bearer = object.value("bearer"_L1).toString();
    draft.proxy = object.value("proxy"_L1).toString();
    draft.caFile = object.value("caFile"_L1).toString();
    draft.note = object.value("note"_L1).toString();
    draft.secretRef = object.value("secretRef"_L1).toString();
    return draft;
}

QJsonObject toJson(const StreamDraft& draft)
{
    QJsonObject object{{u"stream"_s, draft.stream}};
    put(object, "from", draft.from);
    put(object, "to", draft.to);
    put(object, "label", draft.label);
    put(object, "symbol", draft.symbol);
    put(object, "decimals", draft.decimals);
    if (!draft.registries.isEmpty())
        object.insert(u"addresses"_s, draft.registries);
    return object;
}

StreamDraft streamDraftFromJson(const QJsonObject& object)
{
    StreamDraft draft;
    draft.stream = object.value("stream"_L1).toString();
    draft.from = toOptionalNumber(object.value("from"_L1));
    draft.to = toOptionalNumber(object.value("to"_L1));
    draft.label = object.value("label"_L1).toString();
    draft.symbol = object.value("symbol"_L1).toString();
    draft.decimals = toOptionalInt(object.value("decimals"_L1));
    draft.registries = object.value("addresses"_L1).toObject();
    return draft;
}

QJsonObject ChainDraft::toJson() const
{
    QJsonArray endpointList, streamList;
    for (const EndpointDraft& draft : endpoints) {
        const QJsonObject entry = draft.toJson();
        if (entry.isEmpty())
            return {};
        endpointList.append(entry);
    }
    for (const StreamDraft& draft : streams)
        streamList.append(signalbox::toJson(draft));
    QJsonObject object{{u"family"_s, family},     {u"endpoints"_s, endpointList}, {u"streams"_s, streamList},
                       {u"from"_s, number(from)}, {u"headers"_s, headers},        {u"confirmations"_s, confirmations}};
    put(object, "caip2", caip2);
    put(object, "name", name);
    put(object, "to", to);
    put(object, "genesisHash", genesisHash);
    put(object, "explorer", explorer);
    put(object, "nativeSymbol", nativeSymbol);
    put(object, "networkId", networkId);
    if (!settings.isEmpty())
        object.insert(u"settings"_s, settings);
    return object;
}

ChainDraft ChainDraft::fromJson(const QJsonObject& object)
{
    ChainDraft draft;
    draft.family = object.value("family"_L1).toString(draft.family);
    draft.caip2 = object.value("caip2"_L1).toString();
    draft.name = object.value("name"_L1).toString();
    for (const QJsonValue entry : object.value("endpoints"_L1).toArray())
        draft.endpoints.push_back(EndpointDraft::fromJson(entry.toObject()));
    for (const QJsonValue entry : object.value("streams"_L1).toArray())
        draft.streams.push_back(streamDraftFromJson(entry.toObject()));
    draft.from = toNumber(object.value("from"_L1));
    draft.to = toOptionalNumber(object.value("to"_L1));
    draft.headers = object.value("headers"_L1).toString(draft.headers);
    draft.confirmations = object.value("confirmations"_L1).toInt(draft.confirmations);
    draft.genesisHash = object.value("genesisHash"_L1).toString();
    draft.explorer = object.value("explorer"_L1).toString();
    draft.nativeSymbol = object.value("nativeSymbol"_L1).toString();
    draft.networkId = toOptionalNumber(object.value("networkId"_L1));
    draft.settings = object.value("settings"_L1).toObject();
    return draft;
}

QJsonObject toJson(const CommandStatus& status)
{
    QJsonObject object{{u"id"_s, number(status.id)}, {u"verb"_s, QLatin1String(name(status.verb))},
                       {u"target"_s, status.target}, {u"state"_s, QLatin1String(name(status.state))},
                       {u"actor"_s, status.actor},   {u"args"_s, status.args}};
    put(object, "person", status.person);
    put(object, "console", status.console);
    if (!status.request.isNull())
        object.insert(u"request"_s, status.request.toString(QUuid::WithoutBraces));
    put(object, "createdAt", status.createdAt);
    put(object, "startedAt", status.startedAt);
    put(object, "finishedAt", status.finishedAt);
    if (status.progress >= 0)
        object.insert(u"progress"_s, status.progress);
    put(object, "progressText", "progressMessage", status.progressText);
    if (status.rate > 0)
        object.insert(u"rate"_s, status.rate);
    put(object, "remainingSeconds", status.remainingSeconds);
    if (!status.result.isEmpty())
        object.insert(u"result"_s, status.result);
    if (status.error)
        object.insert(u"error"_s, toJson(*status.error));
    return object;
}

}  // namespace signalbox
