// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/balance_rules.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <map>

#include "evm/adapter_config.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

namespace {

const QString prefix = u"balance_events:"_s;

int indexOf(const QString& name)
{
    for (std::size_t i = 0; i < balanceRules.size(); ++i)
        if (name == QLatin1String(balanceRules[i].name))
            return static_cast<int>(i);
    return -1;
}

/// Empty if they are not in the form of the settings.
std::vector<ConstructorMint> mintsIn(const QJsonObject& minted)
{
    std::vector<ConstructorMint> all;
    const qint64 block = minted.value("block"_L1).toInteger(-1);
    qint64 position = minted.value("position"_L1).toInteger(-1);
    for (const QJsonValue each : minted.value("holders"_L1).toArray()) {
        const auto holder = hex::address(each["holder"_L1].toString());
        const auto amount = U256::fromDecimal(each["amount"_L1].toString().toStdString());
        if (!holder || !amount || amount->isZero() || block < 0 || position >= 0 || position < -1'000'000'000)
            return {};
        all.push_back({block, static_cast<int>(position--), *holder, *amount});
    }
    return all;
}

std::map<qint64, std::vector<PresetRules>> readPresets()
{
    std::map<qint64, std::vector<PresetRules>> all;
    QFile file(u":/resources/chains.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return all;
    for (const QJsonValue& chain : QJsonDocument::fromJson(file.readAll()).object().value("chains"_L1).toArray()) {
        const auto id = chainIdOf(chain["caip2"_L1].toString());
        for (const QJsonValue& token : chain["balanceRules"_L1].toArray()) {
            PresetRules preset{token["address"_L1].toString(), token["symbol"_L1].toString(), {}, {}};
            for (const QJsonValue& rule : token["rules"_L1].toArray())
                preset.rules << rule.toString();
            preset.owner = token["owner"_L1].toString();
            if (id)
                all[*id].push_back(std::move(preset));
        }
    }
    return all;
}

}  // namespace

int RuledToken::ruleOf(const Bytes32& topic) const
{
    for (std::size_t i = 0; i < balanceRules.size(); ++i)
        if (has(i) && balanceRules[i].topic == topic)
            return static_cast<int>(i);
    return -1;
}

bool isBalanceEvents(const QString& stream)
{
    return stream.startsWith(prefix);
}

QString balanceEventsOf(const QString& address)
{
    return prefix + address.toLower();
}

Expected<RuledToken> ruledTokenOf(const QString& stream, const QJsonObject& settings)
{
    const auto address = isBalanceEvents(stream) ? hex::address(stream.mid(prefix.size())) : std::nullopt;
    if (!address)
        return fail(ErrorKind::Invalid, "INVALID_STREAM",
                    Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a stream of an EVM chain.")).arg(stream));
    RuledToken token;
    token.address = *address;
    bool needsOwner = false;
    for (const QJsonValue rule : settings.value("rules"_L1).toArray()) {
        if (rule.toString() == QLatin1String(constructorRule)) {
            token.minted = mintsIn(settings.value("minted"_L1).toObject());
            if (token.minted.empty())
                return fail(ErrorKind::Invalid, "NO_MINTED",
                            Message(QT_TRANSLATE_NOOP("Engine",
                                                      "The rule constructor needs the block, the holders and the "
                                                      "amounts. Signalbox finds them by comparing balances.")));
            continue;
        }
        const int index = indexOf(rule.toString());
        if (index < 0)
            return fail(ErrorKind::Invalid, "BAD_RULES",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "\"%1\" is not a rule. Rules are deposit, withdrawal, issue, redeem "
                                                  "and destroyed."))
                            .arg(rule.toString()));
        token.rules |= 1u << index;
        needsOwner = needsOwner || balanceRules[static_cast<std::size_t>(index)].isOfOwner;
    }
    if (token.rules == 0 && token.minted.empty())
        return fail(ErrorKind::Invalid, "BAD_RULES",
                    Message(QT_TRANSLATE_NOOP(
                        "Engine", "At least one rule is needed: deposit, withdrawal, issue, redeem or destroyed.")));
    const auto owner = hex::address(settings.value("owner"_L1).toString());
    if (owner)
        token.owner = *owner;
    if (needsOwner && token.owner == Bytes20{})
        return fail(ErrorKind::Invalid, "NO_OWNER",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The rules issue and redeem need the owner: the address that the "
                                              "contract returns for owner() or getOwner().")));
    return token;
}

const std::vector<PresetRules>& presetRules(qint64 chainId)
{
    static const auto all = readPresets();
    static const std::vector<PresetRules> none;
    const auto found = all.find(chainId);
    return found == all.end() ? none : found->second;
}

}  // namespace signalbox::evm
