#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <map>

#include "evm/adapter_config.h"
#include "evm/evm_services.h"

namespace signalbox::evm {

namespace {

std::optional<Height> height(const QJsonObject& object, const char* key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    return value.isDouble() ? std::optional<Height>(value.toInteger()) : std::nullopt;
}

ChainPreset preset(const QJsonObject& object)
{
    const auto text = [&](const char* key) { return object.value(QLatin1String(key)).toString(); };
    ChainPreset out;
    out.caip2 = text("caip2");
    out.name = text("name");
    out.kind = text("kind");
    out.nativeSymbol = text("nativeSymbol");
    out.explorer = text("explorer");
    out.testnet = object.value(QLatin1String("testnet")).toBool();
    if (object.value(QLatin1String("blockSeconds")).isDouble())
        out.blockSeconds = object.value(QLatin1String("blockSeconds")).toDouble();
    for (const QJsonValue& url : object.value(QLatin1String("rpc")).toArray())
        out.rpc.append(url.toString());
    out.alchemySlug = text("alchemySlug");
    out.infuraSlug = text("infuraSlug");
    out.identity = text("identity");
    out.reputation = text("reputation");
    out.validation = text("validation");
    out.registriesStart = height(object, "registriesStart");
    out.confirmations = object.value(QLatin1String("confirmations")).toInt(out.confirmations);
    out.reorgDepth = object.value(QLatin1String("reorgDepth")).toInt(out.reorgDepth);
    for (const QJsonValue& value : object.value(QLatin1String("tokens")).toArray()) {
        const QJsonObject token = value.toObject();
        const auto field = [&](const char* key) { return token.value(QLatin1String(key)).toString(); };
        out.tokens.push_back({field("address"), field("symbol"), field("name"),
                              token.value(QLatin1String("decimals")).toInt(), height(token, "start"),
                              field("startQuality")});
    }
    return out;
}

}  // namespace

ChainBloom presetBloom(qint64 chainId)
{
    static const std::map<QString, ChainBloom> known = [] {
        std::map<QString, ChainBloom> all;
        QFile file(QStringLiteral(":/resources/chains.json"));
        if (!file.open(QIODevice::ReadOnly))
            return all;
        const QJsonArray chains = QJsonDocument::fromJson(file.readAll()).object().value(u"chains").toArray();
        for (const QJsonValue& chain : chains) {
            const QString bloom = chain[QLatin1String("bloom")].toString();
            if (!bloom.isEmpty())
                all.emplace(chain[QLatin1String("caip2")].toString(),
                            bloom == QLatin1String("none") ? ChainBloom::None : ChainBloom::Partial);
        }
        return all;
    }();
    const auto found = known.find(QStringLiteral("eip155:%1").arg(chainId));
    return found == known.end() ? ChainBloom::Whole : found->second;
}

Expected<std::vector<ChainPreset>> loadPresets(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Internal, "NO_PRESETS",
                    QStringLiteral("The list of preset networks cannot be read from %1: %2. Reinstall Signalbox.")
                        .arg(name, file.errorString()));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    const QJsonArray chains =
        document.isArray() ? document.array() : document.object().value(QLatin1String("chains")).toArray();
    if (chains.isEmpty())
        return fail(ErrorKind::Internal, "NO_PRESETS",
                    QStringLiteral("The list of preset networks in %1 is damaged: %2. Reinstall Signalbox.")
                        .arg(name, problem.errorString()));
    std::vector<ChainPreset> all;
    for (const QJsonValue& value : chains) {
        ChainPreset one = preset(value.toObject());
        if (const auto id = chainIdOf(one.caip2); !id)
            return fail(id.error());
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace signalbox::evm
