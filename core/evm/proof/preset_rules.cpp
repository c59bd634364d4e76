#include "evm/proof/preset_rules.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <map>

#include "evm/adapter_config.h"

namespace signalbox::evm::proof {

namespace {

std::map<qint64, Rules> load()
{
    std::map<qint64, Rules> all;
    QFile file(QStringLiteral(":/resources/chains.json"));
    if (!file.open(QIODevice::ReadOnly))
        return all;
    const QJsonArray chains = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("chains")).toArray();
    for (const QJsonValue& value : chains) {
        const QJsonObject chain = value.toObject();
        const auto id = chainIdOf(chain.value(QLatin1String("caip2")).toString());
        const auto rules = Rules::fromJson(chain.value(QLatin1String("proof")).toArray());
        if (id && rules && chain.contains(QLatin1String("proof")))
            all.emplace(*id, *rules);
    }
    return all;
}

}  // namespace

const Rules& rulesOf(qint64 chainId)
{
    static const std::map<qint64, Rules> presets = load();
    static const Rules standard;
    const auto found = presets.find(chainId);
    return found == presets.end() ? standard : found->second;
}

Expected<Done> checkPossible(qint64 chainId)
{
    if (rulesOf(chainId).impossibleEverywhere())
        return fail(ErrorKind::Refused, "PROOF_IMPOSSIBLE",
                    QStringLiteral("The blocks of this chain cannot be proven: its receipts roots are not made of its "
                                   "receipts. Use header mode full or borders."));
    return Done{};
}

}  // namespace signalbox::evm::proof
