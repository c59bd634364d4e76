// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <map>

#include "evm/adapter_config.h"
#include "evm/evm_services.h"
#include "signalbox/literals.h"

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
    out.testnet = object.value("testnet"_L1).toBool();
    if (object.value("blockSeconds"_L1).isDouble())
        out.blockSeconds = object.value("blockSeconds"_L1).toDouble();
    for (const QJsonValue& url : object.value("rpc"_L1).toArray())
        out.rpc.append(url.toString());
    out.alchemySlug = text("alchemySlug");
    out.infuraSlug = text("infuraSlug");
    out.identity = text("identity");
    out.reputation = text("reputation");
    out.validation = text("validation");
    out.registriesStart = height(object, "registriesStart");
    out.confirmations = object.value("confirmations"_L1).toInt(out.confirmations);
    out.reorgDepth = object.value("reorgDepth"_L1).toInt(out.reorgDepth);
    for (const QJsonValue& value : object.value("tokens"_L1).toArray()) {
        const QJsonObject token = value.toObject();
        const auto field = [&](const char* key) { return token.value(QLatin1String(key)).toString(); };
        out.tokens.push_back({field("address"), field("symbol"), field("name"), token.value("decimals"_L1).toInt(),
                              height(token, "start"), field("startQuality"), token.value("stable"_L1).toBool(),
                              field("coingeckoId")});
    }
    out.multicall = text("multicall");
    out.multicallStart = height(object, "multicallStart");
    return out;
}

}  // namespace

ChainBloom presetBloom(qint64 chainId)
{
    static const std::map<QString, ChainBloom> known = [] {
        std::map<QString, ChainBloom> all;
        QFile file(u":/resources/chains.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            return all;
        const QJsonArray chains = QJsonDocument::fromJson(file.readAll()).object().value(u"chains").toArray();
        for (const QJsonValue& chain : chains) {
            const QString bloom = chain["bloom"_L1].toString();
            if (!bloom.isEmpty())
                all.emplace(chain["caip2"_L1].toString(), bloom == "none"_L1 ? ChainBloom::None : ChainBloom::Partial);
        }
        return all;
    }();
    const auto found = known.find(u"eip155:%1"_s.arg(chainId));
    return found == known.end() ? ChainBloom::Whole : found->second;
}

Expected<std::vector<ChainPreset>> loadPresets(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            ErrorKind::Internal, "NO_PRESETS",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "The list of preset networks cannot be read from %1: %2. Reinstall Signalbox."))
                .arg(name, file.errorString()));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    const QJsonArray chains = document.isArray() ? document.array() : document.object().value("chains"_L1).toArray();
    if (chains.isEmpty())
        return fail(ErrorKind::Internal, "NO_PRESETS",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The list of preset networks in %1 is damaged: %2. Reinstall Signalbox."))
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
