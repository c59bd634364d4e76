#include "json_helpers.h"
#include "signalbox/commands.h"
#include "signalbox/json.h"
#include "signalbox/url.h"

namespace signalbox {

using namespace json;

bool isDangerous(const Command& command)
{
    if (command.verb == Verb::StreamRemove)
        return command.args.value(QLatin1String("dropRows")).toBool();
    if (command.verb == Verb::Optimise)
        return command.args.value(QLatin1String("dropSuperseded")).toBool();
    return isDangerous(command.verb);
}

QJsonObject Preview::toJson() const
{
    QJsonArray list;
    for (const Table& table : tables)
        list.append(QJsonObject{{QStringLiteral("name"), table.name},
                                {QStringLiteral("rows"), number(table.rows)},
                                {QStringLiteral("exact"), table.exact},
                                {QStringLiteral("bytes"), number(table.bytes)}});
    QJsonObject object{{QStringLiteral("tables"), list},
                       {QStringLiteral("rows"), number(rows)},
                       {QStringLiteral("bytes"), number(bytes)},
                       {QStringLiteral("blocks"), number(blocks)}};
    put(object, "seconds", seconds);
    put(object, "irreversible", irreversible);
    put(object, "confirmation", confirmation);
    return object;
}

Preview Preview::fromJson(const QJsonObject& object)
{
    Preview preview;
    for (const QJsonValue value : object.value(QLatin1String("tables")).toArray()) {
        const QJsonObject table = value.toObject();
        preview.tables.push_back(
            {table.value(QLatin1String("name")).toString(), toNumber(table.value(QLatin1String("rows"))),
             table.value(QLatin1String("exact")).toBool(true), toNumber(table.value(QLatin1String("bytes")))});
    }
    preview.rows = toNumber(object.value(QLatin1String("rows")));
    preview.bytes = toNumber(object.value(QLatin1String("bytes")));
    preview.blocks = toNumber(object.value(QLatin1String("blocks")));
    preview.seconds = toOptionalDouble(object.value(QLatin1String("seconds")));
    preview.irreversible = object.value(QLatin1String("irreversible")).toString();
    preview.confirmation = object.value(QLatin1String("confirmation")).toString();
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
    QJsonObject object{{QStringLiteral("url"), url}, {QStringLiteral("priority"), priority}};
    put(object, "kind", kind);
    if (!limits.isEmpty())
        object.insert(QStringLiteral("limits"), limits);
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
    draft.url = object.value(QLatin1String("url")).toString();
    draft.kind = object.value(QLatin1String("kind")).toString();
    draft.priority = object.value(QLatin1String("priority")).toInt();
    draft.limits = object.value(QLatin1String("limits")).toObject();
    draft.headers = object.value(QLatin1String("headers")).toObject();
    draft.user = object.value(QLatin1String("user")).toString();
    draft.password = object.value(QLatin1String("password")).toString();
    draft.bearer = object.value(QLatin1String("bearer")).toString();
    draft.proxy = object.value(QLatin1String("proxy")).toString();
    draft.caFile = object.value(QLatin1String("caFile")).toString();
    draft.note = object.value(QLatin1String("note")).toString();
    draft.secretRef = object.value(QLatin1String("secretRef")).toString();
    return draft;
}

QJsonObject toJson(const StreamDraft& draft)
{
    QJsonObject object{{QStringLiteral("stream"), draft.stream}};
    put(object, "from", draft.from);
    put(object, "to", draft.to);
    put(object, "label", draft.label);
    put(object, "symbol", draft.symbol);
    put(object, "decimals", draft.decimals);
    if (!draft.registries.isEmpty())
        object.insert(QStringLiteral("addresses"), draft.registries);
    return object;
}

StreamDraft streamDraftFromJson(const QJsonObject& object)
{
    StreamDraft draft;
    draft.stream = object.value(QLatin1String("stream")).toString();
    draft.from = toOptionalNumber(object.value(QLatin1String("from")));
    draft.to = toOptionalNumber(object.value(QLatin1String("to")));
    draft.label = object.value(QLatin1String("label")).toString();
    draft.symbol = object.value(QLatin1String("symbol")).toString();
    draft.decimals = toOptionalInt(object.value(QLatin1String("decimals")));
    draft.registries = object.value(QLatin1String("addresses")).toObject();
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
    QJsonObject object{{QStringLiteral("family"), family},      {QStringLiteral("endpoints"), endpointList},
                       {QStringLiteral("streams"), streamList}, {QStringLiteral("from"), number(from)},
                       {QStringLiteral("headers"), headers},    {QStringLiteral("confirmations"), confirmations}};
    put(object, "caip2", caip2);
    put(object, "name", name);
    put(object, "to", to);
    put(object, "genesisHash", genesisHash);
    put(object, "explorer", explorer);
    put(object, "nativeSymbol", nativeSymbol);
    put(object, "networkId", networkId);
    if (!settings.isEmpty())
        object.insert(QStringLiteral("settings"), settings);
    return object;
}

ChainDraft ChainDraft::fromJson(const QJsonObject& object)
{
    ChainDraft draft;
    draft.family = object.value(QLatin1String("family")).toString(draft.family);
    draft.caip2 = object.value(QLatin1String("caip2")).toString();
    draft.name = object.value(QLatin1String("name")).toString();
    for (const QJsonValue entry : object.value(QLatin1String("endpoints")).toArray())
        draft.endpoints.push_back(EndpointDraft::fromJson(entry.toObject()));
    for (const QJsonValue entry : object.value(QLatin1String("streams")).toArray())
        draft.streams.push_back(streamDraftFromJson(entry.toObject()));
    draft.from = toNumber(object.value(QLatin1String("from")));
    draft.to = toOptionalNumber(object.value(QLatin1String("to")));
    draft.headers = object.value(QLatin1String("headers")).toString(draft.headers);
    draft.confirmations = object.value(QLatin1String("confirmations")).toInt(draft.confirmations);
    draft.genesisHash = object.value(QLatin1String("genesisHash")).toString();
    draft.explorer = object.value(QLatin1String("explorer")).toString();
    draft.nativeSymbol = object.value(QLatin1String("nativeSymbol")).toString();
    draft.networkId = toOptionalNumber(object.value(QLatin1String("networkId")));
    draft.settings = object.value(QLatin1String("settings")).toObject();
    return draft;
}

QJsonObject toJson(const CommandStatus& status)
{
    QJsonObject object{
        {QStringLiteral("id"), number(status.id)}, {QStringLiteral("verb"), QLatin1String(name(status.verb))},
        {QStringLiteral("target"), status.target}, {QStringLiteral("state"), QLatin1String(name(status.state))},
        {QStringLiteral("actor"), status.actor},   {QStringLiteral("args"), status.args}};
    put(object, "person", status.person);
    put(object, "console", status.console);
    if (!status.request.isNull())
        object.insert(QStringLiteral("request"), status.request.toString(QUuid::WithoutBraces));
    put(object, "createdAt", status.createdAt);
    put(object, "startedAt", status.startedAt);
    put(object, "finishedAt", status.finishedAt);
    if (status.progress >= 0)
        object.insert(QStringLiteral("progress"), status.progress);
    put(object, "progressText", status.progressText);
    if (status.rate > 0)
        object.insert(QStringLiteral("rate"), status.rate);
    put(object, "remainingSeconds", status.remainingSeconds);
    if (!status.result.isEmpty())
        object.insert(QStringLiteral("result"), status.result);
    if (status.error)
        object.insert(QStringLiteral("error"), toJson(*status.error));
    return object;
}

}  // namespace signalbox
