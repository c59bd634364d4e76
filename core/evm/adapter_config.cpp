// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/adapter_config.h"

#include <QCryptographicHash>
#include <QJsonObject>
#include <QStringList>
#include <algorithm>

#include "evm/balance_rules.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

const char* name(RegistryKind kind)
{
    switch (kind) {
        case RegistryKind::Identity:
            return "identity";
        case RegistryKind::Reputation:
            return "reputation";
        case RegistryKind::Validation:
            return "validation";
    }
    return "";
}

Expected<qint64> chainIdOf(const QString& caip2)
{
    const QString prefix = u"eip155:"_s;
    const QString reference = caip2.mid(prefix.size());
    bool ok = caip2.startsWith(prefix) && !reference.isEmpty() &&
              std::all_of(reference.begin(), reference.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!ok)
        return fail(ErrorKind::Invalid, "BAD_CHAIN_ID",
                    Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a valid EVM chain ID, such as eip155:1."))
                        .arg(caip2.left(80)));
    const qint64 id = reference.toLongLong(&ok);
    if (!ok || id <= 0)
        return fail(
            ErrorKind::Invalid, "BAD_CHAIN_ID",
            Message(QT_TRANSLATE_NOOP(
                        "Engine", "The chain ID %1 is not between 1 and 2^63 - 1. Signalbox cannot store this chain."))
                .arg(reference.left(80)));
    return id;
}

Expected<std::vector<RegistryAddress>> registriesFromJson(const QJsonObject& object)
{
    std::vector<RegistryAddress> all;
    for (const RegistryKind kind : {RegistryKind::Identity, RegistryKind::Reputation, RegistryKind::Validation}) {
        const QString text = object.value(QLatin1String(name(kind))).toString();
        for (const QString& part : text.split(u',', Qt::SkipEmptyParts)) {
            const auto address = hex::address(part);
            if (!address)
                return fail(ErrorKind::Invalid, "BAD_ADDRESS",
                            Message(QT_TRANSLATE_NOOP(
                                        "Engine", "The %1 registry's address must be 0x and 40 hexadecimal digits."))
                                .arg(QLatin1String(name(kind))));
            all.push_back({*address, kind});
        }
    }
    return all;
}

namespace {

QString hashed(const QStringList& parts)
{
    const QByteArray text = parts.join(u' ').toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(16));
}

QString revisionOf(const RuledToken& token)
{
    QStringList parts;
    bool ofOwner = false;
    for (std::size_t i = 0; i < balanceRules.size(); ++i)
        if (token.has(i)) {
            parts << QLatin1String(balanceRules[i].name);
            ofOwner = ofOwner || balanceRules[i].isOfOwner;
        }
    if (ofOwner)
        parts << QString::fromLatin1(hex::bytes(token.owner));
    for (const ConstructorMint& mint : token.minted)
        parts
            << u"%1 %2 %3"_s.arg(mint.block).arg(QString::fromLatin1(hex::bytes(mint.holder)), mint.amount.toString());
    return hashed(parts);
}

}  // namespace

QString revisionOf(const QString& stream, const QJsonObject& settings)
{
    if (isBalanceEvents(stream)) {
        const auto token = ruledTokenOf(stream, settings);
        return token ? revisionOf(*token) : QString();
    }
    if (stream != "registries"_L1)
        return {};
    // Migration 16 does the same for existing streams.
    const QJsonObject registries = settings.value("registries"_L1).toObject();
    QStringList parts;
    for (auto each = registries.begin(); each != registries.end(); ++each)
        for (const QString& address : each.value().toString().split(u',', Qt::SkipEmptyParts))
            parts << each.key() + u'=' + address.toLower();
    parts.sort();
    return hashed(parts);
}

/// Rows of a rule that is off must go, so other rules are read again in any case.
bool wantsNoMore(const QJsonObject& before, const QJsonObject& now)
{
    for (const auto key : {"rules"_L1, "owner"_L1, "minted"_L1})
        if (before.value(key) != now.value(key))
            return false;
    const auto read = registriesFromJson(before.value("registries"_L1).toObject());
    const auto wanted = registriesFromJson(now.value("registries"_L1).toObject());
    return read && wanted && std::all_of(wanted->begin(), wanted->end(), [&](const RegistryAddress& one) {
               return std::find(read->begin(), read->end(), one) != read->end();
           });
}

}  // namespace signalbox::evm
