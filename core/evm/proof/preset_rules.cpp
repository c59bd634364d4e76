// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/proof/preset_rules.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <map>

#include "evm/adapter_config.h"
#include "signalbox/literals.h"

namespace signalbox::evm::proof {

namespace {

std::map<qint64, Rules> load()
{
    std::map<qint64, Rules> all;
    QFile file(u":/resources/chains.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return all;
    const QJsonArray chains = QJsonDocument::fromJson(file.readAll()).object().value("chains"_L1).toArray();
    for (const QJsonValue& value : chains) {
        const QJsonObject chain = value.toObject();
        const auto id = chainIdOf(chain.value("caip2"_L1).toString());
        const auto rules = Rules::fromJson(chain.value("proof"_L1).toArray());
        if (id && rules && chain.contains("proof"_L1))
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
                    Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "The blocks of this chain cannot be proven: its receipts roots are not made of its "
                        "receipts. Use header mode full or borders.")));
    return Done{};
}

}  // namespace signalbox::evm::proof
